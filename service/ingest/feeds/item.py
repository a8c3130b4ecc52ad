"""What a parser makes of a source: items, bad items, and how many were rightly passed over."""

import hashlib
import re
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin, urlsplit

from pydantic import ValidationError

from schemas.document import NewsDocument
from service.errors import RejectionError
from service.ingest.decode import to_document

MAX_ID = 1024
"""Characters of a document's id, as the schema has it."""
_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{1,30}:[^\s]")
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where bytes came from, and what the operator says of it."""

    name: str
    """The source's name in the configuration, logs and metrics."""
    place: str
    """Tells apart ids that are unique within their source alone: a host, or a file's name."""
    address: str | None = None
    """Address that relative links stand in."""
    source: str | None = None
    """The publisher; wins over what the source says of itself."""
    language: str | None = None
    """BCP 47 tag; wins over what the source says of itself."""
    content_type: str | None = None
    """Content-Type of the HTTP reply, if there was one."""


@dataclass(frozen=True, slots=True)
class Item:
    """A document, and where its full text may be found."""

    document: NewsDocument
    page: str | None = None


@dataclass(frozen=True, slots=True)
class BadItem:
    """An item that is no document: told in one line, the others go on."""

    where: str
    """Its guid, link or title, else its place in the source."""
    reason: str


@dataclass(slots=True)
class Parsed:
    """All that came out of one source at one time."""

    items: list[Item] = field(default_factory=list)
    bad: list[BadItem] = field(default_factory=list)
    passed: int = 0
    """Items that are no news to be read: withheld, cancelled, packages without own words."""

    def add(self, found: "Item | BadItem | None") -> None:
        """Sort in what a parser made of one item; None: passed over."""
        if found is None:
            self.passed += 1
        elif isinstance(found, Item):
            self.items.append(found)
        else:
            self.bad.append(found)


def make_item(
    raw: dict[str, Any], origin: Origin, where: str, *, link: bool = False
) -> Item | BadItem:
    """Make an item of a document's raw fields; with `link`, its url leads to its full text."""
    try:
        document = to_document({key: value for key, value in raw.items() if value is not None})
    except RejectionError as error:
        return BadItem(where, f"{error.reason.value}: {error.detail}")
    except (ValidationError, ValueError, OverflowError, RecursionError) as error:
        return BadItem(where, f"wrong_type: {one_line(str(error))}")
    said = {"source": origin.source, "language": origin.language}
    update = {name: value for name, value in said.items() if value is not None}
    if update:
        document = document.model_copy(update=update)
    return Item(document, document.url if link else None)


def stable_id(guid: str | None, link: str | None, place: str) -> str | None:
    """Name an item: by its guid, made unique across sources, or else by its link.

    None where it has neither: then its content names it.
    """
    guid = (guid or "").strip()
    name = (guid if _ABSOLUTE.match(guid) else f"{place}#{guid}") if guid else (link or "").strip()
    if len(name) > MAX_ID:
        return "sha256:" + hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:32]
    return name or None


def web_address(link: object, base: str | None) -> str | None:
    """Return a link as an absolute http(s) address, or None where it is none."""
    if not isinstance(link, str) or not link.strip():
        return None
    try:
        found = urljoin(base or "", link.strip())
        parts = urlsplit(found)
    except ValueError:
        return None
    return found if parts.scheme in {"http", "https"} and parts.netloc else None


def flowing(markup: str) -> str:
    """Return marked up text with its line ends as spaces, which is what they mean there."""
    return markup if "<pre" in markup else " ".join(markup.split("\n"))


def one_line(text: str, most: int = 200) -> str:
    """Return a text on one line, cut where it is long: for messages."""
    plain = "".join(c if c.isprintable() else " " for c in text[: most * 4])
    flat = _SPACES.sub(" ", plain).strip()
    return flat if len(flat) <= most else f"{flat[: most - 1]}…"
