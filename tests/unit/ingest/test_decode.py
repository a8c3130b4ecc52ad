"""Every form in which producers send documents, and every form that is refused."""

import asyncio
import json
from datetime import UTC, datetime
from typing import Any

import pytest
from faststream.redis.parser import BinaryMessageFormatV1
from hypothesis import given
from hypothesis import strategies as st

from schemas.dead_letter import Reason
from schemas.document import NewsDocument
from service.errors import RejectionError
from service.ingest.decode import Limits, decode

DOCUMENT = {"id": "a-1", "title": "Ferry sinks", "text": "A ferry sank off Conakry."}
LIMITS = Limits(max_bytes=10_000, max_depth=32)


def as_json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()


def faststream_binary(value: Any, headers: dict[str, str] | None = None) -> bytes:
    return asyncio.run(
        BinaryMessageFormatV1.encode(
            message=value, reply_to=None, headers=headers, correlation_id="c1"
        )
    )


FORMS: dict[str, dict[bytes, bytes]] = {
    "flat": {key.encode(): value.encode() for key, value in DOCUMENT.items()},
    **{
        f"json in {field}": {field.encode(): as_json(DOCUMENT)}
        for field in ("__data__", "data", "payload", "json", "body")
    },
    "faststream binary": {b"__data__": faststream_binary(DOCUMENT)},
    "faststream binary, headers not ASCII": {
        b"__data__": faststream_binary(DOCUMENT, {"städte": "Zürich"})
    },
    "faststream json": {
        b"__data__": as_json({"data": json.dumps(DOCUMENT), "headers": {"a": "b"}})
    },
    "cloudevents": {
        b"data": as_json(
            {
                "specversion": "1.0",
                "type": "news",
                "source": "/s",
                "id": "e1",
                "datacontenttype": "application/json",
                "data": DOCUMENT,
            }
        )
    },
    "cloudevents, base64": {
        b"data": as_json(
            {
                "specversion": "1.0",
                "type": "news",
                "source": "/s",
                "id": "e1",
                "data_base64": __import__("base64").b64encode(as_json(DOCUMENT)).decode(),
            }
        )
    },
    "aliases": {
        b"guid": b"a-1",
        b"Headline": b"Ferry sinks",
        b"content": b"A ferry sank off Conakry.",
    },
    "html": {
        b"id": b"a-1",
        b"title": b"<h1>Ferry&nbsp;sinks</h1>".replace(b"&nbsp;", b" "),
        b"text": b"<div><script>x()</script><p>A ferry sank off <b>Conakry</b>.</p></div>",
    },
    "id beside the envelope": {b"id": b"a-1", b"json": as_json({**DOCUMENT, "id": None})},
}


@pytest.mark.parametrize("form", FORMS)
def test_every_form_gives_the_same_document(form: str) -> None:
    document = decode(FORMS[form], LIMITS)
    assert (document.id, document.title, document.text) == tuple(DOCUMENT.values())


BAD: dict[str, tuple[dict[bytes, bytes], Reason]] = {
    "not UTF-8": ({b"title": b"\xff\xfe"}, Reason.NOT_UTF8),
    "not UTF-8 in JSON": ({b"json": b'{"title": "\xff"}'}, Reason.NOT_UTF8),
    "not JSON": ({b"__data__": b"{broken"}, Reason.NOT_JSON),
    "text where JSON belongs": ({b"payload": b"plain words"}, Reason.NOT_JSON),
    "an array": ({b"data": b"[1, 2]"}, Reason.WRONG_TYPE),
    "empty": ({}, Reason.NO_TEXT),
    "no text": ({b"id": b"1", b"url": b"http://x"}, Reason.NO_TEXT),
    "blank text": ({b"title": b" ", b"text": b"\n"}, Reason.NO_TEXT),
    "a number as title": ({b"json": b'{"title": 5}'}, Reason.WRONG_TYPE),
    "an object as text": ({b"json": b'{"text": {"a": 1}}'}, Reason.WRONG_TYPE),
    "an array as id": ({b"json": b'{"id": [1], "text": "x"}'}, Reason.WRONG_TYPE),
    "no time": ({b"text": b"x", b"published_at": b"yesterday"}, Reason.WRONG_TYPE),
    "too large": ({b"text": b"x" * 10_001}, Reason.TOO_LARGE),
    "nesting bomb": ({b"json": b'{"a":' * 1000 + b"1" + b"}" * 1000}, Reason.TOO_DEEP),
    "bomb in arrays": ({b"data": b'{"a":' + b"[" * 2000 + b"]" * 2000 + b"}"}, Reason.TOO_DEEP),
    "cut envelope": ({b"__data__": b"\x89BIN\x0d\x0a\x1a\x0a\x00\x01"}, Reason.NOT_JSON),
    "event without data": ({b"data": b'{"specversion":"1.0","type":"t"}'}, Reason.WRONG_TYPE),
    "event, bad base64": (
        {b"data": b'{"specversion":"1.0","type":"t","data_base64":"%%"}'},
        Reason.NOT_JSON,
    ),
}


@pytest.mark.parametrize("form", BAD)
def test_bad_input_is_refused_with_its_reason(form: str) -> None:
    fields, reason = BAD[form]
    with pytest.raises(RejectionError) as refused:
        decode(fields, LIMITS)
    assert refused.value.reason is reason
    assert len(refused.value.detail) > 10


def test_missing_id_is_a_stable_hash_of_url_or_content() -> None:
    by_url = decode({b"url": b"http://x/1", b"text": b"a"}, LIMITS)
    assert by_url.id == decode({b"link": b"http://x/1", b"text": b"b"}, LIMITS).id
    by_text = decode({b"title": b"t", b"text": b"a"}, LIMITS)
    assert by_text.id == decode({b"headline": b"t", b"content": b"a"}, LIMITS).id
    assert by_text.id not in {by_url.id, decode({b"text": b"a"}, LIMITS).id}


@pytest.mark.parametrize(
    "value",
    [
        "2026-03-03T10:00:00Z",
        "2026-03-03T12:00:00+02:00",
        "2026-03-03 10:00:00",
        "Tue, 03 Mar 2026 10:00:00 GMT",
        "1772532000",
        "1772532000000",
        1772532000,
        1772532000000,
        "20260303100000",
        20260303100000,
        "202603031000",
    ],
)
def test_times_are_read_as_utc(value: str | int) -> None:
    document = decode({b"json": as_json({"text": "x", "pubDate": value})}, LIMITS)
    assert document.published_at == datetime(2026, 3, 3, 10, tzinfo=UTC)


def test_digits_are_a_day_only_where_they_can_be_one() -> None:
    def read(value: str | int) -> str:
        found = decode({b"json": as_json({"text": "x", "pubDate": value})}, LIMITS).published_at
        return found.isoformat() if found else ""

    assert read("20260303") == read(20260303) == "2026-03-03T00:00:00+00:00"
    assert read("20269999") == read(20269999) == "1970-08-23T14:33:19+00:00"
    # Milliseconds of 2027 begin with a day of the year 1801.
    assert read("1801021212345") == "2027-01-27T03:40:12.345000+00:00"


@pytest.mark.parametrize(
    "value",
    [
        "0001-01-01T00:00:00+01:00",  # before the year 1 in UTC
        "9999-12-31T23:59:59-01:00",
        "Mon, 01 Jan 2024 00:00:00 +99999999999999999999",
        "Mon, 01 Jan 99999999999999999999 00:00:00 +0100",
        "9" * 5000,
    ],
)
def test_times_beyond_the_calendar_are_rejected(value: str) -> None:
    with pytest.raises(RejectionError, match="published_at") as caught:
        decode({b"text": b"x", b"published_at": value.encode()}, LIMITS)
    assert caught.value.reason is Reason.WRONG_TYPE


def test_a_character_reference_of_thousands_of_digits_is_no_character() -> None:
    text = "a &#" + "9" * 5000 + "; b &amp; c"
    assert decode({b"text": text.encode()}, LIMITS).text == "a \ufffd b & c"


@pytest.mark.parametrize("data", ["\u00e9", "a"])
def test_a_cloud_event_whose_data_are_not_base64_is_rejected(data: str) -> None:
    event = {"specversion": "1.0", "type": "news", "data_base64": data}
    with pytest.raises(RejectionError, match="not base64") as caught:
        decode({b"json": as_json(event)}, LIMITS)
    assert caught.value.reason is Reason.NOT_JSON


def test_the_rest_is_kept_through() -> None:
    document = decode(
        {b"json": as_json({"text": "x", "description": "d", "byline": "N. N.", "tags": "a, b"})},
        LIMITS,
    )
    assert document.text == "x"
    assert document.tags == ["a", "b"]
    assert document.extra == {"description": "d", "byline": "N. N."}


def test_less_than_signs_are_not_markup() -> None:
    text = "5 < 6 and 7 > 3, a<b & c"
    assert decode({b"text": text.encode()}, LIMITS).text == text


@given(st.dictionaries(st.binary(max_size=12), st.binary(max_size=200), max_size=6))
def test_any_fields_give_a_document_or_a_rejection(fields: dict[bytes, bytes]) -> None:
    try:
        document = decode(fields, LIMITS)
    except RejectionError as error:
        assert error.detail
    else:
        assert document.title.strip() or document.text.strip()


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["id", "title", "text", "date", "tags", "x"]), inner)
    ),
    max_leaves=12,
)


@given(
    st.dictionaries(
        st.sampled_from(["id", "title", "text", "url", "source", "pubDate", "tags", "data"]),
        JSON_VALUES,
    )
)
def test_any_json_gives_a_document_or_a_rejection(value: dict[str, Any]) -> None:
    try:
        decode({b"json": as_json(value)}, Limits())
    except RejectionError as error:
        assert error.detail


@given(
    st.text(min_size=1).filter(lambda text: text.strip() and "<" not in text and "&" not in text)
)
def test_plain_text_comes_through_untouched(text: str) -> None:
    try:
        raw = text.encode()
    except UnicodeEncodeError:
        return  # lone surrogates can't be in a stream
    document = decode({b"title": b"t", b"text": raw}, Limits())
    assert document.text == text
    assert NewsDocument.model_validate_json(document.model_dump_json()) == document


@pytest.mark.parametrize("name", [b"json", b"data", b"body"])
def test_a_byte_order_mark_before_json_is_passed_over(name: bytes) -> None:
    document = decode({name: b'\xef\xbb\xbf {"id": "7", "text": "Words"}'}, Limits())
    assert (document.id, document.text) == ("7", "Words")
