"""The official line: what a country's position on a topic is at a date, and why."""

from __future__ import annotations

import datetime
import enum
from collections.abc import Iterable, Iterator

import attrs

from policybrief.analysis.evidence import Evidence, Grade
from policybrief.languages import N_, _
from policybrief.models.corpus import Corpus
from policybrief.models.dates import Covers, EdtfDate, months_before
from policybrief.models.posts import holds_post
from policybrief.models.stance import DROPPED, Act, Position


class Verdict(enum.Enum):
    """What the rule made of one piece of evidence."""

    FIRST = N_("the first statement")
    AS_HIGH = N_("its speaker ranks at least as high")
    HOLDER_GONE = N_("the earlier speaker no longer held the post")
    OUTDATED = N_("the earlier statement was out of date")
    LOWER = N_("its speaker ranks lower than the line's")
    UNCLEAR = N_("unclear, which replaces no clear position")
    ACCOUNT = N_("a firmer account of the same utterance counts")
    SILENT = N_("does not speak for the country")
    LATER = N_("later than the date")

    @property
    def counts(self) -> bool:
        """Whether it made the line of its day."""
        return self in (Verdict.FIRST, Verdict.AS_HIGH, Verdict.HOLDER_GONE, Verdict.OUTDATED)


@attrs.frozen
class Considered:
    """One piece of evidence that the rule looked at, and what it made of it.

    Attributes:
        evidence: The evidence.
        verdict: What the rule made of it.
    """

    evidence: Evidence
    verdict: Verdict

    @property
    def reason(self) -> str:
        """Why it did or did not count."""
        if self.verdict is Verdict.SILENT and self.evidence.silent_because is not None:
            return _(self.evidence.silent_because)
        return _(self.verdict.value)


@attrs.frozen(kw_only=True)
class Line:
    """A country's position on a topic at a date.

    Attributes:
        country: Code of the country.
        topic: Id of the topic.
        at: The date.
        evidence: The evidence that makes the line.
        considered: All that the rule looked at, in order of date, with its verdicts.
        condition: The condition that its statement names; None when it names none.
        not_restated: An earlier condition on which later statements of the same position are
            silent; None when there is none.
        since: The date of the first statement of the unbroken run of this position.
        occasions: On how many occasions (speaker, day, article) the run was stated.
        articles: In how many articles.
        stale: Whether its statement is older than the window.
        lapsed: Whether it has lapsed by its own ``until``.
        past_holder: Whether its speaker no longer holds the post.
    """

    country: str
    topic: str
    at: datetime.date
    evidence: Evidence
    considered: tuple[Considered, ...]
    condition: str | None
    not_restated: str | None
    since: EdtfDate
    occasions: int
    articles: int
    stale: bool
    lapsed: bool
    past_holder: bool

    @property
    def position(self) -> Position:
        """The position."""
        return self.evidence.position

    @property
    def act(self) -> Act:
        """What its speaker did by stating it."""
        return self.evidence.stance.act

    @property
    def grade(self) -> Grade:
        """How well it is shown."""
        return self.evidence.grade

    @property
    def thin(self) -> bool:
        """Whether it was stated on fewer than two occasions, or is graded reported."""
        return self.occasions < 2 or self.grade is Grade.REPORTED

    @property
    def current(self) -> bool:
        """Whether it is neither stale nor lapsed."""
        return not (self.stale or self.lapsed)


def consider(corpus: Corpus, evidence: Iterable[Evidence]) -> tuple[Considered, ...]:
    """Return what the rule makes of the evidence for one country and topic, in order of date.

    The first statement that speaks for the country is its line. Each next one replaces it when its
    band is at least as high, or the line's speaker no longer held that post on its day, or the line
    was then older than the window. An unclear one never replaces a clear position. Of several
    accounts of one utterance only the firmest is looked at, which stands last.
    """
    line: Evidence | None = None
    found = []
    looked = tuple(evidence)
    firmest = {(one.utterance, one.holder): one for one in looked if one.speaks}
    for one in looked:
        verdict = _verdict(corpus, line, one)
        if one.speaks and firmest[one.utterance, one.holder] is not one:
            verdict = Verdict.ACCOUNT
        if verdict.counts:
            line = one
        found.append(Considered(one, verdict))
    return tuple(found)


def _verdict(corpus: Corpus, line: Evidence | None, one: Evidence) -> Verdict:
    if not one.speaks or one.day is None:
        return Verdict.SILENT
    if line is None:
        return Verdict.FIRST
    if one.position is Position.UNCLEAR and line.position is not Position.UNCLEAR:
        return Verdict.UNCLEAR
    if one.capacity.band >= line.capacity.band:
        return Verdict.AS_HIGH
    role = line.capacity.role
    if role is not None and holds_post(corpus, line.holder, role, one.day) is Covers.NO:
        return Verdict.HOLDER_GONE
    if is_older(corpus, line, one.day):
        return Verdict.OUTDATED
    return Verdict.LOWER


def is_older(corpus: Corpus, one: Evidence, day: datetime.date) -> bool:
    """Say whether *one* is older than the briefing's window on *day*."""
    return one.day is not None and one.day < months_before(day, corpus.briefing.window)


def is_lapsed(one: Evidence, day: datetime.date) -> bool:
    """Say whether *one* has lapsed by its own ``until`` on *day*."""
    until = one.stance.until
    return until is not None and until.latest is not None and until.latest < day


def is_past_holder(corpus: Corpus, one: Evidence, day: datetime.date) -> bool:
    """Say whether whoever stated *one* surely no longer holds that post on *day*."""
    role = one.capacity.role
    return role is not None and holds_post(corpus, one.holder, role, day) is Covers.NO


def official_line(
    corpus: Corpus, considered: Iterable[Considered], at: datetime.date
) -> Line | None:
    """Return the line at a date, or None when nobody has spoken for the country by then.

    Args:
        corpus: Where roles and the window are.
        considered: What `consider` returned for the country and topic.
        at: The date.
    """
    looked = tuple(
        one
        if one.evidence.day is None or one.evidence.day <= at
        else attrs.evolve(one, verdict=Verdict.LATER)
        for one in considered
    )
    by_then = [one for one in looked if one.verdict is not Verdict.LATER]
    steps = [one.evidence for one in by_then if one.verdict.counts]
    if not steps:
        return None
    line = steps[-1]
    run = _run(corpus, by_then)
    assert line.country is not None
    condition = line.stance.condition
    return Line(
        country=line.country,
        topic=line.topic,
        at=at,
        evidence=line,
        considered=looked,
        condition=None if condition == DROPPED else condition,
        not_restated=_not_restated(steps),
        since=_since(run),
        occasions=len({occasion(corpus, one) for one in run}),
        articles=len({one.statement.article for one in run}),
        stale=is_older(corpus, line, at),
        lapsed=is_lapsed(line, at),
        past_holder=is_past_holder(corpus, line, at),
    )


def _run(corpus: Corpus, by_then: list[Considered]) -> list[Evidence]:
    """Return the unbroken run of the last line's position, in order of date.

    It holds what made the line and what restated it from a lower band, with all accounts of both.
    Another line ends it, and so does a gap longer than the window.
    """
    run: list[Evidence] = []
    for one in by_then:
        evidence = one.evidence
        if one.verdict.counts:
            broken = bool(run) and (
                evidence.position is not run[-1].position
                or (evidence.day is not None and is_older(corpus, run[-1], evidence.day))
            )
            run = [evidence] if broken or not run else [*run, evidence]
        elif (
            one.verdict is Verdict.LOWER
            and run
            and evidence.position is run[-1].position
            and evidence.day is not None
            and not is_older(corpus, run[-1], evidence.day)
        ):
            run.append(evidence)
    kept = {one.place for one in run}
    given = {(one.utterance, one.holder) for one in run}
    return [
        one.evidence
        for one in by_then
        if one.evidence.place in kept
        or (
            one.verdict is Verdict.ACCOUNT
            and (one.evidence.utterance, one.evidence.holder) in given
        )
    ]


def _since(run: list[Evidence]) -> EdtfDate:
    """Return when the first of *run* was said, as the account says that gives its day."""
    return since_account(run[0], run)


def since_account(first: Evidence, run: Iterable[Evidence]) -> EdtfDate:
    """Return when *first* was said, as the account of *run* says that gives its day."""
    assert first.day is not None
    for one in run:
        account = one.statement
        if one.utterance == first.utterance and account.day == first.day and account.said:
            return account.said
    return EdtfDate.parse(first.day.isoformat()).by()


def occasion(corpus: Corpus, one: Evidence) -> tuple[str, datetime.date | None, str]:
    """Return speaker, day and article; an utterance that a second article repeats counts once."""
    return one.holder, one.day, corpus.statement_by_id[one.utterance].article


def _not_restated(steps: list[Evidence]) -> str | None:
    """Return the condition that earlier lines of this position named and the last ones do not."""
    if steps[-1].stance.condition is not None:
        return None
    *_earlier, carried = carried_conditions(steps)
    return carried


def carried_conditions(steps: Iterable[Evidence]) -> Iterator[str | None]:
    """Yield the condition that holds after each step: silence keeps it, "none" drops it.

    A line of another position begins without one.
    """
    carried: str | None = None
    position: Position | None = None
    for one in steps:
        carried = carry(carried if one.position is position else None, one)
        position = one.position
        yield carried


def carry(condition: str | None, one: Evidence) -> str | None:
    """Return the condition that holds after one more step of the same position."""
    if one.stance.condition == DROPPED:
        return None
    return one.stance.condition or condition
