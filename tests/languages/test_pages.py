"""The pages of a small corpus in each language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import attrs
import pytest

from policybrief.analysis.comparison import compare
from policybrief.analysis.ledger import Analysis, analyse
from policybrief.engine.builder import write_project
from policybrief.engine.content import Content
from policybrief.engine.project import settings
from policybrief.languages import _, locale, speaking, spoken
from policybrief.models.corpus import Corpus
from policybrief.pipeline.building import rendered_pages
from policybrief.pipeline.comparing import BRIEFS
from policybrief.pipeline.loading import load_corpus
from policybrief.site.templates import templates_folder
from policybrief.writing.formats import formats
from tests.site.corpora import QUIET, write


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    """A corpus with a page of every kind."""
    return load_corpus(write(tmp_path_factory.mktemp("quiet"), QUIET))


def analysed(corpus: Corpus, language: str) -> Analysis:
    """Return the analysis of a corpus whose briefing is in a language."""
    return analyse(attrs.evolve(corpus, briefing=attrs.evolve(corpus.briefing, language=language)))


def pages(corpus: Corpus, language: str) -> Iterator[tuple[str, str]]:
    """Yield the pages of the corpus in a language."""
    yield from rendered_pages(analysed(corpus, language))


@pytest.fixture(scope="module")
def made(corpus: Corpus) -> Mapping[str, Mapping[str, str]]:
    """The pages by language and path."""
    return {language: dict(pages(corpus, language)) for language in spoken()}


def test_each_language_has_the_same_pages(made: Mapping[str, Mapping[str, str]]):
    """Addresses and anchors are the same in all of them, so that a link outlives a translation."""
    anchors = re.compile(r'\{ (#[^}\s]+) \}|id="([^"]+)"')
    english = {path: anchors.findall(text) for path, text in made["en"].items()}

    for each in made.values():
        assert {path: anchors.findall(text) for path, text in each.items()} == english


@pytest.mark.parametrize(
    ("language", "date", "other"),
    [
        ("en", "31 January 2026", "січня"),
        ("ro", "31 ianuarie 2026", "January"),
        ("uk", "31 січня 2026 року", "January"),
        ("fr", "31 janvier 2026", "January"),
    ],
)
def test_dates_are_in_the_language(
    made: Mapping[str, Mapping[str, str]], language: str, date: str, other: str
):
    """The as-of date is, and no date is left in English."""
    text = "\n".join(made[language].values())

    assert date in text
    assert other not in text


@pytest.mark.parametrize(
    ("language", "name", "other"),
    [("ro", "Franța", "France"), ("uk", "Франція", "France"), ("fr", "Danemark", "Denmark")],
)
def test_countries_are_named_in_the_language(corpus: Corpus, language: str, name: str, other: str):
    """Those that have no file of their own, wherever a page names them."""
    topic = attrs.evolve(corpus.topics[0], asked_of=["fr", "dk"])
    asking = attrs.evolve(corpus, topics=(topic, *corpus.topics[1:]))
    text = "\n".join(dict(pages(asking, language)).values())

    assert name in text
    assert other not in text


@pytest.mark.parametrize("language", ["ro", "uk", "fr"])
def test_what_stands_for_withdrawn_words_is_in_the_language(corpus: Corpus, language: str):
    """The title of a withdrawn article, and that no reason is given, also of a statement."""
    first, *rest = corpus.articles
    gone = attrs.evolve(first, withdrawn="")
    said = [attrs.evolve(one, withdrawn="") for one in rest[0].statements]
    corpus = attrs.evolve(
        corpus, articles=(gone, attrs.evolve(rest[0], statements=said), *rest[1:])
    )
    text = "\n".join(dict(pages(corpus, language)).values())

    with speaking(language):
        assert text.count(f"# {_('Withdrawn article')} {{ #top }}") == 1
        assert _("no reason is given") in text
    for words in ("Withdrawn article", "no reason is given"):
        assert words not in text


def test_two_builds_do_not_mix(corpus: Corpus, made: Mapping[str, Mapping[str, str]]):
    """Pages that are asked for in turn are those of one build after the other."""
    turns = zip(pages(corpus, "uk"), pages(corpus, "fr"), strict=True)
    for (path, ukrainian), (other, french) in turns:
        assert locale().language == "en"
        assert path == other
        assert ukrainian == made["uk"][path]
        assert french == made["fr"][path]


def test_exports_are_the_same_in_every_language(corpus: Corpus):
    """But for the briefing's own language, which they tell."""
    english, ukrainian = analysed(corpus, "en"), analysed(corpus, "uk")
    for one in formats().values():
        for name, content in one.files(ukrainian).items():
            if name.endswith((".csv", ".graphml")) and not name.startswith("briefing"):
                assert content == one.files(english)[name], name


def test_a_brief_speaks_the_language_of_the_briefing(corpus: Corpus):
    """As text; as JSON it is for programs."""
    analysis = analysed(corpus, "uk")
    comparison = compare(analysis, analysis)

    assert "Змін від 31 січня 2026 року немає." in BRIEFS["text"](comparison)
    assert '"summary": "Nothing changed since 31 January 2026."' in BRIEFS["json"](comparison)
    assert locale().language == "en"


@pytest.mark.parametrize(
    ("language", "theme", "first"),
    [
        ("uk", "uk", "Головна"),
        ("fr-CA", "fr", "Accueil"),
        ("de", "en", "Home"),
        ("en", "en", "Home"),
    ],
)
def test_the_theme_speaks_the_same_language(
    corpus: Corpus, tmp_path: Path, language: str, theme: str, first: str
):
    """Its ``lang``, its own words and ours go together; none speaks what the other does not."""
    briefing = attrs.evolve(corpus.briefing, language=language)
    made = settings(briefing, None)
    write_project(Content(briefing=briefing, pages=(), drafts=True), tmp_path / "site")
    missing = (tmp_path / "site" / "theme" / "404.html").read_text(encoding="utf-8")

    assert made["theme"]["language"] in (theme, language)
    assert first in str(made["nav"][0])
    assert f">{first}</a>" in missing
    assert "[[" not in missing


def test_no_template_of_the_theme_is_left_out():
    """Both folders that replace parts of it are templates of ours."""
    assert {path.name for path in templates_folder().glob("*/*.html")} >= {"404.html", "main.html"}
