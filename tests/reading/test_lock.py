"""The lock file, as we write it and as somebody else may."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policybrief.models.ids import SLUG
from policybrief.models.pins import LOCK, Pin, PinnedStretch, PinnedWords
from policybrief.reading.lock import MAX_LOCK_BYTES, parse_lock, read_lock
from policybrief.writing.lock import lock_text
from tests.reading.corpora import ARTICLE, found, look_at
from tests.reading.pinned import apart, lock_of, with_text

GOOD = lock_of()


def hexes(number: int) -> st.SearchStrategy[str]:
    return st.text("0123456789abcdef", min_size=number, max_size=number)


@st.composite
def spans(draw: st.DrawFn) -> tuple[tuple[int, int], ...]:
    """Starts and ends in order."""
    points = draw(st.lists(st.integers(0, 900), min_size=2, max_size=8, unique=True))
    ordered = sorted(points)[: len(points) // 2 * 2]
    return tuple(zip(ordered[::2], ordered[1::2], strict=True))


def quotes() -> st.SearchStrategy[PinnedWords]:
    return st.builds(
        PinnedWords,
        hash=hexes(32),
        at=spans(),
        nth=st.integers(1, 3),
        times=st.integers(3, 9),
        before=hexes(32),
        between=hexes(32),
        after=hexes(32),
    )


def pins() -> st.SearchStrategy[Pin]:
    return st.builds(
        Pin,
        text=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1),
        hash=hexes(64),
        length=st.integers(900, 10_000),
        words=st.integers(0, 900),
        ignore=st.lists(st.builds(PinnedStretch, hash=hexes(32), at=spans()), max_size=2),
        quotes=st.lists(quotes(), max_size=3),
    )


@given(st.dictionaries(st.from_regex(SLUG, fullmatch=True), pins(), max_size=4))
def test_what_is_written_can_be_read(some: dict[str, Pin]) -> None:
    """Any pins come back as they were, from JSON that others can read too."""
    text = lock_text(some)
    lock, problems = parse_lock(text.encode("utf-8"))

    assert problems == []
    assert lock.pins == some
    assert not lock.broken
    assert set(json.loads(text)["articles"]) == set(some)
    assert lock_text(dict(reversed(some.items()))) == text


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["text", "hash", "quotes", "at", "articles", "bridge", "nth"]), inner
        )
    ),
    max_leaves=12,
)


@given(st.binary() | JSON.map(lambda value: json.dumps(value).encode()))
def test_reading_never_raises(raw: bytes) -> None:
    """Whatever the file holds, there are pins or a problem with a place."""
    lock, problems = parse_lock(raw)

    assert bool(problems) == lock.broken
    assert all(one.location.line >= 1 and one.hint for one in problems)


@given(st.data())
def test_any_wrong_value_is_found_where_it_stands(data: st.DataObject) -> None:
    """One value of a good file is put wrong: the line of that value is named, and no other."""
    document = json.loads(GOOD)
    pin = document["articles"]["bridge"]
    places: list[tuple[Any, Any]] = [(pin, key) for key in pin if key not in ("ignore", "quotes")]
    places += [(quote, key) for quote in pin["quotes"] for key in quote]
    owner, key = data.draw(st.sampled_from(places))
    owner[key] = data.draw(
        st.sampled_from(
            [None, [], {}, -1, 1.5, True, "zz", [[3, 1]], [[0, 10**12]], [1, 2], "0" * 63]
        )
        .filter(lambda value: key != "text" or not isinstance(value, str))
        .filter(lambda value: key not in ("length", "words") or value is not None)
    )
    text = json.dumps(document, indent=0)
    lock, problems = parse_lock(text.encode())

    assert [one.code for one in problems] == ["bad-lock"]
    assert lock.pins == {}
    line = text.split("\n")[problems[0].location.line - 1]
    assert line.startswith(f'"{key}"') or "'nth' is larger" in problems[0].message


Change = Callable[[str], str]
BROKEN: dict[str, tuple[str | bytes, str, str]] = {
    "nothing": ("", "1:1", "no JSON"),
    "no JSON": ("{'a': 1}", "1:2", "no JSON"),
    "a list": ("[]", "1:1", "no object"),
    "a number that is none": ('{"schema_version": NaN}', "1:1", "NaN is no number"),
    "a number without end": ("9" * 10_000, "1:1", "no JSON"),
    "no version": ('{"articles": {}}', "1:1", "no 'schema_version'"),
    "another version": ('{\n "schema_version": 2}', "2:2", "version 2, and 1 is known"),
    "a version that is true": ('{"schema_version": true, "articles": {}}', "1:2", "version True"),
    "no articles": ('{"schema_version": 1}', "1:1", "no 'articles'"),
    "articles in a list": ('{"schema_version": 1,\n"articles": []}', "2:1", "no object"),
    "an unknown key": (GOOD.replace('"length"', '"size"'), "7:7", "unknown key 'size'"),
    "a key twice": (GOOD.replace('"length"', '"hash"'), "7:7", "'hash' stands twice"),
    "an article twice": (
        '{"schema_version": 1, "articles": {"a": {},\n "b": {"x": [{}, {"y": 1}]},\n  "a": {}}}',
        "3:3",
        "'a' stands twice",
    ),
    "a conflict": (f"<<<<<<< ours\n{GOOD}=======\n{GOOD}>>>>>>> theirs\n", "1:1", "no JSON"),
    "too deep": ("[" * 100_000, "1:1", "too deep"),
    "deep within": (
        f'{{"schema_version": 1, "articles": {"[" * 900}{"]" * 900}}}',
        "1:23",
        "'articles' is no object",
    ),
    "bytes": (b'{"schema_version": 1,\n "\xff"}', "2:3", "byte FF is not UTF-8"),
    "a null byte": ("\0", "1:1", "no JSON"),
    "colours": ('{"schema_version": 1, "articles": {},\n "\\u001b[31m": 1}', "2:2", "\\u001b[31m"),
    "half a letter": (
        '{"schema_version": 1, "articles": {"\\ud800": 1}}',
        "1:36",
        "is no id of an article",
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_is_one_problem_in_its_place(name: str, tmp_path: Path) -> None:
    """It is named with line and column, and what needs it makes no second problem."""
    content, place, message = BROKEN[name]
    raw = content if isinstance(content, bytes) else content.encode("utf-8")
    _, problems = look_at(apart(tmp_path, {**with_text(), LOCK: raw}))

    assert [str(one.location) for one in problems] == [f"{LOCK}:{place}"]
    assert message in problems[0].message
    assert problems[0].message.isprintable()
    assert problems[0].hint


def test_all_that_is_wrong_is_said_at_once(tmp_path: Path) -> None:
    """A fault in one article does not hide another's, and the sound ones are used."""
    document = json.loads(GOOD)
    pin = document["articles"]["bridge"]
    document["articles"] |= {"a": {**pin, "hash": "?"}, "b": {**pin, "quotes": [{}]}, "c": 4}
    text = json.dumps(document, indent=1)
    _, problems = look_at(apart(tmp_path, {**with_text(), LOCK: text}, text=None))

    assert [one.message for one in problems] == [
        "'hash' is 64 hexadecimal digits",
        "an entry of 'quotes' has no 'after'",
        "'c' is no object",
    ]


def test_a_file_with_a_thousand_faults_takes_no_time() -> None:
    """Its first faults are shown."""
    document = json.loads(GOOD)
    document["articles"] = {f"a{number}": {} for number in range(50_000)}
    begun = time.monotonic()
    _, problems = parse_lock(json.dumps(document).encode())

    assert len(problems) == 20
    assert time.monotonic() - begun < 10


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    """Its size is looked at first."""
    folder = apart(tmp_path, with_text())
    with (folder / LOCK).open("wb") as file:
        file.truncate(MAX_LOCK_BYTES + 1)
    _, problems = look_at(folder)

    assert found(problems) == [f"{LOCK}:1:1 file-too-large"]


def test_a_file_that_is_none(tmp_path: Path) -> None:
    """A link or a folder in its place is not followed."""
    folder = apart(tmp_path, {**with_text(), "other.json": GOOD})
    (folder / LOCK).symlink_to(folder / "other.json")
    assert found(look_at(folder)[1]) == [f"{LOCK}:1:1 unreadable-file"]
    assert read_lock(folder)[0].pins == {}

    (folder / LOCK).unlink()
    (folder / LOCK).mkdir()
    assert found(look_at(folder)[1]) == [f"{LOCK}:1:1 unreadable-file"]


def test_a_pin_of_something_else_is_no_pin(tmp_path: Path) -> None:
    """It holds for the article and the path that it names."""
    document = json.loads(GOOD)
    for articles in (
        {"quay": document["articles"]["bridge"]},
        {"bridge": {**document["articles"]["bridge"], "text": "../archive/quay.txt"}},
    ):
        folder = apart(
            tmp_path, {**with_text(), LOCK: json.dumps({**document, "articles": articles})}
        )
        assert found(look_at(folder)[1]) == [f"{ARTICLE}:6:7 unpinned-text"]


def test_a_flood_of_faults_takes_seconds():
    """Only as much of a file is searched for places as is told."""
    start = time.process_time()
    many = ",".join(f'"A{at}":1' for at in range(300_000))
    lock, problems = parse_lock(f'{{"schema_version":1,"articles":{{{many}}}}}'.encode())
    empty, other = parse_lock(b"[" + b"[]," * 1_000_000 + b"[]]")

    assert lock.broken
    assert empty.broken
    assert (len(problems), len(other)) == (20, 1)
    assert time.process_time() - start < 10
