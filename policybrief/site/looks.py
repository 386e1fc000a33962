"""How a country looks on a map, and what is said of it."""

from __future__ import annotations

from typing import Final

import attrs

from policybrief.analysis.standing import Standing
from policybrief.analysis.words import month_words
from policybrief.languages import _
from policybrief.models.stance import Position
from policybrief.site.addresses import Here
from policybrief.site.desk import Desk
from policybrief.site.views.statements import position_view

_STYLES: Final = (*(one.value for one in Position), "silent")


@attrs.frozen
class Look:
    """What is said of one country, and how it looks.

    Attributes:
        code: Code of the country.
        name: Its name.
        style: A class for the colour.
        conditional: Whether its position depends on a condition.
        outdated: Whether it is out of date or lapsed.
        words: Its position.
        month: When, in words; empty when nobody spoke.
    """

    code: str
    name: str
    style: str
    conditional: bool
    outdated: bool
    words: str
    month: str

    @property
    def entry(self) -> tuple[str, bool, bool, str]:
        """What it has in common with others in its entry of the legend."""
        words = _("out of date") if self.outdated else self.words
        style = "outdated" if self.outdated else self.style
        hatched = self.conditional and style not in ("outdated", "unclear")
        return style, hatched, self.outdated, words

    @property
    def order(self) -> tuple[bool, bool, int, bool, str, str]:
        """Where it stands: from for to against, then what is out of date, then silence."""
        if self.outdated:
            return False, True, 0, False, "", self.name
        style = _STYLES.index(self.style)
        return self.style == "silent", False, style, self.conditional, self.words, self.name

    @property
    def said(self) -> str:
        """Its position, when, and whether it is out of date, in words."""
        parts = [self.words, self.month, _("out of date") if self.outdated else ""]
        return ", ".join(part for part in parts if part)


def look_of(desk: Desk, here: Here, standing: Standing) -> Look:
    """Return what is said of one country on one topic, and how it looks."""
    line, name = standing.line, here.actor(standing.country).name
    if line is None:
        return Look(standing.country, name, "silent", False, False, _("no statement found"), "")
    said = position_view(desk, standing.topic, line.position, line.condition, line.not_restated)
    return Look(
        code=standing.country,
        name=name,
        style=said.style,
        conditional=said.conditional,
        outdated=not line.current,
        words=said.words,
        month=month_words(line.evidence.day),
    )
