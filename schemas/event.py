"""An event: something specific that happened, is happening or is officially announced."""

from typing import Literal

from pydantic import Field

from .base import WireModel

Status = Literal["occurred", "ongoing", "planned", "attempted", "disputed"]
Severity = Literal["low", "medium", "high", "critical"]
Qualifier = Literal["at_least", "about", "up_to"]
Temporal = Literal["breaking", "recent", "background"]


class Evidence(WireModel):
    """The words of the document that state the event.

    Offsets are Unicode code points (not the UTF-16 units of Java and JavaScript) into the named
    field of the document, half-open. Of endless words they are a part, which holds the trigger:
    1,000 characters at most, and 4,000 of the sentence.
    """

    field: Literal["title", "text"] = Field(description="Which field the offsets point into.")
    start: int = Field(ge=0, description="Offset of the first code point of the words.")
    end: int = Field(ge=0, description="Offset behind the last code point of the words.")
    text: str = Field(description="The words themselves: field[start:end].")
    sentence: str = Field(description="The sentence that holds them.")
    sentence_start: int = Field(ge=0, description="Offset of the sentence in the field.")
    trigger: str | None = Field(
        default=None,
        description="The word or phrase in the sentence that gave the event away; null where the "
        "learned models alone found it.",
    )


class Location(WireModel):
    """The most specific place that the text names for the event."""

    text: str = Field(description="The place as the text names it.")
    name: str | None = Field(
        default=None, description="Its name in the gazetteer; null where that lacks it."
    )
    country: str | None = Field(default=None, description="ISO 3166-1 alpha-2 code.")
    latitude: float | None = Field(default=None, ge=-90, le=90, description="WGS 84 degrees.")
    longitude: float | None = Field(default=None, ge=-180, le=180, description="WGS 84 degrees.")


class EventDate(WireModel):
    """The date that the text gives for the event, made absolute."""

    value: str = Field(
        pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$",
        description="ISO 8601 calendar date, as long as its precision: YYYY-MM-DD, YYYY-MM, YYYY.",
    )
    precision: Literal["day", "month", "year"] = Field(description="How exact the words are.")
    text: str = Field(description="The words that give the date.")


class Participant(WireModel):
    """Somebody who took part: the one who did it, or the one it was done to."""

    part: Literal["actor", "target"] = Field(description="Who did it, or whom it was done to.")
    text: str = Field(description="The words that name or describe the participant.")
    name: str | None = Field(default=None, description="A proper name, where one is given.")
    country: str | None = Field(default=None, description="ISO 3166-1 alpha-2 code.")
    role: str | None = Field(
        default=None, description="For example head_of_state, minister, police, armed_group."
    )


class Event(WireModel):
    """One happening that a document states, with the words that say so.

    In an alert, names and words of the document have 1,000 characters at most.
    """

    category: str = Field(description="Event category, for example arrest.")
    subtype: str | None = Field(default=None, description="Subtype within the category.")
    plover: str | None = Field(default=None, description="Code in the PLOVER ontology.")
    title: str = Field(description="One line for a list of alerts.")
    status: Status = Field(
        description="occurred; ongoing: lasts at publication; planned: announced or still ahead; "
        "attempted: tried and failed, or foiled; disputed: denied by somebody."
    )
    temporal: Temporal | None = Field(
        default=None,
        description="Age at publication: breaking within three days, or still ahead; recent within "
        "a year; background older, or looked back upon; null where a date is missing.",
    )
    confidence: float = Field(ge=0, le=1, description="Probability that the event is stated.")
    severity: Severity = Field(description="By the severity rule of the taxonomy.")
    evidence: list[Evidence] = Field(min_length=1, description="The words that state it.")
    location: Location | None = Field(default=None, description="Where; null where it is not told.")
    event_date: EventDate | None = Field(
        default=None, description="When; null where the text does not tell, whenever published."
    )
    killed: int | None = Field(default=None, ge=0, description="People killed; null: untold.")
    killed_qualifier: Qualifier | None = Field(
        default=None, description="How exact killed is; null: exact."
    )
    injured: int | None = Field(default=None, ge=0, description="People injured; null: untold.")
    injured_qualifier: Qualifier | None = Field(
        default=None, description="How exact injured is; null: exact."
    )
    detained: int | None = Field(default=None, ge=0, description="People detained; null: untold.")
    detained_qualifier: Qualifier | None = Field(
        default=None, description="How exact detained is; null: exact."
    )
    participants: list[Participant] = Field(
        default_factory=list, description="Who did what to whom."
    )
