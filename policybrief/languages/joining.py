"""Words joined by a mark, which a language may set off by a space."""

from __future__ import annotations

from collections.abc import Iterable

from policybrief.languages.speaking import _


def colon() -> str:
    """Return the mark between a name and what is said of it, with its spaces."""
    return _between(_("{one}: {other}"))


def semicolon() -> str:
    """Return the mark between two parts of a remark, with its spaces."""
    return _between(_("{one}; {other}"))


def pair(name: str, value: str) -> str:
    """Return a name with what is said of it: "Romania: 3 positions"."""
    return f"{name}{colon()}{value}"


def in_row(parts: Iterable[str]) -> str:
    """Return parts of a remark one behind the other: "stale; under a former president"."""
    return semicolon().join(parts)


def _between(message: str) -> str:
    return message.removeprefix("{one}").removesuffix("{other}")
