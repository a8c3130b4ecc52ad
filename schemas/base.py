"""What every wire model has in common."""

from datetime import UTC, datetime
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, PlainSerializer, WithJsonSchema


def to_utc(value: datetime) -> datetime:
    """Read a time without a zone as UTC and turn any other zone into UTC.

    Raises ValueError where that falls before the year 1 or behind 9999.
    """
    if value.tzinfo is None:
        return value.replace(tzinfo=UTC)
    try:
        return value.astimezone(UTC)
    except OverflowError:  # pydantic turns only a ValueError into an error of validation
        raise ValueError("the time in UTC is not within the years 1 to 9999") from None


def to_wire(value: datetime) -> str:
    """Write a time as ISO 8601 in UTC with ``Z``, without needless microseconds."""
    return to_utc(value).isoformat().replace("+00:00", "Z")


UtcDatetime = Annotated[
    datetime,
    AfterValidator(to_utc),
    PlainSerializer(to_wire, return_type=str, when_used="json"),
    WithJsonSchema({"type": "string", "format": "date-time"}),
]
"""A point in time, in UTC; on the wire ISO 8601 with ``Z``."""


class WireModel(BaseModel):
    """A part of the contract.

    Unknown fields are ignored, so that a reader built on an older minor version goes on
    reading newer messages.
    """

    model_config = ConfigDict(extra="ignore", frozen=True)
