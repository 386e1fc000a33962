"""References to what is not there: one problem each, and a hint that leads to the right thing."""

from __future__ import annotations

from policybrief.models.statement import Statement
from tests.reading.corpora import found, look_at, write

BRIEFING = "title: Wall\ncontact: desk@example.org\n"
NORLAND = "---\nname: Norland\nkind: country\n---\n"
RAY = "---\nname: Cleo Ray\nkind: person\nroles:\n  - president of norland, 2020/..\n---\n"


def article(speaker: str, more: str = "") -> str:
    return (
        f"---\ntitle: {speaker}\ndate: 2026-01-01\nstatements:\n"
        f"  - speaker: {speaker}\n    quote: we build it\n{more}---\n“we build it”\n"
    )


def test_a_name_in_capitals_is_that_actor(tmp_path):
    """An actor of the briefing comes before a country whose name is merely alike."""
    files = {
        "briefing.yml": BRIEFING,
        "actors/norland.md": NORLAND,
        "articles/a.md": article("NORLAND"),
    }

    _, (problem,) = look_at(write(tmp_path, files))

    assert (problem.code, problem.hint) == ("unknown-actor", "write the id: 'norland'")


def test_a_slip_in_a_speaker_makes_no_second_problem(tmp_path):
    """What names the statement by the id that it should have is not reported as well."""
    meant = Statement(speaker="cleo-ray", quote="we build it").adopt("a", None, None, None).id
    files = {
        "briefing.yml": BRIEFING,
        "actors/norland.md": NORLAND,
        "actors/cleo-ray.md": RAY,
        "articles/a.md": article("cleo-rey"),
        "articles/b.md": article("cleo-ray", f"    same_as: {meant}\n"),
    }

    _, problems = look_at(write(tmp_path, files))

    assert [one for one in found(problems) if "same" not in one] == [
        "articles/a.md:5:14 unknown-actor"
    ]
    assert "unknown-statement" not in {one.code for one in problems}
