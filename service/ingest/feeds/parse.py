"""Bytes of any kind to items: picks the parser, and lets nothing but FeedError out."""

from importlib import import_module
from typing import Any

from service.errors import ConfigurationError, FeedError, FeedReason
from service.ingest.feeds.item import Origin, Parsed, one_line
from service.ingest.feeds.kind import Kind

_PARSERS = {
    Kind.FEED: ("syndication", "parse_feed"),
    Kind.NEWSML: ("newsml", "parse_newsml"),
    Kind.JSON: ("objects", "parse_json"),
    Kind.HTML: ("page", "parse_page"),
    Kind.TEXT: ("plain", "parse_text"),
}
"""Module and function of each kind; JSON Lines are read piece by piece, in `lines`."""
EXTRA = frozenset(
    {"feedparser", "httpx", "lxml", "lxml_html_clean", "pebble", "protego", "trafilatura"}
)
"""Packages of the extra `feed`."""


def extra_module(name: str) -> Any:
    """Import a module of this folder that needs the extra `feed`.

    Raises ConfigurationError, which says what to install, where the extra is absent.
    """
    try:
        return import_module(f"{__package__}.{name}")
    except ModuleNotFoundError as error:
        missing = (error.name or "").partition(".")[0]
        if missing not in EXTRA:
            raise
        raise ConfigurationError(
            f"this source needs the package {missing}: pip install 'tocsin[feed]'"
        ) from error


def parse(kind: Kind, content: bytes, origin: Origin) -> Parsed:
    """Return the items in the bytes of a source.

    Raises FeedError for bytes that are not what they should be, whatever the parsers raise.
    """
    module, function = _PARSERS[kind]
    found = getattr(extra_module(module), function)
    try:
        parsed = found(content, origin)
    except FeedError:
        raise
    except Exception as error:  # noqa: BLE001 - hostile bytes meet three large libraries here
        raise _broken(error) from None
    if not isinstance(parsed, Parsed):
        raise TypeError(f"{function} returned {type(parsed).__name__}")
    return parsed


def parse_page_text(content: bytes, address: str, content_type: str | None) -> str:
    """Return the main text of a page. Raises FeedError where there is none."""
    page = extra_module("page")
    try:
        return str(page.read_page(content, address, content_type).text)
    except FeedError:
        raise
    except Exception as error:  # noqa: BLE001 - as above
        raise _broken(error) from None


def feeds_of(content: bytes, address: str) -> list[str]:
    """Return the addresses of the feeds that a page names. Raises FeedError."""
    page = extra_module("page")
    try:
        found: list[str] = page.feeds_of(content, address)
    except Exception as error:  # noqa: BLE001 - as above
        raise _broken(error) from None
    return found


def _broken(error: Exception) -> FeedError:
    words = one_line(str(error)) or "no words"
    return FeedError(FeedReason.PARSER, f"the parser broke: {type(error).__name__}: {words}")
