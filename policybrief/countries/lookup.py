"""Countries by code, by name in many languages, and by the words that hint at them."""

from __future__ import annotations

import difflib
import functools
import json
from collections.abc import Iterable, Iterator, Mapping
from importlib import resources
from types import MappingProxyType

import attrs
from rapidfuzz import process
from rapidfuzz.distance import Indel

from policybrief.countries.folding import spellings

# Older and neighbouring tags for languages that the table keeps under another one.
_LANGUAGES = {
    "in": "id",
    "iw": "he",
    "mo": "ro",
    "nn": "nb",
    "no": "nb",
    "sh": "sr-latn",
    "zh-hk": "zh-hant",
    "zh-mo": "zh-hant",
    "zh-tw": "zh-hant",
}
_MOST_SUGGESTIONS = 3
_SHORTEST_GUESS, _LONGEST_GUESS = 4, 60
_CLOSE, _CLOSE_ABROAD = 0.75, 0.85


@attrs.frozen(kw_only=True)
class Country:
    """A country or territory of ISO 3166-1, Kosovo, or the European Union.

    Attributes:
        code: Lower-case alpha-2 code: `ro`; Kosovo is `xk`, the European Union `eu`.
        alpha3: Upper-case alpha-3 code: `ROU`.
        name: Its English name as newspapers write it.
        names: Language to its name in CLDR; a language that uses the English name is left out.
        demonyms: English words for its people, the adjective first: "Danish", "Dane". Two
            countries may share one ("Korean"). Often empty for territories.
        capital: English name of the capital or seat of government, or nothing where there is
            none or two states claim it.
        also: Other English names and abbreviations: "UK", "Britain". Two countries may share one
            ("Congo").
        government: Names that stand for its government, the capital first: "Moscow",
            "the Kremlin". No two countries share one.
        hints: Words that only point at it: former names, parts, withdrawn and other codes.
        foreign: Names and abbreviations in other languages that CLDR does not use: "SUA".
    """

    code: str
    alpha3: str
    name: str
    names: Mapping[str, str] = attrs.field(repr=False, hash=False)
    demonyms: tuple[str, ...] = attrs.field(converter=tuple)
    capital: str | None
    also: tuple[str, ...] = attrs.field(converter=tuple)
    government: tuple[str, ...] = attrs.field(converter=tuple)
    hints: tuple[str, ...] = attrs.field(converter=tuple)
    foreign: tuple[str, ...] = attrs.field(converter=tuple)


@functools.cache
def all_countries() -> Mapping[str, Country]:
    """Return every country by its code, in order of code."""
    table = resources.files("policybrief.countries").joinpath("table.json")
    rows = json.loads(table.read_text(encoding="utf-8"))
    return MappingProxyType({row["code"]: Country(**row) for row in rows})


def country(code: str) -> Country | None:
    """Return the country with exactly this lower-case code, if there is one."""
    return all_countries().get(code)


def resolve(text: str) -> str | None:
    """Return the code that a code or a name stands for, or nothing when it is not certain.

    Alpha-2 and alpha-3 codes come first, then English names, then names in other languages, all
    of them as slugs too: "ro", "ROU", "the UK", "south-korea", "Rumänien". Never a likeness. A
    name that two countries carry ("Congo") gives nothing unless English decides. Capitals,
    governments and demonyms give nothing either, unless some language uses the word as the
    country's name ("Singapore", "Argentine").
    """
    return _resolved(text)


@functools.lru_cache(maxsize=16384)
def _resolved(text: str) -> str | None:
    code = _codes().get(text.strip().lower()) if text.isascii() else None
    if code is not None:
        return code
    keys = spellings(text)
    found = _codes_of(keys, _english_names()) or _codes_of(keys, _foreign_names())
    return found[0] if len(found) == 1 else None


def suggest(text: str) -> tuple[str, ...]:
    """Return up to three codes that a text may have meant, the likeliest first.

    For a text that resolves, only its code. Else those that share the name come first, then the
    text as a government, a capital, a demonym, a former name or another code, and only without
    any of these the names that look alike. It is a hint for a person: "Austira" may be Austria
    or Australia.
    """
    if (code := resolve(text)) is not None:
        return (code,)
    keys = spellings(text)
    indexes = (_english_names(), _foreign_names(), *_hints())
    exact = dict.fromkeys(code for index in indexes for code in _codes_of(keys, index))
    return (tuple(exact) or _close(keys[0]))[:_MOST_SUGGESTIONS]


def name_in(code: str, language: str) -> str:
    """Return a country's name in a language ("de", "pt-BR"), or in English when that is missing.

    Raises:
        KeyError: No country has this code.
    """
    one = all_countries()[code]
    tag = language.strip().replace("_", "-").lower()
    tags = (_LANGUAGES.get(each, each) for each in (tag, tag.partition("-")[0]))
    known = next((each for each in tags if each in _languages()), "en")
    return one.names.get(known, one.name)


_Index = Mapping[str, tuple[str, ...]]


def _codes_of(keys: Iterable[str], index: _Index) -> tuple[str, ...]:
    return next((index[key] for key in keys if key in index), ())


def _index(words: Iterable[tuple[str, str]]) -> _Index:
    """Map each spelling of the words to the codes that they belong to, in the order given."""
    found: dict[str, tuple[str, ...]] = {}
    for code, word in words:
        for key in spellings(word):
            codes = found.setdefault(key, (code,))
            if code not in codes:
                found[key] = (*codes, code)
    return found


@functools.cache
def _languages() -> frozenset[str]:
    return frozenset(language for one in all_countries().values() for language in one.names)


@functools.cache
def _codes() -> Mapping[str, str]:
    countries = all_countries().values()
    return {key.lower(): one.code for one in countries for key in (one.code, one.alpha3)}


@functools.cache
def _english_names() -> _Index:
    countries = all_countries().values()
    return _index((one.code, name) for one in countries for name in (one.name, *one.also))


@functools.cache
def _foreign_names() -> _Index:
    return _index(_names_abroad())


def _names_abroad() -> Iterator[tuple[str, str]]:
    for one in all_countries().values():
        for name in {*one.names.values(), *one.foreign}:
            yield one.code, name
            # "Myanmar (Birmanie)" is also just "Myanmar".
            if name.endswith(")") and (short := name.partition("(")[0].strip()):
                yield one.code, short


@functools.cache
def _hints() -> tuple[_Index, ...]:
    countries = all_countries().values()
    return (
        _index((one.code, name) for one in countries for name in one.government),
        _index((one.code, one.capital) for one in countries if one.capital),
        _index(
            (one.code, word)
            for one in countries
            for each in one.demonyms
            for word in (each, f"{each}s")
        ),
        _index((one.code, word) for one in countries for word in one.hints),
    )


def _close(key: str) -> tuple[str, ...]:
    """Return the codes of the names most like a text, English ones first."""
    if not _SHORTEST_GUESS <= len(key) <= _LONGEST_GUESS:
        return ()
    codes: dict[str, None] = {}
    for index, cutoff in ((_english_names(), _CLOSE), (_foreign_names(), _CLOSE_ABROAD)):
        # Never less than the ratio of difflib, and found a hundred times faster.
        alike = process.extract(
            key, list(index), scorer=Indel.normalized_similarity, score_cutoff=cutoff, limit=None
        )
        names = [name for name, *_ in alike]
        for name in difflib.get_close_matches(key, names, n=2 * _MOST_SUGGESTIONS, cutoff=cutoff):
            codes.update(dict.fromkeys(index[name]))
    return tuple(codes)
