"""Dissent and other voices."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from policybrief.analysis.ledger import analyse
from policybrief.analysis.voices import BODY_OR_OFFICE
from policybrief.models.corpus import Corpus
from policybrief.models.statement import SpeakerKind
from tests.analysis.tiny import NAMED, UNNAMED, says, standing
from tests.strategies import corpora

P = "president"
A, B, C = "2023-05-01", "2023-06-01", "2023-07-01"


def case(name: str, dissent: list[str], others: dict[str, bool | None], *sayings: Any) -> Any:
    return pytest.param(dissent, others, sayings, id=name)


CASES = [
    case("nobody-else", [], {}, says(P, A)),
    case("minister", ["minister"], {}, says(P, A), says("minister", B, "against")),
    case("before-the-line", ["minister"], {}, says("minister", A, "against"), says(P, B)),
    case("leaning", ["minister"], {}, says(P, A), says("minister", B, "leans-against")),
    case("same-side", [], {"minister": True}, says(P, A), says("minister", B, "leans-for")),
    case("open", [], {"minister": None}, says(P, A), says("minister", B, "open")),
    case("unclear", [], {"minister": None}, says(P, A), says("minister", B, "unclear")),
    case("line-open", [], {"minister": None}, says(P, A, "open"), says("minister", B)),
    case("line-unclear", [], {"minister": None}, says(P, A, "unclear"), says("minister", B)),
    case("both-heads", [P], {}, says(P, A, "against"), says("premier", B)),
    case(
        "bodies",
        ["adviser", "envoy", "ministry", "parliament"],
        {},
        says(P, A),
        *(says(one, B, "against") for one in ("ministry", "parliament", "adviser", "envoy")),
    ),
    case(
        "no-office",
        [],
        {"senator": False, "tide-party": False, "expert": True, "leader": None},
        says(P, A),
        says("senator", B, "against"),
        says("tide-party", B, "against"),
        says("expert", B),
        says("leader", B, "open"),
    ),
    case(
        "ascribed-by-the-author",
        [],
        {"expert": True},
        says(P, A),
        says("expert", A),
        says("author", B, "against", of="expert"),
    ),
    case(
        "no-longer-in-post",
        [],
        {"past-minister": False},
        says("past-minister", "2022-12-31", "against"),
        says(P, A),
    ),
    case(
        "uncertain-post",
        [],
        {"maybe-minister": False},
        says("maybe-minister", A, "against"),
        says(P, B),
    ),
    case(
        "perhaps-no-longer-in-post",
        [],
        {"maybe-gone": False},
        says("maybe-gone", A, "against"),
        says(P, B),
    ),
    case(
        "within-the-window",
        ["minister"],
        {},
        says("minister", "2022-01-01", "against"),
        says(P, A),
    ),
    case(
        "older-than-the-window",
        [],
        {"minister": False},
        says("minister", "2021-12-31", "against"),
        says(P, A),
    ),
    case(
        "latest-counts",
        [],
        {"minister": True},
        says("minister", A, "against"),
        says(P, B),
        says("minister", C),
    ),
    case(
        "latest-is-unclear",
        [],
        {"minister": None},
        says("minister", A, "against"),
        says(P, B),
        says("minister", C, "unclear"),
    ),
    case(
        "later-than-the-date",
        [],
        {},
        says(P, A),
        says("minister", "2024-01-02", "against"),
    ),
    case(
        "never-the-line's-speaker",
        [],
        {},
        says(P, A, "against"),
        says(P, B),
        says(P, C, "against", personal=True),
    ),
    case(
        "personal",
        [],
        {"minister": False},
        says(P, A),
        says("minister", B, "against", personal=True),
    ),
    case(
        "without-a-file",
        [],
        {"ira-jones": False, "unnamed-a-senior-official-ro": False},
        says(P, A),
        says(NAMED, B, "against"),
        says(UNNAMED, B, "against"),
    ),
    case("no-line", [], {"senator": None}, says("senator", B, "against")),
    case("another-country", [], {}, says(P, A), says("stranger", B, "against")),
    case("ascribed", ["minister"], {}, says(P, A), says("adviser", B, "against", of="minister")),
    case("country-itself", [], {}, says(P, A), says("ro", B, "against")),
]


@pytest.mark.parametrize(("dissent", "others", "sayings"), CASES)
def test_voices(dissent: list[str], others: dict[str, bool | None], sayings: Any) -> None:
    """Office holders on the other side dissent; everybody else is another voice."""
    for order in (sayings, sayings[::-1]):
        found = standing(*order)

        assert [one.evidence.holder for one in found.dissent] == dissent
        assert {one.evidence.holder: one.agrees for one in found.other_voices} == others


@given(corpora())
def test_what_every_voice_is(corpus: Corpus) -> None:
    """Each holder stands in one place only; dissent is in office and on the other side."""
    for found in analyse(corpus).standings.values():
        dissent = [one.evidence for one in found.dissent]
        others = [one.evidence for one in found.other_voices]
        holders = [one.holder for one in dissent + others]

        assert len(holders) == len(set(holders))
        if found.line is None:
            assert not dissent
            assert all(one.agrees is None for one in found.other_voices)
            continue
        assert found.line.evidence.holder not in holders
        for one in dissent:
            assert one.capacity.band >= BODY_OR_OFFICE
            assert {one.position.side, found.line.position.side} > {one.position.side}
            assert None not in (one.position.side, found.line.position.side)
        heard = {
            one.holder
            for one in found.evidence
            if one.capacity.kind != "country"
            and one.statement.speaker.kind is not SpeakerKind.AUTHOR
            and one.holder != found.line.evidence.holder
        }
        assert set(holders) == heard
