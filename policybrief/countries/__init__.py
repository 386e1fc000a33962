"""Countries and their names: a table that needs no file of the user's."""

from __future__ import annotations

from policybrief.countries.lookup import (
    Country,
    all_countries,
    country,
    name_in,
    resolve,
    suggest,
)

__all__ = ["Country", "all_countries", "country", "name_in", "resolve", "suggest"]
