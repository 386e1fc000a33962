"""The colours of a briefing as style rules, and its logo."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

import attrs

from policybrief.checks.images import MAX_IMAGE, image_fault
from policybrief.errors import BuildError
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


@attrs.frozen
class Logo:
    """The logo of a briefing.

    Attributes:
        suffix: How the name of its file ends, in lower case: ".svg".
        content: The image.
    """

    suffix: str
    content: bytes = attrs.field(repr=False)


def logo_of(briefing: Briefing, folder: Path) -> Logo | None:
    """Return the logo of a briefing; None when it has none, or none that is in its folder.

    Raises:
        BuildError: When it is no safe image.
    """
    if briefing.look.logo is None:
        return None
    path = Path(os.path.realpath(folder / briefing.look.logo))
    if not path.is_file() or not path.is_relative_to(os.path.realpath(folder)):
        return None
    with path.open("rb") as file:
        content = file.read(MAX_IMAGE + 1)
    fault = image_fault(content, path.suffix)
    if fault is not None:
        raise BuildError(f"the logo '{briefing.look.logo}' {fault}")
    return Logo(path.suffix.lower(), content)
