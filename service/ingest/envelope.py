"""Takes a stream entry's fields out of whatever envelope the producer used.

Known envelopes: flat fields; one field of JSON; FastStream's binary format (version 1: magic,
version, two offsets, header count, headers, body) and its JSON format (``data`` as a string,
``headers``); a CloudEvents 1.0 event in structured JSON mode.
"""

import base64
from codecs import BOM_UTF8
from typing import Any

import orjson

from schemas.dead_letter import Reason
from service.errors import RejectionError

ENVELOPE_FIELDS = (b"__data__", b"data", b"payload", b"json", b"body")
"""Fields that may hold the whole document as JSON, in order of preference."""

FASTSTREAM_MAGIC = b"\x89BIN\x0d\x0a\x1a\x0a"
_OPEN = frozenset(b"[{")


def unwrap(fields: dict[bytes, bytes], max_depth: int) -> dict[str, Any]:
    """Return the document's raw fields as an object.

    Raises RejectionError where a field is not UTF-8, or an envelope is not JSON, is nested
    deeper than `max_depth` or does not hold an object.
    """
    name = _envelope_field(fields)
    if name is None:
        return {_text(key): _text(value) for key, value in fields.items()}
    payload = fields[name]
    if payload.startswith(FASTSTREAM_MAGIC):
        payload = _faststream_body(payload)
    found = _object(payload, name, max_depth)
    inner = found.get("data")
    if isinstance(inner, str) and isinstance(found.get("headers"), dict):
        found = _object(inner.encode(), name, max_depth)  # FastStream's JSON format
    if "specversion" in found and "type" in found:
        found = _cloud_event(found, max_depth)
    for key, value in fields.items():  # flat fields beside the envelope fill its gaps
        if key != name and found.get(_text(key)) is None:
            found[_text(key)] = _text(value)
    return found


def _envelope_field(fields: dict[bytes, bytes]) -> bytes | None:
    """Choose the field that holds a document, if one does.

    ``body``, ``data`` and ``payload`` may as well be plain text beside a title, so there they
    count as an envelope only when they look like JSON; ``body`` is text even alone.
    """
    for name in ENVELOPE_FIELDS:
        value = fields.get(name)
        if value is None:
            continue
        if name in {b"__data__", b"json"} or (len(fields) == 1 and name != b"body"):
            return name
        if value.startswith(FASTSTREAM_MAGIC) or value.removeprefix(BOM_UTF8).lstrip()[:1] == b"{":
            return name
    return None


def _text(value: bytes) -> str:
    try:
        return value.decode()
    except UnicodeDecodeError as error:
        raise RejectionError(
            Reason.NOT_UTF8,
            f"byte {error.start} of a field is not UTF-8; send the text encoded as UTF-8",
        ) from None


def _object(payload: bytes, name: bytes, max_depth: int) -> dict[str, Any]:
    field, payload = name.decode(), payload.removeprefix(BOM_UTF8)
    check_depth(payload, field, max_depth)
    try:
        found = orjson.loads(payload)
    except orjson.JSONDecodeError as error:
        _text(payload)
        raise RejectionError(
            Reason.NOT_JSON, f"the field {field} does not hold JSON: {error}"
        ) from None
    if not isinstance(found, dict):
        raise RejectionError(
            Reason.WRONG_TYPE,
            f"the JSON in the field {field} is not an object but {_kind(found)}; send an "
            "object with the members id, title and text",
        )
    return found


def check_depth(payload: bytes, field: str, max_depth: int) -> None:
    """Refuse nesting bombs before a parser sees them: linear in the payload's length."""
    # Counting openers bounds the depth; only a payload with more of them needs the exact walk.
    if payload.count(b"[") + payload.count(b"{") <= max_depth:
        return
    depth = deepest = 0
    in_string = escaped = False
    for byte in payload:
        if in_string:
            if escaped:
                escaped = False
            elif byte == 0x5C:
                escaped = True
            elif byte == 0x22:
                in_string = False
        elif byte == 0x22:
            in_string = True
        elif byte in _OPEN:
            depth += 1
            deepest = max(deepest, depth)
            if deepest > max_depth:
                raise RejectionError(
                    Reason.TOO_DEEP,
                    f"the JSON in the field {field} is nested deeper than {max_depth} "
                    "(TOCSIN_MAX_JSON_DEPTH)",
                )
        elif byte in b"]}":
            depth -= 1


def _faststream_body(payload: bytes) -> bytes:
    """Return the body of FastStream's binary format, version 1."""
    start = len(FASTSTREAM_MAGIC) + 2 + 4  # behind magic, version and the headers' offset
    version = int.from_bytes(payload[8:10], "big")
    offset = int.from_bytes(payload[start : start + 4], "big")
    if version != 1 or not start + 4 <= offset <= len(payload):
        raise RejectionError(
            Reason.NOT_JSON, "the FastStream envelope is not of version 1 or is cut short"
        )
    # Its writer counts header characters, not bytes: with non-ASCII headers the offset falls
    # short, and the true body begins at the first brace at or behind it.
    body = payload[offset:]
    if body[:1] not in (b"{", b"["):
        brace = body.find(b"{")
        body = body[brace:] if brace >= 0 else body
    return body


def _cloud_event(event: dict[str, Any], max_depth: int) -> dict[str, Any]:
    """Return the data of a CloudEvent, with the event's own time and id as a fall-back."""
    data = event.get("data")
    if "data_base64" in event:
        try:
            raw = base64.b64decode(str(event["data_base64"]), validate=True)
        except ValueError as error:  # binascii.Error is one; so is what non-ASCII text raises
            raise RejectionError(
                Reason.NOT_JSON, f"data_base64 of the CloudEvent is not base64: {error}"
            ) from None
        data = _object(raw, b"data_base64", max_depth)
    elif isinstance(data, str):
        media_type = str(event.get("datacontenttype") or "application/json")
        data = (
            {"text": data}
            if media_type.startswith("text/")
            else _object(data.encode(), b"data", max_depth)
        )
    if not isinstance(data, dict):
        raise RejectionError(
            Reason.WRONG_TYPE,
            f"data of the CloudEvent is not an object but {_kind(data)}",
        )
    found: dict[str, Any] = dict(data)
    if isinstance(event.get("time"), str):
        found.setdefault("published_at", event["time"])
    if isinstance(event.get("id"), str) and isinstance(event.get("source"), str):
        # CloudEvents name an event by source and id together.
        found.setdefault("id", f"{event['source']}#{event['id']}")
    return found


def _kind(value: object) -> str:
    names = {list: "an array", str: "a string", bool: "true or false", type(None): "null"}
    return names.get(type(value), "a number")
