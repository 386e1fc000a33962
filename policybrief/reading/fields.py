"""What a single text becomes: the hooks that turn placed texts into typed values.

Each takes what stands in the file and returns the value, or raises `WrongError`. They are strict:
nothing is coerced that a reader of the file would not expect.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Callable, Mapping
from typing import Any, Final, TypeVar

from policybrief import countries
from policybrief.hints import did_you_mean, short, surely_meant
from policybrief.models.actor import OrganizationType
from policybrief.models.article import Rights
from policybrief.models.correction import is_plain
from policybrief.models.date_words import iso_of
from policybrief.models.dates import EdtfDate
from policybrief.models.role import RoleKind
from policybrief.models.stance import Act, Position

_Enum = TypeVar("_Enum", bound=enum.Enum)
_NUMBER = re.compile(r"[-+]?\d{1,18}(\.\d{1,12})?")
DATE_HINT: Final = "write it like 2025, 2025-04, 2025-04-28, 2025-04~ or 2025-01-05/2025-02-01"
_TRUTHS: Final = {"yes": "true", "on": "true", "true": "true"} | {
    "no": "false",
    "off": "false",
    "false": "false",
}
_IN_NUMBERS = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_NEAR: Final = 0.75
_LEAST_FOR_NEAR: Final = 5
_OTHER_WORDS: Final[Mapping[tuple[type, str], str]] = {
    **{
        (Position, word): f"did you mean '{position}'?"
        for position, words in (
            ("for", "pro yes favour favor in-favour in-favor supports support supportive agrees"),
            ("against", "contra con no anti opposes oppose opposed rejects reject disagrees"),
            ("open", "neutral undecided maybe"),
            ("unclear", "unknown mixed ambiguous"),
        )
        for word in words.split()
    },
    (Position, "leaning"): "did you mean 'leans-for' or 'leans-against'?",
    (Position, "leans"): "did you mean 'leans-for' or 'leans-against'?",
    **{
        (Act, word): f"did you mean '{act}'?"
        for act, words in (
            ("considers", "ponders weighs"),
            ("declares", "says states announces"),
            ("offers", "proposes promises pledges"),
            ("urges", "demands calls-for asks-for requests"),
            ("rules-out", "refuses rejects excludes declines declined"),
            ("denies", "disputes"),
            ("threatens", "warns"),
        )
        for word in words.split()
    },
}
"""What a hint says of words that stand for one of the known ones; nothing is fixed by them."""
_WINDOW = re.compile(r"(\d{1,4})(?:\s+(months?|years?))?")


class WrongError(Exception):
    """A text is not what its field needs.

    Attributes:
        code: Code of the problem.
        message: What is wrong.
        hint: How to mend it.
        fix: What is wrong, letter for letter, and what is surely meant; None when that is unsure.
    """

    def __init__(
        self,
        code: str,
        message: str,
        hint: str | None = None,
        fix: tuple[str, str] | None = None,
    ) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint
        self.fix = fix


def as_text(value: Any) -> str:
    """Return the text of *value*."""
    if not isinstance(value, str):
        kind = "a list" if isinstance(value, list) else "a mapping"
        hint = "write one value; text that begins with a bracket or brace goes behind '>-'"
        raise WrongError("not-text", f"{kind} stands where a text is expected", hint)
    text = value.strip()
    if not text:
        raise WrongError("empty-value", "the value is empty", "write it, or leave the field out")
    return text


def as_true_or_false(value: Any) -> bool:
    """Return the truth value that *value* writes: ``true`` or ``false``."""
    text = as_text(value)
    if text not in ("true", "false"):
        message = f"'{short(text)}' is neither 'true' nor 'false'"
        meant = _TRUTHS.get(text.lower())
        fix = None if meant is None else (text, meant)
        raise WrongError("not-true-or-false", message, "write 'true' or 'false'", fix)
    return text == "true"


def as_integer(value: Any) -> int:
    """Return the whole number that *value* writes."""
    text = as_text(value)
    if re.fullmatch(r"[-+]?\d{1,9}", text) is None:
        raise WrongError("not-a-number", f"'{short(text)}' is not a whole number", "write digits")
    return int(text)


def as_number_from_0(value: Any) -> int:
    """Return the whole number from 0 that *value* writes."""
    number = as_integer(value)
    if number < 0:
        raise WrongError("not-a-number", f"'{number}' is below 0", "write a whole number from 0")
    return number


def as_count(value: Any) -> int:
    """Return the whole number from 1 that *value* writes."""
    number = as_integer(value)
    if number < 1:
        message = f"'{number}' is not a whole number from 1"
        raise WrongError("not-a-number", message, "count from 1")
    return number


def as_window(value: Any) -> int:
    """Return the months that ``24 months`` or ``2 years`` writes."""
    match = _WINDOW.fullmatch(as_text(value))
    if match is None or int(match[1]) < 1:
        raise WrongError("bad-window", f"'{short(value)}' is no span of time", "write '24 months'")
    return int(match[1]) * (12 if (match[2] or "").startswith("year") else 1)


def as_share(value: Any) -> float:
    """Return the share from 0 to 1 that ``25%`` or ``0.25`` writes."""
    text = as_text(value)
    percent = text.endswith("%")
    number = text.removesuffix("%").strip()
    if _NUMBER.fullmatch(number) is None or not 0 <= float(number) <= (100 if percent else 1):
        raise WrongError("not-a-number", f"'{short(text)}' is not a share of 100%", "write '25%'")
    return float(number) / (100 if percent else 1)


def as_quantity(value: Any) -> str | int | float:
    """Return the number that *value* writes, or its text when it writes none."""
    text = as_text(value)
    if _NUMBER.fullmatch(text) is None:
        return text
    return float(text) if "." in text else int(text)


def as_date(value: Any) -> EdtfDate:
    """Return the date that *value* writes."""
    text = as_text(value)
    try:
        return EdtfDate.parse(text)
    except ValueError as error:
        meant = _meant_date(text)
        fix = None if meant is None else (text, meant)
        message, hint = said_by(error, text)
        numbers = _IN_NUMBERS.fullmatch(text)
        if numbers is not None:
            message = f"'{text}' is not a date"
            days = dict.fromkeys([_in_order(numbers, 2, 1), _in_order(numbers, 1, 2)])
            possible = [day for day in days if day is not None]
            hint = f"write {' or '.join(possible)}" if possible else hint
        elif "ends before it starts" in message:
            hint = "write the earlier date first, or correct one of the two"
        raise WrongError("bad-date", message, hint, fix) from None


def as_plain_date(value: Any) -> EdtfDate:
    """Return the day, month or year that *value* writes."""
    date = as_date(value)
    if not is_plain(date):
        message = f"'{short(as_text(value))}' is no single day, month or year"
        raise WrongError("bad-date", message, "write it like 2026-01-25, 2026-01 or 2026")
    return date


def _in_order(numbers: re.Match[str], month: int, day: int) -> str | None:
    """Return the day that three numbers mean in this order, or None when there is none."""
    text = f"{numbers[3]}-{numbers[month]:0>2}-{numbers[day]:0>2}"
    try:
        return EdtfDate.parse(text).text
    except ValueError:
        return None


def _meant_date(text: str) -> str | None:
    """Return the date or span that *text* surely means, or None."""
    meant = iso_of(text)
    if meant is None and text.count("/") == 1:
        sides = [side.strip() for side in text.split("/")]
        meant = "/".join(iso_of(side) or side for side in sides)
    try:
        return None if meant is None else EdtfDate.parse(meant).text
    except ValueError:
        return None


def said_by(error: ValueError, text: str) -> tuple[str, str | None]:
    """Return what a parser of *text* said, in our words: what is wrong, and how to mend it."""
    said = str(error).replace(repr(text), f"'{short(text)}'")
    message, found, hint = said.partition("write it like")
    return short(message.rstrip("; :"), 200), f"{found}{hint}" if found else DATE_HINT


def as_country_or_id(value: Any) -> str:
    """Return the id, or the code of the country that *value* names."""
    text = as_text(value)
    return countries.resolve(text) or text


def _choice(kind: type[_Enum], code: str, name: str) -> Callable[[Any], _Enum]:
    known: dict[str, _Enum] = {member.value: member for member in kind}

    def choose(value: Any) -> _Enum:
        text = as_text(value)
        member = known.get(text)
        if member is None:
            plain = text.lower().replace(" ", "-").replace("_", "-")
            meant = surely_meant(text, known)
            near = f"did you mean '{meant}'?" if meant else None
            if near is None and len(plain) >= _LEAST_FOR_NEAR:
                near = did_you_mean(plain, known, _NEAR)
            hint = _OTHER_WORDS.get((kind, plain)) or near or "use one of: " + ", ".join(known)
            fix = None if meant is None else (text, meant)
            raise WrongError(code, f"'{short(text)}' is no {name}", hint, fix)
        return member

    return choose


as_position: Final = _choice(Position, "unknown-position", "position")
"""Returns the position that a text writes."""

READERS: Final[Mapping[Any, Callable[[Any], Any]]] = {
    str: as_text,
    bool: as_true_or_false,
    int: as_integer,
    float: as_share,
    EdtfDate: as_date,
    Position: as_position,
    Act: _choice(Act, "unknown-act", "act"),
    RoleKind: _choice(RoleKind, "unknown-kind", "kind of post"),
    Rights: _choice(Rights, "unknown-rights", "kind of rights"),
    OrganizationType: _choice(OrganizationType, "unknown-type", "type of organization"),
}
"""What reads a single value, by the type that it gives."""
