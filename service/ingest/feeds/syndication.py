"""RSS (0.9x, 1.0, 2.0) and Atom to items, with feedparser."""

import calendar
import io
import re
from datetime import UTC, datetime
from typing import Any

import feedparser
from feedparser.exceptions import ThingsNobodyCaresAboutButMe

from service.errors import FeedError, FeedReason
from service.ingest.feeds.encoding import charset_of
from service.ingest.feeds.item import (
    BadItem,
    Item,
    Origin,
    Parsed,
    flowing,
    make_item,
    one_line,
    stable_id,
    web_address,
)

BASE = "http://feed.invalid/"
"""Stands for the feed's address while feedparser resolves links: a guid without a scheme, which it
resolves too, must not depend on the address that a feed was last redirected to."""
MAX_ITEMS = 5_000
"""Items taken of one feed document; feeds list some dozens."""
_ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)


def parse_feed(content: bytes, origin: Origin) -> Parsed:
    """Return the items of a feed.

    Raises FeedError where it is no feed, or declares XML entities of its own: feedparser takes
    the dangerous ones out, but a few that only together are a bomb would pass it.
    """
    if _ENTITY.search(content.replace(b"\0", b"")):
        raise FeedError(
            FeedReason.ENTITIES, "the XML declares entities of its own, which are not expanded"
        )
    headers = {"content-type": _content_type(origin), "content-location": BASE}
    found = feedparser.parse(io.BytesIO(content), response_headers=headers)
    trouble = found.get("bozo_exception")
    if isinstance(trouble, ThingsNobodyCaresAboutButMe):
        trouble = None  # of its encoding or type, and it was read
    # A feed may be empty, but one that also ends in the middle was cut off before its items.
    if not found.entries and (trouble or not found.version):
        detail = f": {one_line(str(trouble))}" if trouble else ""
        raise FeedError(FeedReason.NOT_XML if trouble else FeedReason.FORMAT, f"no feed{detail}")
    parsed = Parsed()
    for number, entry in enumerate(found.entries[:MAX_ITEMS], 1):
        parsed.add(_item(entry, found.feed, origin, number))
    if len(found.entries) > MAX_ITEMS:
        parsed.bad.append(
            BadItem(origin.name, f"more than {MAX_ITEMS} items; the rest is not taken")
        )
    return parsed


def _content_type(origin: Origin) -> str:
    """Name the encoding only where the server did.

    By RFC 3023 text/xml without a charset would be ASCII; the XML's own word is the better one.
    """
    charset = charset_of(origin.content_type)
    return f"application/xml; charset={charset}" if charset else "application/xml"


def _item(entry: Any, feed: Any, origin: Origin, number: int) -> Item | BadItem | None:
    link = web_address(_unresolved(entry.get("link")), origin.address)
    guid = _unresolved(entry.get("id"))
    where = one_line(guid or link or _words(entry.get("title")) or f"item {number}")
    extra: dict[str, Any] = {"feed": origin.name}
    for name in ("author", "updated"):
        if name in entry and (value := _words(entry[name])):
            extra[name] = value
    return make_item(
        {
            "id": stable_id(guid, link, origin.place),
            "title": _words(entry.get("title")),
            "text": _body(entry),
            "url": link,
            "source": _title(entry.get("source")) or _title(feed) or origin.place,
            "language": _language(entry, feed),
            "published_at": _time(entry),
            "tags": _tags(entry),
            "extra": extra,
        },
        origin,
        where,
        link=True,
    )


def _unresolved(link: Any) -> str | None:
    """Take the stand-in for the feed's address off again."""
    words = _words(link)
    return words[len(BASE) :] or None if words and words.startswith(BASE) else words


def _body(entry: Any) -> str | None:
    """Return the longest of the texts that an item carries; the summary is one of them."""
    parts = [*_dicts(entry.get("content")), entry.get("summary_detail") or {}]
    texts = [
        flowing(words) if "html" in str(part.get("type")) else words
        for part in parts
        if (words := _words(part.get("value")))
    ]
    return max((text for text in texts if text), key=len, default=None)


def _language(entry: Any, feed: Any) -> str | None:
    parts = [*_dicts(entry.get("content")), entry.get("title_detail"), feed]
    for part in parts:
        if isinstance(part, dict) and (found := _words(part.get("language"))):
            return found[:35]
    return None


def _time(entry: Any) -> datetime | None:
    """Return the time of publication, else of the last change; None where neither can be read."""
    for name in ("published_parsed", "updated_parsed", "created_parsed"):
        if name not in entry:  # its get() maps some names to others, with a warning
            continue
        try:
            return datetime.fromtimestamp(calendar.timegm(entry[name]), UTC)
        except (ValueError, OverflowError, OSError, TypeError):
            continue
    return None


def _tags(entry: Any) -> list[str]:
    tags = (
        _words(tag.get("label")) or _words(tag.get("term")) for tag in _dicts(entry.get("tags"))
    )
    return list(dict.fromkeys(tag for tag in tags if tag))


def _title(part: Any) -> str | None:
    return _words(part.get("title")) if isinstance(part, dict) else None


def _dicts(value: Any) -> list[Any]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _words(value: Any) -> str | None:
    return value.strip() or None if isinstance(value, str) else None
