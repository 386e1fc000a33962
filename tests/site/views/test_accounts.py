"""Other accounts of an utterance, below its statement."""

from __future__ import annotations

from typing import Any

from policybrief.analysis.ledger import analyse
from policybrief.models.article import Article, Rights
from policybrief.models.corpus import Corpus
from policybrief.models.source import Publisher
from policybrief.models.statement import Statement
from policybrief.site.desk import Desk
from policybrief.site.plan import plan_pages
from policybrief.site.templates import make_environment, render_page
from policybrief.site.views.accounts import AccountView, account_views
from tests.site.builds import Shown

FIRST = {"quote": "We will build the wall", "id": "wall"}


def desk(*accounts: dict[str, Any], rights: tuple[Rights | None, ...] = ()) -> Desk:
    """Return a desk with an article for each account of one utterance, in order of date."""
    articles = [
        Article(
            id=f"a{at}",
            title=f"Article {at}",
            publisher="daily" if at else None,
            date=f"2025-0{at + 1}-01",
            rights=rights[at] if at < len(rights) else None,
            statements=[
                Statement(**({"speaker": "ada-brook", "same_as": "wall" if at else None} | account))
            ],
        )
        for at, account in enumerate(accounts)
    ]
    publishers = [Publisher(id="daily", name="The Daily")]
    return Desk(analyse(Corpus(articles=articles[::-1], publishers=publishers)))


def views(made: Desk, at: int = 0) -> tuple[AccountView, ...]:
    (statement,) = made.corpus.article_by_id[f"a{at}"].statements
    return account_views(made, made.here(f"articles/a{at}.html"), statement)


def page_of(made: Desk, at: int = 0) -> Shown:
    (page,) = (one for one in plan_pages(made) if one.address == f"articles/a{at}.html")
    return Shown(render_page(make_environment(None), page))


def test_each_account_names_the_others():
    """Where else the utterance stands, and how its words are given there."""
    made = desk(
        FIRST,
        {"quote": "we will build the wall"},
        {"quote": "we will build the wall now"},
        {"quote": "build the wall"},
        {"quote": "build a wall"},
        {"reported": "she promised a wall", "gist": "A wall."},
        {"quote": "construim", "lang": "ro"},
    )

    assert [(one.article.name, one.wording) for one in views(made)] == [
        ("Article 1", "the same words"),
        ("Article 2", "more of the words"),
        ("Article 3", "fewer of the words"),
        ("Article 4", "other words"),
        ("Article 5", "reported without a quote"),
        ("Article 6", "in another language"),
    ]
    assert [one.fullest for one in views(made)] == [False, True, False, False, False, False]
    assert str(views(made, 2)[0].article.url) == "a0.html#wall"
    assert views(made, 2)[0].publisher is None
    assert str(views(made)[0].publisher) != "None"
    assert views(made, 5)[0].wording == "quoted there"


def test_a_single_account_has_no_others():
    """A statement that nobody else reports says nothing of it."""
    made = desk(FIRST)

    assert views(made) == ()
    assert page_of(made).texts(".pb-accounts") == []


def test_the_words_are_compared_so_that_all_can_tell():
    """What only one of the two has is marked as such, also for those who hear the page."""
    page = page_of(desk(FIRST, {"quote": "We will surely build a wall"}))

    assert page.texts("del") == ["[only here: the]"]
    assert page.texts("ins") == ["[only there: surely]", "[only there: a]"]
    assert "One utterance, counted once. Also in:" in page.text


def test_nothing_is_told_of_words_that_are_private():
    """Neither the words nor whether they are the same."""
    for rights in ((Rights.PRIVATE, None), (None, Rights.PRIVATE)):
        for words in ("We will build the wall", "We will surely build"):
            made = desk(FIRST, {"quote": words, "gist": "A wall."}, rights=rights)
            (one,) = views(made)

            assert one.wording == "words not published, so not compared"
            assert one.changes == ()
            assert not views(made, 1)[0].changes
    hidden = desk(FIRST, {"quote": "We will surely build"}, rights=(None, Rights.PRIVATE))
    assert "surely" not in page_of(hidden).text


def test_an_account_that_was_taken_down_is_none():
    """A withdrawn statement is no account, and names none."""
    made = desk(FIRST, {"quote": "We will build", "withdrawn": "A slip."})

    assert views(made) == ()
    assert views(made, 1) == ()
