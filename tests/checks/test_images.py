from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policybrief.checks.images import MAX_IMAGE, image_fault

SVG = "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink'>{}</svg>"
DOTS = {
    ".png": b"\x89PNG\r\n\x1a\nrest",
    ".jpg": b"\xff\xd8\xff\xe0rest",
    ".JPEG": b"\xff\xd8\xff\xdbrest",
    ".gif": b"GIF89arest",
    ".webp": b"RIFF\x01\x02\x03\x04WEBPVP8 ",
}
BAD = (
    "<script>x()</script>",
    "<SCRIPT>x()</SCRIPT>",
    "<g onclick='x()'/>",
    "<g ONLOAD='x()'/>",
    "<a href='https://example.org/'><text>x</text></a>",
    "<a xlink:href='javascript:x()'><text>x</text></a>",
    "<use href='other.svg#a'/>",
    "<use xlink:href='//example.org/a.svg#a'/>",
    "<image href='https://example.org/x.png'/>",
    "<image href='data:image/svg+xml;base64,PHN2Zz4='/>",
    "<image href='data:text/html,x'/>",
    "<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>x</p></foreignObject>",
    "<p xmlns='http://www.w3.org/1999/xhtml'>x</p>",
    "<h:script xmlns:h='http://www.w3.org/1999/xhtml'>x()</h:script>",
    "<iframe src='x'/>",
    "<animate attributeName='href' to='javascript:x()'/>",
    "<set attributeName='onload' to='x()'/>",
    "<style>@import 'https://example.org/x.css';</style>",
    "<style>g { fill: url(https://example.org/x) }</style>",
    "<style>g { fill: u<!-- -->rl(//example.org/x) }</style>",
    "<style>g { fill: u\\72l(//example.org/x) }</style>",
    "<style>g { width: expression(x()) }</style>",
    "<g style='fill: url(&quot;https://example.org/x&quot;)'/>",
    "<g fill='url( //example.org/x)'/>",
    "<g xml:base='https://example.org/'/>",
    "<?xml-stylesheet href='https://example.org/x.css'?>",
)


@pytest.mark.parametrize("suffix", DOTS)
def test_an_image_of_dots_is_known_by_its_bytes(suffix):
    """What it is called must fit what it is."""
    assert image_fault(DOTS[suffix], suffix) is None
    assert image_fault(DOTS[suffix], ".html") is not None
    assert image_fault(DOTS[suffix], ".svg") is not None
    assert image_fault(b"<html>" + DOTS[suffix], suffix) is not None


def test_a_plain_drawing_is_an_image():
    """Shapes, texts, colours and references within it are what a logo is made of."""
    drawing = (
        "<defs><linearGradient id='a'><stop offset='0'/></linearGradient></defs>"
        "<style>.b { fill: url(#a); stroke: url('#a') }</style>"
        "<g class='b' clip-path='url(#a)'><path d='M0 0'/><use href='#a' xlink:href='#a'/></g>"
        "<image href='data:image/png;base64,iVBORw0KGgo='/><title>A harbour</title>"
    )
    with_doctype = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" '
        '"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">\n' + SVG.format(drawing)
    )

    assert image_fault(SVG.format(drawing).encode(), ".svg") is None
    assert image_fault(with_doctype.encode(), ".SVG") is None
    assert image_fault(SVG.format(drawing).encode("utf-16"), ".svg") is None


@pytest.mark.parametrize("inner", BAD)
def test_what_could_run_or_load_is_refused(inner):
    """Scripts, handlers, links, foreign elements and references elsewhere are no picture."""
    assert image_fault(SVG.format(inner).encode(), ".svg") is not None


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"x",
        b"<html><script>x()</script></html>",
        b"<svg onload='x()'/>",
        b"<svg xmlns='http://www.w3.org/2000/svg'>",
        b"<!DOCTYPE svg [<!ENTITY a 'x'><!ENTITY b '&a;&a;&a;&a;'>]>"
        b"<svg xmlns='http://www.w3.org/2000/svg'>&b;</svg>",
        b"<!DOCTYPE svg [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>"
        b"<svg xmlns='http://www.w3.org/2000/svg'>&a;</svg>",
        b"<?xml version='1.0' encoding='x-nothing'?><svg xmlns='http://www.w3.org/2000/svg'/>",
        b"\x1f\x8b\x08\x00",
        b"<svg xmlns='http://www.w3.org/2000/svg'>" + b"<g>" * 300_000,
        b"\x89PNG\r\n\x1a\n" + b"x" * MAX_IMAGE,
    ],
    ids=range(11),
)
def test_what_is_no_image_is_refused(content):
    """Pages, packed files, bombs and files without an end are none."""
    assert image_fault(content, ".svg") is not None


@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: SVG.format(text).encode()))
def test_any_bytes_get_an_answer(content):
    """Whatever the bytes are, nothing is raised."""
    for suffix in (".svg", ".png"):
        fault = image_fault(content, suffix)
        assert fault is None or fault.isprintable()
