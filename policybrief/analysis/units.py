"""Units: what the unit of a fact counts, and how many of a base unit it is.

Why a table of our own: pint knows far more, but its import and registry take as long as a whole
check of a small folder, it reads words that count things ("hands", "shots", "points") as measures,
and it knows no scale words, price bases or "of GDP". The tests hold this table to pint.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from fractions import Fraction
from functools import cache
from typing import Final

import attrs

from policybrief.hints import short

PERCENT: Final = "percent"
POINTS: Final = "percentage points"
NUMBER: Final = "a plain number"


@attrs.frozen
class Unit:
    """What the text of a unit means.

    Attributes:
        kind: What it measures or counts; only units of one kind are compared: "length", "EUR",
            "EUR at prices of 2020", "percent of gdp", "length per time", or the noun of counted
            things.
        factor: How many of the kind's base unit it is.
        known: Whether it is a unit of the table, and not a noun that counts something.
    """

    kind: str
    factor: Fraction
    known: bool


_SCALES: Final[Mapping[str, int]] = {
    **dict.fromkeys(["hundred", "hundreds"], 10**2),
    **dict.fromkeys(["thousand", "thousands", "k"], 10**3),
    **dict.fromkeys(["lakh", "lakhs"], 10**5),
    **dict.fromkeys(["million", "millions", "mln", "mio"], 10**6),
    **dict.fromkeys(["crore", "crores"], 10**7),
    **dict.fromkeys(["billion", "billions", "bln", "bn", "mld", "mrd"], 10**9),
    **dict.fromkeys(["trillion", "trillions", "tn", "trn"], 10**12),
}

# Kind: names of each unit, and how many of the first one it is.
_TABLE: Final[Mapping[str, Mapping[str, str]]] = {
    "length": {
        "m|metre|metres|meter|meters": "1",
        "mm|millimetre|millimetres|millimeter|millimeters": "1/1000",
        "cm|centimetre|centimetres|centimeter|centimeters": "1/100",
        "km|kilometre|kilometres|kilometer|kilometers": "1000",
        "inch|inches": "0.0254",
        "ft|foot|feet": "0.3048",
        "yd|yard|yards": "0.9144",
        "mi|mile|miles": "1609.344",
        "nmi|nautical mile|nautical miles": "1852",
    },
    "area": {
        "m2|sq m|square metre|square metres|square meter|square meters": "1",
        "ha|hectare|hectares": "10000",
        "km2|sq km|square kilometre|square kilometres|square kilometer|square kilometers": "1e6",
        "sq ft|square foot|square feet": "0.09290304",
        "acre|acres": "4046.8564224",
        "sq mi|square mile|square miles": "2589988.110336",
    },
    "volume": {
        "m3|cubic metre|cubic metres|cubic meter|cubic meters": "1",
        "ml|millilitre|millilitres|milliliter|milliliters": "1e-6",
        "l|litre|litres|liter|liters": "0.001",
        "hl|hectolitre|hectolitres|hectoliter|hectoliters": "0.1",
        "mcm": "1e6",
        "bcm": "1e9",
        "km3|cubic kilometre|cubic kilometres|cubic kilometer|cubic kilometers": "1e9",
        "cu ft|cubic foot|cubic feet": "0.028316846592",
        "bbl|barrel|barrels": "0.158987294928",
        "us gallon|us gallons": "0.003785411784",
        "imperial gallon|imperial gallons": "0.00454609",
    },
    "mass": {
        "kg|kilo|kilos|kilogram|kilograms|kilogramme|kilogrammes": "1",
        "g|gram|grams|gramme|grammes": "0.001",
        "t|tonne|tonnes|metric ton|metric tons": "1000",
        "kilotonne|kilotonnes": "1e6",
        "Mt|megatonne|megatonnes": "1e9",
        "Gt|gigatonne|gigatonnes": "1e12",
        "lb|lbs|pound|pounds": "0.45359237",
        "oz|ounce|ounces": "0.028349523125",
        "short ton|short tons|us ton|us tons": "907.18474",
        "long ton|long tons|imperial ton|imperial tons": "1016.0469088",
    },
    "time": {
        "s|sec|second|seconds": "1",
        "min|mins|minute|minutes": "60",
        "h|hr|hrs|hour|hours": "3600",
        "d|day|days": "86400",
        "week|weeks": "604800",
    },
    "months and years": {
        "month|months": "1",
        "quarter|quarters": "3",
        "yr|yrs|year|years": "12",
        "decade|decades": "120",
    },
    "length per time": {
        "kph|kmh": "5/18",
        "mph": "0.44704",
        "kn|knot|knots": "463/900",
    },
    "power": {
        "W|watt|watts": "1",
        "kW|kilowatt|kilowatts": "1000",
        "MW|megawatt|megawatts": "1e6",
        "GW|gigawatt|gigawatts": "1e9",
        "TW|terawatt|terawatts": "1e12",
    },
    "energy": {
        "J|joule|joules": "1",
        "kJ|kilojoule|kilojoules": "1000",
        "MJ|megajoule|megajoules": "1e6",
        "GJ|gigajoule|gigajoules": "1e9",
        "TJ|terajoule|terajoules": "1e12",
        "PJ|petajoule|petajoules": "1e15",
        "kWh|kilowatt hour|kilowatt hours": "3.6e6",
        "MWh|megawatt hour|megawatt hours": "3.6e9",
        "GWh|gigawatt hour|gigawatt hours": "3.6e12",
        "TWh|terawatt hour|terawatt hours": "3.6e15",
    },
    PERCENT: {"%|percent|percents|per cent|pct": "1", "‰|permille|per mille": "1/10"},
    POINTS: {
        "pp|ppt|p.p.|percentage point|percentage points|percent points|% points": "1",
        "bp|bps|basis point|basis points": "1/100",
    },
}

_CODES: Final = """
AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN
BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS
GIP GMD GNF GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW
KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN
NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK
SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS
VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW
"""

CURRENCIES: Final = frozenset(_CODES.split())
"""Codes of ISO 4217 for money in use, and HRK, which the euro followed in 2023."""

_MONEY: Final[Mapping[str, str]] = {
    **dict.fromkeys(["€", "euro", "euros", "eur"], "EUR"),
    **dict.fromkeys(["us$", "us dollar", "us dollars", "usd"], "USD"),
    **dict.fromkeys(["£", "pound sterling", "pounds sterling", "sterling", "gbp"], "GBP"),
    **dict.fromkeys(["swiss franc", "swiss francs", "chf"], "CHF"),
    **dict.fromkeys(["₴", "hryvnia", "hryvnias", "hryvnya", "uah"], "UAH"),
    **dict.fromkeys(["romanian leu", "romanian lei"], "RON"),
    **dict.fromkeys(["zł", "zloty", "zlotys", "złoty"], "PLN"),
    **dict.fromkeys(["forint", "forints"], "HUF"),
    **dict.fromkeys(["yuan", "renminbi", "rmb"], "CNY"),
    **dict.fromkeys(["₽", "russian ruble", "russian rubles", "russian roubles"], "RUB"),
    **dict.fromkeys(["₺", "turkish lira", "turkish liras"], "TRY"),
    **dict.fromkeys(["₪", "shekel", "shekels"], "ILS"),
    **dict.fromkeys(["₸", "tenge"], "KZT"),
    **dict.fromkeys(["₾", "lari"], "GEL"),
    **dict.fromkeys(["₹", "indian rupee", "indian rupees"], "INR"),
    "yen": "JPY",
    "c$": "CAD",
    "a$": "AUD",
}

AMBIGUOUS: Final[Mapping[str, str]] = {
    **dict.fromkeys(["$", "dollar", "dollars"], "USD, CAD, AUD"),
    "¥": "JPY or CNY",
    **dict.fromkeys(["kr", "kr.", "krone", "kroner", "krona", "kronor"], "DKK, NOK, SEK or ISK"),
    **dict.fromkeys(["franc", "francs"], "CHF, XAF or XOF"),
    **dict.fromkeys(["leu", "lei"], "RON or MDL"),
    **dict.fromkeys(["ruble", "rubles", "rouble", "roubles"], "RUB or BYN"),
    **dict.fromkeys(["lira", "liras"], "TRY or LBP"),
    **dict.fromkeys(["rupee", "rupees"], "INR, PKR or LKR"),
    **dict.fromkeys(["peso", "pesos"], "MXN, ARS or PHP"),
    **dict.fromkeys(["dinar", "dinars"], "RSD, IQD or KWD"),
    **dict.fromkeys(["won"], "KRW or KPW"),
    **dict.fromkeys(["ton", "tons"], "tonnes, short tons or long tons"),
    **dict.fromkeys(["gallon", "gallons"], "US gallons or imperial gallons"),
    "nm": "nautical miles, or mm",
    "kt": "knots or kilotonnes",
}
"""Units that have several meanings, and what to write in their place."""

_LONGEST: Final = 80
_SUPERSCRIPTS: Final = str.maketrans({"²": "2", "³": "3"})
_SIGNS: Final = re.compile(r"(?<![A-Za-z])(US|us|C|A)\$|[€£₴₽₺₪₸₾₹$¥]")
_BASE: Final = re.compile(
    r"(?:(?:constant |real )?(?P<before>(?:19|20)\d\d) (?P<money>.+)"
    r"|(?P<other>.+?) (?:\(|in |at )?(?:prices )?(?:of |constant )?(?P<after>(?:19|20)\d\d)"
    r"(?: prices)?\)?)",
    re.IGNORECASE,
)
_PER: Final = re.compile(r" per (?!cent\b|mille\b)|\s*/\s*", re.IGNORECASE)


def _units() -> Mapping[str, tuple[str, Fraction]]:
    found: dict[str, tuple[str, Fraction]] = {}
    for kind, units in _TABLE.items():
        for names, factor in units.items():
            found.update(dict.fromkeys(names.split("|"), (kind, Fraction(factor))))
    return found


_UNITS: Final = _units()


def _folded() -> Mapping[str, tuple[str, Fraction]]:
    """Return the units by their names in small letters; symbols of one letter and "mt" are left."""
    return {
        name.casefold(): unit for name, unit in _UNITS.items() if len(name) > 1 and name != "Mt"
    }


_FOLDED: Final = _folded()


def _plain(text: str) -> str:
    text = unicodedata.normalize("NFC", text).translate(_SUPERSCRIPTS)
    text = re.sub(r"(?<=[A-Za-z])\^(?=[23])", "", text)
    return " ".join(_SIGNS.sub(r" \g<0> ", text).split())


def noun(text: str) -> str:
    """Return what tells counted things apart: their noun, whatever its case and number."""
    words = text.casefold().split()
    last = words[-1]
    one = {"people": "person", "men": "man", "women": "woman", "children": "child"}.get(last)
    if one is None:
        one = last
        if one.endswith("ies") and len(one) > 4:
            one = one[:-3] + "y"
        elif one.endswith("s") and not one.endswith(("ss", "us", "is")) and len(one) > 2:
            one = one[:-1]
        if one.endswith(("se", "xe", "ze", "che", "she")):
            one = one[:-1]
    return " ".join([*words[:-1], one])


@cache
def parse_unit(text: str | None) -> Unit:
    """Return what the text of a unit means; one that is not known counts things by its noun.

    Args:
        text: A unit with or without a scale word: "km", "million EUR", "€ bn", "% of GDP",
            "barrels per day", "EUR 2020"; None or "" for a plain number.
    """
    plain = _plain(text or "")
    if not plain:
        return Unit(NUMBER, Fraction(1), False)
    whole = _single(plain) if len(plain) <= _LONGEST else Unit(noun(plain), Fraction(1), False)
    if whole is not None:
        return whole
    first, *others = _PER.split(plain)
    if others and all(part.strip() for part in (first, *others)):
        made = parse_unit(first)
        for part in others:
            below = parse_unit(part)
            made = Unit(
                f"{made.kind} per {below.kind}",
                made.factor / below.factor,
                made.known or below.known,
            )
        return made
    measure, of, what = plain.partition(" of ")
    if of and what.strip():
        counted = _single(measure) or _scaled(measure)
        if counted is not None and (counted.known or counted.kind == NUMBER):
            things = noun(what)
            kind = things if counted.kind == NUMBER else f"{counted.kind} of {things}"
            return Unit(kind, counted.factor, counted.known)
    return _scaled(plain) or Unit(noun(plain), Fraction(1), False)


def _scaled(plain: str) -> Unit | None:
    """Return a unit with a scale word in front of it, or behind it where it is money."""
    first, _, rest = plain.partition(" ")
    scale = _SCALES.get(first.casefold())
    if scale is not None:
        if not rest:
            return Unit(NUMBER, Fraction(scale), False)
        inner = parse_unit(rest)
        return attrs.evolve(inner, factor=inner.factor * scale)
    before, _, last = plain.rpartition(" ")
    scale = _SCALES.get(last.casefold(), 10**6 if last == "m" else None)
    money = _money(before) if before else None
    return None if money is None or scale is None else Unit(money, Fraction(scale), True)


def _single(plain: str) -> Unit | None:
    """Return a unit of the table or money, without scale words; None for anything else."""
    found = _UNITS.get(plain) or _FOLDED.get(plain.casefold())
    if found is not None:
        return Unit(found[0], found[1], True)
    money = _money(plain)
    return None if money is None else Unit(money, Fraction(1), True)


def _money(plain: str) -> str | None:
    """Return the currency with its price base, or None."""
    for prefix in ("nominal ", "current "):
        if plain.casefold().startswith(prefix):
            return _currency(plain[len(prefix) :])
    code = _currency(plain)
    base = None if code is not None else _BASE.fullmatch(plain)
    if base is None:
        return code
    code = _currency(base["money"] or base["other"])
    return None if code is None else f"{code} at prices of {base['before'] or base['after']}"


def _currency(plain: str) -> str | None:
    return plain if plain in CURRENCIES else _MONEY.get(plain.casefold())


def is_money(kind: str) -> bool:
    """Say whether units of this kind are money, of whatever price base."""
    return kind[:3] in CURRENCIES and kind[3:4] in ("", " ")


def ambiguous(text: str) -> tuple[str, str] | None:
    """Return the part of a unit that has several meanings, and what to write in its place."""
    for part in _PER.split(_plain(text)):
        words = part.partition(" of ")[0].split()
        if words and words[0].casefold() in _SCALES:
            words = words[1:]
        elif words and words[-1].casefold() in _SCALES:
            words = words[:-1]
        rest = " ".join(words)
        if rest.casefold() in AMBIGUOUS:
            return short(rest), AMBIGUOUS[rest.casefold()]
    return None


def misspelt(text: str) -> str | None:
    """Return the unit or scale word that *text* surely means to write, or None.

    Only a letter too many, a letter that is missing, or two that changed places count, and only in
    names of seven letters at least, so that no noun of its own is taken for a mistake.
    """
    plain = _plain(text)
    if not plain or len(plain) > _LONGEST or parse_unit(text).known:
        return None
    for name in sorted({*_FOLDED, *_SCALES}):
        if len(name) >= 7 and not name.endswith("gallons") and _slip(plain.casefold(), name):
            return name
    first, _, rest = plain.partition(" ")
    if rest and first.casefold() in _SCALES:
        inner = misspelt(rest)
        return None if inner is None else f"{first} {inner}"
    scale = next(
        (name for name in sorted(_SCALES) if len(name) >= 7 and _slip(first.casefold(), name)), None
    )
    return f"{scale} {rest}" if rest and scale is not None else None


def _slip(word: str, name: str) -> bool:
    """Say whether *word* is *name* with one letter too many, missing, or two in wrong order."""
    if word == name or abs(len(word) - len(name)) > 1:
        return False
    longer, shorter = (word, name) if len(word) > len(name) else (name, word)
    if len(longer) != len(shorter):
        return any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer)))
    return any(
        word[:at] + word[at + 1] + word[at] + word[at + 2 :] == name for at in range(len(word) - 1)
    )
