"""What in a text may be worth coding: quoted passages, actors that are named, parts to ignore."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import attrs

from policybrief import countries
from policybrief.models.actor import Actor, Country
from policybrief.models.words import GAP, Passage, normalise

_QUOTED: Final = re.compile(
    r"“([^“”]+)”|„([^„“”\"]+)[“”\"]|«([^«»]+)»|»([^«»]+)«|(?<![\w\"])\"([^\"]+)\"(?!\w)"
    r"|(?<!\w)‘(?!\d\d\b|\d0s)((?:[^‘’“”„«»\"]|(?<=\w)’(?=\w))+)’(?!\w)"
    r"|‚([^‚‘’“”„«»\"]+)[‘’]"
    r"|(?<![\w'])'(?!\d\d\b|\d0s|\s)((?:[^'“”„«»\"]|(?<=\w)'(?=\w))+)(?<!\s)'(?!\w)"
)
"""Words in marks. Single marks hold no double ones, and an apostrophe in a word ends no quote."""

_LEAST_WORDS: Final = 4
_STOP: Final = re.compile(r"[.!?…:;,][\"”’»')\]]*$")
_ALSO: Final = re.compile(
    r"(?i)^\W*(?:read (?:also|more|next)|see also|related (?:stories|articles|news)"
    r"|you may also like|more on this|recommended|don.t miss|trending|subscribe|sign up"
    r"|share this|follow us|back to top|all rights reserved|leave a (?:comment|reply)"
    r"|cite[șş]te (?:și|şi)|vezi (?:și|şi)|recomand[ăa]ri|abonea|читайте також|читайте ещ[её]"
    r"|читайте также|дивіться також|підпис|подписыв|прочетете още|вижте още"
    r"|lire aussi|à lire|voir aussi|lesen sie auch|mehr zum thema|lea también|lee también"
    r"|leggi anche|leia também|leia mais|lees ook|czytaj (?:też|także|również)|zobacz też)"
)
_NOTICE: Final = re.compile(
    r"(?i)\bautomat\w*\W(?:\w+\W+){0,8}?translat\w*|translat\w*\W(?:\w+\W+){0,8}?(?:automat|machine)"
    r"|machine.translat|google translate|\bdeepl\b"
    r"|translat\w*\W(?:\w+\W+){0,4}?(?:programmatic|software)"
    r"|tradu\w*\W+automat|traducere automat|maschinell\w* übersetz|automatisch\w* übersetz"
    r"|traducción automática|traducid\w* automátic|traduzione automatica|tradott\w* automatic"
    r"|tradução automática|traduzid\w* automatic|automatisch vertaald|tłumacz\w* (?:automat|maszyn)"
    r"|автоматичн\w+ переклад|перекладено автоматично|машинн\w+ (?:переклад|перевод)"
    r"|автоматическ\w+ перевод|переведено автоматически|автоматичен превод|машинен превод"
)
_INVISIBLE: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b\u2028\u2029\u2060\ufeff\ufdd0\ufffe\uffff]"
)
_LONGEST_TEXT: Final = 400_000


@attrs.frozen
class Quoted:
    """Words in quotation marks.

    Attributes:
        words: The words, without their marks.
        line: The line of the text on which they begin.
        nth: Which of several places it is where they stand; None for the only one.
    """

    words: str
    line: int
    nth: int | None


@attrs.frozen
class Tail:
    """A part at the end of a text that may be no part of the article.

    Attributes:
        start: The words with which it begins, as they stand.
        line: The line on which it begins.
        why: What it looks like.
    """

    start: str
    line: int
    why: str


def plain_lines(text: str) -> list[str]:
    """Return the lines of *text* as an editor counts them."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def quoted_passages(text: str, most: int) -> Iterator[Quoted]:
    """Yield up to *most* passages in quotation marks, four words or longer, in order."""
    passage = Passage(text)
    places: dict[str, list[int]] = {}
    found = length = 0
    for at, line in enumerate(plain_lines(text), 1):
        begins = length + 1 if length else 0
        for match in _QUOTED.finditer(line):
            group = match.lastindex or 1
            words = normalise(match[group]).rstrip(" ,")
            if len(re.findall(r"\w+", words)) < _LEAST_WORDS or not _can_be_written(words):
                continue
            inset = 1 if match[group][0].isspace() else 0
            offset = begins + len(normalise(line[: match.start(group)])) + inset
            if words not in places:
                places[words] = [hit.start for hit in passage.find(words)]
            hits = places[words]
            nth = bisect_left(hits, offset)
            if nth == len(hits) or hits[nth] != offset:
                continue
            yield Quoted(words, at, nth + 1 if len(hits) > 1 else None)
            found += 1
            if found == most:
                return
        if words := normalise(line):
            length = begins + len(words)


def _can_be_written(words: str) -> bool:
    return GAP not in words and "[…]" not in words and _INVISIBLE.search(words) is None


def translation_notice(text: str) -> tuple[int, str] | None:
    """Return line and words of a notice that a machine translated the text."""
    lines = [(at, line) for at, line in enumerate(plain_lines(text), 1) if line.strip()]
    for at, line in [*lines[:3], *lines[max(3, len(lines) - 8) :]]:
        if len(line) <= 400 and _NOTICE.search(line):
            return at, normalise(line)
    return None


def tail(text: str) -> Tail | None:
    """Return the end of *text* that looks like teasers or notices of a site, if there is one."""
    lines = [(at, line) for at, line in enumerate(plain_lines(text), 1) if line.strip()]
    notice, headlines = _boilerplate(lines), _unstopped(lines)
    first = min(notice, headlines)
    if first == len(lines) or first < max(2, len(lines) // 4):
        return None
    why = "headlines: no line ends with a full stop"
    if notice <= headlines:
        why = "a notice or a list of other articles"
    line = lines[first][0]
    start = _start_words(text, line)
    return None if start is None else Tail(start, line, why)


def _boilerplate(lines: Sequence[tuple[int, str]]) -> int:
    """Return where the first notice in the second half of the text stands."""
    for place in range(len(lines) // 2, len(lines)):
        line = lines[place][1]
        if len(line) <= 400 and (_ALSO.search(line) or _NOTICE.search(line)):
            return place
    return len(lines)


def _unstopped(lines: Sequence[tuple[int, str]]) -> int:
    """Return where the run of two or more lines without a stop begins that ends the text."""
    first = len(lines)
    while first and _STOP.search(lines[first - 1][1].strip()) is None:
        first -= 1
    return first if len(lines) - first >= 2 else len(lines)


def _start_words(text: str, line: int) -> str | None:
    """Return the first words of a line, as many as it takes to mean this place and no earlier."""
    lines = plain_lines(text)
    passage = Passage(text)
    before = normalise("\n".join(lines[: line - 1]))
    offset = len(before) + (1 if before else 0)
    words = normalise("\n".join(lines[line - 1 :])).split(" ")
    for count in range(min(4, len(words)), min(40, len(words)) + 1):
        start = " ".join(words[:count])
        if _INVISIBLE.search(start):
            return None
        if next(passage.occurrences(start), (None, 0))[0] == offset:
            return start
    return None


def named_actors(text: str, actors: Iterable[Actor], language: str | None) -> list[str]:
    """Return the ids of actors and countries whose names stand in *text*, the most named first.

    Whole names only, as they are written, never a likeness; countries also by their people and by
    their government. A name that two carry counts for neither.
    """
    passage = Passage(text[:_LONGEST_TEXT])
    owners: dict[str, set[str]] = {}
    for actor in actors:
        for name in (actor.name, *actor.aka, *_of_country(actor.id, language)):
            owners.setdefault(normalise(name), set()).add(actor.id)
        if isinstance(actor, Country):
            words = filter(None, (actor.demonym, actor.capital, *actor.government))
            for name in words:
                owners.setdefault(normalise(name), set()).add(actor.id)
    for code in countries.all_countries():
        for name in _of_country(code, language):
            owners.setdefault(normalise(name), set()).add(code)
    counts: dict[str, int] = {}
    for name, ids in sorted(owners.items()):
        if len(name) > 1 and len(ids) == 1 and name in passage.normal:
            number = sum(1 for _ in passage.occurrences(name))
            if number:
                (id_,) = ids
                counts[id_] = counts.get(id_, 0) + number
    return sorted(counts, key=lambda one: (-counts[one], one))


def _of_country(code: str, language: str | None) -> Iterator[str]:
    """Yield what a country without a file is called."""
    one = countries.country(code)
    if one is None:
        return
    if language in (None, "en"):
        yield from (one.name, *one.also, *one.demonyms, *one.government)
    else:
        yield countries.name_in(code, language)
