"""The words of the interface, in the language of a briefing.

English words stand in the code and the templates, inside `_`; what they are in other languages
stands in a message catalogue beside this file (gettext's format, read by Babel).
"""

from __future__ import annotations

from policybrief.languages.catalogues import is_spoken, language_of, spoken
from policybrief.languages.deferred import Messages, Nn_, Np_
from policybrief.languages.directions import direction, language_name
from policybrief.languages.joining import colon, in_row, pair, semicolon
from policybrief.languages.sorting import sorting_key
from policybrief.languages.speaking import (
    N_,
    _,
    choice,
    decimal,
    each_speaking,
    locale,
    ngettext,
    number,
    pgettext,
    remembered,
    rounded,
    speaking,
)

__all__ = [
    "N_",
    "Messages",
    "Nn_",
    "Np_",
    "_",
    "choice",
    "colon",
    "decimal",
    "direction",
    "each_speaking",
    "in_row",
    "is_spoken",
    "language_name",
    "language_of",
    "locale",
    "ngettext",
    "number",
    "pair",
    "pgettext",
    "remembered",
    "rounded",
    "semicolon",
    "sorting_key",
    "speaking",
    "spoken",
]
