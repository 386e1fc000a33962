"""People, organizations, posts, events and speeches as Popolo JSON.

Popolo has no word for a topic or a position; what was said stands as speeches: the words, or the
gist as a ``summary`` where the words are not published. A country is an area, and an organization
in which posts are held. Popolo's dates have no marks for what is uncertain: the dates as EDTF
writes them stand beside them as ``edtf``.

Source: The Popolo Project, data specification and JSON schemas, http://www.popoloproject.com/specs/.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

from policybrief.analysis.ledger import Analysis
from policybrief.models.ids import slugify
from policybrief.models.statement import SpeakerKind, Statement
from policybrief.sharing.json_text import json_parts
from policybrief.writing.records import Record, actor_records, event_records
from policybrief.writing.rights import shown_words, speaker_name

_POINT: Final = re.compile(r"([0-9]{4})(?:-(0[1-9]|1[0-2])(?:-([0-9]{2}))?)?")


def export_popolo(analysis: Analysis) -> str:
    """Return the document as JSON text."""
    return b"".join(popolo_parts(analysis)).decode("utf-8")


def popolo_parts(analysis: Analysis) -> Iterator[bytes]:
    """Yield the document as JSON, part by part."""
    actors = actor_records(analysis)
    people = [one for one in actors if one["kind"] == "person"]
    bodies = [one for one in actors if one["kind"] != "person"]
    speakers = {one["id"] for one in people}
    names = {one["id"]: one["name"] for one in bodies}
    document = {
        "persons": [_person(one, names) for one in people],
        "organizations": [_organization(one) for one in bodies],
        "posts": list(_posts(people, names)),
        "memberships": [*_held(people), *_belonging(bodies)],
        "areas": [
            {"id": one["id"], "name": one["name"], "classification": "country"}
            for one in bodies
            if one["kind"] == "country"
        ],
        "events": [_event(one) for one in event_records(analysis)],
        "speeches": (_speech(analysis, one, speakers) for one in analysis.corpus.published),
    }
    return json_parts(document)


def _known(**values: Any) -> Record:
    """Return the values that are known: Popolo leaves out what is not."""
    return {key: value for key, value in values.items() if value not in (None, [])}


def _person(actor: Record, names: Record) -> Record:
    return _known(
        id=actor["id"],
        name=actor["name"],
        other_names=[{"name": name} for name in actor["aka"]],
        summary=actor.get("described"),
        national_identity=names.get(actor["country"]),
        biography=actor.get("prose"),
    )


def _organization(actor: Record) -> Record:
    country = actor["kind"] == "country"
    return _known(
        id=actor["id"],
        name=actor["name"],
        other_names=[{"name": name} for name in [*actor["aka"], *actor.get("government", ())]],
        classification="country" if country else actor["type"],
        area_id=actor["id"] if country else actor["country"],
    )


def _post(role: Record) -> str:
    return f"{role['of']}/{slugify(role['title'])}"


def _posts(people: Iterable[Record], names: Record) -> Iterator[Record]:
    """Yield each post once, whoever holds it."""
    found: dict[str, Record] = {}
    for person in people:
        for role in person["roles"]:
            label = f"{role['title']} of {names.get(role['of'], role['of'])}"
            found.setdefault(
                _post(role),
                {
                    "id": _post(role),
                    "label": label,
                    "role": role["title"],
                    "organization_id": role["of"],
                },
            )
    yield from (found[id_] for id_ in sorted(found))


def _held(people: Iterable[Record]) -> Iterator[Record]:
    """Yield the posts that people hold, as memberships."""
    for person in people:
        for place, role in enumerate(person["roles"], 1):
            yield _known(
                id=f"{person['id']}/role/{place}",
                person_id=person["id"],
                organization_id=role["of"],
                post_id=_post(role),
                role=f"acting {role['title']}" if role["acting"] else role["title"],
                **_dates(role["span"]),
                sources=_sources(role["source"]),
            )


def _belonging(bodies: Iterable[Record]) -> Iterator[Record]:
    """Yield that countries and organizations belong to organizations."""
    for body in bodies:
        for place, one in enumerate(body["memberships"], 1):
            yield _known(
                id=f"{body['id']}/membership/{place}",
                member={"@type": "Organization", "id": body["id"], "name": body["name"]},
                organization_id=one["organization"],
                **_dates(one["span"]),
                sources=_sources(one["source"]),
            )


def _event(event: Record) -> Record:
    return _known(
        id=event["id"],
        name=event["title"],
        description=event["prose"],
        **({} if event["date"] is None else _dates(event["date"])),
        location=event["place"],
        sources=_sources(event["url"]),
    )


def _sources(written: str | None) -> list[Record]:
    """Return where something comes from: an address, or words."""
    if written is None:
        return []
    return [{"url": written} if "://" in written else {"note": written}]


def _dates(edtf: str) -> Record:
    """Return start and end of a date or span, as far as they are known, and the whole of it."""
    first, slash, last = edtf.partition("/")
    values = {"start_date": _date(first), "end_date": _date(last if slash else first)}
    return {**values, "edtf": edtf}


def _date(point: str) -> str | None:
    match = _POINT.match(point)
    return None if match is None else match[0]


def _speech(analysis: Analysis, statement: Statement, people: set[str]) -> Record:
    article = analysis.corpus.article_by_id[statement.article]
    role = analysis.capacity(statement).role
    key = statement.speaker.key
    named = statement.speaker.kind in (SpeakerKind.ACTOR, SpeakerKind.NAMED)
    audience = next((one for one in statement.to if one in people), None)
    day = analysis.day(statement)
    quoted = analysis.corpus.quote_of(statement) is not None
    return _known(
        id=statement.id,
        creator_id=key if named and key in people else None,
        attribution_text=speaker_name(analysis, statement),
        role=None if role is None else role.title,
        audience_id=audience,
        title=statement.gist,
        text=shown_words(analysis, statement) or None,
        type="speech" if quoted else "summary",
        date=None if day is None else day.isoformat(),
        edtf=None if statement.said is None else statement.said.text,
        event_id=statement.event,
        sources=[_known(url=article.url, note=article.title)],
    )
