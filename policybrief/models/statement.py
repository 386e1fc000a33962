"""Statements: one utterance by one speaker."""

from __future__ import annotations

import datetime
import enum
import hashlib
from typing import Any

import attrs

from policybrief.models.coding import Coding, as_codings
from policybrief.models.correction import Correction
from policybrief.models.dates import EdtfDate, edtf_or_none
from policybrief.models.ids import reference, slugify
from policybrief.models.sequences import as_tuple
from policybrief.models.stance import Stance, as_stances
from policybrief.models.texts import is_text
from policybrief.models.words import normalise
from policybrief.problems import SHARED, Located, changed


class SpeakerKind(enum.Enum):
    """How a speaker is given."""

    ACTOR = "actor"
    NAMED = "named"
    UNNAMED = "unnamed"
    AUTHOR = "author"


@attrs.frozen(kw_only=True)
class Speaker(Located):
    """Who spoke: an actor, somebody without a file, an unnamed source, or the article's author.

    Attributes:
        kind: Which of the four it is.
        name: The id of an actor, the name of a person without a file, or the article's words for
            an unnamed source ("US official").
        of: Id of the country or organization that a speaker without a file belongs to.
        described: What somebody without a file is, in the article's words ("defence expert").
    """

    kind: SpeakerKind = attrs.field(default=SpeakerKind.ACTOR, converter=SpeakerKind)
    name: str = attrs.field(validator=is_text, metadata=SHARED)
    of: str | None = attrs.field(
        default=None, converter=attrs.converters.optional(reference), metadata=SHARED
    )
    described: str | None = None

    @property
    def key(self) -> str:
        """The speaker's id: an actor's, or one made from the name."""
        if self.kind is SpeakerKind.ACTOR:
            return self.name
        if self.kind is SpeakerKind.AUTHOR:
            return "author"
        if self.kind is SpeakerKind.NAMED:
            return slugify(self.name)
        return "-".join(["unnamed", slugify(self.name), *([self.of] if self.of else [])])

    @classmethod
    def actor(cls, text: str) -> Speaker:
        """Return the actor with this id, the country with this name, or `author`."""
        if text.strip() == "author":
            return cls(kind=SpeakerKind.AUTHOR, name="author")
        return cls(name=reference(text))


def _speaker(value: Any) -> Speaker:
    if isinstance(value, str):
        return Speaker.actor(value)
    if not isinstance(value, Speaker):
        raise ValueError(f"a speaker is a Speaker or the id of an actor, not {value!r}")
    return value


class Words(enum.Enum):
    """How the article gives the words of a statement."""

    QUOTE = "quote"
    REPORT = "report"


def _texts(value: Any) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


@attrs.frozen(kw_only=True)
class Statement(Located):
    """One utterance by one speaker, as one article gives it.

    Attributes:
        speaker: Who spoke; text is an actor's id, a country or "author".
        quote: The words in quotation marks, without the marks; ``[...]`` leaves words out.
        reported: The article's own words that report it; only an anchor, never published.
        gist: One sentence of ours that says what was said; needed where the words are reported.
        said: When; by default "at the latest on the article's date".
        via: The medium ("press-conference").
        stances: What it means for topics; ``{"topic": "against"}`` will do.
        nth: Which occurrence in the text, counted from 1, where the words stand more than once.
        to: Whom it was said to: ids or words.
        about: Whom or what it is about: ids or words.
        event: Id of the event at which it was said.
        lang: Language of the words, when not the article's.
        translation: The words in the briefing's language.
        same_as: Id of a statement in another article that reports the same utterance.
        personal: Whether it was not said in the capacity of a post.
        withdrawn: Why it was taken down; its words are then not published.
        corrections: What of it was corrected after it had been published.
        note: A note of the coders.
        coded: Who coded it.
        checked: Who checked the coding.
        codings: What other coders read in it; they change no line.
        id: Its permalink; made from the article, the speaker and the words when not given.
        utterance: What statements share that give one utterance.
        article: Id of the article; set by the article that holds it.
        day: The latest possible day it was said, never later than the article's; set likewise.
    """

    speaker: Speaker = attrs.field(converter=_speaker)
    quote: str | None = None
    reported: str | None = None
    gist: str | None = None
    said: EdtfDate | None = attrs.field(default=None, converter=edtf_or_none)
    via: str | None = attrs.field(default=None, metadata=SHARED)
    stances: tuple[Stance, ...] = attrs.field(default=(), converter=as_stances)
    nth: int | None = None
    to: tuple[str, ...] = attrs.field(default=(), converter=_texts)
    about: tuple[str, ...] = attrs.field(default=(), converter=_texts)
    event: str | None = attrs.field(default=None, metadata=SHARED)
    lang: str | None = attrs.field(default=None, metadata=SHARED)
    translation: str | None = None
    same_as: str | None = None
    personal: bool = False
    withdrawn: str | None = None
    corrections: tuple[Correction, ...] = attrs.field(default=(), converter=as_tuple)
    note: str | None = None
    coded: str | None = attrs.field(default=None, metadata=SHARED)
    checked: str | None = attrs.field(default=None, metadata=SHARED)
    codings: tuple[Coding, ...] = attrs.field(default=(), converter=as_codings)
    id: str = ""
    utterance: str = attrs.field(default="", metadata={"key": None})
    article: str = attrs.field(default="", metadata={"key": None})
    day: datetime.date | None = attrs.field(default=None, metadata={"key": None})

    def __attrs_post_init__(self) -> None:
        if (self.quote is None) == (self.reported is None):
            raise ValueError("a statement has either 'quote' or 'reported'")

    @property
    def words(self) -> str:
        """The words as the article gives them, quoted or reporting."""
        return self.quote if self.quote is not None else self.reported or ""

    @property
    def kind(self) -> Words:
        """Whether the words are quoted or reported."""
        return Words.QUOTE if self.quote is not None else Words.REPORT

    @property
    def _known_utterance(self) -> str:
        """What a withdrawn statement shares with others, as its words may be gone."""
        return "" if self.withdrawn is None else self.utterance

    def adopt(
        self, article: str, date: EdtfDate | None, said: EdtfDate | None, via: str | None
    ) -> Statement:
        """Return this statement as part of an article, with its defaults and ids filled in."""
        when = self.said or said or (None if date is None else date.by())
        latest = None if when is None else when.latest
        published = None if date is None else date.latest
        days = [day for day in (latest, published) if day is not None]
        key = normalise(self.words) + ("" if self.nth in (None, 1) else f"\n{self.nth}")
        digest = hashlib.sha256(key.encode()).hexdigest()[:8]
        return changed(
            self,
            article=article,
            said=when,
            via=self.via or via,
            day=None if when is None or not days else min(days),
            id=self.id or f"{article}-{self.speaker.key}-{digest}",
            utterance=self.same_as or self._known_utterance or f"{article}-{digest}",
        )
