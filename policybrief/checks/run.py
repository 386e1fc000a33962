"""All checks over one corpus."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from policybrief.checks.coverage import check_coverage
from policybrief.checks.dates_and_roles import check_dates_and_roles
from policybrief.checks.doubles import check_doubles
from policybrief.checks.facts import check_facts
from policybrief.checks.names import check_names
from policybrief.checks.people import check_people
from policybrief.checks.prose import check_prose
from policybrief.checks.records import check_records
from policybrief.checks.references import check_references
from policybrief.checks.silence import check_silence, without_silenced
from policybrief.checks.takedown import check_takedown
from policybrief.checks.texts import check_texts
from policybrief.checks.verbatim import check_words
from policybrief.checks.weekdays import check_weekdays
from policybrief.models.corpus import Corpus
from policybrief.problems import Problem, in_order

CHECKS: Final[tuple[Callable[[Corpus], Iterator[Problem]], ...]] = (
    check_words,
    check_texts,
    check_references,
    check_dates_and_roles,
    check_records,
    check_facts,
    check_prose,
    check_people,
    check_coverage,
    check_doubles,
    check_names,
    check_weekdays,
    check_takedown,
    check_silence,
)


def check_corpus(corpus: Corpus) -> list[Problem]:
    """Return everything that is wrong with *corpus*, in order of place.

    The corpus may have been read from a folder or put together in Python. Warnings that the
    briefing or an article silences are left out.
    """
    found = (problem for check in CHECKS for problem in check(corpus))
    return in_order(without_silenced(corpus, found))
