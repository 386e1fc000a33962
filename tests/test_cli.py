"""The command line: one public call each, printed, with its exit code."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from policybrief import PolicybriefError, cli
from policybrief.pipeline import building, exporting
from policybrief.site.templates import template_names

Write = Callable[[dict[str, str]], Path]

CLEAN = {
    "briefing.yml": "title: Test\ncontact: desk@example.org\n",
    "topics/exercise.md": "---\ntitle: Exercise\nproposition: The country takes part.\n---\n",
    "articles/first.md": (
        "---\ntitle: First\ndate: 2026-01-15\nstatements:\n"
        "  - speaker: {name: Ana Example, of: is, as: expert}\n"
        "    quote: no ship of ours\n    stances: {exercise: against}\n---\n"
        "There will be no ship of ours.\n"
    ),
}
BROKEN = {
    **CLEAN,
    "articles/second.md": "---\ntitel: Second\ndate: soon\n---\n",
}


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli.main, list(arguments))


def test_check_is_clean(corpus_dir: Write) -> None:
    """A corpus without mistakes exits 0 and says so."""
    result = run("check", str(corpus_dir(CLEAN)))

    assert result.exit_code == 0
    assert result.stdout == ""
    assert result.stderr == "0 error(s), 0 warning(s)\n"


def test_check_reports_every_mistake(corpus_dir: Write, golden: Callable[[str, str], None]) -> None:
    """Each mistake has its own line with place, code and hint; errors exit 1."""
    result = run("check", str(corpus_dir(BROKEN)))

    assert result.exit_code == 1
    golden("cli/check-every-mistake.txt", result.stdout)


def test_warnings_alone_exit_0(corpus_dir: Write) -> None:
    """A warning is printed and stops nothing."""
    result = run("check", str(corpus_dir({**CLEAN, "briefing.yml": "title: Test\n"})))

    assert result.exit_code == 0
    assert "[no-contact]" in result.stdout


def test_check_as_json(corpus_dir: Write) -> None:
    """JSON has one record for each problem, sorted, with the documented keys."""
    result = run("check", str(corpus_dir(BROKEN)), "--format", "json")

    records = json.loads(result.stdout)
    assert result.exit_code == 1
    keys = {"path", "line", "column", "severity", "code", "message", "hint"}
    assert {key for record in records for key in record} == keys
    places = [(record["path"], record["line"], record["column"]) for record in records]
    assert places == sorted(places)
    assert [record["code"] for record in records] == ["unknown-field", "bad-date"]


def test_check_for_github(corpus_dir: Write) -> None:
    """Annotations name the file as the workflow sees it, and escape what would break them."""
    folder = corpus_dir(BROKEN)

    result = run("check", str(folder), "--format", "github")

    assert result.exit_code == 1
    first = result.stdout.splitlines()[0]
    assert first.startswith(f"::error file={folder}/articles/second.md,line=")
    assert "%0Ahint%3A" in first or "%0Ahint: " in first


def test_a_missing_folder_is_misuse() -> None:
    """Exit code 2 stands for a wrong call."""
    assert run("check", "no-such-folder").exit_code == 2


def test_new_checks_clean_and_builds(tmp_path: Path) -> None:
    """The starter needs no change to become a site."""
    folder = str(tmp_path / "mine")

    assert run("new", folder).exit_code == 0
    assert run("check", folder).stdout == ""
    result = run("build", folder, "--site", str(tmp_path / "site"))
    assert result.exit_code == 0, result.output
    assert (tmp_path / "site" / "index.html").is_file()
    assert "texts/" in (tmp_path / "mine" / ".gitignore").read_text()


def test_a_terminal_sees_the_stages(corpus_dir: Write, tmp_path: Path) -> None:
    """A build shows a bar with the name of its stage, and leaves only its last line."""
    folder = str(corpus_dir(CLEAN))

    result = CliRunner().invoke(
        cli.main, ["build", folder, "--site", str(tmp_path / "s")], env={"FORCE_COLOR": "1"}
    )

    assert result.exit_code == 0
    assert building.STAGES[-1] in result.stderr
    assert result.stdout.endswith("index.html\n")


def test_new_keeps_what_is_there(tmp_path: Path) -> None:
    """A folder with files in it is left alone."""
    (tmp_path / "precious.txt").write_text("mine")

    result = run("new", str(tmp_path))

    assert result.exit_code == 2
    assert [one.name for one in tmp_path.iterdir()] == ["precious.txt"]


def test_build_of_a_broken_corpus_keeps_the_last_good_site(
    corpus_dir: Write, tmp_path: Path
) -> None:
    """Errors exit 1, are printed, and nothing is replaced."""
    site = tmp_path / "out" / "site"
    folder = corpus_dir({f"corpus/{name}": text for name, text in CLEAN.items()}) / "corpus"
    assert run("build", str(folder), "--site", str(site)).exit_code == 0
    before = (site / "index.html").read_bytes()
    (folder / "articles" / "second.md").write_text(BROKEN["articles/second.md"])

    result = run("build", str(folder), "--site", str(site))

    assert result.exit_code == 1
    assert "[bad-date]" in result.stderr
    assert (site / "index.html").read_bytes() == before


def test_build_refuses_a_folder_of_others(corpus_dir: Write, tmp_path: Path) -> None:
    """A folder that was not made by policybrief is never replaced."""
    precious = tmp_path / "precious"
    precious.mkdir()
    (precious / "thesis.txt").write_text("years of work")

    result = run("build", str(corpus_dir(CLEAN)), "--site", str(precious))

    assert result.exit_code == 2
    assert (precious / "thesis.txt").read_text() == "years of work"


@pytest.mark.parametrize("site", [".", "articles", "..", "articles/site", "texts", "templates/x"])
def test_build_never_overwrites_the_corpus(corpus_dir: Write, tmp_path: Path, site: str) -> None:
    """A site in the place of the corpus, or around it, is misuse."""
    folder = corpus_dir({f"corpus/{name}": text for name, text in CLEAN.items()}) / "corpus"

    result = run("build", str(folder), "--site", str(folder / site))

    assert result.exit_code == 2
    assert (folder / "articles" / "first.md").is_file()


@pytest.mark.parametrize(("site", "project"), [("a", "a"), ("a", "a/b"), ("a/b", "a")])
def test_site_and_project_are_kept_apart(
    corpus_dir: Write, tmp_path: Path, site: str, project: str
) -> None:
    """Neither may hold the other."""
    folder = str(corpus_dir(CLEAN))
    places = ["--site", str(tmp_path / site), "--project", str(tmp_path / project)]

    result = run("build", folder, *places)

    assert result.exit_code == 2
    assert "overwrite" in result.stderr


def test_what_others_put_beside_the_site_stays(corpus_dir: Write, tmp_path: Path) -> None:
    """A rebuild replaces what was built, and keeps a repository or a file of the host."""
    site = tmp_path / "public"
    corpus = corpus_dir({f"corpus/{name}": text for name, text in CLEAN.items()}) / "corpus"
    assert run("build", str(corpus), "--site", str(site)).exit_code == 0
    (site / "CNAME").write_text("brief.example.org")
    (site / ".git").mkdir()
    (site / ".git" / "HEAD").write_text("ref")

    for _ in range(2):
        assert run("build", str(corpus), "--site", str(site)).exit_code == 0

    assert (site / "CNAME").read_text() == "brief.example.org"
    assert (site / ".git" / "HEAD").read_text() == "ref"
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith(".policybrief")] == []


def test_a_misspelt_override_is_a_warning(corpus_dir: Write) -> None:
    """A page template that no page uses would be lost in silence."""
    folder = corpus_dir(
        {**CLEAN, "templates/abuot.md.jinja": "# x { #x }", "templates/_my.jinja": ""}
    )

    result = run("check", str(folder))

    assert result.exit_code == 0
    assert "templates/abuot.md.jinja:1:1: warning:" in result.stdout
    assert "did you mean 'about.md.jinja'?" in result.stdout
    assert "_my.jinja" not in result.stdout


def test_what_the_system_refuses_is_one_line(
    corpus_dir: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder that cannot be written is a message with its place, not a traceback."""

    def refuse(self: Path, *_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", str(self))

    folder = corpus_dir(CLEAN)
    monkeypatch.setattr(Path, "mkdir", refuse)

    result = run("templates", "copy", "country.md.jinja", str(folder))

    assert result.exit_code == 2
    assert result.stderr == f"policybrief: {folder}/templates: Permission denied\n"


def test_export_to_nowhere(corpus_dir: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a standard output nothing is printed, and nothing fails."""
    folder = corpus_dir(CLEAN)
    monkeypatch.setattr("sys.stdout", None)

    cli.main(["export", str(folder)], standalone_mode=False)


def test_export_to_a_file_and_to_the_terminal(corpus_dir: Write, tmp_path: Path) -> None:
    """Both give the same document."""
    folder = str(corpus_dir(CLEAN))
    file = tmp_path / "ledger.json"

    printed = run("export", folder)
    written = run("export", folder, "--format", "json", "--out", str(file))

    assert run("export", folder, "--out", "-").stdout == printed.stdout
    assert printed.exit_code == written.exit_code == 0
    assert printed.stdout == file.read_text(encoding="utf-8")
    assert json.loads(printed.stdout)["statements"][0]["words"] == "no ship of ours"


def test_templates_are_listed_and_copied(corpus_dir: Write) -> None:
    """A copy is ours letter for letter, and an override is never overwritten."""
    folder = corpus_dir(CLEAN)

    listed = run("templates", "list").stdout.split()
    copied = run("templates", "copy", "country.md.jinja", str(folder))
    again = run("templates", "copy", "country.md.jinja", str(folder))
    unknown = run("templates", "copy", "nothing.jinja", str(folder))

    assert listed == list(template_names())
    assert copied.exit_code == 0
    assert (folder / "templates" / "country.md.jinja").is_file()
    assert again.exit_code == unknown.exit_code == 2


def test_every_command_shows_an_example() -> None:
    """`--help` of each command has an example that begins with the command."""
    for command in ("new", "check", "build", "export"):
        assert f"policybrief {command} " in run(command, "--help").stdout


def test_it_runs_as_a_module() -> None:
    """``python -m policybrief`` is the same command."""
    done = subprocess.run(
        [sys.executable, "-m", "policybrief", "--version"],
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout.startswith("policybrief, version ")


def test_an_unknown_format_is_refused(corpus_dir: Write) -> None:
    """The library says which formats there are."""
    with pytest.raises(PolicybriefError, match="json"):
        exporting.export(corpus_dir(CLEAN), "docx")


def test_pin_writes_and_refuses(corpus_dir: Write) -> None:
    """What was done for each article is printed; a changed text exits 1 with both passages."""
    article = CLEAN["articles/first.md"]
    body = "There will be no ship of ours.\n"
    elsewhere = article.replace("statements:", "text: ../archive/first.txt\nstatements:")
    files = {
        **{f"corpus/{name}": text for name, text in CLEAN.items()},
        "corpus/articles/first.md": elsewhere.replace(body, "Notes.\n"),
        "archive/first.txt": body,
    }
    folder = corpus_dir(files) / "corpus"

    assert "[unpinned-text]" in run("check", str(folder)).stdout
    result = run("pin", str(folder))
    assert (result.exit_code, result.stdout) == (0, "first: pinned\n")
    assert result.stderr == "1 article(s) with 1 passage(s) pinned\n"
    assert run("check", str(folder)).exit_code == 0

    corpus_dir({"archive/first.txt": "There will be no ship of ours but three.\n"})
    for command in ("check", "pin"):
        result = run(command, str(folder))
        assert result.exit_code == 1
        assert "'no ship of ours' has changed" in result.output
        assert "There will be no ship of ours but three." in result.output
    result = run("pin", "--accept", str(folder))
    assert (result.exit_code, result.stdout) == (0, "first: updated\n")
    assert run("check", str(folder)).exit_code == 0


def _with_an_embargo(corpus_dir) -> Path:
    """Return a folder with an embargoed article and a draft, as of 31 January 2026."""
    article = "---\ntitle: {}\ndate: 2026-01-20\n{}\n---\nText.\n"
    return corpus_dir(
        {
            "briefing.yml": "title: Bay\ncontact: a@example.org\nas_of: 2026-01-31\n",
            "articles/open.md": article.format("Open", "lang: en"),
            "articles/held.md": article.format("Held", "publish-after: 2026-01"),
            "articles/rough.md": article.format("Rough", "draft: true"),
        }
    )


def _titles(*arguments: str) -> set[str]:
    result = CliRunner().invoke(cli.main, ["export", *arguments])
    assert result.exit_code == 0, result.output
    return {one["title"] for one in json.loads(result.stdout)["articles"]}


def test_a_later_as_of_day_lifts_an_embargo(corpus_dir):
    """On the command line as in the briefing; the same day does not."""
    root = str(_with_an_embargo(corpus_dir))

    assert _titles(root) == _titles(root, "--as-of", "2026-01") == {"Open"}
    assert _titles(root, "--as-of", "2026-02-01") == {"Open", "Held"}


@pytest.mark.parametrize("day", ["", "tomorrow", "2026-02-30", "2026-02-01T10:00", "../"])
@pytest.mark.parametrize("command", ["build", "export", "diff", "serve"])
def test_an_as_of_day_that_is_none_publishes_nothing(corpus_dir, tmp_path, command, day):
    """An empty value too, as a broken job would give."""
    root = _with_an_embargo(corpus_dir)
    more = {
        "build": ["--site", str(tmp_path / "out")],
        "diff": ["--since", "2025"],
        "export": ["--out", str(tmp_path / "out")],
        "serve": ["--port", "0", "--site", str(tmp_path / "out")],
    }[command]

    result = CliRunner().invoke(cli.main, [command, str(root), *more, "--as-of", day])

    assert result.exit_code == 2, result.output
    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert not (tmp_path / "out").exists()


def test_a_build_with_drafts_says_so(corpus_dir, tmp_path):
    """The draft has a page below a banner; what is embargoed has none."""
    root = _with_an_embargo(corpus_dir)
    site = tmp_path / "preview"

    result = CliRunner().invoke(cli.main, ["build", str(root), "--site", str(site), "--drafts"])

    assert result.exit_code == 0, result.output
    assert "[embargoed]" in result.stderr
    page = (site / "articles/rough.html").read_text(encoding="utf-8")
    assert "This build shows unfinished drafts: not for publication." in page
    assert not (site / "articles/held.html").exists()
