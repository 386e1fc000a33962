"""Pictures on a page that say nothing to those who do not see them."""

from __future__ import annotations

from typing import Final

from policybrief.verifying.tags import Stretch, Tag

_NAMING: Final = ("aria-label", "aria-labelledby", "title")
_ROLES: Final = frozenset(("img", "image", "graphics-document", "graphics-symbol"))
_CONTROLS: Final = frozenset(("a", "button", "label", "summary"))
_LOOKED_AT: Final = frozenset(("svg", "img", "area", "input"))
_VOID: Final = frozenset(
    (
        *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param"),
        *("source", "track", "wbr"),
    )
)


class Pictures:
    """Takes in the tags of a page, and names the pictures without words.

    A drawing needs no name where it is hidden from those who hear the page, or is the sign on a
    button or link that has a name: the theme's are in elements of class ``md-icon``.

    Attributes:
        missing: Place of each picture without words, and what is missing.
    """

    def __init__(self) -> None:
        """Begin a page."""
        self.missing: list[tuple[int, str]] = []
        self._spared: list[list[str | int]] = []  # what needs no name: an element, how often open
        self._drawing: Tag | None = None
        self._depth = 0
        self._named = False

    def tag(self, tag: Tag) -> None:
        """Take in a tag."""
        name = tag.name
        if tag.ends:
            self._close(name)
            return
        if not tag.attributes and name != "svg" and name != "img" and not self._spared:
            return
        named = any((tag.get(one) or "").strip() for one in _NAMING)
        role = tag.get("role")
        hidden = tag.get("aria-hidden") == "true" or role in ("presentation", "none")
        if (name in _LOOKED_AT or role in _ROLES) and not hidden and not self._spared:
            self._look(tag, named)
        if tag.empty and (name == "svg" or self._depth):
            if not self._depth:
                self.end()
            return
        if name == "svg":
            self._depth += 1
        if name in _VOID:
            return
        for one in self._spared:
            if one[0] == name:
                one[1] = int(one[1]) + 1
        iconic = "md-icon" in (tag.get("class") or "")
        if hidden or iconic or (named and name in _CONTROLS):
            self._spared.append([name, 1])

    def _look(self, tag: Tag, named: bool) -> None:
        name = tag.name
        words = (tag.get("alt") or "").strip()
        if name == "svg":
            if self._depth == 0:
                self._drawing, self._named = tag, named
        elif named:
            return
        elif name == "img":
            if tag.get("alt") is None:
                self._miss(tag, "a picture has no 'alt'")
        elif name == "area":
            if tag.get("href") is not None and not words:
                self._miss(tag, "an area of a picture has no 'alt'")
        elif name == "input":
            if (tag.get("type") or "").strip().lower() == "image" and not words:
                self._miss(tag, "a button that is a picture has no 'alt'")
        else:
            self._miss(tag, f"a <{name}> that stands for a picture has no 'aria-label'")

    def text(self, part: Stretch, text: str) -> None:
        """Take in what stands between tags: the title of a drawing."""
        if part.kind == "title" and self._depth and text[part.start : part.end].strip():
            self._named = True

    def _close(self, name: str) -> None:
        for one in self._spared:
            if one[0] == name:
                one[1] = int(one[1]) - 1
        if self._spared:
            self._spared = [one for one in self._spared if one[1]]
        if name == "svg":
            self._depth = max(0, self._depth - 1)
            if self._depth == 0:
                self.end()

    def end(self) -> None:
        """End a drawing, and say whether it has no name."""
        if self._drawing is not None and not self._named:
            self._miss(self._drawing, "a drawing has neither a title nor 'aria-hidden'")
        self._drawing, self._named = None, False

    def _miss(self, tag: Tag, message: str) -> None:
        self.missing.append((tag.start, message))
