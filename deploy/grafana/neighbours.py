"""The rows of Operations for the processes beside the service: feeder and forwarder."""

from grafana_foundation_sdk.builders import dashboard

from deploy.grafana.parts import (
    BLUE,
    GREEN,
    GREY,
    ORANGE,
    PURPLE,
    RED,
    YELLOW,
    listing,
    query,
    rows,
    series,
)

FEED, FORWARD = 'job=~"$job(-feed)?"', 'job=~"$job(-forward)?"'
"""Their jobs stand beside the service's: tocsin, tocsin-feed, tocsin-forward."""
RATE = "[$__rate_interval]"
ITEM_COLOURS = {"published": GREEN, "seen": GREY, "passed": BLUE, "bad": ORANGE}
POLL_COLOURS = {"changed": GREEN, "unchanged": GREY, "failed": RED}
ALERT_COLOURS = {"delivered": GREEN, "filtered": GREY, "dead": RED}
OUTCOME_COLOURS = {
    "2xx": GREEN,
    "3xx": BLUE,
    "4xx": ORANGE,
    "5xx": RED,
    "timeout": YELLOW,
    "connection": PURPLE,
    "refused": GREY,
}


def add_feeds(board: dashboard.Dashboard) -> None:
    """Add what `tocsin feed` does; the panels are empty where nothing feeds."""
    board.with_row(dashboard.Row("Feeds (tocsin feed)"))
    board.with_panel(
        series(
            "Items by result",
            "Of all sources. published: new on the stream; seen: listed again; passed: withheld, "
            "cancelled or without words; bad: no document, told in the log.",
            [
                query(
                    f"sum by (result) (rate(tocsin_feed_items_total{{{FEED}}}{RATE})) * 60",
                    "{{result}}",
                )
            ],
            unit="suffix: /min",
            stacked=True,
            colours=ITEM_COLOURS,
        )
    )
    board.with_panel(
        series(
            "Polls by result",
            "Polls of web feeds. Mostly unchanged is good: servers know conditional requests. Only "
            "failed: the way out is blocked (TocsinFeedNoPolls).",
            [
                query(
                    f"sum by (result) (rate(tocsin_feed_polls_total{{{FEED}}}{RATE})) * 60",
                    "{{result}}",
                )
            ],
            unit="suffix: /min",
            stacked=True,
            colours=POLL_COLOURS,
        )
    )
    board.with_panel(
        series(
            "Failures by reason",
            "Feeds, files and pages that could not be taken. status and gone are the publisher's "
            "matter, connection the network's, address and file the operator's.",
            [
                query(
                    f"sum by (reason) (rate(tocsin_feed_errors_total{{{FEED}}}{RATE})) * 60 > 0",
                    "{{reason}}",
                )
            ],
            unit="suffix: /min",
            stacked=True,
        )
    )
    board.with_panel(
        listing(
            "Sources",
            "One row per source: whether it could be read last time, when it last was, and what it "
            "brought. TocsinFeedFailing looks at the first, TocsinFeedSilent at the last.",
            [
                rows(f"max by (job, source) (tocsin_feed_source_up{{{FEED}}})"),
                rows(
                    "max by (job, source) "
                    f"(tocsin_feed_last_success_timestamp_seconds{{{FEED}}}) * 1000"
                ),
                *(
                    rows(
                        "sum by (job, source) "
                        f'(increase(tocsin_feed_items_total{{{FEED}, result="{result}"}}{span}))'
                    )
                    for result, span in (
                        ("published", "[1h]"),
                        ("bad", "[1h]"),
                        ("published", "[1d]"),
                    )
                ),
            ],
            {
                "job": "Job",
                "source": "Source",
                "Value #A": "Well",
                "Value #B": "Last well",
                "Value #C": "New, 1 h",
                "Value #D": "Bad, 1 h",
                "Value #E": "New, 1 d",
            },
            units={
                "Well": "bool_yes_no",
                "Last well": "dateTimeFromNow",
                "New, 1 h": "short",
                "Bad, 1 h": "short",
                "New, 1 d": "short",
            },
            width=16,
        )
    )
    board.with_panel(
        series(
            "Time of a reply",
            "From the request for a feed or a page to the end of its reply.",
            [
                query(
                    f"histogram_quantile({q}, sum by (le) "
                    f"(rate(tocsin_feed_fetch_seconds_bucket{{{FEED}}}{RATE})))",
                    name,
                )
                for q, name in (("0.5", "p50"), ("0.95", "p95"))
            ],
            unit="s",
            logarithmic=True,
            colours={"p50": GREEN, "p95": YELLOW},
        )
    )


def add_webhooks(board: dashboard.Dashboard) -> None:
    """Add what `tocsin forward` does; the panels are empty where nothing forwards."""
    board.with_row(dashboard.Row("Webhooks (tocsin forward)"))
    board.with_panel(
        series(
            "Alerts by result",
            "Of all targets. All filtered: look at the targets' conditions. dead: given up, "
            "`tocsin forward --replay` posts them once more.",
            [
                query(
                    f"sum by (result) (rate(tocsin_forward_alerts_total{{{FORWARD}}}{RATE})) * 60",
                    "{{result}}",
                )
            ],
            unit="suffix: /min",
            stacked=True,
            colours=ALERT_COLOURS,
        )
    )
    board.with_panel(
        series(
            "POSTs by outcome",
            "4xx: the receiver or its credentials changed; 5xx, timeout, connection: it is ill or "
            "away; refused: its address may not be posted to.",
            [
                query(
                    "sum by (outcome) "
                    f"(rate(tocsin_forward_attempts_total{{{FORWARD}}}{RATE})) * 60",
                    "{{outcome}}",
                )
            ],
            unit="suffix: /min",
            stacked=True,
            colours=OUTCOME_COLOURS,
        )
    )
    board.with_panel(
        series(
            "Alerts that wait, by target",
            "Not yet read for the target, or in hand. Grows: the target is away, or slower than "
            "the alerts come. The red line is where TocsinForwardLagGrowing looks.",
            [query(f"tocsin:forward_waiting:max{{{FORWARD}}}", "{{target}}")],
            limit=100,
        )
    )
    board.with_panel(
        listing(
            "Targets",
            "One row per target: whether every forwarder's last POST went well, what waits, and "
            "what became of the last hour's alerts.",
            [
                rows(f"min by (job, target) (tocsin_forward_target_up{{{FORWARD}}})"),
                rows(f"max by (job, target) (tocsin:forward_waiting:max{{{FORWARD}}})"),
                *(
                    rows(
                        "sum by (job, target) "
                        f'(increase(tocsin_forward_alerts_total{{{FORWARD}, result="{one}"}}[1h]))'
                    )
                    for one in ("delivered", "filtered", "dead")
                ),
                rows(
                    "max by (job, target) "
                    f"(tocsin:forward_failed:ratio_rate15m{{{FORWARD}}}) or "
                    f"max by (job, target) (tocsin_forward_target_up{{{FORWARD}}}) * 0"
                ),
            ],
            {
                "job": "Job",
                "target": "Target",
                "Value #A": "Well",
                "Value #B": "Waiting",
                "Value #C": "Delivered, 1 h",
                "Value #D": "Filtered, 1 h",
                "Value #E": "Given up, 1 h",
                "Value #F": "POSTs failed",
            },
            units={
                "Well": "bool_yes_no",
                "Waiting": "short",
                "Delivered, 1 h": "short",
                "Filtered, 1 h": "short",
                "Given up, 1 h": "short",
                "POSTs failed": "percentunit",
            },
            width=16,
        )
    )
    board.with_panel(
        series(
            "Time of a POST, p95",
            "A forwarder posts to a target one after the other: a second each makes sixty alerts a "
            "minute.",
            [
                query(
                    "histogram_quantile(0.95, sum by (le, target) "
                    f"(rate(tocsin_forward_seconds_bucket{{{FORWARD}}}{RATE})))",
                    "{{target}}",
                )
            ],
            unit="s",
            logarithmic=True,
        )
    )


def add_processes(board: dashboard.Dashboard) -> None:
    """Add a row per process of either kind."""
    board.with_row(dashboard.Row("Feeders and forwarders, per process"))
    pick = 'job=~"$job(-feed|-forward)?"'
    infos = " or ".join(f"tocsin_{one}_build_info{{{pick}}}" for one in ("feed", "forward"))
    board.with_panel(
        listing(
            "Feeders and forwarders",
            "One row per process: what it runs, since when, whether it is ready, and its calls to "
            "Redis that failed in the last hour (each is repeated).",
            [
                rows(f"max by (job, instance, version) ({infos})"),
                rows(
                    f"max by (job, instance) (process_start_time_seconds{{{pick}}} * 1000 "
                    f"and on (job, instance) ({infos}))"
                ),
                rows(
                    f"max by (job, instance) (tocsin_feed_ready{{{pick}}} "
                    f"or tocsin_forward_ready{{{pick}}})"
                ),
                rows(
                    "sum by (job, instance) "
                    f"(increase(tocsin_feed_redis_errors_total{{{pick}}}[1h]) "
                    f"or increase(tocsin_forward_redis_errors_total{{{pick}}}[1h]))"
                ),
                rows(
                    f"max by (job, instance) (process_resident_memory_bytes{{{pick}}} "
                    f"and on (job, instance) ({infos}))"
                ),
            ],
            {
                "job": "Job",
                "instance": "Process",
                "version": "Version",
                "Value #B": "Started",
                "Value #C": "Ready",
                "Value #D": "Redis errors, 1 h",
                "Value #E": "Memory",
            },
            units={
                "Started": "dateTimeFromNow",
                "Ready": "bool_yes_no",
                "Redis errors, 1 h": "short",
                "Memory": "bytes",
            },
            hidden=["Value #A"],
            width=24,
            height=5,
        )
    )
