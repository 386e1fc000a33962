"""How far coders agree, and where they do not, as the method page shows it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Final

import attrs

from policybrief.analysis.agreement import (
    FEWEST,
    Alpha,
    CodedStatement,
    Reading,
    Reliability,
    TopicAgreement,
    WhyNoAlpha,
)
from policybrief.analysis.words import listed
from policybrief.languages import N_, _, ngettext, number, pair, rounded
from policybrief.site.addresses import Here, Link
from policybrief.site.desk import Desk
from policybrief.site.figures import Figure, table_figure
from policybrief.site.views.frame import FrameView, frame_view
from policybrief.site.views.statements import PositionView, position_view, spoken_words

NOT_SEEN: Final = PositionView("–", N_("no stance seen"), "silent")
"""What stands for the position of a coder who saw no stance."""

_GOOD_FOR: Final[Mapping[Reliability, str]] = {
    Reliability.RELIABLE: N_("reliable"),
    Reliability.TENTATIVE: N_("for tentative conclusions only"),
    Reliability.UNRELIABLE: N_("too low for conclusions"),
}
_WHY_NONE: Final[Mapping[WhyNoAlpha, str]] = {
    WhyNoAlpha.TOO_FEW: N_("too few to say"),
    WhyNoAlpha.NO_VARIATION: N_("undefined, as all values are the same"),
}

_NAME: Final = "agreement"
_PAGE: Final = "method.html"


@attrs.frozen
class AlphaView:
    """A figure, and what to make of it.

    Attributes:
        figure: The figure with three digits; empty where there is none.
        words: What it is good for, or why there is none.
        units: How many statements it rests on, in words; for all topics together, how many cases:
            statements counted once for each topic.
    """

    figure: str
    words: str
    units: str


@attrs.frozen
class TopicAgreementView:
    """How far coders agree on one topic.

    Attributes:
        topic: The topic; None for all topics together.
        coders: Who coded, as a list in words.
        statements: How many statements of those that several coded concern the topic, in words.
        alike: How many pairs of codings have the same position, in words.
        positions: Alpha of the positions.
        seeing: Alpha of whether a coder saw a stance at all.
    """

    topic: Link | None
    coders: str
    statements: str
    alike: str
    positions: AlphaView
    seeing: AlphaView


@attrs.frozen
class ReadingView:
    """What one coder read.

    Attributes:
        coder: Who.
        position: The position in the topic's own words, or that no stance was seen.
    """

    coder: str
    position: PositionView


@attrs.frozen
class DisagreementView:
    """A statement on whose position coders disagree.

    Attributes:
        statement: Speaker and date, with the permalink.
        more: How many other speakers the same entry has, in words; empty for none.
        first: The first coding.
        others: The codings of the others.
    """

    statement: Link
    more: str
    first: ReadingView
    others: tuple[ReadingView, ...]


@attrs.frozen
class DisagreementsView:
    """The disagreements on one topic.

    Attributes:
        id: Id of the topic, which makes the anchor.
        topic: The topic.
        number: How many there are, in words.
        rows: The statements, in order of article.
        frame: What stands around the table.
    """

    id: str
    topic: Link
    number: str
    rows: tuple[DisagreementView, ...]
    frame: FrameView


@attrs.frozen
class AgreementView:
    """How far coders agree.

    Attributes:
        summary: How much was coded by more than one coder, in a sentence.
        fewest: The least number of statements for a figure.
        topics: All topics together, where there are several, then each; none when nothing was
            coded twice.
        disagreements: The statements on which they disagree, by topic.
        frame: What stands around the table; None when nothing was coded twice.
    """

    summary: str
    fewest: int
    topics: tuple[TopicAgreementView, ...]
    disagreements: tuple[DisagreementsView, ...]
    frame: FrameView | None


def agreement_figures(desk: Desk) -> Iterator[Figure]:
    """Yield how far coders agree, and on what they do not, as tables that stand by themselves."""
    here = desk.here(_PAGE)
    found = desk.analysis.agreement
    if found.topics:
        make = partial(agreement_view, desk)
        yield table_figure(_NAME, "_agreement_table.jinja", make, _rows, here)
    for one in found.topics:
        if one.topic is not None and one.disagreements:
            yield table_figure(
                _coded(one.topic),
                "_codings_table.jinja",
                partial(_disagreements, desk, one=one, topic=one.topic),
                _codings,
                here,
            )


def _coded(topic: str) -> str:
    return f"{_NAME}/{topic}"


def _rows(view: AgreementView) -> Iterator[tuple[str, ...]]:
    yield (
        *("topic", "statements", "same_position", "alpha_of_positions", "good_for", "units"),
        *("alpha_of_seeing_a_stance", "seeing_good_for", "seeing_units", "coders"),
    )
    for one in view.topics:
        alphas = [
            words
            for each in (one.positions, one.seeing)
            for words in (each.figure, each.words, each.units)
        ]
        topic = "" if one.topic is None else one.topic.name
        yield (topic, one.statements, one.alike, *alphas, one.coders)


def _codings(view: DisagreementsView) -> Iterator[tuple[str, ...]]:
    yield ("statement", "coder", "position", "words")
    for row in view.rows:
        for one in (row.first, *row.others):
            yield row.statement.name, one.coder, one.position.style, one.position.words


def agreement_view(desk: Desk, here: Here) -> AgreementView:
    """Return how far coders agree, topic by topic."""
    found = desk.analysis.agreement
    together = [found.overall] if len(found.topics) > 1 else []
    return AgreementView(
        summary=_summary(found.overall, len(desk.corpus.published)),
        fewest=FEWEST,
        topics=tuple(_topic(here, one) for one in (*together, *found.topics)),
        disagreements=tuple(
            _disagreements(desk, here, one, one.topic)
            for one in found.topics
            if one.topic is not None and one.disagreements
        ),
        frame=_frame(desk, here, found.overall) if found.topics else None,
    )


def _frame(desk: Desk, here: Here, overall: TopicAgreement) -> FrameView:
    title = _("Agreement of coders by topic")
    if overall.percent is not None:
        title = ngettext(
            "Coders give the same position in {percent}% of {n} pair of codings",
            "Coders give the same position in {percent}% of {n} pairs of codings",
            overall.pairs,
            percent=overall.percent,
        )
    source = ngettext(
        "{n} statement coded more than once",
        "{n} statements coded more than once",
        overall.statements,
    )
    return frame_view(desk, here, _NAME, title, source, picture=False, page=_PAGE)


def _disagreements(desk: Desk, here: Here, one: TopicAgreement, topic: str) -> DisagreementsView:
    number_ = ngettext("{n} disagreement", "{n} disagreements", len(one.disagreements))
    title = pair(here.topic(topic).name, number_)
    source = ngettext(
        "{n} statement coded more than once", "{n} statements coded more than once", one.statements
    )
    return DisagreementsView(
        id=topic,
        topic=here.topic(topic),
        number=number_,
        rows=tuple(_row(desk, here, each) for each in one.disagreements),
        frame=frame_view(desk, here, _coded(topic), title, source, picture=False, page=_PAGE),
    )


def _summary(overall: TopicAgreement, published: int) -> str:
    if not overall.statements:
        return _(
            "No statement of this briefing was coded by a second coder, so it cannot be told how "
            "far coders would agree."
        )
    of = ngettext("{n} statement", "{n} statements", published)
    if len(overall.coders) < 2:
        coded = ngettext(
            "Of {statements}, {n} was coded by more than one coder; one entry with several "
            "speakers counts once.",
            "Of {statements}, {n} were coded by more than one coder; one entry with several "
            "speakers counts once.",
            overall.statements,
            statements=of,
        )
    else:
        coded = ngettext(
            "Of {statements}, {n} was coded by more than one coder, by {coders}; one entry with "
            "several speakers counts once.",
            "Of {statements}, {n} were coded by more than one coder, by {coders}; one entry with "
            "several speakers counts once.",
            overall.statements,
            statements=of,
            coders=listed(overall.coders),
        )
    return f"{coded} {_('Second codings change no line: only the first one counts.')}"


def _topic(here: Here, one: TopicAgreement) -> TopicAgreementView:
    alike = _("none to compare")
    if one.percent is not None:
        alike = ngettext(
            "{percent}% ({alike} of {n} pair)",
            "{percent}% ({alike} of {n} pairs)",
            one.pairs,
            percent=one.percent,
            alike=number(one.alike),
        )
    cases = one.topic is None
    return TopicAgreementView(
        topic=None if one.topic is None else here.topic(one.topic),
        coders=listed(one.coders),
        statements=number(one.seen),
        alike=alike,
        positions=_alpha(one.positions, cases=cases),
        seeing=_alpha(one.seeing, cases=cases),
    )


def _alpha(one: Alpha, *, cases: bool) -> AlphaView:
    figure = "" if one.alpha is None else rounded(one.alpha, 3).replace("-", "\N{MINUS SIGN}")
    words = ""
    if one.reliability is not None:
        words = _(_GOOD_FOR[one.reliability])
    elif one.why_none is not None:
        words = _(_WHY_NONE[one.why_none])
    units = (
        ngettext("{n} case", "{n} cases", one.units)
        if cases
        else ngettext("{n} statement", "{n} statements", one.units)
    )
    return AlphaView(figure, words, units)


def _row(desk: Desk, here: Here, one: CodedStatement) -> DisagreementView:
    first, *others = (_reading(desk, one.topic, each) for each in one.readings)
    statement = one.statements[0]
    name = spoken_words(here, statement)
    more = len(one.statements) - 1
    return DisagreementView(
        statement=Link(name, here.statement(statement)),
        more=ngettext("and {n} more speaker", "and {n} more speakers", more) if more else "",
        first=first,
        others=tuple(others),
    )


def _reading(desk: Desk, topic: str, one: Reading) -> ReadingView:
    position = attrs.evolve(NOT_SEEN, words=_(NOT_SEEN.words))
    if one.stance is not None:
        stance = one.stance
        position = position_view(desk, topic, stance.position, stance.condition, None)
    return ReadingView(one.coder or _("coder not recorded"), position)
