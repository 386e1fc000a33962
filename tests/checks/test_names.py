"""Persons with nearly one name are found, whichever way it is written."""

from __future__ import annotations

import pytest

from policybrief.checks import names
from policybrief.checks.names import check_names
from policybrief.models.actor import Organization, Person
from policybrief.models.article import Article
from policybrief.models.corpus import Corpus
from policybrief.models.statement import Speaker, SpeakerKind, Statement


def person(name: str, **fields: object) -> Person:
    return Person(id=fields.pop("id", name.lower().replace(" ", "-")), name=name, **fields)


def messages(*actors: Person | Organization, speakers: tuple[str, ...] = ()) -> list[str]:
    statements = [
        Statement(speaker=Speaker(kind=SpeakerKind.NAMED, name=name), quote=f"words {at}")
        for at, name in enumerate(speakers)
    ]
    corpus = Corpus(actors=actors, articles=[Article(id="a", title="A", statements=statements)])
    return [f"{one.code}: {one.message}" for one in check_names(corpus)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Olodymyr Brelensky", "Olodymyr Brelenskyy"),
        ("Olodymyr Brelenskyy", "Olodomyr Brelensky"),
        ("Nicusor Dahn", "Nicușor Dahn"),
        ("Iulia Brook", "Yulia Brook"),
        ("Ada M. Brook", "Ada Brook"),
        ("Łukasz Brzeski", "Lukasz Brzeski"),
        ("Ada Brook", "ADA BROOK"),
    ],
)
def test_nearly_one_name(one, other):
    """Spelling, diacritics and initials do not make two persons."""
    first, second = person(one, id="first"), person(other, id="second")

    assert messages(first, second) == [
        f"near-duplicate: '{other}' may be the person 'first': the names are nearly the same"
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ada Brook", "Bo Brook"),
        ("Kim Bo Un", "Kim Bo Il"),
        ("Otto Example II", "Otto Example III"),
        ("Dahn", "Dahm"),
        ("Ada Brook", "Ada Crane"),
        ("Ion Popescu", "Ioana Popescu"),
        ("Andrei Brookmann", "Andreea Brookmann"),
        ("Maria Brook", "Mario Brook"),
        ("Petr Brookmann", "Petra Brookmann"),
        ("Petr Brookov", "Petra Brookova"),
    ],
)
def test_two_names(one, other):
    """Another first name, family name or number is somebody else, and so is a lone name."""
    assert messages(person(one), person(other)) == []


def test_other_names_count():
    """A whole name among the other names is compared; a family name alone is not."""
    brook = person("Ada Brook", aka=["Ada Crane-Brook", "Brook"])

    assert messages(brook, person("Ada Crane Brook")) != []
    assert messages(brook, person("Bo Brook", aka=["Brook"])) == []


def test_speakers_without_a_file():
    """They may be a person with one, or be spelt in two ways; it is said once."""
    found = messages(person("Ada Brook"), speakers=("Ada Brooke", "Di Elm", "Ada Brooke"))

    assert found == [
        "near-duplicate: 'Ada Brooke' may be the person 'ada-brook': the names are nearly the same"
    ]
    assert len(messages(speakers=("Dina Elmer", "Dina Elmere", "Dína Elmer"))) == 1


def test_persons_only():
    """Places and organizations are never compared."""
    assert (
        messages(*(Organization(id=one, name=f"Port of {one}") for one in ("nord", "nordt"))) == []
    )


def test_persons_told_apart():
    """``distinct_from`` on either side is enough; whom it names must be known."""
    one = person("Ada Brook")

    assert messages(one, person("Ada Brooke", distinct_from=["ada-brook"])) == []
    assert (
        messages(person("Ada Brook", distinct_from=["ada-brooke"]), speakers=("Ada Brooke",)) == []
    )
    assert messages(person("Ada Brook", distinct_from=["nobody"])) == [
        "unknown-actor: nobody is 'nobody'"
    ]


def test_most_names_are_not_compared(monkeypatch):
    """Of five thousand persons each is compared with few: those whose names begin or end alike."""
    syllables = ["ka", "lo", "mi", "ter", "van", "do", "ran", "sel", "bru", "po"]
    full = [
        f"{a}{b}{c} {d}{a}{b}".title()
        for a in syllables
        for b in syllables
        for c in syllables
        for d in syllables[:5]
    ]
    compared = []

    def extract(name, others, **rest):
        compared.append(len(others))
        return []

    monkeypatch.setattr(names.process, "extract", extract)
    list(check_names(Corpus(actors=[person(name) for name in full])))

    assert len(full) == 5000
    assert 0 < sum(compared) < len(full) ** 2 / 2 / 10
