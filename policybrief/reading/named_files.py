"""Files that a field names: the texts of articles, and the logo.

A text may stand outside of the folder. Then it is read only when the lock file names it: an article
that somebody sends cannot have any file read.
"""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath, PureWindowsPath

import attrs

from policybrief.cache import Cache, hashed
from policybrief.hints import did_you_mean, short
from policybrief.models.article import Article
from policybrief.models.pins import Pin, is_outside, plain_path
from policybrief.problems import Location, Problem
from policybrief.reading.front_matter import with_plain_ends, without_controls
from policybrief.reading.inside import Inside
from policybrief.reading.lock import Lock
from policybrief.reading.plain_files import (
    A_FOLDER,
    MISSING,
    UnusualFileError,
    fault_of,
    read_plain,
    reason_of,
)
from policybrief.reading.states import State, States
from policybrief.remembering import Memory


class NamedFiles:
    """What reads the files that fields name.

    Attributes:
        folder: The folder of the corpus.
        lock: What its lock file holds.
        with_texts: Whether the texts of articles are read at all.
        pinning: Whether texts outside of the folder are read that are not pinned.
        largest: How many bytes one file may have.
        problems: What is wrong.
        inside: Tells what leads out of the folder.
        cache: What was read before.
        memory: What was made before of the same articles.
        states: The states of files.
        texts: The texts of which it has been said what is wrong with them.
    """

    folder: Path
    lock: Lock
    with_texts: bool
    pinning: bool
    largest: int
    problems: list[Problem]
    inside: Inside
    cache: Cache
    memory: Memory
    states: States
    texts: set[PurePosixPath]

    def note(self, location: Location, code: str, message: str, hint: str | None = None) -> None:
        """Keep a problem."""
        raise NotImplementedError

    def text(self, path: PurePosixPath) -> str | None:
        """Return the text of a file in the folder, or say why it cannot be read."""
        raise NotImplementedError

    def decoded(self, raw: bytes, path: PurePosixPath) -> str | None:
        """Return the bytes of a file as text, or say why they are none."""
        raise NotImplementedError

    def with_text(self, article: Article) -> Article:
        """Return *article* with the text that it names, or with the pin that stands in for it."""
        if article.text is None or "text" in article.broken:
            return article
        if not self.with_texts:
            return attrs.evolve(article, source="")
        found, key = self._with_text(article, article.text), self.cache.key_of(article)
        if key is not None:
            self.cache.name(
                found, hashed(key, found.source, found.pin, found.unseen, sorted(found.broken))
            )
        return found

    def _with_text(self, article: Article, name: str) -> Article:
        pin = self.lock.pins.get(article.id)
        if pin is not None and pin.text != plain_path(name):
            pin = None
        path = PurePosixPath(plain_path(name))
        state = self._state_of(path, pin)
        key = None if state is None else self.cache.key_in("texts", name, state)
        kept: str | None = None if key is None else self.cache.get("texts", key)
        if kept is not None:
            return self.memory.of(_seen, article, kept, pin)
        place = article.place_of("text")
        source = None
        before = len(self.problems)
        if self._is_portable(name, place):
            outside = is_outside(path)
            if outside and pin is None and not self.pinning:
                self._note_unpinned(name, place)
            elif pin is not None and not os.path.lexists(self.folder / path):
                return self.memory.of(_unseen, article, pin)
            elif outside:
                source = self._outside_text(path, place)
            elif (
                pin is not None
                or self.pinning
                or not self.lock.broken
                or os.path.exists(self.folder / path)
            ):
                source = self._text_of(name, place)
        if source is None:
            return self.memory.of(_textless, article)
        text, problems = without_controls(with_plain_ends(source), path, 1)
        if self.cache.live:
            key = hashed(text)
            text = self.cache.get("texts", key) or text
            self.cache.put("texts", key, text)
            if state is not None and not problems and len(self.problems) == before:
                self.cache.keep_key("texts", name, state, key)
        if path not in self.texts:
            self.problems += problems
        self.texts.add(path)
        return self.memory.of(_seen, article, text, pin)

    def _state_of(self, path: PurePosixPath, pin: Pin | None) -> State | None:
        """Return the state of a text that would be read; None where it tells nothing."""
        if not self.cache.live:
            return None
        if is_outside(path):
            return self.states.of(path) if pin is not None or self.pinning else None
        state = self.states.of(path)
        return state if state is not None and self.inside.holds(path) else None

    def _note_unpinned(self, name: str, place: Location) -> None:
        """Say that a text outside is not read, unless a pin of it may have been lost."""
        if self.lock.broken:
            return
        message = f"'{short(name)}' is outside the folder and not pinned, so it is not read"
        hint = "when this is the text that you mean, run 'policybrief pin'"
        self.note(place, "unpinned-text", message, hint)

    def _text_of(self, name: str, place: Location) -> str | None:
        """Return the text of a file below the folder."""
        path = self.named_file(plain_path(name), place)
        return None if path is None else self.text(path)

    def _outside_text(self, path: PurePosixPath, place: Location) -> str | None:
        """Return the text of a file outside of the folder, or say why it cannot be read."""
        try:
            raw = read_plain(self.folder / path, self.largest)
        except FileNotFoundError:
            hint = "correct the path, or run 'policybrief pin' where the text is"
            self.note(place, "missing-file", f"there is no file '{short(str(path))}'", hint)
        except UnusualFileError as error:
            hint = "name the file itself, an ordinary one"
            self.note(place, "unreadable-file", f"'{short(str(path))}': {error}", hint)
        except (OSError, ValueError) as error:
            reason = reason_of(error) if isinstance(error, OSError) else "its path is none"
            message = f"'{short(str(path))}' cannot be read: {reason}"
            self.note(place, "unreadable-file", message, "check its path and its permissions")
        else:
            return self.decoded(raw, path)
        return None

    def _is_portable(self, name: str, place: Location) -> bool:
        """Say whether a path is one on every system; else note it."""
        if "\\" in name:
            hint = f"write '/' between folders: '{short(name.replace(chr(92), '/'))}'"
            self.note(place, "path-outside", f"'{short(name)}' has a backslash", hint)
        elif PureWindowsPath(name).drive:
            hint = "write a path from the briefing's folder, like '../archive/000.txt'"
            self.note(place, "path-outside", f"'{short(name)}' has the letter of a drive", hint)
        else:
            return True
        return False

    def named_file(
        self, name: str, place: Location, missing: str = "missing-file"
    ) -> PurePosixPath | None:
        """Return the path of a file that a field names, or say why it cannot be used."""
        path = PurePosixPath(name)
        if not self._is_portable(name, place):
            return None
        if path.is_absolute() or ".." in path.parts:
            hint = "write a path below the briefing's folder, like 'texts/000.txt'"
            self.note(place, "path-outside", f"'{short(name)}' is outside the folder", hint)
        elif (fault := fault_of(self.folder / path)) in (MISSING, A_FOLDER):
            hint = self._nearest_file(path) or "paths are relative to the briefing's folder"
            self.note(place, missing, f"there is no file '{short(name)}'", hint)
        elif fault is not None:
            message, hint = f"'{short(name)}' cannot be read: {fault}", "put a readable file there"
            self.note(place, "unreadable-file", message, hint)
        else:
            return path
        return None

    def _nearest_file(self, path: PurePosixPath) -> str | None:
        try:
            names = sorted(os.listdir(self.folder / path.parent))
        except OSError:
            return None
        return did_you_mean(str(path), [str(path.parent / name) for name in names])


def _seen(article: Article, text: str, pin: Pin | None) -> Article:
    return attrs.evolve(article, source=text, pin=pin)


def _unseen(article: Article, pin: Pin) -> Article:
    return attrs.evolve(article, source="", pin=pin, unseen=True)


def _textless(article: Article) -> Article:
    return attrs.evolve(article, source="", broken=article.broken | {"text"})
