"""Whose trouble it is, and when it is over."""

from redis.exceptions import ConnectionError, NoPermissionError, OutOfMemoryError  # noqa: A004
from structlog.testing import capture_logs

from service.serve.health import Health
from service.serve.metrics import Metrics
from service.serve.trouble_log import TroubleLog


def make(first: str | None = None) -> tuple[TroubleLog, Health, Metrics]:
    health, metrics = Health(), Metrics()
    return TroubleLog(metrics, health, lambda: None, first), health, metrics


def test_who_reads_does_not_end_the_trouble_of_who_writes() -> None:
    trouble, health, metrics = make()
    with capture_logs() as logs:
        trouble(OutOfMemoryError("full"), "commit")
        trouble(ConnectionError("gone"), "upkeep")
        for _ in range(3):
            trouble.over("upkeep")
            assert not health.connected
        trouble.over("commit")
    assert health.connected
    assert [one["log_level"] for one in logs] == ["warning", "info"]
    value = metrics.registry.get_sample_value
    assert value("tocsin_redis_reconnects_total") == 1
    assert value("tocsin_redis_errors_total", {"kind": "oom"}) == 1


def test_what_redis_refuses_is_a_reason_as_long_as_it_does() -> None:
    trouble, health, _metrics = make("reader")
    trouble(ConnectionError("gone"), "reader")
    assert health.refusal is None
    trouble(NoPermissionError("User a has no permissions to run the 'zcard' command"), "upkeep")
    trouble(ConnectionError("gone"), "commit")
    assert "zcard" in health.not_ready()[0]
    trouble.over("upkeep")
    assert health.refusal is None


def test_a_caller_without_work_does_not_make_the_connection() -> None:
    trouble, health, _metrics = make("reader")
    trouble.over("lease")
    assert not health.connected
    trouble.over("reader")
    assert health.connected
