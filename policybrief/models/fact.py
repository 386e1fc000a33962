"""Facts: values that sources claim."""

from __future__ import annotations

import attrs

from policybrief.models.dates import EdtfDate, edtf_or_none
from policybrief.models.texts import is_text
from policybrief.problems import Located


@attrs.frozen(kw_only=True)
class Fact(Located):
    """A value that one article claims; others may claim another.

    Attributes:
        subject: What it is about, as an id ("ro-ua-border").
        property: Which of its properties ("length").
        value: The value; a number where it is one. Text may say how sure it is: "~650",
            "600..650", "at least 1000".
        unit: Unit of the value ("km", "million EUR"); None for a number without one or for words.
        as_of: When it held.
        quote: The words in the article that claim it.
        note: A note of the coders.
        resolution: How the editors resolve the conflict that this claim takes part in; nothing is
            overwritten by it.
        article: Id of the article; set by the article that holds it.
    """

    subject: str = attrs.field(validator=is_text)
    property: str = attrs.field(validator=is_text)
    value: str | int | float
    unit: str | None = None
    as_of: EdtfDate | None = attrs.field(default=None, converter=edtf_or_none)
    quote: str | None = None
    note: str | None = None
    resolution: str | None = None
    article: str = attrs.field(default="", metadata={"key": None})
