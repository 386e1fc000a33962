"""Values and units of facts must be such that they can be compared."""

from __future__ import annotations

from collections.abc import Iterator

from policybrief.analysis.quantity import mismatched, unclear_number
from policybrief.analysis.units import ambiguous, misspelt
from policybrief.hints import did_you_mean, short
from policybrief.models.corpus import Corpus
from policybrief.models.fact import Fact
from policybrief.problems import NOWHERE, Problem


def check_facts(corpus: Corpus) -> Iterator[Problem]:
    """Yield values that are no numbers and look like some, and units that do not fit."""
    groups: dict[tuple[str, str], list[Fact]] = {}
    for article in sorted(corpus.articles, key=lambda one: one.id):
        for fact in article.facts:
            yield from _value(fact)
            yield from _unit(fact)
            if not fact.broken & {"subject", "property", "value", "unit"}:
                groups.setdefault((fact.subject, fact.property), []).append(fact)
    yield from _subjects(corpus)
    for group in groups.values():
        first = group[0]
        for fact in group[1:]:
            yield from _fitting(first, fact)


def _subjects(corpus: Corpus) -> Iterator[Problem]:
    """Yield names of subjects of which no article claims anything."""
    used = {fact.subject for article in corpus.articles for fact in article.facts}
    for id_ in corpus.briefing.subjects:
        if id_ not in used:
            yield Problem(
                corpus.briefing.place_of("subjects"),
                "unknown-subject",
                f"no fact has the subject '{short(id_)}'",
                did_you_mean(id_, used) or "take it out, or correct it",
            )


def _value(fact: Fact) -> Iterator[Problem]:
    hint = None if "value" in fact.broken else unclear_number(fact.value)
    if hint is not None:
        yield Problem(
            fact.place_of("value"),
            "unclear-number",
            f"'{short(str(fact.value))}' is text and compared as such",
            hint,
        )


def _unit(fact: Fact) -> Iterator[Problem]:
    if fact.unit is None or "unit" in fact.broken:
        return
    several = ambiguous(fact.unit)
    if several is not None:
        yield Problem(
            fact.place_of("unit"),
            "ambiguous-unit",
            f"'{several[0]}' has several meanings",
            f"write {several[1]}",
        )
        return
    meant = misspelt(fact.unit)
    if meant is not None:
        yield Problem(
            fact.place_of("unit"),
            "unknown-unit",
            f"'{short(fact.unit)}' is no unit known here",
            f"did you mean '{short(meant)}'?",
        )


def _fitting(first: Fact, fact: Fact) -> Iterator[Problem]:
    """Yield a unit that measures another thing than that of the first claim."""
    for one in (first, fact):
        if one.unit is not None and (ambiguous(one.unit) or misspelt(one.unit)):
            return
        if unclear_number(one.value) is not None:
            return
    if not mismatched(first.unit, fact.unit):
        return
    at = first.location
    where = "" if at is NOWHERE else f" in {at.path}, line {at.line}"
    this, other = (
        "no unit" if one.unit is None else f"'{short(one.unit)}'" for one in (fact, first)
    )
    yield Problem(
        fact.place_of("unit" if fact.unit is not None else "value"),
        "unit-mismatch",
        f"{this} here cannot be compared with {other}{where}",
        "use a unit of the same kind, or give the property another name",
    )
