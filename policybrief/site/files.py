"""Files are written, or it is told which one could not be."""

from __future__ import annotations

from pathlib import Path

from policybrief.keeping import Kept


def write_file(path: Path, content: bytes | str | Kept) -> None:
    """Write a file, and make its folder; text is written as UTF-8.

    Raises:
        OSError: When it cannot be written; it has the name of the file, also when the disk is full.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        if isinstance(content, Kept):
            with path.open("wb") as file:
                file.writelines(content.parts())
        else:
            path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    except OSError as error:
        if error.filename is None:  # opening went well, and writing did not
            raise OSError(error.errno, error.strerror, str(path)) from error
        raise


def copy_file(source: Path, target: Path) -> None:
    """Copy a file, and make the folder of *target*.

    Raises:
        OSError: As `write_file`.
    """
    write_file(target, source.read_bytes())
