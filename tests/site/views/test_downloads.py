"""The page of data."""

from __future__ import annotations

import pytest

from policybrief.analysis.ledger import analyse
from policybrief.models.briefing import Briefing
from policybrief.models.corpus import Corpus
from policybrief.site.desk import Desk, Download
from policybrief.site.views.downloads import data_view, size_words
from tests.analysis.tiny import date, says, tiny


def test_files_stand_by_format():
    """A format with several files is told once."""
    files = (
        Download("data/a.csv", "csv", "Tables.", b"x" * 2000),
        Download("data/b.csv", "csv", "Tables.", b"x"),
        Download("data/ledger.json", "json", "Everything.", b"{}"),
    )
    desk = Desk(analyse(tiny(says("president", "2023-01-01")), date("2024-01-01")), files)

    view = data_view(desk, desk.here("data.html"))

    assert [(one.name, one.words) for one in view.formats] == [
        ("csv", "Tables."),
        ("json", "Everything."),
    ]
    assert [(one.name, one.url, one.size) for one in view.formats[0].files] == [
        ("a.csv", "data/a.csv", "2 kB"),
        ("b.csv", "data/b.csv", "under 1 kB"),
    ]
    assert view.counts == "1 article, 1 statement, 1 topic and 1 line"


def test_without_files_the_page_says_so():
    """Nothing is counted that is not there."""
    desk = Desk(analyse(Corpus(briefing=Briefing(title="Who stands where?"))))

    view = data_view(desk, desk.here("data.html"))

    assert (view.formats, view.counts, view.citation) == ((), "", "Who stands where?")


def test_the_citation_has_title_date_and_address():
    """Who cites it says which state of it was read."""
    briefing = Briefing(title="Harbours", as_of="2024-05", site_url="https://example.org/h/")
    desk = Desk(analyse(Corpus(briefing=briefing)))

    assert data_view(desk, desk.here("data.html")).citation == (
        "Harbours. Positions at 31 May 2024. https://example.org/h/"
    )


@pytest.mark.parametrize(
    ("size", "words"),
    [
        *((0, "under 1 kB"), (999, "under 1 kB"), (1000, "1 kB"), (12_345, "12 kB")),
        *((999_999, "999 kB"), (1_000_000, "1.0 MB"), (3_450_000, "3.5 MB")),
    ],
)
def test_a_size_is_said_in_words(size, words):
    """Nobody reads bytes."""
    assert size_words(size) == words


def test_a_download_leads_somewhere(quiet_site):
    """Each file on the page of data is there."""
    text = (quiet_site.site / "data.html").read_text(encoding="utf-8")

    assert 'href="data/ledger.json" download' in text
    assert (quiet_site.site / "data/ledger.json").is_file()
