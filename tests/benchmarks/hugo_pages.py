"""A built site as a Hugo project that writes the same pages, so that the two can be timed.

Hugo is given the content of each page as HTML, and the rest of a page as a layout for each folder:
nothing is left for it to parse, and what it writes is as long as what MkDocs writes.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import attrs

_CONFIG: Final = """\
baseURL = "https://example.org/brief/"
title = "Benchmark"
uglyURLs = true
disableKinds = ["home", "section", "taxonomy", "term", "rss", "sitemap", "404"]
[security]
allowContent = [".*"]
"""
_ARTICLE: Final = re.compile(r"(<article\b[^>]*>)(.*)(</article>)", re.DOTALL)
_CONTENTS: Final = re.compile(
    r'(<ul class="md-nav__list" data-md-component="toc"[^>]*>)(.*?)(</nav>)', re.DOTALL
)
_HEAD: Final = re.compile(r"(<head>)(.*?)(</head>)", re.DOTALL)
_PARTS: Final = (
    (_HEAD, "{{ .Params.head | safeHTML }}"),
    (_CONTENTS, "{{ .Params.contents | safeHTML }}"),
)


@attrs.frozen
class Parts:
    """A page in parts.

    Attributes:
        shell: What stands around them, as a layout of Hugo.
        head: What the page says of itself, its title and description among it.
        contents: The table of contents.
        content: The content.
    """

    shell: str
    head: str
    contents: str
    content: str


def cut(page: str) -> Parts | None:
    """Return the parts of a page; None for one that is not made by the theme."""
    article = _ARTICLE.search(page)
    if article is None or "md-content__inner" not in article[1]:
        return None
    before, behind = page[: article.start()], page[article.end() :]
    shell, found = _inert(before), []
    for pattern, words in _PARTS:
        match = pattern.search(before)
        found.append("" if match is None else match[2])
        if match is not None:
            shell = shell.replace(
                _inert(match[0]), f"{_inert(match[1])}{words}{_inert(match[3])}", 1
            )
    shell += f"{article[1]}{{{{ .Content }}}}{article[3]}{_inert(behind)}"
    return Parts(shell, *found, article[2])


def write_project(site: Path, project: Path) -> int:
    """Write a Hugo project for a site, and return how many pages it has.

    Args:
        site: A built site; its search is left out.
        project: The folder for the project; it is made anew.
    """
    shutil.rmtree(project, ignore_errors=True)
    number = 0
    _write(project / "hugo.toml", _CONFIG)
    for file in _files(site):
        address = file.relative_to(site).as_posix()
        parts = cut(file.read_text(encoding="utf-8")) if file.suffix == ".html" else None
        if parts is None:
            _copy(file, project / "static" / address)
            continue
        number += 1
        kind = address.rpartition("/")[0].replace("/", "-") or "top"
        layout = project / f"layouts/{kind}/single.html"
        if not layout.exists():
            _write(layout, parts.shell)
        front = {
            "title": f"Page {number}",
            "type": kind,
            "url": f"/{address}",
            "head": parts.head,
            "contents": parts.contents,
        }
        content = parts.content.replace("{{", "&#123;&#123;")  # else it may be a shortcode
        _write(project / f"content/{kind}/p{number}.html", f"{json.dumps(front)}\n{content}")
    return number


def _files(site: Path) -> Iterator[Path]:
    for file in sorted(site.rglob("*")):
        if file.is_file() and file.relative_to(site).parts[0] != "pagefind":
            yield file


def _inert(text: str) -> str:
    return text.replace("{{", '{{ "{{" }}')


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
