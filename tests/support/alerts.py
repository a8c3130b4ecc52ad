"""Alerts put on the streams as the service puts them."""

import json
import time
from typing import Any

import redis

EVIDENCE = {
    "field": "text", "start": 0, "end": 6, "text": "Police", "sentence": "Police held one.",
    "sentence_start": 0, "trigger": "held",
}  # fmt: skip


def make_alert(
    name: str,
    category: str = "arrest",
    severity: str = "medium",
    country: str | None = None,
    relation: str | None = None,
    **data: Any,
) -> dict[str, Any]:
    """Return an alert's JSON."""
    story = {"id": f"story-{name}", "revision": 1, "reports": 1, "sources": 1}
    return {
        "specversion": "1.0",
        "id": name,
        "source": "/tocsin",
        "type": "tocsin.alert.v1",
        "subject": category,
        "time": "2026-01-01T00:00:00Z",
        "datacontenttype": "application/json",
        "data": {
            "category": category,
            "title": f"{category}: {name}",
            "status": "occurred",
            "confidence": 0.9,
            "severity": severity,
            "evidence": [EVIDENCE],
            "location": {"text": "there", "country": country} if country else None,
            "document": {"id": f"doc-{name}"},
            "versions": {"alert_schema": "1.1", "taxonomy": "1", "model": "1"},
            "story": story | {"relation": relation} if relation else None,
        }
        | data,
    }


def fields_of(alert: dict[str, Any]) -> dict[str, str]:
    """Return the fields of the alert's stream entry."""
    return {
        "id": alert["id"],
        "category": alert["data"]["category"],
        "severity": alert["data"]["severity"],
        "__data__": json.dumps(alert, ensure_ascii=False),
    }


def put_alerts(client: redis.Redis, *alerts: dict[str, Any]) -> list[str]:
    """Write alerts to the streams of the service; return their ids in news:alerts."""
    ids = []
    for alert in alerts:
        fields = fields_of(alert)
        ids.append(client.xadd("news:alerts", fields).decode())
        client.xadd(f"news:alerts:{fields['category']}", fields)
        story = alert["data"]["story"]
        if story and story["relation"] != "duplicate":
            client.xadd("news:stories", fields)
        # Ids order the alerts of different streams by their millisecond alone.
        time.sleep(0.002)
    return ids
