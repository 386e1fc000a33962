"""The sites that the tests of the site share."""

from __future__ import annotations

import pytest

from tests.site.builds import BuiltFolder, built


@pytest.fixture(scope="session")
def quiet_site(tmp_path_factory: pytest.TempPathFactory) -> BuiltFolder:
    """Return the site of the quiet corpus."""
    return built("quiet", tmp_path_factory)


@pytest.fixture(scope="session")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> BuiltFolder:
    """Return the site of the hostile corpus."""
    return built("hostile", tmp_path_factory)


@pytest.fixture(scope="session")
def attacked_site(tmp_path_factory: pytest.TempPathFactory) -> BuiltFolder:
    """Return the site of the corpus that carries every attack in every field."""
    return built("attacked", tmp_path_factory)
