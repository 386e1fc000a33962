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


@functools.cache
def spoken() -> tuple[str, ...]:
    """Return the languages that the interface speaks, as tags, English first."""
    return ("en", *sorted(path.stem for path in FOLDER.glob("*.po")))


@functools.cache
def language_of(tag: str) -> str:
    """Return the language of the interface for a BCP 47 tag: English when it has no catalogue.

    The most exact one is taken: ``pt-BR`` before ``pt``, for which it is spoken in its turn.
    """
    known = {one.casefold(): one for one in spoken()}
    parts = tag.strip().replace("_", "-").casefold().split("-")
    while parts:
        found = known.get("-".join(parts))
        if found is not None:
            return found
        parts.pop()
    return "en"


def is_spoken(tag: str) -> bool:
    """Say whether the interface speaks the language of a BCP 47 tag."""
    return language_of(tag) != "en" or tag.strip().casefold().partition("-")[0] == "en"


@functools.cache
def locale_of(tag: str) -> Locale:
    """Return the locale in which dates, numbers and names are written for a BCP 47 tag.

    It is one of a language that the interface speaks: a page never mixes two.
    """
    language = Locale.parse(language_of(tag), sep="-")
    try:
        found = Locale.parse(tag.strip(), sep="-")
    except (ValueError, UnknownLocaleError):
        found = language
    if found.language != language.language or found.script not in (language.script, None):
        found = language
    return found if found != Locale("en") else Locale("en", "GB")


@functools.cache
def catalogue(language: str) -> NullTranslations:
    """Return the messages of a language."""
    path = FOLDER / f"{language}.po"
    if not path.is_file():
        return NullTranslations()
    with path.open("rb") as file:
        messages = read_po(file, locale=language.replace("-", "_"), abort_invalid=True)
    compiled = io.BytesIO()
    write_mo(compiled, messages)
    compiled.seek(0)
    return Translations(compiled)
