"""How a page, its source and its statements are cited: in words, and as files under ``cite/``.

Nothing here asks the clock: a page is cited with the day that its positions are of.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from policybrief.analysis import tombstones
from policybrief.analysis.evidence import Grade, grade_of
from policybrief.analysis.words import date_words, day_words, one_line
from policybrief.languages import _
from policybrief.models.article import Article
from policybrief.models.dates import edtf_or_none
from policybrief.models.statement import SpeakerKind, Statement
from policybrief.sharing.addresses import page_address
from policybrief.sharing.bibtex import bibtex
from policybrief.sharing.csl import csl
from policybrief.sharing.references import Reference, ReferenceKind, article_reference
from policybrief.sharing.ris import ris
from policybrief.site.addresses import Here
from policybrief.site.desk import Desk

FOLDER: Final = "cite/"
SUFFIXES: Final = (".bib", ".ris", ".json")


def cite_address(address: str) -> str:
    """Return where the files stand by which a page is cited, without suffix."""
    return FOLDER + address.removesuffix(".html")


def page_reference(desk: Desk, address: str, title: str) -> Reference:
    """Return a page as a part of the site, at the day of its positions; it names no author."""
    briefing = desk.corpus.briefing
    front = address == "index.html"
    return Reference(
        key=address.removesuffix(".html").replace("/", "-"),
        kind=ReferenceKind.PAGE,
        title=one_line(briefing.title if front else title),
        container=None if front else one_line(briefing.title),
        date=edtf_or_none(desk.at),
        url=page_address(briefing, address) or None,
        lang=briefing.language,
    )


def record_reference(desk: Desk, article: Article) -> Reference:
    """Return the page of an article: what is recorded of a text by somebody else."""
    address = desk.addresses.articles[article.id]
    return page_reference(desk, address, record_title(article))


def record_title(article: Article) -> str:
    """Return what the page of an article is called where it stands among other titles."""
    if article.withdrawn is not None:
        return _("Record of an article that was withdrawn")
    return _("Record of “{title}”", title=one_line(article.title))


def statement_reference(desk: Desk, here: Here, statement: Statement) -> Reference:
    """Return a statement as it is recorded on its article's page.

    Who spoke is the author of words that are quoted, and of no others.
    """
    corpus = desk.corpus
    speaker = one_line(here.speaker(statement.speaker).name)
    title = one_line(tombstones.shown(corpus.article_by_id[statement.article].title))
    quoted = is_quoted(desk, statement)
    if quoted:
        words = _("Statement in “{title}”", title=title)
    elif statement.speaker.kind is SpeakerKind.AUTHOR:
        words = _("Judgement of the author of “{title}”", title=title)
    else:
        words = _("{speaker}: statement as reported in “{title}”", speaker=speaker, title=title)
    briefing = corpus.briefing
    address = desk.addresses.articles[statement.article]
    return Reference(
        key=statement.id,
        kind=ReferenceKind.PAGE,
        title=words,
        author=speaker if quoted else None,
        container=one_line(briefing.title),
        date=statement.said,
        url=page_address(briefing, address, statement.id) or None,
        lang=briefing.language,
        note=_("Source: {source}.", source=source_words(desk, statement.article)),
    )


def is_quoted(desk: Desk, statement: Statement) -> bool:
    """Say whether a named speaker's own words are there."""
    return grade_of(desk.corpus, statement) is Grade.QUOTED


def page_words(desk: Desk, address: str, title: str) -> str:
    """Return how a page is cited in a text, without its address."""
    site = one_line(desk.corpus.briefing.title)
    parts = [site] if address == "index.html" else [_("“{title}”", title=one_line(title)), site]
    return ", ".join([*parts, *_day(desk)]) + "."


def record_words(desk: Desk, article: Article) -> str:
    """Return how the page of an article is cited in a text, without its address."""
    site = one_line(desk.corpus.briefing.title)
    return ", ".join([record_title(article), site, *_day(desk)]) + "."


def _day(desk: Desk) -> Iterator[str]:
    if desk.at is not None:
        yield _("positions at {day}", day=day_words(desk.at))


def source_words(desk: Desk, id_: str) -> str:
    """Return how an article is cited in a text, without its address."""
    one = article_reference(desk.corpus, desk.corpus.article_by_id[id_])
    date = None if one.date is None else date_words(one.date)
    parts = [_("“{title}”", title=one_line(one.title)), one.container, date]
    return ", ".join(one_line(part) for part in parts if part)


def statement_words(desk: Desk, here: Here, statement: Statement) -> str:
    """Return how a statement is cited in a text: who, in which article, when, and where found."""
    article = desk.corpus.article_by_id[statement.article]
    speaker, title = (
        one_line(here.speaker(statement.speaker).name),
        one_line(tombstones.shown(article.title)),
    )
    if is_quoted(desk, statement):
        words = _("{speaker}, quoted in “{title}”", speaker=speaker, title=title)
    elif statement.speaker.kind is SpeakerKind.AUTHOR:
        words = _("Author of “{title}”", title=title)
    else:
        words = _("{speaker}, as reported in “{title}”", speaker=speaker, title=title)
    date = [] if statement.said is None else [date_words(statement.said)]
    return ", ".join([words, *date, one_line(desk.corpus.briefing.title)]) + "."


def page_references(
    desk: Desk, address: str, title: str, about: tuple[str, str] | None
) -> Iterator[Reference]:
    """Yield what the files of a page hold: the page; of an article also it and its statements."""
    corpus = desk.corpus
    if about is None or about[0] != "articles":
        yield page_reference(desk, address, title)
        return
    one = corpus.article_by_id[about[1]]
    yield record_reference(desk, one)
    if one.withdrawn is not None:
        return
    yield article_reference(corpus, one)
    here = desk.here(address)
    for statement in one.statements:
        if statement.id in corpus.published_ids:
            yield statement_reference(desk, here, statement)


def cite_files(
    desk: Desk, address: str, title: str, about: tuple[str, str] | None
) -> Iterator[tuple[str, bytes]]:
    """Yield address and content of the files by which a page is cited.

    Args:
        desk: The desk.
        address: Where the page stands.
        title: Its title.
        about: Field of `Addresses` and id of the record that it is of; None for other pages.
    """
    references = list(page_references(desk, address, title, about))
    for suffix, write in zip(SUFFIXES, (bibtex, ris, csl), strict=True):
        yield cite_address(address) + suffix, write(references).encode("utf-8", "replace")
