"""A stream entry's raw fields to a news document, or a rejection that says why."""

import hashlib
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from pydantic import ValidationError

from schemas.dead_letter import Reason
from schemas.document import NewsDocument
from service.errors import RejectionError
from service.ingest.envelope import unwrap
from service.ingest.markup import strip_markup

ALIASES: dict[str, tuple[str, ...]] = {
    "id": ("id", "guid", "_id", "uuid", "doc_id", "document_id", "article_id", "uri"),
    "title": ("title", "headline", "head", "subject", "name"),
    "text": (
        "text",
        "content",
        "body",
        "body_text",
        "bodytext",
        "full_text",
        "fulltext",
        "article",
        "story",
        "articlebody",
        "maintext",
        "body_html",
        "html",
        "data",
        "payload",
        "description",
        "summary",
        "abstract",
    ),
    "url": ("url", "link", "href", "permalink", "canonical_url", "web_url"),
    "source": ("source", "publisher", "feed", "outlet", "site", "source_name", "provider"),
    "language": ("language", "lang", "locale", "inlanguage"),
    "published_at": (
        "published_at",
        "publishedat",
        "published",
        "pubdate",
        "pub_date",
        "date",
        "datepublished",
        "date_published",
        "published_time",
        "publish_date",
        "timestamp",
        "created_at",
        "issued",
        "dc:date",
        "versioncreated",
    ),
    "tags": ("tags", "keywords", "categories", "labels", "topics", "subjects"),
}
"""What producers call the document's fields, best first; letter case does not matter."""

_COMPACT = re.compile("(?:19|20)[0-9]{6}(?:[0-9]{4}|[0-9]{6})?")
"""A day, or a day and a time, in digits alone."""

_RANK = {alias: (name, rank) for name, names in ALIASES.items() for rank, alias in enumerate(names)}


@dataclass(frozen=True, slots=True)
class Limits:
    """What is refused before anything is parsed."""

    max_bytes: int = 1_048_576
    """Largest entry, names and values of all fields together, bytes."""
    max_depth: int = 64
    """Deepest JSON nesting."""


def decode(fields: dict[bytes, bytes], limits: Limits) -> NewsDocument:
    """Turn a stream entry's fields into a document.

    Raises RejectionError with a stable reason and words that say what to do.
    """
    size = sum(map(len, fields)) + sum(map(len, fields.values()))
    if size > limits.max_bytes:
        raise RejectionError(
            Reason.TOO_LARGE,
            f"the entry has {size} bytes, more than {limits.max_bytes} "
            "(TOCSIN_MAX_DOCUMENT_BYTES); shorten the text or raise the limit",
        )
    return to_document(unwrap(fields, limits.max_depth))


def to_document(raw: dict[str, Any]) -> NewsDocument:
    """Turn an object with a producer's own names into a document.

    Raises RejectionError where a member has a wrong type or there is no title and no text.
    """
    known, extra = _sort_fields(raw)
    title = strip_markup(_string(known, "title"))
    text = strip_markup(_string(known, "text"))
    if not title.strip() and not text.strip():
        raise RejectionError(
            Reason.NO_TEXT,
            "no title and no text; send at least one of them (also understood: "
            f"{', '.join(ALIASES['title'][1:3] + ALIASES['text'][1:3])})",
        )
    url = _string(known, "url") or None
    try:
        return NewsDocument(
            id=_identifier(known.get("id")) or _stable_id(url, title, text),
            title=title,
            text=text,
            url=url,
            source=_name(known.get("source")),
            language=_string(known, "language") or None,
            published_at=_time(known.get("published_at")),
            tags=_tags(known.get("tags")),
            extra=extra,
        )
    except ValidationError as error:
        first = error.errors()[0]
        raise RejectionError(
            Reason.WRONG_TYPE, f"{'.'.join(map(str, first['loc']))}: {first['msg']}"
        ) from None


def _sort_fields(raw: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Split a producer's fields into the known ones, the best alias each, and the rest."""
    known: dict[str, Any] = {}
    ranks: dict[str, tuple[int, str]] = {}
    extra: dict[str, Any] = {}
    for key, value in raw.items():
        found = _RANK.get(key) or _RANK.get(key.lower())
        if found is None:
            if key == "extra" and isinstance(value, dict):
                extra |= value
            else:
                extra[key] = value
            continue
        name, rank = found
        if value is None or value == "":
            continue
        if name in ranks:
            best, best_key = ranks[name]
            if rank >= best:
                extra[key] = value
                continue
            extra[best_key] = known[name]
        known[name], ranks[name] = value, (rank, key)
    return known, extra


def _string(known: dict[str, Any], name: str) -> str:
    value = known.get(name)
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, list) and value and all(isinstance(part, str) for part in value):
        return "\n\n".join(value)  # paragraphs
    if isinstance(value, dict) and isinstance(value.get("rendered", value.get("value")), str):
        return str(value.get("rendered", value.get("value")))  # WordPress and feedparser
    raise RejectionError(Reason.WRONG_TYPE, f"{name} must be a string, not {type(value).__name__}")


def _identifier(value: object) -> str | None:
    if value is None or isinstance(value, bool):
        return None
    if isinstance(value, str | int):
        return str(value).strip() or None
    if isinstance(value, dict) and isinstance(value.get("value", value.get("$oid")), str):
        return str(value.get("value", value.get("$oid")))
    raise RejectionError(
        Reason.WRONG_TYPE, f"id must be a string or a whole number, not {type(value).__name__}"
    )


def _stable_id(url: str | None, title: str, text: str) -> str:
    """Name a document that came without a name: by its address, or else by its content."""
    basis = f"url\n{url}" if url else f"content\n{title}\n{text}"
    return "sha256:" + hashlib.sha256(basis.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _name(value: object) -> str | None:
    if value is None or isinstance(value, str):
        return value or None
    if isinstance(value, dict):  # NewsAPI and schema.org give an object with a name
        name = value.get("name") or value.get("title") or value.get("id")
        return str(name) if name else None
    raise RejectionError(Reason.WRONG_TYPE, f"source must be a string, not {type(value).__name__}")


def _tags(value: object) -> list[str]:
    if value is None:
        return []
    if isinstance(value, str):
        return [tag for part in value.split(",") if (tag := part.strip())]
    if isinstance(value, list):
        return [
            str(tag.get("name") or tag.get("term") or tag) if isinstance(tag, dict) else str(tag)
            for tag in value
        ]
    raise RejectionError(
        Reason.WRONG_TYPE, f"tags must be a list of strings, not {type(value).__name__}"
    )


def _time(value: object) -> datetime | None:
    """Read ISO 8601, RFC 5322 (feeds' pubDate), or seconds or milliseconds since 1970.

    Digits alone are a date or a date and a time (20260131, 20260131093000) where they can be.
    """
    if value is None or isinstance(value, datetime):
        return value
    if isinstance(value, int) and 0 < value < 10**14 and _COMPACT.fullmatch(str(value)):
        value = str(value)
    if isinstance(value, str):
        value = value.strip()
        if not value:
            return None
        iso = value
        if value.isdecimal():
            # Python takes any figure for the T, and milliseconds for a time of the year 1801.
            iso = f"{value[:8]}T{value[8:]}".rstrip("T") if _COMPACT.fullmatch(value) else ""
        try:
            return datetime.fromisoformat(iso)
        except ValueError:
            pass
        try:
            return parsedate_to_datetime(value)
        except (ValueError, IndexError, TypeError, OverflowError):  # the last: a huge year or zone
            pass
        try:
            value = float(value)
        except ValueError:
            raise _bad_time(value) from None
    if isinstance(value, int | float) and not isinstance(value, bool):
        try:
            # Above year 5138 in seconds is milliseconds.
            return datetime.fromtimestamp(value / 1000 if abs(value) > 1e11 else value, UTC)
        except (ValueError, OverflowError, OSError):
            raise _bad_time(value) from None
    raise _bad_time(value)


def _bad_time(value: object) -> RejectionError:
    return RejectionError(
        Reason.WRONG_TYPE,
        f"published_at {str(value)[:40]!r} is no time; send ISO 8601, as in 2026-01-31T09:30:00Z",
    )
