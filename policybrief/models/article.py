"""Articles: published texts by others, and the statements found in them."""

from __future__ import annotations

import datetime
import enum
import functools
from collections.abc import Iterable
from functools import cached_property
from typing import Final

import attrs

from policybrief.models.correction import Correction
from policybrief.models.counting import count_words
from policybrief.models.dates import EdtfDate, edtf_or_none
from policybrief.models.fact import Fact
from policybrief.models.packing import kept_in, pack, packing, unpacked
from policybrief.models.pins import Pin, Span
from policybrief.models.sequences import as_tuple
from policybrief.models.statement import Statement
from policybrief.models.texts import is_text
from policybrief.models.words import Hit, Passage, normalise
from policybrief.problems import SHARED, Located

_PASSAGES: Final = 256
"""Of how many texts it is kept what was computed of them; that of all would fill the memory."""


class Rights(enum.Enum):
    """What of an article's text may be published."""

    PRIVATE = "private"
    QUOTE = "quote"
    LICENSED = "licensed"
    OPEN = "open"


@attrs.frozen(kw_only=True)
class Ignored(Located):
    """A stretch of the text in which nothing may be anchored: teasers, boilerplate.

    Attributes:
        start: The words with which it begins.
        end: The words with which it ends; None for the end of the text.
    """

    start: str = attrs.field(validator=is_text, metadata={"key": "from"})
    end: str | None = attrs.field(default=None, metadata={"key": "to"})


@attrs.frozen(kw_only=True)
class Defaults(Located):
    """What an article's statements share unless they say otherwise.

    Attributes:
        said: When they were said.
        via: The medium.
    """

    said: EdtfDate | None = attrs.field(default=None, converter=edtf_or_none)
    via: str | None = None


@functools.lru_cache(maxsize=_PASSAGES)
def _passage(kept: str | bytes) -> Passage:
    return Passage(unpacked(kept))


@packing("body", "source")
@attrs.frozen(kw_only=True, slots=False, getstate_setstate=True)
class Article(Located):
    """One published text by a publisher; never assumed to be ours to republish.

    Attributes:
        id: Its id; the name of its file.
        title: Its title.
        publisher: Id of the publisher.
        url: Where it was published.
        archived: Where a copy of it is kept that stays as it was.
        archived_on: The day on which that copy was made.
        date: When it was published.
        lang: Language of the text, as a BCP 47 tag.
        translated: How the text was translated ("machine from ro"); a machine translation caps
            the evidence grade of its statements at paraphrased.
        rights: What may be published of the text; None: the publisher's or the briefing's default.
        text: Path of the file with the text, from the folder; None when the body is it.
        text_hash: `words_hash` of the text that was coded; a text that has another is a warning.
        ignore: Stretches of the text in which nothing may be anchored.
        defaults: What its statements share.
        statements: What was said in it.
        facts: What it claims.
        note: A note of the coders.
        corrections: What of it was corrected after it had been published.
        draft: Whether it is unfinished: checked, but left out of everything that is computed.
        publish_after: The last day on which nothing of it may be published; of a month or a year
            its last day.
        withdrawn: Why it was taken down; nothing of it is then published but that.
        reviewed: Topics of which there is nothing to code in it, and codes of warnings about its
            file that somebody has looked at; neither is reported again.
        body: The Markdown below the front matter: the text, or notes where `text` names a file.
        source: Content of the file that `text` names; empty when it is `unseen`.
        pin: What the lock file has of the text; None when the text is not pinned.
        unseen: Whether the text is not on this machine, so that the pin stands in for it.
        body_line: Line of its file on which the body begins.
    """

    id: str = attrs.field(validator=is_text, metadata={"key": None})
    title: str = attrs.field(validator=is_text)
    publisher: str | None = attrs.field(default=None, metadata=SHARED)
    url: str | None = None
    archived: str | None = None
    archived_on: EdtfDate | None = attrs.field(default=None, converter=edtf_or_none)
    date: EdtfDate | None = attrs.field(default=None, converter=edtf_or_none)
    lang: str | None = attrs.field(default=None, metadata=SHARED)
    translated: str | None = None
    rights: Rights | None = attrs.field(default=None, converter=attrs.converters.optional(Rights))
    text: str | None = None
    text_hash: str | None = None
    ignore: tuple[Ignored, ...] = attrs.field(default=(), converter=as_tuple)
    defaults: Defaults = attrs.field(factory=Defaults)
    statements: tuple[Statement, ...] = attrs.field(default=(), converter=as_tuple)
    facts: tuple[Fact, ...] = attrs.field(default=(), converter=as_tuple)
    note: str | None = None
    corrections: tuple[Correction, ...] = attrs.field(default=(), converter=as_tuple)
    draft: bool = False
    publish_after: EdtfDate | None = attrs.field(
        default=None, converter=edtf_or_none, metadata={"key": "publish-after"}
    )
    withdrawn: str | None = None
    reviewed: tuple[str, ...] = attrs.field(default=(), converter=as_tuple)
    body: str = attrs.field(default="", metadata={"key": None})
    source: str | None = attrs.field(default=None, metadata={"key": None}, repr=False)
    pin: Pin | None = attrs.field(default=None, metadata={"key": None}, eq=False, repr=False)
    unseen: bool = attrs.field(default=False, metadata={"key": None})
    body_line: int = attrs.field(default=1, metadata={"key": None}, eq=False, repr=False)

    @archived_on.validator
    def _is_a_day(self, field: attrs.Attribute[EdtfDate | None], value: EdtfDate | None) -> None:
        if value is None:
            return
        if value.earliest is None or value.earliest != value.latest or value.span:
            raise ValueError(f"'{value}' is no day; write the day the copy was made", field)
        if value.approximate or value.uncertain:
            raise ValueError(f"'{value}' is no certain day; write it without marks", field)
        if self.archived is None:
            raise ValueError("a copy has an address; write it into 'archived'", field)

    @publish_after.validator
    def _has_a_last_day(
        self, field: attrs.Attribute[EdtfDate | None], value: EdtfDate | None
    ) -> None:
        if value is None:
            return
        if value.latest is None:
            raise ValueError(f"'{value}' has no last day; write the last day of the embargo", field)
        if value.approximate or value.uncertain:
            raise ValueError(f"'{value}' is no certain day; write it without marks", field)

    def __attrs_post_init__(self) -> None:
        if self.unseen and self.pin is None:
            raise ValueError("an article whose text is unseen has a pin")
        pack(self)
        object.__setattr__(self, "statements", tuple(self._adopted(self.statements)))
        facts = (attrs.evolve(fact, article=self.id) for fact in self.facts)
        object.__setattr__(self, "facts", tuple(facts))

    def _adopted(self, statements: Iterable[Statement]) -> Iterable[Statement]:
        for statement in statements:
            yield statement.adopt(self.id, self.date, self.defaults.said, self.defaults.via)

    def embargoed(self, day: datetime.date | None) -> bool:
        """Say whether it may not be published yet.

        Args:
            day: The as-of day of the corpus; without one an embargo never ends.
        """
        if self.publish_after is None:
            return False
        last = self.publish_after.latest
        return day is None or last is None or day <= last

    @property
    def machine_translated(self) -> bool:
        """Whether the text is a machine translation."""
        return self.translated is not None and self.translated.lower().startswith("machine")

    @property
    def passage(self) -> Passage:
        """The text that quotes are verified against."""
        kept = kept_in(self, "source")
        return _passage(kept_in(self, "body") if kept is None else kept)

    def stretch(self, one: Ignored) -> tuple[int | None, int | None]:
        """Return start and end of an ignored stretch in the text; None for what stands nowhere."""
        start = next(self.passage.occurrences(normalise(one.start)), None)
        if start is None:
            return None, None
        if one.end is None:
            return start[0], len(self.passage.normal)
        last = next(self.passage.occurrences_from(normalise(one.end), start[0]), None)
        return start[0], None if last is None else last[1]

    @cached_property
    def ignored(self) -> tuple[Span, ...]:
        """Start and end of the ignored stretches that stand in the text, as offsets in it."""
        if self.unseen and self.pin is not None:
            return tuple(span for one in self.pin.ignore for span in one.at)
        stretches = (self.stretch(one) for one in self.ignore if not one.broken)
        return tuple(
            (start, end) for start, end in stretches if start is not None and end is not None
        )

    @cached_property
    def word_count(self) -> int:
        """How many words the text has, ignored stretches left out."""
        if self.unseen and self.pin is not None:
            return self.pin.words
        count, at = 0, 0
        for start, end in (*sorted(self.ignored), (len(self.passage.normal),) * 2):
            count += count_words(self.passage.normal[at : max(start, at)])
            at = max(at, end)
        return count

    def usable(self, words: str) -> list[Hit]:
        """Return where *words* stand in the text outside of what is ignored."""
        return [
            hit
            for hit in self.passage.find(words)
            if not any(hit.start < end and hit.end > start for start, end in self.ignored)
        ]

    def spans_of(self, words: str, nth: int | None = None) -> tuple[Span, ...]:
        """Return where *words* stand in the normalised text, each fragment on its own.

        Args:
            words: The words, as a statement or a fact has them.
            nth: Which occurrence it is, counted from 1.
        """
        if self.unseen and self.pin is not None:
            pinned = self.pin.find(words, nth)
            return () if pinned is None else pinned.at
        usable = self.usable(words)
        at = (nth or 1) - 1
        return usable[at].spans if 0 <= at < len(usable) else ()

    def offset_of(self, statement: Statement) -> int | None:
        """Return where the words of *statement* stand in the normalised text, or None."""
        spans = self.spans_of(statement.words, statement.nth)
        return spans[0][0] if spans else None
