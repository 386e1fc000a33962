"""Who coded and who checked what a page rests on, in a sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from policybrief.analysis.words import listed
from policybrief.languages import _, ngettext, number, sorting_key
from policybrief.models.corpus import Corpus
from policybrief.models.statement import Statement


def coders_words(corpus: Corpus, statements: Iterable[Statement]) -> str:
    """Return who coded and checked some statements; nothing where nobody is recorded.

    Where some were checked and others not, it says how many.
    """
    some = list({one.id: one for one in statements}.values())
    coders, checkers = _names(some, corpus.coded_by), _names(some, corpus.checked_by)
    by = listed(checkers)
    unchecked = sum(corpus.checked_by(one) is None for one in some) if checkers else 0
    if unchecked:
        by = ngettext(
            "{names} ({some} of {n} statement)",
            "{names} ({some} of {n} statements)",
            len(some),
            names=by,
            some=number(len(some) - unchecked),
        )
    if coders and checkers:
        return _("Coded by {coders}; checked by {checkers}.", coders=listed(coders), checkers=by)
    if coders:
        return _("Coded by {coders}.", coders=listed(coders))
    return _("Checked by {checkers}.", checkers=by) if checkers else ""


def _names(
    statements: Iterable[Statement], who: Callable[[Statement], str | None]
) -> tuple[str, ...]:
    found = {name for one in statements if (name := who(one)) is not None}
    return tuple(sorted(found, key=lambda one: (sorting_key(one), one)))
