"""Each sample file to the documents that it should give."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from schemas.document import NewsDocument
from service.errors import FeedError, FeedReason
from service.ingest.feeds.item import Origin, Parsed, stable_id
from service.ingest.feeds.kind import Kind, kind_of
from service.ingest.feeds.parse import parse, parse_page_text
from service.ingest.feeds.web import parse_lines

GOLDEN = Path(__file__).parents[3] / "golden" / "feeds"
ORIGIN = Origin("coast", "harbourpost.example", "https://harbourpost.example/feed")


def read(name: str, kind: Kind, origin: Origin = ORIGIN) -> Parsed:
    content = (GOLDEN / name).read_bytes()
    assert kind_of(content, name) is kind
    return parse(kind, content, origin)


def documents(parsed: Parsed) -> list[NewsDocument]:
    return [item.document for item in parsed.items]


def test_a_feed_may_be_empty_but_not_cut_off_before_its_items() -> None:
    whole = b'<rss version="2.0"><channel><title>Caf\xc3\xa9</title></channel></rss>'
    as_ascii = Origin("x", "x", content_type="text/xml; charset=us-ascii")
    for origin in (ORIGIN, as_ascii):
        assert parse(Kind.FEED, whole, origin) == Parsed()
    with pytest.raises(FeedError) as caught:
        parse(Kind.FEED, whole[:50], ORIGIN)
    assert caught.value.reason is FeedReason.NOT_XML


def test_rss_2() -> None:
    parsed = read("rss-2.0.xml", Kind.FEED)
    first, second, third = documents(parsed)
    assert first == NewsDocument(
        id="harbourpost.example#hp-2026-11871",
        title="Police arrest four over warehouse fire in Port Ellery",
        text="Police in Port Ellery arrested four men on Monday over the fire that destroyed a "
        "grain warehouse last week.\nA spokeswoman said that the men, all dock workers, would "
        "appear before a judge on Friday.",
        url="https://harbourpost.example/2026/11/port-ellery-fire",
        source="The Harbour Post",
        language="en-GB",
        published_at=datetime(2026, 11, 24, 6, 45, tzinfo=UTC),
        tags=["Crime", "Port Ellery"],
        extra=first.extra,
    )
    assert first.extra["author"] == "Ines Marlow"
    assert second.id == second.url == "https://harbourpost.example/2026/11/ferry-fares"
    assert second.title == "Ferry timetable & fares change in spring"
    assert second.text == "From March the ferry to Saint Orne leaves at seven."
    assert second.published_at is None
    assert third.source == "The Cape Times"
    assert third.id == third.url
    (bad,) = parsed.bad
    assert bad.where == "hp-2026-11869"
    assert bad.reason.startswith("no_text")
    assert [item.page for item in parsed.items] == [one.url for one in documents(parsed)]


def test_what_the_operator_says_wins() -> None:
    origin = Origin("coast", "x.example", None, source="Post", language="en")
    for document in documents(read("rss-2.0.xml", Kind.FEED, origin)):
        assert (document.source, document.language) == ("Post", "en")


def test_rss_1_in_latin_1() -> None:
    (document,) = documents(read("rss-1.0.rdf", Kind.FEED))
    assert document.id == "https://valley.example/a/71"
    assert document.title == "Rivière-Haute: landslide cuts off café district"
    assert document.published_at == datetime(2026, 11, 23, 5, 10, tzinfo=UTC)
    assert document.tags == ["disaster"]


def test_the_servers_charset_wins_over_none() -> None:
    words = "<rss version='2.0'><channel><title>Ж</title><item><title>Война</title></item>"
    content = (words + "</channel></rss>").encode("koi8-r")
    origin = Origin("x", "x", content_type="text/xml; charset=koi8-r")
    assert documents(parse(Kind.FEED, content, origin))[0].title == "Война"
    wide = f"<?xml version='1.0' encoding='utf-16'?>{words}</channel></rss>".encode("utf-16")
    assert kind_of(wide) is Kind.FEED
    assert documents(parse(Kind.FEED, wide, ORIGIN))[0].title == "Война"


def test_atom() -> None:
    first, second = documents(read("atom.xml", Kind.FEED))
    assert first.id == "urn:uuid:6f9619ff-8b86-4011-b42d-00c04fc964ff"
    assert first.url == "https://quarry.example/news/2026/march.html"  # by xml:base
    assert first.title == "Miners march through Stonebridge"
    assert first.text.startswith("About two thousand miners marched")  # content, not the summary
    assert first.text.count("\n") == 1
    assert first.published_at == datetime(2026, 11, 24, 6, 15, 30, tzinfo=UTC)
    assert first.tags == ["Protest"]
    assert second.id == "https://quarry.example/news/2026/bread"
    assert second.published_at == datetime(2026, 11, 23, 16, tzinfo=UTC)  # for want of `published`


def test_ids_do_not_depend_on_where_a_feed_was_redirected_to() -> None:
    content = (GOLDEN / "rss-2.0.xml").read_bytes()
    here = parse(Kind.FEED, content, Origin("a", "post.example", "https://post.example/feed"))
    away = parse(Kind.FEED, content, Origin("a", "post.example", "https://cdn7.example/x/feed"))
    assert here.items[0].document.id == away.items[0].document.id == "post.example#hp-2026-11871"


def test_ninjs_1() -> None:
    (document,) = documents(read("ninjs-1.3.json", Kind.JSON))
    assert document.id == "tag:wire.example,2026:story:90412"
    assert document.title == "Former mayor of Karlsbro charged with taking bribes"
    assert document.text.endswith("bribes.\n\nHe denies the charge.")
    assert document.source == "Invented Wire"
    assert document.published_at == datetime(2026, 11, 24, 10, 2, tzinfo=UTC)
    assert document.tags == ["court"]
    assert document.extra["slugline"] == "court-bribes"


def test_ninjs_1_with_other_names_and_markup() -> None:
    content = b"""{"uri": "x:1", "versioncreated": "2026-11-24T00:00:00Z",
        "headline_main": "Head", "headline_short": "H", "body_note": "no",
        "body_xhtml": "<p>One\\nline.</p><p>Two</p>"}"""
    (document,) = documents(parse(Kind.JSON, content, ORIGIN))
    assert (document.title, document.text) == ("Head", "One line.\nTwo")


def test_ninjs_2() -> None:
    parsed = read("ninjs-2.0.json", Kind.JSON)
    (document,) = documents(parsed)
    assert document.id == document.url == "https://agency.example/items/5512"
    assert document.title == "Norrland and Sudovia sign fishing treaty"
    assert "<p>" not in document.text
    assert document.source == "Agency Example"
    assert document.extra["embargoed"] == "2026-11-24T14:00:00Z"
    assert parsed.passed == 1  # cancelled
    assert [bad.where for bad in parsed.bad] == ["https://agency.example/items/5514"]


def test_newsml_item() -> None:
    (document,) = documents(read("newsitem.xml", Kind.NEWSML))
    assert document.id == "urn:newsml:wire.example:20261124:flood-001"
    assert document.title == "Flood kills three in Lower Tessin"
    assert document.text == (
        "Three people drowned when the river Tessin burst its banks on Tuesday, the fire brigade "
        "said.\nSome 400 people were taken out of their homes."
    )
    assert document.language == "en-GB"
    assert document.source == "Invented Wire"
    assert document.tags == ["flood"]
    assert document.published_at == datetime(2026, 11, 24, 13, 5, tzinfo=UTC)
    assert document.extra["version"] == "4"


def test_newsml_package() -> None:
    (document,) = documents(read("packageitem.xml", Kind.NEWSML))
    assert document.text.startswith("All material on the flood")
    assert document.extra["items"] == [
        "urn:newsml:wire.example:20261124:flood-001",
        "urn:newsml:wire.example:20261124:flood-picture",
    ]


def test_newsml_message() -> None:
    parsed = read("newsmessage.xml", Kind.NEWSML)
    (document,) = documents(parsed)
    assert document.text == (
        "Sudovia imposed sanctions on two shipping firms on Tuesday.\nBoth carried oil.\n"
        "Their assets are frozen."
    )
    assert parsed.passed == 3  # cancelled, a package without words, a concept
    assert [bad.where[-8:] for bad in parsed.bad] == ["no-words"]


def test_a_page_without_its_boilerplate() -> None:
    (document,) = documents(read("page.html", Kind.HTML))
    assert document.id == document.url == "https://harbourpost.example/2026/11/aldmere-bridge"
    assert document.title == "Bridge collapse in Aldmere injures six"
    assert document.text.startswith("A footbridge over the river Alder collapsed")
    assert document.text.endswith("come forward with their pictures.")
    for word in ("cookies", "Subscribe", "First!", "Imprint", "Weather", "ads"):
        assert word not in document.text
    assert document.source == "The Harbour Post"
    assert document.published_at == datetime(2026, 11, 22, tzinfo=UTC)
    with pytest.raises(FeedError) as caught:
        parse_page_text(b"<html><body></body></html>", "https://x.example/", None)
    assert caught.value.reason is FeedReason.NO_TEXT


@pytest.mark.parametrize("said", ["header", "meta", "nothing"])
def test_a_pages_encoding(said: str) -> None:
    text = (GOLDEN / "page.html").read_text(encoding="utf-8").replace("Alder ", "Aldér ")
    header = "text/html; charset=iso-8859-1" if said == "header" else "text/html"
    if said != "header":
        text = text.replace('charset="utf-8"', 'charset="windows-1252"' if said == "meta" else "")
    found = parse_page_text(text.encode("latin-1"), "https://x.example/", header)
    assert "river Aldér collapsed" in found


def test_json_lines() -> None:
    content = (GOLDEN / "documents.jsonl").read_bytes()
    assert kind_of(content, "documents.jsonl") is Kind.LINES
    parsed = parse_lines(content, ORIGIN)
    assert [one.id for one in documents(parsed)][:2] == [
        "jl-1",
        "tag:wire.example,2026:story:90999",
    ]
    assert documents(parsed)[2].title == "Headline alone"
    assert [bad.where for bad in parsed.bad] == ["coast:2", "coast:5"]


def test_plain_text() -> None:
    parsed = parse(Kind.TEXT, "Headline\n\nBodÿ.\n".encode("utf-16"), ORIGIN)
    assert [(one.title, one.text) for one in documents(parsed)] == [("Headline", "Bodÿ.")]
    with pytest.raises(FeedError) as caught:
        parse(Kind.TEXT, b"caf\xe9", ORIGIN)
    assert caught.value.reason is FeedReason.ENCODING


@pytest.mark.parametrize(
    ("head", "name", "kind"),
    [
        (b"{}\n{}", "", Kind.LINES),
        (b'{\n "a": 1}', "", Kind.JSON),
        (b'[{"a": 1}]', "x.json", Kind.JSON),
        (b"<?xml version='1.0'?><!-- a --><feed xmlns='x'>", "", Kind.FEED),
        (b"<n:newsMessage xmlns:n='x'>", "x.xml", Kind.NEWSML),
        (b"<!doctype html><p>", "", Kind.HTML),
        (b"<p>fragment", "x.html", Kind.HTML),
        (b"Title\nText", "x.txt", Kind.TEXT),
        (b"<svg></svg>", "x.xml", None),
        (b"\x89PNG\r\n", "x.png", None),
        (b"", "", None),
    ],
)
def test_kinds(head: bytes, name: str, kind: Kind | None) -> None:
    assert kind_of(head, name) is kind


def test_ids() -> None:
    assert stable_id("42", "https://x.example/a", "x.example") == "x.example#42"
    assert stable_id("urn:x:42", "https://x.example/a", "x.example") == "urn:x:42"
    assert stable_id(None, "https://x.example/a", "x.example") == "https://x.example/a"
    assert stable_id(" ", None, "x.example") is None
    long = stable_id("urn:" + "x" * 2000, None, "x.example")
    assert long is not None
    assert long.startswith("sha256:")
