"""What is read at a glance is what is read tag by tag."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from policybrief.verifying.glance import glance
from policybrief.verifying.letters import fold, tokens_of
from policybrief.verifying.page import read_page
from policybrief.verifying.readings import TAG

_NAMES = (
    *("p", "span", "a", "td", "li", "svg", "g", "title", "circle", "img", "meta", "link"),
    *("script", "style", "label", "textarea", "s:a", "b"),
)
_VALUES = st.sampled_from(
    [
        *("x", "#a", "a b", "md-icon", "pb-x  md-icon", "md-icons", "../a.html#b", "true", "img"),
        *("https://a.b/c", "https://a.b/c?d=e", "javascript:x", "data:text/html,x", ""),
        *("a &amp; b", "say id=", "x>y", "<p id=q>", " href=", "a long value of eight words"),
    ]
)
_ATTRIBUTES = st.builds(
    lambda name, quote, value, gap: f"{gap}{name}={quote}{value}{quote}",
    st.sampled_from(
        [
            *("class", "id", "href", "title", "aria-label", "aria-hidden", "role", "name", "src"),
            *("data-x", "data-md-component", "lang", "style", "content", "onclick", "rel", "CLASS"),
            *("x", "values", "srcset", "alt", "data", "type", "download"),
        ]
    ),
    st.sampled_from(['"', '"', '"', "'"]),
    _VALUES,
    st.sampled_from([" ", "  ", "\n"]),
)
_TAGS = st.builds(
    lambda name, attributes, end: f"<{name}{''.join(attributes)}{end}",
    st.sampled_from(_NAMES),
    st.lists(_ATTRIBUTES, max_size=3),
    st.sampled_from([">", ">", "/>", " >"]),
)
_ENDS = st.sampled_from([f"</{name}>" for name in _NAMES])
_TEXTS = st.sampled_from(
    [
        *(
            "words",
            " ",
            ' href="a.html"',
            ' id="b" ',
            "a > b",
            "a < b",
            '="long enough words',
            "&lt;",
        ),
        *("<!-- said -->", "<!doctype html>", "<!-- ", "-->", "</", "<b", '"', "\\", "\x1f"),
    ]
)
_PAGES = st.lists(_TAGS | _ENDS | _TEXTS, max_size=14).map("".join)


def letters(text: str) -> str:
    folded = fold(text)
    return "".join(tokens_of(folded).findall(folded))


@given(_PAGES, st.booleans())
@example('<p> id="a<b id="c">x</b>', False)
@example('<span class="md-icon"><a href="b" title="x"><svg></svg></a></span><svg></svg>', False)
@example('<a href="a.html" title="x"><svg></svg></a><svg></svg>', False)
@example('x ="long enough <p title="words of another">y</p>', False)
def test_a_glance_sees_what_reading_does(text, drawing):
    """Whenever a glance says what a page has, reading it by tags finds the same, and no fault."""
    page = read_page(text, drawing=drawing)
    seen = glance(text, frozenset(), drawing=drawing)

    if seen is None:
        return
    assert page.findings == []
    assert seen.addresses.keys() == page.addresses.keys()
    assert seen.anchors == page.anchors.keys()
    shown = TAG.join(text[start:end] for start, end in page.shown)
    assert letters(seen.shown) == letters(shown)
    seen_too = iter(seen.others)
    assert all(text[start:end] in seen_too for start, end in page.others)


def test_plain_pages_need_no_more_than_a_glance():
    """A page without a fault is not read tag by tag."""
    text = (
        '<!doctype html><html lang="en"><head><title>A page</title>'
        '<meta name="description" content="What it says"><link rel="icon" href="a.png">'
        '</head><body class="x"><h1 id="top">A page &amp; more</h1>'
        '<p class="a b">Some <b>words</b>, and <a class="c" href="b.html#c">a link</a>.</p>'
        '<a class="d" href="#e" title="Here" aria-label="Here">¶</a>'
        '<span aria-hidden="true">+</span><img src="a.png" alt="x"></body></html>'
    )

    seen = glance(text, frozenset())
    assert seen is not None
    assert set(seen.addresses) == {
        ("a.png", True),
        ("b.html#c", False),
        ("#e", False),
    }
    assert seen.anchors == {"top"}
