"""MkDocs in a process that ends with the one that started it.

It is run as a file, and imports nothing of ours. Its standard input is a pipe that nobody writes
to: when the other end is gone, however that came, so is this process.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import threading

FAULT = 70
"""The exit code after a fault that MkDocs does not know; its last line says what it was."""


def main() -> None:
    """Run MkDocs with the arguments behind the first one, which is the path to import from."""
    threading.Thread(target=_end_with_parent, daemon=True).start()
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    sys.path[:] = json.loads(sys.argv[1])
    try:
        from mkdocs.__main__ import cli

        cli.main(sys.argv[2:], prog_name="mkdocs")
    except OSError as error:
        # of a copy the second name is the new file; a full disk is told without any
        place = error.filename2 or error.filename or sys.argv[-1]
        _fail(f"{os.fsdecode(place)}: {error.strerror or error}")
    except Exception as error:
        _fail(f"{type(error).__name__}: {error}")


def _end_with_parent() -> None:
    while os.read(0, 1):
        pass
    os._exit(FAULT)


def _fail(words: str) -> None:
    print("\n" + " ".join(words.split()), flush=True)
    sys.exit(FAULT)


if __name__ == "__main__":
    main()
