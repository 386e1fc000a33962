"""The fast builder and MkDocs write the same site."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from policybrief import build_site
from policybrief.engine import fast, shell
from policybrief.site.templates import Rendered
from tests.benchmarks.corpus import write_corpus
from tests.site.builds import files_of
from tests.site.corpora import QUIET, hostile, write

SEEDS = Path(__file__).parents[2] / "seeds"

BRIEFING = """\
title: {title}
contact: desk@example.org
as_of: 2026-01-31
rights: quote
conditions: {{ferry: the ferry runs again}}
quotation: {{words: 60, share: 90%}}
"""

OPTIONS: Mapping[str, str] = {
    "of an address without a path": "site_url: https://example.org\n",
    "without an address": "",
    "in Romanian, with a logo": "language: ro\nlook: {logo: mark.svg}\n",
    "in Ukrainian, with colours": "language: uk\nlook: {primary: '#123456', accent: '#b3541e'}\n",
    "in French, below a path": "language: fr\nsite_url: https://example.org/a/b\n",
    "in a language nobody translated": "language: ar\n",
}


def same(root: Path, place: Path, *, drafts: bool = False) -> None:
    """Build with both, and compare every file."""
    made = build_site(root, place / "fast", drafts=drafts)
    assert (made.builder, made.difference) == ("fast", None)
    build_site(root, place / "plain", builder="mkdocs", drafts=drafts)
    one, other = dict(files_of(place / "fast")), dict(files_of(place / "plain"))
    assert sorted(one) == sorted(other)
    assert [name for name in one if one[name] != other[name]] == []


@pytest.mark.long
@pytest.mark.parametrize("options", OPTIONS.values(), ids=OPTIONS)
def test_with_every_option_the_site_is_the_same(tmp_path: Path, options: str) -> None:
    """Language, address, logo and colours change what surrounds a page."""
    title = "'Harbours & <quays> of the \"north\"'"
    files = {**QUIET, "briefing.yml": BRIEFING.format(title=title) + options}
    root = write(tmp_path / "corpus", files)

    same(root, tmp_path)


def test_with_drafts_and_attacks_the_site_is_the_same(tmp_path: Path) -> None:
    """Nothing that a text holds leads one of the two astray."""
    same(write(tmp_path / "corpus", hostile()), tmp_path, drafts=True)


def test_with_overridden_templates_the_site_is_the_same(tmp_path: Path) -> None:
    """What a briefing's own template writes in Markdown is Markdown for both."""
    page = "# About *us* { #top }\n\nSome **bold** prose.\n\n- one\n- two\n\n## No id\n\n## No id\n"
    root = write(tmp_path / "corpus", {**QUIET, "templates/about.md.jinja": page})

    same(root, tmp_path)

    text = (tmp_path / "fast/about.html").read_text(encoding="utf-8")
    assert "<strong>bold</strong>" in text
    assert 'href="#no-id_1"' in text


def test_the_example_is_the_same(tmp_path: Path) -> None:
    """Every page of the example briefing."""
    same(SEEDS, tmp_path)


@pytest.mark.long
def test_three_hundred_articles_are_the_same(tmp_path: Path) -> None:
    """Every page of a larger briefing."""
    write_corpus(tmp_path / "corpus", 300)

    same(tmp_path / "corpus", tmp_path)


@pytest.mark.usefixtures("fresh_shells")
def test_a_difference_is_told_and_mkdocs_builds_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Should a theme do what shells cannot know of, the site is still the one of MkDocs."""
    root = write(tmp_path / "corpus", QUIET)
    right = shell.Shells.page

    def wrong(shells: shell.Shells, rendered: Rendered) -> bytes:
        made = right(shells, rendered)
        return made.replace(b"</h1>", b"</h1 >") if rendered.address == "method.html" else made

    monkeypatch.setattr(shell.Shells, "page", wrong)
    made = build_site(root, tmp_path / "site")

    assert made.builder == "mkdocs"
    assert made.difference == "MkDocs writes method.html otherwise"
    build_site(root, tmp_path / "plain", builder="mkdocs")
    assert dict(files_of(tmp_path / "site")) == dict(files_of(tmp_path / "plain"))


@pytest.mark.usefixtures("fresh_shells")
def test_pages_of_an_unlikely_kind_get_their_shells(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page whose shell was not thought of is written all the same."""
    monkeypatch.setattr(fast, "likely_kinds", lambda content, addresses: set())

    same(write(tmp_path / "corpus", QUIET), tmp_path)
