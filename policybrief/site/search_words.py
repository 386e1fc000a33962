"""Other words by which something is found: names, spellings, alphabets."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import Final

from anyascii import anyascii

from policybrief import countries
from policybrief.models.actor import Actor, Country
from policybrief.models.corpus import Corpus

_SPELLINGS: Final = (
    ("Kyiv", "Kiev", "Kyyiv", "Kiew", "Київ", "Киев"),
    ("Kharkiv", "Kharkov", "Харків", "Харьков"),
    ("Lviv", "Lvov", "Lwów", "Lemberg", "Львів", "Львов"),
    ("Odesa", "Odessa", "Одеса", "Одесса"),
    ("Donbas", "Donbass", "Донбас", "Донбасс"),
    ("Crimea", "Crimeea", "Krym", "Крим", "Крым"),
    ("Chișinău", "Kishinev", "Кишинів", "Кишинёв"),
    ("Moscow", "Moscova", "Moskva", "Москва"),
    ("Zelenskyy", "Zelensky", "Zelenskiy", "Zelenskij", "Zelenski", "Зеленський", "Зеленский"),
    ("Putin", "Poutine", "Путін", "Путин"),
    ("Lukashenko", "Lukashenka", "Лукашенко"),
    ("Navalny", "Navalnyi", "Навальний", "Навальный"),
)
"""Names in the news that are spelled in several ways, each group of one thing."""

_WORD: Final = re.compile(r"\w+")
_KNOWN: Final = 1 << 15
"""How many words are remembered: those of a large briefing come again and again."""


def actor_words(actor: Actor | None) -> Iterator[str]:
    """Yield the other names of an actor; of a country also those of its government."""
    if actor is None:
        return
    yield from actor.aka
    if isinstance(actor, Country):
        yield from (one for one in (actor.demonym, actor.capital) if one is not None)
        yield from actor.government
        known = countries.country(actor.id)
        if known is not None:
            yield from (known.name, *known.also, *known.demonyms)


def country_words(actor: Country) -> Iterator[str]:
    """Yield the names of a country in all languages that are known, and what hints at it."""
    yield from actor_words(actor)
    known = countries.country(actor.id)
    if known is not None:
        yield from (known.alpha3, *known.hints, *known.foreign)
        yield from (name for _, name in sorted(known.names.items()))


def of_country(corpus: Corpus, code: str | None) -> Iterator[str]:
    """Yield the name of a country and its other names; of nothing for no country."""
    actor = None if code is None else corpus.actor(code)
    if actor is not None:
        yield actor.name
        yield from actor_words(actor)


def hidden(shown: str, more: Iterable[str]) -> str:
    """Return what is searched besides what is shown, each word once.

    Args:
        shown: The text that is shown; words in it that are spelled in several ways bring the
            other spellings.
        more: Further names and words.
    """
    words = dict.fromkeys(word for one in more for word in one.split())
    visible = _WORD.findall(shown)
    telling = list(itertools.filterfalse(_is_all, visible))
    for word in [*telling, *_WORD.findall(" ".join(words))]:
        words.update(_spellings(word))
    for word in [*telling, *words]:
        words.update(_in_latin(word))
    seen = set(visible)
    return " ".join(word for word in words if word not in seen)


@lru_cache(_KNOWN)
def _is_all(word: str) -> bool:
    """Say whether a word brings no other: most do not."""
    return not (_spellings(word) or _in_latin(word))


@lru_cache(_KNOWN)
def _spellings(word: str) -> Mapping[str, None]:
    """Return the other spellings of a word, in order."""
    return dict.fromkeys(_spelled().get(_folded(word), ()))


@lru_cache(_KNOWN)
def _in_latin(word: str) -> Mapping[str, None]:
    """Return a word in Latin letters; nothing when the search folds it to the same."""
    latin = anyascii(word)
    return {} if latin.casefold() == _folded(word) else dict.fromkeys(latin.split())


@cache
def _spelled() -> dict[str, tuple[str, ...]]:
    return {_folded(one): group for group in _SPELLINGS for one in group}


def _folded(word: str) -> str:
    """Return a word as the search folds it: without case and without diacritics."""
    apart = unicodedata.normalize("NFKD", word.casefold())
    return "".join(one for one in apart if not unicodedata.combining(one))
