"""Bytes to text, by what they, their page or their server say of their encoding."""

import codecs
import re
from email.message import Message

from service.errors import FeedError, FeedReason

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte order marks; the longer ones first, because UTF-16's begins UTF-32's."""
_META = re.compile(
    rb"<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}[\"']?([A-Za-z0-9_:.-]{1,40})", re.IGNORECASE
)
_META_WITHIN = 4096
"""Bytes of a page in which it must name its encoding; the HTML standard has 1,024."""
_UNSAFE = frozenset(
    {"utf-7", "idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined"}
)
"""Codecs that no document may choose."""


def charset_of(content_type: str | None) -> str | None:
    """Return the codec that a Content-Type names, if it names one that exists."""
    message = Message()
    message["Content-Type"] = (content_type or "").replace("\r", " ").replace("\n", " ")
    try:
        return _known(message.get_content_charset())
    except (ValueError, LookupError, UnicodeError):
        return None


def decode_text(content: bytes, content_type: str | None = None) -> str:
    """Decode plain text: byte order mark, Content-Type, else UTF-8.

    Raises FeedError where the bytes are not of that encoding: guessing would garble names.
    """
    name, content = _marked(content)
    name = name or charset_of(content_type) or "utf-8"
    try:
        return content.decode(name)
    except UnicodeDecodeError as error:
        raise FeedError(
            FeedReason.ENCODING,
            f"byte {error.start} is not {name}; send UTF-8, or a byte order mark",
        ) from None


def decode_page(content: bytes, content_type: str | None = None) -> str:
    """Decode an HTML page: mark, Content-Type, its meta element, UTF-8, else windows-1252.

    The order is that of the HTML standard; what does not fit becomes U+FFFD.
    """
    name, content = _marked(content)
    name = name or charset_of(content_type)
    if name is None and (found := _META.search(content[:_META_WITHIN])):
        name = _known(found[1].decode("ascii"))
    if name is None:
        try:
            return content.decode("utf-8")
        except UnicodeDecodeError:
            name = "cp1252"
    return content.decode(name, "replace")


def _marked(content: bytes) -> tuple[str | None, bytes]:
    for mark, name in _MARKS:
        if content.startswith(mark):
            return name, content[len(mark) :]
    return None, content


def _known(name: str | None) -> str | None:
    """Return the codec's own name where it turns bytes into text and is safe to."""
    if not name:
        return None
    try:
        codec = codecs.lookup(name)
        if codec.name.replace("_", "-") in _UNSAFE:
            return None
        b"a".decode(codec.name, "replace")  # refuses codecs that don't give text
    except (LookupError, ValueError):
        return None
    # HTML and its kin call windows-1252 by older names; the browsers' reading is the wider one.
    return "cp1252" if codec.name in {"iso8859-1", "ascii"} else codec.name
