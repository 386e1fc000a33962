"""What may stand in the corpus twice: articles, and ids that are taken for each other."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import Final
from urllib.parse import parse_qsl, urlencode, urlsplit

from policybrief.models.article import Article
from policybrief.models.corpus import Corpus
from policybrief.problems import NOWHERE, Located, Problem

_LEAST_WORDS: Final = 20
_TRACKING: Final = re.compile(r"utm_\w+|fbclid|gclid|mc_[ce]id")
_PLACE: Final = re.compile(r"[/!].*|.*\d.*")
_SEPARATORS: Final = re.compile("[-_]+")


def check_doubles(corpus: Corpus) -> Iterator[Problem]:
    """Yield articles with one address or one text, and ids that differ in hyphens only."""
    if not _are_distinct(corpus.by_run(_addresses)) or not _are_distinct(corpus.by_run(_texts)):
        yield from _articles(corpus)
    if not _are_distinct(corpus.by_run(_bare_ids)):
        yield from _alike("article", ((one.id, one) for one in corpus.articles))
    yield from _alike("actor", ((one.id, one) for one in corpus.actors))
    yield from _alike("topic", ((one.id, one) for one in corpus.topics))
    yield from _alike("publisher", ((one.id, one) for one in corpus.publishers))
    yield from _alike("event", ((one.id, one) for one in corpus.events))


def plain_url(url: str) -> str:
    """Return what two addresses of one page share.

    The scheme, "www.", a slash at the end and marks of where a reader came from (``utm_source``)
    do not count, nor does a fragment, unless it seems to be an entry or page: ``#/article/4``,
    ``#page=4``.
    """
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return url
    query = [
        (key, value)
        for key, value in (parse_qsl(parts.query, keep_blank_values=True) if parts.query else ())
        if _TRACKING.fullmatch(key) is None
    ]
    host = parts.netloc.lower().removeprefix("www.")
    asked = f"?{urlencode(query)}" if query else ""
    place = f"#{parts.fragment}" if _PLACE.fullmatch(parts.fragment) else ""
    return f"{host}{parts.path.rstrip('/')}{asked}{place}"


def _are_distinct(runs: Iterable[Sequence[Hashable]]) -> bool:
    """Say whether nothing stands twice in what is known of all runs."""
    known = list(runs)
    return len(frozenset[Hashable]().union(*known)) == sum(map(len, known))


def _addresses(run: tuple[Article, ...], frame: Corpus) -> Sequence[str]:
    return tuple(plain_url(one.url) for one in run if one.url is not None)


def _texts(run: tuple[Article, ...], frame: Corpus) -> Sequence[int]:
    """Return hashes of the texts of a run; the texts of a large corpus are long."""
    texts = (one.passage.normal for one in run)
    return tuple(hash(one) for one in texts if one.count(" ") >= _LEAST_WORDS - 1)


def _bare_ids(run: tuple[Article, ...], frame: Corpus) -> Sequence[str]:
    return tuple(_bare(one.id) for one in run)


def _articles(corpus: Corpus) -> Iterator[Problem]:
    addresses: dict[str, Article] = {}
    texts: dict[str, Article] = {}
    for article in sorted(corpus.articles, key=lambda one: (one.location.path.parts, one.id)):
        same = None
        if article.url is not None and "url" not in article.broken:
            address = plain_url(article.url)
            first = addresses.setdefault(address, article)
            if first.id != article.id:
                same = first
                yield Problem(
                    article.place_of("url"),
                    "same-url",
                    f"'{article.id}' has the address of '{first.id}'",
                    "delete one of the two, or correct the address; where both are right, add "
                    "'reviewed: [same-url]'",
                )
        text = article.passage.normal
        if "text" in article.broken or text.count(" ") < _LEAST_WORDS - 1:
            continue
        first = texts.setdefault(text, article)
        if (
            first.id != article.id
            and first is not same
            and "*" not in article.broken | first.broken
        ):
            yield Problem(
                article.place_of("text"),
                "same-text",
                f"'{article.id}' has the text of '{first.id}'",
                "delete one of the two; where both published it, join their statements with "
                "'same_as' and add 'reviewed: [same-text]'",
            )


def _alike(kind: str, records: Iterable[tuple[str, Located]]) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for id_, record in sorted(records, key=lambda one: one[0]):
        first = seen.setdefault(_bare(id_), id_)
        if first != id_ and (record.location is NOWHERE or record.location.path.stem == id_):
            yield Problem(
                record.location,
                "ids-alike",
                f"the {kind}s '{first}' and '{id_}' differ in hyphens and underscores only",
                "rename one of the two",
            )


def _bare(id_: str) -> str:
    """Return *id_* without what is easily overlooked; between digits a hyphen is not."""
    joint = "-" if any(letter.isdecimal() for letter in id_) else ""
    return _SEPARATORS.sub(joint, id_)
