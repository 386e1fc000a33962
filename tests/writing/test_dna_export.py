"""The database of the Discourse Network Analyzer."""

from __future__ import annotations

import base64
import datetime
import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

import attrs
import pytest

from policybrief import analyse
from policybrief.writing.dna_export import PASSWORD, export_dna
from policybrief.writing.dna_schema import SCHEMA
from tests.analysis.tiny import analysed, says, tiny
from tests.writing.corpora import nasty, nasty_corpus, quiet, retold

BOTH = pytest.mark.parametrize("made", [quiet, nasty])

COLUMNS: Final = {
    "SETTINGS": "Property Value",
    "DOCUMENTS": "ID Title Text Coder Author Source Section Notes Type Date",
    "STATEMENTTYPES": "ID Label Red Green Blue",
    "VARIABLES": "ID Variable DataType StatementTypeId",
    "VARIABLELINKS": "ID SourceVariableId TargetVariableId",
    "REGEXES": "Label Red Green Blue",
    "STATEMENTS": "ID StatementTypeId DocumentId Start Stop Coder",
    "DATABOOLEAN": "ID StatementId VariableId Value",
    "DATAINTEGER": "ID StatementId VariableId Value",
    "DATASHORTTEXT": "ID StatementId VariableId Entity",
    "DATALONGTEXT": "ID StatementId VariableId Value",
    "ENTITIES": "ID VariableId Value Red Green Blue ChildOf",
    "ATTRIBUTEVARIABLES": "ID VariableId AttributeVariable",
    "ATTRIBUTEVALUES": "ID EntityId AttributeVariableId AttributeValue",
}
"""What DNA 3.0 asks of a database from which it imports."""

CODED: Final = """
    SELECT statements.ID, types.Label, documents.Text, statements.Start, statements.Stop,
        documents.Date, documents.Notes
    FROM STATEMENTS statements
    JOIN STATEMENTTYPES types ON types.ID = statements.StatementTypeId
    JOIN DOCUMENTS documents ON documents.ID = statements.DocumentId
"""
VALUES: Final = """
    SELECT variables.Variable, entities.Value FROM DATASHORTTEXT held
    JOIN VARIABLES variables ON variables.ID = held.VariableId
    JOIN ENTITIES entities ON entities.ID = held.Entity AND entities.VariableId = held.VariableId
    WHERE held.StatementId = :id
    UNION ALL SELECT Variable, Value FROM DATABOOLEAN
    JOIN VARIABLES ON VARIABLES.ID = VariableId WHERE StatementId = :id
    UNION ALL SELECT Variable, Value FROM DATAINTEGER
    JOIN VARIABLES ON VARIABLES.ID = VariableId WHERE StatementId = :id
    UNION ALL SELECT Variable, Value FROM DATALONGTEXT
    JOIN VARIABLES ON VARIABLES.ID = VariableId WHERE StatementId = :id
"""


@contextmanager
def opened(made: Any) -> Iterator[sqlite3.Connection]:
    database = sqlite3.connect(":memory:")
    database.deserialize(export_dna(made()))
    try:
        yield database
    finally:
        database.close()


def coded(database: sqlite3.Connection) -> Iterator[dict[str, Any]]:
    """Yield each statement as DNA shows it: Java counts letters in units of UTF-16."""
    for id_, label, text, start, stop, date, notes in database.execute(CODED).fetchall():
        passage = text.encode("utf-16-le")[2 * start : 2 * stop].decode("utf-16-le")
        values = dict(database.execute(VALUES, {"id": id_}).fetchall())
        day = datetime.datetime.fromtimestamp(date, datetime.UTC).date()
        yield {"type": label, "passage": passage, "day": day, "notes": notes, **values}


@BOTH
def test_the_tables_are_those_of_dna(made):
    """Names and order of the columns; nothing is damaged and every reference holds."""
    with opened(made) as database:
        for table, columns in COLUMNS.items():
            found = database.execute(f"SELECT name FROM pragma_table_info('{table}')")
            assert [name for (name,) in found] == columns.split(), table
        assert len(database.execute("PRAGMA table_info(CODERS)").fetchall()) == 28
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        names = {
            name
            for (name,) in database.execute("SELECT name FROM sqlite_master WHERE sql IS NOT NULL")
        }
        assert names == SCHEMA.keys() == {*COLUMNS, "CODERS", "CODERRELATIONS"}


@BOTH
def test_each_dated_stance_is_a_statement(made):
    """With its day, its passage, its side and number; what has no side agrees with nothing."""
    analysis = made()
    corpus = analysis.corpus
    live = {topic.id: topic for topic in corpus.live_topics}
    with opened(made) as database:
        found = list(coded(database))

    wanted = [
        (statement, stance)
        for statement in corpus.published
        for stance in statement.stances
        if stance.topic in live and analysis.day(statement) is not None
    ]
    stances = [one for one in found if one["type"] != "Annotation"]
    assert len(stances) == len(wanted) > 0
    by_key = {(one["statement"], one["concept"]): one for one in stances}
    assert len(by_key) == len(wanted)
    for statement, stance in wanted:
        (one,) = (
            one
            for (id_, concept), one in by_key.items()
            if id_ == statement.id
            and concept[:20] == " ".join(live[stance.topic].title.split())[:20]
        )
        shown = corpus.quote_of(statement) or statement.gist or "…"
        assert one["passage"] == shown.replace("\r", "")
        assert one["day"] == analysis.day(statement)
        assert statement.article in one["notes"].split("\n")
        assert one["act"] == stance.act.value
        assert one["condition"] == (stance.condition or "")
        if stance.position.side is None:
            assert one["type"] == "No side"
            assert "agreement" not in one
            assert one["position"] == stance.position.value
        else:
            assert one["type"] == "DNA Statement"
            assert one["agreement"] == (stance.position.number > 0)
            assert one["position"] == stance.position.number


def test_holders_are_persons_or_organizations():
    """A person stands with the country; a country or an organization stands alone."""
    with opened(quiet) as database:
        holders = {(one.get("person"), one.get("organization")) for one in coded(database)}

    assert {("Ada Brook", "Northland"), ("", "Southland"), ("", "Port Ministry")} <= holders
    assert ("Iva Stone", "Northland") in holders


def test_names_have_attributes():
    """Kind of actor, other names and id; each name has a value of each attribute."""
    with opened(quiet) as database:
        found = database.execute(
            "SELECT variables.Variable, entities.Value, kinds.AttributeVariable, AttributeValue "
            "FROM ATTRIBUTEVALUES held JOIN ENTITIES entities ON entities.ID = held.EntityId "
            "JOIN ATTRIBUTEVARIABLES kinds ON kinds.ID = held.AttributeVariableId "
            "JOIN VARIABLES variables ON variables.ID = kinds.VariableId "
            "WHERE entities.VariableId = kinds.VariableId"
        ).fetchall()
        ((names,),) = database.execute("SELECT count(*) FROM ENTITIES").fetchall()
    values = {row[:3]: row[3] for row in found}
    brook = ("person", "Ada Brook")

    assert len(found) == 3 * names
    assert values[(*brook, "Type")] == "person"
    assert values[(*brook, "Alias")] == "President Brook"
    assert values[(*brook, "Notes")] == "ada-brook"
    assert values["organization", "Port Ministry", "Type"] == "ministry"
    assert values["organization", "Southland", "Type"] == "country"
    assert values["speaker", "a port clerk", "Type"] == "unnamed"
    assert values["concept", "A longer pier", "Notes"] == "pier"


def test_several_accounts_give_one_stance():
    """The firmest gives it, as for a line; another is an annotation that names it."""
    with opened(retold) as database:
        found = list(coded(database))
    (line,) = (one for one in retold().lines if one.country == "ro")

    (stance,) = (one for one in found if one["type"] == "DNA Statement")
    (other,) = (one for one in found if one["type"] == "Annotation")
    assert stance["statement"] == line.evidence.statement.id == "firm"
    assert other["note"] == "Prem: He was for it. [loose], another account of [firm]"


def test_a_note_without_a_gist_has_no_gap():
    """It names who spoke and the statement."""
    corpus = tiny(says("premier", "2023", id="bare"))
    (article,) = corpus.articles
    (bare,) = (attrs.evolve(one, stances=()) for one in article.statements)
    silent = attrs.evolve(corpus, articles=[attrs.evolve(article, statements=[bare])])

    with opened(lambda: analyse(silent)) as database:
        assert [one["note"] for one in coded(database)] == ["Prem [bare]"]


def test_no_two_actors_are_one():
    """Names that are cut or shared are told apart."""
    corpus = nasty_corpus()
    with opened(nasty) as database:
        people = {one["person"] for one in coded(database) if one.get("person")}

    speakers = {one.speaker.key for one in corpus.statements if one.stances}
    assert len(people) == len(speakers)
    assert all(len(name) <= 190 for name in people)


def test_the_password_opens_the_file():
    """What is stored is what jasypt's StrongPasswordEncryptor makes of the password."""
    with opened(quiet) as database:
        ((stored,),) = database.execute("SELECT Password FROM CODERS").fetchall()
    raw = base64.b64decode(stored)
    digest = hashlib.sha256(raw[:16] + PASSWORD.encode()).digest()
    for _ in range(99_999):
        digest = hashlib.sha256(digest).digest()

    assert raw[16:] == digest


def test_the_same_corpus_gives_the_same_bytes():
    """Whatever the order of its records."""
    assert export_dna(analyse(nasty_corpus(backwards=True))) == export_dna(nasty())


def test_an_ascribed_stance_says_whose_words_it_is_in():
    """Person is whose stance it is, speaker who said it; elsewhere both are one."""
    said = says("minister", "2023-05-05", "against", of="president")
    with opened(lambda: analysed(said, says("premier", "2023-05-06"))) as database:
        pairs = {(one["person"], one["speaker"]) for one in coded(database)}

    assert pairs == {("New", "Min"), ("Prem", "Prem")}
