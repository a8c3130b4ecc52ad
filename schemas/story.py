"""A story: one happening, reported by any number of documents."""

from typing import Any, Literal

from pydantic import Field

from .base import WireModel

Relation = Literal["new", "duplicate", "update", "cancel"]


class Change(WireModel):
    """One field of the happening that this report tells otherwise than the story so far."""

    field: str = Field(description="The event's field, for example killed or status.")
    before: Any = Field(default=None, description="Its value in the story so far; null: untold.")
    after: Any = Field(
        default=None,
        description="Its value in this report, of the type that the field has in the event.",
    )


class Story(WireModel):
    """What this alert is to the reports of the same happening that came before it."""

    id: str = Field(description="The same for all alerts of one happening.")
    relation: Relation = Field(
        description="new: first report; duplicate: nothing new; update: it changes the fields in "
        "changes; cancel: it denies or withdraws what was reported."
    )
    revision: int = Field(ge=1, description="Grows by one with every update or cancel.")
    reports: int = Field(ge=1, description="Documents that reported it so far, this one included.")
    sources: int = Field(
        ge=1,
        description="Publishers among them whose text is their own: copies of one text count once.",
    )
    changes: list[Change] = Field(default_factory=list, description="What this report changed.")
