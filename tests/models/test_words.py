"""Words as they stand."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from policybrief.models.words import MAX_GAP_WORDS, Passage, fragments, normalise

texts = st.text(alphabet="ab é\u0301\n\r\t.,$€(\"'’-[] 5\u00a0ß字", max_size=60)


def found(text: str, quote: str) -> list[str]:
    """Return what stands at each hit, from its first to its last word."""
    passage = Passage(text)
    return [passage.normal[hit.start : hit.end] for hit in passage.find(quote)]


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("one  two", "one two"),
        (" one\r\ntwo\r", "one two"),
        ("one\n\n\ntwo", "one two"),
        ("one\u00a0two\u2009three", "one two three"),
        ("cafe\u0301", "café"),
        ("“one” – two…", "“one” – two…"),
        ("ONE", "ONE"),
        ("ﬁsh", "ﬁsh"),
        ("ş ș", "ş ș"),
        ("\t\n ", ""),
    ],
)
def test_normalise(text: str, normal: str) -> None:
    """NFC, line ends and white space; nothing else is folded."""
    assert normalise(text) == normal


@given(st.one_of(st.text(), texts))
def test_normalising_twice_changes_nothing(text: str) -> None:
    """A normalised text is its own normal form, in NFC."""
    once = normalise(text)

    assert normalise(once) == once
    assert unicodedata.is_normalized("NFC", once)


@pytest.mark.parametrize(
    ("quote", "parts"),
    [
        ("one two", ["one two"]),
        ("one [...] two", ["one", "two"]),
        ("one [...]two[...] three", ["one", "two", "three"]),
        ("one […] two", ["one", "two"]),
        ("[...] one", ["one"]),
        ("one [...]", ["one"]),
        ("[...]", []),
        ("", []),
        ("one ... two", ["one ... two"]),
        ("one\n[...]\n  two", ["one", "two"]),
    ],
)
def test_fragments(quote: str, parts: list[str]) -> None:
    """A quote falls into the parts between its gaps."""
    assert fragments(quote) == parts


@pytest.mark.parametrize(
    ("text", "quote", "hits"),
    [
        ("We build the bridge.", "build the bridge", 1),
        ("We build\nthe   bridge.", "build the bridge", 1),
        ("We build the bridge.", "build the bridges", 0),
        ("We rebuild it.", "build", 0),
        ("We built it.", "buil", 0),
        ("We build. They build.", "build", 2),
        ("We build.", "Build", 0),
        ("It costs €5 today.", "€5", 1),
        ("It costs US$5 today.", "$5", 1),
        ("It costs 50% more.", "50%", 1),
        ("It costs $50.", "5", 0),
        ("“We build,” she said.", "We build", 1),
        ("“We build,” she said.", "We build,", 1),
        ("“We build,” she said.", "“We build,”", 1),
        ("(build)", "build", 1),
        ("a well-built wall", "built wall", 1),
        ("a snake_case name", "case name", 0),
        ("don't", "don", 1),
        ("cafe\u0301 life", "café life", 1),
        ("café life", "cafe\u0301 life", 1),
        ("cafe\u0301 life", "cafe", 0),
        ("हिन्दी", "हिन्द", 0),
        ("“one” two", '"one" two', 0),
        ("x x x", "x x", 2),
        ("one\n\ntwo", "one two", 1),
        ("", "one", 0),
        ("one", "", 0),
        ("one", "[...]", 0),
        ("start end", "start end", 1),
    ],
)
def test_find(text: str, quote: str, hits: int) -> None:
    """Words are found letter for letter at word borders, and nowhere else."""
    assert len(Passage(text).find(quote)) == hits


def gap(count: int, quote: str = "one [...] two") -> list[str]:
    return found(f"one {'la ' * count}two", quote)


@pytest.mark.parametrize(
    ("text", "quote", "expected"),
    [
        ("one two three", "one [...] three", ["one two three"]),
        ("one two", "one [...] two", ["one two"]),
        ("one, (two)", "one [...] two", ["one, (two"]),
        ("two one", "one [...] two", []),
        ("one two", "one [...] one", []),
        ("one x two\n\ntwo", "one [...] two", ["one x two"]),
        ("one x\n\ny two", "one [...] two", []),
        ("one\n\ntwo", "one [...] two", []),
        ("one\r\n\r\ntwo", "one [...] two", []),
        ("one\r\rtwo", "one [...] two", []),
        ("one\n  \ntwo", "one [...] two", []),
        ("one\ntwo", "one [...] two", ["one two"]),
        ("a\n\none two\n\nb", "one [...] two", ["one two"]),
        ("one x two y three", "one [...] two [...] three", ["one x two y three"]),
        ("one x one y two", "one [...] two", ["one x one y two", "one y two"]),
        ("twofold one two", "one [...] two", ["one two"]),
        ("one twofold two", "one [...] two", ["one twofold two"]),
    ],
)
def test_gaps(text: str, quote: str, expected: list[str]) -> None:
    """A gap leaves words of one paragraph out, in order."""
    assert found(text, quote) == expected


def test_a_gap_is_at_most_fifty_words() -> None:
    """Fifty words may be left out, not one more."""
    assert len(gap(MAX_GAP_WORDS)) == 1
    assert gap(MAX_GAP_WORDS + 1) == []


@pytest.mark.parametrize("text", ["one, {} two", "one {} (two)", "one – {} – two", "one. {} “two"])
def test_marks_are_no_words(text: str) -> None:
    """Punctuation at the ends of a gap does not use up its words."""
    most = " ".join(["la"] * MAX_GAP_WORDS)

    assert len(found(text.format(most), "one [...] two")) == 1
    assert found(text.format(most + " la"), "one [...] two") == []


def test_a_quote_that_begins_with_a_mark_still_counts_the_words_before() -> None:
    """A mark that belongs to the quote hides no word of the gap."""
    assert len(gap(MAX_GAP_WORDS - 1, "one [...] two")) == 1
    assert len(found(f"one {'la ' * 50}$5", "one [...] $5")) == 1
    assert found(f"one {'la ' * 51}$5", "one [...] $5") == []


def test_a_later_place_is_taken_when_the_rest_follows_only_there() -> None:
    """A fragment that stands twice does not hide a reading with gaps of at most fifty words."""
    filler = "la " * 40

    text = f"one two {filler}two {filler}three"
    hits = Passage(text).find("one [...] two [...] three")

    assert len(hits) == 1
    assert hits[0].end == len(text)


@pytest.mark.parametrize(
    "quote", ["wave [...] wave", "wave [...] wave [...] wave", "wave [...] shore", "wave wave"]
)
def test_a_word_repeated_without_end_stays_fast(quote: str) -> None:
    """The work grows with the text, not with its square: the text is not read again per place."""
    text = "wave " * 40_000 + "shore"
    steps = 0

    class Counting(Passage):
        def occurrences_from(self, words, offset):  # type: ignore[no-untyped-def]
            nonlocal steps
            for span in super().occurrences_from(words, offset):
                steps += 1
                yield span

    hits = Counting(text).find(quote)

    assert hits
    assert steps <= 3 * 40_001


@given(texts)
def test_a_passage_is_normalised_as_any_text(text: str) -> None:
    """Though its paragraphs are normalised one by one, and a break is where one ends."""
    passage = Passage(text)

    assert passage.normal == normalise(text)
    assert all(passage.normal[at] == " " for at in passage.breaks)


@given(texts, st.data())
def test_any_words_of_a_text_are_found(text: str, choice: st.DataObject) -> None:
    """Whatever stands between two word borders of a text is found where it stands."""
    passage = Passage(text)
    borders = [
        at
        for at in range(len(passage.normal) + 1)
        if at in (0, len(passage.normal))
        or not (_word(passage.normal[at - 1]) and _word(passage.normal[at]))
    ]
    start, end = sorted(choice.draw(st.tuples(*[st.sampled_from(borders)] * 2)))
    words = passage.normal[start:end]
    assume(words.strip() and "[...]" not in words)
    start += len(words) - len(words.lstrip())
    words = words.strip()

    assert (start, start + len(words)) in [(hit.start, hit.end) for hit in passage.find(words)]


def _word(letter: str) -> bool:
    return letter.isalnum() or letter == "_" or unicodedata.category(letter)[0] == "M"


@given(st.lists(st.sampled_from(["a", "b", "c", "\n\n"]), max_size=30), st.data())
def test_any_quote_that_leaves_words_out_is_found(words: list[str], choice: st.DataObject) -> None:
    """Every way of leaving words of one paragraph out of a text gives a quote that it contains."""
    text = " ".join(words)
    paragraphs = [part.split() for part in text.split("\n\n") if part.strip()]
    assume(paragraphs)
    paragraph = choice.draw(st.sampled_from(paragraphs))
    kept = [choice.draw(st.booleans()) for _ in paragraph]
    assume(any(kept))
    quote = " ".join(word if keep else "[...]" for word, keep in zip(paragraph, kept, strict=True))

    assert Passage(text).find(quote)


@given(texts)
def test_paragraph_ends_are_spaces(text: str) -> None:
    """A paragraph ends at a space of the normalised text, each at another, in order."""
    passage = Passage(text)

    assert all(passage.normal[at] == " " for at in passage.breaks)
    assert list(passage.breaks) == sorted(set(passage.breaks))


@pytest.mark.parametrize(
    ("text", "start", "end", "answer"),
    [
        ("one\n\ntwo", 0, 7, True),
        ("one\n\ntwo", 0, 3, False),
        ("one\n\ntwo", 4, 7, False),
        ("one\ntwo", 0, 7, False),
    ],
)
def test_crossing_paragraphs(text: str, start: int, end: int, answer: bool) -> None:
    """Words cross a paragraph when its end stands between theirs."""
    assert Passage(text).crosses_paragraphs(start, end) is answer


def test_around() -> None:
    """Around a hit stand the rest of its sentences, of its own paragraph only."""
    passage = Passage("Before that.\n\nNo. We build the bridge today! Then we rest.\n\nAfter.")
    hit = passage.find("the bridge")[0]

    assert passage.around(hit) == ("We build ", " today!")
    assert passage.around(passage.find("No.")[0]) == ("", " We build the bridge today!")


def test_around_is_short() -> None:
    """No more letters than asked for stand around a hit."""
    passage = Passage("la " * 500 + "here " + "la " * 500)
    before, after = passage.around(passage.find("here")[0], most=50)

    assert before.startswith("… la")
    assert after.endswith("la …")
    assert len(before) <= 52
    assert len(after) <= 52
