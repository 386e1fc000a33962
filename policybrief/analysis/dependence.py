"""Source dependence: how much of what a profile rests on comes from one publisher."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Final

import attrs

from policybrief.analysis.line import Line
from policybrief.models.corpus import Corpus
from policybrief.models.statement import Statement

MOSTLY: Final = Fraction(2, 3)
"""The share from which a profile rests mostly on one publisher."""

FEWEST: Final = 3
"""How many statements there must be, at the least, before a share is marked."""


@attrs.frozen(kw_only=True)
class Share:
    """What one publisher contributes.

    Attributes:
        publisher: Id of the publisher; None for the articles of which none is recorded.
        articles: In how many of its articles the statements stand.
        statements: How many of the statements stand in its articles.
        utterances: How many of the utterances that make lines stand in its articles and in no
            other publisher's.
        of_statements: Its share of the statements.
        of_utterances: Its share of the utterances that make lines; 0 when there is no line.
    """

    publisher: str | None
    articles: int
    statements: int
    utterances: int
    of_statements: Fraction
    of_utterances: Fraction


@attrs.frozen(kw_only=True)
class Dependence:
    """How the statements of a profile spread over publishers.

    Attributes:
        shares: One for each publisher, the largest first: by statements, then by utterances, then
            by id, and articles without a publisher last. The shares of the statements add up to 1.
        statements: How many statements there are.
        utterances: How many utterances make lines.
        shared: How many of these stand in the articles of several publishers.
    """

    shares: tuple[Share, ...]
    statements: int
    utterances: int
    shared: int

    @property
    def largest(self) -> Share | None:
        """The largest share; None when there is no statement."""
        return self.shares[0] if self.shares else None

    @property
    def marked(self) -> bool:
        """Whether it rests mostly on one known publisher: two thirds of three statements or more.

        Articles without a publisher may come from several, so they are never marked.
        """
        largest = self.largest
        return (
            largest is not None
            and largest.publisher is not None
            and self.statements >= FEWEST
            and largest.of_statements >= MOSTLY
        )

    def share(self, publisher: str | None) -> Share | None:
        """Return the share of one publisher; None when nothing comes from it."""
        return next((one for one in self.shares if one.publisher == publisher), None)


def dependence(
    corpus: Corpus,
    statements: Iterable[Statement],
    lines: Iterable[Line],
    accounts: Mapping[str, Iterable[Statement]],
    at: datetime.date | None,
) -> Dependence:
    """Return how statements and lines spread over publishers.

    Args:
        corpus: Where the articles are.
        statements: The statements of the profile; each counts once.
        lines: Its lines; two that rest on one utterance count once.
        accounts: The published statements that report each utterance.
        at: The date; what was said later is left out.
    """
    found = {one.id: one for one in statements if one.day is None or at is None or one.day <= at}
    by_publisher = Counter(_publisher(corpus, one) for one in found.values())
    articles = {(_publisher(corpus, one), one.article) for one in found.values()}
    of_articles = Counter(publisher for publisher, _ in articles)
    carriers = {
        utterance: {_publisher(corpus, one) for one in accounts[utterance]}
        for utterance in {one.evidence.utterance for one in lines}
    }
    alone = Counter(next(iter(some)) for some in carriers.values() if len(some) == 1)
    shares = [
        Share(
            publisher=publisher,
            articles=of_articles[publisher],
            statements=by_publisher[publisher],
            utterances=alone[publisher],
            of_statements=_fraction(by_publisher[publisher], len(found)),
            of_utterances=_fraction(alone[publisher], len(carriers)),
        )
        for publisher in by_publisher.keys() | alone.keys()
    ]
    return Dependence(
        shares=tuple(sorted(shares, key=_order)),
        statements=len(found),
        utterances=len(carriers),
        shared=len(carriers) - sum(alone.values()),
    )


def _publisher(corpus: Corpus, statement: Statement) -> str | None:
    return corpus.article_by_id[statement.article].publisher


def _fraction(some: int, of: int) -> Fraction:
    return Fraction(some, of) if of else Fraction(0)


def _order(one: Share) -> tuple[int, int, bool, str]:
    return -one.statements, -one.utterances, one.publisher is None, one.publisher or ""
