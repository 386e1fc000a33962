"""Second codings: what another coder read in a statement."""

from __future__ import annotations

import functools
from typing import Any, Final

import attrs

from policybrief.models.sequences import as_tuple
from policybrief.models.stance import Stance, as_stances
from policybrief.models.texts import is_text
from policybrief.problems import Located

_NOBODY: Final = frozenset(
    (
        *("", "-", "--", "?", "~", "false", "n/a", "na", "nil", "no", "nobody", "none", "not"),
        *("null", "open", "pending", "tbd", "todo", "true", "unchecked", "yes"),
    )
)


@functools.lru_cache(maxsize=4096)
def coder_named(text: str | None) -> str | None:
    """Return the name of a coder; None where the text names nobody, as ``no`` or ``todo``."""
    return None if text is None or text.strip().casefold() in _NOBODY else text


@attrs.frozen(kw_only=True)
class Coding(Located):
    """What another coder, who did not know the first coding, read in a statement.

    It is kept beside the first one and changes no line.

    Attributes:
        coded: Who coded it: initials or a name.
        stances: What it means for topics by this coder; none when the coder saw no stance.
        note: A note of this coder.
    """

    coded: str = attrs.field(validator=is_text)
    stances: tuple[Stance, ...] = attrs.field(converter=as_stances)
    note: str | None = None


def as_codings(values: Any) -> tuple[Coding, ...]:
    """Return codings, each of which may be given as a mapping of its fields."""
    return tuple(Coding(**one) if isinstance(one, dict) else one for one in as_tuple(values))
