"""A site that stands there as it was built of the same is left alone, and any other is built."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from policybrief import Built, build_site
from policybrief.pipeline import building, unchanged
from tests.site.builds import files_of
from tests.site.corpora import write

FILES = {
    "briefing.yml": "title: Two harbours\ncontact: desk@example.org\nlook: {logo: logo.svg}\n",
    "logo.svg": '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>\n',
    "about.md": "Prose.\n",
    "articles/first.md": "---\ntitle: First\ndate: 2026-01-15\n---\nThere will be no ship.\n",
}


class Desk:
    """A folder and its site, and how often it was built."""

    def __init__(self, place: Path, builds: list[int]) -> None:
        self.root = write(place / "corpus", FILES)
        self.site = place / "site"
        self.kept = place / "kept.db"
        self.builds = builds

    def build(self, **options: object) -> Built:
        """Build with what was kept."""
        return build_site(self.root, self.site, cache=self.kept, **options)  # type: ignore[arg-type]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Return a desk with a built site."""
    builds: list[int] = []
    real = building._built
    monkeypatch.setattr(building, "_built", lambda *a, **k: builds.append(1) or real(*a, **k))
    made = Desk(tmp_path, builds)
    made.build()
    assert len(builds) == 1
    return made


def test_nothing_is_built_twice(desk: Desk) -> None:
    """What a build made is told again, its warnings too; and the site is not touched."""
    before = desk.build()
    states = unchanged.state_of(desk.site)

    assert desk.build() == before
    assert len(desk.builds) == 1
    assert unchanged.state_of(desk.site) == states


CHANGES: dict[str, Callable[[Desk], object]] = {
    "an article": lambda desk: write(
        desk.root, {"articles/first.md": FILES["articles/first.md"].replace("First", "One")}
    ),
    "a new article": lambda desk: write(desk.root, {"articles/b.md": FILES["articles/first.md"]}),
    "prose": lambda desk: write(desk.root, {"about.md": "Other prose.\n"}),
    "the logo": lambda desk: write(
        desk.root, {"logo.svg": FILES["logo.svg"].replace("M0 0", "M0 1")}
    ),
    "a template": lambda desk: write(desk.root, {"templates/about.md.jinja": "# A { #top }\n"}),
    "a page of the site": lambda desk: (desk.site / "index.html").write_text("x"),
    "a page that is gone": lambda desk: (desk.site / "index.html").unlink(),
    "a file put beside": lambda desk: (desk.site / "more.txt").write_text("x"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_any_change_builds(desk: Desk, tmp_path: Path, change: Callable[[Desk], object]) -> None:
    """The site is then the one that a build from nothing makes."""
    change(desk)

    desk.build()

    assert len(desk.builds) == 2
    build_site(desk.root, tmp_path / "new")
    made = {name: data for name, data in files_of(desk.site) if name != "more.txt"}
    assert made == dict(files_of(tmp_path / "new"))


@pytest.mark.parametrize(
    "options", [{"as_of": "2026-03"}, {"drafts": True}, {"builder": "mkdocs"}], ids=str
)
def test_other_options_build(desk: Desk, options: dict[str, object]) -> None:
    """What was asked for is part of what a site is made of."""
    desk.build(**options)

    assert len(desk.builds) == 2


def test_with_a_plugin_everything_is_built(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing says what it looks at."""
    monkeypatch.setattr(unchanged, "has_plugins", lambda: True)

    desk.build()

    assert len(desk.builds) == 2
