from __future__ import annotations

import html
import io
import struct

import attrs
import pytest
from PIL import Image

from policybrief import (
    Article,
    Briefing,
    Corpus,
    Organization,
    Person,
    Statement,
    Topic,
    analyse,
    read_corpus,
)
from policybrief.site import drawing
from policybrief.site.cards import Card, CardRow, cards
from policybrief.site.desk import Desk
from policybrief.site.drawing import SIZE, card_files, draw_card, is_drawable
from policybrief.site.plan import plan_pages
from policybrief.site.views.statements import PositionView
from tests.site.corpora import QUIET, SECRETS, write
from tests.site.held import HELD, MARKS
from tests.site.taken import OF_A_LIST, taken

CORPUS = Corpus(
    briefing=Briefing(title="Harbours", conditions={"quorum": "a quorum is found"}),
    actors=(
        Person(id="ada-wren", name="Ada Wren", roles=("president of ro, 2020-01-01/..",)),
        Organization(id="docks", name="The Docks", type="other"),
    ),
    topics=(
        Topic(
            id="lamps",
            title="Lamps on the pier",
            proposition="The country pays for lamps.",
            asked_of=("ro", "bg"),
        ),
    ),
    articles=(
        Article(
            id="one",
            title="One",
            date="2025-06-01",
            body="“We shall pay for every lamp,” said Ada Wren.",
            statements=(
                Statement(
                    speaker="ada-wren",
                    quote="We shall pay for every lamp",
                    stances={"lamps": {"position": "for", "condition": "quorum"}},
                ),
            ),
        ),
    ),
)


def made(desk: Desk) -> dict[str, Card]:
    """Return the cards by the page that they stand for."""
    return {card.page: card for card in cards(desk)}


def test_a_card_says_what_its_page_says():
    """Positions have their conditions, and a country without one says so."""
    found = made(Desk(analyse(CORPUS)))

    assert found["countries/ro.html"].words == (
        "Romania. Lamps on the pier: for if a quorum is found. 1 statement, at 1 June 2025"
    )
    assert "No current position found." in found["countries/bg.html"].words
    assert [row.label for row in found["topics/lamps.html"].rows] == ["Romania"]
    assert found["index.html"].address == "cards/index.png"


def test_cards_are_pictures_of_one_size_and_the_same_each_time():
    """Each is a PNG of the size that is asked for; drawing again gives the same bytes."""
    first, second = (dict(card_files(Desk(analyse(CORPUS)))) for _ in range(2))

    assert first == second
    assert set(first) == {
        *("cards/index.png", "cards/topics/lamps.png"),
        *("cards/countries/ro.png", "cards/countries/bg.png"),
    }
    for content in first.values():
        with Image.open(io.BytesIO(content)) as image:
            assert (image.format, image.size) == ("PNG", SIZE)
        assert len(content) < 60_000


def chunks(content: bytes) -> set[bytes]:
    """Return the kinds of parts that a PNG is made of."""
    found, at = set(), 8
    while at < len(content):
        (length,) = struct.unpack_from(">I", content, at)
        found.add(content[at + 4 : at + 8])
        at += length + 12
    return found


def test_a_card_holds_pixels_alone():
    """No part of it has text: neither a comment nor where, when or with what it was made."""
    for content in dict(card_files(Desk(analyse(CORPUS)))).values():
        assert chunks(content) <= {b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"}


@pytest.mark.parametrize(
    ("files", "marks"),
    [
        (QUIET, [one.casefold() for one in SECRETS.values()]),
        (HELD, MARKS),
        (taken("Zwieback"), ["zwieback", OF_A_LIST.casefold(), "31337"]),
    ],
    ids=["private", "embargoed", "withdrawn"],
)
def test_no_card_shows_what_no_page_may_show(files, marks, tmp_path):
    """Letters that are pixels can be looked for in no file, so it is what is drawn that counts."""
    drawn = repr(list(cards(Desk(analyse(read_corpus(write(tmp_path, files))[0])))))

    assert "Northland" in drawn
    assert [mark for mark in marks if mark in drawn.casefold()] == []


@pytest.mark.parametrize("text", ["x" * 4000, "word " * 900, "Дуже довга назва " * 60, " "])
def test_any_length_fits(text):
    """What is too long is cut with an ellipsis, and nothing is drawn outside."""
    row = CardRow(PositionView("✓", text, "for"), text, True)
    card = Card("countries/ro.html", text, text, text, (row,) * 4, text)

    picture = Image.open(io.BytesIO(draw_card(card, Briefing(title="x")))).convert("RGB")

    edge = [picture.getpixel((SIZE[0] - 1, y)) for y in range(SIZE[1])]
    assert len(set(edge)) == 1


def test_letters_that_the_fonts_lack_make_no_card():
    """A page whose words would be boxes has no card; Romanian, Ukrainian and Greek have one."""
    names = {"Romania": True, "Țările Române": True, "Україна": True, "Ελλάδα": True, "日本": False}

    for name, drawable in names.items():
        assert is_drawable(Card("x.html", "", name, "", (), "")) is drawable


def test_without_the_extra_there_are_none(monkeypatch):
    """A site without cards is whole."""
    monkeypatch.setattr(drawing, "NEEDS", ("no_such_module_at_all",))

    assert list(card_files(Desk(analyse(CORPUS)))) == []


def test_a_page_names_its_card_where_it_has_an_address():
    """The head of a country's page has the full address of its card and its words."""
    briefing = attrs.evolve(CORPUS.briefing, site_url="https://example.org/brief/")
    desk = Desk(analyse(attrs.evolve(CORPUS, briefing=briefing)))
    heads = {page.address: page.head for page in plan_pages(desk)}

    head = heads["countries/ro.html"]
    assert html.unescape(head.picture) == "https://example.org/brief/cards/countries/ro.png"
    assert html.unescape(head.picture_words).startswith("Romania. Lamps on the pier: for if")
    assert heads["people/ada-wren.html"].picture == ""
