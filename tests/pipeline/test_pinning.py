"""Pinning, and machines without the texts."""

from __future__ import annotations

import itertools
import json
import shutil
import textwrap
from collections.abc import Mapping
from pathlib import Path

import pytest

from policybrief import (
    CorpusError,
    PolicybriefError,
    build_site,
    export_files,
    find_problems,
    load_corpus,
    pin_texts,
)
from policybrief.models.pins import LOCK
from policybrief.models.words import fragments
from policybrief.reading import lock as lock_module
from policybrief.writing.formats import FORMATS
from tests.reading.corpora import ARTICLE, BODY, VALID
from tests.reading.pinned import TEXT, apart, with_text
from tests.site.builds import files_of
from tests.site.corpora import QUIET, SECRETS, write

TWO_ON_ONE_DAY = """\
---
title: Two minds on one day
date: 2026-01-20
ignore: [{from: Read more, to: on the quay}]
statements:
  - speaker: ada-brook
    quote: there will be no pier
    stances: {pier: against}
  - speaker: ada-brook
    quote: a pier we will have
    nth: 2
    stances: {pier: for}
---
In the morning she said "a pier we will have". Read more: a pier we will have on the quay. At noon
she said "there will be no pier", and at night: "a pier we will have", with a smile for all who had
come to hear the end of it. There was more to be heard, and most of it was heard and written down by
those who had come from the towns along the coast, where little else had been spoken of for weeks.
"""


def without_texts(files: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """Return *files* whose articles name texts, and these, by turns in the folder and beside it."""
    found: dict[str, str] = {}
    texts: dict[str, str] = {}
    places = itertools.cycle(["texts/{}.txt", "../archive/{}.txt"])
    for name, content in files.items():
        text = textwrap.dedent(content)
        found[name] = text
        if name.startswith("articles/") and "\nrights: open" not in text:
            path = next(places).format(Path(name).stem)
            _, fields, body = text.split("---\n", 2)
            found[name] = f"---\n{fields}text: {path}\n---\nNotes of the desk.\n"
            texts[path] = body
    return found, texts


@pytest.fixture
def two_machines(tmp_path: Path) -> tuple[Path, Path]:
    """Write a pinned corpus with a page of every kind: with its texts, and without."""
    files, texts = without_texts({**QUIET, "articles/two-minds.md": TWO_ON_ONE_DAY})
    ours = write(tmp_path / "ours" / "corpus", {**files, **texts})
    pin_texts(ours)
    theirs = tmp_path / "theirs" / "corpus"
    shutil.copytree(ours, theirs)
    for path in texts:
        (theirs / path).unlink(missing_ok=True)
    assert len(texts) >= 4
    return ours, theirs


@pytest.mark.long
def test_sites_and_exports_are_the_same_without_the_texts(two_machines: tuple[Path, Path]) -> None:
    """Byte for byte: every file of the site, of its project, and of each export."""
    ours, theirs = two_machines
    assert find_problems(theirs) == [
        one for one in find_problems(ours) if "keyword" not in one.code
    ]

    for format_ in FORMATS:
        assert export_files(ours, format_) == export_files(theirs, format_), format_

    for root in (ours, theirs):
        build_site(root, root.parent / "site", builder="mkdocs")
    for name in ("site", "site-mkdocs"):
        one, other = (dict(files_of(root.parent / name)) for root in (ours, theirs))
        assert one.keys() == other.keys()
        assert [path for path in one if one[path] != other[path]] == []


def test_the_place_in_the_text_decides_without_the_text(two_machines: tuple[Path, Path]) -> None:
    """Of two statements on one day the later in the text counts, whatever their order."""
    for root in two_machines:
        statements = json.loads(export_files(root, "json")["ledger.json"])["lines"]
        (line,) = [
            one for one in statements if (one["country"], one["topic"]) == ("northland", "pier")
        ]
        assert line["position"] == "for"


def test_the_lock_holds_no_words(two_machines: tuple[Path, Path]) -> None:
    """None of any text, be they quoted, private or around a quote."""
    content = (two_machines[0] / LOCK).read_text(encoding="utf-8")
    words = set(BODY.split()) | set(SECRETS.values())
    for article in load_corpus(two_machines[0]).articles:
        words |= {word for word in article.passage.normal.split() if len(word) > 6}

    assert [word for word in words if len(word) > 6 and word in content] == []


def test_two_machines_write_the_same_lock(two_machines: tuple[Path, Path]) -> None:
    """It is written only when it has changed, and pinning without the texts keeps it."""
    ours, theirs = two_machines
    before = (ours / LOCK).read_bytes()
    stamp = (ours / LOCK).stat().st_mtime_ns

    assert pin_texts(ours).updated == ()
    done = pin_texts(theirs)

    assert set(done.kept) == set(json.loads(before)["articles"]) - {"treaty-signed"}
    assert (ours / LOCK).stat().st_mtime_ns == stamp
    assert (ours / LOCK).read_bytes() == (theirs / LOCK).read_bytes() == before


def test_pins_tell_where_words_stand(tmp_path: Path) -> None:
    """The offsets are those of the fragments in the normalised text."""
    folder = apart(tmp_path, with_text())
    pin_texts(folder)
    pin = json.loads((folder / LOCK).read_text())["articles"]["bridge"]
    normal = load_corpus(folder).articles[0].passage.normal

    found = [normal[start:end] for quote in pin["quotes"] for start, end in quote["at"]]
    assert found == [
        *fragments("We will build it [...] nobody pays twice"),
        "has shown interest in the bridge",
        "650 metres long",
    ]
    assert (pin["length"], pin["words"]) == (len(normal), 44)


def test_what_is_added_and_removed_is_taken(tmp_path: Path) -> None:
    """The text is the same; articles that are gone are dropped."""
    folder = apart(tmp_path, with_text())
    done = pin_texts(folder)
    assert (done.added, done.articles, done.passages) == (("bridge",), 1, 3)

    apart(tmp_path, with_text(TEXT, ("650 metres long", "650 metres")))
    done = pin_texts(folder)
    assert (done.updated, done.passages) == (("bridge",), 3)
    assert find_problems(folder) == []

    apart(tmp_path, with_text(TEXT, (", quote: 650 metres long", "")))
    assert pin_texts(folder).passages == 2

    apart(tmp_path, VALID)
    done = pin_texts(folder)
    assert (done.dropped, done.articles) == (("bridge",), 0)
    assert json.loads((folder / LOCK).read_text()) == {"schema_version": 1, "articles": {}}


def test_without_texts_there_is_nothing_to_pin(tmp_path: Path) -> None:
    """No file is written."""
    folder = apart(tmp_path, VALID)

    assert pin_texts(folder).articles == 0
    assert not (folder / LOCK).exists()


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        (BODY.replace("Brook.", "Brook?"), ["passage-changed"]),
        (f"On a day that nobody had awaited.\n\n{BODY}", ["text-changed"]),
        (BODY.replace("650", "660"), ["passage-changed", "quote-not-found"]),
    ],
)
def test_a_changed_text_is_not_taken_unasked(text: str, codes: list[str], tmp_path: Path) -> None:
    """What has changed is listed, and the lock stays as it was."""
    folder = apart(tmp_path, with_text())
    pin_texts(folder)
    before = (folder / LOCK).read_bytes()
    apart(tmp_path, {}, text)

    with pytest.raises(CorpusError) as caught:
        pin_texts(folder)

    assert sorted({one.code for one in caught.value.problems}) == codes
    assert all(one.severity.value == "error" for one in caught.value.problems)
    assert (folder / LOCK).read_bytes() == before


def test_a_changed_text_is_taken_when_asked(tmp_path: Path) -> None:
    """But never with quotes that do not stand in it."""
    folder = apart(tmp_path, with_text())
    pin_texts(folder)
    apart(tmp_path, {}, f"Late.\n\n{BODY}")
    assert pin_texts(folder, accept=True).updated == ("bridge",)
    assert find_problems(folder) == []

    before = (folder / LOCK).read_bytes()
    apart(tmp_path, {}, BODY.replace("650", "660"))
    with pytest.raises(CorpusError, match="quote-not-found"):
        pin_texts(folder, accept=True)
    assert (folder / LOCK).read_bytes() == before


def test_a_broken_lock_is_not_overwritten_unasked(tmp_path: Path) -> None:
    """A conflict of versions is for the owner to settle."""
    folder = apart(tmp_path, with_text())
    pin_texts(folder)
    good = (folder / LOCK).read_text()
    (folder / LOCK).write_text(f"<<<<<<< ours\n{good}")

    with pytest.raises(CorpusError, match="bad-lock"):
        pin_texts(folder)
    pin_texts(folder, accept=True)
    assert (folder / LOCK).read_text() == good

    (folder / LOCK).write_text(f"<<<<<<< ours\n{good}")
    for text in (tmp_path / "archive").iterdir():
        text.unlink()
    with pytest.raises(CorpusError, match="missing-file"):
        pin_texts(folder, accept=True)


def test_what_cannot_be_pinned_is_said_all_at_once(tmp_path: Path) -> None:
    """Words that do not stand there, a text that is missing, a link: nothing is written."""
    article = with_text()[ARTICLE]
    files = {
        **with_text(TEXT, ("nobody pays", "no one pays")),
        "articles/second.md": article.replace("bridge.txt", "none.txt").replace("a/1", "a/2"),
        "articles/third.md": article.replace("bridge.txt", "link.txt").replace("a/1", "a/3"),
        "articles/fourth.md": "---\ntitle: [\n---\n",
    }
    folder = apart(tmp_path, files)
    (tmp_path / "archive" / "link.txt").symlink_to(tmp_path / "archive" / "bridge.txt")

    with pytest.raises(CorpusError) as caught:
        pin_texts(folder)

    assert [(str(one.location.path), one.code) for one in caught.value.problems] == [
        (ARTICLE, "quote-not-found"),
        ("articles/fourth.md", "yaml-syntax"),
        ("articles/second.md", "missing-file"),
        ("articles/third.md", "unreadable-file"),
    ]
    assert not (folder / LOCK).exists()


def test_mistakes_elsewhere_are_no_hindrance(tmp_path: Path) -> None:
    """A topic with a slip says nothing of a text."""
    files = {**with_text(), "topics/bad.md": "---\ntitel: Bad\n---\n"}

    assert pin_texts(apart(tmp_path, files)).articles == 1


def test_the_lock_is_not_written_through_a_link(tmp_path: Path) -> None:
    """What it leads to stays as it is."""
    folder = apart(tmp_path, with_text())
    (tmp_path / "precious.json").write_text("{}")
    (folder / LOCK).symlink_to(tmp_path / "precious.json")

    with pytest.raises(PolicybriefError):
        pin_texts(folder, accept=True)
    assert (tmp_path / "precious.json").read_text() == "{}"


def test_a_lock_that_nobody_could_read_is_not_written(tmp_path: Path, monkeypatch) -> None:
    """The limit of reading is that of writing."""
    monkeypatch.setattr("policybrief.pipeline.pinning.MAX_LOCK_BYTES", 200)
    assert lock_module.MAX_LOCK_BYTES > 200

    with pytest.raises(PolicybriefError, match="larger than 200 bytes"):
        pin_texts(apart(tmp_path, with_text()))


def test_a_new_statement_waits_for_the_text(two_machines: tuple[Path, Path]) -> None:
    """On a machine without the text it can neither be built nor pinned."""
    _, theirs = two_machines
    file = theirs / "articles" / "two-minds.md"
    file.write_text(file.read_text().replace("there will be no pier", "there will be a pier"))

    assert [one.code for one in find_problems(theirs) if one.severity.value == "error"] == [
        "not-pinned"
    ]
    for call in (lambda: pin_texts(theirs), lambda: build_site(theirs, theirs.parent / "site")):
        with pytest.raises(CorpusError, match="not-pinned"):
            call()


def test_passages_of_private_texts_are_in_nothing_that_is_built(tmp_path: Path) -> None:
    """A warning shows a passage on the terminal, and nowhere else."""
    folder = apart(tmp_path, with_text(TEXT, ("rights: quote", "rights: private")))
    pin_texts(folder)
    apart(tmp_path, {}, BODY.replace("The toll comes", "All the quokkas go"))

    built = build_site(folder, tmp_path / "site", project=tmp_path / "project")

    assert "quokkas go next year" in "".join(str(one) for one in built.problems)
    for root in (built.site, tmp_path / "project"):
        for name, content in files_of(root):
            assert b"quokkas" not in content, name
            assert b"nobody pays twice" not in content, name
