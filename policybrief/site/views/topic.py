"""A topic's page."""

from __future__ import annotations

from collections import Counter

import attrs
from markupsafe import Markup

from policybrief.analysis.evidence import Grade
from policybrief.analysis.standing import Silence, Standing
from policybrief.analysis.words import ASCRIBED, GRADES, counted, day_words, listed
from policybrief.models.stance import Position, Side
from policybrief.site.addresses import Here, Link
from policybrief.site.desk import Desk
from policybrief.site.prose import render_prose
from policybrief.site.views.coders import coders_words
from policybrief.site.views.corrections import CountedCorrectionsView
from policybrief.site.views.country import SourceView, source_views, standings_corrections
from policybrief.site.views.dependence import DependenceView, dependence_view
from policybrief.site.views.lines import (
    LineView,
    ShiftView,
    VoiceView,
    line_view,
    shift_views,
    voice_view,
)
from policybrief.site.views.mentioned import MentionsView, mentions_view
from policybrief.site.views.moments import MomentsView, moments_view
from policybrief.site.views.rollup import RollUpView, topic_roll_up_views
from policybrief.site.views.salience import SalienceView, salience_view
from policybrief.site.views.statements import (
    PositionView,
    StatementView,
    position_view,
    statement_view,
)
from policybrief.site.views.topic_map import TopicMapView, topic_map_view

_MOST_ARGUMENTS = 12


@attrs.frozen
class GroupView:
    """The countries that hold one position.

    Attributes:
        position: The position, without conditions.
        lines: Their lines, by country.
    """

    position: PositionView
    lines: tuple[LineView, ...]


@attrs.frozen
class TopicView:
    """What the template ``topic.md.jinja`` sees.

    Attributes:
        title: Short name of the topic.
        proposition: The sentence that one is for or against.
        question: The same as a question.
        answer: What the lines answer, in sentences.
        as_of: The date of all lines, in words.
        groups: The current lines by position, from for to against.
        outdated: The lines that are out of date or lapsed.
        silent: The countries that are asked and have not spoken.
        map: Where they stand on a map; None when none has a place on it.
        organizations: Where the members of each organization stand.
        articles: In how many articles something was looked for, in words.
        dissent: Office holders who disagree with their country's line.
        others: All other voices.
        arguments_for: Quoted statements for the proposition, newest first.
        arguments_against: Quoted statements against it, newest first.
        shifts: Changes of lines, newest first.
        timeline: The newest of what was said on it, with events.
        salience: How much was said month by month.
        labels: The topic's words for positions.
        include: What counts.
        exclude: What does not.
        keywords: Words that hint at it.
        dependence: How much rests on one publisher; None when there is no statement.
        corrections: How much of what it rests on was corrected.
        coders: Who coded and checked the statements that the page rests on, in a sentence.
        sources: The articles that the page rests on, newest first.
        prose: The editors' own words, as HTML.
        mentions: What links here.
    """

    title: str
    proposition: str
    question: str
    answer: tuple[str, ...]
    as_of: str
    groups: tuple[GroupView, ...]
    outdated: tuple[LineView, ...]
    silent: tuple[Link, ...]
    map: TopicMapView | None
    organizations: tuple[RollUpView, ...]
    articles: str
    dissent: tuple[VoiceView, ...]
    others: tuple[VoiceView, ...]
    arguments_for: tuple[StatementView, ...]
    arguments_against: tuple[StatementView, ...]
    shifts: tuple[ShiftView, ...]
    timeline: MomentsView
    salience: SalienceView
    labels: tuple[PositionView, ...]
    include: str | None
    exclude: str | None
    keywords: str
    dependence: DependenceView | None
    corrections: CountedCorrectionsView
    coders: str
    sources: tuple[SourceView, ...]
    prose: Markup
    mentions: MentionsView


def topic_view(desk: Desk, here: Here, id_: str) -> TopicView:
    """Return the page of one topic."""
    topic = desk.corpus.topic_by_id[id_]
    standings = sorted(
        desk.analysis.by_topic.get(id_, ()), key=lambda one: here.actor(one.country).name
    )
    current = [one for one in standings if one.line is not None and one.line.current]
    groups = tuple(
        GroupView(position_view(desk, id_, position, None, None), lines)
        for position in Position
        if (
            lines := tuple(
                line_view(desk, here, one)
                for one in current
                if one.line is not None and one.line.position is position
            )
        )
    )
    silent = [one for one in standings if one.silence is Silence.NO_STATEMENT and one.asked]
    return TopicView(
        title=topic.title,
        proposition=topic.proposition,
        question=topic.question or topic.proposition,
        answer=_answer(groups, current),
        as_of=day_words(desk.at),
        groups=groups,
        outdated=tuple(
            line_view(desk, here, one)
            for one in standings
            if one.line is not None and not one.line.current
        ),
        silent=tuple(here.actor(one.country) for one in silent),
        map=topic_map_view(desk, id_, here),
        organizations=topic_roll_up_views(desk, here, id_),
        articles=counted(len(desk.corpus.live_articles), "article"),
        dissent=tuple(voice_view(desk, here, one) for each in standings for one in each.dissent),
        others=tuple(
            voice_view(desk, here, one) for each in standings for one in each.other_voices
        ),
        arguments_for=_arguments(desk, here, id_, Side.FOR),
        arguments_against=_arguments(desk, here, id_, Side.AGAINST),
        shifts=tuple(view for one in standings for view in shift_views(desk, here, one)),
        timeline=moments_view(desk, here, desk.analysis.timeline(topic=id_)),
        salience=salience_view(desk.analysis.salience(topic=id_)),
        labels=tuple(
            position_view(desk, id_, position, None, None)
            for position in Position
            if position in topic.labels
        ),
        include=topic.include,
        exclude=topic.exclude,
        keywords=listed(topic.keywords),
        dependence=dependence_view(here, desk.analysis.dependence(topic=id_)),
        corrections=standings_corrections(desk, here, standings),
        coders=coders_words(
            desk.corpus, (each.statement for one in standings for each in one.evidence)
        ),
        sources=source_views(desk, here, standings),
        prose=render_prose(topic.body, here),
        mentions=mentions_view(desk, here),
    )


def _answer(groups: tuple[GroupView, ...], current: list[Standing]) -> tuple[str, ...]:
    """Return what the current lines answer: how many hold which position, on what evidence."""
    if not current:
        return ("No current position was found.",)
    parts: dict[str, int] = {}
    for group in groups:
        for line in group.lines:
            parts[line.position.words] = parts.get(line.position.words, 0) + 1
    said = listed([f"{number} {words}" for words, number in parts.items()])
    of = counted(len(current), "country", "countries")
    answer = [f"Of {of} with a current position: {said}."]
    grades = Counter(line.grade for group in groups for line in group.lines)
    if number := grades[GRADES[Grade.REPORTED]]:
        rests = "rests on a report that names" if number == 1 else "rest on reports that name"
        answer.append(f"{number} {rests} no speaker.")
    if number := grades[ASCRIBED]:
        answer.append(f"{number} {'rests' if number == 1 else 'rest'} on what another said of it.")
    return tuple(answer)


def _arguments(desk: Desk, here: Here, topic: str, side: Side) -> tuple[StatementView, ...]:
    found = [
        statement
        for statement in desk.newest_first
        if desk.quote(statement) is not None
        and any(one.topic == topic and one.position.side is side for one in statement.stances)
    ]
    return tuple(statement_view(desk, here, one) for one in found[:_MOST_ARGUMENTS])
