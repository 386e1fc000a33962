"""A saved web page to text, with what the page says about itself.

It needs trafilatura, which comes with ``pip install "policybrief[ingest]"``.
"""

from __future__ import annotations

import re
from typing import Any, Final

import attrs

from policybrief.errors import PolicybriefError

_LANG: Final = re.compile(r"(?i)<html\b[^>]*?\slang\s*=\s*[\"']?([a-z]{2,3}(?:-[a-z0-9]{2,8})*)")
_HEAD: Final = 20_000
"""Letters in which the language of a page is looked for."""

_DATES: Final = {"extensive_search": False, "original_date": True, "max_date": "2999-12-31"}


@attrs.frozen(kw_only=True)
class WebPage:
    """What a web page holds.

    Attributes:
        text: Its text, a line for each paragraph, without comments of readers.
        title: Its title.
        url: Its address.
        date: Its full date.
        lang: Its language.
    """

    text: str
    title: str | None = None
    url: str | None = None
    date: str | None = None
    lang: str | None = None


def read_html(source: str, name: str) -> WebPage:
    """Return text and metadata of a page.

    Raises:
        PolicybriefError: When trafilatura is not installed, or finds no text.
    """
    try:
        import trafilatura
    except ImportError as error:
        raise PolicybriefError(
            f"reading {name} needs more than is installed: pip install 'policybrief[ingest]'; "
            "or save its text as .txt"
        ) from error
    found: Any = trafilatura.bare_extraction(
        source, include_comments=False, with_metadata=True, date_extraction_params=_DATES
    )
    text = None if found is None else found.text
    if not text or not text.strip():
        raise PolicybriefError(f"{name}: no text of an article was found in the page")
    language = _LANG.search(source, 0, _HEAD)
    return WebPage(
        text=text if text.endswith("\n") else f"{text}\n",
        title=found.title or None,
        url=found.url or None,
        date=found.date if re.fullmatch(r"\d{4}-\d\d-\d\d", found.date or "") else None,
        lang=None if language is None else language[1],
    )
