"""Sentences computed from lines: plain, each clause a link to the statement that it rests on.

A sentence says what the data carry and no more: a date only as known as it is, a post only where it
is sure, whose words they are, and how a position is shown where that is weaker than a named voice.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from markupsafe import Markup

from policybrief.analysis.dating import on_date_words
from policybrief.analysis.evidence import Evidence, Grade, grade_of
from policybrief.analysis.line import Line
from policybrief.analysis.words import age_words, capital, sentence, with_article
from policybrief.languages import _, dates, in_row, locale, ngettext, pgettext
from policybrief.models.actor import Country
from policybrief.models.dates import Covers, EdtfDate
from policybrief.models.posts import holds_post
from policybrief.models.role import Role, RoleKind
from policybrief.models.stance import Position
from policybrief.models.statement import SpeakerKind, Statement
from policybrief.site.addresses import Here
from policybrief.site.desk import Desk
from policybrief.site.escaping import escape, fill
from policybrief.site.views.statements import position_view

MOST_POSITIONS: Final = 3
"""How many positions the lead says before it counts the others."""

MOST_OCCASIONS: Final = 1
"""From how many occasions the lead cites."""

MOST_QUOTES: Final = 2
"""How many quotes of one occasion it cites."""

_BEFORE_NAME: Final = (RoleKind.HEAD_OF_STATE, RoleKind.HEAD_OF_GOVERNMENT, RoleKind.VICE_PRESIDENT)
_SMALL: Final = frozenset({"of", "the", "for", "to", "and", "in", "on"})


def lead_sentences(
    desk: Desk, here: Here, country: Country, lines: Sequence[Line]
) -> tuple[Markup, ...]:
    """Return the lead of a country: where it stands in the topics' own words, then who said so.

    Args:
        desk: The desk.
        here: The page.
        country: The country.
        lines: Its lines, those that lead first.
    """
    name = with_article(country.name)
    if not lines:
        words = _("No statement that speaks for {country} was found.", country=name)
        return (escape(words),)
    current = [line for line in lines if line.current]
    if not current:
        words = _(
            "No current position of {country} was found: what it said is out of date.", country=name
        )
        return (escape(words),)
    clear = [line for line in current if line.position is not Position.UNCLEAR]
    if not clear:
        words = _("{country} has spoken, and it is not clear which way.", country=capital(name))
        return (escape(words),)
    said = [_position(desk, here, line) for line in clear[:MOST_POSITIONS]]
    more = len(clear) - len(said)
    if more:
        words = capital(ngettext("{n} more topic", "{n} more topics", more))
        said.append(_linked(here.url(here.address, "positions"), words) + Markup("."))
    said += [cited(desk, here, group) for group in _best_shown(clear)[:MOST_OCCASIONS]]
    return tuple(said)


def _best_shown(lines: Iterable[Line]) -> list[list[Evidence]]:
    """Return what lines rest on, quotes first; what one speaker said at one time is together."""
    found: dict[object, dict[str, Evidence]] = {}
    for line in sorted(lines, key=lambda one: one.grade is not Grade.QUOTED):
        one = line.evidence
        together = one.statement.speaker.key, one.holder, one.statement.said, one.grade
        key = together if one.grade is Grade.QUOTED else one.utterance
        found.setdefault(key, {}).setdefault(one.utterance, one)
    return [list(group.values())[:MOST_QUOTES] for group in found.values()]


def _position(desk: Desk, here: Here, line: Line) -> Markup:
    """Return a topic and where the country stands on it, as a link to what that rests on."""
    stand = position_view(desk, line.topic, line.position, line.condition, None)
    position = _linked(here.statement(line.evidence.statement), stand.words)
    marks = _marks(desk, line)
    if marks:
        position = fill(
            _("{position} ({notes})"), {"position": position, "notes": escape(in_row(marks))}
        )
    topic = escape(desk.corpus.topic_by_id[line.topic].title)
    return fill(_("{topic}: {position}."), {"topic": topic, "position": position})


def _marks(desk: Desk, line: Line) -> list[str]:
    """Return what weakens a line, in words."""
    marks = []
    if line.condition is None and line.not_restated is not None:
        words = desk.corpus.briefing.conditions.get(line.not_restated, line.not_restated)
        marks.append(_("earlier: if {condition}, not restated", condition=words))
    if line.evidence.ascribed:
        marks.append(_("reported by another speaker"))
    elif line.grade is Grade.REPORTED:
        marks.append(_("reported, no speaker named"))
    if line.past_holder:
        marks.append(_("under a former holder of the post"))
    age = age_words(line.evidence.day, desk.at)
    return marks if age is None else [*marks, age]


def cited(desk: Desk, here: Here, group: Sequence[Evidence]) -> Markup:
    """Return what somebody said in a sentence: when, who, and the words, which are links.

    Where no words may be shown, the editors' sentence stands with its date and how it is shown.

    Args:
        desk: The desk.
        here: The page.
        group: What one speaker said at one time on one holder's stance.
    """
    one = group[0]
    statement = one.statement
    when = when_words(statement.said)
    quotes = [_quoted(desk, here, each.statement) for each in group]
    words = [quote for quote in quotes if quote is not None]
    if not words:
        return _in_our_words(desk, here, statement, when)
    values = {
        "when": when,
        "speaker": speaker_words(desk, here, one),
        "holder": with_article(here.actor(one.holder).name),
        "words": _listed(words),
    }
    names_nobody = grade_of(desk.corpus, statement) is Grade.REPORTED
    if names_nobody:
        message = _("{when} {speaker} was quoted, without a name: {words}.")
    elif one.ascribed:
        message = _("{when} {speaker} said of {holder}: {words}.")
    else:
        message = _("{when} {speaker} said {words}.")
    said = fill(message, values)
    if desk.corpus.article_by_id[statement.article].machine_translated:
        return said + Markup(" ") + escape(_("(In machine translation.)"))
    return said


def _quoted(desk: Desk, here: Here, statement: Statement) -> Markup | None:
    """Return the words that may be shown in quotation marks, as a link."""
    quote = desk.quote(statement)
    if quote is None:
        return None
    language = statement.lang or desk.corpus.article_by_id[statement.article].lang
    linked = _linked(here.statement(statement), quote.removesuffix("."), language)
    return fill(_("“{words}”"), {"words": linked})


def _in_our_words(desk: Desk, here: Here, statement: Statement, when: str) -> Markup:
    """Return the editors' sentence on a statement, with its date and how it is shown."""
    gist = statement.gist
    words = _("The words may not be published.") if gist is None else sentence(gist)
    how = {
        Grade.QUOTED: _("quoted"),
        Grade.PARAPHRASED: _("paraphrased"),
        Grade.REPORTED: _("reported, no speaker named"),
        Grade.UNNAMED: _("unnamed source"),
    }[grade_of(desk.corpus, statement)]
    values = {"sentence": _linked(here.statement(statement), words), "when": when, "how": how}
    return fill(_("{sentence} ({when}; {how}.)"), values)


def when_words(date: EdtfDate | None) -> str:
    """Return when something was said, to begin a sentence with: "In January 2026"."""
    return _("On an unknown day") if date is None else capital(on_date_words(date))


def speaker_words(desk: Desk, here: Here, one: Evidence) -> str:
    """Return who said it with the post held on that day: "President Ada Wren"."""
    statement = one.statement
    speaker = statement.speaker
    name = here.speaker(speaker).name
    match speaker.kind:
        case SpeakerKind.UNNAMED:
            return _("an unnamed source ({words})", words=speaker.name)
        case SpeakerKind.AUTHOR:
            return _("the article’s author")
        case SpeakerKind.NAMED:
            if not speaker.described:
                return name
            return pgettext(
                "a speaker", "{name}, {description},", name=name, description=speaker.described
            )
    held = desk.analysis.capacity(statement)
    if held.kind == "country":
        return with_article(name)
    if held.former is not None and held.role is None:
        title = _title(here, held.former, one)
        return pgettext("a speaker", "{name}, former {title},", name=name, title=title)
    if held.role is None or held.uncertain:
        return name
    title = _title(here, held.role, one)
    over = desk.at is not None and (
        holds_post(desk.corpus, speaker.key, held.role, desk.at) is Covers.NO
    )
    if over:
        return pgettext("a speaker", "{name}, then {title},", name=name, title=title)
    if held.role.kind in _BEFORE_NAME and title == held.role.title:
        return pgettext("a speaker", "{title} {name}", name=name, title=_as_part_of_name(title))
    return pgettext("a speaker", "{name}, {title},", name=name, title=title)


def _title(here: Here, role: Role, one: Evidence) -> str:
    """Return a post as the corpus calls it; of where, when not of the country it is about."""
    title = _("acting {title}", title=role.title) if role.acting else role.title
    if role.of == one.country:
        return title
    return _("{title} of {place}", title=title, place=with_article(here.actor(role.of).name))


def _as_part_of_name(title: str) -> str:
    """Return a title as it stands before a name: English writes it with capital letters."""
    if locale().language != "en":
        return title
    return " ".join(word if word in _SMALL else capital(word) for word in title.split(" "))


def _linked(url: Markup, words: str, language: str | None = None) -> Markup:
    if not url:
        return escape(words)
    lang = Markup("") if language is None else Markup(' lang="') + escape(language) + Markup('"')
    return (
        Markup('<a href="')
        + url
        + Markup('"')
        + lang
        + Markup(">")
        + escape(words)
        + Markup("</a>")
    )


def _listed(parts: Sequence[Markup]) -> Markup:
    """Return a list in a sentence, as the language writes it."""
    return Markup(dates.listed(list(parts)))
