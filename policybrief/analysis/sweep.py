"""The lines of one country on one topic, statement by statement, in one pass.

`official_line` says what a line is, from all that was said by a day. Here each next statement
changes what is known after the one before, so that a long history costs no more for each of its
statements than a short one.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

import attrs

from policybrief.analysis.evidence import Evidence
from policybrief.analysis.line import (
    Considered,
    Verdict,
    carry,
    is_older,
    occasion,
    since_account,
)
from policybrief.models.corpus import Corpus
from policybrief.models.dates import EdtfDate
from policybrief.models.stance import DROPPED


@attrs.frozen(kw_only=True)
class Swept:
    """What a line is after a statement, but for what the day decides on which it is asked for.

    The attributes are those of `Line`.
    """

    evidence: Evidence
    condition: str | None
    not_restated: str | None
    since: EdtfDate
    occasions: int
    articles: int


@attrs.define
class _Run:
    """The unbroken run of a line's position: what made it and what restated it from below."""

    corpus: Corpus
    last: Evidence
    first: tuple[int, Evidence]
    occasions: set[tuple[str, datetime.date | None, str]] = attrs.field(factory=set)
    articles: set[str] = attrs.field(factory=set)
    said: dict[str, list[tuple[int, Evidence]]] = attrs.field(factory=dict)

    def goes_on(self, one: Evidence) -> bool:
        """Say whether a statement is of the same position, and no gap lies before it."""
        return one.position is self.last.position and not (
            one.day is not None and is_older(self.corpus, self.last, one.day)
        )

    def count(self, place: int, one: Evidence) -> None:
        """Count a statement of the run, or another account of one."""
        if place < self.first[0]:
            self.first = (place, one)
        self.occasions.add(occasion(self.corpus, one))
        self.articles.add(one.statement.article)
        self.said.setdefault(one.utterance, []).append((place, one))

    def since(self) -> EdtfDate:
        """Return when the first of it was said."""
        first = self.first[1]
        accounts = sorted(self.said[first.utterance], key=lambda pair: pair[0])
        return since_account(first, (one for _place, one in accounts))


def sweep(corpus: Corpus, considered: Iterable[Considered]) -> Iterator[Swept | None]:
    """Yield the line after each piece of evidence; None as long as there is none.

    Args:
        corpus: Where the window is.
        considered: What `consider` returned for the country and topic.
    """
    run: _Run | None = None
    found: Swept | None = None
    carried: str | None = None
    accounts: dict[tuple[str, str], list[tuple[int, Evidence]]] = {}
    for place, each in enumerate(considered):
        one, counts = each.evidence, each.verdict.counts
        restates = each.verdict is Verdict.LOWER and one.day is not None
        if each.verdict is Verdict.ACCOUNT:
            accounts.setdefault((one.utterance, one.holder), []).append((place, one))
        if counts:
            same = found is not None and found.evidence.position is one.position
            carried = carry(carried if same else None, one)
            if run is None or not run.goes_on(one):
                run = _Run(corpus, one, (place, one))
        if run is not None and (counts or (restates and run.goes_on(one))):
            run.last = one
            for known in ((place, one), *accounts.get((one.utterance, one.holder), ())):
                run.count(*known)
            line = one if counts or found is None else found.evidence
            found = _swept(line, carried, run)
        yield found


def _swept(line: Evidence, carried: str | None, run: _Run) -> Swept:
    condition = line.stance.condition
    return Swept(
        evidence=line,
        condition=None if condition == DROPPED else condition,
        not_restated=carried if condition is None else None,
        since=run.since(),
        occasions=len(run.occasions),
        articles=len(run.articles),
    )
