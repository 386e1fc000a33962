"""Links in prose must lead somewhere."""

from __future__ import annotations

from collections.abc import Iterator

from policybrief.analysis.links import links_in, resolve_link
from policybrief.models.corpus import Corpus
from policybrief.problems import Located, Location, Problem


def check_prose(corpus: Corpus) -> Iterator[Problem]:
    """Yield links in prose that lead to nothing in the corpus."""
    records: list[tuple[Located, str, int]] = [
        *((one, one.body, one.body_line) for one in corpus.actors),
        *((one, one.body, one.body_line) for one in corpus.topics),
        *((one, one.body, one.body_line) for one in corpus.publishers),
        *((one, one.body, one.body_line) for one in corpus.events),
    ]
    briefing = corpus.briefing
    records.append((briefing, briefing.body, briefing.body_line))
    for record, body, first_line in records:
        for link in links_in(body):
            if not link.internal or resolve_link(corpus, link.target) is not None:
                continue
            path = "about.md" if record is briefing else record.location.path
            yield Problem(
                Location(path, first_line + link.line - 1, link.column),
                "broken-link",
                f"the link to '{link.target}' leads nowhere",
                "link to an id: [Romania](ro), [the topic](troops-in-ukraine); or to https://…",
            )
