"""Values and units that cannot be compared."""

from __future__ import annotations

from typing import Any

import pytest

from policybrief.checks.facts import check_facts
from policybrief.models.article import Article
from policybrief.models.briefing import Briefing
from policybrief.models.corpus import Corpus
from policybrief.models.fact import Fact
from policybrief.problems import Problem


def checked(*facts: dict[str, Any]) -> list[Problem]:
    """Return what is wrong with facts on one property, each in an article of its own."""
    usual = {"subject": "dyke", "property": "length", "value": 650}
    return list(
        check_facts(
            Corpus(
                articles=[
                    Article(id=f"article-{at}", title="A", facts=[Fact(**(usual | one))])
                    for at, one in enumerate(facts)
                ]
            )
        )
    )


@pytest.mark.parametrize(
    ("facts", "codes"),
    [
        ([{"unit": "km"}, {"unit": "miles"}], []),
        ([{"unit": "km"}, {"unit": "kg"}], ["unit-mismatch"]),
        ([{"unit": "km"}, {}], ["unit-mismatch"]),
        ([{}, {"unit": "km"}], ["unit-mismatch"]),
        ([{"unit": "km"}, {"unit": "kg", "property": "weight"}], []),
        ([{"unit": "km"}, {"unit": "kg", "as_of": "1990"}], ["unit-mismatch"]),
        ([{"unit": "EUR"}, {"unit": "USD"}], []),
        ([{"unit": "EUR"}, {"unit": "$"}], ["ambiguous-unit"]),
        ([{"unit": "tonnes"}, {"unit": "thousand tons"}], ["ambiguous-unit"]),
        ([{"unit": "km"}, {"unit": "kilometrs"}], ["unknown-unit"]),
        ([{"unit": "km"}, {"value": "650 km"}], ["unclear-number"]),
        ([{"unit": "soldiers"}, {"unit": "troops"}], []),
        ([{"value": "1,200"}], ["unclear-number"]),
        ([{"value": "~650"}], []),
        ([{"value": "of stone, mostly"}], []),
    ],
)
def test_one_mistake_is_one_warning(facts: list[dict[str, Any]], codes: list[str]) -> None:
    """What cannot be compared is told once; what merely stands beside each other is not."""
    assert [one.code for one in checked(*facts)] == codes


def test_a_mismatch_names_the_other_claim(corpus_dir) -> None:
    """The message says where the claim stands that this one cannot be compared with."""
    from policybrief import find_problems

    fact = "facts:\n  - {{subject: dyke, property: length, value: 6, unit: {}}}\n"
    root = corpus_dir(
        {
            "briefing.yml": "title: Dykes\ncontact: desk@example.org\n",
            "articles/first.md": f"---\ntitle: A\n{fact.format('km')}---\n",
            "articles/second.md": f"---\ntitle: B\n{fact.format('kg')}---\n",
        }
    )
    (problem,) = find_problems(root)

    assert str(problem.location) == "articles/second.md:4:55"
    assert "'kg' here cannot be compared with 'km' in articles/first.md, line 4" in str(problem)


def test_a_name_of_no_subject_is_noticed() -> None:
    """A name that no fact uses is told, with the subject that may be meant."""
    article = Article(id="a", title="A", facts=[Fact(subject="dyke", property="length", value=1)])
    briefing = Briefing(title="Bay", subjects={"dyke": "The dyke", "dkye": "The other"})

    (problem,) = check_facts(Corpus(articles=[article], briefing=briefing))

    assert problem.code == "unknown-subject"
    assert problem.hint == "did you mean 'dyke'?"
