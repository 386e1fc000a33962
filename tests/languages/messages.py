"""The messages of the code and the templates, and the catalogues that hold their translations.

``python -m tests.languages.messages`` brings the catalogues up to date: new messages are added with
no translation, those that are gone are dropped, and the rest stays as it is. A new language begins
with ``python -m tests.languages.messages pl``.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final, TypeAlias

from babel import Locale
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po

import policybrief
from policybrief.languages.catalogues import FOLDER
from policybrief.site.templates import templates_folder

PACKAGE: Final = Path(policybrief.__file__).parent
KEYWORDS: Final[Mapping[str, Any]] = {
    "_": None,
    "N_": None,
    "ngettext": (1, 2),
    "choice": (1, 2),
    "Nn_": (1, 2),
    "pgettext": ((1, "c"), 2),
    "Np_": ((1, "c"), 2),
}
_BRACKETS: Final = {
    "variable_start_string": "[[",
    "variable_end_string": "]]",
    "block_start_string": "[[%",
    "block_end_string": "%]]",
    "comment_start_string": "[[#",
    "comment_end_string": "#]]",
}
_HEADER: Final = (
    'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
    '"Language: {language}\\n"\n"Plural-Forms: {plurals}\\n"\n\n'
)

Key: TypeAlias = tuple[str | None, str | tuple[str, str]]
"""The context of a message, and its words: one form, or both."""


def templates() -> list[Path]:
    """Return our templates."""
    return sorted(templates_folder().glob("**/*.jinja"))


def theme_parts() -> list[Path]:
    """Return our templates of the theme, whose messages stand in double square brackets."""
    return sorted(templates_folder().glob("*/*.html"))


def _found(path: Path, method: str, options: Mapping[str, str]) -> Iterator[Key]:
    with path.open("rb") as file:
        for _line, words, _comments, context in extract(
            method, file, keywords=dict(KEYWORDS), options=dict(options)
        ):
            yield context, words


def messages() -> Mapping[Key, list[str]]:
    """Return every message with the files that it stands in."""
    found: dict[Key, list[str]] = {}
    sources = [
        *((path, "python", {"encoding": "utf-8"}) for path in sorted(PACKAGE.glob("**/*.py"))),
        *((path, "jinja2", {"silent": "false"}) for path in templates()),
        *((path, "jinja2", {"silent": "false", **_BRACKETS}) for path in theme_parts()),
    ]
    for path, method, options in sources:
        for key in _found(path, method, options):
            found.setdefault(key, []).append(path.name)
    return found


def key_of(message: Message) -> Key:
    """Return the key of a message of a catalogue."""
    words = message.id if isinstance(message.id, str) else tuple(message.id)
    return message.context or None, words


def catalogue(language: str) -> Catalog:
    """Return what a catalogue holds; an empty one when there is none yet."""
    path = FOLDER / f"{language}.po"
    name = language.replace("-", "_")
    if not path.is_file():
        return Catalog(locale=name)
    with path.open("rb") as file:
        return read_po(file, locale=name, abort_invalid=True)


def updated(language: str, words: Mapping[Key, Any] | None = None) -> bytes:
    """Return a catalogue with all messages that there are now and no other, in order.

    Args:
        language: Which one it is.
        words: Translations to take in; the others stay.
    """
    old = {key_of(one): one.string for one in catalogue(language) if one.id}
    plurals = catalogue(language).num_plurals
    new = Catalog(locale=language.replace("-", "_"))
    for key in messages():
        context, words_ = key
        empty: Any = "" if isinstance(words_, str) else ("",) * plurals
        said = (words or {}).get(key) or old.get(key) or empty
        new.add(words_, said, context=context)
    for message in new:
        message.flags.clear()
    file = io.BytesIO()
    write_po(file, new, width=100, omit_header=True, sort_output=True)
    header = _HEADER.format(language=language, plurals=_plurals(language))
    return header.encode() + file.getvalue()


def _plurals(language: str) -> str:
    return Catalog(locale=Locale.parse(language, sep="-")).plural_forms


def main(languages: list[str]) -> None:
    """Bring the catalogues up to date, and those of new languages into being."""
    for language in languages or sorted(path.stem for path in FOLDER.glob("*.po")):
        (FOLDER / f"{language}.po").write_bytes(updated(language))


if __name__ == "__main__":
    main(sys.argv[1:])
