"""Messages in the language that is being spoken.

The language is that of the innermost `speaking` block: a briefing's pages are made inside one, so
that no function between the page and the word has to carry it along.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from decimal import Decimal
from typing import Final, ParamSpec, TypeVar

from babel import Locale
from babel.numbers import format_decimal, get_decimal_symbol, get_group_symbol
from babel.support import NullTranslations

from policybrief.languages.catalogues import catalogue, language_of, locale_of

T = TypeVar("T")
P = ParamSpec("P")

_TAG: Final[ContextVar[str]] = ContextVar("language", default="en")


@contextmanager
def speaking(tag: str) -> Iterator[None]:
    """Speak a language for as long as the block lasts.

    Args:
        tag: A BCP 47 tag; one without a catalogue is English.
    """
    token = _TAG.set(tag)
    try:
        yield
    finally:
        _TAG.reset(token)


def each_speaking(tag: str, values: Iterable[T]) -> Iterator[T]:
    """Yield *values*, each of which is made speaking a language, and handed out without it."""
    iterator = iter(values)
    while True:
        with speaking(tag):
            try:
                value = next(iterator)
            except StopIteration:
                return
        yield value


def remembered(most: int) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Remember what a function says of a value, in each language: the same values come again.

    Args:
        most: How many of its answers are kept, the last ones used.
    """

    def decorate(function: Callable[P, T]) -> Callable[P, T]:
        @functools.lru_cache(maxsize=most)
        def kept(_tag: str, *args: P.args, **kwargs: P.kwargs) -> T:
            return function(*args, **kwargs)

        @functools.wraps(function)
        def said(*args: P.args, **kwargs: P.kwargs) -> T:
            return kept(_TAG.get(), *args, **kwargs)  # type: ignore[arg-type]

        return said

    return decorate


def locale() -> Locale:
    """Return the locale of dates, numbers and names."""
    return locale_of(_TAG.get())


def _messages() -> NullTranslations:
    return catalogue(language_of(_TAG.get()))


def _(message: str, **values: object) -> str:
    """Return a message in the language that is spoken, with its ``{names}`` filled."""
    said = _translated(_TAG.get(), message)
    return said.format(**values) if values else said


@functools.lru_cache(maxsize=16384)
def _translated(tag: str, message: str) -> str:
    said: str = catalogue(language_of(tag)).gettext(message)
    return said


def ngettext(one: str, many: str, n: int, **values: object) -> str:
    """Return a message in the form that goes with the number *n*, which fills ``{n}``."""
    return choice(one, many, n).format(n=number(n), **values)


def choice(one: str, many: str, n: int) -> str:
    """Return the form of a message that goes with the number *n*, not filled."""
    said: str = _messages().ngettext(one, many, n)
    return said


@remembered(8192)
def number(n: int) -> str:
    """Return a number as the language writes it: "1,234", "1 234"."""
    return format_decimal(n, locale=locale())


def rounded(value: float, digits: int) -> str:
    """Return a number with so many digits behind its point, as the language writes it."""
    return decimal(Decimal(f"{value:.{digits}f}"))


def decimal(value: Decimal) -> str:
    """Return a number with all its digits as the language writes it: "1,200.50", "1 200,50"."""
    signs = str.maketrans(
        {
            ",": get_group_symbol(locale()),
            ".": get_decimal_symbol(locale()),
        }
    )
    return f"{value:,f}".translate(signs)


def pgettext(context: str, message: str, **values: object) -> str:
    """Return a message that needs a word of context: "May" as a month, "to" before a name."""
    said = _translated_in(context, message)
    return said.format(**values) if values else said


@remembered(4096)
def _translated_in(context: str, message: str) -> str:
    return str(_messages().pgettext(context, message))


def N_(message: str) -> str:  # noqa: N802 - gettext's name
    """Mark a message that is translated later, where it is used."""
    return message
