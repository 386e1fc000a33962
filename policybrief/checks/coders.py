"""Who coded, who checked, and who coded the same again."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import Final

from policybrief.hints import short
from policybrief.models.article import Article
from policybrief.models.briefing import Briefing
from policybrief.models.coding import coder_named
from policybrief.models.corpus import Corpus
from policybrief.models.statement import Statement
from policybrief.problems import NOWHERE, Located, Problem

_LONGEST: Final = 60
_ADDRESS: Final = re.compile(r"://|\bwww\.|@|\bmailto:|[\r\n]", re.IGNORECASE)
_MOST_LINES: Final = 10


def check_default_coders(corpus: Corpus) -> Iterator[Problem]:
    """Yield what is wrong with the coders that the briefing names for all statements."""
    briefing = corpus.briefing
    yield from _name(briefing, "coded", briefing.coded)
    yield from _name(briefing, "checked", briefing.checked)
    yield from _of_all(briefing)


def check_coders(frame: Corpus, article: Article) -> Iterator[Problem]:
    """Yield coders without a name or twice on one statement, and statements left unchecked."""
    for statement in article.statements:
        yield from _name(statement, "coded", statement.coded)
        yield from _name(statement, "checked", statement.checked)
        yield from _self_checked(frame, statement)
        yield from _codings(frame, statement)
    yield from _unchecked(frame, article)


def same_coder(one: str, other: str) -> bool:
    """Say whether two names are those of one coder, whatever their case and spaces."""
    return _folded(one) == _folded(other)


@functools.lru_cache(maxsize=4096)
def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


def _name(owner: Located, field: str, name: str | None) -> Iterator[Problem]:
    if name is None or owner.broken & {field, "*"}:
        return
    if coder_named(name) is None:
        wrong, hint = "names nobody", "write initials or a name, or leave the field out"
        wrong += ", so it counts as not checked" if field == "checked" else ""
    elif not _is_short(name):
        wrong = "is no short name, and pages and exports show it"
        hint = f"write initials or a name of {_LONGEST} letters at most, and no address"
    else:
        return
    yield Problem(owner.place_of(field), "bad-coder", f"'{short(name)}' {wrong}", hint)


@functools.lru_cache(maxsize=4096)
def _is_short(name: str) -> bool:
    return len(name) <= _LONGEST and _ADDRESS.search(name) is None


def _of_all(briefing: Briefing) -> Iterator[Problem]:
    """Yield what the briefing's defaults say of all statements that do not say otherwise."""
    if coder_named(briefing.checked) is None or briefing.broken & {"checked", "coded", "*"}:
        return
    assert briefing.checked is not None
    if briefing.coded is not None and same_coder(briefing.coded, briefing.checked):
        yield _checks_own(briefing, briefing.checked)
    if briefing.require_checked:
        yield Problem(
            briefing.place_of("checked"),
            "checked-by-default",
            "every statement counts as checked, so 'require_checked' keeps none back",
            "delete 'checked' here, and write it into each statement that somebody has checked",
        )


def _self_checked(corpus: Corpus, statement: Statement) -> Iterator[Problem]:
    coder, checker = corpus.coded_by(statement), corpus.checked_by(statement)
    if coder is None or checker is None or statement.broken & {"coded", "checked"}:
        return
    of_all = statement.coded is None and statement.checked is None
    if not of_all and same_coder(coder, checker):
        yield _checks_own(statement, checker)


def _checks_own(owner: Located, name: str) -> Problem:
    return Problem(
        owner.place_of("checked" if "checked" in owner.places else "coded"),
        "self-checked",
        f"'{short(name)}' has checked what '{short(name)}' has coded",
        "let somebody else check it, or leave 'checked' out",
    )


def _codings(corpus: Corpus, statement: Statement) -> Iterator[Problem]:
    """Yield what is wrong with the coders of the second codings of one statement."""
    first = corpus.coded_by(statement)
    if statement.codings and first is None and "coded" not in statement.broken:
        yield Problem(
            statement.place_of("codings"),
            "no-coder",
            "nothing says who made the first coding, beside which others stand",
            "add 'coded: …' to the statement, or to briefing.yml",
        )
    seen = set() if first is None else {_folded(first)}
    for coding in statement.codings:
        yield from _name(coding, "coded", coding.coded)
        if "coded" in coding.broken:
            continue
        if _folded(coding.coded) in seen:
            yield Problem(
                coding.place_of("coded"),
                "double-coding",
                f"'{short(coding.coded)}' has coded this statement already",
                "keep one coding of each coder; a second one is by somebody else",
            )
        seen.add(_folded(coding.coded))


def _unchecked(corpus: Corpus, article: Article) -> Iterator[Problem]:
    """Yield, once for the article, how many of its statements are kept back."""
    if article.draft or corpus.briefing.broken & {"require_checked", "checked", "*"}:
        return
    waiting = [
        one
        for one in article.statements
        if corpus.awaits_check(one) and "checked" not in one.broken
    ]
    if not waiting:
        return
    first = waiting[0]
    lines = sorted({one.location.line for one in waiting if one.location is not NOWHERE})
    number = len(lines) or len(waiting)
    one = number == 1
    where = f": {_listed(lines)}" if lines else ""
    yield Problem(
        first.location if lines else article.location,
        "unchecked",
        f"'{article.id}' has {'a statement' if one else f'{number} statements'} that nobody has "
        f"checked, kept back from all that is published{where}",
        "let somebody who did not code it compare it with the text, and write 'checked: …'",
    )


def _listed(lines: list[int]) -> str:
    shown = ", ".join(str(line) for line in lines[:_MOST_LINES])
    more = len(lines) - _MOST_LINES
    rest = f" and {more} more" if more > 0 else ""
    return f"line{'' if len(lines) == 1 else 's'} {shown}{rest}"
