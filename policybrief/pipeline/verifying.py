"""From a built site to what is wrong with it."""

from __future__ import annotations

import json
from pathlib import Path

from policybrief.cache import NO_CACHE, Cache
from policybrief.engine.marker import MARKER
from policybrief.errors import PolicybriefError
from policybrief.models.corpus import Corpus
from policybrief.pipeline.loading import checked
from policybrief.plugins import PAGES, find_plugins
from policybrief.problems import Problem
from policybrief.verifying.site import look_at_site


def verify_site(
    site: Path | str,
    against: Corpus | Path | str | None = None,
    *,
    templates: Path | str | None = None,
) -> list[Problem]:
    """Return everything that is wrong with a built site, in order of place.

    It looks for eight words in a row of a private text outside published quotes, for links and
    anchors that lead nowhere, and for what a page makes a browser load from another host, for
    pictures without words and for scripts. Where templates of the briefing or plugins make pages,
    the last three are warnings: their owner may mean them.

    Args:
        site: The folder of the site; nothing in it is changed.
        against: The corpus it was built from, or its folder; without it no words are looked for.
        templates: The folder of templates that override ours; by default "templates" in the folder.

    Raises:
        CorpusError: When the corpus has errors.
        PolicybriefError: When *site* or *against* is not a folder.
    """
    folder = Path(site)
    if not folder.is_dir():
        raise PolicybriefError(f"{folder} is not a folder")
    corpus = None if against is None else checked(against)[0]
    if templates is None and isinstance(against, Path | str):
        templates = Path(against, "templates")
    overrides = None if templates is None else Path(templates)
    return inspected(folder, corpus, overrides, drafts=_shows_drafts(folder))


def inspected(
    site: Path,
    corpus: Corpus | None,
    templates: Path | None,
    *,
    drafts: bool = False,
    cache: Cache = NO_CACHE,
) -> list[Problem]:
    """Return everything that is wrong with a site that was built from a sound corpus.

    Args:
        site: The folder of the site.
        corpus: The corpus.
        templates: The folder of templates that override ours.
        drafts: Whether the site may show drafts.
        cache: What pages were found to be before.
    """
    overridden = templates is not None and bool(list(templates.rglob("*.jinja")))
    trusted = overridden or bool(find_plugins(PAGES)[0])
    return look_at_site(site, corpus, trusted=trusted, drafts=drafts, cache=cache)


def _shows_drafts(site: Path) -> bool:
    """Say whether a site says of itself that drafts are shown on it."""
    try:
        made = json.loads((site / MARKER).read_bytes())
    except (OSError, ValueError, RecursionError):
        return False
    return isinstance(made, dict) and made.get("drafts") is True
