"""Tells what bytes are: by their first characters, and by a file's name where those are mute."""

import re
from enum import StrEnum
from pathlib import PurePath

SNIFF = 4096
"""Bytes that are looked at."""
_FIRST_ELEMENT = re.compile(r"<(?:[A-Za-z_][\w.-]{0,40}:)?([A-Za-z_][\w.-]{0,60})[\s/>]")
_SKIPPED = re.compile(r"<!--.{0,4096}?-->|<\?.{0,4096}?\?>|<!DOCTYPE", re.DOTALL | re.IGNORECASE)


class Kind(StrEnum):
    """A format that Tocsin reads."""

    FEED = "feed"
    """RSS 0.9x, 1.0, 2.0, Atom."""
    NEWSML = "newsml"
    """NewsML-G2."""
    JSON = "json"
    """One object or an array of them: ninjs, or documents with a producer's own names."""
    LINES = "lines"
    """One JSON object a line."""
    HTML = "html"
    TEXT = "text"
    """The first line is the title."""


_SUFFIXES = {
    ".jsonl": Kind.LINES,
    ".ndjson": Kind.LINES,
    ".json": Kind.JSON,
    ".htm": Kind.HTML,
    ".html": Kind.HTML,
    ".xhtml": Kind.HTML,
    ".txt": Kind.TEXT,
    ".rss": Kind.FEED,
    ".atom": Kind.FEED,
    ".rdf": Kind.FEED,
}
_ELEMENTS = {
    "rss": Kind.FEED,
    "rdf": Kind.FEED,
    "feed": Kind.FEED,
    "html": Kind.HTML,
    "newsmessage": Kind.NEWSML,
    "newsitem": Kind.NEWSML,
    "packageitem": Kind.NEWSML,
    "conceptitem": Kind.NEWSML,
    "knowledgeitem": Kind.NEWSML,
    "planningitem": Kind.NEWSML,
    "catalogitem": Kind.NEWSML,
}
_TYPES = {"text/html": Kind.HTML, "application/xhtml+xml": Kind.HTML, "text/plain": Kind.TEXT}


def kind_of(head: bytes, name: str = "", content_type: str | None = None) -> Kind | None:
    """Return the kind of a source whose first bytes, name and Content-Type are given.

    None where nothing tells: XML of an unknown vocabulary, or nothing readable at all.
    """
    suffix = PurePath(name).suffix.lower()
    if _SUFFIXES.get(suffix) in {Kind.LINES, Kind.TEXT}:
        return _SUFFIXES[suffix]
    # Enough to see ASCII through every encoding that feeds come in.
    text = head[:SNIFF].replace(b"\0", b"").decode("latin-1").lstrip("\xef\xbb\xbf\xfe\xff \t\r\n")
    if text.startswith(("{", "[")):
        whole = Kind.JSON if suffix == ".json" else None
        return whole or (Kind.LINES if _several_objects(text) else Kind.JSON)
    if text.startswith("<"):
        if re.match(r"<!doctype\s+html", text, re.IGNORECASE):
            return Kind.HTML
        found = _FIRST_ELEMENT.search(_SKIPPED.sub(" ", text))
        kind = _ELEMENTS.get(found[1].lower()) if found else None
        return kind or _SUFFIXES.get(suffix) or _by_type(content_type)
    return _SUFFIXES.get(suffix) or _by_type(content_type)


def _by_type(content_type: str | None) -> Kind | None:
    return _TYPES.get((content_type or "").partition(";")[0].strip().lower())


def _several_objects(text: str) -> bool:
    """Tell JSON Lines from one object written over lines: its first line is an object by itself."""
    first, newline, rest = text.partition("\n")
    return bool(newline) and first.rstrip().endswith("}") and rest.lstrip()[:1] in {"{", ""}
