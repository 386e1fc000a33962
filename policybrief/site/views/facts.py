"""The page of facts: what sources claim, side by side, and where they disagree."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Final

import attrs
from babel.numbers import format_decimal
from markupsafe import Markup

from policybrief.analysis.conflict import Conflict
from policybrief.analysis.quantity import in_unit, read_value
from policybrief.analysis.register import Property, Subject
from policybrief.analysis.units import parse_unit
from policybrief.analysis.words import date_words
from policybrief.languages import _, locale, ngettext, number, pair
from policybrief.models.article import Rights
from policybrief.models.fact import Fact
from policybrief.models.ids import slugify
from policybrief.site.addresses import Here, Link
from policybrief.site.desk import Desk
from policybrief.site.figures import Figure, table_figure
from policybrief.site.views.frame import FrameView, frame_view
from policybrief.site.views.tongues import Tongue, tongue

ADDRESS: Final = "facts.html"
"""Where the page stands."""

_WHOLE: Final = re.compile(r"(?<![\d.])[1-9]\d{3,}")


@attrs.frozen
class FactView:
    """A value that an article claims.

    Attributes:
        anchor: Its anchor on the page of its article.
        subject: What it is about, as a link to that subject among all facts.
        property: Which of its properties.
        value: The value with its unit, as it is written.
        common: The value in the unit of the first claim beside it, when its own is another one.
        as_of: When it held, in words.
        quote: The words that claim it, when they may be published.
        tongue: The language of these words, when it is known.
        note: A note of the coders.
        disagrees: What the sources make of it, in words, when they disagree; else nothing.
        resolution: How the editors resolve the disagreement, where this claim says it.
        article: The article, as a link to the claim in it.
        publisher: Who published the article; None when that is not recorded.
    """

    anchor: str
    subject: Link
    property: str
    value: str
    common: str
    as_of: str
    quote: str | None
    tongue: Tongue | None
    note: str | None
    disagrees: str
    resolution: str | None
    article: Link
    publisher: Link | None


@attrs.frozen
class ArticleFactsView:
    """The facts of one article, as a table that also stands by itself.

    Attributes:
        facts: The facts, in the order of the article's file.
        frame: What stands around it.
    """

    facts: tuple[FactView, ...]
    frame: FrameView


@attrs.frozen
class PropertyView:
    """One property of a subject, with all claims of it.

    Attributes:
        name: Its name.
        claims: The claims, in order of article.
        disagree: Whether sources disagree on it and nobody has resolved that.
        resolved: Whether sources disagree on it and the editors say which is right.
    """

    name: str
    claims: tuple[FactView, ...]
    disagree: bool
    resolved: bool


@attrs.frozen
class SubjectView:
    """Something of which facts were recorded.

    Attributes:
        anchor: Its anchor on the page.
        name: What it is called.
        page: The page of the actor, topic or event of that id; None when there is none.
        properties: Its properties, by name.
    """

    anchor: str
    name: str
    page: Link | None
    properties: tuple[PropertyView, ...]


@attrs.frozen
class FactsView:
    """What the template ``facts.md.jinja`` sees.

    Attributes:
        title: The title.
        lead: How many facts there are, and on how many sources disagree.
        subjects: What the facts are about.
    """

    title: str
    lead: str
    subjects: tuple[SubjectView, ...]


def facts_view(desk: Desk, here: Here) -> FactsView:
    """Return the page of facts."""
    register = desk.analysis.register
    anchors = subject_anchors(register)
    return FactsView(
        title=_("Facts"),
        lead=_lead(desk),
        subjects=tuple(_subject_view(desk, here, one, anchors) for one in register),
    )


def facts_figures(desk: Desk) -> Iterator[Figure]:
    """Yield the facts of each article that has any as a table that stands by itself."""
    for article in desk.corpus.live_articles:
        if article.facts:
            yield table_figure(
                _name(article.id),
                "_facts_table.jinja",
                partial(_article_facts_view, desk, article=article.id),
                _rows,
                desk.here(desk.addresses.articles[article.id]),
            )


def article_facts_view(desk: Desk, here: Here, article: str) -> ArticleFactsView | None:
    """Return the facts of one article with what stands around them, or None without a fact."""
    known = desk.corpus.article_by_id[article]
    return _article_facts_view(desk, here, article) if known.facts else None


def _article_facts_view(desk: Desk, here: Here, article: str) -> ArticleFactsView:
    facts = article_facts(desk, here, article)
    some = ngettext("{n} fact", "{n} facts", len(facts))
    title, page = desk.corpus.article_by_id[article].title, desk.addresses.articles[article]
    source = ngettext("{n} article", "{n} articles", 1)
    return ArticleFactsView(
        facts,
        frame_view(desk, here, _name(article), pair(title, some), source, picture=False, page=page),
    )


def _name(article: str) -> str:
    return f"facts/{article}"


def _rows(view: ArticleFactsView) -> Iterator[tuple[str, ...]]:
    yield ("subject", "property", "value", "common_unit", "as_of", "words", "note", "disagrees")
    for one in view.facts:
        yield (
            *(one.subject.name, one.property, one.value, one.common, one.as_of, one.quote or ""),
            *(one.note or "", one.resolution or one.disagrees),
        )


def article_facts(desk: Desk, here: Here, article: str) -> tuple[FactView, ...]:
    """Return the facts of one article, in its order, as the page of the article shows them."""
    facts = desk.corpus.article_by_id[article].facts
    if not facts:
        return ()
    anchors = subject_anchors(desk.analysis.register)
    known = {
        (subject.id, one.name): one
        for subject in desk.analysis.register
        for one in subject.properties
    }
    return tuple(
        _fact_view(desk, here, fact, known[fact.subject, fact.property], anchors) for fact in facts
    )


def subject_anchors(register: tuple[Subject, ...]) -> Mapping[str, str]:
    """Return the anchor of each subject on the page of facts; no two have the same."""
    found: dict[str, str] = {}
    used: set[str] = set()
    for subject in register:
        anchor = first = f"subject-{slugify(subject.id)}"
        number = 1
        while anchor in used:
            number += 1
            anchor = f"{first}-{number}"
        used.add(anchor)
        found[subject.id] = anchor
    return found


def _lead(desk: Desk) -> str:
    register, conflicts = desk.analysis.register, desk.analysis.conflicts
    if not register:
        return ""
    articles = {fact.article for fact in desk.analysis.facts}
    facts = len(desk.analysis.facts)
    words = [
        _(
            "{facts} on {subjects}, from {articles}.",
            facts=ngettext("{n} fact", "{n} facts", facts),
            subjects=ngettext("{n} subject", "{n} subjects", len(register)),
            articles=ngettext("{n} article", "{n} articles", len(articles)),
        )
    ]
    resolved = sum(1 for one in conflicts if one.resolved is not None)
    if not conflicts:
        words.append(_("No two sources disagree."))
    elif not resolved:
        words.append(
            ngettext(
                "Sources disagree in {n} case.", "Sources disagree in {n} cases.", len(conflicts)
            )
        )
    else:
        words.append(
            ngettext(
                "Sources disagree in {n} case; the editors resolve {resolved} of these.",
                "Sources disagree in {n} cases; the editors resolve {resolved} of these.",
                len(conflicts),
                resolved=number(resolved),
            )
        )
    return " ".join(words)


def _subject_view(
    desk: Desk, here: Here, subject: Subject, anchors: Mapping[str, str]
) -> SubjectView:
    page = _page(here, subject.id)
    return SubjectView(
        anchor=anchors[subject.id],
        name=_subject_name(desk, page, subject.id),
        page=page,
        properties=tuple(
            PropertyView(
                name=_plain(one.name),
                claims=tuple(_fact_view(desk, here, fact, one, anchors) for fact in one.claims),
                disagree=any(conflict.resolved is None for conflict in one.conflicts),
                resolved=any(conflict.resolved is not None for conflict in one.conflicts),
            )
            for one in subject.properties
        ),
    )


def _page(here: Here, id_: str) -> Link | None:
    """Return the page of the actor, topic or event with this id, or None."""
    for found in (here.actor(id_), here.topic(id_), here.event(id_)):
        if found.url is not None:
            return found
    return None


def _plain(id_: str) -> str:
    return id_.replace("-", " ").replace("_", " ").strip() or id_


def _subject_name(desk: Desk, page: Link | None, id_: str) -> str:
    """Return what a subject is called: by the briefing, else on its page, else its id in words."""
    named = desk.corpus.briefing.subjects.get(id_)
    return named or (_plain(id_) if page is None else page.name)


def _fact_view(
    desk: Desk, here: Here, fact: Fact, among: Property, anchors: Mapping[str, str]
) -> FactView:
    corpus = desk.corpus
    article = corpus.article_by_id[fact.article]
    anchor = fact_anchor(article.facts, fact)
    address = here.addresses.articles.get(article.id)
    url: Markup | None = None if address is None else here.url(address, anchor)
    subject = _subject_name(desk, _page(here, fact.subject), fact.subject)
    return FactView(
        anchor=anchor,
        subject=Link(subject, here.url(ADDRESS, anchors[fact.subject])),
        property=_plain(fact.property),
        value=value_words(fact),
        common=_common(fact, among),
        as_of="" if fact.as_of is None else date_words(fact.as_of),
        quote=None if corpus.rights(article) is Rights.PRIVATE else fact.quote,
        tongue=tongue(article.lang),
        note=fact.note,
        disagrees=_disagrees(among.conflict_of(fact)),
        resolution=fact.resolution,
        article=Link(article.title, url),
        publisher=None if article.publisher is None else here.publisher(article.publisher),
    )


def fact_anchor(facts: tuple[Fact, ...], fact: Fact) -> str:
    """Return the anchor of a fact on the page of its article: its place among the others."""
    return f"fact-{next(at for at, one in enumerate(facts, 1) if one is fact)}"


def value_words(fact: Fact) -> str:
    """Return the value of a fact with its unit, as it is written but for marks: "about 650 km"."""
    if isinstance(fact.value, str):
        value = fact.value
        if read_value(value) is not None:
            value = _WHOLE.sub(lambda digits: number(int(digits[0])), value)
            first, dots, last = value.partition("..")
            ends = [_about(one.strip()) for one in (first, last) if one.strip()]
            value = (
                _("{first} to {last}", first=ends[0], last=ends[1])
                if dots and len(ends) == 2
                else _about(value)
            )
    elif isinstance(fact.value, int):
        value = number(fact.value)
    else:
        value = format_decimal(fact.value, locale=locale(), decimal_quantization=False)
    return value if fact.unit is None else f"{value} {fact.unit}"


def _about(value: str) -> str:
    return _("about {value}", value=value[1:].strip()) if value.startswith("~") else value


def _common(fact: Fact, among: Property) -> str:
    """Return the value in the unit of the first claim that it can be compared with."""
    own = parse_unit(fact.unit)
    for one in among.claims:
        other = parse_unit(one.unit)
        if other.kind == own.kind and read_value(one.value) is not None:
            if other.factor == own.factor:
                return ""
            return in_unit(fact.value, fact.unit, one.unit) or ""
    return ""


def _disagrees(conflict: Conflict | None) -> str:
    if conflict is None:
        return ""
    if conflict.resolved is None:
        return _("sources disagree")
    return _("sources disagree; resolved")
