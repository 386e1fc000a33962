"""Nothing that a template prints can change the page it stands on.

A page is Markdown with blocks of HTML, so a value must be safe in both. Each letter that means
something to either is written as a numeric character reference; what is `Markup` passes.
"""

from __future__ import annotations

import functools
import re
import string
from collections.abc import Callable, Mapping
from typing import Final

from markupsafe import Markup

from policybrief.analysis.words import one_line

_SPECIAL: Final = re.compile(
    r"[^0-9A-Za-z \u00a1-\U0010ffff,;]"  # a set at the start: other letters are passed over fast
    r"(?:(?<![.-])|(?<=-)(?:(?<![^\W_]-)|(?![^\W_]))|(?<=\.)(?:(?=\.)|(?<=\.\.)))"
)
_AUTOLINK: Final = re.compile(
    r"[FHWfhw](?<!\w[FHWfhw])(?i:(?<=f)tps?|(?<=h)ttps?|(?<=w)ww)(?=[.&])"
)
_NUMBERED: Final = re.compile(r"(\d+)([.)])")
marked: Final[Callable[[str], Markup]] = functools.partial(str.__new__, Markup)
"""A text as markup: as `Markup` makes it, which first asks what else it was given."""

_KEPT: Final = 16384
"""How many values are remembered with their escapes: names, dates and labels come again."""


@functools.lru_cache(maxsize=_KEPT)
def escape(text: str) -> Markup:
    """Return *text* so that a page shows it letter for letter, on one line."""
    line = one_line(text)
    line = _SPECIAL.sub(lambda found: f"&#{ord(found[0])};", line)
    line = _AUTOLINK.sub(lambda found: f"&#{ord(found[0][0])};{found[0][1:]}", line)
    numbered = _NUMBERED.match(line)
    if numbered is not None:
        line = f"{numbered[1]}&#{ord(numbered[2])};{line[numbered.end() :]}"
    return marked(line)


def finish(value: object) -> Markup:
    """Escape what a template prints, unless it is markup already; None prints nothing."""
    kind = value.__class__
    if kind is Markup:
        return value  # type: ignore[return-value]
    if kind is str:
        return escape(value)
    if isinstance(value, Markup):
        return value
    if isinstance(value, int | float):
        return Markup(f"{value:g}" if isinstance(value, float) else str(value))
    return Markup("") if value is None else escape(str(value))


def fill(message: str, values: Mapping[str, object]) -> Markup:
    """Return a message whose ``{names}`` are filled with values, each of which may be markup."""
    found: list[str] = []
    for words, name in _parts(message):
        found.append(words)
        if name is not None:
            found.append(finish(values[name]))
    return marked("".join(found))


@functools.lru_cache(maxsize=4096)
def _parts(message: str) -> tuple[tuple[Markup, str | None], ...]:
    """Return the words of a message, escaped, each with the name of the value behind them."""
    parsed = string.Formatter().parse(message)
    return tuple((_spaced(words), name) for words, name, _form, _conversion in parsed)


def _spaced(words: str) -> Markup:
    """Return *words* escaped, with the spaces at their ends that `escape` takes off."""
    before = " " if words[:1].isspace() else ""
    after = " " if words[-1:].isspace() and words.strip() else ""
    return Markup(before) + escape(words) + Markup(after)
