"""JSON to items: ninjs, or documents with a producer's own names; whole files or single lines."""

from typing import Any

import orjson

from service.errors import FeedError, FeedReason, RejectionError
from service.ingest.envelope import check_depth
from service.ingest.feeds import ninjs
from service.ingest.feeds.encoding import decode_text
from service.ingest.feeds.item import BadItem, Item, Origin, Parsed, make_item

MAX_DEPTH = 64
"""Deepest nesting of JSON that is taken."""


def parse_json(content: bytes, origin: Origin) -> Parsed:
    """Return the items of a JSON file: an object, or an array of objects.

    Raises FeedError where it is not JSON.
    """
    try:
        found = _load(content, origin)
    except ValueError as error:
        raise FeedError(FeedReason.NOT_JSON, f"not JSON: {error}") from None
    parsed = Parsed()
    for number, one in enumerate(found if isinstance(found, list) else [found]):
        parsed.add(_from_value(one, origin, f"{origin.name}[{number}]"))
    return parsed


def parse_line(line: bytes, origin: Origin, where: str) -> Item | BadItem | None:
    """Return the item of one line of JSON; None for an item that is passed over."""
    try:
        return _from_value(_load(line, origin), origin, where)
    except ValueError as error:
        return BadItem(where, f"not_json: {error}")
    except FeedError as error:
        return BadItem(where, f"{error.reason.value}: {error.detail}")


def _load(content: bytes, origin: Origin) -> Any:
    """Parse JSON. Raises FeedError for a nesting bomb or an unknown encoding, ValueError else."""
    if content[:2] in {b"\xff\xfe", b"\xfe\xff"} or content[:3] == b"\xef\xbb\xbf":
        content = decode_text(content).encode("utf-8", "surrogatepass")
    try:
        check_depth(content, origin.name, MAX_DEPTH)
    except RejectionError as error:
        raise FeedError(FeedReason.NOT_JSON, error.detail) from None
    return orjson.loads(content)


def _from_value(value: object, origin: Origin, where: str) -> Item | BadItem | None:
    if not isinstance(value, dict):
        return BadItem(where, "wrong_type: not a JSON object")
    if ninjs.is_ninjs(value):
        return ninjs.item(value, origin, where)
    return make_item(value, origin, where)
