"""Second codings and the agreement of coders in exports."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from typing import Any

import pytest

from policybrief import analyse, export, export_files
from policybrief.models.corpus import Corpus
from policybrief.models.topic import Topic
from policybrief.writing.codings import agreement_records
from tests.analysis.tiny import WALL, says, tiny

DRAFT = Topic(id="draft", title="A draft", proposition="It is not ready.", draft=True)
CODINGS = [
    {
        "coded": "cd",
        "stances": {
            "sea-wall": {"position": "open", "act": "offers", "of": "is", "until": "2027"},
            "draft": "for",
        },
        "note": "Hard to tell.",
    },
    {"coded": "ef", "stances": {}},
]


def corpus(*more: dict[str, Any], **fields: Any) -> Corpus:
    """Return a corpus with a statement that three coded, and more."""
    said = says("president", "2023-01-01", coded="ab", codings=CODINGS, id="s", words="so be it")
    first = {"article": "a", **said, **fields}
    body = {"a": "He said: so be it."}
    return tiny(first, *more, topics=(WALL, DRAFT), bodies=body)


def document(of: Corpus) -> Any:
    """Return the JSON document of a corpus."""
    return json.loads(export(of))


def test_codings_stand_beside_the_first() -> None:
    """With who, what and the note; a topic that is a draft is left out."""
    (statement,) = document(corpus())["statements"]

    assert [one["topic"] for one in statement["stances"]] == ["sea-wall"]
    assert statement["codings"] == [
        {
            "coded": "cd",
            "note": "Hard to tell.",
            "stances": [
                {
                    "topic": "sea-wall",
                    "position": "open",
                    "condition": None,
                    "act": "offers",
                    "of": "is",
                    "until": "2027",
                }
            ],
        },
        {"coded": "ef", "note": None, "stances": []},
    ]


def test_agreement_and_disagreements() -> None:
    """All topics together stand first; a coder who saw no stance has no position."""
    found = document(corpus())
    overall, wall = found["agreement"]

    assert (overall["topic"], wall["topic"]) == (None, "sea-wall")
    assert wall["coders"] == ["ab", "cd", "ef"]
    assert (wall["statements"], wall["seen"], wall["pairs"], wall["alike"]) == (1, 1, 3, 0)
    assert (wall["positions_alpha"], wall["positions_why_none"]) == (None, "too-few")
    assert found["disagreements"] == [
        {
            "topic": "sea-wall",
            "statement": "s",
            "positions": [
                {"coder": "ab", "position": "for"},
                {"coder": "cd", "position": "open"},
                {"coder": "ef", "position": None},
            ],
        }
    ]


def test_figures_are_numbers() -> None:
    """To three digits."""
    codings = [{"coded": "cd", "stances": {"sea-wall": "leans-for"}}]
    alike = [{"coded": "cd", "stances": {"sea-wall": "against"}}]
    more = [
        *(says("president", "2023-01-01", coded="ab", codings=codings) for _ in range(6)),
        *(says("president", "2023-01-01", "against", coded="ab", codings=alike) for _ in range(6)),
    ]
    (_, wall) = agreement_records(analyse(tiny(*more)))

    assert isinstance(wall["positions_alpha"], float)
    assert wall["positions_alpha"] == round(wall["positions_alpha"], 3)
    assert wall["positions_units"] == 12


def test_without_codings_the_lists_are_empty() -> None:
    """Nothing is made up."""
    found = document(corpus(codings=[]))

    assert found["agreement"] == found["disagreements"] == []
    assert found["statements"][0]["codings"] == []


@pytest.mark.parametrize("fields", [{"withdrawn": "It was wrong."}, {"draft": True}])
def test_what_is_not_published_has_no_codings(fields: dict[str, Any]) -> None:
    """Nobody learns what a coder made of it, or that there was one."""
    text = "".join(
        content.decode("utf-8", "replace")
        for name in ("json", "csv", "sqlite")
        for content in export_files(corpus(**fields), name).values()
    )

    assert "Hard to tell" not in text
    assert "Iceland" not in text
    assert document(corpus(**fields))["agreement"] == []


def _table(name: str, of: Corpus) -> list[dict[str, str]]:
    text = export_files(of, "csv")[f"{name}.csv"].decode()
    return list(csv.DictReader(io.StringIO(text)))


def test_tables() -> None:
    """A coding has a row even where its coder saw nothing."""
    made = corpus()

    assert [(one["place"], one["coded"]) for one in _table("codings", made)] == [
        ("1", "cd"),
        ("2", "ef"),
    ]
    (stance,) = _table("coding_stances", made)
    assert (stance["statement"], stance["coding"], stance["of"]) == ("s", "1", "is")
    assert [one["coder"] for one in _table("agreement_coders", made)] == ["ab", "cd", "ef"] * 2
    positions = [(one["coder"], one["position"]) for one in _table("disagreement_positions", made)]
    assert positions == [("ab", "for"), ("cd", "open"), ("ef", "")]


def test_the_database_is_sound(tmp_path) -> None:
    """Each reference leads somewhere, also to a country that stands in a second coding alone."""
    file = tmp_path / "ledger.sqlite"
    file.write_bytes(next(iter(export_files(corpus(), "sqlite").values())))
    with sqlite3.connect(file) as database:
        assert database.execute("pragma foreign_key_check").fetchall() == []
        rows = database.execute(
            "select coder, position from disagreement_positions "
            "join disagreements d on d.place = disagreements "
            "where d.statement = 's' order by disagreement_positions.place"
        ).fetchall()
    database.close()

    assert rows == [("ab", "for"), ("cd", "open"), ("ef", None)]
