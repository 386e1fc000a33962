"""What changed between two analyses, and nothing else."""

from __future__ import annotations

import datetime
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from policybrief import (
    Article,
    Comparison,
    Corpus,
    Country,
    Fact,
    LineNews,
    Organization,
    Person,
    StatementNews,
    Turn,
    VoiceChange,
    analyse,
    compare,
)
from policybrief.models.utterances import utterance_of
from tests.analysis.tiny import WALL, date, says, tiny
from tests.strategies import corpora


def between(corpus: Corpus, start: str, end: str) -> Comparison:
    return compare(analyse(corpus, date(start)), analyse(corpus, date(end)))


def news(
    *sayings: dict[str, object], start: str = "2023-01-01", end: str = "2023-12-31"
) -> list[str]:
    """Return what became of Romania's line."""
    found = between(tiny(*sayings), start, end)
    return [one.value for change in found.lines for one in change.news]


FIRST = says("ro", "2022-08-01", "for")


@pytest.mark.parametrize(
    ("sayings", "found"),
    [
        ([FIRST], []),
        ([says("ro", "2023-08-01")], ["new"]),
        ([FIRST, says("ro", "2023-08-01", "against")], ["position"]),
        ([FIRST, says("ro", "2023-08-01", "against"), says("ro", "2023-09-01")], ["restated"]),
        ([FIRST, says("ro", "2023-08-01", "for", condition="x")], ["condition"]),
        ([FIRST, says("ro", "2023-08-01", "for", act="decides")], ["act"]),
        ([FIRST, says("president", "2023-08-01", "for")], ["firmer", "speaker"]),
        (
            [says("president", "2022-08-01"), says("president", "2023-08-01", reported=True)],
            ["weaker"],
        ),
        ([says("minister", "2022-08-01"), says("minister", "2023-08-01")], ["restated"]),
        ([says("past-minister", "2022-08-01")], []),
        ([says("ro", "2022-08-01", until="2023-06-30")], ["lapsed"]),
        ([says("ro", "2021-08-01", until="2023-06-30")], ["lapsed", "stale"]),
        ([says("president", "2022-08-01"), says("senator", "2023-08-01", "against")], []),
    ],
)
def test_what_becomes_of_a_line(sayings: list[dict[str, object]], found: list[str]) -> None:
    """The weightiest stands first; what does not touch the line is none of it."""
    assert news(*sayings) == found


def test_time_alone_changes_lines() -> None:
    """A line grows old, its speaker leaves, and both can be mended."""
    minister = says("past-minister", "2022-08-01")
    old = says("ro", "2019-08-01")

    assert news(minister, start="2022-12-01") == ["past-holder"]
    assert news(old, start="2020-01-01", end="2022-01-01") == ["stale"]
    assert news(old, says("ro", "2023-08-01")) == ["current"]
    assert news(
        says("old-president", "2022-01-01"), says("president", "2022-08-01"), start="2022-07-01"
    ) == ["new-holder"]


def test_shifts_are_those_that_are_new() -> None:
    """Also those that another shift took back."""
    there_and_back = tiny(
        FIRST, says("ro", "2023-08-01", "against"), says("ro", "2023-09-01", "for")
    )
    found = between(there_and_back, "2023-01-01", "2023-12-31")

    assert [one.after.statement.id for one in found.shifts] == [
        one.after.statement.id for one in reversed(analyse(there_and_back).shifts)
    ]
    assert len(found.shifts) == 2
    assert between(there_and_back, "2023-08-15", "2023-12-31").shifts == found.shifts[1:]


def test_voices() -> None:
    """New and ended dissent, a voice never heard before, and one that changed."""
    corpus = tiny(
        says("president", "2022-08-01", "for"),
        says("premier", "2022-09-01", "against"),
        says("senator", "2022-09-01", "for"),
        says("expert", "2022-09-02", "for"),
        says("premier", "2023-05-01", "for"),
        says("minister", "2023-05-02", "against"),
        says("senator", "2023-05-03", "against"),
        says("envoy", "2023-05-04", "for"),
    )
    found = between(corpus, "2022-08-15", "2022-12-31").voices
    later = between(corpus, "2023-01-01", "2023-12-31").voices

    assert [(one.news.value, holder(one)) for one in found] == [
        ("new-dissent", "president"),
        ("new-voice", "expert"),
        ("new-voice", "senator"),
    ]
    assert [(one.news.value, holder(one)) for one in later] == [
        ("new-dissent", "minister"),
        ("new-voice", "envoy"),
        ("changed", "senator"),
        ("dissent-ended", "president"),
    ]


def holder(change: VoiceChange) -> str:
    voice = change.after or change.before
    assert voice is not None
    return voice.evidence.holder


def earlier() -> Corpus:
    return tiny(
        says("president", "2022-08-01", words="We will build it this very year", article="a"),
        says("senator", "2022-08-01", words="never", article="a"),
        says("minister", "2022-08-01", words="perhaps", article="b"),
        says("premier", "2022-08-01", words="soon", article="b"),
    )


def later(**changes: dict[str, object]) -> Corpus:
    sayings = {
        "president": says("president", "2022-08-01", words="We will build it this very year"),
        "senator": says("senator", "2022-08-01", words="never"),
        "minister": says("minister", "2022-08-01", words="perhaps"),
        "premier": says("premier", "2022-08-01", words="soon"),
    }
    articles = {"president": "a", "senator": "a", "minister": "b", "premier": "b"}
    made = []
    for speaker, saying in sayings.items():
        change = changes.get(speaker, {})
        if change is not None:
            made.append({**saying, "article": articles[speaker], **change})
    return tiny(*made)


def test_statements_of_two_copies() -> None:
    """Added, removed, withdrawn, with other words, with another coding: each is told apart."""
    after = later(
        president={"words": "We will build it this very month"},
        senator={"position": "against"},
        minister={"withdrawn": "misheard"},
        premier={"words": "a wholly different sentence"},
    )
    found = compare(analyse(earlier()), analyse(after)).statements
    back = compare(analyse(after), analyse(earlier())).statements

    assert sorted((one.news.value, one.fields) for one in found) == [
        ("added", ()),
        ("recoded", ("stances",)),
        ("removed", ()),
        ("reworded", ("quote",)),
        ("withdrawn", ()),
    ]
    assert StatementNews.RESTORED in {one.news for one in back}


def test_another_id_alone_is_no_correction() -> None:
    """What was said is what it was, so there is nothing to name."""
    found = compare(analyse(earlier()), analyse(later(president={"id": "of-our-own"})))

    assert found.statements == ()


def test_a_correction_of_ours_is_no_change_of_theirs() -> None:
    """The same words coded another way are told as that: no shift, no voice that changed."""
    old = tiny(says("president", "2022-08-01", "for"), says("senator", "2022-08-02", "for"))
    new = tiny(says("president", "2022-08-01", "open"), says("senator", "2022-08-02", "against"))

    found = compare(analyse(old), analyse(new))

    assert [one.news for one in found.lines] == [(LineNews.RECODED,)]
    assert found.shifts == found.voices == ()
    assert [one.news for one in found.statements] == [StatementNews.RECODED] * 2


def test_a_line_whose_words_were_corrected_was_not_stated_again() -> None:
    """Other words give another id, but it is still the same statement."""
    words = "We will build it this very year"
    old = tiny(says("ro", "2021"), says("president", "2022-08-01", "against", words=words))
    new = tiny(says("ro", "2021"), says("president", "2022-08-01", "against", words=f"{words}!"))

    found = compare(analyse(old), analyse(new))

    assert len(analyse(new).shifts) == 1
    assert found.lines == found.shifts == found.voices == ()
    assert [one.news for one in found.statements] == [StatementNews.REWORDED]


def test_what_only_coders_see_is_no_change() -> None:
    """A note or another checker is no news."""
    after = later(president={"note": "checked again", "checked": "zz"})

    assert compare(analyse(earlier()), analyse(after)).empty


def test_facts_and_conflicts() -> None:
    """A claim is known from the date of its article on."""
    fact = Fact(subject="wall", property="length", value=5, unit="km")
    corpus = Corpus(
        articles=[
            Article(id="a", title="A", date="2022-01-01", facts=[fact]),
            Article(id="b", title="B", date="2023-05-01", facts=[attrs.evolve(fact, value=6)]),
        ]
    )
    found = between(corpus, "2023-01-01", "2023-12-31")
    gone = compare(analyse(corpus), analyse(attrs.evolve(corpus, articles=corpus.articles[:1])))

    assert [(one.turn, one.fact.article) for one in found.facts] == [(Turn.BEGUN, "b")]
    assert [(one.turn, len(one.conflict.claims)) for one in found.conflicts] == [(Turn.BEGUN, 2)]
    assert [one.turn for one in gone.facts + gone.conflicts] == [Turn.ENDED, Turn.ENDED]


def claims(*changes: dict[str, Any]) -> Corpus:
    """Return a corpus of one claim in each article, with these changes."""
    fact = Fact(subject="wall", property="length", value=5, unit="km")
    return Corpus(
        articles=[
            Article(id=f"a{at}", title="A", date="2022-01-01", facts=[attrs.evolve(fact, **one)])
            for at, one in enumerate(changes)
        ]
    )


def test_a_claim_is_what_it_claims() -> None:
    """A note or a resolution makes no other claim; a resolution is news of the conflict."""
    old = claims({}, {"value": 6})
    noted = compare(analyse(old), analyse(claims({}, {"value": 6, "note": "checked"})))
    resolved = analyse(claims({}, {"value": 6, "resolution": "Five."}))
    found, back = compare(analyse(old), resolved), compare(resolved, analyse(old))

    assert noted.empty
    assert found.facts == back.facts == ()
    assert [(one.turn, one.conflict.resolved) for one in found.conflicts] == [(Turn.BEGUN, "Five.")]
    assert [(one.turn, one.conflict.resolved) for one in back.conflicts] == [(Turn.BEGUN, None)]


def test_several_conflicts_of_one_property() -> None:
    """Each comes and goes for itself; one that has a claim more has not gone."""
    early: list[dict[str, Any]] = [{"as_of": "2020"}, {"as_of": "2020", "value": 6}]
    late: list[dict[str, Any]] = [{"as_of": "2021"}, {"as_of": "2021", "value": 7}]
    both, one = claims(*early, *late), claims(*early)
    more = claims(*early, {"as_of": "2020", "value": 8})

    def turns(old: Corpus, new: Corpus) -> list[tuple[str, list[object]]]:
        found = compare(analyse(old), analyse(new)).conflicts
        return [(each.turn.value, [fact.value for fact in each.conflict.claims]) for each in found]

    assert turns(one, both) == [("begun", [5, 7])]
    assert turns(both, one) == [("ended", [5, 7])]
    assert turns(one, more) == [("begun", [5, 6, 8])]


def test_one_utterance_is_added_once() -> None:
    """Its other accounts are told as that, also one that comes later."""
    first = says("president", "2023-05-01", article="a", id="first")
    again = says("president", "2023-05-03", article="b", same_as="first", id="again")
    third = says("president", None, article="c", same_as="first", id="third", date="2023-05-06")
    both, all_ = tiny(first, again), tiny(first, again, third)

    since = between(all_, "2023-04-01", "2023-12-31").statements
    later = compare(analyse(both), analyse(all_)).statements

    assert [(one.news.value, one.after and one.after.id) for one in since] == [
        ("added", "first"),
        ("account", "again"),
        ("account", "third"),
    ]
    assert [(one.news.value, one.after and one.after.id) for one in later] == [("account", "third")]


def test_a_post_that_ended_has_the_dates_of_the_newer_copy() -> None:
    """Also when the same person holds it again later."""

    def held(*roles: str) -> Corpus:
        return tiny(actors=[Person(id="ada", name="Ada", roles=roles)])

    post = "minister of tides of ro"
    old = held(f"{post}, 2015/2016", f"{post}, 2020-01-01/..")
    new = held(f"{post}, 2015/2016", f"{post}, 2026/..", f"{post}, 2020-01-01/2022-05-05")
    (found,) = compare(analyse(old, date("2023-01-01")), analyse(new, date("2023-01-01"))).roles
    (gone,) = compare(analyse(old, date("2023-01-01")), analyse(held(), date("2023-01-01"))).roles

    assert (found.turn, found.role.span.text) == (Turn.ENDED, "2020-01-01/2022-05-05")
    assert (gone.turn, gone.role.span.text) == (Turn.ENDED, "2020-01-01/..")


def league(*memberships: str) -> Corpus:
    """Return a corpus in which a topic is asked of the members of a league."""
    return tiny(
        actors=[
            Organization(id="league", name="League", type="alliance"),
            Country(id="norland", name="Norland", memberships=memberships),
            Organization(id="crew", name="Crew", memberships=["league, 2020/2023-06"]),
        ],
        topics=[attrs.evolve(WALL, asked_of=["league"])],
    )


def test_memberships_and_who_is_asked() -> None:
    """By day and by copy; who joins is asked, and who leaves is not any more."""
    corpus = league("league, 2022-01-01/2023-05-01")
    joined = between(corpus, "2021-12-31", "2022-06-01")
    left = between(corpus, "2022-06-01", "2023-12-31")
    copied = compare(analyse(league(), date("2022-06-01")), analyse(corpus, date("2022-06-01")))
    swift = between(corpus, "2021-12-31", "2023-12-31")

    for found in (joined, copied):
        assert [(one.turn, one.member, one.country) for one in found.memberships] == [
            (Turn.BEGUN, "norland", "norland")
        ]
        assert [(one.turn, one.country, one.topic) for one in found.asked] == [
            (Turn.BEGUN, "norland", "sea-wall")
        ]
    assert [(one.turn, one.member, one.country) for one in left.memberships] == [
        (Turn.ENDED, "crew", None),
        (Turn.ENDED, "norland", "norland"),
    ]
    assert [(one.turn, one.country) for one in left.asked] == [(Turn.ENDED, "norland")]
    assert [one.turn for one in swift.memberships] == [Turn.ENDED, Turn.BEGUN, Turn.ENDED]
    assert swift.asked == ()
    assert len(left.about(country="norland").memberships) == 1
    assert left.about(country="norland", topic="sea-wall").memberships == ()
    assert len(left.about(country="norland", topic="sea-wall").asked) == 1
    assert left.about(country="ro").memberships == ()
    assert left.about(country="ro").asked == ()


def test_roles() -> None:
    """Posts taken and left, also within the time; a second term is no news."""
    brief = Person(
        id="brief", name="Brief", roles=["minister of health of ro, 2022-07-05/2022-08-01"]
    )
    again = Person(
        id="again",
        name="Again",
        roles=["mayor of ro, 2020-01-01/2022-06-30", "mayor of ro, 2022-07-01/.."],
    )
    found = between(tiny(actors=[brief, again]), "2022-06-15", "2022-09-01").roles

    assert [(one.person, one.turn.value, one.country) for one in found] == [
        ("brief", "begun", "ro"),
        ("brief", "ended", "ro"),
        ("old-president", "ended", "ro"),
        ("president", "begun", "ro"),
    ]


def test_about_keeps_what_is_asked() -> None:
    """Only what concerns the country and the topic."""
    corpus = tiny(says("president", "2023-05-01"), says("stranger", "2023-05-02"))
    whole = between(corpus, "2023-01-01", "2023-12-31")

    assert [one.country for one in whole.lines] == ["bg", "ro"]
    assert [one.country for one in whole.about(country="bg").lines] == ["bg"]
    assert [
        one.after and one.after.speaker.key for one in whole.about(country="bg").statements
    ] == ["stranger"]
    assert whole.about(topic="sea-wall").lines == whole.lines
    assert whole.about(country="bg", topic="other").empty
    assert whole.about() is whole


@given(corpora(), st.dates(datetime.date(2019, 1, 1), datetime.date(2027, 1, 1)))
def test_nothing_changes_between_a_day_and_itself(corpus: Corpus, day: datetime.date) -> None:
    """Any corpus compared with itself gives nothing."""
    assert compare(analyse(corpus, day), analyse(corpus, day)).empty


@given(corpora(), corpora(), st.dates(datetime.date(2019, 1, 1), datetime.date(2027, 1, 1)))
def test_no_utterance_is_added_twice(one: Corpus, other: Corpus, day: datetime.date) -> None:
    """Of any two analyses: what has several accounts is added once, or was known."""
    for found in (
        compare(analyse(other, day), analyse(other)),
        compare(analyse(one), analyse(other)),
    ):
        added = [
            utterance_of(other, each.after)
            for each in found.statements
            if each.after is not None and each.news is StatementNews.ADDED
        ]
        assert len(added) == len(set(added))


@given(
    corpora(),
    st.lists(
        st.dates(datetime.date(2019, 1, 1), datetime.date(2027, 1, 1)), min_size=2, max_size=2
    ),
)
def test_every_line_that_differs_is_told(corpus: Corpus, days: list[datetime.date]) -> None:
    """A line that came, or whose position differs, has a change; none is told of an equal one."""
    start, end = sorted(days)
    before, after = analyse(corpus, start), analyse(corpus, end)
    told = {(one.country, one.topic): one.news for one in compare(before, after).lines}

    for key in {*before.standings, *after.standings}:
        old, new = before.line(*key), after.line(*key)
        if (old is None) != (new is None):
            assert told[key] == (LineNews.NEW,)
        elif old is not None and new is not None and old.position is not new.position:
            assert told[key][0] is LineNews.POSITION
        elif (
            old is not None and new is not None and old.evidence.statement == new.evidence.statement
        ):
            assert LineNews.POSITION not in told.get(key, ())
