"""The register of facts: every claim, by subject and property."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from policybrief.analysis.conflict import Conflict
from policybrief.models.fact import Fact


@attrs.frozen(kw_only=True)
class Property:
    """One property of a subject, with all that sources claim of it.

    Attributes:
        name: Its name.
        claims: The claims, in order of article.
        conflicts: The claims among them that cannot all be true.
    """

    name: str
    claims: tuple[Fact, ...]
    conflicts: tuple[Conflict, ...]

    def conflict_of(self, claim: Fact) -> Conflict | None:
        """Return the conflict in which a claim takes part, or None."""
        return next(
            (one for one in self.conflicts if any(claim is other for other in one.claims)), None
        )


@attrs.frozen(kw_only=True)
class Subject:
    """Something of which facts were recorded.

    Attributes:
        id: Its id, as the files write it.
        properties: Its properties, by name. They stand beside each other and are not compared.
    """

    id: str
    properties: tuple[Property, ...]


def register(facts: Iterable[Fact], conflicts: Iterable[Conflict]) -> tuple[Subject, ...]:
    """Return the facts by subject and property, with the conflicts among them.

    Args:
        facts: The facts, by subject and property, as `all_facts` gives them.
        conflicts: The conflicts among them.
    """
    claims: dict[str, dict[str, list[Fact]]] = {}
    for fact in facts:
        claims.setdefault(fact.subject, {}).setdefault(fact.property, []).append(fact)
    found: dict[tuple[str, str], list[Conflict]] = {}
    for conflict in conflicts:
        found.setdefault((conflict.subject, conflict.property), []).append(conflict)
    return tuple(
        Subject(
            id=subject,
            properties=tuple(
                Property(
                    name=name,
                    claims=tuple(group),
                    conflicts=tuple(found.get((subject, name), ())),
                )
                for name, group in properties.items()
            ),
        )
        for subject, properties in claims.items()
    )
