"""What links to a page, with the words around the link."""

from __future__ import annotations

import policybrief
from policybrief import Article, Corpus, Country, Organization, Person, Statement, Topic
from policybrief.models.article import Rights
from policybrief.site.desk import Desk

BODY = "She said the pier will stand, and more."


def desk(rights: str = "quote", prose: str = "") -> Desk:
    corpus = Corpus(
        topics=[Topic(id="pier", title="The pier", proposition="It stands.", asked_of=["is"])],
        actors=[
            Person(id="ana", name="Ana Example", roles=["president of is, 2020-01-01/.."]),
            Organization(id="club", name="Pier club", country="is", body=prose),
            Country(id="is", memberships=["club, 2001/.."]),
        ],
        articles=[
            Article(
                id="first",
                title="First",
                date="2025-01-02",
                rights=Rights(rights),
                body=BODY,
                statements=[
                    Statement(
                        speaker="ana",
                        quote="the pier will stand",
                        gist="She keeps it.",
                        about="is",
                        stances={"pier": "for"},
                    )
                ],
            )
        ],
    )
    return Desk(policybrief.analyse(corpus))


def around(made: Desk, page: str) -> list[str]:
    return [one.before + "[" + one.words + "]" + one.after for one in made.mentions[page]]


def test_a_statement_links_its_speaker_and_topic() -> None:
    """Both pages show the words, and lead to the statement's anchor."""
    made = desk()
    statement = made.corpus.statements[0]

    assert "[Ana Example]: “the pier will stand”" in around(made, "people/ana.html")
    assert "Ana Example: “the pier will stand” ([The pier])" in around(made, "topics/pier.html")
    assert made.mentions["people/ana.html"][0].source == f"articles/first.html#{statement.id}"


def test_a_statement_counts_once_for_a_page() -> None:
    """A country that a statement names in several ways is linked once by it."""
    made = desk()

    sources = [one.source for one in made.mentions["countries/is.html"]]
    assert len([one for one in sources if one.startswith("articles/first.html#")]) == 1


def test_roles_memberships_and_questions_link() -> None:
    """A country's page shows who holds its posts, and what is asked of it."""
    found = around(desk(), "countries/is.html")

    assert "Ana Example, president of [Iceland], since 1 January 2020" in found
    assert "Asked of [Iceland]: It stands." in found
    assert "Iceland, member of [Pier club], since 2001" in around(desk(), "organizations/club.html")


def test_prose_links_with_the_words_around() -> None:
    """A link that a human wrote shows the plain words of its paragraph."""
    prose = "Another paragraph.\n\nThe *club* asks [about the pier](pier) each year.\n\nEnd."

    assert " The club asks [about the pier] each year." in around(
        desk(prose=prose), "topics/pier.html"
    )


def test_private_words_are_in_no_backlink() -> None:
    """Of a private article the editors' sentence is shown instead."""
    found = around(desk(rights="private"), "people/ana.html")

    assert "[Ana Example]: She keeps it." in found
    assert not any("will stand" in one for one in found)


def test_no_page_links_to_itself() -> None:
    """What stands on the page itself is no link to it."""
    made = desk(prose="See [us](club).")

    assert all(
        one.source.partition("#")[0] != page
        for page, group in made.mentions.items()
        for one in group
    )
