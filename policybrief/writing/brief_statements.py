"""The sentences of a brief on statements that are no line's: corrected, new, reported once more."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from policybrief.analysis.comparison import Comparison
from policybrief.analysis.corrections import Corrected
from policybrief.analysis.news import StatementChange, StatementNews
from policybrief.analysis.words import listed, on_date_words, sentence
from policybrief.languages import N_, _
from policybrief.models.statement import Statement
from policybrief.models.utterances import utterance_of
from policybrief.writing.brief_sentences import Entry, topic_words
from policybrief.writing.citations import (
    Citation,
    anonymous,
    article_words,
    cite,
    speaker_name,
    together,
)

_NEW: Final = {
    StatementNews.ADDED: N_("{speaker} on {topics}."),
    StatementNews.ACCOUNT: N_("Another account: {speaker} on {topics}."),
}


def corrections(comparison: Comparison) -> Iterator[Entry]:
    """Yield what the editors say that they corrected, then what else is another statement now."""
    for one in comparison.corrections:
        yield _told(comparison, one)
    for change in comparison.statements:
        statement = change.after or change.before
        if statement is not None and change.news not in _NEW:
            yield Entry(
                _correction(comparison, change, statement),
                (cite(comparison.after, statement),),
            )


def _told(comparison: Comparison, one: Corrected) -> Entry:
    """Return a correction in the words of the editors."""
    corpus = comparison.after.corpus
    correction = one.correction
    words = f"{sentence(correction.what)} {sentence(correction.why)}"
    when = on_date_words(correction.date)
    if not one.statements:
        article = article_words(corpus, corpus.article_by_id[one.article])
        said = _("Corrected {when}, in {article}: {words}", when=when, article=article, words=words)
        return Entry(said, ())
    citations = [cite(comparison.after, corpus.statement_by_id[id_]) for id_ in one.statements]
    said = _("Corrected {when}: {words}", when=when, words=words)
    return Entry(said, (together(citations),))


def _correction(comparison: Comparison, change: StatementChange, statement: Statement) -> str:
    who = speaker_name(comparison.after.corpus, statement, within=True)
    match change.news:
        case StatementNews.WITHDRAWN:
            reason = (statement.withdrawn or "").strip().removesuffix(".")
            return _("A statement of {who} was withdrawn: {reason}.", who=who, reason=reason)
        case StatementNews.REMOVED:
            return _("A statement of {who} was removed.", who=who)
        case StatementNews.RESTORED:
            return _("A statement of {who} is no longer withdrawn.", who=who)
    fields = listed([one.replace("_", " ") for one in change.fields])
    return _("A statement of {who} was corrected: {fields}.", who=who, fields=fields)


def further(comparison: Comparison, cited: set[str]) -> Iterator[Entry]:
    """Yield the new statements on topics that no other sentence cites, then new accounts of others.

    Args:
        comparison: What changed.
        cited: The utterances that other sentences cite, with all their accounts.
    """
    corpus = comparison.after.corpus
    added = {
        utterance_of(corpus, one.after)
        for one in comparison.statements
        if one.after is not None and one.news is StatementNews.ADDED
    }
    told = {StatementNews.ADDED: cited, StatementNews.ACCOUNT: cited | added}
    groups: dict[tuple[str, str, str, Citation], list[Citation]] = {}
    for news, words in _NEW.items():
        for change in comparison.statements:
            one = change.after
            if change.news is not news or one is None or utterance_of(corpus, one) in told[news]:
                continue
            topics = _topics(comparison, one)
            if topics:
                citation = cite(comparison.after, one)
                key = words, topics, one.utterance, anonymous(citation)
                groups.setdefault(key, []).append(citation)
    for (words, topics, *_others), citations in groups.items():
        citation = together(citations)
        yield Entry(_(words, speaker=citation.speaker, topics=topics), (citation,))


def _topics(comparison: Comparison, statement: Statement) -> str:
    live = {topic.id for topic in comparison.after.corpus.live_topics}
    topics = [stance.topic for stance in statement.stances if stance.topic in live]
    return listed([topic_words(comparison, topic) for topic in topics])
