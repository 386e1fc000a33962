"""One page or drawing: its texts, anchors, links, what it loads, its pictures and what acts."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import Final

import attrs

from policybrief.verifying.pictures import Pictures, is_pictured
from policybrief.verifying.styles import addresses_in
from policybrief.verifying.tags import Tag, parts_of
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
_ADDRESSING: Final = _URLS | _LISTS | _STYLED | _CHANGING | {"content"}
"""Attributes in which addresses may stand."""
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
_SHOWN: Final = frozenset(("title", "textarea", "xmp"))
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
        addresses: Where each address stands first that it links to, or that a browser loads: by
            the address as it is written, and whether it is loaded.
        anchors: The names that a link can lead to, and where they stand.
        findings: What should not stand there.
        shown: Start and end of what readers see.
        others: Start and end of attributes, comments, scripts and styles.
    """

    addresses: dict[tuple[str, bool], int] = attrs.field(factory=dict)
    anchors: dict[str, int] = attrs.field(factory=dict)
    findings: list[Finding] = attrs.field(factory=list)
    shown: list[tuple[int, int]] = attrs.field(factory=list)
    others: list[tuple[int, int]] = attrs.field(factory=list)

    def add(self, one: Address, at: int) -> None:
        """Add an address of what begins at a place."""
        self.addresses.setdefault((one.url, one.loaded), at + one.at)


@attrs.define(eq=False)
class Facts:
    """What there is to know of a tag, wherever it stands; places begin at the tag.

    Attributes:
        pictured: Whether it matters for pictures.
        addresses: Its addresses.
        anchors: The names that a link can lead to; whether each is an id, which stands once only.
        findings: What should not stand there.
        others: Start and end of its longer attributes.
    """

    pictured: bool
    addresses: list[Address] = attrs.field(factory=list)
    anchors: list[tuple[str, int, bool]] = attrs.field(factory=list)
    findings: list[Finding] = attrs.field(factory=list)
    others: list[tuple[int, int]] = attrs.field(factory=list)

    def __bool__(self) -> bool:
        """Say whether there is anything to know."""
        return bool(self.pictured or self.addresses or self.anchors or self.findings or self.others)


def read_page(text: str, *, drawing: bool = False) -> Page:
    """Return what stands on a page.

    Args:
        text: The page.
        drawing: Whether it is an SVG file: what it shows is said where it is used.
    """
    page = Page()
    pictures = Pictures()
    last: Tag | None = None
    for start, end, part in parts_of(text, drawing=drawing):
        if part == "text":
            page.shown.append((start, end))
            if text.find("<", start, end) >= 0:
                _read_rest(page, text, start, end)
            continue
        if isinstance(part, str):
            _read_stretch(page, part, text, start, end, last)
            if part == "title":
                pictures.title(text[start:end])
            continue
        last = part
        facts = facts_of(part)
        if not drawing and (pictures.spared or (facts is not None and facts.pictured)):
            pictures.tag(part, start)
        if facts is not None:
            _take(page, facts, start)
    pictures.end()
    page.findings += [Finding("image-without-text", what, at) for at, what in pictures.missing]
    return page


def _take(page: Page, facts: Facts, at: int) -> None:
    """Take over what is known of a tag that begins at a place."""
    for one in facts.addresses:
        page.addresses.setdefault((one.url, one.loaded), at + one.at)
    for value, place, once in facts.anchors:
        if value in page.anchors and once:
            message = f"the id '{value}' stands twice on the page"
            page.findings.append(Finding("duplicate-anchor", message, at + place))
        page.anchors.setdefault(value, at + place)
    for found in facts.findings:
        page.findings.append(attrs.evolve(found, at=at + found.at))
    for start, end in facts.others:
        page.others.append((at + start, at + end))


@functools.lru_cache(maxsize=32768)
def facts_of(tag: Tag) -> Facts | None:
    """Return what there is to know of a tag; None for nothing, as of most."""
    facts = Facts(is_pictured(tag))
    if not tag.ends:
        _read_tag(facts, tag)
    facts.others = [(at, end) for _, at, end in tag.attributes.values() if end - at >= 8]
    return facts or None


def _read_rest(page: Page, text: str, start: int, end: int) -> None:
    """Say whether a text begins a tag that does not end."""
    match = _LOOKS_LIKE_TAG.search(text, start, end)
    if match is not None:
        page.findings.append(
            Finding("active-content", "a tag is begun and does not end", match.start())
        )


def _read_stretch(
    page: Page, kind: str, text: str, start: int, end: int, before: Tag | None
) -> None:
    """Take in what stands between tags and is no plain text.

    Args:
        page: What is known of the page.
        kind: What it is: "comment", or the name of the element whose content it is.
        text: The page.
        start: Where it begins.
        end: Where it ends.
        before: The last tag before it.
    """
    if is_shown(kind):
        page.shown.append((start, end))
        return
    page.others.append((start, end))
    content = text[start:end]
    if kind == "comment":
        if content.startswith("?xml-stylesheet"):
            for match in _HREF.finditer(content):
                page.add(Address(match[1], match.start(), loaded=True), start)
        elif _ENTITY.search(content):
            message = "an entity holds a script or markup"
            page.findings.append(Finding("active-content", message, start))
    if kind == "style":
        for address, at in addresses_in(content):
            page.add(Address(address, at, loaded=True), start)
    elif kind == "script" and _runs(before, content):
        page.findings.append(Finding("active-content", "a script stands on the page", start))


def is_shown(kind: str) -> bool:
    """Say whether readers see what stands between tags; *kind* is what `parts_of` calls it."""
    return kind == "text" or kind in _SHOWN


def says_something(kind: str, content: str, before: Tag | None) -> bool:
    """Say whether what is no plain text has addresses, or should not stand there.

    Args:
        kind: What it is: "comment", or the name of the element whose content it is.
        content: The content.
        before: The last tag before it.
    """
    if kind == "comment":
        return content.startswith("?xml-stylesheet") or _ENTITY.search(content) is not None
    if kind == "style":
        return any(True for _ in addresses_in(content))
    return kind == "script" and _runs(before, content)


def _runs(script: Tag | None, content: str) -> bool:
    """Say whether a browser runs what stands behind a tag, and the theme did not write it."""
    if script is None or script.name != "script" or script.ends:
        return False
    kind = (script.get("type") or "").strip()
    if script.get("src") is not None or _SCRIPT_TYPES.fullmatch(kind) is None:
        return False
    return bool(content.strip()) and not is_of_theme(content)


def _read_tag(facts: Facts, tag: Tag) -> None:
    name = tag.name
    if name in _FRAMES:
        facts.findings.append(Finding("active-content", f"there is a <{name}>", 0))
    for attribute, (value, at, _) in tag.attributes.items():
        if attribute == "id" or (attribute == "name" and name == "a"):
            facts.anchors.append((value, at, attribute == "id"))
        elif attribute[:2] == "on" and _HANDLER.fullmatch(attribute):
            message = f"the attribute '{attribute}' holds a script"
            facts.findings.append(Finding("active-content", message, 0))
        elif attribute == "srcdoc":
            facts.findings.append(Finding("active-content", "there is a 'srcdoc'", 0))
        elif ":" in value and _is_active(tag, attribute, value):
            message = f"the address in '{attribute}' is a script"
            facts.findings.append(Finding("active-content", message, at))
        elif attribute in _ADDRESSING:
            facts.addresses += _addresses(tag, attribute, value, at)
    if name == "meta" and (tag.get("http-equiv") or "").strip().lower() == "refresh":
        facts.findings.append(Finding("active-content", "the page sends readers on by itself", 0))
    if name == "pre" and "mermaid" in (tag.get("class") or "").split():
        _loads(facts, "mermaid")
    if tag.get("data-md-component") == "source" and "://" in (tag.get("href") or ""):
        _loads(facts, "source")


def _is_active(tag: Tag, attribute: str, value: str) -> bool:
    """Say whether the address in an attribute is a script."""
    if attribute not in _URLS and not (attribute in _CHANGING and tag.name in _ANIMATIONS):
        return False
    bare = _CONTROLS.sub("", value)
    if tag.name == "script" and bare.lower().startswith(("data:", "blob:")):
        return True
    return _ACTIVE_URL.search(bare) is not None


def _loads(facts: Facts, what: str) -> None:
    message = f"the theme's script would ask {LOADED[what]}"
    facts.findings.append(Finding("foreign-request", message, 0))


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
