"""The stances as a database of the Discourse Network Analyzer (DNA 3).

DNA takes the date of a statement from its document. So a document is what one article gives of one
day; its text is made of what is published: words, or the gist where the words are not ours to
publish, one paragraph for each statement. Statements without a date cannot stand in DNA.

Agreement is yes or no. So stances that take a side are of DNA's own type "DNA Statement", with
`position` beside `agreement`; what is open or unclear is of the type "No side", without agreement,
and a statement without a stance is an "Annotation".

DNA cannot say that two statements are one. So of several accounts of an utterance the firmest gives
the stance, and another is an "Annotation" that names it.

Person and organization are whose stance it is, so that a network joins nobody to what only another
is for; `speaker` says whose words the document gives.
"""

from __future__ import annotations

import calendar
import datetime
import functools
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, TypeAlias

import attrs

from policybrief.analysis.ledger import Analysis
from policybrief.models.corpus import Corpus
from policybrief.models.stance import Side, Stance
from policybrief.models.statement import SpeakerKind, Statement
from policybrief.writing.database import database_parts
from policybrief.writing.dna_attributes import describer
from policybrief.writing.dna_schema import SCHEMA
from policybrief.writing.rights import shown_words, speaker_name
from policybrief.writing.utterances import counting_accounts

PASSWORD: Final = "policybrief"
"""What DNA asks for when the file is opened, as the coder Admin."""

_STORED_PASSWORD: Final = "OezJQt7BJMrD3WzupN6DQHs4+FeQJqjXspn/ieP91Mb9KvDwOgrKJorUuFkPO9qL"
# The same, as jasypt's StrongPasswordEncryptor stores it: salt and SHA-256, 100,000 times.

_LONGEST: Final = 190
_SIDED: Final = 1
_OPEN: Final = 2
_NOTE: Final = 3
_TYPES: Final = {_SIDED: "DNA Statement", _OPEN: "No side", _NOTE: "Annotation"}
_SHORT: Final = (
    "person",
    "organization",
    "concept",
    "act",
    "condition",
    "said",
    "grade",
    "speaker",
    "statement",
)
_VARIABLES: Final[tuple[tuple[int, str, str], ...]] = (
    *((_SIDED, name, "short text") for name in _SHORT[:3]),
    (_SIDED, "agreement", "boolean"),
    (_SIDED, "position", "integer"),
    *((_SIDED, name, "short text") for name in _SHORT[3:]),
    *((_OPEN, name, "short text") for name in (*_SHORT[:3], "position", *_SHORT[3:])),
    (_NOTE, "note", "long text"),
)
_VARIABLES_OF: Final[Mapping[int, tuple[tuple[int, str, str], ...]]] = {
    type_: tuple(
        (place, name, kind)
        for place, (owner, name, kind) in enumerate(_VARIABLES, 1)
        if owner == type_
    )
    for type_ in _TYPES
}
"""The variables of each type: number, name and kind."""
_Values: TypeAlias = dict[str, "str | int"]
_ATTRIBUTES: Final = ("Type", "Alias", "Notes")
_KINDS: Final[Mapping[str, tuple[str, ...]]] = {
    "person": ("person",),
    "organization": ("body",),
    "concept": ("topic",),
    "speaker": ("person", "body"),
    "statement": ("statement",),
}
"""Of what kind the names are that a variable takes, as `_Filling` keeps them apart."""


def export_dna(analysis: Analysis) -> bytes:
    """Return the database."""
    return b"".join(dna_parts(analysis))


def dna_parts(analysis: Analysis) -> Iterator[bytes]:
    """Yield the database part by part."""
    return database_parts(functools.partial(_fill, analysis))


def _fill(analysis: Analysis, connection: sqlite3.Connection) -> None:
    for name, columns in SCHEMA.items():
        connection.execute(f"CREATE TABLE {name}({', '.join(columns)})")
    connection.execute("BEGIN")
    _Filling(connection, analysis, counting_accounts(analysis)).fill()
    connection.execute("COMMIT")


@attrs.define
class _Filling:
    """What is known while the tables are filled."""

    connection: sqlite3.Connection
    analysis: Analysis
    counted: Mapping[tuple[str, str], str]
    entities: dict[tuple[int, str], int] = attrs.field(factory=dict)
    names: dict[tuple[str, str], str] = attrs.field(factory=dict)
    taken: dict[str, str] = attrs.field(factory=dict)
    attributes: dict[tuple[int, str], int] = attrs.field(factory=dict)

    def fill(self) -> None:
        self._setup()
        statements = 0
        for document, (key, group) in enumerate(sorted(_documents(self.analysis).items()), 1):
            text = ""
            for statement in group:
                shown = shown_words(self.analysis, statement).replace("\r", "") or "…"
                start = _units(text)
                text += f"{shown}\n\n"
                for type_, values in self._coded(statement):
                    statements += 1
                    ends = (start, start + _units(shown))
                    self._add("STATEMENTS", (statements, type_, document, *ends, 1))
                    self._values(statements, type_, values)
            self._document(document, *key, text.rstrip("\n"))
        self._attributes()

    def _setup(self) -> None:
        self._add("SETTINGS", ("version", "3.0.11"))
        self._add("SETTINGS", ("date", "2023-01-01"))
        self.connection.execute(
            "INSERT INTO CODERS (ID, Name, Red, Green, Blue, Password) VALUES (?, ?, ?, ?, ?, ?)",
            (1, "Admin", 255, 255, 0, _STORED_PASSWORD),
        )
        for type_, label in _TYPES.items():
            self._add("STATEMENTTYPES", (type_, label, 239, 208, 51))
        for place, (type_, name, kind) in enumerate(_VARIABLES, 1):
            self._add("VARIABLES", (place, name, kind, type_))
            if kind == "short text":
                for attribute in _ATTRIBUTES:
                    self.attributes[place, attribute] = len(self.attributes) + 1
                    row = (self.attributes[place, attribute], place, attribute)
                    self._add("ATTRIBUTEVARIABLES", row)

    def _document(self, id_: int, article_id: str, day: datetime.date, text: str) -> None:
        corpus = self.analysis.corpus
        article = corpus.article_by_id[article_id]
        publisher = corpus.publisher_by_id.get(article.publisher or "")
        source = article.publisher or "" if publisher is None else publisher.name
        notes = "\n".join(one for one in (article.title, article.id, article.url) if one)
        seconds = calendar.timegm(day.timetuple())
        row = (id_, _cut(article.title), text, 1, "", _cut(source), "", notes, "article", seconds)
        self._add("DOCUMENTS", row)

    def _coded(self, statement: Statement) -> Iterator[tuple[int, _Values]]:
        """Yield the type and the values of what stands for a statement."""
        corpus = self.analysis.corpus
        counted = {
            one.topic: self.counted[statement.id, one.topic]
            for one in statement.stances
            if not corpus.topic_by_id[one.topic].draft
        }
        for stance in statement.stances:
            if counted.get(stance.topic) == statement.id:
                type_ = _OPEN if stance.position.side is None else _SIDED
                yield type_, self._of(statement, stance)
        if statement.id not in counted.values():
            said = (speaker_name(self.analysis, statement), statement.gist)
            firmer = "".join(f", another account of [{id_}]" for id_ in sorted({*counted.values()}))
            yield _NOTE, {"note": f"{': '.join(filter(None, said))} [{statement.id}]{firmer}"}

    def _of(self, statement: Statement, stance: Stance) -> _Values:
        person, organization = self._holder(statement, stance)
        topic = self.analysis.corpus.topic_by_id[stance.topic]
        evidence = self.analysis.evidence_by_statement.get(statement.id, ())
        grade = next((one.grade.value for one in evidence if one.stance is stance), "")
        values: _Values = {
            "person": person,
            "organization": organization,
            "concept": self._name("topic", topic.id, topic.title),
            "act": stance.act.value,
            "condition": stance.condition or "",
            "said": "" if statement.said is None else statement.said.text,
            "grade": grade,
            "speaker": self._speaker(statement),
            "statement": self._name("statement", statement.id, statement.id),
            "position": stance.position.value,
        }
        if stance.position.side is not None:
            values["agreement"] = int(stance.position.side is Side.FOR)
            values["position"] = stance.position.number or 0
        return values

    def _holder(self, statement: Statement, stance: Stance) -> tuple[str, str]:
        """Return person and organization: a country counts as one, and so does an organization."""
        corpus = self.analysis.corpus
        speaker = statement.speaker
        id_ = stance.of or (speaker.name if speaker.kind is SpeakerKind.ACTOR else None)
        actor = None if id_ is None else corpus.actor(id_)
        if actor is not None and actor.kind != "person":
            return "", self._name("body", actor.id, actor.name)
        evidence = self.analysis.evidence_by_statement.get(statement.id, ())
        country = next((one.country for one in evidence if one.stance is stance), None)
        country = country or corpus.country_of(speaker.of)
        if actor is not None:
            return self._name("person", actor.id, actor.name), self._body(corpus, country)
        name = speaker_name(self.analysis, statement)
        return self._name("person", speaker.key, name), self._body(corpus, country)

    def _speaker(self, statement: Statement) -> str:
        """Return who said it, by the name that the same actor has as person or organization."""
        speaker = statement.speaker
        known = speaker.kind is SpeakerKind.ACTOR
        actor = self.analysis.corpus.actor(speaker.name) if known else None
        kind = "body" if actor is not None and actor.kind != "person" else "person"
        return self._name(kind, speaker.key, speaker_name(self.analysis, statement))

    def _body(self, corpus: Corpus, id_: str | None) -> str:
        actor = None if id_ is None else corpus.actor(id_)
        return "" if actor is None else self._name("body", actor.id, actor.name)

    def _name(self, kind: str, id_: str, name: str) -> str:
        """Return a name of at most 190 letters that no other of the kind has."""
        known = self.names.get((kind, id_))
        if known is None:
            known, number = _cut(name), 1
            while self.taken.setdefault(f"{kind} {known}", id_) != id_:
                number += 1
                end = f" ({id_[:80]})" if number == 2 else f" ({number})"
                known = f"{_cut(name)[: _LONGEST - len(end)]}{end}"
            self.names[kind, id_] = known
        return known

    def _values(self, statement: int, type_: int, values: _Values) -> None:
        for variable, name, kind in _VARIABLES_OF[type_]:
            value = values[name]
            if kind == "short text":
                row = (None, statement, variable, self._entity(variable, _cut(str(value))))
                self._add("DATASHORTTEXT", row)
            else:
                table = {"boolean": "BOOLEAN", "integer": "INTEGER"}.get(kind, "LONGTEXT")
                self._add(f"DATA{table}", (None, statement, variable, value))

    def _entity(self, variable: int, value: str) -> int:
        known = self.entities.get((variable, value))
        if known is None:
            known = self.entities[variable, value] = len(self.entities) + 1
            self._add("ENTITIES", (known, variable, value, 0, 0, 0, None))
        return known

    def _attributes(self) -> None:
        """Give each name its attributes; DNA keeps a value of each, though it be empty."""
        describe = describer(self.analysis)
        for (variable, value), entity in self.entities.items():
            kinds = _KINDS.get(_VARIABLES[variable - 1][1], ())
            owned = ((kind, self.taken.get(f"{kind} {value}")) for kind in kinds)
            owner = next(((kind, id_) for kind, id_ in owned if id_ is not None), None)
            texts = ("", "", "") if owner is None else describe(*owner)
            for attribute, text in zip(_ATTRIBUTES, texts, strict=True):
                row = (None, entity, self.attributes[variable, attribute], _cut(text))
                self._add("ATTRIBUTEVALUES", row)

    def _add(self, table: str, row: Iterable[object]) -> None:
        values = tuple(row)
        self.connection.execute(_insert(table, len(values)), values)


def _documents(analysis: Analysis) -> dict[tuple[str, datetime.date], list[Statement]]:
    """Return the published statements by article and day."""
    found: dict[tuple[str, datetime.date], list[Statement]] = {}
    for statement in analysis.corpus.published:
        day = analysis.day(statement)
        if day is not None:
            found.setdefault((statement.article, day), []).append(statement)
    return found


@functools.cache
def _insert(table: str, columns: int) -> str:
    return f"INSERT INTO {table} VALUES ({', '.join('?' * columns)})"


@functools.lru_cache(maxsize=8192)
def _cut(text: str) -> str:
    """Return *text* on one line, cut to what a short text holds."""
    line = " ".join(text.replace("\0", "").split())
    if _units(line) <= _LONGEST:
        return line
    return f"{line.encode('utf-16-le')[: 2 * _LONGEST - 2].decode('utf-16-le', 'ignore')}…"


def _units(text: str) -> int:
    """Return the length of *text* as Java counts it."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2
