"""The corpus and the actors in it."""

from __future__ import annotations

import datetime

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from policybrief.models.actor import Country, Organization, OrganizationType, Person
from policybrief.models.article import Article, Ignored
from policybrief.models.briefing import Briefing
from policybrief.models.corpus import Corpus
from policybrief.models.source import Publisher
from policybrief.models.statement import Statement
from policybrief.models.topic import Topic
from tests.strategies import corpora

HARBOUR = Organization(id="harbour-league", name="Harbour League", type="alliance")
MEMBERS = (
    Country(id="ro", memberships=["harbour-league, 2010-03-29/.."]),
    Country(id="bg", memberships=["harbour-league, 2015/2020"]),
    Country(id="fr", memberships=["harbour-league, 2015/"]),
    Country(id="dk", memberships=["harbour-league, 2000/2005", "harbour-league, 2024/.."]),
    Organization(id="port-ministry", name="Port", memberships=["harbour-league, 2010/.."]),
)


def statement(**fields: str) -> Statement:
    return Statement(**({"speaker": "ro", "quote": "We build it"} | fields))


@pytest.mark.parametrize(
    ("day", "members"),
    [
        ("2010-03-28", ()),
        ("2010-03-29", ("ro",)),
        ("2020-12-31", ("bg", "ro")),
        ("2021-01-01", ("ro",)),
        ("2024-05-01", ("dk", "ro")),
        ("2003-01-01", ("dk",)),
    ],
)
def test_members_on_a_day(day: str, members: tuple[str, ...]) -> None:
    """Members are the countries that surely belonged on that day, its ends included."""
    corpus = Corpus(actors=[HARBOUR, *MEMBERS])

    assert corpus.members("harbour-league", datetime.date.fromisoformat(day)) == members


UNION = Organization(id="union", name="Union", memberships=["harbour-league, 2012/.."])


def test_a_member_that_is_an_organization_stands_for_its_members() -> None:
    """Each country is a member once, by whatever way, even where two belong to each other."""
    corpus = Corpus(
        actors=[
            attrs.evolve(HARBOUR, memberships=["union, 2012/.."]),
            UNION,
            Country(id="ro", memberships=["union, 2012/..", "harbour-league, 2012/.."]),
            Country(id="is", memberships=["union, 2012/2019"]),
            Country(id="eu", memberships=["union, 2012/.."]),
            Country(id="bg", memberships=["eu, 2007/.."]),
        ]
    )
    day = datetime.date(2020, 1, 1)

    assert corpus.members("harbour-league", day) == corpus.members("union", day) == ("eu", "ro")
    assert corpus.members("union", day.replace(year=2019)) == ("eu", "is", "ro")
    assert corpus.members("union", day.replace(year=2011)) == ()
    assert corpus.members("eu", day) == ("bg",)
    assert corpus.joined == ("eu", "harbour-league", "union")


@pytest.mark.parametrize(
    ("union", "country", "certain"),
    [("2012/..", "2012/..", True), ("2012/", "2012/..", False), ("2012/..", "2012/", False)],
)
def test_a_way_that_is_uncertain_anywhere_makes_no_certain_member(
    union: str, country: str, certain: bool
) -> None:
    """A chain of memberships is as certain as its least certain part."""
    corpus = Corpus(
        actors=[
            HARBOUR,
            attrs.evolve(UNION, memberships=[f"harbour-league, {union}"]),
            Country(id="ro", memberships=[f"union, {country}"]),
        ]
    )
    day = datetime.date(2020, 1, 1)

    assert (corpus.members("harbour-league", day) == ("ro",)) is certain
    assert corpus.members("harbour-league", day, certain=False) == ("ro",)


def test_asked() -> None:
    """A topic is asked of countries and of an organization's members, each once, in order."""
    topic = Topic(id="t", title="T", proposition="P.", asked_of=["us", "harbour-league", "ro"])
    corpus = Corpus(actors=[HARBOUR, *MEMBERS], briefing=Briefing(title="B", as_of="2024-05-01"))

    assert corpus.asked(topic) == ("us", "dk", "ro")
    assert corpus.asked(topic, datetime.date(2016, 1, 1)) == ("us", "bg", "ro")


def test_asked_without_a_date() -> None:
    """Without any date nobody belongs surely; countries by name are asked all the same."""
    topic = Topic(id="t", title="T", proposition="P.", asked_of=["harbour-league", "Romania"])

    assert Corpus(actors=[HARBOUR, *MEMBERS]).asked(topic) == ("ro",)


def test_as_of_is_the_newest_date() -> None:
    """Without a date of its own a briefing is as of the newest article that is no draft."""
    articles = [
        Article(id="a", title="A", date="2025-04", statements=[statement(said="2025-02")]),
        Article(id="b", title="B", statements=[statement(said="2025-06-01")]),
        Article(id="c", title="C", date="2026", draft=True),
    ]

    assert Corpus(articles=articles[:1]).as_of == datetime.date(2025, 4, 30)
    assert Corpus(articles=articles).as_of == datetime.date(2025, 6, 1)
    assert Corpus().as_of is None
    dated = Corpus(articles=articles, briefing=Briefing(title="B", as_of="2025-01"))
    assert dated.as_of == datetime.date(2025, 1, 31)


def test_what_counts() -> None:
    """Drafts and withdrawn statements do not count."""
    corpus = Corpus(
        articles=[
            Article(
                id="a",
                title="A",
                statements=[statement(id="kept"), statement(id="gone", withdrawn="wrong")],
            ),
            Article(id="b", title="B", draft=True, statements=[statement(id="draft")]),
        ]
    )

    assert [one.id for one in corpus.statements] == ["kept", "gone", "draft"]
    assert [one.id for one in corpus.published] == ["kept"]


@pytest.mark.parametrize(
    ("required", "everybody", "counting"),
    [(False, None, ["a", "b"]), (True, None, ["b"]), (True, "cd", ["a", "b"])],
)
def test_require_checked(required: bool, everybody: str | None, counting: list[str]) -> None:
    """Where it is required only checked statements count; the briefing's checker serves all."""
    corpus = Corpus(
        articles=[
            Article(
                id="x", title="X", statements=[statement(id="a"), statement(id="b", checked="ef")]
            )
        ],
        briefing=Briefing(title="B", require_checked=required, checked=everybody, coded="ab"),
    )

    assert [one.id for one in corpus.published] == counting
    assert corpus.checked_by(corpus.statement_by_id["b"]) == "ef"
    assert corpus.coded_by(corpus.statement_by_id["b"]) == "ab"


@pytest.mark.parametrize(
    "nobody", ["no", "No", "false", "true", "yes", "todo", "none", "~", " ", "?"]
)
def test_a_check_by_nobody_is_none(nobody: str) -> None:
    """It is kept back, also where the briefing's checker serves those that do not say."""
    corpus = Corpus(
        articles=[Article(id="x", title="X", statements=[statement(checked=nobody)])],
        briefing=Briefing(title="B", require_checked=True, checked="ef", coded=nobody),
    )

    assert corpus.published == ()
    assert corpus.coded_by(corpus.statements[0]) is None


def test_the_first_of_two_with_one_id_is_kept() -> None:
    """Two actors or articles with one id do not stop the rest from being found."""
    corpus = Corpus(
        articles=[Article(id="a", title="First"), Article(id="a", title="Second")],
        actors=[Person(id="p", name="First"), Person(id="p", name="Second")],
    )

    assert corpus.article_by_id["a"].title == "First"
    assert corpus.actor_by_id["p"].name == "First"


@given(corpora(), st.data())
def test_the_order_of_articles_does_not_matter(corpus: Corpus, choice: st.DataObject) -> None:
    """The same articles in any order are the same statements."""
    shuffled = Corpus(
        articles=choice.draw(st.permutations(corpus.articles)), briefing=corpus.briefing
    )

    assert shuffled.statements == corpus.statements
    assert shuffled.published == corpus.published
    assert shuffled.live_articles == corpus.live_articles
    assert shuffled.as_of == corpus.as_of


def test_drafts_are_not_live() -> None:
    """Draft topics and articles are left out; topics stand by title, articles newest first."""
    corpus = Corpus(
        articles=[
            Article(id="a", title="A", date="2024"),
            Article(id="b", title="B", date="2025"),
            Article(id="c", title="C"),
            Article(id="d", title="D", draft=True),
        ],
        topics=[
            Topic(id="x", title="b", proposition="P."),
            Topic(id="y", title="A", proposition="P."),
            Topic(id="z", title="C", proposition="P.", draft=True),
        ],
    )

    assert [one.id for one in corpus.live_articles] == ["b", "a", "c"]
    assert [one.id for one in corpus.live_topics] == ["y", "x"]


def test_rights() -> None:
    """An article's own rights come before its publisher's, and these before the briefing's."""
    daily = Publisher(id="daily", name="Daily", rights="licensed")
    corpus = Corpus(briefing=Briefing(title="B", rights="private"), publishers=[daily])
    given = [
        Article(id="a", title="A", publisher=publisher, rights=rights)
        for publisher in ("daily", "weekly", None)
        for rights in (None, "open")
    ]

    assert [corpus.rights(one).value for one in given] == [
        *("licensed", "open"),
        *("private", "open"),
        *("private", "open"),
    ]


def test_a_country_exists_without_a_file() -> None:
    """A code of the table is a country; its file adds to what the table says."""
    corpus = Corpus(actors=[Country(id="ro", aka=["the Danube country"], capital="Iași")])

    assert isinstance(corpus.actor("fr"), Country)
    assert corpus.actor("nobody") is None
    written = corpus.actor("ro")
    assert isinstance(written, Country)
    assert (written.name, written.demonym, written.capital) == ("Romania", "Romanian", "Iași")


def test_a_country_without_a_code() -> None:
    """A country that is in no table has its id for a name, unless it says another."""
    assert Country(id="atlantis").name == "atlantis"
    assert Country(id="atlantis").capital is None
    assert Country(id="atlantis", name="Atlantis").name == "Atlantis"


@pytest.mark.parametrize(
    ("id_", "country"),
    [("ro", "ro"), ("port", "ro"), ("ada", "bg"), ("harbour-league", None), ("x", None)],
)
def test_country_of(id_: str, country: str | None) -> None:
    """An organization and a person belong to the country that their file names."""
    corpus = Corpus(
        actors=[
            HARBOUR,
            Organization(id="port", name="Port", type=OrganizationType.MINISTRY, country="Romania"),
            Person(id="ada", name="Ada", country="BG"),
        ]
    )

    assert corpus.country_of(id_) == country
    assert corpus.country_of(None) is None


def test_where_words_stand() -> None:
    """Words have an offset in the text; ignored stretches hold none, `nth` picks one."""
    article = Article(
        id="a",
        title="A",
        body="Teaser: we build it. End.\n\nToday we build it. Later we build it.",
        ignore=[Ignored(start="Teaser", end="End")],
    )
    text = article.passage.normal

    def offset(**fields: object) -> int | None:
        return article.offset_of(Statement(**({"speaker": "ro", "quote": "we build it"} | fields)))

    assert offset() == text.index("we build it. Later")
    assert offset(nth=2) == text.rindex("we build it")
    assert offset(nth=3) is None
    assert offset(quote="Teaser") is None
    assert offset(quote="we sell it") is None


def test_an_ignored_stretch_without_an_end_runs_to_the_end() -> None:
    """Without `to` everything after its beginning is ignored."""
    article = Article(
        id="a", title="A", body="One. Read on: two.", ignore=[Ignored(start="Read on")]
    )

    assert article.ignored == ((5, len(article.passage.normal)),)


@pytest.mark.parametrize("months", [0, -1])
def test_a_window_is_positive(months: int) -> None:
    """A window of no month is refused."""
    with pytest.raises(ValueError, match="at least one month"):
        Briefing(title="B", window=months)
