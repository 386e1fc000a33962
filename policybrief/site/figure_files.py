"""The files of figures: data, picture, and a snippet of HTML to embed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import attrs
import jinja2
from markupsafe import Markup, escape

from policybrief.languages import _, language_of
from policybrief.models.cells import csv_of
from policybrief.site.desk import Desk
from policybrief.site.figures import site_address
from policybrief.site.plan_figures import plan_figures
from policybrief.site.templates import templates_folder

STYLES: Final = "figure*.css"
"""The style sheets that figures need, among the assets; the files carry them along."""

_TABLES: Final = "figures.css"
"""The one that a table needs."""

_MARK: Final = (
    '<text x="50%" y="50%" fill="#8a3208" fill-opacity="0.3" font-family="sans-serif" '
    'font-size="64" font-weight="700" pointer-events="none" text-anchor="middle">{words}</text>'
)

_REMARK: Final = re.compile(r"/\*.*?\*/\s*", re.DOTALL)


def figure_files(desk: Desk, environment: jinja2.Environment) -> Iterator[tuple[str, bytes]]:
    """Yield address and content of the files of each figure."""
    style, table_style = figure_style(), figure_style(_TABLES)
    site = site_address(desk.corpus.briefing.site_url)
    drafts = desk.analysis.drafts is not None
    for figure in plan_figures(desk):
        view = figure.make(attrs.evolve(desk.here(f"{figure.address}.html"), site=site))
        template = environment.get_template(figure.template)
        inner = template.render(figure=view)
        yield f"{figure.address}.csv", csv_of(figure.rows())
        if figure.picture:
            picture = template.render(figure=view, alone=True)
            yield f"{figure.address}.svg", _standalone(picture, style, drafts=drafts)
        page = environment.get_template("_figure_page.jinja").render(
            figure=view,
            inner=Markup(inner),
            style=Markup(style if figure.picture else table_style),
            language=language_of(desk.corpus.briefing.language),
            drafts=drafts,
        )
        yield f"{figure.address}.html", page.encode("utf-8")


def figure_style(names: str = STYLES) -> str:
    """Return the style sheets of figures, in the order of their names, without remarks."""
    sheets = sorted((templates_folder() / "assets").glob(names))
    text = "\n".join(sheet.read_text(encoding="utf-8") for sheet in sheets)
    return _REMARK.sub("", text)


def _standalone(inner: str, style: str, *, drafts: bool) -> bytes:
    """Return the ``<svg>`` of a figure as a file with its style sheet in it.

    When drafts are shown it says so across the picture, as nothing else stands around it.
    """
    start = inner.index("<svg")
    end = inner.index("</svg>", start) + len("</svg>")
    opening, bracket, rest = inner[start:end].partition(">")
    mark = _MARK.format(words=escape(_("Draft"))) if drafts else ""
    drawn = rest.removesuffix("</svg>")
    return f"{opening}{bracket}<style>{style}</style>{drawn}{mark}</svg>\n".encode()
