"""The version of the library."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("policybrief")
except PackageNotFoundError:  # run from a folder without being installed
    __version__ = "unknown"
