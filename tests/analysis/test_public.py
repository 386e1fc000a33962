"""The corpus as its readers may see it."""

from __future__ import annotations

import datetime

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from policybrief.analysis.ledger import analyse
from policybrief.analysis.public import public_corpus
from policybrief.models.actor import Organization, Person
from policybrief.models.article import Article
from policybrief.models.briefing import Briefing
from policybrief.models.corpus import Corpus
from policybrief.models.fact import Fact
from policybrief.models.source import Event, Publisher
from policybrief.models.statement import Statement
from policybrief.models.topic import Topic
from tests.analysis.tiny import UNNAMED, says, tiny
from tests.strategies import corpora

LATER = "2030"


def said(speaker: str = "ada", **fields: object) -> Statement:
    """Return a statement of somebody."""
    return Statement(speaker=speaker, quote="it is so", **fields)


def held(**fields: object) -> Article:
    """Return an embargoed article of a year that is over on no day of these tests."""
    return Article(**{"id": "held", "title": "Held", "publish_after": LATER, **fields})


def shown(corpus: Corpus) -> set[str]:
    """Return the ids of all records that readers see."""
    public = public_corpus(corpus)[0]
    kinds = (public.articles, public.actors, public.topics, public.publishers, public.events)
    return {one.id for records in kinds for one in records}


BRIEFING = Briefing(title="B", as_of="2026-01-31")
ADA = Person(id="ada", name="Ada")


def test_a_corpus_with_nothing_to_hide_is_itself() -> None:
    """Nothing is made anew, so that what it knows of itself is kept."""
    corpus = tiny(says("president", "2023"))

    assert analyse(corpus).corpus is corpus


@pytest.mark.parametrize(
    ("referring", "names"),
    [
        ({"articles": [Article(id="a", title="A", statements=[said()])]}, {"ada"}),
        ({"articles": [Article(id="a", title="A", statements=[said("fr", to=["ada"])])]}, {"ada"}),
        (
            {"articles": [Article(id="a", title="A", statements=[said(withdrawn="no")])]},
            {"ada"},
        ),
        ({"articles": [Article(id="a", title="A", draft=True, statements=[said()])]}, set()),
        ({"topics": [Topic(id="t", title="T", proposition="P.", body="[she](ada)")]}, {"ada"}),
        ({"topics": [Topic(id="t", title="T", proposition="P.", asked_of=["ada"])]}, {"ada"}),
        (
            {"topics": [Topic(id="t", title="T", proposition="P.", body="[she](ada)", draft=True)]},
            set(),
        ),
        ({"briefing": attrs.evolve(BRIEFING, body="By [her](ada).")}, {"ada"}),
        ({"actors": [ADA, Person(id="bo", name="Bo", distinct_from=["ada"])]}, set()),
        ({"articles": [Article(id="a", title="A", publisher="ada-wire")]}, set()),
        ({}, set()),
    ],
)
def test_a_record_stays_when_something_public_refers_to_it(referring, names) -> None:
    """An article, a topic, prose; no draft, and not that somebody else is distinct."""
    start = {"articles": [], "actors": [ADA], "briefing": BRIEFING} | referring
    corpus = Corpus(**start | {"articles": [*start["articles"], held(statements=[said()])]})

    assert shown(corpus) & {"ada", "held"} == names


def test_what_rests_on_what_is_hidden_is_hidden() -> None:
    """By however many steps; what something else refers to as well stays."""
    corpus = Corpus(
        articles=[held(statements=[said(event="meeting")], publisher="wire")],
        actors=[
            Person(id="ada", name="Ada", roles=["head of guild, 2020/.."]),
            Person(id="bo", name="Bo", roles=["head of union, 2020/.."]),
            Organization(id="guild", name="Guild", memberships=["union, 2020/..", "club, 2020/.."]),
            Organization(id="union", name="Union"),
            Organization(id="club", name="Club"),
        ],
        publishers=[Publisher(id="wire", name="Wire"), Publisher(id="other", name="Other")],
        events=[Event(id="meeting", title="Meeting"), Event(id="party", title="Party")],
        briefing=BRIEFING,
    )

    assert shown(corpus) == {"bo", "union", "other", "party"}


@pytest.mark.parametrize(
    ("others", "stays"),
    [
        ([], False),
        ([Article(id="a", title="A", statements=[said(stances={"t": "for"})])], True),
        ([Article(id="a", title="A", draft=True, statements=[said(stances={"t": "for"})])], False),
        (
            [Article(id="a", title="A", statements=[said(stances={"t": "for"}, withdrawn="x")])],
            False,
        ),
        (
            [Article(id="a", title="A", withdrawn="x", statements=[said(stances={"t": "for"})])],
            False,
        ),
    ],
)
def test_a_topic_stays_when_a_published_stance_is_on_it(others, stays) -> None:
    """Who is asked or links to it does not matter, and a topic without any stance stays."""
    corpus = Corpus(
        articles=[*others, held(statements=[said(stances={"t": "for"})])],
        actors=[ADA],
        topics=[
            Topic(id="t", title="T", proposition="P.", asked_of=["fr"]),
            Topic(id="u", title="U", proposition="P.", body="See [T](t)."),
        ],
        briefing=BRIEFING,
    )

    assert ("t" in shown(corpus)) is stays
    assert "u" in shown(corpus)


def test_who_is_only_named_in_the_words_is_hidden() -> None:
    """A person who was written down for the article, before anything was coded."""
    corpus = Corpus(
        articles=[held(body="It was Ada Brook, they say. Bo Cranes did not.")],
        actors=[Person(id="x", name="Ada Brook"), Person(id="y", name="Bo Crane")],
        briefing=BRIEFING,
    )

    assert shown(corpus) == {"y"}


@pytest.mark.parametrize(
    ("publish_after", "as_of", "embargoed"),
    [
        ("2026-01-30", "2026-01-31", False),
        ("2026-01-31", "2026-01-31", True),
        ("2026-01", "2026-01-31", True),
        ("2026-01", "2026-02-01", False),
        ("2026", "2026-12-31", True),
        ("2026", "2027-01-01", False),
        ("2025-12-01/2026-01-31", "2026-01-31", True),
    ],
)
def test_an_embargo_ends_when_its_last_day_is_over(publish_after, as_of, embargoed) -> None:
    """Of a month or a year the last day counts; the as-of day must be later."""
    corpus = Corpus(articles=[held(publish_after=publish_after)])

    assert ("held" not in analyse(corpus, as_of=as_of).corpus.article_by_id) is embargoed
    assert [one.id for one in corpus.with_as_of(as_of).live_articles] == (
        [] if embargoed else ["held"]
    )


def test_without_an_as_of_day_no_embargo_ends() -> None:
    """Neither the article's own date nor that of another embargoed one ends it."""
    corpus = Corpus(
        articles=[
            held(publish_after="1999", date="2026-01-01", statements=[said(said="2026-01-01")]),
            held(id="also", publish_after="1998", date="2025-01-01"),
        ]
    )

    assert corpus.as_of is None
    assert corpus.published == ()
    assert analyse(corpus, "2026-06-01").corpus.articles == ()


def test_only_articles_without_an_embargo_make_the_as_of_day() -> None:
    """Neither a held one nor one that is released moves it."""
    articles = [
        Article(id="a", title="A", date="2026-01-10"),
        held(id="over", publish_after="2026-01-05", date="2026-01-20"),
        held(id="next", publish_after="2026-01-15", date="2026-01-12"),
    ]
    found = analyse(Corpus(articles=articles))

    assert found.at == datetime.date(2026, 1, 10)
    assert found.corpus.as_of == found.at
    assert sorted(found.corpus.article_by_id) == ["a", "over"]


@pytest.mark.parametrize("at", ["2020", "2026-06-01", "2099"])
def test_the_day_for_lines_ends_no_embargo(at) -> None:
    """Only the as-of day does, whatever is asked of the past or the future."""
    corpus = Corpus(
        articles=[Article(id="a", title="A"), held(statements=[said()])],
        briefing=BRIEFING,
    )

    assert [one.id for one in analyse(corpus, at).corpus.articles] == ["a"]
    assert len(analyse(corpus, at, as_of="2031").corpus.articles) == 2


def test_accounts_of_what_is_hidden_stay_one_utterance() -> None:
    """Two articles that repeat words of an embargoed one count once, not twice."""
    corpus = tiny(
        says("premier", "2023-05-05", id="hush", article="held"),
        says("premier", "2023-05-06", id="second", same_as="hush", article="b"),
        says("premier", "2023-05-06", id="third", same_as="hush", article="c"),
        as_of="2026",
    )
    articles = [
        attrs.evolve(one, publish_after=LATER) if one.id == "held" else one
        for one in corpus.articles
    ]
    found = analyse(attrs.evolve(corpus, articles=articles))

    (utterance,) = found.utterances
    assert [one.id for one in utterance.accounts] == ["second", "third"]
    assert found.line("ro", "sea-wall").occasions == 1
    assert "hush" not in repr(found.corpus.statements)


@given(corpora(), st.data())
def test_an_embargoed_article_leaves_no_trace_in_what_is_computed(corpus, choice) -> None:
    """Lines, shifts, voices and counts are those of the corpus without the article."""
    ids = [one.id for one in corpus.articles]
    gone = set(choice.draw(st.lists(st.sampled_from(ids), unique=True)))
    day = choice.draw(st.sampled_from([None, "2026-06-01"]))
    corpus = attrs.evolve(corpus, briefing=attrs.evolve(corpus.briefing, as_of=day))
    with_ = attrs.evolve(
        corpus,
        articles=[
            attrs.evolve(one, publish_after=LATER) if one.id in gone else one
            for one in corpus.articles
        ],
    )
    without = attrs.evolve(corpus, articles=[one for one in corpus.articles if one.id not in gone])
    one, other = analyse(with_), analyse(without)

    assert one.at == other.at
    for name in ("lines", "shifts", "dissent", "other_voices", "pieces"):
        assert getattr(one, name).to_records() == getattr(other, name).to_records(), name
    assert [each.id for each in one.utterances] == [each.id for each in other.utterances]
    assert one.corpus.article_by_id.keys() == other.corpus.article_by_id.keys()


@given(corpora(), st.booleans())
def test_what_is_public_stays_so(corpus, drafts) -> None:
    """Looking twice hides nothing more."""
    public, _ = public_corpus(corpus, drafts=drafts)
    again, _ = public_corpus(public)

    assert again.statements == public.statements
    assert (again.articles, again.actors, again.topics) == (
        public.articles,
        public.actors,
        public.topics,
    )
    assert again.as_of == public.as_of


def test_an_empty_reason_takes_down_all_the_same() -> None:
    """Made in Python; a file must give one."""
    corpus = tiny(says("president", "2023", withdrawn="", gist="secret"))
    (statement,) = analyse(corpus).corpus.statements

    assert (statement.words, statement.gist) == ("", None)
    assert statement.withdrawn == "no reason is given"
    whole = Corpus(articles=[Article(id="a", title="Secret", withdrawn="", body="secret")])
    (article,) = analyse(whole).corpus.articles
    assert (article.title, article.body) == ("Withdrawn article", "")


def test_a_tombstone_keeps_its_id() -> None:
    """Its permalink is that of before, though its words are gone."""
    before = tiny(says("president", "2023"), says(UNNAMED, "2023"))
    after = tiny(says("president", "2023", withdrawn="x"), says(UNNAMED, "2023", withdrawn="x"))

    assert [one.id for one in before.statements] == [one.id for one in after.statements]
    public = analyse(after).corpus
    assert [one.id for one in public.statements] == [one.id for one in before.statements]
    assert public.statements[1].speaker.name == "unnamed source"


@pytest.mark.parametrize("gone", [{"draft": True}, {"withdrawn": "x"}, {"publish_after": LATER}])
def test_an_earlier_copy_tells_no_fact_of_what_is_no_longer_shown(gone: dict[str, object]) -> None:
    """The claims of an article that was made a draft since are told no more than its words."""
    fact = Fact(subject="wall", property="length", value="12")
    known = Article(id="a", title="A", facts=[fact])
    newer = Corpus(briefing=BRIEFING, articles=[attrs.evolve(known, **gone)])

    earlier, _ = public_corpus(Corpus(briefing=BRIEFING, articles=[known]), newer=newer)

    assert not [one for article in earlier.articles for one in article.facts]
