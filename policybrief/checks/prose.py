"""Prose must have an end, and links in it must lead somewhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from policybrief.analysis.links import links_in, resolve_link
from policybrief.checks.prose_limits import excess
from policybrief.hints import short
from policybrief.models.article import Article, Rights
from policybrief.models.corpus import Corpus
from policybrief.problems import Located, Location, Problem


def check_prose(corpus: Corpus) -> Iterator[Problem]:
    """Yield prose of ours that is too long or too deep, and links in it that lead to nothing."""
    records: list[tuple[Located, str, int]] = [
        *((one, one.body, one.body_line) for one in corpus.actors),
        *((one, one.body, one.body_line) for one in corpus.topics),
        *((one, one.body, one.body_line) for one in corpus.publishers),
        *((one, one.body, one.body_line) for one in corpus.events),
    ]
    briefing = corpus.briefing
    records.append((briefing, briefing.body, briefing.body_line))
    for record, body, first_line in records:
        path = PurePosixPath("about.md") if record is briefing else record.location.path
        found = list(_excess(path, body, first_line))
        yield from found
        for link in [] if found else links_in(body):
            if not link.internal or resolve_link(corpus, link.target) is not None:
                continue
            yield Problem(
                Location(path, first_line + link.line - 1, link.column),
                "broken-link",
                f"the link to '{short(link.target)}' leads nowhere",
                "link to an id: [Romania](ro), [the topic](troops-in-ukraine); or to https://…",
            )


def check_body(frame: Corpus, article: Article) -> Iterator[Problem]:
    """Yield that the body of an article is too long or too deep."""
    if _is_rendered(frame, article):
        yield from _excess(article.location.path, article.body, article.body_line)


def _is_rendered(corpus: Corpus, article: Article) -> bool:
    """Say whether the body of an article is prose of a page: notes, or a text that may be shown."""
    return article.text is not None or corpus.rights(article) in (Rights.LICENSED, Rights.OPEN)


def _excess(path: PurePosixPath, body: str, first_line: int) -> Iterator[Problem]:
    found = excess(body)
    if found is not None:
        place = Location(path, first_line + found.line - 1, found.column)
        yield Problem(place, found.code, found.message, found.hint)
