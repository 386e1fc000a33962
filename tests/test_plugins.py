"""What other packages add works, and what fails in it is a problem with its name."""

from __future__ import annotations

import importlib
import sys
import tomllib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from policybrief import CorpusError, build_site, check_corpus, cli, find_problems, load_corpus
from policybrief.plugins import CHECKS, EXPORTS, PAGES, find_plugins
from policybrief.problems import Problem
from tests.docs.blocks import blocks_of
from tests.docs.generate import DOCS

Write = Callable[[Mapping[str, str]], Path]
Install = Callable[..., None]

CORPUS = {
    "briefing.yml": "title: Test\ncontact: desk@example.org\n",
    "topics/exercise.md": "---\ntitle: Exercise\nproposition: The country takes part.\n---\n",
    "articles/first.md": (
        "---\ntitle: First\ndate: 2026-01-15\nstatements:\n"
        "  - speaker: {name: Ana Example, of: is, as: expert}\n"
        "    quote: no ship of ours\n    stances: {exercise: against}\n---\n"
        "There will be no ship of ours.\n"
    ),
}
MODULE = """\
import asyncio

import attrs

from policybrief import Desk, Fix, Link, Location, Page, Problem, Severity


def no_url(corpus):
    for article in corpus.articles:
        if article.url is None:
            yield Problem(
                article.location,
                "desk-no-url",
                f"'{article.title}' has no address",
                "add 'url:'",
                severity=Severity.WARNING,
            )


@attrs.frozen
class ShipsView:
    title: str
    articles: tuple[Link, ...]


def ships(desk):
    here = desk.here("ships/index.html")
    links = tuple(here.article(one.id) for one in desk.corpus.live_articles)
    yield Page(here.address, "ships.md.jinja", ShipsView("Ships & more", links), "Ships & more")


def page(address, template="ships.md.jinja", view=None, title="x"):
    return Page(address, template, view or ShipsView("x", ()), title)


def taken(desk):
    return [page("index.html")]


def outside(desk):
    return [page("../escape.html"), page("/etc.html"), page(7), page("a.HTML")]


def no_view(desk):
    return [page("a.html", view={"title": "x"}), page("b.html", title=None)]


def twice(desk):
    return [page("twice.html"), page("twice.html")]


def no_template(desk):
    return [page("a.html", template="missing.md.jinja")]


def breaks(value):
    raise RuntimeError("the harbour\\nis closed")


def leaves(value):
    raise SystemExit(3)


def halfway(corpus):
    yield Problem(Location("briefing.yml"), "desk-first", "kept")
    raise RuntimeError("then it broke")


def nonsense(corpus):
    return ["a", Problem("nowhere", 3, None), 7, Problem(Location("briefing.yml"), "desk", "good")]


def number(corpus):
    return 7


def nothing(corpus):
    return None


def cancelled(corpus):
    raise asyncio.CancelledError


def leaves_generator(corpus):
    raise GeneratorExit


def interrupted(corpus):
    raise KeyboardInterrupt


def hostile(corpus):
    fix = Fix.at(Location("../outside.md"), "a", "b")
    yield Problem(Location("../outside.md", 3, 4), "desk\\na", "one\\r\\ntwo", fix=fix)
    yield Problem(Location("/etc/passwd"), "desk b", "x", "y\\u2028z")
    yield Problem(Location("briefing.yml", -3, 0), "desk-c", "x\\x1b[31m", fix=fix)


@attrs.frozen
class EmptyView:
    articles: tuple[Link, ...] = ()


def no_field(desk):
    return [page("b.html", view=EmptyView())]


not_callable = 7
"""
TEMPLATE = """\
{% from "_macros.jinja" import links with context %}
# {{ title }}

## Where { #where }

<p>{{ links(articles) }}</p>
"""


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    """Install a package with these entry points, by group, into a folder of its own."""
    place = tmp_path / "site-packages"

    def put(
        checks: str = "", pages: str = "", exports: str = "", name: str = "harbour_desk"
    ) -> None:
        package = place / name
        (package / "templates").mkdir(parents=True)
        (package / "__init__.py").write_text(MODULE)
        (package / "templates" / "ships.md.jinja").write_text(TEMPLATE)
        about = place / f"{name}-1.0.dist-info"
        about.mkdir()
        (about / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
        groups = {CHECKS: checks.split(), PAGES: pages.split(), EXPORTS: exports.split()}
        (about / "entry_points.txt").write_text(
            "".join(
                f"[{group}]\n" + "".join(f"{one} = {name}:{one}\n" for one in names)
                for group, names in groups.items()
            )
        )
        importlib.invalidate_caches()

    monkeypatch.syspath_prepend(str(place))
    yield put
    for name in ("harbour_desk", "other_desk"):
        sys.modules.pop(name, None)


@pytest.fixture
def folder(corpus_dir: Write) -> Path:
    return corpus_dir({f"corpus/{name}": text for name, text in CORPUS.items()}) / "corpus"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli.main, [str(one) for one in arguments])


def test_a_check_of_another_package_is_one_of_ours(install: Install, folder: Path) -> None:
    """Its problems are printed with place and hint, for a folder and for a corpus."""
    install(checks="no_url")

    result = run("check", folder)

    assert result.exit_code == 0
    assert "articles/first.md:2:1: warning: 'First' has no address [desk-no-url]" in result.stdout
    assert "hint: add 'url:'" in result.stdout
    assert load_corpus(folder).articles[0].id == "first"
    assert check_corpus(load_corpus(folder)) == []


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("breaks", "failed: RuntimeError: the harbour is closed"),
        ("leaves", "failed: SystemExit: 3"),
        ("halfway", "failed: RuntimeError: then it broke"),
        ("number", "failed: TypeError: 'int' object is not iterable"),
        ("nothing", "failed: TypeError: it returned None; yield what it finds, or return a list"),
        ("cancelled", "failed: CancelledError"),
        ("leaves_generator", "failed: GeneratorExit"),
        ("nonsense", "gave something that is no Problem: str"),
        ("not_callable", "failed: TypeError: harbour_desk:not_callable is no function"),
        ("missing", "failed: AttributeError: module 'harbour_desk' has no attribute 'missing'"),
    ],
)
def test_a_check_that_fails_is_a_problem(
    install: Install, folder: Path, name: str, said: str
) -> None:
    """It names the check, stops the build, hides nothing, and is no traceback."""
    install(checks=f"{name} no_url")

    result = run("check", folder)

    assert result.exit_code == 1
    assert f"error: the check '{name}' of another package {said}" in result.stdout
    assert "[failing-plugin]" in result.stdout
    assert "desk-no-url" in result.stdout
    assert run("build", folder, "--site", folder.parent / "site").exit_code == 1
    assert not (folder.parent / "site").exists()


@pytest.mark.parametrize(("name", "code"), [("halfway", "desk-first"), ("nonsense", "desk")])
def test_what_was_found_before_is_kept(
    install: Install, folder: Path, name: str, code: str
) -> None:
    """A failure takes no other problem with it."""
    install(checks=name)

    assert code in [one.code for one in find_problems(folder)]


def test_two_of_one_name_are_a_problem(install: Install, folder: Path) -> None:
    """One of them works; which one does not depend on the order of installing."""
    install(checks="no_url")
    install(checks="no_url", name="other_desk")

    plugins, problems = find_plugins(CHECKS)

    assert [one.call.__module__ for one in plugins] == ["harbour_desk"]
    assert ["another package has one of this name" in one.message for one in problems] == [True]


def test_a_page_of_another_package_is_built(install: Install, folder: Path) -> None:
    """With its own template, our macros, links that work, and a place in the masthead."""
    install(pages="ships")
    site = folder.parent / "site"

    result = run("build", folder, "--site", site)

    assert result.exit_code == 0, result.output
    page = (site / "ships" / "index.html").read_text(encoding="utf-8")
    assert 'href="../articles/first.html"' in page
    assert "Ships &amp; more" in page
    assert "Ships & more" not in page
    front = (site / "index.html").read_text(encoding="utf-8")
    assert 'href="ships/index.html"' in front


def test_a_page_of_another_package_can_be_overridden(install: Install, folder: Path) -> None:
    """By a template in a folder of the plugin's name."""
    install(pages="ships")
    own = folder / "templates" / "ships" / "ships.md.jinja"
    own.parent.mkdir(parents=True)
    own.write_text("# Our own {{ title }}\n")

    build_site(folder, folder.parent / "site")

    page = (folder.parent / "site" / "ships" / "index.html").read_text(encoding="utf-8")
    assert "Our own Ships" in page


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("taken", "gave a page with an address that is taken: index.html"),
        ("outside", "gave a page with the address '../escape.html'"),
        ("no_view", "gave a page whose view is no attrs class: a.html"),
        ("twice", "gave a page with an address that is taken: twice.html"),
        ("breaks", "failed: RuntimeError: the harbour is closed"),
        ("number", "failed: TypeError"),
        ("nothing", "failed: TypeError: it returned None; yield what it finds, or return a list"),
        ("cancelled", "failed: CancelledError"),
        ("no_template", "failed: no_template/missing.md.jinja: there is no template"),
        ("no_field", "failed: "),
        ("nonsense", "gave something that is no Page: str"),
        ("missing", "failed: AttributeError"),
    ],
)
def test_a_page_that_fails_is_a_problem(
    install: Install, folder: Path, name: str, said: str
) -> None:
    """Before anything is built."""
    site = folder.parent / "site"
    install(pages=f"{name} ships")

    result = run("build", folder, "--site", site)

    assert result.exit_code == 1
    assert f"error: the page '{name}' of another package {said}" in result.stderr
    assert "[failing-plugin]" in result.stderr
    assert not site.exists()
    with pytest.raises(CorpusError) as caught:
        build_site(folder, site)
    assert {one.code for one in caught.value.problems} == {"failing-plugin"}
    assert all(isinstance(one, Problem) for one in caught.value.problems)


def test_a_field_that_a_view_has_not_is_named(install: Install, folder: Path) -> None:
    """With the template and the line."""
    install(pages="no_field")

    result = run("build", folder, "--site", folder.parent / "site")

    assert "ships.md.jinja:2: 'title' is undefined [failing-plugin]" in result.stderr


def test_all_that_cannot_be_loaded_is_told_at_once(install: Install, folder: Path) -> None:
    """Of all three groups, by a check as by a build, each on one line."""
    install(checks="missing no_url", pages="not_callable absent", exports="gone csv")
    kinds = ["check 'missing'", "export 'csv'", "export 'gone'", "page 'absent'"]

    checked = run("check", folder)
    built = run("build", folder, "--site", folder.parent / "site")

    for result, text in ((checked, checked.stdout), (built, built.stderr)):
        assert result.exit_code == 1
        assert text.count("[failing-plugin]") == 5
        for kind in (*kinds, "page 'not_callable'"):
            assert f"error: the {kind} of another package " in text


def test_a_problem_of_a_plugin_can_do_no_harm(install: Install, folder: Path) -> None:
    """Its words are one line each, and its place is in the folder and has a line."""
    install(checks="hostile")

    found = find_problems(folder)

    assert [(str(one.location), one.code, one.message, one.hint) for one in found] == [
        ("<memory>:1:1", "desk a", "one two", None),
        ("<memory>:1:1", "desk b", "x", "y z"),
        ("briefing.yml:1:1", "desk-c", "x [31m", None),
    ]
    assert all(one.fix is None for one in found)
    assert len(run("check", folder).stdout.splitlines()) == 4


@pytest.mark.parametrize("group", ["checks", "pages"])
def test_being_interrupted_is_no_fault_of_a_plugin(
    install: Install, folder: Path, group: str
) -> None:
    """Ctrl-C ends a build also while a plugin works."""
    install(**{group: "interrupted"})

    with pytest.raises(KeyboardInterrupt):
        build_site(folder, folder.parent / "site")


def test_the_plugin_of_the_documentation_works(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its check, its page and its export, as the page shows them."""
    place = tmp_path / "documented"
    for block in blocks_of((DOCS / "how-to" / "write-a-plugin.md").read_text(encoding="utf-8")):
        if block.title is not None:
            file = place / block.title
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(block.text, encoding="utf-8")
    about = tomllib.loads((place / "desk" / "pyproject.toml").read_text(encoding="utf-8"))[
        "project"
    ]
    info = place / "desk" / "harbour_desk-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: harbour-desk\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(
        "".join(
            f"[{group}]\n" + "".join(f"{name} = {value}\n" for name, value in points.items())
            for group, points in about["entry-points"].items()
        )
    )
    monkeypatch.syspath_prepend(str(place / "desk"))
    sys.modules.pop("harbour_desk", None)

    checked = run("check", folder)
    exported = run("export", folder, "--format", "titles")
    built = run("build", folder, "--site", tmp_path / "site")
    sys.modules.pop("harbour_desk", None)

    assert "'First' has no address [desk-no-url]" in checked.stdout
    assert exported.stdout == "First\n"
    assert built.exit_code == 0, built.output
    assert (tmp_path / "site" / "ships.html").is_file()
