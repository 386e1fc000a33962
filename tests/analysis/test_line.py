"""The official line."""

from __future__ import annotations

import datetime
from itertools import pairwise
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from policybrief.analysis.ledger import analyse
from policybrief.analysis.line import Verdict
from policybrief.models.corpus import Corpus
from policybrief.models.stance import Position
from tests.analysis.tiny import AUTHOR, NAMED, UNNAMED, analysed, date, line, says, some_line
from tests.strategies import corpora, days

P = "president"


def case(name: str, at: str, holder: str | None, position: str | None, *sayings: Any) -> Any:
    return pytest.param(at, holder, position, sayings, id=name)


CASES = [
    case("nothing", "2024-01-01", None, None),
    case("first", "2024-01-01", P, "for", says(P, "2023-05-01")),
    case("first-lowest-band", "2024-01-01", "ro", "for", says("ro", "2023-05-01")),
    case("first-unclear", "2024-01-01", P, "unclear", says(P, "2023-05-01", "unclear")),
    case("on-the-day-itself", "2023-05-01", P, "for", says(P, "2023-05-01")),
    case("day-before", "2023-04-30", None, None, says(P, "2023-05-01")),
    case(
        "same-band-replaces",
        "2024-01-01",
        "premier",
        "against",
        says(P, "2023-05-01"),
        says("premier", "2023-06-01", "against"),
    ),
    case(
        "higher-band-replaces",
        "2024-01-01",
        P,
        "against",
        says("minister", "2023-05-01"),
        says(P, "2023-06-01", "against"),
    ),
    case(
        "lower-band-does-not",
        "2024-01-01",
        P,
        "for",
        says(P, "2023-05-01"),
        says("minister", "2023-06-01", "against"),
        says("envoy", "2023-06-02", "against"),
        says("ro", "2023-06-03", "against"),
    ),
    case(
        "holder-gone",
        "2024-01-01",
        "minister",
        "against",
        says("old-president", "2022-06-30"),
        says("minister", "2022-07-01", "against"),
    ),
    case(
        "holder-on-last-day",
        "2024-01-01",
        "old-president",
        "for",
        says("old-president", "2022-06-01"),
        says("minister", "2022-06-30", "against"),
    ),
    case(
        "window-exactly",
        "2024-01-01",
        "premier",
        "for",
        says("premier", "2020-05-01"),
        says("minister", "2022-05-01", "against"),
    ),
    case(
        "older-than-window",
        "2024-01-01",
        "minister",
        "against",
        says("premier", "2020-05-01"),
        says("minister", "2022-05-02", "against"),
    ),
    case(
        "country-never-gone",
        "2024-01-01",
        "ministry",
        "for",
        says("ministry", "2023-05-01"),
        says("ro", "2023-06-01", "against"),
    ),
    case(
        "unclear-never-replaces",
        "2024-01-01",
        P,
        "for",
        says(P, "2023-05-01"),
        says(P, "2023-06-01", "unclear"),
    ),
    case(
        "unclear-never-replaces-even-one-gone-and-old",
        "2027-01-01",
        "old-president",
        "for",
        says("old-president", "2020-05-01"),
        says(P, "2026-06-01", "unclear"),
    ),
    case(
        "clear-replaces-unclear",
        "2024-01-01",
        P,
        "open",
        says(P, "2023-05-01", "unclear"),
        says(P, "2023-06-01", "open"),
    ),
    case(
        "lower-clear-does-not-replace-unclear",
        "2024-01-01",
        P,
        "unclear",
        says(P, "2023-05-01", "unclear"),
        says("minister", "2023-06-01"),
    ),
    case(
        "open-replaces",
        "2024-01-01",
        P,
        "open",
        says(P, "2023-05-01"),
        says(P, "2023-06-01", "open"),
    ),
    case("unnamed", "2024-01-01", None, None, says(UNNAMED, "2023-05-01")),
    case("author", "2024-01-01", None, None, says(AUTHOR, "2023-05-01", of=P)),
    case("expert", "2024-01-01", None, None, says(NAMED, "2023-05-01")),
    case("personal", "2024-01-01", None, None, says(P, "2023-05-01", personal=True)),
    case("undated", "2024-01-01", None, None, says(P, None)),
    case("former", "2024-01-01", None, None, says("old-president", "2022-07-01")),
    case("not-yet", "2024-01-01", None, None, says(P, "2022-06-30")),
    case("uncertain-role", "2024-01-01", None, None, says("maybe-minister", "2023-05-01")),
    case("another-country", "2024-01-01", None, None, says("stranger", "2023-05-01")),
    case("by-the-article", "2024-01-01", P, "for", says(P, None, date="2023-05-01")),
    case("article-later-than-date", "2024-01-01", None, None, says(P, None, date="2024-01")),
    case("latest-possible-day", "2023-05-30", None, None, says(P, "2023-05")),
    case(
        "never-later-than-the-article", "2023-05-30", P, "for", says(P, "2023", date="2023-05-30")
    ),
    case(
        "before-the-date",
        "2023-05-31",
        P,
        "for",
        says(P, "2023-05-01"),
        says(P, "2023-06-01", "against"),
    ),
    case(
        "same-day-higher-band-last",
        "2024-01-01",
        P,
        "for",
        says(P, "2023-05-01"),
        says("minister", "2023-05-01", "against", act="does"),
    ),
    case(
        "same-day-unclear-head",
        "2024-01-01",
        "minister",
        "against",
        says(P, "2023-05-01", "unclear"),
        says("minister", "2023-05-01", "against"),
    ),
    case(
        "ascribed",
        "2024-01-01",
        P,
        "against",
        says("minister", "2023-05-01"),
        says("adviser", "2023-06-01", "against", of=P),
    ),
]


@pytest.mark.parametrize(("at", "holder", "position", "sayings"), CASES)
def test_the_line(at: str, holder: str | None, position: str | None, sayings: Any) -> None:
    """The first statement that speaks is the line; each next one replaces it by the rule."""
    for order in (sayings, sayings[::-1]):
        found = line(*order, at=at)

        assert (found and found.evidence.holder) == holder
        assert (found and found.position.value) == position


def test_every_verdict_is_shown() -> None:
    """All that the rule looked at is kept, with what it made of it."""
    found = some_line(
        says("senator", "2019-01-01"),
        says("premier", "2019-02-01"),
        says("minister", "2019-03-01"),
        says("old-president", "2019-04-01", "against"),
        says(P, "2019-04-02", "unclear"),
        says("premier", "2019-04-03", "unclear"),
        says("minister", "2022-07-01"),
        says("ro", "2025-01-01"),
        says("ro", "2026-01-01", "against"),
        at="2025-06-01",
    )

    assert [(one.evidence.holder, one.verdict) for one in found.considered] == [
        ("senator", Verdict.SILENT),
        ("premier", Verdict.FIRST),
        ("minister", Verdict.LOWER),
        ("old-president", Verdict.AS_HIGH),
        ("president", Verdict.SILENT),
        ("premier", Verdict.UNCLEAR),
        ("minister", Verdict.HOLDER_GONE),
        ("ro", Verdict.OUTDATED),
        ("ro", Verdict.LATER),
    ]
    assert found.considered[0].reason == "in no post that speaks for the country"
    assert all(one.reason for one in found.considered)


@pytest.mark.parametrize(
    ("said", "at", "window", "stale"),
    [
        ("2022-01-01", "2024-01-01", 24, False),
        ("2021-12-31", "2024-01-01", 24, True),
        ("2023-12-01", "2024-01-01", 1, False),
        ("2023-11-30", "2024-01-01", 1, True),
    ],
)
def test_stale(said: str, at: str, window: int, stale: bool) -> None:
    """A line is stale when its statement is older than the window; it is still the line."""
    assert some_line(says("premier", said), at=at, window=window).stale is stale


@pytest.mark.parametrize(
    ("until", "at", "lapsed"),
    [
        (None, "2024-01-01", False),
        ("2023-12-31", "2024-01-01", True),
        ("2023-12-31", "2023-12-31", False),
        ("2023", "2023-12-31", False),
        ("2023-06", "2023-07-01", True),
        ("2023-06/..", "2024-01-01", False),
    ],
)
def test_lapsed(until: str | None, at: str, lapsed: bool) -> None:
    """A line lapses after `until`."""
    found = some_line(says("premier", "2023-05-01", until=until), at=at)

    assert (found.lapsed, found.current) == (lapsed, not lapsed)


@pytest.mark.parametrize(
    ("saying", "at", "past"),
    [
        (says("old-president", "2022-06-01"), "2022-06-30", False),
        (says("old-president", "2022-06-01"), "2022-07-01", True),
        (says("past-minister", "2022-06-01"), "2023-01-01", True),
        (says("president", "2022-07-01"), "2023-01-01", False),
        (says("ministry", "2022-06-01"), "2023-01-01", False),
        (says("ro", "2022-06-01"), "2023-01-01", False),
    ],
)
def test_past_holder(saying: dict[str, Any], at: str, past: bool) -> None:
    """A line is that of a past holder once its speaker has left the post."""
    assert some_line(saying, at=at).past_holder is past


@pytest.mark.parametrize(
    ("since", "sayings"),
    [
        pytest.param("2023-05-01", [says(P, "2023-05-01")], id="one"),
        pytest.param("2023-05", [says(P, "2023-05")], id="month"),
        pytest.param("../2023-05-01", [says(P, None, date="2023-05-01")], id="by"),
        pytest.param(
            "2023-01-01", [says(P, "2023-01-01"), says("premier", "2023-05-01")], id="run"
        ),
        pytest.param(
            "2023-05-01",
            [says(P, "2023-01-01", "leans-for"), says(P, "2023-05-01")],
            id="other-position",
        ),
        pytest.param(
            "2023-05-01",
            [says(P, "2023-01-01"), says(P, "2023-03-01", "open"), says(P, "2023-05-01")],
            id="interrupted",
        ),
        pytest.param(
            "2023-01-01",
            [says(P, "2023-01-01"), says(P, "2023-03-01", "unclear"), says(P, "2023-05-01")],
            id="unclear-between",
        ),
        pytest.param(
            "2023-01-01",
            [
                says(P, "2023-01-01"),
                says("minister", "2023-03-01", "against"),
                says(P, "2023-05-01"),
            ],
            id="lower-band-between",
        ),
        pytest.param(
            "2023-01-01",
            [says(P, "2023-01-01"), says(P, "2023-05-01", condition="vote")],
            id="condition-keeps-the-run",
        ),
        pytest.param(
            "2021-05-01",
            [says("premier", "2021-05-01"), says("premier", "2023-05-01")],
            id="gap-of-the-window",
        ),
        pytest.param(
            "2023-05-02",
            [says("premier", "2021-05-01"), says("premier", "2023-05-02")],
            id="gap-longer",
        ),
        pytest.param(
            "2020-01-01",
            [
                says("premier", "2020-01-01"),
                says("minister", "2021-06-01"),
                says("premier", "2023-05-02"),
            ],
            id="restated-from-below",
        ),
        pytest.param(
            "2020-01-01",
            [says("premier", "2020-01-01"), says("premier", "2021-06-01"), says(P, "2023-05-02")],
            id="no-gap",
        ),
        pytest.param(
            "2023-04-01",
            [
                says(P, None, date="2023-05-01", reported=True, same_as="first"),
                says(P, "2023-04-01", id="first"),
            ],
            id="the-account-that-dates-it",
        ),
    ],
)
def test_since(since: str, sayings: list[dict[str, Any]]) -> None:
    """A run of one position begins with its first statement; a gap or another line ends it."""
    assert str(some_line(*sayings).since) == since


@pytest.mark.parametrize(
    ("thin", "sayings"),
    [
        pytest.param(True, [says(P, "2023-05-01")], id="once"),
        pytest.param(False, [says(P, "2023-05-01"), says(P, "2023-05-02")], id="two-days"),
        pytest.param(
            False, [says(P, "2023-05-01"), says("premier", "2023-05-01")], id="two-speakers"
        ),
        pytest.param(False, [says(P, "2023-05-01"), says(P, "2023-05-01")], id="two-articles"),
        pytest.param(
            True,
            [says(P, "2023-05-01", article="a"), says(P, "2023-05-01", article="a")],
            id="one-occasion-twice",
        ),
        pytest.param(
            True,
            [says(P, "2023-05-01", id="first"), says(P, "2023-05-01", same_as="first")],
            id="same-utterance",
        ),
        pytest.param(
            True,
            [says(P, "2023-05-01", id="first"), says(P, "2023-05-04", same_as="first")],
            id="same-utterance-dated-later",
        ),
        pytest.param(
            True,
            [
                says(P, "2023-05-01", id="first"),
                says(P, "2023-05-01", id="second", same_as="first"),
                says(P, "2023-05-01", same_as="second"),
            ],
            id="same-utterance-in-a-chain",
        ),
        pytest.param(
            True, [says("ro", "2023-05-01"), says("ro", "2023-05-02")], id="country-named-twice"
        ),
        pytest.param(
            True,
            [says(P, "2023-05-01"), says("adviser", "2023-05-02", of=P)],
            id="line-graded-reported",
        ),
        pytest.param(
            False, [says(P, "2023-05-01"), says("minister", "2023-05-02")], id="from-below"
        ),
        pytest.param(
            True,
            [says(P, "2023-05-01"), says("minister", "2023-05-02", "leans-for")],
            id="other-position-from-below",
        ),
        pytest.param(
            True, [says(P, "2023-05-01"), says("senator", "2023-05-02")], id="not-speaking"
        ),
        pytest.param(
            True,
            [says("premier", "2020-05-01"), says("premier", "2023-05-01")],
            id="an-earlier-run",
        ),
    ],
)
def test_thin(thin: bool, sayings: list[dict[str, Any]]) -> None:
    """A line is thin with fewer than two occasions, or graded reported."""
    assert some_line(*sayings).thin is thin


@pytest.mark.parametrize(
    ("condition", "not_restated", "sayings"),
    [
        (None, None, [says(P, "2023-05-01")]),
        ("vote", None, [says(P, "2023-05-01", condition="vote")]),
        (None, "vote", [says(P, "2023-05-01", condition="vote"), says(P, "2023-05-02")]),
        (
            None,
            None,
            [says(P, "2023-05-01", condition="vote"), says(P, "2023-05-02", condition="none")],
        ),
        (
            None,
            None,
            [says(P, "2023-05-01", condition="vote"), says(P, "2023-05-02", "leans-for")],
        ),
        (
            "treaty",
            None,
            [says(P, "2023-05-01", condition="vote"), says(P, "2023-05-02", condition="treaty")],
        ),
    ],
)
def test_conditions(condition: str | None, not_restated: str | None, sayings: Any) -> None:
    """A line names its statement's condition; one it is silent on is "not restated"."""
    found = some_line(*sayings)

    assert (found.condition, found.not_restated) == (condition, not_restated)


def test_another_account_does_not_turn_the_line_back() -> None:
    """An utterance retold after the line has moved on is as old as it was."""
    found = some_line(
        says(P, "2023-05-01", id="first"),
        says(P, "2023-05-05", "against"),
        says(P, None, "for", date="2023-05-09", same_as="first"),
    )

    assert found.position is Position.AGAINST


@given(corpora(), st.data())
def test_order_does_not_matter(corpus: Corpus, choice: st.DataObject) -> None:
    """The same articles, actors and topics in any order give the same lines."""
    shuffled = attrs.evolve(
        corpus,
        articles=choice.draw(st.permutations(corpus.articles)),
        actors=choice.draw(st.permutations(corpus.actors)),
        topics=choice.draw(st.permutations(corpus.topics)),
    )
    one, other = analyse(corpus), analyse(shuffled)

    assert other.standings == one.standings
    assert other.shifts == one.shifts
    assert other.alignments == one.alignments


@given(corpora(), days)
def test_a_line_never_depends_on_what_came_after(corpus: Corpus, at: datetime.date) -> None:
    """At any date the line is the same when everything later is taken away."""
    earlier = attrs.evolve(
        corpus,
        articles=[
            attrs.evolve(
                article,
                statements=[one for one in article.statements if one.day is None or one.day <= at],
            )
            for article in corpus.articles
        ],
    )
    full, cut = analyse(corpus, at), analyse(earlier, at)

    assert [_shape(one) for one in full.lines] == [_shape(one) for one in cut.lines]
    assert _days(full.shifts) == _days(cut.shifts)


def _days(shifts: Any) -> list[Any]:
    return [(one.country, one.topic, one.after.day, one.changed, one.kind) for one in shifts]


def _shape(found: Any) -> tuple[Any, ...]:
    fields = ("country", "topic", "position", "condition", "not_restated", "act", "grade", "thin")
    flags = ("since", "occasions", "articles", "stale", "lapsed", "past_holder")
    return (found.evidence.statement.id, *(getattr(found, name) for name in fields + flags))


@given(corpora(), days)
def test_a_line_is_the_last_that_counted(corpus: Corpus, at: datetime.date) -> None:
    """A line rests on dated words that speak for the country; unclear follows only unclear."""
    analysis = analyse(corpus, at)
    for (country, topic), standing in analysis.standings.items():
        found = standing.line
        steps = [one.evidence for one in standing.considered if one.verdict.counts]

        assert analysis.line(country, topic) == found
        assert (found is None) == (not steps)
        if found is None:
            continue
        assert found.evidence is steps[-1]
        assert found.evidence.speaks
        assert found.evidence.day is not None
        assert found.evidence.day <= at
        assert 1 <= found.articles <= len(corpus.articles)
        assert found.occasions >= 1
        for before, after in pairwise(steps):
            assert after.position is not Position.UNCLEAR or before.position is Position.UNCLEAR


@given(corpora(), st.data())
def test_a_statement_without_a_date_never_makes_a_line(
    corpus: Corpus, choice: st.DataObject
) -> None:
    """Without any date there is no line, and no shift."""
    undated = attrs.evolve(
        corpus,
        articles=[
            attrs.evolve(
                article,
                date=None,
                statements=[attrs.evolve(one, said=None, day=None) for one in article.statements],
            )
            for article in corpus.articles
        ],
    )
    analysis = analyse(undated, choice.draw(days))

    assert analysis.lines == ()
    assert analysis.shifts == ()


@given(corpora())
def test_unclear_never_changes_a_clear_position(corpus: Corpus) -> None:
    """Taking every unclear stance away leaves each clear line as it was, or brings one."""
    clear = attrs.evolve(
        corpus,
        articles=[
            attrs.evolve(
                article,
                statements=[
                    attrs.evolve(
                        one,
                        stances=[
                            each for each in one.stances if each.position is not Position.UNCLEAR
                        ],
                    )
                    for one in article.statements
                ],
            )
            for article in corpus.articles
        ],
    )
    at = datetime.date(2027, 1, 1)
    without = analyse(clear, at)
    for found in analyse(corpus, at).lines:
        first = next(one for one in found.considered if one.verdict.counts)
        if first.evidence.position is not Position.UNCLEAR:
            other = without.line(found.country, found.topic)

            assert other is not None
            assert other.evidence.statement.id == found.evidence.statement.id


def test_an_empty_corpus_has_no_lines() -> None:
    """Nothing in, nothing out."""
    analysis = analyse(Corpus())

    assert (analysis.at, analysis.lines, analysis.countries) == (None, (), ())
    assert analysis.line("ro", "sea-wall") is None


def test_the_line_at_any_date() -> None:
    """One analysis tells the line at every date."""
    analysis = analysed(says(P, "2023-05-01"), says(P, "2023-06-01", "against"))
    found = [analysis.line("ro", "sea-wall", date(at)) for at in ("2023-04-30", "2023-05-31")]

    assert found[0] is None
    assert found[1] is not None
    assert found[1].position is Position.FOR


def test_of_several_accounts_the_firmest_is_the_statement():
    """A later and weaker account of the first statement is neither the first nor before it."""
    ledger = analysed(
        says(P, "2023-05-01", id="first"),
        says(P, None, date="2023-05-09", reported=True, id="again", same_as="first"),
    )
    (considered,) = ledger.considered.values()
    made = {one.evidence.statement.id: one.verdict for one in considered}
    found = ledger.line("ro", "sea-wall")

    assert made == {"first": Verdict.FIRST, "again": Verdict.ACCOUNT}
    assert found is not None
    assert (found.articles, found.occasions) == (2, 1)
    assert ledger.previous(ledger.corpus.statement_by_id["first"], "sea-wall") is None
    assert ledger.previous(ledger.corpus.statement_by_id["again"], "sea-wall") is None


def test_what_was_said_before_is_another_utterance():
    """Accounts of one utterance have the same statement before them, however they are ordered."""
    ledger = analysed(
        says(P, "2023-04-01", id="old"),
        says(P, "2023-05-01", id="first"),
        says(P, None, date="2023-05-09", reported=True, id="again", same_as="first"),
    )
    before = {
        id_: ledger.previous(ledger.corpus.statement_by_id[id_], "sea-wall")
        for id_ in ("first", "again")
    }

    assert {key: one and one.id for key, one in before.items()} == {"first": "old", "again": "old"}
