"""A brief: what changed, in sentences with their evidence, ready to be sent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final

import attrs

from policybrief.analysis.comparison import Comparison
from policybrief.analysis.news import LineNews, StatementNews, Turn, VoiceNews
from policybrief.analysis.words import capital, day_words, listed
from policybrief.languages import Nn_, _, ngettext, sorting_key
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
    LineNews.RECODED: Nn_("{n} line corrected", "{n} lines corrected"),
    LineNews.POSITION: Nn_("{n} position changed", "{n} positions changed"),
    LineNews.CONDITION: Nn_("{n} condition changed", "{n} conditions changed"),
    LineNews.ACT: Nn_("{n} act changed", "{n} acts changed"),
    LineNews.NEW: Nn_("{n} first statement", "{n} first statements"),
    LineNews.GONE: Nn_("{n} line gone", "{n} lines gone"),
    LineNews.FIRMER: Nn_("{n} line with firmer evidence", "{n} lines with firmer evidence"),
    LineNews.WEAKER: Nn_("{n} line with weaker evidence", "{n} lines with weaker evidence"),
    LineNews.LAPSED: Nn_("{n} line lapsed", "{n} lines lapsed"),
    LineNews.STALE: Nn_("{n} line out of date", "{n} lines out of date"),
    LineNews.CURRENT: Nn_("{n} line current again", "{n} lines current again"),
    LineNews.PAST_HOLDER: Nn_("{n} line under a former holder", "{n} lines under former holders"),
    LineNews.NEW_HOLDER: Nn_(
        "{n} line with a new holder of the post", "{n} lines with new holders of posts"
    ),
    LineNews.SPEAKER: Nn_("{n} line with another speaker", "{n} lines with other speakers"),
    LineNews.RESTATED: Nn_("{n} line stated again", "{n} lines stated again"),
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
        return _(
            "{title}: what changed from {first} to {last}",
            title=title,
            first=day_words(before.at),
            last=day_words(after.at),
        )
    if of_one_corpus(comparison):
        return _("{title}: what changed since {date}", title=title, date=day_words(before.at))
    return _(
        "{title}: what changed at {date} since an earlier copy",
        title=title,
        date=day_words(after.at),
    )


def _summary(comparison: Comparison) -> str:
    if comparison.empty:
        if of_one_corpus(comparison):
            return _("Nothing changed since {date}.", date=day_words(comparison.before.at))
        return _("Nothing changed since the earlier copy.")
    news = Counter(change.news[0] for change in comparison.lines)
    heard = Counter(change.news for change in comparison.voices)
    said = Counter(change.news for change in comparison.statements)
    corrected = said[StatementNews.REWORDED] + said[StatementNews.RECODED]
    parts = [ngettext(*words, news[one]) for one, words in _COUNTED.items() if news[one]]
    parts += [
        ngettext(*words, number)
        for number, words in (
            (heard[VoiceNews.NEW_DISSENT], Nn_("{n} new dissent", "{n} new dissents")),
            (heard[VoiceNews.DISSENT_ENDED], Nn_("{n} dissent ended", "{n} dissents ended")),
            (heard[VoiceNews.NEW_VOICE], Nn_("{n} new voice", "{n} new voices")),
            (heard[VoiceNews.CHANGED], Nn_("{n} voice changed", "{n} voices changed")),
            (len(comparison.roles), Nn_("{n} post changed hands", "{n} changes of posts")),
            (
                len(comparison.memberships),
                Nn_("{n} change of membership", "{n} changes of membership"),
            ),
            (
                _asked(comparison, Turn.BEGUN),
                Nn_("{n} country newly asked", "{n} countries newly asked"),
            ),
            (
                _asked(comparison, Turn.ENDED),
                Nn_("{n} country asked less", "{n} countries asked less"),
            ),
            (said[StatementNews.ADDED], Nn_("{n} new statement", "{n} new statements")),
            (said[StatementNews.ACCOUNT], Nn_("{n} further account", "{n} further accounts")),
            (len(comparison.corrections), Nn_("{n} correction told", "{n} corrections told")),
            (corrected, Nn_("{n} statement corrected", "{n} statements corrected")),
            (
                said[StatementNews.WITHDRAWN],
                Nn_("{n} statement withdrawn", "{n} statements withdrawn"),
            ),
            (said[StatementNews.REMOVED], Nn_("{n} statement removed", "{n} statements removed")),
            (
                said[StatementNews.RESTORED],
                Nn_("{n} statement restored", "{n} statements restored"),
            ),
            (len(comparison.facts), Nn_("{n} claim of fact", "{n} claims of fact")),
            (len(comparison.conflicts), Nn_("{n} conflict of sources", "{n} conflicts of sources")),
        )
        if number
    ]
    return _("{change}.", change=capital(listed(parts or [_("shifts on the way")])))


def _asked(comparison: Comparison, turn: Turn) -> int:
    return len({one.country for one in comparison.asked if one.turn is turn})


def _sections(comparison: Comparison) -> Iterator[Section]:
    corpus = comparison.after.corpus

    def name(code: str) -> tuple[tuple[str, str], str]:
        return sorting_key(actor_name(corpus, code)), code

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
        (
            _("Posts"),
            [role_entry(comparison, one) for one in comparison.roles if one.country is None],
        ),
        (_("Memberships"), memberships),
        (_("Topics"), list(asked_entries(comparison))),
        (_("Corrections"), list(corrections(comparison))),
        (_("Further statements"), list(further(comparison, cited))),
        (_("Facts"), facts),
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
