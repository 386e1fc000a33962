"""A topic's page: the answer, the table, and who is silent."""

from __future__ import annotations

from hypothesis import given, settings

from policybrief.analysis.ledger import Analysis, analyse
from policybrief.models.corpus import Corpus
from policybrief.site.desk import Desk
from policybrief.site.plan import Page
from policybrief.site.templates import make_environment, render_page
from policybrief.site.views.topic import TopicView, topic_view
from policybrief.site.views.topic_table import topic_figures
from tests.analysis.tiny import WALL, analysed, says
from tests.site.builds import Shown
from tests.strategies import corpora


def topic(analysis: Analysis, id_: str = "sea-wall") -> TopicView:
    """Return the page of a topic."""
    desk = Desk(analysis)
    return topic_view(desk, desk.here(desk.addresses.topics[id_]), id_)


def rendered(analysis: Analysis) -> str:
    """Return the Markdown of the page of the sea wall."""
    page = Page("topics/sea-wall.html", "topic.md.jinja", topic(analysis), "Sea wall", True)
    return render_page(make_environment(), page).partition("\n---\n")[2]


def some() -> Analysis:
    """Return three countries of which one is conditional, one reported and one out of date."""
    return analysed(
        says("president", "2023-05-01", condition="vote"),
        says("fr", "2023-05-01", "against"),
        says("stranger", "2019-05-01", "open"),
        conditions={"vote": "parliament votes"},
    )


def test_the_answer_counts_and_links() -> None:
    """Each number leads to its group in the table; what rests on reports is said."""
    text = rendered(some())
    answer = Shown(text).texts(".pb-answer")[0]

    assert answer == (
        "Of 2 countries with a current position: 1 ✓ for if parliament votes; 1 ✕ against. "
        "1 rests on a report that names no speaker. At 1 January 2024."
    )
    for anchor in ("position-for", "position-against"):
        assert f'href="#{anchor}"' in text
        assert f'id="{anchor}"' in text


def test_a_row_says_who_when_and_on_what_condition() -> None:
    """A reader's question is answered in one row."""
    shown = Shown(rendered(some()))
    rows = shown.texts("tr")

    assert any(
        row.startswith("Romania if parliament votes since 1 May 2023")
        and "New, president of Romania" in row
        and "1 May 2023" in row
        and "Quoted" in row
        for row in rows
    )
    assert any(row.startswith("Bulgaria ◐ has not decided") for row in rows)
    assert "Out of date 1" in rows


def test_who_was_asked_and_is_silent_is_named() -> None:
    """No statement found is said, with the number of articles."""
    analysis = analysed(says("fr", "2023-05-01"))

    assert "No statement found in 1 article: Romania" in Shown(rendered(analysis)).text


def test_a_snippet_has_no_folds_and_leads_home() -> None:
    """By itself the table has no "why", and names the briefing."""
    desk = Desk(some())
    (figure,) = topic_figures(desk)
    view = figure.make(desk.here(f"{figure.address}.html"))

    assert figure.name == "topics/sea-wall-positions"
    assert view.frame.home is not None
    assert view.frame.home.name == "Bay brief"
    assert all(not row.line.considered for group in view.groups for row in group.rows)
    assert view.frame.title == "Sea wall: 1 for, 1 against and 1 out of date"


def test_a_topic_without_positions_has_no_table() -> None:
    """Sentences stand in its place, and there is no figure."""
    analysis = analyse(Corpus(topics=[WALL]))

    assert "No current position was found." in Shown(rendered(analysis)).text
    assert list(topic_figures(Desk(analysis))) == []


@given(corpora())
@settings(max_examples=25)
def test_every_line_is_in_the_table_once(corpus: Corpus) -> None:
    """Any country with a line has one row: in the group of its position, or out of date."""
    analysis = analyse(corpus)
    for one in corpus.live_topics:
        table = topic(analysis, one.id).table
        lines = [line for line in analysis.lines if line.topic == one.id]

        assert sum(len(group.rows) for group in table.groups) == sum(
            1 for line in lines if line.current
        )
        assert len(table.outdated) == sum(1 for line in lines if not line.current)
        assert len(list(topic_rows(analysis, one.id))) in (0, len(lines) + 1)


def topic_rows(analysis: Analysis, id_: str) -> list[object]:
    """Return the data of the table of a topic, with the names of its columns."""
    return [
        row
        for figure in topic_figures(Desk(analysis))
        if figure.name == f"topics/{id_}-positions"
        for row in figure.rows()
    ]
