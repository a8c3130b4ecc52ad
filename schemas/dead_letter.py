"""A dead letter: a stream entry that could not become alerts, with the reason."""

from enum import StrEnum

from pydantic import Field

from .base import UtcDatetime, WireModel


class Reason(StrEnum):
    """Why an entry was dead-lettered: stable codes."""

    NOT_UTF8 = "not_utf8"
    """A field is not UTF-8 text."""
    NOT_JSON = "not_json"
    """A field that should hold JSON does not."""
    WRONG_TYPE = "wrong_type"
    """A field has a type that the document's schema does not allow."""
    NO_TEXT = "no_text"
    """Neither a title nor a text."""
    TOO_LARGE = "too_large"
    """Over the size limit."""
    TOO_DEEP = "too_deep"
    """JSON nested deeper than the limit."""
    UNSUPPORTED_LANGUAGE = "unsupported_language"
    """Not a language that the classifier reads (only if the settings ask for this)."""
    CLASSIFY_FAILED = "classify_failed"
    """The classifier raised an error at every allowed delivery."""
    MAX_DELIVERIES = "max_deliveries"
    """Delivered as often as allowed with no outcome: the workers died or hung with it."""
    ENTRY_DELETED = "entry_deleted"
    """The entry was deleted from the stream while it was pending: its fields are gone."""


class DeadLetter(WireModel):
    """A refused stream entry.

    On the stream every member is a flat field of its own; the entry's raw fields keep their
    bytes in fields named ``raw:<name>``, so that a replay gives back the very same entry.
    """

    reason: Reason = Field(description="Stable code of the reason.")
    detail: str = Field(description="The reason in words, with what to do.")
    stream: str = Field(description="The stream that the entry came from.")
    stream_id: str = Field(description="Its id in that stream: <milliseconds>-<sequence>.")
    failed_at: UtcDatetime = Field(description="When it was given up, UTC.")
    deliveries: int = Field(ge=0, description="How often it had been delivered.")
    consumer: str = Field(description="The consumer that gave it up.")
    document_id: str | None = Field(
        default=None,
        description="The document's id; null where the entry was no document that can be read.",
    )
    raw: dict[str, bytes] = Field(
        default_factory=dict, description="The entry's own fields, byte for byte."
    )
