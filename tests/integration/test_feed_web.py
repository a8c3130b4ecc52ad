"""Feeds on the web: a real server on loopback, a real Redis, and the feeder in this process."""

import asyncio
import gzip
import json
import socket
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import redis
from pydantic import SecretStr
from structlog.testing import capture_logs

from service.embedded import EmbeddedServer
from service.errors import FeedError, FeedReason
from service.feeder import feed
from service.ingest.feeds.guard import public_address
from service.ingest.feeds.parsing import Parsing
from service.ingest.feeds.plan import make_plan
from service.ingest.feeds.sink import Sink, digest
from service.settings import Settings
from tests.support.feeds import Answer, Asked, Site, news, rss, serving
from tests.support.proxy import LossyProxy
from tests.support.streams import DOCUMENTS

GOLDEN = Path(__file__).parents[1] / "golden" / "feeds"


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as found:
        yield found


@pytest.fixture(scope="module")
def parsing() -> Iterator[Parsing]:
    found = Parsing()
    yield found
    found.close()


@pytest.fixture
def poll(
    store: redis.Redis, settings: Settings, parsing: Parsing, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Any]:
    """Poll feeds once; returns whether all was good, and the log."""

    class Shared(Parsing):
        """The parsing process of the whole module: starting one takes half a second."""

        def _heavy(self) -> Any:
            return parsing._heavy()

    monkeypatch.setattr("service.feeder.Parsing", Shared)

    async def once(*feeds: dict[str, Any], **plan: Any) -> tuple[bool, list[Any]]:
        raw = {"host_delay": 0, "retry": 0.05, "feed": list(feeds)} | plan
        with capture_logs() as logs:
            good = await feed(settings, make_plan(raw, "the test"), once=True, port=None)
        return good, logs

    return once


def sent(store: redis.Redis) -> list[dict[str, Any]]:
    rows: Any = store.xrange(DOCUMENTS)
    return [json.loads(fields[b"__data__"]) for _id, fields in rows]


def reasons(logs: list[Any]) -> list[str]:
    return [one["reason"] for one in logs if one["event"] == "can't be taken"]


async def test_each_item_goes_out_once(site: Site, store: redis.Redis, poll: Any) -> None:
    url = f"{site.url}/rss"
    site.feed("/rss", [news(1), news(2), {"guid": "urn:empty"}])
    good, logs = await poll({"url": url, "name": "post", "source": "P", "language": "en"})
    assert not good  # one item of three
    assert [one["id"] for one in sent(store)] == ["urn:test:1", "urn:test:2"]
    assert {(one["source"], one["language"]) for one in sent(store)} == {("P", "en")}
    assert [one["item"] for one in logs if one["event"] == "bad item"] == ["urn:empty"]

    site.feed("/rss", [news(3), news(2), news(1)])
    assert (await poll({"url": url}))[0]
    assert [one["id"] for one in sent(store)] == ["urn:test:1", "urn:test:2", "urn:test:3"]

    await poll({"url": url})
    assert "if-none-match" in site.asked[-1].headers
    assert len(sent(store)) == 3
    assert site.asked[0].headers["user-agent"].startswith("Tocsin/")


async def test_last_modified_is_sent_back(site: Site, store: redis.Redis, poll: Any) -> None:
    stamp = "Tue, 24 Nov 2026 07:45:00 GMT"
    site.pages["/rss"] = Answer(rss([news(1)]), headers={"Last-Modified": stamp})
    for _ in range(2):
        await poll({"url": f"{site.url}/rss"})
    assert site.asked[1].headers["if-modified-since"] == stamp


async def test_validators_that_cannot_be_sent_back_are_not_kept(
    site: Site, store: redis.Redis, poll: Any
) -> None:
    headers = {"ETag": '"é"', "Last-Modified": "24 août\x01"}
    site.pages["/rss"] = Answer(rss([news(1)]), headers=headers)
    url = f"{site.url}/rss"
    for _ in range(2):
        good, logs = await poll({"url": url})
        assert good, logs
    assert store.keys("news:feed:state:*") == []
    # Nor is one sent that an older version has kept.
    state = f"news:feed:state:{digest(url).hex()}"
    store.hset(state, mapping={"etag": '"é"', "modified": "24 août"})
    good, logs = await poll({"url": url})
    assert good, logs
    assert not {"if-none-match", "if-modified-since"} & site.asked[-1].headers.keys()


async def test_the_state_has_an_expiry_and_a_bound(
    site: Site, store: redis.Redis, poll: Any, settings: Settings
) -> None:
    for first in (0, 150, 300):
        site.feed("/rss", [news(n) for n in range(first, first + 150)])
        await poll({"url": f"{site.url}/rss"})
    keys: Any = store.keys("news:feed:*")
    assert sorted(key.split(b":")[2] for key in keys) == [b"seen", b"state"]
    assert all(0 < store.ttl(key) <= settings.feed_seen_window for key in keys)
    assert site.url.encode() not in b"".join(keys)  # it may hold a password


async def test_a_small_bound_never_forgets_what_is_listed(
    site: Site, store: redis.Redis, poll: Any, settings: Settings
) -> None:
    small = settings.model_copy(update={"feed_seen_limit": 100})
    plan = make_plan({"host_delay": 0, "feed": [{"url": f"{site.url}/rss"}]}, "the test")
    site.pages["/rss"] = Answer(rss([news(n) for n in range(400)]))
    for _ in range(2):
        assert await feed(small, plan, once=True, port=None)
    assert len(sent(store)) == 400
    site.pages["/rss"] = Answer(rss([news(n) for n in range(1000, 1010)]))
    assert await feed(small, plan, once=True, port=None)
    (seen,) = store.keys("news:feed:seen:*")
    assert store.zcard(seen) == 100


async def test_redirects_are_followed_and_bounded(
    site: Site, store: redis.Redis, poll: Any
) -> None:
    site.feed("/new", [news(1)])
    site.pages["/old"] = Answer(status=301, headers={"Location": "/new"})
    site.pages["/round"] = Answer(status=302, headers={"Location": "/round"})
    site.pages["/out"] = Answer(status=302, headers={"Location": "file:///etc/passwd"})
    good, logs = await poll({"url": f"{site.url}/old"})
    assert good
    assert any("moved for good" in one["event"] for one in logs)
    good, logs = await poll({"url": f"{site.url}/round"}, {"url": f"{site.url}/out"})
    assert not good
    assert sorted(reasons(logs)) == ["address", "redirects"]
    assert site.count("/round") == 6
    assert len(sent(store)) == 1


async def test_downloads_are_bounded(site: Site, store: redis.Redis, poll: Any) -> None:
    bomb = gzip.compress(b"<rss>" + b" " * 30_000_000)
    site.pages["/bomb"] = Answer(bomb, headers={"Content-Encoding": "gzip"})
    site.pages["/long"] = Answer(iter([b"x" * 65_536] * 100))
    good, logs = await poll(
        {"url": f"{site.url}/bomb"}, {"url": f"{site.url}/long"}, max_bytes=1_000_000
    )
    assert not good
    assert reasons(logs) == ["too_large", "too_large"]


async def test_a_trickle_ends_at_the_time_limit(site: Site, store: redis.Redis, poll: Any) -> None:
    def trickle(asked: Asked) -> Answer:
        def pieces() -> Iterator[bytes]:
            while True:
                yield b" "
                time.sleep(0.05)

        return Answer(pieces())

    site.pages["/slow"] = trickle
    good, logs = await poll({"url": f"{site.url}/slow"}, timeout=5, total_timeout=0.5)
    assert not good
    assert reasons(logs) == ["timeout"]


async def test_what_servers_answer_is_told_in_one_line_each(
    site: Site, store: redis.Redis, poll: Any
) -> None:
    site.pages["/gone"] = Answer(status=410)
    site.pages["/broken"] = Answer(status=500)
    site.pages["/text"] = Answer(b"\x89PNG")
    site.pages["/bomb"] = Answer((GOLDEN / "billion-laughs.xml").read_bytes())
    site.feed("/good", [news(1)])
    with socket.create_server(("127.0.0.1", 0)) as closed:
        away = f"http://127.0.0.1:{closed.getsockname()[1]}/"
    paths = ("gone", "broken", "text", "bomb", "good")
    good, logs = await poll(*({"url": f"{site.url}/{one}"} for one in paths), {"url": away})
    assert not good
    assert sorted(reasons(logs)) == ["connection", "entities", "format", "gone", "status"]
    assert [one["id"] for one in sent(store)] == ["urn:test:1"]


async def test_a_web_page_in_the_place_of_a_feed_names_its_feeds(
    site: Site, store: redis.Redis, poll: Any
) -> None:
    site.pages["/"] = Answer((GOLDEN / "page.html").read_bytes())
    good, logs = await poll({"url": f"{site.url}/"})
    assert not good
    assert f"{site.url}/feeds/all.rss" in logs[0]["detail"]
    good, _ = await poll({"url": f"{site.url}/", "format": "html"})
    assert good
    assert sent(store)[0]["title"] == "Bridge collapse in Aldmere injures six"


async def test_other_formats_over_http(site: Site, store: redis.Redis, poll: Any) -> None:
    for name in ("newsmessage.xml", "ninjs-1.3.json", "documents.jsonl", "atom.xml"):
        site.pages[f"/{name}"] = Answer((GOLDEN / name).read_bytes())
    names = ("newsmessage.xml", "ninjs-1.3.json", "documents.jsonl", "atom.xml")
    _, logs = await poll(*({"url": f"{site.url}/{name}"} for name in names))
    assert reasons(logs) == []
    assert len(sent(store)) == 1 + 1 + 3 + 2


async def test_full_text_is_fetched_once_and_only_where_it_may(
    site: Site, store: redis.Redis, poll: Any
) -> None:
    site.pages["/robots.txt"] = Answer(b"User-agent: Tocsin\nDisallow: /closed\n")
    page = (GOLDEN / "page.html").read_bytes()
    site.pages["/open"] = Answer(page, headers={"Content-Type": "text/html"})
    site.pages["/closed"] = Answer(page)
    away = {"link": "http://localhost:9/inside", "description": "Own words, inside."}
    items = [
        news(1) | {"link": f"{site.url}/open"},
        news(2) | {"link": f"{site.url}/closed"},
        news(3) | {"link": f"{site.url}/missing"},
        news(4) | away,
        news(6) | {"link": f"{site.url}/broken"},
    ]
    site.pages["/broken"] = Answer(status=500)
    site.feed("/rss", items)
    good, logs = await poll({"url": f"{site.url}/rss", "full_text": True})
    assert good
    texts = [one["text"] for one in sent(store)]
    assert texts[0].startswith("A footbridge over the river Alder")
    own = "Police ARREST one."
    assert texts[1:] == [own, own, "Own words, inside.", own]
    assert reasons(logs) == ["robots", "status", "address", "status"]
    assert [site.count(path) for path in ("/closed", "/missing", "/broken")] == [0, 1, 2]
    site.feed("/rss", [*items, news(5)])
    await poll({"url": f"{site.url}/rss", "full_text": True})
    assert (site.count("/open"), site.count("/broken")) == (1, 2)
    assert len(sent(store)) == 6


async def test_redirects_do_not_lead_inside(site: Site, store: redis.Redis, poll: Any) -> None:
    inside = site.url.replace("127.0.0.1", "localhost")
    site.pages["/rss"] = Answer(status=302, headers={"Location": f"{inside}/secret"})
    site.feed("/secret", [news(1)])
    good, logs = await poll({"url": f"{site.url}/rss"})
    assert not good
    assert reasons(logs) == ["address"]
    assert site.count("/secret") == 0
    assert (await poll({"url": f"{inside}/secret"}))[0]  # the operator may


async def test_a_proxy_is_not_asked_for_what_is_inside(
    site: Site, store: redis.Redis, poll: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`site` is the proxy here: it gets whole addresses, and has pages for all of them."""
    monkeypatch.setenv("http_proxy", site.url)
    monkeypatch.setenv("no_proxy", "")
    home = "http://10.0.0.1"  # named by the operator: his own to know
    elsewhere = f"http://{'x' * 64}.example/page"  # no resolver takes so long a label
    inside = ["http://169.254.169.254/key", "http://[::1]/key", "http://localhost/key"]
    inside += ["http://2130706433/key"]  # 127.0.0.1 as one number
    for n, target in enumerate([*inside, elsewhere]):
        site.pages[f"{home}/{n}"] = Answer(status=302, headers={"Location": target})
        site.pages[target] = Answer(rss([news(n)]))
    good, logs = await poll(*({"url": f"{home}/{n}"} for n in range(len(inside))))
    assert not good
    assert reasons(logs) == ["address"] * len(inside)
    assert [one.path for one in site.asked if not one.path.startswith(home)] == []
    assert (await poll({"url": f"{home}/{len(inside)}"}))[0]
    assert site.asked[-1].path == elsewhere


async def test_only_public_addresses_are_public() -> None:
    for host in ("10.1.2.3", "169.254.169.254", "::1", "::ffff:127.0.0.1", "0.0.0.0", "224.0.0.1"):
        with pytest.raises(FeedError) as caught:
            await public_address(host, 80)
        assert caught.value.reason is FeedReason.ADDRESS
    assert await public_address("93.184.216.34", 80) == "93.184.216.34"  # a literal: no look-up


async def test_one_request_at_a_time_and_a_pause_between(
    site: Site, store: redis.Redis, poll: Any
) -> None:
    at_once = most = 0

    def answer(asked: Asked) -> Answer:
        nonlocal at_once, most
        at_once += 1
        most = max(most, at_once)
        time.sleep(0.05)
        at_once -= 1
        return Answer(rss([news(int(asked.path[1:]))]))

    for n in range(4):
        site.pages[f"/{n}"] = answer
    assert (await poll(*({"url": f"{site.url}/{n}"} for n in range(4)), host_delay=0.2))[0]
    assert most == 1
    gaps = [b.at - a.at for a, b in zip(site.asked, site.asked[1:], strict=False)]
    assert min(gaps) >= 0.2


async def test_a_host_is_left_alone_for_as_long_as_it_asks(
    site: Site, store: redis.Redis, poll: Any
) -> None:
    for path in ("/a", "/b"):
        site.pages[path] = Answer(status=429, headers={"Retry-After": "3600"})
    good, logs = await poll({"url": f"{site.url}/a"}, {"url": f"{site.url}/b"})
    assert not good
    assert len(site.asked) == 1
    assert reasons(logs) == ["status", "status"]


async def test_no_server_puts_a_feed_to_sleep_for_years(
    site: Site, store: redis.Redis, settings: Settings
) -> None:
    asked = {
        "/number": (500, "999999999"),
        "/date": (404, "Fri, 31 Dec 9999 23:59:59 GMT"),
        "/nonsense": (404, "Fri, 31 Dec 99999999999 23:59:59 GMT"),
        "/busy": (503, "999999999"),  # the last one: its host is left alone
    }
    for path, (status, header) in asked.items():
        site.pages[path] = Answer(status=status, headers={"Retry-After": header})
    raw = {"host_delay": 0, "feed": [{"url": f"{site.url}{path}"} for path in asked]}
    with capture_logs() as logs:
        running = asyncio.create_task(
            feed(settings, make_plan(raw, "the test"), once=False, port=None)
        )
        async with asyncio.timeout(60):
            while len(reasons(logs)) < len(asked) and not running.done():
                await asyncio.sleep(0.02)
        running.cancel()
        with pytest.raises(asyncio.CancelledError):
            await running
    pauses = [one["again_in_seconds"] for one in logs if one["event"] == "can't be taken"]
    assert max(pauses) <= 3600


async def test_feeds_of_a_host_that_refuses_do_not_wait_for_each_other(
    site: Site, store: redis.Redis, poll: Any
) -> None:
    for n in range(16):
        site.pages[f"/{n}"] = Answer(status=429)  # a minute each, where nothing is said
    async with asyncio.timeout(30):
        good, logs = await poll(*({"url": f"{site.url}/{n}"} for n in range(16)))
    assert not good
    assert len(site.asked) == 1
    assert reasons(logs) == ["status"] * 16


async def test_waiting_for_a_turn_is_not_stuck(
    site: Site, store: redis.Redis, poll: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("service.feeder.STUCK_AFTER", 2.0)
    monkeypatch.setattr("service.feeder.WATCH_SECONDS", 0.1)
    monkeypatch.setattr("service.ingest.feeds.hosts.BEAT_EVERY", 0.1)

    def answer(asked: Asked) -> Answer:
        time.sleep(0.7)
        return Answer(rss([news(int(asked.path[1:]))]))

    for n in range(4):
        site.pages[f"/{n}"] = answer
    assert (await poll(*({"url": f"{site.url}/{n}"} for n in range(4))))[0]
    assert len(sent(store)) == 4


async def test_a_page_waits_for_a_host_that_asks_for_a_short_pause(
    site: Site, store: redis.Redis, poll: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("service.ingest.feeds.hosts.LONG_WAIT", 0.1)
    site.pages["/busy"] = Answer(status=429, headers={"Retry-After": "1"})
    page = (GOLDEN / "page.html").read_bytes()
    site.pages["/open"] = Answer(page, headers={"Content-Type": "text/html"})
    paths = ("busy", "open")
    site.feed("/rss", [news(n) | {"link": f"{site.url}/{one}"} for n, one in enumerate(paths)])
    _, logs = await poll({"url": f"{site.url}/rss", "full_text": True})
    assert reasons(logs) == ["status"]
    own, full = (one["text"] for one in sent(store))
    assert own == "Police ARREST one."
    assert full.startswith("A footbridge over the river Alder")


async def test_items_wait_for_a_redis_that_refuses(
    site: Site, store: redis.Redis, settings: Settings
) -> None:
    site.feed("/rss", [news(n) for n in range(5)])
    store.set("ballast", "x" * 1_000_000)
    store.config_set("maxmemory", "100000")
    plan = make_plan({"host_delay": 0, "feed": [{"url": f"{site.url}/rss"}]}, "the test")
    running = asyncio.create_task(feed(settings, plan, once=True, port=None))
    while site.count("/rss") == 0:
        await asyncio.sleep(0.02)
    await asyncio.sleep(0.5)
    assert not running.done()
    assert store.xlen(DOCUMENTS) == 0
    store.config_set("maxmemory", "0")
    assert await running
    assert len(sent(store)) == 5


async def test_a_lost_reply_doubles_nothing(
    own_server: Callable[..., EmbeddedServer], site: Site, settings: Settings, port: int
) -> None:
    server = own_server(port=str(port))
    lost = iter([False, True])
    proxy = LossyProxy(port, lambda request: b"EVALSHA" in request and next(lost, False))
    site.feed("/rss", [news(n) for n in range(5)])
    plan = make_plan({"host_delay": 0, "feed": [{"url": f"{site.url}/rss"}]}, "the test")
    async with proxy.running():
        through = settings.model_copy(
            update={"redis_url": SecretStr(f"redis://127.0.0.1:{proxy.port}")}
        )
        assert await feed(through, plan, once=True, port=None)
    assert proxy.lost == 1
    with redis.Redis.from_url(server.url) as store:
        assert len(sent(store)) == 5


async def test_a_crash_before_the_validators_are_kept_loses_nothing(
    site: Site, store: redis.Redis, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The feed's ETag is kept after its items are out, never before."""
    site.feed("/rss", [news(n) for n in range(5)])
    plan = make_plan({"host_delay": 0, "feed": [{"url": f"{site.url}/rss"}]}, "the test")

    async def dies(*_arguments: object, **_named: object) -> None:
        raise RuntimeError("dies")

    for method, published in (("publish", 0), ("remember", 5)):
        with monkeypatch.context() as patched:
            patched.setattr(Sink, method, dies)
            with pytest.raises(RuntimeError):
                await feed(settings, plan, once=True, port=None)
        assert store.xlen(DOCUMENTS) == published
        assert store.keys("news:feed:state:*") == []
    assert await feed(settings, plan, once=True, port=None)
    assert len(sent(store)) == 5
