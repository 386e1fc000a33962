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


def keep_what_is_there() -> None:
    """Let Python look for garbage among what comes later only, for as long as a process stays."""
    gc.freeze()


def look_through_everything() -> None:
    """Look for garbage among all that was kept too; of a large corpus that takes a second."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def keep_nothing() -> None:
    """End what `keep_what_is_there` began."""
    gc.unfreeze()
