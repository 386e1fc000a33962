"""A brief: what changed, in sentences with their evidence, ready to be sent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final

import attrs

from policybrief.analysis.comparison import Comparison
from policybrief.analysis.news import LineNews, StatementNews, Turn, VoiceNews
from policybrief.analysis.words import capital, counted, day_words, listed
from policybrief.writing.brief_sentences import (
    Entry,
    line_entries,
    shift_entry,
    topic_words,
    voice_entry,
)
from policybrief.writing.brief_statements import corrections, further
from policybrief.writing.brief_turns import (
    asked_entries,
    conflict_entry,
    fact_entry,
    membership_entry,
    role_entry,
)
from policybrief.writing.citations import actor_name

_ORDER: Final = tuple(LineNews)
_COUNTED: Final[Mapping[LineNews, tuple[str, str]]] = {
    LineNews.RECODED: ("line corrected", "lines corrected"),
    LineNews.POSITION: ("position changed", "positions changed"),
    LineNews.CONDITION: ("condition changed", "conditions changed"),
    LineNews.ACT: ("act changed", "acts changed"),
    LineNews.NEW: ("first statement", "first statements"),
    LineNews.GONE: ("line gone", "lines gone"),
    LineNews.FIRMER: ("line with firmer evidence", "lines with firmer evidence"),
    LineNews.WEAKER: ("line with weaker evidence", "lines with weaker evidence"),
    LineNews.LAPSED: ("line lapsed", "lines lapsed"),
    LineNews.STALE: ("line out of date", "lines out of date"),
    LineNews.CURRENT: ("line current again", "lines current again"),
    LineNews.PAST_HOLDER: ("line under a former holder", "lines under former holders"),
    LineNews.NEW_HOLDER: ("line with a new holder of the post", "lines with new holders of posts"),
    LineNews.SPEAKER: ("line with another speaker", "lines with other speakers"),
    LineNews.RESTATED: ("line stated again", "lines stated again"),
}


@attrs.frozen
class Section:
    """Changes that belong together.

    Attributes:
        title: The country, or what they are about.
        entries: The changes.
    """

    title: str
    entries: tuple[Entry, ...]


@attrs.frozen
class Brief:
    """What changed, in sentences.

    Attributes:
        title: The title, with the dates.
        summary: What changed, in one sentence with counts.
        sections: The changes by country, then what belongs to none.
    """

    title: str
    summary: str
    sections: tuple[Section, ...]


def make_brief(comparison: Comparison) -> Brief:
    """Return what changed in sentences, each with its evidence."""
    return Brief(_title(comparison), _summary(comparison), tuple(_sections(comparison)))


def of_one_corpus(comparison: Comparison) -> bool:
    """Say whether the two analyses are of one corpus at two dates."""
    return comparison.before.corpus is comparison.after.corpus


def _title(comparison: Comparison) -> str:
    before, after = comparison.before, comparison.after
    parts = [] if comparison.country is None else [actor_name(after.corpus, comparison.country)]
    if comparison.topic is not None:
        parts.append(topic_words(comparison, comparison.topic))
    title = after.corpus.briefing.title + (f" ({', '.join(parts)})" if parts else "")
    if before.at is None or after.at is None or before.at < after.at:
        return f"{title}: what changed from {day_words(before.at)} to {day_words(after.at)}"
    if of_one_corpus(comparison):
        return f"{title}: what changed since {day_words(before.at)}"
    return f"{title}: what changed at {day_words(after.at)} since an earlier copy"


def _summary(comparison: Comparison) -> str:
    if comparison.empty:
        if of_one_corpus(comparison):
            return f"Nothing changed since {day_words(comparison.before.at)}."
        return "Nothing changed since the earlier copy."
    news = Counter(change.news[0] for change in comparison.lines)
    heard = Counter(change.news for change in comparison.voices)
    said = Counter(change.news for change in comparison.statements)
    corrected = said[StatementNews.REWORDED] + said[StatementNews.RECODED]
    parts = [counted(news[one], *words) for one, words in _COUNTED.items() if news[one]]
    parts += [
        counted(number, *words)
        for number, words in (
            (heard[VoiceNews.NEW_DISSENT], ("new dissent", "new dissents")),
            (heard[VoiceNews.DISSENT_ENDED], ("dissent ended", "dissents ended")),
            (heard[VoiceNews.NEW_VOICE], ("new voice", "new voices")),
            (heard[VoiceNews.CHANGED], ("voice changed", "voices changed")),
            (len(comparison.roles), ("post changed hands", "changes of posts")),
            (len(comparison.memberships), ("change of membership", "changes of membership")),
            (_asked(comparison, Turn.BEGUN), ("country newly asked", "countries newly asked")),
            (_asked(comparison, Turn.ENDED), ("country asked less", "countries asked less")),
            (said[StatementNews.ADDED], ("new statement", "new statements")),
            (said[StatementNews.ACCOUNT], ("further account", "further accounts")),
            (len(comparison.corrections), ("correction told", "corrections told")),
            (corrected, ("statement corrected", "statements corrected")),
            (said[StatementNews.WITHDRAWN], ("statement withdrawn", "statements withdrawn")),
            (said[StatementNews.REMOVED], ("statement removed", "statements removed")),
            (said[StatementNews.RESTORED], ("statement restored", "statements restored")),
            (len(comparison.facts), ("claim of fact", "claims of fact")),
            (len(comparison.conflicts), ("conflict of sources", "conflicts of sources")),
        )
        if number
    ]
    return f"{capital(listed(parts or ['shifts on the way']))}."


def _asked(comparison: Comparison, turn: Turn) -> int:
    return len({one.country for one in comparison.asked if one.turn is turn})


def _sections(comparison: Comparison) -> Iterator[Section]:
    corpus = comparison.after.corpus

    def name(code: str) -> tuple[str, str]:
        return actor_name(corpus, code).casefold(), code

    found: dict[tuple[str, ...], list[Entry]] = {}
    for codes, entry in _of_countries(comparison):
        found.setdefault(tuple(sorted(codes, key=name)), []).append(entry)
    for codes in sorted(found, key=lambda each: [name(one) for one in each]):
        title = listed([actor_name(corpus, code) for code in codes])
        yield Section(title, tuple(found[codes]))
    cited = {
        one.evidence.utterance
        for change in comparison.lines
        for one in (change.before, change.after)
        if one is not None
    }
    cited |= {one.after.evidence.utterance for one in comparison.voices if one.after}
    cited |= {each.utterance for one in comparison.shifts for each in (one.before, one.after)}
    facts = [conflict_entry(comparison, one) for one in comparison.conflicts]
    facts += [fact_entry(comparison, one) for one in comparison.facts]
    memberships = [
        membership_entry(comparison, one) for one in comparison.memberships if one.country is None
    ]
    rest = (
        ("Posts", [role_entry(comparison, one) for one in comparison.roles if one.country is None]),
        ("Memberships", memberships),
        ("Topics", list(asked_entries(comparison))),
        ("Corrections", list(corrections(comparison))),
        ("Further statements", list(further(comparison, cited))),
        ("Facts", facts),
    )
    yield from (Section(title, tuple(entries)) for title, entries in rest if entries)


def _of_countries(comparison: Comparison) -> Iterator[tuple[tuple[str, ...], Entry]]:
    """Yield the changes of each country: lines, the weightiest first, then the others."""
    told = {
        (one.before.evidence.statement.id, one.after.evidence.statement.id, one.topic)
        for one in comparison.lines
        if one.before is not None and one.after is not None
    }
    lines = sorted(comparison.lines, key=lambda one: _ORDER.index(one.news[0]))
    yield from line_entries(comparison, lines)
    for shift in comparison.shifts:
        if (shift.before.statement.id, shift.after.statement.id, shift.topic) not in told:
            yield (shift.country,), shift_entry(comparison, shift)
    for voice in comparison.voices:
        yield (voice.country,), voice_entry(comparison, voice)
    for role in comparison.roles:
        if role.country is not None:
            yield (role.country,), role_entry(comparison, role)
    for membership in comparison.memberships:
        if membership.country is not None:
            yield (membership.country,), membership_entry(comparison, membership)
