"""The benchmark compares like with like, and its table says what was measured."""

from __future__ import annotations

from pathlib import Path

from policybrief import read_corpus
from policybrief.problems import has_errors
from tests.benchmarks.compare import STATES, VARIANTS, Bench, Row, table
from tests.benchmarks.corpus import write_corpus
from tests.benchmarks.edit import edits
from tests.benchmarks.hugo_pages import cut, write_project

PAGE = """<!doctype html><html><head><title>Pier</title></head><body>{{ x }}
<ul class="md-nav__list" data-md-component="toc"><li>Part</li></ul></nav>
<article class="md-content__inner md-typeset">
<h1>Pier</h1><article>{{< x >}}</article>
</article><footer>End</footer></body></html>"""


def test_a_page_is_cut_where_hugo_puts_it_together():
    """What differs from page to page is a parameter; the rest is a layout in which nothing runs."""
    parts = cut(PAGE)

    assert parts is not None
    assert parts.head == "<title>Pier</title>"
    assert parts.contents == "<li>Part</li></ul>"
    assert parts.content == "\n<h1>Pier</h1><article>{{< x >}}</article>\n"
    layout = parts.shell.replace('{{ "{{" }}', "{{")
    for field, text in (
        ("{{ .Params.head | safeHTML }}", parts.head),
        ("{{ .Params.contents | safeHTML }}", parts.contents),
        ("{{ .Content }}", parts.content),
    ):
        layout = layout.replace(field, text)
    assert layout == PAGE


def test_what_is_no_page_is_a_file(tmp_path: Path) -> None:
    """Figures and data are copied, and the search is left out."""
    site = tmp_path / "site"
    for name, text in (
        ("people/ada.html", PAGE),
        ("figures/map.html", "<svg></svg>"),
        ("pagefind/pagefind.js", ""),
    ):
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(text)

    assert write_project(site, tmp_path / "hugo") == 1
    assert (tmp_path / "hugo/static/figures/map.html").read_text() == "<svg></svg>"
    assert (tmp_path / "hugo/layouts/people/single.html").is_file()
    assert "{{<" not in (tmp_path / "hugo/content/people/p1.html").read_text()
    assert not (tmp_path / "hugo/static/pagefind").exists()


def test_an_edit_keeps_the_corpus_valid(tmp_path: Path) -> None:
    """It is another one each time, so that nothing that remembers is spared the work."""
    bench = Bench(12, tmp_path, None)
    write_corpus(bench.corpus, 12)
    seen = set()
    for _ in range(3):
        bench.edit()
        corpus, problems = read_corpus(bench.corpus)
        assert not has_errors(problems)
        (note,) = [one.note for one in corpus.statements if one.note]
        seen.add(note)

    assert seen == {"Edit 1", "Edit 2", "Edit 3"}


def test_each_contestant_is_called_otherwise(tmp_path: Path) -> None:
    """A row of the table is of one command."""
    names = [one.name for one in Bench(3, tmp_path, "hugo").contestants(VARIANTS)]

    assert len(set(names)) == len(names) == 3 * len(VARIANTS) + 3


def test_the_table_has_medians_and_ratios():
    """Of CPU, to Hugo and to a copy; nothing where one of them was not timed."""
    rows = [
        Row(300, "policybrief, cold", at + 1, cpu, cpu / 2, 90) for at, cpu in enumerate((9, 1, 2))
    ]
    whole = table([*rows, Row(300, "hugo", 1, 4, 2, 1200)])

    assert "| 300 | policybrief, cold | 2.00 | 1.00 | 90 | 0.50 |  |" in whole
    assert "| 300 | hugo | 4.00 | 2.00 | 1,200 | 1.00 |  |" in whole


def test_mkdocs_can_be_left_out(tmp_path: Path) -> None:
    """Then a site of ours is what others are given."""
    bench = Bench(12, tmp_path, "hugo", mkdocs=False)

    names = [one.name for one in bench.contestants(VARIANTS[:1])]

    assert names == [*(f"policybrief, {one}" for one in STATES), "hugo", "copy"]


def test_an_edit_is_seen(tmp_path: Path) -> None:
    """The start comes first, then each edit."""
    write_corpus(tmp_path / "corpus", 12)

    found = list(edits(tmp_path / "corpus", tmp_path / "kept.db", 2, quiet=False))

    assert len(found) == 3
    assert all(cpu > 0 and wall > 0 for cpu, wall in found)
