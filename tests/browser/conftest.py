"""A browser, and the sites that it looks at."""

from __future__ import annotations

import contextlib
import functools
import http.server
import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest

from tests.site.builds import BuiltFolder, built

FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
"""The rules of axe that pages keep to: WCAG 2.2 AA, and what is good practice."""

NAMES = ("chromium", "chromium-browser", "google-chrome")


class _Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base's word
        pass


@contextlib.contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve *folder* on this computer, and give the address."""
    handler = functools.partial(_Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()
        thread.join()


@attrs.define(slots=False)
class Watched:
    """A tab, and what happened in it.

    Attributes:
        page: The tab.
        base: Address of the site that it may load.
        outside: Requests that went elsewhere; they were stopped.
        errors: What the console and the scripts complained of.
        dialogs: Dialogs that opened.
    """

    page: Any
    base: str
    outside: list[str] = attrs.field(factory=list)
    errors: list[str] = attrs.field(factory=list)
    dialogs: list[str] = attrs.field(factory=list)

    def go(self, address: str) -> Any:
        """Open a page of the site, and return the tab."""
        self.page.goto(self.base + address, wait_until="load")
        return self.page

    def _route(self, route: Any) -> None:
        if route.request.url.startswith((self.base, "data:", "blob:")):
            route.continue_()
        else:
            self.outside.append(route.request.url)
            route.abort()

    def _console(self, message: Any) -> None:
        nameless = message.text.startswith("Failed to load resource")  # noted with its address
        if message.type in ("error", "warning") and not nameless:
            self.errors.append(message.text)

    def _response(self, response: Any) -> None:
        if response.status >= 400:
            self.errors.append(f"{response.status} {response.url}")

    def _failed(self, request: Any) -> None:
        if request.failure != "net::ERR_ABORTED":  # given up as the tab went to the next page
            self.errors.append(f"{request.failure} {request.url}")

    def _dialog(self, dialog: Any) -> None:
        self.dialogs.append(dialog.message)
        dialog.dismiss()

    def watch(self) -> None:
        """Begin to watch the tab."""
        self.page.context.route("**/*", self._route)
        self.page.on("console", self._console)
        self.page.on("requestfailed", self._failed)
        self.page.on("response", self._response)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("dialog", self._dialog)


@contextlib.contextmanager
def tab(browser: Any, base: str, **options: Any) -> Iterator[Watched]:
    """Open a watched tab in a context of its own."""
    context = browser.new_context(**options)
    watched = Watched(context.new_page(), base)
    watched.watch()
    yield watched
    context.close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Return headless Chromium; without one the tests are skipped, but never in CI."""
    found = next((path for path in map(shutil.which, NAMES) if path is not None), None)
    if found is None:
        words = "no Chromium on PATH: NO PAGE WAS LOOKED AT IN A BROWSER"
        if os.environ.get("CI") == "true" or os.environ.get("POLICYBRIEF_REQUIRE_BROWSER") == "1":
            pytest.fail(words)
        pytest.skip(words)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=found, headless=True, args=list(FLAGS)
        )
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def quiet_site(tmp_path_factory: pytest.TempPathFactory) -> BuiltFolder:
    """Return the site of the quiet corpus."""
    return built("quiet", tmp_path_factory)


@pytest.fixture(scope="session")
def quiet_base(quiet_site: BuiltFolder) -> Iterator[str]:
    """Return the address at which the quiet site is served."""
    with served(quiet_site.site) as base:
        yield base


@pytest.fixture(scope="session")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> BuiltFolder:
    """Return the site of the hostile corpus."""
    return built("hostile", tmp_path_factory)


@pytest.fixture(scope="session")
def hostile_base(hostile_site: BuiltFolder) -> Iterator[str]:
    """Return the address at which the hostile site is served."""
    with served(hostile_site.site) as base:
        yield base


@pytest.fixture(scope="session")
def attacked_site(tmp_path_factory: pytest.TempPathFactory) -> BuiltFolder:
    """Return the site of the corpus that carries every attack in every field."""
    return built("attacked", tmp_path_factory)


@pytest.fixture(scope="session")
def attacked_base(attacked_site: BuiltFolder) -> Iterator[str]:
    """Return the address at which the attacked site is served."""
    with served(attacked_site.site) as base:
        yield base
