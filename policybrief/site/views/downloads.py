"""The page of data: the files that the site offers."""

from __future__ import annotations

import attrs
from babel.numbers import format_decimal
from markupsafe import Markup

from policybrief.analysis.words import day_words, listed
from policybrief.languages import _, locale, ngettext, number
from policybrief.site.addresses import Here
from policybrief.site.desk import Desk, Download


@attrs.frozen
class FileView:
    """A file that the site offers.

    Attributes:
        name: Its name.
        url: Its address.
        size: Its size in words.
    """

    name: str
    url: Markup
    size: str


@attrs.frozen
class FormatView:
    """A format, with its files.

    Attributes:
        name: Its name on the command line.
        words: What it is.
        files: Its files, by name.
    """

    name: str
    words: str
    files: tuple[FileView, ...]


@attrs.frozen
class DataView:
    """What the template ``data.md.jinja`` sees.

    Attributes:
        title: Title of the page.
        as_of: The date of all lines, in words.
        counts: What the files hold, in words; empty when there is nothing yet.
        formats: The formats, in their usual order.
        citation: How to cite the briefing.
        method_url: The page of the rules.
    """

    title: str
    as_of: str
    counts: str
    formats: tuple[FormatView, ...]
    citation: str
    method_url: Markup


def data_view(desk: Desk, here: Here) -> DataView:
    """Return the page of data."""
    corpus = desk.corpus
    formats: dict[str, list[Download]] = {}
    for one in desk.downloads:
        formats.setdefault(one.format, []).append(one)
    articles, topics = len(corpus.live_articles), len(corpus.live_topics)
    published, lines = len(corpus.published), len(desk.analysis.lines)
    shifts = len(desk.analysis.shifts)
    counts = (
        (articles, ngettext("{n} article", "{n} articles", articles)),
        (published, ngettext("{n} statement", "{n} statements", published)),
        (topics, ngettext("{n} topic", "{n} topics", topics)),
        (lines, ngettext("{n} line", "{n} lines", lines)),
        (shifts, ngettext("{n} shift", "{n} shifts", shifts)),
    )
    return DataView(
        title=_("Data"),
        as_of=day_words(desk.at),
        counts=listed([words for some, words in counts if some]),
        formats=tuple(
            FormatView(name, _(group[0].words), tuple(_file(here, one) for one in group))
            for name, group in formats.items()
        ),
        citation=_citation(desk),
        method_url=here.url("method.html"),
    )


def _file(here: Here, one: Download) -> FileView:
    return FileView(one.address.rpartition("/")[2], here.url(one.address), size_words(one.size))


def size_words(size: int) -> str:
    """Return a number of bytes in words: "under 1 kB", "12 kB", "3.4 MB"."""
    if size < 1000:
        return _("under 1 kB")
    if size < 1_000_000:
        return _("{size} kB", size=number(min(round(size / 1000), 999)))
    size_ = format_decimal(round(size / 1_000_000, 1), "#,##0.0", locale=locale())
    return _("{size} MB", size=size_)


def _citation(desk: Desk) -> str:
    briefing = desk.corpus.briefing
    title = briefing.title if briefing.title.endswith((".", "?", "!")) else f"{briefing.title}."
    at = "" if desk.at is None else _("Positions at {day}.", day=day_words(desk.at))
    return " ".join(part for part in (title, at, briefing.site_url or "") if part)
