"""Redis absent, refusing, emptied or failed over: waited out, without a hot loop."""

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import redis

from service.embedded import EmbeddedServer, stop_server
from tests.support.processes import Worker, eventually
from tests.support.streams import DOCUMENTS, GROUP, alerted, document, finished, put

StartWorker = Callable[..., Worker]


def calls(client: redis.Redis, command: str) -> int:
    """Return how often the server was asked to run a command, refused calls included."""
    stats = client.info("commandstats").get(f"cmdstat_{command}", {})
    return int(stats.get("calls", 0)) + int(stats.get("rejected_calls", 0))


def told(worker: Worker, words: str) -> list[dict[str, Any]]:
    """Return the log's events with these words."""
    return [event for event in worker.events() if words in event["event"]]


def test_redis_absent_at_start_is_waited_for(
    tmp_path: Path, own_server: Callable[..., EmbeddedServer], start_worker: StartWorker
) -> None:
    folder = tmp_path / "later"
    folder.mkdir()
    worker = start_worker(f"unix://{folder}/redis.sock")
    eventually(lambda: worker.get("/readyz")[0] == 503)
    assert worker.get("/livez")[0] == 200
    until = time.monotonic() + 2
    while time.monotonic() < until:
        assert worker.metric("tocsin_redis_connected") == 0
        time.sleep(0.1)
    assert worker.process.poll() is None
    server = own_server(folder)
    worker.wait_ready()
    with redis.Redis.from_url(server.url) as client:
        put(client, [document(1)])
        eventually(lambda: alerted(client) == {"doc-1": 1})
    assert 1 <= len(told(worker, "in trouble")) <= 3  # once, and every ten seconds


def test_a_group_destroyed_in_mid_flight_doubles_and_loses_nothing(
    store: redis.Redis, server: EmbeddedServer, start_worker: StartWorker
) -> None:
    worker = start_worker(server.url, batch_size=50)
    put(store, [document(n, "ARREST SLOW 0.001") for n in range(1000)])
    eventually(lambda: len(alerted(store)) > 200)
    assert worker.metric("tocsin_group_recreated_total") == 0  # the first start is none
    store.xgroup_destroy(DOCUMENTS, GROUP)
    eventually(lambda: finished(store), 40)
    assert alerted(store) == {f"doc-{n}": 1 for n in range(1000)}
    assert worker.metric("tocsin_group_recreated_total") >= 1
    assert worker.process.poll() is None


def test_after_flushall_reading_goes_on(
    store: redis.Redis, server: EmbeddedServer, start_worker: StartWorker
) -> None:
    worker = start_worker(server.url)
    worker.wait_ready()
    put(store, [document(1)])
    eventually(lambda: alerted(store) == {"doc-1": 1})
    store.flushall()
    put(store, [document(2)])
    eventually(lambda: alerted(store) == {"doc-2": 1})
    worker.wait_ready()


@pytest.mark.parametrize(
    ("refuse", "allow"),
    [
        pytest.param(("replicaof", "127.0.0.1", "1"), ("replicaof", "no", "one"), id="READONLY"),
        pytest.param(
            ("config", "set", "maxmemory", "1"), ("config", "set", "maxmemory", "0"), id="OOM"
        ),
        pytest.param(
            ("config", "set", "min-replicas-to-write", "1"),
            ("config", "set", "min-replicas-to-write", "0"),
            id="NOREPLICAS",
        ),
        pytest.param(
            ("config", "set", "requirepass", "secret"),
            ("config", "set", "requirepass", ""),
            id="NOAUTH",
        ),
    ],
)
def test_a_refusing_redis_is_waited_out_without_a_hot_loop(
    own_server: Callable[..., EmbeddedServer],
    start_worker: StartWorker,
    refuse: tuple[str, ...],
    allow: tuple[str, ...],
) -> None:
    server = own_server()
    client = redis.Redis.from_url(server.url)
    worker = start_worker(server.url, claim_idle=5)
    worker.wait_ready()
    put(client, [document(n, "ARREST SLOW 0.01") for n in range(200)])
    eventually(lambda: client.xinfo_groups(DOCUMENTS)[0]["pending"] > 0)
    client.execute_command(*refuse)
    if "requirepass" in refuse:  # connections that exist are kept: cut them
        client.execute_command("client", "kill", "type", "normal", "skipme", "yes")
    eventually(lambda: worker.get("/readyz")[0] == 503, 30)
    before = client.info("stats")["total_commands_processed"]
    refused = client.info("stats")["total_error_replies"]
    # The figures are read every two seconds, which a server that is full or a replica allows: that
    # does not end the trouble.
    started = time.monotonic()
    while time.monotonic() < started + 4:
        assert worker.get("/readyz")[0] == 503
        assert "tocsin_redis_connected 0.0" in worker.get("/metrics")[1]
        time.sleep(0.1)
    assert not told(worker, "Redis is back")
    after = client.info("stats")["total_commands_processed"]
    refused_after = client.info("stats")["total_error_replies"]
    # Four loops, each at most ten tries a second; one without a pause makes thousands.
    assert after - before + refused_after - refused < 50 * (time.monotonic() - started)
    assert worker.get("/livez")[0] == 200
    client.execute_command(*allow)
    eventually(lambda: finished(client), 40)
    assert alerted(client) == {f"doc-{n}": 1 for n in range(200)}
    worker.wait_ready()
    assert len(told(worker, "Redis is back")) == worker.metric("tocsin_redis_reconnects_total") == 1
    client.close()


def test_a_server_killed_and_started_again_loses_nothing(
    tmp_path: Path, own_server: Callable[..., EmbeddedServer], start_worker: StartWorker
) -> None:
    folder = tmp_path / "durable"
    folder.mkdir()
    server = own_server(folder, appendfsync="always")
    # Entries whose delivery was in flight when the server died are pending, and in nobody's hand.
    worker = start_worker(server.url, batch_size=20, claim_idle=1)
    client = redis.Redis.from_url(server.url)
    put(client, [document(n, "ARREST SLOW 0.002") for n in range(800)])
    eventually(lambda: len(alerted(client)) > 100)
    os.kill(server.process.pid, signal.SIGKILL)
    server.process.wait()
    time.sleep(0.5)
    own_server(folder, appendfsync="always")
    eventually(lambda: finished(client), 60)
    assert alerted(client) == {f"doc-{n}": 1 for n in range(800)}
    assert worker.metric("tocsin_redis_reconnects_total") >= 1
    client.close()


def test_a_server_that_hangs_is_waited_out(
    own_server: Callable[..., EmbeddedServer], start_worker: StartWorker
) -> None:
    server = own_server()
    client = redis.Redis.from_url(server.url)
    worker = start_worker(server.url, reply_timeout=2, claim_idle=1)
    worker.wait_ready()
    server.process.send_signal(signal.SIGSTOP)
    eventually(lambda: worker.get("/readyz")[0] == 503, 20)
    assert worker.get("/livez")[0] == 200
    server.process.send_signal(signal.SIGCONT)
    worker.wait_ready()
    put(client, [document(1)])
    eventually(lambda: alerted(client) == {"doc-1": 1})
    client.close()


def test_stopping_without_redis_ends_in_time_and_the_log_is_short(
    own_server: Callable[..., EmbeddedServer], start_worker: StartWorker
) -> None:
    server = own_server()
    worker = start_worker(server.url, drain_timeout=2)
    worker.wait_ready()
    stop_server(server)
    eventually(lambda: worker.get("/readyz")[0] == 503)
    time.sleep(3)  # the alerts are read for HTTP five times more
    assert worker.terminate(20) == 0
    assert 1 <= len(told(worker, "can't read alerts for HTTP; trying again")) <= 2
    assert not [one for one in worker.events() if one["logger"] == "tocsin.faststream"]
