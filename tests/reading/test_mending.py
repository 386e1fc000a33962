from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policybrief.reading.mending import find_fault, mend
from tests.reading.corpora import ARTICLE, BRIEFING, TOPIC, VALID, changed, found, look_at, write

DEEP = "".join(" " * depth + "a:\n" for depth in range(1, 70)).rstrip()
QUOTE_LINE = "      We will build it [...] nobody pays twice\n"
FACTS = "facts:\n"
LAST = "  - speaker: it\n    quote: pays twice\n" + FACTS
STANCES = "    stances:\n      bridge-toll: leans-for\n"

# What was written, what was meant, the place.
SLIPS = {
    "no space behind the colon": (ARTICLE, "title: A", "title:A", "2:7"),
    "no colon": (ARTICLE, "title: A", "title A", "2:1"),
    "no colon further down": (ARTICLE, "lang: en", "lang en", "6:1"),
    "a colon in a value": (ARTICLE, "A bridge", "A bridge: one", "2:16"),
    "a space too many": (ARTICLE, "\nurl:", "\n url:", "4:2"),
    "a nested space too many": (ARTICLE, "\n    said:", "\n     said:", "12:6"),
    "a nested space too few": (ARTICLE, "\n    said:", "\n   said:", "12:4"),
    "a tab": (ARTICLE, "\n    said:", "\n\tsaid:", "12:1"),
    "tabs below a key": (ARTICLE, STANCES, "    stances:\n\t\tbridge-toll: leans-for\n", "22:1"),
    "no space behind the dash": (ARTICLE, "  - speaker: [", "  -speaker: [", "17:3"),
    "no dash": (ARTICLE, "  - speaker: [", "    speaker: [", "17:5"),
    "words that are not indented": (ARTICLE, QUOTE_LINE, QUOTE_LINE.strip() + "\n", "11:1"),
    "an open quotation mark": (ARTICLE, "title: A", 'title: "A', "2:8"),
    "an open apostrophe": (ARTICLE, "title: A", "title: 'A", "2:8"),
    "words behind a quotation mark": (ARTICLE, "A bridge", '"A bridge"', "2:19"),
    "an open bracket": (ARTICLE, "port-ministry]", "port-ministry", "17:14"),
    "an open brace": (ARTICLE, "act: offers}", "act: offers", "16:17"),
    "a bracket too many": (ARTICLE, "port-ministry]", "port-ministry]]", "17:33"),
    "no comma": (ARTICLE, "open, if", "open if", "16:17"),
    "an at sign": (ARTICLE, "reported: has", "reported: @has", "18:15"),
    "a percent sign": (ARTICLE, "reported: has", "reported: %has", "18:15"),
    "a gap in brackets first": (ARTICLE, "reported: has", "reported: [...] has", "18:21"),
    "words that begin with a star": (ARTICLE, "reported: has", "reported: *has", "18:15"),
    "words that begin with an ampersand": (ARTICLE, "reported: has", "reported: &has", "18:15"),
    "words that begin with a bang": (ARTICLE, "reported: has", "reported: !has", "18:15"),
    "words that begin with a number sign": (ARTICLE, "reported: has", "reported: #has", "18:14"),
    "a colour that is not quoted": (BRIEFING, "title", "look: {primary: #123456}\ntitle", "1:7"),
    "a colour cut as a comment": (BRIEFING, "title", "look:\n  primary: #123456\ntitle", "2:3"),
    "brackets without end": (ARTICLE, "lang: en", "lang: " + "[" * 100_000, "6:56"),
    "brackets far too deep": (ARTICLE, "lang: en", f"lang: {'[' * 9999}{']' * 9999}", "6:56"),
    "deep blocks": (ARTICLE, "lang: en", f"lang:\n{DEEP}", "6:1"),
    "a second document": (BRIEFING, "contact", "---\ncontact", "2:1"),
    "a list as a key": (ARTICLE, "lang: en", "[lang]: [en, {a: b}]", "6:1"),
    "a mapping as a key": (ARTICLE, "lang: en", "? {lang: x}\n: {en: x}", "6:3"),
    "an escape that is none": (ARTICLE, "title: A", 'title: "\\A" #', "2:9"),
    "an escaped control character": (ARTICLE, "title: A", 'title: "\\0A" #', "2:8"),
    "an invisible line break": (ARTICLE, "title: A", "title: A\u2028", "2:9"),
    "a last statement without a space": (ARTICLE, FACTS, LAST.replace(": it", ":it"), "23:13"),
    "a non-breaking space indents": (ARTICLE, "\n    said:", "\n\u00a0\u00a0  said:", "12:1"),
    "one within the indentation": (ARTICLE, "\n    said:", "\n  \u00a0 said:", "12:3"),
    "two lines with such spaces": (
        ARTICLE,
        "    said: 2025-04-27\n    via",
        "\u00a0   said: 2025-04-27\n\u00a0   via",
        "12:1",
    ),
    "one behind the dash": (ARTICLE, "  - speaker: [", "  -\u00a0speaker: [", "17:4"),
    "one behind the colon": (ARTICLE, "reported: has", "reported:\u00a0has", "18:14"),
    "one behind the first colon": (ARTICLE, "title: A", "title:\u00a0A", "2:7"),
    "one behind the last colon": (ARTICLE, FACTS, LAST.replace("quote: ", "quote:\u00a0"), "24:11"),
    "a tab behind the first dash": (ARTICLE, "  - speaker: ada", "  -\tspeaker: ada", "9:4"),
    "a tab behind the dash": (ARTICLE, "  - speaker: [", "  -\tspeaker: [", "17:4"),
    "a tab behind the last dash": (ARTICLE, FACTS, LAST.replace("- ", "-\t"), "23:4"),
    "an invisible space": (ARTICLE, "A bridge", "A b\u200bridge", "2:11"),
    "an invisible space in an id": (ARTICLE, "speaker: ada", "speaker: a\u200bda", "9:15"),
    "an invisible space in a key": (ARTICLE, "title:", "ti\u200btle:", "2:3"),
    "a soft hyphen": (ARTICLE, "will build", "w\u00adill build", "11:11"),
    "a word joiner": (ARTICLE, "A bridge", "A \u2060bridge", "2:10"),
    "a byte order mark": (ARTICLE, "A bridge", "A \ufeffbridge", "2:10"),
    "an escaped soft hyphen": (ARTICLE, "title: A", 'title: "\\u00adA" #', "2:8"),
    "stances without a colon": (ARTICLE, "    stances:\n", "    stances\n", "14:5"),
    "stances with one topic": (ARTICLE, "ing\n    stances:\n", "ing\n    stances\n", "21:5"),
    "a statement that is none": (ARTICLE, FACTS, "  - ro: sad\n" + FACTS, "23:5"),
    "a position without a topic": (ARTICLE, STANCES, "    position: for\n", "21:5"),
    "a topic outside of stances": (ARTICLE, STANCES, "    bridge-toll: leans-for\n", "21:5"),
    "a long stance outside": (ARTICLE, STANCES, "    rent-cap: {position: for}\n", "21:5"),
    "a speaker with two names": (ARTICLE, "ada-brook", "{name: Di, unnamed: aide}", "9:21"),
    "a speaker without a name": (ARTICLE, "ada-brook", "{of: ro}", "9:14"),
    "the name of a publisher": ("publishers/daily.md", "name:", "title:", "2:1"),
    "the title of an event": ("events/opening.md", "title:", "name:", "2:1"),
    "the name of a person": ("actors/ada-brook.md", "name:", "title:", "2:1"),
    "the title of an article": (ARTICLE, "title:", "name:", "2:1"),
    "the title of a topic": (TOPIC, "title:", "name:", "2:1"),
    "the title of a briefing": (BRIEFING, "title:", "name:", "1:1"),
    "a misspelt field": (ARTICLE, "quote: >-", "qoute: >-", "10:5"),
    "a misspelt list": (ARTICLE, "statements:", "statments:", "8:1"),
    "a misspelt kind": (TOPIC, "proposition:", "propositon:", "3:1"),
}


@pytest.mark.parametrize("name", SLIPS)
def test_a_slip_is_one_problem(name, tmp_path):
    """A slip of the pen is one problem in its place, and nothing else is said of what follows."""
    path, old, new, place = SLIPS[name]
    _, problems = look_at(write(tmp_path, changed(path, old, new)))

    assert [str(one.location) for one in problems] == [f"{path}:{place}"]
    assert problems[0].hint


@pytest.mark.parametrize("name", [name for name in SLIPS if SLIPS[name][0] == ARTICLE])
def test_a_slip_hides_nothing(name, tmp_path):
    """What is wrong elsewhere in the file is found all the same."""
    path, old, new, _ = SLIPS[name]
    files = changed(path, old, new)
    files[path] = files[path].replace("rights: quote", "rights: some").replace("unit: m", "unt: m")
    _, problems = look_at(write(tmp_path, files))

    codes = sorted(one.code for one in problems)
    assert "unknown-rights" in codes
    assert "unknown-field" in codes
    assert len(codes) == 3


def test_several_slips(tmp_path):
    """Each has its own problem, in its place as the file was written."""
    text = VALID[ARTICLE]
    for _, old, new, _ in [SLIPS["a colon in a value"], SLIPS["a nested space too many"]]:
        text = text.replace(old, new, 1)
    text = text.replace("\n     said: 2025-04-27", "\n     said: 2025-14-27")
    _, problems = look_at(write(tmp_path, {**VALID, ARTICLE: text}))

    assert found(problems) == [
        f"{ARTICLE}:2:16 yaml-syntax",
        f"{ARTICLE}:12:6 yaml-syntax",
        f"{ARTICLE}:12:12 bad-date",
    ]


@given(st.text(st.sampled_from("ab: -'\"[]{}\n#>|&*!%@,?")))
def test_what_is_mended_is_yaml(text):
    """Any text that can be mended can be read, and keeps its number of lines."""
    lines = text.split("\n")
    mended = mend(lines)

    if mended is not None:
        assert find_fault(mended.lines) is None
        assert len(mended.lines) == len(lines)
        assert bool(mended.faults) == (find_fault(lines) is not None)
