"""A news document, as it enters Tocsin."""

from typing import Any

from pydantic import Field

from .base import UtcDatetime, WireModel


class NewsDocument(WireModel):
    """A headline and a body of news text, with what its producer said of it."""

    id: str = Field(
        min_length=1,
        max_length=1024,
        description="Names the document: the same id within the deduplication window is the "
        "same document. Where the producer gave none, a stable hash of the url or the content.",
    )
    title: str = Field(default="", description="The headline, plain text.")
    text: str = Field(default="", description="The body, plain text; HTML has been stripped.")
    url: str | None = Field(default=None, description="Where the document can be read.")
    source: str | None = Field(default=None, description="Who published it.")
    language: str | None = Field(
        default=None, description="BCP 47 tag of the text's language, as the producer gave it."
    )
    published_at: UtcDatetime | None = Field(
        default=None, description="When it was published, UTC."
    )
    tags: list[str] = Field(default_factory=list, description="Keywords of the producer.")
    extra: dict[str, Any] = Field(
        default_factory=dict,
        description="Every other field that the producer sent, kept through unread.",
    )
