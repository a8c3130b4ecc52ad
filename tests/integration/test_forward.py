"""`tocsin forward` as a process of its own: a real server, receivers on loopback."""

import base64
import json
import signal
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as Xml

import pytest
import redis
from standardwebhooks import Webhook
from typer.testing import CliRunner

from service.cli import app
from service.commit.scripts import script
from service.embedded import EmbeddedServer, stop_server
from tests.support.alerts import make_alert, put_alerts
from tests.support.processes import Forwarder, eventually
from tests.support.receiver import Post, Receiver

DEAD = "news:forward:dead"
SECRET = "whsec_" + base64.b64encode(b"0123456789abcdef01234567").decode()
Start = Callable[..., Forwarder]


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    found = Receiver()
    yield found
    found.close()


@pytest.fixture
def forward(tmp_path: Path, server: EmbeddedServer, store: redis.Redis) -> Iterator[Start]:
    started: list[Forwarder] = []

    def start(targets: str, url: str = server.url, **settings: object) -> Forwarder:
        one = Forwarder(url, tmp_path, targets, **{"claim_idle": 0.5} | settings)
        started.append(one)
        return one

    yield start
    for one in started:
        one.end()


def target(receiver: Receiver, name: str = "desk", **options: Any) -> str:
    options = {"url": f"http://127.0.0.1:{receiver.port}/{name}", "start": "0"} | options
    headers = options.pop("headers", {})
    lines = [f"{key} = {json.dumps(value)}" for key, value in options.items()]
    lines += [f"headers.{name} = {json.dumps(value)}" for name, value in headers.items()]
    return f'[[target]]\nname = "{name}"\n' + "\n".join(lines) + "\n"


def finished(store: redis.Redis, name: str = "desk") -> bool:
    groups: Any = store.xinfo_groups("news:alerts") if store.exists("news:alerts") else []
    group = next((one for one in groups if one["name"] == f"forward:{name}".encode()), None)
    if not group or group["pending"]:
        return False
    last: Any = store.xrevrange("news:alerts", count=1)
    return bool(group["last-delivered-id"] == last[0][0])


def held_back(receiver: Receiver) -> threading.Event:
    """Let every post wait for its answer until the event is set."""
    release = threading.Event()

    def answer(post: Post) -> tuple[int, dict[str, str]]:
        release.wait(20)
        return 200, {}

    receiver.answer = answer
    return release


def dead(store: redis.Redis) -> list[dict[bytes, bytes]]:
    rows: Any = store.xrange(DEAD)
    return [fields for _key, fields in rows]


def test_filtered_signed_in_order_and_measured(
    store: redis.Redis, receiver: Receiver, forward: Start
) -> None:
    alerts = [
        make_alert("1", country="FR", relation="new"),
        make_alert("2", country="FR", severity="low"),
        make_alert("3", country="DE"),
        make_alert("4", "protest", country="FR"),
        make_alert("5", country="FR", relation="duplicate"),
        make_alert("6 ü", country="FR", relation="update", title="Zürich “held”"),
    ]
    put_alerts(store, *alerts)
    store.xadd("news:alerts", {"__data__": "{}"})
    worker = forward(
        target(
            receiver, categories=["arrest"], min_severity="medium", countries=["FR"],
            secret=SECRET, headers={"Authorization": "Bearer abc"},
        )
        + target(receiver, "all", relations=[])
    )  # fmt: skip
    eventually(lambda: finished(store) and finished(store, "all"))
    desk = [post for post in receiver.posts if post.path == "/desk"]
    assert [json.loads(post.body) for post in desk] == [alerts[0], alerts[5]]
    for post in desk:
        assert post.headers["content-type"] == "application/cloudevents+json; charset=utf-8"
        assert post.headers["authorization"] == "Bearer abc"
        # Checked by the specification's own library; it refuses a body changed by one byte.
        Webhook(SECRET).verify(post.body, post.headers)
        with pytest.raises(Exception, match=r"[Ss]ignature"):
            Webhook(SECRET).verify(post.body + b" ", post.headers)
    rest = [post for post in receiver.posts if post.path == "/all"]
    assert [json.loads(post.body) for post in rest] == alerts
    assert "webhook-signature" not in rest[0].headers

    assert {(one[b"target"], one[b"reason"]) for one in dead(store)} == {
        (b"desk", b"not_an_alert"),
        (b"all", b"not_an_alert"),
    }
    labels = '{result="%s",target="desk"}'
    assert worker.metric("tocsin_forward_alerts_total" + labels % "delivered") == 2
    assert worker.metric("tocsin_forward_alerts_total" + labels % "filtered") == 4
    assert worker.metric("tocsin_forward_alerts_total" + labels % "dead") == 1
    assert worker.metric('tocsin_forward_target_up{target="desk"}') == 1
    assert worker.get("/livez")[0] == worker.get("/readyz")[0] == 200
    assert worker.terminate() == 0
    assert not store.xinfo_consumers("news:alerts", "forward:desk")


def test_retries_then_dead_letters_then_replay(
    store: redis.Redis, server: EmbeddedServer, receiver: Receiver, forward: Start,
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path,
) -> None:  # fmt: skip
    seen: dict[str, int] = {}

    def answer(post: Post) -> tuple[int, dict[str, str]]:
        name = post.headers["webhook-id"]
        seen[name] = seen.get(name, 0) + 1
        match name:
            case "passing":
                return (503, {"Retry-After": "0"}) if seen[name] < 3 else (200, {})
            case "ill":
                return 500, {}
            case "refused":
                return 422, {}
            case "elsewhere":
                return 302, {"Location": f"http://127.0.0.1:{receiver.port}/inside"}
        return 204, {}

    receiver.answer = answer
    names = ["passing", "ill", "refused", "elsewhere", "last"]
    put_alerts(store, *map(make_alert, names))
    worker = forward(target(receiver, attempts=2))
    eventually(lambda: finished(store))
    assert seen == {"passing": 3, "ill": 2, "refused": 1, "elsewhere": 1, "last": 1}
    assert all(post.path == "/desk" for post in receiver.posts)
    found = {json.loads(one[b"__data__"])["id"]: one for one in dead(store)}
    assert {name: one[b"reason"] for name, one in found.items()} == {
        "ill": b"failed",
        "refused": b"rejected",
        "elsewhere": b"rejected",
    }
    assert found["ill"][b"attempts"] == b"2"
    assert b"500" in found["ill"][b"detail"]
    assert worker.metric('tocsin_forward_dead_letters_total{reason="failed",target="desk"}') == 1
    worker.terminate()

    # An alert that was deleted before its turn leaves nothing that could be posted.
    entry = {"target": "desk", "reason": "entry_deleted", "__data__": ""}
    gone = store.xadd(DEAD, entry).decode()
    receiver.answer = lambda post: (404 if post.headers["webhook-id"] == "refused" else 200, {})
    receiver.words = b"[red]no [/data/title] \x1b[2J"
    monkeypatch.setenv("TOCSIN_REDIS_URL", server.url)
    monkeypatch.setenv("TOCSIN_FORWARD_TARGETS", str(tmp_path / "targets.toml"))
    monkeypatch.setenv("TOCSIN_FORWARD_ALLOW", "127.0.0.1")
    done = CliRunner().invoke(app, ["forward", "--replay"])
    assert done.exit_code == 1, done.output
    assert receiver.ids[-3:] == ["ill", "refused", "elsewhere"]
    assert "[red]no [/data/title]" in done.output
    assert "\x1b" not in done.output
    assert f"{gone} removed: desk" in done.output
    assert [json.loads(one[b"__data__"])["id"] for one in dead(store)] == ["refused"]


def test_a_target_that_is_away_holds_up_nobody_else_and_loses_nothing(
    store: redis.Redis, receiver: Receiver, forward: Start
) -> None:
    away = Receiver()
    away.close()
    put_alerts(store, *(make_alert(str(number)) for number in range(5)))
    worker = forward(target(receiver) + target(away, "away"))
    eventually(lambda: finished(store))
    assert receiver.ids == ["0", "1", "2", "3", "4"]
    eventually(lambda: worker.metric('tocsin_forward_target_up{target="away"}') == 0)
    # Stopped while it waits, it leaves the alert to the next.
    assert worker.terminate() == 0
    again = Receiver()
    forward(target(again, "away"))
    eventually(lambda: sorted(set(again.ids)) == ["0", "1", "2", "3", "4"])
    again.close()
    assert not dead(store)


def test_a_kill_in_the_middle_loses_nothing(
    store: redis.Redis, receiver: Receiver, forward: Start
) -> None:
    number = 400
    put_alerts(store, *(make_alert(str(n)) for n in range(number)))
    for kill_at in (40, 130, 250):
        worker = forward(target(receiver))
        eventually(lambda at=kill_at: len(set(receiver.ids)) >= at)
        worker.kill()
    assert len(set(receiver.ids)) < number
    forward(target(receiver))
    eventually(lambda: finished(store))
    assert set(receiver.ids) == {str(n) for n in range(number)}
    assert len(receiver.ids) <= number + 3 * 2  # what was in hand, and no more, comes twice
    assert not dead(store)


def test_redis_may_go_and_come_back(
    own_server: Callable[..., EmbeddedServer], receiver: Receiver, forward: Start
) -> None:
    server = own_server()
    client = redis.Redis.from_url(server.url)
    worker = forward(target(receiver), server.url)
    eventually(worker.ready)
    put_alerts(client, make_alert("1"))
    eventually(lambda: receiver.ids == ["1"])
    stop_server(server)
    eventually(lambda: not worker.ready())
    own_server(server.directory)
    put_alerts(client, make_alert("2"))
    eventually(lambda: receiver.ids[-1] == "2")
    client.flushall()
    put_alerts(client, make_alert("3"))
    eventually(lambda: receiver.ids[-1] == "3")
    assert worker.metric('tocsin_forward_redis_errors_total{kind="connection"}') > 0
    client.close()


def test_redis_that_comes_back_during_a_post_s_repetitions_counts_as_back(
    own_server: Callable[..., EmbeddedServer], receiver: Receiver, forward: Start
) -> None:
    receiver.answer = lambda _post: (503, {"Retry-After": "3600"})
    server = own_server()
    client = redis.Redis.from_url(server.url)
    put_alerts(client, make_alert("1"))
    worker = forward(target(receiver), server.url)
    eventually(lambda: receiver.ids and worker.ready())
    stop_server(server)
    eventually(lambda: not worker.ready())
    own_server(server.directory)
    eventually(worker.ready, 30)
    assert receiver.ids == ["1"]
    client.close()


def test_cap_follows_what_the_target_got_before(
    store: redis.Redis, receiver: Receiver, forward: Start
) -> None:
    story = {"id": "s1", "revision": 1, "reports": 1, "sources": 1}
    first = make_alert("1", story=story | {"relation": "new"})
    second = make_alert("2", story=story | {"relation": "update", "revision": 2})
    put_alerts(store, first, second)
    worker = forward(target(receiver, format="cap", sender="desk.example"))
    eventually(lambda: finished(store))
    assert worker.metric('tocsin_forward_alerts_total{result="delivered",target="desk"}') == 2
    assert [post.headers["content-type"] for post in receiver.posts] == ["application/cap+xml"] * 2
    cap = "{urn:oasis:names:tc:emergency:cap:1.2}"
    messages = [Xml.fromstring(post.body) for post in receiver.posts]
    assert [one.findtext(f"{cap}msgType") for one in messages] == ["Alert", "Update"]
    sent = messages[0].findtext(f"{cap}sent")
    assert messages[0].find(f"{cap}references") is None
    assert messages[1].findtext(f"{cap}references") == f"desk.example,1,{sent}"
    (key,) = store.scan_iter("news:forward:sent:*")
    assert key == b"news:forward:sent:desk:s1"
    assert store.ttl(key) > 0


def test_a_slow_post_is_not_done_twice_by_another_forwarder(
    store: redis.Redis, receiver: Receiver, forward: Start
) -> None:
    """The lease is renewed while a POST lasts longer than the time of take-over."""
    import time

    def answer(post: Post) -> tuple[int, dict[str, str]]:
        time.sleep(2)
        return 200, {}

    receiver.answer = answer
    put_alerts(store, make_alert("1"))
    first, second = forward(target(receiver)), forward(target(receiver))
    eventually(lambda: first.ready() and second.ready())
    eventually(lambda: finished(store))
    assert receiver.ids == ["1"]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_stop_finishes_the_post_in_hand(
    number: signal.Signals, store: redis.Redis, receiver: Receiver, forward: Start
) -> None:
    release = held_back(receiver)
    put_alerts(store, make_alert("1"), make_alert("2"))
    worker = forward(target(receiver), claim_idle=60)
    eventually(lambda: receiver.ids == ["1"])
    worker.process.send_signal(number)
    eventually(lambda: "draining" in worker.log())
    release.set()
    assert worker.process.wait(20) == 0
    assert receiver.ids == ["1"]
    # The first is acknowledged, the second waits for the next forwarder, whatever the idle time.
    (left,) = store.xpending_range("news:alerts", "forward:desk", "-", "+", 10)
    assert store.xrange("news:alerts", left["message_id"])[0][1][b"id"] == b"2"
    put_alerts(store, make_alert("3"))
    forward(target(receiver), claim_idle=60)
    eventually(lambda: len(receiver.ids) == 3)
    assert receiver.ids == ["1", "2", "3"]
    consumers: Any = store.xinfo_consumers("news:alerts", "forward:desk")
    assert len(consumers) == 2  # the running one's, and the one that holds what was handed back


def test_order_is_kept_where_a_post_outlasts_the_stop_and_after_a_crash_under_one_name(
    store: redis.Redis, receiver: Receiver, forward: Start
) -> None:
    release = held_back(receiver)
    put_alerts(store, make_alert("1"), make_alert("2"))
    worker = forward(target(receiver), claim_idle=60, consumer="one", drain_timeout=0.2)
    eventually(lambda: receiver.ids == ["1"])
    assert worker.terminate() == 0
    assert "handed_back" in worker.log()
    put_alerts(store, make_alert("3"))
    worker = forward(target(receiver), claim_idle=60, consumer="other")
    eventually(lambda: len(receiver.ids) == 2)
    worker.kill()
    put_alerts(store, make_alert("4"))
    release.set()
    forward(target(receiver), claim_idle=60, consumer="other")
    eventually(lambda: finished(store))
    assert receiver.ids == ["1", "1", "1", "2", "3", "4"]


def test_only_what_is_still_there_is_handed_back(store: redis.Redis) -> None:
    ids = put_alerts(store, make_alert("1"), make_alert("2"))
    store.xgroup_create("news:alerts", "g", "0")
    store.xreadgroup("g", "me", {"news:alerts": ">"})
    store.xdel("news:alerts", ids[0])
    leave = store.register_script(script("hand_back"))
    assert leave(keys=["news:alerts"], args=["g", "me"]) == 1
    consumers: Any = store.xinfo_consumers("news:alerts", "g")
    held = {one["name"]: one["pending"] for one in consumers}
    assert held == {b"me": 1, b"handed-back": 1}
    store.xack("news:alerts", "g", ids[0])
    assert leave(keys=["news:alerts"], args=["g", "me"]) == 0
    (kept,) = store.xinfo_consumers("news:alerts", "g")  # type: ignore[misc]
    assert kept["name"] == b"handed-back"


@pytest.mark.parametrize(
    ("targets", "allow", "words"),
    [
        ('name = "a"\nurl = "http://10.0.0.1/"', "example.org", "not in TOCSIN_FORWARD_ALLOW"),
        ('name = "a"\nurl = "http://localhost/"', "", "not in TOCSIN_FORWARD_ALLOW"),
        ('name = "a"\nurl = "file:///etc/passwd"', "example.org", "http"),
        ('name = "a"\nurl = "https://u:p@example.org/"', "example.org", "credentials"),
        ('name = "A b"\nurl = "https://example.org/"', "example.org", "target.0.name"),
        ('name = "a"\nurl = "https://example.org/"\nsecret = "short"', "example.org", "16 bytes"),
        ('name = "a"\nurl = "https://example.org/"\nformat = "cap"', "example.org", "sender"),
        ('name = "a"\nurl = "https://example.org/"\nhook = 1', "example.org", "Extra inputs"),
        ('name = "a"\nurl = "https://example.org/"', "exa mple/1", "no host name"),
        ('name = "a"\nurl = "https://example.org/"\ncountries = ["UAE"]', "example.org", "ISO 31"),
        ('name = "a"\nurl = "https://example.org/"\nsecret_file = "/proc/self/mem"', "example.org",
         "secret_file can't be read"),
        ('name = "a', "example.org", "can't be read"),
        ('name = "\udcff"', "example.org", "can't be read"),
    ],
)  # fmt: skip
def test_wrong_targets_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, targets: str, allow: str, words: str
) -> None:
    path = tmp_path / "targets.toml"
    path.write_text("[[target]]\n" + targets, errors="surrogateescape")
    monkeypatch.setenv("TOCSIN_FORWARD_TARGETS", str(path))
    monkeypatch.setenv("TOCSIN_FORWARD_ALLOW", allow)
    done = CliRunner().invoke(app, ["forward"])
    assert done.exit_code == 1
    assert words in str(done.exception)
    assert getattr(done.exception, "exit_code", 0) == 2


def test_a_name_that_leads_inside_is_refused(
    store: redis.Redis, receiver: Receiver, forward: Start
) -> None:
    put_alerts(store, make_alert("1"))
    url = f"http://localhost:{receiver.port}/"
    worker = forward(target(receiver, url=url, retry_for=0), forward_allow="localhost")
    eventually(lambda: finished(store))
    (letter,) = dead(store)
    assert letter[b"reason"] == b"address_refused"
    assert not receiver.posts
    assert worker.metric('tocsin_forward_attempts_total{outcome="refused",target="desk"}') == 1
