"""Whatever bytes come, the parsers give items or FeedError, and expand no bombs."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.errors import FeedError, FeedReason
from service.ingest.feeds.encoding import charset_of, decode_page
from service.ingest.feeds.item import Origin, Parsed
from service.ingest.feeds.kind import Kind, kind_of
from service.ingest.feeds.lines import LineCutter
from service.ingest.feeds.parse import feeds_of, parse, parse_page_text
from service.ingest.feeds.web import parse_lines

GOLDEN = Path(__file__).parents[3] / "golden" / "feeds"
SAMPLES = [path.read_bytes() for path in sorted(GOLDEN.iterdir())]
WHOLE = [Kind.FEED, Kind.NEWSML, Kind.JSON, Kind.HTML, Kind.TEXT]
PIECES = st.sampled_from(
    [
        b"<rss version='2.0'><channel>", b"<item>", b"</item>", b"<title>", b"</title>", b"<guid>",
        b"<link>", b"http://[", b"<feed xmlns='http://www.w3.org/2005/Atom'>", b"<entry>", b"<id>",
        b"<newsItem xmlns='http://iptc.org/std/nar/2006-10-01/' guid='", b"'>", b"<contentSet>",
        b"<inlineXML>", b"<!DOCTYPE a [", b"<!ENTITY x 'y'>", b"]>", b"&x;", b"&#xD800;", b"&#0;",
        b"<![CDATA[", b"]]>", b"<pubDate>", b"9999-99-99", b'{"uri": "x", "bodies": [',
        b'{"value": 1}', b"]}", b'{"published_at": 1e999}', b"[[[[", b'"\\ud800"', b"\xff\xfe",
        b"<html lang=en><body><p>", b"<meta charset=utf-7>", b"+ADw-", b"<?xml encoding='cp037'?>",
        b"<div>" * 30, b"</p>", b"\x00", b"\xe9", b" ", b"\n", b"word ",
    ]
)  # fmt: skip


def mutated(sample: bytes, start: int, length: int, piece: bytes) -> bytes:
    start %= len(sample)
    return sample[:start] + piece + sample[start + length :]


CONTENT = st.one_of(
    st.binary(max_size=300),
    st.lists(PIECES, max_size=25).map(b"".join),
    st.builds(mutated, st.sampled_from(SAMPLES), st.integers(0, 5000), st.integers(0, 80), PIECES),
)
HEADERS = st.one_of(
    st.none(),
    st.text(max_size=40),
    st.sampled_from(["text/html; charset=utf-16", "text/xml; charset=idna", "x; charset=rot13"]),
)


@settings(max_examples=150)
@given(CONTENT, HEADERS)
@pytest.mark.parametrize("kind", WHOLE)
def test_parsers_raise_nothing_but_feed_error(
    kind: Kind, content: bytes, header: str | None
) -> None:
    origin = Origin("x", "x.example", "https://x.example/", content_type=header)
    try:
        parsed = parse(kind, content, origin)
    except FeedError as error:
        assert error.detail
        assert "\n" not in error.detail
        return
    assert isinstance(parsed, Parsed)
    for item in parsed.items:
        assert item.document.id
        assert item.document.title or item.document.text
        assert item.page is None or item.page.startswith(("http://", "https://"))
    for bad in parsed.bad:
        assert bad.where
        assert bad.reason


@given(CONTENT, HEADERS)
def test_sniffing_pages_and_lines_raise_nothing(content: bytes, header: str | None) -> None:
    kind_of(content, "x", header)
    parse_lines(content, Origin("x", "x"))
    feeds_of(content, "https://x.example/")
    charset_of(header)
    assert isinstance(decode_page(content, header), str)
    try:
        parse_page_text(content, "https://x.example/", header)
    except FeedError as error:
        assert error.detail


@given(st.lists(st.binary(max_size=20), max_size=30), st.integers(1, 30))
def test_lines_are_those_of_the_whole(chunks: list[bytes], most: int) -> None:
    cutter = LineCutter(most)
    found = [line for chunk in chunks for line in cutter.take(chunk)] + list(cutter.finish())
    whole = b"".join(chunks).split(b"\n")
    if not whole[-1]:
        whole.pop()
    assert [line.content for line in found] == [
        line if len(line) <= most else None for line in whole
    ]
    assert [line.number for line in found] == list(range(1, len(whole) + 1))
    if found:
        assert found[-1].end == sum(map(len, chunks))
        # Whoever goes on behind any line sees the same rest.
        middle = found[len(found) // 2]
        again = LineCutter(most, middle.end, middle.number)
        rest = list(again.take(b"".join(chunks)[middle.end :])) + list(again.finish())
        assert rest == found[len(found) // 2 + 1 :]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-be"])
@pytest.mark.parametrize("kind", [Kind.FEED, Kind.NEWSML])
def test_billion_laughs_are_refused(kind: Kind, encoding: str) -> None:
    text = (GOLDEN / "billion-laughs.xml").read_text()
    content = text.replace('"1.0"?', f'"1.0" encoding="{encoding[:6].rstrip("-")}"?')
    raw = content.encode(encoding)
    if kind is Kind.NEWSML and encoding == "utf-16-be":
        raw = b"\xfe\xff" + raw
    with pytest.raises(FeedError) as caught:
        parse(kind, raw, Origin("x", "x"))
    assert caught.value.reason in {FeedReason.ENTITIES, FeedReason.NOT_XML}


def test_billion_laughs_as_a_page_expand_nothing() -> None:
    content = (GOLDEN / "billion-laughs.xml").read_bytes()
    try:
        assert len(parse_page_text(content, "https://x.example/", None)) < 10_000
    except FeedError as error:
        assert error.reason is FeedReason.NO_TEXT


@pytest.mark.parametrize("kind", [Kind.FEED, Kind.NEWSML])
def test_no_file_is_read_for_an_entity(kind: Kind, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("the-secret")
    for declaration in (
        f'<!ENTITY x SYSTEM "file://{secret}">',
        f'<!ENTITY % p SYSTEM "file://{secret}"> %p;',
    ):
        content = (
            f'<?xml version="1.0"?><!DOCTYPE a [{declaration}]><rss version="2.0"><channel>'
            "<item><title>&x;</title></item></channel></rss>"
        )
        try:
            parsed = parse(kind, content.encode(), Origin("x", "x"))
        except FeedError:
            continue
        assert "the-secret" not in repr(parsed)


def test_nesting_bombs_are_refused() -> None:
    for kind, content in (
        (Kind.JSON, b'{"a":' * 100_000),
        (Kind.NEWSML, b"<newsItem>" * 100_000),
        (Kind.HTML, b"<html><body>" + b"<div>" * 100_000 + b"text"),
    ):
        with pytest.raises(FeedError):
            parse(kind, content, Origin("x", "x"))
