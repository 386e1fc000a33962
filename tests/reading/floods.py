"""Files that are as large, as deep or as repetitive as somebody with bad intentions can make them.

Each is a path in the valid corpus and what makes its text, of about as many letters as asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from tests.reading.corpora import ARTICLE, BRIEFING, PERSON, TOPIC, VALID

Make = Callable[[int], str]

FIELDS: Final = 499_000
"""How many letters the fields of a file may have."""

BODY: Final = 3_900_000
"""How many letters a text may have."""


def _fields(one: str, before: str = "", after: str = "") -> Make:
    """Return what makes front matter of *one*, again and again."""
    return lambda size: f"---\n{before}{one * (size // len(one.encode()))}{after}\n---\na word\n"


def _listed(one: str, before: str, after: str = "") -> Make:
    """Return what makes front matter of entries with numbers."""

    def make(size: int) -> str:
        entries = (one.replace("#", str(at)) for at in range(size // len(one)))
        return f"---\n{before}{''.join(entries)}{after}\n---\na word of it\n"

    return make


def _body(path: str, one: str) -> tuple[str, Make]:
    """Return what makes a body of *one* below valid front matter."""
    return path, lambda size: VALID[path] + one * (size // len(one.encode()))


def _settings(one: str, before: str) -> tuple[str, Make]:
    make = _listed(one, before)
    return BRIEFING, lambda size: make(size).split("---\n")[1]


SAID: Final = "title: x\nstatements:\n- speaker: dk\n  quote: a word\n"
WHO: Final = "title: x\nstatements:\n- quote: a word\n  speaker: ["
PERSON_OF: Final = "name: x\nkind: person\n"
FACT: Final = "title: x\nfacts:\n- subject: a\n  property: b\n  unit: m\n  value: "

IN_FIELDS: Final[Mapping[str, tuple[str, Make]]] = {
    "keys": (ARTICLE, _listed("k#: a\n", "title: x\n")),
    "spaces in braces": (ARTICLE, _fields(" ", "title: x\nnote: {a: b,", ":}")),
    "spaces in brackets": (ARTICLE, _fields(" ", "title: x\nreviewed: [a,", ":]")),
    "letters in braces": (ARTICLE, _fields("a", "title: x\nnote: {a: b", ":}")),
    "commas in brackets": (ARTICLE, _fields("a,", "title: x\nreviewed: [", ":]")),
    "marks in quotes": (ARTICLE, _fields("''", "title: x\nnote: '", "'a")),
    "spaces on lines": (ARTICLE, _fields(" ", "title: x\nnote: >-\n  a\n", "")),
    "spaces behind a value": (ARTICLE, _fields(" ", "title: x", ":")),
    "the same key": (ARTICLE, _fields("title: x\n")),
    "entries that are none": (ARTICLE, _fields("- a\n", "title: x\nstatements:\n")),
    "empty statements": (ARTICLE, _fields("- {}\n", "title: x\nstatements:\n")),
    "wrong statements": (
        ARTICLE,
        _listed(
            "- {speaker: nobody#, quote: no such # word, event: e#}\n", "title: x\nstatements:\n"
        ),
    ),
    "the same statement": (
        ARTICLE,
        _fields("- {speaker: dk, quote: a word}\n", "title: x\nstatements:\n"),
    ),
    "stances": (ARTICLE, _listed("    t#: for\n", f"{SAID}  stances:\n")),
    "speakers": (ARTICLE, _listed("x#, ", WHO, "x]")),
    "the same speaker": (ARTICLE, _fields("dk, ", WHO, "dk]")),
    "addressed": (ARTICLE, _listed("x#, ", f"{SAID}  to: [", "x]")),
    "facts": (
        ARTICLE,
        _listed("- {subject: a, property: b, value: #, unit: m}\n", "title: x\nfacts:\n"),
    ),
    "facts in odd units": (
        ARTICLE,
        _listed("- {subject: a#, property: b, value: 1, unit: x#}\n", "title: x\nfacts:\n"),
    ),
    "ignored": (ARTICLE, _listed("- {from: a#}\n", "title: x\nignore:\n")),
    "roles": (PERSON, _fields("- president of ro, 2020/2021\n", f"{PERSON_OF}roles:\n")),
    "a role of roles": (PERSON, _fields("of ", f"{PERSON_OF}roles:\n- ", ", 2020")),
    "a title of titles": (PERSON, _fields("president ", f"{PERSON_OF}roles:\n- ", "of ro, 2020")),
    "roles in brackets": (PERSON, _fields("president of ro, ", f"{PERSON_OF}roles: [", "2020]")),
    "names": (PERSON, _listed("Ann# Bob Cee, ", f"{PERSON_OF}aka: [", "x]")),
    "keywords": (TOPIC, _listed("n#, ", "title: x\nproposition: y\nkeywords: [", "x]")),
    "asked": (TOPIC, _listed("n#, ", "title: x\nproposition: y\nasked_of: [", "x]")),
    "conditions": _settings("  c#: x\n", "title: x\nconditions:\n"),
    "subjects": _settings("  s#: x\n", "title: x\nsubjects:\n"),
    "quiet": _settings("- c#\n", "title: x\nquiet:\n"),
    "a date of nines": (ARTICLE, _fields("9", "title: x\ndate: ")),
    "a date of slashes": (ARTICLE, _fields("/", "title: x\ndate: ")),
    "a date of months": (ARTICLE, _fields("May ", "title: x\ndate: ")),
    "a value of nines": (ARTICLE, _fields("9", FACT)),
    "a value of dots": (ARTICLE, _fields("1.", FACT)),
    "a value of commas": (ARTICLE, _fields("9,", FACT)),
    "a value of bounds": (ARTICLE, _fields("at least ", FACT, "9")),
    "an exponent": (ARTICLE, _fields("0", f"{FACT}1e9999999")),
    "a unit of units": (
        ARTICLE,
        _fields("m/", FACT.replace("unit: m", "unit: kg") + "5\n  unit: "),
    ),
    "a count of nines": (ARTICLE, _fields("9", f"{SAID}  nth: ")),
    "a quote of words": (ARTICLE, _fields("word ", f"{SAID}- speaker: dk\n  quote: ")),
    "a quote of gaps": (ARTICLE, _fields("[...] a ", f"{SAID}- speaker: dk\n  quote: a ")),
    "an address": (ARTICLE, _fields("a/", "title: x\nurl: https://", '"')),
    "a language": (ARTICLE, _fields("-abc", "title: x\nlang: en")),
    "a path": (ARTICLE, _fields("a/", "title: x\ntext: ")),
    "a position": (ARTICLE, _fields("f", f"{SAID}  stances:\n    bridge-toll: ")),
    "a speaker": (ARTICLE, _fields("f", "title: x\nstatements:\n- quote: a\n  speaker: ")),
    "a name of one letter": (
        ARTICLE,
        _fields("ß", "title: x\nstatements:\n- quote: a\n  speaker: {name: ", "}"),
    ),
    "a long key": (ARTICLE, _fields("x", "", ": a")),
    "two colons": (ARTICLE, _fields("a: b: c\n")),
    "open marks": (ARTICLE, _fields("a: 'b\n")),
    "words behind marks": (ARTICLE, _fields('a: "b" c\n')),
    "tabs": (ARTICLE, _fields("\ta: b\n")),
    "odd spaces": (ARTICLE, _fields("\u00a0a: b\n")),
    "one line of odd spaces": (ARTICLE, _fields("\u00a0", "", "a: b")),
    "hyphens": (ARTICLE, _fields("-")),
    "entries of entries": (ARTICLE, _fields("- ")),
    "keys of keys": (ARTICLE, _fields("? ")),
    "brackets": (ARTICLE, _fields("[", "a: ")),
    "braces": (ARTICLE, _fields("{a: ", "a: ")),
    "aliases": (ARTICLE, _fields("b: *a\n", "a: &a [x]\n")),
    "anchors": (ARTICLE, _fields("a: &a b\n")),
    "tags": (ARTICLE, _fields("a: !!python/object:x b\n")),
    "a comment": (ARTICLE, _fields("#")),
    "spaces": (ARTICLE, _fields(" ", "a:", "b")),
    "escapes": (ARTICLE, _fields("\\x00", 'a: "', '"')),
    "documents": (ARTICLE, _fields("...\n")),
    "a folded text": (ARTICLE, _fields("  a\n", "title: >-\n")),
    "empty entries": (ARTICLE, _fields("-\n", "title: x\nreviewed:\n")),
    "no characters": (ARTICLE, _fields("\ufdd0")),
    "nothing": (ARTICLE, _fields("\u200b", "a: ")),
    "nul": (ARTICLE, _fields("\0", "a: ")),
    "marks on a letter": (ARTICLE, _fields("\u0327\u0301", "title: a")),
}

IN_BODIES: Final[Mapping[str, tuple[str, Make]]] = {
    "a line": _body(ARTICLE, "x"),
    "spaces": _body(ARTICLE, " "),
    "line ends": _body(ARTICLE, "\n"),
    "old line ends": _body(ARTICLE, "\r"),
    "the words again": _body(ARTICLE, "We will build it nobody pays twice "),
    "half of the words": _body(ARTICLE, "We will build "),
    "one of the words": _body(ARTICLE, "bridge "),
    "quotation marks": _body(ARTICLE, '"'),
    "weekdays": _body(ARTICLE, "Monday 3 May 2025 "),
    "dates": _body(ARTICLE, "2025-04-28 "),
    "digits": _body(ARTICLE, "9"),
    "nul": _body(ARTICLE, "\0"),
    "marks on a letter": _body(ARTICLE, "\u0327\u0301"),
    "fences": _body(ARTICLE, "---\n"),
    "brackets in prose": _body(TOPIC, "["),
    "tags in prose": _body(TOPIC, "<a "),
    "links in prose": _body(PERSON, "[a](b) "),
    "weekdays in prose": _body(TOPIC, "Monday 3 May 2025 "),
    "ticks": (
        PERSON,
        lambda size: (
            VALID[PERSON] + "".join("`" * at + " " for at in range(int((2 * size) ** 0.5)))
        ),
    ),
    "paragraphs": ("about.md", lambda size: "a\n\n" * (size // 3)),
}

TOO_LARGE: Final[Mapping[str, tuple[str, Make]]] = {
    "a file": (ARTICLE, lambda size: VALID[ARTICLE] + "x" * 4_000_001),
    "fields": (ARTICLE, lambda size: f"---\ntitle: {'x' * 500_001}\n---\n"),
    "settings": (BRIEFING, lambda size: f"title: {'x' * 500_001}\n"),
    "a page": ("about.md", lambda size: "x" * 4_000_001),
}
