"""A plain MkDocs project on disk: Markdown, assets and mkdocs.yml, that any builder can read."""

from __future__ import annotations

import html
import importlib.machinery
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Any, Final

import jinja2
import yaml

from policybrief.analysis.words import one_line
from policybrief.engine.mkdocs_process import import_path
from policybrief.errors import BuildError
from policybrief.languages import _, language_of, speaking
from policybrief.models.briefing import Briefing
from policybrief.site.look import logo_of, look_css
from policybrief.site.sections import SECTIONS, Section
from policybrief.site.templates import templates_folder

PAGES: Final = "pages"
"""The folder of the project that holds the pages."""

THEME: Final = "theme"
"""The folder of the project that holds what replaces parts of the theme: ``404.html``."""

STYLES: Final = "assets/policybrief.css"
"""Where all of our style sheets stand as one, among the pages."""

DRAFTS: Final = "drafts"
"""The folder of the templates that holds what also replaces them in a build that shows drafts."""

_REMARK: Final = re.compile(r"/\*.*?\*/", re.DOTALL)


def settings(
    briefing: Briefing, logo: str | None, more: Sequence[Section] = ()
) -> Mapping[str, Any]:
    """Return the settings of the MkDocs project.

    The navigation lists sections and their indexes only: with every page in it, each page would
    carry all the others. No font is fetched and no generator is named.

    Args:
        briefing: The settings of the briefing.
        logo: Path of the logo among the pages, if there is one.
        more: Sections behind ours, of pages that other packages add.
    """
    with speaking(briefing.language):
        return _settings(briefing, logo, more)


def _settings(briefing: Briefing, logo: str | None, more: Sequence[Section]) -> Mapping[str, Any]:
    theme: dict[str, Any] = {
        "name": "material",
        "custom_dir": THEME,
        "variant": "classic",
        "language": theme_language(language_of(briefing.language)),
        "font": False,
        "features": ["navigation.tabs", "toc.follow"],
        "icon": {"logo": "material/scale-balance"},
        "palette": [
            {
                "media": "(prefers-color-scheme: light)",
                "scheme": "default",
                "primary": "custom",
                "accent": "custom",
                "toggle": {
                    "icon": "material/weather-night",
                    "name": _("Switch to dark mode"),
                },
            },
            {
                "media": "(prefers-color-scheme: dark)",
                "scheme": "slate",
                "primary": "custom",
                "accent": "custom",
                "toggle": {
                    "icon": "material/weather-sunny",
                    "name": _("Switch to light mode"),
                },
            },
        ],
    }
    if logo is not None:
        theme["logo"] = logo
        del theme["icon"]
    found: dict[str, Any] = {
        "site_name": html.escape(one_line(briefing.title), quote=True),
        "docs_dir": PAGES,
        "site_dir": "site",
        "use_directory_urls": False,
        "theme": theme,
        "plugins": [],
        "markdown_extensions": ["attr_list", {"toc": {"permalink": False, "toc_depth": "2-3"}}],
        "extra": {"generator": False, "find": _find_words(briefing.language)},
        "extra_css": [STYLES, "assets/look.css"],
        "extra_javascript": [{"path": one, "defer": True} for one in _scripts()],
        "nav": [_nav_entry(section) for section in (*SECTIONS, *more)],
        "not_in_nav": "/*",
        "validation": {"omitted_files": "warn", "absolute_links": "warn", "anchors": "warn"},
    }
    if briefing.site_url is not None:
        found["site_url"] = briefing.site_url
    return found


def _nav_entry(section: Section) -> dict[str, Any]:
    pages = [
        {html.escape(one_line(_(title))): _source(address)} for title, address in section.pages
    ]
    return {_(section.title): pages if len(pages) > 1 else _source(section.pages[0][1])}


def _find_words(language: str) -> dict[str, str]:
    """Return the words of the search box in a language."""
    with speaking(language):
        return {
            "search": _("Search"),
            "site": _("Search this site"),
            "all": _("All results"),
            "none": _("Nothing found"),
            "found": _("Results: {n}"),
        }


def _source(address: str) -> str:
    return address.removesuffix(".html") + ".md"


def theme_language(tag: str) -> str:
    """Return the theme's name for a language; English for one that it does not speak.

    Args:
        tag: A BCP 47 tag ("pt-BR").
    """
    theme = importlib.machinery.PathFinder.find_spec("material", import_path())
    known: dict[str, str] = {}
    for folder in [] if theme is None else theme.submodule_search_locations or []:
        languages = Path(folder, "templates", "partials", "languages").glob("*.html")
        known.update((path.stem.casefold(), path.stem) for path in languages)
    base = tag.casefold().partition("-")[0]
    usual = {"no": "nb"}.get(base, base)
    return known.get(tag.casefold(), known.get(usual, "en"))


def theme_environment() -> jinja2.Environment:
    """Return the environment that fills our messages into templates of the theme.

    They stand in double square brackets: the theme's own builder renders the rest.
    """
    environment = jinja2.Environment(
        variable_start_string="[[",
        variable_end_string="]]",
        block_start_string="[[%",
        block_end_string="%]]",
        comment_start_string="[[#",
        comment_end_string="#]]",
        autoescape=True,
        keep_trailing_newline=True,
        undefined=jinja2.StrictUndefined,
    )
    environment.globals["_"] = _
    return environment


def _theme_part(part: Path) -> str:
    """Return a template of the theme with its messages in the language that is spoken."""
    return theme_environment().from_string(part.read_text(encoding="utf-8")).render()


def project_files(
    briefing: Briefing,
    corpus_folder: Path | None,
    more: Sequence[Section] = (),
    *,
    drafts: bool = False,
) -> dict[str, bytes]:
    """Return path and content of each file of the project that no page makes.

    They are its settings, what replaces parts of the theme, style sheets, scripts and the logo.

    Args:
        briefing: The settings of the briefing.
        corpus_folder: Where the logo is; None for a corpus made in Python.
        more: Sections of pages that other packages add.
        drafts: Whether drafts are shown; then each page has a banner that says so.
    """
    found = {
        f"{PAGES}/assets/{asset.name}": asset.read_bytes()
        for asset in _assets()
        if asset.suffix != ".css"
    }
    found[f"{PAGES}/{STYLES}"] = joined_styles().encode("utf-8")
    found[f"{PAGES}/assets/look.css"] = look_css(briefing).encode("utf-8")
    logo, image = None, None if corpus_folder is None else logo_of(briefing, corpus_folder)
    if image is not None:
        logo = f"assets/logo{image.suffix}"
        found[f"{PAGES}/{logo}"] = image.content
    with speaking(briefing.language):
        for name in (THEME, *([DRAFTS] if drafts else [])):
            parts = templates_folder() / name
            for part in sorted(path for path in parts.rglob("*") if path.is_file()):
                place = f"{THEME}/{part.relative_to(parts).as_posix()}"
                is_ours = part.suffix == ".html"
                found[place] = _theme_part(part).encode("utf-8") if is_ours else part.read_bytes()
    made = dict(settings(briefing, logo, more))
    text = yaml.safe_dump(made, sort_keys=False, allow_unicode=True)
    return {**found, "mkdocs.yml": text.encode("utf-8")}


def within(base: Path, name: str) -> Path:
    """Return the place of a file among the pages.

    Raises:
        BuildError: When its name leads elsewhere.
    """
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or "\\" in name or "\0" in name:
        raise BuildError(f"no page can stand in '{name}'")
    return base / path


def joined_styles() -> str:
    """Return our style sheets as one, so that a page asks for one file; without remarks.

    The one for all pages comes first, the others by name.
    """
    sheets = sorted(
        (path for path in _assets() if path.suffix == ".css"),
        key=lambda one: (one.name != Path(STYLES).name, one.name),
    )
    text = "\n".join(sheet.read_text(encoding="utf-8") for sheet in sheets)
    lines = (line.strip() for line in _REMARK.sub("", text).splitlines())
    return "\n".join(line for line in lines if line) + "\n"


def _scripts() -> list[str]:
    """Return the addresses of our scripts."""
    return [f"assets/{path.name}" for path in _assets() if path.suffix == ".js"]


def _assets() -> Iterator[Path]:
    yield from sorted(path for path in (templates_folder() / "assets").iterdir() if path.is_file())
