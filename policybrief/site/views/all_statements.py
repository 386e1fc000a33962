"""Where the statements under some filters are listed."""

from __future__ import annotations

from urllib.parse import urlencode

from markupsafe import Markup

from policybrief.site.addresses import Here
from policybrief.site.desk import Desk


def statements_url(desk: Desk, here: Here, **filters: str) -> Markup:
    """Return the address of all statements under some filters: ``country="ro"``.

    Where the list has several pages, it is the search page that looks through all of them.
    """
    address = "statements/index.html"
    if desk.addresses.years:
        address, filters = "search.html", {"kind": "statement", **filters}
    return Markup("{}?{}").format(here.url(address), urlencode(filters))
