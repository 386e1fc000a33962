"""Quantities: what the value of a fact says, and whether two of them can both be true.

A number says no more than is written: it stands for all values that are rounded to it. So 650 is
everything from 649.5 up to 650.5, and 1.5 million everything from 1.45 to 1.55 million. Zeros at
the end of a whole number count as written, zeros behind the point do not: 650.0 is 650.

===========================================  =====================================================
what is written                              what it says
===========================================  =====================================================
``650``, ``3.5``, ``−4``, ``5 million``      what is rounded to it in its last place
``~650``, ``about 650``                      likewise in its last digit that is not zero
``600..650``                                 what is rounded to 600, to 650, and all between
``at least 1000``, ``≥1000``, ``>=1000``     what is rounded to 1000, and more
``more than`` or ``over 1000``, ``>1000``    more than what is rounded to 1000
``at most`` or ``up to 1000``, ``<=1000``    what is rounded to 1000, and less
``less than`` or ``under 1000``, ``<1000``   less than what is rounded to 1000
===========================================  =====================================================

Two quantities differ when no value satisfies both, in a unit that both share. All is computed in
fractions; nothing is lost.
"""

from __future__ import annotations

import enum
import math
import re
import unicodedata
from decimal import Context, Decimal
from fractions import Fraction
from functools import cache
from typing import Final

import attrs

from policybrief.analysis.units import NUMBER, ambiguous, is_money, parse_unit
from policybrief.languages import N_, _, decimal


class Agreement(enum.Enum):
    """What becomes of two values when they are compared."""

    AGREE = "agree"
    DIFFER = "differ"
    NOT_COMPARED = "not-compared"


@attrs.frozen
class Written:
    """A number as it is written, and what it says.

    Attributes:
        low: All that it says is at least this; None without a lower end.
        high: All that it says is less than this; None without an upper end.
        numbers: The numbers themselves, without their rounding; two of a range.
        before: What stands before the numbers: "~", ">=", ">", "<=", "<" or nothing.
        digits: How many digits are written at the most.
    """

    low: Fraction | None
    high: Fraction | None
    numbers: tuple[Fraction, ...]
    before: str
    digits: int


_DIGITS: Final = r"[-+]?\d{1,18}(?:\.\d{1,12})?"
_SCALE: Final = r"(?:\s+(?P<scale>[a-z]+))?"
_NUMBER: Final = re.compile(rf"(?P<number>{_DIGITS}){_SCALE}")
_RANGE: Final = re.compile(rf"(?P<first>{_DIGITS})\s*\.\.\s*(?P<last>{_DIGITS}){_SCALE}")
_BEFORE: Final = {
    "~": "~",
    "≈": "~",
    "about ": "~",
    "≥": ">=",
    ">=": ">=",
    "at least ": ">=",
    ">": ">",
    "more than ": ">",
    "over ": ">",
    "≤": "<=",
    "<=": "<=",
    "at most ": "<=",
    "up to ": "<=",
    "<": "<",
    "less than ": "<",
    "under ": "<",
}
_LOOKS: Final = re.compile(
    r"(?P<sign>[^\d\s+-]{0,3}) ?(?P<digits>[-+]?\d(?:[\d,.'’_ ]{0,40}\d)?) ?"
    r"(?P<rest>[^\d ].{0,40})?"
)
_DASHED: Final = re.compile(rf"(?P<first>{_DIGITS}) ?(?:–|to) ?(?P<last>{_DIGITS})")
_POINT: Final = re.compile(r"[-+]?\d+[.,]?\d*")
_GROUPED: Final = re.compile(
    r"[-+]?\d{1,3}(?P<mark>[,.'’_ ])\d{3}(?:(?P=mark)\d{3})*(?:[.,]\d{1,12})?"
)


def _plain(text: str) -> str:
    text = unicodedata.normalize("NFC", text).replace("−", "-").replace("\N{FIGURE DASH}", "-")
    return " ".join(text.split())


@cache
def read_value(value: str | int | float) -> Written | None:
    """Return the number that a value writes; None for words."""
    if isinstance(value, str):
        return _read_text(_plain(value).casefold())
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return _written("", [Decimal(str(value))], Fraction(1))


def _read_text(text: str) -> Written | None:
    ends = _RANGE.fullmatch(text)
    if ends is not None:
        scale = _scale(ends["scale"])
        numbers = [Decimal(ends["first"]), Decimal(ends["last"])]
        return None if scale is None or numbers[0] > numbers[1] else _written("", numbers, scale)
    before = next((one for one in _BEFORE if text.startswith(one)), "")
    found = _NUMBER.fullmatch(text.removeprefix(before).strip())
    scale = None if found is None else _scale(found["scale"])
    if found is None or scale is None:
        return None
    return _written(_BEFORE.get(before, ""), [Decimal(found["number"])], scale)


def _scale(word: str | None) -> Fraction | None:
    unit = parse_unit(word)
    return unit.factor if unit.kind == NUMBER else None


def _written(before: str, numbers: list[Decimal], scale: Fraction) -> Written:
    places = [_last_place(number, before == "~") * scale / 2 for number in numbers]
    exact = [Fraction(number) * scale for number in numbers]
    low: Fraction | None = exact[0] - places[0]
    high: Fraction | None = exact[-1] + places[-1]
    if before == ">":
        low = high
    elif before == "<":
        high = low
    if before in (">", ">="):
        high = None
    if before in ("<", "<="):
        low = None
    return Written(low, high, tuple(exact), before, max(_parts(one)[0] for one in numbers))


def _parts(number: Decimal) -> tuple[int, int]:
    """Return how many digits are written, and the exponent of the last that is not zero."""
    _, digits, exponent = number.as_tuple()
    assert isinstance(exponent, int)
    zeros = len(digits) - len("".join(map(str, digits)).rstrip("0"))
    return len(digits) - min(zeros, max(0, -exponent)), exponent + zeros


def _last_place(number: Decimal, rounded: bool) -> Fraction:
    """Return the worth of the last digit; of the last that is not zero where it is rounded."""
    _, exponent = _parts(number)
    if not rounded or not number:
        exponent = min(exponent, 0)
    return Fraction(10) ** exponent


def unclear_number(value: str | int | float) -> str | None:
    """Return how to write a text that is meant as a number and is not read as one, or None.

    That are numbers with separators ("1,200", "at least 1 200", "3,5"), with their unit behind them
    or a sign of money in front of them ("650 km", "€5"), and ranges with a dash ("600–650").
    """
    if not isinstance(value, str) or read_value(value) is not None:
        return None
    text = _plain(value)
    ends = _DASHED.fullmatch(text)
    if ends is not None and Decimal(ends["first"]) < Decimal(ends["last"]):
        return f"write '{ends['first']}..{ends['last']}'"
    before = next((one for one in _BEFORE if text.casefold().startswith(one)), "")
    found = _LOOKS.fullmatch(text[len(before) :].strip())
    if found is None:
        return None
    sign, digits, unit = found["sign"], found["digits"], found["rest"] or ""
    scale = f" {unit}" if unit and parse_unit(unit).kind == NUMBER else ""
    unit = sign if scale else unit or sign
    if unit and not parse_unit(unit).known and ambiguous(unit) is None:
        return None
    grouped = _GROUPED.fullmatch(digits)
    if grouped is not None:
        digits = digits.replace(grouped["mark"], "")
    elif _POINT.fullmatch(digits) is None:
        return None
    hint = f"write '{text[: len(before)]}{digits.replace(',', '.')}{scale}'"
    if unit:
        return f"{hint}, and 'unit: {unit}'"
    return f"{hint}, without separators" if grouped is not None else f"{hint}, with a point"


def compare_values(
    one: str | int | float, unit: str | None, other: str | int | float, other_unit: str | None
) -> Agreement:
    """Say whether two values can both be true.

    Numbers are compared in a unit that both share, words by their letters, whatever their case and
    spaces. What has units of different kinds is not compared: money of two currencies, money at
    prices of two years, per cent and percentage points, lengths and masses.
    """
    first, second = _said(one, unit), _said(other, other_unit)
    if first.kind != second.kind:
        return Agreement.NOT_COMPARED
    if first.words is not None or second.words is not None:
        return Agreement.AGREE if first.words == second.words else Agreement.DIFFER
    meets = (first.low is None or second.high is None or first.low < second.high) and (
        second.low is None or first.high is None or second.low < first.high
    )
    return Agreement.AGREE if meets else Agreement.DIFFER


@attrs.frozen
class _Said:
    """What a value says, in the base unit of its kind; the words where it is no number."""

    kind: str
    low: Fraction | None = None
    high: Fraction | None = None
    words: str | None = None


@cache
def _said(value: str | int | float, unit: str | None) -> _Said:
    meant, number = parse_unit(unit), read_value(value)
    if number is None:
        return _Said(meant.kind, words=_folded(value))
    low = None if number.low is None else number.low * meant.factor
    high = None if number.high is None else number.high * meant.factor
    return _Said(meant.kind, low, high)


def _folded(value: str | int | float) -> str:
    return _plain(str(value)).casefold()


def mismatched(unit: str | None, other: str | None) -> bool:
    """Say whether two units measure different things, so that one of them is surely a mistake.

    Money of two currencies or price bases is no mistake. Nor are two nouns: they may count
    different things.
    """
    one, two = parse_unit(unit), parse_unit(other)
    if one.kind == two.kind or not (one.known or two.known):
        return False
    return not (is_money(one.kind) and is_money(two.kind))


def in_unit(value: str | int | float, unit: str | None, common: str | None) -> str | None:
    """Return a value in another unit of its kind, rounded to the digits it was written with.

    At least three digits are given. None for words and for units of another kind.
    """
    written = read_value(value)
    first, second = parse_unit(unit), parse_unit(common)
    if written is None or first.kind != second.kind:
        return None
    factor = first.factor / second.factor
    numbers = [_rounded(one * factor, max(3, written.digits)) for one in written.numbers]
    said = numbers[0]
    if len(numbers) > 1:
        said = _("{first} to {last}", first=numbers[0], last=numbers[-1])
    if common is not None:
        said = f"{said} {common}"
    return _(_SAID.get(written.before, _SAID_LESS), value=said) if written.before else said


_SAID_LESS: Final = N_("less than {value}")
_SAID: Final = {
    "~": N_("about {value}"),
    ">=": N_("at least {value}"),
    ">": N_("more than {value}"),
    "<=": N_("at most {value}"),
}


def _rounded(number: Fraction, digits: int) -> str:
    exactly = Context(prec=digits, Emax=10**6, Emin=-(10**6))
    return decimal(exactly.divide(Decimal(number.numerator), Decimal(number.denominator)))
