"""The method page and the About page."""

from __future__ import annotations

import re
from typing import Final

import attrs
from markupsafe import Markup

from policybrief.analysis.rules import RULES
from policybrief.analysis.words import day_words, listed
from policybrief.checks.records import is_url
from policybrief.languages import _, ngettext
from policybrief.site.addresses import Here
from policybrief.site.desk import Desk
from policybrief.site.prose import render_prose
from policybrief.site.views.agreement import AgreementView, agreement_view

_MAIL: Final = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)*")


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
class MethodView:
    """What the template ``method.md.jinja`` sees.

    Attributes:
        title: Title of the page.
        as_of: The date of all lines, in words.
        window: The window in months.
        rules: The rules.
        codebook_url: The page that says how statements are coded.
        agreement: How far those who coded the same statements agree.
    """

    title: str
    as_of: str
    window: int
    rules: tuple[RuleView, ...]
    codebook_url: Markup
    agreement: AgreementView


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
    """Return the method page, made from the rules."""
    window = desk.corpus.briefing.window
    return MethodView(
        title=_("Method"),
        as_of=day_words(desk.at),
        window=window,
        rules=tuple(
            RuleView(rule.id, _(rule.title), _(rule.text).replace("{window}", str(window)))
            for rule in RULES
        ),
        codebook_url=here.url("codebook.html"),
        agreement=agreement_view(desk, here),
    )


def about_view(desk: Desk, here: Here) -> AboutView:
    """Return the About page."""
    corpus = desk.corpus
    contact = corpus.briefing.contact
    url = None
    if contact is not None and is_url(contact):
        url = Markup("{}").format(contact)
    elif contact is not None and _MAIL.fullmatch(contact) is not None:
        url = Markup("mailto:{}").format(contact)
    articles, topics = len(corpus.live_articles), len(corpus.live_topics)
    published = len(corpus.published)
    counts = (
        (articles, ngettext("{n} article", "{n} articles", articles)),
        (published, ngettext("{n} statement", "{n} statements", published)),
        (topics, ngettext("{n} topic", "{n} topics", topics)),
    )
    return AboutView(
        title=_("About"),
        briefing=corpus.briefing.title,
        prose=render_prose(corpus.briefing.body, here, top=2),
        contact=contact,
        contact_url=url,
        counts=listed([words for some, words in counts if some]) or _("nothing is in it yet"),
        as_of=day_words(desk.at),
    )
