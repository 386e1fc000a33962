"""A page at a glance: what most pages are, read in long stretches.

Where anything is to be said of a page, `glance` leaves that to `read_page`, which knows each tag
and each place. So it may give up, but never overlook.
"""

from __future__ import annotations

from collections.abc import Container

import attrs

from policybrief.verifying.page import facts_of, is_shown, says_something
from policybrief.verifying.pictures import Pictures
from policybrief.verifying.quiet import IDS, LINKS, LONG_VALUES, QUIET, TAGS
from policybrief.verifying.readings import TAG
from policybrief.verifying.tags import Part, Tag, parts_of


@attrs.define
class Glance:
    """What a page has in which nothing is wrong by itself.

    Attributes:
        addresses: Its addresses, as they are written, and whether each is loaded.
        anchors: The names that a link can lead to.
        shown: What readers see, with a mark in place of tags; empty when no words were asked for.
        others: Attributes, comments, scripts and styles that are not known to be clean.
    """

    addresses: dict[tuple[str, bool], None] = attrs.field(factory=dict)
    anchors: set[str] = attrs.field(factory=set)
    shown: str = ""
    others: list[str] = attrs.field(factory=list)


def glance(
    text: str, clean: Container[str] | None = None, *, drawing: bool = False
) -> Glance | None:
    """Return what a page has, or None where it must be read tag by tag.

    Args:
        text: The page.
        clean: Attributes and the like that hold no private words; None to look for no words.
        drawing: Whether it is an SVG file.
    """
    if ";base64," in text:
        return None
    parts = list(parts_of(text, drawing=drawing, quiet=QUIET))
    found = Glance()
    if not _read(found, text, parts, drawing=drawing):
        return None
    if clean is not None:
        _take_words(found, text, parts, clean)
    return found


def _read(found: Glance, text: str, parts: list[Part], *, drawing: bool) -> bool:
    """Take in addresses and anchors; say whether nothing is wrong."""
    pictures = Pictures()
    stretches: list[str] = []
    ids: list[str] = []
    names: set[str] = set()
    last: Tag | None = None
    for start, end, part in parts:
        if part == "quiet":
            stretches.append(text[start:end])
            if pictures.spared:
                for at, _, tag in parts_of(text, start, end):
                    if isinstance(tag, Tag):
                        pictures.tag(tag, at)
        elif isinstance(part, str):
            if is_shown(part):
                if text.find("<", start, end) >= 0:
                    return False
            elif says_something(part, text[start:end], last):
                return False
            if part == "title":
                pictures.title(text[start:end])
        else:
            last = part
            facts = facts_of(part)
            if not drawing and (pictures.spared or (facts is not None and facts.pictured)):
                pictures.tag(part, start)
            if facts is None:
                continue
            if facts.findings:
                return False
            found.addresses.update(((one.url, one.loaded), None) for one in facts.addresses)
            for name, _, once in facts.anchors:
                if once:
                    ids.append(name)
                else:
                    names.add(name)
    pictures.end()
    quiet = "".join(stretches)
    ids += IDS.findall(quiet)
    for url in dict.fromkeys(LINKS.findall(quiet)):
        found.addresses[url, False] = None
    found.anchors.update(ids)
    sound = len(found.anchors) == len(ids) and found.anchors.isdisjoint(names)
    found.anchors |= names
    return sound and not pictures.missing


def _take_words(found: Glance, text: str, parts: list[Part], clean: Container[str]) -> None:
    """Take in the words: of stretches with a mark in place of each tag."""
    shown: list[str] = []
    others: list[str] = []
    for start, end, part in parts:
        if isinstance(part, Tag):
            facts = facts_of(part)
            spans = () if facts is None else facts.others
            others += [text[start + begin : start + behind] for begin, behind in spans]
        elif part == "quiet":
            shown.append(text[start:end])
            others += LONG_VALUES.findall(text, start, end)
        elif is_shown(part):
            shown.append(text[start:end])
        else:
            others.append(text[start:end])
    found.shown = TAGS.sub(TAG, "<>".join(shown))
    found.others = [one for one in others if one not in clean]
