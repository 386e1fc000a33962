"""Hints for what people write instead of what the files know."""

from __future__ import annotations

import pytest

from tests.reading.corpora import ARTICLE, PERSON, TOPIC, changed, look_at, write

POSITIONS = "use one of: for, leans-for, open, leans-against, against, unclear"
SPAN = "- president of ro, 2024-05-26/.."
EITHER = "did you mean 'leans-for' or 'leans-against'?"


@pytest.mark.parametrize(
    ("old", "wrong", "hint"),
    [
        ("bridge-toll: for", "bridge-toll: oppose", "did you mean 'against'?"),
        ("bridge-toll: for", "bridge-toll: Pro", "did you mean 'for'?"),
        ("bridge-toll: for", "bridge-toll: in favour", "did you mean 'for'?"),
        ("bridge-toll: for", "bridge-toll: leaning", EITHER),
        ("bridge-toll: for", "bridge-toll: strongly", POSITIONS),
        ("act: offers", "act: demands", "did you mean 'urges'?"),
        ("act: offers", "act: declined", "did you mean 'rules-out'?"),
        ("act: offers", "act: orders", "use one of: considers, declares"),
        ("act: offers", "act: dies", "use one of: considers, declares"),
        ("act: offers", "act: Offer", "did you mean 'offers'?"),
        ("date: 2025-04-28", "date: 05/01/2025", "write 2025-01-05 or 2025-05-01"),
        ("date: 2025-04-28", "date: 28/04/2025", "write 2025-04-28"),
        ("date: 2025-04-28", "date: 2025-04-28/2025-04-01", "write the earlier date first"),
        ("value: 650,", "value: 3,500,", "a comma within braces begins another field"),
    ],
)
def test_in_an_article(old, wrong, hint, tmp_path):
    """The hint names what is meant, or everything that is known; never the nearest letters."""
    _, problems = look_at(write(tmp_path, changed(ARTICLE, old, wrong)))

    assert problems[0].hint.startswith(hint)


def test_a_date_with_slashes_is_named_as_a_whole(tmp_path):
    """It is no span."""
    _, problems = look_at(write(tmp_path, changed(ARTICLE, "2025-04-28", "05/01/2025")))

    assert [one.message for one in problems] == ["'05/01/2025' is not a date"]


@pytest.mark.parametrize(
    ("span", "message"),
    [
        ("April 28, 2024/..", "'April 28, 2024' is not a date"),
        ("2024-05-26/2020", "'2024-05-26/2020' ends before it starts"),
    ],
)
def test_a_span_of_a_role(span, message, tmp_path):
    """The comma of a date is not taken for the one in front of it."""
    _, problems = look_at(write(tmp_path, changed(PERSON, "2024-05-26/..", span)))

    assert (problems[0].code, problems[0].message) == ("bad-date", message)


@pytest.mark.parametrize(
    ("path", "old", "new", "hint"),
    [
        (TOPIC, "[toll, bridge]", "toll, bridge", 'write a list: [toll, bridge], or ["toll, br'),
        (PERSON, "[President Brook]", "A, B, C", "write a list: [A, B, C]"),
        (PERSON, "[President Brook]", '["Brook, Ada"]', None),
        (PERSON, "[President Brook]", "President Brook", None),
    ],
)
def test_a_list_in_one_text(path, old, new, hint, tmp_path):
    """Commas in one text are a list that was meant; within a list they belong to a name."""
    _, problems = look_at(write(tmp_path, changed(path, old, new)))
    hints = [one.hint for one in problems if one.code == "text-for-list"]

    assert len(hints) == (hint is not None)
    assert all(one.startswith(hint) for one in hints)


@pytest.mark.parametrize(
    ("title", "warned"),
    [
        ("Pier #1 opens", True),
        ("Pier\n  two #1 opens", True),
        ("Pier # a comment", False),
        ("Pier  #todo", False),
        ("Pier#1", False),
        ("'Pier' #1", False),
        ("'Pier #1 opens'", False),
        (">-  #1\n  Pier #1 opens", False),
    ],
)
def test_words_cut_by_a_comment(title, warned, tmp_path):
    """A "#1" right behind a plain title is a part of it that is lost; a comment is left alone."""
    _, problems = look_at(write(tmp_path, changed(TOPIC, "Bridge toll", title)))

    assert [one.code for one in problems] == ["comment-in-text"] * warned
