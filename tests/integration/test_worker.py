"""The service as a process: what arrives, what is refused, how it starts and stops."""

import json
import signal
import time
from collections.abc import Callable

import pytest
import redis

from service.embedded import EmbeddedServer
from tests.support.processes import Worker, eventually
from tests.support.streams import (
    ALERTS,
    DEAD,
    DOCUMENTS,
    alerted,
    alerts,
    dead,
    document,
    finished,
    pending,
    put,
)

StartWorker = Callable[..., Worker]


@pytest.fixture
def worker(store: redis.Redis, server: EmbeddedServer, start_worker: StartWorker) -> Worker:
    started = start_worker(server.url, claim_idle=0.5, max_deliveries=3)
    started.wait_ready()
    return started


def test_a_backlog_older_than_the_service_is_read(
    store: redis.Redis, server: EmbeddedServer, start_worker: StartWorker
) -> None:
    put(store, [document(n) for n in range(700)])
    start_worker(server.url)
    eventually(lambda: finished(store))
    assert alerted(store) == {f"doc-{n}": 1 for n in range(700)}


def test_bad_entries_go_to_the_dead_letters_and_neighbours_go_on(
    store: redis.Redis, worker: Worker
) -> None:
    bad = [
        {b"text": b"\xff"},
        {b"json": b"{"},
        {b"json": b"[]"},
        {b"id": b"x"},
        {b"json": b'{"a":' * 500},
        {b"text": b"x" * 1_100_000},
        {b"text": b"x", b"published_at": b"0001-01-01T00:00:00+01:00"},
    ]
    for number, fields in enumerate(bad):
        put(store, [document(number)])
        store.xadd(DOCUMENTS, fields)
    eventually(lambda: finished(store))
    assert sum(alerted(store).values()) == len(bad)
    reasons = [fields[b"reason"].decode() for fields in dead(store)]
    assert reasons == [
        *("not_utf8", "not_json", "wrong_type", "no_text", "too_deep", "too_large", "wrong_type")
    ]
    assert all(fields[b"deliveries"] == b"1" for fields in dead(store))
    eventually(lambda: worker.metric('tocsin_dead_letters_total{reason="not_utf8"}') == 1)
    assert worker.metric('tocsin_documents_total{result="dead"}') == len(bad)
    assert "x" * 100 not in worker.log()  # no document text in the log


def test_the_same_document_twice_is_alerted_once(store: redis.Redis, worker: Worker) -> None:
    put(store, [document(1), document(2), document(1)])
    eventually(lambda: finished(store))
    put(store, [document(2)])
    eventually(lambda: finished(store))
    assert alerted(store) == {"doc-1": 1, "doc-2": 1}
    eventually(lambda: worker.metric('tocsin_documents_total{result="duplicate"}') == 2)


def test_a_document_that_breaks_the_classifier_is_dead_lettered_with_its_error(
    store: redis.Redis, worker: Worker
) -> None:
    put(store, [document(1), document(2, "CRASH"), document(3)])
    eventually(lambda: len(alerted(store)) == 2)
    eventually(lambda: finished(store))
    (letter,) = dead(store)
    assert letter[b"reason"] == b"classify_failed"
    assert letter[b"deliveries"] == b"3"
    assert b"ValueError: this document breaks the classifier" in letter[b"detail"]
    assert letter[b"document_id"] == b"doc-2"


def test_other_languages_pass_by_counted_or_become_dead_letters(
    store: redis.Redis, server: EmbeddedServer, worker: Worker, start_worker: StartWorker
) -> None:
    put(store, [document(1, "ESPAÑOL")])
    eventually(lambda: worker.metric('tocsin_documents_total{result="foreign"}') == 1)
    assert finished(store)
    assert not dead(store)
    assert worker.terminate() == 0
    start_worker(server.url, foreign="dead").wait_ready()
    put(store, [document(2, "ESPAÑOL")])
    eventually(lambda: dead(store))
    assert dead(store)[0][b"reason"] == b"unsupported_language"


def test_metrics_and_probes(store: redis.Redis, worker: Worker) -> None:
    put(store, [document(n, "ARREST and PROTEST") for n in range(10)])
    eventually(lambda: finished(store))
    eventually(
        lambda: worker.metric('tocsin_alerts_total{category="arrest",severity="medium"}') == 10
    )
    assert worker.metric('tocsin_documents_total{result="alerted"}') == 10
    assert worker.metric("tocsin_classification_seconds_count") == 10
    assert worker.metric("tocsin_end_to_end_seconds_count") == 10
    assert worker.metric("tocsin_ready") == 1
    assert worker.metric("tocsin_last_commit_timestamp_seconds") > time.time() - 60
    eventually(lambda: worker.metric('tocsin_stream_length_entries{stream="alerts"}') == 20)
    assert worker.metric("tocsin_group_lag_entries") == 0
    assert worker.get("/livez")[0] == 200
    status, body = worker.get("/asyncapi")
    assert status == 200
    assert json.loads(body)["asyncapi"].startswith("3.")
    status, answer = worker.get("/alerts/")
    assert status == 404
    assert "/alerts/stream" in json.loads(answer)["error"]


def test_the_memory_of_redis_and_its_limit_are_told(
    own_server: Callable[..., EmbeddedServer], start_worker: StartWorker
) -> None:
    server = own_server()
    client = redis.Redis.from_url(server.url)
    worker = start_worker(server.url)
    worker.wait_ready()
    eventually(lambda: worker.metric("tocsin_redis_memory_bytes") > 100_000)
    assert worker.metric("tocsin_redis_memory_limit_bytes") == 0
    client.config_set("maxmemory", "64mb")
    eventually(lambda: worker.metric("tocsin_redis_memory_limit_bytes") == 64 * 2**20)
    client.close()


def test_stop_under_load_finishes_what_is_in_hand_and_loses_nothing(
    store: redis.Redis, server: EmbeddedServer, start_worker: StartWorker
) -> None:
    put(store, [document(n, "ARREST SLOW 0.002") for n in range(1500)])
    first = start_worker(server.url, batch_size=100)
    eventually(lambda: store.xlen(ALERTS) > 200)
    assert first.terminate() == 0
    assert pending(store) == 0
    done = store.xlen(ALERTS)
    assert 200 < done < 1500
    assert [event for event in first.events() if event["event"] == "drained"]
    assert not store.xinfo_consumers(DOCUMENTS, "tocsin")  # it left the group
    second = start_worker(server.url, batch_size=100)
    eventually(lambda: finished(store))
    assert alerted(store) == {f"doc-{n}": 1 for n in range(1500)}
    assert second.terminate() == 0


def test_what_a_stop_can_not_finish_in_time_stays_pending(
    store: redis.Redis, server: EmbeddedServer, start_worker: StartWorker
) -> None:
    put(store, [document(1, "ARREST SLOW 30")])
    worker = start_worker(server.url, drain_timeout=0.5)
    eventually(lambda: worker.get("/readyz")[0] == 200 and pending(store) == 1)
    started = time.monotonic()
    assert worker.terminate() == 0
    assert time.monotonic() - started < 15
    assert pending(store) == 1


def test_long_work_keeps_its_lease(
    store: redis.Redis, server: EmbeddedServer, start_worker: StartWorker
) -> None:
    slow = start_worker(server.url, claim_idle=0.4)
    slow.wait_ready()
    put(store, [document(1, "ARREST SLOW 2.5")])
    eventually(lambda: pending(store) == 1)
    other = start_worker(server.url, claim_idle=0.4)
    eventually(lambda: finished(store))
    assert other.metric("tocsin_claims_total") == 0
    assert slow.metric('tocsin_documents_total{result="alerted"}') == 1


def test_a_stuck_classifier_ends_the_process(
    store: redis.Redis, server: EmbeddedServer, start_worker: StartWorker
) -> None:
    worker = start_worker(server.url, stuck_after=1)
    worker.wait_ready()
    put(store, [document(1, "SLOW 600")])
    assert worker.process.wait(30) == 70
    assert "stuck" in worker.log()
    assert pending(store) == 1


def test_too_many_dead_letters_pause_the_line(
    store: redis.Redis, server: EmbeddedServer, start_worker: StartWorker
) -> None:
    worker = start_worker(
        server.url, batch_size=20, dead_share_minimum=20, dead_pause=2, dead_share_limit=0.5
    )
    worker.wait_ready()
    for _ in range(100):
        store.xadd(DOCUMENTS, {"id": "no text"})
    eventually(lambda: worker.get("/readyz")[0] == 503)
    assert "became dead letters" in worker.get("/readyz")[1]
    assert worker.metric("tocsin_line_paused") == 1
    assert worker.get("/livez")[0] == 200
    assert store.xlen(DEAD) < 100
    eventually(lambda: store.xlen(DEAD) == 100, 40, "going on after each pause")


def test_a_taken_port_is_a_clear_error(
    store: redis.Redis, worker: Worker, server: EmbeddedServer, start_worker: StartWorker
) -> None:
    second = start_worker(server.url, http_port=worker.port)
    assert second.process.wait(20) == 2
    assert "set TOCSIN_HTTP_PORT" in second.log()


def test_a_documents_key_of_the_wrong_kind_stops_with_advice(
    store: redis.Redis, server: EmbeddedServer, start_worker: StartWorker
) -> None:
    store.set(DOCUMENTS, "no stream")
    worker = start_worker(server.url)
    assert worker.process.wait(20) == 1
    assert "TOCSIN_DOCUMENTS_STREAM" in worker.log()


def test_trimmed_streams_and_removed_consumers(
    store: redis.Redis, server: EmbeddedServer, start_worker: StartWorker
) -> None:
    worker = start_worker(
        server.url, alerts_maxlen=50, documents_keep=100, consumer_ttl=1, batch_size=50
    )
    worker.wait_ready()
    store.xgroup_createconsumer(DOCUMENTS, "tocsin", "long gone")
    put(store, [document(n) for n in range(600)])
    eventually(lambda: store.xlen(ALERTS) <= 200 and finished(store), 60, "trimming")
    eventually(lambda: store.xlen(DOCUMENTS) <= 300, 60, "trimming of documents")
    names = {one["name"] for one in store.xinfo_consumers(DOCUMENTS, "tocsin")}
    assert b"long gone" not in names
    assert worker.process.poll() is None


def test_ctrl_c_stops_gracefully_too(store: redis.Redis, worker: Worker) -> None:
    worker.process.send_signal(signal.SIGINT)
    assert worker.process.wait(20) == 0
    assert [one["data"] for one in alerts(store)] == []
