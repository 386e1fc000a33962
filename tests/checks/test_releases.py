"""What was released changes only in the open."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from policybrief import CorpusError, build_site, find_problems, release
from tests.reading.corpora import ARTICLE, BRIEFING, VALID, write

QUOTE = "      We will build it [...] nobody pays twice\n"
OTHER = "      We will build it, stone by stone\n"
TOLD = "    corrections: [{date: 2025-05, what: It was cut., why: A slip.}]\n"
ADA = "bridge-ada-brook-"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return the valid corpus, released."""
    write(tmp_path, VALID)
    release(tmp_path, "january")
    assert find_problems(tmp_path) == []
    return tmp_path


def ids(root: Path, speaker: str) -> str:
    """Return the id that the release has for the statement of a speaker."""
    record = (root / "releases/january/release.json").read_text("utf-8")
    return next(
        line.split('"')[3] for line in record.splitlines() if f'"speaker": "{speaker}"' in line
    )


def edit(root: Path, *changes: tuple[str, str], file: str = ARTICLE) -> None:
    """Replace texts in a file, each of which must stand there."""
    text = (root / file).read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    (root / file).write_text(text, "utf-8")


def found(root: Path) -> list[str]:
    return [f"{one.location} {one.code}" for one in find_problems(root)]


def hints(root: Path) -> str:
    return "\n".join(one.hint or "" for one in find_problems(root))


def test_a_changed_quote_without_a_correction(root):
    """The words are others: a warning at them, that says how to keep the permalink."""
    old = ids(root, "ada-brook")
    edit(root, (QUOTE, OTHER))

    assert found(root) == [f"{ARTICLE}:10:12 uncorrected-quote"]
    assert f"write 'id: {old}'" in hints(root)
    assert "add 'corrections:'" in hints(root)


def test_a_quote_that_is_shown_no_more(root):
    """The words are the same, and their readers cannot see them any more."""
    edit(
        root, ("    quote: >-\n" + QUOTE, "    gist: It will be built.\n    reported: >-\n" + QUOTE)
    )
    (hidden,) = find_problems(root)
    assert hidden.code == "uncorrected-quote"
    assert "not shown any more" in hidden.message

    edit(root, ("    gist: It will be built.\n", "    gist: It will be built.\n" + TOLD))
    assert found(root) == []


def test_with_its_id_and_a_correction(root):
    """Nothing is left to say."""
    old = ids(root, "ada-brook")
    edit(root, (QUOTE, OTHER + TOLD), ("  - speaker: ada", f"  - id: {old}\n    speaker: ada"))

    assert found(root) == []


def test_with_its_id_and_no_correction(root):
    """The permalink stays, and readers are not told."""
    old = ids(root, "ada-brook")
    edit(root, (QUOTE, OTHER), ("  - speaker: ada", f"  - id: {old}\n    speaker: ada"))

    assert found(root) == [f"{ARTICLE}:11:12 uncorrected-quote"]
    assert "id:" not in hints(root)


def test_with_a_correction_and_another_id(root):
    """Readers are told, and links lead nowhere."""
    edit(root, (QUOTE, OTHER + TOLD))

    assert found(root) == [f"{ARTICLE}:9:5 changed-permalink"]
    assert f"'id: {ids(root, 'ada-brook')}'" in hints(root)


def test_a_correction_of_the_article_will_do(root):
    """It tells of each of its statements."""
    old = ids(root, "ada-brook")
    edit(
        root,
        ("lang: en", "lang: en\n" + TOLD.strip()),
        (QUOTE, OTHER),
        ("  - speaker: ada", f"  - id: {old}\n    speaker: ada"),
    )

    assert found(root) == []


def test_an_old_correction_does_not_tell_of_a_new_change(tmp_path):
    """Only one that the release did not have."""
    files = {**VALID, ARTICLE: VALID[ARTICLE].replace(QUOTE, QUOTE + TOLD)}
    root = write(tmp_path, files)
    release(root, "january")
    edit(root, (QUOTE, OTHER))
    assert found(root) == [f"{ARTICLE}:10:12 uncorrected-quote"]

    edit(root, ("why: A slip.}", "why: A slip.}, {date: 2025-06, what: Again., why: Too.}"))
    assert found(root) == [f"{ARTICLE}:9:5 changed-permalink"]


def test_the_newest_release_counts(root):
    """What was released since is what readers have."""
    edit(root, (QUOTE, OTHER))
    release(root, "february")
    assert found(root) == []

    edit(root, (OTHER, QUOTE))
    assert found(root) == [f"{ARTICLE}:10:12 uncorrected-quote"]
    shutil.rmtree(root / "releases" / "february")
    assert found(root) == []


def test_another_speaker(root):
    """The same words, put down to somebody else."""
    edit(root, ("speaker: ada-brook", "speaker: {name: Ida Holt, of: ro, as: engineer}"))
    assert found(root) == [f"{ARTICLE}:9:14 uncorrected-quote"]
    assert "another speaker" in find_problems(root)[0].message

    named = "speaker: {name: I"
    edit(root, (QUOTE, QUOTE + TOLD), (f"  - {named}", f"  - id: {ADA}x\n    {named}"))
    assert found(root) == [f"{ARTICLE}:9:5 changed-permalink"]
    edit(root, (f"id: {ADA}x", f"id: {ids(root, 'ada-brook')}"))
    assert found(root) == []


def test_words_that_are_never_shown(root):
    """The anchor of a report may change silently; its permalink may not."""
    edit(root, ("reported: has shown interest in the bridge", "reported: has shown interest"))
    assert found(root) == [f"{ARTICLE}:17:5 changed-permalink"]
    assert "one statement for each speaker" in hints(root)

    ministry = f"""\
  - speaker: port-ministry
    reported: has shown interest
    gist: It looks.
    id: {ids(root, "port-ministry")}
"""
    one = f"dk\n    id: {ids(root, 'dk')}"
    edit(root, ("[dk, port-ministry]", one), ("facts:", f"{ministry}facts:"))
    assert found(root) == []


def test_the_same_words_under_another_id(root):
    """Nothing needs to be corrected but the permalink."""
    edit(root, ("  - speaker: ada", "  - id: my-own\n    speaker: ada"))

    assert found(root) == [f"{ARTICLE}:9:5 changed-permalink"]


def test_a_statement_that_is_gone(root):
    """At the article's statements, with what it was."""
    old = ids(root, "ada-brook")
    text = (root / ARTICLE).read_text("utf-8")
    start, end = text.index("  - speaker: ada"), text.index("  - speaker: [dk")
    (root / ARTICLE).write_text(text[:start] + text[end:], "utf-8")

    assert [one for one in found(root) if "vanished" in one] == [
        f"{ARTICLE}:9:3 vanished-statement"
    ]
    (one,) = (each for each in find_problems(root) if each.code == "vanished-statement")
    assert old in one.message
    assert "withdrawn" in (one.hint or "")


def test_a_withdrawn_statement_is_in_order(root):
    """Its permalink stays, and says why."""
    edit(root, ("    via: press-conference", "    withdrawn: It was somebody else."))
    edit(root, ("title: Bridges", "title: Bridges\nquiet: [silent-topic]"), file=BRIEFING)
    assert found(root) == []
    release(root, "february")
    assert found(root) == []

    edit(root, ("    withdrawn: It was somebody else.", "    via: radio"), (QUOTE, OTHER))
    (one,) = find_problems(root)
    assert one.code == "vanished-statement"


@pytest.mark.parametrize(
    ("change", "file", "place"),
    [
        (("lang: en", "draft: true\nlang: en"), ARTICLE, f"{ARTICLE}:6:8"),
        (("lang: en", "publish-after: 2099\nlang: en"), ARTICLE, f"{ARTICLE}:6:16"),
        (("title: Bridges", "require_checked: true\ntitle: Bridges"), BRIEFING, f"{ARTICLE}:9:5"),
    ],
)
def test_what_is_no_longer_published(root, change, file, place):
    """A draft, or not checked: the permalinks lead nowhere."""
    edit(root, change, file=file)

    assert f"{place} vanished-statement" in found(root)


def test_an_article_that_is_gone(root):
    """There is no file to point at but the release."""
    (root / ARTICLE).unlink()

    assert "releases/january/release.json:1:1 vanished-statement" in found(root)
    assert f"put {ARTICLE} back" in hints(root)


def test_an_article_that_was_renamed(root):
    """Its statements are found by their words, and can keep their ids."""
    (root / ARTICLE).rename(root / "articles" / "toll.md")

    assert found(root) == [
        "articles/toll.md:9:5 changed-permalink",
        "articles/toll.md:17:5 changed-permalink",
    ]


def test_mistakes_are_told_first(root):
    """Where an article cannot be read, nobody is told that its statements are gone."""
    edit(root, ("quote: >-", "quot: >-"), ("    said:", "    zzz:"))
    assert not [one for one in found(root) if one.endswith(("permalink", "quote", "statement"))]
    (root / ARTICLE).write_bytes(b"---\n: :\n")
    assert not [one for one in found(root) if "vanished" in one]


def test_it_can_be_silenced(root):
    """As every warning: for the briefing, or for the article."""
    edit(root, (QUOTE, OTHER))
    edit(root, ("lang: en", "reviewed: [uncorrected-quote]\nlang: en"))
    assert found(root) == []
    edit(root, ("reviewed: [uncorrected-quote]\n", ""))
    edit(root, ("title: Bridges", "title: Bridges\nquiet: [uncorrected-quote]"), file=BRIEFING)
    assert found(root) == []


def test_it_stops_nothing(root, tmp_path_factory):
    """It is a warning, in a build too."""
    edit(root, (QUOTE, OTHER))
    built = build_site(root, tmp_path_factory.mktemp("out") / "site")

    assert [one.code for one in built.problems] == ["uncorrected-quote"]


@pytest.mark.parametrize("broken", ["missing", "unreadable", "a link"])
def test_a_copy_that_cannot_be_read(root, broken):
    """Hashes tell that words changed, also where the copy does not say from what."""
    copy = root / "releases/january" / ARTICLE
    old = ids(root, "ada-brook")
    copy.unlink()
    if broken == "unreadable":
        copy.write_bytes(b"\xff\x00---")
    if broken == "a link":
        copy.symlink_to("/nowhere")
    edit(root, (QUOTE, OTHER), ("  - speaker: ada", f"  - id: {old}\n    speaker: ada"))
    assert found(root) == [f"{ARTICLE}:11:12 uncorrected-quote"]

    edit(root, (OTHER, OTHER + TOLD))
    assert found(root) == []


def test_a_record_that_names_files_elsewhere(root):
    """Ids of a record are names, never paths."""
    record = root / "releases/january/release.json"
    text = record.read_text("utf-8")
    hostile = text.replace('"article": "bridge"', '"article": "../../../etc/passwd"')
    assert hostile != text
    record.write_text(hostile, "utf-8")

    problems = find_problems(root)

    assert {one.code for one in problems} <= {"vanished-statement", "changed-permalink"}
    assert not any(isinstance(one, CorpusError) for one in problems)


def test_without_a_release_nothing_is_compared(tmp_path):
    """A briefing that was never released may change as it likes."""
    root = write(tmp_path, VALID)
    edit(root, (QUOTE, OTHER))

    assert found(root) == []


def test_many_changes_are_told_once_each(tmp_path):
    """Any order of statements in the file gives the same problems."""

    def article(order: list[int], mark: str) -> Mapping[str, str]:
        words = [f"we will build pier {n}{mark if n < 3 else ''}" for n in range(6)]
        said = "".join(f"  - {{speaker: ro, quote: {words[n]}}}\n" for n in order)
        text = "".join(f"Now: we will build pier {n} now.\n" for n in range(6)) + "More. " * 99
        head = f"---\ntitle: Piers\ndate: 2025\nstatements:\n{said}---\n"
        return {"articles/piers.md": head + text}

    root = write(tmp_path, {**VALID, **article([0, 1, 2, 3, 4, 5], "")})
    release(root, "january")
    write(root, article([5, 4, 3, 2, 1, 0], " now"))
    one = [(each.code, each.message) for each in find_problems(root)]
    write(root, article([2, 0, 1, 4, 5, 3], " now"))

    assert [code for code, _ in one] == ["uncorrected-quote"] * 3
    assert sorted(one) == sorted((each.code, each.message) for each in find_problems(root))
