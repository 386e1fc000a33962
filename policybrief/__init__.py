"""Turn coded news articles into accountable positions, and publish them as a briefing site.

>>> import policybrief
>>> corpus = policybrief.load_corpus("seeds")
>>> ledger = policybrief.analyse(corpus)
>>> ledger.line("ro", "troops-in-ukraine").position
<Position.AGAINST: 'against'>
"""

from __future__ import annotations

import ast
import functools
import importlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from policybrief.version import __version__ as __version__


def __getattr__(name: str) -> Any:
    """Return a public name, imported when it is first asked for: a command needs few of them."""
    public = _public()
    if name == "__all__":
        return [*public]
    if name not in public:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(importlib.import_module(public[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """Return all names, imported or not."""
    return sorted({*globals(), *_public()})


@functools.cache
def _public() -> Mapping[str, str]:
    """Return the module of each public name, by what the stub beside this file imports."""
    stub = ast.parse(Path(__file__).with_suffix(".pyi").read_text(encoding="utf-8"))
    found = {
        name.name: one.module
        for one in stub.body
        if isinstance(one, ast.ImportFrom) and one.module is not None
        for name in one.names
    }
    return dict(sorted(found.items()))
