"""One page or drawing: its texts, anchors, links, what it loads, its pictures and what acts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import attrs

from policybrief.verifying.pictures import Pictures
from policybrief.verifying.styles import addresses_in
from policybrief.verifying.tags import Stretch, Tag, parts_of
from policybrief.verifying.theme import LOADED, is_of_theme

_LOADING: Final = frozenset(
    (
        *("stylesheet", "icon", "apple-touch-icon", "apple-touch-icon-precomposed", "mask-icon"),
        *("preload", "modulepreload", "prefetch", "prerender", "dns-prefetch", "preconnect"),
        *("manifest", "import"),
    )
)
_SENT: Final = frozenset(("action", "formaction", "ping", "attributionsrc"))
_LISTS: Final = frozenset(("srcset", "imagesrcset"))
_LOADED: Final = frozenset(("src", "poster", "background", "lowsrc", "data", "manifest", "dynsrc"))
_LINKED: Final = frozenset(("href", "xlink:href"))
_URLS: Final = _SENT | _LOADED | _LINKED
_STYLED: Final = frozenset(
    (
        *("style", "fill", "stroke", "filter", "clip-path", "cursor"),
        *("mask", "marker", "marker-start", "marker-mid", "marker-end"),
    )
)
"""Attributes that hold style: in others ``url(…)`` is a text, as in a title."""
_CHANGING: Final = frozenset(("from", "to", "values", "by"))
_ANIMATIONS: Final = frozenset(("animate", "set", "animatecolor", "animatetransform"))
_FRAMES: Final = frozenset(
    ("base", "iframe", "frame", "object", "embed", "applet", "portal", "fencedframe")
)
_SCRIPT_TYPES: Final = re.compile(
    r"|module|importmap|speculationrules|(?:text|application)/(?:x-)?(?:java|ecma|live|j)script.*",
    re.IGNORECASE,
)
_ACTIVE_URL: Final = re.compile(
    r"(?:^|;)(?:javascript|vbscript|livescript):|^data:(?:text/html|application/xhtml|text/xml"
    r"|application/xml|text/javascript|application/javascript)",
    re.IGNORECASE,
)
_CONTROLS: Final = re.compile("[\x00-\x20\x7f-\xa0]")
_HANDLER: Final = re.compile(r"on[a-z]{3,}")
_REFRESH: Final = re.compile(r"^[\s\d.;,]*(?:url\s*=)?\s*['\"]?([^'\"]*)", re.IGNORECASE)
_HREF: Final = re.compile(r"""href\s*=\s*["']([^"']*)""")
_ENTITY: Final = re.compile(r"!ENTITY[^>]*(?:script|data:|&#|<)", re.IGNORECASE)
_LOOKS_LIKE_TAG: Final = re.compile(r"<[a-zA-Z]")


@attrs.frozen
class Address:
    """An address on a page.

    Attributes:
        url: The address, as it is written.
        at: Where it stands on the page.
        loaded: Whether a browser loads it by itself, or sends something there.
    """

    url: str
    at: int
    loaded: bool = False


@attrs.frozen
class Finding:
    """Something that should not stand on a page.

    Attributes:
        code: The code of the problem.
        message: What is wrong.
        at: Where it stands on the page.
    """

    code: str
    message: str
    at: int


@attrs.define
class Page:
    """What a page has.

    Attributes:
        addresses: The addresses that it links to, or loads.
        anchors: The names that a link can lead to, and where they stand.
        findings: What should not stand there.
        shown: Start and end of what readers see.
        others: Start and end of attributes, comments, scripts and styles.
    """

    addresses: list[Address] = attrs.field(factory=list)
    anchors: dict[str, int] = attrs.field(factory=dict)
    findings: list[Finding] = attrs.field(factory=list)
    shown: list[tuple[int, int]] = attrs.field(factory=list)
    others: list[tuple[int, int]] = attrs.field(factory=list)


def read_page(text: str, *, drawing: bool = False) -> Page:
    """Return what stands on a page.

    Args:
        text: The page.
        drawing: Whether it is an SVG file: what it shows is said where it is used.
    """
    page = Page()
    pictures = Pictures()
    script: Tag | None = None
    for part in parts_of(text, drawing=drawing):
        if isinstance(part, Stretch):
            _read_stretch(page, part, text, script)
            pictures.text(part, text)
            continue
        script = part if part.name == "script" and not part.ends else None
        if not drawing:
            pictures.tag(part)
        if not part.ends:
            _read_tag(page, part)
        for _, start, end in part.attributes.values():
            if end - start >= 8:
                page.others.append((start, end))
    pictures.end()
    page.findings += [Finding("image-without-text", what, at) for at, what in pictures.missing]
    return page


def _read_stretch(page: Page, part: Stretch, text: str, script: Tag | None) -> None:
    if part.kind in ("text", "title", "textarea", "xmp"):
        page.shown.append((part.start, part.end))
        if part.kind == "text" and text.find("<", part.start, part.end) >= 0:
            match = _LOOKS_LIKE_TAG.search(text, part.start, part.end)
            if match is not None:
                page.findings.append(
                    Finding("active-content", "a tag is begun and does not end", match.start())
                )
        return
    page.others.append((part.start, part.end))
    content = text[part.start : part.end]
    if part.kind == "comment":
        if content.startswith("?xml-stylesheet"):
            for match in _HREF.finditer(content):
                page.addresses.append(Address(match[1], part.start + match.start(), loaded=True))
        elif _ENTITY.search(content):
            message = "an entity holds a script or markup"
            page.findings.append(Finding("active-content", message, part.start))
    if part.kind == "style":
        for address, at in addresses_in(content):
            page.addresses.append(Address(address, part.start + at, loaded=True))
    elif part.kind == "script" and script is not None and _runs(script, content):
        page.findings.append(Finding("active-content", "a script stands on the page", part.start))


def _runs(script: Tag, content: str) -> bool:
    """Say whether a browser runs what stands in a script, and the theme did not write it."""
    kind = (script.get("type") or "").strip()
    if script.get("src") is not None or _SCRIPT_TYPES.fullmatch(kind) is None:
        return False
    return bool(content.strip()) and not is_of_theme(content)


def _read_tag(page: Page, tag: Tag) -> None:
    name = tag.name
    if name in _FRAMES:
        page.findings.append(Finding("active-content", f"there is a <{name}>", tag.start))
    for attribute, (value, at, _) in tag.attributes.items():
        if attribute == "id" or (attribute == "name" and name == "a"):
            _read_anchor(page, tag, value, at, attribute)
        elif attribute[:2] == "on" and _HANDLER.fullmatch(attribute):
            message = f"the attribute '{attribute}' holds a script"
            page.findings.append(Finding("active-content", message, tag.start))
        elif attribute == "srcdoc":
            page.findings.append(Finding("active-content", "there is a 'srcdoc'", tag.start))
        elif ":" in value and _is_active(tag, attribute, value):
            message = f"the address in '{attribute}' is a script"
            page.findings.append(Finding("active-content", message, at))
        else:
            page.addresses += _addresses(tag, attribute, value, at)
    if name == "meta" and (tag.get("http-equiv") or "").strip().lower() == "refresh":
        page.findings.append(
            Finding("active-content", "the page sends readers on by itself", tag.start)
        )
    if name == "pre" and "mermaid" in (tag.get("class") or "").split():
        _loads(page, tag, "mermaid")
    if tag.get("data-md-component") == "source" and "://" in (tag.get("href") or ""):
        _loads(page, tag, "source")


def _is_active(tag: Tag, attribute: str, value: str) -> bool:
    """Say whether the address in an attribute is a script."""
    if attribute not in _URLS and not (attribute in _CHANGING and tag.name in _ANIMATIONS):
        return False
    bare = _CONTROLS.sub("", value)
    if tag.name == "script" and bare.lower().startswith(("data:", "blob:")):
        return True
    return _ACTIVE_URL.search(bare) is not None


def _loads(page: Page, tag: Tag, what: str) -> None:
    message = f"the theme's script would ask {LOADED[what]}"
    page.findings.append(Finding("foreign-request", message, tag.start))


def _read_anchor(page: Page, tag: Tag, value: str, at: int, attribute: str) -> None:
    if value in page.anchors and attribute == "id":
        page.findings.append(
            Finding("duplicate-anchor", f"the id '{value}' stands twice on the page", at)
        )
    page.anchors.setdefault(value, at)


def _candidates(srcset: str) -> Iterator[str]:
    """Yield the addresses in a list of pictures: each with its size behind it, and a comma."""
    sized = False
    for part in srcset.split():
        if not sized and part.strip(","):
            yield part.strip(",")
            sized = not part.endswith(",")
        elif "," in part:
            sized = False
            if part.partition(",")[2]:
                yield part.partition(",")[2].rstrip(",")
                sized = not part.endswith(",")


def _addresses(tag: Tag, attribute: str, value: str, at: int) -> Iterator[Address]:
    """Yield the addresses in an attribute."""
    name = tag.name
    if attribute in _LINKED:
        if name in ("a", "area"):
            yield Address(value, at)
        elif name == "link":
            kinds = (tag.get("rel") or "").lower().split()
            yield Address(value, at, loaded=not _LOADING.isdisjoint(kinds))
        elif name != "base":
            yield Address(value, at, loaded=True)
    elif attribute in _LISTS:
        yield from (Address(one, at, loaded=True) for one in _candidates(value))
    elif attribute in _SENT:
        for one in value.split() if attribute in ("ping", "attributionsrc") else (value,):
            yield Address(one, at, loaded=True)
    elif attribute in _LOADED and (attribute != "data" or name == "object"):
        if attribute != "manifest" or name == "html":
            yield Address(value, at, loaded=True)
    elif attribute == "content" and name == "meta":
        if (tag.get("http-equiv") or "").strip().lower() == "refresh":
            refresh = _REFRESH.match(value)
            if refresh is not None and refresh[1]:
                yield Address(refresh[1].strip(), at, loaded=True)
    elif attribute in _STYLED or (attribute in _CHANGING and name in _ANIMATIONS):
        yield from (Address(one, at, loaded=True) for one, _ in addresses_in(value))
