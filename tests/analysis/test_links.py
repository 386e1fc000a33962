"""Links that humans write into prose."""

from __future__ import annotations

import pytest

from policybrief.analysis.links import links_in, resolve_link
from policybrief.models.article import Article
from policybrief.models.corpus import Corpus
from policybrief.models.source import Event, Publisher
from policybrief.models.topic import Topic

SOME = Corpus(
    articles=[Article(id="bay-talks", title="Bay talks"), Article(id="ro", title="Trap")],
    topics=[Topic(id="sea-wall", title="Sea wall", proposition="P.")],
    events=[Event(id="summit", title="Summit"), Event(id="sea-wall", title="Opening")],
    publishers=[Publisher(id="daily", name="Daily"), Publisher(id="summit", name="Summit")],
)


@pytest.mark.parametrize(
    ("target", "leads_to"),
    [
        ("ro", ("actor", "ro")),
        ("romania", ("actor", "ro")),
        ("sea-wall", ("topic", "sea-wall")),
        ("../topics/sea-wall.md", ("topic", "sea-wall")),
        ("../topics/sea-wall.md#more", ("topic", "sea-wall")),
        ("articles/2025/bay-talks.md", ("article", "bay-talks")),
        ("../articles/ro.md", ("article", "ro")),
        ("summit", ("event", "summit")),
        ("../events/sea-wall.md", ("event", "sea-wall")),
        ("daily", ("publisher", "daily")),
        ("../publishers/summit.md", ("publisher", "summit")),
        ("../topics/ro.md", None),
        ("nobody", None),
    ],
)
def test_what_a_link_leads_to(target: str, leads_to: tuple[str, str] | None) -> None:
    """A link names an id or a file; a folder says of which kind."""
    assert resolve_link(SOME, target) == leads_to


def test_links_have_a_place() -> None:
    """Each link is found with its line and column; images, code and escapes are none."""
    prose = "See [the wall](sea-wall).\n`[no](x)` ![no](y) \\[no](z)\n\nAnd [x](https://a.b)."

    assert [(one.text, one.line, one.column, one.internal) for one in links_in(prose)] == [
        ("the wall", 1, 5, True),
        ("x", 4, 5, False),
    ]


def test_fenced_code_holds_no_link() -> None:
    """What stands in a fenced block is code; what follows it is prose."""
    fenced = "```\n[no](x)\n```\n[yes](ro)\n~~~ md\n```\n[no](y)\n~~~\n[yes](bg)\n```\n[no](z)"

    assert [one.line for one in links_in(fenced)] == [4, 9]
    assert not list(links_in("`` `[no](x)` ``"))
