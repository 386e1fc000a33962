"""Where the addresses on a site lead: to a file of it, to an anchor, to another host, nowhere.

MkDocs checks links in Markdown only; our pages hold theirs in HTML, so they are checked here.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from typing import Final, TypeAlias
from urllib.parse import SplitResult, unquote, urlsplit

import attrs

MISSING_PAGE: Final = "404.html"
"""The page for missing pages: its addresses begin at the root, for the host to resolve."""

_AT_HOME: Final = frozenset(("data", "blob", "about", "javascript", "vbscript"))
_WEB: Final = frozenset(("http", "https"))
_PORTS: Final = {"http": ":80", "https": ":443"}
_DROPPED: Final = re.compile("[\t\n\r]")
_EDGES: Final = "".join(map(chr, range(33)))


@attrs.frozen
class Wrong:
    """What is wrong with an address.

    Attributes:
        code: The code of the problem.
        message: What is wrong.
        hint: How to mend it.
    """

    code: str
    message: str
    hint: str


Anchor: TypeAlias = tuple[str, str]
"""The path of a page, and a name that must be on it."""


@attrs.frozen
class SiteMap:
    """What addresses of a site can lead to.

    Attributes:
        is_file: Says whether a path below the site is a file.
        is_folder: Says whether it is a folder.
        home: Where the site will be published; None when that is not known.
    """

    is_file: Callable[[str], bool]
    is_folder: Callable[[str], bool]
    home: SplitResult | None = None

    def lead(self, page: str, url: str, *, loaded: bool) -> Wrong | Anchor | None:
        """Return what is wrong with an address on a page, or the anchor that it leads to, if any.

        Args:
            page: The path of the page.
            url: The address, as it is written.
            loaded: Whether a browser loads it by itself.
        """
        url = _DROPPED.sub("", url.strip(_EDGES))
        before, mark, behind = url.partition("#")
        if not url.lower().startswith("data:"):
            url = before.replace("\\", "/") + mark + behind
        try:
            parts = urlsplit(url)
            host = parts.netloc
        except ValueError:  # "http://[": it leads nowhere in any browser
            return _dead(url)
        scheme = parts.scheme.lower()
        if scheme and scheme not in _WEB:
            return _foreign(url) if loaded and scheme not in _AT_HOME else None
        if scheme and not host:
            return _foreign(url) if loaded else _dead(url)
        if host:
            return self._elsewhere(parts, url, loaded)
        path = unquote(parts.path)
        if path.startswith("/"):
            return self._from_root(page, path, parts.fragment, url)
        return self._here(page, path, parts.fragment, url)

    def _elsewhere(self, parts: SplitResult, url: str, loaded: bool) -> Wrong | Anchor | None:
        """Look at an address with a host."""
        if self.home is None or _host(parts, self.home) != _host(self.home, self.home):
            return _foreign(url) if loaded else None
        root = self.home.path.rpartition("/")[0] + "/"
        path = unquote(parts.path) or "/"
        if root == "/" or not path.startswith(root):
            return None  # at the root of a host others may stand beside the site
        return self._here("index.html", path[len(root) :] or ".", parts.fragment, url)

    def _from_root(self, page: str, path: str, fragment: str, url: str) -> Wrong | Anchor | None:
        """Look at an address from the root of the host: the site may stand below it."""
        if page != MISSING_PAGE:
            return _dead(url, "write it relative to the page: the site also opens from disk")
        root = "/" if self.home is None else self.home.path.rpartition("/")[0] + "/"
        if not path.startswith(root):
            return None if self.home is None else _dead(url)
        if self.home is None and not self.is_file(path[1:]) and not self.is_folder(path[1:] or "."):
            return None  # the host's root is not known
        return self._here("index.html", path[len(root) :] or ".", fragment, url)

    def _here(self, page: str, path: str, fragment: str, url: str) -> Wrong | Anchor | None:
        """Look at an address below the site."""
        target = posixpath.normpath(posixpath.join(posixpath.dirname(page), path))
        target = page if path == "" else target
        if target == ".." or target.startswith("../") or "\0" in target:
            return _dead(url)
        if target == "." or self.is_folder(target):
            target = posixpath.normpath(posixpath.join(target, "index.html"))
        elif path.endswith("/"):
            return _dead(url)
        if not self.is_file(target):
            return _dead(url)
        name = unquote(fragment.partition(":~:")[0])
        return None if not name or name.lower() == "top" else (target, name)


def _host(parts: SplitResult, home: SplitResult) -> str:
    """Return the host of an address, without the usual port."""
    scheme = (parts.scheme or home.scheme).lower()
    return parts.netloc.rpartition("@")[2].lower().removesuffix(_PORTS.get(scheme, ":80"))


def dead_anchor(url: str) -> Wrong:
    """Return what is wrong with an address whose anchor is not there."""
    return Wrong(
        "dead-anchor",
        f"'{url}' leads to a place that is not on the page",
        "correct the anchor, or the id that it is meant to lead to",
    )


def _dead(url: str, hint: str = "correct the address, or take the link out") -> Wrong:
    return Wrong("dead-link", f"'{_short(url)}' leads nowhere", hint)


def _foreign(url: str) -> Wrong:
    return Wrong(
        "foreign-request",
        f"a browser would ask another host for '{_short(url)}'",
        "put the file on the site, or take it out: readers are not to be told of elsewhere",
    )


def _short(url: str) -> str:
    return url if len(url) <= 120 else f"{url[:119]}…"
