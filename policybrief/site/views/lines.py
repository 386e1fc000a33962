"""Lines, voices and changes as pages show them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import attrs
from markupsafe import Markup

from policybrief.analysis.evidence import Evidence, Grade
from policybrief.analysis.line import Line
from policybrief.analysis.shift import Changed, Shift, ShiftKind
from policybrief.analysis.standing import Silence, Standing
from policybrief.analysis.voices import Voice
from policybrief.analysis.words import (
    age_words,
    capital,
    change_words,
    grade_words,
    medium_words,
    plain_date_words,
    since_words,
)
from policybrief.languages import N_, _, ngettext
from policybrief.models.dates import Covers
from policybrief.models.posts import holds_post
from policybrief.site.addresses import Here, Link
from policybrief.site.desk import Desk
from policybrief.site.views.all_statements import statements_url
from policybrief.site.views.statements import (
    PositionView,
    is_inferred,
    position_view,
    role_words,
    speaker_link,
    spoken_capacity,
    stance_position,
    words_of,
)
from policybrief.site.views.tongues import Tongue, tongue_of

SHIFT_KINDS: Final = {
    ShiftKind.SAME_SPEAKER: N_("by the same speaker"),
    ShiftKind.NEW_HOLDER: N_("by a new holder of the post"),
    ShiftKind.OTHER: N_("by another speaker"),
}
"""What the site calls the kinds of shifts, as messages."""

_ASCRIBED_KINDS: Final = {
    ShiftKind.SAME_SPEAKER: N_("of the same person"),
    ShiftKind.NEW_HOLDER: N_("of a new holder of the post"),
    ShiftKind.OTHER: N_("of somebody else"),
}
_CHANGED: Final = {
    Changed.POSITION: N_("changed: position"),
    Changed.CONDITION: N_("changed: condition"),
}
_POSSIBLE: Final = {
    Changed.POSITION: N_("possibly changed: position"),
    Changed.CONDITION: N_("possibly changed: condition"),
}
_COMPARED: Final = {
    True: N_("agrees with the line"),
    False: N_("disagrees with the line"),
    None: N_("no line to compare"),
}
MOST_CONSIDERED: Final = 60
"""How many of the statements that the rule looked at stand below a line."""

NO_STATEMENT: Final = PositionView("–", N_("no statement found"), "silent")
NOT_ASKED: Final = PositionView("", N_("not asked"), "not-asked")
"""What stands for silence, as messages; a page shows `no_statement` and `not_asked`."""


def no_statement() -> PositionView:
    """Return what stands where nobody of a country that was asked spoke for it."""
    return attrs.evolve(NO_STATEMENT, words=_(NO_STATEMENT.words))


def not_asked() -> PositionView:
    """Return what stands where a topic is not asked of a country."""
    return attrs.evolve(NOT_ASKED, words=_(NOT_ASKED.words))


@attrs.frozen
class ConsideredView:
    """One statement that the rule looked at.

    Attributes:
        date: When it was said, as a link to the statement.
        speaker: Who said it.
        capacity: In what capacity, and on whom when it is another's stance.
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
        tongue: The language of a quote, when it is known.
        statement: Permalink of the statement it rests on.
        speaker: Who said it.
        capacity: In what capacity, and on whom when it is another's stance.
        country_itself: Whether the country was named without a speaker.
        via: The medium.
        date: When it was said, in words.
        inferred: Whether the date was inferred.
        since: Since when the position has been held ("since April 2025 or earlier").
        grade: The evidence grade in words.
        grade_style: A class for the grade.
        support: How often it was stated ("3 statements, 2 articles", "1 utterance in 2 articles").
        marks: What to know of it ("Out of date", "under a former president", "15 months old").
        stale: Whether it is out of date.
        considered: The newest statements that the rule looked at, at most `MOST_CONSIDERED`.
        looked: How many it looked at.
        earlier: How many of them are older ones, with the list in which they stand; None for none.
    """

    country: Link
    topic: Link
    position: PositionView
    silent: bool
    words: str
    quoted: bool
    tongue: Tongue | None
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
    looked: int
    earlier: Link | None


@attrs.frozen
class VoiceView:
    """Somebody of a country who is not its line.

    Attributes:
        speaker: Who said it.
        capacity: In what capacity, and on whom when it is another's stance.
        topic: The topic.
        position: The position.
        words: The words, or the gist.
        quoted: Whether the words are a quote.
        tongue: The language of a quote, when it is known.
        statement: Permalink of the statement.
        date: When.
        compared: "agrees with the line", "disagrees with the line" or "no line to compare".
        corrected: Whether the statement was corrected.
    """

    speaker: Link
    capacity: str
    topic: Link
    position: PositionView
    words: str
    quoted: bool
    tongue: Tongue | None
    statement: Markup
    date: str
    compared: str
    corrected: bool


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
        speaker: Who said the later one.
        capacity: In what capacity, and on whom when it is another's stance.
        what: What changed and by whom, in words.
        possible: Whether it is only possible, as either side is no more than reported.
    """

    country: Link
    topic: Link
    before: PositionView
    after: PositionView
    date: Link
    earlier: Link
    speaker: Link
    capacity: str
    what: str
    possible: bool


def considered_views(desk: Desk, here: Here, standing: Standing) -> tuple[ConsideredView, ...]:
    """Return the newest statements that the rule looked at, the newest of them first."""
    return tuple(
        ConsideredView(
            date=Link(
                capital(plain_date_words(one.evidence.statement.said)),
                here.statement(one.evidence.statement),
            ),
            speaker=speaker_link(here, one.evidence),
            capacity=spoken_capacity(desk, here, one.evidence),
            position=stance_position(desk, one.evidence.stance),
            counts=one.verdict.counts,
            reason=one.reason,
        )
        for one in reversed(standing.considered[-MOST_CONSIDERED:])
    )


def _earlier(desk: Desk, here: Here, standing: Standing) -> Link | None:
    """Return how many older statements the rule looked at, and where they are listed."""
    left = len(standing.considered) - MOST_CONSIDERED
    if left <= 0:
        return None
    url = statements_url(desk, here, country=standing.country, topic=standing.topic)
    return Link(ngettext("and {n} earlier", "and {n} earlier", left), url)


def line_marks(desk: Desk, line: Line, said: int) -> tuple[str, ...]:
    """Return what a reader must know of a line that was stated in *said* utterances."""
    found = []
    statement = line.evidence.statement
    if line.lapsed:
        found.append(_("lapsed"))
    if line.stale:
        found.append(_("out of date"))
    if line.past_holder and line.evidence.capacity.role is not None:
        found.append(_("under a former {post}", post=role_words(line.evidence.capacity.role)))
    if desk.corpus.article_by_id[statement.article].machine_translated:
        found.append(_("in machine translation"))
    age = age_words(statement.day, desk.at)
    if age is not None and not line.stale:
        found.append(age)
    if statement.corrections:
        found.append(_("corrected"))
    if line.thin and line.grade is not Grade.REPORTED:
        found.append(_("stated once") if said == 1 else _("stated on one occasion"))
    return tuple(found)


def line_view(desk: Desk, here: Here, standing: Standing, *, why: bool = True) -> LineView:
    """Return the line of one country on one topic, or why there is none.

    Args:
        desk: The desk.
        here: The page.
        standing: The standing.
        why: Whether it holds the statements that the rule looked at.
    """
    line = standing.line
    country, topic = here.actor(standing.country), here.topic(standing.topic)
    considered = considered_views(desk, here, standing) if why else ()
    looked, earlier = len(standing.considered), _earlier(desk, here, standing) if why else None
    if line is None:
        silent = no_statement() if standing.silence is Silence.NO_STATEMENT else not_asked()
        empty = Link("")
        return LineView(
            country, topic, silent, True, "", False, None, Markup(""), empty, "", False, None,
            "", False, "", "", "silent", "", (), False, considered,
            looked, earlier,
        )  # fmt: skip
    statement = line.evidence.statement
    words, quoted = words_of(desk, statement)
    grade = line.grade
    run = [
        one.evidence
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
        tongue=tongue_of(desk, statement, quoted=quoted),
        statement=here.statement(statement),
        speaker=speaker_link(here, line.evidence),
        capacity=spoken_capacity(desk, here, line.evidence),
        country_itself=line.evidence.names_no_speaker,
        via=medium_words(statement.via),
        date=capital(plain_date_words(statement.said)),
        inferred=is_inferred(statement.said),
        since=since_words(line.since),
        grade=grade_words(desk.corpus, line.evidence),
        grade_style=grade.value,
        support=_support(run),
        marks=line_marks(desk, line, len({one.utterance for one in run})),
        stale=not line.current,
        considered=considered,
        looked=looked,
        earlier=earlier,
    )


def _support(run: Iterable[Evidence]) -> str:
    """Return how often something was said, and where; one utterance counts once."""
    statements, said, articles = (
        len(set(found))
        for found in zip(
            *((one.statement.id, one.utterance, one.statement.article) for one in run), strict=True
        )
    )
    if said < statements:
        return _(
            "{utterances} in {articles}",
            utterances=ngettext("{n} utterance", "{n} utterances", said),
            articles=ngettext("{n} article", "{n} articles", articles),
        )
    return _(
        "{statements}, {articles}",
        statements=ngettext("{n} statement", "{n} statements", said),
        articles=ngettext("{n} article", "{n} articles", articles),
    )


def _then(desk: Desk, here: Here, one: Evidence) -> str:
    """Return in what capacity somebody spoke: "then minister", when the post is surely over."""
    words = spoken_capacity(desk, here, one)
    held = desk.analysis.capacity(one.statement) if one.ascribed else one.capacity
    if held.role is None or desk.at is None:
        return words
    over = holds_post(desk.corpus, one.statement.speaker.key, held.role, desk.at) is Covers.NO
    return _("then {capacity}", capacity=words) if over else words


def voice_view(desk: Desk, here: Here, voice: Voice) -> VoiceView:
    """Return somebody of a country who is not its line."""
    one = voice.evidence
    words, quoted = words_of(desk, one.statement)
    return VoiceView(
        speaker=speaker_link(here, one),
        capacity=_then(desk, here, one),
        topic=here.topic(one.topic),
        position=stance_position(desk, one.stance),
        words=words,
        quoted=quoted,
        tongue=tongue_of(desk, one.statement, quoted=quoted),
        statement=here.statement(one.statement),
        date=capital(plain_date_words(one.statement.said)),
        compared=_(_COMPARED[voice.agrees]),
        corrected=bool(one.statement.corrections),
    )


def shift_words(shift: Shift) -> str:
    """Return what changed and by whom: "a condition was added, by the same speaker".

    Where either side is ascribed, it says whose stance it is instead of who spoke.
    """
    ascribed = shift.before.ascribed or shift.after.ascribed
    kinds = _ASCRIBED_KINDS if ascribed else SHIFT_KINDS
    return _("{change}, {by}", change=change_words(shift), by=_(kinds[shift.kind]))


def step_words(shift: Shift) -> str:
    """Return what changed at a step: "changed: position", "possibly changed: from … to …"."""
    if shift.changed is Changed.ACT:
        what = change_words(shift)
        if shift.possible:
            return _("possibly changed: {change}", change=what)
        return _("changed: {change}", change=what)
    return _((_POSSIBLE if shift.possible else _CHANGED)[shift.changed])


def shift_views(desk: Desk, here: Here, standing: Standing) -> tuple[ShiftView, ...]:
    """Return the shifts of one country on one topic, newest first."""
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
                plain_date_words(shift.after.statement.said), here.statement(shift.after.statement)
            ),
            earlier=Link(
                plain_date_words(shift.before.statement.said),
                here.statement(shift.before.statement),
            ),
            speaker=speaker_link(here, shift.after),
            capacity=spoken_capacity(desk, here, shift.after),
            what=shift_words(shift),
            possible=shift.possible,
        )
        for shift in reversed(standing.shifts)
    )
