"""An article is drafted from a text, and reads without errors."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import attrs
import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from policybrief import Drafted, PolicybriefError, cli, find_problems, new_article, read_corpus
from policybrief.pipeline import starting
from tests.drafting.texts import BRIEFING, NOTICE, TALKS

HTML = f"""<!doctype html>
<html lang="en"><head><title>Talks about the wall</title>
<meta property="og:title" content="Talks about the wall">
<meta property="og:url" content="https://harbour.example/news/wall">
<meta property="article:published_time" content="2026-01-14T10:30:00+02:00"></head>
<body><article><h1>Talks about the wall</h1>
{"".join(f"<p>{line}</p>" for line in TALKS.splitlines() if len(line) > 80)}
</article></body></html>
"""


def briefing(place: Path) -> Path:
    """Return a small briefing."""
    for name, text in BRIEFING.items():
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_text(text, encoding="utf-8")
    return place


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return briefing(tmp_path / "briefing")


@pytest.fixture
def text(tmp_path: Path) -> Path:
    file = tmp_path / "wall.txt"
    file.write_text(TALKS, encoding="utf-8")
    return file


def codes(folder: Path) -> list[str]:
    return [one.code for one in find_problems(folder)]


def guessed(drafted: Drafted) -> dict[str, str | None]:
    return {one.field: one.value for one in drafted.guesses}


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli.main, list(arguments))


def test_an_article_is_drafted(folder: Path, text: Path) -> None:
    """Text and article stand in the folder, guesses are marked, and only "draft" is reported."""
    drafted = new_article(text, folder)

    assert drafted.article == folder / "articles" / "talks-about-the-wall-end-without-a-date.md"
    assert drafted.text.read_bytes() == text.read_bytes()
    assert guessed(drafted) == {
        "title": "Talks about the wall end without a date",
        "publisher": "tide-wire",
        "url": None,
        "date": "2026-01-14",
        "lang": "en",
        "translated": None,
    }
    lines = drafted.article.read_text(encoding="utf-8").splitlines()
    assert "date: 2026-01-14  # guessed: from line 3: 14 January 2026" in lines
    assert "# url: …  # the text does not say where it was published" in lines
    assert "statements: []" in lines
    assert codes(folder) == ["draft"]
    assert "texts/" in (folder / ".gitignore").read_text().splitlines()


def test_what_stands_in_comments_can_be_taken(folder: Path, text: Path) -> None:
    """Without their marks, the suggestions are right but for the speakers."""
    article = new_article(text, folder).article
    written = article.read_text(encoding="utf-8")
    for line in ("ignore:", "  - from: >-", "      Harbour Master Resigns Over"):
        assert f"# {line}" in written
        written = written.replace(f"# {line}", line)
    head, _, stubs = written.partition("statements: []\n")
    stubs = re.sub(r"(?m)^# ", "", stubs).replace("speaker: who", "speaker: ada-wren")
    article.write_text(f"{head}statements:\n{stubs}", encoding="utf-8")

    corpus, problems = read_corpus(folder)

    assert problems == []
    assert [code for code in codes(folder) if code not in ("draft", "duplicate-statement")] == []
    assert corpus.articles[0].statements[0].quote == "We build the wall this year"
    assert len(corpus.articles[0].ignored) == 1


def test_what_is_given_is_not_guessed(folder: Path, text: Path) -> None:
    """Given fields stand there without a mark, and lead to others."""
    drafted = new_article(
        text,
        folder,
        title='A "wall": #1',
        url="https://harbour.example/news/1",
        date="2026-01~",
        lang="no",
        slug="wall-1",
    )

    (article,) = read_corpus(folder)[0].articles
    assert (article.id, article.title, article.lang) == ("wall-1", 'A "wall": #1', "no")
    assert (str(article.date), article.publisher) == ("2026-01~", "harbour-daily")
    assert guessed(drafted)["publisher"] == "harbour-daily"
    assert 'date: "2026-01~"\n' in drafted.article.read_text(encoding="utf-8")
    assert codes(folder) == ["draft"]


def test_a_machine_translation_is_noticed(folder: Path, tmp_path: Path) -> None:
    """Its notice is suggested as a part to ignore."""
    (tmp_path / "a.txt").write_text(NOTICE, encoding="utf-8")

    drafted = new_article(tmp_path / "a.txt", folder)

    assert guessed(drafted)["translated"] == "machine"
    assert "#       This text was translated\n" in drafted.article.read_text(encoding="utf-8")


def test_the_same_words_again_are_refused(folder: Path, text: Path, tmp_path: Path) -> None:
    """Other white space makes no other text; the message names the article."""
    first = new_article(text, folder)
    (tmp_path / "again.txt").write_text("\ufeff" + TALKS.replace("\n", "\r\n  "), encoding="utf-8")

    with pytest.raises(PolicybriefError, match=f"articles/{first.article.name}"):
        new_article(tmp_path / "again.txt", folder)


def test_a_headline_makes_no_other_text(folder: Path, tmp_path: Path) -> None:
    """The same words are refused with or without the title of their article on top."""
    headline, _, body = TALKS.partition("\n")
    with_title, without = tmp_path / "with.txt", tmp_path / "without.txt"
    with_title.write_text(f"# {headline.upper()}\n{body}", encoding="utf-8")
    without.write_text(body, encoding="utf-8")

    for kept, again in ((without, with_title), (with_title, without)):
        kept_as = new_article(kept, folder, title=headline)
        with pytest.raises(PolicybriefError, match=f"articles/{kept_as.article.name}"):
            new_article(again, folder)
        kept_as.article.unlink()
        kept_as.text.unlink()


def test_a_headline_alone_is_no_text_of_an_article(folder: Path, tmp_path: Path) -> None:
    """An article that has no text yet has no words that another could have."""
    empty = folder / "articles" / "empty.md"
    empty.parent.mkdir(exist_ok=True)
    empty.write_text("---\ntitle: The wall\n---\n", encoding="utf-8")
    (tmp_path / "a.txt").write_text("The wall\n\n", encoding="utf-8")

    assert new_article(tmp_path / "a.txt", folder).article.is_file()


def test_nothing_is_overwritten(folder: Path, text: Path, tmp_path: Path) -> None:
    """A second text of that title has an id of its own; a given one that is taken is misuse."""
    (tmp_path / "b.txt").write_text(TALKS + "More.\n", encoding="utf-8")
    first, second = new_article(text, folder), new_article(tmp_path / "b.txt", folder)
    (tmp_path / "c.txt").write_text(TALKS + "Still more.\n", encoding="utf-8")

    assert second.article.stem == f"{first.article.stem}-2"
    with pytest.raises(PolicybriefError, match="choose another"):
        new_article(tmp_path / "c.txt", folder, slug=first.article.stem)
    assert len(list((folder / "texts").iterdir())) == 2


def test_both_files_are_written_or_neither(
    folder: Path, text: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the article cannot be written, no text is left behind."""
    real = starting.draft_article

    def unwritable(*arguments: Any, **named: Any) -> Any:
        return attrs.evolve(real(*arguments, **named), content="\ud800")

    monkeypatch.setattr(starting, "draft_article", unwritable)

    with pytest.raises(UnicodeEncodeError):
        new_article(text, folder)

    assert list((folder / "texts").iterdir()) == []
    assert list((folder / "articles").iterdir()) == []


def test_a_folder_that_is_no_briefing_is_misuse(text: Path, tmp_path: Path) -> None:
    """Nothing is written where there is no briefing, and none without a text."""
    with pytest.raises(PolicybriefError, match=r"briefing\.yml"):
        new_article(text, tmp_path)
    with pytest.raises(PolicybriefError, match=r"no file .*nothing\.txt"):
        new_article(tmp_path / "nothing.txt", briefing(tmp_path))


def test_a_broken_corpus_is_no_hindrance(folder: Path, text: Path) -> None:
    """An article can be drafted while another file is wrong."""
    (folder / "topics").mkdir()
    (folder / "topics" / "wall.md").write_text("---\ntitel: x\n---\n")

    assert new_article(text, folder).article.is_file()


def test_a_text_that_changed_is_a_warning(folder: Path, text: Path) -> None:
    """The hash tells when the text is not the one that was drafted."""
    drafted = new_article(text, folder)
    drafted.text.write_text(TALKS.replace("\n", " \n"), encoding="utf-8")
    assert codes(folder) == ["draft"]

    drafted.text.write_text(TALKS.replace("wall", "dam"), encoding="utf-8")
    assert codes(folder) == ["text-changed", "draft"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (None, "texts/\n"),
        ("site/", "site/\ntexts/\n"),
        ("/texts/\n", "/texts/\n"),
        ("texts\nsite/\n", "texts\nsite/\n"),
    ],
)
def test_texts_stay_out_of_git(folder: Path, text: Path, before: str | None, after: str) -> None:
    """The line is added once, below what stands there."""
    if before is not None:
        (folder / ".gitignore").write_text(before)

    new_article(text, folder)

    assert (folder / ".gitignore").read_text() == after


@pytest.mark.parametrize(
    "hints",
    [
        {"date": "14 January"},
        {"lang": "English"},
        {"url": "harbour.example"},
        {"url": "https://a b"},
        {"publisher": "Harbour Daily"},
        {"slug": "A/../b"},
        {"title": " "},
    ],
)
def test_a_wrong_hint_is_misuse(folder: Path, text: Path, hints: dict[str, str]) -> None:
    """What the reader would refuse is refused before anything is written."""
    with pytest.raises(PolicybriefError):
        new_article(text, folder, **hints)

    assert not (folder / "texts").exists()


@pytest.mark.parametrize(
    ("slug", "message"),
    [
        ("index", "that name is taken by the site or by some systems"),
        ("con", "that name is taken"),
        ("a" * 101, "it has 101 letters; 100 at the most"),
        ("a b", "use lower-case letters, digits and hyphens"),
    ],
)
def test_a_slug_that_cannot_be_says_why(folder: Path, text: Path, slug: str, message: str) -> None:
    """It is refused for the reason for which the reader would refuse it."""
    with pytest.raises(PolicybriefError, match=f"cannot be the slug: {message}"):
        new_article(text, folder, slug=slug)


def test_the_longest_slug_is_accepted(folder: Path, text: Path) -> None:
    """Of a hundred letters."""
    assert new_article(text, folder, slug="a" * 100).article.stem == "a" * 100


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", b""),
        ("a.txt", b"\x89PNG\0\0"),
        ("a.txt", b"The wall. " * 1_000_000),
        ("a.pdf", b"%PDF-1.4"),
        ("a.html", b"<html></html>"),
    ],
)
def test_what_is_no_text_is_misuse(folder: Path, tmp_path: Path, name: str, content: bytes) -> None:
    """The message names the file, and nothing is written."""
    (tmp_path / name).write_bytes(content)

    with pytest.raises(PolicybriefError, match=re.escape(name)):
        new_article(tmp_path / name, folder)

    assert not (folder / "articles").exists()


def test_a_web_page(folder: Path, tmp_path: Path) -> None:
    """What the page says of itself comes first, and the guess says so."""
    (tmp_path / "page.html").write_text(HTML, encoding="utf-8")

    drafted = new_article(tmp_path / "page.html", folder)

    assert guessed(drafted) == {
        "title": "Talks about the wall",
        "publisher": "harbour-daily",
        "url": "https://harbour.example/news/wall",
        "date": "2026-01-14",
        "lang": "en",
        "translated": None,
    }
    assert "The president of Norland" in drafted.text.read_text(encoding="utf-8")
    assert drafted.notes
    assert codes(folder) == ["draft"]


def test_a_web_page_without_the_extra(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The message says what to install."""
    monkeypatch.setitem(__import__("sys").modules, "trafilatura", None)
    (tmp_path / "page.html").write_text(HTML, encoding="utf-8")

    with pytest.raises(PolicybriefError, match=r"policybrief\[ingest\]"):
        new_article(tmp_path / "page.html", folder)


NASTY = [
    "---\n---\ntitle: x\n---\n",
    'A "title": # with \\ marks\n\nText.',
    "\ufeffTitle\r\n\r\nText\r\n---\r\nMore",
    "null\n\nText.",
    "- a\n- b\n",
    "index\n\nText.",
    "\u00ad\u200bTitle\u2028here\n\nText\u2029.",
    "“" * 200 + "a b c d e ” f",
    '"a b c d"' * 100,
    "國家主席說\n\n牆會建成。",
    "x" * 5000,
    "?" + " #" * 50 + "a",
    "Title\n\n" + '"# one two three four: five" ' * 3,
    "Title\n\n\"'one' two: three & four * five !six\"",
]
LETTERS = st.one_of(
    st.characters(),
    st.sampled_from(list("\"“”„«»:#-—'`&*!|>%@{}[]?,\\\r\n\t \ufeff\u2028\x0c…./0123456789aA")),
)


def _reads(place: Path, content: str) -> None:
    """Draft an article from any text, and see that it reads without errors."""
    folder = briefing(place / "briefing")
    (place / "a.txt").write_bytes(content.encode("utf-8", "surrogatepass"))
    try:
        new_article(place / "a.txt", folder)
    except PolicybriefError:
        assert not (folder / "articles").exists()
        return
    problems = find_problems(folder)
    assert [one.code for one in problems] == ["draft"], problems


@pytest.mark.parametrize("content", NASTY)
def test_a_nasty_text_reads(tmp_path: Path, content: str) -> None:
    """Marks of YAML, fences and what cannot be seen do no harm."""
    _reads(tmp_path, content)


@given(st.lists(st.text(LETTERS, max_size=60), max_size=12).map("\n".join))
def test_any_text_reads(tmp_path_factory: pytest.TempPathFactory, content: str) -> None:
    """For any text there is an article that reads without errors, or a message."""
    _reads(tmp_path_factory.mktemp("any"), content)


def test_the_command(folder: Path, text: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It finds the briefing around it, prints what was guessed, and exits 0."""
    (folder / "actors" / "deep").mkdir()
    monkeypatch.chdir(folder / "actors" / "deep")

    result = run("new", "article", str(text), "--publisher", "harbour-daily")

    assert result.exit_code == 0, result.output
    assert "  publisher: harbour-daily\n" in result.stdout
    assert "  date: 2026-01-14  (guessed: from line 3: 14 January 2026)\n" in result.stdout
    assert "  url: not guessed; the text does not say" in result.stdout
    assert run("check", str(folder)).exit_code == 0


def test_the_command_without_a_briefing(
    text: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Outside of any briefing it says how to name one."""
    monkeypatch.chdir(tmp_path)

    result = run("new", "article", str(text))

    assert result.exit_code == 2
    assert "--into" in result.stderr


def test_each_command_shows_an_example() -> None:
    """The help of `new` names both of its forms."""
    assert "policybrief new my-briefing\n" in run("new", "--help").stdout
    assert "policybrief new article text.txt" in run("new", "article", "--help").stdout
    assert "policybrief serve my-briefing\n" in run("serve", "--help").stdout


def test_several_files_at_once(folder: Path, text: Path, tmp_path: Path) -> None:
    """Each becomes an article; what can only be one's is refused."""
    (tmp_path / "b.txt").write_text(NOTICE, encoding="utf-8")
    both = (str(text), str(tmp_path / "b.txt"), "--into", str(folder))

    assert run("new", "article", *both, "--slug", "x").exit_code == 2
    assert run("new", "article", *both).exit_code == 0
    assert len(list((folder / "articles").iterdir())) == 2


@pytest.mark.parametrize("name", ["article", "./article", "mine"])
def test_a_folder_may_have_any_name(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With one argument ``new`` makes a folder, also one that is called "article"."""
    monkeypatch.chdir(tmp_path)

    result = run("new", name)

    assert result.exit_code == 0, result.output
    assert (tmp_path / name / "briefing.yml").is_file()


@pytest.mark.parametrize("name", ["texts", "articles", "templates", "templates/list.md.jinja"])
def test_nothing_is_written_outside_of_the_folder(name, folder, tmp_path):
    """A symbolic link in a folder from anywhere does not say where we write."""
    outside = tmp_path / "outside"
    outside.mkdir()
    link = folder / name
    if link.is_dir():
        link.rename(folder / "before")
    link.parent.mkdir(exist_ok=True)
    link.symlink_to(outside / "new" if "/" in name else outside)
    text = tmp_path / "talks.txt"
    text.write_text(TALKS, encoding="utf-8")

    write = starting.copy_template if "templates" in name else new_article
    with pytest.raises(PolicybriefError, match="symbolic link"):
        write("list.md.jinja" if "templates" in name else text, folder)
    assert list(outside.iterdir()) == []


def test_the_list_for_git_may_hold_any_bytes(folder, tmp_path):
    """What stands in it is kept, and `texts/` is added."""
    (folder / ".gitignore").write_bytes(b"\xff\n")
    text = tmp_path / "talks.txt"
    text.write_text(TALKS, encoding="utf-8")
    new_article(text, folder)

    assert (folder / ".gitignore").read_bytes() == b"\xff\ntexts/\n"


def test_the_list_for_git_is_no_link(folder, tmp_path):
    """A link is not followed, and nothing is written."""
    (tmp_path / "mine").write_text("", encoding="utf-8")
    (folder / ".gitignore").symlink_to(tmp_path / "mine")
    text = tmp_path / "talks.txt"
    text.write_text(TALKS, encoding="utf-8")

    with pytest.raises(PolicybriefError, match="symbolic link"):
        new_article(text, folder)
    assert (tmp_path / "mine").read_text(encoding="utf-8") == ""
    assert not list((folder / "texts").glob("talks*"))
