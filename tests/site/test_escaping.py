from __future__ import annotations

import html
import re

import markdown
import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st
from markupsafe import Markup

from policybrief import Article, Briefing, Corpus, Person, Statement, Topic, analyse
from policybrief.analysis.words import one_line
from policybrief.engine.project import settings
from policybrief.site.desk import Desk
from policybrief.site.escaping import escape, finish
from policybrief.site.plan import plan_pages
from policybrief.site.templates import make_environment, render_page
from tests.site.attacks import PAYLOADS, UNREAD
from tests.site.builds import Shown, shown

NASTY = (
    *("<", ">", "&", '"', "'", "`", "*", "_", "~", "^", "=", "|", "\\", "#", "-", "+", "..."),
    *("<script>alert(1)</script>", "<b onclick=x>bold</b>", "<!-- gone -->", "</p></div>", "<br>"),
    *("&amp;", "&#60;", "&lt;b&gt;", "AT&T", "&nbsp;x"),
    *("**bold**", "_it_", "__strong__", "`code`", "``x``", "~~gone~~", "H~2~O", "x^2^", "==mark=="),
    *("[a](b)", "[a][b]", "[a]: b", "![a](b)", "<https://x.org>", "(a) [b] {c}"),
    *("a | b | c", "|---|---|", "\\(x\\)", "$x$ and $$y$$", "\\*"),
    *("# head", "head\n===", "- item", "+ item", "* item", "1. item", "2) item", "> quote"),
    *("!!! note", "??? note", '=== "tab"', "/// html | script\n///", "::: module", ": definition"),
    *("{{ x }}", "{% raw %}", "{# gone #}", "{: .red onclick=x }", "{ #id }", "{@class=x}"),
    *("[TOC]", "[^1]", "[^1]: note", "*[X]: abbreviation", "[[wiki]]", ":smile:", "++ctrl++"),
    *("--8<-- 'secret.txt'", "---", "***", "~~~", "```python", "{++added++}", "{--gone--}"),
    *("https://example.org/x", "www.example.org", "ftp://x.org", "desk@example.org", "@user #12"),
    *("   leading", "\tleading", "    code", "trailing  ", "a\nb", "a\r\nb", "a\n\nb", "a\u2028b"),
    *("a\u00a0b", "1\u202f000 \u00a0x"),
    *("a\u202eb\u202c", "a\x00b\x07", "a\u200bb", "a\ufeffb", "\u2066x\u2069", "a\x1bb", "a\x80b"),
    *("1st and 2nd", "1/2 (c) (tm)", "a--b", "klzzwxh:0001", "wzxhzdk:1", "\u0002amp\u0003"),
    *("50-50", "co-op", "x -y", "10.", "- - -", "title: x", "HTTPS://X.ORG", "Κόσμε", "日本語"),
)
NASTY = (*NASTY, *PAYLOADS, *UNREAD)

EXTENSIONS = (
    *("abbr", "admonition", "attr_list", "codehilite", "def_list", "extra", "fenced_code"),
    *("footnotes", "legacy_attrs", "legacy_em", "md_in_html", "nl2br", "sane_lists", "smarty"),
    *("tables", "toc", "wikilinks", "pymdownx.arithmatex", "pymdownx.b64", "pymdownx.betterem"),
    *("pymdownx.blocks.admonition", "pymdownx.blocks.details", "pymdownx.blocks.html"),
    *("pymdownx.caret", "pymdownx.critic", "pymdownx.details", "pymdownx.emoji"),
    *("pymdownx.escapeall", "pymdownx.highlight", "pymdownx.inlinehilite", "pymdownx.keys"),
    *("pymdownx.magiclink", "pymdownx.mark", "pymdownx.progressbar", "pymdownx.saneheaders"),
    *("pymdownx.smartsymbols", "pymdownx.snippets", "pymdownx.superfences", "pymdownx.tabbed"),
    *("pymdownx.tasklist", "pymdownx.tilde"),
)

PLACES = {
    "paragraph": "{}",
    "quote": "> {}",
    "cell": "| a | b |\n|---|---|\n| {} | y |",
    "item": "- {}",
    "link": "[{}](https://example.org/)",
    "heading": "## {} {{ #anchor }}",
    "block": "<div><p>{}</p></div>",
}
TAGS = {
    "paragraph": ["p"],
    "quote": ["blockquote", "p"],
    "cell": ["table", "thead", "tr", "th", "th", "tbody", "tr", "td", "td"],
    "item": ["ul", "li"],
    "link": ["p", "a"],
    "heading": ["h2"],
    "block": ["div", "p"],
}
LAST = {"cell": "td", "item": "li", "link": "a", "heading": "h2"}


def _mkdocs_markdown() -> markdown.Markdown:
    """Return Markdown with what MkDocs always switches on, and what our settings do."""
    names: list[str] = ["tables", "fenced_code"]
    options: dict[str, dict[str, object]] = {}
    for one in settings(Briefing(title="x"), None)["markdown_extensions"]:
        ((name, option),) = one.items() if isinstance(one, dict) else [(one, {})]
        names.append(name)
        options[name] = option
    return markdown.Markdown(extensions=[*names, "toc"], extension_configs=options)


MKDOCS = _mkdocs_markdown()
EVERYTHING = markdown.Markdown(
    extensions=list(EXTENSIONS),
    extension_configs={"pymdownx.smartsymbols": {"ordinal_numbers": False}},  # 1st stays 1st
)


def _converted(converter: markdown.Markdown, text: str) -> Shown:
    converter.reset()
    return Shown(converter.convert(text))


@pytest.mark.parametrize("converter", [MKDOCS, EVERYTHING], ids=["mkdocs", "everything"])
@pytest.mark.parametrize("place", PLACES)
def test_a_nasty_text_shows_letter_for_letter(place, converter):
    """No text makes markup of itself, wherever it stands and whatever is switched on."""
    results = {
        text: _converted(converter, PLACES[place].format(escape(text)))
        for text in NASTY
        if shown(text)
    }

    assert len(results) >= 70
    for text, page in results.items():
        name = LAST.get(place, "p")
        assert page.texts(name)[0] == shown(text), text
        assert page.tags == TAGS[place], text


@pytest.mark.parametrize("text", [one for one in NASTY if shown(one)])
def test_an_attribute_holds_any_text(text):
    """A text in an attribute stays in it."""
    page = _converted(MKDOCS, f'<div><p title="{escape(text)}">x</p></div>')

    assert page.attributes == [("p", "title", shown(text))]


@given(st.text(), st.sampled_from(sorted(PLACES)), st.sampled_from([MKDOCS, EVERYTHING]))
def test_any_text_shows_letter_for_letter(text, place, converter):
    """Any text at all is shown as it is."""
    assume(shown(text))

    page = _converted(converter, PLACES[place].format(escape(text)))

    assert page.texts(LAST.get(place, "p"))[0] == shown(text)
    assert page.tags == TAGS[place]


ENVIRONMENT = make_environment()
READ = ("index.md", "topics/topic.md", "people/someone.md", "articles/article.md")


def _pages(text: str) -> dict[str, str]:
    """Return the Markdown of a site in which *text* is a title, a name and a quote."""
    said = Statement(speaker="someone", quote=text, gist=text, stances={"topic": "for"})
    corpus = Corpus(
        briefing=Briefing(title=text),
        topics=[Topic(id="topic", title=text, proposition=text, question=text)],
        actors=[Person(id="someone", name=text, roles=["president of ro, 2020/.."])],
        articles=[Article(id="article", title=text, statements=[said], body=text, date="2024")],
    )
    pages = plan_pages(Desk(analyse(corpus)))
    return {page.source: render_page(ENVIRONMENT, page) for page in pages if page.source in READ}


@given(st.text(min_size=1) | st.sampled_from(NASTY))
def test_a_page_shows_any_text_letter_for_letter(text):
    """A title, a name, a quote and a gist read on their pages as they were written."""
    assume(shown(text))

    pages = _pages(text)

    for source in READ:
        front, body = re.fullmatch(r"---\n(.*?)\n---\n(.*)", pages[source], re.DOTALL).groups()
        page = _converted(MKDOCS, body)
        named = yaml.safe_load(front).get("title")
        if source == "index.md":  # the theme names it by the site's name alone
            assert named is None
        else:
            assert html.unescape(named) == shown(text)
        assert page.texts("h1") == [shown(text)]
    article = _converted(MKDOCS, pages["articles/article.md"])
    assert article.texts("mark") == [shown(text)]
    assert article.texts(".pb-gist") == [shown(text)]


def test_markup_passes_and_nothing_prints_nothing():
    """Only markup is printed as it is; None leaves no word."""
    assert finish(Markup("<b>x</b>")) == "<b>x</b>"
    assert finish(None) == ""
    assert finish("<b>") == "&#60;b&#62;"
    assert finish(12) == "12"


@given(st.text())
def test_one_line_is_one_line(text):
    """A text on one line holds neither line ends nor characters that turn others around."""
    line = one_line(text)

    assert line == shown(text)
    assert len(line.splitlines()) <= 1
