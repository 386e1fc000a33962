from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from xml.etree import ElementTree

import pytest

from policybrief import verify_site
from policybrief.checks.records import is_url
from policybrief.pipeline.finding import find_problems
from policybrief.problems import Located, has_errors
from policybrief.reading.structuring import plans
from policybrief.site.figures import FOLDER
from tests.site.attacks import (
    ATTACKED,
    BAD_URLS,
    ELSEWHERE,
    FORMS,
    GOOD_URLS,
    PAYLOADS,
    RUN,
    attacked,
    attacked_fields,
)
from tests.site.builds import Shown, files_of, without_drawings
from tests.site.corpora import write

_INLINE = re.compile(r"<script(?![^>]*\ssrc=)([^>]*)>(.*?)</script>", re.DOTALL)
_FORMULA = re.compile(r"[=+\-@\t\r\n＝＋－＠]")
_ARTICLE = re.compile(r"<article\b.*?</article>", re.DOTALL)

pytestmark = pytest.mark.long


def test_every_kind_of_record_is_attacked():
    """Each model that files can hold is in one of the two lists, and no field is forgotten."""
    kinds = {
        one
        for one in Located.__subclasses__()
        if one.__module__.startswith("policybrief.models") and plans(one)
    }

    assert kinds == {*ATTACKED, *ELSEWHERE}
    for kind in ATTACKED:
        names = {plan.name for plan in plans(kind).values()}
        named = {name for one, name in FORMS if one is kind}
        assert named <= names, kind
        assert attacked_fields(kind), kind
    assert {kind for kind, _ in FORMS} <= {*ATTACKED, *ELSEWHERE}


def test_the_fields_hold_the_attacks(tmp_path):
    """The corpus is valid: what it holds reaches the pages."""
    files = attacked()
    problems = find_problems(write(tmp_path, files))

    assert not has_errors(problems), "\n".join(map(str, problems))
    for kind, path in (("note", "actors/ada-brook.md"), ("place", "events/opening.md")):
        assert f'"{kind}": "' in files[path]
    assert sum(text.count(RUN) for text in files.values()) > 2_000


def test_no_page_holds_markup_of_the_corpus(attacked_site):
    """No tag, handler, style or address of an attack is one on any page."""
    for name, content in files_of(attacked_site.project):
        if name.endswith(".md"):
            text = without_drawings(content.decode("utf-8").partition("\n---\n")[2])
            page = Shown(text)
            tags = set(page.tags)
            assert not tags & {*("script", "img", "iframe", "style", "title", "object", "embed")}
            assert not tags & {*("base", "link", "meta", "video", "body", "template")}
            assert text.count("<form") == text.count('<form class="pb-'), name
            for tag, key, value in page.attributes:
                assert not key.startswith("on"), name
                assert key != "style" or "evil" not in value, name
                if key in ("href", "src", "action", "data", "srcdoc"):
                    assert re.match(r"(?:https?://|mailto:|[\w.#/-])", value), (name, tag, value)
                    scheme = value.partition(":")[0].lower() if ":" in value else ""
                    assert scheme in ("", "http", "https", "mailto"), (name, value)
                if key == "href" and value.lower().startswith("http"):
                    assert is_url(value), (name, value)


def test_no_figure_that_stands_alone_holds_markup_of_the_corpus(attacked_site):
    """No tag, handler, style or address of an attack is one in any snippet."""
    assert len(attacked_site.snippets) > 5
    for address in attacked_site.snippets:
        page = Shown((attacked_site.site / address).read_text(encoding="utf-8"))
        assert not {*page.tags} & {*("script", "img", "iframe", "object", "embed", "base", "link")}
        assert not {*page.tags} & {*("form", "input", "video", "template", "foreignobject")}
        for tag in ("html", "head", "body", "main", "style"):
            assert page.tags.count(tag) == 1, (address, tag)
        for tag, key, value in page.attributes:
            assert not key.startswith("on"), (address, tag)
            assert key not in ("action", "data", "srcdoc", "src"), (address, tag)
            assert key != "style" or "evil" not in value, address
            if key == "href":
                assert _leads_to_a_page(value), (address, value)


def test_no_picture_that_stands_alone_holds_markup_of_the_corpus(attacked_site):
    """Each is well-formed, of nothing but elements that draw, and leads to pages alone."""
    pictures = sorted((attacked_site.site / FOLDER).rglob("*.svg"))

    assert len(pictures) > 3
    for file in pictures:
        found = [*ElementTree.fromstring(file.read_bytes()).iter()]
        names = {one.tag.removeprefix("{http://www.w3.org/2000/svg}") for one in found}
        assert not [name for name in names if not name.isalpha()], file.name  # of another namespace
        assert not names & {*("script", "foreignObject", "image", "set", "animate", "iframe")}
        assert [one.tag for one in found].count("{http://www.w3.org/2000/svg}style") == 1, file.name
        for one in found:
            for key, value in one.attrib.items():
                assert not key.lower().startswith("on"), (file.name, key)
                assert key != "style" or "evil" not in value, file.name
                if key.endswith("href"):
                    assert _leads_to_a_page(value), (file.name, value)


def _leads_to_a_page(address):
    """Say whether an address is one of the web, or within a site."""
    return is_url(address) or re.fullmatch(r"[\w.#/-][^:\s]*", address) is not None


def test_every_script_on_the_site_is_the_themes(attacked_site, quiet_site):
    """Scripts within a page are those of a harmless site, but for the theme's settings."""

    def scripts(site):
        found = set()
        for name, content in files_of(site):
            if name.endswith(".html"):
                for attributes, script in _INLINE.findall(content.decode("utf-8")):
                    if "__config" in attributes or "application/ld+json" in attributes:
                        json.loads(script)
                    else:
                        found.add(re.sub(r'new URL\("[^"]*"', 'new URL("."', script))
        return found

    assert scripts(attacked_site.site) <= scripts(quiet_site.site)


def test_nothing_of_the_disk_is_on_a_page(attacked_site):
    """No snippet, template or entity of a text is carried out."""
    for name, content in files_of(attacked_site.site):
        if name.endswith(".html"):
            text = content.decode("utf-8")
            assert "root:x:0" not in text, name
            assert "quotation:" not in "".join(_ARTICLE.findall(text)), name  # briefing.yml
            assert "&lt;class &#39;" not in text, name
            assert "config.items() }}" in text or "49 49" not in text, name


def test_a_page_shows_every_attack_letter_for_letter(attacked_site):
    """What would attack is read on the page as it was written."""
    page = Shown((attacked_site.site / "topics/pier.html").read_text(encoding="utf-8"))
    (title,) = page.texts("h1")

    for one in PAYLOADS:
        shown = " ".join(re.sub("[\u202a-\u202e\u2066-\u2069]", "", one).split())
        assert shown in title, one


def test_nothing_is_wrong_with_the_attacked_site(attacked_site):
    """Links lead somewhere, and nothing runs, loads or lacks words; with no word of trust."""
    assert verify_site(attacked_site.site) == []


def _tables(site):
    for name, content in files_of(site):
        if name.endswith(".zip"):
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                for inner in archive.namelist():
                    if inner.endswith(".csv"):
                        yield f"{name}/{inner}", archive.read(inner)
        elif name.endswith(".csv"):
            yield name, content


def test_no_cell_is_a_formula(attacked_site):
    """A text that a spreadsheet would compute has a mark in front; a number stays one."""
    tables = dict(_tables(attacked_site.site))
    cells = 0

    assert len(tables) > 10
    for name, content in tables.items():
        for row in csv.reader(io.StringIO(content.decode("utf-8"), newline="")):
            for cell in row:
                number = re.fullmatch(r"-?\d+(\.\d+)?(e-?\d+)?", cell) is not None
                assert number or _FORMULA.match(cell) is None, (name, cell[:40])
                cells += cell.startswith("'")
    assert cells > 5


@pytest.mark.parametrize("url", BAD_URLS)
def test_what_is_no_address_is_no_link(url):
    """Only an address of the web becomes a link, and none that hides its host."""
    assert not is_url(url)


@pytest.mark.parametrize("url", GOOD_URLS)
def test_an_address_of_the_web_is_one(url):
    """Whatever may stand in a path is left as it is."""
    assert is_url(url)
