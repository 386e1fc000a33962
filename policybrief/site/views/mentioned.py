"""What links to a page, as pages show it."""

from __future__ import annotations

from typing import Final

import attrs
from markupsafe import Markup

from policybrief.languages import ngettext
from policybrief.site.addresses import Here, Link
from policybrief.site.desk import Desk

MOST_PAGES: Final = 16
MOST_PASSAGES: Final = 3
"""How many pages that link here are shown, and how many passages of each."""


@attrs.frozen
class PassageView:
    """One link to this page, with the words around it.

    Attributes:
        before: The words before the link.
        words: The words of the link, leading to the place where it stands.
        after: The words after it.
    """

    before: str
    words: Link
    after: str


@attrs.frozen
class MentionView:
    """A page that links to this one.

    Attributes:
        page: The page.
        passages: Its links with the words around them, at most three.
        more: How many more links it has.
    """

    page: Link
    passages: tuple[PassageView, ...]
    more: int


@attrs.frozen
class MentionsView:
    """What links to a page.

    Attributes:
        shown: The pages, at most sixteen.
        more: How many more there are.
        number: How many there are in all, in words.
    """

    shown: tuple[MentionView, ...]
    more: int
    number: str


def mentions_view(desk: Desk, here: Here) -> MentionsView:
    """Return what links to this page, page by page."""
    pages = desk.mentions.pages(here.address)
    some = {
        address: [desk.mentions.mention(one, here.address) for one in group[:MOST_PASSAGES]]
        for address, group in list(pages.items())[:MOST_PAGES]
    }
    shown = tuple(
        MentionView(
            page=Link(group[0].name, here.url(address)),
            passages=tuple(
                PassageView(one.before, Link(one.words, _to_source(here, one.source)), one.after)
                for one in group
            ),
            more=max(len(pages[address]) - MOST_PASSAGES, 0),
        )
        for address, group in some.items()
    )
    return MentionsView(shown, max(len(pages) - MOST_PAGES, 0), _number(len(pages)))


def _number(pages: int) -> str:
    return ngettext("{n} page", "{n} pages", pages)


def _to_source(here: Here, source: str) -> Markup:
    address, _, anchor = source.partition("#")
    return here.url(address, anchor)
