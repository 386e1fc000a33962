"""The positions of a country as a table that stands by itself."""

from __future__ import annotations

import csv
import io

from policybrief.analysis.ledger import Analysis
from policybrief.models.topic import Topic
from policybrief.site.desk import Desk
from policybrief.site.figure_files import figure_files
from policybrief.site.templates import make_environment
from policybrief.site.views.positions import positions_figure, positions_view
from tests.analysis.tiny import WALL, analysed, says
from tests.site.builds import Shown

TOLL = Topic(id="toll", title="Toll", proposition="It is paid.")


def some() -> Analysis:
    """Return two lines of Romania, one of them out of date."""
    return analysed(
        says("president", "2023-05-01", words="we build it"),
        says("old-president", "2019-05-01", "against", topic="toll", words="nobody pays"),
        topics=(WALL, TOLL),
    )


def test_the_table_has_a_file_of_data_and_a_snippet() -> None:
    """Both stand under the figures, by the country's code, and hold each line."""
    desk = Desk(some())
    files = dict(figure_files(desk, make_environment()))
    table = Shown(files["figures/countries/ro-positions.html"].decode("utf-8"))
    rows = list(csv.DictReader(io.StringIO(files["figures/countries/ro-positions.csv"].decode())))

    assert [row["topic"] for row in rows] == ["sea-wall", "toll"]
    assert [row["position"] for row in rows] == ["for", "against"]
    assert [row["current"] for row in rows] == ["true", "false"]
    assert [one for one in table.texts("th") if one in ("Sea wall", "Toll")] == ["Sea wall", "Toll"]
    assert "“we build it”" in table.text or "we build it" in table.text


def test_the_title_says_how_many_are_current() -> None:
    """The finding: how many positions there are, and how many of them hold."""
    desk = Desk(some())
    view = positions_view(desk, desk.here("countries/ro.html"), "ro")
    one = Desk(analysed(says("president", "2023-05-01")))

    assert view.frame.title == "Romania: 2 positions, of which 1 current"
    assert view.frame.source == "2 articles"
    single = positions_figure(one, "ro").make(one.here("countries/ro.html"))
    assert single.frame.title == "Romania: 1 current position"
