"""An embargoed article, and what rests on it alone, is in nothing that is made of a corpus."""

from __future__ import annotations

from pathlib import Path

import pytest

from policybrief import (
    PolicybriefError,
    analyse,
    brief,
    build_site,
    diff,
    export_files,
    load_corpus,
)
from tests.site.corpora import write
from tests.site.held import GIVEN_AWAY, HELD, MARKS, SEEN, exports, says, texts


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return the corpus with the embargo, and the one that readers see."""
    place = tmp_path_factory.mktemp("embargo")
    return {
        name: write(place / name, files) for name, files in {"held": HELD, "seen": SEEN}.items()
    }


@pytest.fixture(scope="module")
def sites(folders: dict[str, Path]) -> dict[str, dict[str, bytes]]:
    """Return every file of the site and of the project of both, opened."""
    found = {}
    for name, folder in folders.items():
        built = build_site(folder, folder.parent / f"{name}-site", builder="mkdocs")
        found[name] = dict(texts(built.site)) | {
            f"project/{file}": content for file, content in texts(built.project)
        }
    return found


def test_the_site_is_the_one_without_it(sites):
    """Every byte of every file: pages, search index, sitemap, downloads, manifest."""
    held, seen = sites["held"], sites["seen"]

    assert held.keys() == seen.keys()
    assert [name for name in held if held[name] != seen[name]] == []


def test_no_file_names_it(sites):
    """Neither the article nor who spoke, the event, the outlet, the topic or the condition."""
    ours = {
        name: content
        for name, content in sites["held"].items()
        if "assets/javascripts" not in name and "assets/stylesheets" not in name
    }

    assert len(ours) > 60
    assert {name.partition("/")[0] for name in ours} >= GIVEN_AWAY
    for mark in MARKS:
        assert [name for name, text in ours.items() if says(text, mark)] == [], mark


def test_every_export_is_the_one_without_it(folders):
    """Also inside of zip files and databases."""
    held, seen = dict(exports(folders["held"])), dict(exports(folders["seen"]))

    assert held == seen
    assert [name for name, text in held.items() for mark in MARKS if says(text, mark)] == []
    assert "pdf/briefing.pdf" in held


def test_there_is_no_pdf_of_a_country_that_only_it_names(folders):
    """It is refused as one that nobody has heard of."""
    with pytest.raises(PolicybriefError, match="nowhere in the briefing"):
        export_files(folders["held"], "pdf", country="tuvalu")


@pytest.mark.parametrize("format_", ["text", "markdown", "json"])
@pytest.mark.parametrize("since", ["2025-06-01", "2026-01-19", "2026-01-31"])
def test_every_brief_is_the_one_without_it(folders, format_, since):
    """Neither an earlier day nor a later end lifts it."""
    for until in (None, "2027-12-31"):
        held, seen = (
            brief(diff(folders[name], since=since, until=until), format_)
            for name in ("held", "seen")
        )
        assert held == seen
        assert [mark for mark in MARKS if says(held.encode(), mark)] == []


@pytest.mark.parametrize("format_", ["text", "markdown", "json"])
def test_what_is_embargoed_now_is_not_told_of_an_earlier_copy(folders, tmp_path, format_):
    """An article that was published by mistake is in no brief that compares with that copy."""
    open_ = {name: text.replace("publish-after: 2026-01-31", "") for name, text in HELD.items()}
    earlier = write(tmp_path / "open", open_)
    fresh = brief(diff(folders["seen"], other=earlier), format_)

    text = brief(diff(folders["held"], other=earlier), format_)

    assert says(fresh.encode(), "velox")
    assert [mark for mark in MARKS if says(text.encode(), mark)] == []


def test_the_analysis_has_no_trace(folders):
    """What plugins and callers get of a corpus does not know it."""
    corpus = load_corpus(folders["held"])
    for at in (None, "2020", "2030"):
        public = analyse(corpus, at).corpus
        known = repr((public.articles, public.actors, public.topics, public.publishers))
        known += repr((list(public.statements), public.events, public.briefing))
        known += "".join(one.body for one in (*public.actors, *public.topics))
        assert [mark for mark in MARKS if mark in known.casefold()] == []


@pytest.mark.parametrize("as_of", ["2026-02-01", "2026-02"])
def test_a_later_as_of_day_lifts_it(folders, as_of):
    """All of it comes at once, so the tests above look at something."""
    held = dict(exports(folders["held"], as_of=as_of))
    ledger = held["json/ledger.json"]

    for mark in ("veloxin pact", "vela oxin", "velma oxin", "veronica oxin", "veloxin union"):
        assert says(ledger, mark), mark
    for mark in ("veloxin wire", "veloxin summit", "the veloxin treaty holds", "tuvalu"):
        assert says(ledger, mark), mark


def test_the_last_day_of_an_embargo_is_kept(folders):
    """It ends on the day after; a month is over when its last day is."""
    for as_of in ("2026-01-31", "2026-01", "2025"):
        held = dict(exports(folders["held"], as_of=as_of))
        assert [name for name, text in held.items() if says(text, "velox")] == []
