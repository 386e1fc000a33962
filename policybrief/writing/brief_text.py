"""A brief as plain text and as Markdown."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from typing import Final

from policybrief.analysis.words import one_line, with_article
from policybrief.languages import _
from policybrief.writing.brief import Brief
from policybrief.writing.citations import NO_LINK, Citation

WIDTH: Final = 78
"""The columns of plain text; only an address may be wider."""

_MEANT: Final = re.compile(r"[\\`*_{}\[\]<>#|~&$^=@]|:(?=\S)|(?<=www)\.", re.IGNORECASE)
_AT_START: Final = re.compile(r"^(\d+)([.)])|^[-+:!?/]")


def as_text(brief: Brief) -> str:
    """Return a brief as plain text, at most 78 columns wide."""
    return "\n".join(_text(brief)) + "\n"


def _text(brief: Brief) -> Iterator[str]:
    title = _wrapped(brief.title)
    yield from title
    yield "=" * max(map(len, title))
    yield ""
    yield from _wrapped(brief.summary)
    for section in brief.sections:
        heading = _wrapped(section.title)
        yield ""
        yield from heading
        yield "-" * max(map(len, heading))
        for entry in section.entries:
            yield ""
            yield from _wrapped(entry.sentence, "* ", "  ")
            for citation in entry.citations:
                yield from _wrapped(_said(citation), "  - ", "    ")
                yield from _wrapped(_source(citation), "    ", "    ")
                yield from _wrapped(citation.url or _(NO_LINK), "    ", "    ")
                if citation.permalink is not None:
                    yield from _wrapped(
                        _("Evidence: {address}", address=citation.permalink), "    ", "    "
                    )


def _wrapped(text: str, first: str = "", rest: str = "") -> list[str]:
    return textwrap.wrap(
        one_line(text),
        WIDTH,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    ) or [first.rstrip()]


def _said(citation: Citation) -> str:
    label = f"{citation.label}: " if citation.label else ""
    return f"{label}{_who(citation)}: {_words(citation)} ({citation.grade.lower()})"


def _who(citation: Citation) -> str:
    on = _("on {whom}", whom=with_article(citation.holder)) if citation.holder else ""
    return ", ".join(one for one in (citation.speaker, citation.capacity, on, citation.said) if one)


def _words(citation: Citation) -> str:
    if citation.quote is not None:
        return _("“{words}”", words=citation.quote)
    return citation.gist or _("words not published")


def _source(citation: Citation) -> str:
    source = _("Article no longer published")
    if citation.title:
        title = _("“{title}”", title=citation.title)
        source = ", ".join(one for one in (title, citation.publisher, citation.date) if one)
    for other in citation.also:
        source = _("{source}; also in {other}", source=source, other=other)
    return source


def as_markdown(brief: Brief) -> str:
    """Return a brief as Markdown; nothing that an article says can become mark-up."""
    return "\n".join(_markdown(brief)) + "\n"


def _markdown(brief: Brief) -> Iterator[str]:
    yield f"# {plain(brief.title)}"
    yield ""
    yield plain(brief.summary)
    for section in brief.sections:
        yield ""
        yield f"## {plain(section.title)}"
        yield ""
        for entry in section.entries:
            yield f"- **{plain(entry.sentence)}**"
            for citation in entry.citations:
                links = [_link(_("Source"), citation.url) if citation.url else _(NO_LINK)]
                if citation.permalink is not None:
                    links.append(_link(_("Evidence"), citation.permalink))
                source = f"{plain(_said(citation))}. {plain(_source(citation))}"
                yield f"    - {source}. {', '.join(links)}."


def _link(name: str, url: str) -> str:
    """Return a link; *url* is one that `safe_url` made."""
    return f"[{name}](<{url.replace('*', '%2A').replace('_', '%5F')}>)"


def plain(text: str) -> str:
    """Return *text* so that Markdown shows it letter for letter, on one line.

    What means something to Markdown, to HTML, or makes a link of an address, is written as a
    numeric character reference.
    """
    line = _MEANT.sub(lambda found: f"&#{ord(found[0])};", one_line(text))
    return _AT_START.sub(
        lambda at: f"{at[1]}&#{ord(at[2])};" if at[1] else f"&#{ord(at[0])};", line
    )
