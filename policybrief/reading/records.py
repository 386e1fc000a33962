"""Records and fields that the files write in a form of their own: speakers, stances, labels."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any, Final

from policybrief.hints import did_you_mean, short
from policybrief.models.actor import Country, Organization, Person
from policybrief.models.article import Article
from policybrief.models.briefing import Briefing
from policybrief.models.coding import Coding
from policybrief.models.ids import LONGEST
from policybrief.models.role import RoleKind
from policybrief.models.stance import DROPPED, Position, Stance
from policybrief.models.statement import Speaker, SpeakerKind, Statement
from policybrief.models.topic import Topic
from policybrief.problems import Location
from policybrief.reading import fields
from policybrief.reading.fields import WrongError
from policybrief.reading.placed import Broken, Row, Table, Text
from policybrief.reading.structuring import (
    EMPTY_ENTRY,
    OWN_FORMS,
    STAND_INS,
    Read,
    Structurer,
    plans,
)

MAX_STATEMENTS: Final = 5_000
"""How many statements one article may have; each speaker of a list makes one."""

_POSITIONS = tuple(position.value for position in Position)


def _labels(structurer: Structurer, value: Any) -> Mapping[Position, str]:
    found = {}
    for key, label in structurer.table(value, "'labels'").items():
        try:
            position = fields.as_position(key)
        except WrongError as wrong:
            structurer.note(key, wrong)
            continue
        words = _meaning(structurer, key, label)
        if words is not None:
            found[position] = words
    return found


def _conditions(structurer: Structurer, value: Any) -> Mapping[str, str]:
    found = {}
    for key, meaning in structurer.table(value, "'conditions'").items():
        if key == DROPPED or not 1 <= len(key.strip()) <= LONGEST:
            message = f"'{short(key)}' cannot name a condition"
            hint = f"write a word of at most {LONGEST} letters; '{DROPPED}' drops a condition"
            structurer.note(key, WrongError("invalid-value", message, hint))
            continue
        found[str(key)] = _meaning(structurer, key, meaning) or str(key)
    return found


def _subjects(structurer: Structurer, value: Any) -> Mapping[str, str]:
    found = {}
    for key, name in structurer.table(value, "'subjects'").items():
        words = _meaning(structurer, key, name)
        if words is not None:
            found[str(key)] = words
    return found


def _meaning(structurer: Structurer, key: Text, value: Any) -> str | None:
    """Return the words under a key, or note that there are none."""
    if value is None:
        wrong = WrongError("empty-value", f"'{short(key)}' has no words", "write them")
        structurer.note(key, wrong)
        return None
    try:
        return fields.as_text(value)
    except WrongError as wrong:
        structurer.note(value, wrong)
        return None


def _authority(structurer: Structurer, value: Any) -> Mapping[str, int]:
    kinds = [*(kind.value for kind in RoleKind), "body", "country"]
    found = {}
    for key, band in structurer.table(value, "'authority'").items():
        if key not in kinds:
            hint = did_you_mean(key, kinds) or "use one of: " + ", ".join(kinds)
            message = f"'{short(key)}' is no kind of post"
            structurer.note(key, WrongError("unknown-kind", message, hint))
        try:
            number = fields.as_integer("" if band is None else band)
            if not 0 <= number <= 4:
                message = f"'{number}' is not a band"
                raise WrongError("not-a-number", message, "bands run from 0 to 4")
            found[str(key)] = number
        except WrongError as wrong:
            structurer.note(key if band is None else band, wrong)
    return found


def _countries_or_ids(structurer: Structurer, value: Any) -> tuple[str, ...]:
    places: dict[str, tuple[int, int]] = {}

    def read(_: Structurer, one: Any) -> str:
        code = fields.as_country_or_id(one)
        places.setdefault(code, (one.line, one.column))
        return code

    found = structurer.many(value, read)
    structurer.entries(places)
    return found


def _names(structurer: Structurer, value: Any) -> tuple[str, ...]:
    """Return the entries of a list, and note one text that seems to be several."""
    found = structurer.many(value, lambda _, one: fields.as_text(one))
    if isinstance(value, Text) and "," in value:
        message = f"'{short(value)}' is one text with commas, and is taken as one"
        hint = f"write a list: [{value.strip()}]"
        if value.count(",") == 1:
            hint += f', or ["{value.strip()}"] when it is one'
        structurer.note(value, WrongError("text-for-list", message, hint))
    return found


def _stances(structurer: Structurer, value: Any) -> tuple[Stance, ...]:
    found = []
    for key, stance in structurer.table(value, "'stances'").items():
        if stance is None:
            message = f"'{short(key)}' has no position"
            hint = "write one of: " + ", ".join(one.value for one in Position)
            structurer.note(key, WrongError("empty-value", message, hint))
            structurer.drop()
            continue
        topic = (key.line, key.column)
        stance = _without_label(structurer, key, stance)
        if isinstance(stance, Table):
            made = structurer.build(Stance, stance, places={"topic": topic}, topic=str(key))
        else:
            made = _plain_stance(structurer, key, stance)
        found.append(made)
    return tuple(found)


def _without_label(structurer: Structurer, topic: Text, stance: Any) -> Any:
    """Return *stance* with a broken position, and note it, where that is a label of the topic."""
    given = stance.get("position") if isinstance(stance, Table) else stance  # type: ignore[call-overload]
    labels = structurer.labels.get(str(topic), {})
    meant = labels.get(given.strip().lower()) if type(given) is Text else None
    if meant is None or given in _POSITIONS:
        return stance
    message = f"'{short(given)}' is a label of '{topic}', and no position"
    structurer.note(given, WrongError("unknown-position", message, f"write '{meant}'"))
    broken = Broken(given, given.line, given.column)
    if not isinstance(stance, Table):
        return broken
    right = Table(stance.line, stance.column, stance.lost)
    right.update((key, broken if key == "position" else value) for key, value in stance.items())
    return right


def _plain_stance(structurer: Structurer, topic: Text, value: Any) -> Stance:
    broken: frozenset[str] = frozenset()
    try:
        position = fields.as_position(value)
    except WrongError as wrong:
        structurer.note(value, wrong)
        position, broken = Position.UNCLEAR, frozenset(["position"])
    place = (value.line, value.column)
    return Stance(
        location=Location(structurer.path, *place),
        places={"position": place, "topic": (topic.line, topic.column)},
        broken=broken,
        topic=str(topic),
        position=position,
    )


def _speaker(structurer: Structurer, value: Any) -> Speaker:
    if isinstance(value, Text):
        text = fields.as_text(value)
        location = Location(structurer.path, value.line, value.column)
        if text == "author":
            return Speaker(kind=SpeakerKind.AUTHOR, name=text, location=location)
        return Speaker(name=fields.as_country_or_id(text), location=location)
    table = structurer.table(value, "a speaker without a file")
    known = ["of", "as", *(key for key in ("name", "unnamed") if key in table)]
    if len(known) == 2:
        known += ["name", "unnamed"]
    table = structurer.corrected(table, known)
    key = "unnamed" if "unnamed" in table else "name"
    if key == "unnamed" and "name" in table:
        message = "the speaker has both 'name' and 'unnamed'"
        hint = "keep one of the two: 'name', or 'unnamed' for somebody whose name is not told"
        structurer.note_at(table.place_of("name"), WrongError("invalid-value", message, hint))
    kind = SpeakerKind.UNNAMED if key == "unnamed" else SpeakerKind.NAMED
    inner = Table(table.line, table.column)
    for one, given in table.items():
        name = {key: "name", "as": "described"}.get(one, str(one))
        if one == "name" != key:
            continue
        inner[Text(name, one.line, one.column)] = given
    if table.get(key) is None:  # type: ignore[call-overload]
        place = table.place_of(key)
        hint = f"add '{key}: …'"
        if key not in table:
            hint += ", or 'unnamed: …' for somebody whose name is not told"
        wrong = WrongError("missing-field", f"'{key}' is missing", hint)
        structurer.note_at(place, wrong)
        inner[Text("name", *place)] = Broken("?", *place)
    return structurer.build(Speaker, inner, kind=kind)


def _statements(structurer: Structurer, value: Any) -> tuple[Statement, ...]:
    found: list[Statement] = []
    if not isinstance(value, Row):
        message = "'statements' is a list of statements"
        raise WrongError("not-a-list", message, "begin each with '- speaker: …'")
    empty = iter(value.empty)
    for one in value:
        if len(found) > MAX_STATEMENTS:
            message = f"the article has more than {MAX_STATEMENTS:,} statements"
            raise WrongError("too-many-entries", message, "split the file")
        if isinstance(one, Table):
            found += _statement(structurer, one)
            continue
        structurer.drop()
        if one is None:
            structurer.note_at(next(empty), EMPTY_ENTRY)
        else:
            message = "a statement is written as 'key: value' pairs"
            structurer.note(one, WrongError("not-a-mapping", message, "begin with '- speaker: …'"))
    return tuple(found)


def _statement(structurer: Structurer, table: Table) -> list[Statement]:
    """Return one statement for each of its speakers."""
    right = structurer.corrected(_without_stances(structurer, table), plans(Statement))
    if table and not right:
        structurer.drop()
        return []  # nothing of it is a statement's, and that has been said
    plain, broken = _with_words(structurer, right)
    speakers = plain.get("speaker")  # type: ignore[call-overload]
    if not isinstance(speakers, Row):
        return [structurer.build(Statement, plain, broken=broken)]
    plain = _without(plain, "speaker")
    read = structurer.fields(Statement, plain, {"speaker": STAND_INS[Speaker]})
    read.broken.update(broken)
    found = []
    for speaker in _each_speaker(structurer, speakers):
        values, faults = read.values, read.broken
        if speaker is None:
            place = (speakers.line, speakers.column)
            faults = {*faults, "speaker"}
        else:
            place = (speaker.location.line, speaker.location.column)
            values = {**values, "speaker": speaker}
        places = {**read.places, "speaker": place}
        found.append(structurer.make(Statement, plain, Read(values, places, faults)))
    return found


def _without_stances(structurer: Structurer, table: Table) -> Table:
    """Return *table* without what belongs under ``stances``, and note it."""
    known = plans(Statement)
    if all(map(known.__contains__, table)):
        return table
    right = Table(table.line, table.column, table.lost)
    for key, value in table.items():
        position = value
        if isinstance(value, Table):
            position = value.get("position")  # type: ignore[call-overload]
        if key == "position":
            hint = "indent it under 'stances:', behind the id of its topic"
        elif key in known or position not in _POSITIONS or did_you_mean(key, known):
            right[key] = value
            continue
        else:
            hint = "indent it under 'stances:'"
        structurer.note(key, WrongError("unknown-field", f"unknown field '{short(key)}'", hint))
    return right


def _each_speaker(structurer: Structurer, speakers: Row) -> list[Speaker | None]:
    """Return the speakers of a list; None for one that could not be read."""
    if not speakers:
        wrong = WrongError("empty-value", "the list of speakers is empty", "name one at least")
        structurer.note(speakers, wrong)
        return [None]
    found: list[Speaker | None] = []
    empty = iter(speakers.empty)
    for one in speakers:
        speaker = None
        if one is None:
            structurer.note_at(next(empty), EMPTY_ENTRY)
        elif type(one) is not Broken:
            try:
                speaker = _speaker(structurer, one)
            except WrongError as fault:
                structurer.note(one, fault)
        found.append(speaker)
    return found


def _with_words(structurer: Structurer, table: Table) -> tuple[Table, set[str]]:
    """Return *table* with exactly one wording, and "words" when that is a stand-in."""
    quote = table.get("quote")  # type: ignore[call-overload]
    reported = table.get("reported")  # type: ignore[call-overload]
    key = "quote" if "quote" in table and reported is None else "reported"
    value = table.get(key)  # type: ignore[call-overload]
    if quote is not None and reported is not None:
        message = "the statement has both 'quote' and 'reported'"
        hint = "'quote' for words in quotation marks, 'reported' for the article's own words"
        structurer.note(reported, WrongError("not-one-wording", message, hint))
    elif value is not None:
        try:
            fields.as_text(value)
        except WrongError as wrong:
            structurer.note(value, wrong)
        else:
            if type(value) is not Broken:
                return table, set()
    elif key in table:
        hint = "write the words as they stand in the text"
        gone = WrongError("empty-value", f"'{key}' has no words", hint)
        structurer.note_at(table.place_of(key), gone)
    elif not (structurer.lost or table.lost):
        message = "the statement has neither 'quote' nor 'reported'"
        hint = "'quote' for words in quotation marks, 'reported' for the article's own words"
        structurer.note(table, WrongError("not-one-wording", message, hint))
    place = table.place_of(key)
    plain = _without(table, "quote", "reported")
    plain[Text(key, *place)] = Text("?", *place)
    return plain, {"words"}


def _without(table: Table, *keys: str) -> Table:
    """Return a copy of *table* without some keys."""
    rest = Table(table.line, table.column, table.lost)
    rest.update((key, value) for key, value in table.items() if key not in keys)
    return rest


def make_structurer(
    path: PurePosixPath, labels: Mapping[str, Mapping[str, str]] | None = None
) -> Structurer:
    """Return what builds the models of one file, with the forms of this module.

    Args:
        path: The file.
        labels: The position that each label of a topic, in lower case, stands for, by topic.
    """
    return Structurer(path, labels)


OWN_FORMS.update(
    {
        (Topic, "labels"): _labels,
        (Topic, "asked_of"): _countries_or_ids,
        (Topic, "keywords"): _names,
        (Country, "aka"): _names,
        (Person, "aka"): _names,
        (Organization, "aka"): _names,
        (Briefing, "conditions"): _conditions,
        (Briefing, "subjects"): _subjects,
        (Briefing, "authority"): _authority,
        (Article, "statements"): _statements,
        (Statement, "stances"): _stances,
        (Coding, "stances"): _stances,
        (Statement, "speaker"): _speaker,
    }
)
