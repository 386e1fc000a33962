"""Answers to requests: files of the site, and nothing else.

Only ``GET`` and ``HEAD``, only hosts that are meant (a page of somebody else whose name was made to
lead here is refused), and no file outside the site.
"""

from __future__ import annotations

import functools
import http.server
import ipaddress
import mimetypes
import os
import socket
import socketserver
import sys
from http import HTTPStatus
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote, unquote, urlsplit

import attrs

from policybrief.errors import PolicybriefError
from policybrief.serving.pages import no_site, not_yet, script, with_script
from policybrief.serving.state import SCRIPT, STATE, Drawn, State

_MORE_TYPES: Final = {
    ".atom": "application/atom+xml",
    ".csv": "text/csv",
    ".geojson": "application/geo+json",
    ".gexf": "application/xml",
    ".graphml": "application/xml",
    ".js": "text/javascript",
    ".jsonld": "application/ld+json",
    ".map": "application/json",
    ".md": "text/markdown",
    ".mjs": "text/javascript",
    ".ttl": "text/turtle",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}
_HTML: Final = "text/html; charset=utf-8"
_NOT_FOUND: Final = "404.html"


@attrs.frozen
class Answer:
    """What is sent back.

    Attributes:
        status: The status.
        kind: The type of the content.
        content: The content.
        to: Where a redirection leads.
    """

    status: HTTPStatus
    kind: str
    content: bytes
    to: str | None = None


def answer(state: State, target: str) -> Answer:
    """Return the answer to a request for *target*, the path as it was sent."""
    path = unquote(urlsplit(target).path if not target.startswith("//") else target)
    if path == STATE:
        return Answer(HTTPStatus.OK, "application/json", state.as_json())
    if path == SCRIPT:
        return Answer(HTTPStatus.OK, content_type(path), script())
    version, site, drawn = state.version, state.site, state.drawn
    if site is None and drawn is None:
        page = with_script(no_site(state.last), version)
        return Answer(HTTPStatus.SERVICE_UNAVAILABLE, _HTML, page)
    for wanted in _readings(path, state.base):
        found = None if drawn is None else _drawn(drawn, wanted, path, version)
        if found is None and site is not None and not (drawn and drawn.is_missing(_plain(wanted))):
            found = _of_the_disk(site, wanted, path, version)
            if found is not None and drawn is not None and found.kind == _HTML:
                state.show_older()
        if found is not None:
            return found
    if site is None and drawn is not None and not drawn.is_missing(_plain(path)):
        return Answer(HTTPStatus.SERVICE_UNAVAILABLE, _HTML, with_script(not_yet(), version))
    return _missing(site, drawn, version)


def _drawn(drawn: Drawn, wanted: str, path: str, version: str) -> Answer | None:
    """Return a page that is newer than the site; None for what only a build makes."""
    address = _plain(wanted)
    try:
        content = drawn.file(address)
        if content is None and "." not in address.rpartition("/")[2]:
            if drawn.file(f"{address}/index.html") is None:
                return None
            return _to_folder(path)
    except PolicybriefError:
        return None  # the build, which runs already, will tell
    return None if content is None else _sent(HTTPStatus.OK, address, content, version)


def _plain(wanted: str) -> str:
    """Return a path as an address in the site: of a folder, that of its index."""
    address = "/".join(one for one in wanted.split("/") if one not in ("", "."))
    if not address or wanted.endswith("/"):
        return f"{address}/index.html".lstrip("/")
    return address


def _to_folder(path: str) -> Answer:
    to = quote("/" + path.lstrip("/")) + "/"
    return Answer(HTTPStatus.MOVED_PERMANENTLY, _HTML, b"", to)


def _of_the_disk(site: Path, wanted: str, path: str, version: str) -> Answer | None:
    """Return a file of the last good site."""
    file = file_of(site, wanted)
    if file is None:
        return None
    if file.is_dir():
        if (file / "index.html").is_file() and not wanted.endswith("/"):
            return _to_folder(path)
        file /= "index.html"
    return _file(HTTPStatus.OK, file, version)


def _missing(site: Path | None, drawn: Drawn | None, version: str) -> Answer:
    """Return the page that says that there is nothing."""
    content = None if drawn is None else drawn.file(_NOT_FOUND)
    if content is not None:
        return _sent(HTTPStatus.NOT_FOUND, _NOT_FOUND, content, version)
    found = None if site is None else _file(HTTPStatus.NOT_FOUND, site / _NOT_FOUND, version)
    return found or Answer(HTTPStatus.NOT_FOUND, "text/plain; charset=utf-8", b"Not found\n")


def _readings(path: str, base: str) -> tuple[str, ...]:
    """Return *path*, and what it means where the site is published below *base*."""
    if base != "/" and (path + "/").startswith(base):
        return path, "/" + path[len(base) :]
    return (path,)


def file_of(site: Path, path: str) -> Path | None:
    """Return what stands at *path* of the site; None for nothing, or for something outside."""
    parts = [one for one in path.split("/") if one not in ("", ".")]
    if any(one == ".." or any(letter in one for letter in "\\:\0") for one in parts):
        return None
    file = site.joinpath(*parts)
    try:
        inside = file.resolve().is_relative_to(site.resolve())
        return file if inside and file.exists() else None
    except (OSError, ValueError, RuntimeError):  # no name of the system, or a loop of links
        return None


def _file(status: HTTPStatus, file: Path, version: str) -> Answer | None:
    try:
        content = file.read_bytes()
    except OSError:
        return None
    return _sent(status, file.name, content, version)


def _sent(status: HTTPStatus, name: str, content: bytes, version: str) -> Answer:
    kind = content_type(name)
    if kind == _HTML:
        content = with_script(content, version)
    return Answer(status, kind, content)


def content_type(name: str) -> str:
    """Return the type of a file, the same on every computer."""
    suffix = os.path.splitext(name)[1].lower()
    kind = _MORE_TYPES.get(suffix) or _types().types_map[True].get(suffix)
    if kind is None:
        return "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind


@functools.cache
def _types() -> mimetypes.MimeTypes:
    """Return the types that Python knows, without what the system adds."""
    return mimetypes.MimeTypes()


def is_meant(host: str | None, bound: str) -> bool:
    """Say whether a request for *host* is meant for a server bound to *bound*.

    An address in numbers is: nobody can make it lead elsewhere. A name is when it is this
    computer's, or the one that the server was given.
    """
    if not host:
        return False
    name = urlsplit(f"//{host}").hostname or ""
    names = {"localhost", bound.lower()}
    if _number(bound) is None or ipaddress.ip_address(bound).is_unspecified:
        own = socket.gethostname().lower()
        names |= {own, f"{own}.local"}
    return name in names or name.endswith(".localhost") or _number(name) is not None


def _number(host: str) -> str | None:
    try:
        return str(ipaddress.ip_address(host))
    except ValueError:
        return None


def is_local(host: str) -> bool:
    """Say whether only this computer can reach a server bound to *host*."""
    if _number(host) is None:
        return host.lower() == "localhost"
    return ipaddress.ip_address(host).is_loopback


class _Handler(http.server.BaseHTTPRequestHandler):
    """Sends answers and writes no log."""

    server: Answering
    server_version = "policybrief"
    sys_version = ""
    timeout = 20

    def do_GET(self) -> None:
        self._answer()

    do_HEAD = do_GET  # noqa: N815 - the base's word

    def _refuse(self) -> None:
        words = b"Only GET and HEAD.\n"
        self._send(Answer(HTTPStatus.METHOD_NOT_ALLOWED, "text/plain; charset=utf-8", words))

    do_POST = do_PUT = do_DELETE = do_PATCH = do_OPTIONS = do_TRACE = do_CONNECT = _refuse  # noqa: N815

    def _answer(self) -> None:
        try:
            meant = is_meant(self.headers.get("Host"), self.server.bound)
        except ValueError:
            meant = False
        if not meant:
            words = b"This host is not served here.\n"
            self._send(Answer(HTTPStatus.FORBIDDEN, "text/plain; charset=utf-8", words))
            return
        self._send(answer(self.server.state, self.path))

    def _send(self, sent: Answer) -> None:
        self.send_response(sent.status)
        self.send_header("Content-Type", sent.kind)
        self.send_header("Content-Length", str(len(sent.content)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        if sent.to is not None:
            self.send_header("Location", sent.to)
        if sent.status is HTTPStatus.METHOD_NOT_ALLOWED:
            self.send_header("Allow", "GET, HEAD")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(sent.content)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base's word
        """Say nothing: a line per request would hide what matters."""


class Answering(http.server.ThreadingHTTPServer):
    """A server bound to one address of this computer.

    Args:
        host: Name or address to bind to.
        port: The port; 0 for any that is free.
        state: What to show.
    """

    daemon_threads = True
    allow_reuse_address = os.name != "nt"  # there, two could have one port

    def __init__(self, host: str, port: int, state: State) -> None:
        self.bound = host
        self.state = state
        if ":" in host:
            self.address_family = socket.AF_INET6
        super().__init__((host, port), _Handler)

    def server_bind(self) -> None:
        """Bind without asking the network for the name of this computer."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = self.bound, self.server_address[1]

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Pass by what happens when a browser goes away; report anything else."""
        if not isinstance(sys.exc_info()[1], ConnectionError | TimeoutError):
            super().handle_error(request, client_address)
