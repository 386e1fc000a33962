from __future__ import annotations

from tests.bounded import bounded

DRAFT = """
import tempfile, time
from pathlib import Path
from policybrief.errors import PolicybriefError
from policybrief.pipeline.starting import new_article
from tests.reading.corpora import VALID, write

FILES = {
    "deep.html": "<html><body><article>" + "<div>" * 100_000 + "<p>Words of an article.</p>",
    "open.html": "<html " * 300_000 + "<body><p>Words of an article that is here.</p>",
    "attributes.html": "<html " + "a=b " * 500_000 + "><body><p>Words of an article.</p>",
    "entities.html": "<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]><p>&b; and words</p>",
    "script.html": "<script>x()</script><style>p{}</style><iframe src=x></iframe>" * 1000,
    "large.txt": "x" * 10_000_000,
    "marks.txt": "a" + "\\u0327\\u0301" * 500_000,
    "quotes.txt": '"a b c d e" ' * 200_000,
    "open quotes.txt": "\\u201c" * 1_000_000 + " four words stand here",
    "apostrophes.txt": "'a " * 500_000,
    "lines.txt": "A line without a stop\\n" * 100_000,
    "nothing.txt": "\\0" * 100_000,
}
for name, text in FILES.items():
    with tempfile.TemporaryDirectory() as folder:
        root = write(Path(folder) / "corpus", VALID)
        file = Path(folder, name)
        file.write_text(text, encoding="utf-8")
        begun = time.process_time()
        try:
            new_article(file, root)
        except PolicybriefError as error:
            assert error.args, name
        if time.process_time() - begun > 20:
            print(name, time.process_time() - begun)
"""


def test_whatever_is_drafted_from_ends_in_a_moment():
    """A text or a page of somebody else is drafted from or refused, in bounded time and memory."""
    assert bounded(DRAFT, seconds=590, megabytes=3_000) == ""
