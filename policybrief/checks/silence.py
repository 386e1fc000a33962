"""Warnings that the editors have looked at, and do not want to see again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from policybrief.codes import CODES
from policybrief.hints import did_you_mean, short
from policybrief.models.corpus import Corpus
from policybrief.problems import NOWHERE, Problem, Severity

_WARNINGS = tuple(sorted(name for name, code in CODES.items() if code.warning))


def check_silence(corpus: Corpus) -> Iterator[Problem]:
    """Yield entries of ``quiet`` and ``reviewed`` that silence nothing."""
    briefing = corpus.briefing
    if not briefing.broken & {"quiet", "*"}:
        for code in briefing.quiet:
            if code not in _WARNINGS:
                yield Problem(
                    briefing.place_of("quiet"),
                    "invalid-value",
                    f"'{short(code)}' is not the code of a warning",
                    did_you_mean(code, _WARNINGS) or "write a code as it stands in brackets",
                )
    for article in corpus.articles:
        if article.broken & {"reviewed", "*"}:
            continue
        for entry in article.reviewed:
            if entry not in _WARNINGS and entry not in corpus.topic_by_id:
                yield Problem(
                    article.place_of("reviewed"),
                    "unknown-topic",
                    f"'{short(entry)}' is neither a topic nor the code of a warning",
                    did_you_mean(entry, [*corpus.topic_by_id, *_WARNINGS])
                    or "write the id of a topic, or the code of a warning",
                )


def without_silenced(corpus: Corpus, problems: Iterable[Problem]) -> list[Problem]:
    """Return *problems* without the warnings that ``quiet`` and ``reviewed`` silence.

    ``reviewed`` of an article silences warnings in its own file.
    """
    quiet = frozenset(corpus.briefing.quiet)
    reviewed = {
        article.location.path: frozenset(article.reviewed)
        for article in corpus.articles
        if article.reviewed and article.location is not NOWHERE
    }
    return [
        one
        for one in problems
        if one.severity is not Severity.WARNING
        or (one.code not in quiet and one.code not in reviewed.get(one.location.path, ()))
    ]
