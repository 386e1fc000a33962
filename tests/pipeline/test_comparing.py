"""What changed since a day or an earlier copy: the library's call and the command."""

from __future__ import annotations

import datetime
import json
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from policybrief import Corpus, CorpusError, PolicybriefError, brief, cli, diff, load_corpus
from tests.site.corpora import QUIET

Write = Callable[[Mapping[str, str]], Path]


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli.main, ["diff", *map(str, arguments)])


@pytest.fixture
def quiet(corpus_dir: Write) -> Path:
    return corpus_dir({f"corpus/{name}": text for name, text in QUIET.items()}) / "corpus"


def test_a_month_is_its_last_day(quiet: Path) -> None:
    """Both for the first and the last date."""
    assert diff(quiet, since="2025-10") == diff(quiet, since="2025-10-31")
    assert diff(quiet, since="2024", until="2025-11").after.at == load_corpus(quiet).as_of.replace(  # type: ignore[union-attr]
        year=2025, month=11, day=30
    )


@pytest.mark.parametrize("since", ["2026-01-31", "2026-06-30", 2030])
def test_a_quiet_week_is_no_mistake(quiet: Path, since: str | int) -> None:
    """Nothing is dated after the day: nothing changed, whether or not the corpus ends before it."""
    found = diff(quiet, since=since)

    assert found.empty
    assert "Nothing changed since " in brief(found)
    assert "what changed since " in brief(found)
    result = run(quiet, "--since", since)
    assert result.exit_code == 0
    assert result.stdout == brief(found)
    assert diff(Corpus(), since=since).empty


def test_until_ends_an_earlier_copy_too(quiet: Path) -> None:
    """A brief never runs from a later day to an earlier one."""
    earlier = quiet.with_name("earlier")
    shutil.copytree(quiet, earlier)
    (earlier / "articles" / "pier-with-a-price.md").unlink()

    found = diff(quiet, other=earlier, until="2025-11")

    assert found.before.at == found.after.at == datetime.date(2025, 11, 30)
    assert "what changed at 30 November 2025 since an earlier copy" in " ".join(
        brief(found).split()
    )


def test_a_year_may_be_a_number(quiet: Path) -> None:
    """As in every other place where a day is asked for."""
    assert diff(quiet, since=2024, until=2025) == diff(quiet, since="2024", until="2025")
    with pytest.raises(PolicybriefError, match="True is not a date"):
        diff(quiet, since=True)


def test_an_article_that_was_added_late_is_seen_from_a_copy_only(quiet: Path) -> None:
    """It is dated before the day, so that the day alone does not tell."""
    earlier = quiet.with_name("earlier")
    shutil.copytree(quiet, earlier)
    (earlier / "articles" / "pier-with-a-price.md").unlink()

    assert diff(quiet, since="2025-12-31").lines == ()
    assert {one.country for one in diff(quiet, other=earlier).lines} == {"northland"}


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({}, "say since when"),
        ({"since": "2025", "other": "."}, "say since when"),
        ({"since": "soon"}, "'soon' is not a date"),
        ({"since": "2025/.."}, "has no last day"),
        ({"since": "2025", "until": "2024"}, "nothing lies between"),
        ({"since": "2025", "country": "Southlan"}, "there is no country"),
        ({"since": "2025", "topic": "peer"}, "did you mean 'pier'?"),
    ],
)
def test_what_cannot_be_asked_is_misuse(quiet: Path, asked: dict[str, str], message: str) -> None:
    """The call raises, and the command exits 2 with the same words."""
    options = {"other": "from"}
    arguments = [
        part for key, value in asked.items() for part in (f"--{options.get(key, key)}", value)
    ]

    with pytest.raises(PolicybriefError, match=message.replace("?", r"\?")):
        diff(quiet, **asked)
    result = run(quiet, *arguments)
    assert result.exit_code == 2
    assert message in result.stderr


def test_the_command_prints_the_call(quiet: Path) -> None:
    """In each format; changes exit 0, and so does nothing."""
    found = diff(quiet, since="2024", country="Northland", topic="pier")
    narrowed = ["--country", "Northland", "--topic", "pier"]

    for format_ in ("text", "markdown", "json"):
        result = run(quiet, "--since", "2024", *narrowed, "--format", format_)
        assert result.exit_code == 0
        assert result.stdout == brief(found, format_)
    assert not found.empty
    nothing = run(quiet, "--since", "2026-01-30")
    assert nothing.exit_code == 0
    assert "Nothing changed since 30 January 2026." in nothing.stdout
    assert {one["country"] for one in json.loads(brief(found, "json"))["lines"]} == {"northland"}


def test_problems_name_their_folder(quiet: Path, tmp_path: Path) -> None:
    """Of two folders it must be clear which one is wrong."""
    broken = tmp_path / "broken"
    shutil.copytree(quiet, broken)
    (broken / "topics" / "pier.md").write_text("---\ntitel: x\n---\n")

    result = run(quiet, "--from", broken)

    assert result.exit_code == 1
    assert f"{broken.as_posix()}/topics/pier.md:2:1: error:" in result.stderr
    with pytest.raises(CorpusError, match=f"{broken.as_posix()}/topics/pier.md"):
        diff(quiet, other=broken)
    assert "\ntopics/pier.md:2:1" in f"\n{run(broken, '--since', '2024').stderr}"


def test_corpora_made_in_python_are_compared(quiet: Path) -> None:
    """A folder and a corpus will do alike."""
    corpus = load_corpus(quiet)

    assert diff(corpus, other=corpus).empty
    assert diff(quiet, other=corpus).empty
    with pytest.raises(PolicybriefError, match="no format 'html'; use one of: text, markdown"):
        brief(diff(corpus, other=corpus), "html")


def test_help_shows_an_example() -> None:
    """As with every command."""
    assert "policybrief diff my-briefing --since" in run("--help").stdout
