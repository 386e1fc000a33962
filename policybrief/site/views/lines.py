"""Lines, voices and changes as pages show them."""

from __future__ import annotations

import attrs
from markupsafe import Markup

from policybrief.analysis.capacity import holds_post
from policybrief.analysis.evidence import Evidence, Grade
from policybrief.analysis.line import Line
from policybrief.analysis.standing import Silence, Standing
from policybrief.analysis.voices import Voice
from policybrief.models.dates import Covers
from policybrief.site.addresses import Here, Link
from policybrief.site.desk import Desk
from policybrief.site.views.statements import (
    PositionView,
    holder_link,
    is_inferred,
    position_view,
    role_words,
    said_words,
    spoken_capacity,
    stance_position,
    words_of,
)
from policybrief.site.words import (
    GRADES,
    age_words,
    capital,
    counted,
    medium_words,
    since_words,
)

NO_STATEMENT = PositionView("–", "no statement found", "silent")
NOT_ASKED = PositionView("", "not asked", "not-asked")


@attrs.frozen
class ConsideredView:
    """One statement that the rule looked at.

    Attributes:
        date: When it was said, as a link to the statement.
        speaker: Whose stance it is.
        capacity: In what capacity.
        position: The position.
        counts: Whether it made the line of its day.
        reason: Why it did or did not.
    """

    date: Link
    speaker: Link
    capacity: str
    position: PositionView
    counts: bool
    reason: str


@attrs.frozen
class LineView:
    """The official line of one country on one topic, or why there is none.

    Attributes:
        country: The country.
        topic: The topic.
        position: The position; "no statement found" when there is none.
        silent: Whether there is no line.
        words: The words it rests on: a quote without its marks, or the editors' gist.
        quoted: Whether these words are a quote.
        statement: Permalink of the statement it rests on.
        speaker: Its speaker.
        capacity: In what capacity the speaker spoke.
        country_itself: Whether the country was named without a speaker.
        via: The medium.
        date: When it was said, in words.
        inferred: Whether the date was inferred.
        since: Since when the position has been held ("since April 2025 or earlier").
        grade: The evidence grade in words.
        grade_style: A class for the grade.
        support: How often it was stated ("3 statements, 2 articles").
        marks: What to know of it ("Out of date", "under a former president", "15 months old").
        stale: Whether it is out of date.
        considered: Every statement that the rule looked at.
    """

    country: Link
    topic: Link
    position: PositionView
    silent: bool
    words: str
    quoted: bool
    statement: Markup
    speaker: Link
    capacity: str
    country_itself: bool
    via: str | None
    date: str
    inferred: bool
    since: str
    grade: str
    grade_style: str
    support: str
    marks: tuple[str, ...]
    stale: bool
    considered: tuple[ConsideredView, ...]


@attrs.frozen
class VoiceView:
    """Somebody of a country who is not its line.

    Attributes:
        speaker: Who it is.
        capacity: In what capacity.
        topic: The topic.
        position: The position.
        words: The words, or the gist.
        quoted: Whether the words are a quote.
        statement: Permalink of the statement.
        date: When.
        compared: "agrees with the line", "disagrees with the line" or "no line to compare".
    """

    speaker: Link
    capacity: str
    topic: Link
    position: PositionView
    words: str
    quoted: bool
    statement: Markup
    date: str
    compared: str


@attrs.frozen
class StepView:
    """One step in the course of a country's line.

    Attributes:
        date: When, as a link to the statement.
        position: The position.
        speaker: Who stated it.
        capacity: In what capacity.
        note: What it changed ("first statement", "changed", "unchanged").
    """

    date: Link
    position: PositionView
    speaker: Link
    capacity: str
    note: str


@attrs.frozen
class ShiftView:
    """A change of a country's line.

    Attributes:
        country: The country.
        topic: The topic.
        before: The earlier position.
        after: The later one.
        date: When it changed, as a link to the statement.
        earlier: The date of the earlier statement, as a link to it.
        speaker: Who stated the later one.
        kind: Whose line changed, in words.
        possible: Whether it is only possible.
    """

    country: Link
    topic: Link
    before: PositionView
    after: PositionView
    date: Link
    earlier: Link
    speaker: Link
    kind: str
    possible: bool


def considered_views(desk: Desk, here: Here, standing: Standing) -> tuple[ConsideredView, ...]:
    """Return every statement that the rule looked at, newest first."""
    return tuple(
        ConsideredView(
            date=Link(
                capital(said_words(one.evidence.statement.said)),
                here.statement(one.evidence.statement),
            ),
            speaker=holder_link(here, one.evidence),
            capacity=spoken_capacity(desk, here, one.evidence),
            position=stance_position(desk, one.evidence.stance),
            counts=one.verdict.counts,
            reason=one.reason,
        )
        for one in reversed(standing.considered)
    )


def line_marks(desk: Desk, line: Line) -> tuple[str, ...]:
    """Return what a reader must know of a line."""
    found = []
    statement = line.evidence.statement
    if line.lapsed:
        found.append("lapsed")
    if line.stale:
        found.append("out of date")
    if line.past_holder and line.evidence.capacity.role is not None:
        found.append(f"under a former {role_words(line.evidence.capacity.role)}")
    if desk.corpus.article_by_id[statement.article].machine_translated:
        found.append("in machine translation")
    age = age_words(statement.day, desk.at)
    if age is not None and not line.stale:
        found.append(age)
    if line.thin and line.grade is not Grade.REPORTED:
        found.append("stated once")
    return tuple(found)


def line_view(desk: Desk, here: Here, standing: Standing) -> LineView:
    """Return the line of one country on one topic, or why there is none."""
    line = standing.line
    country, topic = here.actor(standing.country), here.topic(standing.topic)
    considered = considered_views(desk, here, standing)
    if line is None:
        silent = NO_STATEMENT if standing.silence is Silence.NO_STATEMENT else NOT_ASKED
        empty = Link("")
        return LineView(
            country, topic, silent, True, "", False, Markup(""), empty, "", False, None,
            "", False, "", "", "silent", "", (), False, considered,
        )  # fmt: skip
    statement = line.evidence.statement
    words, quoted = words_of(desk, statement)
    grade = line.grade
    run = [
        one
        for one in standing.considered
        if one.evidence.position is line.position and one.evidence.speaks
    ]
    return LineView(
        country=country,
        topic=topic,
        position=position_view(
            desk, standing.topic, line.position, line.condition, line.not_restated
        ),
        silent=False,
        words=words,
        quoted=quoted,
        statement=here.statement(statement),
        speaker=holder_link(here, line.evidence),
        capacity=spoken_capacity(desk, here, line.evidence),
        country_itself=line.evidence.capacity.kind == "country",
        via=medium_words(statement.via),
        date=capital(said_words(statement.said)),
        inferred=is_inferred(statement.said),
        since=since_words(line.since),
        grade=GRADES[grade],
        grade_style=grade.value,
        support=", ".join(
            [
                counted(len({one.evidence.statement.id for one in run}), "statement"),
                counted(len({one.evidence.statement.article for one in run}), "article"),
            ]
        ),
        marks=line_marks(desk, line),
        stale=not line.current,
        considered=considered,
    )


def _then(desk: Desk, one: Evidence) -> str:
    """Return "then " when the post that counted is surely over by the as-of date."""
    role = one.capacity.role
    if role is None or desk.at is None:
        return ""
    return "then " if holds_post(desk.corpus, one.holder, role, desk.at) is Covers.NO else ""


def voice_view(desk: Desk, here: Here, voice: Voice) -> VoiceView:
    """Return somebody of a country who is not its line."""
    one = voice.evidence
    words, quoted = words_of(desk, one.statement)
    compared = {
        True: "agrees with the line",
        False: "disagrees with the line",
        None: "no line to compare",
    }[voice.agrees]
    return VoiceView(
        speaker=holder_link(here, one),
        capacity=_then(desk, one) + spoken_capacity(desk, here, one),
        topic=here.topic(one.topic),
        position=stance_position(desk, one.stance),
        words=words,
        quoted=quoted,
        statement=here.statement(one.statement),
        date=capital(said_words(one.statement.said)),
        compared=compared,
    )


def step_views(desk: Desk, here: Here, standing: Standing) -> tuple[StepView, ...]:
    """Return the successive lines of one country on one topic, oldest first."""
    steps = [one.evidence for one in standing.considered if one.verdict.counts]
    changed = {shift.after.statement.id: shift for shift in standing.shifts}
    found = []
    for at, one in enumerate(steps):
        shift = changed.get(one.statement.id)
        if at == 0:
            note = "first statement"
        elif shift is not None:
            note = f"{'possibly ' if shift.possible else ''}changed: {shift.changed.value}"
        else:
            note = "unchanged"
        found.append(
            StepView(
                date=Link(capital(said_words(one.statement.said)), here.statement(one.statement)),
                position=stance_position(desk, one.stance),
                speaker=holder_link(here, one),
                capacity=spoken_capacity(desk, here, one),
                note=note,
            )
        )
    return tuple(found)


def shift_views(desk: Desk, here: Here, standing: Standing) -> tuple[ShiftView, ...]:
    """Return the shifts of one country on one topic, newest first."""
    kinds = {
        "same-speaker": "by the same speaker",
        "new-holder": "by a new holder of the post",
        "other": "by another speaker",
    }
    return tuple(
        ShiftView(
            country=here.actor(shift.country),
            topic=here.topic(shift.topic),
            before=position_view(
                desk, shift.topic, shift.before.position, shift.before_condition, None
            ),
            after=position_view(
                desk, shift.topic, shift.after.position, shift.after_condition, None
            ),
            date=Link(
                capital(said_words(shift.after.statement.said)),
                here.statement(shift.after.statement),
            ),
            earlier=Link(
                said_words(shift.before.statement.said), here.statement(shift.before.statement)
            ),
            speaker=holder_link(here, shift.after),
            kind=kinds[shift.kind.value],
            possible=shift.possible,
        )
        for shift in reversed(standing.shifts)
    )
