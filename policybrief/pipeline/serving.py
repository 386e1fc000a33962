"""A folder's site, served on this computer and made again when a file changes.

A change is seen at once: the folder is read again, and pages are drawn when they are asked for.
Meanwhile another process builds the whole site, with its exports and its search, and verifies it.
"""

from __future__ import annotations

import contextlib
import errno
import functools
import tempfile
import threading
import time
from collections.abc import Callable, Collection
from pathlib import Path
from types import TracebackType
from typing import Any, Final
from urllib.parse import urlsplit

import attrs

from policybrief.cache import LiveCache
from policybrief.engine.marker import MARKER, check_kind
from policybrief.engine.places import holding
from policybrief.errors import CorpusError, PolicybriefError
from policybrief.models.collection import Day, last_day
from policybrief.models.pins import LOCK
from policybrief.pipeline.building import Built, keep_apart
from policybrief.pipeline.building_apart import BuildApart
from policybrief.pipeline.building_behind import BuildsBehind
from policybrief.pipeline.previewing import Drawing, Preview
from policybrief.problems import Problem
from policybrief.reading.lock import outside_texts
from policybrief.serving.answering import Answering, is_local
from policybrief.serving.state import Rebuilt, State
from policybrief.serving.watching import Watch

_SOON: Final = 0.05
_LATER: Final = 1.0
"""For how many seconds, at most, whoever looks at a page has the machine before a build begins."""

_ANYWHERE: Final = {"0.0.0.0": "127.0.0.1", "::": "::1", "": "127.0.0.1"}


@attrs.define(slots=False, eq=False)
class Server:
    """The site of a folder on this computer, made again when a file changes; a context manager.

    While a file is broken, the last good site stays, and each page shows what is wrong.

    Attributes:
        folder: The folder of the corpus.
        host: Name or address to bind to.
        port: The port; 0 for any that is free, and then the one that was found.
        site: The folder for the site; None for one that is gone at the end.
        templates: A folder of templates that override ours; by default "templates" in the folder.
        as_of: The as-of day, in place of the briefing's; it says which embargoes are over.
        drafts: Whether drafts are shown, below a banner that says so.
        cache: A file that keeps what was read and drawn; None keeps nothing.
        told: Called when a change can be looked at, and when the whole site is built; from the
            thread that waited for it.
    """

    folder: Path = attrs.field(converter=Path)
    host: str = attrs.field(default="127.0.0.1", kw_only=True)
    port: int = attrs.field(default=8000, kw_only=True)
    site: Path | None = attrs.field(
        default=None, converter=attrs.converters.optional(Path), kw_only=True
    )
    templates: Path | None = attrs.field(
        default=None, converter=attrs.converters.optional(Path), kw_only=True
    )
    as_of: Day | None = attrs.field(default=None, kw_only=True)
    drafts: bool = attrs.field(default=False, kw_only=True)
    cache: Path | None = attrs.field(
        default=None, converter=attrs.converters.optional(Path), kw_only=True
    )
    told: Callable[[Rebuilt], None] | None = attrs.field(default=None, kw_only=True)
    _state: State = attrs.field(factory=State, init=False, repr=False)
    _open: contextlib.ExitStack = attrs.field(factory=contextlib.ExitStack, init=False, repr=False)
    _outside: tuple[int | None, Collection[Path]] | None = attrs.field(
        default=None, init=False, repr=False
    )
    _behind: BuildsBehind | None = attrs.field(default=None, init=False, repr=False)
    _begun: float = attrs.field(default=0.0, init=False, repr=False)
    _ended: threading.Event = attrs.field(factory=threading.Event, init=False, repr=False)

    def start(self) -> None:
        """Read the folder, serve its pages, begin to build the whole site, and to watch.

        Raises:
            PolicybriefError: When the port is taken, *folder* is not a folder, or `as_of` no date.
            BuildError: When the site cannot be in its folder.
        """
        self._ended.clear()
        if self.as_of is not None:
            last_day(self.as_of)
        if not self.folder.is_dir():
            raise PolicybriefError(f"{self.folder} is not a folder")
        with contextlib.ExitStack() as stack:
            answering = stack.enter_context(_bound(self.host, self.port, self._state))
            self.port = answering.server_port
            target = self.site
            if target is None:
                place = tempfile.TemporaryDirectory(prefix="policybrief-serve-")
                target = Path(stack.enter_context(place)) / "site"
            else:
                target = target.absolute()
                check_kind(target, "site")
                keep_apart(self.folder, target, None)
                with holding(target, "site"):
                    pass  # what a killed build left is mended before anything is shown
            folders = [self.folder, *([] if self.templates is None else [self.templates])]
            watch = stack.enter_context(
                Watch([one.absolute() for one in folders], MARKER, files=self._texts)
            )
            cache = stack.enter_context(LiveCache(self.cache))
            preview = Preview(
                self.folder,
                templates=self.templates,
                as_of=self.as_of,
                drafts=self.drafts,
                cache=cache,
            )
            stack.callback(preview.forget)
            self._behind = BuildsBehind(
                functools.partial(self._begin_build, preview, target),
                functools.partial(self._built, target),
            )
            stack.callback(self._behind.end)
            self._make(preview, target)
            _in_background(stack, answering.serve_forever, answering.shutdown)
            _in_background(stack, lambda: self._follow(watch, preview, target), watch.end)
            self._open = stack.pop_all()

    def stop(self) -> None:
        """Stop watching and serving, and a build that runs."""
        self._ended.set()
        self._open.close()

    def __enter__(self) -> Server:
        """Start, and return the server."""
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Stop."""
        self.stop()

    @property
    def address(self) -> str:
        """The address of the front page."""
        host = _ANYWHERE.get(self.host, self.host)
        return f"http://{f'[{host}]' if ':' in host else host}:{self.port}/"

    @property
    def local(self) -> bool:
        """Whether only this computer can reach it."""
        return is_local(self.host)

    @property
    def last(self) -> Rebuilt | None:
        """How the last build went; None before the first."""
        return self._state.last

    def wait(self) -> None:
        """Wait until the server is stopped, from another thread or by Ctrl-C."""
        while not self._ended.wait(1):
            pass

    def _texts(self) -> Collection[Path]:
        """Return the texts outside of the folder; the lock file is read again when it changes."""
        try:
            state = (self.folder / LOCK).stat().st_mtime_ns
        except OSError:
            state = None
        if self._outside is None or self._outside[0] != state:
            self._outside = (state, outside_texts(self.folder))
        return self._outside[1]

    def wait_until_built(self) -> Rebuilt:
        """Wait until a build has ended with no other behind it, and return how it went."""
        while not self._ended.wait(_SOON):
            idle, last = self._behind is None or self._behind.idle, self.last
            if idle and last is not None and last.complete:
                return last
        raise PolicybriefError("the server was stopped")

    def _follow(self, watch: Watch, preview: Preview, target: Path) -> None:
        while watch.changed():
            self._make(preview, target)

    def _make(self, preview: Preview, target: Path) -> None:
        """Show what the folder holds now, and have it built."""
        begun = self._begun = time.monotonic()
        behind = self._behind
        assert behind is not None
        behind.stop()  # what it builds is no longer what stands there
        try:
            drawing = preview.read()
        except Exception as error:
            self._tell(target, _failed(error, begun))
            return
        if self._ended.is_set():
            return
        seconds = time.monotonic() - begun
        shown = Rebuilt(
            complete=False, pages=drawing.pages, problems=drawing.problems, seconds=seconds
        )
        self._tell(target, shown, _base(drawing.site_url), drawing)
        behind.want(min(seconds, _LATER))

    def _begin_build(self, preview: Preview, target: Path) -> BuildApart:
        """Begin to build, once nobody waits for a page any more."""
        preview.tidy()
        return BuildApart(
            self.folder,
            target,
            templates=self.templates,
            as_of=self.as_of,
            drafts=self.drafts,
            cache=self.cache,
        )

    def _built(self, target: Path, found: Built | Exception) -> None:
        """Tell how a build went."""
        if isinstance(found, Exception):
            self._state.drop()
            self._tell(target, _failed(found, self._begun))
            return
        rebuilt = Rebuilt(
            pages=found.pages, problems=found.problems, seconds=time.monotonic() - self._begun
        )
        self._tell(target, rebuilt, _base(found.site_url))

    def _tell(
        self, target: Path, rebuilt: Rebuilt, base: str = "/", drawing: Drawing | None = None
    ) -> None:
        state = self._state
        shown = rebuilt.good or state.site is not None or state.drawn is not None
        rebuilt = attrs.evolve(rebuilt, shown=shown)
        state.tell(rebuilt, target, base, drawing)
        if self.told is not None and not self._ended.is_set():
            self.told(rebuilt)


def _failed(error: Exception, begun: float) -> Rebuilt:
    """Return how reading or a build went that failed."""
    problems: tuple[Problem, ...] = ()
    failure: str | None = None
    if isinstance(error, CorpusError):
        problems = error.problems
    elif isinstance(error, PolicybriefError | OSError):
        failure = str(error)
    else:  # a fault of ours, or of a plugin: the last good site stays
        failure = f"the build failed: {type(error).__name__}: {error}"
    return Rebuilt(problems=problems, failure=failure, seconds=time.monotonic() - begun)


def serve(
    folder: Path | str,
    *,
    host: str = "127.0.0.1",
    port: int = 8000,
    site: Path | str | None = None,
    as_of: Day | None = None,
    drafts: bool = False,
    cache: Path | str | None = None,
    ready: Callable[[Server], None] | None = None,
    told: Callable[[Rebuilt], None] | None = None,
) -> None:
    """Serve the site of *folder* on this computer until Ctrl-C, made again at each change.

    Args:
        folder: The folder of the corpus.
        host: Name or address to bind to.
        port: The port; 0 for any that is free.
        site: The folder for the site; by default one that is gone at the end.
        as_of: The as-of day, in place of the briefing's; it says which embargoes are over.
        drafts: Whether drafts are shown, below a banner that says so.
        cache: A file that keeps what was read and drawn; None keeps nothing.
        ready: Called with the `Server` once it answers.
        told: Called when a change can be looked at, and when the whole site is built.

    Raises:
        PolicybriefError: When the port is taken, or *folder* is not a folder.
    """
    server = Server(
        folder,
        host=host,
        port=port,
        site=site,
        as_of=as_of,
        drafts=drafts,
        cache=cache,
        told=told,
    )
    try:
        with server:
            if ready is not None:
                ready(server)
            server.wait()
    except KeyboardInterrupt:
        return


def _bound(host: str, port: int, state: State) -> Answering:
    try:
        return Answering(host, port, state)
    except OverflowError as error:
        raise PolicybriefError(f"{port} is no port; they run from 0 to 65535") from error
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            message = f"port {port} of {host} is in use; choose another, or 0 for any that is free"
        else:
            message = f"cannot serve on {host}, port {port}: {error.strerror or error}"
        raise PolicybriefError(message) from error


def _in_background(
    stack: contextlib.ExitStack, work: Callable[[], None], end: Callable[[], Any]
) -> None:
    """Do *work* in a thread that *end* ends when *stack* is closed."""
    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    stack.callback(thread.join)
    stack.callback(end)


def _base(site_url: str | None) -> str:
    """Return the path of the address at which a site will be published."""
    path = urlsplit(site_url or "").path
    return path if path.endswith("/") else f"{path}/"
