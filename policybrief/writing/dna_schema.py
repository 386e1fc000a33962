"""The tables of a Discourse Network Analyzer database, as DNA 3.0 makes them.

Names, order and constraints of the columns are those of ``createTables`` for SQLite in DNA's
source, version 3.0: https://github.com/leifeld/dna, dna/src/main/java/sql/Sql.java, commit
03d731712548e5f4640467df40f2250e812f291f (Philip Leifeld, University of Essex). DNA opens such a
file, and "Import from another DNA database" (gui/Importer.java) takes its documents and statements
into another one. Dates are seconds since 1970, UTC; short texts have at most 190 letters.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_COLOURS: Final = tuple(
    f"{name} INTEGER NOT NULL DEFAULT 0 CHECK ({name} BETWEEN 0 AND 255)"
    for name in ("Red", "Green", "Blue")
)
_ENTITY_COLOURS: Final = tuple(
    f"{name} INTEGER CHECK ({name} BETWEEN 0 AND 255)" for name in ("Red", "Green", "Blue")
)
_PERMISSIONS: Final = tuple(
    f"Permission{what} INTEGER NOT NULL CHECK (Permission{what} BETWEEN 0 AND 1) DEFAULT 1"
    for what in (
        "AddDocuments",
        "EditDocuments",
        "DeleteDocuments",
        "ImportDocuments",
        "AddStatements",
        "EditStatements",
        "DeleteStatements",
        "EditAttributes",
        "EditRegex",
        "EditStatementTypes",
        "EditCoders",
        "EditCoderRelations",
        "ViewOthersDocuments",
        "EditOthersDocuments",
        "ViewOthersStatements",
        "EditOthersStatements",
    )
)
_ID: Final = "ID INTEGER NOT NULL PRIMARY KEY"


def _short(name: str, rest: str = "") -> str:
    return f"{name} TEXT NOT NULL {rest} CHECK (LENGTH({name}) < 191)"


def _refers(column: str, table: str) -> str:
    return f"FOREIGN KEY({column}) REFERENCES {table}(ID) ON DELETE CASCADE"


def _value_table(value: str, *more: str) -> tuple[str, ...]:
    return (
        "ID INTEGER PRIMARY KEY NOT NULL",
        "StatementId INTEGER NOT NULL",
        "VariableId INTEGER NOT NULL",
        value,
        _refers("StatementId", "STATEMENTS"),
        _refers("VariableId", "VARIABLES"),
        *more,
        "UNIQUE (StatementId, VariableId)",
    )


SCHEMA: Final[Mapping[str, tuple[str, ...]]] = {
    "SETTINGS": ("Property TEXT PRIMARY KEY", "Value TEXT NOT NULL"),
    "CODERS": (
        _ID,
        _short("Name"),
        *_COLOURS,
        "Refresh INTEGER NOT NULL CHECK (Refresh BETWEEN 0 AND 9999) DEFAULT 0",
        "FontSize INTEGER NOT NULL CHECK (FontSize BETWEEN 1 AND 99) DEFAULT 14",
        _short("Password"),
        "PopupWidth INTEGER CHECK (PopupWidth BETWEEN 100 AND 9999) DEFAULT 300",
        "ColorByCoder INTEGER NOT NULL CHECK (ColorByCoder BETWEEN 0 AND 1) DEFAULT 0",
        "PopupDecoration INTEGER NOT NULL CHECK (PopupDecoration BETWEEN 0 AND 1) DEFAULT 0",
        "PopupAutoComplete INTEGER NOT NULL CHECK (PopupAutoComplete BETWEEN 0 AND 1) DEFAULT 1",
        *_PERMISSIONS,
    ),
    "DOCUMENTS": (
        _ID,
        _short("Title"),
        "Text TEXT NOT NULL",
        "Coder INTEGER",
        *(_short(name, "DEFAULT ''") for name in ("Author", "Source", "Section")),
        "Notes TEXT NOT NULL DEFAULT ''",
        _short("Type", "DEFAULT ''"),
        "Date INTEGER NOT NULL",
        _refers("Coder", "CODERS"),
    ),
    "STATEMENTTYPES": (_ID, _short("Label"), *_COLOURS),
    "VARIABLES": (
        _ID,
        _short("Variable"),
        "DataType TEXT NOT NULL CHECK (DataType = 'boolean' OR DataType = 'integer' OR "
        "DataType = 'long text' OR DataType = 'short text') DEFAULT 'short text'",
        "StatementTypeId INTEGER",
        _refers("StatementTypeId", "STATEMENTTYPES"),
        "UNIQUE (Variable, StatementTypeId)",
    ),
    "VARIABLELINKS": (
        _ID,
        "SourceVariableId INTEGER",
        "TargetVariableId INTEGER",
        "CHECK (TargetVariableId != SourceVariableId)",
        _refers("SourceVariableId", "VARIABLES"),
        _refers("TargetVariableId", "VARIABLES"),
    ),
    "REGEXES": ("Label TEXT PRIMARY KEY CHECK (LENGTH(Label) < 191)", *_COLOURS),
    "CODERRELATIONS": (
        _ID,
        "Coder INTEGER CHECK(Coder > 0)",
        "OtherCoder INTEGER CHECK(OtherCoder > 0)",
        *(
            f"{what} INTEGER NOT NULL DEFAULT 1 CHECK({what} BETWEEN 0 AND 1)"
            for what in ("viewStatements", "editStatements", "viewDocuments", "editDocuments")
        ),
        "CHECK (Coder != OtherCoder)",
        _refers("Coder", "CODERS"),
        _refers("OtherCoder", "CODERS"),
    ),
    "STATEMENTS": (
        _ID,
        "StatementTypeId INTEGER",
        "DocumentId INTEGER",
        "Start INTEGER NOT NULL CHECK(Start >= 0)",
        "Stop INTEGER NOT NULL CHECK(Stop >= 0)",
        "Coder INTEGER",
        "CHECK (Start < Stop)",
        _refers("StatementTypeId", "STATEMENTTYPES"),
        _refers("Coder", "CODERS"),
        _refers("DocumentId", "DOCUMENTS"),
    ),
    "DATABOOLEAN": _value_table("Value INTEGER NOT NULL DEFAULT 1"),
    "DATAINTEGER": _value_table("Value INTEGER NOT NULL DEFAULT 0"),
    "ENTITIES": (
        "ID INTEGER PRIMARY KEY NOT NULL",
        "VariableId INTEGER NOT NULL",
        _short("Value", "DEFAULT ''"),
        *_ENTITY_COLOURS,
        "ChildOf INTEGER CHECK(ChildOf > 0)",
        "UNIQUE (VariableId, Value)",
        _refers("ChildOf", "ENTITIES"),
        _refers("VariableId", "VARIABLES"),
    ),
    "DATASHORTTEXT": _value_table("Entity INTEGER NOT NULL", _refers("Entity", "ENTITIES")),
    "DATALONGTEXT": _value_table("Value TEXT DEFAULT ''"),
    "ATTRIBUTEVARIABLES": (
        "ID INTEGER PRIMARY KEY NOT NULL",
        "VariableId INTEGER NOT NULL",
        _short("AttributeVariable"),
        "UNIQUE(VariableId, AttributeVariable)",
        _refers("VariableId", "VARIABLES"),
    ),
    "ATTRIBUTEVALUES": (
        "ID INTEGER PRIMARY KEY NOT NULL",
        "EntityId INTEGER NOT NULL",
        "AttributeVariableId INTEGER NOT NULL",
        _short("AttributeValue", "DEFAULT ''"),
        "UNIQUE (EntityId, AttributeVariableId)",
        _refers("EntityId", "ENTITIES"),
        _refers("AttributeVariableId", "ATTRIBUTEVARIABLES"),
    ),
}
"""The columns and constraints of each table, in the order in which DNA makes them."""
