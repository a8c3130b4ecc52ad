"""Puts documents on the stream and reads what came of them."""

import json
from collections import Counter
from collections.abc import Iterable
from typing import Any

import redis

DOCUMENTS, ALERTS, DEAD, GROUP = "news:documents", "news:alerts", "news:dead", "tocsin"


def document(number: int, text: str = "Police ARREST one.") -> dict[str, str]:
    return {"id": f"doc-{number}", "title": f"Report {number}", "text": text}


def put(client: redis.Redis, documents: Iterable[dict[str, Any]], stream: str = DOCUMENTS) -> None:
    pipeline = client.pipeline(transaction=False)
    for one in documents:
        pipeline.xadd(stream, {"json": json.dumps(one)})
    pipeline.execute()


def alerts(client: redis.Redis, stream: str = ALERTS) -> list[dict[str, Any]]:
    rows: Any = client.xrange(stream)
    return [json.loads(fields[b"__data__"]) for _entry_id, fields in rows]


def alerted(client: redis.Redis, stream: str = ALERTS) -> Counter[str]:
    """Return how many alerts each document has."""
    return Counter(alert["data"]["document"]["id"] for alert in alerts(client, stream))


def dead(client: redis.Redis) -> list[dict[bytes, bytes]]:
    rows: Any = client.xrange(DEAD)
    return [fields for _entry_id, fields in rows]


def pending(client: redis.Redis, group: str = GROUP) -> int:
    found: Any = client.xpending(DOCUMENTS, group)
    return int(found["pending"])


def unread(client: redis.Redis, group: str = GROUP) -> int:
    """Count the entries behind the group's position."""
    groups: Any = client.xinfo_groups(DOCUMENTS)
    position = next(one for one in groups if one["name"] == group.encode())["last-delivered-id"]
    rows: Any = client.xrange(DOCUMENTS, min=b"(" + position)
    return len(rows)


def finished(client: redis.Redis, group: str = GROUP) -> bool:
    """Tell whether every document has been read and acknowledged."""
    try:
        return unread(client, group) == 0 and pending(client, group) == 0
    except (redis.RedisError, StopIteration, KeyError):
        return False
