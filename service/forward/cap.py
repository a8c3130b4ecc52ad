"""Alerts in the Common Alerting Protocol 1.2 (OASIS standard, 1 July 2010), as XML.

What the standard asks beyond its XML schema is kept too: UTC is written ``-00:00``; identifier and
sender hold no spaces, commas, ``<`` or ``&``; updates and cancellations refer to what they follow.
"""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from urllib.parse import quote
from xml.etree import ElementTree as Xml

from schemas.alert import Alert

NAMESPACE = "urn:oasis:names:tc:emergency:cap:1.2"
CapStatus = Literal["Actual", "Exercise", "System", "Test", "Draft"]

_CATEGORIES = {
    "security_incident": "Security",
    "arrest": "Security",
    "prosecution": "Security",
    "protest": "Safety",
}
_SUBTYPES = {
    "cyber_attack": "Infra",
    "arson_sabotage": "Infra",
    "earthquake": "Geo",
    "flood": "Met",
    "storm": "Met",
    "wildfire": "Fire",
    "epidemic": "Health",
    "transport_accident": "Transport",
    "industrial_accident": "Safety",
    "other_disaster": "Safety",
}
_SEVERITIES = {"low": "Minor", "medium": "Moderate", "high": "Severe", "critical": "Extreme"}
_URGENCIES = {
    "planned": "Future",
    "ongoing": "Immediate",
    "occurred": "Past",
    "attempted": "Past",
    "disputed": "Unknown",
}
_NOT_IN_NAMES = re.compile(r"[\s,<&]")
_SAFE = "%/:?@!$&'()*+,;=~"
_LONE_PERCENT = re.compile("%(?![0-9A-Fa-f]{2})")
_WEB = re.compile(r"https?://[A-Za-z0-9.%_~-]+(:[0-9]{1,5})?([/?#].*)?")
_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def is_name(value: str) -> bool:
    """Tell whether a text may be an identifier or a sender."""
    return bool(value) and not _NOT_IN_NAMES.search(value) and not _NOT_IN_XML.search(value)


@dataclass(frozen=True, slots=True)
class Reference:
    """Names one CAP message."""

    sender: str
    identifier: str
    sent: str

    def __str__(self) -> str:
        return f"{self.sender},{self.identifier},{self.sent}"


def reference(alert: Alert, sender: str) -> Reference:
    """Return what later messages call this one."""
    identifier = _NOT_IN_NAMES.sub("_", _NOT_IN_XML.sub("_", alert.id)) or "_"
    return Reference(sender, identifier, _time(alert.time))


def message_type(alert: Alert, earlier: str | None) -> str | None:
    """Return CAP's msgType; None where there is nothing to tell this receiver.

    `earlier` names the last message of the story that the receiver got. Without one, an update
    is its first report, and a cancellation cancels nothing.
    """
    relation = alert.data.story.relation if alert.data.story else "new"
    if relation == "cancel":
        return "Cancel" if earlier else None
    return "Update" if earlier and relation != "new" else "Alert"


def to_cap(alert: Alert, sender: str, status: CapStatus, earlier: str | None) -> bytes | None:
    """Return the CAP message as UTF-8 XML; None as in `message_type`.

    `earlier` is the text of the `Reference` that an update or cancellation follows.
    """
    kind = message_type(alert, earlier)
    if kind is None:
        return None
    own, data = reference(alert, sender), alert.data
    root = Xml.Element("alert", xmlns=NAMESPACE)
    _add(root, "identifier", own.identifier)
    _add(root, "sender", own.sender)
    _add(root, "sent", own.sent)
    _add(root, "status", status)
    _add(root, "msgType", kind)
    _add(root, "source", "Tocsin")
    _add(root, "scope", "Public")
    if kind != "Alert":
        _add(root, "references", earlier)
    if data.story:
        # Messages of one incident share a name; one with a space would need quotes.
        _add(root, "incidents", _NOT_IN_NAMES.sub("_", data.story.id))
    _info(Xml.SubElement(root, "info"), alert, cancelled=kind == "Cancel")
    body: bytes = Xml.tostring(root, encoding="utf-8", xml_declaration=True)
    return body


def _info(info: Xml.Element, alert: Alert, *, cancelled: bool) -> None:
    data = alert.data
    _add(info, "language", "en")
    _add(
        info,
        "category",
        _SUBTYPES.get(data.subtype or "") or _CATEGORIES.get(data.category) or "Other",
    )
    event = _clean(data.subtype or data.category).replace("_", " ").capitalize()
    _add(info, "event", event or "Event")
    _add(info, "urgency", "Past" if cancelled else _URGENCIES[data.status])
    _add(info, "severity", _SEVERITIES[data.severity])
    _add(info, "certainty", "Unlikely" if cancelled else certainty(alert))
    if data.plover:
        _pair(info, "eventCode", "PLOVER", data.plover)
    if data.event_date and data.event_date.precision == "day":
        _add(info, "onset", f"{data.event_date.value}T00:00:00-00:00")
    _add(info, "headline", data.title)
    _add(info, "description", "\n".join(dict.fromkeys(one.sentence for one in data.evidence)))
    _add(info, "web", web_address(data.document.url or ""))
    numbers = {name: getattr(data, name) for name in ("killed", "injured", "detained")}
    parameters = {
        "category": data.category,
        "subtype": data.subtype,
        "status": data.status,
        "confidence": f"{data.confidence:.3f}",
        "eventDate": data.event_date.value if data.event_date else None,
        "publisher": data.document.source,
        "sources": data.story.sources if data.story else None,
    } | numbers
    for name, value in parameters.items():
        if value is not None:
            _pair(info, "parameter", f"tocsin:{name}", str(value))
    if place := data.location:
        area = Xml.SubElement(info, "area")
        names = [_clean(one or "") for one in (place.name or place.text, place.country)]
        _add(area, "areaDesc", ", ".join(name for name in names if name) or "Unknown")
        if place.latitude is not None and place.longitude is not None:
            # A point: its extent is not known.
            _add(area, "circle", f"{place.latitude:.5f},{place.longitude:.5f} 0.0")
        if place.country:
            _pair(area, "geocode", "ISO 3166-1", place.country)


def web_address(url: str) -> str | None:
    """Return an http(s) address as a URI (RFC 3986), escaped where it is not; None for others."""
    before, mark, fragment = _clean(url).partition("#")
    found = _LONE_PERCENT.sub("%25", quote(before, safe=_SAFE) + mark + quote(fragment, safe=_SAFE))
    return found if _WEB.fullmatch(found) else None


def certainty(alert: Alert) -> str:
    """Return CAP's certainty.

    The standard's bound between likely and possible is one half; observed is what has occurred
    or goes on, where the classifier is at least nine parts in ten sure that the text says so.
    """
    data = alert.data
    if data.status == "disputed":
        return "Possible"
    if data.status in {"occurred", "ongoing"} and data.confidence >= 0.9:
        return "Observed"
    return "Likely" if data.confidence > 0.5 else "Possible"


def _add(parent: Xml.Element, name: str, text: str | None) -> None:
    if cleaned := _clean(text or ""):
        Xml.SubElement(parent, name).text = cleaned


def _pair(parent: Xml.Element, name: str, value_name: str, value: str) -> None:
    if cleaned := _clean(value):
        element = Xml.SubElement(parent, name)
        _add(element, "valueName", value_name)
        _add(element, "value", cleaned)


def _clean(text: str) -> str:
    """Leave out what no XML document may hold."""
    return _NOT_IN_XML.sub("", text)


def _time(value: datetime) -> str:
    return value.strftime("%Y-%m-%dT%H:%M:%S-00:00")
