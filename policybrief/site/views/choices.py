"""What lists and results can be narrowed by: a name, a label, and the values to choose from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final

import attrs

from policybrief.analysis.words import GRADES
from policybrief.languages import _, sorting_key
from policybrief.site.addresses import Here
from policybrief.site.desk import Desk
from policybrief.site.search_records import KINDS
from policybrief.site.year_pages import UNDATED

MOST: Final = 300
"""How many values one can choose from; of more, those with the most statements."""


@attrs.frozen
class OptionView:
    """One value to choose.

    Attributes:
        value: What stands in the address of the page.
        label: What is shown.
    """

    value: str
    label: str


@attrs.frozen
class ChoiceView:
    """Something that statements are narrowed by.

    Attributes:
        name: What stands in the address of the page.
        label: What is shown.
        options: The values to choose from.
    """

    name: str
    label: str
    options: tuple[OptionView, ...]


def choices(
    desk: Desk, here: Here, found: Iterable[Mapping[str, tuple[str, ...]]]
) -> tuple[ChoiceView, ...]:
    """Return what some statements are narrowed by; what all of them share is left out.

    Args:
        desk: Where they are from.
        here: The page.
        found: What each of them is found under, by the name of the filter.
    """
    values: dict[str, list[str]] = {}
    for under in found:
        for name, some in under.items():
            values.setdefault(name, []).extend(some)
    labels = {
        "country": _("Country"),
        "topic": _("Topic"),
        "speaker": _("Speaker"),
        "grade": _("Evidence"),
        "year": _("Year"),
    }
    narrowed = []
    for name, label in labels.items():
        kept = [value for value, _number in Counter(values.get(name, ())).most_common(MOST)]
        options = [OptionView(value, _label(desk, here, name, value)) for value in kept]
        if name == "grade":
            order = [one.value for one in GRADES]
            options.sort(key=lambda one: order.index(one.value))
        elif name == "year":
            options.sort(key=lambda one: (one.value != UNDATED, one.value), reverse=True)
        else:
            options.sort(key=lambda one: (sorting_key(one.label), one.value))
        if options:
            narrowed.append(ChoiceView(name, label, tuple(options)))
    return tuple(narrowed)


def kind_choice() -> ChoiceView:
    """Return the kinds of what a search finds."""
    options = (OptionView(value, _(label)) for value, label in KINDS.items())
    return ChoiceView("kind", _("Kind"), tuple(options))


def _label(desk: Desk, here: Here, name: str, value: str) -> str:
    match name:
        case "country" | "speaker":
            return here.actor(value).name
        case "topic":
            return here.topic(value).name
        case "grade":
            return next(words for grade, words in GRADES.items() if grade.value == value)
    return _("Without a date") if value == UNDATED else value
