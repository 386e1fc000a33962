"""How soon a change is seen in a site that is served, and what it costs.

    python -m tests.benchmarks.edit --articles 10000 --edits 5

The title of an article is changed, and its page asked for as soon as there is another to see.
CPU seconds are those of the server alone, not of the build that runs behind it. With --quiet each
edit waits until the build before it has ended.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Sequence
from pathlib import Path

from policybrief import Server
from tests.benchmarks.corpus import write_corpus

_AT_MOST = 600.0


def edits(corpus: Path, cache: Path, number: int, *, quiet: bool) -> Iterator[tuple[float, float]]:
    """Yield CPU and wall seconds from each save until the page shows it; the first is a start.

    Args:
        corpus: The folder of the corpus.
        cache: Where what was read is kept.
        number: How many edits.
        quiet: Whether to wait for each build.
    """
    files = sorted((corpus / "articles").rglob("*.md"))
    file = files[len(files) // 2]
    text = file.read_text(encoding="utf-8")
    begun, used = time.monotonic(), time.process_time()
    with Server(corpus, port=0, cache=cache) as server:
        page = f"{server.address}articles/{file.stem}.html"
        state = f"{server.address}.policybrief/state.json"  # what a browser asks for
        urllib.request.urlopen(page).read()
        yield time.process_time() - used, time.monotonic() - begun
        for edit in range(number):
            if quiet:
                server.wait_until_built()
            title = f"Edit {edit} of {time.time_ns()}"
            begun, used = time.monotonic(), time.process_time()
            before = urllib.request.urlopen(state).read()
            file.write_text(text.replace("title: ", f"title: {title} - ", 1), encoding="utf-8")
            while urllib.request.urlopen(state).read() == before:
                time.sleep(0.05)
                if time.monotonic() - begun > _AT_MOST:
                    raise SystemExit("the change is not seen")
            if title.encode() not in urllib.request.urlopen(page).read():
                raise SystemExit("another page is seen")
            yield time.process_time() - used, time.monotonic() - begun


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, nargs="+", default=[300])
    parser.add_argument("--edits", type=int, default=5)
    parser.add_argument("--quiet", action="store_true", help="let each build end")
    given = parser.parse_args(arguments)
    print("| articles | what | CPU s | wall s |\n|---:|---|---:|---:|")
    for articles in given.articles:
        with tempfile.TemporaryDirectory() as folder:
            corpus = Path(folder, "corpus")
            write_corpus(corpus, articles)
            start, *found = edits(corpus, Path(folder, "kept.db"), given.edits, quiet=given.quiet)
            seen = [statistics.median(one) for one in zip(*found, strict=True)]
            for name, (cpu, wall) in (("start", start), ("one edit, seen", seen)):
                print(f"| {articles:,} | {name} | {cpu:.2f} | {wall:.2f} |", flush=True)


if __name__ == "__main__":
    main()
