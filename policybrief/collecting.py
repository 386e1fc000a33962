"""Python's search for garbage in rings, kept away from what stays.

It looks at every object again and again. Of a large corpus there are millions, which all stay: to
look at them costs a third of the time, and in a copy of the process it copies their memory too.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collector() -> Iterator[None]:
    """Keep Python from looking for garbage."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


@contextmanager
def what_is_there_stays() -> Iterator[None]:
    """Let Python look for garbage among what is new only; within another of these, no more."""
    if gc.get_freeze_count():
        yield
        return
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
