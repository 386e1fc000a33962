"""The search page: what to search by, before a script fills in what was found."""

from __future__ import annotations

import attrs
from markupsafe import Markup

from policybrief.languages import _
from policybrief.site.addresses import Here, Link
from policybrief.site.desk import Desk
from policybrief.site.search_records import statement_filters
from policybrief.site.views.choices import ChoiceView, choices, kind_choice


@attrs.frozen
class SearchView:
    """What the template ``search.md.jinja`` sees.

    Attributes:
        title: Title of the page.
        choices: What results are narrowed by.
        lists: Where to look without a search.
        bundle: Address of the script that searches.
    """

    title: str
    choices: tuple[ChoiceView, ...]
    lists: tuple[Link, ...]
    bundle: Markup


def search_view(desk: Desk, here: Here) -> SearchView:
    """Return the search page."""
    lists = (
        Link(_("Statements"), here.url("statements/index.html")),
        Link(_("Countries"), here.url("countries/index.html")),
        Link(_("People"), here.url("people/index.html")),
        Link(_("Topics"), here.url("topics/index.html")),
    )
    found = (statement_filters(desk, one) for one in desk.newest_first)
    return SearchView(
        title=_("Search"),
        choices=(kind_choice(), *choices(desk, here, found)),
        lists=lists,
        bundle=here.url("pagefind/pagefind.js"),
    )
