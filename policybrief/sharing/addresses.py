"""Addresses on the web: of the site, of what stands on it, and names that never change."""

from __future__ import annotations

import functools
import re
import uuid
from typing import Final
from urllib.parse import quote, urlsplit

from policybrief.models.briefing import Briefing

_PLAIN: Final = re.compile(r"[A-Za-z0-9._~-]*")
"""Anchors that stand in a link as they are: most do, and need no quoting."""


@functools.lru_cache(maxsize=1024)
def safe_url(url: str | None) -> str | None:
    """Return an address of the web with everything percent-encoded that is no part of one."""
    try:
        scheme = "" if url is None else urlsplit(url.strip()).scheme
    except ValueError:
        return None
    if url is None or scheme.lower() not in ("http", "https"):
        return None
    return quote(url.strip(), safe="/:?#@!$&'*+,;=%~._-")


def site_address(briefing: Briefing) -> str:
    """Return the address of the site with a slash at its end, or nothing."""
    base = safe_url(briefing.site_url)
    return "" if base is None else f"{base.rstrip('/')}/"


def page_address(briefing: Briefing, address: str, anchor: str = "") -> str:
    """Return the whole address of a page of the site; nothing without an address of the site.

    Args:
        briefing: The settings of the briefing.
        address: Where the page stands, relative to the site's root.
        anchor: An anchor on it.
    """
    base = site_address(briefing)
    if not base:
        return ""
    return (
        f"{base}{quoted_path(address)}#{quoted_anchor(anchor)}"
        if anchor
        else (base + quoted_path(address))
    )


@functools.lru_cache(maxsize=16384)
def quoted_path(address: str) -> str:
    """Return where a page stands, relative to the site's root, as it stands in a link."""
    return quote(address, safe="/._~-")


def quoted_anchor(anchor: str) -> str:
    """Return an anchor as it stands in a link."""
    return anchor if _PLAIN.fullmatch(anchor) else quote(anchor, safe="._~-")


def lasting_name(briefing: Briefing, of: str) -> str:
    """Return a name for something on the site that stays when its words are mended.

    It is made from the address of the site, its title where it has none, and what is named.
    """
    site = (briefing.site_url or "").partition("://")[2].rstrip("/") or briefing.title
    return uuid.uuid5(uuid.NAMESPACE_URL, f"{site}/{of}").urn
