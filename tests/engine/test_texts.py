from __future__ import annotations

import markdown
from hypothesis import given
from hypothesis import strategies as st

from policybrief.engine.texts import EXTENSIONS, TOC_DEPTH, Heading, to_html
from policybrief.site.escaping import escape

BLOCKS = (
    "<p>One</p>",
    '<dl class="a">\n<div><dt>A</dt><dd>B &#58; c</dd></div>\n</dl>',
    "<p>One</p>\n<p>Two</p>",
    "<figure>\n<svg><path d='M0 0'/></svg>\n</figure>",
    "<details open>\n<summary>More</summary>\n<p>x</p>\n</details>\n<p>y</p>",
    "<pre>a&#10;  b</pre>",
)


def by_markdown(text: str) -> tuple[str, list[dict[str, object]]]:
    """Return what Python-Markdown makes of it."""
    parser = markdown.Markdown(
        extensions=list(EXTENSIONS),
        extension_configs={"toc": {"permalink": False, "toc_depth": TOC_DEPTH}},
    )
    return parser.convert(text), parser.toc_tokens


def flat(headings: tuple[Heading, ...]) -> list[object]:
    """Return a table of contents as what can be compared."""
    return [(one.level, one.id, one.title, flat(one.children)) for one in headings]


def flat_tokens(tokens: list[dict[str, object]]) -> list[object]:
    """Return Markdown's own as the same."""
    return [
        (one["level"], one["id"], one["name"], flat_tokens(one["children"]))  # type: ignore[arg-type]
        for one in tokens
    ]


titles = st.text(min_size=1, max_size=40).filter(lambda text: bool(escape(text).strip()))
headings = st.builds(
    lambda level, title, id_: f"{'#' * level} {escape(title)} {{ #{id_} }}",
    st.integers(1, 4),
    titles,
    st.sampled_from(["a", "b-c", "year-2026", "d_e", "top"]),
)


@given(st.lists(st.one_of(headings, st.sampled_from(BLOCKS)), min_size=1, max_size=8))
def test_any_page_of_ours_is_what_markdown_makes_of_it(parts: list[str]) -> None:
    """Headings with any title, and blocks of HTML, in any order, ids that stand twice too."""
    text = "\n\n".join(parts) + "\n"

    made, contents = to_html(text)

    expected, tokens = by_markdown(text)
    assert made == expected
    assert flat(contents) == flat_tokens(tokens)


def test_what_others_write_goes_through_markdown() -> None:
    """Prose, a heading without an id, emphasis in one, text behind a block: all as in Markdown."""
    for text in (
        "Some *prose*.\n\n<p>x</p>\n",
        "## Without an id\n\n## Without an id\n",
        "## With *stars* { #a }\n\n<p>x</p>\n",
        "## Classed { #a .b }\n",
        "<span>inline</span> and more\n",
        "<p>one</p>\nlazy\n\n- a\n- b\n",
        "<p>one</p> <p>two</p>\n",
        "<div>\n<p>never closed\n</div>\n<div>\n",
        "<hr>\n<p>x</p>\n",
        "<custom-part>\nx\n</custom-part>\n",
        "# Two lines { #a }\nof one\n\n<p>x</p>\n",
    ):
        made, contents = to_html(text)
        expected, tokens = by_markdown(text)
        assert (made, flat(contents)) == (expected, flat_tokens(tokens)), text
