"""A page of the site inside a document: how links lead on paper."""

from __future__ import annotations

from collections.abc import Mapping

import attrs
from markupsafe import Markup

from policybrief.site.addresses import Here


@attrs.frozen
class Inside(Here):
    """A page of the site inside a document, from which links are made.

    Attributes:
        base: Address of the site, for what is not in the document; None when it has none.
        places: The anchor in the document of each address of the site that is in it.
    """

    base: str | None = None
    places: Mapping[str, str] = attrs.field(factory=dict)

    def url(self, address: str, anchor: str = "") -> Markup:
        """Return a place in the document, else an address on the site, else nothing."""
        place = self.places.get(f"{address}#{anchor}") or self.places.get(address)
        if place is not None:
            return Markup("#") + place
        if self.base is None:
            return Markup("")
        page = attrs.evolve(self, address="index.html", base=None, places={})
        return Markup(self.base) + Here(page.address, page.addresses).url(address, anchor)

    def prose_link(self, target: str) -> Markup | None:
        """Return the address that a link in prose leads to, or None when it leads nowhere."""
        return super().prose_link(target) or None
