"""The live page: its files, as they lie in `page/`, with headers that let nothing else in."""

import gzip
import hashlib
import json
from collections.abc import Iterator, Sequence
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from service.serve.examine import LONGEST_TEXT
from service.settings import Settings

_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
    ".txt": "text/plain; charset=utf-8",
}

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
        # No string becomes markup or code, whatever a script tries (W3C Trusted Types).
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
    )
)
"""No inline script or style, no other origin, no frame around the page."""

SECURITY_HEADERS = (
    (b"content-security-policy", CONTENT_SECURITY_POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
    (b"x-frame-options", b"DENY"),
)


class File:
    """One file of the page, as an ASGI application: GET and HEAD, with an entity tag."""

    def __init__(self, name: str, body: bytes) -> None:
        """Take the file; its name's ending tells the type.

        Text is kept compressed too: the page is then a fifth of its size on a slow line.
        """
        suffix = name[name.rindex(".") :]
        self._body = body
        self._packed = None if suffix == ".woff2" else gzip.compress(body, 9, mtime=0)
        # Weak: the same for both encodings.
        self._tag = f'W/"{hashlib.sha256(body).hexdigest()[:32]}"'.encode()
        self._headers = [
            *SECURITY_HEADERS,
            (b"content-type", _TYPES[suffix].encode()),
            # Asked for anew each time and answered with 304: an upgrade shows at once.
            (b"cache-control", b"no-cache"),
            (b"vary", b"accept-encoding"),
            (b"etag", self._tag),
        ]

    async def __call__(self, scope: Any, _receive: Any, send: Any) -> None:
        """Answer a request."""
        headers, given = list(self._headers), dict(scope["headers"])
        status, body = 200, self._body
        if scope["method"] not in {"GET", "HEAD"}:
            status, body = 405, b""
            headers.append((b"allow", b"GET, HEAD"))
        elif self._tag in given.get(b"if-none-match", b""):
            status, body = 304, b""
        elif self._packed is not None and b"gzip" in given.get(b"accept-encoding", b""):
            body = self._packed
            headers.append((b"content-encoding", b"gzip"))
        if status != 304:
            headers.append((b"content-length", str(len(body)).encode()))
        await send({"type": "http.response.start", "status": status, "headers": headers})
        sent = b"" if scope["method"] == "HEAD" else body
        await send({"type": "http.response.body", "body": sent})


def page_routes(settings: Settings, categories: Sequence[str]) -> list[tuple[str, File]]:
    """Return the path and application of `/` and of each file behind `/page/`."""
    told = {
        "categories": list(categories),
        "classify": LONGEST_TEXT if settings.http_classify else 0,
        "heartbeat": settings.stream_heartbeat,
    }
    routes = [("/page/settings.json", File("settings.json", json.dumps(told).encode()))]
    for path, file in _files(files("service.serve").joinpath("page"), ""):
        body = file.read_bytes()
        where = "/" if path == "index.html" else f"/page/{path}"
        routes.append((where, File(path, body)))
    return routes


def _files(folder: Traversable, prefix: str) -> Iterator[tuple[str, Traversable]]:
    for one in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if one.is_dir():
            yield from _files(one, f"{prefix}{one.name}/")
        elif one.name[one.name.rfind(".") :] in _TYPES:
            yield f"{prefix}{one.name}", one
