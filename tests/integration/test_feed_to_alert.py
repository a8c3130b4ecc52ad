"""From a feed on the web to an alert: the feeder and the service as a user starts them."""

from pathlib import Path

import redis

from service.embedded import EmbeddedServer
from tests.support.feeds import Answer, Command, serving
from tests.support.processes import eventually
from tests.support.streams import alerts

GOLDEN = Path(__file__).parents[1] / "golden" / "feeds"


def test_an_item_becomes_an_alert(
    store: redis.Redis, server: EmbeddedServer, tmp_path: Path
) -> None:
    service = Command(server.url, tmp_path, "run", http_port=0)
    with serving() as site:
        site.pages["/rss"] = Answer((GOLDEN / "rss-2.0.xml").read_bytes())
        feeder = Command(server.url, tmp_path, "feed", f"{site.url}/rss", "--once")
        try:
            assert feeder.wait() == 1, feeder.log()  # one of its items has no words
            arrests = eventually(
                lambda: alerts(store, "news:alerts:arrest"), 120, what=f"an alert\n{service.log()}"
            )
        finally:
            feeder.end()
            service.end()
    document = arrests[0]["data"]["document"]
    assert document["id"] == "127.0.0.1#hp-2026-11871"
    assert document["url"] == f"{site.url}/2026/11/port-ellery-fire"
    assert document["source"] == "The Harbour Post"
    assert document["published_at"] == "2026-11-24T06:45:00Z"
    assert arrests[0]["data"]["detained"] == 4
