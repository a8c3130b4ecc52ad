"""HTML in a producer's text to plain text."""

import html
import re

from selectolax.lexbor import LexborHTMLParser

_BLOCKS = (
    "p,div,br,li,h1,h2,h3,h4,h5,h6,tr,blockquote,section,article,header,footer,ul,ol,table,pre"
)
_UNREAD = "script,style,noscript,template,iframe,svg,head > title"
_HUGE_REFERENCE = re.compile(r"&#[0-9]{100,};?")
_BEYOND_UNICODE = "\ufffd"
"""What HTML puts in the place of a reference to no character."""


def strip_markup(text: str) -> str:
    """Return the text without tags and character references; plain text comes back as it is."""
    if "<" in text and _looks_like_markup(text):
        tree = LexborHTMLParser(text)
        for node in tree.css(_UNREAD):
            node.decompose()
        for node in tree.css(_BLOCKS):
            node.insert_before("\n")
            node.insert_after("\n")
        body = tree.body or tree.root
        plain = body.text() if body is not None else ""
        lines = (" ".join(line.split()) for line in plain.split("\n"))
        return "\n".join(line for line in lines if line)
    if "&" in text and ";" in text:
        try:
            return html.unescape(text)
        except ValueError:  # Python refuses to read a number of thousands of digits
            return html.unescape(_HUGE_REFERENCE.sub(_BEYOND_UNICODE, text))
    return text


def _looks_like_markup(text: str) -> bool:
    """Tell tags from a lone less-than sign: a letter, a slash or ! follows, and > closes."""
    close = text.rfind(">")
    at = text.find("<")
    while 0 <= at < close:
        follows = text[at + 1]
        if follows.isalpha() or follows in "/!":
            return True
        at = text.find("<", at + 1)
    return False
