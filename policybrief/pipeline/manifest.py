"""What a site says of itself: from which corpus it was made, and with what."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.metadata import entry_points, version
from pathlib import Path
from typing import Any, Final

from policybrief.analysis.ledger import Analysis
from policybrief.models.corpus import Corpus
from policybrief.models.digest import digest, sha256
from policybrief.plugins import GROUPS
from policybrief.site.drawing import PACKAGES as CARDS
from policybrief.site.drawing import can_draw
from policybrief.version import __version__

LEDGER: Final = "data/ledger.json"
"""The file of the site that holds all that is published of the corpus."""

_PACKAGES: Final = (
    *("jinja2", "markdown", "mkdocs", "mkdocs-material", "nh3", "pagefind-bin", "pyyaml"),
)
"""The packages that what is written depends on; with the same versions it is the same."""


def manifest(
    analysis: Analysis, ledger: str, folder: Path | None, templates: Path | None, pages: int
) -> Mapping[str, Any]:
    """Return the manifest of a site, without what the builder adds.

    Args:
        analysis: What the site shows.
        ledger: The SHA-256 of all that is published of the corpus, its JSON export.
        folder: The folder that the corpus was read from; None for one made in Python.
        templates: The folder of templates that override ours.
        pages: How many pages the site has.
    """
    corpus = analysis.corpus
    return {
        "as_of": None if analysis.at is None else analysis.at.isoformat(),
        "corpus": {"file": LEDGER, "sha256": ledger},
        "counts": {
            "actors": len(corpus.actors),
            "articles": len(corpus.live_articles),
            "facts": sum(len(article.facts) for article in corpus.live_articles),
            "lines": len(analysis.lines),
            "pages": pages,
            "statements": len(corpus.published),
            "topics": len(corpus.live_topics),
        },
        "drafts": analysis.drafts is not None,
        "look": _look(corpus, folder, templates),
        "made_by": "policybrief",
        "plugins": _plugins(),
        "versions": {
            "policybrief": __version__,
            **{one: version(one) for one in _PACKAGES},
            **({one: version(one) for one in CARDS} if can_draw() else {}),
        },
    }


def _look(corpus: Corpus, folder: Path | None, templates: Path | None) -> str | None:
    """Return the hash of the briefing's own templates, logo, maps and About page; None without any.

    They are no part of the ledger.
    """
    files: dict[str, Path] = {}
    if templates is not None:
        found = (path for path in templates.rglob("*") if path.is_file())
        files |= {f"templates/{path.relative_to(templates).as_posix()}": path for path in found}
    logo = corpus.briefing.look.logo
    if folder is not None and logo is not None and (folder / logo).is_file():
        files[logo] = folder / logo
    if folder is not None:
        files |= {f"maps/{name}.json": folder / "maps" / f"{name}.json" for name in corpus.maps}
    hashes = {name: sha256(path.read_bytes()) for name, path in files.items()}
    if corpus.briefing.body:
        hashes["about.md"] = sha256(corpus.briefing.body.encode("utf-8"))
    return digest(hashes) if hashes else None


def _plugins() -> Mapping[str, str]:
    """Return the versions of the packages that add checks, pages or exports."""
    known = entry_points()  # looking for them is slow, so it is done once
    points = (point for group in GROUPS for point in known.select(group=group))
    found = {point.dist.name: point.dist.version for point in points if point.dist is not None}
    return dict(sorted(found.items()))
