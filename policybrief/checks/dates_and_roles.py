"""Dates and roles must fit each other."""

from __future__ import annotations

import datetime
import functools
import itertools
from collections.abc import Callable, Iterator, Sequence

from policybrief.analysis.capacity import Capacity, capacity
from policybrief.models.actor import Person
from policybrief.models.article import Article
from policybrief.models.corpus import Corpus
from policybrief.models.dates import EdtfDate, End
from policybrief.models.posts import post_on
from policybrief.models.role import Role, RoleKind, kind_of_title
from policybrief.models.statement import Speaker, SpeakerKind, Statement
from policybrief.models.utterances import Shared, utterance_of
from policybrief.problems import Located, Problem

_SINGLE = frozenset([RoleKind.HEAD_OF_STATE, RoleKind.HEAD_OF_GOVERNMENT])
_LEAST_DOUBT = 31


def check_dates_and_roles(corpus: Corpus) -> Iterator[Problem]:
    """Yield dates that cannot be, titles that are not known, and roles that do not fit."""
    for run, shared in zip(corpus.runs, corpus.shared_by_run, strict=True):
        yield from corpus.memory.of(_roles_in_run, run, corpus.frame, when=shared, using=corpus)
    for actor in corpus.actors:
        if isinstance(actor, Person):
            yield from _titles(actor)
    yield from _overlaps(corpus)
    yield from _as_of(corpus)


def check_article_dates(frame: Corpus, article: Article) -> Iterator[Problem]:
    """Yield statements of an article that cannot have been said on their dates."""
    for statement in article.statements:
        yield from _said(article, statement)
        yield from _at_event(frame, article, statement)


def _as_of(corpus: Corpus) -> Iterator[Problem]:
    """Yield that the briefing's day is before the dates of articles."""
    briefing = corpus.briefing
    day = briefing.as_of_day
    dates = [
        one.date.earliest
        for one in corpus.articles
        if one.date is not None
        and one.date.earliest is not None
        and not one.broken & {"date", "*"}
        and not (one.draft or one.withdrawn is not None or one.embargoed(day))
    ]
    if day is None or "as_of" in briefing.broken or not dates or max(dates) <= day:
        return
    later = sum(date > day for date in dates)
    many = "an article" if later == 1 else f"{later} articles"
    yield Problem(
        briefing.place_of("as_of"),
        "as-of-before-newest",
        f"'{briefing.as_of}' is earlier than the date of {many}, the newest of {max(dates)}",
        f"what was said later does not count; write 'as_of: {max(dates)}', or delete the line",
    )


def _said(article: Article, statement: Statement) -> Iterator[Problem]:
    if (
        statement.broken & {"said"}
        or article.broken & {"date", "defaults"}
        or "said" in article.defaults.broken
        or statement.said is None
    ):
        return
    if _is_later(statement.said, article.date):
        own = "said" in statement.places or not article.defaults.places
        yield Problem(
            statement.place_of("said") if own else article.defaults.place_of("said"),
            "said-after-published",
            f"said on {statement.said}, but the article is of {article.date}",
            "correct 'said', or the article's date",
        )


def _is_later(said: EdtfDate, published: EdtfDate | None) -> bool:
    """Say whether *said* is surely later than *published*; dates that are only about may miss."""
    if published is None or published.latest is None or said.earliest is None:
        return False
    return _later(said.earliest, -_doubt(said)) > _later(published.latest, _doubt(published))


def _at_event(corpus: Corpus, article: Article, statement: Statement) -> Iterator[Problem]:
    """Yield a statement that was surely said before or after its event."""
    event = corpus.event_by_id.get(statement.event or "")
    if event is None or event.date is None or statement.said is None:
        return
    if (
        statement.broken & {"said", "event"}
        or event.broken & {"date"}
        or article.broken & {"date", "defaults"}
        or "said" in article.defaults.broken
    ):
        return
    if _is_later(statement.said, article.date):
        return  # one of the two dates is wrong, which is reported
    dates = (statement.said, event.date)
    if any(one.approximate or one.uncertain for one in dates) or dates[0].overlaps(dates[1]):
        return
    yield Problem(
        statement.place_of("event"),
        "event-date",
        f"said on {statement.said}, but the event '{event.id}' was on {event.date}",
        f"correct 'said', 'event', or the date in events/{event.id}.md",
    )


def _roles_in_run(
    corpus: Corpus, run: tuple[Article, ...], frame: Corpus, *shared: Shared
) -> tuple[Problem, ...]:
    """Return the statements of a run whose speakers held no post on their days."""
    days, found = corpus.utterance_days, list[Problem]()
    for article in run:
        said = (days.get(utterance_of(corpus, one), one.day) for one in article.statements)
        found += corpus.memory.of(_roles_in, article, frame, when=tuple(said))
    return tuple(found)


def _roles_in(article: Article, frame: Corpus, *days: datetime.date | None) -> tuple[Problem, ...]:
    """Return the statements of an article whose speakers held no post on their days."""
    return tuple(_no_role(frame, article, days))


def _no_role(
    corpus: Corpus, article: Article, days: Sequence[datetime.date | None]
) -> Iterator[Problem]:
    if article.broken & {"date", "defaults"}:
        return
    for statement, day in zip(article.statements, days, strict=True):
        if statement.broken & {"said", "speaker", "personal"} or statement.personal:
            continue
        if statement.speaker.kind is SpeakerKind.ACTOR and statement.stances:
            yield from _role_on(corpus, statement.speaker, day, statement, "speaker")
        for stance in statement.stances:
            if stance.of is not None and "of" not in stance.broken:
                of = Speaker.actor(stance.of)
                yield from _role_on(corpus, of, day, stance, "of")


def _capacities(frame: Corpus) -> Callable[[Speaker, datetime.date], Capacity]:
    """Return what tells in which capacity somebody speaks on a day, each computed once."""
    return functools.cache(functools.partial(capacity, frame))


def _role_on(
    corpus: Corpus, speaker: Speaker, day: datetime.date | None, owner: Located, field: str
) -> Iterator[Problem]:
    person = corpus.actor_by_id.get(speaker.name)
    if not isinstance(person, Person) or day is None or not person.roles:
        return
    if person.broken & {"roles", "*"}:
        return
    if any(role.broken for role in person.roles):
        return
    if speaker.kind is SpeakerKind.ACTOR and post_on(corpus, person, day) is not None:
        return  # the commonest case, told by less than a capacity
    held = corpus.memory.of(_capacities, corpus.frame)(speaker, day)
    single = next((role.span for role in person.roles if not role.span.span), None)
    if held.uncertain and held.role is not None:
        yield Problem(
            owner.place_of(field),
            "role-uncertain",
            f"it is not certain that {person.name} was {held.role.title} on {day}",
            f"make the dates of the role in actors/{person.id}.md firmer; the statement makes no "
            "line until then",
        )
    elif held.role is None:
        former = "" if held.former is None else f" ({held.former.title} {held.former.span})"
        yield Problem(
            owner.place_of(field),
            "no-role-on-day",
            f"{person.name} held no post on {day}{former} and counts among the other voices",
            f"correct the dates in actors/{person.id}.md or of the statement, or add "
            "'personal: true'"
            if single is None
            else f"write '{single}/..' in actors/{person.id}.md when the post is still held",
        )


def _titles(person: Person) -> Iterator[Problem]:
    for role in person.roles:
        if (
            role.kind is RoleKind.NONE
            and not role.broken
            and "kind" not in role.places
            and kind_of_title(role.title) is None
        ):
            yield Problem(
                role.place_of("title"),
                "unknown-title",
                f"'{role.title}' is no title known here, so it speaks for no country",
                "use the long form with 'kind:', one of: "
                + ", ".join(kind.value for kind in RoleKind),
            )


def _overlaps(corpus: Corpus) -> Iterator[Problem]:
    """Yield posts for one that two hold at once, and posts that a person holds twice at once.

    A title that begins with "co-" is a post for several.
    """
    held: dict[tuple[str, ...], list[tuple[Person, Role]]] = {}
    for actor in corpus.actors:
        if isinstance(actor, Person):
            for role in actor.roles:
                if not role.broken and role.kind is not RoleKind.NONE:
                    title = " ".join(role.title.lower().split())
                    held.setdefault((role.of, role.kind.value, title), []).append((actor, role))
    for group in held.values():
        group.sort(key=lambda one: (one[1].span.earliest or datetime.date.min, one[0].id))
        said: set[int] = set()
        for (first, earlier), (second, later) in itertools.combinations(group, 2):
            same = first.id == second.id
            if not same and (later.kind not in _SINGLE or later.acting or earlier.acting):
                continue
            if not same and later.title.lower().startswith("co-"):
                continue
            if id(later) in said or not _share_days(earlier, later):
                continue
            said.add(id(later))
            who = "the same post twice" if same else f"the post that {first.name} holds"
            yield Problem(
                later.location,
                "role-overlap",
                f"{second.name} is {later.title} of {later.of} {later.span}, {who} "
                f"({earlier.span})",
                "correct the dates so that one ends when the other begins; a post for several has "
                "a title like 'co-president'",
            )


def _share_days(one: Role, other: Role) -> bool:
    """Say whether two spans surely share more than the day on which one follows the other."""
    begins = [_surely_from(role.span) for role in (one, other)]
    ends = [_surely_until(role.span) for role in (one, other)]
    return max(begins) < min(ends)


def _surely_from(span: EdtfDate) -> datetime.date:
    """Return the first day that *span* surely covers, if it covers any."""
    if span.start is not End.KNOWN:
        return datetime.date.max if span.start is End.UNKNOWN else datetime.date.min
    start = EdtfDate.parse(span.text.partition("/")[0])
    return _later(start.latest or datetime.date.max, _doubt(start))


def _surely_until(span: EdtfDate) -> datetime.date:
    """Return the last day that *span* surely covers, if it covers any."""
    if span.end is not End.KNOWN:
        return datetime.date.min if span.end is End.UNKNOWN else datetime.date.max
    end = EdtfDate.parse(span.text.rpartition("/")[2])
    return _later(end.earliest or datetime.date.min, -_doubt(end))


def _doubt(date: EdtfDate) -> int:
    """Return by how many days *date* may be wrong when it is marked as about or uncertain."""
    if not (date.approximate or date.uncertain):
        return 0
    days = (date.latest - date.earliest).days if date.latest and date.earliest else 0
    return max(days, _LEAST_DOUBT)


def _later(day: datetime.date, days: int) -> datetime.date:
    """Return the day so many days later, within the years that there are."""
    number = day.toordinal() + days
    return datetime.date.fromordinal(
        min(max(number, datetime.date.min.toordinal()), datetime.date.max.toordinal())
    )
