"""Messages that stand in tables, and are translated when they are looked up."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from typing import Generic, TypeVar

from policybrief.languages.speaking import _, pgettext

Key = TypeVar("Key", bound=Hashable)


class Messages(Mapping[Key, str], Generic[Key]):
    """A table of messages, each of which is read in the language that is spoken."""

    def __init__(self, messages: Mapping[Key, str | tuple[str, str]]) -> None:
        """Keep messages that are marked with ``N_``, or with ``Np_``."""
        self._messages = dict(messages)

    def __getitem__(self, key: Key) -> str:
        """Return one of them, translated."""
        message = self._messages[key]
        return _(message) if isinstance(message, str) else pgettext(*message)

    def __iter__(self) -> Iterator[Key]:
        """Return the keys, in their order."""
        return iter(self._messages)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._messages)


def Np_(context: str, message: str) -> tuple[str, str]:  # noqa: N802 - as gettext names them
    """Mark a message with a word of context that is translated later: ``pgettext(*it)``."""
    return context, message


def Nn_(one: str, many: str) -> tuple[str, str]:  # noqa: N802 - as gettext names them
    """Mark the two forms of a message that is translated later: ``ngettext(*it, n)``."""
    return one, many
