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
    listed,
    month_words,
)
from policybrief.models.stance import DROPPED, Position
from policybrief.models.topic import PLAIN_LABELS
from policybrief.writing.citations import (
    Citation,
    anonymous,
    cite,
    holder_name,
    together,
)

_ALSO: Final[Mapping[LineNews, str]] = {
    LineNews.CONDITION: "with another condition",
    LineNews.ACT: "with another act",
    LineNews.FIRMER: "with firmer evidence",
    LineNews.WEAKER: "with weaker evidence",
    LineNews.LAPSED: "lapsed",
    LineNews.STALE: "out of date",
    LineNews.CURRENT: "after being out of date",
    LineNews.PAST_HOLDER: "under a former holder of the post",
    LineNews.NEW_HOLDER: "by a new holder of the post",
    LineNews.SPEAKER: "by another speaker",
    LineNews.RESTATED: "stated again",
}
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
    return f"{words} if {briefing.conditions.get(condition or '', condition)}"


def topic_words(comparison: Comparison, id_: str) -> str:
    """Return a topic's title in quotation marks."""
    for analysis in (comparison.after, comparison.before):
        topic = analysis.corpus.topic_by_id.get(id_)
        if topic is not None and not topic.draft:
            return f"“{topic.title}”"
    return "a topic that is no longer published"


def _stand(comparison: Comparison, line: Line) -> str:
    words = position_words(comparison, line.topic, line.position, line.condition)
    if line.condition is None and line.not_restated is not None:
        conditions = comparison.after.corpus.briefing.conditions
        meaning = conditions.get(line.not_restated, line.not_restated)
        return f"{words} (earlier: if {meaning}; not restated)"
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
        entries = [entry for _, entry in group]
        citations = zip(*(entry.citations for entry in entries), strict=True)
        merged = Entry(entries[0].sentence, tuple(map(together, citations)))
        yield tuple(country for country, _ in group), merged


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
            cite(analysis, new.evidence.statement, new.evidence, "Now"),
            cite(analysis, old.evidence.statement, old.evidence, "Before"),
        ),
    )


def _line_sentence(comparison: Comparison, change: LineChange) -> str:
    topic = topic_words(comparison, change.topic)
    old, new = change.before, change.after
    first, *others = change.news
    if new is None or old is None:
        line = new or old
        assert line is not None
        if old is None:
            return f"First found on {topic}: {_stand(comparison, line)}."
        return f"No line on {topic} any more; it was: {_stand(comparison, line)}."
    now, before = _stand(comparison, new), _stand(comparison, old)
    also = listed([_ALSO[one] for one in others])
    end = f", {also}." if also else "."
    corpus = comparison.after.corpus
    who = holder_name(corpus, new.evidence)
    match first:
        case LineNews.RECODED:
            return f"Corrected on {topic}: {_stand_in_full(comparison, change)}{end}"
        case LineNews.POSITION:
            maybe = "Possibly changed" if _is_possible(comparison, change) else "Changed"
            return f"{maybe} on {topic}: {now}; before: {before}{end}"
        case LineNews.CONDITION:
            return f"Another condition on {topic}: {now}; before: {before}{end}"
        case LineNews.ACT:
            acts = f"it {ACTS[new.act]}; before, it {ACTS[old.act]}"
            return f"Position on {topic} unchanged ({now}), but now {acts}{end}"
        case LineNews.FIRMER | LineNews.WEAKER:
            how = "Firmer" if first is LineNews.FIRMER else "Weaker"
            grades = f"{_grade(comparison, new)}; before: {_grade(comparison, old)}"
            return f"{how} evidence on {topic}, position unchanged ({now}): {grades}{end}"
        case LineNews.LAPSED:
            return f"Lapsed on {topic}: {now}{end}"
        case LineNews.STALE:
            said = month_words(new.evidence.day)
            return f"Out of date on {topic}: {now}, stated last in {said}{end}"
        case LineNews.CURRENT:
            return f"Current again on {topic}: {now}{end}"
        case LineNews.PAST_HOLDER:
            return f"{who} has left the post; the line on {topic} stays: {now}{end}"
        case LineNews.NEW_HOLDER:
            return f"New holder of the post, same position on {topic}: {now}{end}"
        case LineNews.SPEAKER:
            return f"Another speaker, same position on {topic}: {now}{end}"
        case _:
            return f"Stated again on {topic}: {now}{end}"


def _stand_in_full(comparison: Comparison, change: LineChange) -> str:
    """Return how the same words are coded now, and how they were."""
    assert change.before is not None
    assert change.after is not None
    new, old = (
        f"{_stand(comparison, one)}, {_grade(comparison, one)}, it {ACTS[one.act]}"
        for one in (change.after, change.before)
    )
    return f"the same words are coded as: {new}; they were coded as: {old}"


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


def shift_entry(comparison: Comparison, shift: Shift) -> Entry:
    old = position_words(comparison, shift.topic, shift.before.position, shift.before_condition)
    new = position_words(comparison, shift.topic, shift.after.position, shift.after_condition)
    maybe = "possibly " if shift.possible else ""
    change = f"from {old} to {new}" if old != new else f"{change_words(shift)}, {new}"
    return Entry(
        f"On the way, {maybe}changed on {topic_words(comparison, shift.topic)}: {change}.",
        (
            cite(comparison.after, shift.after.statement, shift.after, "Then"),
            cite(comparison.after, shift.before.statement, shift.before, "Before"),
        ),
    )


def voice_entry(comparison: Comparison, change: VoiceChange) -> Entry:
    topic = topic_words(comparison, change.topic)
    voice = change.after or change.before
    assert voice is not None
    one = voice.evidence
    who = holder_name(comparison.after.corpus, one)
    stand = _evidence_words(comparison, one)
    compared = {
        True: "agrees with the line",
        False: "disagrees with the line",
        None: "no line to compare",
    }[voice.agrees]
    match change.news:
        case VoiceNews.NEW_DISSENT:
            sentence = f"New dissent on {topic}: {who}: {stand}."
        case VoiceNews.DISSENT_ENDED:
            sentence = f"{who} no longer dissents on {topic}; the position was: {stand}."
        case VoiceNews.NEW_VOICE:
            sentence = f"New voice on {topic}: {who}: {stand} ({compared})."
        case VoiceNews.CHANGED:
            assert change.before is not None
            before = _evidence_words(comparison, change.before.evidence)
            sentence = f"{who} changed on {topic}: {stand}; before: {before} ({compared})."
    return Entry(sentence, (cite(comparison.after, one.statement, one),))


def _evidence_words(comparison: Comparison, one: Evidence) -> str:
    return position_words(comparison, one.topic, one.position, one.stance.condition)
