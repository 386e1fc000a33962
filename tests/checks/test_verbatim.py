from __future__ import annotations

import pytest

from tests.reading.corpora import ARTICLE, BODY, VALID, changed, found, look_at, write

WORDS = "We will build it [...] nobody pays twice"


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        ("We would build it", "the nearest passage is 'We will build it'"),
        ("We will build it, stone by ston", "it stands there within a longer word; quote whole"),
        ("“We will build it", "only the marks differ; the text has '\"We will build it'"),
        ("twise\n    gist: Once is enough.", "the nearest passage is 'twice'"),
        ("quite something else entirely", "nothing like it stands there; copy the words"),
        ("We will build it ... nobody pays", "write '[...]' for words that you leave out"),
        ("We will build it… nobody pays", "write '[...]' for words that you leave out"),
        ("We will build it [..] nobody pays", "write '[...]' for words that you leave out"),
    ],
)
def test_words_that_are_not_there(words, hint, tmp_path):
    """They are never matched by likeness; the hint says what may have been meant."""
    _, problems = look_at(write(tmp_path, changed(ARTICLE, WORDS, words)))

    assert found(problems) == [f"{ARTICLE}:10:12 quote-not-found"]
    assert problems[0].hint.startswith(hint)


@pytest.mark.parametrize(
    "words",
    [
        "We will build it, stone by stone, and nobody pays twice",
        "stone by stone [...] nobody",
        "stone by stone […] nobody",
        "We [...] stone [...] twice",
        "nobody\n      pays",
        "said President Ada Brook",
    ],
)
def test_words_that_are_there(words, tmp_path):
    """Runs of white space are one space, and a gap leaves words out."""
    _, problems = look_at(write(tmp_path, changed(ARTICLE, WORDS, words)))

    assert problems == []


@pytest.mark.parametrize(("nth", "code"), [("1", None), ("2", None), ("3", "bad-nth")])
def test_nth(nth, code, tmp_path):
    """It picks one of the places where words stand, outside of what is ignored."""
    files = changed(ARTICLE, WORDS, "The toll\n    nth: " + nth)
    files[ARTICLE] += "\nThe toll comes. Teaser: The toll.\n"
    files[ARTICLE] = files[ARTICLE].replace("lang: en", "ignore: {from: Teaser}")
    _, problems = look_at(write(tmp_path, files))

    assert [one.code for one in problems] == ([] if code is None else [code])


def test_ambiguous_words(tmp_path):
    """The lines on which the words stand are named as in the file."""
    files = changed(ARTICLE, WORDS, "bridge\n    gist: A bridge.")
    _, problems = look_at(write(tmp_path, files))
    lines = files[ARTICLE].split("\n")
    first = next(
        at for at, line in enumerate(lines, 1) if "in the bridge. " in line + " " and at > 26
    )
    second = next(at for at, line in enumerate(lines, 1) if line.startswith("The bridge is"))

    assert [one.code for one in problems] == ["ambiguous-quote"]
    assert f"on lines {first} and {second}" in problems[0].message


@pytest.mark.parametrize(
    "ignore", ["[{from: Teazer}]", "[{form: Teaser}]", "[{from: [Teaser]}]", "Teaser", "[~]"]
)
def test_a_wrong_ignore_is_one_problem(ignore, tmp_path):
    """Words that stand twice only because of it are not blamed."""
    files = changed(ARTICLE, WORDS, "stone by stone")
    files[ARTICLE] += "\nTeaser: stone by stone.\n"
    files[ARTICLE] = files[ARTICLE].replace("lang: en", f"ignore: {ignore}")
    _, problems = look_at(write(tmp_path, files))

    assert len(problems) == 1
    assert problems[0].location.line == 6


def test_a_broken_role_is_one_problem(tmp_path):
    """Statements on days that only that role covers are not blamed."""
    person = VALID["actors/ada-brook.md"].replace(
        "  - president of ro, 2024-05-26/..\n",
        "  - mayor of ro, 2010/2012\n  - president of ro, 2024-05-26/...\n",
    )
    _, problems = look_at(write(tmp_path, {**VALID, "actors/ada-brook.md": person}))

    assert found(problems) == ["actors/ada-brook.md:8:5 bad-date"]


def test_same_as_a_broken_statement(tmp_path):
    """Who refers to a statement that could not be read is not blamed; another id is still wrong."""
    corpus, _ = look_at(write(tmp_path, VALID))
    digest = corpus.statements[-1].id.rpartition("-")[2]
    files = changed(ARTICLE, "[dk, port-ministry]", "{as: clerk}")
    for end, blamed in ((digest, set()), ("00000000", {"other.md"})):
        other = VALID[ARTICLE].replace("    event: opening", f"    same_as: bridge-clerk-{end}")
        other = other.replace("/a/1", "/a/2").replace("A port clerk", "A clerk")
        _, problems = look_at(write(tmp_path, {**files, "articles/other.md": other}))
        where = {one.location.path.name for one in problems}
        assert where == {"bridge.md", *blamed}


@pytest.mark.parametrize("sign", ["\u00ad", "\u200b", "\u2060", "\ufeff"])
def test_an_invisible_character_in_the_text(sign, tmp_path):
    """A text keeps it; words without it are not found, and the hint says why."""
    files = changed(ARTICLE, BODY, BODY.replace("interest", f"int{sign}erest"))
    _, problems = look_at(write(tmp_path, files))

    assert found(problems) == [f"{ARTICLE}:18:15 quote-not-found"]
    where = f"in the text one stands in 'interest' (U+{ord(sign):04X})"
    assert problems[0].hint == f"only an invisible character differs: {where}"


def test_words_in_other_files_do_not_count(tmp_path):
    """Notes below an article with a text file are no text."""
    files = changed(ARTICLE, "lang: en", "text: texts/a.txt")
    files["texts/a.txt"] = BODY.replace("nobody", "everybody")
    _, problems = look_at(write(tmp_path, files))

    assert found(problems) == [f"{ARTICLE}:10:12 quote-not-found"]


@pytest.mark.parametrize(
    ("words", "warned"),
    [
        ("twice", True),
        ("nobody pays", False),
        ("twice\n    gist: She said so.", False),
        ("[...] twice", True),
        ("我们不会派兵", False),
    ],
)
def test_stances_need_words(words, warned, tmp_path):
    """One word and no gist show no stance; scripts without spaces have words all the same."""
    files = changed(ARTICLE, WORDS, words)
    files[ARTICLE] += "\n我们不会派兵\n"
    _, problems = look_at(write(tmp_path, files))

    assert found(problems) == [f"{ARTICLE}:10:12 stance-without-words"] * warned


def test_words_without_a_stance_may_be_few(tmp_path):
    """A single word is fine where nothing is put down to it."""
    files = changed(ARTICLE, WORDS, "twice")
    start = files[ARTICLE].index("    stances:")
    end = files[ARTICLE].index("  - speaker: [dk")
    files[ARTICLE] = files[ARTICLE][:start] + files[ARTICLE][end:]
    _, problems = look_at(write(tmp_path, files))

    assert [one.code for one in problems] == ["silent-topic"]


@pytest.mark.parametrize(("lang", "warned"), [("", True), ("\nlang: en", False)])
def test_translations_have_a_language(lang, warned, tmp_path):
    """The language of a translated text is not guessed."""
    files = changed(ARTICLE, "lang: en", f"translated: by hand{lang}")
    _, problems = look_at(write(tmp_path, files))

    assert [one.code for one in problems] == ["translated-without-lang"] * warned


@pytest.mark.parametrize(
    ("words", "text", "code"),
    [
        ("'Tis the sailors'", "He said 'Tis the sailors' fault.", None),
        ("’Tis the sailors’", "He said 'Tis the sailors' fault.", "quote-not-found"),
        ("'the sailors'", "He said the sailors may go.", "quotation-marks"),
        ("“Die Bucht”", "He read “Die Bucht” at noon.", "quotation-marks"),
        ("“Die Bucht”", "'“Die Bucht” is mine,' he said.", None),
    ],
)
def test_marks_that_may_belong_to_the_words(words, text, code, tmp_path):
    """Apostrophes, and marks within marks, are no quotation marks of ours."""
    files = changed(ARTICLE, WORDS, words)
    files[ARTICLE] += f"\n{text}\n"
    _, problems = look_at(write(tmp_path, files))

    assert [one.code for one in problems] == ([] if code is None else [code])


def test_a_text_file_that_is_empty(tmp_path):
    """The hint names the file."""
    files = changed(ARTICLE, "lang: en", "text: texts/a.txt")
    _, problems = look_at(write(tmp_path, {**files, "texts/a.txt": ""}))

    assert [one.hint for one in problems] == [
        "the file 'texts/a.txt' is empty; put the text into it"
    ]


@pytest.mark.parametrize(
    ("more", "codes"),
    [("    id: mine\n", ["duplicate-statement"]), ("    id: mine\n    nth: 2\n", ["bad-nth"])],
)
def test_the_same_words_twice(more, codes, tmp_path):
    """Another id does not make another statement."""
    again = f"  - speaker: ada-brook\n{more}    quote: We will build it [...] nobody pays twice\n"
    files = changed(ARTICLE, "facts:\n", f"{again}facts:\n")
    _, problems = look_at(write(tmp_path, files))

    assert [one.code for one in problems] == codes


@pytest.mark.parametrize(
    ("speaker", "hint"),
    [
        ("port-ministry, gb", "write a list: [port-ministry, gb]"),
        ("port-ministry and Denmark", "write a list: [port-ministry, dk]"),
        ("Ada Brook; Port Ministry", "write a list: [ada-brook, port-ministry]"),
        ("port-ministri, gb", "did you mean 'port-ministry'?"),
    ],
)
def test_several_speakers_in_one_text(speaker, hint, tmp_path):
    """The hint writes the list, when all of them are known."""
    _, problems = look_at(write(tmp_path, changed(ARTICLE, "[dk, port-ministry]", speaker)))

    assert [(one.code, one.hint) for one in problems] == [("unknown-actor", hint)]
