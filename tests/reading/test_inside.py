from __future__ import annotations

import os

import pytest

from policybrief.errors import PolicybriefError
from policybrief.pipeline.building import build_site
from policybrief.pipeline.finding import find_problems
from policybrief.problems import has_errors
from tests.reading.corpora import ARTICLE, BRIEFING, PERSON, TOPIC, VALID, changed, found, write

SECRET = "a word that nobody may read"


@pytest.fixture
def outside(tmp_path):
    """Give a folder of somebody else, with a copy of each file and a secret in it."""
    folder = write(tmp_path / "elsewhere", VALID)
    (folder / "secret.txt").write_text(SECRET, encoding="utf-8")
    (folder / ARTICLE).write_text(VALID[ARTICLE] + SECRET, encoding="utf-8")
    return folder


@pytest.fixture
def folder(tmp_path):
    """Give a corpus without problems."""
    return write(tmp_path / "corpus", VALID)


@pytest.mark.parametrize("path", [ARTICLE, BRIEFING, PERSON, TOPIC, "events/opening.md"])
@pytest.mark.parametrize("relative", [False, True])
def test_a_link_out_of_the_folder_is_not_read(folder, outside, path, relative):
    """Whatever file is a symbolic link to elsewhere is refused where it stands."""
    target = outside / path
    (folder / path).unlink()
    (folder / path).symlink_to(
        os.path.relpath(target, (folder / path).parent) if relative else target
    )

    problems = find_problems(folder)

    assert f"{path}:1:1 symbolic-link" in found(problems)
    assert SECRET not in "\n".join(map(str, problems))


@pytest.mark.parametrize("kind", ["articles", "actors", "topics", "publishers", "events"])
def test_a_folder_that_is_a_link_is_not_read(folder, outside, kind):
    """Neither ``articles`` itself nor a folder in it may be a link, inside or out."""
    (folder / kind / "more").symlink_to(outside / kind)
    (folder / kind / "loop").symlink_to(folder / kind)
    assert {f"{kind}/loop:1:1 symbolic-link", f"{kind}/more:1:1 symbolic-link"} <= set(
        found(find_problems(folder))
    )

    for one in sorted((folder / kind).iterdir()):
        one.unlink()
    (folder / kind).rmdir()
    (folder / kind).symlink_to(outside / kind)

    assert f"{kind}:1:1 symbolic-link" in found(find_problems(folder))


def test_a_text_and_an_about_page_that_are_links_are_not_read(folder, outside):
    """Texts, about.md and templates are held to the same."""
    (folder / ARTICLE).write_text(
        changed(ARTICLE, "lang: en", "text: texts/a.txt")[ARTICLE], encoding="utf-8"
    )
    (folder / "texts").symlink_to(outside)
    (outside / "a.txt").write_text(SECRET, encoding="utf-8")
    (folder / "about.md").symlink_to(outside / "secret.txt")
    (folder / "templates").symlink_to(outside)

    problems = find_problems(folder)

    assert found(problems) == [
        "about.md:1:1 symbolic-link",
        "templates:1:1 symbolic-link",
        "texts/a.txt:1:1 symbolic-link",
    ]
    (folder / "templates").unlink()
    (folder / "templates").mkdir()
    (folder / "templates" / "index.md.jinja").symlink_to(outside / "secret.txt")
    assert "templates/index.md.jinja:1:1 symbolic-link" in found(find_problems(folder))


def test_a_logo_that_is_a_link_is_not_published(folder, outside):
    """An image from elsewhere stays there."""
    (outside / "mark.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    (folder / "mark.svg").symlink_to(outside / "mark.svg")
    (folder / BRIEFING).write_text(VALID[BRIEFING] + "look: {logo: mark.svg}\n")

    assert found(find_problems(folder)) == ["mark.svg:1:1 symbolic-link"]
    with pytest.raises(PolicybriefError):
        build_site(folder, folder / "site")


def test_a_loop_of_links_ends(folder):
    """A link to itself cannot be read, which is said; nothing hangs."""
    (folder / "topics" / "loop.md").symlink_to("loop.md")
    (folder / "topics" / "one.md").symlink_to("two.md")
    (folder / "topics" / "two.md").symlink_to("one.md")

    problems = [one for one in found(find_problems(folder)) if "unreadable" in one]

    assert problems == [f"topics/{name}.md:1:1 unreadable-file" for name in ("loop", "one", "two")]


def test_links_within_the_folder_are_read(folder, tmp_path):
    """The folder itself may be a link, and a file may be one to another file of the folder."""
    (folder / "drafts").mkdir()
    (folder / TOPIC).rename(folder / "drafts" / "toll.md")
    (folder / TOPIC).symlink_to("../drafts/toll.md")
    (tmp_path / "also").symlink_to(folder)

    assert find_problems(folder) == []
    assert find_problems(tmp_path / "also") == []


def test_a_device_or_pipe_is_no_file(folder):
    """Nothing waits for what never ends."""
    os.mkfifo(folder / "topics" / "pipe.md")
    (folder / "texts").mkdir()
    os.mkfifo(folder / "texts" / "a.txt")
    (folder / ARTICLE).write_text(
        changed(ARTICLE, "lang: en", "text: texts/a.txt")[ARTICLE], encoding="utf-8"
    )

    problems = find_problems(folder)

    assert has_errors(problems)
    assert "topics/pipe.md:1:1 unreadable-file" in found(problems)
