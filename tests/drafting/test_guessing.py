"""What a text says of itself."""

from __future__ import annotations

import pytest

from policybrief.drafting.guessing import guess_address, guess_publisher, guess_title
from policybrief.drafting.languages import guess_language
from policybrief.drafting.passages import (
    named_actors,
    quoted_passages,
    tail,
    translation_notice,
)
from policybrief.models.actor import Country, Person
from policybrief.models.source import Publisher
from policybrief.models.words import Passage, normalise
from tests.drafting.texts import NOTICE, TALKS

PUBLISHERS = [
    Publisher(id="harbour-daily", name="Harbour Daily", url="https://www.harbour.example/news/"),
    Publisher(id="tide-wire", name="Tide Wire"),
]
ACTORS = [
    Person(id="ada-wren", name="Ada Wren", aka=["President Wren"]),
    Country(id="norland", name="Norland", demonym="Norlander", capital="Wrenport"),
    Country(id="sudmark", name="Sudmark"),
]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (TALKS, "Talks about the wall end without a date"),
        ("# A wall\n\nText.\n", "A wall"),
        ("Will it hold?\nText.\n", "Will it hold?"),
        ("https://a.example/x\n14 January 2026\nThe wall\nText.\n", "The wall"),
        ("The wall was built. It holds.\nMore.\n", "The wall was built"),
        ("WRENPORT, May 4, 2025 - The wall was built. It holds.\n", "The wall was built"),
        ("One line without a stop", "One line without a stop"),
        ("word " * 60 + ".\nMore.", " ".join(["word"] * 20) + "…"),
    ],
)
def test_a_title(text: str, title: str) -> None:
    """The first line when it is a headline, else the first sentence, cut at a word."""
    assert guess_title(text, "en")[0] == title


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The president of the country said that the wall will be built in the spring."),
        ("ro", "Președintele țării a spus că zidul va fi construit în primăvară, pe care nu îl."),
        ("uk", "Президент країни сказав, що стіну збудують навесні, і це буде не так, як було."),
        ("ru", "Президент страны сказал, что стену построят весной, и это будет не так, как он."),
        ("bg", "Президентът на страната каза, че стената ще се построи през пролетта и е за нас."),
        ("fr", "Le président du pays a dit que le mur sera construit dans les mois qui viennent."),
        ("de", "Der Präsident des Landes sagte, dass die Mauer im Frühling gebaut wird und hält."),
        ("es", "El presidente del país dijo que el muro se va a construir en la primavera."),
        ("it", "Il presidente del paese ha detto che il muro sarà costruito nella primavera."),
        ("pt", "O presidente do país disse que o muro não será construído na primavera, mas foi."),
        ("nl", "De president van het land zei dat de muur in het voorjaar niet wordt gebouwd."),
        ("pl", "Prezydent kraju powiedział, że mur nie zostanie zbudowany na wiosnę i że to jest."),
        (None, "Wall wall wall wall wall wall wall wall wall wall wall wall wall."),
        (None, "The wall of it."),
    ],
)
def test_a_language(language: str | None, text: str) -> None:
    """The commonest words decide, or nothing does."""
    assert guess_language(text) == language


def test_an_address() -> None:
    """An address in a line of its own counts, one within prose does not, and two are none."""
    assert guess_address("Wall\nSource: https://a.example/1\nText.") == (
        "https://a.example/1",
        "from line 2",
    )
    assert guess_address("Wall\nText, see https://a.example/1 for more.") is None
    assert guess_address("https://a.example/1\nText.\nhttps://a.example/2") is None


@pytest.mark.parametrize(
    ("text", "address", "publisher"),
    [
        ("Text.", "https://harbour.example/a/1", "harbour-daily"),
        ("Text.", "https://news.harbour.example/a/1", "harbour-daily"),
        ("Text.", "https://notharbour.example/a/1", None),
        (TALKS, None, "tide-wire"),
        ("Text.\nSource: Harbour Daily", None, "harbour-daily"),
        ("The Harbour Daily was closed.\nText.", None, None),
        ("(Tide Wire) Text.\nHarbour Daily", None, None),
    ],
)
def test_a_publisher(text: str, address: str | None, publisher: str | None) -> None:
    """By the host of the address, or by its name where a text says where it is from."""
    found = guess_publisher(text, address, PUBLISHERS)

    assert (found or (None,))[0] == publisher


def test_quoted_passages() -> None:
    """Four words or more in quotation marks, each with its line and, if it must be, its place."""
    found = list(quoted_passages(TALKS, 60))

    assert [(one.words, one.line, one.nth) for one in found] == [
        ("We build the wall this year", 5, 1),
        ("We build the wall this year", 7, 2),
    ]
    assert len(list(quoted_passages(TALKS, 1))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "He said: „the wall will hold”.",
        "He said: „the wall will hold“.",
        "He said: «the wall will hold».",
        "He said: »the wall will hold«.",
        "He said: “ the wall   will hold, ”.",
        'He said: "the wall will hold".\r\n',
        "He said: ‘the wall will hold’.",
        "He said: ‘the wall will hold,’ and left.",
        "He said: ‚the wall will hold‘.",
        "He said: 'the wall will hold'.",
        "In '24 he said 'the wall will hold', and the masons' guild cheered.",
        "Wren’s ‘the wall will hold’ is the masons’ hope.",
    ],
)
def test_marks_of_many_languages(text: str) -> None:
    """The words stand in the text as they are given."""
    (found,) = quoted_passages(text, 9)

    assert found.words == "the wall will hold"
    assert len(Passage(text).find(found.words)) == 1


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("She said: ‘we don’t build Wren’s wall’.", ["we don’t build Wren’s wall"]),
        ("She said: 'we don't build Wren's wall'.", ["we don't build Wren's wall"]),
        ("“He called it ‘a wall of our own’ then.”", ["He called it ‘a wall of our own’ then."]),
        ("The masons' wall, the sailors' harbour and others' towers.", []),
        ("The masons’ wall, the sailors’ harbour and others’ towers.", []),
        ("In the '90s it was the largest of the masons' walls.", []),
        ("'Tis said “the wall will hold” by the masons' guild.", ["the wall will hold"]),
    ],
)
def test_an_apostrophe_is_no_mark(text: str, words: list[str]) -> None:
    """Within a word it ends no quote, and at the end of one it begins none."""
    assert [one.words for one in quoted_passages(text, 9)] == words


@pytest.mark.parametrize(
    "text",
    ['"one two three"', '"one two [...] three four five"', '"one two th\u00adree four five"'],
)
def test_what_no_quote_can_be(text: str) -> None:
    """Too short, with a gap of the article's own, or with what cannot be seen."""
    assert list(quoted_passages(text, 9)) == []


def test_a_notice_of_a_translation() -> None:
    """A notice at an edge of the text counts; words that look like it do not."""
    assert translation_notice(NOTICE) == (
        5,
        "This text was translated automatically and was not read by an editor.",
    )
    assert translation_notice("It is a deeply uncertain time.\nMachines hold the wall.") is None
    assert translation_notice("Text.\nТекст перекладено автоматично.") is not None
    assert translation_notice("Text.\nAcest text a fost tradus automat.") is not None


def test_the_end_of_a_text() -> None:
    """Headlines glued below, or a notice, begin where their first words first stand."""
    headlines, notice = tail(TALKS), tail(NOTICE)

    assert headlines is not None
    assert notice is not None
    assert (headlines.line, headlines.start) == (10, "Harbour Master Resigns Over")
    assert (notice.line, notice.start) == (5, "This text was translated")
    assert tail("A headline\n\nOne sentence.\nTwo sentences.\n") is None
    assert tail("no stop\n" * 9) is None
    normal = normalise(TALKS)
    assert normal.index(headlines.start) == normal.index("Harbour Master")


def test_a_beginning_that_stands_earlier_too() -> None:
    """As many words are given as it takes to mean the end of the text."""
    text = (
        "Read also the wall plan of May.\nMore text.\nMore text.\nRead also the wall plan of June"
    )

    found = tail(text)

    assert found is not None
    assert found.start == "Read also the wall plan of June"


def test_named_actors() -> None:
    """Names as they are written, the most named first; a country by its people and capital too."""
    assert named_actors(TALKS, ACTORS, "en") == ["ada-wren", "norland", "sudmark"]
    assert named_actors("A Norlander spoke with Iceland's people.", ACTORS, "en") == [
        "is",
        "norland",
    ]
    assert named_actors("Islanda a vorbit.", ACTORS, "ro") == ["is"]
    assert named_actors("Norlandia, wrenport and Wren.", ACTORS, "en") == []
