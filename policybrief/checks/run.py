"""All checks over one corpus."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from policybrief.checks.coders import check_coders
from policybrief.checks.corrections import check_corrections
from policybrief.checks.coverage import check_coverage
from policybrief.checks.dates_and_roles import check_dates_and_roles
from policybrief.checks.doubles import check_doubles
from policybrief.checks.facts import check_facts
from policybrief.checks.names import check_names
from policybrief.checks.people import check_people
from policybrief.checks.pins import check_pins
from policybrief.checks.prose import check_prose
from policybrief.checks.quotation import check_quotation
from policybrief.checks.records import check_records
from policybrief.checks.references import check_references
from policybrief.checks.silence import check_silence, without_silenced
from policybrief.checks.takedown import check_takedown
from policybrief.checks.texts import check_texts
from policybrief.checks.verbatim import check_words
from policybrief.checks.weekdays import check_weekdays
from policybrief.models.corpus import Corpus
from policybrief.problems import Problem, Severity, in_order

CHECKS: Final[tuple[Callable[[Corpus], Iterator[Problem]], ...]] = (
    check_words,
    check_texts,
    check_pins,
    check_quotation,
    check_references,
    check_dates_and_roles,
    check_corrections,
    check_records,
    check_facts,
    check_prose,
    check_people,
    check_coders,
    check_coverage,
    check_doubles,
    check_names,
    check_weekdays,
    check_takedown,
    check_silence,
)


_OF_RELEASES: Final = (check_references, check_dates_and_roles, check_records)
"""What a release is checked for: its words were verified when it was made."""

_LEFT_OUT: Final = frozenset(["unknown-statement"])
"""What may be wrong with a release, because drafts were left out of it."""


def check_released(corpus: Corpus) -> list[Problem]:
    """Return what is wrong with a corpus that was read from a release, without warnings."""
    found = (problem for check in _OF_RELEASES for problem in check(corpus))
    return in_order(
        one for one in found if one.severity is Severity.ERROR and one.code not in _LEFT_OUT
    )


def check_corpus(corpus: Corpus) -> list[Problem]:
    """Return everything that is wrong with *corpus*, in order of place.

    The corpus may have been read from a folder or put together in Python. Warnings that the
    briefing or an article silences are left out.
    """
    found = (problem for check in CHECKS for problem in check(corpus))
    return in_order(without_silenced(corpus, found))
