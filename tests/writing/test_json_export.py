"""The export: complete, the same each time, and without what may not be published."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import policybrief

Write = Callable[[dict[str, str]], Path]

FILES = {
    "briefing.yml": "title: Test\ncontact: desk@example.org\nas_of: 2026-02-01\n",
    "topics/exercise.md": (
        "---\ntitle: Exercise\nproposition: The country takes part.\nasked_of: [is, fo]\n---\n"
    ),
    "actors/ana.md": (
        "---\nname: Ana\nkind: person\nroles:\n  - president of is, 2020-01-01/..\n---\n"
    ),
    "articles/a.md": (
        "---\ntitle: A\ndate: 2026-01-15\nstatements:\n"
        "  - speaker: ana\n    quote: secret words of Ana\n    gist: She agreed.\n"
        "    stances: {exercise: for}\n"
        "  - speaker: [is, fo]\n    reported: both islands would wait\n    gist: Both wait.\n"
        "---\nThe paper prints secret words of Ana; both islands would wait and see.\n"
    ),
}


def export(folder: Path) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(policybrief.export(folder))
    return document


def test_every_asked_or_heard_pair_has_a_row(corpus_dir: Write) -> None:
    """Silence has a row of its own, with null for the position and the reason."""
    rows = {(row["country"], row["topic"]): row for row in export(corpus_dir(FILES))["lines"]}

    assert set(rows) == {("is", "exercise"), ("fo", "exercise")}
    assert rows["fo", "exercise"]["position"] is None
    assert rows["fo", "exercise"]["silence"] == "no-statement"
    assert rows["is", "exercise"]["position"] == "for"
    assert rows["is", "exercise"]["silence"] is None


def test_reports_are_never_published(corpus_dir: Write) -> None:
    """The article's own words are an anchor; the gist stands in their place."""
    folder = corpus_dir(FILES)

    document = export(folder)

    assert "both islands would wait" not in json.dumps(document)
    reports = [one for one in document["statements"] if one["kind"] == "report"]
    assert [one["words"] for one in reports] == [None, None]
    assert len({one["utterance"] for one in reports}) == 1
    assert len({one["id"] for one in reports}) == 2


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: A\n", "title: A\nrights: private\n"),
        ("title: A\n", "title: A\ndraft: true\n"),
        ("    gist: She agreed.\n", "    gist: She agreed.\n    withdrawn: wrong person\n"),
    ],
    ids=["private", "draft", "withdrawn"],
)
def test_words_that_may_not_be_published_are_not_there(
    corpus_dir: Write, old: str, new: str
) -> None:
    """Private, draft and withdrawn words stand nowhere in the document."""
    changed = {**FILES, "articles/a.md": FILES["articles/a.md"].replace(old, new)}

    text = policybrief.export(corpus_dir(changed))

    assert "secret words" not in text


def test_a_withdrawn_statement_keeps_its_permalink(corpus_dir: Write) -> None:
    """Its record stays, with the reason, and makes no line."""
    folder = corpus_dir(FILES)
    before = export(folder)["statements"][0]["id"]
    file = folder / "articles" / "a.md"
    file.write_text(file.read_text().replace("    gist: She", "    withdrawn: no\n    gist: She"))

    document = export(folder)

    assert document["statements"][0]["id"] == before
    assert document["statements"][0]["withdrawn"] == "no"
    assert [row["position"] for row in document["lines"]] == [None, None]


def test_references_lead_somewhere(corpus_dir: Write) -> None:
    """Every id that a record names is the id of another record."""
    document = export(corpus_dir(FILES))

    statements = {one["id"] for one in document["statements"]}
    actors = {one["id"] for one in document["actors"]}
    topics = {one["id"] for one in document["topics"]}
    for row in document["lines"]:
        assert row["statement"] is None or row["statement"] in statements
        assert row["country"] in actors
        assert row["topic"] in topics
    for one in document["statements"]:
        assert one["speaker"] in actors
        assert one["article"] in {article["id"] for article in document["articles"]}


def test_an_article_lists_only_what_is_there(corpus_dir: Write) -> None:
    """A statement that is not published is not listed with its article either."""
    checked = FILES["briefing.yml"] + "require_checked: true\n"
    marked = FILES["articles/a.md"].replace("gist: She", "checked: cd\n    gist: She")

    document = export(corpus_dir({**FILES, "briefing.yml": checked, "articles/a.md": marked}))

    (article,) = document["articles"]
    assert article["statements"] == [one["id"] for one in document["statements"]]
    assert len(article["statements"]) == 1


def test_accounts_of_one_utterance_share_it(corpus_dir: Write) -> None:
    """`same_as` joins them, in a chain too, with the earliest day of all."""
    text = FILES["articles/a.md"]
    first = text.replace("    gist: She", "    id: s1\n    gist: She")
    others = {
        "articles/b.md": first.replace("id: s1", "id: s2\n    same_as: s1").replace(
            "2026-01-15", "2026-01-20"
        ),
        "articles/c.md": first.replace("id: s1", "id: s3\n    same_as: s2"),
    }

    document = export(corpus_dir({**FILES, "articles/a.md": first, **others}))

    accounts = [one for one in document["statements"] if one["id"] in ("s1", "s2", "s3")]
    assert len({one["utterance"] for one in accounts}) == 1
    assert {one["day"] for one in accounts} == {"2026-01-15"}


def test_an_utterance_is_named_by_what_is_published(corpus_dir: Write) -> None:
    """The id of a draft is nowhere: the first published account stands for what they share."""
    text = FILES["articles/a.md"]
    hidden = text.replace("title: A\n", "title: A\ndraft: true\n")
    first = hidden.replace("    gist: She", "    id: s1\n    gist: She")
    accounts = {
        f"articles/{name}.md": text.replace(
            "    gist: She", f"    id: {id_}\n    same_as: {of}\n    gist: She"
        )
        for name, id_, of in [("b", "s2", "s1"), ("c", "s3", "s2"), ("d", "s4", "s1")]
    }

    exported = policybrief.export(
        corpus_dir({**FILES, "articles/secret-draft.md": first, **accounts})
    )

    found = {one["id"]: one for one in json.loads(exported)["statements"]}
    assert len({found[one]["utterance"] for one in ("s2", "s3", "s4")}) == 1
    assert [found[one]["same_as"] for one in ("s2", "s3", "s4")] == [None, "s2", "s2"]
    assert "secret-draft" not in exported
    assert "s1" not in exported


def test_free_words_of_a_withdrawn_statement_are_gone(corpus_dir: Write) -> None:
    """To whom and about what is left where it is the id of an actor."""
    said = "    to: [fo, her friends]\n    about: [ana, a thing of hers]\n"
    told = FILES["articles/a.md"].replace("    gist: She", f"{said}    gist: She")
    taken = told.replace("    gist: She", "    withdrawn: no\n    gist: She")

    before = export(corpus_dir({**FILES, "articles/a.md": told}))["statements"][0]
    after = export(corpus_dir({**FILES, "articles/a.md": taken}))["statements"][0]

    assert (before["to"], before["about"]) == (["fo", "her friends"], ["ana", "a thing of hers"])
    assert (after["to"], after["about"]) == (["fo"], ["ana"])


def test_the_same_corpus_gives_the_same_bytes(corpus_dir: Write) -> None:
    """Two exports are equal."""
    folder = corpus_dir(FILES)

    assert policybrief.export(folder) == policybrief.export(folder)


def test_speaker_and_holder_are_told_apart(corpus_dir: Write) -> None:
    """Of a line, of what it rests on and of a voice: who said it, and whose stance it is."""
    said = (
        "---\ntitle: B\ndate: 2026-01-16\nstatements:\n"
        "  - speaker: {name: Bo, of: is}\n    quote: she hates it\n"
        "    stances: {exercise: {position: against, of: ana}}\n"
        "---\nBo said: she hates it.\n"
    )
    document = export(corpus_dir({**FILES, "articles/b.md": said}))
    line = next(one for one in document["lines"] if one["country"] == "is")
    voices = [*document["dissent"], *document["other_voices"]]

    assert (line["speaker"], line["holder"]) == ("bo", "ana")
    assert ("bo", "ana") in [(one["speaker"], one["holder"]) for one in line["considered"]]
    assert all("holder" in one for one in voices)
