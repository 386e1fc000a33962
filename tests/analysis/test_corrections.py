"""Which corrections are published, and what each corrects."""

from __future__ import annotations

import attrs
import pytest

from policybrief import Article, Briefing, Corpus, Correction, Statement, Topic, analyse, diff
from policybrief.analysis.corrections import published_corrections

BODY = "We said one. They said two. We come, yes, or no: we come, she said."


def correction(date: str, what: str = "A word was lost.") -> Correction:
    """Return a correction made on a date."""
    return Correction(date=date, what=what, why="A slip in copying.")


def said(words: str, *dates: str, **fields: object) -> Statement:
    """Return a statement that was corrected on some dates."""
    given = {"speaker": "ro", "quote": words, **fields}
    return Statement(**given, corrections=[correction(date) for date in dates])  # type: ignore[arg-type]


def corpus(*statements: Statement, **fields: object) -> Corpus:
    """Return a corpus of one article."""
    settings = fields.pop("briefing", Briefing(title="Bay"))
    article = Article(
        id="bay", title="Bay", date="2026-01-20", body=BODY, statements=statements, **fields
    )  # type: ignore[arg-type]
    wall = Topic(id="wall", title="Wall", proposition="It is built.")
    return Corpus(articles=[article], topics=[wall], briefing=settings)  # type: ignore[arg-type]


def test_newest_first_whatever_the_order():
    """A month or a year stands for its first day."""
    found = published_corrections(
        corpus(
            said("one", "2026-01-25", "2026-02"),
            said("two", "2026-03-01"),
            corrections=[correction("2026"), correction("2026-02-02")],
        )
    )

    assert [one.correction.date.text for one in found] == [
        *("2026-03-01", "2026-02-02", "2026-02", "2026-01-25", "2026")
    ]


def test_one_utterance_of_several_speakers_is_one_correction():
    """The statements that a list of speakers expands to share their correction."""
    one, other = said("we come", "2026-01-25"), said("we come", "2026-01-25", speaker="bg")

    (found,) = published_corrections(corpus(one, other))

    assert len(found.statements) == 2
    assert found.id == f"bay/{found.statements[0]}/2026-01-25"


def test_other_words_are_another_correction():
    """Two statements that were corrected alike are not one."""
    found = published_corrections(corpus(said("yes", "2026-01-25"), said("no", "2026-01-25")))

    assert [len(one.statements) for one in found] == [1, 1]
    assert len({one.id for one in found}) == 2


def test_ids_stay_when_words_change():
    """Two on one day are told apart by their order, not by their words."""
    first = corpus(corrections=[correction("2026-02"), correction("2026-02", "Another.")])
    later = corpus(corrections=[correction("2026-02", "Mended."), correction("2026-02")])

    ids = [one.id for one in published_corrections(first)]
    assert ids == ["bay/2026-02", "bay/2026-02/2"]
    assert ids == [one.id for one in published_corrections(later)]


@pytest.mark.parametrize(
    ("statement", "fields", "number"),
    [
        (said("yes", "2026-01-25"), {}, 1),
        (said("yes", "2026-01-25"), {"draft": True}, 0),
        (said("yes", "2026-01-25", withdrawn="Not hers."), {}, 1),
        (said("yes", "2026-01-25", withdrawn="Not hers."), {"draft": True}, 0),
        (said("yes", "2026-01-25"), {"briefing": Briefing(title="B", require_checked=True)}, 0),
        (
            said("yes", "2026-01-25", checked="cd"),
            {"briefing": Briefing(title="B", require_checked=True)},
            1,
        ),
    ],
)
def test_what_is_not_published_tells_no_correction(statement, fields, number):
    """Drafts and unchecked statements keep theirs; the tombstone of a withdrawn one shows it."""
    assert len(published_corrections(corpus(statement, **fields))) == number


def test_a_draft_tells_nothing_of_itself():
    """Nor what was corrected of the article."""
    assert published_corrections(corpus(corrections=[correction("2026-02")], draft=True)) == ()


@pytest.mark.parametrize(
    ("since", "until", "dates"),
    [
        ("2026-01-20", None, ["2026-03-01", "2026-02", "2026-01-25"]),
        ("2026-01-25", None, ["2026-03-01", "2026-02"]),
        ("2026-01-24", None, ["2026-03-01", "2026-02", "2026-01-25"]),
        ("2026-02-28", None, ["2026-03-01"]),
        ("2026-01-20", "2026-02-28", ["2026-02", "2026-01-25"]),
        ("2026-01-20", "2026-01-25", ["2026-01-25"]),
        ("2026-01-20", "2026-02-27", ["2026-01-25"]),
        ("2026-03-01", None, []),
    ],
)
def test_since_a_day(since, until, dates):
    """What is dated after the day and not after the last one; the as-of date ends nothing."""
    whole = corpus(
        said("one", "2026-01-25", "2026-02", "2026-03-01"),
        briefing=Briefing(title="B", as_of="2026-01", quiet=["corrected-after-as-of"]),
    )

    found = diff(whole, since=since, until=until).corrections

    assert [one.correction.date.text for one in found] == dates


def test_since_a_copy():
    """What the copy does not have is new, whatever its date; the statement is the same."""
    before = corpus(said("one", "2026-01-25"))
    after = corpus(said("one", "2026-01-25", "2026-01-21"), corrections=[correction("2026-02")])

    found = diff(after, other=before)

    assert [one.correction.date.text for one in found.corrections] == ["2026-02", "2026-01-21"]
    assert found.statements == ()
    assert diff(after, other=attrs.evolve(after)).corrections == ()


def test_only_a_part():
    """A correction concerns whom its statements concern; an article's, all whom it reports."""
    whole = corpus(
        said("one", "2026-02", stances={"wall": "for"}),
        said("two", "2026-03", speaker="bg"),
        corrections=[correction("2026-04")],
    )
    found = diff(whole, since="2026-01-20")

    def dates(**of: str) -> list[str]:
        return [one.correction.date.text for one in found.about(**of).corrections]

    assert dates(country="ro") == ["2026-04", "2026-02"]
    assert dates(country="bg") == ["2026-04", "2026-03"]
    assert dates(country="fr") == []
    assert dates(topic="wall") == ["2026-04", "2026-02"]
    assert [one.id for one in analyse(whole).corrections] == [one.id for one in found.corrections]
