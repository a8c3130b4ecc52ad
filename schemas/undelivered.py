"""An alert that a webhook's target did not take, with the reason."""

from enum import StrEnum

from pydantic import Field

from .base import UtcDatetime, WireModel


class UndeliveredReason(StrEnum):
    """Why an alert was given up: stable codes."""

    REJECTED = "rejected"
    """The target answered that it will not have it (a status of 300 to 499)."""
    FAILED = "failed"
    """The target answered with an error of its own at every allowed attempt."""
    UNAVAILABLE = "unavailable"
    """The target could not be reached, or had no time, for as long as is allowed."""
    ADDRESS_REFUSED = "address_refused"
    """The target's name led to an address that may not be posted to."""
    NOT_AN_ALERT = "not_an_alert"
    """The entry is no alert of this version."""
    ENTRY_DELETED = "entry_deleted"
    """The entry was trimmed from the stream before it could be delivered."""


class Undelivered(WireModel):
    """An alert that was given up; on the stream every member is a flat field of its own.

    The alert's JSON stands in the field ``__data__``, byte for byte.
    """

    target: str = Field(description="Name of the target.")
    reason: UndeliveredReason = Field(description="Stable code of the reason.")
    detail: str = Field(description="The reason in words.")
    attempts: int = Field(ge=0, description="How often it was posted.")
    stream: str = Field(description="The stream that the alert stands in.")
    stream_id: str = Field(description="Its id in that stream: <milliseconds>-<sequence>.")
    failed_at: UtcDatetime = Field(description="When it was given up, UTC.")
