"""What is fuzzed: a function for each reader, which takes any bytes and may raise nothing.

Hypothesis tries them in every run of the tests. Under atheris, which looks which lines each input
reaches, they run for as long as asked for: ``python -m tests.fuzz NAME SECONDS``.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path, PurePosixPath
from typing import Final

from policybrief import Briefing, Corpus, analyse
from policybrief.checks.images import image_fault
from policybrief.checks.prose_limits import excess
from policybrief.countries import resolve, suggest
from policybrief.drafting.dates import dates_in_text, without_dateline
from policybrief.drafting.decoding import decode
from policybrief.drafting.passages import quoted_passages, tail, translation_notice
from policybrief.errors import PolicybriefError
from policybrief.hints import in_json, visible
from policybrief.models.cells import armoured
from policybrief.models.dates import EdtfDate
from policybrief.models.ids import is_id, slugify
from policybrief.models.role import parse_membership, parse_role
from policybrief.pipeline.finding import find_problems
from policybrief.reading.front_matter import parse_front_matter, without_controls
from policybrief.reading.plain_yaml import read_plain
from policybrief.reading.yaml_values import parse_any_yaml, parse_yaml
from policybrief.site.desk import Desk
from policybrief.site.escaping import escape
from policybrief.site.prose import render_prose
from policybrief.writing.brief_text import plain
from tests.reading.corpora import ARTICLE, BRIEFING, PERSON, TOPIC, VALID, known, write
from tests.site.builds import Shown, shown

Target = Callable[[bytes], None]

HERE = Desk(analyse(Corpus(briefing=Briefing(title="x")))).here("about.html")
X: Final = PurePosixPath("x.md")
_HARMLESS: Final = frozenset(["href", "lang", "title", "rel", "start"])


def _text(raw: bytes) -> str:
    return raw.decode("utf-8", "surrogateescape")


def read_front_matter(raw: bytes) -> None:
    """Split and read front matter; each problem has a place."""
    _, problems = parse_front_matter(f"---\n{_text(raw)}\n---\nwords", X)
    assert all(one.location.line >= 1 and one.location.column >= 1 for one in problems)


def read_yaml(raw: bytes) -> None:
    """Read YAML, whatever is no text of ours."""
    text, _ = without_controls(_text(raw), X, 1, in_fields=True)
    table, problems = parse_yaml(text, X)
    assert table is not None or problems


def read_plain_yaml(raw: bytes) -> None:
    """Read plain YAML line by line, as a parser of all YAML does."""
    plain = read_plain(_text(raw), 1)
    if plain is not None:
        value, problems = parse_any_yaml(_text(raw), X)
        assert known(plain) == known(value)
        assert problems == []


def _record(path: str, before: str = "", after: str = "") -> Target:
    """Return the target for one kind of record: its file, in a corpus of others."""

    def read(raw: bytes) -> None:
        with tempfile.TemporaryDirectory() as folder:
            root = write(Path(folder), VALID)
            (root / path).write_bytes(before.encode() + raw + after.encode())
            for problem in find_problems(root):
                assert "\n" not in problem.message
                assert all(visible(line) == line for line in str(problem).split("\n"))

    return read


def read_date(raw: bytes) -> None:
    """Parse a date or say that it is none."""
    text = _text(raw)
    try:
        date = EdtfDate.parse(text)
    except ValueError:
        return
    assert EdtfDate.parse(date.text) == date


def read_role(raw: bytes) -> None:
    """Parse a role and a membership, or say that it is none."""
    for parse in (parse_role, parse_membership):
        try:
            parse(_text(raw))
        except ValueError:
            continue


def read_country(raw: bytes) -> None:
    """Look for a country by any name."""
    text = _text(raw)[:200]
    assert resolve(text) is None or resolve(text) in suggest(text)


def make_id(raw: bytes) -> None:
    """Make an id of any text."""
    assert is_id(slugify(_text(raw)))


def draft(raw: bytes) -> None:
    """Decode somebody's file, and look for what may be worth coding."""
    try:
        text = decode(raw, "x.txt").text
    except PolicybriefError:
        return
    list(quoted_passages(text, 20))
    dates_in_text(text, "en")
    without_dateline(text, "en")
    tail(text)
    translation_notice(text)


def draft_html(raw: bytes) -> None:
    """Read somebody's web page."""
    from policybrief.drafting.html_pages import read_html

    try:
        read_html(raw.decode("utf-8", "replace"), "x.html")
    except PolicybriefError:
        return


def show_prose(raw: bytes) -> None:
    """Render prose: nothing of it can run."""
    text = raw.decode("utf-8", "replace")
    if excess(text) is not None:
        return
    made = render_prose(text, HERE)
    page = Shown(made)
    assert "\n" not in made
    assert {name for _, name, _ in page.attributes} <= _HARMLESS
    assert not {"script", "style", "img", "svg", "iframe", "object", "form"} & set(page.tags)
    for _, name, value in page.attributes:
        assert name != "href" or value.lower().startswith(("http://", "https://", "mailto:"))


def show_text(raw: bytes) -> None:
    """Escape text for a page: it shows the same letters and no markup."""
    text = raw.decode("utf-8", "replace")
    page = Shown(f'<p title="{escape(text)}">{escape(text)}</p>')
    assert page.tags == ["p"]
    assert page.texts("p") == [shown(text)]


def export_text(raw: bytes) -> None:
    """Write text as a cell, in a brief and in JSON: no formula, no markup, the same letters."""
    text = raw.decode("utf-8", "replace")
    assert not armoured(text).startswith(tuple("=+-@\t\r\n＝＋－＠"))
    assert armoured(text).removeprefix("'") == text or not armoured(text).startswith("'")
    assert "<" not in plain(text)
    assert json.loads(in_json(json.dumps(text, ensure_ascii=False))) == text


def look_at_image(raw: bytes) -> None:
    """Say whether bytes are a safe image."""
    for content in (raw, b"<svg xmlns='http://www.w3.org/2000/svg'>" + raw + b"</svg>"):
        for suffix in (".svg", ".png"):
            fault = image_fault(content, suffix)
            assert fault is None or fault.isprintable()


_SAID: Final = "---\ntitle: x\nstatements:\n  - speaker: dk\n    quote: a word\n    "

TARGETS: Final[Mapping[str, Target]] = {
    "front-matter": read_front_matter,
    "yaml": read_yaml,
    "plain-yaml": read_plain_yaml,
    "article": _record(ARTICLE),
    "article-fields": _record(ARTICLE, "---\ntitle: x\n", "\n---\na word"),
    "statement": _record(ARTICLE, _SAID, "\n---\na word"),
    "text": _record(ARTICLE, VALID[ARTICLE].partition("lang: en")[0] + "---\n"),
    "topic": _record(TOPIC, "---\n", "\n---\n"),
    "person": _record(PERSON, "---\nname: x\nkind: person\n", "\n---\n"),
    "organization": _record("actors/port-ministry.md", "---\n", "\n---\n"),
    "publisher": _record("publishers/daily.md", "---\n", "\n---\n"),
    "event": _record("events/opening.md", "---\n", "\n---\n"),
    "briefing": _record(BRIEFING),
    "about": _record("about.md"),
    "date": read_date,
    "role": read_role,
    "country": read_country,
    "id": make_id,
    "draft": draft,
    "draft-html": draft_html,
    "prose": show_prose,
    "escape": show_text,
    "export": export_text,
    "image": look_at_image,
}
"""The targets by name."""

SEEDS: Final = (
    b"title: x\ndate: 2025-04~\n",
    b"roles:\n  - president of ro, 2020/..\n",
    b"{speaker: [dk, be], quote: >-\n  words}",
    b"[link](ro) <b>x</b> `code` | a | b |\n|---|---|\n> - 1. x",
    b'<script>x</script> <a href="java&#9;script:x">x</a> &#60;',
    b"\xe2\x80\x9cSomebody said four words,\xe2\x80\x9d she said on 4 May 2025.",
    b"<html lang=en><body><article><p>Words of an article.</p></article></body></html>",
    b"value: ~650..700 km\nunit: million EUR\n",
    b"\x00\xff\xfe\xef\xbb\xbf\xe2\x80\xae\xcc\x81",
)
"""What the search begins with."""
