"""New folders, new articles, and templates to start an override from."""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Final

import attrs

from policybrief.drafting.article import Draft, article_with, draft_article
from policybrief.drafting.decoding import decode
from policybrief.drafting.guessing import Guess, is_address
from policybrief.drafting.html_pages import read_html
from policybrief.drafting.starter import write_starter
from policybrief.errors import PolicybriefError
from policybrief.hints import short
from policybrief.models.corpus import Corpus
from policybrief.models.dates import EdtfDate
from policybrief.models.ids import LONGEST, RESERVED, is_slug
from policybrief.reading.folder import read_corpus
from policybrief.reading.inside import Inside
from policybrief.reading.plain_files import UnusualFileError, read_plain
from policybrief.reading.record_files import MAX_BYTES
from policybrief.site.templates import template_names, templates_folder

_TEXTS: Final = (".txt", ".md")
_PAGES: Final = (".html", ".htm")
_TAG: Final = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


@attrs.frozen(kw_only=True)
class Drafted:
    """An article that was drafted from a text.

    Attributes:
        article: The file of the article.
        text: The copy of the text.
        guesses: Its fields, and what each rests on.
        quoted: How many passages in quotation marks stand in its comments.
        named: Ids of the actors that the text names, the most named first.
        notes: What was changed in the text.
    """

    article: Path
    text: Path
    guesses: tuple[Guess, ...]
    quoted: int
    named: tuple[str, ...]
    notes: tuple[str, ...] = ()


def new_briefing(folder: Path | str) -> list[Path]:
    """Write a starter folder that checks clean and builds, and return its files.

    Raises:
        PolicybriefError: When *folder* is not empty.
    """
    return write_starter(Path(folder))


def new_article(
    file: Path | str,
    folder: Path | str,
    *,
    title: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
    date: str | None = None,
    lang: str | None = None,
    slug: str | None = None,
) -> Drafted:
    """Draft an article from a text: a copy of the text, and a file with what it says of itself.

    What is not given is guessed from the text, and marked as a guess. Nothing is overwritten.

    Args:
        file: A text (``.txt``, ``.md``) or a saved web page (``.html``, with the extra "ingest").
        folder: The folder of the corpus.
        title: Its title.
        publisher: Id of its publisher.
        url: Where it was published.
        date: When it was published, as EDTF writes it.
        lang: Its language, as a BCP 47 tag.
        slug: The id of the article; by default one made from its title.

    Raises:
        PolicybriefError: When the file is no text, the corpus has its words already, or a field
            cannot have its value.
    """
    source, target = Path(file), Path(folder)
    known = {"title": title, "publisher": publisher, "url": url, "date": date, "lang": lang}
    given = {key: value.strip() for key, value in known.items() if value is not None}
    _refuse_wrong(given, slug)
    corpus = _corpus_of(target)
    text, content, from_page, notes = _text_of(source)
    same = article_with(corpus, text)
    if same is not None:
        raise PolicybriefError(
            f"the words of {source.name} stand already in {_path(same.location)}"
        )
    taken = set(_stems(target / "texts"))
    if slug is not None and (slug in taken or slug in {one.id for one in corpus.articles}):
        raise PolicybriefError(f"there is an article or a text '{slug}' already; choose another")
    draft = draft_article(
        text, corpus, given=given, from_page=from_page, name=source.stem, id=slug, taken=taken
    )
    article, copy = _write(target, draft, content)
    return Drafted(
        article=article,
        text=copy,
        guesses=draft.guesses,
        quoted=len(draft.quoted),
        named=draft.named,
        notes=notes,
    )


def briefing_around(place: Path, where: str = "with --into") -> Path:
    """Return *place*, or the nearest folder above it, that is a briefing.

    Args:
        place: A folder.
        where: Where the caller may name the briefing, as a refusal says it.

    Raises:
        PolicybriefError: When there is none.
    """
    for folder in (place, *place.absolute().parents):
        if (folder / "briefing.yml").is_file():
            return folder
    raise PolicybriefError(
        f"there is no briefing.yml in {place.absolute()} or above; name the folder {where}"
    )


def copy_template(name: str, folder: Path | str) -> Path:
    """Copy one of our templates into ``templates/`` of *folder*, to start an override from.

    Returns:
        The copy.

    Raises:
        PolicybriefError: When there is no such template, the copy is there already, or a symbolic
            link would lead it out of the folder.
    """
    if name not in template_names():
        known = ", ".join(template_names())
        raise PolicybriefError(f"there is no template '{name}'; there are: {known}")
    target = Path(folder) / "templates" / name
    if target.exists():
        raise PolicybriefError(f"{target} is there already")
    _refuse_outside(Path(folder), target)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes((templates_folder() / name).read_bytes())
    return target


def _refuse_wrong(given: dict[str, str], slug: str | None) -> None:
    """Refuse values that the reader would refuse."""
    for field, value in given.items():
        if not value:
            raise PolicybriefError(f"the {field} is empty")
    if "date" in given:
        try:
            EdtfDate.parse(given["date"])
        except ValueError as error:
            raise PolicybriefError(f"the date: {error}") from error
    if "lang" in given and _TAG.fullmatch(given["lang"]) is None:
        raise PolicybriefError(f"'{short(given['lang'])}' is no language tag, like 'en' or 'pt-BR'")
    if "url" in given and not is_address(given["url"]):
        raise PolicybriefError(f"'{short(given['url'])}' is no address, like 'https://…'")
    for what, id_ in (("publisher", given.get("publisher")), ("slug", slug)):
        fault = None if id_ is None else _fault_of(id_)
        if fault is not None:
            raise PolicybriefError(f"'{short(id_ or '')}' cannot be the {what}: {fault}")


def _fault_of(id_: str) -> str | None:
    """Return why a text cannot be the id of a file, or None."""
    if len(id_) > LONGEST:
        return f"it has {len(id_)} letters; {LONGEST} at the most"
    if id_ in RESERVED:
        return "that name is taken by the site or by some systems"
    return None if is_slug(id_) else "use lower-case letters, digits and hyphens"


def _corpus_of(folder: Path) -> Corpus:
    """Return what can be read of the corpus; its mistakes are no hindrance."""
    if not (folder / "briefing.yml").is_file():
        raise PolicybriefError(f"there is no briefing.yml in {folder}")
    return read_corpus(folder)[0]


def _text_of(file: Path) -> tuple[str, bytes, dict[str, str], tuple[str, ...]]:
    """Return the text of a file, what to write, what a page says of itself, and notes."""
    suffix = file.suffix.lower()
    if suffix not in (*_TEXTS, *_PAGES):
        known = ", ".join((*_TEXTS, *_PAGES))
        raise PolicybriefError(f"{file.name} is none of {known}; save it as text")
    if not file.is_file():
        raise PolicybriefError(f"there is no file {file}")
    limit = MAX_BYTES if suffix in _TEXTS else 4 * MAX_BYTES
    if file.stat().st_size > limit:
        raise PolicybriefError(f"{file.name} is larger than {limit:,} bytes; split it")
    decoded = decode(file.read_bytes(), file.name)
    text, content, notes = decoded.text, decoded.content, decoded.notes
    found: dict[str, str] = {}
    if suffix in _PAGES:
        page = read_html(decoded.text, file.name)
        said = {"title": page.title, "url": page.url, "date": page.date, "lang": page.lang}
        found = {key: value for key, value in said.items() if value}
        if "url" in found and not is_address(found["url"]):
            del found["url"]
        decoded = decode(page.text.encode("utf-8", "replace"), file.name)
        text, content = decoded.text, decoded.content
        notes = (*notes, "the text was taken out of a web page; compare it with the page")
    if len(content) > MAX_BYTES:
        raise PolicybriefError(f"{file.name} is larger than {MAX_BYTES:,} bytes; split it")
    return text, content, found, notes


def _stems(folder: Path) -> Iterator[str]:
    with contextlib.suppress(OSError):
        yield from (path.stem.lower() for path in folder.iterdir())


def _write(folder: Path, draft: Draft, content: bytes) -> tuple[Path, Path]:
    """Write text and article, both or neither, and keep the text out of version control."""
    text = folder / "texts" / f"{draft.id}.txt"
    article = folder / "articles" / f"{draft.id}.md"
    _refuse_outside(folder, text, article)
    for file in (text, article):
        file.parent.mkdir(parents=True, exist_ok=True)
        if file.exists():
            raise PolicybriefError(f"{file} is there already; choose another slug")
    written = draft.content.encode("utf-8")
    _ignore_texts(folder / ".gitignore")
    with text.open("xb") as opened:
        opened.write(content)
    try:
        with article.open("xb") as opened:
            opened.write(written)
    except BaseException:
        text.unlink()
        raise
    return article, text


def _refuse_outside(folder: Path, *files: Path) -> None:
    """Refuse to write what symbolic links would lead out of the folder."""
    inside = Inside(folder)
    for file in files:
        if inside.leads_out(PurePosixPath(file.relative_to(folder).as_posix())) is not None:
            raise PolicybriefError(
                f"{file} leads out of the folder by a symbolic link; put the folder or file itself "
                "in its place"
            )


def _ignore_texts(file: Path) -> None:
    """See that git leaves ``texts/`` out: the texts are not ours to publish."""
    before = ""
    if os.path.lexists(file):
        try:
            before = read_plain(file, MAX_BYTES).decode("utf-8", "replace")
        except UnusualFileError as error:
            raise PolicybriefError(f"{file}: {error}; put an ordinary file in its place") from error
    if not {line.strip().strip("/") for line in before.splitlines()} & {"texts", "texts/*"}:
        end = "" if not before or before.endswith("\n") else "\n"
        with file.open("a", encoding="utf-8", newline="\n") as opened:
            opened.write(f"{end}texts/\n")


def _path(location: object) -> str:
    return str(location).partition(":")[0]
