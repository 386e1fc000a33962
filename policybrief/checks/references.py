"""Everything that an id refers to must be there."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from typing import Final

from policybrief import countries
from policybrief.hints import alike, country_hint, did_you_mean, short
from policybrief.models.actor import Actor, Country, Organization, Person
from policybrief.models.article import Article
from policybrief.models.corpus import Corpus
from policybrief.models.ids import is_id, slugify
from policybrief.models.stance import DROPPED, Stance
from policybrief.models.statement import Speaker, SpeakerKind, Statement
from policybrief.problems import Fix, Located, Problem, Severity

_BETWEEN: Final = re.compile(r"\s*[,;&/+]\s*|\s+and\s+")


def check_references(corpus: Corpus) -> Iterator[Problem]:
    """Yield the references to what is not there: of records, and of statements to one another."""
    yield from _same_as(corpus)
    yield from _in_actors(corpus)
    yield from _in_topics(corpus)


def check_article_references(frame: Corpus, article: Article) -> Iterator[Problem]:
    """Yield the references of an article to records that are not there."""
    if article.publisher is not None and article.publisher not in frame.publisher_by_id:
        yield _no_publisher(frame, article, article.publisher)
    for statement in article.statements:
        yield from _in_statement(frame, statement)


def _same_as(corpus: Corpus) -> Iterator[Problem]:
    for article in corpus.articles:
        for statement in article.statements:
            if (
                statement.same_as is not None
                and statement.same_as not in corpus.statement_by_id
                and not _may_be_unread(corpus, statement.same_as)
            ):
                yield Problem(
                    statement.place_of("same_as"),
                    "unknown-statement",
                    f"there is no statement '{statement.same_as}'",
                    did_you_mean(statement.same_as, corpus.statement_by_id)
                    or "write the id of a statement, the end of its permalink",
                )


def _no_publisher(corpus: Corpus, article: Article, id_: str) -> Problem:
    """Return the problem that a publisher has no file: its id becomes the address of a page."""
    place, meant = article.place_of("publisher"), did_you_mean(id_, corpus.publisher_by_id)
    fix = _fix(article, "publisher", id_, corpus.publisher_by_id)
    if is_id(id_) or fix is not None:
        return Problem(
            place,
            "unknown-publisher",
            f"there is no publisher '{short(id_)}'",
            meant or f"add publishers/{id_}.md",
            severity=Severity.WARNING if is_id(id_) else Severity.ERROR,
            fix=fix,
        )
    better = slugify(id_)
    return Problem(
        place,
        "bad-id",
        f"'{short(id_)}' cannot be the id of a publisher",
        meant or f"write '{better}', and add publishers/{better}.md",
    )


def _in_statement(corpus: Corpus, statement: Statement) -> Iterator[Problem]:
    speaker = statement.speaker
    if "speaker" not in statement.broken:
        if speaker.kind is SpeakerKind.ACTOR:
            yield from _actor(corpus, speaker.name, statement, "speaker")
        elif speaker.of is not None and "of" not in speaker.broken:
            yield from _country_or_organization(corpus, speaker.of, speaker, "of")
    if (
        statement.event is not None
        and "event" not in statement.broken
        and statement.event not in corpus.event_by_id
    ):
        yield Problem(
            statement.place_of("event"),
            "unknown-event",
            f"there is no event '{statement.event}'",
            did_you_mean(statement.event, corpus.event_by_id) or f"add events/{statement.event}.md",
            fix=_fix(statement, "event", statement.event, corpus.event_by_id),
        )
    for stances in (statement.stances, *(one.stances for one in statement.codings)):
        for stance in stances:
            yield from _in_stance(corpus, stance)


def _in_stance(corpus: Corpus, stance: Stance) -> Iterator[Problem]:
    if stance.topic not in corpus.topic_by_id:
        yield Problem(
            stance.place_of("topic"),
            "unknown-topic",
            f"there is no topic '{stance.topic}'",
            did_you_mean(stance.topic, corpus.topic_by_id) or f"add topics/{stance.topic}.md",
            fix=_fix(stance, "topic", stance.topic, corpus.topic_by_id),
        )
    if stance.of is not None and "of" not in stance.broken:
        yield from _actor(corpus, stance.of, stance, "of")
    conditions = corpus.briefing.conditions
    if (
        stance.condition not in (None, DROPPED)
        and stance.condition not in conditions
        and not corpus.briefing.broken & {"conditions", "*"}
    ):
        named = str(stance.condition)
        known = ", ".join([*sorted(conditions), DROPPED])
        yield Problem(
            stance.place_of("condition"),
            "unknown-condition",
            f"'{named}' is no condition of this briefing",
            did_you_mean(named, conditions)
            or f"use one of: {known}; or add it to 'conditions' in briefing.yml",
            fix=_fix(stance, "condition", named, conditions),
        )


def _in_actors(corpus: Corpus) -> Iterator[Problem]:
    for actor in corpus.actors:
        if (
            isinstance(actor, Person | Organization)
            and actor.country is not None
            and "country" not in actor.broken
        ):
            yield from _country(corpus, actor.country, actor, "country")
        if isinstance(actor, Person):
            for role in actor.roles:
                if "of" not in role.broken:
                    yield from _country_or_organization(corpus, role.of, role, "of")
                if role.speaks_for not in (None, "none") and "speaks_for" not in role.broken:
                    yield from _country(corpus, str(role.speaks_for), role, "speaks_for")
        else:
            for one in actor.memberships:
                if "organization" not in one.broken:
                    yield from _organization(corpus, one.organization, one, "organization")
    for publisher in corpus.publishers:
        if publisher.country is not None and "country" not in publisher.broken:
            yield from _country(corpus, publisher.country, publisher, "country")


def _in_topics(corpus: Corpus) -> Iterator[Problem]:
    for topic in corpus.topics:
        for asked in topic.asked_of:
            entry = f"asked_of.{asked}"
            field = entry if entry in topic.places else "asked_of"
            yield from _country_or_organization(corpus, asked, topic, field)


def _may_be_unread(corpus: Corpus, statement: str) -> bool:
    """Say whether a statement's id may be that of one whose speaker or words are a mistake."""
    for article in corpus.articles:
        broken = article.broken & {"*", "statements"} or any(
            one.broken & {"words", "id", "nth"}
            or (
                ("speaker" in one.broken or one.speaker.broken or _is_unknown(corpus, one.speaker))
                and one.id.rpartition("-")[2] == statement.rpartition("-")[2]
            )
            for one in article.statements
        )
        if broken and (
            statement.startswith(f"{article.id}-")
            or any("id" in one.broken for one in article.statements)
        ):
            return True
    return False


def _is_unknown(corpus: Corpus, speaker: Speaker) -> bool:
    return speaker.kind is SpeakerKind.ACTOR and _known(corpus, speaker.name) is None


def _is_unread(corpus: Corpus, id_: str) -> bool:
    known = corpus.actor_by_id.get(id_)
    return known is not None and "*" in known.broken


@functools.cache
def _country_without_file(code: str) -> Country | None:
    return None if countries.country(code) is None else Country(id=code)


def _known(corpus: Corpus, id_: str) -> Actor | None:
    return corpus.actor_by_id.get(id_) or _country_without_file(id_)


def _actor(corpus: Corpus, id_: str, owner: Located, field: str) -> Iterator[Problem]:
    if _known(corpus, id_) is None:
        yield Problem(
            owner.place_of(field),
            "unknown-actor",
            f"there is no actor '{id_}'",
            _hint(corpus, id_),
            fix=_fix_of_actor(corpus, id_, owner, field),
        )


def _country_or_organization(
    corpus: Corpus, id_: str, owner: Located, field: str
) -> Iterator[Problem]:
    if _is_unread(corpus, id_):
        return
    match _known(corpus, id_):
        case None:
            hint = _listed(corpus, id_) or did_you_mean(id_, corpus.actor_by_id)
            hint = hint or country_hint(id_)
            yield Problem(
                owner.place_of(field),
                "unknown-actor",
                f"there is no country or organization '{id_}'",
                hint or "write a country's code, or add a file for an organization to actors/",
                fix=_fix_of_actor(corpus, id_, owner, field),
            )
        case Person():
            yield Problem(
                owner.place_of(field),
                "not-a-country",
                f"'{id_}' is a person",
                "a country or an organization is needed here",
            )


def _country(corpus: Corpus, id_: str, owner: Located, field: str) -> Iterator[Problem]:
    if not _is_unread(corpus, id_) and not isinstance(_known(corpus, id_), Country):
        yield Problem(
            owner.place_of(field),
            "unknown-country",
            f"'{id_}' is no country",
            country_hint(id_) or "write its ISO 3166-1 code, like 'ro'",
        )


def _organization(corpus: Corpus, id_: str, owner: Located, field: str) -> Iterator[Problem]:
    if _is_unread(corpus, id_):
        return
    match _known(corpus, id_):
        case None:
            organizations = [one.id for one in corpus.actors if isinstance(one, Organization)]
            yield Problem(
                owner.place_of(field),
                "unknown-actor",
                f"there is no organization '{id_}'",
                did_you_mean(id_, organizations) or f"add actors/{id_}.md",
                fix=_fix_of_actor(corpus, id_, owner, field),
            )
        case Person():
            hint = "an organization is needed here"
            yield Problem(
                owner.place_of(field), "not-an-organization", f"'{id_}' is a person", hint
            )


def _fix(owner: Located, field: str, text: str, known: Iterable[str]) -> Fix | None:
    """Return the fix that writes the only id that differs from *text* in case and hyphens alone."""
    meant = alike(text, known)
    return None if meant is None else Fix.at(owner.place_of(field), text, meant)


def _fix_of_actor(corpus: Corpus, text: str, owner: Located, field: str) -> Fix | None:
    """Return the fix that writes the id of the only actor that *text* can name."""
    meant = set(_named(corpus, text)) | {one for one in corpus.actor_by_id if alike(text, [one])}
    return Fix.at(owner.place_of(field), text, meant.pop()) if len(meant) == 1 else None


def _named(corpus: Corpus, text: str) -> list[str]:
    """Return the ids of the actors that *text* names, whatever its case."""
    bare = text.casefold()
    return sorted(
        {
            one.id
            for one in corpus.actors
            if any(bare == name.casefold() for name in (one.id, one.name, *one.aka))
        }
    )


def _listed(corpus: Corpus, text: str) -> str | None:
    """Return a hint for several actors in one text, or None when it does not name several."""
    parts = [part for part in _BETWEEN.split(text) if part]
    ids = [_id_of(corpus, part) for part in parts]
    if len(parts) < 2 or None in ids:
        return None
    return f"write a list: [{', '.join(str(id_) for id_ in ids)}]"


def _id_of(corpus: Corpus, text: str) -> str | None:
    """Return the id of the only actor that *text* names, or the code of its country."""
    named = _named(corpus, text)
    return named[0] if len(named) == 1 else countries.resolve(text)


def _hint(corpus: Corpus, id_: str) -> str:
    named = _named(corpus, id_)
    if named:
        return "write the id: " + " or ".join(f"'{one}'" for one in named)
    return (
        _listed(corpus, id_)
        or did_you_mean(id_, corpus.actor_by_id)
        or country_hint(id_)
        or "add a file for it to actors/, or write {name: …, of: …} for somebody without one"
    )
