"""An HTML page to its main text, without menus, adverts and comments, with trafilatura."""

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

import trafilatura
from selectolax.lexbor import LexborHTMLParser

from service.errors import FeedError, FeedReason
from service.ingest.feeds.encoding import decode_page
from service.ingest.feeds.item import Origin, Parsed, make_item, stable_id, web_address

MAX_DEPTH = 400
"""Deepest nesting of elements that is taken; real pages have some dozens."""
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]{0,20})")
_LANGUAGE = re.compile(r"<html[^>]{0,300}?\slang=[\"']?([A-Za-z-]{2,35})", re.IGNORECASE)
_OPEN_ENDED = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "wbr"}
    | {"source", "track", "p", "li", "dt", "dd", "tr", "td", "th", "option"}
)
"""Elements without an end, or whose end may be left out."""


@dataclass(frozen=True, slots=True)
class Page:
    """What a page says."""

    title: str | None
    text: str
    published: str | None
    """Date, ISO 8601."""
    site: str | None
    language: str | None
    author: str | None
    address: str | None
    """The address that the page gives itself."""
    tags: list[str]


def read_page(content: bytes, address: str | None, content_type: str | None) -> Page:
    """Return the main text of a page with what is said of it.

    Raises FeedError where the page has none.
    """
    text = decode_page(content, content_type)
    _check_depth(text)
    found: Any = trafilatura.bare_extraction(
        text,
        url=address,
        with_metadata=True,
        include_comments=False,
        date_extraction_params={"original_date": True, "extensive_search": False},
    )
    if found is None or not (found.text or "").strip():
        raise FeedError(FeedReason.NO_TEXT, "no main text was found in the page")
    first, _, rest = found.text.strip().partition("\n")
    if found.title and first.strip() == found.title.strip() and rest.strip():
        found.text = rest  # the headline stands in the title
    return Page(
        title=found.title,
        text=found.text.strip(),
        published=found.date,
        site=found.sitename,
        language=found.language or _language(text),
        author=found.author,
        address=web_address(found.url, address),
        tags=[tag for tag in [*(found.categories or []), *(found.tags or [])] if tag],
    )


def parse_page(content: bytes, origin: Origin) -> Parsed:
    """Return the one item of an HTML file. Raises FeedError where it has no main text."""
    page = read_page(content, origin.address, origin.content_type)
    address = page.address or origin.address
    parsed = Parsed()
    parsed.add(
        make_item(
            {
                "id": stable_id(None, address, origin.place),
                "title": page.title,
                "text": page.text,
                "url": address,
                "source": page.site or origin.place,
                "language": page.language,
                "published_at": page.published,
                "tags": page.tags,
                "extra": {"author": page.author} if page.author else {},
            },
            origin,
            address or origin.name,
        )
    )
    return parsed


def feeds_of(content: bytes, address: str) -> list[str]:
    """Return the addresses of the feeds that a page names, at most ten: for advice."""
    tree = LexborHTMLParser(content.decode("utf-8", "replace"))
    found = []
    for link in tree.css("link[rel~=alternate][href]")[:100]:
        kind = (link.attributes.get("type") or "").lower()
        if "rss" in kind or "atom" in kind:
            found.append(urljoin(address, link.attributes.get("href") or ""))
    return found[:10]


def _language(text: str) -> str | None:
    """Return the language that the page's root element names."""
    found = re.search(
        r"<html[^>]{0,300}?\slang=[\"']?([A-Za-z-]{2,35})", text[:4096], re.IGNORECASE
    )
    return found[1] if found else None


def _check_depth(text: str) -> None:
    """Refuse pages nested so deep that tree walks would recurse to their end: linear time."""
    depth = 0
    for end, name in _TAG.findall(text):
        if name.lower() in _OPEN_ENDED:
            continue
        depth = max(0, depth - 1) if end else depth + 1
        if depth > MAX_DEPTH:
            raise FeedError(
                FeedReason.FORMAT, f"the page's elements are nested deeper than {MAX_DEPTH}"
            )
