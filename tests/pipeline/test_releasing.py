"""A release keeps what was published: all of it or nothing, and nothing else."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import textwrap
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from policybrief import (
    BuildError,
    Corpus,
    CorpusError,
    PolicybriefError,
    brief,
    build_site,
    cli,
    diff,
    find_problems,
    release,
)
from policybrief.reading.releases import find_releases
from tests.reading.corpora import ARTICLE, VALID, changed, write
from tests.site.builds import files_of
from tests.site.corpora import QUIET, SECRETS
from tests.site.corpora import write as write_site

BODY_IS_OUT = (
    *("text of a quotable article", "text around a quote"),
    *("draft article", "draft statement", "draft topic", "draft prose", "fact of a draft"),
    "correction of a draft",
)


def run(*arguments: object, cwd: Path | None = None) -> Result:
    before = Path.cwd()
    os.chdir(cwd or before)
    try:
        return CliRunner().invoke(cli.main, list(map(str, arguments)))
    finally:
        os.chdir(before)


def kept(folder: Path) -> dict[str, bytes]:
    """Return the content of each file below a folder."""
    return dict(files_of(folder))


@pytest.fixture
def valid(tmp_path: Path) -> Path:
    return write(tmp_path / "corpus", VALID)


@pytest.fixture
def quiet(tmp_path: Path) -> Path:
    return write_site(tmp_path / "quiet", QUIET)


def test_it_keeps_the_files_as_they_were_published(valid: Path) -> None:
    """Letter for letter; of an article that may only be quoted, the front matter alone."""
    made = release(valid, "january")

    assert made.folder == valid / "releases" / "january"
    assert (made.number, made.articles, made.statements, made.problems) == (1, 1, 3, ())
    files = kept(made.folder)
    assert sorted(files) == sorted([*VALID, "release.json"])
    for name in set(VALID) - {ARTICLE}:
        assert files[name] == VALID[name].encode()
    head, _, _ = VALID[ARTICLE].rpartition("---\n")
    assert files[ARTICLE].decode() == f"{head}---\n"


@pytest.mark.parametrize("what", BODY_IS_OUT)
def test_what_may_not_be_published_is_not_kept(quiet: Path, what: str) -> None:
    """No text that is not ours, no draft; what stands in a front matter is kept as it stands."""
    made = release(quiet, "january")
    secret = SECRETS[what].casefold().encode()

    assert any(secret in content.lower() for content in kept(quiet).values())
    assert [name for name, content in kept(made.folder).items() if secret in content.lower()] == []


def test_the_body_of_a_private_article_is_not_kept(quiet: Path) -> None:
    """Its front matter is, with the words that statements are anchored to."""
    made = release(quiet, "january")
    file = made.folder / "articles" / "kept-private.md"

    assert "She wrote" in (quiet / "articles" / "kept-private.md").read_text(encoding="utf-8")
    assert file.read_text(encoding="utf-8").endswith("}\n---\n")
    assert "She wrote" not in file.read_text(encoding="utf-8")


def test_only_what_is_published_is_there(quiet: Path) -> None:
    """No texts, no templates, no other releases, no logo, no hidden files."""
    write_site(quiet, {"templates/about.md.jinja": "# x { #top }\n", ".gitignore": "texts/\n"})
    release(quiet, "first")
    made = release(quiet, "second")

    tops = {path.relative_to(made.folder).parts[0] for path in made.folder.rglob("*")}
    assert tops <= {
        *("articles", "actors", "topics", "publishers", "events"),
        *("briefing.yml", "about.md", "release.json"),
    }


def test_a_withdrawn_article_is_kept_without_its_text(valid: Path) -> None:
    """Its statements have permalinks still, and nothing has changed since the release."""
    head, _, body = VALID[ARTICLE].rpartition("---\n")
    file = valid / ARTICLE
    file.write_text(f"{head}withdrawn: It was taken back.\n---\n{body}", "utf-8")
    made = release(valid, "january")
    record = json.loads((made.folder / "release.json").read_bytes())

    assert (made.articles, made.statements) == (0, 0)
    assert [one["published"] for one in record["statements"]] == [False] * 3
    assert (made.folder / ARTICLE).read_text("utf-8").endswith("---\n")
    assert diff(valid, since_release="january").statements == ()
    file.write_bytes(VALID[ARTICLE].encode())
    assert len(diff(valid, since_release="january").statements) == 3


def test_a_text_that_is_free_is_kept(tmp_path: Path) -> None:
    """The body of an open article is on its page, and notes on a text in a file are too."""
    files = changed(ARTICLE, "rights: quote", "rights: open")
    made = release(write(tmp_path, files), "open")

    assert (made.folder / ARTICLE).read_bytes() == files[ARTICLE].encode()


def test_the_record_says_what_stood_there(valid: Path) -> None:
    """Ids, speakers and hashes of words; no words, no clock."""
    made = release(valid, "january")
    record = json.loads((made.folder / "release.json").read_text(encoding="utf-8"))

    assert (record["name"], record["number"], record["as_of"]) == ("january", 1, "2025-04-28")
    assert record["counts"]["statements"] == 3
    by_speaker = {one["speaker"]: one for one in record["statements"]}
    assert sorted(by_speaker) == ["ada-brook", "dk", "port-ministry"]
    assert by_speaker["ada-brook"]["quoted"]
    assert not by_speaker["dk"]["quoted"]
    assert by_speaker["dk"]["words"] == by_speaker["port-ministry"]["words"]
    raw = (made.folder / "release.json").read_bytes()
    assert b"build it" not in raw
    assert b"interest" not in raw


def test_the_same_corpus_gives_the_same_bytes(valid: Path, tmp_path: Path) -> None:
    """Whatever the order of the files on the disk, and however old they are."""
    other = tmp_path / "other"
    for name in reversed(VALID):
        write(other, {name: VALID[name]})
        os.utime(other / name, (0, 0))

    assert kept(release(valid, "january").folder) == kept(release(other, "january").folder)


def test_nothing_is_overwritten(valid: Path) -> None:
    """A name that is taken is refused, also by an empty folder, a file or a link."""
    made = release(valid, "january")
    before = kept(made.folder)
    (valid / ARTICLE).write_text(changed(ARTICLE, "A bridge", "Bridge")[ARTICLE], encoding="utf-8")
    (made.folder.parent / "empty").mkdir()
    (made.folder.parent / "file").write_text("x", encoding="utf-8")
    (made.folder.parent / "link").symlink_to(valid / "nowhere")

    for name in ("january", "empty", "file", "link"):
        with pytest.raises(PolicybriefError, match="is there already"):
            release(valid, name)
    assert kept(made.folder) == before


@pytest.mark.parametrize(
    "name", ["", ".", "..", "../x", "a/b", "January", "a b", "x.y", "con", "é"]
)
def test_a_name_is_an_id(valid: Path, name: str) -> None:
    """It cannot climb out of the folder, and no system has it already."""
    with pytest.raises(PolicybriefError, match="cannot be the name of a release"):
        release(valid, name)
    assert not (valid / "releases").exists()


def test_errors_are_refused(tmp_path: Path) -> None:
    """Nothing is kept of a corpus that could not be published."""
    root = write(tmp_path, changed(ARTICLE, "nobody pays twice", "nobody pays at all"))

    with pytest.raises(CorpusError):
        release(root, "january")
    assert not (root / "releases").exists()
    result = run("release", "january", root)
    assert result.exit_code == 1
    assert "quote-not-found" in result.output


@pytest.mark.parametrize("kind", ["link", "file"])
def test_the_folder_of_releases_is_the_briefings_own(
    valid: Path, tmp_path: Path, kind: str
) -> None:
    """Nothing is written through a link out of it."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    if kind == "link":
        (valid / "releases").symlink_to(elsewhere)
    else:
        (valid / "releases").write_text("x", encoding="utf-8")

    with pytest.raises(PolicybriefError, match="is not a folder of its own"):
        release(valid, "january")
    assert list(elsewhere.iterdir()) == []


def test_a_failure_leaves_nothing(valid: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whichever file cannot be written."""
    write_bytes = Path.write_bytes
    for last in range(len(VALID) + 1):
        done: list[Path] = []

        def fail(path: Path, content: bytes, done: list[Path] = done, last: int = last) -> int:
            if len(done) == last:
                raise OSError(28, "No space left on device", str(path))
            done.append(path)
            return write_bytes(path, content)

        with monkeypatch.context() as patched:
            patched.setattr(Path, "write_bytes", fail)
            with pytest.raises(OSError, match="No space left"):
                release(valid, "january")
        assert list((valid / "releases").iterdir()) == []
    assert release(valid, "january").number == 1


@pytest.mark.parametrize("last", [0, 1, 4, len(VALID)])
def test_a_killed_release_is_no_release(valid: Path, last: int) -> None:
    """Nothing stands under its name; the next one makes it, and takes away what was left."""
    script = f"""
        import os, pathlib, policybrief
        write, done = pathlib.Path.write_bytes, []
        def killed(path, content):
            if len(done) == {last}:
                os._exit(9)
            done.append(path)
            return write(path, content)
        pathlib.Path.write_bytes = killed
        policybrief.release({str(valid)!r}, "january")
    """
    ended = subprocess.run([sys.executable, "-c", textwrap.dedent(script)], check=False)

    assert ended.returncode == 9
    assert find_problems(valid) == []
    left = sorted(one.name[:8] for one in (valid / "releases").iterdir())
    assert left == [".lock", ".making-"]
    assert find_releases(valid) == ((), ())
    made = release(valid, "january")
    assert made.number == 1
    assert list((valid / "releases").iterdir()) == [made.folder]


def test_two_releases_at_once(valid: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second is refused and takes nothing from the first, which is kept whole."""
    alone = release(write(valid.parent / "alone", VALID), "january").folder
    write_bytes = Path.write_bytes
    refused: list[BuildError] = []

    def meanwhile(path: Path, content: bytes) -> int:
        if path.name == "release.json":
            with pytest.raises(BuildError, match="by process") as told:
                release(valid, "february")
            refused.append(told.value)
        return write_bytes(path, content)

    monkeypatch.setattr(Path, "write_bytes", meanwhile)
    made = release(valid, "january").folder

    assert len(refused) == 1
    assert kept(made) == kept(alone)
    assert list((valid / "releases").iterdir()) == [made]


def test_numbers_follow_each_other(valid: Path) -> None:
    """The newest is the one with the highest number; none is given twice."""
    for number, name in enumerate(["c", "a", "b"], 1):
        assert release(valid, name).number == number
    shutil.rmtree(valid / "releases" / "c")
    (valid / "releases" / "a" / "release.json").unlink()

    assert release(valid, "d").number == 4
    assert [one.name for one in find_releases(valid)[0]] == ["b", "d"]


def test_a_release_is_no_part_of_the_site(quiet: Path, tmp_path: Path) -> None:
    """It is neither read nor published, and no site is built into it."""
    before = kept(build_site(quiet, tmp_path / "before" / "site").site)
    release(quiet, "january")
    after = kept(build_site(quiet, tmp_path / "after" / "site").site)

    assert before == after
    for place in ("releases", "releases/site", "releases/january/site"):
        with pytest.raises(BuildError, match="the corpus is read from there"):
            build_site(quiet, quiet / place)


# Comparing with one


def test_nothing_changed_since_a_release(quiet: Path) -> None:
    """Also without the texts that the articles name: they are not in it."""
    release(quiet, "january")

    found = diff(quiet, since_release="january")

    assert found.empty
    assert "Nothing changed since the earlier copy." in brief(found)


CHANGES: Mapping[str, Callable[[str], str]] = {
    "a word": lambda text: text.replace("stone by stone", "stone by  stone", 1).replace(
        "We will build it", "will build it", 1
    ),
    "a position": lambda text: text.replace(
        "rent-cap: {position: open", "rent-cap: {position: for"
    ),
    "a gist": lambda text: text.replace("were said to look", "are said to look"),
    "a speaker": lambda text: text.replace("[dk, port-ministry]", "[dk]"),
    "a fact": lambda text: text.replace("value: 650", "value: 651"),
    "a withdrawal": lambda text: text.replace("    event: opening", "    withdrawn: Not theirs."),
    "a correction": lambda text: text.replace(
        "lang: en", "lang: en\ncorrections: [{date: 2025-05, what: A, why: B}]"
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_release_tells_what_a_copy_tells(valid: Path, tmp_path: Path, change: str) -> None:
    """Comparing with a release gives what comparing with the whole folder of then gives."""
    copy = tmp_path / "copy"
    shutil.copytree(valid, copy)
    release(valid, "january")
    text = CHANGES[change](VALID[ARTICLE])
    assert text != VALID[ARTICLE]
    (valid / ARTICLE).write_text(text, encoding="utf-8")

    found = diff(valid, since_release="january")

    assert not found.empty
    for format_ in ("text", "markdown", "json"):
        assert brief(found, format_) == brief(diff(valid, other=copy), format_)


def test_statements_keep_the_order_of_their_text(tmp_path: Path) -> None:
    """Of two on one day the later in the text makes the line, though the text is not kept."""
    article = """\
        ---
        title: Two words
        date: 2025-04-28
        text: texts/two.txt
        statements:
          - {speaker: ro, quote: we refuse, stances: {bridge-toll: against}}
          - {speaker: ro, quote: we agree, stances: {bridge-toll: for}}
        ---
        Notes.
        """
    files = {
        **VALID,
        "articles/two.md": textwrap.dedent(article),
        "texts/two.txt": "At noon: we agree. In the evening: we refuse. Notes.\n",
    }
    root = write(tmp_path, files)
    made = release(root, "january")

    found = diff(root, since_release="january")

    assert found.empty
    assert (made.folder / "articles/two.md").read_text(encoding="utf-8").endswith("\nNotes.\n")
    assert not (made.folder / "texts").exists()
    before, after = found.before.line("ro", "bridge-toll"), found.after.line("ro", "bridge-toll")
    assert before is not None
    assert after is not None
    assert before.position is after.position


def test_what_was_a_draft_is_new(tmp_path: Path) -> None:
    """A topic and an article that were drafts; what names them is no mistake of the release."""
    draft = "draft: true\n"
    files = {
        **VALID,
        "topics/rent-cap.md": VALID["topics/rent-cap.md"].replace("title", f"{draft}title"),
        "articles/late.md": f"---\n{draft}title: Late\ndate: 2025-04-29\nstatements:\n"
        "  - {speaker: dk, quote: we pay, stances: {rent-cap: for}, id: late-one}\n---\nWe pay.\n",
    }
    files["articles/late.md"] = files["articles/late.md"].replace("We pay", "So: we pay")
    files[ARTICLE] = files[ARTICLE].replace("    event: opening", "    same_as: late-one")
    files[ARTICLE] = files[ARTICLE].replace("[dk, port-ministry]", "dk")
    root = write(tmp_path, files)
    release(root, "january")
    assert diff(root, since_release="january").empty
    write(root, {name: files[name].replace(draft, "") for name in files})

    found = diff(root, since_release="january")

    assert [(one.country, one.topic) for one in found.lines if one.before is None] == [
        ("dk", "rent-cap"),
        ("ro", "rent-cap"),
    ]


LEFT_OUT = {
    "briefing.yml": "title: B\ncontact: a@b.example\nas_of: 2026-01-31\nrequire_checked: true\n",
    "topics/wall.md": "---\ntitle: Wall\nproposition: It builds the wall.\n---\n",
    "topics/secret.md": "---\ntitle: Secret\nproposition: It builds in secret.\n---\n",
    "actors/eve-lind.md": "---\nname: Eve Lind\nkind: person\ncountry: is\n---\n",
    "actors/guild.md": "---\nname: Guild\nkind: organization\n---\n",
    "events/meeting.md": "---\ntitle: Meeting\n---\n",
    "articles/later.md": """\
        ---
        title: Later
        date: 2026-01-20
        publish-after: 2026-03-01
        statements:
          - speaker: eve-lind
            quote: we shall see
            checked: cd
            event: meeting
            stances: {secret: {position: for, of: guild}}
        ---
        So "we shall see" at last.
        """,
    "articles/taken.md": """\
        ---
        title: Taken
        date: 2026-01-11
        withdrawn: Taken back.
        statements:
          - {speaker: is, quote: we did it, checked: cd, stances: {wall: for}}
        ---
        So "we did it" once.
        """,
    "articles/known.md": """\
        ---
        title: Known
        date: 2026-01-12
        statements:
          - speaker: is
            quote: we build
            checked: cd
            stances: {wall: for}
            codings: [{coded: ef, stances: {secret: for}}]
          - speaker: is
            quote: we tear down
            checked: cd
            event: meeting
            stances: {wall: {position: for, of: guild}}
            withdrawn: Not theirs.
          - {speaker: eve-lind, quote: we wait, event: meeting, about: [guild]}
        ---
        So "we build", "we tear down" and "we wait".
        """,
}


def test_what_is_left_out_is_no_mistake(tmp_path: Path) -> None:
    """Unchecked and withdrawn statements, and second codings, may refer to what is embargoed."""
    root = write(tmp_path, {name: textwrap.dedent(text) for name, text in LEFT_OUT.items()})
    made = release(root, "january")

    found = diff(root, since_release="january")

    assert found.empty
    assert not list(made.folder.glob("*/eve-lind.md")) + list(made.folder.glob("*/guild.md"))
    assert made.statements == 1
    (record,) = find_releases(root)[0]
    assert [one.article for one in record.statements if not one.published] == ["known", "taken"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("january", "since_release"),
        ("both", "since_release"),
        ("./both", "other"),
        ("copy", "other"),
        ("./copy", "other"),
    ],
)
def test_a_name_or_a_folder(valid: Path, name: str, expected: str) -> None:
    """A path with a slash is a folder; any other name is a release where there is one."""
    from policybrief.pipeline.comparing import earlier_copy

    for one in ("january", "both"):
        release(valid, one)
    around = valid.parent
    for one in ("both", "copy"):
        shutil.copytree(valid, around / one)
    before = Path.cwd()
    os.chdir(around)
    try:
        assert list(earlier_copy(valid, name)) == [expected]
        result = CliRunner().invoke(cli.main, ["diff", "corpus", "--from", name])
    finally:
        os.chdir(before)
    assert result.exit_code == 0
    assert "Nothing changed" in result.output


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("januari", "did you mean 'january'?"),
        ("zzz", "the releases are: january"),
        ("no/such", "there is no folder no/such"),
    ],
)
def test_a_name_that_is_nothing(valid: Path, name: str, said: str) -> None:
    """It is misuse, and the message says what there is."""
    release(valid, "january")
    result = run("diff", valid, "--from", name)

    assert result.exit_code == 2
    assert said in result.output


def test_of_which_folder(valid: Path) -> None:
    """A corpus made in Python has no releases; one way of saying since when is enough."""
    release(valid, "january")

    with pytest.raises(PolicybriefError, match="no releases"):
        diff(Corpus(), since_release="january")
    with pytest.raises(PolicybriefError, match="since when"):
        diff(valid, since="2025", since_release="january")
    with pytest.raises(PolicybriefError, match="since when"):
        diff(valid)
    with pytest.raises(PolicybriefError, match="there is no release 'february'"):
        diff(valid, since_release="february")


def test_a_release_that_was_edited_by_hand(valid: Path) -> None:
    """Its mistakes are those of its files, each with its place."""
    made = release(valid, "january")
    (made.folder / "actors" / "ada-brook.md").unlink()
    (made.folder / "briefing.yml").write_text("titel: Bridges\n", encoding="utf-8")

    with pytest.raises(CorpusError) as raised:
        diff(valid, since_release="january")

    places = {str(one.location.path) for one in raised.value.problems}
    assert places == {f"releases/january/{ARTICLE}", "releases/january/briefing.yml"}


# The command


def test_the_command(valid: Path) -> None:
    """In the briefing, below it, or with its folder behind the name."""
    below = run("release", "one", cwd=valid / "articles")
    here = run("release", "two", cwd=valid)
    named = run("release", "three", valid)

    assert [one.exit_code for one in (below, here, named)] == [0, 0, 0]
    assert here.output == (
        "releases/two: release 2 with 1 article and 3 statements, at 28 April 2025\n"
    )
    assert [one.name for one in find_releases(valid)[0]] == ["one", "two", "three"]


def test_misuse_of_the_command(valid: Path, tmp_path: Path) -> None:
    """Exit code 2, and what to do."""
    empty = tmp_path / "empty"
    empty.mkdir()
    nowhere = run("release", "january", cwd=empty)

    assert nowhere.exit_code == 2
    assert "name the folder behind the name" in nowhere.output
    run("release", "january", valid)
    assert run("release", "january", valid).exit_code == 2
    assert run("release", "January", valid).exit_code == 2
    assert run("release", "x", tmp_path / "none").exit_code == 2
