"""What units mean."""

from __future__ import annotations

from fractions import Fraction

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from policybrief.analysis import units
from policybrief.analysis.units import ambiguous, is_money, misspelt, noun, parse_unit

# Names that pint calls otherwise.
_IN_PINT = {
    "nmi": "nautical_mile",
    "inch": "inch",
    "m2": "m**2",
    "km2": "km**2",
    "sq ft": "ft**2",
    "sq mi": "mile**2",
    "acre": "international_foot**2 * 43560",
    "m3": "m**3",
    "mcm": "1000000 * m**3",
    "bcm": "1000000000 * m**3",
    "km3": "km**3",
    "cu ft": "ft**3",
    "bbl": "oil_barrel",
    "us gallon": "gallon",
    "imperial gallon": "imperial_gallon",
    "kilotonne": "kilotonne",
    "Mt": "megatonne",
    "Gt": "gigatonne",
    "short ton": "short_ton",
    "long ton": "long_ton",
    "quarter": "0.25 * year",
    "yr": "year",
    "month": "year / 12",
    "decade": "10 * year",
    "kn": "knot",
    "%": "percent",
    "‰": "permille",
    "pp": "percent",
    "bp": "percent / 100",
}


def test_each_factor_is_that_of_pint() -> None:
    """The table agrees with a library of units, to the last digit."""
    pint = pytest.importorskip("pint")
    registry = pint.UnitRegistry(non_int_type=Fraction)
    for kind, table in units._TABLE.items():
        names = [line.partition("|")[0] for line in table]
        base = registry.parse_expression(_IN_PINT.get(names[0], names[0]))
        for name, factor in zip(names, table.values(), strict=True):
            found = registry.parse_expression(_IN_PINT.get(name, name))
            ratio = (found / base).to("dimensionless") if hasattr(found, "to") else found / base
            by = Fraction(factor) / Fraction(table[next(iter(table))])
            if kind == "length per time":
                ratio, by = found.to("m/s"), Fraction(factor)

            assert Fraction(ratio.magnitude) == by, name


def test_currencies_are_those_of_iso() -> None:
    """Every code is one that Unicode's data knows."""
    known = set(Locale("en").currencies)

    assert known >= units.CURRENCIES
    assert set(units._MONEY.values()) <= units.CURRENCIES


@pytest.mark.parametrize(
    ("text", "kind", "factor"),
    [
        ("km", "length", 1000),
        ("KM", "length", 1000),
        ("kilometers", "length", 1000),
        ("nautical miles", "length", 1852),
        ("km²", "area", 10**6),
        ("km^2", "area", 10**6),
        ("hectares", "area", 10**4),
        ("billion m3", "volume", 10**9),
        ("bcm", "volume", 10**9),
        ("tonnes of grain", "mass of grain", 1000),
        ("MW", "power", 10**6),
        ("km/h", "length per time", Fraction(5, 18)),
        ("kilometres per hour", "length per time", Fraction(5, 18)),
        ("barrels per day", "volume per time", Fraction("0.158987294928") / 86400),
        ("%", "percent", 1),
        ("per cent", "percent", 1),
        ("% of GDP", "percent of gdp", 1),
        ("percent of gdp", "percent of gdp", 1),
        ("percentage points", "percentage points", 1),
        ("EUR", "EUR", 1),
        ("€", "EUR", 1),
        ("Euro", "EUR", 1),
        ("million EUR", "EUR", 10**6),
        ("mln EUR", "EUR", 10**6),
        ("EUR bn", "EUR", 10**9),
        ("€bn", "EUR", 10**9),
        ("€m", "EUR", 10**6),
        ("US$ trillion", "USD", 10**12),
        ("EUR per year", "EUR per months and years", Fraction(1, 12)),
        ("EUR 2020", "EUR at prices of 2020", 1),
        ("million 2020 EUR", "EUR at prices of 2020", 10**6),
        ("EUR at constant 2020 prices", "EUR at prices of 2020", 1),
        ("nominal EUR", "EUR", 1),
        ("people", "person", 1),
        ("thousand Persons", "person", 1000),
        ("TROOPS", "troop", 1),
        ("houses", "hous", 1),
        ("house", "hous", 1),
        ("countries", "country", 1),
        ("million", units.NUMBER, 10**6),
        ("million of people", "person", 10**6),
        (None, units.NUMBER, 1),
        ("", units.NUMBER, 1),
    ],
)
def test_what_a_unit_means(text: str | None, kind: str, factor: int | Fraction) -> None:
    """Scale words, signs and spellings of one unit mean the same."""
    found = parse_unit(text)

    assert (found.kind, found.factor) == (kind, factor)


@pytest.mark.parametrize(
    "word", ["points", "hands", "shots", "cups", "all", "try", "dogs", "teams"]
)
def test_words_that_count_are_no_measures(word: str) -> None:
    """A noun is never taken for a unit or a currency with nearly its letters."""
    assert not parse_unit(word).known
    assert misspelt(word) is None


@pytest.mark.parametrize(
    ("text", "part"),
    [("$", "$"), ("$ bn", "$"), ("billion dollars", "dollars"), ("tons of grain", "tons")],
)
def test_what_has_several_meanings_is_told(text: str, part: str) -> None:
    """The sign or word is named, and what to write in its place."""
    found = ambiguous(text)

    assert found is not None
    assert found[0] == part


@pytest.mark.parametrize(
    "text", ["US$", "EUR", "tonnes", "US gallons", "people", "", "Swiss francs"]
)
def test_what_has_one_meaning_is_not(text: str) -> None:
    """A unit that says what it is gets no warning."""
    assert ambiguous(text) is None


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("kilometrs", "kilometers"),
        ("hectars", "hectares"),
        ("milion EUR", "million EUR"),
        ("million hectars", "million hectares"),
        ("thousnad troops", "thousand troops"),
        ("galleons", None),
        ("bullion", None),
        ("minions", None),
        ("missiles", None),
        ("hectares", None),
        ("soldiers", None),
        ("million people", None),
    ],
)
def test_only_a_slip_of_the_pen_is_a_mistake(text: str, meant: str | None) -> None:
    """A letter missing, doubled or in the wrong place; a noun of its own never."""
    assert misspelt(text) == meant


def test_money_is_known_with_its_price_base() -> None:
    """Money stays money at constant prices and per year; a noun never is."""
    assert all(is_money(parse_unit(one).kind) for one in ("EUR", "EUR 2020", "€ bn per year"))
    assert not any(is_money(parse_unit(one).kind) for one in ("km", "people", "all", None))


@given(st.text(max_size=100))
def test_any_text_is_a_unit(text: str) -> None:
    """Reading never raises, and gives a factor that can be divided by."""
    assert parse_unit(text).factor > 0
    ambiguous(text)
    misspelt(text)


def test_a_long_text_is_read_in_no_time() -> None:
    """A text of scale words without end is a noun."""
    assert parse_unit("million " * 10_000 + "EUR").factor == 1


@given(st.sampled_from(["drone", "Soldier", "civilian death", "box", "bus", "church", "house"]))
def test_case_and_number_of_a_noun_do_not_matter(one: str) -> None:
    """One and many of a thing are the same thing."""
    many = one + ("es" if one.endswith(("x", "s", "ch")) else "s")

    assert noun(one) == noun(many) == noun(many.upper())
