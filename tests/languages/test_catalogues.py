"""The catalogues hold each message of the code, whole, and nothing else.

``python -m tests.languages.messages`` adds what is missing and drops what is gone.
"""

from __future__ import annotations

import string
from collections.abc import Iterator

import pytest
from babel.messages.catalog import Message

from policybrief.languages.catalogues import FOLDER, catalogue, spoken
from tests.languages.messages import Key, key_of, messages, updated
from tests.languages.messages import catalogue as read

LANGUAGES = [one for one in spoken() if one != "en"]
_MARKUP = ("<", ">", "{{", "}}", "{%", "\n", "\t")


def translations(language: str) -> Iterator[tuple[Key, Message]]:
    """Yield the messages of a catalogue with their keys."""
    for message in read(language):
        if message.id:
            yield key_of(message), message


def forms(message: Message) -> list[str]:
    """Return the forms of a translation."""
    return [message.string] if isinstance(message.string, str) else list(message.string)


def names(text: str) -> set[str]:
    """Return the names that a message leaves open."""
    return {name for _words, name, _form, _way in string.Formatter().parse(text) if name}


def test_english_romanian_ukrainian_and_french_are_spoken():
    """English needs no catalogue."""
    assert {"en", "fr", "ro", "uk"} <= set(spoken())


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_message_is_missing_and_none_is_left_over(language: str):
    """What the code says is in the catalogue, and what it no longer says is not."""
    held = {key for key, _message in translations(language)}
    said = set(messages())

    assert sorted(map(str, said - held)) == [], "missing"
    assert sorted(map(str, held - said)) == [], "left over"
    assert not read(language).obsolete


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_message_is_translated_in_all_its_forms(language: str):
    """No form is empty, and none is a guess that somebody should look at."""
    plurals = read(language).num_plurals
    wanting = [
        key
        for key, message in translations(language)
        if message.fuzzy
        or not all(one.strip() for one in forms(message))
        or len(forms(message)) != (1 if isinstance(key[1], str) else plurals)
    ]

    assert wanting == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_leaves_the_same_names_open(language: str):
    """A form for one may say the number in words; no form may ask for what is not there."""
    wrong = []
    for (_context, words), message in translations(language):
        given = names(words) if isinstance(words, str) else names(words[0]) | names(words[1])
        for form in filter(None, forms(message)):
            few = given - {"n"} if not isinstance(words, str) else given
            if not few <= names(form) <= given:
                wrong.append((words, form))

    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_holds_no_markup(language: str):
    """Messages are words; tags and what a template engine reads stand around them."""
    wrong = [
        form
        for _key, message in translations(language)
        for form in forms(message)
        if any(mark in form for mark in _MARKUP) or form != form.strip()
    ]

    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_is_written_one_way(language: str):
    """In order, without dates, places or names: the same messages are the same bytes."""
    assert (FOLDER / f"{language}.po").read_bytes() == updated(language)


def test_no_message_has_one_form_here_and_two_there():
    """A catalogue has one entry for it, which cannot be both."""
    single = {(context, words) for context, words in messages() if isinstance(words, str)}
    double = {(context, words[0]) for context, words in messages() if not isinstance(words, str)}

    assert single & double == set()


@pytest.mark.parametrize(
    ("language", "forms_of"),
    [
        ("uk", {1: "стаття", 2: "статті", 5: "статей", 11: "статей", 21: "стаття", 0: "статей"}),
        ("ro", {1: "articol", 2: "articole", 19: "articole", 20: "de articole", 0: "articole"}),
        ("fr", {0: "article", 1: "article", 2: "articles"}),
    ],
)
def test_a_number_takes_the_form_that_goes_with_it(language: str, forms_of: dict[int, str]):
    """As the grammar of each language has it."""
    said = catalogue(language).ungettext

    for number, form in forms_of.items():
        assert said("{n} article", "{n} articles", number) == f"{{n}} {form}"
