"""What a page must not have: requests to other hosts, pictures without words, what acts."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policybrief import verify_site
from policybrief.verifying import theme
from policybrief.verifying.page import read_page
from policybrief.verifying.site import look_at_site
from policybrief.verifying.tags import Tag, parts_of
from tests.verifying.sites import codes, corpus, write_site

HOME = "https://example.org/brief/"


@pytest.fixture
def faults(tmp_path):
    """Return the codes of what is wrong with a page."""

    def look(body: str, name: str = "index.html") -> list[str]:
        write_site(tmp_path, {name: body, "x.png": b"x", "x.js": b"x", "x.css": b"a {}"})
        return codes(look_at_site(tmp_path, corpus(site_url=HOME)))

    return look


@pytest.mark.parametrize(
    "body",
    [
        '<script src="https://cdn.example.com/x.js"></script>',
        '<script src="//cdn.example.com/x.js"></script>',
        r'<script src="\\cdn.example.com\x.js"></script>',
        "<script src='https:cdn.example.com/x.js'></script>",
        "<script src='ht\ntps://cdn.example.com/x.js'></script>",
        "<script src='&#104;ttps://cdn.example.com/x.js'></script>",
        *(
            f'<link rel="{rel}" href="https://example.com/x">'
            for rel in (
                *("stylesheet", "icon", "SHORTCUT ICON", "preload", "prefetch", "preconnect"),
                *("dns-prefetch", "modulepreload", "manifest", "alternate stylesheet"),
            )
        ),
        '<img alt="" src="https://example.com/x.png">',
        '<img alt="" src="x.png" srcset="x.png 1x, https://example.com/x.png 2x">',
        '<picture><source srcset="//example.com/x.png"></picture>',
        '<video src="https://example.com/x"></video>',
        '<video poster="https://example.com/x"></video>',
        '<audio src="https://example.com/x"></audio>',
        '<video><track src="https://example.com/x"></video>',
        '<video><source src="https://example.com/x"></video>',
        '<input type="image" alt="x" src="https://example.com/x">',
        '<form action="https://example.com/x"></form>',
        '<button formaction="https://example.com/x">x</button>',
        '<a href="x.png" ping="https://example.com/x">x</a>',
        '<body background="https://example.com/x">',
        '<div style="background: url(https://example.com/x)">x</div>',
        "<div style='background: u\\72l(https://example.com/x)'>x</div>",
        "<div style='background: image-set(\"https://example.com/x\" 1x)'>x</div>",
        "<style>@import 'https://example.com/x.css';</style>",
        "<style>@import url(//example.com/x.css);</style>",
        "<style>a { background: url( 'https://example.com/x' ) }</style>",
        '<svg aria-hidden="true"><image href="https://example.com/x"/></svg>',
        '<svg aria-hidden="true"><use xlink:href="https://example.com/x#y"/></svg>',
        '<svg aria-hidden="true"><rect fill="url(https://example.com/x#y)"/></svg>',
        '<noscript><img alt="" src="https://example.com/x"></noscript>',
        "<noscript><p title='</noscript><img alt src=https://example.com/x>'></noscript>",
        '<p><!--><img alt="" src="https://example.com/x">--></p>',
        '<a ="><img alt src=https://example.com/x>">x</a>',
        '<pre class="mermaid">graph</pre>',
        '<a href="https://github.com/example/x" data-md-component="source">x</a>',
    ],
)
def test_a_request_to_another_host_is_found(faults, body):
    """Whatever a browser loads by itself, or sends somewhere, stays on the site."""
    assert "foreign-request" in faults(body)


@pytest.mark.parametrize(
    "body",
    [
        '<a href="https://example.com/x">x</a>',
        '<link rel="canonical" href="https://example.com/x">',
        '<link rel="alternate" hreflang="ro" href="https://example.com/x">',
        '<link rel="license" href="https://example.com/x">',
        '<img alt="" src="data:image/png;base64,AAAA">',
        f'<img alt="" src="{HOME}x.png">',
        '<script src="x.js"></script><link rel="stylesheet" href="x.css">',
        '<svg xmlns="http://www.w3.org/2000/svg" aria-hidden="true"><path d="M0 0"/></svg>',
        "<style>a { background: url(x.png) } /* url(https://example.com/x) */</style>",
        "<style>a { background: url(\"data:image/svg+xml,<svg xmlns='http://w3.org'/>\") }</style>",
        '<p title="https://example.com/x">url(https://example.com)</p>',
        "<blockquote cite='https://example.com/x'>x</blockquote>",
        '<pre class="highlight">mermaid</pre><p class="mermaid">x</p>',
        "&lt;img src=https://example.com/x onerror=x&gt;",
        "<textarea><img src=https://example.com/x></textarea>",
        '<meta name="description" content="javascript: the good parts">',
        '<p title="javascript: the good parts">data:text/html</p>',
        '<a href="?q=javascript:">x</a>',
        '<script type="application/json">{"a": "</p>"}</script>',
        '<script type="application/ld+json">{"name": "alert(1)"}</script>',
        '<p data-on="x" once="x" on="x">3 < 4, a <- b</p>',
        '<img alt="" src="x.png"><img role="presentation" src="x.png">',
        '<div aria-hidden="true"><img src="x.png"><svg></svg></div>',
        '<svg><title>A map</title><path/></svg><svg aria-label="A map"/>',
        '<a href="x.png" aria-label="Home"><svg><path/></svg></a>',
        '<label class="md-icon"><svg><path/></svg></label>',
        '<p role="img" aria-label="A map">x</p>',
        '<map><area href="x.png" alt="x"><area></map>',
    ],
)
def test_what_asks_nobody_is_silent(faults, body):
    """Links, canonical addresses, own files and mere words are no requests, and do not act."""
    assert faults(body) == []


@pytest.mark.parametrize(
    "body",
    [
        '<img src="x.png">',
        "<IMG SRC=x.png>",
        '<input type="image" src="x.png">',
        '<map><area href="x.png"></map>',
        "<p role='img'>x</p>",
        "<svg><path/></svg>",
        "<svg><title> </title><path/></svg>",
        "<figure><svg/></figure>",
        '<a href="x.png"><svg><path/></svg></a>',
        '<p aria-hidden="true">x</p><svg></svg>',
    ],
)
def test_a_picture_without_words_is_found(faults, body):
    """What it shows is said to those who do not see it."""
    assert faults(body) == ["image-without-text"]


@pytest.mark.parametrize(
    "body",
    [
        "<script>alert(1)</script>",
        "<script type=module>alert(1)</script>",
        '<script type="text/javascript">alert(1)</script>',
        '<script type="speculationrules">{}</script>',
        '<script type="application/ld+json">{"name": "</script><script>alert(1)</script>"}',
        '<script type="text/javascript" id="application/ld+json">alert(1)</script>',
        '<script src="data:,alert(1)"></script>',
        "<p onclick=alert(1)>x</p>",
        "<p/onmouseover=alert(1)/>x</p>",
        "<P ONCLICK='alert(1)'>x</P>",
        '<svg aria-hidden="true" onload="alert(1)"></svg>',
        '<a href="javascript:alert(1)">x</a>',
        '<a href=" java\tscript:alert(1)">x</a>',
        '<a href="&#x6a;avascript&colon;alert(1)">x</a>',
        '<a href="vbscript:x">x</a>',
        '<a href="data:text/html,<script>alert(1)</script>">x</a>',
        '<button formaction="javascript:alert(1)">x</button>',
        '<svg aria-hidden="true"><a xlink:href="javascript:alert(1)">x</a></svg>',
        '<svg aria-hidden="true"><animate values="x;javascript:alert(1)"/></svg>',
        "<svg aria-hidden='true'><style><img alt='' src=x.png onerror=alert(1)></style></svg>",
        '<img alt="" """><script>alert(1)</script>">',
        '<iframe src="x.png"></iframe>',
        '<iframe srcdoc="x"></iframe>',
        '<object data="x.png"></object>',
        '<embed src="x.png">',
        '<base href="x.png">',
        '<meta http-equiv="Refresh" content="0; url=x.png">',
        "<noscript><p title='</noscript><p onclick=alert(1)>'></noscript>",
        "<p><img alt='' onerror=alert(1) src=x.png ",
    ],
)
def test_what_acts_is_found(faults, body):
    """No script of a page's own, no handler, no address that is a script, no frame."""
    found = faults(body)

    assert "active-content" in found
    assert set(found) <= {"active-content", "dead-link"}


@pytest.mark.parametrize(
    ("drawing", "expected"),
    [
        ('<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>', []),
        ("<svg><script>alert(1)</script></svg>", ["active-content"]),
        ("<s:svg><s:script>alert(1)</s:script></s:svg>", ["active-content"]),
        ('<svg onload="alert(1)"/>', ["active-content"]),
        ('<!DOCTYPE svg [<!ENTITY x "javascript:alert(1)">]><svg/>', ["active-content"]),
        ("<svg><foreignObject><iframe/></foreignObject></svg>", ["active-content"]),
        ('<svg><image href="https://example.com/x"/></svg>', ["foreign-request"]),
        ("<svg><style>@import url(https://example.com/x);</style></svg>", ["foreign-request"]),
        ('<?xml-stylesheet href="https://example.com/x"?><svg/>', ["foreign-request"]),
        ('<svg><a href="https://example.com/x"><path/></a></svg>', []),
    ],
)
def test_a_drawing_is_looked_at(faults, drawing, expected):
    """A logo can act and ask too, when it is opened by itself."""
    assert faults(drawing, "mark.svg") == expected


def test_a_style_sheet_is_looked_at(faults):
    """Its requests are those of the pages that use it."""
    assert faults("a { src: url(https://example.com/x.woff2) }", "y.css") == ["foreign-request"]


def test_the_scripts_of_the_theme_are_known():
    """Each of them is known with its place filled in, and with a letter more it is another."""
    folder = theme.theme_folder()
    assert folder is not None
    text = (folder / "partials/javascripts/base.html").read_text(encoding="utf-8")
    (script,) = re.findall("<script>(.*)</script>", text, re.DOTALL)
    filled = re.sub(r"\{\{.*?\}\}", "../..", script)

    assert theme.is_of_theme(filled)
    assert not theme.is_of_theme(f"{filled};alert(1)")
    assert not theme.is_of_theme(re.sub(r"\{\{.*?\}\}", '"+alert(1)+"', script))
    assert not theme.is_of_theme("")


def test_what_the_script_of_the_theme_can_ask_for_is_known():
    """A new address in the theme's script must be looked at before it is allowed."""
    folder = theme.theme_folder()
    assert folder is not None
    (script,) = (folder / "assets/javascripts").glob("bundle.*.min.js")
    text = script.read_text(encoding="utf-8")
    addresses = {one for one in re.findall(r"https?://[\w./@$]+", text) if "clipboardjs" not in one}

    assert addresses == {
        "https://unpkg.com/resize",  # in browsers that have no ResizeObserver: none since 2020
        "https://unpkg.com/mermaid@11/dist/mermaid.min.js",  # with a pre.mermaid
        "https://api.github.com/repos/$",  # with a link of data-md-component=source
        "https://api.github.com/users/$",
        "https://$",
    }
    assert 'M("pre.mermaid",e)' in text


def test_a_site_of_another_theme_says_so(tmp_path):
    """A script that another version of the theme wrote is named as such."""
    head = '<meta name="generator" content="mkdocs-1.6.1, mkdocs-material-9.0.0">'
    write_site(tmp_path, {"index.html": f"{head}<script>old()</script>"})

    (found,) = verify_site(tmp_path)
    assert found.hint is not None
    assert "made with the theme 9.0.0" in found.hint


@given(st.text(alphabet="<>/!-=\"' ab\n", max_size=60))
def test_any_page_is_cut_without_loss(page):
    """Tags and stretches are in order, within the page, and no text stands in two of them."""
    at = 0
    for start, end, part in parts_of(page):
        assert start >= at
        at = end
        assert at <= len(page)
        assert isinstance(part, Tag | str)
    read_page(page)


@pytest.mark.parametrize(
    "page",
    [
        "<a " * 100_000,
        "<a b='" * 100_000,
        "<!--" * 100_000,
        "<svg>" * 20_000,
        "</p>" * 100_000,
        "<p " + "a " * 200_000 + ">",
        "<script>" * 50_000,
        "&" * 500_000,
        "<style>" + "url(" * 100_000,
        '<a href="' + "x/" * 5_000 + '">x</a>',
    ],
)
def test_no_page_takes_long(tmp_path, page):
    """A page that is made to be slow is read within seconds."""
    write_site(tmp_path, {"index.html": page})

    look_at_site(tmp_path, corpus())
