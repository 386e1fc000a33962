"""The briefing as a PDF, laid out by WeasyPrint, which comes with ``policybrief[pdf]``.

Nothing is fetched: the document holds its style, and no image. The same corpus gives the same bytes
on one computer; the fonts are the system's.
"""

from __future__ import annotations

import hashlib
import importlib
from typing import Any, Final

import jinja2

from policybrief.errors import PolicybriefError
from policybrief.languages import speaking
from policybrief.site.desk import Desk
from policybrief.site.views.document import document_view

MISSING: Final = (
    "a PDF needs more than is installed: pip install 'policybrief[pdf]', and the library Pango "
    "(on Debian: apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0)"
)


def document_html(desk: Desk, environment: jinja2.Environment, country: str | None = None) -> str:
    """Return the document as HTML.

    Args:
        desk: The desk.
        environment: Where the template is.
        country: Code of the one country that it is about; by default the whole briefing.
    """
    with speaking(desk.corpus.briefing.language):
        view = document_view(desk, country)
        return environment.get_template("_document.jinja").render(document=view)


def pdf_of(html: str) -> bytes:
    """Return a document as a tagged PDF with bookmarks.

    Raises:
        PolicybriefError: When WeasyPrint is not installed, or Pango.
    """
    weasyprint = _weasyprint()

    class Nothing(weasyprint.URLFetcher):  # type: ignore[name-defined, misc]
        """Fetches nothing."""

        def fetch(self, url: str, headers: Any = None) -> Any:
            raise ValueError(f"nothing is fetched: {url}")

    made: bytes = weasyprint.HTML(string=html, url_fetcher=Nothing()).write_pdf(
        pdf_variant="pdf/ua-1",
        pdf_identifier=hashlib.sha256(html.encode("utf-8")).digest()[:16],
    )
    return made


def _weasyprint() -> Any:
    try:
        return importlib.import_module("weasyprint")
    except (ImportError, OSError) as error:  # Pango is looked for as it is imported
        raise PolicybriefError(MISSING) from error
