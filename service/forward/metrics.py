"""Every metric of the forwarder; each comment says what to think of when the figure moves.

Labels are bounded: targets by their file (at most 64), reasons and outcomes by enumerations.
"""

from importlib.metadata import version

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, Info, ProcessCollector

from schemas.undelivered import UndeliveredReason
from service.serve.trouble_log import KINDS

_SECONDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60)


class ForwardMetrics:
    """The metrics of one forwarder, in a registry of their own."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        r = self.registry
        ProcessCollector(registry=r)
        # The throughput. All filtered: look at the target's conditions.
        self.alerts = Counter(
            "tocsin_forward_alerts",
            "Alerts finished, by result: delivered, filtered, dead.",
            ["target", "result"],
            registry=r,
        )
        # 4xx: the receiver or its credentials changed; 5xx, timeout, connection: it is ill.
        self.attempts = Counter(
            "tocsin_forward_attempts",
            "POSTs, by outcome: 2xx, 3xx, 4xx, 5xx, timeout, connection, refused.",
            ["target", "outcome"],
            registry=r,
        )
        self.seconds = Histogram(
            "tocsin_forward_seconds",
            "Time of one POST, seconds.",
            ["target"],
            buckets=_SECONDS,
            registry=r,
        )
        # Any: alerts that nobody got. Mend the cause, then `tocsin forward --replay`.
        self.dead = Counter(
            "tocsin_forward_dead_letters",
            "Alerts given up, by reason.",
            ["target", "reason"],
            registry=r,
        )
        # 0 for long: the target is away; its alerts wait in the stream.
        self.up = Gauge(
            "tocsin_forward_target_up", "Whether the last POST went well.", ["target"], registry=r
        )
        # Grows: the target is slower than the alerts come, or away.
        self.lag = Gauge(
            "tocsin_forward_lag_entries",
            "Alerts not yet delivered to the target's group.",
            ["target"],
            registry=r,
        )
        self.pending = Gauge(
            "tocsin_forward_pending_entries",
            "Alerts in hand or left behind.",
            ["target"],
            registry=r,
        )
        self.claims = Counter(
            "tocsin_forward_claims",
            "Alerts taken over from dead or slow forwarders.",
            ["target"],
            registry=r,
        )
        self.redis_errors = Counter(
            "tocsin_forward_redis_errors",
            "Calls to Redis that failed, by kind.",
            ["kind"],
            registry=r,
        )
        self.ready = Gauge("tocsin_forward_ready", "Whether /readyz says yes.", registry=r)
        build = Info("tocsin_forward_build", "Version of the program.", registry=r)
        build.info({"version": version("tocsin")})
        for kind in KINDS:
            self.redis_errors.labels(kind)

    def know(self, target: str) -> None:
        """Let the target's series exist before anything has happened.

        A counter that is born at its first event hides that event from increase() and rate().
        """
        for result in ("delivered", "filtered", "dead"):
            self.alerts.labels(target, result)
        for outcome in ("2xx", "3xx", "4xx", "5xx", "timeout", "connection", "refused"):
            self.attempts.labels(target, outcome)
        for reason in UndeliveredReason:
            self.dead.labels(target, reason.value)
        self.claims.labels(target)
        self.up.labels(target).set(1)
