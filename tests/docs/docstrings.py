"""Docstrings to Markdown."""

from __future__ import annotations

import inspect
import re
from collections.abc import Mapping

import attrs

_SECTION = re.compile(r"(Attributes|Args|Returns|Raises):")
_ENTRY = re.compile(r"(?P<name>[\w*]+(?: \([^)]*\))?): (?P<text>.*)")


@attrs.frozen
class Docstring:
    """A docstring in parts, as Markdown.

    Attributes:
        text: What stands above the sections.
        sections: The sections: each entry's name and text, or "" and the whole.
    """

    text: str
    sections: Mapping[str, Mapping[str, str]]


def parse_docstring(value: object) -> Docstring:
    """Return the docstring of *value*, its sections apart."""
    text = inspect.cleandoc(getattr(value, "__doc__", None) or "")
    head: list[str] = []
    sections: dict[str, dict[str, str]] = {}
    name = entry = ""
    for line in text.split("\n"):
        section = _SECTION.fullmatch(line)
        if section is not None:
            name, entry = section[1], ""
            sections[name] = {}
        elif not name:
            head.append(line)
        elif line.strip():
            begun = _ENTRY.fullmatch(line.strip()) if line[4:5] != " " else None
            if begun is not None and name != "Returns":
                entry = begun["name"]
                sections[name][entry] = begun["text"]
            else:
                before = sections[name].get(entry, "")
                sections[name][entry] = f"{before} {line.strip()}".strip()
    return Docstring(
        markdown("\n".join(head).strip()),
        {key: {one: markdown(said) for one, said in group.items()}
         for key, group in sections.items()},
    )  # fmt: skip


def markdown(text: str) -> str:
    """Return *text* with its literals as Markdown writes them; pointy brackets stay text."""
    return text.replace("``", "`")


def annotation(cls: type, name: str) -> str:
    """Return the type of a field as its class writes it."""
    for one in cls.__mro__:
        written = inspect.get_annotations(one).get(name)
        if written is not None:
            return written if isinstance(written, str) else written.__name__
    raise KeyError(name)
