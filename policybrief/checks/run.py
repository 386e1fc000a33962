"""All checks over one corpus."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from policybrief.checks.dates_and_roles import check_dates_and_roles
from policybrief.checks.prose import check_prose
from policybrief.checks.records import check_records
from policybrief.checks.references import check_references
from policybrief.checks.verbatim import check_words
from policybrief.models.corpus import Corpus
from policybrief.problems import Problem, in_order

CHECKS: Final[tuple[Callable[[Corpus], Iterator[Problem]], ...]] = (
    check_words,
    check_references,
    check_dates_and_roles,
    check_records,
    check_prose,
)


def check_corpus(corpus: Corpus) -> list[Problem]:
    """Return everything that is wrong with *corpus*, in order of place.

    The corpus may have been read from a folder or put together in Python.
    """
    return in_order(problem for check in CHECKS for problem in check(corpus))
