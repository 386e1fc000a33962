"""Whether two values can both be true."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from policybrief.analysis.quantity import (
    Agreement,
    compare_values,
    in_unit,
    mismatched,
    read_value,
    unclear_number,
)
from policybrief.analysis.units import parse_unit

Value = str | int | float
_KINDS = (
    ("km", "miles", "m", "nautical miles", "thousand km"),
    ("ha", "km²", "acres", "square miles"),
    ("tonnes", "lb", "kg", "Mt"),
    ("EUR", "million EUR", "€ bn"),
    ("people", "thousand persons"),
    ("km/h", "knots", "mph"),
)


@pytest.mark.parametrize(
    ("one", "other", "agreement"),
    [
        ((650, "km"), (403.9, "miles"), "agree"),
        ((650, "km"), (404, "miles"), "agree"),
        ((650, "km"), (410, "miles"), "differ"),
        ((650, "km"), (650.4, "km"), "agree"),
        ((650, "km"), (650.6, "km"), "differ"),
        ((650, "km"), (651, "km"), "differ"),
        ((0.1, "km"), (100, "m"), "agree"),
        ((1.5, "billion EUR"), (1499, "million EUR"), "agree"),
        ((1.5, "billion EUR"), (1449, "million EUR"), "differ"),
        ((5, "million people"), ("5 million", "persons"), "agree"),
        ((100, "ha"), (1, "km²"), "agree"),
        ((5, "%"), (5, "percentage points"), "not-compared"),
        ((5, "%"), (5, "% of GDP"), "not-compared"),
        ((5, "EUR"), (5, "USD"), "not-compared"),
        ((5, "EUR 2020"), (6, "EUR"), "not-compared"),
        ((5, "EUR 2020"), (6, "EUR 2015"), "not-compared"),
        ((5, "EUR 2020"), (6, "2020 EUR"), "differ"),
        ((5, "km"), (6, "kg"), "not-compared"),
        ((5, "km"), (6, None), "not-compared"),
        ((5, "troops"), (6, "drones"), "not-compared"),
        (("600..650", "km"), (640, "km"), "agree"),
        (("600..650", "km"), (651, "km"), "differ"),
        (("600..650", "km"), ("650..700", "km"), "agree"),
        (("~650", "km"), (645, "km"), "agree"),
        (("~650", "km"), (656, "km"), "differ"),
        (("about 700", "km"), (656, "km"), "agree"),
        (("at least 1000", None), (1000, None), "agree"),
        (("at least 1000", None), (999, None), "differ"),
        ((">1000", None), (1000, None), "differ"),
        (("more than 1000", None), ("> 5000", None), "agree"),
        (("<5", None), (5, None), "differ"),
        (("at most 5", None), (5, None), "agree"),
        (("<5", None), (">5", None), "differ"),
        (("−5", "%"), (-5, "percent"), "agree"),
        (("of stone", None), ("Of  Stone", None), "agree"),
        (("of stone", None), ("of\u2009stone", None), "agree"),
        (("of stone", None), ("of clay", None), "differ"),
        (("of stone", None), (5, None), "differ"),
        (("1,000", None), (1000, None), "differ"),
        ((650, "leagues"), (650, "League"), "agree"),
        ((650, "leagues"), (651, "leagues"), "differ"),
    ],
)
def test_what_agrees(one: tuple[Value, str], other: tuple[Value, str], agreement: str) -> None:
    """Two values differ when no value satisfies both, in a unit that both share."""
    assert compare_values(*one, *other).value == agreement
    assert compare_values(*other, *one).value == agreement


def values() -> st.SearchStrategy[Value]:
    """Numbers and texts as files write them."""
    numbers = st.one_of(
        st.integers(-(10**6), 10**6),
        st.decimals(-1000, 1000, places=2).map(float),
    )
    before = st.sampled_from(["~", "at least ", ">", "<", "<="])
    return st.one_of(
        numbers,
        st.tuples(before, st.integers(-100, 10**6)).map(lambda both: f"{both[0]}{both[1]}"),
        st.tuples(st.integers(0, 99), st.integers(100, 999)).map(lambda two: f"{two[0]}..{two[1]}"),
        st.text(max_size=8),
    )


def units() -> st.SearchStrategy[str | None]:
    """Units of every kind, and none."""
    return st.one_of(st.none(), *(st.sampled_from(kind) for kind in _KINDS))


@given(values(), units(), values(), units())
def test_comparing_is_symmetric(
    one: Value, unit: str | None, other: Value, other_unit: str | None
) -> None:
    """It never matters which claim comes first."""
    assert compare_values(one, unit, other, other_unit) is compare_values(
        other, other_unit, one, unit
    )
    assert mismatched(unit, other_unit) == mismatched(other_unit, unit)


@given(values(), units())
def test_a_claim_agrees_with_itself(value: Value, unit: str | None) -> None:
    """No value ever differs from itself."""
    assert compare_values(value, unit, value, unit) is Agreement.AGREE


@given(
    st.one_of(st.integers(1, 10**7), st.decimals("0.01", 1000, places=2).map(float)),
    st.sampled_from(_KINDS),
    st.integers(1, 6),
    st.data(),
)
def test_a_claim_agrees_with_itself_in_other_units(
    value: int | float, kind: tuple[str, ...], digits: int, choice: st.DataObject
) -> None:
    """A value that is converted and rounded, to however many digits, never differs from itself."""
    unit, other = choice.draw(st.sampled_from(kind)), choice.draw(st.sampled_from(kind))
    exact = Fraction(str(value)) * parse_unit(unit).factor / parse_unit(other).factor
    places = choice.draw(st.integers(0, digits))
    scaled = round(exact * 10**places)
    assume(0 < scaled < 10**15)
    rounded = Decimal(scaled).scaleb(-places).normalize()
    written = f"{rounded:f}"
    assume(float(written) == rounded)

    again = float(written) if "." in written else int(written)

    assert compare_values(value, unit, again, other) is Agreement.AGREE


@given(st.integers(-1000, 1000), st.integers(-1000, 1000))
def test_whole_numbers_agree_when_they_are_the_same(one: int, other: int) -> None:
    """Rounding never makes two whole numbers in one unit the same."""
    assert (compare_values(one, "km", other, "km") is Agreement.AGREE) == (one == other)


@given(st.text(max_size=60))
def test_any_text_is_a_value(text: str) -> None:
    """Reading never raises; an end is never above the other."""
    found = read_value(text)
    unclear_number(text)

    if found is not None and found.low is not None and found.high is not None:
        assert found.low < found.high


def test_what_cannot_be_counted_is_text() -> None:
    """A value made in Python may be infinite or no number; a range may be upside down."""
    assert read_value(float("nan")) is None
    assert read_value(float("inf")) is None
    assert read_value("650..600") is None


@pytest.mark.parametrize(
    ("value", "hint"),
    [
        ("1,200", "write '1200', without separators"),
        ("1 200", "write '1200', without separators"),
        ("1\u2009200.5", "write '1200.5', without separators"),
        ("1.000.000", "write '1000000', without separators"),
        ("-1’200", "write '-1200', without separators"),
        ("3,5", "write '3.5', with a point"),
        ("€1,200", "write '1200', and 'unit: €'"),
        ("650 km", "write '650', and 'unit: km'"),
        ("1,200 km", "write '1200', and 'unit: km'"),
        ("At least 1,200", "write 'At least 1200', without separators"),
        ("1,200 million", "write '1200 million', without separators"),
        ("€1.5 bn", "write '1.5 bn', and 'unit: €'"),
        ("600–650", "write '600..650'"),
        ("600 to 650", "write '600..650'"),
        ("2024-25", None),
        ("5 to 1", None),
        ("650", None),
        ("~650", None),
        ("5 million", None),
        ("of stone, of clay", None),
        ("1 of 3", None),
        ("10.5.2024", None),
        ("12 March 2024", None),
        ("2025-04", None),
        ("24/7", None),
        ("3, 4, 5", None),
        (1200, None),
    ],
)
def test_texts_that_are_meant_as_numbers(value: Value, hint: str | None) -> None:
    """Separators and units in a value are told, with what to write; other texts are texts."""
    assert unclear_number(value) == hint


@pytest.mark.parametrize(
    ("one", "other", "wrong"),
    [
        ("km", "kg", True),
        ("km", None, True),
        ("km", "people", True),
        ("%", "percentage points", True),
        ("km", "miles", False),
        ("EUR", "USD", False),
        ("EUR 2020", "EUR", False),
        ("EUR", "km", True),
        ("troops", "soldiers", False),
        ("troops", None, False),
    ],
)
def test_units_that_cannot_be_of_one_property(
    one: str | None, other: str | None, wrong: bool
) -> None:
    """A length is no mass; two currencies or two nouns may stand beside each other."""
    assert mismatched(one, other) is wrong
    assert mismatched(other, one) is wrong


@pytest.mark.parametrize(
    ("value", "unit", "common", "words"),
    [
        (403.9, "miles", "km", "650.0 km"),
        (7, "miles", "km", "11.3 km"),
        ("600..650", "km", "miles", "373 to 404 miles"),
        ("~1.5", "bn EUR", "million EUR", "about 1,500 million EUR"),
        ("at most 3", "km", "m", "at most 3,000 m"),
        (0, "km", "m", "0 m"),
        (5, "km", "kg", None),
        ("of stone", "km", "m", None),
    ],
)
def test_a_value_in_another_unit(value: Value, unit: str, common: str, words: str | None) -> None:
    """It is rounded to the digits that were written, three at the least."""
    assert in_unit(value, unit, common) == words


def test_no_number_is_too_large_for_another_unit() -> None:
    """A number at the end of what a computer holds is converted too."""
    found = in_unit(1e300, "trillion EUR", "EUR")

    assert found is not None
    assert found.startswith("1,000,000")
