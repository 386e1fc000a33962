"""The briefing as a PDF."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from click.testing import CliRunner
from pypdf import PdfReader

from policybrief import PolicybriefError, analyse, load_corpus
from policybrief.cli import main
from policybrief.pipeline.exporting import export_files, write_export
from policybrief.site import pdf
from policybrief.site.desk import Desk
from policybrief.site.pdf import document_html
from policybrief.site.templates import make_environment
from policybrief.site.views.document import document_view
from tests.site.attacks import attacked
from tests.site.builds import Shown
from tests.site.corpora import QUIET, SECRETS, hostile, write

LETTERS = {
    "briefing.yml": """\
        title: Țara de la Dunăre
        language: ro
        site_url: https://example.org/dunare/
        as_of: 2026-01-31
        """,
    "topics/pod.md": """\
        ---
        title: Podul peste fluviu
        proposition: Podul se construiește.
        asked_of: [ro, ua]
        ---
        """,
    "actors/ana.md": """\
        ---
        name: Ștefania Brânză
        kind: person
        roles: ["president of ro, 2024-01-01/.."]
        ---
        """,
    "articles/stire.md": """\
        ---
        title: Міст через річку
        date: 2026-01-20
        url: https://www.example.org/stiri/1?from=feed
        lang: uk
        rights: open
        statements:
          - speaker: ana
            quote: міст буде збудовано
            said: 2026-01-19
            stances: {pod: for}
        ---
        Вона сказала: «міст буде збудовано».
        """,
}
"""A corpus in Romanian letters that cites Ukrainian ones; the person is invented."""

LOGO = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20" width="20" height="20">'
    '<rect width="20" height="20" fill="#123456"/></svg>'
)


def made(files: dict[str, str], root: Path, country: str | None = None) -> PdfReader:
    """Return the PDF of a corpus."""
    (content,) = export_files(write(root, files), "pdf", country=country).values()
    return PdfReader(io.BytesIO(content))


def text_of(document: PdfReader) -> str:
    """Return all words of a PDF, on one line."""
    return " ".join(" ".join(page.extract_text() for page in document.pages).split())


def test_a_pdf_has_a_cover_contents_profiles_and_the_method(tmp_path):
    """The whole briefing is one tagged document, in its language, with bookmarks and metadata."""
    document = made(dict(QUIET), tmp_path)
    text = text_of(document)
    root = document.trailer["/Root"]
    titles = [one.title for one in document.outline if not isinstance(one, list)]

    assert document.metadata.title == "Harbours of the north"
    assert "/CreationDate" not in document.metadata
    assert root["/Lang"] == "en"
    assert root["/MarkInfo"]["/Marked"]
    assert {"Harbours of the north", "Contents", "Northland", "Method"} <= set(titles)
    for words in ("Positions at 31 January 2026", "example.org/harbours/", "Statements", "Sources"):
        assert words in text, words


def test_letters_of_both_alphabets_are_right(tmp_path):
    """Comma below, breve, and Cyrillic come out of the file as they went in."""
    text = text_of(made(LETTERS, tmp_path))

    for words in (
        "Țara de la Dunăre",
        "Ștefania Brânză",
        "міст буде збудовано",
        "Міст через річку",
    ):
        assert words in text, words
    assert "example.org/stiri/1" in text


def test_one_country_is_a_document_of_its_own(tmp_path):
    """By its code or its name; the others have no chapter."""
    view = document_view(Desk(analyse(load_corpus(write(tmp_path, dict(QUIET))))), "northland")
    document = made(dict(QUIET), tmp_path, "Northland")
    titles = [one.title for one in document.outline if not isinstance(one, list)]

    assert view.subtitle == "Northland"
    assert titles == ["Harbours of the north", "Northland", "Method"]


def test_every_link_leads_somewhere(tmp_path):
    """Within the document to an anchor that is there; else to the site's address."""
    desk = Desk(analyse(load_corpus(write(tmp_path, dict(QUIET)))))
    page = Shown(document_html(desk, make_environment()))
    ids = [value for _, key, value in page.attributes if key == "id"]
    hrefs = {value for _, key, value in page.attributes if key == "href"}

    assert len(ids) == len(set(ids))
    assert any(one.startswith("#country-1-") for one in hrefs)
    for href in hrefs:
        inside = href.startswith("#") and href[1:] in ids
        assert inside or href.startswith(("https://", "mailto:")), href


def test_the_same_corpus_gives_the_same_bytes(tmp_path):
    """In another process too: no clock and no order of a set is in it."""
    root = write(tmp_path / "corpus", dict(QUIET))
    files = []
    for name, seed in (("a.pdf", "1"), ("b.pdf", "2")):
        out = tmp_path / name
        command = ["export", str(root), "--format", "pdf", "--out", str(out)]
        subprocess.run(
            [sys.executable, "-m", "policybrief", *command],
            check=True,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path), "PATH": "/usr/bin:/bin"},
        )
        files.append(out.read_bytes())

    assert files[0] == files[1]


def test_nothing_private_is_in_it(tmp_path):
    """What no page may show is in no PDF."""
    desk = Desk(analyse(load_corpus(write(tmp_path, hostile()))))
    html = document_html(desk, make_environment())

    for what, words in SECRETS.items():
        assert words not in html, what


def test_hostile_text_stays_text(tmp_path):
    """No tag, style or address of an attack is one in the document."""
    desk = Desk(analyse(load_corpus(write(tmp_path, attacked()))))
    page = Shown(document_html(desk, make_environment()))

    assert not {*page.tags} & {*("script", "img", "iframe", "object", "embed", "link", "base")}
    assert page.tags.count("style") == page.tags.count("title") == 1
    for tag, key, value in page.attributes:
        assert not key.startswith("on"), tag
        assert key not in ("style", "src", "srcdoc", "action"), (tag, key)
        if key == "href":
            assert value.startswith(("#", "http://", "https://", "mailto:")), value


def test_the_logo_stands_on_the_cover(tmp_path):
    """As a picture that the document holds; without one there is none."""
    root = write(tmp_path, {**QUIET, "mark.svg": LOGO})
    corpus = load_corpus(root)
    desk, environment = Desk(analyse(corpus)), make_environment()
    address = pdf.logo_address(corpus.briefing, root)
    html = document_html(desk, environment, logo=address)
    cover, plain = (
        PdfReader(io.BytesIO(pdf.pdf_of(one))).pages[0].get_contents().get_data()
        for one in (html, document_html(desk, environment))
    )

    assert address.startswith("data:image/svg+xml;base64,")
    assert f'src="{address}" alt=""' in html
    assert pdf.logo_address(corpus.briefing, tmp_path / "elsewhere") == ""
    assert cover != plain
    assert export_files(root, "pdf")


def test_nothing_is_fetched(monkeypatch):
    """Whatever stands in a document, no file and no address is opened."""
    opened = []
    monkeypatch.setattr("urllib.request.OpenerDirector.open", lambda *a, **k: opened.append(a))

    found = pdf.pdf_of(
        '<html lang="en"><title>x</title><link rel="stylesheet" href="file:///etc/passwd">'
        '<img alt="" src="https://example.org/a.png"><p>here</p></html>'
    )

    assert "here" in text_of(PdfReader(io.BytesIO(found)))
    assert opened == []


@pytest.mark.parametrize("error", [ImportError("weasyprint"), OSError("pango")])
def test_what_is_missing_is_told_with_how_to_install_it(error, monkeypatch, tmp_path):
    """The extra and Debian's packages are named; the command exits 2."""

    def fail(name):
        raise error

    monkeypatch.setattr(pdf, "importlib", SimpleNamespace(import_module=fail))
    root = write(tmp_path, dict(QUIET))
    result = CliRunner().invoke(main, ["export", str(root), "--format", "pdf", "--out", "x.pdf"])

    assert result.exit_code == 2
    assert "pip install 'policybrief[pdf]'" in result.output
    assert "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0" in result.output


def test_a_country_is_for_a_pdf_only(tmp_path):
    """Other formats are of everything; an unknown country is refused."""
    root = write(tmp_path, dict(QUIET))

    with pytest.raises(PolicybriefError, match="a country is for a PDF"):
        export_files(root, "json", country="northland")
    with pytest.raises(PolicybriefError):
        export_files(root, "pdf", country="atlantis")
    (path,) = write_export(root, tmp_path / "n.pdf", "pdf", country="northland")
    assert path.read_bytes().startswith(b"%PDF-")


def test_a_template_of_the_briefing_is_taken(tmp_path):
    """The document is overridden as pages are; a mistake in it is told with its place."""
    folder = tmp_path / "templates"
    folder.mkdir()
    (folder / "_document.jinja").write_text("<p>{{ document.title }}</p>")
    desk = Desk(analyse(load_corpus(write(tmp_path / "corpus", dict(QUIET)))))

    assert document_html(desk, make_environment(folder)) == "<p>Harbours of the north</p>"
