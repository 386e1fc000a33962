from __future__ import annotations

from policybrief.languages import (
    _,
    each_speaking,
    locale,
    ngettext,
    number,
    remembered,
    speaking,
)


def test_a_language_is_spoken_inside_its_block_alone():
    """Numbers and names follow the innermost block; outside, all is English."""
    inside = []
    with speaking("uk"):
        inside.append(locale().language)
        with speaking("en"):
            inside.append(number(1234))
        inside.append(number(1234))

    assert inside == ["uk", "1,234", "1\u00a0234"]
    assert locale().language == "en"


def test_a_generator_does_not_leave_its_language_behind():
    """Between two values, who asks for them speaks a language of their own."""
    told = []
    for one in each_speaking("uk", (locale().language for _one in range(2))):
        told.append((one, locale().language))

    assert told == [("uk", "en"), ("uk", "en")]


def test_an_unknown_language_is_english():
    """A tag without a catalogue changes nothing, and no page mixes two languages."""
    with speaking("tlh"):
        said = _("No statement of {who}", who="{x}"), ngettext("{n} day", "{n} days", 2)

    assert said == ("No statement of {x}", "2 days")
    assert locale().language == "en"


def test_what_is_remembered_is_remembered_for_each_language():
    """A function that remembers its answers is asked once for each value in each language."""
    asked = []

    @remembered(8)
    def said(word: str) -> str:
        asked.append(word)
        return f"{word} {_('Countries')}"

    answers = []
    for tag in ("en", "ro", "en", "ro"):
        with speaking(tag):
            answers.append(said("pier"))

    assert len(asked) == 2
    assert answers[:2] == answers[2:]
    assert answers[0] != answers[1]
