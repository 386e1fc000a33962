"""The rows of tables, taken from the JSON document."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator

import attrs

from policybrief.writing.records import Record


@attrs.frozen
class Rows:
    """What gives the rows of a table in a document.

    Attributes:
        section: The one part of the document that they are in; None for its settings.
        make: Gives them, by column; of the document it needs no other part.
    """

    section: str | None
    make: Callable[[Record], Iterable[Record]]


def _of(section: str | None) -> Callable[[Callable[[Record], Iterable[Record]]], Rows]:
    """Return what makes rows of a function that needs one part of the document."""
    return lambda make: Rows(section, make)


def listed(name: str) -> Rows:
    """Return what gives a list of the document."""
    return Rows(name, lambda document: document[name])


def parts(name: str, part: str, owner: str, **columns: str) -> Rows:
    """Return what yields the entries of a list in each record, with the record's id and a place."""

    def found(document: Record) -> Iterator[Record]:
        for record in document[name]:
            for place, one in enumerate(record.get(part, ()), 1):
                values = one if isinstance(one, dict) else dict.fromkeys(columns.values(), one)
                yield {owner: record["id"], "place": place, **values}

    return Rows(name, found)


@_of(None)
def rows_of_briefing(document: Record) -> Iterator[Record]:
    """Yield the settings."""
    yield {
        **document,
        "quotation_words": document["quotation"]["words"],
        "quotation_share": document["quotation"]["share"],
        "quotation_always": document["quotation"]["always"],
    }


def pairs(name: str, key: str, value: str) -> Rows:
    """Return what yields the keys and values of an object of the document."""
    return Rows(
        name,
        lambda document: ({key: one, value: other} for one, other in document[name].items()),
    )


@_of("actors")
def rows_of_actors(document: Record) -> Iterator[Record]:
    """Yield the actors, whatever their kind."""
    lacking = dict.fromkeys(("country", "type", "described", "demonym", "capital", "prose"))
    return ({**lacking, **one} for one in document["actors"])


@_of("actors")
def rows_of_names(document: Record) -> Iterator[Record]:
    """Yield the other names of actors, and those of governments."""
    for actor in document["actors"]:
        for kind in ("aka", "government"):
            for place, name in enumerate(actor.get(kind, ()), 1):
                yield {"actor": actor["id"], "kind": kind, "place": place, "name": name}


@_of("topics")
def rows_of_labels(document: Record) -> Iterator[Record]:
    """Yield the topics' own words for positions."""
    for topic in document["topics"]:
        for position, label in topic["labels"].items():
            yield {"topic": topic["id"], "position": position, "label": label}


@_of("statements")
def rows_of_statements(document: Record) -> Iterator[Record]:
    """Yield the statements with their capacity."""
    for one in document["statements"]:
        capacity = {f"capacity_{key}": value for key, value in one["capacity"].items()}
        yield {**one, **capacity}


@_of("statements")
def rows_of_coding_stances(document: Record) -> Iterator[Record]:
    """Yield the stances of second codings, with the place of each coding."""
    for statement in document["statements"]:
        for number, coding in enumerate(statement["codings"], 1):
            for place, one in enumerate(coding["stances"], 1):
                yield {"statement": statement["id"], "coding": number, "place": place, **one}


@_of("statements")
def rows_of_addressed(document: Record) -> Iterator[Record]:
    """Yield whom statements were said to, and what they are about."""
    for one in document["statements"]:
        for kind in ("to", "about"):
            for place, whom in enumerate(one[kind], 1):
                yield {"statement": one["id"], "kind": kind, "place": place, "whom": whom}


@_of("lines")
def rows_of_considered(document: Record) -> Iterator[Record]:
    """Yield what the rule for a line looked at."""
    for line in document["lines"]:
        for place, one in enumerate(line["considered"], 1):
            yield {"country": line["country"], "topic": line["topic"], "place": place, **one}


@_of("shifts")
def rows_of_shifts(document: Record) -> Iterator[Record]:
    """Yield the shifts with their two sides."""
    for place, shift in enumerate(document["shifts"], 1):
        sides = {
            f"{side}_{key}": value for side in ("from", "to") for key, value in shift[side].items()
        }
        yield {**shift, **sides, "place": place}


@_of("facts")
def rows_of_facts(document: Record) -> Iterator[Record]:
    """Yield the facts with their values as text and as numbers."""
    for fact in document["facts"]:
        value = fact["value"]
        text = value if isinstance(value, str) else json.dumps(value)
        yield {**fact, "value": text, "number": None if isinstance(value, str) else value}


@_of("conflicts")
def rows_of_conflicts(document: Record) -> Iterator[Record]:
    """Yield the facts that take part in conflicts."""
    for place, conflict in enumerate(document["conflicts"], 1):
        for claim in conflict["claims"]:
            yield {**conflict, "conflict": place, "fact": claim["id"]}


@_of("roll_ups")
def rows_of_members(document: Record) -> Iterator[Record]:
    """Yield the members of organizations with the group of each, or that it is uncertain."""
    for one in document["roll_ups"]:
        for where, codes in one.items():
            if isinstance(codes, list):
                for code in codes:
                    yield {**one, "country": code, "where": where.replace("_", "-")}


@_of("statements")
def rows_of_accounts(document: Record) -> Iterator[Record]:
    """Yield the other accounts of the utterances that statements give."""
    for statement in document["statements"]:
        for one in statement["accounts"]:
            yield {**one, "statement": statement["id"], "other": one["statement"]}


def placed(name: str) -> Rows:
    """Return what yields a list of the document with the place of each record, from 1."""
    return Rows(
        name,
        lambda document: ({"place": place, **one} for place, one in enumerate(document[name], 1)),
    )


def parts_of_placed(name: str, part: str, value: str = "") -> Rows:
    """Return what yields the entries of a list in each record, with the places of both.

    Args:
        name: Name of the list of records.
        part: Name of the list in each.
        value: Name of the column for entries that are no records.
    """

    def found(document: Record) -> Iterator[Record]:
        for number, record in enumerate(document[name], 1):
            for place, one in enumerate(record[part], 1):
                values = {value: one} if value else one
                yield {name: number, "place": place, **values}

    return Rows(name, found)


@_of("alignment")
def rows_of_alignment_topics(document: Record) -> Iterator[Record]:
    """Yield the parts of the alignments."""
    for one in document["alignment"]:
        for place, (topic, value) in enumerate(one["topics"].items(), 1):
            yield {"a": one["a"], "b": one["b"], "topic": topic, "place": place, "value": value}
