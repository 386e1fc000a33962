"""What somebody had said on a topic before."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping
from functools import cached_property

import attrs

from policybrief.analysis.evidence import Evidence, EvidenceOfRun, strength
from policybrief.models.statement import Statement
from policybrief.remembering import Memory


@attrs.frozen(slots=False)
class Earlier:
    """Everything that anybody said on a topic, in order; looked up holder by holder.

    Attributes:
        evidence: All evidence by country and topic, in order of date.
        memory: What was computed of the same evidence before.
    """

    evidence: EvidenceOfRun
    memory: Memory
    _found: dict[tuple[str, str], Mapping[str, Statement]] = attrs.field(
        factory=dict, init=False, eq=False, repr=False
    )

    def than(self, given: Iterable[Evidence]) -> Statement | None:
        """Return what the holder of a stance had said on its topic in an earlier utterance.

        Args:
            given: The evidence that one statement gives on one topic; of several holders, the last
                one that had said something counts.
        """
        order = sorted(given, key=lambda one: (one.country or "", strength(one)), reverse=True)
        for one in order:
            earlier = self._of(one.holder, one.topic).get(one.statement.id)
            if earlier is not None:
                return earlier
        return None

    def _of(self, holder: str, topic: str) -> Mapping[str, Statement]:
        if (holder, topic) not in self._found:
            groups = (group.get(holder, ()) for group in self._by_holder[topic])
            self._found[holder, topic] = _before(itertools.chain.from_iterable(groups))
        return self._found[holder, topic]

    @cached_property
    def _by_holder(self) -> Mapping[str, list[Mapping[str, tuple[Evidence, ...]]]]:
        """The evidence of each country by its holder, by topic."""
        found: dict[str, list[Mapping[str, tuple[Evidence, ...]]]] = {}
        for (_, topic), group in self.evidence.items():
            found.setdefault(topic, []).append(self.memory.of(_by_holder, group))
        return found


def _by_holder(evidence: tuple[Evidence, ...]) -> Mapping[str, tuple[Evidence, ...]]:
    found: dict[str, list[Evidence]] = {}
    for one in evidence:
        found.setdefault(one.holder, []).append(one)
    return {holder: tuple(group) for holder, group in found.items()}


def _before(evidence: Iterable[Evidence]) -> Mapping[str, Statement]:
    """Return, by statement, the one of the utterance before it; all is of one holder."""
    found: dict[str, Statement] = {}
    latest: Evidence | None = None
    earlier: Statement | None = None
    for one in evidence:
        if latest is not None and latest.utterance != one.utterance:
            earlier = latest.statement
        if earlier is not None:
            found[one.statement.id] = earlier
        latest = one
    return found
