"""No page is too heavy for a slow phone, however large the briefing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from policybrief import build_site, load_corpus
from policybrief.analysis.ledger import analyse
from policybrief.engine.project import joined_styles
from policybrief.site.desk import Desk
from policybrief.site.matrix_pages import MOST_CELLS, matrix_pages
from policybrief.site.plan import plan_pages
from policybrief.site.templates import make_environment, render_page
from tests.benchmarks.corpus import write_corpus

MOST = 200_000
"""How many bytes a page has at most, before what the theme adds."""

MOST_STYLE = 80_000
"""How many bytes our style sheet has at most, before it is compressed."""


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a briefing with 300 articles, 60 countries and 24 topics."""
    root = tmp_path_factory.mktemp("large") / "corpus"
    write_corpus(root, 300)
    return root


def heaviest(sizes: dict[str, int]) -> list[tuple[int, str]]:
    """Return the sizes that are too large, the largest first."""
    return sorted(((size, name) for name, size in sizes.items() if size > MOST), reverse=True)


@pytest.mark.long
def test_no_page_of_a_large_briefing_is_heavy(large: Path) -> None:
    """Every page but those of people, who are many and alike, has at most 200 KB of its own."""
    desk = Desk(analyse(load_corpus(large)))
    environment = make_environment()
    sizes = {
        page.address: len(render_page(environment, page).encode())
        for page in plan_pages(desk)
        if not page.address.startswith(("people/", "articles/a"))
    }

    assert "matrix-2.html" in sizes
    assert heaviest(sizes) == []


def test_a_large_matrix_stands_on_several_pages(large: Path) -> None:
    """Each topic is on one of them, and none has more cells than a page holds."""
    analysis = analyse(load_corpus(large))
    pages = matrix_pages(analysis)
    topics = [topic.id for _address, some in pages for topic in some]

    assert sorted(topics) == sorted(one.id for one in analysis.corpus.live_topics)
    assert all(len(some) * len(analysis.countries) <= MOST_CELLS for _address, some in pages)


def test_there_is_one_style_sheet_without_remarks() -> None:
    """A page asks for one file of ours, and it is light."""
    style = joined_styles()

    assert "/*" not in style
    assert style.count("{") == style.count("}")
    assert len(style.encode()) <= MOST_STYLE


@pytest.mark.long
def test_no_built_page_of_a_large_briefing_is_heavy(large: Path, tmp_path: Path) -> None:
    """What a browser gets of a page's own has at most 200 KB."""
    site = build_site(large, tmp_path / "site").site
    sizes = {
        file.relative_to(site).as_posix(): len(
            "".join(
                re.findall(r"<article\b.*</article>", file.read_text("utf-8"), re.DOTALL)
            ).encode()
        )
        for file in site.rglob("*.html")
    }

    assert len(sizes) > 300
    assert heaviest(sizes) == []
