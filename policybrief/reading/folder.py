"""A folder to a corpus."""

from __future__ import annotations

import functools
import itertools
import os
import pickle
from collections.abc import Callable, Collection, Iterable, Mapping
from pathlib import Path, PurePosixPath
from typing import Any, Final, TypeVar

import attrs

from policybrief import countries
from policybrief.cache import NO_CACHE, Cache, hashed
from policybrief.collecting import without_collector
from policybrief.errors import PolicybriefError
from policybrief.hints import did_you_mean, short, surely_meant
from policybrief.maps import MAPS, BaseMap, parse_base_map
from policybrief.models.actor import Actor, Country, Organization, Person
from policybrief.models.article import Article
from policybrief.models.briefing import Briefing
from policybrief.models.corpus import Corpus
from policybrief.models.source import Event, Publisher
from policybrief.models.topic import Topic
from policybrief.problems import Fix, Located, Location, Problem, in_order
from policybrief.reading.batches import (
    EVERYTHING,
    Unread,
    kind_of_actor,
    parsed,
    read_batch,
    structured,
)
from policybrief.reading.front_matter import Source, with_plain_ends, without_controls
from policybrief.reading.inside import Inside
from policybrief.reading.lock import read_lock
from policybrief.reading.placed import Broken, Table, Text
from policybrief.reading.record_files import MAX_BYTES, RecordFiles
from policybrief.reading.records import make_structurer
from policybrief.reading.states import States
from policybrief.reading.yaml_values import parse_yaml
from policybrief.remembering import NO_MEMORY, Memory
from policybrief.spreading import HERE, Spread

_ACTOR_KINDS: Final[dict[str, type[Country] | type[Person] | type[Organization]]] = {
    "country": Country,
    "person": Person,
    "organization": Organization,
}
_ACTOR_KEYS: Final = frozenset(
    ["kind"]
    + [
        field.name
        for cls in _ACTOR_KINDS.values()
        for field in attrs.fields(cls)
        if field.name not in attrs.fields_dict(Located) and "key" not in field.metadata
    ]
)
_M = TypeVar("_M", Article, Topic, Publisher, Event)
_R = TypeVar("_R")


def read_corpus(
    folder: Path | str,
    changed: Mapping[PurePosixPath, bytes] | None = None,
    *,
    texts: bool = True,
    pinning: bool = False,
    cache: Cache = NO_CACHE,
    memory: Memory = NO_MEMORY,
    spread: Spread = HERE,
) -> tuple[Corpus, list[Problem]]:
    """Read a folder, or say everything that is wrong with its files.

    Nothing in a file makes it raise. When there are errors, the corpus holds stand-ins for what
    could not be read and is fit for further checks only.

    Args:
        folder: The folder with ``briefing.yml``, ``articles/``, ``actors/`` and ``topics/``.
        changed: What files are to hold in place of what stands on the disk, by their paths in
            the folder.
        texts: Whether to read the files that articles name with ``text:``; without them no words
            can be looked for.
        pinning: Whether texts outside of the folder are read that are not pinned; only the owner
            of the folder may ask for that.
        cache: What was read before, so that only files that changed are parsed. From a `LiveCache`
            come the very objects of before, of files whose state on the disk is the same without a
            look into them.
        memory: What the corpus is to remember what it computes in.
        spread: Where articles are parsed, when they are many; see `spreading`.

    Returns:
        The corpus, and all problems found while reading, in order of place.

    Raises:
        PolicybriefError: When *folder* is not a folder.
    """
    folder = Path(folder)
    if not folder.is_dir():
        raise PolicybriefError(f"{folder} is not a folder")
    reader = _FolderReader(
        folder,
        changed or {},
        texts=texts,
        pinning=pinning,
        cache=cache,
        memory=memory,
        spread=spread,
    )
    reader.note_stray_folders()
    reader.problems += reader.inside.linked_templates()
    with without_collector():
        topics = reader.topics()
        articles = reader.articles()
        publishers = reader.plain("publishers", Publisher)
        events = reader.plain("events", Event)
        corpus = Corpus(
            articles=articles,
            actors=reader.actors(),
            topics=topics,
            publishers=publishers,
            events=events,
            briefing=reader.briefing(),
            maps=reader.maps(),
            memory=memory,
        )
    return corpus, in_order(reader.problems)


def read_articles(folder: Path, ids: Collection[str]) -> Mapping[str, Article]:
    """Return some articles of a folder as far as they can be read, without their texts, by id."""
    reader = _FolderReader(folder, {}, texts=False, wanted=ids)
    return {article.id: article for article in reader.articles()}


@attrs.define
class _File:
    """A file of a record: its text, or what was made of it before."""

    name: str
    path: PurePosixPath
    text: str | None
    key: bytes
    kept: Any


class _FolderReader(RecordFiles):
    """Reads the files of one folder and collects their problems."""

    def __init__(
        self,
        folder: Path,
        changed: Mapping[PurePosixPath, bytes],
        *,
        texts: bool = True,
        pinning: bool = False,
        wanted: Collection[str] | None = None,
        cache: Cache = NO_CACHE,
        memory: Memory = NO_MEMORY,
        spread: Spread = HERE,
    ) -> None:
        self.cache = cache
        self.spread = spread
        self.memory = memory
        self.states = States(folder, changed)
        self.folder = folder
        self.changed = changed
        self.with_texts = texts
        self.pinning = pinning
        self.wanted = wanted
        self.lock, self.problems = read_lock(folder, cache)
        self.texts = set()
        self.largest = MAX_BYTES
        self.inside = Inside(folder)
        self.labels: dict[str, dict[str, str]] = {}
        self.misplaced: list[tuple[str, Source]] = []

    def structured(self, source: Source, cls: type[Any], name: str) -> Any:
        """Return the model of one file."""
        made, problems = structured(source, cls, name, self.labels)
        self.problems += problems
        return made

    def plain(self, kind: str, cls: type[_M]) -> list[_M]:
        """Return the models of all files of a kind."""
        return self.models(kind, lambda name, source: self._plain(kind, cls, name, source))

    def models(self, kind: str, make: Callable[[str, Source], _R | None]) -> list[_R]:
        """Return what is made of each file of a kind, or was made of the same before."""
        labels = hashed(self.labels) if kind == "articles" else b""
        files: Iterable[_File] = (
            self._looked_at(kind, *one, labels) for one in self.named_files(kind)
        )
        if kind == "articles" and self.spread.workers >= self.spread.least:
            files = list(files)
            self._read_in_batches([one for one in files if one.kept is None])
        return [made for one in files if (made := self._model(kind, one, make)) is not None]

    def _looked_at(
        self,
        kind: str,
        name: str,
        path: PurePosixPath,
        file: PurePosixPath | None,
        labels: bytes,
    ) -> _File:
        """Return a file with what was made of it before, or with its text."""
        state = self.states.of(file) if self.cache.live and file is not None else None
        key = None if state is None else self.cache.key_in(kind, str(file), (state, name, labels))
        kept = None if key is None else self.cache.get(kind, key)
        if key is not None and kept is not None:
            return _File(name, path, None, key, kept)
        before = len(self.problems)
        text = None if file is None else self.text(file)
        key = hashed(name, str(path), text, labels) if self.cache.keeps else b""
        if state is not None and len(self.problems) == before:
            self.cache.keep_key(kind, str(file), (state, name, labels), key)
        return _File(name, path, text, key, self.cache.get(kind, key))

    def _read_in_batches(self, files: list[_File]) -> None:
        """Read articles in other processes, when they are many."""
        unread: list[Unread] = [(one.name, one.path, one.text) for one in files]
        found = self.spread.each(
            self.spread.batches(unread), functools.partial(read_batch, self.labels)
        )
        for file, pickled in zip(files, itertools.chain.from_iterable(found), strict=False):
            if pickled is not None:
                file.kept = pickle.loads(pickled)
                self.cache.put("articles", file.key, file.kept, pickled)

    def _model(self, kind: str, file: _File, make: Callable[[str, Source], _R | None]) -> _R | None:
        """Return what is made of a file, and note what is wrong with it."""
        kept: tuple[_R, list[Problem]] | None = file.kept
        if kept is None:
            before = len(self.problems)
            source, problems = parsed(file.path, file.text)
            self.problems += problems
            made = make(file.name, source)
            if made is not None:
                self.cache.put(kind, file.key, (made, self.problems[before:]))
        else:
            made = kept[0]
            self.problems += kept[1]
        if made is not None:
            self.cache.name(made, file.key)
        return made

    def _plain(self, kind: str, cls: type[_M], name: str, source: Source) -> _M | None:
        """Return the model of one file; None for one that belongs to another folder."""
        given = kind_of_actor(source)
        if given is not None:
            place = Location(source.path, given.line, given.column)
            message = f"the file is of a {given}, and stands in {kind}/"
            self.note(place, "wrong-folder", message, "move it to actors/")
            self.misplaced.append((name, source))
            return None
        made: _M = self.structured(source, cls, name)
        return made

    def topics(self) -> list[Topic]:
        """Return the topics, and keep their labels for the articles."""
        found = self.plain("topics", Topic)
        for topic in found:
            self.labels[topic.id] = {
                label.lower(): position.value for position, label in topic.labels.items()
            }
        return found

    def articles(self) -> list[Article]:
        """Return the articles, each with the text that it names."""
        found = []
        for article in self.plain("articles", Article):
            found.append(self.with_text(article))
        return found

    def actors(self) -> list[Actor]:
        """Return the countries, persons and organizations, those in other folders too."""
        found: list[Actor] = self.models("actors", self._actor)
        return found + [self._actor(name, source) for name, source in self.misplaced]

    def _actor(self, name: str, source: Source) -> Actor:
        fields = source.fields
        made: Actor
        if fields is None:
            made = self.structured(source, Person, name)
            return made
        structurer = make_structurer(source.path)
        fields = structurer.corrected(fields, _ACTOR_KEYS)
        self.problems += structurer.problems
        kind = self._kind(fields, source.path)
        rest = Table(fields.line, fields.column, fields.lost)
        rest.update((key, value) for key, value in fields.items() if key != "kind")
        if kind is None:
            return self._of_some_kind(attrs.evolve(source, fields=rest), name)
        made = self.structured(attrs.evolve(source, fields=rest), _ACTOR_KINDS[kind], name)
        self._check_id(made)
        return made

    def _of_some_kind(self, source: Source, name: str) -> Actor:
        """Return an actor of the kind that the fields speak for; only wrong values are noted."""
        fields = source.fields or Table(1, 1)
        cls: type[Any] = Person
        if countries.country(name) is not None:
            cls = Country
        elif "roles" not in fields and ("type" in fields or "memberships" in fields):
            cls = Organization
        known = {field.alias for field in attrs.fields(cls)}
        rest = Table(fields.line, fields.column, lost=True)
        rest.update((key, value) for key, value in fields.items() if key in known)
        made: Actor = self.structured(attrs.evolve(source, fields=rest), cls, name)
        return attrs.evolve(made, broken=made.broken | {EVERYTHING})

    def _kind(self, fields: Table, path: PurePosixPath) -> str | None:
        value = fields.get("kind")  # type: ignore[call-overload]
        line, column = fields.place_of("kind")
        known = ", ".join(_ACTOR_KINDS)
        if isinstance(value, Broken) or (value is None and fields.lost):
            return None
        if value is None:
            place, hint = Location(path, line, column), f"add 'kind:' with one of: {known}"
            self.note(place, "missing-field", "'kind' is missing", hint)
        elif not isinstance(value, Text) or value not in _ACTOR_KINDS:
            shown = value if isinstance(value, Text) else "a list or mapping"
            hint = did_you_mean(shown.lower(), _ACTOR_KINDS) or f"use one of: {known}"
            message = f"'{short(shown)}' is no kind of actor"
            place = Location(path, line, column)
            meant = surely_meant(shown, _ACTOR_KINDS) if isinstance(value, Text) else None
            fix = None if meant is None else Fix.at(place, str(shown), meant)
            self.problems.append(Problem(place, "unknown-kind", message, hint, fix=fix))
        else:
            return str(value)
        return None

    def _check_id(self, actor: Actor) -> None:
        """Say when an id is a name of a country, so that references would go astray."""
        code = countries.resolve(actor.id)
        if actor.location.path.stem != actor.id:
            return  # reported already
        if code is None or (code == actor.id and isinstance(actor, Country)):
            return
        country = countries.name_in(code, "en")
        if isinstance(actor, Country):
            hint = f"rename the file to '{code}.md'"
        else:
            hint = f"rename the file; '{actor.id}' refers to {country}"
        message = f"'{actor.id}' is a name or code of {country} ('{code}')"
        self.note(Location(actor.location.path), "country-id", message, hint)

    def briefing(self) -> Briefing:
        """Return the settings, with the prose of the About page."""
        path = PurePosixPath("briefing.yml")
        about = self._about()
        text = None
        if os.path.lexists(self.folder / path):
            text = self.text(path)
        else:
            hint = "add it with a line 'title: …'"
            self.note(Location(path), "no-briefing", "there is no file briefing.yml", hint)
        made = self._made("briefing", _read_briefing, text, about)
        if made.look.logo is not None and "logo" not in made.look.broken:
            place = made.look.place_of("logo")
            logo = self.named_file(made.look.logo, place, "missing-logo")
            self.refused(None if logo is None else self.inside.logo(logo, place))
        return made

    def maps(self) -> dict[str, BaseMap]:
        """Return the briefing's own base maps, by name."""
        found: dict[str, BaseMap] = {}
        for name in MAPS:
            path = PurePosixPath("maps", f"{name}.json")
            text = self.text(path) if os.path.lexists(self.folder / path) else None
            made = None if text is None else self._made("maps", _read_map, text, str(path))
            if made is not None:
                found[name] = made
        return found

    def _made(
        self, kind: str, make: Callable[..., tuple[_R, list[Problem]]], *texts: str | None
    ) -> _R:
        """Return what is made of some texts, or was made of the same before."""
        key = hashed(*texts) if self.cache.keeps else b""
        kept: tuple[_R, list[Problem]] | None = self.cache.get(kind, key)
        if kept is None:
            kept = make(*texts)
            self.cache.put(kind, key, kept)
        made, problems = kept
        self.problems += problems
        return made

    def _about(self) -> str:
        path = PurePosixPath("about.md")
        if not os.path.lexists(self.folder / path):
            return ""
        text, problems = without_controls(with_plain_ends(self.text(path) or ""), path, 1)
        self.problems += problems
        return text


def _read_briefing(text: str | None, about: str) -> tuple[Briefing, list[Problem]]:
    path = PurePosixPath("briefing.yml")
    table, problems = None, []
    if text is not None:
        plain, controls = without_controls(with_plain_ends(text), path, 1, in_fields=True)
        table, found = parse_yaml(plain, path)
        problems = [*controls, *found]
    if table is None:
        return Briefing(title="?", broken=frozenset([EVERYTHING]), body=about), problems
    structurer = make_structurer(path)
    made = structurer.build(Briefing, table, body=about, body_line=1)
    return made, [*problems, *structurer.problems]


def _read_map(text: str, path: str) -> tuple[BaseMap | None, list[Problem]]:
    try:
        made = parse_base_map(text)
        if made.notice is None:
            raise ValueError("'notice' is missing: whose boundaries these are")
    except ValueError as error:
        hint = "correct it, or take it away: the library has a map of its own"
        return None, [Problem(Location(path), "bad-map", f"this is no base map: {error}", hint)]
    return made, []
