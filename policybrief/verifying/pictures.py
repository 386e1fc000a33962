"""Pictures on a page that say nothing to those who do not see them."""

from __future__ import annotations

from typing import Final

from policybrief.verifying.tags import Tag

_NAMING: Final = ("aria-label", "aria-labelledby", "title")
_ROLES: Final = frozenset(("img", "image", "graphics-document", "graphics-symbol"))
_CONTROLS: Final = frozenset(("a", "button", "label", "summary"))
_LOOKED_AT: Final = frozenset(("svg", "img", "area", "input"))
_TELLING: Final = frozenset((*_NAMING, "role", "aria-hidden", "class"))
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
        spared: The elements that are open in which no drawing needs a name, and how often.
    """

    def __init__(self) -> None:
        """Begin a page."""
        self.missing: list[tuple[int, str]] = []
        self.spared: list[list[str | int]] = []  # what needs no name: an element, how often open
        self._drawing: int | None = None  # where it begins
        self._depth = 0
        self._named = False

    def tag(self, tag: Tag, at: int) -> None:
        """Take in a tag that begins at a place; `is_pictured` says which may be left out."""
        name = tag.name
        if tag.ends:
            self._close(name)
            return
        if not tag.attributes and name != "svg" and name != "img" and not self.spared:
            return
        named = any((tag.get(one) or "").strip() for one in _NAMING)
        role = tag.get("role")
        hidden = tag.get("aria-hidden") == "true" or role in ("presentation", "none")
        if (name in _LOOKED_AT or role in _ROLES) and not hidden and not self.spared:
            self._look(tag, at, named)
        if tag.empty and (name == "svg" or self._depth):
            if not self._depth:
                self.end()
            return
        if name == "svg":
            self._depth += 1
        if name in _VOID:
            return
        for one in self.spared:
            if one[0] == name:
                one[1] = int(one[1]) + 1
        iconic = "md-icon" in (tag.get("class") or "")
        if hidden or iconic or (named and name in _CONTROLS):
            self.spared.append([name, 1])

    def _look(self, tag: Tag, at: int, named: bool) -> None:
        name = tag.name
        words = (tag.get("alt") or "").strip()
        if name == "svg":
            if self._depth == 0:
                self._drawing, self._named = at, named
        elif named:
            return
        elif name == "img":
            if tag.get("alt") is None:
                self._miss(at, "a picture has no 'alt'")
        elif name == "area":
            if tag.get("href") is not None and not words:
                self._miss(at, "an area of a picture has no 'alt'")
        elif name == "input":
            if (tag.get("type") or "").strip().lower() == "image" and not words:
                self._miss(at, "a button that is a picture has no 'alt'")
        else:
            self._miss(at, f"a <{name}> that stands for a picture has no 'aria-label'")

    def title(self, text: str) -> None:
        """Take in what stands in a title: that of a drawing, or of the page."""
        if self._depth and text.strip():
            self._named = True

    def _close(self, name: str) -> None:
        for one in self.spared:
            if one[0] == name:
                one[1] = int(one[1]) - 1
        if self.spared:
            self.spared = [one for one in self.spared if one[1]]
        if name == "svg":
            self._depth = max(0, self._depth - 1)
            if self._depth == 0:
                self.end()

    def end(self) -> None:
        """End a drawing, and say whether it has no name."""
        if self._drawing is not None and not self._named:
            self._miss(self._drawing, "a drawing has neither a title nor 'aria-hidden'")
        self._drawing, self._named = None, False

    def _miss(self, at: int, message: str) -> None:
        self.missing.append((at, message))


def is_pictured(tag: Tag) -> bool:
    """Say whether `Pictures` must take in a tag also where nothing is spared."""
    name = tag.name
    if tag.ends:
        return name == "svg"
    if name in _LOOKED_AT or _TELLING.isdisjoint(tag.attributes):
        return name in _LOOKED_AT
    named = any((tag.get(one) or "").strip() for one in _NAMING)
    role = tag.get("role")
    return (
        role in _ROLES
        or tag.get("aria-hidden") == "true"
        or role in ("presentation", "none")
        or "md-icon" in (tag.get("class") or "")
        or (named and name in _CONTROLS)
    )
