"""A build for the process that started this one: options come in, what was made goes out.

It is run as a file. When the other end of its standard input is gone, it ends at the next page.
"""

from __future__ import annotations

import contextlib
import json
import os
import pickle
import select
import signal
import sys
from types import FrameType
from typing import Any

_NICE = 10


def main() -> None:
    """Read options of `build_site`, build, and write what came of it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with contextlib.suppress(AttributeError, OSError):
        os.nice(_NICE)  # whoever looks at a page is served first
    sys.path[:] = json.loads(sys.argv[1])
    told = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a plugin prints is no result
    source, site, options = pickle.load(sys.stdin.buffer)  # until then there is nothing to put away
    try:
        signal.signal(signal.SIGTERM, _stop)
        told.write(_built(source, site, options))
        told.close()
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
    except KeyboardInterrupt:
        sys.exit(143)


def _built(source: Any, site: Any, options: Any) -> bytes:
    """Return, pickled, whether it went well and what was made, or what went wrong."""
    from policybrief.errors import BuildError
    from policybrief.pipeline.building import build_site

    try:
        return pickle.dumps((True, build_site(source, site, progress=_go_on, **options)))
    except Exception as error:
        with contextlib.suppress(Exception):
            return pickle.dumps((False, error))
        return pickle.dumps((False, BuildError(f"{type(error).__name__}: {error}")))


def _stop(number: int, frame: FrameType | None) -> None:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    raise KeyboardInterrupt


def _go_on(stage: str, share: float) -> None:
    """Stop when nobody waits for the build any more."""
    if os.name != "nt" and select.select([0], [], [], 0)[0] and not os.read(0, 1):
        raise KeyboardInterrupt


if __name__ == "__main__":
    main()
