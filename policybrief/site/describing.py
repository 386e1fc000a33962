"""One sentence on what a page shows, for search engines and for whoever shares a link to it."""

from __future__ import annotations

import textwrap
from typing import Final

from policybrief.analysis.words import date_words, one_line
from policybrief.languages import N_, _, ngettext
from policybrief.models.actor import Country
from policybrief.site.desk import Desk
from policybrief.site.matrix_pages import MATRIX_PAGE
from policybrief.site.views.statements import position_view

_MOST: Final = 200
_IN_LINES: Final = 3

_PAGES: Final = {
    "search.html": N_("Find a statement, a country, a person or a topic."),
    "countries/index.html": N_("The countries, and where each of them stands."),
    "matrix.html": N_("Where every country stands on every topic, in one table."),
    "alignment.html": N_("Which countries hold the same positions, and which do not."),
    "topics/index.html": N_("The topics, and how many countries stand where on each."),
    "changes.html": N_("Where a country's position changed, and where one was first found."),
    "timeline.html": N_("What was said when, and who came into office and left it."),
    "corrections.html": N_("What was corrected after it had been published, and why."),
    "events/index.html": N_("The occasions on which things were said."),
    "people/index.html": N_("Who spoke, and in which posts."),
    "organizations/index.html": N_("The organizations, and where their members stand."),
    "articles/index.html": N_("The articles that the positions rest on."),
    "publishers/index.html": N_("Who published the articles."),
    "statements/index.html": N_("Every statement, newest first."),
    "facts.html": N_("What the sources claim, and where they disagree."),
    "method.html": N_("How a country's position is computed from statements."),
    "codebook.html": N_("What counts for which topic, and how statements were coded."),
    "gaps.html": N_("What is not known: who is silent, and what is missing."),
    "data.html": N_("Everything that this site shows, as files."),
    "about.html": N_("Who makes this site, and how to reach them."),
}


def description(desk: Desk, address: str, about: tuple[str, str] | None) -> str:
    """Return what a page shows, in one sentence of at most 200 letters.

    Args:
        desk: The desk.
        address: Where the page stands.
        about: Field of `Addresses` and id of the record that it is of; None for other pages.
    """
    words = _words(desk, address) if about is None else _of_record(desk, *about)
    line = " ".join(one_line(words).split())
    return line if len(line) <= _MOST else textwrap.shorten(line, _MOST, placeholder=" …")


def _words(desk: Desk, address: str) -> str:
    if address == "index.html":
        number = len(desk.corpus.published)
        return ngettext(
            "Where countries stand, from {n} statement that opens down to its source.",
            "Where countries stand, from {n} statements that open down to their sources.",
            number,
        )
    return _(_PAGES[address]) if address in _PAGES else ""


def _of_record(desk: Desk, field: str, id_: str) -> str:
    corpus = desk.corpus
    if field == "topics":
        topic = corpus.topic_by_id[id_]
        return topic.question or topic.proposition
    if field == "articles":
        return _of_article(desk, id_)
    if field == "events":
        event = corpus.event_by_id[id_]
        if event.date is None:
            return _("What was said at {event}.", event=event.title)
        return _(
            "What was said at {event}, {date}.", event=event.title, date=date_words(event.date)
        )
    if field == "publishers":
        known = corpus.publisher_by_id.get(id_)
        name = id_ if known is None else known.name
        return _("The articles of {publisher} that positions rest on.", publisher=name)
    if field == "matrices":
        every = _PAGES[MATRIX_PAGE]
        return _(every)
    if field == "article_years":
        return _("Every article of {year}, newest first.", year=id_)
    if field == "years":
        return _("Every statement of {year}, newest first.", year=id_)
    return _of_actor(desk, id_)


def _of_article(desk: Desk, id_: str) -> str:
    article = desk.corpus.article_by_id[id_]
    if article.withdrawn is not None:
        return _("This article was withdrawn.")
    number = sum(one.id in desk.corpus.published_ids for one in article.statements)
    return ngettext(
        "{n} statement found in “{title}”: who spoke, when, and for what.",
        "{n} statements found in “{title}”: who spoke, when, and for what.",
        number,
        title=article.title,
    )


def _of_actor(desk: Desk, id_: str) -> str:
    name = desk.addresses.names[id_]
    if not isinstance(desk.corpus.actor(id_), Country):
        return _("What {name} said, and where it counts.", name=name)
    lines = [
        one.line
        for one in desk.analysis.by_country.get(id_, ())
        if one.line is not None and one.line.current and one.line.position.number is not None
    ]
    if not lines:
        return _("Where {country} stands, and who speaks for it.", country=name)
    said = [
        _(
            "{topic}: {position}",
            topic=desk.corpus.topic_by_id[one.topic].title,
            position=position_view(desk, one.topic, one.position, one.condition, None).words,
        )
        for one in lines[:_IN_LINES]
    ]
    return _("Where {country} stands. {positions}.", country=name, positions="; ".join(said))
