"""Base maps of a briefing's own."""

from __future__ import annotations

import json
from pathlib import Path

from policybrief.analysis.ledger import analyse
from policybrief.maps import shipped_map
from policybrief.reading.folder import read_corpus
from policybrief.site.desk import Desk
from policybrief.site.views.topic_map import topic_map_view

OWN = {
    "width": 100,
    "height": 80,
    "land": "",
    "countries": {"fr": {"d": "M10 10l20 0 0 20z", "at": [20, 15]}},
    "notice": "Borders of our own.",
}


def folder(at: Path, own: str) -> Path:
    """Write a folder with one topic and a map of Europe."""
    for name, text in {
        "briefing.yml": "title: Bay brief\nas_of: 2026-01-01\n",
        "topics/wall.md": "---\ntitle: Wall\nproposition: It stands.\nasked_of: [fr]\n---\n",
        "maps/europe.json": own,
    }.items():
        file = at / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return at


def test_a_briefing_draws_borders_of_its_own(tmp_path: Path) -> None:
    """Its file takes the place of ours, with its own note below; the other map stays ours."""
    corpus, problems = read_corpus(folder(tmp_path, json.dumps(OWN)))
    desk = Desk(analyse(corpus))
    view = topic_map_view(desk, "wall", desk.here("topics/wall.html"))

    assert problems == []
    assert set(corpus.maps) == {"europe"}
    assert view is not None
    assert (view.width, view.notice) == ("100", "Borders of our own.")
    assert view.countries[0].path == "M10 10l20 0 0 20z"


def test_a_file_that_is_no_map_is_a_problem(tmp_path: Path) -> None:
    """The problem says where and what; ours is drawn."""
    for at, (own, says) in enumerate(
        {
            "[]": "this is no base map: the file is no mapping",
            "{": "this is no base map: it is no JSON",
            json.dumps({**OWN, "notice": None}): (
                "this is no base map: 'notice' is missing: whose boundaries these are"
            ),
            json.dumps(OWN | {"land": '"><script>'}): (
                "this is no base map: 'land' is no path of rings, each 'M x y', lines and 'z'"
            ),
        }.items()
    ):
        _corpus, problems = read_corpus(folder(tmp_path / str(at), own))

        assert [(str(one.location.path), one.code, one.message) for one in problems] == [
            ("maps/europe.json", "bad-map", says)
        ]


def test_without_a_file_ours_are_drawn(tmp_path: Path) -> None:
    """Nothing is read where nothing stands."""
    root = folder(tmp_path, "{}")
    (root / "maps" / "europe.json").unlink()
    corpus, problems = read_corpus(root)
    desk = Desk(analyse(corpus))
    view = topic_map_view(desk, "wall", desk.here("topics/wall.html"))

    assert (corpus.maps, problems) == ({}, [])
    assert view is not None
    assert view.width == str(shipped_map("europe").width)
