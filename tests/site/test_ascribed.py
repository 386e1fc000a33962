"""Words stand with who said them, also where the stance is somebody else's."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import attrs
import pytest

from policybrief import Event, Topic
from policybrief.analysis.ledger import Analysis, analyse
from policybrief.models.statement import Speaker
from policybrief.site.desk import Desk
from policybrief.site.plan import plan_pages
from policybrief.site.templates import make_environment, render_page
from policybrief.site.views.events import event_view
from policybrief.site.views.front import front_view
from policybrief.site.views.lines import shift_words
from tests.analysis.tiny import NAMED, UNNAMED, analysed, says, tiny
from tests.site.builds import Shown

WORDS = "the president hates that wall"


def on_president(speaker: Speaker | str = "minister", **fields: Any) -> dict[str, Any]:
    """Return what one says of the president's stance."""
    return says(speaker, "2023-05-05", "against", of="president", words=WORDS, **fields)


def pages(analysis: Analysis) -> dict[str, str]:
    """Return what a reader sees of each page, without what links there."""
    environment = make_environment()
    return {
        page.address: Shown(render_page(environment, page).partition("\n---\n")[2]).text.partition(
            "What links here"
        )[0]
        for page in plan_pages(Desk(analysis))
    }


def test_no_page_puts_words_into_the_mouth_of_the_holder() -> None:
    """Each page that gives the words names who said them, and on whom."""
    shown = pages(analysed(on_president()))
    giving = {address for address, text in shown.items() if WORDS in text}

    assert {"index.html", "changes.html", "countries/ro.html", "topics/sea-wall.html"} <= giving
    for address in giving:
        assert "New, president of Romania" not in shown[address], address
        assert "Min" in shown[address], address
    for address in ("index.html", "changes.html", "countries/ro.html", "topics/sea-wall.html"):
        assert "Min, minister of defence of Romania, on New" in shown[address]
        assert "no speaker" not in shown[address].lower()
    for address in ("people/president.html", "timeline.html"):
        assert "on New; first statement" in shown[address]


@pytest.mark.parametrize(
    ("speaker", "who"),
    [
        ("expert", "Exp, in no post, on New"),
        (NAMED, "Ira Jones, an expert, on New"),
        (UNNAMED, "A senior official, unnamed source, on New"),
        ("ro", "Romania, named without a speaker, on New"),
    ],
)
def test_whoever_speaks_is_named(speaker: Speaker | str, who: str) -> None:
    """An expert, somebody without a file, an unnamed source, a country: as voices or as lines."""
    (text,) = (
        text
        for where, text in pages(analysed(on_president(speaker))).items()
        if where == "countries/ro.html"
    )

    assert who in text


def test_words_on_a_country_name_their_speaker() -> None:
    """A minister on the own country is no "no speaker named"."""
    said = says("minister", "2023-05-05", "against", of="ro", words=WORDS)
    shown = pages(analysed(said))

    for address in ("index.html", "changes.html", "countries/ro.html", "topics/sea-wall.html"):
        assert "Min, minister of defence of Romania, on Romania" in shown[address]
        assert "speaker named" not in shown[address]


def test_other_voices_name_who_speaks() -> None:
    """One who is left behind as a voice is not made to say it either."""
    own = says("president", "2023-06-01", "for", words="I love it")
    said = says("expert", "2023-05-05", "against", of="minister", words=WORDS)
    text = pages(analysed(said, own))["countries/ro.html"]

    assert f"Exp, in no post, on Min, on Sea wall: {WORDS}" in text
    assert "Min, minister" not in text


def test_a_change_by_ascription_is_nobodys_words() -> None:
    """It says whose stance changed, not that the same speaker spoke."""
    analysis = analysed(says("president", "2023-01-01", "for"), on_president())
    (shift,) = analysis.shifts
    text = pages(analysis)["topics/sea-wall.html"]

    assert shift_words(shift) == "position changed, of the same person"
    assert "Min, minister of defence of Romania, on New position changed" in text
    assert "only possible, as one side is no more than reported" in text


def test_an_event_says_on_whom_somebody_spoke() -> None:
    """The position beside the words is not taken for the speaker's."""
    corpus = tiny(on_president(event="summit"))
    desk = Desk(analyse(attrs.evolve(corpus, events=[Event(id="summit", title="Summit")])))
    view = event_view(desk, desk.here("events/summit.html"), "summit")
    ((_, (said,)),) = view.topics

    assert (said.speakers[0].name, said.capacity) == (
        "Min",
        "minister of defence of Romania, on New",
    )


def test_what_another_said_counts_apart_in_the_answer() -> None:
    """A topic's answer tells reports without a speaker from what another said."""
    of_another = pages(analysed(on_president()))["topics/sea-wall.html"]
    without = pages(analysed(says("ro", "2023-05-05")))["topics/sea-wall.html"]

    assert "1 rests on what another said of it." in of_another
    assert "1 rests on a report that names no speaker." in without


def test_an_uncertain_role_is_said_in_order() -> None:
    """The country stands behind the post, the doubt behind both."""
    shown = pages(analysed(says("maybe-minister", "2023-05-05", words=WORDS)))
    capacity = "minister of ports of Romania, role uncertain on that day"
    giving = [text for text in shown.values() if f"{WORDS}" in text]

    assert len(giving) > 3
    assert any(f"May, {capacity}" in text for text in giving)
    assert not any("on that day of" in text for text in shown.values())


def test_a_change_of_act_says_what_changed() -> None:
    """On the front page, on topics and countries, on the page of changes, and step by step."""
    shown = pages(
        analysed(
            says("president", "2023-05-01", "open", act="considers"),
            says("president", "2023-05-09", "open", act="declares"),
        )
    )
    what = "from “considers it” to “declares it”"

    for address in ("index.html", "changes.html", "topics/sea-wall.html"):
        assert what in shown[address], address
    assert shown["countries/ro.html"].count(what) == 3
    assert f"changed: {what}" in shown["people/president.html"]
    assert "changed: act" not in " ".join(shown.values())


def test_one_utterance_in_two_articles_is_counted_once() -> None:
    """Two statements that are one utterance are no two statements beside "stated once"."""
    first = says("president", "2023-05-01", id="first", article="one")
    again = says("president", "2023-05-01", id="again", article="two", same_as="first")
    same_day = says("president", "2023-05-01", article="one")

    assert (
        "1 utterance in 2 articles; stated once"
        in pages(analysed(first, again))["countries/ro.html"]
    )
    assert (
        "2 statements, 1 article; stated on one occasion"
        in pages(analysed(first, same_day))["countries/ro.html"]
    )


def test_a_country_that_was_only_asked_has_no_empty_sections() -> None:
    """What matters is shown; where more is missing, the rest is named in one line."""
    topic = Topic(id="pier", title="Pier", proposition="It is built.", asked_of=["is"])
    desk = Desk(analysed(topics=[topic]))
    environment = make_environment()
    found = {page.address: render_page(environment, page) for page in plan_pages(desk)}
    headings = {
        address: re.findall(r"^## (.+?) \{", page, re.MULTILINE) for address, page in found.items()
    }
    left_out = {
        address: re.findall("nothing yet: (.+)[.]<", unescape(page))
        for address, page in found.items()
    }

    assert headings["countries/is.html"] == ["No statement found", "What links here"]
    assert left_out["countries/is.html"] == []
    assert headings["organizations/pact.html"] == []
    assert left_out["organizations/pact.html"] == ["Statements, Posts, Members and What links here"]
    assert headings["people/expert.html"] == ["Roles"]
    assert left_out["people/expert.html"] == ["What they said, Timeline and What links here"]


def test_the_front_page_names_all_countries_that_it_counts() -> None:
    """Those with a line, then those that were only asked or heard."""
    desk = Desk(analysed(says("stranger", "2023-05-01")))
    view = front_view(desk, desk.here("index.html"))

    assert [one.name for group in view.countries for one in group.countries] == ["Bulgaria"]
    assert [one.name for one in view.without_line] == ["Romania"]
    assert "Asked or heard, without a position: Romania" in pages(desk.analysis)["index.html"]
