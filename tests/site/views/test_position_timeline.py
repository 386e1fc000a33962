"""Lines over time, drawn."""

from __future__ import annotations

import csv
import datetime
import io
import re
from typing import Any
from xml.etree import ElementTree

import attrs
from hypothesis import given, settings
from hypothesis import strategies as st

from policybrief.analysis.ledger import Analysis, analyse
from policybrief.models.actor import Person
from policybrief.models.corpus import Corpus
from policybrief.models.stance import DROPPED
from policybrief.models.topic import Topic
from policybrief.site.desk import Desk
from policybrief.site.figure_files import figure_files
from policybrief.site.templates import make_environment
from policybrief.site.time_axis import LEFT, MOST_TICKS, RIGHT, Axis, axis_of
from policybrief.site.views.position_timeline import (
    MOST_POINTS,
    MOST_TOPICS,
    PositionTimelineView,
    country_timeline,
    timeline_figures,
    topic_timeline,
)
from policybrief.site.views.timeline_axis import tick_views
from policybrief.site.views.timeline_panel import MOST_LETTERS, PanelView
from policybrief.site.views.timeline_posts import holders_views
from policybrief.site.views.timeline_rows import COLUMNS
from tests.analysis.tiny import analysed, date, says
from tests.strategies import corpora, spans

NEAR = 1e-6
SOME, FEW = settings(max_examples=40), settings(max_examples=10)


def of_country(analysis: Analysis, code: str = "ro") -> PositionTimelineView:
    """Return the figure of a country, which must be there."""
    desk = Desk(analysis)
    found = country_timeline(desk, desk.here(f"countries/{code}.html"), code)
    assert found is not None
    return found


def of_topic(analysis: Analysis, id_: str = "sea-wall") -> PositionTimelineView:
    """Return the figure of a topic, which must be there."""
    desk = Desk(analysis)
    found = topic_timeline(desk, desk.here(f"topics/{id_}.html"), id_)
    assert found is not None
    return found


def only(figure: PositionTimelineView) -> PanelView:
    """Return the only panel of a figure."""
    (panel,) = figure.panels
    return panel


def figures(analysis: Analysis) -> list[PositionTimelineView]:
    """Return every figure of a corpus."""
    desk = Desk(analysis)
    return [one.make(desk.here(f"{one.address}.html")) for one in timeline_figures(desk)]


@SOME
@given(corpora())
def test_everything_stands_within_the_plot(corpus: Corpus) -> None:
    """Points, lines, dates and terms of any corpus stand on the axis and within the drawing."""
    for figure in figures(analyse(corpus)):
        assert all(LEFT <= tick.x <= RIGHT for tick in figure.ticks)
        assert len(figure.ticks) <= MOST_TICKS
        ends = [*(one.y for one in figure.panels[1:]), figure.bottom]
        for panel, end in zip(figure.panels, ends, strict=True):
            heights = {level.y for level in panel.levels}
            assert all(panel.y < y < end < figure.height for y in heights)
            for point in panel.points:
                assert LEFT <= point.x <= RIGHT
                assert min(heights) <= point.y < end
                assert point.since is None or 0 <= point.since <= point.x
            for one in panel.stretches:
                assert LEFT <= one.x <= one.end <= RIGHT
                assert one.y in heights
                assert one.rise is None or one.rise in heights - {one.y}


@SOME
@given(corpora())
def test_a_line_goes_forward_without_a_gap(corpus: Corpus) -> None:
    """Points and stretches of any corpus stand in order of time; a line is never interrupted."""
    for figure in figures(analyse(corpus)):
        for panel in figure.panels:
            xs = [one.x for one in panel.points]
            assert xs == sorted(xs)
            for before, after in zip(panel.stretches, panel.stretches[1:], strict=False):
                assert before.end == after.x
                assert (after.rise == before.y) is (after.y != before.y)
            if panel.stretches:
                assert panel.stretches[-1].end == RIGHT


@SOME
@given(corpora())
def test_it_is_hatched_where_a_condition_holds_and_nowhere_else(corpus: Corpus) -> None:
    """A panel has a hatched stretch exactly when some state of its line has a condition."""
    analysis = analyse(corpus)
    desk = Desk(analysis)
    for id_ in analysis.by_topic:
        here = desk.here(f"topics/{id_}.html")
        figure = topic_timeline(desk, here, id_)
        by_name = {here.actor(code).name: code for code in analysis.countries}
        for panel in () if figure is None else figure.panels:
            history = analysis.history(by_name[panel.title.name], id_)
            conditions = [one.line.condition or one.line.not_restated for one in history]
            assert DROPPED not in conditions
            assert any(one.hatched for one in panel.stretches) is any(conditions)


@SOME
@given(corpora())
def test_what_counts_is_a_full_mark(corpus: Corpus) -> None:
    """Each statement with a date is a point that leads to it; its mark is the rule's verdict."""
    analysis = analyse(corpus)
    desk = Desk(analysis)
    here = desk.here("countries/ro.html")
    figure = country_timeline(desk, here, "ro")
    titles = {topic.title: topic.id for topic in corpus.topics}
    for panel in () if figure is None else figure.panels:
        standing = analysis.standing("ro", titles[panel.title.name])
        dated = [one for one in standing.considered if one.evidence.day is not None]
        expected = sorted(
            (str(here.statement(one.evidence.statement)), one.verdict.counts) for one in dated
        )
        assert sorted((str(one.url), one.counts) for one in panel.points) == expected
        for point in panel.points:
            assert point.words.count("; counts") == int(point.counts)


@given(st.lists(st.tuples(spans(), st.booleans()), max_size=8))
def test_terms_of_one_holder_never_overlap(terms: list[tuple[str, bool]]) -> None:
    """Terms with any dates stand within the axis, in order, each row without overlaps."""
    roles = []
    for span, acting in terms:
        try:
            role = f"{'acting ' if acting else ''}president of ro, {span}"
            Person(id="gil-rush", name="Gil Rush", roles=[role])
        except ValueError:
            continue
        roles.append(role)
    person = Person(id="gil-rush", name="Gil Rush", roles=roles)
    desk = Desk(analysed(says("premier", "2023-01-01"), actors=[person]))
    axis = Axis(datetime.date(2000, 1, 1), datetime.date(2026, 1, 1))
    found, end = holders_views(desk, desk.here("countries/ro.html"), "ro", axis, 100)

    for post in found:
        for holder in post.holders:
            assert post.y < holder.y < end
            for span in holder.spans:
                assert LEFT <= span.x <= span.end <= RIGHT
            for before, after in zip(holder.spans, holder.spans[1:], strict=False):
                assert before.end <= after.x + NEAR


@given(st.dates(), st.dates())
def test_an_axis_of_any_days_has_a_few_dates(one: datetime.date, other: datetime.date) -> None:
    """Each axis has a first and a later last day, and ticks in order that fit a phone."""
    axis = axis_of([min(one, other)], max(one, other))
    xs = [tick.x for tick in tick_views(axis)]

    assert axis.first < axis.last
    assert axis.x(axis.first) == LEFT
    assert axis.x(axis.last) == RIGHT
    assert xs == sorted(set(xs))
    assert len(xs) <= MOST_TICKS


def test_a_short_span_has_months_and_a_long_one_years() -> None:
    """The dates on the axis are as far apart as a phone needs them."""
    short = axis_of([date("2025-01-01")], date("2025-12-31"))
    long = axis_of([date("2012-06-01")], date("2025-12-31"))

    assert [one.words for one in tick_views(short)] == [
        "Jan 2025",
        "Apr 2025",
        "Jul 2025",
        "Oct 2025",
    ]
    assert [one.words for one in tick_views(long)] == [
        "2014",
        "2016",
        "2018",
        "2020",
        "2022",
        "2024",
    ]


def test_a_change_is_a_step_and_is_counted() -> None:
    """A line that changes sides goes down, and the title says when."""
    figure = of_country(
        analysed(
            says("old-president", "2022-01-10", "for"),
            says("president", "2023-03-01", "against"),
        )
    )
    panel = only(figure)

    assert [one.style for one in panel.stretches] == ["for", "for", "against"]
    assert [one.state for one in panel.stretches] == ["current", "former", "current"]
    assert panel.stretches[2].rise == panel.stretches[0].y < panel.stretches[2].y
    assert panel.finding == "Sea wall: against, since 1 March 2023; changed once."
    assert figure.frame.title == "Romania on Sea wall: against, since 1 March 2023; changed once"
    assert [(one.title, [each.name for each in one.holders]) for one in figure.posts] == [
        ("Head of state", ["Old", "New"]),
        ("Head of government", ["Prem"]),
    ]


def test_an_unchanged_line_says_under_how_many_heads_of_state() -> None:
    """Since when, and that heads of state came and went meanwhile."""
    figure = of_country(
        analysed(says("old-president", "2022-01-10", "for"), says("president", "2023-03-01", "for"))
    )

    assert only(figure).note == "since 10 January 2022, under 2 heads of state"
    assert len(figure.handovers) == 1


def test_nobody_is_said_to_hold_what_an_earlier_holder_said() -> None:
    """A line that rests on a former holder says so, and counts no heads of state."""
    figure = of_country(
        analysed(
            says("old-president", "2022-01-10", "for"), says("expert", "2023-03-01", "against")
        )
    )

    assert only(figure).note == "since 10 January 2022; said by a former president"


def test_the_title_of_a_topic_counts_those_that_changed() -> None:
    """It names the topic, as the figure also stands alone."""
    changed = of_topic(
        analysed(says("president", "2023-01-01", "for"), says("president", "2023-02-01", "against"))
    )
    unchanged = of_topic(analysed(says("president", "2023-01-01", "for")))

    assert changed.frame.title == "Sea wall: 1 of 1 countries changed its position"
    assert unchanged.frame.title == "Sea wall: 1 country has a position, and no change is on record"


def test_what_is_old_or_lapsed_is_dashed() -> None:
    """Out of date and lapsed states are faded, and said in words."""
    stale = only(of_topic(analysed(says("president", "2022-08-01"), at="2025-01-01")))
    lapsed = only(
        of_topic(analysed(says("president", "2023-08-01", until="2023-09-30"), at="2024-01-01"))
    )

    assert [one.state for one in stale.stretches] == ["current", "faded"]
    assert stale.note == "out of date, last heard in August 2022"
    assert [one.state for one in lapsed.stretches] == ["current", "faded"]
    assert lapsed.note == "lapsed"


def test_dates_that_are_spans_have_a_stroke() -> None:
    """A month has a stroke to its first day, "by" one without an end, a day none."""
    panel = only(
        of_country(
            analysed(
                says("president", "2023-02", "for"),
                says("president", "../2023-05-01", "for"),
                says("president", "2023-07-01", "for"),
            )
        )
    )

    assert [(one.since is None, one.bounded) for one in panel.points] == [
        (False, True),
        (False, False),
        (True, True),
    ]


def test_others_and_the_unclear_have_marks_of_their_own() -> None:
    """Another's words are small; unclear is a question mark, lowest of all."""
    panel = only(
        of_country(
            analysed(
                says("president", "2023-02-01", "against"),
                says("premier", "2023-03-01", "against", of="president"),
                says("minister", "2023-04-01", "unclear"),
            )
        )
    )

    assert [(one.counts, one.small, one.unclear) for one in panel.points] == [
        (True, False, False),
        (True, True, False),
        (False, False, True),
    ]
    assert panel.levels[-1].sign == "?"
    assert [level.style for level in panel.levels] == ["against", "unclear"]


def test_what_covers_another_stands_below_it() -> None:
    """Statements of one day do not cover each other; what counts stands on the line."""
    panel = only(
        of_country(
            analysed(
                says("expert", "2023-02-01", "for"),
                says("senator", "2023-02-01", "for"),
                says("president", "2023-02-01", "for"),
            )
        )
    )

    assert len({one.y for one in panel.points}) == 3
    assert [one.y for one in panel.points if one.counts] == [panel.levels[0].y]


def test_one_statement_is_not_worth_a_panel_of_a_country() -> None:
    """A country's figure needs a topic with more than one statement; a topic's a line."""
    desk = Desk(analysed(says("president", "2023-02-01", "for")))

    assert country_timeline(desk, desk.here("countries/ro.html"), "ro") is None
    assert topic_timeline(desk, desk.here("topics/sea-wall.html"), "sea-wall") is not None
    assert [one.name for one in timeline_figures(desk)] == ["topics/sea-wall-timeline"]


def test_nothing_with_a_date_is_no_figure() -> None:
    """A corpus without dates has no figure."""
    analysis = analyse(Corpus(topics=[Topic(id="toll", title="Toll", proposition="It is paid.")]))

    assert figures(analysis) == []


def test_much_is_cut_and_said() -> None:
    """Panels and points have a limit, and what is left out is counted."""
    days = [str(date("2022-08-01") + datetime.timedelta(days=at)) for at in range(90)]
    busy = only(of_country(analysed(*(says("president", day) for day in days))))
    topics = [Topic(id=f"t-{at}", title=f"T {at}", proposition="It is.") for at in range(10)]
    many = of_country(
        analysed(
            *(
                says("president", day, topic=one.id)
                for one in topics
                for day in ("2023-01-01", "2023-02-01")
            ),
            topics=topics,
        )
    )

    assert len(busy.points) == MOST_POINTS
    assert busy.note == "since 1 August 2022; 30 earlier not shown"
    assert len(many.panels) == MOST_TOPICS
    assert many.legend[-1] == "2 more topics are not drawn."
    assert many.frame.title == "Romania: no change of position on record on 10 topics"


def test_long_words_are_cut_for_a_phone() -> None:
    """A long name has a short form; the sentence has all of it."""
    title = "The very long name of a wall against the sea and against all that comes from it"
    topic = Topic(id="sea-wall", title=title, proposition="It is built.")
    panel = only(
        of_country(
            analysed(
                says("president", "2023-01-01"), says("president", "2023-02-01"), topics=[topic]
            )
        )
    )

    assert len(panel.name) <= MOST_LETTERS
    assert panel.name.endswith("…")
    assert title in panel.finding


def files(analysis: Analysis) -> dict[str, str]:
    """Return the text of the files of all figures, by address."""
    made = figure_files(Desk(analysis), make_environment())
    return {address: content.decode() for address, content in made}


@FEW
@given(corpora())
def test_a_picture_is_whole_by_itself(corpus: Corpus) -> None:
    """Each SVG is well-formed, with a title, a description, its style, and names for its links."""
    for address, text in files(analyse(corpus)).items():
        if not address.endswith(".svg"):
            continue
        root = ElementTree.fromstring(text)
        space = {"s": "http://www.w3.org/2000/svg"}
        assert root.findtext("s:title", namespaces=space)
        assert root.findtext("s:desc", namespaces=space)
        assert ".pb-tl" in root.findtext("s:style", namespaces=space, default="")
        ids = {one.get("id") for one in root.iter()}
        assert set(re.findall(r"url\(#([^)]+)\)", text)) <= ids
        assert set((root.get("aria-labelledby") or "").split()) <= ids
        for link in root.iter("{http://www.w3.org/2000/svg}a"):
            assert "".join(link.itertext()).strip()


def test_the_data_has_all_of_it() -> None:
    """The CSV holds each statement with its verdict, each state of a line, and each term."""
    text = files(
        analysed(
            says("old-president", "2022-01-10", "for", condition="vote"),
            says("expert", "2022-02", "against"),
        )
    )["figures/countries/ro-timeline.csv"]
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))

    assert tuple(rows[0]) == COLUMNS
    assert [row[:2] for row in rows[1:]].count(["statement", "ro"]) == 2
    assert ["line", "ro", "sea-wall", "2022-01-10", "2022-06-30", "old-president"] in [
        row[:6] for row in rows
    ]
    assert ["expert", "against", "", "silent"] in [[row[5], *row[7:10]] for row in rows]
    assert ["post", "2022-07-01", "", "president"] in [[row[0], *row[3:6]] for row in rows]


def hostile(field: str) -> Any:
    """Return a topic with an attack in one field."""
    plain = Topic(id="sea-wall", title="Sea wall", proposition="It is built.")
    return attrs.evolve(plain, **{field: "</text><script>alert(1)</script>\"'<a href=x>"})


def test_words_stay_words() -> None:
    """A title with markup is shown letter for letter."""
    for address, text in files(
        analysed(
            says("president", "2023-01-01"),
            says("president", "2023-02-01"),
            topics=[hostile("title")],
        )
    ).items():
        if address.endswith((".svg", ".html")):
            assert "<script" not in text
            assert "<a href=x" not in text
