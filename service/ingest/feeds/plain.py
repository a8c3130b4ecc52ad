"""A plain text file to an item: its first line is the title."""

from service.ingest.feeds.encoding import decode_text
from service.ingest.feeds.item import Origin, Parsed, make_item


def parse_text(content: bytes, origin: Origin) -> Parsed:
    """Return the one item of a text. Raises FeedError where its encoding is not what it says."""
    title, _, text = decode_text(content, origin.content_type).strip().partition("\n")
    raw = {"title": title.strip(), "text": text.strip(), "source": origin.place}
    parsed = Parsed()
    parsed.add(make_item(raw, origin, origin.name))
    return parsed
