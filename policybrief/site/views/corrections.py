"""Corrections: at what they correct, counted on profiles, and all of them on a page."""

from __future__ import annotations

from collections.abc import Collection, Iterable

import attrs
from markupsafe import Markup

from policybrief.analysis.corrections import Corrected
from policybrief.analysis.words import counted, on_date_words, sentence
from policybrief.models.correction import Correction
from policybrief.site.addresses import Here, Link
from policybrief.site.desk import Desk

ADDRESS = "corrections.html"
"""The page of all corrections."""


@attrs.frozen
class CorrectionView:
    """One correction.

    Attributes:
        date: When, in words, to stand behind "Corrected": "on 25 January 2026", "in 2026".
        what: What was corrected, in a sentence.
        why: Why it had been wrong, in a sentence.
    """

    date: str
    what: str
    why: str


@attrs.frozen
class CorrectedView:
    """A correction on the page of all of them.

    Attributes:
        correction: The correction.
        article: The article that it stands at.
        statements: Who said what was corrected, each a link to the statement; none for a
            correction of the article.
        withdrawn: Whether the statement was withdrawn, or the article; then no name is said.
    """

    correction: CorrectionView
    article: Link
    statements: tuple[Link, ...]
    withdrawn: bool


@attrs.frozen
class CorrectionsView:
    """What the template ``corrections.md.jinja`` sees.

    Attributes:
        title: Title of the page.
        number: How many there are, in words; empty for none.
        years: The corrections by year, newest first: the year, and they.
        feeds: The feeds, each a link with the name of its kind.
        about: The page that says how to reach the editors.
    """

    title: str
    number: str
    years: tuple[tuple[str, tuple[CorrectedView, ...]], ...]
    feeds: tuple[Link, ...]
    about: Markup


@attrs.frozen
class CountedCorrectionsView:
    """How much of what a page rests on was corrected.

    Attributes:
        number: How many corrections there are; 0 for none.
        newest: When the newest was made, in words; empty for none.
        url: The page of all corrections.
    """

    number: int
    newest: str
    url: Markup


def correction_views(corrections: Iterable[Correction]) -> tuple[CorrectionView, ...]:
    """Return corrections in the order of the file."""
    return tuple(
        CorrectionView(on_date_words(one.date), sentence(one.what), sentence(one.why))
        for one in corrections
    )


def counted_corrections_view(
    desk: Desk, here: Here, statements: Collection[str], articles: Collection[str]
) -> CountedCorrectionsView:
    """Return how many corrections there are of some statements and articles.

    Args:
        desk: The analysis.
        here: The page.
        statements: Ids of the statements that the page rests on.
        articles: Ids of the articles that it rests on.
    """
    found = [
        one
        for one in desk.analysis.corrections
        if any(id_ in statements for id_ in one.statements)
        or (not one.statements and one.article in articles)
    ]
    newest = on_date_words(found[0].correction.date) if found else ""
    return CountedCorrectionsView(len(found), newest, here.url(ADDRESS))


def corrections_view(desk: Desk, here: Here) -> CorrectionsView:
    """Return the page of all corrections, newest first."""
    years: dict[str, list[CorrectedView]] = {}
    for one in desk.analysis.corrections:
        year = one.correction.date.text[:4]
        years.setdefault(year, []).append(_corrected_view(desk, here, one))
    number = len(desk.analysis.corrections)
    return CorrectionsView(
        title="Corrections",
        number=counted(number, "correction") if number else "",
        years=tuple((year, tuple(group)) for year, group in years.items()),
        feeds=(
            Link("Atom", here.url("corrections.xml")),
            Link("JSON Feed", here.url("corrections.json")),
        ),
        about=here.url("about.html"),
    )


def _corrected_view(desk: Desk, here: Here, one: Corrected) -> CorrectedView:
    statements = [desk.corpus.statement_by_id[id_] for id_ in one.statements]
    withdrawn = any(each.withdrawn is not None for each in statements)
    links = [Link(here.speaker(each.speaker).name, here.statement(each)) for each in statements]
    if withdrawn:
        links = [Link("A statement that was withdrawn", one.url) for one in links[:1]]
    article = here.article(one.article)
    if desk.corpus.article_by_id[one.article].withdrawn is not None:
        withdrawn = True
        article = Link(f"{'an' if statements else 'An'} article that was withdrawn", article.url)
    if not statements:
        url = here.url(here.addresses.articles[one.article], "corrections")
        article = Link(article.name, url)
    (correction,) = correction_views([one.correction])
    return CorrectedView(correction, article, tuple(links), withdrawn)
