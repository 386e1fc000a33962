"""The sentences of a brief, each with its evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import attrs

from policybrief.analysis.comparison import Comparison
from policybrief.analysis.evidence import Evidence
from policybrief.analysis.line import Line
from policybrief.analysis.news import (
    LineChange,
    LineNews,
    VoiceChange,
    VoiceNews,
)
from policybrief.analysis.shift import Shift
from policybrief.analysis.words import (
    ACTS,
    change_words,
    grade_words,
    in_month_words,
    listed,
)
from policybrief.languages import N_, Messages, _
from policybrief.models.stance import DROPPED, Position
from policybrief.models.topic import PLAIN_LABELS
from policybrief.writing.citations import (
    Citation,
    anonymous,
    cite,
    holder_name,
    together,
)

_ALSO: Final[Mapping[LineNews, str]] = Messages(
    {
        LineNews.CONDITION: N_("with another condition"),
        LineNews.ACT: N_("with another act"),
        LineNews.FIRMER: N_("with firmer evidence"),
        LineNews.WEAKER: N_("with weaker evidence"),
        LineNews.LAPSED: N_("lapsed"),
        LineNews.STALE: N_("out of date"),
        LineNews.CURRENT: N_("after being out of date"),
        LineNews.PAST_HOLDER: N_("under a former holder of the post"),
        LineNews.NEW_HOLDER: N_("by a new holder of the post"),
        LineNews.SPEAKER: N_("by another speaker"),
        LineNews.RESTATED: N_("stated again"),
    }
)
_OF_BOTH: Final = frozenset(
    [LineNews.STALE, LineNews.LAPSED, LineNews.PAST_HOLDER, LineNews.RESTATED]
)
"""News for which the statement before is not shown beside the one after."""


@attrs.frozen
class Entry:
    """One change.

    Attributes:
        sentence: What changed.
        citations: What it rests on.
    """

    sentence: str
    citations: tuple[Citation, ...] = ()


def position_words(
    comparison: Comparison, topic: str, position: Position, condition: str | None
) -> str:
    """Return a position in the topic's own words, with its condition."""
    briefing = comparison.after.corpus.briefing
    known = comparison.after.corpus.topic_by_id.get(topic)
    words = PLAIN_LABELS[position] if known is None else known.label(position)
    if condition in (None, DROPPED):
        return words
    meaning = briefing.conditions.get(condition or "", condition)
    return _("{position} if {condition}", position=words, condition=meaning)


def topic_words(comparison: Comparison, id_: str) -> str:
    """Return a topic's title in quotation marks."""
    for analysis in (comparison.after, comparison.before):
        topic = analysis.corpus.topic_by_id.get(id_)
        if topic is not None and not topic.draft:
            return _("“{title}”", title=topic.title)
    return _("a topic that is no longer published")


def _stand(comparison: Comparison, line: Line) -> str:
    words = position_words(comparison, line.topic, line.position, line.condition)
    if line.condition is None and line.not_restated is not None:
        conditions = comparison.after.corpus.briefing.conditions
        meaning = conditions.get(line.not_restated, line.not_restated)
        return _(
            "{position} (earlier: if {condition}; not restated)", position=words, condition=meaning
        )
    return words


def line_entries(
    comparison: Comparison, changes: Iterable[LineChange]
) -> Iterator[tuple[tuple[str, ...], Entry]]:
    """Yield what became of lines, with the countries: those that one utterance gave together."""
    groups: dict[tuple[object, ...], list[tuple[str, Entry]]] = {}
    for change in changes:
        entry = line_entry(comparison, change)
        lines = (one for one in (change.before, change.after) if one is not None)
        said = tuple(one.evidence.statement.utterance for one in lines)
        key = entry.sentence, said, tuple(map(anonymous, entry.citations))
        groups.setdefault(key, []).append((change.country, entry))
    for group in groups.values():
        entries = [entry for _country, entry in group]
        citations = zip(*(entry.citations for entry in entries), strict=True)
        merged = Entry(entries[0].sentence, tuple(map(together, citations)))
        yield tuple(country for country, _entry in group), merged


def line_entry(comparison: Comparison, change: LineChange) -> Entry:
    analysis = comparison.after
    sentence = _line_sentence(comparison, change)
    old, new = change.before, change.after
    if new is None or old is None:
        line = new or old
        assert line is not None
        return Entry(sentence, (cite(analysis, line.evidence.statement, line.evidence),))
    if change.news[0] in _OF_BOTH or old.evidence.statement.id == new.evidence.statement.id:
        return Entry(sentence, (cite(analysis, new.evidence.statement, new.evidence),))
    return Entry(
        sentence,
        (
            cite(analysis, new.evidence.statement, new.evidence, _("Now")),
            cite(analysis, old.evidence.statement, old.evidence, _("Before")),
        ),
    )


def _line_sentence(comparison: Comparison, change: LineChange) -> str:
    topic = topic_words(comparison, change.topic)
    old, new = change.before, change.after
    if new is None or old is None:
        line = new or old
        assert line is not None
        stand = _stand(comparison, line)
        if old is None:
            return _("First found on {topic}: {position}.", topic=topic, position=stand)
        return _("No line on {topic} any more; it was: {position}.", topic=topic, position=stand)
    said = _news_sentence(comparison, change, new, old)
    also = listed([_ALSO[one] for one in change.news[1:]])
    return _("{change}, {also}.", change=said, also=also) if also else _("{change}.", change=said)


def _news_sentence(comparison: Comparison, change: LineChange, new: Line, old: Line) -> str:
    """Return the weightiest news of a line, without the full stop."""
    first, topic = change.news[0], topic_words(comparison, change.topic)
    now, before = _stand(comparison, new), _stand(comparison, old)
    if first in _UNCHANGED:
        return _(_UNCHANGED[first], topic=topic, now=now)
    match first:
        case LineNews.RECODED:
            return _(
                "Corrected on {topic}: the same words are coded as: {now}; "
                "they were coded as: {before}",
                topic=topic,
                now=_stand_in_full(comparison, new),
                before=_stand_in_full(comparison, old),
            )
        case LineNews.POSITION:
            possible = _is_possible(comparison, change)
            words = _POSSIBLY_CHANGED if possible else _CHANGED
            return _(words, topic=topic, now=now, before=before)
        case LineNews.CONDITION:
            return _(
                "Another condition on {topic}: {now}; before: {before}",
                topic=topic,
                now=now,
                before=before,
            )
        case LineNews.ACT:
            return _(
                "Position on {topic} unchanged ({now}), but now it {act}; before, it {before}",
                topic=topic,
                now=now,
                act=ACTS[new.act],
                before=ACTS[old.act],
            )
        case LineNews.FIRMER | LineNews.WEAKER:
            return _(
                _FIRMER if first is LineNews.FIRMER else _WEAKER,
                topic=topic,
                now=now,
                grade=_grade(comparison, new),
                before=_grade(comparison, old),
            )
        case LineNews.STALE:
            return _(
                "Out of date on {topic}: {now}, stated last {in_month}",
                topic=topic,
                now=now,
                in_month=_last_stated(new),
            )
        case _:
            return _(
                "{who} has left the post; the line on {topic} stays: {now}",
                who=holder_name(comparison.after.corpus, new.evidence),
                topic=topic,
                now=now,
            )


_UNCHANGED: Final[Mapping[LineNews, str]] = {
    LineNews.LAPSED: N_("Lapsed on {topic}: {now}"),
    LineNews.CURRENT: N_("Current again on {topic}: {now}"),
    LineNews.NEW_HOLDER: N_("New holder of the post, same position on {topic}: {now}"),
    LineNews.SPEAKER: N_("Another speaker, same position on {topic}: {now}"),
    LineNews.NEW: N_("Stated again on {topic}: {now}"),
    LineNews.GONE: N_("Stated again on {topic}: {now}"),
    LineNews.RESTATED: N_("Stated again on {topic}: {now}"),
}
_CHANGED: Final = N_("Changed on {topic}: {now}; before: {before}")
_POSSIBLY_CHANGED: Final = N_("Possibly changed on {topic}: {now}; before: {before}")
_FIRMER: Final = N_(
    "Firmer evidence on {topic}, position unchanged ({now}): {grade}; before: {before}"
)
_WEAKER: Final = N_(
    "Weaker evidence on {topic}, position unchanged ({now}): {grade}; before: {before}"
)


def _last_stated(line: Line) -> str:
    day = line.evidence.day
    return _("on an unknown day") if day is None else in_month_words(day)


def _stand_in_full(comparison: Comparison, line: Line) -> str:
    """Return how words are coded: position, evidence and act."""
    return _(
        "{position}, {grade}, it {act}",
        position=_stand(comparison, line),
        grade=_grade(comparison, line),
        act=ACTS[line.act],
    )


def _grade(comparison: Comparison, line: Line) -> str:
    return grade_words(comparison.after.corpus, line.evidence).lower()


def _is_possible(comparison: Comparison, change: LineChange) -> bool:
    return any(
        shift.possible
        for shift in comparison.shifts
        if change.after is not None
        and shift.topic == change.topic
        and shift.country == change.country
        and shift.after.statement.id == change.after.evidence.statement.id
    )


_BETWEEN: Final = N_("On the way, changed on {topic}: {change}.")
_PERHAPS_BETWEEN: Final = N_("On the way, possibly changed on {topic}: {change}.")


def shift_entry(comparison: Comparison, shift: Shift) -> Entry:
    old = position_words(comparison, shift.topic, shift.before.position, shift.before_condition)
    new = position_words(comparison, shift.topic, shift.after.position, shift.after_condition)
    if old != new:
        change = _("from {before} to {after}", before=old, after=new)
    else:
        change = _("{change}, {position}", change=change_words(shift), position=new)
    words = _PERHAPS_BETWEEN if shift.possible else _BETWEEN
    return Entry(
        _(words, topic=topic_words(comparison, shift.topic), change=change),
        (
            cite(comparison.after, shift.after.statement, shift.after, _("Then")),
            cite(comparison.after, shift.before.statement, shift.before, _("Before")),
        ),
    )


_COMPARED: Final[Mapping[bool | None, str]] = Messages(
    {
        True: N_("agrees with the line"),
        False: N_("disagrees with the line"),
        None: N_("no line to compare"),
    }
)


def voice_entry(comparison: Comparison, change: VoiceChange) -> Entry:
    topic = topic_words(comparison, change.topic)
    voice = change.after or change.before
    assert voice is not None
    one = voice.evidence
    who = holder_name(comparison.after.corpus, one)
    stand = _evidence_words(comparison, one)
    said = {"topic": topic, "who": who, "position": stand, "compared": _COMPARED[voice.agrees]}
    match change.news:
        case VoiceNews.NEW_DISSENT:
            sentence = _("New dissent on {topic}: {who}: {position}.", **said)
        case VoiceNews.DISSENT_ENDED:
            sentence = _(
                "{who} no longer dissents on {topic}; the position was: {position}.", **said
            )
        case VoiceNews.NEW_VOICE:
            sentence = _("New voice on {topic}: {who}: {position} ({compared}).", **said)
        case VoiceNews.CHANGED:
            assert change.before is not None
            sentence = _(
                "{who} changed on {topic}: {position}; before: {before} ({compared}).",
                before=_evidence_words(comparison, change.before.evidence),
                **said,
            )
    return Entry(sentence, (cite(comparison.after, one.statement, one),))


def _evidence_words(comparison: Comparison, one: Evidence) -> str:
    return position_words(comparison, one.topic, one.position, one.stance.condition)
