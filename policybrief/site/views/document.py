"""The briefing as one document: a profile of each country, with the words that it rests on."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import attrs
from markupsafe import Markup

from policybrief.analysis.words import day_words
from policybrief.languages import _, ngettext, sorting_key
from policybrief.models.statement import Statement
from policybrief.site.desk import Desk
from policybrief.site.inside import Inside
from policybrief.site.views.country import CountryView, country_view, short_address
from policybrief.site.views.prose import RuleView, method_view
from policybrief.site.views.statements import StatementView, statement_view


@attrs.frozen
class CitedView:
    """A statement that a profile rests on.

    Attributes:
        anchor: Its anchor in the document.
        statement: The statement.
        source: The article's address, to read on paper; empty when none is recorded.
    """

    anchor: str
    statement: StatementView
    source: str


@attrs.frozen
class ChapterView:
    """One country of the document.

    Attributes:
        anchor: Its anchor in the document.
        profile: The profile.
        cited: The statements that it rests on, newest first.
    """

    anchor: str
    profile: CountryView
    cited: tuple[CitedView, ...]


@attrs.frozen
class DocumentView:
    """What the template ``_document.jinja`` sees as ``document``.

    Attributes:
        title: Title of the briefing.
        logo: Its logo, as an address that holds the image; empty without one.
        subtitle: The country that it is about; empty for the whole briefing.
        language: Its language.
        primary: The colour of titles.
        as_of: The date of all lines, in words.
        counts: What it rests on, in words.
        site: The address of the site, to read on paper; empty when it has none.
        contact: How to reach the editors; empty when it is not said.
        chapters: The countries, by name.
        rules: The rules by which everything is computed.
        description: What the document is, in a sentence.
    """

    title: str
    logo: Markup
    subtitle: str
    language: str
    primary: Markup
    as_of: str
    counts: str
    site: str
    contact: str
    chapters: tuple[ChapterView, ...]
    rules: tuple[RuleView, ...]
    description: str


def document_view(desk: Desk, country: str | None = None, logo: str = "") -> DocumentView:
    """Return the whole briefing as a document, or one country of it.

    Args:
        desk: The desk.
        country: Code of the one country; by default those with a line.
        logo: The logo, as an address that holds the image.
    """
    briefing = desk.corpus.briefing
    codes = sorted(
        {line.country for line in desk.analysis.lines} if country is None else {country},
        key=lambda code: (sorting_key(desk.here("").actor(code).name), code),
    )
    anchors = {code: f"country-{at}" for at, code in enumerate(codes, start=1)}
    site = short_address(briefing.site_url)
    subtitle = "" if country is None else desk.here("").actor(country).name
    return DocumentView(
        title=briefing.title,
        logo=Markup("{}").format(logo),
        subtitle=subtitle,
        language=briefing.language,
        primary=_colour(briefing.look.primary),
        as_of=day_words(desk.at),
        counts=ngettext("{n} article", "{n} articles", len(desk.corpus.live_articles)),
        site=site,
        contact=briefing.contact or "",
        chapters=tuple(_chapter(desk, code, anchors) for code in codes),
        rules=method_view(desk, desk.here("method.html")).rules,
        description=_(
            "Where countries stand, computed from statements that each sentence leads to."
        ),
    )


def _colour(written: str) -> Markup:
    """Return a colour as a style sheet holds it, where nothing is escaped; else black."""
    return Markup(written) if re.fullmatch(r"#[0-9A-Fa-f]{6}", written) else Markup("#000000")


def _chapter(desk: Desk, code: str, anchors: Mapping[str, str]) -> ChapterView:
    """Return one country with its statements, between which links lead."""
    anchor = anchors[code]
    rests = _rests_on(desk, code)
    places = {
        address: anchors[other]
        for other in anchors
        if (address := desk.addresses.actors.get(other)) is not None
    }
    cited = {one.id: f"{anchor}-{at}" for at, one in enumerate(rests, start=1)}
    for one in rests:
        page = desk.addresses.articles.get(one.article)
        if page is not None:
            places[f"{page}#{one.id}"] = cited[one.id]
    base = desk.corpus.briefing.site_url if short_address(desk.corpus.briefing.site_url) else None
    here = Inside(
        address=desk.addresses.actors[code],
        addresses=desk.addresses,
        base=None if base is None else f"{base.rstrip('/')}/",
        places=places,
    )
    return ChapterView(
        anchor=anchor,
        profile=country_view(desk, here, code),
        cited=tuple(
            CitedView(
                cited[one.id],
                statement_view(desk, here, one),
                short_address(desk.corpus.article_by_id[one.article].url),
            )
            for one in rests
        ),
    )


def _rests_on(desk: Desk, code: str) -> Sequence[Statement]:
    """Return the statements of a country, newest first."""
    standings = desk.analysis.by_country.get(code, ())
    found = {each.statement.id for one in standings for each in one.evidence}
    return [one for one in desk.newest_first if one.id in found]
