"""The logo is an image that can neither run nor load anything.

What kind of image it is, its bytes say. A picture of dots is shown as it is. An SVG is a document
that a browser runs when somebody opens it by its address: so only shapes, texts and colours may
stand in it.

Source: Scalable Vector Graphics (SVG) 2, W3C Candidate Recommendation, 2018.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, Final
from xml.parsers import expat

MAX_IMAGE: Final = 1_000_000
"""How many bytes an image may have."""

_DOTS: Final[Mapping[str, tuple[re.Pattern[bytes], tuple[str, ...]]]] = {
    "PNG": (re.compile(rb"\x89PNG\r\n\x1a\n"), (".png",)),
    "JPEG": (re.compile(rb"\xff\xd8\xff"), (".jpg", ".jpeg")),
    "GIF": (re.compile(rb"GIF8[79]a"), (".gif",)),
    "WebP": (re.compile(rb"RIFF[\s\S]{4}WEBP"), (".webp",)),
}
_SVG: Final = "http://www.w3.org/2000/svg"
_NAMES: Final = (
    "svg g defs symbol use switch view title desc metadata style path rect circle ellipse line "
    "polyline polygon text tspan textPath image clipPath mask pattern linearGradient "
    "radialGradient stop marker filter feBlend feColorMatrix feComponentTransfer feComposite "
    "feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood "
    "feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset "
    "fePointLight feSpecularLighting feSpotLight feTile feTurbulence"
)
_SAFE: Final = frozenset(_NAMES.split())
_HARMLESS: Final = frozenset(
    [
        _SVG,
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "http://creativecommons.org/ns#",
        "http://purl.org/dc/elements/1.1/",
        "http://www.inkscape.org/namespaces/inkscape",
        "http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd",
    ]
)
_XLINK_HREF: Final = "http://www.w3.org/1999/xlink href"
_OWN: Final = re.compile(
    r"#[^\s\"'<>()\\]*|data:image/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/=\s]*"
)
_LOADS: Final = re.compile(r"url\s*\(\s*(?![\"']?#)|@import|expression\s*\(|javascript:|\\", re.I)


class _UnsafeError(Exception):
    """Something in the image could run or load."""


def image_fault(content: bytes, suffix: str) -> str | None:
    """Return why *content* cannot be shown as an image, or None.

    Args:
        content: The bytes of the file.
        suffix: How its name ends (".svg").
    """
    if len(content) > MAX_IMAGE:
        return f"is larger than {MAX_IMAGE:,} bytes"
    for kind, (begins, suffixes) in _DOTS.items():
        if begins.match(content):
            return None if suffix.lower() in suffixes else f"is {kind}, and is named otherwise"
    if suffix.lower() != ".svg":
        return "is no image: its bytes are not those of PNG, JPEG, GIF, WebP or SVG"
    try:
        return _fault_of_svg(content)
    except _UnsafeError as found:
        return f"is no plain picture: {found}"


def _fault_of_svg(content: bytes) -> str | None:
    parser = expat.ParserCreate(namespace_separator=" ")
    names: list[str] = []
    texts: list[str] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        names.append(name)
        _look_at(name, attributes, first=len(names) == 1)

    def refuse(what: str) -> Callable[..., Any]:
        def raise_(*_: Any) -> None:
            raise _UnsafeError(what)

        return raise_

    parser.StartElementHandler = start
    parser.CharacterDataHandler = texts.append
    parser.EntityDeclHandler = refuse("it declares entities")
    parser.ProcessingInstructionHandler = refuse("it has processing instructions")
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        return f"is no SVG: {expat.errors.messages.get(error.code, 'bad XML')}"
    except (LookupError, ValueError):
        return "is no SVG: its encoding is not known"
    _refuse_loads("".join(texts))
    return None


def _look_at(name: str, attributes: Mapping[str, str], *, first: bool) -> None:
    """Refuse an element that could do more than be seen."""
    space, _, local = name.rpartition(" ")
    if first and (space, local) != (_SVG, "svg"):
        raise _UnsafeError("its root is not 'svg'")
    if space not in _HARMLESS or (space == _SVG and local not in _SAFE):
        raise _UnsafeError(f"it holds '{local[:40]}'")
    for key, value in attributes.items():
        short = key.rpartition(" ")[2].lower()
        if short.startswith("on"):
            raise _UnsafeError(f"it holds '{short[:40]}'")
        if key in ("href", _XLINK_HREF) or short in ("href", "src", "base"):
            if _OWN.fullmatch(value.strip()) is None:
                raise _UnsafeError("it refers to something outside of it")
        else:
            _refuse_loads(value)


def _refuse_loads(style: str) -> None:
    if _LOADS.search(style) is not None:
        raise _UnsafeError("its style could load something")
