from __future__ import annotations

import markdown
import nh3
import pytest
from hypothesis import given
from hypothesis import strategies as st

from policybrief import Article, Briefing, Corpus, Country, Person, Topic, analyse
from policybrief.site import prose as prose_module
from policybrief.site.desk import Desk
from policybrief.site.prose import render_prose
from tests.site.builds import Shown
from tests.site.corpora import ATTACKS

CORPUS = Corpus(
    briefing=Briefing(title="Harbours"),
    actors=[Person(id="ada-brook", name="Ada Brook"), Country(id="northland", name="Northland")],
    topics=[Topic(id="pier", title="Pier", proposition="It is built.")],
    articles=[Article(id="news", title="News"), Article(id="unready", title="Un", draft=True)],
)
HERE = Desk(analyse(CORPUS)).here("people/ada-brook.html")
_NAMES = (
    "p br hr strong em b i u s del ins sub sup code pre kbd abbr cite q blockquote a ul ol li dl "
    "dt dd h2 h3 h4 h5 h6 table thead tbody tr th td"
)
ALLOWED = frozenset(_NAMES.split())


def prose(text: str) -> Shown:
    """Return what a reader sees of *text* on the page of Ada Brook."""
    return Shown(render_prose(text, HERE))


def links(text: str) -> list[str]:
    """Return the addresses of the links in *text*."""
    return [value for tag, name, value in prose(text).attributes if name == "href"]


def is_harmless(page: Shown) -> bool:
    """Say whether a page has none but the tags and attributes that prose may have."""
    names = {name for _, name, _ in page.attributes}
    schemes = ("http://", "https://", "mailto:", "../", "ada-brook.html")
    addresses = [value for _, name, value in page.attributes if name == "href"]
    return (
        set(page.tags) <= ALLOWED
        and names <= {"href", "lang", "title", "rel", "start"}
        and all(one.lower().startswith(schemes) for one in addresses)
    )


@pytest.mark.parametrize(
    "text",
    [
        *ATTACKS,
        "<script>alert(1)</script>",
        "<style>p{display:none}</style>",
        '<iframe src="https://example.org"></iframe>',
        "![an image](https://example.org/x.png)",
        '<p style="position:fixed" onclick="alert(1)" id="top" class="pb-pos">x</p>',
        '<object data="x"></object><embed src="x"><form action="x"><input></form>',
        "[x](JaVaScRiPt:alert(1)) [y](data:text/html,x) [z](vbscript:x) [w](\tjavascript:x)",
        "<a href=' javascript:alert(1)'>x</a> <a href='java&#10;script:alert(1)'>y</a>",
        "<svg><script>alert(1)</script></svg><math><mtext></mtext></math>",
        "<details open ontoggle=alert(1)>x</details><base href='https://example.org/'>",
        "<meta http-equiv=refresh content=0><link rel=stylesheet href=x>",
        "<!-- a comment --><![CDATA[x]]><?php x ?>",
        "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    ],
)
def test_nothing_in_prose_can_run(text):
    """Scripts, styles, images, frames and handlers are left out, whatever they hide in."""
    assert is_harmless(prose(text))


@given(
    st.lists(
        st.sampled_from([*ATTACKS, "<p>", "</p>", "<pre>", "</div>", "`", "\n\n", "# x\n", "| a |"])
        | st.text(max_size=12)
    )
)
def test_no_prose_at_all_can_run(parts):
    """Any mixture of Markdown, HTML and noise is harmless, on one line, and ends what it begins."""
    made = render_prose("".join(parts), HERE)

    assert is_harmless(Shown(made))
    assert "\n" not in made
    page = markdown.markdown(f'<div class="a">{made}</div>\n\n## Next\n')
    assert Shown(page).texts("h2") == ["Next"]


def test_a_link_leads_to_the_page_of_an_id():
    """An id or a file of the corpus becomes an address relative to the page."""
    assert links("[a](pier) [b](../topics/pier.md) [c](northland) [d](articles/news.md)") == [
        "../topics/pier.html",
        "../topics/pier.html",
        "../countries/northland.html",
        "../articles/news.html",
    ]
    assert links("[me](ada-brook)") == ["ada-brook.html"]


def test_a_link_elsewhere_stays():
    """A web or mail address is kept, and tells the other side nothing."""
    page = prose('[a](https://example.org/?a=1&b=2 "T") [b](mailto:desk@example.org)')

    assert ("a", "href", "https://example.org/?a=1&b=2") in page.attributes
    assert ("a", "href", "mailto:desk@example.org") in page.attributes
    assert ("a", "title", "T") in page.attributes
    assert page.attributes.count(("a", "rel", "noopener noreferrer")) == 2


@pytest.mark.parametrize(
    "target", ["nobody", "../x/nothing.md", "unready", "#", "/", "ftp://x.org"]
)
def test_a_dead_link_loses_its_address(target):
    """The words of a link that leads nowhere, or to a draft, stay without an address."""
    page = prose(f"See [these words]({target}).")

    assert page.text == "See these words."
    assert not [one for one in page.attributes if one[1] == "href"]


def test_words_of_another_language_can_say_so():
    """A screen reader then speaks them as they are meant."""
    page = prose('They call it <i lang="ro" class="x" dir="rtl">gura de vărsare</i>.')

    assert page.attributes == [("i", "lang", "ro")]


def test_headings_leave_no_level_out():
    """A page's own headings stand above those of prose, which go down one level at a time."""
    page = prose("# One\n\n## Two\n\n#### Four\n\n##### Five\n\n<h1 id='top'>Raw</h1>")

    assert page.tags == ["h3", "h4", "h5", "h6", "h3"]
    assert Shown(render_prose("## Two\n\n#### Four\n\n## Two", HERE, top=2)).tags == [
        *("h2", "h3", "h2"),
    ]


def test_code_with_blank_lines_stays_one_block():
    """Lines, blank lines and indentation of code are kept, though the page has it on one line."""
    made = render_prose("```\nfirst\n\n    indented  twice\n\ttab\n```\n\nAfter.", HERE)

    assert "\n" not in made
    page = Shown(markdown.markdown(f"<div>{made}</div>"))
    assert page.raw_texts("code")[0].startswith("first\n\n    indented  twice\n")
    assert prose("```\na\n```\n\nAfter.").texts("p") == ["After."]


def test_the_usual_markdown_works():
    """Lists, tables, definitions and emphasis are rendered."""
    page = prose("3. three\n4. four\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nTerm\n: Meaning\n\n*so*")

    assert page.texts("li") == ["three", "four"]
    assert ("ol", "start", "3") in page.attributes
    assert page.texts("td") == ["1", "2"]
    assert page.texts("dd") == ["Meaning"]
    assert page.texts("em") == ["so"]


@pytest.mark.parametrize("text", ["", "  \n\t\n", "<script>x</script>"])
def test_nothing_gives_nothing(text):
    """Prose without a word leaves no empty block."""
    assert render_prose(text, HERE) == ""


_PLAIN_LETTERS = "abcŠșЖ日 aa  ,.;:()'\"’‘“”„«»?!/%€$…–—-12\n\n*_`<&[]#|>\t\xa0~="


@given(st.text(alphabet=_PLAIN_LETTERS, max_size=60))
def test_words_alone_are_what_markdown_makes_of_them(text):
    """Paragraphs without a sign of Markdown take a short way, which leads to the same HTML."""
    plain = prose_module._PLAIN.fullmatch(text)
    if plain is None or not text.strip():
        return
    made = markdown.markdown(text, extensions=list(prose_module._EXTENSIONS), output_format="html")

    assert render_prose(text, HERE) == prose_module._on_one_line(nh3.clean(made))


@pytest.mark.parametrize(
    "text",
    ["One line.", "“Quoted,” she said.\n\nAnd more: 3% of it.", "\nTwo\nlines\n\n\nof (words)\n"],
)
def test_most_notes_take_the_short_way(text):
    """Words with the marks of a sentence need no Markdown."""
    assert prose_module._PLAIN.fullmatch(text)
