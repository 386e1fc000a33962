from __future__ import annotations

from policybrief.languages import _, each_speaking, locale, ngettext, number, speaking


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
