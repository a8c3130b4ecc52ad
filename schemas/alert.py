"""An alert: one event of one document, as a CloudEvent (CloudEvents 1.0, JSON format)."""

from typing import Literal

from pydantic import Field

from .base import UtcDatetime, WireModel
from .event import Event
from .story import Story

SCHEMA_VERSION = "1.1"
"""Version of the alert's schema: within a major version old alerts parse for ever.

1.1 added the story.
"""


class DocumentRef(WireModel):
    """The document that states the event."""

    id: str = Field(description="The document's id.")
    url: str | None = Field(
        default=None,
        description="Where it can be read; none where that has more than 8,000 characters.",
    )
    title: str = Field(default="", description="Its headline, 1,000 characters at most.")
    source: str | None = Field(
        default=None, description="Who published it, 1,000 characters at most."
    )
    published_at: UtcDatetime | None = Field(default=None, description="When, UTC.")


class Versions(WireModel):
    """What judged the document, for comparing alerts over time."""

    alert_schema: str = Field(default=SCHEMA_VERSION, description="Version of this schema.")
    taxonomy: str = Field(description="Version of the taxonomy.")
    model: str = Field(description="Version of the classifier's model.")


class AlertData(Event):
    """The event, the document that states it, and what judged it."""

    document: DocumentRef = Field(description="The document that states the event.")
    versions: Versions = Field(description="What judged it.")
    story: Story | None = Field(
        default=None, description="Which happening it belongs to; null where that is not known."
    )


class Alert(WireModel):
    """One event found in one document.

    The stream entry carries the JSON of this model in the field ``__data__`` and, for
    filtering without parsing, the flat fields ``id``, ``category`` and ``severity``. Tocsin
    writes every field, null where there is nothing to tell. Newer minor versions add fields, so
    ignore those that are unknown.
    """

    specversion: Literal["1.0"] = Field(default="1.0", description="CloudEvents version.")
    id: str = Field(description="The same document gives the same alert ids.")
    source: str = Field(description="Which Tocsin sent it, a URI reference.")
    type: Literal["tocsin.alert.v1"] = Field(
        default="tocsin.alert.v1", description="CloudEvents type: alert, major version 1."
    )
    subject: str = Field(description="The category of the event.")
    time: UtcDatetime = Field(description="When the alert was written, UTC.")
    datacontenttype: Literal["application/json"] = Field(
        default="application/json", description="Media type of data."
    )
    data: AlertData = Field(description="The event.")
