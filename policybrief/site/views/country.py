"""A country's profile."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

import attrs
from markupsafe import Markup

from policybrief.analysis.standing import Silence, Standing
from policybrief.analysis.voices import Voice
from policybrief.analysis.words import date_words, day_words, listed
from policybrief.checks.records import is_url
from policybrief.languages import _, ngettext
from policybrief.models.actor import Country
from policybrief.site.addresses import Here, Link
from policybrief.site.desk import Desk
from policybrief.site.prose import render_prose
from policybrief.site.views.alignment import NeighboursView, neighbours_view
from policybrief.site.views.all_statements import statements_url
from policybrief.site.views.coders import coders_words
from policybrief.site.views.corrections import CountedCorrectionsView, counted_corrections_view
from policybrief.site.views.dependence import DependenceView, dependence_view
from policybrief.site.views.lines import (
    ShiftView,
    VoiceView,
    shift_views,
    voice_view,
)
from policybrief.site.views.mentioned import MentionsView, mentions_view
from policybrief.site.views.moments import MomentsView, moments_view
from policybrief.site.views.over_time import CourseView, PostsView, course_views, posts_views
from policybrief.site.views.position_timeline import PositionTimelineView, country_timeline
from policybrief.site.views.positions import PositionsView, positions_view
from policybrief.site.views.rollup import (
    MembershipsView,
    MembersLinesView,
    members_lines_view,
    memberships_view,
)
from policybrief.site.views.salience import SalienceView, country_salience
from policybrief.site.views.sentences import lead_sentences
from policybrief.site.views.standings import heard_standings

MOST_SOURCES: Final = 60
"""How many of the articles that a profile rests on are listed."""

MOST_LETTERS: Final = 60
"""How much of an address of an article is printed."""


@attrs.frozen
class SourceView:
    """An article that a page rests on.

    Attributes:
        article: The article.
        date: Its date in words.
        statements: How many of its statements the page rests on.
        place: Its address in short, to read on paper: "example.org/a/1"; empty without one.
    """

    article: Link
    date: str
    statements: str
    place: str = ""


@attrs.frozen
class CountryView:
    """What the template ``country.md.jinja`` sees.

    Attributes:
        title: Name of the country.
        as_of: The date of all lines, in words.
        place: The address of the page, to read on paper; empty when the site has none.
        lead: Sentences computed from the lines that are current, each clause a link.
        about: Demonym, capital and other names, as pairs of a label and words.
        positions: The lines, those that are current first, and what stands around their table.
        silent: The topics it is asked about and has not spoken on.
        government: Voices in office that are not the line: those who dissent.
        outside: All other voices.
        shifts: Changes of the line on any topic, newest first.
        over_time: The lines over time, drawn; None when there is nothing to draw.
        courses: How the lines came about, for topics with more than one step.
        posts: Who held the highest posts, post by post, oldest first.
        timeline: The newest of what was said, with roles and events.
        salience: How much was said month by month.
        memberships: The organizations it belongs to, with dates.
        members: Where those stand that belong to it (the European Union).
        belongs: Who belongs to it, and who did.
        neighbours: The countries that stand nearest to it, and farthest from it.
        dependence: How much rests on one publisher; None when there is no statement.
        corrections: How much of what it rests on was corrected.
        coders: Who coded and checked the statements that the page rests on, in a sentence.
        all_statements: The address of the list of everything that was said.
        sources: The articles that the profile rests on, newest first, at most `MOST_SOURCES`.
        older_sources: How many older ones there are, with the list of all statements; None for
            none.
        prose: The editors' own words, as HTML.
        mentions: What links here.
    """

    title: str
    as_of: str
    place: str
    lead: tuple[Markup, ...]
    about: tuple[tuple[str, str], ...]
    positions: PositionsView
    silent: tuple[Link, ...]
    government: tuple[VoiceView, ...]
    outside: tuple[VoiceView, ...]
    shifts: tuple[ShiftView, ...]
    over_time: PositionTimelineView | None
    courses: tuple[CourseView, ...]
    posts: tuple[PostsView, ...]
    timeline: MomentsView
    salience: SalienceView
    memberships: tuple[tuple[Link, str], ...]
    members: MembersLinesView
    belongs: MembershipsView
    neighbours: NeighboursView
    dependence: DependenceView | None
    corrections: CountedCorrectionsView
    coders: str
    all_statements: Markup
    sources: tuple[SourceView, ...]
    older_sources: Link | None
    prose: Markup
    mentions: MentionsView


def country_view(desk: Desk, here: Here, code: str) -> CountryView:
    """Return the profile of one country."""
    country = desk.corpus.actor(code)
    assert isinstance(country, Country)
    standings = desk.analysis.by_country.get(code, ())
    heard = heard_standings(desk, code)
    silent = [one for one in standings if one.silence is Silence.NO_STATEMENT]
    all_statements = statements_url(desk, here, country=code)
    sources, older = source_views(desk, here, standings, all_statements)
    return CountryView(
        title=country.name,
        as_of=day_words(desk.at),
        place=_place(desk, here),
        lead=lead_sentences(
            desk, here, country, [one.line for one in heard if one.line is not None]
        ),
        about=_about(country),
        positions=positions_view(desk, here, code),
        silent=tuple(here.topic(one.topic) for one in silent if one.asked),
        government=tuple(
            voice_view(desk, here, voice) for one in standings for voice in one.dissent
        ),
        outside=tuple(
            voice_view(desk, here, voice)
            for voice in sorted(
                (voice for one in standings for voice in one.other_voices), key=_disagreement
            )
        ),
        shifts=tuple(view for one in standings for view in shift_views(desk, here, one)),
        over_time=country_timeline(desk, here, code),
        courses=course_views(desk, here, heard),
        posts=posts_views(desk, here, code),
        timeline=moments_view(desk, here, desk.analysis.timeline(country=code)),
        salience=country_salience(desk, here, code),
        memberships=tuple(
            (here.actor(one.organization), date_words(one.span)) for one in country.memberships
        ),
        members=members_lines_view(desk, here, code),
        belongs=memberships_view(desk, here, code),
        neighbours=neighbours_view(desk, here, code),
        dependence=dependence_view(here, desk.analysis.dependence(country=code)),
        corrections=standings_corrections(desk, here, standings),
        coders=coders_words(
            desk.corpus, (each.statement for one in standings for each in one.evidence)
        ),
        all_statements=all_statements,
        sources=sources,
        older_sources=older,
        prose=Markup("") if country.draft else render_prose(country.body, here),
        mentions=mentions_view(desk, here),
    )


def _place(desk: Desk, here: Here) -> str:
    """Return the address of a page without its scheme; empty when the site has no address."""
    base = short_address(desk.corpus.briefing.site_url)
    return f"{base.rstrip('/')}/{here.address}" if base else ""


def short_address(url: str | None) -> str:
    """Return an address as paper shows it: no scheme, no query, the end of a long path cut."""
    if url is None or not is_url(url):
        return ""
    plain = re.split(r"[?#]", url.partition("://")[2].removeprefix("www."), maxsplit=1)[0]
    return plain if len(plain) <= MOST_LETTERS else f"{plain[:MOST_LETTERS]}…"


def _disagreement(voice: Voice) -> tuple[int, str, str]:
    """Put voices that disagree first, then those with no line to compare."""
    rank = {False: 0, None: 1, True: 2}[voice.agrees]
    return rank, voice.evidence.holder, voice.evidence.topic


def _about(country: Country) -> tuple[tuple[str, str], ...]:
    pairs = [
        (_("Capital"), country.capital or ""),
        (_("Demonym"), country.demonym or ""),
        (_("Also called"), listed(country.aka)),
        (_("Names for its government"), listed(country.government)),
    ]
    return tuple((label, words) for label, words in pairs if words)


def standings_corrections(
    desk: Desk, here: Here, standings: Iterable[Standing]
) -> CountedCorrectionsView:
    """Return how much of what some standings rest on was corrected."""
    rests = [one.statement for standing in standings for one in standing.evidence]
    return counted_corrections_view(
        desk, here, {one.id for one in rests}, {one.article for one in rests}
    )


def source_views(
    desk: Desk, here: Here, standings: Iterable[Standing], url: Markup
) -> tuple[tuple[SourceView, ...], Link | None]:
    """Return the newest articles that some standings rest on, and how many older ones there are.

    Args:
        desk: The desk.
        here: The page.
        standings: The standings.
        url: Where all statements are listed, and so the older articles.
    """
    counts: dict[str, set[str]] = {}
    for standing in standings:
        for one in standing.evidence:
            counts.setdefault(one.statement.article, set()).add(one.statement.id)
    order = desk.article_order
    rests = sorted((id_ for id_ in counts if id_ in order), key=order.__getitem__)
    left = len(rests) - MOST_SOURCES
    words = ngettext("and {n} older article", "and {n} older articles", left)
    views = (
        SourceView(
            here.article(id_),
            date_words(desk.corpus.article_by_id[id_].date),
            ngettext("{n} statement", "{n} statements", len(counts[id_])),
            short_address(desk.corpus.article_by_id[id_].url),
        )
        for id_ in rests[:MOST_SOURCES]
    )
    return tuple(views), Link(words, url) if left > 0 else None
