"""A topic's page."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

import attrs
from markupsafe import Markup

from policybrief.analysis.evidence import Grade
from policybrief.analysis.line import Line
from policybrief.analysis.standing import Silence
from policybrief.analysis.words import day_words
from policybrief.languages import _, ngettext
from policybrief.models.stance import Position, Side
from policybrief.site.addresses import Here, Link
from policybrief.site.desk import Desk
from policybrief.site.prose import render_prose
from policybrief.site.views.all_statements import statements_url
from policybrief.site.views.coders import coders_words
from policybrief.site.views.corrections import CountedCorrectionsView
from policybrief.site.views.country import SourceView, source_views, standings_corrections
from policybrief.site.views.dependence import DependenceView, dependence_view
from policybrief.site.views.lines import ShiftView, VoiceView, shift_views, voice_view
from policybrief.site.views.mentioned import MentionsView, mentions_view
from policybrief.site.views.moments import MomentsView, moments_view
from policybrief.site.views.position_timeline import PositionTimelineView, topic_timeline
from policybrief.site.views.rollup import RollUpView, topic_roll_up_views
from policybrief.site.views.salience import SalienceView, topic_salience
from policybrief.site.views.statements import (
    PositionView,
    StatementView,
    position_view,
    statement_view,
)
from policybrief.site.views.topic_map import TopicMapView, topic_map_view
from policybrief.site.views.topic_table import (
    CountView,
    TopicTableView,
    count_views,
    standings_by_name,
    topic_table,
)

_MOST_ARGUMENTS = 12


@attrs.frozen
class AnswerView:
    """What the current lines answer to the question.

    Attributes:
        begins: The beginning of the sentence: how many countries have a current position.
        parts: How many of them hold which position.
        rests: On what evidence, in sentences.
    """

    begins: str
    parts: tuple[CountView, ...]
    rests: tuple[str, ...]


@attrs.frozen
class TopicView:
    """What the template ``topic.md.jinja`` sees.

    Attributes:
        title: Short name of the topic.
        proposition: The sentence that one is for or against.
        question: The same as a question.
        answer: What the lines answer.
        as_of: The date of all lines, in words.
        table: The lines by position, from for to against, and those that are out of date.
        silent: The countries that are asked and have not spoken.
        map: Where they stand on a map; None when none has a place on it.
        organizations: Where the members of each organization stand.
        articles: How many articles something was looked for in.
        dissent: Office holders who disagree with their country's line.
        others: All other voices.
        arguments_for: Quoted statements for the proposition, newest first.
        arguments_against: Quoted statements against it, newest first.
        over_time: The lines over time, drawn; None when no country has one.
        shifts: Changes of lines, newest first.
        timeline: The newest of what was said on it, with events.
        salience: How much was said month by month.
        labels: The topic's words for positions.
        include: What counts.
        exclude: What does not.
        dependence: How much rests on one publisher; None when there is no statement.
        corrections: How much of what it rests on was corrected.
        coders: Who coded and checked the statements that the page rests on, in a sentence.
        all_statements: The address of the list of everything that was said.
        sources: The articles that the page rests on, newest first, at most `MOST_SOURCES`.
        older_sources: How many older ones there are, with the list of all statements; None for
            none.
        prose: The editors' own words, as HTML.
        mentions: What links here.
    """

    title: str
    proposition: str
    question: str
    answer: AnswerView
    as_of: str
    table: TopicTableView
    silent: tuple[Link, ...]
    map: TopicMapView | None
    organizations: tuple[RollUpView, ...]
    articles: int
    dissent: tuple[VoiceView, ...]
    others: tuple[VoiceView, ...]
    arguments_for: tuple[StatementView, ...]
    arguments_against: tuple[StatementView, ...]
    over_time: PositionTimelineView | None
    shifts: tuple[ShiftView, ...]
    timeline: MomentsView
    salience: SalienceView
    labels: tuple[PositionView, ...]
    include: str | None
    exclude: str | None
    dependence: DependenceView | None
    corrections: CountedCorrectionsView
    coders: str
    all_statements: Markup
    sources: tuple[SourceView, ...]
    older_sources: Link | None
    prose: Markup
    mentions: MentionsView


def topic_view(desk: Desk, here: Here, id_: str) -> TopicView:
    """Return the page of one topic."""
    topic = desk.corpus.topic_by_id[id_]
    standings = standings_by_name(desk, here, id_)
    silent = [one for one in standings if one.silence is Silence.NO_STATEMENT and one.asked]
    all_statements = statements_url(desk, here, topic=id_)
    sources, older = source_views(desk, here, standings, all_statements)
    return TopicView(
        title=topic.title,
        proposition=topic.proposition,
        question=topic.question or topic.proposition,
        answer=_answer(
            desk, here, [one.line for one in standings if one.line and one.line.current]
        ),
        as_of=day_words(desk.at),
        table=topic_table(desk, here, id_, standings),
        silent=tuple(here.actor(one.country) for one in silent),
        map=topic_map_view(desk, id_, here),
        organizations=topic_roll_up_views(desk, here, id_),
        articles=len(desk.corpus.live_articles),
        dissent=tuple(voice_view(desk, here, one) for each in standings for one in each.dissent),
        others=tuple(
            voice_view(desk, here, one) for each in standings for one in each.other_voices
        ),
        arguments_for=_arguments(desk, here, id_, Side.FOR),
        arguments_against=_arguments(desk, here, id_, Side.AGAINST),
        over_time=topic_timeline(desk, here, id_),
        shifts=tuple(view for one in standings for view in shift_views(desk, here, one)),
        timeline=moments_view(desk, here, desk.analysis.timeline(topic=id_)),
        salience=topic_salience(desk, here, id_),
        labels=tuple(
            position_view(desk, id_, position, None, None)
            for position in Position
            if position in topic.labels
        ),
        include=topic.include,
        exclude=topic.exclude,
        dependence=dependence_view(here, desk.analysis.dependence(topic=id_)),
        corrections=standings_corrections(desk, here, standings),
        coders=coders_words(
            desk.corpus, (each.statement for one in standings for each in one.evidence)
        ),
        all_statements=all_statements,
        sources=sources,
        older_sources=older,
        prose=render_prose(topic.body, here),
        mentions=mentions_view(desk, here),
    )


def _answer(desk: Desk, here: Here, current: Sequence[Line]) -> AnswerView:
    """Return what the current lines answer: how many hold which position, on what evidence."""
    if not current:
        return AnswerView(_("No current position was found."), (), ())
    reported = [line for line in current if line.grade is Grade.REPORTED]
    ascribed = sum(1 for line in reported if not line.evidence.names_no_speaker)
    unnamed = len(reported) - ascribed
    rests = []
    if unnamed:
        rests.append(
            ngettext(
                "{n} rests on a report that names no speaker.",
                "{n} rest on reports that name no speaker.",
                unnamed,
            )
        )
    if ascribed:
        rests.append(
            ngettext(
                "{n} rests on what another said of it.",
                "{n} rest on what another said of it.",
                ascribed,
            )
        )
    return AnswerView(
        ngettext(
            "Of {n} country with a current position:",
            "Of {n} countries with a current position:",
            len(current),
        ),
        count_views(desk, here, current),
        tuple(rests),
    )


def _arguments(desk: Desk, here: Here, topic: str, side: Side) -> tuple[StatementView, ...]:
    found = (
        statement
        for statement in desk.by_topic.get(topic, ())
        if any(one.topic == topic and one.position.side is side for one in statement.stances)
        and desk.quote(statement) is not None
    )
    return tuple(statement_view(desk, here, one) for one in islice(found, _MOST_ARGUMENTS))
