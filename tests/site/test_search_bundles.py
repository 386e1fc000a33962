"""A search in several bundles: which record is in which, and that only what changed is made."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from policybrief.engine import search_bundles
from policybrief.engine.search_bundles import split, write_bundles
from policybrief.site.search_records import Record
from tests.site.builds import files_of, found_in

MONTHS = st.dates().map(lambda day: day.isoformat()[:7])


def dated(day: str, number: int = 0) -> Record:
    """Return a record of a day; of none when that is empty."""
    return Record(
        url=f"articles/{day or 'none'}.html#s{number}",
        content=f"The pier is built, part {number}",
        meta={"title": "Ada Brook on the pier"},
        filters={"country": ("no",), **({"year": (day[:4],)} if day else {})},
        date=day,
    )


def several() -> list[Record]:
    """Return two records of each of three years, and one without a date."""
    days = ["2026-01-03", "2026-01-02", "2025-07-01", "2025-02-01", "2023-05-05", "2023-05-04"]
    return [dated(""), *map(dated, days)]


def below(folder: Path) -> list[tuple[str, bytes]]:
    """Return path and content of all files below a folder."""
    return list(files_of(folder))


def test_a_small_briefing_has_one_bundle(tmp_path):
    """All of it in the first, and no other is named."""
    written = write_bundles(tmp_path / "pagefind", [several])

    assert (written.records, written.made, written.kept) == (7, ("",), ())
    assert json.loads((tmp_path / "pagefind/bundles.json").read_text()) == []


def test_each_year_has_a_bundle(tmp_path):
    """What has no date is in the first; each record is in one, and the newest is named first."""
    write_bundles(tmp_path / "pagefind", [several], most=2)

    assert json.loads((tmp_path / "pagefind/bundles.json").read_text()) == ["2026", "2025", "2023"]
    assert len(list((tmp_path / "pagefind/fragment").iterdir())) == 1
    for year in ("2026", "2025", "2023"):
        names = [one.name for one in (tmp_path / f"pagefind/{year}/fragment").iterdir()]
        assert [name.partition("_")[0] for name in names] == [year, year]
    assert set(found_in(tmp_path)) == {record.url for record in several()}


def test_the_program_is_there_once(tmp_path):
    """The browser loads scripts and WebAssembly from the first bundle alone."""
    write_bundles(tmp_path / "pagefind", [several], most=2)
    names = [name.rpartition("/") for name, _ in below(tmp_path / "pagefind")]

    assert [(of, name) for of, _, name in names if name.endswith((".js", ".pagefind"))] == [
        ("", "pagefind-worker.js"),
        ("", "pagefind.js"),
        ("", "wasm.unknown.pagefind"),
    ]


@pytest.mark.parametrize(
    ("numbers", "bundles"),
    [
        ({}, {"": []}),
        ({"": 2, "2025-01": 2}, {"": ["", "2025-01"]}),
        ({"": 9, "2025-01": 2, "2024-12": 2}, {"": [""], "2025": ["2025-01"], "2024": ["2024-12"]}),
        (
            {"2025-01": 4, "2025-05": 2, "2025-06": 2, "2025-12": 4},
            {
                "": [""],
                "2025-q4": ["2025-12"],
                "2025-q2": ["2025-06", "2025-05"],
                "2025-q1": ["2025-01"],
            },
        ),
        (
            {"2025-03": 3, "2025-02": 3, "2025-04": 9, "2024-01": 1},
            {
                "": [""],
                "2025-04": ["2025-04"],
                "2025-03": ["2025-03"],
                "2025-02": ["2025-02"],
                "2024": ["2024-01"],
            },
        ),
    ],
)
def test_a_year_with_much_is_split(numbers, bundles):
    """Into quarters, and a quarter with much into months."""
    assert split(numbers, 4) == bundles


@given(st.dictionaries(MONTHS | st.just(""), st.integers(1, 9)), st.integers(1, 40))
def test_each_month_is_in_one_bundle(numbers: Mapping[str, int], most: int) -> None:
    """No bundle holds more than it may unless it is of one month, and newer ones come first."""
    bundles = split(numbers, most)
    months = [month for some in bundles.values() for month in some if month]

    assert sorted(months) == sorted(month for month in numbers if month)
    assert len(bundles) == 1 or months == sorted(months, reverse=True)
    for name, some in bundles.items():
        assert not name or len(some) == 1 or sum(numbers[one] for one in some) <= most
        assert not name or all(month.startswith(name[:4]) for month in some)


@pytest.mark.parametrize("place", ["beside", "in"])
def test_after_an_edit_one_bundle_is_made(tmp_path, place):
    """The others are taken as they are, and all is as if it had been made at once."""
    before = several()
    after = [attrs.evolve(one, content="Edited") if "2025-07" in one.url else one for one in before]
    write_bundles(tmp_path / "old", [lambda: before], most=2)
    new = tmp_path / ("old" if place == "in" else "new")

    written = write_bundles(new, [lambda: after], previous=tmp_path / "old", most=2)

    write_bundles(tmp_path / "whole", [lambda: after], most=2)
    assert (written.made, written.kept) == (("2025",), ("", "2026", "2023"))
    assert below(new) == below(tmp_path / "whole")


def test_nothing_is_made_of_what_is_the_same(tmp_path, monkeypatch):
    """Pagefind is not even asked."""
    write_bundles(tmp_path / "old", [several], most=2)
    monkeypatch.setattr(search_bundles, "make_bundle", None)

    written = write_bundles(tmp_path / "new", [several], previous=tmp_path / "old", most=2)

    assert written.made == ()
    assert below(tmp_path / "new") == below(tmp_path / "old")


def test_another_version_makes_all_again(tmp_path, monkeypatch):
    """Whose files are others for the same records."""
    write_bundles(tmp_path / "old", [several], most=2)
    monkeypatch.setattr(search_bundles, "version", lambda of: "pagefind 9")

    assert write_bundles(tmp_path / "old", [several], most=2).kept == ()


@pytest.mark.parametrize("harm", ["lost", "cut", "more", "told"])
def test_a_bundle_that_is_not_whole_is_made_again(tmp_path, harm):
    """One that lost a file, has another one, or says nothing of what it is made from."""
    write_bundles(tmp_path / "old", [several], most=2)
    bundle = tmp_path / "old/2025"
    fragment = next((bundle / "fragment").iterdir())
    match harm:
        case "lost":
            fragment.unlink()
        case "cut":
            os.truncate(fragment, 3)
        case "more":
            (bundle / "fragment/more.pf_fragment").write_bytes(b"")
        case _:
            (bundle / "made-from.json").write_text("[")

    assert write_bundles(tmp_path / "old", [several], most=2).made == ("2025",)
    write_bundles(tmp_path / "whole", [several], most=2)
    assert below(tmp_path / "old") == below(tmp_path / "whole")


def test_a_disk_without_links_copies(tmp_path, monkeypatch):
    """As between two disks."""

    def refuse(*given: object) -> None:
        raise OSError("no links here")

    write_bundles(tmp_path / "old", [several], most=2)
    monkeypatch.setattr(os, "link", refuse)

    write_bundles(tmp_path / "new", [several], previous=tmp_path / "old", most=2)
    assert below(tmp_path / "new") == below(tmp_path / "old")


def test_bundles_that_are_no_longer_there_go(tmp_path):
    """A corpus that lost a year, and one that became small."""
    write_bundles(tmp_path / "pagefind", [several], most=2)
    write_bundles(tmp_path / "pagefind", [lambda: several()[:5]], most=2)
    assert not (tmp_path / "pagefind/2023").exists()

    write_bundles(tmp_path / "pagefind", [lambda: several()[:5]])
    write_bundles(tmp_path / "whole", [lambda: several()[:5]])
    assert below(tmp_path / "pagefind") == below(tmp_path / "whole")
