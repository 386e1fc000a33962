"""What the theme puts on every page, as it is installed: scripts, files, and what they load."""

from __future__ import annotations

import functools
import importlib.metadata
import importlib.util
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

_SCRIPT: Final = re.compile(r"<script(?P<attributes>[^>]*)>(?P<content>.*?)</script>", re.DOTALL)
_TEMPLATE: Final = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)

LOADED: Final[Mapping[str, str]] = {
    "mermaid": "unpkg.com, for the script that draws diagrams",
    "source": "the host of the repository that it links to, for its number of stars",
}
"""What the theme's script asks other hosts for, by what a page must have for that."""


@functools.cache
def theme_folder() -> Path | None:
    """Return the folder of the theme's templates; None when it is not installed."""
    theme = importlib.util.find_spec("material")
    folders = [] if theme is None else list(theme.submodule_search_locations or [])
    folder = Path(folders[0], "templates") if folders else None
    return folder if folder is not None and folder.is_dir() else None


@functools.cache
def theme_version() -> str | None:
    """Return the version of the theme that is installed."""
    try:
        return importlib.metadata.version("mkdocs-material")
    except importlib.metadata.PackageNotFoundError:
        return None


@functools.cache
def _scripts() -> tuple[re.Pattern[str], ...]:
    """Return patterns of the scripts that the theme writes into pages."""
    folder = theme_folder()
    found: list[re.Pattern[str]] = []
    for file in [] if folder is None else sorted(folder.rglob("*.html")):
        if "integrations" in file.parts or file.name == "redirect.html":
            continue  # analytics and redirects: no page of ours has them
        for match in _SCRIPT.finditer(file.read_text(encoding="utf-8")):
            if "src=" not in match["attributes"] and "type=" not in match["attributes"]:
                fixed = map(re.escape, _TEMPLATE.split(match["content"].strip()))
                found.append(re.compile("[^\"'<>\\\\\\s]*".join(fixed)))
    return tuple(found)


@functools.lru_cache(maxsize=512)
def is_of_theme(script: str) -> bool:
    """Say whether a script on a page is one that the theme writes."""
    return any(pattern.fullmatch(script.strip()) for pattern in _scripts())


@functools.cache
def _assets() -> Mapping[str, tuple[Path, ...]]:
    folder = theme_folder()
    found: dict[str, tuple[Path, ...]] = {}
    for file in [] if folder is None else sorted((folder / "assets").rglob("*")):
        if file.is_file():
            found[file.name] = (*found.get(file.name, ()), file)
    return found


def is_asset(name: str, content: bytes) -> bool:
    """Say whether a file is one of the theme's, byte for byte: it holds no word of a corpus."""
    return any(
        file.stat().st_size == len(content) and file.read_bytes() == content
        for file in _assets().get(name, ())
    )
