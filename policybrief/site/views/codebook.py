"""The codebook: how statements are coded, so that another coder would code them alike."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import attrs
from markupsafe import Markup

from policybrief.analysis.evidence import Grade
from policybrief.analysis.words import ASCRIBED, GRADES, SIGNS, listed
from policybrief.languages import N_, _
from policybrief.models.corpus import Corpus
from policybrief.models.posts import band_of
from policybrief.models.role import RoleKind
from policybrief.models.stance import Act, Position
from policybrief.models.topic import Topic
from policybrief.site.addresses import Here, Link
from policybrief.site.desk import Desk
from policybrief.site.views.statements import PositionView, position_view

_MOST_ASKED: Final = 12

POSITIONS: Final[Mapping[Position, str]] = {
    Position.FOR: N_("The words want what the proposition says, without reservation."),
    Position.LEANS_FOR: N_("They lean towards it: ready, willing, in favour in principle."),
    Position.OPEN: N_("They keep it open on purpose: not ruled out, not decided."),
    Position.LEANS_AGAINST: N_("They lean against it: reluctant, sceptical, not now."),
    Position.AGAINST: N_("They do not want it."),
    Position.UNCLEAR: N_("They are about the topic, and it cannot be told which way they point."),
}
"""What each position means."""

ACTS: Final[Mapping[Act, str]] = {
    Act.CONSIDERS: N_("Weighs it; nothing is promised yet."),
    Act.DECLARES: N_("Says what it wants; taken where nothing else is said."),
    Act.OFFERS: N_("Says that it would do it, for somebody who may accept."),
    Act.URGES: N_("Calls on others to do it."),
    Act.DECIDES: N_("Has decided it with effect: a vote, a law, an order, a signature."),
    Act.DOES: N_("It is being done, or has been done."),
    Act.RULES_OUT: N_("Says that it will not come about."),
    Act.DENIES: N_("Says that what others claim about it is not so."),
    Act.THREATENS: N_("Announces it in case somebody does something else."),
    Act.INVITES: N_("Asks others to take part in it, or to come."),
}
"""What each act means."""

GRADED: Final[Mapping[Grade, str]] = {
    Grade.QUOTED: N_("The words stand in quotation marks, and the speaker is named."),
    Grade.PARAPHRASED: N_(
        "The article reports in its own words what a named speaker said; also the "
        "best that a machine translation can be."
    ),
    Grade.REPORTED: N_(
        "A country is named and no speaker, or somebody speaks of another's stance."
    ),
    Grade.UNNAMED: N_("The source is not named, even where its words are quoted."),
}
"""What each evidence grade means."""


KINDS: Final[Mapping[str, str]] = {
    RoleKind.HEAD_OF_STATE.value: N_("head of state"),
    RoleKind.HEAD_OF_GOVERNMENT.value: N_("head of government"),
    RoleKind.VICE_PRESIDENT.value: N_("vice president"),
    RoleKind.DEPUTY.value: N_("deputy"),
    RoleKind.MINISTER.value: N_("minister"),
    RoleKind.SPOKESPERSON.value: N_("spokesperson"),
    RoleKind.AMBASSADOR.value: N_("ambassador"),
    RoleKind.ADVISER.value: N_("adviser"),
    RoleKind.LEGISLATOR.value: N_("legislator"),
    RoleKind.PARTY.value: N_("party"),
    "body": N_("a government, ministry or parliament as a body"),
    "country": N_("the country named without a speaker"),
}
"""What each kind of post is called, and who speaks without one."""


@attrs.frozen
class CodingView:
    """How one topic is coded.

    Attributes:
        id: Id of the topic, which makes its anchor.
        topic: The topic.
        proposition: The sentence that one is for or against.
        question: The same as a question to one country.
        include: What counts.
        exclude: What does not.
        keywords: Words that hint at it.
        labels: The words for each position, in order; the topic's own or the usual ones.
        asked: Whom it is asked of, at most twelve.
        more_asked: How many more.
    """

    id: str
    topic: Link
    proposition: str
    question: str | None
    include: str | None
    exclude: str | None
    keywords: str
    labels: tuple[tuple[str, PositionView], ...]
    asked: tuple[Link, ...]
    more_asked: int


@attrs.frozen
class CodeView:
    """A word that coders write, and what it means.

    Attributes:
        name: The word as it stands in the files.
        sign: The sign or the words that pages show for it.
        meaning: What it means.
        value: Its number or its stage, in words; empty where it has none.
    """

    name: str
    sign: str
    meaning: str
    value: str


@attrs.frozen
class CodebookView:
    """What the template ``codebook.md.jinja`` sees.

    Attributes:
        title: Title of the page.
        topics: How each topic is coded, by title.
        positions: The positions, from for to against.
        acts: The acts, with their stages.
        conditions: The conditions of the briefing and what they mean.
        grades: The evidence grades, best first.
        bands: Each band with the kinds of posts in it, in words.
        require_checked: Whether only checked statements are published.
        method_url: The page of the rules.
    """

    title: str
    topics: tuple[CodingView, ...]
    positions: tuple[CodeView, ...]
    acts: tuple[CodeView, ...]
    conditions: tuple[tuple[str, str], ...]
    grades: tuple[CodeView, ...]
    bands: tuple[tuple[int, str], ...]
    require_checked: bool
    method_url: Markup


def codebook_view(desk: Desk, here: Here) -> CodebookView:
    """Return the codebook, made from the topics and the words that coders may write."""
    corpus = desk.corpus
    return CodebookView(
        title=_("Codebook"),
        topics=tuple(_coding(desk, here, topic) for topic in corpus.live_topics),
        positions=tuple(
            CodeView(one.value, SIGNS[one], _(POSITIONS[one]), _number(one)) for one in Position
        ),
        acts=tuple(CodeView(one.value, "", _(ACTS[one]), _stage(one)) for one in Act),
        conditions=tuple(sorted(corpus.briefing.conditions.items())),
        grades=tuple(CodeView(one.value, _shown(one), _(GRADED[one]), "") for one in Grade),
        bands=_bands(corpus),
        require_checked=corpus.briefing.require_checked,
        method_url=here.url("method.html"),
    )


def _shown(grade: Grade) -> str:
    """Return what pages call a grade: for reported, either of two things."""
    words = GRADES[grade]
    if grade is not Grade.REPORTED:
        return words
    return _("{grade}; or: {other_grade}", grade=words, other_grade=_(ASCRIBED))


def _coding(desk: Desk, here: Here, topic: Topic) -> CodingView:
    asked = tuple(here.actor(code) for code in desk.corpus.asked(topic, desk.at))
    return CodingView(
        id=topic.id,
        topic=here.topic(topic.id),
        proposition=topic.proposition,
        question=topic.question,
        include=topic.include,
        exclude=topic.exclude,
        keywords=listed(topic.keywords),
        labels=tuple(
            (position.value, position_view(desk, topic.id, position, None, None))
            for position in Position
        ),
        asked=asked[:_MOST_ASKED],
        more_asked=len(asked[_MOST_ASKED:]),
    )


def _bands(corpus: Corpus) -> tuple[tuple[int, str], ...]:
    """Return the kinds of posts by band, the highest first."""
    bands: dict[int, list[str]] = {}
    for kind, words in KINDS.items():
        bands.setdefault(band_of(corpus, kind), []).append(_(words))
    return tuple((band, listed(bands[band])) for band in sorted(bands, reverse=True))


def _number(position: Position) -> str:
    if position.number is None:
        return _("no number")
    return f"{position.number:+d}" if position.number else "0"


def _stage(act: Act) -> str:
    return _("no stage") if act.stage is None else _("stage {n}", n=act.stage)
