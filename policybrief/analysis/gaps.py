"""Gaps: what is missing, weak or old in a briefing, and what would close each gap."""

from __future__ import annotations

import enum
from collections.abc import Iterator, Mapping
from typing import Final

import attrs

from policybrief.analysis.evidence import Grade
from policybrief.analysis.ledger import Analysis
from policybrief.analysis.line import Line
from policybrief.analysis.standing import Silence
from policybrief.languages import N_, _
from policybrief.models.statement import Statement


class GapKind(enum.Enum):
    """What is missing, in the order in which a coder would look at it."""

    SILENT = "silent"
    UNSPOKEN = "unspoken"
    STALE = "stale"
    LAPSED = "lapsed"
    PAST_HOLDER = "past-holder"
    THIN = "thin"
    ONLY_REPORTED = "only-reported"
    NO_STATEMENT = "no-statement"
    NO_STANCE = "no-stance"
    UNDATED = "undated"
    UNCHECKED = "unchecked"
    NO_URL = "no-url"
    NO_PUBLISHER = "no-publisher"

    @property
    def title(self) -> str:
        """Its name."""
        return _(_WORDS[self][0])

    @property
    def closes(self) -> str:
        """What would close the gap."""
        return _(_WORDS[self][1])


_WORDS: Final[Mapping[GapKind, tuple[str, str]]] = {
    GapKind.SILENT: (
        N_("Asked, no statement found"),
        N_("Find an article in which somebody speaks for the country on the topic, and code it."),
    ),
    GapKind.UNSPOKEN: (
        N_("Topics nobody speaks to"),
        N_("Find a statement on the topic, ask it of somebody, or make the topic a draft."),
    ),
    GapKind.STALE: (
        N_("Lines out of date"),
        N_("Find what the country said since; a newer statement takes the place of the old one."),
    ),
    GapKind.LAPSED: (
        N_("Lapsed lines"),
        N_("Find out what came after the date until which it was to hold."),
    ),
    GapKind.PAST_HOLDER: (
        N_("Lines under a former holder"),
        N_("Find a statement of whoever holds the post now, or of the present government."),
    ),
    GapKind.THIN: (
        N_("Thin lines"),
        N_("Find a second occasion, or a report that names a speaker."),
    ),
    GapKind.ONLY_REPORTED: (
        N_("Countries with reported evidence only"),
        N_("Find a named speaker's own statement."),
    ),
    GapKind.NO_STATEMENT: (
        N_("Articles without statements"),
        N_("Code what is said in the article, or take it out of the briefing."),
    ),
    GapKind.NO_STANCE: (
        N_("Statements without a stance"),
        N_("Say what it means for a topic; leave it when it means nothing for any."),
    ),
    GapKind.UNDATED: (
        N_("Statements without a date"),
        N_("Give the article a date, or the statement a “said:”; without one it makes no line."),
    ),
    GapKind.UNCHECKED: (
        N_("Statements nobody has checked"),
        N_("Let a second person compare it with the article and write “checked:”."),
    ),
    GapKind.NO_URL: (
        N_("Source link not recorded"),
        N_("Write the article's “url:”."),
    ),
    GapKind.NO_PUBLISHER: (
        N_("Publisher not recorded"),
        N_("Write the article's “publisher:”."),
    ),
}


@attrs.frozen(kw_only=True)
class Gap:
    """One thing that is missing.

    Attributes:
        kind: What kind of gap it is.
        country: The country that it concerns, if one.
        topic: The topic that it concerns, if one.
        article: The article that it concerns, if one.
        statement: The published statement that it concerns, if one.
        reasons: Why it is a gap, as messages, where its kind does not say so.
    """

    kind: GapKind
    country: str | None = None
    topic: str | None = None
    article: str | None = None
    statement: str | None = None
    reasons: tuple[str, ...] = ()

    @property
    def because(self) -> str | None:
        """Why it is a gap, in words; None where its kind says so."""
        return ", ".join(map(_, self.reasons)) or None


def find_gaps(analysis: Analysis) -> tuple[Gap, ...]:
    """Return everything that is missing, weak or old, kind by kind.

    Drafts are left out, and so are withdrawn statements. Of statements that are kept back until
    somebody has checked them nothing is told: they are for `check_corpus` to report.
    """
    order = list(GapKind)
    found = [
        *_of_topics(analysis),
        *_of_lines(analysis),
        *_of_countries(analysis),
        *_of_articles(analysis),
        *_of_statements(analysis),
    ]
    return tuple(sorted(found, key=lambda one: order.index(one.kind)))


def _of_topics(analysis: Analysis) -> Iterator[Gap]:
    spoken = {
        stance.topic for statement in analysis.corpus.published for stance in statement.stances
    }
    for topic in analysis.corpus.live_topics:
        if topic.id not in spoken:
            yield Gap(kind=GapKind.UNSPOKEN, topic=topic.id)
        for one in analysis.by_topic.get(topic.id, ()):
            if one.asked and one.silence is Silence.NO_STATEMENT:
                heard = (N_("others of the country spoke"),) if one.evidence else ()
                yield Gap(kind=GapKind.SILENT, country=one.country, topic=topic.id, reasons=heard)


def _of_lines(analysis: Analysis) -> Iterator[Gap]:
    for line in analysis.lines:
        marks = {
            GapKind.STALE: line.stale,
            GapKind.LAPSED: line.lapsed,
            GapKind.PAST_HOLDER: line.past_holder,
            GapKind.THIN: line.thin,
        }
        for kind, marked in marks.items():
            if marked:
                yield Gap(
                    kind=kind,
                    country=line.country,
                    topic=line.topic,
                    article=line.evidence.statement.article,
                    statement=line.evidence.statement.id,
                    reasons=_why_thin(line) if kind is GapKind.THIN else (),
                )


def _why_thin(line: Line) -> tuple[str, ...]:
    reasons = []
    if line.occasions < 2:
        reasons.append(N_("stated on one occasion"))
    if line.grade is Grade.REPORTED:
        reasons.append(N_("graded reported"))
    return tuple(reasons)


def _of_countries(analysis: Analysis) -> Iterator[Gap]:
    for country, standings in analysis.by_country.items():
        grades = {one.grade for standing in standings for one in standing.evidence}
        if grades == {Grade.REPORTED}:
            yield Gap(kind=GapKind.ONLY_REPORTED, country=country)


def _of_articles(analysis: Analysis) -> Iterator[Gap]:
    for article in analysis.corpus.live_articles:
        if not article.reviewed and all(map(analysis.corpus.awaits_check, article.statements)):
            checked = analysis.corpus.briefing.require_checked
            reasons = (N_("none that is checked"),) if checked else ()
            yield Gap(kind=GapKind.NO_STATEMENT, article=article.id, reasons=reasons)
        if article.url is None:
            yield Gap(kind=GapKind.NO_URL, article=article.id)
        if article.publisher is None:
            yield Gap(kind=GapKind.NO_PUBLISHER, article=article.id)


def _of_statements(analysis: Analysis) -> Iterator[Gap]:
    corpus = analysis.corpus
    live = [
        statement
        for article in corpus.live_articles
        for statement in article.statements
        if statement.id in corpus.published_ids
    ]
    checking = any(corpus.checked_by(statement) is not None for statement in live)
    for statement in live:
        if checking and corpus.checked_by(statement) is None:
            yield _gap_of(GapKind.UNCHECKED, statement)
        if not statement.stances:
            yield _gap_of(GapKind.NO_STANCE, statement)
        if analysis.day(statement) is None:
            yield _gap_of(GapKind.UNDATED, statement)


def _gap_of(kind: GapKind, statement: Statement) -> Gap:
    return Gap(kind=kind, article=statement.article, statement=statement.id)
