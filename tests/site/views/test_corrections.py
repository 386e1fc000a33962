"""Corrections on pages: at what they correct, on profiles, and all of them on one page."""

from __future__ import annotations

from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from policybrief import (
    Analysis,
    Article,
    Briefing,
    Corpus,
    Correction,
    Speaker,
    Statement,
    Topic,
    analyse,
    build_site,
)
from policybrief.site.desk import Desk
from policybrief.site.plan import Page
from policybrief.site.templates import make_environment, render_page
from policybrief.site.views.article import article_view
from policybrief.site.views.corrections import corrections_view
from policybrief.site.views.country import country_view
from policybrief.site.views.topic import topic_view
from tests.site.builds import Shown
from tests.writing.corpora import NASTY

TEMPLATES = {
    "articles": "article.md.jinja",
    "corrections.html": "corrections.md.jinja",
    "countries": "country.md.jinja",
    "topics": "topic.md.jinja",
}
ENVIRONMENT = make_environment()
SLIP = Correction(date="2026-01-25", what="The quote had lost its end", why="A slip in copying!")


def corpus(
    *corrections: Correction, of_article: tuple[Correction, ...] = (), **statement: object
) -> Corpus:
    """Return a corpus in which Romania and Bulgaria are for a wall, in one utterance."""
    said = [
        Statement(
            **{  # type: ignore[arg-type]
                "speaker": country,
                "quote": "we build it",
                "stances": {"wall": "for"},
                "corrections": corrections,
                **statement,
            }
        )
        for country in ("ro", "bg")
    ]
    article = Article(
        id="bay",
        title="The bay",
        date="2026-01-20",
        statements=said,
        corrections=of_article,
        body="We build it, they said: we build it.",
    )
    wall = Topic(id="wall", title="Wall", proposition="It is built.", asked_of=["ro", "bg", "fr"])
    return Corpus(articles=[article], topics=[wall], briefing=Briefing(title="Bay brief"))


def page(of: Corpus | Analysis, address: str) -> Shown:
    """Return what a reader sees of one page."""
    analysis = of if isinstance(of, Analysis) else analyse(of)
    desk = Desk(analysis)
    here = desk.here(address)
    view: object = {
        "articles/bay.html": lambda: article_view(desk, here, "bay"),
        "corrections.html": lambda: corrections_view(desk, here),
        "countries/ro.html": lambda: country_view(desk, here, "ro"),
        "countries/fr.html": lambda: country_view(desk, here, "fr"),
        "topics/wall.html": lambda: topic_view(desk, here, "wall"),
    }[address]()
    template = TEMPLATES[address.partition("/")[0]]
    return Shown(render_page(ENVIRONMENT, Page(address, template, view, "x")))


def test_an_honest_empty_state():
    """Nothing was corrected, and every place says so."""
    assert "No corrections so far." in page(corpus(), "corrections.html").text
    assert "Corrections: none." in page(corpus(), "countries/ro.html").text
    assert "Corrections: none." in page(corpus(), "topics/wall.html").text
    assert "orrect" not in page(corpus(), "articles/bay.html").text


def test_at_the_statement_and_at_the_article():
    """Each says when, what and why, in sentences."""
    article = Correction(date="2026", what="The date was wrong.", why="It was copied")
    shown = page(corpus(SLIP, of_article=(article,)), "articles/bay.html")

    assert shown.texts(".pb-corrections") == [
        "Corrected in 2026: The date was wrong. It was copied.",
        *["Corrected on 25 January 2026: The quote had lost its end. A slip in copying!"] * 2,
    ]


def test_a_list_of_speakers_is_corrected_once():
    """On the page of corrections it stands once, and leads to each of its statements."""
    of = corpus(SLIP)
    shown = page(of, "corrections.html")

    assert "1 correction of what had been published" in shown.text
    (words,) = shown.texts(".pb-changes")
    assert "Corrected on 25 January 2026: The quote had lost its end. A slip in copying!" in words
    assert "What was said by Romania, Bulgaria, in The bay" in words
    links = [value for tag, name, value in shown.attributes if (tag, name) == ("a", "href")]
    assert {f"articles/bay.html#{one.id}" for one in of.statements} <= set(links)


def test_the_newest_stands_first():
    """By year, whether the article or a statement was corrected."""
    late = Correction(date="2027-03", what="Late.", why="So.")
    early = Correction(date="2025", what="Early.", why="So.")
    text = page(corpus(SLIP, early, of_article=(late,)), "corrections.html").text

    assert text.index("Late.") < text.index("lost its end") < text.index("Early.")
    assert "The article The bay" in text
    shown = page(corpus(of_article=(late,)), "corrections.html")
    assert ("a", "href", "articles/bay.html#corrections") in shown.attributes


def test_profiles_count_what_they_rest_on():
    """A row says that its statement was corrected; a country without it says none."""
    of = corpus(SLIP)
    for address in ("countries/ro.html", "topics/wall.html"):
        text = page(of, address).text
        assert "Corrections: 1, the newest on 25 January 2026." in text
        assert "; corrected" in text
    assert "orrections: " not in page(of, "countries/fr.html").text
    only_article = page(corpus(of_article=(SLIP,)), "countries/ro.html").text
    assert "Corrections: 1, the newest on 25 January 2026." in only_article
    assert "; corrected" not in only_article


def test_a_voice_says_so_too():
    """Whoever is not the line."""
    expert = Speaker(kind="named", name="Ida Holt", of="ro", described="engineer")
    of = corpus(SLIP, speaker=expert, id="only")
    of = attrs.evolve(of, articles=[attrs.evolve(of.articles[0], statements=of.statements[:1])])

    assert "; corrected" in page(of, "topics/wall.html").text


def test_a_withdrawn_statement_keeps_its_correction():
    """The tombstone shows it; neither the words nor the speaker stand anywhere."""
    of = corpus(SLIP, withdrawn="It was somebody else.", gist="They build.")
    for address in ("articles/bay.html", "corrections.html"):
        text = page(of, address).text
        assert "The quote had lost its end. A slip in copying!" in text
        assert "we build it" not in text
        assert "Romania" not in text
        assert "They build." not in text
    assert "A statement that was withdrawn, in The bay" in page(of, "corrections.html").text


def test_a_withdrawn_article_is_called_that_in_a_sentence():
    """Its page is titled "Withdrawn article", which is no title to be quoted in the list."""
    of = corpus(SLIP, of_article=(SLIP,))
    of = attrs.evolve(of, articles=[attrs.evolve(of.articles[0], withdrawn="It was taken back.")])
    text = page(of, "corrections.html").text

    assert "Withdrawn article" not in text
    assert "A statement that was withdrawn, in an article that was withdrawn" in text
    assert text.count("An article that was withdrawn") == 1


@given(st.sampled_from(NASTY) | st.text(min_size=1))
def test_any_text_is_shown_as_text(text):
    """No mark-up of a correction becomes mark-up of a page."""
    one = Correction(date="2026-01-25", what=f"A{text}", why=f"B{text}")
    plain = Correction(date="2026-01-25", what="A", why="B")
    for address in ("articles/bay.html", "corrections.html"):
        nasty = page(corpus(one, of_article=(one,)), address)
        assert nasty.tags == page(corpus(plain, of_article=(plain,)), address).tags


@pytest.mark.parametrize("corrections", [(), (SLIP,)])
def test_a_site_has_the_feeds(corrections, tmp_path: Path):
    """Every page names them in its head, and the page of corrections links to them."""
    site = build_site(corpus(*corrections), tmp_path / "site").site

    assert (site / "corrections.xml").read_bytes().count(b"<entry>") == len(corrections)
    assert (site / "corrections.json").is_file()
    for address in ("index.html", "articles/bay.html", "corrections.html"):
        shown = Shown((site / address).read_text(encoding="utf-8"))
        up = "../" * address.count("/")
        for name, kind in (("xml", "application/atom+xml"), ("json", "application/feed+json")):
            assert ("link", "type", kind) in shown.attributes
            assert ("link", "href", f"{up}corrections.{name}") in shown.attributes
    page_of_all = (site / "corrections.html").read_text(encoding="utf-8")
    assert 'href="corrections.xml"' in page_of_all.partition("<body")[2]
