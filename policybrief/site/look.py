"""The colours of a briefing as style rules."""

from __future__ import annotations

from typing import Final

from policybrief.models.briefing import Briefing
from policybrief.models.colours import DARK, LIGHT, READABLE, readable, words_on

_BY_NIGHT: Final = 7.0
"""Links between paler words need more contrast in the dark to be seen as links."""


def look_css(briefing: Briefing) -> str:
    """Return the colours of the briefing as style rules.

    The masthead has the primary colour as it is, with words in white or black, whichever is read
    better; links and marks have its colours as far as they can be read, in the light and the dark.
    """
    look = briefing.look
    rules = [
        ":root, [data-md-color-primary=custom], [data-md-color-accent=custom] {\n"
        f"  --pb-primary: {look.primary};\n  --pb-on-primary: {words_on(look.primary)};\n}}\n"
    ]
    for scheme, background, least in (("default", LIGHT, READABLE), ("slate", DARK, _BY_NIGHT)):
        rules.append(
            f"[data-md-color-scheme={scheme}] {{\n"
            f"  --pb-link: {readable(look.primary, background, least)};\n"
            f"  --pb-accent: {readable(look.accent, background, least)};\n}}\n"
        )
    return "".join(rules)
