"""One statement as pages show it, and the words for positions, posts and dates in it."""

from __future__ import annotations

from typing import Final

import attrs
from markupsafe import Markup

from policybrief.analysis import tombstones
from policybrief.analysis.capacity import Capacity
from policybrief.analysis.evidence import Evidence, grade_of
from policybrief.analysis.words import (
    ACTS,
    GRADES,
    SIGNS,
    age_words,
    capital,
    listed,
    medium_words,
    plain_date_words,
    translated_words,
    with_article,
)
from policybrief.languages import N_, _
from policybrief.languages.directions import language_name
from policybrief.models.article import Rights
from policybrief.models.dates import EdtfDate
from policybrief.models.role import Role
from policybrief.models.stance import DROPPED, Position, Stance
from policybrief.models.statement import SpeakerKind, Statement
from policybrief.models.topic import PLAIN_LABELS
from policybrief.site.addresses import Here, Link
from policybrief.site.desk import Desk
from policybrief.site.views.accounts import AccountView, account_views
from policybrief.site.views.bodies import TYPES
from policybrief.site.views.corrections import CorrectionView, correction_views
from policybrief.site.views.source_link import SourceLinkView, words_link_view
from policybrief.site.views.tongues import Tongue, spoken_in, tongue, tongue_of

_NO_POST: Final = {
    "country": N_("named without a speaker"),
    "body": N_("as a body"),
    "unnamed": N_("unnamed source"),
    "author": N_("the outlet's own judgement"),
    "expert": N_("in no post"),
    **{type_.value: words for type_, words in TYPES.items()},
}


@attrs.frozen
class PositionView:
    """A position as it is shown: never by its colour alone.

    Attributes:
        sign: ✓, ◐, ✕, ? or –.
        words: The topic's own words for it, with its condition.
        style: A class for its colour: "for", "leans-for", "open", "leans-against", "against",
            "unclear" or "silent".
        conditional: Whether it depends on a condition.
    """

    sign: str
    words: str
    style: str
    conditional: bool = False


@attrs.frozen
class StanceView:
    """What a statement means for one topic.

    Attributes:
        topic: The topic.
        position: The position.
        act: What the speaker did by saying it, in words.
        of: Whose stance it is, when not the speaker's.
        previous: The date of what the same speaker had said on the topic before, as a link to it.
        counts: What the official-line rule made of it.
    """

    topic: Link
    position: PositionView
    act: str
    of: Link | None
    previous: Link | None
    counts: str


@attrs.frozen
class StatementView:
    """One statement, with its evidence.

    Attributes:
        id: Its id, which is its anchor.
        url: Its permalink.
        speaker: Who spoke.
        capacity: In what capacity, in words ("president of", "named without a speaker").
        capacity_of: The country or organization of that post, to stand behind these words.
        country: The country that it speaks for, or belongs to.
        quote: The words, when they are quoted and may be published.
        tongue: The language of the words, when it is known.
        original: What to call the words, where they are not in the briefing's language or were
            translated ("In Ukrainian", "Machine translation from Norwegian"); else empty.
        gist: What was said, in one sentence of the editors.
        translation: The words in the briefing's language.
        translation_tongue: That language.
        context_before: Words before the quote in the text, when they may be published.
        context_after: Words after it.
        date: When, in words.
        inferred: Whether the date was inferred.
        via: The medium.
        to: Whom it was said to.
        about: Whom or what it is about.
        event: At which event.
        grade: The evidence grade in words.
        grade_style: A class for the grade: "quoted", "paraphrased", "reported" or "unnamed".
        badges: Further marks ("in machine translation", "15 months old").
        stances: What it means for topics.
        article: The article that gives it.
        note: A note of the coders.
        coded: Who coded it.
        checked: Who checked it.
        also_coded: Who else coded it, as a list in words.
        withdrawn: Why it was taken down; then nothing else is shown.
        corrections: What of it was corrected.
        accounts: Other articles that give the same utterance.
        source: Where the words can be read at the publisher; None where none are quoted.
    """

    id: str
    url: Markup
    speaker: Link
    capacity: str
    capacity_of: Link | None
    country: Link | None
    quote: str | None
    tongue: Tongue | None
    original: str
    gist: str | None
    translation: str | None
    translation_tongue: Tongue | None
    context_before: str
    context_after: str
    date: str
    inferred: bool
    via: str | None
    to: tuple[Link, ...]
    about: tuple[Link, ...]
    event: Link | None
    grade: str
    grade_style: str
    badges: tuple[str, ...]
    stances: tuple[StanceView, ...]
    article: Link
    note: str | None
    coded: str | None
    checked: str | None
    also_coded: str
    withdrawn: str | None
    corrections: tuple[CorrectionView, ...]
    accounts: tuple[AccountView, ...]
    source: SourceLinkView | None


def position_view(
    desk: Desk, topic: str, position: Position, condition: str | None, not_restated: str | None
) -> PositionView:
    """Return a position in the topic's own words, with its condition."""
    kept = desk.once(_positions)
    key = (topic, position, condition, not_restated)
    if key not in kept:
        kept[key] = _position_view(desk, *key)
    return kept[key]


_Position = tuple[str, Position, str | None, str | None]


def _positions(desk: Desk) -> dict[_Position, PositionView]:
    """Return where the positions of a desk are kept: there are few, and they come again."""
    return {}


def _position_view(
    desk: Desk, topic: str, position: Position, condition: str | None, not_restated: str | None
) -> PositionView:
    known = desk.corpus.topic_by_id.get(topic)
    words = PLAIN_LABELS[position] if known is None else known.label(position)
    if condition is not None and condition != DROPPED:
        meaning = desk.corpus.briefing.conditions.get(condition, condition)
        words = _("{position} if {condition}", position=words, condition=meaning)
    elif not_restated is not None:
        meaning = desk.corpus.briefing.conditions.get(not_restated, not_restated)
        words = _(
            "{position} (earlier: if {condition}; not restated)", position=words, condition=meaning
        )
    return PositionView(SIGNS[position], words, position.value, condition not in (None, DROPPED))


def stance_position(desk: Desk, stance: Stance) -> PositionView:
    """Return the position of a stance."""
    return position_view(desk, stance.topic, stance.position, stance.condition, None)


def role_words(role: Role) -> str:
    """Return a role in words without its country: "acting president"."""
    return _("acting {post}", post=role.title) if role.acting else role.title


def post_words(post: str, of: Link) -> str:
    """Return a post with the country or organization that it is a post of."""
    return _("{post} of {place}", post=post, place=with_article(of.name))


def capacity_words(desk: Desk, here: Here, capacity: Capacity) -> tuple[str, Link | None]:
    """Return a capacity in words, and the country or organization to stand behind them."""
    if capacity.role is not None and capacity.uncertain:
        post = post_words(role_words(capacity.role), here.actor(capacity.role.of))
        return _("{capacity}, role uncertain on that day", capacity=post), None
    if capacity.role is not None:
        return role_words(capacity.role), here.actor(capacity.role.of)
    if capacity.former is not None:
        post = _("former {post}", post=role_words(capacity.former))
        return post, here.actor(capacity.former.of)
    if capacity.kind == "unknown":
        return "", None
    words = _(_NO_POST.get(capacity.kind, capacity.kind))
    if capacity.kind == "body" and capacity.country is not None:
        return words, here.actor(capacity.country)
    return words, None


def own_capacity(
    desk: Desk, here: Here, statement: Statement, held: Capacity
) -> tuple[str, Link | None]:
    """Return in what capacity a statement was made, as the article described it or by its roles.

    Args:
        desk: What views are made from.
        here: The page that links start from.
        statement: The statement.
        held: Its capacity.
    """
    words, of = capacity_words(desk, here, held)
    if statement.speaker.kind is SpeakerKind.NAMED and statement.speaker.described:
        words = statement.speaker.described
    return words, of


def in_phrase(of: Link) -> Link:
    """Return a country or organization as it stands behind a post: "the United States"."""
    return Link(with_article(of.name), of.url)


def spoken_capacity(desk: Desk, here: Here, one: Evidence) -> str:
    """Return in what capacity the words of a piece of evidence were said, in one phrase.

    Words on somebody else's stance say whose: "minister of defence of Norland, on Ada Wren".
    """
    speaker = one.statement.speaker
    held = desk.analysis.capacity(one.statement) if one.ascribed else one.capacity
    words, of = capacity_words(desk, here, held)
    if speaker.kind is SpeakerKind.NAMED and speaker.described:
        words = speaker.described
    elif of is not None and (held.role or held.former):
        words = post_words(words, of)
    return ", ".join(part for part in (words, ascription(here, one.statement, one.stance)) if part)


def ascription(here: Here, statement: Statement, stance: Stance) -> str:
    """Return on whom somebody spoke whose stance it is not: "on Ada Wren"; else nothing."""
    if stance.of is None or stance.of == statement.speaker.key:
        return ""
    return _("on {somebody}", somebody=with_article(here.actor(stance.of).name))


def is_inferred(date: EdtfDate | None) -> bool:
    """Say whether a date was inferred: it is marked as about or uncertain."""
    return date is not None and (date.approximate or date.uncertain)


def spoken_words(here: Here, statement: Statement) -> str:
    """Return who said something and when: "Ada Wren, 8 November 2025"."""
    return _(
        "{speaker}, {date}",
        speaker=here.speaker(statement.speaker).name,
        date=plain_date_words(statement.said),
    )


def speaker_link(here: Here, one: Evidence) -> Link:
    """Return who said it, whosever stance it is."""
    return here.speaker(one.statement.speaker)


def words_of(desk: Desk, statement: Statement) -> tuple[str, bool]:
    """Return what to show for a statement: its quote, or its gist; and whether it is a quote."""
    quote = desk.quote(statement)
    if quote is not None:
        return quote, True
    return statement.gist or _("words not published"), False


def badges(desk: Desk, statement: Statement) -> tuple[str, ...]:
    """Return the marks of a statement besides its grade."""
    article = desk.corpus.article_by_id[statement.article]
    found = []
    if article.machine_translated:
        found.append(_("in machine translation"))
    elif article.translated is not None:
        found.append(translated_words(article))
    if statement.personal:
        found.append(_("not in the capacity of a post"))
    age = age_words(statement.day, desk.at)
    if age is not None:
        found.append(age)
    return tuple(found)


@attrs.frozen
class SpeakerView:
    """Who made a statement, and in what capacity.

    Attributes:
        speaker: Who spoke.
        capacity: In what capacity, in words ("president of", "named without a speaker").
        capacity_of: The country or organization of that post, to stand behind these words.
        country: The country that it speaks for, or belongs to.
    """

    speaker: Link
    capacity: str
    capacity_of: Link | None
    country: Link | None


def speaker_view(desk: Desk, here: Here, statement: Statement) -> SpeakerView:
    """Return who made a statement, and in what capacity."""
    held = desk.analysis.capacity(statement)
    capacity, of = own_capacity(desk, here, statement, held)
    country = None if held.country is None else here.actor(held.country)
    return SpeakerView(
        here.speaker(statement.speaker),
        capacity,
        None if of is None else in_phrase(of),
        country if held.kind != "country" and country != of else None,
    )


def statement_view(desk: Desk, here: Here, statement: Statement) -> StatementView:
    """Return one statement with its evidence."""
    corpus = desk.corpus
    speaker = speaker_view(desk, here, statement)
    before, after = _context(desk, statement)
    grade = grade_of(corpus, statement)
    event = corpus.event_by_id.get(statement.event or "")
    return StatementView(
        id=statement.id,
        url=here.statement(statement),
        speaker=speaker.speaker,
        capacity=speaker.capacity,
        capacity_of=speaker.capacity_of,
        country=speaker.country,
        quote=desk.quote(statement),
        tongue=tongue_of(desk, statement),
        original=original_words(desk, statement),
        gist=statement.gist,
        translation=desk.translation(statement),
        translation_tongue=tongue(corpus.briefing.language),
        context_before=before,
        context_after=after,
        date=capital(plain_date_words(statement.said)),
        inferred=is_inferred(statement.said),
        via=medium_words(statement.via),
        to=tuple(here.actor(one) for one in statement.to),
        about=tuple(here.actor(one) for one in statement.about),
        event=None if event is None else here.event(event.id),
        grade=GRADES[grade],
        grade_style=grade.value,
        badges=badges(desk, statement),
        stances=tuple(_stance_view(desk, here, statement, stance) for stance in statement.stances),
        article=here.article(statement.article),
        note=statement.note,
        coded=corpus.coded_by(statement),
        checked=corpus.checked_by(statement),
        also_coded=listed([one.coded for one in statement.codings]),
        withdrawn=None if statement.withdrawn is None else tombstones.shown(statement.withdrawn),
        corrections=correction_views(statement.corrections),
        accounts=account_views(desk, here, statement),
        source=words_link_view(desk, statement),
    )


def original_words(desk: Desk, statement: Statement) -> str:
    """Return what to call the words of a statement that are not the briefing's own language."""
    article = desk.corpus.article_by_id[statement.article]
    if article.translated is not None and statement.lang in (None, article.lang):
        return translated_words(article)
    tag, own = spoken_in(desk, statement), desk.corpus.briefing.language
    if tag is None or tag.partition("-")[0] == own.partition("-")[0]:
        return _("Original") if desk.translation(statement) is not None else ""
    return _("In {language}", language=language_name(tag))


def _context(desk: Desk, statement: Statement) -> tuple[str, str]:
    """Return the words around a quote, when the text may be published."""
    article = desk.corpus.article_by_id[statement.article]
    if desk.corpus.rights(article) not in (Rights.OPEN, Rights.LICENSED):
        return "", ""
    hits = article.usable(statement.words) if statement.quote is not None else []
    nth = (statement.nth or 1) - 1
    if nth >= len(hits):
        return "", ""
    return article.passage.around(hits[nth])


def _stance_view(desk: Desk, here: Here, statement: Statement, stance: Stance) -> StanceView:
    previous = desk.analysis.previous(statement, stance.topic)
    verdict = desk.analysis.verdict_on.get((statement.id, stance.topic))
    counts = _("belongs to no country")
    if verdict is not None and verdict.verdict.counts:
        counts = _("counts for the line: {reason}", reason=verdict.reason)
    elif verdict is not None:
        counts = _("does not count: {reason}", reason=verdict.reason)
    return StanceView(
        topic=here.topic(stance.topic),
        position=stance_position(desk, stance),
        act=ACTS[stance.act],
        of=None if stance.of is None else here.actor(stance.of),
        previous=None
        if previous is None
        else Link(plain_date_words(previous.said), here.statement(previous)),
        counts=counts,
    )
