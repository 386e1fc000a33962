"""What is mended is what was wrong, and nothing else."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policybrief.codes import CODES
from policybrief.errors import PolicybriefError
from policybrief.pipeline import fixing
from policybrief.pipeline.fixing import Change, fix_problems
from policybrief.pipeline.loading import look_at
from policybrief.problems import Location, Severity
from tests.checks.test_codes import CASES
from tests.reading.corpora import ARTICLE, BRIEFING, PERSON, TOPIC, VALID, changed, write

REPORTED = "reported: has shown interest in the bridge"
JUNK = ["\n", "\t", "\u00a0", "\u200b", "'", '"', "“", ": ", " #", "- ", "[", "}", "_", "\r", "é"]
QUOTE = "quote: >-\n      We will build it [...] nobody pays twice"
PORT = "actors/port-ministry.md"

# Code, file, what stands there in the valid corpus, what is wrong, and what becomes of it.
SLIPS: list[tuple[str, str, str, str, str]] = [
    ("bad-date", ARTICLE, "date: 2025-04-28", "date: 28 April 2025", "date: 2025-04-28"),
    ("bad-date", ARTICLE, "date: 2025-04-28", "date: '2025/04/28' # a", "date: '2025-04-28' # a"),
    ("bad-date", ARTICLE, "said: 2025-04-27", "said: 27.04.2025", "said: 2025-04-27"),
    ("bad-date", PERSON, "2024-05-26/..", "26.5.2024/..", "2024-05-26/.."),
    ("bad-date", PERSON, "2024-05-26/..", "May 26, 2024/..", "2024-05-26/.."),
    ("bad-language", ARTICLE, "lang: en", "lang: en_GB", "lang: en-GB"),
    (
        "bad-language",
        BRIEFING,
        "title: Bridges\n",
        "title: Bridges\nlanguage: fr_CA\n",
        "title: Bridges\nlanguage: fr-CA\n",
    ),
    ("control-character", TOPIC, "a toll?", "a\u200b to\u00adll?", "a toll?"),
    ("duplicate-statement", ARTICLE, "[dk, port", "[dk,  dk, port", "[dk, port"),
    (
        "duplicate-statement",
        ARTICLE,
        "[dk, port-ministry]",
        "\n      - dk\n      - port-ministry\n      - dk",
        "\n      - dk\n      - port-ministry",
    ),
    ("not-true-or-false", TOPIC, "asked_of:", "draft: No\nasked_of:", "draft: false\nasked_of:"),
    (
        "not-true-or-false",
        TOPIC,
        "asked_of:",
        "draft: 'off'\nasked_of:",
        "draft: 'false'\nasked_of:",
    ),
    ("quotation-marks", ARTICLE, REPORTED, f"reported: “{REPORTED[10:]}”", REPORTED),
    (
        "quotation-marks",
        ARTICLE,
        REPORTED,
        f"reported: '\"{REPORTED[10:]}\"'",
        f"reported: '{REPORTED[10:]}'",
    ),
    (
        "quotation-marks",
        ARTICLE,
        REPORTED,
        "reported: >-\n      «has shown\n      interest»",
        "reported: >-\n      has shown\n      interest",
    ),
    (
        "quote-not-found",
        ARTICLE,
        QUOTE,
        "quote: >-\n      Brook. “We will\n      build it",
        'quote: >-\n      Brook. "We will\n      build it',
    ),
    (
        "quote-not-found",
        ARTICLE,
        QUOTE,
        "quote: 'twice,” she told'",
        "quote: 'twice,\" she told'",
    ),
    ("quote-not-found", ARTICLE, QUOTE, 'quote: "twice,” she"', 'quote: "twice,\\" she"'),
    ("unknown-act", ARTICLE, "act: offers", "act: Offer", "act: offers"),
    ("unknown-actor", ARTICLE, "speaker: ada-brook", "speaker: Ada Brook", "speaker: ada-brook"),
    ("unknown-actor", ARTICLE, "speaker: ada-brook", "speaker: ADA_BROOK", "speaker: ada-brook"),
    (
        "unknown-actor",
        ARTICLE,
        "speaker: ada-brook",
        "speaker: President Brook",
        "speaker: ada-brook",
    ),
    ("unknown-actor", TOPIC, "[ro, dk]", "[ro, Port_Ministry]", "[ro, port-ministry]"),
    ("unknown-condition", ARTICLE, "if: funding", 'if: "Funding"', 'if: "funding"'),
    ("unknown-event", ARTICLE, "event: opening", "event: Opening", "event: opening"),
    ("unknown-field", ARTICLE, "title:", "titel:", "title:"),
    ("unknown-field", ARTICLE, "    said:", "    Said:", "    said:"),
    ("unknown-field", ARTICLE, "subject:", "subjject:", "subject:"),
    ("unknown-field", PERSON, "country:", "coutnry:", "country:"),
    ("unknown-field", TOPIC, "keywords:", "keyword:", "keywords:"),
    ("unknown-kind", PERSON, "kind: person", "kind: Person", "kind: person"),
    ("unknown-position", ARTICLE, "leans-for", "leans_for", "leans-for"),
    ("unknown-publisher", ARTICLE, "publisher: daily", "publisher: Daily", "publisher: daily"),
    ("unknown-rights", ARTICLE, "rights: quote", "rights: qoute", "rights: quote"),
    ("unknown-topic", ARTICLE, "bridge-toll: for", "bridge_toll: for", "bridge-toll: for"),
    ("unknown-type", PORT, "type: ministry", "type: Ministry", "type: ministry"),
    ("yaml-syntax", ARTICLE, "    via: ", "   \u00a0via: ", "    via: "),
]

# What may look safe, and is not.
UNSURE = [
    (ARTICLE, "date: 2025-04-28", "date: 04/05/2025"),
    (ARTICLE, "date: 2025-04-28", "date: 04.05.2025"),
    (ARTICLE, "date: 2025-04-28", "date: 28 April"),
    (ARTICLE, "date: 2025-04-28", "date: 2025-04-28T10:30"),
    (ARTICLE, "title:", "headline:"),
    (ARTICLE, "title:", "nitle:"),
    (ARTICLE, "act: offers", "act: refuses"),
    *((ARTICLE, "act: offers", f"act: {one}") for one in ("derides", "defies", "incites", "dies")),
    ("publishers/daily.md", "name: The Daily", "name: The Daily\nland: en"),
    (PORT, "kind: organization", "kind: organisation"),
    (ARTICLE, "event: opening", "notes: not for everybody"),
    (ARTICLE, "subject:", "sbject:"),
    (PERSON, "kind: person", "kind: county"),
    (ARTICLE, "bridge-toll: for", "bridge-toll: opens"),
    (ARTICLE, "nobody pays twice", "nobody pays thrice"),
    (ARTICLE, "nobody pays twice", "Nobody pays twice"),
    (ARTICLE, "speaker: ada-brook", "speaker: ada-brooke"),
    (ARTICLE, "speaker: ada-brook", "speaker: Brook"),
    (ARTICLE, "bridge-toll: for", "bridge-tol: for"),
    (ARTICLE, "lang: en", "lang: English language"),
    (ARTICLE, "https://", "www."),
    (PERSON, "country: ro", "country: Bucharest"),
    (TOPIC, "asked_of:", "draft: perhaps\nasked_of:"),
    (TOPIC, "a toll?", "a toll\u0092s?"),
    (BRIEFING, "contact:", "look: {primary: 1f3a5f}\ncontact:"),
]


def texts(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file()
    }


@pytest.mark.parametrize(("code", "path", "old", "wrong", "right"), SLIPS)
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_a_slip_is_mended(code, path, old, wrong, right, ends, tmp_path):
    """The problem is gone, and all other bytes are as they were."""
    files = {name: text.replace("\n", ends) for name, text in changed(path, old, wrong).items()}
    write(tmp_path, files)
    fixed = fix_problems(tmp_path)
    files[path] = changed(path, old, right)[path].replace("\n", ends)

    assert {change.code for change in fixed.changes} == {code}
    assert {name: content.decode() for name, content in texts(tmp_path).items()} == files
    assert not [one for one in fixed.problems if one.severity is Severity.ERROR]
    assert all(CODES[change.code].fixable for change in fixed.changes)


def test_each_fixable_code_has_a_slip():
    """What the table calls fixable is fixed above."""
    assert {slip[0] for slip in SLIPS} == {name for name, code in CODES.items() if code.fixable}


@pytest.mark.parametrize(("code", "files", "place"), CASES, ids=[case[0] for case in CASES])
def test_no_other_code_has_a_fix(code, files, place, tmp_path):
    """A problem carries a fix only where the table says that its code may have one."""
    for problem in look_at(write(tmp_path, files))[1]:
        assert problem.fix is None or CODES[problem.code].fixable


@pytest.mark.parametrize(("path", "old", "wrong"), UNSURE)
def test_what_is_unsure_stays(path, old, wrong, tmp_path):
    """Where something else may have been meant, nothing is changed."""
    files = changed(path, old, wrong)
    write(tmp_path, files)
    before = texts(tmp_path)
    fixed = fix_problems(tmp_path)

    assert fixed.changes == ()
    assert fixed.diff == ""
    assert fixed.problems
    assert texts(tmp_path) == before


TWINS = {
    "one by a name": ("Ada Brook", "distinct_from: [ada-brook]"),
    "one by another name": ("Ada Stone", "aka: [Ada Brook]"),
}


@pytest.mark.parametrize("name", TWINS)
def test_a_name_of_two_is_no_id(name, tmp_path):
    """Whom a name means is not guessed where two have it, and the hint names both."""
    given, more = TWINS[name]
    files = changed(ARTICLE, "speaker: ada-brook", "speaker: Ada Brook")
    twin = f"---\nname: {given}\nkind: person\n{more}\n---\nA poet.\n"
    fixed = fix_problems(write(tmp_path, {**files, "actors/ada-stone.md": twin}))

    hints = [one.hint for one in fixed.problems if one.code == "unknown-actor"]
    assert hints == ["write the id: 'ada-brook' or 'ada-stone'"]
    assert fixed.changes == ()


def test_digits_of_an_id_are_kept_apart(tmp_path):
    """Between digits a hyphen matters: "talks-1-12" is not "talks-11-2"."""
    files = changed(ARTICLE, "event: opening", "event: talks-1-12")
    write(tmp_path, {**files, "events/talks-11-2.md": VALID["events/opening.md"]})

    assert fix_problems(tmp_path).changes == ()
    assert (
        fix_problems(
            write(
                tmp_path / "b",
                {
                    **changed(ARTICLE, "event: opening", "event: Talks_11_2"),
                    "events/talks-11-2.md": VALID["events/opening.md"],
                },
            )
        )
        .changes[0]
        .new
        == "talks-11-2"
    )


@pytest.mark.parametrize("given", ["opens", "Opens", "{position: opens, act: offers}"])
def test_a_label_is_no_position(given, tmp_path):
    """A word of the topic for a position is never taken for another position."""
    files = changed(TOPIC, "{for: wants a toll}", "{for: opens}")
    files[ARTICLE] = files[ARTICLE].replace("bridge-toll: for", f"bridge-toll: {given}")
    fixed = fix_problems(write(tmp_path, files))

    assert fixed.changes == ()
    assert [(one.code, one.hint) for one in fixed.problems] == [("unknown-position", "write 'for'")]


def test_a_file_that_is_read_only(tmp_path):
    """It stays as it is, the hint says so, and others are mended."""
    files = changed(ARTICLE, "act: offers", "act: Offers")
    files[TOPIC] = files[TOPIC].replace("keywords:", "Keywords:")
    write(tmp_path, files)
    os.chmod(tmp_path / ARTICLE, 0o444)
    fixed = fix_problems(tmp_path)

    assert [change.code for change in fixed.changes] == ["unknown-field"]
    assert [one.hint for one in fixed.problems] == [
        "did you mean 'offers'?; the file is read-only, so it was not fixed"
    ]
    assert (tmp_path / ARTICLE).read_text() == files[ARTICLE]


def test_a_file_that_cannot_be_written(tmp_path, monkeypatch):
    """It is named, and so is what was written before it."""
    files = changed(ARTICLE, "act: offers", "act: Offers")
    files[TOPIC] = files[TOPIC].replace("keywords:", "Keywords:")
    write(tmp_path, files)
    real = fixing.write_in_place

    def fail(file, content):
        if file == tmp_path / TOPIC:
            raise PermissionError(13, "Permission denied", "topics/.bridge-toll.md.x")
        real(file, content)

    monkeypatch.setattr(fixing, "write_in_place", fail)
    message = f"{TOPIC} cannot be written: permission denied; written before it: {ARTICLE}"
    with pytest.raises(PolicybriefError, match=message):
        fix_problems(tmp_path)


def test_it_says_what_it_changed(tmp_path):
    """Each change has its place, what stood there and what does now; the rest is left."""
    write(tmp_path, {**changed(ARTICLE, "act: offers", "act: Offer"), "topics/a.txt": "x"})
    fixed = fix_problems(tmp_path)

    assert fixed.changes == (Change(Location(ARTICLE, 16, 52), "Offer", "offers", "unknown-act"),)
    assert str(fixed.changes[0]) == f"{ARTICLE}:16:52: fixed: 'Offer' -> 'offers' [unknown-act]"
    assert [one.code for one in fixed.problems] == ["stray-file"]
    assert fixed.written


def test_a_dry_run_writes_nothing(tmp_path):
    """It returns the same, with the changes as a diff that `patch` takes."""
    write(tmp_path, changed(ARTICLE, "act: offers", "act: Offer"))
    before = texts(tmp_path)
    fixed = fix_problems(tmp_path, write=False)

    assert texts(tmp_path) == before
    assert not fixed.written
    assert fixed.problems == ()
    assert f"--- a/{ARTICLE}\n+++ b/{ARTICLE}\n@@ -13," in fixed.diff
    assert "act: Offer}\n+      rent-cap: {position: open, if: funding, act: offers}" in fixed.diff


def test_a_fix_that_makes_an_error_is_taken_back(tmp_path):
    """The date would be later than the article's: it stays, and the others are mended."""
    files = changed(ARTICLE, "said: 2025-04-27", "said: 27 May 2025")
    files[ARTICLE] = files[ARTICLE].replace("act: offers", "act: Offer")
    write(tmp_path, files)
    fixed = fix_problems(tmp_path)

    assert [change.code for change in fixed.changes] == ["unknown-act"]
    assert [one.code for one in fixed.problems] == ["bad-date"]
    assert b"said: 27 May 2025" in (tmp_path / ARTICLE).read_bytes()


def test_words_that_would_be_read_otherwise_stay(tmp_path):
    """Without its marks the value would be a comment."""
    files = changed(ARTICLE, REPORTED, "reported: “#has”")
    write(tmp_path, {**files, ARTICLE: files[ARTICLE] + "\nIt #has it.\n"})

    assert fix_problems(tmp_path).changes == ()


def test_several_fixes_on_one_line(tmp_path):
    """Those that can be made are made, whatever stands beside them."""
    slip = "{position: Open, if: Funding, act: Offer}"
    write(tmp_path, changed(ARTICLE, "{position: open, if: funding, act: offers}", slip))
    fixed = fix_problems(tmp_path)

    assert len(fixed.changes) == 3
    assert texts(tmp_path)[ARTICLE].decode() == VALID[ARTICLE]


def test_a_mistake_behind_a_mistake(tmp_path):
    """What shows only when something else is mended is mended in the same run."""
    files = changed(ARTICLE, "    event: opening", "    Event: Opening")
    write(tmp_path, files)

    assert [one.new for one in fix_problems(tmp_path).changes] == ["event", "opening"]
    assert texts(tmp_path)[ARTICLE].decode() == VALID[ARTICLE]


def test_texts_and_links_are_left_alone(tmp_path):
    """A source text never changes, nor a file outside of the folder that a link leads to."""
    slip = VALID[ARTICLE].replace("act: offers", "act: Offer")
    outside = tmp_path / "outside.md"
    outside.write_text(slip)
    root = write(tmp_path / "in", {name: text for name, text in VALID.items() if name != ARTICLE})
    (root / "articles").mkdir()
    (root / ARTICLE).symlink_to(outside)
    fixed = fix_problems(root)

    assert fixed.changes == ()
    assert [one.code for one in fixed.problems] == ["symbolic-link"]
    assert outside.read_text() == slip


def test_bodies_are_left_alone(tmp_path):
    """Invisible characters in a text belong to it."""
    write(tmp_path, {**VALID, ARTICLE: VALID[ARTICLE] + "\x07\n"})
    before = texts(tmp_path)

    assert fix_problems(tmp_path).changes == ()
    assert texts(tmp_path) == before


def test_permissions_and_mark_are_kept(tmp_path):
    """A byte order mark stays, and so do the permissions of the file."""
    text = "\ufeff" + VALID[BRIEFING] + "require_checked: No\n"
    write(tmp_path, {**VALID, BRIEFING: text})
    os.chmod(tmp_path / BRIEFING, 0o640)
    fix_problems(tmp_path)

    assert (tmp_path / BRIEFING).read_text("utf-8") == text.replace("No\n", "false\n")
    assert stat.S_IMODE((tmp_path / BRIEFING).stat().st_mode) == 0o640
    assert sorted(texts(tmp_path)) == sorted(VALID)


def test_a_file_that_is_changed_meanwhile(tmp_path, monkeypatch):
    """It is not overwritten."""
    write(tmp_path, changed(ARTICLE, "act: offers", "act: Offer"))
    real = fixing.look_at
    calls = []

    def late(*arguments, **options):
        calls.append(arguments)
        if len(calls) == 2:
            (tmp_path / ARTICLE).write_text("mine")
        return real(*arguments, **options)

    monkeypatch.setattr(fixing, "look_at", late)
    with pytest.raises(PolicybriefError, match="was changed meanwhile"):
        fix_problems(tmp_path)

    assert (tmp_path / ARTICLE).read_text() == "mine"


def test_a_folder_that_is_missing(tmp_path):
    """It is the caller's mistake."""
    with pytest.raises(PolicybriefError):
        fix_problems(tmp_path / "nowhere")


@given(st.lists(st.sampled_from(SLIPS), min_size=1, max_size=6, unique_by=lambda one: one[1:3]))
def test_fixing_never_loses_anything(tmp_path_factory, slips):
    """Any mistakes together: no statement is lost, no error is new, a second run has no work."""
    files = dict(VALID)
    for _, path, old, wrong, _ in slips:
        files[path] = files[path].replace(old, wrong, 1)
    root = write(tmp_path_factory.mktemp("slips"), files)
    corpus, before = look_at(root)
    fixed = fix_problems(root)
    mended, after = look_at(root)
    again = fix_problems(root)

    errors = {(one.location.path, one.code, one.message) for one in before}
    twice = sum(slip[0] == "duplicate-statement" for slip in slips)
    assert len(mended.statements) >= len(corpus.statements) - twice
    assert [one for one in after if (one.location.path, one.code, one.message) not in errors] == []
    assert list(fixed.problems) == after
    assert again.changes == ()
    assert [one.body for one in mended.articles] == [one.body for one in corpus.articles]


@settings(max_examples=80)
@given(st.sampled_from([ARTICLE, TOPIC, PERSON, BRIEFING]), st.data())
def test_any_mutation(tmp_path_factory, path, data):
    """Wherever a file is cut, added to or written in other letters, fixing makes nothing worse."""
    text = VALID[path]
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(text)))
        end = at + data.draw(st.sampled_from([0, 1, 8]))
        new = data.draw(st.sampled_from(["", text[at:end].swapcase(), text[at:end] * 2, *JUNK]))
        text = text[:at] + new + text[end:]
    root = write(tmp_path_factory.mktemp("mutation"), {**VALID, path: text})
    _, before = look_at(root)
    fixed = fix_problems(root)

    known = {(one.location.path, one.code, one.message) for one in before}
    errors = [one for one in fixed.problems if one.severity is Severity.ERROR]
    assert all((one.location.path, one.code, one.message) in known for one in errors)
    assert list(fixed.problems) == look_at(root)[1]
    assert bool(fixed.changes) == (texts(root)[path] != text.encode())
    assert fix_problems(root).changes == ()
