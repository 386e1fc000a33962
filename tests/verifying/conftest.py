"""The sites that the tests of verifying share with those of the site."""

from __future__ import annotations

from tests.site.conftest import hostile_site, quiet_site

__all__ = ["hostile_site", "quiet_site"]
