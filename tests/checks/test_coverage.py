"""Topics and articles that were passed over are found, and what was looked at is left alone."""

from __future__ import annotations

import pytest

from policybrief.checks.run import check_corpus
from policybrief.models.article import Article, Ignored
from policybrief.models.briefing import Briefing
from policybrief.models.corpus import Corpus
from policybrief.models.statement import Statement
from policybrief.models.topic import Topic

TEXT = "The toll divides the town. A toll pays for the bridge, and the Tolls stay."
TOLL = Topic(id="bridge-toll", title="Toll", proposition="Cars pay.", keywords=["toll", "tolls"])


def codes(*articles: Article, topics: tuple[Topic, ...] = (TOLL,), **briefing: object) -> list[str]:
    corpus = Corpus(
        articles=articles,
        topics=topics,
        briefing=Briefing(title="Bay", contact="desk@example.org", **briefing),
    )
    return [one.code for one in check_corpus(corpus)]


def article(body: str = TEXT, **fields: object) -> Article:
    return Article(id="town", title="Town", body=body, **fields)


def says(topic: str, **fields: object) -> Statement:
    speaker = fields.pop("speaker", "is")
    return Statement(speaker=speaker, quote="pays for the bridge", stances={topic: "for"}, **fields)


def test_keywords_without_a_statement():
    """Three places of its keywords are enough; case does not count, word borders do."""
    assert codes(article()) == ["keyword-without-statement"]


@pytest.mark.parametrize(
    "body",
    [
        "The toll divides the town. A toll pays for the bridge.",
        "A tollgate, the tollkeeper, extolled tollbooths: the toll.",
        "Nothing of the kind.",
    ],
)
def test_too_few_keywords(body):
    """Two places, or parts of longer words, are no sign."""
    assert codes(article(body)) == []


def test_keywords_are_folded():
    """Diacritics do not count, in the keyword or in the text."""
    peace = Topic(id="peace", title="Peace", proposition="Peace.", keywords=["păcii", "Türe auf"])
    body = "Drumul PACII. Calea păcii. Die Türe  auf."

    assert codes(article(body), topics=(peace,)) == ["keyword-without-statement"]


def test_a_statement_on_the_topic_is_enough():
    """Nothing is said when one is coded, of whomever."""
    assert codes(article(statements=[says("bridge-toll")])) == []


def test_ignored_stretches_do_not_count():
    """What may not be quoted is not read."""
    ignore = [Ignored(start="A toll pays", end="Tolls stay")]

    assert codes(article(ignore=ignore)) == []


@pytest.mark.parametrize(
    "fields", [{"reviewed": ["bridge-toll"]}, {"draft": True}], ids=["reviewed", "draft"]
)
def test_articles_that_were_looked_at(fields):
    """An article says which topics have nothing to code in it; drafts are not finished."""
    found = codes(article(**fields), quiet=["draft"])

    assert found == []


def test_one_problem_for_each_topic():
    """However often the keywords stand, and one for each topic that has them."""
    other = Topic(id="bridge-fee", title="Fee", proposition="Cars pay.", keywords=["toll"])
    found = codes(article(TEXT * 5), topics=(TOLL, other))

    assert found == ["keyword-without-statement"] * 2


def test_silent_topics():
    """A topic without a stance is named; a withdrawn one is none."""
    wall = Topic(id="sea-wall", title="Wall", proposition="It is built.")

    assert codes(article(statements=[says("bridge-toll")]), topics=(TOLL, wall)) == ["silent-topic"]
    withdrawn = says("sea-wall", withdrawn="wrong", speaker="mt")
    both = article(statements=[says("bridge-toll"), withdrawn])
    assert codes(both, topics=(TOLL, wall)) == ["silent-topic"]


def test_topics_that_may_be_silent():
    """Nothing is said of drafts, of a corpus without any stance, and where stances are unclear."""
    draft = Topic(id="sea-wall", title="Wall", proposition="It is built.", draft=True)

    assert codes(article(statements=[says("bridge-toll")]), topics=(TOLL, draft)) == ["draft"]
    assert codes() == []
    assert codes(article(statements=[says("bridge-tol")])) == ["unknown-topic"]
    assert codes(article("Nothing.")) == []
