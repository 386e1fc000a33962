"""A built site to everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Final
from urllib.parse import SplitResult, urlsplit

import attrs

from policybrief.analysis.public import public_corpus
from policybrief.cache import NO_CACHE, Cache
from policybrief.models.corpus import Corpus
from policybrief.problems import Location, Problem, Severity, in_order
from policybrief.verifying.dead_ends import DeadEnds
from policybrief.verifying.leaks import Secrets
from policybrief.verifying.links_of_site import SiteMap
from policybrief.verifying.looking import (
    Given,
    Looked,
    addresses_again,
    key_of,
    look_at_file,
)
from policybrief.verifying.search import Spot, leak_problems
from policybrief.verifying.walking import Walk
from policybrief.workers import each

_A_JOB: Final = 64
_LOOKED: Final = "looked"
_SOUND: Final = "sound"

_OWNERS: Final = frozenset(("foreign-request", "image-without-text", "active-content"))
"""What the owner of a briefing may put on its pages by templates."""


def look_at_site(
    site: Path,
    corpus: Corpus | None = None,
    *,
    trusted: bool = False,
    drafts: bool = False,
    cache: Cache = NO_CACHE,
) -> list[Problem]:
    """Return everything that is wrong with the files of a site, in order of place.

    Args:
        site: The folder of the site.
        corpus: The corpus of which nothing private may stand there; None to look for no words.
        trusted: Whether templates or plugins of the owner made pages: what else they put there is
            a warning then.
        drafts: Whether the site may show drafts.
        cache: What files were found to be before.
    """
    public = None if corpus is None else public_corpus(corpus, drafts=drafts)[0]
    secrets = None if corpus is None or public is None else Secrets(corpus, public)
    url = None if corpus is None else corpus.briefing.site_url
    walk = Walk(site)
    given = Given(site, _home(url), secrets if secrets else None)
    problems: list[Problem] = []
    spots: list[tuple[Location, Spot]] = []
    ends = DeadEnds(SiteMap(walk.has_file, walk.has_folder, given.home))
    for path, looked in _looked_at(given, list(walk), cache):
        problems += looked.problems
        spots += looked.spots
        if looked.anchors is not None:
            ends.add_anchors(path, looked.anchors)
        if looked.addresses:
            ends.add(path, looked.addresses)
    for path in ends.pages():
        problems += _dead_ends(given, ends, path)
    if public is not None:
        problems += leak_problems(spots, public)
    return in_order(
        attrs.evolve(one, severity=Severity.WARNING) if trusted and one.code in _OWNERS else one
        for one in (*problems, *walk.problems)
    )


def _looked_at(given: Given, paths: Sequence[str], cache: Cache) -> Iterator[tuple[str, Looked]]:
    """Yield each file with what it is, looked at on all cores unless that was done before."""
    kinds = (_SOUND, _LOOKED) if cache.keeps else ()
    known = {kind: cache.keys(kind) for kind in kinds}
    jobs = [paths[at : at + _A_JOB] for at in range(0, len(paths), _A_JOB)]
    for job, made in zip(jobs, each(jobs, partial(_look_at_files, given, known)), strict=True):
        for path, (key, found) in zip(job, made, strict=True):
            yield path, _kept(given, path, key, found, cache)


def _look_at_files(
    given: Given, known: Mapping[str, Container[bytes]], paths: Sequence[str]
) -> list[tuple[bytes | None, Looked | str]]:
    """Return what some files are: in place of what is kept, of which kind it is."""
    made: list[tuple[bytes | None, Looked | str]] = []
    for path in paths:
        key = key_of(given, path) if known else None
        kind = next((kind for kind, keys in known.items() if key in keys), None)
        made.append((key, look_at_file(given, path) if kind is None else kind))
    return made


def _kept(given: Given, path: str, key: bytes | None, found: Looked | str, cache: Cache) -> Looked:
    """Return what a file is, and keep it: of most there is nothing to say.

    Private words are not kept: where they stand in the corpus, their key does not say.
    """
    if key is None or isinstance(found, Looked):
        looked = found if isinstance(found, Looked) else look_at_file(given, path)
        if key is not None and not looked.spots:
            kind = _LOOKED if looked else _SOUND
            cache.keep(kind, key)
            cache.put(kind, key, looked or True)
        return looked
    if found == _SOUND:
        cache.keep(_SOUND, key)
        return Looked()
    return cache.get(_LOOKED, key) or look_at_file(given, path)


def _home(url: str | None) -> SplitResult | None:
    try:
        parts = None if url is None else urlsplit(url)
    except ValueError:
        return None
    if parts is None or not parts.netloc:
        return None
    return parts if parts.path.endswith("/") else parts._replace(path=f"{parts.path}/")


def _dead_ends(given: Given, ends: DeadEnds, path: str) -> Iterator[Problem]:
    """Yield what is wrong with where the addresses of a page lead, now that all pages are known."""
    for url, loaded, place in addresses_again(given, path):
        fault = ends.fault(path, url, loaded=loaded)
        if fault is not None:
            yield Problem(place, fault.code, fault.message, fault.hint)
