"""Other accounts of an utterance as its statement shows them: the same words, or which others."""

from __future__ import annotations

import datetime
from typing import Final

import attrs

from policybrief.analysis import tombstones
from policybrief.analysis.utterances import (
    ComparedAccounts,
    FoundIn,
    Wording,
    fullest,
)
from policybrief.languages import N_, _
from policybrief.models.statement import Statement, Words
from policybrief.site.addresses import Here, Link
from policybrief.site.desk import Desk


@attrs.frozen
class ChangeView:
    """A run of words of two wordings that are compared.

    Attributes:
        where: "both", "here" or "there": which of the two has them.
        words: The words.
    """

    where: str
    words: str


@attrs.frozen
class AccountView:
    """Another article that gives the same utterance.

    Attributes:
        article: The article, as a link to the statement in it.
        publisher: Who published it; None when that is not recorded.
        wording: How it gives the words, in comparison with the statement that is shown.
        fullest: Whether it quotes more of the utterance than any other account.
        changes: The words of both, when they differ and both may be published.
    """

    article: Link
    publisher: Link | None
    wording: str
    fullest: bool
    changes: tuple[ChangeView, ...]


_WORDS: Final = {
    Wording.SAME: N_("the same words"),
    Wording.MORE: N_("more of the words"),
    Wording.LESS: N_("fewer of the words"),
    Wording.OTHER: N_("other words"),
    Wording.LANGUAGES: N_("in another language"),
    Wording.TRANSLATED: N_("other words, one of the two in translation"),
}
_WHERE: Final = {
    FoundIn.BOTH: "both",
    FoundIn.FIRST: "here",
    FoundIn.SECOND: "there",
}


def account_views(desk: Desk, here: Here, statement: Statement) -> tuple[AccountView, ...]:
    """Return the other published accounts of what *statement* gives, in order of publication."""
    others = desk.analysis.other_accounts(statement)
    if not others:
        return ()
    accounts = [statement, *(compared.other for compared in others)]
    longest = fullest(one for one in accounts if desk.quote(one) is not None)
    ordered = sorted(others, key=lambda one: (_published(desk, one.other), one.other.id))
    return tuple(_account_view(desk, here, compared, longest) for compared in ordered)


def _published(desk: Desk, statement: Statement) -> datetime.date:
    date = desk.corpus.article_by_id[statement.article].date
    return (None if date is None else date.latest) or datetime.date.max


def _account_view(
    desk: Desk, here: Here, compared: ComparedAccounts, longest: Statement | None
) -> AccountView:
    one, other = compared.one, compared.other
    article = desk.corpus.article_by_id[other.article]
    quotes = desk.quote(one) is not None and desk.quote(other) is not None
    changes = compared.runs if quotes and compared.wording is not Wording.SAME else ()
    return AccountView(
        article=Link(tombstones.shown(article.title), here.statement(other)),
        publisher=None if article.publisher is None else here.publisher(article.publisher),
        wording=_wording(compared, quotes),
        fullest=longest is not None and other.id == longest.id,
        changes=tuple(ChangeView(_WHERE[change.found_in], change.words) for change in changes),
    )


def _wording(compared: ComparedAccounts, quotes: bool) -> str:
    """Return how an account gives the words; nothing is told of words that are private."""
    if compared.wording is Wording.REPORTED:
        quoted = compared.other.kind is Words.QUOTE
        return _("quoted there") if quoted else _("reported without a quote")
    return _(_WORDS[compared.wording]) if quotes else _("words not published, so not compared")
