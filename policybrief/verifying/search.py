"""A file of the site to the private words in it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import attrs

from policybrief.models.corpus import Corpus
from policybrief.problems import NOWHERE, Location, Problem, Severity
from policybrief.verifying.contents import LongPiece, Piece, Unsearched
from policybrief.verifying.leaks import Leak, Secrets
from policybrief.verifying.letters import fold, places_of, tokens_of, words_of
from policybrief.verifying.private import own_texts
from policybrief.verifying.readings import TAG, readings
from policybrief.verifying.runs import RUN
from policybrief.verifying.streams import leaks_in

_MOST_CLEAN: Final = 200_000
_SHORT: Final = 1000


@attrs.frozen
class Spot:
    """Where private words stand on the site.

    Attributes:
        leak: The words.
        place: Line and column in the file; None where that says nothing.
        inside: What of the file it is.
    """

    leak: Leak
    place: tuple[int, int] | None
    inside: str


class Search:
    """Looks through one file, and keeps each stretch of private words once."""

    def __init__(self, secrets: Secrets, clean: set[str]) -> None:
        """Begin a file.

        Args:
            secrets: What is looked for.
            clean: Parts of pages that hold none of it, as other pages have shown; more are added.
        """
        self._secrets = secrets
        self._clean = clean
        self._seen: dict[int, list[tuple[int, int]]] = {}
        self.spots: list[Spot] = []

    def text(self, text: str, inside: str = "", *, placed: bool = True) -> None:
        """Look through a text.

        Args:
            text: The text.
            inside: What of the file it is.
            placed: Whether it is the file itself, so that its lines are the file's.
        """
        for reading in readings(text):
            for leak in self._secrets.leaks(reading.text):
                place = _place(text, reading.origin(leak.at)) if placed else None
                self._keep(leak, place, inside)

    def long_text(self, chunks: Iterable[str], inside: str, *, placed: bool) -> None:
        """Look through a long text that is cut anywhere."""
        for leak, place in leaks_in(chunks, self._secrets):
            self._keep(leak, place if placed else None, inside)

    def glance(self, shown: str, others: Sequence[str]) -> bool:
        """Say whether a page holds none of it, without saying where.

        Args:
            shown: What readers see.
            others: Parts that do not belong together, each once for all pages.
        """
        for words in (shown, TAG.join(others)):
            for reading in readings(words, markup=True):
                if any(True for _ in self._secrets.leaks(reading.text)):
                    return False
        if len(self._clean) < _MOST_CLEAN:
            self._clean.update(one for one in others if len(one) < _SHORT)
        return True

    def scattered(self, text: str, slices: Sequence[tuple[int, int]]) -> None:
        """Look through parts of a page that do not belong together, each once for all pages."""
        unknown = [one for one in slices if text[one[0] : one[1]] not in self._clean]
        before = len(self.spots)
        self.slices(text, unknown)
        if len(self.spots) == before and len(self._clean) < _MOST_CLEAN:
            self._clean.update(text[start:end] for start, end in unknown if end - start < _SHORT)

    def slices(self, text: str, slices: Sequence[tuple[int, int]]) -> None:
        """Look through parts of a page, one behind the other."""
        joined = TAG.join([text[start:end] for start, end in slices])
        here: list[int] = []
        at = 0
        for start, end in slices:
            here.append(at)
            at += end - start + len(TAG)
        for reading in readings(joined, markup=True):
            for leak in self._secrets.leaks(reading.text):
                place = reading.origin(leak.at)
                part = bisect_right(here, place) - 1
                self._keep(leak, _place(text, slices[part][0] + place - here[part]), "")

    def pieces(self, pieces: Iterable[Piece | LongPiece | Unsearched]) -> Iterator[Unsearched]:
        """Look through the texts in a file, and yield what could not be opened."""
        for piece in pieces:
            if isinstance(piece, Unsearched):
                yield piece
            elif isinstance(piece, LongPiece):
                self.long_text(piece.chunks, piece.inside, placed=piece.placed)
            else:
                self.text(piece.text, piece.inside, placed=piece.placed)

    def _keep(self, leak: Leak, place: tuple[int, int] | None, inside: str) -> None:
        spans = self._seen.setdefault(id(leak.text), [])
        if not any(start <= leak.first and leak.behind <= end for start, end in spans):
            if not any(start < leak.behind and leak.first < end for start, end in spans):
                self.spots.append(Spot(leak, place, inside))
            spans.append((leak.first, leak.behind))


def _place(text: str, at: int) -> tuple[int, int]:
    """Return line and column of an offset."""
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


def leak_problems(found: Sequence[tuple[Location, Spot]], corpus: Corpus) -> Iterator[Problem]:
    """Yield a problem for each spot, saying where its words are from and where we wrote them."""
    ours = _where_written(corpus, {spot.leak.letters: spot.leak for _, spot in found})
    for location, spot in found:
        leak = spot.leak
        where = f"in {spot.inside}" if spot.inside else "on the site"
        message = f"{leak.count} words of {leak.text.what} stand {where}: '{leak.ends}'"
        written = ours.get(leak.letters)
        mend = (
            "leave them out, or publish them as a quote"
            if written is None
            else f"they are also in {written}: say it there in other words"
        )
        yield Problem(location, "leaked-words", message, f"they are from {_origin(leak)}; {mend}")


def _origin(leak: Leak) -> str:
    """Return where the words stand in the corpus."""
    private = leak.text
    article = private.article
    if article is None or private.location == NOWHERE:
        return str(private.location)
    words = words_of(private.text, private.published)
    raw = article.passage.text
    (at,) = places_of(raw, (words.starts[leak.first],))
    line = private.location.line + raw.count("\n", 0, at)
    return str(Location(private.location.path, line, at - raw.rfind("\n", 0, at)))


def _where_written(corpus: Corpus, leaks: dict[str, Leak]) -> dict[str, str]:
    """Return the field of ours in which the words of each leak stand, by its letters."""
    starts: dict[str, str] = {}
    for letters, leak in leaks.items():
        words = words_of(leak.text.text, leak.text.published)
        behind = min(leak.first + RUN, leak.behind) - 1
        starts[letters] = words.letters[words.starts[leak.first] : words.end_of(behind)]
    found: dict[str, str] = {}
    for own in own_texts(corpus) if leaks else ():
        folded = fold(own.text)
        bare = "".join(tokens_of(folded).findall(folded))
        for letters, start in starts.items():
            if letters not in found and start in bare:
                found[letters] = f"'{own.field}' at {own.location}"
    return found


def unsearched_problem(location: Location, one: Unsearched) -> Problem:
    """Return the problem that a part of a file was not looked through."""
    what = one.inside or "the file"
    return Problem(
        location,
        "unsearched-file",
        f"{what} was not searched for private words: {one.why}",
        "take it off the site, or put it there in a form that can be read",
        Severity.WARNING if one.partly else Severity.ERROR,
    )
