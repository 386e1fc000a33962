"""What the search finds: each thing once, where it stands, and nothing that is not published."""

from __future__ import annotations

import html
import shutil

import pytest

from policybrief import BuildError, analyse, read_corpus
from policybrief.engine import search_bundles
from policybrief.engine.search_bundles import write_bundles
from policybrief.site.desk import Desk
from policybrief.site.search_records import KINDS, Record, search_records
from policybrief.site.search_words import hidden
from tests.site.builds import BuiltFolder, Shown, files_of, found_in
from tests.site.corpora import SECRETS


def desk(site: BuiltFolder) -> Desk:
    """Return what the site was made from."""
    return Desk(analyse(read_corpus(site.root)[0]))


def some(number: int = 3) -> list[Record]:
    """Return records with many values of each filter, in which a table could lose its order."""
    return [
        Record(
            url=f"articles/{at}.html#s{at}",
            content=f"The pier number {at} is built",
            meta={"title": f"Ada Brook on pier {at}", "also": "Kai"},
            filters={"country": (f"c{at}",), "topic": ("pier", f"t{at}"), "year": ("2025",)},
            date=f"2025-01-{at % 28 + 1:02}",
        )
        for at in range(number)
    ]


@pytest.fixture(params=["quiet_site", "hostile_site"])
def site(request):
    """Return the one site, then the other."""
    return request.getfixturevalue(request.param)


def test_each_thing_is_found_once_and_its_place_is_there(site):
    """Every address leads to a page, and to an anchor on it where it says so."""
    records = list(search_records(desk(site)))
    found = found_in(site.site)

    assert len(records) == len(found)
    for url in found:
        address, _, anchor = url.partition("#")
        page = (site.site / address).read_text(encoding="utf-8")
        assert not anchor or f'id="{html.escape(anchor)}"' in page


def test_all_that_is_worth_finding_is_found(quiet_site):
    """Statements, countries, people, organizations, topics, articles and events."""
    made = desk(quiet_site)
    kinds = [record["filters"]["kind"][0] for record in found_in(quiet_site.site).values()]

    assert set(kinds) == set(KINDS)
    assert kinds.count("statement") == len(made.corpus.published)
    assert kinds.count("topic") == len(made.corpus.live_topics)


def test_words_are_found_where_they_stand(quiet_site):
    """A quote is found at its statement, under all that it is filtered by."""
    words = "We will build it, stone by stone"

    (url,) = [url for url, one in found_in(quiet_site.site).items() if words in one["content"]]
    record = found_in(quiet_site.site)[url]

    assert url == "articles/pier-with-a-price.html#brook-will-build"
    assert record["meta"]["title"] == "Ada Brook on A longer pier and Toll for ships"
    assert record["filters"]["speaker"] == ["ada-brook"]
    assert record["filters"]["topic"] == ["pier", "toll"]
    assert record["filters"]["grade"] == ["quoted"]
    assert record["filters"]["kind"] == ["statement"]


def test_no_secret_is_found(quiet_site):
    """Drafts, withdrawn words and private texts are in no file of the search."""
    text = " ".join(str(record) for record in found_in(quiet_site.site).values()).casefold()

    assert [what for what, secret in SECRETS.items() if secret.casefold() in text] == []


def test_every_word_that_is_found_stands_on_a_page(quiet_site):
    """What a result shows of a statement, its page shows too."""
    pages: dict[str, str] = {}
    for url, record in found_in(quiet_site.site).items():
        address = url.partition("#")[0]
        if address not in pages:
            pages[address] = Shown((quiet_site.site / address).read_text(encoding="utf-8")).text
        if record["filters"]["kind"] == ["statement"]:
            for part in record["content"].split(" · "):
                assert part.strip("“”") in pages[address], url


def test_only_what_a_page_loads_is_there(quiet_site):
    """No interface of Pagefind's own, and no file of a version that nobody asks for."""
    names = {name.partition("/")[0] for name, _ in files_of(quiet_site.site / "pagefind")}

    assert {one for one in names if one.endswith((".js", ".css"))} == {
        "pagefind.js",
        "pagefind-worker.js",
    }


def test_filters_alone_load_no_words(quiet_site):
    """In the scripts of the version that is installed, the place is found and changed."""
    for name in ("pagefind.js", "pagefind-worker.js"):
        script = (quiet_site.site / "pagefind" / name).read_text(encoding="utf-8")
        assert script.count('filter_only?"[]":this.backend.request_indexes') == 1


def test_the_same_records_give_the_same_bytes(tmp_path):
    """Byte for byte, whatever order a table of Pagefind's has its values in."""
    for name in ("one", "other"):
        write_bundles(tmp_path / name, [lambda: some(200)])

    assert list(files_of(tmp_path / "one")) == list(files_of(tmp_path / "other"))


def test_a_search_in_nothing(tmp_path):
    """An empty corpus has a search that finds nothing."""
    assert write_bundles(tmp_path / "pagefind", []).records == 0
    assert (tmp_path / "pagefind/pagefind.js").is_file()


@pytest.mark.parametrize("text", ["\ud800", "\0", "", "a\nb\u2028c", "<b>&amp;", "🪵" * 300])
def test_any_text_can_be_found(tmp_path, text):
    """No text stops the build."""
    record = Record(url="a.html", content=text, meta={"title": text}, filters={"kind": (text,)})

    assert write_bundles(tmp_path / "pagefind", [lambda: [record]]).records == 1


def test_a_program_that_fails_is_told(tmp_path, monkeypatch):
    """One that is not there, one that ends at once, and one that says nothing."""
    for name in ("none", "false", "true"):
        program = shutil.which(name) or str(tmp_path / "none")
        monkeypatch.setattr(search_bundles, "program", lambda program=program: program)
        with pytest.raises(BuildError, match="Pagefind"):
            write_bundles(tmp_path / "pagefind", [lambda: some()])


def test_a_plain_build_of_the_project_has_the_form_all_the_same(quiet_site, tmp_path):
    """The project is one of MkDocs; without our step its search says that it cannot be loaded."""
    text = (quiet_site.project / "mkdocs.yml").read_text(encoding="utf-8")
    page = (quiet_site.site / "search.html").read_text(encoding="utf-8")

    assert "plugins: []" in text
    assert "data-broken=" in page
    assert 'href="statements/index.html"' in page
    assert not (quiet_site.project / "pages/pagefind").exists()


@pytest.mark.parametrize(
    ("shown", "more", "found"),
    [
        ("Kyiv", (), {"Kiev", "Київ"}),
        ("Volodymyr Zelenskyy", (), {"Zelensky", "Зеленський"}),
        ("Nicușor Dan", ("Nicusor Dan",), {"Nicusor"}),
        ("Оля Бандура", (), {"Olya", "Bandura"}),
        ("Łukasz", (), {"Lukasz"}),
    ],
)
def test_other_spellings_are_searched_too(shown, more, found):
    """Names in the news, other names, and Latin letters for Cyrillic ones."""
    assert found <= set(hidden(shown, more).split())


def test_no_word_is_hidden_twice():
    """What is shown, or is folded by the search itself, is not repeated."""
    assert hidden("Nicușor", ("Nicușor", "Dan", "Dan")) == "Dan"
