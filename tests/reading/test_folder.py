from __future__ import annotations

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policybrief.errors import PolicybriefError
from policybrief.reading import record_files
from policybrief.reading.folder import read_corpus
from tests.reading.corpora import (
    ARTICLE,
    BODY,
    BRIEFING,
    PERSON,
    TOPIC,
    VALID,
    changed,
    found,
    look_at,
    write,
)


def test_no_folder(tmp_path):
    """A folder that is not there is a mistake of the caller."""
    with pytest.raises(PolicybriefError):
        read_corpus(tmp_path / "nowhere")


def test_an_empty_folder(tmp_path):
    """It has no briefing, and nothing else is wrong."""
    _, problems = look_at(tmp_path)

    assert found(problems) == ["briefing.yml:1:1 no-briefing"]


@given(st.randoms(use_true_random=False))
def test_order_of_files_does_not_matter(tmp_path_factory, random):
    """Whatever order the system lists files in, corpus and problems are the same."""
    files = {**VALID, "topics/a/x.md": VALID[TOPIC], "topics/b/x.md": VALID[TOPIC]}
    files[ARTICLE] = VALID[ARTICLE].replace("for\n", "pro\n")
    root = write(tmp_path_factory.mktemp("order"), files)
    walk = os.walk

    def shuffled(top, **options):
        for where, folders, names in walk(top, **options):
            random.shuffle(folders)
            random.shuffle(names)
            yield where, folders, names

    expected = look_at(root)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(record_files.os, "walk", shuffled)
        assert look_at(root) == expected


def test_hidden_files_and_folders_are_passed_by(tmp_path):
    """What begins with a full stop is not of the corpus."""
    files = {**VALID, "articles/.draft.md": "x", "articles/.git/x.md": "x", "notes.md": "x"}
    _, problems = look_at(write(tmp_path, files))

    assert problems == []


def test_folders_within_folders(tmp_path):
    """A file's id is its name, in whatever folder it lies."""
    files = {name: text for name, text in VALID.items() if name != ARTICLE}
    corpus, problems = look_at(write(tmp_path, {**files, "articles/2025/04/x.md": VALID[ARTICLE]}))

    assert problems == []
    assert [one.id for one in corpus.articles] == ["x"]


def test_the_body_stands_letter_for_letter(tmp_path):
    """No white space is stripped, and the line on which it begins is known."""
    files = {**VALID, "topics/x.md": "---\ntitle: X\nproposition: Y.\n---\n\n  a \n---\nb\n\n"}
    files["topics/blank.md"] = "---\n\n---\n[x](nowhere)"
    corpus, problems = look_at(write(tmp_path, files))

    assert corpus.topic_by_id["x"].body == "\n  a \n---\nb\n\n"
    assert corpus.topic_by_id["x"].body_line == 5
    assert "topics/blank.md:4:1 broken-link" in found(problems)


def test_about(tmp_path):
    """The prose of the About page is read, and its links are checked in their file."""
    corpus, problems = look_at(write(tmp_path, {**VALID, "about.md": "Us.\n\nSee [x](nowhere)."}))

    assert corpus.briefing.body.startswith("Us.")
    assert found(problems) == ["about.md:3:5 broken-link"]


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("texts/1.txt", None),
        ("texts/2.txt", "missing-file"),
        ("texts", "missing-file"),
        ("x" * 300, "missing-file"),
        ("../1.txt", "unpinned-text"),
        ("/etc/hosts", "unpinned-text"),
        ("texts/../../1.txt", "unpinned-text"),
        ("texts\\1.txt", "path-outside"),
    ],
)
def test_text_files(path, code, tmp_path):
    """A text lies below the folder; another path is one problem."""
    files = changed(ARTICLE, "lang: en", f"text: {path}")
    files[ARTICLE] = files[ARTICLE].removesuffix(BODY) + "Notes.\n"
    _, problems = look_at(write(tmp_path, {**files, "texts/1.txt": BODY}))

    assert found(problems) == ([] if code is None else [f"{ARTICLE}:6:7 {code}"])


def test_a_missing_text_has_a_hint(tmp_path):
    """The hint names the file that is nearest."""
    files = changed(ARTICLE, "lang: en", "text: texts/bridges.txt")
    _, problems = look_at(write(tmp_path, {**files, "texts/bridge.txt": BODY}))

    assert problems[0].hint == "did you mean 'texts/bridge.txt'?"


@pytest.mark.parametrize(
    "new", ["kind: human", "kind: [person]", "kind: *p", "knd: person", "type: party", ""]
)
def test_an_actor_of_no_kind(new, tmp_path):
    """What else is wrong with it is found, and nobody who refers to it is blamed."""
    files = changed(PERSON, "kind: person", new)
    files[PERSON] = files[PERSON].replace("2024-05-26", "2024-15-26")
    files[ARTICLE] = VALID[ARTICLE].replace("[dk, port", "[dk, ada-brook, port")
    _, problems = look_at(write(tmp_path, files))

    assert len(problems) == 2
    assert "bad-date" in [one.code for one in problems]


@pytest.mark.parametrize("path", [TOPIC, PERSON, ARTICLE, BRIEFING, "publishers/daily.md"])
def test_an_unread_file_is_one_problem(path, tmp_path):
    """Whoever refers to what stands in it is not blamed."""
    content = "- a\n" if path == BRIEFING else "no front matter"
    _, problems = look_at(write(tmp_path, {**VALID, path: content}))

    assert [str(one.location) for one in problems] == [f"{path}:1:1"]


def refuse(monkeypatch, *refused):
    """Let the system refuse to list these folders."""
    scandir = os.scandir

    def listed(path):
        if path in [str(one) for one in refused]:
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", lambda path: listed(str(path)))


def test_a_folder_that_cannot_be_read(tmp_path, monkeypatch):
    """It is a problem at the folder, and hides nothing of the others."""
    files = {**VALID, "articles/2025/old.md": VALID[ARTICLE], "topics/x.txt": ""}
    write(tmp_path, files)
    refuse(monkeypatch, tmp_path / "articles", tmp_path / "events" / "2025")
    corpus, problems = look_at(tmp_path)

    assert found(problems) == ["articles:1:1 unreadable-file", "topics/x.txt:1:1 stray-file"]
    assert problems[0].message == "the folder cannot be read: permission denied"
    assert corpus.articles == ()


def test_an_inner_folder_that_cannot_be_read(tmp_path, monkeypatch):
    """What lies beside it is read."""
    write(tmp_path, {**VALID, "articles/2025/old.md": VALID[ARTICLE]})
    refuse(monkeypatch, tmp_path / "articles" / "2025")
    corpus, problems = look_at(tmp_path)

    assert found(problems) == ["articles/2025:1:1 unreadable-file"]
    assert [one.id for one in corpus.articles] == ["bridge"]


def test_a_file_in_the_place_of_a_folder(tmp_path):
    """It is not taken for an empty folder."""
    files = {name: text for name, text in VALID.items() if name != ARTICLE}
    _, problems = look_at(write(tmp_path, {**files, "articles": "x"}))

    assert found(problems) == ["articles:1:1 unreadable-file"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes")
@pytest.mark.parametrize("path", ["topics/pipe.md", "about.md", BRIEFING])
def test_a_pipe_is_not_read(path, tmp_path):
    """Only ordinary files are opened: a pipe would be waited for without end."""
    write(tmp_path, VALID)
    (tmp_path / path).unlink(missing_ok=True)
    os.mkfifo(tmp_path / path)
    _, problems = look_at(tmp_path)

    assert found(problems) == [f"{path}:1:1 unreadable-file"]


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("article", "articles"),
        ("actor", "actors"),
        ("topic", "topics"),
        ("Topics", "topics"),
        ("publisher", "publishers"),
        ("event", "events"),
        ("text", "texts"),
        ("template", "templates"),
        ("drafts", None),
        ("notes", None),
        ("site", None),
    ],
)
def test_a_misspelt_folder(name, meant, tmp_path):
    """It is a warning when Markdown files lie in it, and no other folder is blamed."""
    files = {**VALID, f"{name}/2025/x.md": "x", "topicz/x.txt": ""}
    _, problems = look_at(write(tmp_path, files))

    assert found(problems) == ([] if meant is None else [f"{name}:1:1 stray-folder"])
    assert [one.hint for one in problems] == ([] if meant is None else [f"did you mean '{meant}'?"])


def test_a_name_that_is_not_utf_8(tmp_path):
    """The hint leaves out what cannot be read of it."""
    write(tmp_path, VALID)
    try:
        (tmp_path / "topics" / os.fsdecode(b"caf\xe9 x.md")).write_text(VALID[TOPIC])
    except OSError:
        pytest.skip("the disk refuses such a name")
    _, problems = look_at(tmp_path)

    assert [(one.code, one.hint) for one in problems] == [
        ("bad-id", "rename the file to 'caf-x.md'")
    ]


def test_names_of_files(tmp_path):
    """A file with a name that cannot be an id is one problem with a hint."""
    text = VALID[TOPIC]
    names = ["Bridge Toll", "index", "con", "-x", "é", "a" * 101]
    _, problems = look_at(write(tmp_path, {**VALID, **{f"topics/{one}.md": text for one in names}}))

    assert sorted(found(problems)) == sorted(f"topics/{one}.md:1:1 bad-id" for one in names)
    assert all(one.hint.startswith("rename the file to '") for one in problems)


def test_two_files_of_one_name(tmp_path):
    """They are one problem, though each statement stands in both."""
    _, problems = look_at(write(tmp_path, {**VALID, "articles/old/bridge.md": VALID[ARTICLE]}))

    assert [one.code for one in problems] == ["duplicate-id"]


def test_a_path_with_a_backslash(tmp_path):
    """The hint writes it as it must be."""
    _, problems = look_at(write(tmp_path, changed(ARTICLE, "lang: en", "text: texts\\a.txt")))

    assert found(problems) == [f"{ARTICLE}:6:7 path-outside"]
    assert problems[0].hint == "write '/' between folders: 'texts/a.txt'"


@pytest.mark.parametrize("name", ["bridge.MD", "bridge.markdown", "bridge.md.txt"])
def test_an_article_with_another_ending(name, tmp_path):
    """It is an error, since a whole article is missing; nothing that follows from it is said."""
    files = {path: text for path, text in VALID.items() if path != ARTICLE}
    _, problems = look_at(write(tmp_path, {**files, f"articles/{name}": VALID[ARTICLE]}))

    assert found(problems) == [f"articles/{name}:1:1 bad-suffix"]


def test_a_readme(tmp_path):
    """It is no record, and is passed by with a warning."""
    _, problems = look_at(write(tmp_path, {**VALID, "articles/README.md": "# Articles"}))

    assert found(problems) == ["articles/README.md:1:1 stray-file"]


@pytest.mark.parametrize(
    ("name", "meant"), [("people", "actors"), ("Countries", "actors"), ("sources", "articles")]
)
def test_folders_with_another_name(name, meant, tmp_path):
    """A folder that others would name so is not passed by in silence."""
    _, problems = look_at(write(tmp_path, {**VALID, f"{name}/a.md": "---\n---\n"}))

    assert [one.hint for one in problems] == [f"did you mean '{meant}'?"]


@pytest.mark.parametrize("coding", ["utf-16", "utf-16-be"])
def test_a_file_that_is_utf_16(coding, tmp_path):
    """It is one problem."""
    raw = VALID[ARTICLE].encode(coding)
    raw = raw if raw[:1] == b"\xff" else b"\xfe\xff" + raw
    _, problems = look_at(write(tmp_path, {**VALID, ARTICLE: raw}))

    assert found(problems) == [f"{ARTICLE}:1:1 not-utf-8"]
