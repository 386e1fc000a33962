"""Articles in runs: an edit changes one of them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from policybrief.models.article import Article
from policybrief.models.briefing import Briefing
from policybrief.models.corpus import Corpus
from policybrief.models.runs import in_runs
from policybrief.remembering import Memory

_ARTICLES = [Article(id=f"a{number:04}", title=str(number)) for number in range(400)]


def test_runs_hold_every_article_once_in_order() -> None:
    runs = list(in_runs(_ARTICLES))
    assert [one for run in runs for one in run] == _ARTICLES
    assert 3 < len(runs) < 20


@given(st.sets(st.sampled_from(range(400)), max_size=3))
def test_what_goes_changes_the_runs_that_it_was_in(gone: set[int]) -> None:
    left = [one for number, one in enumerate(_ARTICLES) if number not in gone]
    before, after = ({tuple(map(id, run)) for run in in_runs(some)} for some in (_ARTICLES, left))
    assert len(after - before) <= len(gone)


def test_what_is_made_of_a_run_is_kept_while_its_articles_are_the_same() -> None:
    memory, briefing = Memory(), Briefing(title="Bridges")
    made: list[str] = []

    def titles(run: tuple[Article, ...], frame: Corpus) -> list[str]:
        made.extend(one.id for one in run)
        return [one.title for one in run]

    def all_titles(articles: list[Article]) -> list[str]:
        corpus = Corpus(articles=reversed(articles), briefing=briefing, memory=memory)
        return [one for some in corpus.by_run(titles) for one in some]

    assert all_titles(_ARTICLES) == [str(number) for number in range(400)]
    assert len(made) == 400
    made.clear()
    edited = [Article(id="a0200", title="other") if one.id == "a0200" else one for one in _ARTICLES]
    assert all_titles(edited)[200] == "other"
    assert "a0200" in made
    assert len(made) < 300
