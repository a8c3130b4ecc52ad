"""Dead letters as stream entries: write their fields, read them back, replay them."""

import base64
from dataclasses import dataclass
from datetime import datetime

import orjson

from schemas.base import to_wire
from schemas.dead_letter import DeadLetter, Reason
from service.verdict import Entry, Refused

RAW_PREFIX = b"raw:"
PACKED = b"raw_packed"
"""Holds the raw fields from number MAX_RAW_FIELDS on, as JSON of base64 pairs."""
MAX_RAW_FIELDS = 1000
"""Lua can pass about 8,000 values to one command."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an entry was given up."""

    stream: str
    consumer: str


def common_fields(refused: Refused, origin: Origin, now: datetime) -> list[bytes]:
    """Return what does not depend on the entry: field names and values in turn."""
    return [
        b"reason",
        refused.reason.value.encode(),
        b"detail",
        refused.detail.encode("utf-8", "replace"),
        b"stream",
        origin.stream.encode(),
        b"failed_at",
        to_wire(now).encode(),
        b"consumer",
        origin.consumer.encode(),
    ]


def to_fields(entry: Entry, refused: Refused, origin: Origin, now: datetime) -> list[bytes]:
    """Return field names and values in turn, ready for XADD."""
    flat = [
        *common_fields(refused, origin, now),
        b"stream_id",
        entry.id,
        b"deliveries",
        str(entry.deliveries).encode(),
    ]
    if refused.document_id is not None:
        flat += (b"document_id", refused.document_id.encode("utf-8", "replace"))
    raw = list(entry.fields.items())
    for name, value in raw[:MAX_RAW_FIELDS]:
        flat += (RAW_PREFIX + name, value)
    if len(raw) > MAX_RAW_FIELDS:
        pairs = [
            (base64.b64encode(name).decode(), base64.b64encode(value).decode())
            for name, value in raw[MAX_RAW_FIELDS:]
        ]
        flat += (PACKED, orjson.dumps(pairs))
    return flat


def raw_fields(fields: dict[bytes, bytes]) -> dict[bytes, bytes]:
    """Return the fields of the entry that a dead letter holds, byte for byte."""
    raw = {
        name[len(RAW_PREFIX) :]: value
        for name, value in fields.items()
        if name.startswith(RAW_PREFIX)
    }
    for name, value in orjson.loads(fields.get(PACKED, b"[]")):
        raw[base64.b64decode(name)] = base64.b64decode(value)
    return raw


def from_fields(fields: dict[bytes, bytes]) -> DeadLetter:
    """Read a dead letter back from its stream entry."""

    def text(name: bytes) -> str:
        return fields.get(name, b"").decode("utf-8", "replace")

    return DeadLetter(
        reason=Reason(text(b"reason")),
        detail=text(b"detail"),
        stream=text(b"stream"),
        stream_id=text(b"stream_id"),
        failed_at=datetime.fromisoformat(text(b"failed_at")),
        deliveries=int(text(b"deliveries") or 0),
        consumer=text(b"consumer"),
        document_id=text(b"document_id") or None,
        raw={
            name.decode("utf-8", "backslashreplace"): value
            for name, value in raw_fields(fields).items()
        },
    )
