"""Publishers and events: where texts come from and where words were said."""

from __future__ import annotations

import attrs

from policybrief.models.article import Rights
from policybrief.models.dates import EdtfDate, edtf_or_none
from policybrief.models.ids import reference
from policybrief.models.texts import is_text
from policybrief.problems import Located


@attrs.frozen(kw_only=True)
class Publisher(Located):
    """Who publishes articles.

    Attributes:
        id: Its id; the name of its file.
        name: Its name.
        url: Its address.
        country: Code of the country it works in.
        lang: Its language, as a BCP 47 tag.
        rights: What may be published of its articles that do not say so themselves; None: the
            briefing's default.
        note: A note of the coders.
        body: The Markdown that describes it.
        body_line: Line of its file on which the body begins.
    """

    id: str = attrs.field(validator=is_text, metadata={"key": None})
    name: str = attrs.field(validator=is_text)
    url: str | None = None
    country: str | None = attrs.field(default=None, converter=attrs.converters.optional(reference))
    lang: str | None = None
    rights: Rights | None = attrs.field(default=None, converter=attrs.converters.optional(Rights))
    note: str | None = None
    body: str = attrs.field(default="", metadata={"key": None})
    body_line: int = attrs.field(default=1, metadata={"key": None}, eq=False, repr=False)


@attrs.frozen(kw_only=True)
class Event(Located):
    """An occasion at which things were said.

    Attributes:
        id: Its id; the name of its file.
        title: Its name.
        date: When it took place.
        place: Where.
        url: Where to read about it.
        note: A note of the coders.
        body: The Markdown that describes it.
        body_line: Line of its file on which the body begins.
    """

    id: str = attrs.field(validator=is_text, metadata={"key": None})
    title: str = attrs.field(validator=is_text)
    date: EdtfDate | None = attrs.field(default=None, converter=edtf_or_none)
    place: str | None = None
    url: str | None = None
    note: str | None = None
    body: str = attrs.field(default="", metadata={"key": None})
    body_line: int = attrs.field(default=1, metadata={"key": None}, eq=False, repr=False)
