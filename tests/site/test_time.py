"""Changes, timelines, events and how much was said, as pages show them."""

from __future__ import annotations

import datetime

import attrs
import pytest

from policybrief import Article, Briefing, Corpus, Country, Event, Person, Statement, Topic, analyse
from policybrief.analysis.salience import MonthCount, Salience
from policybrief.site.desk import Desk
from policybrief.site.plan import plan_pages
from policybrief.site.templates import make_environment, render_page
from policybrief.site.views import changes, moments, timeline
from policybrief.site.views.actor import person_view
from policybrief.site.views.changes import changes_view
from policybrief.site.views.country import country_view
from policybrief.site.views.events import event_view, events_view
from policybrief.site.views.salience import MOST_MONTHS, salience_view
from policybrief.site.views.timeline import timeline_view
from policybrief.site.views.topic import topic_view
from tests.site.builds import Shown

ACTORS = [
    Country(id="northland", name="Northland"),
    Country(id="southland", name="Southland"),
    Person(id="ada", name="Ada Brook", roles=["president of northland, 2020-01-01/2024-06-30"]),
    Person(id="bo", name="Bo Crane", roles=["president of northland, 2024-07-01/.."]),
]


def said(speaker: str, when: str | None, position: str, words: str = "the pier", **fields):
    """Return a statement on the pier."""
    stance = {"pier": {"position": position, **fields.pop("stance", {})}}
    return Statement(speaker=speaker, quote=words, said=when, stances=stance, **fields)


def desk(*statements: Statement, **fields) -> Desk:
    """Return a desk with one article for each statement, or a given list of articles."""
    articles = [
        Article(id=f"news-{at}", title=f"News {at}", statements=[one])
        for at, one in enumerate(statements)
    ]
    corpus = Corpus(
        articles=articles,
        actors=ACTORS,
        topics=[Topic(id="pier", title="The pier", proposition="It is built.")],
        briefing=Briefing(title="Harbours", as_of="2026-01-31", conditions={"funds": "funds come"}),
    )
    return Desk(analyse(attrs.evolve(corpus, **fields)))


def page(made: Desk, address: str) -> Shown:
    """Return what a reader sees of a page."""
    found = next(one for one in plan_pages(made) if one.address == address)
    return Shown(render_page(make_environment(), found).partition("\n---\n")[2])


def test_a_change_is_shown_with_both_sides():
    """Before and after lead to their statements; it is said what changed and by whom."""
    made = desk(said("ada", "2024-05-01", "against"), said("bo", "2025-04~", "for"))
    view = changes_view(made, made.here("changes.html"))

    assert [year for year, _ in view.years] == ["2025", "2024"]
    (change,), (first,) = (group for _, group in view.years)
    assert change.before is not None
    assert change.earlier is not None
    assert (change.before.style, change.after.style) == ("against", "for")
    assert (change.date.name, change.inferred) == ("April 2025", True)
    assert change.earlier.url == made.here("changes.html").statement(made.corpus.statements[0])
    assert change.what == "position changed, by a new holder of the post"
    assert (first.first, first.before) == (True, None)
    assert view.nothing == ""


@pytest.mark.parametrize(
    ("before", "after", "what"),
    [
        ({}, {"condition": "funds"}, "a condition was added"),
        ({"condition": "funds"}, {"condition": "none"}, "the condition was dropped"),
        ({"condition": "funds"}, {"condition": "vote"}, "the condition changed"),
        ({}, {"act": "does"}, "from “declares it” to “does it”"),
    ],
)
def test_what_changed_is_said_in_words(before, after, what):
    """A condition and an act are told apart from a position."""
    made = desk(
        said("bo", "2025-01-01", "for", stance=before),
        said("bo", "2025-02-01", "for", stance=after),
    )
    (_, (change, _)) = changes_view(made, made.here("changes.html")).years[0]

    assert change.what == f"{what}, by the same speaker"


def test_a_change_that_names_no_speaker_is_only_possible():
    """A country named without a speaker on either side makes it uncertain, and the page says so."""
    made = desk(said("northland", "2024-08-01", "against"), said("bo", "2025-01-01", "for"))

    assert "only possible" in page(made, "changes.html").texts(".pb-badge")


def test_first_statements_of_one_utterance_stand_together():
    """Several countries that an article reports in one breath are one entry."""
    both = [
        Statement(speaker=code, reported="ready", gist="Both are ready.", stances={"pier": "for"})
        for code in ("southland", "northland")
    ]
    made = desk(articles=[Article(id="news", title="News", date="2025-01-02", statements=both)])
    ((_, found),) = changes_view(made, made.here("changes.html")).years

    assert [[link.name for link in one.countries] for one in found] == [["Northland", "Southland"]]


def test_nothing_changed():
    """Without a change the page says since when; without a statement that nothing was said."""
    assert page(desk(said("ada", "2024-05-01", "for")), "changes.html").texts(".pb-empty") == [
        "No position changed since May 2024."
    ]
    assert page(desk(), "changes.html").texts(".pb-empty") == ["Nothing was said yet."]
    assert page(desk(actors=[]), "timeline.html").texts(".pb-empty") == [
        "Nothing with a date is on record yet."
    ]


def test_an_imprecise_date_stands_in_no_month():
    """A month is not shown as its last day, and a year not as a month."""
    made = desk(
        said("bo", "2025", "for", "we build it"),
        said("bo", "2025-04~", "for", "we do"),
        said("bo", "2025-04-30", "for", "we will"),
        said("bo", None, "for", "we may"),
    )
    view = timeline_view(made, made.here("timeline.html"))

    newest = view.years[0]
    assert [one.title for one in newest.months] == ["April 2025", "Month not known"]
    assert [[day.date for day in one.days] for one in newest.months] == [
        ["30 April 2025", "April 2025"],
        ["2025"],
    ]
    assert [day.inferred for day in newest.months[0].days] == [False, True]
    assert view.undated == "1 statement without a date"


def test_marks_of_a_statement(monkeypatch):
    """A first statement and a change are marked on what was said, with roles in between; older
    years are folded."""
    made = desk(said("ada", "2024-05-01", "against"), said("bo", "2025-04-01", "for"))
    monkeypatch.setattr(timeline, "FOLDED_FROM", 3)
    view = timeline_view(made, made.here("timeline.html"))

    assert [(one.year, one.folded) for one in view.years] == [("2025", False), ("2024", True)]
    told = [
        (one.kind, one.about, [mark.note for mark in one.marks])
        for year in view.years
        for month in year.months
        for day in month.days
        for one in day.moments
    ]
    assert told == [
        ("statement", "president", ["changed: position"]),
        ("role", "becomes president", []),
        ("role", "is no longer president", []),
        ("statement", "president", ["first statement"]),
    ]


def test_a_topic_has_its_timeline():
    """It lists what was said on the topic, newest first, and nothing else."""
    made = desk(
        said("bo", "2024-05-01", "for", "first words"),
        said("bo", "2025-05-01", "against", "later words"),
    )
    topic = next(iter(made.addresses.topics))
    view = topic_view(made, made.here(f"topics/{topic}.html"), topic)

    assert [day.date for day in view.timeline.days] == ["1 May 2025", "1 May 2024"]
    assert [len(day.moments) for day in view.timeline.days] == [1, 1]


def test_long_timelines_are_cut_and_folded(monkeypatch):
    """No page lists everything of a large briefing; it says how much it leaves out."""
    monkeypatch.setattr(timeline, "MOST_ENTRIES", 3)
    monkeypatch.setattr(changes, "MOST_CHANGES", 1)
    monkeypatch.setattr(moments, "MOST_IN_PROFILE", 1)
    made = desk(
        *(
            said("bo", f"{2025 - at % 2}-1{at % 3}-01", ("for", "against")[at % 2], f"word {at}")
            for at in range(6)
        )
    )
    view = timeline_view(made, made.here("timeline.html"))

    assert sum(len(d.moments) for y in view.years for m in y.months for d in m.days) == 3
    assert view.more == "and 3 earlier entries"
    shown = changes_view(made, made.here("changes.html"))
    assert sum(len(group) for _, group in shown.years) == 1
    assert shown.more == "and 1 earlier one"
    profile = country_view(made, made.here("countries/northland.html"), "northland")
    assert len(profile.timeline.days) == 1
    assert profile.timeline.more


def test_an_event_has_a_page():
    """Date, place and what was said at it by topic; countries, articles, and links to it."""
    made = desk(
        said("bo", "2025-04-01", "for", event="summit"),
        Statement(speaker="bo", quote="good day", said="2025-04-02", event="summit"),
        events=[
            Event(
                id="summit",
                title="The summit",
                date="2025-04~",
                place="Ost",
                url="https://example.org/summit",
                body="On [the pier](pier).",
            ),
            Event(id="quiet-day", title="A quiet day"),
        ],
    )
    view = event_view(made, made.here("events/summit.html"), "summit")

    assert (view.date, view.inferred, view.place) == ("April 2025", True, "Ost")
    assert [link.name for link in view.countries] == ["Northland"]
    assert [(topic.name, [one.words for one in group]) for topic, group in view.topics] == [
        ("The pier", ["the pier"])
    ]
    assert [one.words for one in view.also] == ["good day"]
    assert [one.article.name for one in view.sources] == ["News 1", "News 0"][::-1]
    assert "The articles of this briefing report no words said here." in page(
        made, "events/quiet-day.html"
    ).texts(".pb-empty")
    listed = events_view(made, made.here("events/index.html"))
    assert [(one.link.name, *one.notes) for one in listed.entries] == [
        ("The summit", "About April 2025", "Ost", "2 statements"),
        ("A quiet day", "", "", "nothing on record"),
    ]
    assert "The summit" in page(made, "articles/news-0.html").texts(".pb-when")[0]


def test_prose_links_to_events():
    """A link to an event leads to its page, and its page shows the link."""
    made = desk(
        events=[Event(id="summit", title="The summit")],
        topics=[Topic(id="pier", title="Pier", proposition="It is.", body="See [it](summit).")],
    )

    assert made.here("topics/pier.html").prose_link("summit") == "../events/summit.html"
    assert [one.name for one in made.mentions["events/summit.html"]] == ["Pier"]


def test_a_long_silence_is_one_row():
    """Months without a statement are folded when there are several; what is older is added up."""
    counts = {"2020-01": 4, "2021-03": 1, "2021-05": 8}
    first = datetime.date(2020, 1, 1)
    months = [datetime.date(2020 + at // 12, at % 12 + 1, 1) for at in range(17)]
    found = Salience(
        months=tuple(MonthCount(one, counts.get(str(one)[:7], 0)) for one in months),
        year_only=((2019, 2),),
        undated=1,
    )
    view = salience_view(found)

    assert months[0] == first
    assert [(one.label, one.number, one.size) for one in view.months] == [
        ("May 2021", "8", 10),
        ("April 2021", "0", 0),
        ("March 2021", "1", 1),
        ("no statement for 13 months", "", 0),
        ("January 2020", "4", 5),
    ]
    assert view.rest == (
        "Not in the table, as the month is not known: 2 of 2019 and 1 whose year is not known "
        "either."
    )


def test_years_of_talk_are_added_up():
    """A table has a limited number of rows."""
    months = tuple(
        MonthCount(datetime.date(2000 + at // 12, at % 12 + 1, 1), 1) for at in range(60)
    )
    view = salience_view(Salience(months=months, year_only=(), undated=0))

    assert len(view.months) == MOST_MONTHS + 1
    assert (view.months[-1].label, view.months[-1].number) == ("before January 2003", "36")


def test_a_profile_tells_what_became_of_a_line():
    """Steps of a line say when they went out of date or outlasted the post."""
    made = desk(said("ada", "2023-05-01", "against"), said("bo", "2025-12-01", "for"))
    view = country_view(made, made.here("countries/northland.html"), "northland")

    ((first, second),) = (one.steps for one in view.courses)
    assert first.ended == "under a former president since July 2024; out of date since May 2025"
    assert (second.note, second.ended) == ("changed: position", "")
    assert [[one.person.name for one in post.holders] for post in view.posts] == [
        ["Ada Brook", "Bo Crane"]
    ]
    assert view.posts[0].title == "Head of state"


def test_a_person_is_told_from_the_first_post_on():
    """The timeline of a person begins with the first post, that of a country with words."""
    made = desk(said("ada", "2023-05-01", "against"))
    person = person_view(made, made.here("people/ada.html"), "ada").timeline
    country = country_view(made, made.here("countries/northland.html"), "northland").timeline

    assert [day.date for day in person.days] == ["30 June 2024", "1 May 2023", "1 January 2020"]
    assert [day.date for day in country.days] == ["1 July 2024", "30 June 2024", "1 May 2023"]


def test_an_address_that_is_none_is_no_link():
    """The page of an event links to web addresses only."""
    made = desk(events=[Event(id="summit", title="The summit", url="javascript:alert(1)")])

    assert event_view(made, made.here("events/summit.html"), "summit").url is None
