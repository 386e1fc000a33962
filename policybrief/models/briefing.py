"""The settings of one briefing."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from fractions import Fraction

import attrs

from policybrief.models.article import Rights
from policybrief.models.dates import EdtfDate, edtf_or_none
from policybrief.models.sequences import as_tuple
from policybrief.models.texts import is_text
from policybrief.problems import Located


@attrs.frozen(kw_only=True)
class Look(Located):
    """How the site looks.

    Attributes:
        logo: Path of the logo, relative to the folder.
        primary: Colour of the masthead, as ``#rrggbb``.
        accent: Colour of links and marks, as ``#rrggbb``.
    """

    logo: str | None = None
    primary: str = "#1f3a5f"
    accent: str = "#b3541e"


@attrs.frozen(kw_only=True)
class Quotation(Located):
    """How much of one article may be published as quotes.

    Attributes:
        words: Words in one quote at the most.
        share: Share of the article's text at the most, from 0 to 1.
        always: Words of an article that may be quoted however short its text is; never more than
            one quote may have.
    """

    words: int = attrs.field(default=80)
    share: float = attrs.field(default=0.25)
    always: int = attrs.field(default=15)

    @words.validator
    def _is_count(self, field: attrs.Attribute[int], value: int) -> None:
        if type(value) is not int or value < 1:
            raise ValueError("the words of a quote are a whole number from 1", field)

    @share.validator
    def _is_share(self, field: attrs.Attribute[float], value: float) -> None:
        if not 0 <= value <= 1:
            raise ValueError("a share is from 0 to 1", field)

    @always.validator
    def _is_number(self, field: attrs.Attribute[int], value: int) -> None:
        if type(value) is not int or value < 0:
            raise ValueError("the words that may always be quoted are a whole number", field)

    def allowed(self, words: int) -> int:
        """Return how many of so many words of a text may be quoted, rounded down."""
        share = int(Fraction(repr(self.share)) * words)
        return min(max(share, min(self.always, self.words)), words)


@attrs.frozen(kw_only=True)
class Briefing(Located):
    """The settings of one briefing; all but the title may be left out.

    Attributes:
        title: Title of the site.
        language: Language of the site, as a BCP 47 tag.
        site_url: Where the site will be published.
        as_of: The day for which lines are computed; by default the newest date in the corpus.
        contact: How to reach the editors; shown on the About page.
        look: Logo and colours.
        rights: What may be published of an article when neither it nor its publisher says so.
        conditions: The words that ``if:`` may take, and what they mean.
        subjects: What the subjects of facts are called, by the ids that facts write.
        quotation: How much of an article may be quoted.
        window: After how many months a statement is out of date.
        require_checked: Whether only statements with ``checked:`` count and are published.
        require_sources: Whether persons who speak for a country need a source of their posts.
        quiet: Codes of warnings that are not reported.
        authority: Bands of kinds of posts that differ from the usual ones.
        coded: Who coded statements that do not say so themselves.
        checked: Who checked statements that do not say so themselves.
        body: Markdown for the About page (the file about.md).
        body_line: Line on which the body begins.
    """

    title: str = attrs.field(validator=is_text)
    language: str = "en"
    site_url: str | None = None
    as_of: EdtfDate | None = attrs.field(default=None, converter=edtf_or_none)
    contact: str | None = None
    look: Look = attrs.field(factory=Look)
    rights: Rights = attrs.field(default=Rights.QUOTE, converter=Rights)
    conditions: Mapping[str, str] = attrs.field(factory=dict)
    subjects: Mapping[str, str] = attrs.field(factory=dict)
    quotation: Quotation = attrs.field(factory=Quotation)
    window: int = attrs.field(default=24)
    require_checked: bool = False
    require_sources: bool = False
    quiet: tuple[str, ...] = attrs.field(default=(), converter=as_tuple)
    authority: Mapping[str, int] = attrs.field(factory=dict)
    coded: str | None = None
    checked: str | None = None
    body: str = attrs.field(default="", metadata={"key": None})
    body_line: int = attrs.field(default=1, metadata={"key": None}, eq=False, repr=False)

    @window.validator
    def _is_positive(self, field: attrs.Attribute[int], value: int) -> None:
        if value < 1:
            raise ValueError("the window is at least one month", field)

    @property
    def as_of_day(self) -> datetime.date | None:
        """The last possible day of `as_of`."""
        return None if self.as_of is None else self.as_of.latest
