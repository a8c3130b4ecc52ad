"""Heartbeats and readiness."""

from service.serve.health import Health


def make() -> tuple[Health, list[float]]:
    now = [0.0]
    return Health(clock=lambda: now[0]), now


def test_a_loop_that_stops_beating_is_stuck() -> None:
    health, now = make()
    health.expect("reader", 5)
    now[0] = 4
    assert not health.stuck()
    health.beat("reader")
    now[0] = 10
    assert health.stuck() == {"reader": 6}


def test_an_idle_loop_is_not_stuck() -> None:
    health, now = make()
    health.expect("classify", 5, busy_only=True)
    now[0] = 100
    assert not health.stuck()
    health.begin("classify")
    now[0] = 106
    assert health.stuck() == {"classify": 6}
    health.end("classify")
    assert not health.stuck()


def test_readiness_names_every_reason() -> None:
    health, _now = make()
    assert health.not_ready() == ["Redis does not answer"]
    health.refusal = "no right to XADD"
    assert health.not_ready() == ["Redis refuses: no right to XADD"]
    health.connected = True
    assert "group" in health.not_ready()[0]
    health.group_ready = True
    assert not health.not_ready()
    health.draining = True
    health.pause_reason = lambda: "paused"
    assert len(health.not_ready()) == 2
