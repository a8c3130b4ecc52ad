"""Workers are killed and paused, the server is restarted: each alert is there exactly once."""

import os
import random
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import redis

from service.embedded import EmbeddedServer
from tests.support.processes import Worker, eventually
from tests.support.streams import ALERTS, DEAD, alerted, document, finished, pending, put

pytestmark = pytest.mark.chaos

DOCUMENTS = 5_000
CLAIM_IDLE = 0.6
"""Seconds; pauses are longer, so that a paused worker wakes with entries that were claimed."""


def test_5000_documents_through_kills_pauses_and_a_restart(
    tmp_path: Path, own_server: Callable[..., EmbeddedServer], start_worker: Callable[..., Worker]
) -> None:
    chance = random.Random(20260303)
    folder = tmp_path / "redis"
    folder.mkdir()
    server = own_server(folder, appendfsync="always")
    client = redis.Redis.from_url(server.url)
    settings = {"claim_idle": CLAIM_IDLE, "batch_size": 40, "max_deliveries": 100}

    def start() -> Worker:
        return start_worker(server.url, **settings)

    workers = [start(), start()]
    kills = pauses = 0
    restarted = False
    published = 0
    deadline = time.monotonic() + 150
    while published < DOCUMENTS or not finished(client):
        assert time.monotonic() < deadline, (published, pending(client), workers[0].log()[-3000:])
        if published < DOCUMENTS:
            # Some take longer than others; a few longer than the claim time.
            put(
                client,
                (
                    document(n, f"ARREST PROTEST SLOW {0.7 if n % 1250 == 7 else 0.0015}")
                    for n in range(published, published + 250)
                ),
            )
            published += 250
        time.sleep(chance.uniform(0.2, 0.5))
        if published < DOCUMENTS or kills < 8:
            victim = chance.randrange(2)
            if chance.random() < 0.5:
                workers[victim].kill()
                workers[victim] = start()
                kills += 1
            else:
                workers[victim].pause()
                time.sleep(CLAIM_IDLE * chance.uniform(1.2, 2))
                workers[victim].resume()
                pauses += 1
        if published >= DOCUMENTS / 2 and not restarted:
            os.kill(server.process.pid, signal.SIGKILL)
            server.process.wait()
            time.sleep(0.3)
            server = own_server(folder, appendfsync="always")
            restarted = True

    assert kills >= 5
    assert pauses >= 5
    assert restarted
    expected = {f"doc-{n}": 2 for n in range(DOCUMENTS)}
    assert alerted(client) == expected
    assert alerted(client, f"{ALERTS}:arrest") == dict.fromkeys(expected, 1)
    assert alerted(client, f"{ALERTS}:protest") == dict.fromkeys(expected, 1)
    assert pending(client) == 0
    assert client.xlen(DEAD) == 0
    assert all(worker.terminate() == 0 for worker in workers)
    client.close()


def test_a_document_that_kills_its_process_is_dead_lettered_alone(
    own_server: Callable[..., EmbeddedServer], start_worker: Callable[..., Worker]
) -> None:
    server = own_server()
    client = redis.Redis.from_url(server.url)
    settings = {"claim_idle": 0.3, "max_deliveries": 3}
    put(client, [document(n, "KILL" if n == 20 else "ARREST") for n in range(60)])
    deaths = 0
    worker = start_worker(server.url, **settings)

    def done() -> bool:
        nonlocal worker, deaths
        if worker.process.poll() is not None:
            assert worker.process.returncode == -signal.SIGKILL, worker.log()
            deaths += 1
            worker = start_worker(server.url, **settings)
        return finished(client)

    eventually(done, 60)
    assert deaths == 3  # each delivery that the limit allows, and none more
    assert alerted(client) == {f"doc-{n}": 1 for n in range(60) if n != 20}
    ((_entry_id, letter),) = client.xrange(DEAD)
    assert letter[b"reason"] == b"max_deliveries"
    assert b"doc-20" in letter[b"raw:json"]
    eventually(lambda: worker.metric('tocsin_dead_letters_total{reason="max_deliveries"}') == 1)
    client.close()
