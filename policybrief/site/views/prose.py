"""The method page and the About page."""

from __future__ import annotations

import attrs
from markupsafe import Markup

from policybrief.analysis.capacity import band_of
from policybrief.analysis.rules import RULES
from policybrief.models.role import RoleKind
from policybrief.models.stance import Act, Position
from policybrief.site.addresses import Here, Link
from policybrief.site.desk import Desk
from policybrief.site.prose import render_prose
from policybrief.site.views.statements import PositionView, position_view
from policybrief.site.words import SIGNS, counted, day_words, listed


@attrs.frozen
class RuleView:
    """One rule.

    Attributes:
        id: Its anchor.
        title: Its name.
        text: What it says.
    """

    id: str
    title: str
    text: str


@attrs.frozen
class CodingView:
    """How one topic is coded.

    Attributes:
        topic: The topic.
        proposition: The sentence that one is for or against.
        include: What counts.
        exclude: What does not.
        labels: The topic's words for positions.
        asked: Whom it is asked of, in words.
    """

    topic: Link
    proposition: str
    include: str | None
    exclude: str | None
    labels: tuple[PositionView, ...]
    asked: tuple[Link, ...]


@attrs.frozen
class MethodView:
    """What the template ``method.md.jinja`` sees.

    Attributes:
        title: Title of the page.
        as_of: The date of all lines, in words.
        window: The window in months.
        rules: The rules.
        bands: Each band with the kinds of posts in it, in words.
        positions: Each position with its sign, name and number.
        stages: The stages of acts, in words.
        conditions: The conditions and what they mean.
        topics: How each topic is coded.
        require_checked: Whether only checked statements are published.
    """

    title: str
    as_of: str
    window: int
    rules: tuple[RuleView, ...]
    bands: tuple[tuple[int, str], ...]
    positions: tuple[tuple[str, str, str], ...]
    stages: tuple[str, ...]
    conditions: tuple[tuple[str, str], ...]
    topics: tuple[CodingView, ...]
    require_checked: bool


@attrs.frozen
class AboutView:
    """What the template ``about.md.jinja`` sees.

    Attributes:
        title: Title of the page.
        briefing: Title of the briefing.
        prose: The editors' own words, as HTML.
        contact: How to reach the editors.
        contact_url: The address for that, when it is one.
        counts: What the briefing rests on, in words.
        as_of: The date of all lines, in words.
    """

    title: str
    briefing: str
    prose: Markup
    contact: str | None
    contact_url: Markup | None
    counts: str
    as_of: str


def method_view(desk: Desk, here: Here) -> MethodView:
    """Return the method page, made from the rules and the topics."""
    corpus = desk.corpus
    window = corpus.briefing.window
    kinds = [*(kind.value for kind in RoleKind if kind is not RoleKind.NONE), "body", "country"]
    bands: dict[int, list[str]] = {}
    for kind in kinds:
        name = {"body": "a government, ministry or parliament as a body"}.get(kind)
        name = {"country": "the country named without a speaker"}.get(kind, name)
        bands.setdefault(band_of(corpus, kind), []).append(name or kind.replace("-", " "))
    stages: dict[int, list[str]] = {}
    for act in Act:
        if act.stage is not None:
            stages.setdefault(act.stage, []).append(act.value)
    return MethodView(
        title="Method",
        as_of=day_words(desk.at),
        window=window,
        rules=tuple(
            RuleView(rule.id, rule.title, rule.text.replace("{window}", str(window)))
            for rule in RULES
        ),
        bands=tuple((band, listed(bands[band])) for band in sorted(bands, reverse=True)),
        positions=tuple(
            (SIGNS[position], position.value, _number(position)) for position in Position
        ),
        stages=tuple(listed(stages[stage]) for stage in sorted(stages)),
        conditions=tuple(sorted(corpus.briefing.conditions.items())),
        topics=tuple(
            CodingView(
                topic=here.topic(topic.id),
                proposition=topic.proposition,
                include=topic.include,
                exclude=topic.exclude,
                labels=tuple(
                    position_view(desk, topic.id, position, None, None)
                    for position in Position
                    if position in topic.labels
                ),
                asked=tuple(here.actor(code) for code in corpus.asked(topic)),
            )
            for topic in corpus.live_topics
        ),
        require_checked=corpus.briefing.require_checked,
    )


def _number(position: Position) -> str:
    if position.number is None:
        return "no number"
    return f"{position.number:+d}" if position.number else "0"


def about_view(desk: Desk, here: Here) -> AboutView:
    """Return the About page."""
    corpus = desk.corpus
    contact = corpus.briefing.contact
    url = None
    if contact is not None and contact.startswith(("https://", "http://")):
        url = Markup("{}").format(contact)
    elif contact is not None and "@" in contact and " " not in contact:
        url = Markup("mailto:{}").format(contact)
    return AboutView(
        title="About",
        briefing=corpus.briefing.title,
        prose=render_prose(corpus.briefing.body, here),
        contact=contact,
        contact_url=url,
        counts=listed(
            [
                counted(len(corpus.live_articles), "article"),
                counted(len(corpus.published), "statement"),
                counted(len(corpus.live_topics), "topic"),
            ]
        ),
        as_of=day_words(desk.at),
    )
