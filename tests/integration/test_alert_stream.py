"""GET /alerts/stream of the real service: resume, gap, heartbeat, slow clients, limits."""

import json
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from itertools import islice

import psutil
import redis

from service.embedded import EmbeddedServer
from tests.support.alerts import make_alert, put_alerts
from tests.support.processes import Worker, eventually
from tests.support.sse import Event, EventStream
from tests.support.streams import ALERTS, alerted, document, put

Start = Callable[..., Worker]


@contextmanager
def stream(worker: Worker, query: str = "", **options: object) -> Iterator[EventStream]:
    with closing(EventStream(worker.port, query, **options)) as found:
        yield found


def read(worker: Worker, number: int, query: str = "", **headers: str) -> list[Event]:
    """Return so many events."""
    with stream(worker, query, **headers) as events:
        assert events.head()[0] == 200
        return list(islice(events.events(), number))


def ids(events: list[Event]) -> list[str]:
    return [event.id for event in events]


def test_filters_resume_and_gap(
    store: redis.Redis, server: EmbeddedServer, start_worker: Start
) -> None:
    worker = start_worker(server.url)
    worker.wait_ready()
    keys = put_alerts(
        store,
        make_alert("0", country="FR", relation="new"),
        make_alert("1", "protest", country="FR", relation="new"),
        make_alert("2", severity="low", country="FR", relation="update"),
        make_alert("3", country="DE", relation="duplicate"),
        make_alert("4", country="FR", relation="update"),
    )
    assert ids(read(worker, 5, "last_id=0")) == keys
    assert ids(read(worker, 2, Last_Event_ID=keys[2])) == keys[3:]
    query = "category=arrest&severity=medium&country=fr,gb&relation=new,update&last_id=0"
    assert ids(read(worker, 2, query)) == [keys[0], keys[4]]
    for wrong in ("severity=loud", "relation=old", "last_id=x", "last_id=99999999999999999999"):
        with stream(worker, wrong) as answer:
            assert answer.head()[0] == 400

    store.xtrim(ALERTS, maxlen=2, approximate=False)
    gap, first, _second = read(worker, 3, Last_Event_ID=keys[1])
    assert (gap.name, gap.data) == ("gap", {"after": keys[1]})
    assert first.id == keys[3]
    assert read(worker, 1, Last_Event_ID=keys[3])[0].name == "alert"
    # All that was read is trimmed, and nothing else: no gap.
    store.xtrim(ALERTS, maxlen=0, approximate=False)
    (new,) = put_alerts(store, make_alert("5"))
    assert read(worker, 2, Last_Event_ID=keys[3])[0].name == "gap"
    store.xtrim(ALERTS, maxlen=0, approximate=False)
    with stream(worker, Last_Event_ID=new) as answer:
        answer.head()
        events = answer.events()
        eventually(lambda: worker.metric("tocsin_stream_clients") == 1)
        (newer,) = put_alerts(store, make_alert("6"))
        assert next(events).id == newer


def test_an_alert_of_wrong_types_stops_nobody(
    store: redis.Redis, server: EmbeddedServer, start_worker: Start
) -> None:
    worker = start_worker(server.url)
    worker.wait_ready()
    odd = {"category": ["x"], "severity": "high", "location": "FR", "story": [], "evidence": 7}
    store.xadd(ALERTS, {"__data__": json.dumps({"data": odd})})
    store.xadd(ALERTS, {"__data__": json.dumps({"data": "x"})})
    (key,) = put_alerts(store, make_alert("0", country="FR"))
    assert ids(read(worker, 1, "category=arrest&country=FR,DE&relation=new&last_id=0")) == [key]
    assert len(ids(read(worker, 2, "last_id=0"))) == 2


def test_restarts_and_breaks_leave_neither_gap_nor_double(
    store: redis.Redis, server: EmbeddedServer, start_worker: Start
) -> None:
    """A reader that comes back with the last id, through stops and kills of the service."""
    worker = start_worker(server.url)
    worker.wait_ready()
    number, got, last = 400, list[Event](), "0-0"
    written: list[str] = []
    done = threading.Event()

    def write() -> None:
        for name in range(number):
            written.extend(put_alerts(store, make_alert(str(name))))
            done.wait(0.004)

    writer = threading.Thread(target=write)
    writer.start()
    breaks = 0
    while len(got) < number:
        with stream(worker, Last_Event_ID=last) as answer:
            assert answer.head()[0] == 200
            for event in answer.events():
                if event.name == "alert":
                    got.append(event)
                    last = event.id
                    if len(got) in {80, 160, 240}:
                        break  # the client itself goes away, and comes back
                assert event.name != "gap"
                if len(got) == number:
                    break
                if len(got) in {50, 200, 300} and breaks < 3 and event.name == "alert":
                    breaks += 1
                    # The stop says bye, the kill does not; entries go on coming meanwhile.
                    if breaks == 2:
                        worker.kill()
                    else:
                        worker.terminate()
        if worker.process.poll() is not None:
            worker = start_worker(server.url)
            eventually(lambda w=worker: w.get("/livez")[0] == 200)
    writer.join()
    assert breaks == 3
    assert ids(got) == written


def test_a_stop_says_bye(store: redis.Redis, server: EmbeddedServer, start_worker: Start) -> None:
    worker = start_worker(server.url)
    worker.wait_ready()
    with stream(worker) as answer:
        answer.head()
        eventually(lambda: worker.metric("tocsin_stream_clients") == 1)
        assert worker.terminate() == 0
        assert [event.name for event in answer.events()] == ["bye"]


def test_heartbeats_tell_how_far_the_stream_was_read(
    store: redis.Redis, server: EmbeddedServer, start_worker: Start
) -> None:
    worker = start_worker(server.url, stream_heartbeat=0.2)
    worker.wait_ready()
    with stream(worker, "category=protest") as answer:
        answer.head()
        eventually(lambda: worker.metric("tocsin_stream_clients") == 1)
        reader = threading.Thread(target=lambda: list(answer.events()))
        reader.start()
        eventually(lambda: answer.comments.count("still here") >= 2)
        (skipped,) = put_alerts(store, make_alert("1"))
        eventually(lambda: answer.last_id == skipped)
        worker.terminate()
        reader.join()


def test_flushall_is_a_gap_and_the_stream_goes_on(
    store: redis.Redis, server: EmbeddedServer, start_worker: Start
) -> None:
    worker = start_worker(server.url)
    worker.wait_ready()
    with stream(worker) as answer:
        answer.head()
        eventually(lambda: worker.metric("tocsin_stream_clients") == 1)
        events = answer.events()
        put_alerts(store, make_alert("1"))
        last = next(events).id
        time.sleep(0.01)  # an id of the same millisecond would not lie behind what was read
        store.flushall()
        (after,) = put_alerts(store, make_alert("2"))
        assert next(event for event in events if event.name == "alert").id == after
    gap, alert = read(worker, 2, Last_Event_ID=last)
    assert (gap.name, alert.id) == ("gap", after)


def test_slow_clients_are_dropped_and_never_slow_the_line(
    store: redis.Redis, server: EmbeddedServer, start_worker: Start
) -> None:
    worker = start_worker(server.url, stream_send_timeout=0.5)
    worker.wait_ready()
    put_alerts(store, *(make_alert(str(n), text="x" * 20_000) for n in range(800)))
    with stream(worker, "last_id=0", buffer=4096) as stalled:  # never reads
        put(store, [document(number) for number in range(300)])
        eventually(lambda: sum(alerted(store).values()) >= 1100, what="the line's alerts")
        eventually(lambda: worker.metric("tocsin_stream_drops_total") == 1)
        assert worker.metric("tocsin_stream_clients") == 0
        # Nor is the connection kept for what it never reads.
        process = psutil.Process(worker.process.pid)
        port = stalled._socket.getsockname()[1]
        eventually(
            lambda: port not in {one.raddr[1] for one in process.net_connections() if one.raddr}
        )


def test_a_client_too_far_behind_is_dropped_and_resumes(
    store: redis.Redis, server: EmbeddedServer, start_worker: Start
) -> None:
    worker = start_worker(server.url, stream_send_timeout=30)
    worker.wait_ready()
    number = 1600  # more than are queued for one client
    with stream(worker, buffer=4096) as slow:
        assert slow.head()[0] == 200
        eventually(lambda: worker.metric("tocsin_stream_clients") == 1)
        keys = put_alerts(store, *(make_alert(str(n), text="y" * 8000) for n in range(number)))
        eventually(lambda: worker.metric("tocsin_stream_drops_total") == 1)
        got = ids(list(slow.events()))  # it reads at last: whole events, then the end
    assert got == keys[: len(got)]
    assert len(got) < number
    got += ids(read(worker, number - len(got), Last_Event_ID=got[-1]))
    assert got == keys


def test_limit_token_and_cors(
    store: redis.Redis, server: EmbeddedServer, start_worker: Start
) -> None:
    worker = start_worker(
        server.url, stream_clients=1, http_token="s3cret", http_cors_origin="https://desk.example"
    )
    worker.wait_ready()
    for headers in ({}, {"Authorization": "Bearer wrong"}, {"Authorization": "Basic s3cret"}):
        with stream(worker, **headers) as answer:
            status, found = answer.head()
            assert (status, found["www-authenticate"]) == (401, "Bearer")
    right = {"Authorization": "bearer s3cret"}
    with stream(worker, **right) as first:
        status, found = first.head()
        assert status == 200
        assert found["access-control-allow-origin"] == "https://desk.example"
        assert found["content-type"].startswith("text/event-stream")
        with stream(worker, **right) as second:
            status, found = second.head()
            assert status == 503
            assert int(found["retry-after"]) > 0
    eventually(lambda: worker.metric("tocsin_stream_clients") == 0)
    with stream(worker, **right) as third:
        assert third.head()[0] == 200

    # What a browser asks before it sends the token from another origin's page.
    preflight = urllib.request.Request(
        f"http://127.0.0.1:{worker.port}/alerts", method="OPTIONS",
        headers={"Origin": "https://desk.example", "Access-Control-Request-Method": "GET"},
    )  # fmt: skip
    with urllib.request.urlopen(preflight, timeout=5) as reply:
        assert "authorization" in reply.headers["access-control-allow-headers"]
        assert reply.headers["access-control-allow-origin"] == "https://desk.example"
    assert worker.get("/alerts")[0] == 401
    page = urllib.request.Request(f"http://127.0.0.1:{worker.port}/alerts", headers=right)
    with urllib.request.urlopen(page, timeout=5) as reply:
        assert json.load(reply) == {"alerts": [], "next": None}


def test_without_redis_the_stream_says_so(
    own_server: Callable[..., EmbeddedServer], start_worker: Start
) -> None:
    server = own_server()
    worker = start_worker(server.url)
    worker.wait_ready()
    server.process.kill()
    server.process.wait()
    with stream(worker) as answer:
        status, headers = answer.head()
        assert status == 503
        assert "retry-after" in headers


def test_trouble_with_redis_is_told_once_and_its_end(
    own_server: Callable[..., EmbeddedServer], start_worker: Start
) -> None:
    server = own_server()
    client = redis.Redis.from_url(server.url)
    worker = start_worker(server.url)
    worker.wait_ready()
    with stream(worker) as answer:
        assert answer.head()[0] == 200
        events = answer.events()
        # A replica answers who reads: the line alone, which can't write, knows.
        client.execute_command("replicaof", "127.0.0.1", "1")
        told = next(events)
        assert (told.name, told.id) == ("trouble", "")
        assert "Redis" in told.data["reason"]
        with stream(worker) as late:
            assert late.head()[0] == 200
            assert next(late.events()).name == "trouble"
        client.execute_command("replicaof", "no", "one")
        assert next(events) == Event("trouble", {"reason": None}, "")
        put(client, [document(0, "ARREST")])
        assert next(events).name == "alert"
    client.close()
