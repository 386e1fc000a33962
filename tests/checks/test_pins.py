"""What is checked where a text is, where it is not, and when it changes."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from policybrief.models.pins import LOCK
from policybrief.problems import Problem, Severity
from tests.reading.corpora import ARTICLE, BODY, found, look_at
from tests.reading.pinned import apart, lock_of, with_text

PLACE = f"{ARTICLE}:6:7"
QUOTE = "We will build it [...] nobody pays twice"
REPORTED = "has shown interest in the bridge"


def problems_of(root: Path, *changes: tuple[str, str], text: str | None = None) -> list[Problem]:
    """Return what is wrong with the pinned corpus after *changes*, without or with a text."""
    files = {**with_text("../archive/bridge.txt", *changes), LOCK: lock_of()}
    return look_at(apart(root, files, text))[1]


def test_pinned_words_need_no_text(tmp_path: Path) -> None:
    """A machine that does not have the text finds nothing wrong."""
    assert problems_of(tmp_path) == []


@pytest.mark.parametrize(
    ("old", "new", "place", "code"),
    [
        ("build it [...] nobody", "build it [...] no one", "10:12", "not-pinned"),
        ("build it [...] nobody", "build it, stone [...] nobody", "10:12", "not-pinned"),
        (REPORTED, "has shown interest", "18:15", "not-pinned"),
        ("    said:", "    nth: 2\n    said:", "12:10", "bad-nth"),
        ("650 metres long", "650 metres", "24:69", "not-pinned"),
        ("rights: quote", "rights: quote\nignore: [{from: Denmark}]", "8:10", "not-pinned"),
        (f"reported: {REPORTED}", "reported: '[...]'", "18:15", "empty-value"),
    ],
)
def test_other_words_are_not_taken_on_trust(
    old: str, new: str, place: str, code: str, tmp_path: Path
) -> None:
    """Words that were not pinned cannot be checked there, and that is an error."""
    (problem,) = problems_of(tmp_path, (old, new))

    assert (str(problem.location), problem.code) == (f"{ARTICLE}:{place}", code)
    assert problem.severity is Severity.ERROR


def test_the_same_words_written_otherwise_are_the_same(tmp_path: Path) -> None:
    """Spaces and the form of a gap do not matter, as in the text."""
    assert problems_of(tmp_path, ("build it [...] nobody", "build  it […]\n      nobody")) == []
    assert problems_of(tmp_path, ("    said:", "    nth: 1\n    said:")) == []


@pytest.mark.parametrize("rights", ["licensed", "open"])
def test_a_text_that_is_published_must_be_there(rights: str, tmp_path: Path) -> None:
    """A pin cannot stand in for words that a page shows."""
    (problem,) = problems_of(tmp_path, ("rights: quote", f"rights: {rights}"))

    assert (str(problem.location), problem.code) == (PLACE, "missing-file")
    assert f"not for '{rights}'" in (problem.hint or "")
    assert problems_of(tmp_path, ("rights: quote", f"rights: {rights}"), text=BODY) == []


def test_an_article_cannot_have_any_file_read(tmp_path: Path) -> None:
    """A path out of the folder that is not pinned is refused, whether it leads to a file or not."""
    secret = tmp_path / "secret.txt"
    secret.write_text(BODY)
    for path in (
        str(secret),
        "../secret.txt",
        "../nothing.txt",
        "texts/../../secret.txt",
        "/dev/zero",
    ):
        folder = apart(tmp_path, {**with_text(path), LOCK: lock_of()})
        (problem,) = look_at(folder)[1]
        assert (str(problem.location), problem.code) == (PLACE, "unpinned-text")
        assert "not pinned, so it is not read" in problem.message
        assert "stone by stone" not in str(problem)


def test_a_path_that_stays_inside_needs_no_pin(tmp_path: Path) -> None:
    """What leads out and back in by name does, as the folder may have another name elsewhere."""
    for path in ("texts/../texts/bridge.txt", "./texts//bridge.txt"):
        files = {**with_text(path), "texts/bridge.txt": BODY}
        assert look_at(apart(tmp_path, files))[1] == []
    (problem,) = look_at(apart(tmp_path, with_text("../corpus/texts/bridge.txt")))[1]
    assert problem.code == "unpinned-text"


@pytest.mark.parametrize("path", [r"..\archive\bridge.txt", r"C:\texts\a.txt", "C:/texts/a.txt"])
def test_paths_of_one_system_are_refused(path: str, tmp_path: Path) -> None:
    """They lead to another place on the next machine."""
    (problem,) = look_at(apart(tmp_path, with_text(f"'{path}'")))[1]

    assert problem.code == "path-outside"


def test_what_is_no_ordinary_file_is_not_read(tmp_path: Path) -> None:
    """A link, a pipe or a folder in the place of a pinned text is an error, not a missing text."""
    folder = apart(tmp_path, {**with_text(), LOCK: lock_of()})
    text = tmp_path / "archive" / "bridge.txt"
    (tmp_path / "other.txt").write_text(BODY)

    text.unlink()
    for target in ("other.txt", "nowhere.txt"):
        text.symlink_to(tmp_path / target)
        assert found(look_at(folder)[1]) == [f"{PLACE} unreadable-file"]
        text.unlink()
    os.mkfifo(text)
    assert found(look_at(folder)[1]) == [f"{PLACE} unreadable-file"]
    text.unlink()
    text.mkdir()
    assert found(look_at(folder)[1]) == [f"{PLACE} unreadable-file"]


def test_a_text_without_a_pin_is_missing(tmp_path: Path) -> None:
    """Without a lock file all is as it was."""
    folder = apart(tmp_path, with_text("texts/bridge.txt"))

    assert found(look_at(folder)[1]) == [f"{PLACE} missing-file"]


def test_a_text_that_cannot_be_decoded_is_a_problem_of_the_text(tmp_path: Path) -> None:
    """The place is in the file outside."""
    folder = apart(tmp_path, {**with_text(), LOCK: lock_of()})
    raw = BODY.encode().replace(b"interest", b"int\xe9rest")
    (tmp_path / "archive" / "bridge.txt").write_bytes(raw)

    assert found(look_at(folder)[1]) == ["../archive/bridge.txt:2:55 not-utf-8"]


def test_a_change_far_from_all_quotes_is_a_warning(tmp_path: Path) -> None:
    """It says how many words there were and are, and where to look."""
    (problem,) = problems_of(tmp_path, text=f"Yesterday, late.\n\n{BODY}")

    assert (str(problem.location), problem.code) == (PLACE, "text-changed")
    assert problem.severity is Severity.WARNING
    assert "44 words then, 46 now; 3 of 3 pinned passages stand as before" in problem.message
    assert "look at the text before '…" in (problem.hint or "")
    assert "policybrief pin --accept" in (problem.hint or "")


def test_white_space_is_no_change(tmp_path: Path) -> None:
    """The text is compared as quotes are."""
    assert problems_of(tmp_path, text=BODY.replace(" ", "  ").replace("\n", "\r\n")) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Brook. ", "Brook is said not to have said: "),
        ("stone by stone", "brick by brick"),
        ("stone by stone", "or not"),
        ('twice,"', 'twice" and nothing else,'),
    ],
)
def test_other_words_around_a_quote_are_an_error(old: str, new: str, tmp_path: Path) -> None:
    """In front, behind and in the gap: both the words and what stands there now are shown."""
    apart_from = " The press was there, and there were many of them."
    files = {**with_text(), LOCK: lock_of(body=BODY.replace(" Denmark", f"{apart_from} Denmark"))}
    text = BODY.replace(" Denmark", f"{apart_from} Denmark").replace(old, new, 1)
    (problem,) = look_at(apart(tmp_path, files, text))[1]

    assert (str(problem.location), problem.code) == (f"{ARTICLE}:10:12", "passage-changed")
    assert problem.severity is Severity.ERROR
    assert QUOTE in problem.message
    assert f"{new[-20:].strip()}" in (problem.hint or "")


def test_words_that_no_longer_stand_are_an_error(tmp_path: Path) -> None:
    """The old words and the nearest passage are shown, and that the text is another."""
    far = BODY.replace("The bridge is", "Nobody knows how this was measured. The bridge is")
    files = {**with_text(), LOCK: lock_of(body=far)}
    text = far.replace("650 metres long", "660 metres long")
    first, second = look_at(apart(tmp_path, files, text))[1]

    assert [first.code, second.code] == ["text-changed", "quote-not-found"]
    assert "2 of 3 pinned passages stand as before" in first.message
    assert "'650 metres long'" in second.message
    assert "'660 metres long'" in (second.hint or "")


def test_messages_stay_short(tmp_path: Path) -> None:
    """However long a text is, a message holds a passage of it."""
    text = BODY.replace("twice", "twice" + "x" * 100_000)
    for problem in problems_of(tmp_path, text=text + "more " * 100_000):
        assert len(str(problem)) < 900


def test_a_lock_that_is_wrong_about_a_text_is_found(tmp_path: Path) -> None:
    """Where the text is, its places are looked up anew."""
    good = lock_of()
    for old, new in (
        ("[187, 202]", "[188, 203]"),
        ('"words": 44', '"words": 440'),
        ('"length": 235', '"length": 236'),
        ('"nth": 1, "times": 1', '"nth": 1, "times": 2'),
    ):
        assert old in good
        folder = apart(tmp_path, {**with_text(), LOCK: good.replace(old, new)})
        assert found(look_at(folder)[1]) == [f"{PLACE} bad-lock"]


def test_new_words_are_to_be_pinned(tmp_path: Path) -> None:
    """Where the text is, that is a warning: other machines cannot check them."""
    (problem,) = problems_of(tmp_path, (REPORTED, "has shown interest"), text=BODY)

    assert (str(problem.location), problem.code) == (f"{ARTICLE}:18:15", "pin-outdated")
    assert problem.severity is Severity.WARNING


def test_the_hash_in_an_article_is_compared_with_the_pin(tmp_path: Path) -> None:
    """Without the text, `text_hash` must be that of the text that was pinned."""
    (problem,) = problems_of(tmp_path, ("rights: quote", "rights: quote\ntext_hash: 0a"))

    assert (str(problem.location), problem.code) == (f"{ARTICLE}:8:12", "text-changed")


def test_the_budget_holds_without_the_text(tmp_path: Path) -> None:
    """The pinned number of words is what the share is a share of."""
    files = {**with_text(), LOCK: lock_of()}
    files["briefing.yml"] += "quotation: {share: 20%, always: 0}\n"
    with_it, without = apart(tmp_path / "a", files), apart(tmp_path / "b", files, text=None)

    assert found(look_at(with_it)[1]) == [f"{ARTICLE}:24:69 quoted-too-much"]
    assert look_at(with_it)[1] == look_at(without)[1]
