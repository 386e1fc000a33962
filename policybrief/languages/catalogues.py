"""The message catalogues: one for each language that the interface speaks."""

from __future__ import annotations

import functools
import io
from pathlib import Path
from typing import Final

from babel import Locale
from babel.core import UnknownLocaleError
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations

FOLDER: Final = Path(__file__).parent / "catalogues"
"""Where they are: ``ro.po`` is Romanian. There is none for English, which the code is in."""


def spoken() -> tuple[str, ...]:
    """Return the languages that the interface speaks, English first."""
    return ("en", *sorted(path.stem for path in FOLDER.glob("*.po")))


def language_of(tag: str) -> str:
    """Return the language of the interface for a BCP 47 tag: English when it has no catalogue."""
    base = tag.casefold().partition("-")[0]
    return base if base in spoken() else "en"


@functools.cache
def locale_of(tag: str) -> Locale:
    """Return the locale in which dates, numbers and names are written for a BCP 47 tag.

    It is one of a language that the interface speaks: a page never mixes two.
    """
    language = language_of(tag)
    try:
        found = Locale.parse(tag, sep="-")
    except (ValueError, UnknownLocaleError):
        found = Locale(language)
    if found.language != language:
        found = Locale(language)
    return found if found != Locale("en") else Locale("en", "GB")


@functools.cache
def catalogue(language: str) -> NullTranslations:
    """Return the messages of a language."""
    path = FOLDER / f"{language}.po"
    if not path.is_file():
        return NullTranslations()
    with path.open("rb") as file:
        messages = read_po(file, locale=language, abort_invalid=True)
    compiled = io.BytesIO()
    write_mo(compiled, messages)
    compiled.seek(0)
    return Translations(compiled)
