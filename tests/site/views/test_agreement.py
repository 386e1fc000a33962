"""Agreement of coders on the method page, and who coded on the others."""

from __future__ import annotations

from typing import Any

import pytest

from policybrief.analysis.agreement import FEWEST
from policybrief.analysis.ledger import analyse
from policybrief.models.corpus import Corpus
from policybrief.models.stance import Position
from policybrief.models.topic import Topic
from policybrief.pipeline.building import rendered_pages
from policybrief.site.desk import Desk
from policybrief.site.views.agreement import NOT_SEEN, AgreementView, agreement_view
from policybrief.site.views.coders import coders_words
from tests.analysis.tiny import says, tiny
from tests.site.builds import Shown

WALL = Topic(id="sea-wall", title="Sea wall", proposition="It is built.", labels={"for": "builds"})
PORT = Topic(id="port", title="Port", proposition="It is dug.")


def read(position: str, *others: Any, **fields: Any) -> dict[str, Any]:
    """Return a statement that ``ab`` coded, and others after them."""
    codings = [
        {"coded": f"c{at}", "stances": {} if one is None else {"sea-wall": one}}
        for at, one in enumerate(others)
    ]
    return says("president", "2023-01-01", position, coded="ab", codings=codings) | fields


def corpus(*statements: dict[str, Any], **briefing: Any) -> Corpus:
    """Return a corpus of them."""
    return tiny(
        *statements, topics=(WALL, PORT), conditions={"money": "there is money"}, **briefing
    )


def view(*statements: dict[str, Any]) -> AgreementView:
    """Return what the method page shows of them."""
    desk = Desk(analyse(corpus(*statements)))
    return agreement_view(desk, desk.here("method.html"))


def method_page(*statements: dict[str, Any]) -> str:
    """Return the source of the method page."""
    return dict(rendered_pages(analyse(corpus(*statements))))["method.md"]


def test_nothing_was_coded_twice():
    """It is said, and no table or heading without content stands there."""
    found = view(says("president", "2023-01-01"))
    page = method_page(says("president", "2023-01-01"))

    assert found.summary.startswith("No statement of this briefing was coded by a second coder")
    assert (found.topics, found.disagreements) == ((), ())
    assert "## Agreement of coders { #agreement }" in page
    assert "Disagreements" not in page
    assert "pb-table" not in page


def test_a_topic_with_too_few_statements():
    """The number is given, and no figure."""
    (one,) = view(read("for", "for"), read("for", "leans-for")).topics

    assert (one.topic and one.topic.name, one.coders, one.statements) == (
        "Sea wall",
        "ab and c0",
        "2",
    )
    assert one.alike == "50% (1 of 2 pairs)"
    assert (one.positions.figure, one.positions.words) == ("", "too few to say")
    assert one.positions.units == "2 statements"


def test_figures_are_shown_with_what_they_are_good_for():
    """With three digits, so that the bounds can be seen; and where there is none, why."""
    half = FEWEST // 2
    sure = [read("for", "for")] * half + [read("against", "against")] * half
    found = view(*sure).topics[0]
    worse = view(*sure, *[read("for", "against")] * 6).topics[0]

    assert (found.positions.figure, found.positions.words) == ("1.000", "reliable")
    assert found.seeing.words == "undefined, as all values are the same"
    assert worse.positions.words == "too low for conclusions"
    assert worse.positions.figure.startswith("0.")


def test_a_figure_below_zero_has_a_minus_sign():
    """Not a hyphen."""
    (one,) = view(*[read("for", "against")] * FEWEST).topics

    assert one.positions.figure.startswith("−0.")


def test_all_topics_stand_first_where_there_are_several():
    """Of one topic alone they would repeat the row."""
    port = {"coded": "c0", "stances": {"port": "for", "sea-wall": "for"}}
    found = view(read("for") | {"codings": [port]})

    assert [one.topic and one.topic.name for one in found.topics] == [None, "Port", "Sea wall"]
    assert found.topics[0].positions.units == "1 case"


def test_a_disagreement_is_shown_with_its_statement_and_who_read_what():
    """In the topic's words, with the condition; a coder who saw no stance has that said."""
    said = read("for", {"position": "against", "condition": "money"}, None, id="s", article="a")
    (group,) = view(said).disagreements
    (row,) = group.rows

    assert (group.topic.name, group.number) == ("Sea wall", "1 disagreement")
    assert (row.statement.name, row.statement.url) == ("New, 1 January 2023", "articles/a.html#s")
    assert (row.first.coder, row.first.position.words) == ("ab", "builds")
    assert [one.coder for one in row.others] == ["c0", "c1"]
    assert row.others[0].position.words.endswith(" if there is money")
    assert row.others[1].position == NOT_SEEN


def test_a_coder_that_nobody_recorded():
    """The codings are compared, and the first is by nobody known."""
    (group,) = view(read("for", "against") | {"coded": None}).disagreements

    assert group.rows[0].first.coder == "coder not recorded"


def test_an_entry_with_several_speakers_is_one_row():
    """The others are counted."""
    entry = {"article": "a", "words": "all of us"}
    some = [read("for", "against") | entry | {"speaker": one} for one in ("president", "premier")]
    (group,) = view(*some).disagreements

    assert [one.more for one in group.rows] == ["and 1 more speaker"]


def test_the_page_is_a_table_with_scopes_and_a_long_list_is_folded():
    """Each header says what it heads; after twelve rows the rest is folded."""
    page = method_page(*[read("for", "against")] * 15)
    shown = Shown(page)

    assert page.count('<th scope="row" data-label="Statement">') == 15
    assert "and 3 more" in shown.text
    assert page.count("<th ") == page.count("<th scope=")
    assert "ab:" in shown.text


def test_words_of_coders_are_escaped():
    """A name of a coder is shown letter for letter."""
    coder = "<b>cd</b>"
    said = read("for") | {"codings": [{"coded": coder, "stances": {"sea-wall": "against"}}]}
    pages = dict(rendered_pages(analyse(corpus(said))))

    assert coder in Shown(pages["method.md"]).text
    assert [name for name, text in pages.items() if coder in text] == []


@pytest.mark.parametrize(
    ("statements", "words"),
    [
        ([{}], ""),
        ([{"coded": "ab"}], "Coded by ab."),
        ([{"checked": "cd"}], "Checked by cd."),
        ([{"coded": "ab", "checked": "cd"}], "Coded by ab; checked by cd."),
        (
            [{"coded": "zz", "checked": "cd"}, {"coded": "ab"}, {"coded": "ab"}],
            "Coded by ab and zz; checked by cd (1 of 3 statements).",
        ),
    ],
)
def test_who_coded_and_checked_in_a_sentence(statements: list[dict[str, Any]], words: str):
    """And how many, where only some were checked."""
    made = corpus(*(says("president", "2023-01-01", **one) for one in statements))

    assert coders_words(made, [*made.published, *made.published]) == words


def test_profiles_and_statements_say_who():
    """The pages of the country, the topic, the person and the body, and each statement."""
    said = [
        read("for", "open", checked="zz", article="a"),
        read("for", article="b", speaker="ministry", checked="zz", words="so it is"),
    ]
    pages = dict(rendered_pages(analyse(corpus(*said))))

    for name in ("countries/ro.md", "topics/sea-wall.md", "people/president.md"):
        assert "Coded by ab; checked by zz." in pages[name], name
    assert "Coded by ab; checked by zz." in pages["organizations/ministry.md"]
    assert "coded ab, coded again c0, checked zz" in pages["articles/a.md"]
    assert "coded ab, checked zz" in pages["articles/b.md"]


def test_the_briefing_speaks_for_statements_that_do_not_say():
    """Defaults stand on pages as what a statement says itself does."""
    made = corpus(says("president", "2023-01-01", article="a"), coded="xy", checked="zz")
    pages = dict(rendered_pages(analyse(made)))

    assert "coded xy, checked zz" in pages["articles/a.md"]
    assert "Coded by xy; checked by zz." in pages["countries/ro.md"]


def test_every_position_can_stand_in_a_disagreement():
    """None is left without words."""
    for position in Position:
        other = "for" if position is not Position.FOR else "against"
        (group,) = view(read(other, position.value)).disagreements
        assert group.rows[0].others[0].position.words
