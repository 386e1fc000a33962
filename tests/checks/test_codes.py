from __future__ import annotations

import ast
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import policybrief
from policybrief.checks.run import check_corpus
from policybrief.codes import CODES
from policybrief.models.article import Article
from policybrief.models.corpus import Corpus
from policybrief.models.pins import LOCK
from policybrief.models.statement import Statement
from policybrief.problems import Problem, Severity, in_order
from policybrief.reading import record_files
from policybrief.reading.folder import read_corpus
from tests.reading.corpora import (
    ARTICLE,
    BODY,
    BRIEFING,
    PERSON,
    TOPIC,
    VALID,
    changed,
    found,
    look_at,
    write,
)
from tests.reading.pinned import lock_of, with_text

QUOTE = "quote: >-\n      We will build it [...] nobody pays twice\n"
REPORTED = "reported: has shown interest in the bridge"
TAIL = "\nThe toll comes soon. The toll comes soon.\n"


def added(path: str, content: str) -> dict[str, str]:
    """Return the valid corpus with one more file, or with another one in its place."""
    return {**VALID, path: content}


def without(path: str) -> dict[str, str]:
    """Return the valid corpus without one file."""
    return {name: text for name, text in VALID.items() if name != path}


# Code, corpus, place: each corpus has exactly this one problem.
CASES: list[tuple[str, dict[str, str], str]] = [
    (
        "ambiguous-quote",
        added(ARTICLE, VALID[ARTICLE].replace(QUOTE, "quote: toll comes soon\n") + TAIL),
        f"{ARTICLE}:10:12",
    ),
    ("ambiguous-unit", changed(ARTICLE, "unit: m,", "unit: tons,"), f"{ARTICLE}:24:59"),
    (
        "as-of-before-newest",
        changed(BRIEFING, "contact: ", "as_of: 2025-04-27\ncontact: "),
        f"{BRIEFING}:2:8",
    ),
    (
        "bad-coder",
        changed(ARTICLE, "    via:", "    coded: https://example.org/ab\n    via:"),
        f"{ARTICLE}:13:12",
    ),
    (
        "bad-colour",
        changed(BRIEFING, "title: Bridges", "title: Bridges\nlook: {primary: blue}"),
        f"{BRIEFING}:2:17",
    ),
    ("bad-date", changed(ARTICLE, "2025-04-28", "28 April 2025"), f"{ARTICLE}:5:7"),
    ("bad-id", added("topics/Sea Wall.md", VALID[TOPIC]), "topics/Sea Wall.md:1:1"),
    ("bad-key", changed(ARTICLE, "lang: en", "[lang]: en"), f"{ARTICLE}:6:1"),
    ("bad-language", changed(ARTICLE, "lang: en", "lang: the English"), f"{ARTICLE}:6:7"),
    ("bad-lock", added(LOCK, "[]"), f"{LOCK}:1:1"),
    (
        "bad-membership",
        changed("actors/port-ministry.md", "eu, 2004-05-01/..", "eu since 2004"),
        "actors/port-ministry.md:7:5",
    ),
    ("bad-nth", changed(ARTICLE, "    said:", "    nth: 3\n    said:"), f"{ARTICLE}:12:10"),
    ("bad-role", changed(PERSON, " of ro,", ","), f"{PERSON}:7:5"),
    (
        "bad-same-as",
        changed(ARTICLE, "    via: press-conference", "    id: a\n    same_as: a"),
        f"{ARTICLE}:14:14",
    ),
    ("bad-suffix", added("topics/sea-wall.MD", VALID[TOPIC]), "topics/sea-wall.MD:1:1"),
    ("bad-url", changed(ARTICLE, "https://", "www."), f"{ARTICLE}:4:6"),
    (
        "bad-window",
        changed(BRIEFING, "title: Bridges", "title: Bridges\nwindow: two years"),
        f"{BRIEFING}:2:9",
    ),
    ("broken-link", changed(TOPIC, "(rent-cap)", "(rents)"), f"{TOPIC}:9:5"),
    (
        "checked-by-default",
        changed(BRIEFING, "title: Bridges", "title: Bridges\nrequire_checked: true\nchecked: cd"),
        f"{BRIEFING}:3:10",
    ),
    (
        "comment-in-text",
        changed(TOPIC, "title: Bridge toll", "title: Bridge #1 toll"),
        f"{TOPIC}:2:15",
    ),
    (
        "comment-in-words",
        changed(ARTICLE, "has shown interest", "has #shown interest"),
        f"{ARTICLE}:18:18",
    ),
    ("control-character", changed(TOPIC, "a toll?", "a\0 toll?"), f"{TOPIC}:4:27"),
    (
        "corrected-after-as-of",
        {
            **changed(BRIEFING, "contact: ", "as_of: 2025-04-28\ncontact: "),
            ARTICLE: VALID[ARTICLE].replace(
                "lang: en", "corrections: [{date: 2025-05, what: A, why: B}]\nlang: en"
            ),
        },
        f"{ARTICLE}:6:22",
    ),
    (
        "corrected-before-published",
        changed(
            ARTICLE, "lang: en", "corrections: [{date: 2025-04-27, what: A, why: B}]\nlang: en"
        ),
        f"{ARTICLE}:6:22",
    ),
    (
        "country-id",
        added("actors/congo-kinshasa.md", VALID["actors/port-ministry.md"]),
        "actors/congo-kinshasa.md:1:1",
    ),
    (
        "double-coding",
        changed(
            ARTICLE, "    via:", "    coded: ab\n    codings: [{coded: AB, stances: {}}]\n    via:"
        ),
        f"{ARTICLE}:14:23",
    ),
    ("draft", changed(TOPIC, "keywords:", "draft: true\nkeywords:"), f"{TOPIC}:7:8"),
    ("duplicate-id", added("topics/old/rent-cap.md", VALID[TOPIC]), "topics/rent-cap.md:1:1"),
    ("duplicate-key", changed(ARTICLE, "lang: en", "lang: en\ntitle: A"), f"{ARTICLE}:7:1"),
    ("duplicate-statement", changed(ARTICLE, "[dk, port", "[dk, dk, port"), f"{ARTICLE}:17:19"),
    (
        "embargoed",
        changed(ARTICLE, "lang: en", "lang: en\npublish-after: 2025-06"),
        f"{ARTICLE}:7:16",
    ),
    ("empty-value", changed(TOPIC, "[toll, bridge]", "[toll, '']"), f"{TOPIC}:7:18"),
    (
        "event-date",
        added("events/opening.md", "---\ntitle: The opening\ndate: 2025-04-29\n---\n"),
        f"{ARTICLE}:20:12",
    ),
    (
        "gap-in-post",
        {
            **VALID,
            "actors/bo-crane.md": "---\nname: Bo Crane\nkind: person\n"
            "roles: ['president of ro, 2010/2014']\n---\n",
            "articles/old.md": "---\ntitle: Old\ndate: 2020\nstatements:\n  - speaker: ro\n"
            "    reported: would like a bridge\n    gist: It would.\n"
            "    stances: {bridge-toll: for}\n---\nIt would like a bridge.\n",
        },
        f"{PERSON}:7:5",
    ),
    ("gap-too-wide", changed(ARTICLE, "nobody pays twice", "650 metres"), f"{ARTICLE}:10:12"),
    (
        "ids-alike",
        added("events/open_ing.md", VALID["events/opening.md"]),
        "events/opening.md:2:1",
    ),
    (
        "ignore-not-found",
        changed(ARTICLE, "lang: en", "ignore: [{from: Read more}]"),
        f"{ARTICLE}:6:17",
    ),
    (
        "invalid-value",
        changed(
            PERSON,
            "- president of ro, 2024-05-26/..",
            "- {title: p, of: ro, span: 2024/.., kind: minister, authority: 7}",
        ),
        f"{PERSON}:7:66",
    ),
    (
        "keyword-without-statement",
        added("articles/plain.md", "---\ntitle: Toll\n---\nA toll is a toll is a TOLL.\n"),
        "articles/plain.md:2:1",
    ),
    (
        "language-not-spoken",
        changed(BRIEFING, "contact: ", "language: de\ncontact: "),
        f"{BRIEFING}:2:11",
    ),
    (
        "low-contrast",
        changed(BRIEFING, "title: Bridges", 'title: Bridges\nlook: {accent: "#ffcc00"}'),
        f"{BRIEFING}:2:16",
    ),
    ("missing-field", changed(ARTICLE, "title: A bridge with a price\n", ""), f"{ARTICLE}:2:1"),
    ("missing-file", changed(ARTICLE, "lang: en", "text: texts/bridge.txt"), f"{ARTICLE}:6:7"),
    (
        "missing-logo",
        changed(BRIEFING, "contact: ", "look: {logo: logo.svg}\ncontact: "),
        f"{BRIEFING}:2:14",
    ),
    (
        "near-duplicate",
        added("actors/ada-brooke.md", "---\nname: Ada Brooke\nkind: person\n---\n"),
        "actors/ada-brooke.md:2:7",
    ),
    ("no-briefing", without(BRIEFING), f"{BRIEFING}:1:1"),
    (
        "no-coder",
        changed(ARTICLE, "    via:", "    codings: [{coded: cd, stances: {}}]\n    via:"),
        f"{ARTICLE}:13:14",
    ),
    ("no-contact", changed(BRIEFING, "contact: desk@example.org\n", ""), f"{BRIEFING}:1:1"),
    ("no-front-matter", added("articles/plain.md", BODY), "articles/plain.md:1:1"),
    ("no-gist", changed(ARTICLE, "    gist: ", "    note: "), f"{ARTICLE}:18:15"),
    ("no-mapping", added("articles/list.md", "---\n- one\n---\n"), "articles/list.md:2:1"),
    ("no-role-on-day", changed(PERSON, "2024-05-26/..", "2020/2024"), f"{ARTICLE}:9:14"),
    ("no-text", added(ARTICLE, VALID[ARTICLE].removesuffix(BODY)), f"{ARTICLE}:10:12"),
    (
        "not-a-country",
        changed(TOPIC, "asked_of: [ro, dk]", "asked_of: [ro, ada-brook]"),
        f"{TOPIC}:6:16",
    ),
    (
        "not-a-list",
        added("articles/x.md", "---\ntitle: X\nstatements: none\n---\n"),
        "articles/x.md:3:13",
    ),
    ("not-a-mapping", changed(TOPIC, "{for: wants a toll}", "for"), f"{TOPIC}:5:9"),
    (
        "not-a-number",
        changed(BRIEFING, "title: Bridges", "title: Bridges\nquotation: {words: many}"),
        f"{BRIEFING}:2:20",
    ),
    (
        "not-an-organization",
        changed("actors/port-ministry.md", "eu, 2004", "ada-brook, 2004"),
        "actors/port-ministry.md:7:5",
    ),
    ("not-one-wording", changed(ARTICLE, f"    {REPORTED}\n", ""), f"{ARTICLE}:17:5"),
    ("not-text", changed(TOPIC, "Bridge toll", "[Bridge, toll]"), f"{TOPIC}:2:8"),
    (
        "not-pinned",
        {**with_text("texts/bridge.txt"), LOCK: lock_of("texts/bridge.txt", facts=False)},
        f"{ARTICLE}:24:69",
    ),
    ("not-true-or-false", changed(TOPIC, "question: W", "draft: yes\nquestion: W"), f"{TOPIC}:4:8"),
    ("open-front-matter", added("articles/x.md", "---\ntitle: X\n"), "articles/x.md:1:1"),
    (
        "private-person",
        changed(ARTICLE, "speaker: ada-brook", "speaker: {name: Dee Fox, of: ro}"),
        f"{ARTICLE}:9:14",
    ),
    ("prose-too-deep", added(TOPIC, VALID[TOPIC] + "> " * 21 + "x\n"), f"{TOPIC}:10:1"),
    ("prose-too-long", added(TOPIC, VALID[TOPIC] + "x" * 10_001), f"{TOPIC}:10:1"),
    (
        "quotation-marks",
        changed(ARTICLE, REPORTED, 'reported: >-\n      "interest"'),
        f"{ARTICLE}:18:15",
    ),
    (
        "quote-ignored",
        changed(ARTICLE, "lang: en", "ignore: [{from: Denmark, to: bridge}]"),
        f"{ARTICLE}:18:15",
    ),
    ("quote-not-found", changed(ARTICLE, "nobody pays twice", "no one pays"), f"{ARTICLE}:10:12"),
    (
        "quote-spans-paragraphs",
        changed(ARTICLE, REPORTED, "reported: in the bridge. The bridge is"),
        f"{ARTICLE}:18:15",
    ),
    (
        "quote-too-long",
        changed(BRIEFING, "contact:", "quotation: {words: 6, share: 100%}\ncontact:"),
        f"{ARTICLE}:10:12",
    ),
    (
        "quoted-too-much",
        changed(BRIEFING, "contact:", "quotation: {share: 20%, always: 0}\ncontact:"),
        f"{ARTICLE}:24:69",
    ),
    (
        "role-overlap",
        added("actors/bo-crane.md", VALID[PERSON].replace("Ada", "Bo").replace("Brook", "Crane")),
        "actors/bo-crane.md:7:5",
    ),
    ("role-uncertain", changed(PERSON, "2024-05-26/..", "2024-05-26/"), f"{ARTICLE}:9:14"),
    (
        "role-without-source",
        changed(BRIEFING, "contact: ", "require_sources: true\ncontact: "),
        f"{PERSON}:7:5",
    ),
    ("said-after-published", changed(ARTICLE, "2025-04-27", "2025-05"), f"{ARTICLE}:12:11"),
    (
        "same-text",
        added("articles/copy.md", f"---\ntitle: Copy\nreviewed: [bridge-toll]\n---\n{BODY}"),
        "articles/copy.md:2:1",
    ),
    (
        "same-url",
        added("articles/copy.md", "---\ntitle: Copy\nurl: http://www.example.org/a/1/#x\n---\n"),
        "articles/copy.md:3:6",
    ),
    (
        "self-checked",
        changed(ARTICLE, "    via:", "    coded: ab\n    checked: ab\n    via:"),
        f"{ARTICLE}:14:14",
    ),
    (
        "silent-topic",
        added("topics/sea-wall.md", "---\ntitle: Sea wall\nproposition: It is built.\n---\n"),
        "topics/sea-wall.md:2:1",
    ),
    ("stance-without-words", changed(ARTICLE, QUOTE, "quote: twice\n"), f"{ARTICLE}:10:12"),
    ("stray-folder", added("topic/sea.md", VALID[TOPIC]), "topic:1:1"),
    ("stray-file", added("topics/notes.txt", "x"), "topics/notes.txt:1:1"),
    ("path-outside", changed(ARTICLE, "lang: en", r"text: texts\bridge.txt"), f"{ARTICLE}:6:7"),
    (
        "passage-changed",
        {
            **with_text("texts/bridge.txt"),
            LOCK: lock_of("texts/bridge.txt"),
            "texts/bridge.txt": BODY.replace("folly", "fable"),
        },
        f"{ARTICLE}:24:69",
    ),
    (
        "pin-outdated",
        {
            **with_text("texts/bridge.txt"),
            LOCK: lock_of("texts/bridge.txt", facts=False),
            "texts/bridge.txt": BODY,
        },
        f"{ARTICLE}:24:69",
    ),
    ("unpinned-text", changed(ARTICLE, "lang: en", "text: ../bridge.txt"), f"{ARTICLE}:6:7"),
    ("text-changed", changed(ARTICLE, "lang: en", "lang: en\ntext_hash: 0a"), f"{ARTICLE}:7:12"),
    ("text-for-list", changed(TOPIC, "[toll, bridge]", "toll, bridge"), f"{TOPIC}:7:11"),
    ("too-many-marks", changed(ARTICLE, "price", "price" + "\u0301" * 31), f"{ARTICLE}:2:29"),
    ("too-deep", changed(ARTICLE, "lang: en", f"lang: {'[' * 60}{']' * 60}"), f"{ARTICLE}:6:56"),
    (
        "translated-without-lang",
        changed(ARTICLE, "lang: en", "translated: by hand"),
        f"{ARTICLE}:6:13",
    ),
    (
        "unknown-subject",
        changed(BRIEFING, "title: Bridges", "title: Bridges\nsubjects: {brigde: The bridge}"),
        f"{BRIEFING}:2:11",
    ),
    ("unknown-actor", changed(ARTICLE, "[dk, port-ministry]", "[dk, port]"), f"{ARTICLE}:17:19"),
    (
        "unchecked",
        changed(BRIEFING, "title: Bridges", "title: Bridges\nrequire_checked: true"),
        f"{ARTICLE}:9:5",
    ),
    ("unclear-number", changed(ARTICLE, "value: 650,", "value: '1,200',"), f"{ARTICLE}:24:48"),
    (
        "unit-mismatch",
        changed(
            ARTICLE,
            "facts:\n",
            "facts:\n  - {subject: bridge, property: length, value: 650, unit: kg}\n",
        ),
        f"{ARTICLE}:25:59",
    ),
    ("unknown-act", changed(ARTICLE, "act: offers", "act: offer"), f"{ARTICLE}:16:52"),
    ("unknown-condition", changed(ARTICLE, "if: funding", "if: founding"), f"{ARTICLE}:16:38"),
    ("unknown-country", changed(PERSON, "country: ro", "country: Bucharest"), f"{PERSON}:4:10"),
    ("unknown-event", changed(ARTICLE, "event: opening", "event: closing"), f"{ARTICLE}:20:12"),
    ("unknown-field", changed(ARTICLE, "title:", "titel:"), f"{ARTICLE}:2:1"),
    ("unknown-kind", changed(PERSON, "kind: person", "kind: human"), f"{PERSON}:3:7"),
    (
        "unknown-position",
        changed(ARTICLE, "bridge-toll: for", "bridge-toll: pro"),
        f"{ARTICLE}:15:20",
    ),
    ("unknown-publisher", without("publishers/daily.md"), f"{ARTICLE}:3:12"),
    ("unknown-rights", changed(ARTICLE, "rights: quote", "rights: some"), f"{ARTICLE}:7:9"),
    (
        "unknown-statement",
        changed(ARTICLE, "    event: opening", "    same_as: bridge-ro-1"),
        f"{ARTICLE}:20:14",
    ),
    ("unknown-title", changed(PERSON, "- president", "- minder"), f"{PERSON}:7:5"),
    ("unknown-topic", changed(ARTICLE, "bridge-toll: for", "bridge: for"), f"{ARTICLE}:15:7"),
    (
        "unknown-unit",
        changed(ARTICLE, "unit: m,", "unit: kilometrs,"),
        f"{ARTICLE}:24:59",
    ),
    (
        "unknown-type",
        changed("actors/port-ministry.md", "type: ministry", "type: bureau"),
        "actors/port-ministry.md:4:7",
    ),
    (
        "unsafe-logo",
        {
            **changed(BRIEFING, "contact: ", "look: {logo: logo.svg}\ncontact: "),
            "logo.svg": "<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>",
        },
        f"{BRIEFING}:2:14",
    ),
    (
        "weekday-mismatch",
        changed(TOPIC, "asked_of:", "note: On Monday, 8 November 2025.\nasked_of:"),
        f"{TOPIC}:6:7",
    ),
    (
        "withdrawn-words",
        {
            **changed(ARTICLE, "    event: opening", "    withdrawn: no"),
            PERSON: VALID[PERSON] + "\nShe HAS shown  interest\nin the bridge.\n",
        },
        f"{PERSON}:10:5",
    ),
    (
        "wrong-folder",
        {**without(PERSON), "topics/ada-brook.md": VALID[PERSON]},
        "topics/ada-brook.md:3:7",
    ),
    ("yaml-alias", changed(ARTICLE, "lang: en", "lang: *en"), f"{ARTICLE}:6:7"),
    ("yaml-anchor", changed(ARTICLE, "lang: en", "lang: &x en"), f"{ARTICLE}:6:7"),
    ("yaml-syntax", changed(ARTICLE, "title: A", "title: A: B"), f"{ARTICLE}:2:9"),
    ("yaml-tag", changed(ARTICLE, "lang: en", "lang: !!str en"), f"{ARTICLE}:6:7"),
]
TWO_FILES = {
    "as-of-before-newest",
    "corrected-after-as-of",
    "gap-in-post",
    "ids-alike",
    "keyword-without-statement",
    "near-duplicate",
    "not-a-country",
    "not-an-organization",
    "role-overlap",
    "role-without-source",
    "same-text",
    "same-url",
    "silent-topic",
    "unchecked",
}
ELSEWHERE = {
    "bad-map",
    "failing-plugin",
    "file-too-large",
    "not-utf-8",
    "stray-template",
    "symbolic-link",
    "too-many-entries",
    "unreadable-file",
} | {
    "broken-release",
    "changed-permalink",
    "uncorrected-quote",
    "vanished-statement",
}
OF_SITES = {
    *("active-content", "dead-anchor", "dead-link", "duplicate-anchor", "foreign-request"),
    *("image-without-text", "leaked-words", "unsearched-file"),
}


@pytest.mark.parametrize(("code", "files", "place"), CASES, ids=[case[0] for case in CASES])
def test_one_mistake_is_one_problem(code, files, place, tmp_path):
    """A corpus with one mistake has exactly that problem, where an editor must look."""
    _, problems = look_at(write(tmp_path, files))

    assert found(problems) == [f"{place} {code}"]
    assert problems[0].severity is (Severity.WARNING if CODES[code].warning else Severity.ERROR)


@pytest.mark.parametrize(("code", "files", "place"), CASES, ids=[case[0] for case in CASES])
def test_messages_are_plain(code, files, place, tmp_path):
    """A message begins in lower case or with the name of the thing, is one line and has no full
    stop; each has a hint."""
    _, problems = look_at(write(tmp_path, files))

    (problem,) = problems
    first = problem.message[0]
    assert first.islower() or first in "'\"" or problem.message.startswith(("Ada ", "Bo "))
    for text in (problem.message, problem.hint):
        assert text
        assert not text.endswith((".", ";", ":", ","))
        assert "\n" not in text


def test_the_valid_corpus_has_no_problem(tmp_path):
    """Nothing is wrong with the corpus that the others are made from."""
    _, problems = look_at(write(tmp_path, VALID))

    assert problems == []


@given(st.sampled_from(CASES), st.sampled_from(CASES))
def test_one_mistake_never_hides_another(tmp_path_factory, one, other):
    """Two mistakes in different files give exactly the problems that each gives alone."""
    files = dict(VALID)
    for code, changes, place in (one, other):
        assume(set(VALID) <= set(changes) and code not in TWO_FILES)
        new = {name for name, text in changes.items() if VALID.get(name) != text}
        assume(place.rsplit(":", 2)[0] in new)
        assume(all(files.get(name) == VALID.get(name) for name in new))
        files |= {name: changes[name] for name in new}
    _, problems = look_at(write(tmp_path_factory.mktemp("two"), files))

    assert sorted(found(problems)) == sorted({f"{place} {code}" for code, _, place in (one, other)})


def test_a_file_that_is_not_utf_8(tmp_path):
    """It is reported once, where the first wrong byte stands, and hides nothing else."""
    raw = VALID[ARTICLE].encode().replace(b"price", b"pr\xe9\xe8ce").replace(b"act: o", b"act: O")
    _, problems = look_at(write(tmp_path, {**VALID, ARTICLE: raw}))

    assert found(problems) == [f"{ARTICLE}:2:26 not-utf-8", f"{ARTICLE}:16:52 unknown-act"]


def test_a_text_that_is_not_utf_8(tmp_path):
    """Words that may stand where a text cannot be read are not said to be missing."""
    files = changed(ARTICLE, "lang: en", "text: texts/bridge.txt")
    raw = BODY.encode().replace(b"interest", b"int\xe9rest")
    _, problems = look_at(write(tmp_path, {**files, "texts/bridge.txt": raw}))

    assert found(problems) == ["texts/bridge.txt:2:55 not-utf-8"]


def test_a_file_that_is_too_large(tmp_path, monkeypatch):
    """It is not read, and its id stays known."""
    monkeypatch.setattr(record_files, "MAX_BYTES", 2000)
    files = {**VALID, TOPIC: VALID[TOPIC] + "x" * 2000}
    _, problems = look_at(write(tmp_path, files))

    assert found(problems) == [f"{TOPIC}:1:1 file-too-large"]


def test_a_file_that_cannot_be_read(tmp_path):
    """It is reported, and its id stays known."""
    write(tmp_path, VALID)
    (tmp_path / TOPIC).unlink()
    (tmp_path / TOPIC).symlink_to(tmp_path / "nowhere")
    _, problems = look_at(tmp_path)

    assert found(problems) == [f"{TOPIC}:1:1 unreadable-file"]


def test_every_code_has_a_test():
    """Each code is made by one of the corpora above, or by a site in the tests of verifying."""
    assert {case[0] for case in CASES} | ELSEWHERE | OF_SITES == set(CODES)


def test_every_code_in_the_sources_is_known():
    """What the reader and the checks report has an entry in the table, and no entry is unused."""
    used: set[str] = set()
    literals: set[str] = set()
    for pattern in (
        *("reading/*.py", "checks/*.py", "pipeline/*.py", "verifying/*.py", "plugins.py"),
    ):
        for file in Path(policybrief.__file__).parent.glob(pattern):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    literals.add(node.value)
                if isinstance(node, ast.Call):
                    name = getattr(node.func, "id", getattr(node.func, "attr", ""))
                    at = {"WrongError": 0, "Problem": 1, "note": 1, "problem": 1, "Fault": 2}
                    code = node.args[at[name]] if len(node.args) > at.get(name, 99) else None
                    if isinstance(code, ast.Constant):
                        used.add(code.value)

    assert used <= set(CODES)
    assert set(CODES) <= literals


def test_a_corpus_built_in_python_is_checked(tmp_path):
    """The same checks run over what has no file: the same codes, at no place."""
    read, _ = read_corpus(write(tmp_path, changed(ARTICLE, "nobody pays twice", "no one pays")))
    built = Corpus(
        articles=[
            Article(
                id="bridge",
                title="A bridge",
                publisher="nobody",
                url="example.org",
                body=BODY,
                statements=[
                    Statement(speaker="no-one", quote="We will build it", nth=0),
                    Statement(speaker="Romania", quote="nobody pays", stances={"x": "for"}),
                    Statement(speaker="ro", quote="nobody pays"),
                    Statement(speaker="ro", reported="has shown"),
                    Statement(speaker="ro", quote="pays thrice"),
                ],
            ),
            Article(id="bridge", title="Another"),
        ]
    )

    assert sorted(one.code for one in check_corpus(built)) == [
        "bad-nth",
        "bad-url",
        "duplicate-id",
        "duplicate-statement",
        "no-contact",
        "no-gist",
        "quote-not-found",
        "unknown-actor",
        "unknown-publisher",
        "unknown-topic",
    ]
    assert "quote-not-found" in [one.code for one in check_corpus(read)]


def test_problems_are_in_order(tmp_path):
    """Both lists are sorted by place, and no problem stands in one twice."""
    files = {**VALID, ARTICLE: VALID[ARTICLE].replace("for\n", "pro\n").replace("[dk,", "[dkk,")}
    corpus, problems = read_corpus(write(tmp_path, files))

    assert problems == in_order(problems)
    assert check_corpus(corpus) == in_order(check_corpus(corpus))
    assert all(isinstance(one, Problem) for one in problems)
