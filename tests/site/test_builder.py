from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from policybrief import (
    Article,
    Briefing,
    BuildError,
    Corpus,
    CorpusError,
    Person,
    SiteError,
    Statement,
    Topic,
    build_site,
)
from policybrief.engine import builder, fast, shell
from policybrief.engine.marker import MARKER, check_target
from policybrief.engine.mkdocs_process import run_mkdocs
from tests.site.builds import Shown, files_of
from tests.site.corpora import PAGES, QUIET, write

TINY = {"briefing.yml": "title: Tiny\ncontact: desk@example.org\n"}
COMMAND = Path(sys.executable).with_name("policybrief")


@pytest.fixture
def last_good(tmp_path):
    """Return a corpus folder, and a site that was made here before."""
    root = write(tmp_path / "corpus", TINY)
    for name in ("site", "site-mkdocs"):
        write(tmp_path / name, {MARKER: "{}\n", "index.html": "the last good one"})
    return root, tmp_path / "site"


def seen(folder: Path) -> dict[str, bytes]:
    """Return what stands beside the corpus."""
    return {name: text for name, text in files_of(folder) if not name.startswith("corpus/")}


def test_every_kind_of_page_is_there(quiet_site):
    """The quiet corpus has a page of every kind, and each has its title and nothing else's."""
    assert set(PAGES.values()) <= set(quiet_site.addresses)
    for address in quiet_site.addresses:
        page = Shown((quiet_site.site / address).read_text(encoding="utf-8"))
        assert len(page.texts("h1")) == 1, address
        assert page.texts("h1")[0], address


def test_every_published_statement_is_an_anchor(quiet_site):
    """A permalink leads to the statement itself."""
    page = (quiet_site.site / "articles/pier-with-a-price.html").read_text(encoding="utf-8")

    (words,) = Shown(page).texts("#brook-will-build")
    assert "We will build it, stone by stone" in words


def test_no_id_stands_twice_on_a_page(quiet_site):
    """An anchor is one place."""
    for address in quiet_site.addresses:
        page = Shown((quiet_site.site / address).read_text(encoding="utf-8"))
        ids = [value for _, name, value in page.attributes if name == "id"]
        assert sorted(set(ids)) == sorted(ids), address


def test_two_builds_are_the_same(quiet_site, tmp_path):
    """Another hash seed, time zone, locale, clock and folder give the same bytes."""
    (tmp_path / "mkdocs.py").write_text("raise SystemExit('this is not MkDocs')\n")
    (tmp_path / "material").mkdir()
    (tmp_path / "material" / "__init__.py").write_text("raise SystemExit('nor the theme')\n")
    changes = {"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "LC_ALL": "C", "SOURCE_DATE_EPOCH": "9"}
    command = [str(COMMAND), "build", str(quiet_site.root), "--site", "here/again"]
    command += ["--project", "here/again-mkdocs"]

    done = subprocess.run(
        command, cwd=tmp_path, env={**os.environ, **changes}, capture_output=True, text=True
    )

    assert done.returncode == 0, done.stdout + done.stderr
    for one, other in (
        (quiet_site.site, tmp_path / "here" / "again"),
        (quiet_site.project, tmp_path / "here" / "again-mkdocs"),
    ):
        before, after = dict(files_of(one)), dict(files_of(other))
        names = before.keys() | after.keys()
        assert sorted(name for name in names if before.get(name) != after.get(name)) == []


def test_a_page_does_not_grow_with_the_number_of_articles(tmp_path):
    """What surrounds a page is the same for five articles and for sixty."""
    outside = {}
    briefing = Briefing(title="Many", as_of="2060-01-01")
    for number in (5, 60):
        articles = [
            Article(id=f"article-{at}", title=f"Article {at}", date=f"20{at:02}-01-01")
            for at in range(number)
        ]
        topic = Topic(id="pier", title="Pier", proposition="It is built.")
        corpus = Corpus(articles=articles, topics=[topic], briefing=briefing)
        made = build_site(corpus, tmp_path / str(number), project=tmp_path / f"{number}-mkdocs")
        for name in ("topics/pier.html", "articles/article-0.html", "method.html"):
            html = (made.site / name).read_text(encoding="utf-8")
            outside.setdefault(name, []).append(
                re.sub("<article.*</article>", "", html, flags=re.S)
            )
        settings = (tmp_path / f"{number}-mkdocs" / "mkdocs.yml").read_text(encoding="utf-8")
        nav = yaml.safe_load(settings)["nav"]
        assert "article-" not in str(nav)

    for name, (few, many) in outside.items():
        assert few == many, name


def test_a_page_names_no_generator_and_carries_no_clock(quiet_site):
    """Neither a tool's advertisement nor the day of the build is shown."""
    for name, text in files_of(quiet_site.site):
        if name.endswith((".html", ".xml")):
            assert b"Made with" not in text, name
    sitemap = (quiet_site.site / "sitemap.xml").read_text(encoding="utf-8")
    assert set(re.findall("<lastmod>(.*?)</lastmod>", sitemap)) == {"2026-01-31"}


def test_a_corpus_made_in_python_builds(tmp_path):
    """No folder is needed."""
    said = Statement(speaker="ada", quote="we will build it", stances={"pier": "for"})
    corpus = Corpus(
        briefing=Briefing(title="From Python"),
        topics=[Topic(id="pier", title="Pier", proposition="It is built.", asked_of=["ro"])],
        actors=[Person(id="ada", name="Ada", roles=["president of ro, 2020/.."])],
        articles=[
            Article(id="news", title="News", date="2025", statements=[said], body=f'"{said.quote}"')
        ],
    )

    made = build_site(corpus, tmp_path / "site")

    page = (made.site / "countries/ro.html").read_text(encoding="utf-8")
    assert "we will build it" in Shown(page).text
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_an_empty_corpus_builds(tmp_path):
    """A title is enough; each list says that there is nothing yet, and no word is missing."""
    root = write(tmp_path / "corpus", {"briefing.yml": "title: Only a title\n"})

    made = build_site(root, tmp_path / "site")

    lists = ["index.html", "about.html", "codebook.html"]
    lists += [f"{name}/index.html" for name in ("countries", "topics", "people", "organizations")]
    lists += [f"{name}/index.html" for name in ("articles", "publishers", "statements")]
    for name in lists:
        page = Shown((made.site / name).read_text(encoding="utf-8"))
        (text,) = page.texts("article")
        assert any(page.texts(".pb-empty")), name
        assert not re.search(r"\bNone\b(?! below)|\{\{|undefined", text), name
        assert not re.search(r" [.,;:](\s|$)|\(\)", text), name


def test_a_folder_of_somebody_else_is_not_replaced(tmp_path):
    """A folder that has files and no marker stays as it is."""
    root = write(tmp_path / "corpus", TINY)
    for name in ("site", "site-mkdocs"):
        (tmp_path / name).mkdir()
    (tmp_path / "site" / "thesis.txt").write_text("years of work")

    with pytest.raises(BuildError, match="was not made by policybrief"):
        build_site(root, tmp_path / "site")

    assert seen(tmp_path) == {"site/thesis.txt": b"years of work"}


def test_the_project_of_somebody_else_is_not_replaced(tmp_path):
    """The folder of the MkDocs project is looked at as well."""
    root = write(tmp_path / "corpus", TINY)
    write(tmp_path / "site-mkdocs", {"mkdocs.yml": "site_name: mine"})

    with pytest.raises(BuildError, match="was not made by policybrief"):
        build_site(root, tmp_path / "site", builder="mkdocs")

    assert seen(tmp_path) == {"site-mkdocs/mkdocs.yml": b"site_name: mine"}


def test_a_file_or_a_link_is_no_folder(tmp_path):
    """Neither a file nor a symbolic link is replaced."""
    (tmp_path / "file").write_text("x")
    (tmp_path / "folder").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "folder")

    for name in ("file", "link"):
        with pytest.raises(BuildError, match=r"is (not a folder|a link)"):
            check_target(tmp_path / name, "site")


@pytest.mark.parametrize(
    ("site", "project"),
    [
        *(("corpus", None), (".", None), ("corpus", "elsewhere"), ("site", "site")),
        *(("site", "corpus"), ("site", "."), ("site/below", "site"), ("corpus/../corpus", None)),
    ],
)
def test_folders_that_would_overwrite_one_another_are_refused(tmp_path, site, project):
    """Neither the site nor the project may hold the corpus or one another."""
    root = write(tmp_path / "corpus", TINY)
    before = dict(files_of(tmp_path))

    with pytest.raises(BuildError):
        build_site(root, tmp_path / site, project=None if project is None else tmp_path / project)

    assert dict(files_of(tmp_path)) == before


def test_an_error_in_the_corpus_leaves_the_last_good_site(last_good, tmp_path):
    """A corpus with errors is not published."""
    root, site = last_good
    before = seen(tmp_path)
    write(root, {"articles/broken.md": "---\ntitel: Broken\n---\n"})

    with pytest.raises(CorpusError):
        build_site(root, site)

    assert seen(tmp_path) == before


def test_a_broken_override_leaves_the_last_good_site(last_good, tmp_path):
    """The message names file and line; nothing is left beside the site."""
    root, site = last_good
    before = seen(tmp_path)
    write(root, {"templates/about.md.jinja": "# x { #top }\n\n{{ nothing }}\n"})

    with pytest.raises(BuildError, match=r"about\.md\.jinja:3: 'nothing' is undefined"):
        build_site(root, site)

    assert seen(tmp_path) == before


def test_a_dead_link_leaves_the_last_good_site(last_good, tmp_path):
    """A link of an override that leads nowhere is found after the build, before the exchange."""
    root, site = last_good
    before = seen(tmp_path)
    write(
        root, {"templates/about.md.jinja": '# x { #top }\n\n<p><a href="nowhere.html">x</a></p>\n'}
    )

    with pytest.raises(
        SiteError, match=r"about\.html:\d+:\d+: error: 'nowhere\.html' leads nowhere"
    ):
        build_site(root, site)

    assert seen(tmp_path) == before


@pytest.mark.usefixtures("fresh_shells")
@pytest.mark.parametrize(
    ("which", "module"), [("mkdocs", builder), ("fast", shell), ("fast", fast)]
)
@pytest.mark.parametrize(
    ("error", "told"),
    [
        (BuildError("no"), BuildError),
        (KeyboardInterrupt(), KeyboardInterrupt),
        (OSError(28, "No space left on device", "a file"), BuildError),
    ],
)
def test_an_interrupted_build_leaves_the_last_good_site(
    last_good, tmp_path, monkeypatch, error, told, which, module
):
    """Whatever stops MkDocs, nothing has been replaced and nothing is left beside."""
    root, site = last_good
    before = seen(tmp_path)

    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(module, "run_mkdocs", fail)
    with pytest.raises(told):
        build_site(root, site, builder=which)

    assert seen(tmp_path) == before


def test_a_fault_of_mkdocs_is_told(tmp_path):
    """What MkDocs says is passed on."""
    write(tmp_path / "project", {"mkdocs.yml": "site_name: x\ntheme: nothing\n"})

    with pytest.raises(BuildError, match="theme"):
        run_mkdocs(tmp_path / "project", tmp_path / "site", None)


def test_a_build_replaces_what_was_made_here(tmp_path):
    """Pages that are gone from the corpus are gone from the site."""
    root = write(tmp_path / "corpus", {**TINY, "topics/pier.md": QUIET["topics/toll.md"]})
    write(root, {"actors/northland.md": QUIET["actors/southland.md"]})
    write(root, {"actors/southland.md": QUIET["actors/southland.md"]})
    build_site(root, tmp_path / "site")
    assert (tmp_path / "site/topics/pier.html").is_file()
    (root / "topics/pier.md").unlink()

    build_site(root, tmp_path / "site")

    assert not (tmp_path / "site/topics/pier.html").exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["corpus", "site"]
