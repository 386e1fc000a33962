"""How names of countries are compared: by letters alone, never by likeness."""

from __future__ import annotations

import re
import unicodedata

# Diacritics of Latin, Greek and Cyrillic letters, and Arabic vowel points and hamzas.
_DIACRITICS = re.compile("[\u0300-\u036f\u064b-\u0655]")
# Letters with a stroke or of their own that Unicode does not take apart.
_LETTERS = dict(zip("ıłđðøæœþə", ("i", "l", "d", "d", "o", "ae", "oe", "th", "e"), strict=True))
_LETTER = re.compile(f"[{''.join(_LETTERS)}]")
_SPACE = re.compile("[-‐‑‒–—−_,()/]")
# Full stops, apostrophes and the Persian half space: some write them, some leave them out.
_MARK = re.compile("[.'’‘ʼ՚`´ʻ\u200c]")


def spellings(name: str) -> tuple[str, ...]:
    """Return what a name is looked up by: one spelling, or two where it has full stops or the like.

    Case, diacritics, hyphens, commas, brackets, runs of white space and a leading "the" do not
    count: "Côte d’Ivoire" gives "cote divoire" and "cote d ivoire", "The Gambia" gives "gambia".
    """
    if _MARK.search(name) is None:
        return (_fold(name),)
    without, apart = _fold(_MARK.sub("", name)), _fold(_MARK.sub(" ", name))
    return (without,) if without == apart else (without, apart)


def _fold(text: str) -> str:
    folded = text.casefold()
    if not folded.isascii():
        folded = _DIACRITICS.sub("", unicodedata.normalize("NFKD", folded))
        folded = _LETTER.sub(lambda letter: _LETTERS[letter[0]], folded)
    spaced = _SPACE.sub(" ", folded).replace("&", " and ")
    return " ".join(spaced.split()).removeprefix("the ")
