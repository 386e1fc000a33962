"""A brief can be sent as it is: every sentence has its evidence, and no word can do harm."""

from __future__ import annotations

import datetime
import itertools
import json
import re
from pathlib import Path
from typing import Any

import attrs
import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]
from markdown_it import MarkdownIt

from policybrief import (
    Analysis,
    Article,
    Changed,
    Comparison,
    Corpus,
    Correction,
    Country,
    Fact,
    Grade,
    LineNews,
    Organization,
    Position,
    Publisher,
    Rights,
    ShiftKind,
    Speaker,
    StatementNews,
    Turn,
    VoiceNews,
    analyse,
    brief,
    compare,
)
from policybrief.models.stance import Act
from policybrief.writing.brief_json import SCHEMA_VERSION
from policybrief.writing.brief_text import WIDTH, plain
from policybrief.writing.citations import safe_url
from tests.analysis.tiny import WALL, says, tiny
from tests.docs.generate import DOCS
from tests.site.builds import Shown, shown
from tests.site.corpora import SECRETS
from tests.strategies import corpora
from tests.writing.corpora import NASTY, nasty, quiet

SCHEMA = json.loads((DOCS / "reference" / "brief.schema.json").read_text(encoding="utf-8"))
LONG_AGO = datetime.date(1990, 1, 1)


def since(analysis: Analysis, day: datetime.date = LONG_AGO) -> Comparison:
    return compare(analyse(analysis.corpus, day), analysis)


def small(**briefing: Any) -> Comparison:
    corpus = tiny(
        says("president", "2022-08-01", "for", article="old", date="2022-08-02"),
        says("president", "2023-05-04", "against", article="new", date="2023-05-06"),
        says("minister", "2023-05-05", "for", article="new", gist="He is for it.", reported=True),
        **briefing,
    )
    new, old = corpus.articles.by("id")["new"][0], corpus.articles.by("id")["old"][0]
    new = attrs.evolve(new, title="A new wall", publisher="tide", url="https://example.org/n?a=1")
    corpus = attrs.evolve(
        corpus, articles=[old, new], publishers=[Publisher(id="tide", name="The Tide")]
    )
    return compare(
        analyse(corpus, datetime.date(2023, 1, 1)), analyse(corpus, datetime.date(2023, 12, 31))
    )


def test_text_can_be_sent() -> None:
    """It says from when to when, what changed, who said so, where, and where to read it."""
    assert brief(small(site_url="https://example.org/wall")) == (
        """\
Bay brief: what changed from 1 January 2023 to 31 December 2023
===============================================================

1 position changed, 1 new dissent and 2 new statements.

Romania
-------

* Changed on “Sea wall”: against; before: for.
  - Now: New, president of Romania, 4 May 2023: “words 1” (quoted)
    “A new wall”, The Tide, 6 May 2023
    https://example.org/n?a=1
    Evidence:
    https://example.org/wall/articles/new.html#new-president-"""
        + "{}\n".format(small().shifts[0].after.statement.id.rpartition("-")[2])
        + """\
  - Before: New, president of Romania, 1 August 2022: “words 0” (quoted)
    “old”, 2 August 2022
    source link not recorded
    Evidence:
    https://example.org/wall/articles/old.html#old-president-"""
        + "{}\n".format(small().shifts[0].before.statement.id.rpartition("-")[2])
        + """
* New dissent on “Sea wall”: Min: for.
  - Min, minister of defence of Romania, 5 May 2023: He is for it.
    (paraphrased)
    “A new wall”, The Tide, 6 May 2023
    https://example.org/n?a=1
    Evidence: https://example.org/wall/articles/new.html#new-minister-"""
        + "{}\n".format(small().voices[0].after.evidence.statement.id.rpartition("-")[2])  # type: ignore[union-attr]
    )


def test_nothing_changed_is_said() -> None:
    """An empty brief is one sentence, in every format."""
    some = quiet()
    empty = compare(some, some)

    assert "Nothing changed since 31 January 2026." in brief(empty)
    assert "Nothing changed since 31 January 2026." in brief(empty, "markdown")
    assert json.loads(brief(empty, "json"))["lines"] == []


@pytest.mark.parametrize("analysis", [quiet(), nasty()], ids=["quiet", "nasty"])
def test_text_is_narrow(analysis: Analysis) -> None:
    """No line is wider than 78 columns, unless it is one unbreakable word."""
    for line in brief(since(analysis)).splitlines():
        assert len(line) <= WIDTH or len(line.split()) <= 2, line
        assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f\u202e]", line)


@pytest.mark.parametrize("format_", ["text", "markdown", "json"])
def test_nothing_private_is_in_it(format_: str) -> None:
    """No secret word of the quiet corpus reaches a brief."""
    text = brief(since(quiet()), format_)

    assert [one for one in SECRETS.values() if one.lower() in text.lower()] == []
    assert "We will build it, stone by stone" in " ".join(text.split())


@pytest.mark.parametrize("format_", ["text", "markdown", "json"])
def test_the_newer_copy_says_what_may_be_shown(format_: str) -> None:
    """Words that were withdrawn, removed or made private since are not shown as "before"."""
    old = tiny(says("president", "2022-08-01", words="Zanzibar", article="a", gist="Gistibar"))
    for corpus in (
        tiny(says("president", "2022-08-01", words="Zanzibar", article="a", withdrawn="misheard")),
        tiny(says("minister", "2022-08-01", words="other", article="a")),
        attrs.evolve(old, briefing=attrs.evolve(old.briefing, rights=Rights.PRIVATE)),
        tiny(says("president", "2022-08-01", words="Zanzibar", article="a", draft=True)),
    ):
        moved = says("president", "2022-09-01", "against", words="later", article="b")
        after = attrs.evolve(corpus, articles=[*corpus.articles, *tiny(moved).articles])
        text = brief(compare(analyse(old), analyse(after)), format_)

        assert "Zanzibar" not in text
        assert "Gistibar" not in text or corpus.briefing.rights is Rights.PRIVATE


@pytest.mark.parametrize("format_", ["text", "markdown", "json"])
def test_who_is_not_published_is_not_named(format_: str) -> None:
    """The article's words for a speaker are hidden with what the speaker said."""
    unnamed = Speaker(kind="unnamed", name="Zanzibar official", of="ro")
    named = Speaker(kind="named", name="Quinn Zanzibar", of="ro", described="Zanzibar expert")
    old = tiny(
        says("president", "2022-08-01", "for", article="a"),
        says(unnamed, "2022-08-01", "against", article="a"),
        says(named, "2022-08-01", "against", article="a"),
    )
    checked = attrs.evolve(old, briefing=attrs.evolve(old.briefing, require_checked=True))
    removed = attrs.evolve(old, articles=tiny(says("president", "2022-08-01")).articles)
    draft = attrs.evolve(old, articles=[attrs.evolve(old.articles[0], draft=True)])

    assert "zanzibar" in brief(since(analyse(old)), format_).lower()
    for after in (checked, removed, draft):
        comparison = compare(analyse(old), analyse(after))
        assert len(comparison.statements) >= 2
        text = brief(comparison, format_)
        assert "zanzibar" not in text.lower()
        if format_ == "json":
            Draft202012Validator(SCHEMA).validate(json.loads(text))
        else:
            assert "A statement of An unnamed source was removed" not in text
            assert "unnamed source" in text


def test_the_position_of_ended_dissent_is_not_called_words() -> None:
    """A label of the topic is nobody's words."""
    dissent = says("minister", "2023-05-05", "against", article="b")
    corpus = tiny(says("president", "2023-05-04", "for", article="a"), dissent)
    after = tiny(says("president", "2023-05-04", "for", article="a"))
    text = " ".join(brief(compare(analyse(corpus), analyse(after))).split())

    assert "no longer dissents on “Sea wall”; the position was: against." in text


@pytest.mark.parametrize("text", NASTY)
def test_markdown_shows_any_text_letter_for_letter(text: str) -> None:
    """Neither Markdown nor HTML in a text has an effect, whoever renders it."""
    for html in (
        markdown.markdown(f"- **{plain(text)}**", extensions=["extra", "sane_lists"]),
        MarkdownIt("gfm-like", {"linkify": False}).render(f"- **{plain(text)}**"),
    ):
        page = Shown(html)
        assert set(page.tags) == {"ul", "li", "strong"}, html
        assert page.text == shown(text)


def test_markdown_of_a_hostile_corpus_has_our_marks_only() -> None:
    """Headings, lists, strong words, and links to the web: nothing else comes out of it."""
    page = Shown(markdown.markdown(brief(since(nasty()), "markdown"), extensions=["extra"]))

    assert set(page.tags) <= {"h1", "h2", "p", "ul", "li", "strong", "a"}
    links = [value for _, name, value in page.attributes if name == "href"]
    assert all(one.startswith(("https://", "http://")) for one in links)


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://example.org/a?b=c&d#e", "https://example.org/a?b=c&d#e"),
        ("https://example.org/a b)<c>", "https://example.org/a%20b%29%3Cc%3E"),
        ("javascript:alert(1)", None),
        ("http://[", None),
        ("", None),
        (None, None),
    ],
)
def test_addresses_are_of_the_web(url: str | None, safe: str | None) -> None:
    """Another scheme is no link, and nothing ends one early."""
    assert safe_url(url) == safe


def objects(value: Any) -> list[dict[str, Any]]:
    found = [value] if isinstance(value, dict) and value.get("type") == "object" else []
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return found + [each for one in inner for each in objects(one)]


def test_the_schema_is_closed() -> None:
    """No object has a key that is not described, and each key must be there."""
    Draft202012Validator.check_schema(SCHEMA)
    for one in objects(SCHEMA):
        assert one["additionalProperties"] is False
        assert sorted(one["required"]) == sorted(one["properties"])
        assert all("description" in each for each in one["properties"].values())


@pytest.mark.parametrize(
    "comparison",
    [
        since(quiet()),
        since(quiet(), datetime.date(2025, 1, 1)),
        since(nasty()),
        small(),
        compare(nasty(), quiet()),
        compare(quiet(), analyse(Corpus())),
    ],
    ids=["quiet", "of late", "nasty", "small", "another corpus", "emptied"],
)
def test_json_is_as_the_schema_says(comparison: Comparison) -> None:
    """Any comparison; and the same gives the same bytes."""
    text = brief(comparison, "json")

    errors = Draft202012Validator(SCHEMA).iter_errors(json.loads(text))
    assert [(list(one.absolute_path), one.message) for one in errors] == []
    assert brief(comparison, "json") == text


@given(corpora(), corpora(), st.dates(datetime.date(2019, 1, 1), datetime.date(2027, 1, 1)))
def test_any_two_corpora_give_a_brief(one: Corpus, other: Corpus, day: datetime.date) -> None:
    """No comparison fails to be written, and each is as the schema says."""
    for found in (
        compare(analyse(one, day), analyse(other)),
        compare(analyse(other), analyse(one)),
    ):
        assert brief(found).startswith("Bay brief: what changed")
        assert brief(found, "markdown").startswith("# Bay brief: what changed")
        assert Draft202012Validator(SCHEMA).is_valid(json.loads(brief(found, "json")))


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("position_word", Position),
        ("act_word", Act),
        ("grade_word", Grade),
        ("changed_word", Changed),
        ("shift_kind", ShiftKind),
        ("line_news", LineNews),
        ("voice_news", VoiceNews),
        ("statement_news", StatementNews),
        ("turn_word", Turn),
    ],
)
def test_the_words_of_the_schema_are_those_of_the_code(name: str, words: Any) -> None:
    """An enum of the code and one of the schema hold the same."""
    assert SCHEMA["$defs"][name]["enum"] == [one.value for one in words]
    assert SCHEMA["properties"]["schema_version"]["const"] == SCHEMA_VERSION


def narrow(text: str) -> str:
    return " ".join(text.split())


def test_one_utterance_is_told_once() -> None:
    """Its other articles are named, and its day is the earliest that one of them gives."""
    first = says("president", None, article="a", date="2023-05-09", id="first")
    again = says("president", "2023-05-03", article="b", same_as="first", date="2023-05-10")
    before, after = tiny(first), tiny(first, again)
    day = datetime.date(2023, 1, 1)
    text = narrow(brief(compare(analyse(after, day), analyse(after))))
    later = narrow(brief(compare(analyse(before), analyse(after))))
    record = json.loads(brief(compare(analyse(after, day), analyse(after)), "json"))

    assert "1 first statement, 1 new statement and 1 further account." in text
    assert text.count("words") == 1
    assert "Further statements" not in text
    assert "3 May 2023: “words 1” (quoted) “b”, 10 May 2023; also in “a”, 9 May 2023" in text
    assert "1 further account." in later
    assert [one["after"]["day"] for one in record["statements"]] == ["2023-05-03"] * 2
    assert [one["after"]["also_in"] for one in record["statements"]] == [["b"], ["a"]]


def test_an_account_of_what_was_known_is_told_as_that() -> None:
    """Where nothing else cites the utterance, the new account stands for itself."""
    first = says("senator", "2023-05-01", article="a", id="first")
    again = says("senator", "2023-05-03", article="b", same_as="first")
    text = narrow(brief(compare(analyse(tiny(first)), analyse(tiny(first, again)))))

    assert "* Another account: Sen on “Sea wall”. - Sen, senator of Romania, 1 May 2023" in text


def test_countries_that_one_utterance_names_stand_together() -> None:
    """One sentence and one citation, in order of name; another utterance stands for itself."""
    both = [
        says(one, "2023-05-01", article="a", words="are ready", reported=True, gist="G.")
        for one in ("no", "be")
    ]
    other = says("ro", "2023-05-01", article="b", words="are ready", reported=True, gist="G.")
    corpus = tiny(*both, other)
    text = narrow(brief(compare(analyse(corpus, LONG_AGO), analyse(corpus))))

    assert text.count("First found on “Sea wall”") == 2
    assert "Belgium and Norway ------------------ * First found on “Sea wall”: for." in text
    assert "- Belgium and Norway, named without a speaker, 1 May 2023: G." in text
    assert "Romania ------- * First found" in text


@pytest.mark.parametrize("format_", ["text", "markdown", "json"])
def test_how_a_conflict_is_resolved_is_told(format_: str) -> None:
    """Of a conflict that is new, and of one that is newly resolved."""
    fact = Fact(subject="wall", property="length", value=5, unit="km")
    other = attrs.evolve(fact, value=6)
    old, new = (
        Corpus(
            articles=[
                Article(id="a", title="A", date="2022-01-01", facts=[fact]),
                Article(id="b", title="B", date="2023-05-01", facts=[one]),
            ]
        )
        for one in (other, attrs.evolve(other, resolution="Five, says the plan."))
    )
    for before in (analyse(old), analyse(new, datetime.date(2023, 1, 1))):
        text = narrow(brief(compare(before, analyse(new)), format_))
        assert "Five, says the plan." in text
        assert "No longer claimed" not in text
        if format_ == "text":
            assert (
                "* Sources disagree on wall (length): 5 km, “A”; 6 km, “B”; resolved by the "
                "editors: Five, says the plan." in text
            )


def test_memberships_and_asking_are_told() -> None:
    """Who joined, who left, and which topics are asked of them now."""
    corpus = tiny(
        actors=[
            Country(id="norland", name="Norland", memberships=["pact, 2023-02-01/2023-08-01"]),
            Organization(id="crew", name="Crew", memberships=["pact, 2023-03/.."]),
        ],
        topics=[attrs.evolve(WALL, asked_of=["pact"])],
    )
    days = [datetime.date(2023, month, 1) for month in (1, 4, 12)]
    joined, left = (
        compare(analyse(corpus, start), analyse(corpus, end))
        for start, end in itertools.pairwise(days)
    )

    assert narrow(brief(joined)).endswith(
        "2 changes of membership and 1 country newly asked. "
        "Norland ------- * Norland joined Pact (1 February 2023 to 1 August 2023). "
        "Memberships ----------- * Crew joined Pact (since March 2023). "
        "Topics ------ * Newly asked on “Sea wall”: Norland."
    )
    assert narrow(brief(left)).endswith(
        "1 change of membership and 1 country asked less. "
        "Norland ------- * Norland left Pact (1 February 2023 to 1 August 2023). "
        "Topics ------ * No longer asked on “Sea wall”: Norland."
    )
    record = json.loads(brief(left, "json"))
    assert Draft202012Validator(SCHEMA).is_valid(record)
    assert record["memberships"] == [
        {
            "turn": "ended",
            "member": "norland",
            "name": "Norland",
            "country": "norland",
            "organization": "pact",
            "span": "2023-02-01/2023-08-01",
        }
    ]
    assert record["asked"] == [{"turn": "ended", "country": "norland", "topic": "sea-wall"}]


def test_every_news_has_its_sentence(tmp_path: Path) -> None:
    """Each thing that can become of a line is told in words of its own."""
    base = says("ro", "2022-08-01", "for", until="2023-06-30")
    tellings = {
        "First found on": ([], [says("ro", "2022-08-01")]),
        "any more": ([says("ro", "2022-08-01")], []),
        "Another condition on": (
            [says("ro", "2022-08-01")],
            [says("ro", "2022-08-01"), says("ro", "2022-09-01", condition="vote")],
        ),
        "but now it has decided it": (
            [says("ro", "2022-08-01")],
            [says("ro", "2022-08-01"), says("ro", "2022-09-01", act="decides")],
        ),
        "Firmer evidence on": ([says("ro", "2022-08-01")], [says("president", "2022-08-02")]),
        "Weaker evidence on": ([says("president", "2022-08-02")], [says("ro", "2022-08-01")]),
        "Another speaker": ([says("premier", "2022-08-01")], [says("president", "2022-08-01")]),
        "the same words are coded as: against": (
            [says("ro", "2022-08-01")],
            [says("ro", "2022-08-01", "against")],
        ),
        "Stated again": (
            [says("ro", "2022-08-01")],
            [says("ro", "2022-08-01"), says("ro", "2022-09-01")],
        ),
    }
    for words, (before, after) in tellings.items():
        day = datetime.date(2022, 12, 31)
        found = compare(analyse(tiny(*before), day), analyse(tiny(*after), day))
        assert words in " ".join(brief(found).split()), words
    in_time = {
        "Lapsed on": (tiny(base), "2023-01-01", "2023-12-31"),
        "Out of date on": (tiny(says("ro", "2019-01-01")), "2020-01-01", "2022-01-01"),
        "has left the post": (
            tiny(says("past-minister", "2022-08-01")),
            "2022-12-01",
            "2023-02-01",
        ),
        "Current again on": (
            tiny(says("ro", "2019-01-01"), says("ro", "2022-01-01")),
            "2021-12-01",
            "2022-02-01",
        ),
        "New holder of the post": (
            tiny(says("old-president", "2022-01-01"), says("president", "2022-08-01")),
            "2022-07-10",
            "2022-09-01",
        ),
    }
    for words, (corpus, start, end) in in_time.items():
        days = (datetime.date.fromisoformat(one) for one in (start, end))
        found = compare(*(analyse(corpus, day) for day in days))
        assert words in " ".join(brief(found).split()), words


def test_words_on_another_stand_with_who_said_them() -> None:
    """The speaker is named, then on whom; the data has both the speaker and the holder."""
    said = says("minister", "2023-05-05", "against", of="president", words="she hates that wall")
    comparison = since(analyse(tiny(said), datetime.date(2023, 12, 31)))
    who = "Min, minister of defence of Romania, on New, 5 May 2023: “she hates that wall”"
    one = json.loads(brief(comparison, "json"))["lines"][0]["after"]["evidence"]

    assert f"{who} (reported by another speaker)" in " ".join(brief(comparison).split())
    assert "no speaker named" not in brief(comparison)
    assert [one[key] for key in ("speaker", "speaker_name", "capacity")] == [
        "minister",
        "Min",
        "minister of defence of Romania",
    ]
    assert [one[key] for key in ("holder", "holder_name", "grade")] == [
        "president",
        "New",
        "reported",
    ]


def test_a_correction_of_several_names_each_post() -> None:
    """The post of one is not put down to the other."""
    slip = Correction(date="2023-05-08", what="Both said it.", why="We overlooked one.")
    corpus = tiny(says("president", "2023-05-04", "for", article="new", date="2023-05-06"))
    (article,) = corpus.articles
    (one,) = article.statements
    both = [
        attrs.evolve(one, speaker=name, id=None, utterance="new-both", corrections=[slip])
        for name in ("president", "minister")
    ]
    corpus = attrs.evolve(corpus, articles=[attrs.evolve(article, statements=both)])
    told = brief(compare(analyse(corpus, LONG_AGO), analyse(corpus)))

    said = " ".join(told.split())
    assert "Min (minister of defence of Romania) and New (president of Romania), 4 May" in said


def test_a_withdrawn_article_is_not_quoted() -> None:
    """Its title is gone, and what stands on its page in the place of one is no title."""
    slip = Correction(date="2023-05-08", what="It was taken down.", why="It was not true.")
    corpus = tiny(says("president", "2023-05-04", "for", article="new", date="2023-05-06"))
    (article,) = corpus.articles
    gone = attrs.evolve(article, withdrawn="It was not true.", corrections=[slip])
    after = attrs.evolve(corpus, articles=[gone])
    told = " ".join(brief(compare(analyse(corpus), analyse(after))).split())

    assert "Withdrawn article" not in told
    assert "in an article that was withdrawn: It was taken down." in told
    assert "Article no longer published" in told
