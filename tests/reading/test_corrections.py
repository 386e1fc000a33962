"""Each mistake in a correction is one problem, where it stands."""

from __future__ import annotations

import pytest

from policybrief import Correction
from tests.reading.corpora import ARTICLE, changed, found, look_at, write

OF_ARTICLE = "lang: en\ncorrections:\n  - "
OF_LIST = "    event: opening\n    corrections:\n      - "
GOOD = "{date: 2025-05-01, what: The title was wrong, why: A slip}"


def of_article(written: str) -> dict[str, str]:
    """Return the valid corpus with a correction of its article, on line 8."""
    return changed(ARTICLE, "lang: en", OF_ARTICLE + written)


def test_they_are_read(tmp_path):
    """Of an article and of a statement; each of several speakers has it."""
    files = of_article(GOOD)
    files[ARTICLE] = files[ARTICLE].replace("    event: opening", OF_LIST + GOOD)
    corpus, problems = look_at(write(tmp_path, files))

    assert problems == []
    one = Correction(date="2025-05-01", what="The title was wrong", why="A slip")
    (article,) = corpus.articles
    assert article.corrections == (one,)
    assert [each.corrections for each in article.statements] == [(), (one,), (one,)]


@pytest.mark.parametrize("date", ["2025-05-01", "2025-05", "2025"])
def test_a_day_a_month_or_a_year(date, tmp_path):
    """Any of them may stand there."""
    _, problems = look_at(write(tmp_path, of_article(GOOD.replace("2025-05-01", date))))

    assert problems == []


@pytest.mark.parametrize(
    ("written", "expected", "hint"),
    [
        *(
            (GOOD.replace("2025-05-01", date), ["8:12 bad-date"], "2026-01-25, 2026-01 or 2026")
            for date in (
                *("2025-05~", "2025?", "2025-21", "202X", "2025-XX", "2025/..", "/2026"),
                "2025-05-01/2025-05-02",
            )
        ),
        (GOOD.replace("2025-05-01", "1 May 2025"), ["8:12 bad-date"], None),
        (GOOD.replace("2025-05-01", "2025-02-30"), ["8:12 bad-date"], None),
        (GOOD.replace("date: 2025-05-01, ", ""), ["8:5 missing-field"], "date: …"),
        (GOOD.replace("what: The title was wrong, ", ""), ["8:5 missing-field"], "what: …"),
        (GOOD.replace("why: A slip", "why: "), ["8:51 missing-field"], "why: …"),
        (GOOD.replace("A slip", "'  '"), ["8:56 empty-value"], None),
        (GOOD.replace("A slip", "[A, slip]"), ["8:56 not-text"], None),
        (GOOD.replace("why:", "because:"), ["8:5 missing-field", "8:51 unknown-field"], None),
        ("The title was wrong", ["8:5 not-a-mapping"], None),
        ("", ["8:4 empty-value"], None),
        (
            "{date: soon, what: '', when: now}",
            ["8:12 bad-date", "8:24 empty-value", "8:28 unknown-field", "8:5 missing-field"],
            None,
        ),
        ("{}", ["8:5 missing-field"] * 3, None),
    ],
)
def test_each_mistake_has_its_place(written, expected, hint, tmp_path):
    """Nothing hides another, and nothing is said twice."""
    _, problems = look_at(write(tmp_path, of_article(written)))

    assert sorted(one.removeprefix(f"{ARTICLE}:") for one in found(problems)) == sorted(expected)
    if hint is not None:
        assert hint in (problems[0].hint or "")


def test_a_mistake_of_a_list_of_speakers_is_one_problem(tmp_path):
    """However many statements it expands to."""
    files = changed(ARTICLE, "    event: opening", OF_LIST + GOOD.replace("2025-05-01", "2025~"))
    _, problems = look_at(write(tmp_path, files))

    assert found(problems) == [f"{ARTICLE}:22:16 bad-date"]


def test_words_cut_by_a_comment(tmp_path):
    """What pages show is not cut silently."""
    block = "date: 2025-05\n    what: Title #2 was wrong\n    why: A slip"
    _, problems = look_at(write(tmp_path, of_article(block)))

    assert found(problems) == [f"{ARTICLE}:9:17 comment-in-text"]


@pytest.mark.parametrize(
    "given",
    [
        {"date": "2025~"},
        {"date": "2025/.."},
        {"date": "soon"},
        {"what": " "},
        {"why": ""},
        {"why": None},
    ],
)
def test_what_exists_is_valid(given):
    """The same is refused in Python."""
    with pytest.raises(ValueError, match=r"date|a day|says what|is text"):
        Correction(**{"date": "2025-05-01", "what": "A", "why": "B", **given})
