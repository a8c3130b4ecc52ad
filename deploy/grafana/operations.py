"""The dashboard Operations: does the line run, and what holds it up?"""

from grafana_foundation_sdk.builders import dashboard

from deploy.grafana import neighbours
from deploy.grafana.parts import (
    BLUE,
    GREEN,
    GREY,
    ORANGE,
    RED,
    RESULT_COLOURS,
    YELLOW,
    choice,
    listing,
    new_dashboard,
    query,
    rows,
    series,
    stat,
    steps,
)

UID, TITLE = "tocsin-operations", "Tocsin: Operations"
OTHER = ("tocsin-newsroom", "Tocsin: Newsroom")
PICK = 'job=~"$job", instance=~"$instance"'
RATE = "[$__rate_interval]"


def build() -> dashboard.Dashboard:
    """Return the dashboard."""
    board = new_dashboard(
        UID,
        TITLE,
        "Rate, errors, latency, backlog and saturation of Tocsin. Each alert has its section in "
        "deploy/RUNBOOK.md.",
        OTHER,
    ).with_variable(
        choice(
            "instance",
            "Replica",
            "Processes of the service",
            'label_values(tocsin_build_info{job=~"$job"}, instance)',
        )
    )
    _now(board)
    _traffic(board)
    _backlog(board)
    _trouble(board)
    _saturation(board)
    neighbours.add_feeds(board)
    neighbours.add_webhooks(board)
    neighbours.add_processes(board)
    return board


def _now(board: dashboard.Dashboard) -> None:
    board.with_row(dashboard.Row("Now"))
    board.with_panel(
        stat(
            "Alerts firing",
            "Alerting rules of Tocsin that fire; their names stand in Prometheus and Alertmanager.",
            query('count(ALERTS{alertname=~"Tocsin.+", alertstate="firing"}) or vector(0)'),
            thresholds=steps(GREEN, (1, RED)),
        )
    )
    board.with_panel(
        stat(
            "Replicas ready",
            "Processes whose /readyz says yes. Below two, the next failure stops the line.",
            query(f"sum(tocsin_ready{{{PICK}}})"),
            thresholds=steps(RED, (1, YELLOW), (2, GREEN)),
        )
    )
    board.with_panel(
        stat(
            "Documents per second",
            "Documents finished, of any result.",
            query(f"sum(rate(tocsin_documents_total{{{PICK}}}{RATE}))"),
            unit="suffix: /s",
            decimals=1,
        )
    )
    board.with_panel(
        stat(
            "Lag",
            "Documents in the stream that no replica has read yet.",
            query(f"max(tocsin_group_lag_entries{{{PICK}}})"),
            thresholds=steps(GREEN, (1_000, YELLOW), (10_000, RED)),
        )
    )
    board.with_panel(
        stat(
            "Oldest pending",
            "Age of the oldest document in hand. Abandoned ones are taken over after a minute.",
            query(f"max(tocsin_oldest_pending_age_seconds{{{PICK}}})"),
            unit="s",
            decimals=1,
            thresholds=steps(GREEN, (120, YELLOW), (600, RED)),
        )
    )
    board.with_panel(
        stat(
            "Latency p99",
            "99 of 100 documents took at most this long from arrival in the stream to commit.",
            query(
                "histogram_quantile(0.99, sum by (le) "
                f"(rate(tocsin_end_to_end_seconds_bucket{{{PICK}}}{RATE})))"
            ),
            unit="s",
            decimals=2,
            thresholds=steps(GREEN, (5, YELLOW), (10, RED)),
        )
    )
    board.with_panel(
        stat(
            "Dead letters, 1 h",
            "Entries of the last hour that could not be used: `tocsin dead list`.",
            query(f"sum(increase(tocsin_dead_letters_total{{{PICK}}}[1h]))"),
            decimals=0,
            thresholds=steps(GREEN, (1, YELLOW), (300, RED)),
        )
    )
    board.with_panel(
        stat(
            "Own errors",
            "Share of documents at which the service itself failed, whatever the producers sent.",
            query('max(tocsin:errors:ratio_rate5m{job=~"$job"})'),
            unit="percentunit",
            decimals=2,
            thresholds=steps(GREEN, (0.001, YELLOW), (0.01, RED)),
        )
    )


def _traffic(board: dashboard.Dashboard) -> None:
    board.with_row(dashboard.Row("Rate, errors, duration"))
    board.with_panel(
        series(
            "Documents by result",
            "What became of the documents. duplicate: seen before; foreign: not in English; lost: "
            "another replica had it; failed: left pending for another try.",
            [
                query(
                    f"sum by (result) (rate(tocsin_documents_total{{{PICK}}}{RATE}))",
                    "{{result}}",
                )
            ],
            unit="suffix: /s",
            stacked=True,
            colours=RESULT_COLOURS,
        )
    )
    board.with_panel(
        series(
            "From arrival to alert",
            "Time from a document's arrival in the stream to its commit. The red line is the "
            "objective: 99 of 100 within 10 s.",
            [
                query(
                    f"histogram_quantile({q}, sum by (le) "
                    f"(rate(tocsin_end_to_end_seconds_bucket{{{PICK}}}{RATE})))",
                    name,
                )
                for q, name in (("0.5", "p50"), ("0.95", "p95"), ("0.99", "p99"))
            ],
            unit="s",
            limit=10,
            logarithmic=True,
            colours={"p50": GREEN, "p95": YELLOW, "p99": RED},
        )
    )
    board.with_panel(
        series(
            "Classification and commit, p99",
            "The two steps that take time. Slow commits: Redis or its disk is busy.",
            [
                query(
                    "histogram_quantile(0.99, sum by (le) "
                    f"(rate(tocsin_classification_seconds_bucket{{{PICK}}}{RATE})))",
                    "classify one document",
                ),
                query(
                    "histogram_quantile(0.99, sum by (le) "
                    f"(rate(tocsin_commit_seconds_bucket{{{PICK}}}{RATE})))",
                    "commit one batch",
                ),
            ],
            unit="s",
        )
    )


def _backlog(board: dashboard.Dashboard) -> None:
    board.with_row(dashboard.Row("Backlog"))
    board.with_panel(
        series(
            "Waiting and in hand",
            "Documents not yet read (lag), and read but not finished (pending). Lag that grows: "
            "more replicas. Pending that stays: the oldest one's age tells whether it is stuck.",
            [
                query(f"max(tocsin_group_lag_entries{{{PICK}}})", "lag"),
                query(f"max(tocsin_group_pending_entries{{{PICK}}})", "pending"),
            ],
            colours={"lag": ORANGE, "pending": BLUE},
        )
    )
    board.with_panel(
        series(
            "Age of the oldest pending document",
            "Time since the oldest document in hand arrived. The red line is where "
            "TocsinOldestPendingTooOld looks.",
            [query(f"max(tocsin_oldest_pending_age_seconds{{{PICK}}})", "age")],
            unit="s",
            limit=600,
        )
    )
    board.with_panel(
        series(
            "Entries in the streams",
            "Bounded by TOCSIN_DOCUMENTS_KEEP, TOCSIN_ALERTS_MAXLEN and the like.",
            [query(f"max by (stream) (tocsin_stream_length_entries{{{PICK}}})", "{{stream}}")],
        )
    )


def _trouble(board: dashboard.Dashboard) -> None:
    board.with_row(dashboard.Row("Dead letters and Redis"))
    board.with_panel(
        series(
            "Dead letters by reason",
            "Producers' mistakes (not_utf8, not_json, wrong_type, no_text, too_large, too_deep) or "
            "the service's (classify_failed, max_deliveries).",
            [
                query(
                    f"sum by (reason) (rate(tocsin_dead_letters_total{{{PICK}}}{RATE})) * 60",
                    "{{reason}}",
                )
            ],
            unit="suffix: /min",
            stacked=True,
            width=6,
        )
    )
    board.with_panel(
        series(
            "Calls to Redis that failed",
            "By kind: connection, timeout, loading, oom, readonly, noauth, noperm ... Every call "
            "is repeated until it goes well.",
            [
                query(
                    f"sum by (kind) (rate(tocsin_redis_errors_total{{{PICK}}}{RATE})) * 60",
                    "{{kind}}",
                )
            ],
            unit="suffix: /min",
            stacked=True,
            width=6,
        )
    )
    board.with_panel(
        series(
            "Rare events",
            "Per hour: entries taken over from dead or slow replicas; connections that came back; "
            "groups made again (Redis was flushed); fields that an extractor failed at.",
            [
                query(f"sum(increase(tocsin_claims_total{{{PICK}}}[1h]))", "taken over"),
                query(f"sum(increase(tocsin_redis_reconnects_total{{{PICK}}}[1h]))", "reconnected"),
                query(
                    f"sum(increase(tocsin_group_recreated_total{{{PICK}}}[1h]))",
                    "group made again",
                ),
                query(
                    f"sum(increase(tocsin_extraction_errors_total{{{PICK}}}[1h])) or vector(0)",
                    "extraction errors",
                ),
            ],
            unit="suffix: /h",
            colours={"taken over": YELLOW, "reconnected": ORANGE, "group made again": RED},
            width=6,
        )
    )
    board.with_panel(
        series(
            "Memory of Redis",
            "What it uses, and its maxmemory (0: none), at which it refuses every write. "
            "TocsinRedisMemoryFull looks at nine tenths of that.",
            [
                query(f"max(tocsin_redis_memory_bytes{{{PICK}}})", "used"),
                query(f"max(tocsin_redis_memory_limit_bytes{{{PICK}}})", "maxmemory"),
            ],
            unit="bytes",
            colours={"used": BLUE, "maxmemory": RED},
            width=6,
        )
    )


def _saturation(board: dashboard.Dashboard) -> None:
    board.with_row(dashboard.Row("Saturation, per replica"))
    board.with_panel(
        series(
            "Classifier busy",
            "Share of the time that the one classifying thread of a replica works. At 100 % the "
            "replica takes no more.",
            [
                query(
                    f"sum by (instance) (rate(tocsin_classification_seconds_sum{{{PICK}}}{RATE}))",
                    "{{instance}}",
                )
            ],
            unit="percentunit",
            limit=0.9,
            maximum=1,
            width=6,
        )
    )
    board.with_panel(
        series(
            "CPU",
            "Cores in use; the classifier takes one at most.",
            [
                query(
                    f"rate(process_cpu_seconds_total{{{PICK}}}{RATE}) "
                    "and on (job, instance) tocsin_build_info",
                    "{{instance}}",
                )
            ],
            unit="suffix: cores",
            width=6,
        )
    )
    board.with_panel(
        series(
            "Resident memory",
            "The red line is the memory limit of the Kubernetes manifests.",
            [
                query(
                    f"process_resident_memory_bytes{{{PICK}}} "
                    "and on (job, instance) tocsin_build_info",
                    "{{instance}}",
                )
            ],
            unit="bytes",
            limit=768 * 2**20,
            width=6,
        )
    )
    board.with_panel(
        series(
            "Entries in hand and entries per batch",
            "Small batches: the replica keeps up. Batches of TOCSIN_BATCH_SIZE: it does not.",
            [
                query(f"tocsin_in_flight_entries{{{PICK}}}", "in hand {{instance}}"),
                query(
                    f"rate(tocsin_batch_entries_sum{{{PICK}}}{RATE}) / "
                    f"(rate(tocsin_batch_entries_count{{{PICK}}}{RATE}) > 0)",
                    "per batch {{instance}}",
                ),
            ],
            width=6,
        )
    )
    board.with_panel(
        listing(
            "Replicas",
            "One row per process: what it runs, since when, and whether it is ready and connected.",
            [
                rows(
                    "max by (job, instance, version, model, taxonomy) "
                    f"(tocsin_build_info{{{PICK}}})"
                ),
                rows(
                    f"max by (job, instance) (process_start_time_seconds{{{PICK}}} * 1000 "
                    "and on (job, instance) tocsin_build_info)"
                ),
                rows(f"max by (job, instance) (tocsin_ready{{{PICK}}})"),
                rows(f"max by (job, instance) (tocsin_redis_connected{{{PICK}}})"),
                rows(f"sum by (job, instance) (rate(tocsin_documents_total{{{PICK}}}[5m]))"),
            ],
            {
                "job": "Job",
                "instance": "Replica",
                "version": "Version",
                "model": "Model",
                "taxonomy": "Taxonomy",
                "Value #B": "Started",
                "Value #C": "Ready",
                "Value #D": "Redis",
                "Value #E": "Documents/s",
            },
            units={
                "Started": "dateTimeFromNow",
                "Ready": "bool_yes_no",
                "Redis": "bool_yes_no",
                "Documents/s": "none",
            },
            hidden=["Value #A"],
            width=18,
            height=6,
        )
    )
    board.with_panel(
        series(
            "Readers of the alert stream",
            "Clients of /alerts/stream. At TOCSIN_STREAM_CLIENTS further ones get a 503.",
            [
                query(f"sum by (instance) (tocsin_stream_clients{{{PICK}}})", "{{instance}}"),
                query(f"sum(increase(tocsin_stream_drops_total{{{PICK}}}[1h]))", "dropped, 1 h"),
            ],
            colours={"dropped, 1 h": GREY},
            width=6,
            height=6,
        )
    )
