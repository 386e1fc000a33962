"""The order of names: by letters, whatever their accents."""

from __future__ import annotations

import functools
import unicodedata
from typing import Final

_LETTERS: Final = str.maketrans(
    {"ı": "i", "ł": "l", "đ": "d", "ð": "d", "ø": "o", "æ": "ae", "œ": "oe", "þ": "th", "ə": "e"}
)
"""Letters that Unicode does not take apart, and what they sort with."""

_END: Final = "\uffff"
_CYRILLIC: Final = str.maketrans(
    {
        "ґ": f"г{_END}",
        "ѓ": f"г{_END}",
        "ђ": f"д{_END}",
        "є": f"е{_END}",
        "ё": f"е{_END}",
        "і": f"и{_END}",
        "ї": f"и{_END}{_END}",
        "ј": f"и{_END}{_END}{_END}",
        "љ": f"л{_END}",
        "њ": f"н{_END}",
        "ћ": f"т{_END}",
        "ќ": f"к{_END}",
        "ў": f"у{_END}",
        "џ": f"ч{_END}",
    }
)
"""Cyrillic letters that Unicode has behind all others, and the letter that each comes behind."""


@functools.lru_cache(maxsize=16384)
def sorting_key(name: str) -> tuple[str, str]:
    """Return what a name is sorted by: Ș with S, and І in its place in the Ukrainian alphabet.

    Case and accents count only between names that are alike without them.
    """
    plain = name.casefold().translate(_CYRILLIC).translate(_LETTERS)
    return "".join(map(_bare, plain)), name


def _bare(letter: str) -> str:
    if letter.isascii() or "\u0400" <= letter <= "\u052f":
        return letter
    apart = unicodedata.normalize("NFKD", letter)
    return "".join(one for one in apart if not unicodedata.combining(one))
