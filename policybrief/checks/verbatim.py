"""Words must stand in their article's text, letter for letter."""

from __future__ import annotations

import difflib
import heapq
import operator
import re
from collections.abc import Iterator

import attrs

from policybrief.checks.places import wrong_place
from policybrief.checks.unseen import unpinned_ignore, unpinned_words
from policybrief.hints import UNREADABLE, short
from policybrief.models.article import Article, Ignored
from policybrief.models.corpus import Corpus
from policybrief.models.statement import Statement
from policybrief.models.words import MAX_GAP_WORDS, Hit, Passage, fragments, normalise
from policybrief.problems import Fix, Located, Location, Problem, Replacement

_CURLY = str.maketrans({"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "‚": "'", "–": "-"})
_OPENING = "\"'“”„«»‘’‚"
_SINGLE = "'‘’‚"
_LEAST_FOR_HINT = 0.5
_SEARCHED = 20_000_000
_FEWEST_HINTS = 5
"""Letters that are searched for the passages nearest to words of one article, and passages."""
_MOST_PARTS = 20
_MOST_PLACES = 10
_NEAR_WORD = 0.75
_LONGEST_HIDING = 1_000
_DOTS = re.compile(r"\s*(?:\[?\.{3,}\]?|\[?…\]?|\[\.\.\])\s*")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")


def check_words(frame: Corpus, article: Article) -> Iterator[Problem]:
    """Yield what is wrong with the words of statements and facts of an article."""
    if "text" in article.broken or "*" in article.broken:
        return
    if not article.unseen and not article.passage.normal:
        yield from _no_text(article)
        return
    unfound = unpinned_ignore if article.unseen else _unfound_ranges
    ignored, problems = article.ignored, list(unfound(article))
    yield from problems
    unsure = bool(problems) or "ignore" in article.broken
    unsure = unsure or any(one.broken for one in article.ignore)
    seen: set[tuple[tuple[int, int], str]] = set()
    hints = max(_FEWEST_HINTS, _SEARCHED // max(len(article.passage.normal), 1))
    for statement in article.statements:
        if "words" in statement.broken:
            continue
        key = "quote" if statement.quote is not None else "reported"
        if key in statement.places:
            place = statement.places[key]
            if (place, statement.words) in seen:
                continue  # the same words by several speakers
            seen.add((place, statement.words))
        nth = None if "nth" in statement.broken else statement.nth
        words = _words(article, ignored, statement, key, statement.words, nth, hints > 0)
        problems = list(_surely(words, unsure, "nth" in statement.broken))
        hints -= any(one.code == "quote-not-found" for one in problems)
        yield from problems
    for fact in article.facts:
        if fact.quote is not None and "quote" not in fact.broken:
            words = _words(article, ignored, fact, "quote", fact.quote, None, hints > 0)
            problems = list(_surely(words, unsure, False))
            hints -= any(one.code == "quote-not-found" for one in problems)
            yield from problems


def _surely(found: Iterator[Problem], unsure: bool, without_nth: bool) -> Iterator[Problem]:
    """Leave out what only follows from a wrong ``ignore`` or ``nth``, reported elsewhere."""
    for problem in found:
        if problem.code in ("ambiguous-quote", "bad-nth") and (unsure or without_nth):
            continue
        yield problem


def _no_text(article: Article) -> Iterator[Problem]:
    """Say once that there is no text in which words could stand."""
    places = [
        *(
            one.place_of("quote" if one.quote is not None else "reported")
            for one in article.statements
            if "words" not in one.broken
        ),
        *(one.place_of("quote") for one in article.facts if one.quote is not None),
    ]
    if places:
        yield Problem(
            min(places),
            "no-text",
            "the article has no text in which the words could stand",
            "put the text below the front matter, or name its file with 'text:'"
            if article.text is None
            else f"the file '{short(article.text)}' is empty; put the text into it",
        )


def _unfound_ranges(article: Article) -> Iterator[Problem]:
    """Yield the ignored stretches that do not begin or end in the text."""
    for one in article.ignore:
        start, end = article.stretch(one)
        if one.broken:
            continue
        if start is None:
            yield _no_range(one, "start", one.start)
        elif end is None and one.end is not None:
            yield _no_range(one, "end", one.end)


def _no_range(one: Ignored, field: str, words: str) -> Problem:
    return Problem(
        one.place_of(field),
        "ignore-not-found",
        f"'{short(words)}' does not stand in the text",
        "write the words with which the ignored part begins and ends, as they stand",
    )


def _words(
    article: Article,
    ignored: tuple[tuple[int, int], ...],
    owner: Located,
    key: str,
    words: str,
    nth: int | None,
    hinted: bool,
) -> Iterator[Problem]:
    if isinstance(owner, Statement) and owner.withdrawn is not None and not words:
        return  # what was taken down may have no words any more
    passage = article.passage
    place = owner.place_of(key)
    if article.unseen and article.pin is not None:
        yield from unpinned_words(article.pin, owner, key, words, nth)
        return
    if _in_marks(words) and not _are_their_own(passage, words):
        yield Problem(
            place,
            "quotation-marks",
            "quotation marks stand around the whole of the words",
            "leave them out; write only what stands between them",
            fix=Fix.at(place, words.strip(), words.strip()[1:-1].strip()),
        )
        return
    parts = fragments(words)
    if not parts:
        yield Problem(place, "empty-value", f"'{key}' has no words", "write them as they stand")
        return
    if len(parts) > _MOST_PARTS:
        message = f"more than {_MOST_PARTS} parts stand between '[...]'"
        yield Problem(place, "gap-too-wide", message, "make several statements")
        return
    hits = passage.find_parts(parts)
    usable = [hit for hit in hits if not any(_within(hit, one) for one in ignored)]
    if not hits and UNREADABLE in passage.normal:
        return  # the words may stand where the text could not be read
    if not hits:
        if not hinted:
            message = f"'{short(words)}' does not stand in the text"
            hint = "copy the words from the text; correct what stands above first"
            yield Problem(place, "quote-not-found", message, hint)
            return
        yield _with_hint_of_gap(_not_found(passage, place, words), passage, words)
    elif not usable:
        yield Problem(
            place,
            "quote-ignored",
            "the words stand only in a part of the text that 'ignore' leaves out",
            "quote from the article proper, or correct 'ignore'",
        )
    elif (
        wrong := wrong_place(owner, key, nth, len(usable), _lines(article, usable, nth))
    ) is not None:
        yield wrong
    else:
        hit = usable[0 if nth is None else nth - 1]
        if any(passage.crosses_paragraphs(*span) for span in hit.spans):
            yield Problem(
                place,
                "quote-spans-paragraphs",
                "the words run over the end of a paragraph",
                "quote from one paragraph, or make two statements",
            )


def _lines(article: Article, hits: list[Hit], nth: int | None) -> list[int]:
    """Return the lines of several places of which none is chosen, the first of them."""
    if nth is not None or len(hits) < 2:
        return []
    return [line_of(article, hit.start) for hit in hits[:_MOST_PLACES]]


def _within(hit: Hit, stretch: tuple[int, int]) -> bool:
    return hit.start < stretch[1] and hit.end > stretch[0]


def _in_marks(words: str) -> bool:
    text = words.strip()
    if len(text) < 2 or text[0] not in _OPENING or text[-1] not in _OPENING:
        return False
    marks = set(_SINGLE if text[0] in _SINGLE else '"“”„«»')
    return text[-1] in marks and not any(letter in marks for letter in text[1:-1])


def _are_their_own(passage: Passage, words: str) -> bool:
    """Say whether the marks at both ends may belong to *words*, since the text has them too.

    Single ones may be apostrophes ("'Tis the sailors'"); others when another mark stands in front.
    """
    text = normalise(words).translate(_CURLY)
    plain = Passage(passage.normal.translate(_CURLY))
    return any(
        text[0] in _SINGLE or (start > 0 and plain.normal[start - 1] in _OPENING)
        for start, _ in plain.occurrences(text)
    )


def _not_found(passage: Passage, place: Location, words: str) -> Problem:
    parts = fragments(words)
    missing = [part for part in parts if next(passage.occurrences(part), None) is None]
    if not missing:
        return Problem(
            place,
            "gap-too-wide",
            "the parts between '[...]' do not follow each other within one paragraph, at most "
            f"{MAX_GAP_WORDS} words apart",
            "make two statements, or quote what stands between",
        )
    return Problem(
        place,
        "quote-not-found",
        f"'{short(missing[0])}' does not stand in the text",
        _hint(passage, missing[0]),
        fix=_as_they_stand(passage, place, missing),
    )


def _with_hint_of_gap(problem: Problem, passage: Passage, words: str) -> Problem:
    """Return *problem* with a better hint where dots were meant to leave words out."""
    written = _DOTS.sub(" [...] ", words)
    if written == words or not passage.find(written):
        return problem
    return attrs.evolve(problem, hint="write '[...]' for words that you leave out", fix=None)


def _as_they_stand(passage: Passage, place: Location, missing: list[str]) -> Fix | None:
    """Return the fix for words that differ in marks only from one place each, or None."""
    plain = Passage(passage.normal.translate(_CURLY))
    found = []
    for part in missing:
        at = [start for start, _ in plain.occurrences(part.translate(_CURLY))]
        if len(at) != 1:
            return None
        stands = passage.normal[at[0] : at[0] + len(part)]
        found.append(Replacement(place.line, place.column, part, stands))
    return Fix(tuple(found))


def _hint(passage: Passage, words: str) -> str:
    """Return a hint with the passage that differs in marks only, or the nearest one."""
    at = passage.normal.translate(_CURLY).find(words.translate(_CURLY))
    if at >= 0:
        stands = passage.normal[at : at + len(words)]
        if stands != words:
            return f"only the marks differ; the text has '{short(stands, 200)}'"
        return "it stands there within a longer word; quote whole words"
    broken_word = _word_with_invisible(passage.normal, words)
    if broken_word is not None:
        return f"only an invisible character differs: in the text one stands in {broken_word}"
    near = nearest_passage(passage.normal, words)
    if near is None:
        return "nothing like it stands there; copy the words from the text"
    return f"the nearest passage is '{short(near, 200)}'"


def _word_with_invisible(text: str, words: str) -> str | None:
    """Return the word of *text* whose invisible character alone keeps *words* from standing there.

    The character is named behind the word.
    """
    if _INVISIBLE.search(text) is None or len(words) > _LONGEST_HIDING:
        return None
    within = f"{_INVISIBLE.pattern}*".join(map(re.escape, words))
    found = re.search(within, text)
    if found is None:
        return None
    hidden = next(word for word in found[0].split() if _INVISIBLE.search(word))
    sign = _INVISIBLE.findall(hidden)[0]
    return f"'{short(_INVISIBLE.sub('', hidden))}' (U+{ord(sign):04X})"


def nearest_passage(text: str, words: str) -> str | None:
    """Return the passage of *text*, as long as *words*, that shares most with them, or None.

    It is only ever shown to a human; no match is made of it.
    """
    wanted = _tokens(words)
    tokens = list(re.finditer(r"\w+", text))
    if not wanted or not tokens:
        return None
    known = [token[0].lower() for token in tokens]
    size = len(wanted)
    needed = set(wanted)
    present = [word in needed for word in known]
    windows: list[tuple[int, int]] = []
    count = sum(present[:size])
    for start in range(max(len(known) - size, 0) + 1):
        windows.append((-count, start))
        if start + size < len(known):
            count += present[start + size] - present[start]
    best = (0.0, 0, 0)
    for _, start in heapq.nsmallest(8, windows):
        words_here = known[start : start + size]
        ratio = difflib.SequenceMatcher(None, wanted, words_here, autojunk=False).ratio()
        in_place = sum(map(operator.eq, wanted, words_here))
        best = max(best, (ratio, in_place, -start))
    if best[0] < _LEAST_FOR_HINT:
        return _nearest_word(tokens, wanted[0]) if size == 1 else None
    first = -best[2]
    last = min(first + size, len(tokens)) - 1
    return text[tokens[first].start() : tokens[last].end()]


def _nearest_word(tokens: list[re.Match[str]], word: str) -> str | None:
    words = {token[0].lower(): token[0] for token in reversed(tokens)}
    near = difflib.get_close_matches(word, words, n=1, cutoff=_NEAR_WORD)
    return words[near[0]] if near else None


def _tokens(words: str) -> list[str]:
    return [token.lower() for token in re.findall(r"\w+", words)][:80]


def line_of(article: Article, offset: int) -> int:
    """Return the line, in the file that holds the text, of an offset in its normalised form."""
    words_before = article.passage.normal.count(" ", 0, offset)
    line = article.body_line if article.source is None else 1
    for at, word in enumerate(re.finditer(r"\S+", article.passage.text)):
        if at == words_before:
            return line + article.passage.text.count("\n", 0, word.start())
    return line
