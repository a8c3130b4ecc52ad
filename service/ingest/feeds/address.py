"""Web addresses and header values: which ones are taken, and how they are shown."""

from urllib.parse import urlsplit

from service.errors import FeedError, FeedReason


def check_address(url: str) -> str:
    """Return the host of an http(s) address. Raises FeedError for any other address."""
    try:
        parts = urlsplit(url)
        host, _port = parts.hostname, parts.port
    except ValueError:
        parts, host = urlsplit(""), None
    if parts.scheme not in {"http", "https"} or not host:
        raise FeedError(FeedReason.ADDRESS, f"{shown(url)[:200]} is no http(s) address")
    return host


def shown(url: str) -> str:
    """Return an address without what may be secret: user, password, query."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return "(an address that can't be read)"
    return f"{parts.scheme}://{host}{port}{parts.path}" + ("?…" if parts.query else "")


def is_header(value: str) -> bool:
    """Whether a value can be sent as a header: printable ASCII, no space around (RFC 9110)."""
    return value.isascii() and value.isprintable() and value == value.strip()
