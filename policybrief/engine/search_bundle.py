"""Records to the files of one bundle, in which a browser searches, by Pagefind."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from policybrief.engine.pagefind_service import Service
from policybrief.engine.search_order import in_order
from policybrief.errors import BuildError
from policybrief.site.search_records import Record

LANGUAGE: Final = "unknown"
"""All records are of one language, so that one search finds them all."""

_INTERFACES: Final = (
    *("pagefind-ui", "pagefind-modular-ui", "pagefind-component-ui"),
    "pagefind-highlight",
)
"""What Pagefind writes besides and no page of ours loads."""

_ASKS: Final = b"let index_resp=this.backend.request_indexes(ptr,term);"
_ASKS_LESS: Final = b'let index_resp=filter_only?"[]":this.backend.request_indexes(ptr,term);'
"""Pagefind's script loads all words of an index when it is asked for filters alone. No word of
them is looked at, so ours does not."""

_PROGRAM: Final = (".js", ".pagefind")
"""How the names end of what is the same in each bundle, and is loaded from the first one."""


def message_of(record: Record) -> bytes:
    """Return a record as Pagefind is told it: JSON on one line, but for the index it goes to."""
    message = {
        "type": "AddRecord",
        "url": record.url,
        "content": _clean(record.content) or _clean(record.meta.get("title", "")),
        "language": LANGUAGE,
        "meta": {name: _clean(text) for name, text in record.meta.items() if text},
        "filters": {name: sorted(map(_clean, all_)) for name, all_ in record.filters.items()},
        "sort": {"date": record.date or "0000"},
    }
    return json.dumps(message).encode("ascii")


def make_bundle(
    program: str, folder: Path, messages: Iterable[bytes], name: str = ""
) -> Mapping[str, bytes]:
    """Return the files of a bundle, by their names in it.

    The same messages in the same order give the same bytes.

    Args:
        program: Where Pagefind is.
        folder: An existing folder, in which it runs.
        messages: What `message_of` returned of each record.
        name: What the id of each record begins with. Only a bundle without a name has the program
            that searches: the browser loads that once.

    Raises:
        BuildError: When Pagefind fails.
    """
    with Service(program, folder) as service:
        config = {"keep_index_url": True, "force_language": LANGUAGE}
        index = service.ask(type="NewIndex", config=config)["index_id"]
        begin = b'{"index_id": %d, ' % index
        service.tell(begin + message.removeprefix(b"{") for message in messages)
        # Not "WriteFiles": it answers before all of them are on the disk.
        answer = service.ask(type="GetFiles", index_id=index)
    try:
        return in_order(
            {
                one["path"]: _frugal(one["path"], base64.b64decode(one["content"]))
                for one in answer["files"]
                if _is_needed(one["path"], first=not name)
            },
            name,
        )
    except (ValueError, KeyError, StopIteration) as error:
        raise BuildError(f"the search that Pagefind made cannot be read: {error}") from error


def _is_needed(name: str, *, first: bool) -> bool:
    if name.partition(".")[0] in _INTERFACES:
        return False
    return first or not name.endswith(_PROGRAM)


def _frugal(name: str, content: bytes) -> bytes:
    return content.replace(_ASKS, _ASKS_LESS) if name.endswith(".js") else content


def _clean(text: str) -> str:
    """Return text on one line, in letters that can be written as UTF-8."""
    return " ".join(text.encode("utf-8", "replace").decode("utf-8").split())
