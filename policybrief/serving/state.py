"""What a server shows: the last good site, and what keeps it from the next."""

from __future__ import annotations

import json
import secrets
import threading
from pathlib import Path
from typing import Final, Protocol

import attrs

from policybrief.problems import Problem, Severity

SCRIPT: Final = "/.policybrief/reload.js"
STATE: Final = "/.policybrief/state.json"


class Drawn(Protocol):
    """Pages that are drawn when somebody asks for them."""

    def file(self, address: str) -> bytes | None:
        """Return a page, or a file that belongs to all; None for what only a build makes."""

    def is_missing(self, address: str) -> bool:
        """Say whether there is no page at an address, whatever stands there on the disk."""


@attrs.frozen(kw_only=True)
class Rebuilt:
    """How the folder of a served site was read again, or how its build went.

    Attributes:
        complete: Whether the whole site stands on the disk and was verified; before that, its pages
            can be looked at, each drawn when it is asked for.
        pages: How many pages the site has; None when it could not be built.
        problems: The warnings of a good build; everything that was found by one that failed.
        failure: Why a corpus without errors could not be built; None otherwise.
        seconds: How long it took.
        shown: Whether there is a site to show: this one, or the last good one.
    """

    complete: bool = True
    pages: int | None = None
    problems: tuple[Problem, ...] = ()
    failure: str | None = None
    seconds: float = 0.0
    shown: bool = True

    @property
    def good(self) -> bool:
        """Whether the site was built."""
        return self.pages is not None

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that kept the site from being built."""
        return tuple(one for one in self.problems if one.severity is Severity.ERROR)


class State:
    """The last good site and the last build, as one thread writes and others read them.

    A page carries the `version` that it was served with; when it is another, the page is old.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._run = secrets.token_hex(4)
        self._builds = 0
        self._good = 0
        self._last: Rebuilt | None = None
        self._site: Path | None = None
        self._drawn: Drawn | None = None
        self._older: Drawn | None = None
        self._base = "/"
        self._showed_older = False

    def tell(
        self, rebuilt: Rebuilt, site: Path, base: str = "/", drawn: Drawn | None = None
    ) -> None:
        """Take note of what happened.

        Args:
            rebuilt: How it went.
            site: The folder of the site.
            base: Path of the address at which the site will be published.
            drawn: The pages that are shown until the site is complete.
        """
        with self._lock:
            self._builds += 1
            self._last = rebuilt
            if not rebuilt.complete:
                self._good += 1
                self._older = self._drawn or self._older
                self._drawn, self._base, self._showed_older = drawn, base, False
            elif rebuilt.good:
                self._good += self._drawn is None or self._showed_older
                self._site, self._base, self._drawn, self._older = site, base, None, None

    def drop(self) -> None:
        """Show the last good pages again: the site of those that followed cannot be built."""
        with self._lock:
            if self._drawn is not None and (self._older or self._site) is not None:
                self._drawn, self._older = self._older, None
                self._good += 1

    def show_older(self) -> None:
        """Take note that a page was shown as the last build left it: the next makes it anew."""
        self._showed_older = True

    @property
    def site(self) -> Path | None:
        """The folder of the last good site; None when there was none."""
        return self._site

    @property
    def drawn(self) -> Drawn | None:
        """The pages that are newer than the site; None when it is complete."""
        return self._drawn

    @property
    def base(self) -> str:
        """Path of the address at which the site will be published."""
        return self._base

    @property
    def last(self) -> Rebuilt | None:
        """How the last build went; None before the first."""
        return self._last

    @property
    def version(self) -> str:
        """What changes with each good build; without a site, with each attempt."""
        with self._lock:
            if self._site is None and self._drawn is None:
                return f"{self._run}-none-{self._builds}"
            return f"{self._run}-{self._good}"

    def as_json(self) -> bytes:
        """Return the version, and the problems of a build that failed."""
        last = self._last
        wrong = [] if last is None or last.good else _records(last)
        document = {"version": self.version, "problems": wrong}
        return json.dumps(document, ensure_ascii=True).encode("ascii")


def _records(rebuilt: Rebuilt) -> list[dict[str, str | None]]:
    found: list[dict[str, str | None]] = [
        {
            "place": str(one.location),
            "message": f"{one.message} [{one.code}]",
            "hint": one.hint,
        }
        for one in rebuilt.errors
    ]
    if rebuilt.failure is not None:
        found.append({"place": None, "message": rebuilt.failure, "hint": None})
    return found
