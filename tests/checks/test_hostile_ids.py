from __future__ import annotations

import unicodedata

import pytest

from policybrief import Article, Briefing, Corpus, Publisher, Statement, Topic, check_corpus
from policybrief.engine.builder import write_project
from policybrief.engine.content import Content, PageJob
from policybrief.errors import BuildError, CorpusError
from policybrief.models.ids import ANCHORS, RESERVED, is_anchor, is_id, slugify
from policybrief.models.statement import Speaker, SpeakerKind
from policybrief.pipeline.building import build_site
from policybrief.pipeline.finding import find_problems
from policybrief.problems import has_errors
from policybrief.site.templates import Rendered
from tests.reading.corpora import ARTICLE, BRIEFING, VALID, changed, found, write

DEVICES = ("con", "prn", "aux", "nul", "com0", "com1", "com9", "lpt1", "lpt9", "conin", "clock")
CLIMBING = (
    *("..", ".", "../evil", "../../../../tmp/evil", "/tmp/evil", "a/../../b", "a/b", "./a"),
    *("a\\b", "..\\evil", "c:evil", "C:\\evil", "\\\\host\\evil", "%2e%2e%2fevil", "..%2fevil"),
    *("a\0b", "a\nb", "a b", " a", "a ", "a.", "a.html", "aux.md", "~", "$x", "*", "?", "|", "-a"),
    *(
        "x" * 101,
        "index",
        "A",
        "\uff41",
        "\u0430da",
        "caf\u00e9",
        "cafe\u0301",
        "\u202ea",
        "\u200ba",
    ),
    *("#top", "?q", "javascript:x", "//host", "<b>", '"', "'", "&", *DEVICES),
)


@pytest.mark.parametrize("text", CLIMBING)
def test_no_id_climbs_out_of_its_folder(text):
    """What is no plain word is no id, of whatever record; nor is a device of some system."""
    corpus = Corpus(
        briefing=Briefing(title="x", contact="a@example.org"),
        topics=[Topic(id=text, title="x", proposition="x")],
        publishers=[Publisher(id=text, name="x")],
        articles=[
            Article(id=text, title="x"),
            Article(id="news", title="x", publisher=text, body="a word", date="2025"),
        ],
    )

    codes = [one.code for one in check_corpus(corpus)]

    assert not is_id(text)
    assert "bad-id" in codes
    assert is_id(slugify(text))


@pytest.mark.parametrize("text", CLIMBING)
def test_an_unknown_publisher_writes_nothing_elsewhere(text, tmp_path):
    """A publisher without a file makes a page, so its id is held to the same."""
    corpus = Corpus(
        briefing=Briefing(title="x", contact="a@example.org"),
        articles=[Article(id="news", title="x", publisher=text, body="a word", date="2025")],
    )
    (tmp_path / "in").mkdir()

    with pytest.raises(CorpusError) as caught:
        build_site(corpus, tmp_path / "in" / "site")

    assert [one.code for one in caught.value.problems if has_errors([one])] == ["bad-id"]
    assert [one.name for one in tmp_path.iterdir()] == ["in"]


@pytest.mark.parametrize(
    "name", ["../evil.md", "/tmp/evil.md", "a/../../evil.md", "a\\b.md", "a\0"]
)
def test_the_project_is_written_in_its_own_folder(name, tmp_path):
    """Whatever page or file is asked for, none is written outside."""
    page = Rendered(source=name, template="x", title="x", wide=False, head=None, body="x")
    job = PageJob(address=name, template="x", wide=False, render=lambda: page)
    with pytest.raises(BuildError, match="no page can stand"):
        write_project(Content(briefing=Briefing(title="x"), pages=[job]), tmp_path / "a" / "b")
    files = Content(briefing=Briefing(title="x"), pages=(), files=[lambda: [(name, b"x")]])
    with pytest.raises(BuildError, match="no page can stand"):
        write_project(files, tmp_path / "a" / "c")

    assert list(tmp_path.rglob("*evil*")) == []


FILES = (
    *(
        "A.md",
        "index.md",
        "..md",
        "...md",
        "a b.md",
        "a .md",
        "a..md",
        "aux.md",
        "com1.md",
        "-a.md",
    ),
    *("\u0430da.md", "\uff41.md", "caf\u00e9.md", "cafe\u0301.md", "\u212aey.md", "a\u200bb.md"),
    *("%2e%2e%2fa.md", "a%00.md", "a:b.md", "a\\b.md", "a\nb.md", "a\u202eb.md", f"{'x' * 101}.md"),
)


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("kind", ["articles", "topics", "actors", "publishers", "events"])
def test_the_name_of_a_file_is_a_plain_word(name, kind, tmp_path):
    """Each other name is an error on that file, and nothing else is said of it as an id."""
    write(tmp_path, VALID)
    (tmp_path / kind / name).write_text("---\ntitle: x\n---\n", encoding="utf-8")

    problems = [one for one in find_problems(tmp_path) if one.location.path.name == name]
    shown = [one for one in find_problems(tmp_path) if one.code in ("bad-id", "stray-file")]

    assert has_errors(shown) or problems == []
    assert len(shown) == 1 or name.startswith("."), found(shown)


def test_twins_are_one_id(tmp_path):
    """Files that some disk takes for one, or a reader for another, cannot stand side by side."""
    write(tmp_path, VALID)
    twins = [unicodedata.normalize(form, "caf\u00e9") + ".md" for form in ("NFC", "NFD")]
    for name in (*twins, "rent-cap-2.md", "Rent-Cap-2.md", "RENT-CAP-2.md"):
        (tmp_path / "topics" / name).write_text(VALID["topics/rent-cap.md"], encoding="utf-8")
    (tmp_path / "topics" / "more").mkdir()
    (tmp_path / "topics" / "more" / "rent-cap-2.md").write_text(VALID["topics/rent-cap.md"])

    codes = [one.code for one in find_problems(tmp_path) if one.code in ("bad-id", "duplicate-id")]

    assert codes.count("bad-id") == 4
    assert codes.count("duplicate-id") == 1


@pytest.mark.parametrize("text", [*sorted(ANCHORS), "fact-1", "__search", "A", "a/b", "x" * 101])
def test_a_statement_takes_no_anchor_of_a_page(text, tmp_path):
    """A permalink leads to the statement and to nothing else on the page."""
    more = f"    said: 2025-04-27\n    id: {text}\n"
    write(tmp_path, changed(ARTICLE, "    said: 2025-04-27\n", more))

    assert found(find_problems(tmp_path)) == [f"{ARTICLE}:13:9 bad-id"]


def test_anchors_of_the_article_page_are_reserved():
    """Each anchor that the template writes is known here."""
    from policybrief.site.templates import templates_folder

    text = (templates_folder() / "article.md.jinja").read_text(encoding="utf-8")
    anchors = {part.split()[0].rstrip("}") for part in text.split("{ #")[1:]}

    assert anchors <= ANCHORS
    assert all(not is_anchor(one) for one in anchors)


@pytest.mark.parametrize(
    "name", ["Index", "CON", "Aux", "../..", "/", "<script>", "\u202e", "Индекс"]
)
def test_somebody_without_a_file_takes_no_page_of_the_site(name):
    """The page of a named speaker is none that stands there already, and none of another folder."""
    speaker = Speaker(kind=SpeakerKind.NAMED, name=name)

    assert is_id(speaker.key)
    assert speaker.key not in RESERVED


@pytest.mark.parametrize("key", ["none", "''", "x" * 101])
def test_a_condition_has_a_name(key, tmp_path):
    """The word that drops a condition, none at all and a text are no names of one."""
    write(tmp_path, changed(BRIEFING, "conditions: {", f"conditions: {{{key}: x, "))

    assert found(find_problems(tmp_path)) == [f"{BRIEFING}:3:14 invalid-value"]


def test_a_reference_is_never_an_address(tmp_path):
    """What refers to something that is not there is an error, and makes no page."""
    evil = "../../evil"
    said = Statement(
        speaker=evil,
        quote="a word",
        event=evil,
        same_as=evil,
        stances={evil: {"position": "for", "of": evil, "condition": evil}},
    )
    corpus = Corpus(
        briefing=Briefing(title="x", contact="a@example.org"),
        articles=[Article(id="news", title="x", body="a word", statements=[said], date="2025")],
    )

    codes = {one.code for one in check_corpus(corpus)}

    assert codes >= {
        *("unknown-actor", "unknown-event", "unknown-statement"),
        *("unknown-topic", "unknown-condition"),
    }
