"""A leak is planted in every kind of file and encoding, and found."""

from __future__ import annotations

import base64
import bz2
import csv
import functools
import gzip
import html
import io
import json
import lzma
import os
import sqlite3
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policybrief import Problem, verify_site
from policybrief.analysis.public import public_corpus
from policybrief.verifying import archives, contents, decoding, leaks, streams
from policybrief.verifying.search import Search
from tests.verifying.sites import TEXT, codes, corpus, write_site

LEAK: Final = (
    "forty barrels of salted herring before the bell rang at noon. Nobody else on the long quay"
)
HARMLESS: Final = "Forty barrels of herring were counted on the quay, and the bell rang at noon."
_BEGINNINGS: Final = (
    *(b"PK\3\4", b"\x1f\x8b\x08", b"BZh9", b"\xfd7zXZ\0", b"%PDF-1.4\nstream\n\x78"),
    *(b"SQLite format 3\0", b"\x89PNG\r\n\x1a\n\0\0\0\x09zTXt", b"GIF89a\x21\xfe"),
    *(b"\xff\xd8\xff\xe1", b"\xff\xfe", b"\xfe\xff", b"\xff\xfe\0\0", b"<svg><![CDATA["),
    *(b"data:;base64,", b'{"a": "\\ud800\\u', b"&#1114112;&#xffffffff;%ff%"),
)
_BEHIND: Final = b"PK\5\6" + bytes(18)
ACCENTED: Final = "Forță mărilor în această după-amiază când vântul s-a oprit deodată lângă chei"


def look(folder: Path, files: Mapping[str, str | bytes], text: str = TEXT) -> list[Problem]:
    """Write a site, and return what is wrong with it."""
    return verify_site(write_site(folder, files), corpus(text))


def zipped(files: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return made.getvalue()


def png(kind: bytes, chunk: bytes) -> bytes:
    """Return a PNG with one more chunk."""

    def part(name: bytes, content: bytes) -> bytes:
        code = zlib.crc32(name + content)
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", code)

    head = part(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    pixels = part(b"IDAT", zlib.compress(b"\0\0"))
    return b"\x89PNG\r\n\x1a\n" + head + part(kind, chunk) + pixels + part(b"IEND", b"")


def jpeg(*segments: tuple[int, bytes]) -> bytes:
    made = b"\xff\xd8"
    for marker, content in segments:
        made += struct.pack(">BBH", 0xFF, marker, len(content) + 2) + content
    return made + b"\xff\xd9"


def gif(comment: bytes) -> bytes:
    blocks = [comment[at : at + 255] for at in range(0, len(comment), 255)]
    packed = b"".join(bytes([len(block)]) + block for block in blocks)
    return b"GIF89a\1\0\1\0\0\0\0\x21\xfe" + packed + b"\0\x3b"


def pdf(stream: bytes) -> bytes:
    packed = zlib.compress(stream)
    head = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<</Length " + str(len(packed)).encode()
    return head + b"/Filter/FlateDecode>>\nstream\n" + packed + b"\nendstream\nendobj\n"


def database(words: str, *, freed: bool = False, encoding: str = "UTF-8") -> bytes:
    """Return a database with some words in it, or in the pages that are free again."""
    file = Path(os.environ["PYTEST_PLACE"]) / "made.db"
    file.unlink(missing_ok=True)
    connection = sqlite3.connect(file)
    connection.execute(f"PRAGMA encoding = '{encoding}'")
    connection.execute("PRAGMA secure_delete = OFF")
    connection.execute('CREATE TABLE "a ""table" (number INTEGER, words TEXT)')
    filling = [(number, f"row {number} " + "x" * 200) for number in range(50)]
    connection.executemany('INSERT INTO "a ""table" VALUES (?, ?)', filling)
    connection.execute('INSERT INTO "a ""table" VALUES (1, ?)', (words,))
    connection.commit()
    if freed:
        connection.execute('DELETE FROM "a ""table"')
        connection.commit()
    connection.close()
    return file.read_bytes()


@pytest.fixture(autouse=True)
def _place(tmp_path_factory, monkeypatch):
    monkeypatch.setenv("PYTEST_PLACE", str(tmp_path_factory.mktemp("made")))


def ascii_json(words: str) -> str:
    """Return JSON in which every letter is an escape."""
    return '{"a": "' + "".join(f"\\u{ord(letter):04x}" for letter in words) + '"}'


def every_entity(words: str) -> str:
    return "".join(f"&#{ord(letter)};" for letter in words)


def fragment(field: str) -> Callable[[str], bytes]:
    """Return what makes a file of Pagefind with words in one field."""

    def made(words: str) -> bytes:
        record: dict[str, object] = {"url": "a.html", "content": "x", "meta": {}, "filters": {}}
        record[field] = words if field == "content" else {"also": [words]}
        return gzip.compress(b"pagefind_dcd" + json.dumps(record).encode())

    return made


def in_markup(words: str) -> str:
    """Return the words each in a tag of its own, cut within as well."""
    return "".join(
        f"<span>{word[:1]}<b>{word[1:]}</b></span>\n<br><!-- no -->" for word in words.split()
    )


def page(body: str, head: str = "") -> str:
    return f"<!doctype html><html><head><title>x</title>{head}</head><body>{body}</body></html>"


def csv_of(words: str) -> str:
    made = io.StringIO()
    csv.writer(made).writerows([["a", "b"], [f'say ""{words}', "x"]])
    return made.getvalue()


def broken_up(words: str) -> str:
    """Return the words with soft hyphens and joiners within, and each in capitals."""
    return "\u200b ".join("\u00ad".join(word.upper()) for word in words.split())


PLANTED: Final[Mapping[str, tuple[str, Callable[[str], str | bytes]]]] = {
    "a paragraph": ("a.html", lambda words: page(f"<p>{words}</p>")),
    "tags in and between words": ("a.html", lambda words: page(in_markup(words))),
    "blocks": ("a.html", lambda words: page("".join(f"<p>{one}</p>" for one in words.split()))),
    "a title": ("a.html", lambda words: page(f'<a href="" title="{words}">x</a>')),
    "alt, not quoted": (
        "a.html",
        lambda words: page(f"<img alt={words.replace(' ', '&#32;')} src=''>"),
    ),
    "a description": ("a.html", lambda words: page("", f'<meta content="{words}">')),
    "data-": ("a.html", lambda words: page(f"<p data-words='{words}'>x</p>")),
    "JSON in an attribute": (
        "a.html",
        lambda words: page(f'<p data-x="{html.escape(ascii_json(words))}">x</p>'),
    ),
    "a page in an attribute": (
        "a.html",
        lambda words: page(f'<p data-x="{html.escape(in_markup(words))}">x</p>'),
    ),
    "a comment": ("a.html", lambda words: page(f"<!-- {words} -->")),
    "JSON-LD": (
        "a.html",
        lambda words: page(f'<script type="application/ld+json">{ascii_json(words)}</script>'),
    ),
    "a style": ("a.html", lambda words: page(f"<style>/* {words} */</style>")),
    "noscript": ("a.html", lambda words: page(f"<noscript>{words}</noscript>")),
    "entities": ("a.html", lambda words: page(every_entity(words))),
    "entities of entities": ("a.html", lambda words: page(html.escape(every_entity(words)))),
    "a link": ("a.html", lambda words: page(f'<a href="mailto:a@b?body={quote(words)}">x</a>')),
    "a page in UTF-16": ("a.html", lambda words: page(words).encode("utf-16")),
    "a page in Latin-1": ("a.html", lambda words: page(words + " é").encode("latin-1")),
    "capitals and soft hyphens": ("a.html", lambda words: page(broken_up(words))),
    "an address in a page": (
        "a.html",
        lambda words: page(
            f'<img alt="" src="data:image/svg+xml;base64,'
            f'{base64.b64encode(f"<svg><title>{words}</title></svg>".encode()).decode()}">'
        ),
    ),
    "an index of another search": (
        "search/search_index.json",
        lambda words: json.dumps({"docs": [{"text": f"<p>{in_markup(words)}</p>"}]}),
    ),
    "what the search finds": ("pagefind/fragment/a_1.pf_fragment", fragment("content")),
    "what the search of a year finds": (
        "pagefind/2021/fragment/2021_1.pf_fragment",
        fragment("content"),
    ),
    "what a result of the search shows": ("pagefind/fragment/a_1.pf_fragment", fragment("meta")),
    "what a result is filtered by": ("pagefind/fragment/a_1.pf_fragment", fragment("filters")),
    "a filter of the search": (
        "pagefind/filter/a_1.pf_filter",
        lambda words: b"pagefind_dcd\x82\x61t\x81\x82\x78" + bytes([len(words)]) + words.encode(),
    ),
    "JSON with line ends": ("a.json", lambda words: json.dumps(words.replace(" ", "\n"))),
    "escaped JSON": ("a.json", ascii_json),
    "JSON in JSON": ("a.json", lambda words: json.dumps({"a": ascii_json(words)})),
    "JSON lines": ("a.ndjson", lambda words: "{}\n" + json.dumps({"a": words}) + "\n"),
    "JSON with comments": ("a.json", lambda words: json.dumps(words.replace(" ", "<!-- x -->"))),
    "broken JSON": ("a.json", lambda words: '{"a": "' + words.replace(" ", "\\n")),
    "a feed": (
        "feed.xml",
        lambda words: f"<rss><description>{html.escape(in_markup(words))}</description></rss>",
    ),
    "a feed with CDATA": (
        "feed.xml",
        lambda words: f"<rss><description><![CDATA[{in_markup(words)}]]></description></rss>",
    ),
    "GraphML": ("a.graphml", lambda words: f'<graphml><data key="x">{words}</data></graphml>'),
    "an attribute of XML": ("a.xml", lambda words: f'<a b="{every_entity(words)}"/>'),
    "CSV": ("a.csv", csv_of),
    "BibTeX": ("a.bib", lambda words: "@misc{a,\n  note = {{" + words + "}},\n}\n"),
    "RIS": ("a.ris", lambda words: f"TY  - NEWS\nAB  - {words}\nER  -\n"),
    "a text": ("a.txt", lambda words: words.replace(" ", "\r\n")),
    "a file without a name for it": ("CNAME", lambda words: words),
    "UTF-16": ("a.txt", lambda words: words.encode("utf-16")),
    "UTF-16 without a mark": ("a.txt", lambda words: words.encode("utf-16-be")),
    "UTF-16 from an odd byte": ("a.bin", lambda words: b"\xff\xd8\0" + words.encode("utf-16-le")),
    "UTF-32": ("a.txt", lambda words: words.encode("utf-32")),
    "Latin-1": ("a.txt", lambda words: (words + " ÿ").encode("latin-1")),
    "noise": ("a.bin", lambda words: bytes(range(256)) + words.encode() + bytes(range(256))),
    "a script": ("a.js", lambda words: f"const a = '{words}';"),
    "a source map": ("a.js.map", lambda words: json.dumps({"sourcesContent": [f"// {words}"]})),
    "zip": ("a.zip", lambda words: zipped({"a.csv": csv_of(words).encode()})),
    "zip in zip": (
        "a.zip",
        lambda words: zipped({"b.zip": zipped({"a.json": ascii_json(words).encode()})}),
    ),
    "zip behind a picture": (
        "a.png",
        lambda words: png(b"tEXt", b"a\0b") + zipped({"a.txt": words.encode()}),
    ),
    "zip with bzip2": ("a.zip", lambda words: zipped({"a": words.encode()}, zipfile.ZIP_BZIP2)),
    "zip with LZMA": ("a.zip", lambda words: zipped({"a": words.encode()}, zipfile.ZIP_LZMA)),
    "a document": (
        "a.docx",
        lambda words: zipped({"word/document.xml": f"<w:t>{in_markup(words)}</w:t>".encode()}),
    ),
    "gzip": ("sitemap.xml.gz", lambda words: gzip.compress(f"<a>{words}</a>".encode())),
    "two gzips": ("a.gz", lambda words: gzip.compress(b"first") + gzip.compress(words.encode())),
    "bzip2": ("a.bz2", lambda words: bz2.compress(words.encode())),
    "xz": ("a.xz", lambda words: lzma.compress(words.encode())),
    "a database": ("a.db", database),
    "freed pages": ("a.db", lambda words: database(words, freed=True)),
    "a database in UTF-16": ("a.dna", lambda words: database(words, encoding="UTF-16le")),
    "rows over several pages": ("a.db", lambda words: database("y " * 2030 + words)),
    "a database in zip": ("a.zip", lambda words: zipped({"a.db": database("y " * 2030 + words)})),
    "PNG tEXt": ("a.png", lambda words: png(b"tEXt", b"Comment\0" + words.encode("latin-1"))),
    "PNG zTXt": (
        "a.png",
        lambda words: png(b"zTXt", b"Comment\0\0" + zlib.compress(words.encode())),
    ),
    "PNG iTXt": ("a.png", lambda words: png(b"iTXt", b"Title\0\0\0en\0\0" + words.encode())),
    "PNG iTXt, packed": (
        "a.png",
        lambda words: png(b"iTXt", b"Title\0\1\0en\0\0" + zlib.compress(words.encode())),
    ),
    "JPEG comment": ("a.jpg", lambda words: jpeg((0xFE, words.encode()))),
    "JPEG EXIF": (
        "a.jpg",
        lambda words: jpeg((0xE1, b"Exif\0\0II*\0UNICODE\0" + words.encode("utf-16-le"))),
    ),
    "JPEG XMP": (
        "a.jpg",
        lambda words: jpeg(
            (0xE1, b"http://ns.adobe.com/xap/1.0/\0<rdf:li>" + in_markup(words).encode())
        ),
    ),
    "JPEG in two segments": (
        "a.jpg",
        lambda words: jpeg(
            (0xFE, b"x " * 30_000 + words[:40].encode()), (0xFE, words[40:].encode())
        ),
    ),
    "GIF comment": ("a.gif", lambda words: gif(b"x " * 110 + words.encode())),
    "WebP": (
        "a.webp",
        lambda words: b"RIFF\x99\0\0\0WEBPXMP " + f"<li>{words}</li>".encode() + b"\xff",
    ),
    "SVG": ("a.svg", lambda words: f"<svg><text>{in_markup(words)}</text></svg>"),
    "SVG description": ("a.svg", lambda words: f"<svg><desc>{words}</desc></svg>"),
    "PDF": (
        "a.pdf",
        lambda words: pdf(
            b"BT [" + b" -250 ".join(b"(%s)" % one.encode() for one in words.split()) + b"] TJ ET"
        ),
    ),
    "PDF, of letters alone": (
        "a.pdf",
        lambda words: (
            b"%PDF-1.4\nBT [" + b"3".join(b"(%c)" % one for one in words.encode()) + b"] TJ"
        ),
    ),
    "PDF, letter by letter": (
        "a.pdf",
        lambda words: pdf(b"[" + b"3".join(b"<%02x>" % one for one in words.encode()) + b"] TJ"),
    ),
    "a style sheet": (
        "a.css",
        lambda words: f'p::after {{ content: "{words}"; }}',
    ),
    "an address in a style sheet": (
        "a.css",
        lambda words: f"a {{ background: url('data:image/svg+xml,{quote(words)}') }}",
    ),
    "the name of a file": (f"{LEAK[:62].replace(' ', '-').lower()}.txt", lambda words: "x"),
}


@pytest.mark.parametrize("kind", PLANTED)
def test_a_leak_is_found_in_every_kind_of_file(tmp_path, kind):
    """Words of a private text are found wherever they stand, and their file is named."""
    name, make = PLANTED[kind]
    found = [one for one in look(tmp_path, {name: make(LEAK)}) if one.code != "unsearched-file"]

    assert codes(found) == ["leaked-words"], found
    assert str(found[0].location.path) == name


@pytest.mark.parametrize("kind", [kind for kind in PLANTED if kind != "the name of a file"])
def test_other_words_are_no_leak(tmp_path, kind):
    """The same file with words of our own is clean."""
    name, make = PLANTED[kind]

    assert look(tmp_path, {name: make(HARMLESS)}) == []


@pytest.mark.parametrize(
    "kind", ["entities", "escaped JSON", "a link", "a text", "CSV", "xz", "SVG"]
)
def test_accents_hide_nothing(tmp_path, kind):
    """Letters with accents are found, as one character or as two."""
    name, make = PLANTED[kind]

    assert codes(look(tmp_path, {name: make(ACCENTED)}, f"Ieri. {ACCENTED}. Azi.")) == [
        "leaked-words"
    ]


def test_the_place_is_that_of_the_first_word(tmp_path):
    """Line and column of a text or page are named, through escapes and tags."""
    words = LEAK.replace("barrels", "b&#97;rr<b>els</b>")
    (on_page,) = look(tmp_path / "1", {"a.html": f"<p>1\n2\n<p>3 {words}</p>"})
    (in_json,) = look(tmp_path / "2", {"a.json": '{"a": "\\n\\n\\u00e9 ' + LEAK + '"}'})
    (in_zip,) = look(tmp_path / "3", {"a.zip": zipped({"b/c.txt": LEAK.encode()})})

    assert str(on_page.location) == "a.html:3:6"
    assert str(in_json.location) == "a.json:1:19"
    assert "'b/c.txt'" in in_zip.message


def test_what_cannot_be_opened_is_said(tmp_path):
    """An encrypted, broken or unknown package is a located problem, never a silent pass."""
    whole = zipped({"a.txt": LEAK.encode() * 50})
    locked = bytearray(whole)
    for mark, at in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        locked[whole.index(mark) + at] |= 1
    broken = bytearray(whole)
    broken[60] ^= 0xFF
    files = {
        "broken.zip": bytes(broken),
        "cut.gz": gzip.compress(os.urandom(5000))[:3000],
        "cut.zip": whole[:50] + whole[-40:],
        "encrypted.pdf": pdf(b"x").replace(b"1 0 obj", b"1 0 obj /Encrypt"),
        "locked.zip": bytes(locked),
        "rar.rar": b"Rar!\x1a\x07\x01\x00" + os.urandom(100),
        "seven.7z": b"7z\xbc\xaf\x27\x1c" + os.urandom(100),
        "text.png": png(b"zTXt", b"a\0\0not packed at all"),
    }

    found = look(tmp_path, files)

    assert [(str(one.location.path), one.code) for one in found] == [
        (name, "unsearched-file") for name in sorted(files)
    ]


def test_a_bomb_is_not_unpacked(tmp_path, monkeypatch):
    """What unpacks to too much is left, and said."""
    monkeypatch.setattr(archives, "MAX_RATIO", 100)
    bomb = zipped({"a": bytes(20_000_000)})
    deep = b"x" * 10
    for _ in range(6):
        deep = zipped({"a.zip": deep})

    found = look(tmp_path, {"a.zip": bomb, "b.gz": gzip.compress(bytes(20_000_000)), "c.zip": deep})

    assert codes(found) == ["unsearched-file"] * 3
    assert "100 times" in found[0].message
    assert "100 times" in found[1].message
    assert "packed more than 4 times" in found[2].message


@pytest.fixture
def short_parts(monkeypatch):
    """Let every file be a long one, which is read in short parts."""
    monkeypatch.setattr(contents, "LONG", 0)
    monkeypatch.setattr("policybrief.verifying.looking.LONG", 0)
    monkeypatch.setattr(archives, "IN_MEMORY", 0)
    monkeypatch.setattr(decoding, "_PART", 37)
    monkeypatch.setattr(streams, "_LEAST", 50)
    monkeypatch.setattr(streams, "_AT_ONCE", 400)


@pytest.mark.parametrize("kind", PLANTED)
@pytest.mark.usefixtures("short_parts")
def test_a_leak_is_found_in_every_kind_of_long_file(tmp_path, kind):
    """It is found as well where a file is read in parts, whatever is cut by their borders."""
    name, make = PLANTED[kind]
    made = make(LEAK)
    found = [one for one in look(tmp_path, {name: made}) if one.code != "unsearched-file"]

    assert codes(found) == ["leaked-words"], found
    assert str(found[0].location.path) == name


@pytest.mark.parametrize("before", [0, 1, 2, 3, 5, 8, 13, 21, 34, 55])
@pytest.mark.parametrize("kind", ["escaped JSON", "JSON in JSON", "a feed", "CSV", "noise", "zip"])
@pytest.mark.usefixtures("short_parts")
def test_no_border_hides_a_leak(tmp_path, kind, before):
    """Wherever the borders of parts are, nothing that stands across one is overlooked."""
    name, make = PLANTED[kind]
    words = "x" * before + f" {HARMLESS * 3} {LEAK} {HARMLESS * 3}"

    assert codes(look(tmp_path, {name: make(words)})) == ["leaked-words"]


def test_a_long_file_is_read_in_parts(tmp_path):
    """A file of any length is searched, and the line is said on which the words stand."""
    filling = "é x\n" * 200_000
    text = f"{filling}{filling}y {LEAK} {filling}"

    (found,) = look(tmp_path, {"a.json": text})
    assert (found.code, found.location.line, found.location.column) == (
        "leaked-words",
        400_001,
        3,
    )


_BETWEEN = st.sampled_from(
    [
        *(" ", " ", " ", "\n", "<b>", "</b> ", " <b c='d e'> ", "<!-- ", " -->", "<!-- x y -->"),
        *("\\n", "\\u0020", "&#32;", "&amp;#32;", "%20", " ]]> ", "<![CDATA[", "&lt;b&gt;", "\\"),
        *(" of our own ", "&lt;!-- x --&gt; ", "\\\\n", "&lt;!-- "),
    ]
)
_WORDS: Final = LEAK.split()


@given(
    st.lists(_BETWEEN, max_size=20).map("".join),
    st.lists(_BETWEEN, min_size=len(_WORDS), max_size=len(_WORDS)),
    st.integers(1, 60),
)
def test_parts_are_read_as_the_whole(before, between, size):
    """What is found in a text that is read in parts is what is found in it as a whole."""
    text = before + "".join(map("".join, zip(_WORDS, between, strict=True))) + before
    made = corpus()
    secrets = leaks.Secrets(made, public_corpus(made)[0])
    whole = Search(secrets, set())
    whole.text(text)
    parts = Search(secrets, set())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(streams, "_LEAST", size)
        chunks = (text[at : at + size] for at in range(0, len(text), size))
        parts.long_text(chunks, "", placed=True)

    assert parts.spots == whole.spots


def test_a_link_and_a_special_file_are_said(tmp_path):
    """What is no ordinary file is not followed, and named; folders with a dot are left out."""
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "a.txt").write_text(LEAK)
    site = write_site(tmp_path / "site", {"index.html": "x", ".git/a.txt": LEAK, ".nojekyll": ""})
    (site / "folder").symlink_to(tmp_path / "outside")
    (site / "file.txt").symlink_to(tmp_path / "outside" / "a.txt")
    os.mkfifo(site / "pipe")

    found = verify_site(site, corpus())

    assert [(str(one.location.path), one.code) for one in found] == [
        ("file.txt", "unreadable-file"),
        ("folder", "unreadable-file"),
        ("pipe", "unreadable-file"),
    ]


def test_a_name_that_is_no_text_is_printed(tmp_path):
    """A file whose name is not UTF-8 is searched as any other."""
    site = write_site(tmp_path, {"index.html": "x"})
    with open(os.path.join(os.fsencode(site), b"\xff.txt"), "w") as file:
        file.write(LEAK)

    (found,) = verify_site(site, corpus())
    assert str(found).encode("utf-8").startswith("\ufffd.txt:1:1: error".encode())


@pytest.mark.parametrize("kind", ["zip", "two gzips", "a database", "PNG iTXt, packed", "PDF"])
@given(changes=st.lists(st.tuples(st.integers(0, 1 << 16), st.integers(0, 255)), max_size=8))
def test_no_broken_file_raises(kind, changes):
    """A file with some bytes changed, or cut short, is searched or said not to be."""
    made = bytearray(_made(kind))
    for at, byte in changes:
        made[at % len(made)] = byte
        if byte == 255:
            del made[at % len(made) + 1 :]

    for piece in contents.pieces_of(bytes(made)):
        assert isinstance(piece, contents.Piece | contents.Unsearched)


@functools.cache
def _made(kind: str) -> bytes:
    made = PLANTED[kind][1](LEAK)
    return made if isinstance(made, bytes) else made.encode()


@given(
    st.sampled_from([b"", *_BEGINNINGS]), st.binary(max_size=200), st.sampled_from([b"", _BEHIND])
)
def test_no_noise_raises(beginning, noise, behind):
    """Whatever a file begins and ends like, it is searched or said not to be."""
    for piece in contents.pieces_of(beginning + noise + behind):
        assert isinstance(piece, contents.Piece | contents.Unsearched)
