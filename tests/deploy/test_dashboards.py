"""The dashboards: made by their generator, complete, and of metrics that there are."""

import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml
from prometheus_client import generate_latest
from prometheus_client.parser import text_string_to_metric_families

from deploy.grafana.__main__ import rendered
from service.embedded import EmbeddedServer
from service.forward.metrics import ForwardMetrics
from service.serve.feed_metrics import FeedMetrics
from tests.observe.expressions import (
    DASHBOARDS,
    NOT_OURS,
    dashboard,
    dashboards,
    filled,
    metric_names,
    of_dashboards,
    panels,
    rules,
)


def every_panel() -> list[Any]:
    return [
        pytest.param(panel, id=f"{path.stem}: {panel['title']}")
        for path in dashboards()
        for panel in panels(path)
    ]


def test_they_are_fresh() -> None:
    made = rendered()
    assert {path.name for path in DASHBOARDS.glob("*.json")} == set(made)
    for name, content in made.items():
        assert (DASHBOARDS / name).read_text(encoding="utf-8") == content, "run `make dashboards`"


@pytest.mark.parametrize("panel", every_panel())
def test_each_panel_explains_itself(panel: dict[str, Any]) -> None:
    assert len(panel["description"]) > 20
    assert panel["datasource"]["uid"] == "${datasource}"
    defaults = panel["fieldConfig"]["defaults"]
    assert defaults["unit"]
    assert defaults["thresholds"]["steps"]
    assert panel["targets"]


@pytest.mark.parametrize("path", dashboards(), ids=lambda path: path.stem)
def test_no_panels_overlap(path: Path) -> None:
    taken: set[tuple[int, int]] = set()
    for panel in dashboard(path)["panels"]:
        at = panel["gridPos"]
        cells = {
            (x, y)
            for x in range(at["x"], at["x"] + at["w"])
            for y in range(at["y"], at["y"] + at["h"])
        }
        assert not cells & taken, panel["title"]
        assert at["x"] + at["w"] <= 24
        taken |= cells


def test_they_link_to_each_other_and_share_variables() -> None:
    boards = {path.stem: dashboard(path) for path in dashboards()}
    uids = {name: board["uid"] for name, board in boards.items()}
    assert boards["operations"]["links"][0]["url"] == f"/d/{uids['newsroom']}"
    assert boards["newsroom"]["links"][0]["url"] == f"/d/{uids['operations']}"
    for board in boards.values():
        assert board["links"][0]["includeVars"]
        assert board["links"][0]["keepTime"]
    names = {
        name: [one["name"] for one in board["templating"]["list"]] for name, board in boards.items()
    }
    assert names["operations"] == ["datasource", "job", "instance"]
    assert names["newsroom"] == ["datasource", "job", "category", "severity"]


def test_every_metric_in_rules_and_dashboards_is_on_a_live_page(
    server: EmbeddedServer, start_worker: Any
) -> None:
    worker = start_worker(server.url)
    worker.wait_ready()
    known = {rule["record"] for rule in rules() if "record" in rule} | NOT_OURS
    # The pages of feeder and forwarder as they begin; tests.observe asks live ones.
    pages = [generate_latest(one.registry).decode() for one in (FeedMetrics(), ForwardMetrics())]
    pages.append(worker.get("/metrics")[1])
    for family in (one for page in pages for one in text_string_to_metric_families(page)):
        endings = {"counter": ["_total"], "info": ["_info"]}.get(family.type, [""])
        if family.type == "histogram":
            endings = ["_bucket", "_sum", "_count"]
        known |= {family.name + ending for ending in endings} | {one.name for one in family.samples}
    used: dict[str, set[str]] = {}
    for rule in rules():
        used[rule.get("record") or rule["alert"]] = metric_names(rule["expr"])
    for expression in of_dashboards():
        used[expression.where] = metric_names(expression.text)
    unknown = {where: names - known for where, names in used.items() if names - known}
    assert not unknown


@pytest.mark.skipif(shutil.which("promtool") is None, reason="needs promtool (Debian: prometheus)")
def test_a_countrys_first_alert_is_counted(tmp_path: Path) -> None:
    """Its series begins at 1; one that was there before, or resets, counts nothing twice."""
    (expression,) = [
        filled(target["expr"], span="30m")
        for panel in panels(DASHBOARDS / "newsroom.json")
        if panel["title"] == "Countries with most alerts"
        for target in panel["targets"]
    ]
    counted = {
        "FR": ("_x45 1x30", 1),  # its first
        "DE": ("7x45 8x30", 1),  # one more
        "ES": ("_x40 1x5 2x5 1x30", 3),  # its first, another, a restart and one more
        "IT": ("4x75", None),  # none
    }
    case = {
        "interval": "1m",
        "input_series": [
            {
                "series": "tocsin_alerts_by_country_total"
                f'{{job="tocsin", category="arrest", country="{country}"}}',
                "values": values,
            }
            for country, (values, _) in counted.items()
        ],
        "promql_expr_test": [
            {
                "expr": f"round({expression})",
                "eval_time": "1h",
                "exp_samples": [
                    {"labels": f'{{country="{country}"}}', "value": number}
                    for country, (_, number) in counted.items()
                    if number is not None
                ],
            }
        ],
    }
    path = tmp_path / "countries.yaml"
    path.write_text(yaml.safe_dump({"rule_files": [], "tests": [case]}), encoding="utf-8")
    done = subprocess.run(
        ["promtool", "test", "rules", path], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_names_are_taken_from_the_expressions() -> None:
    assert metric_names('sum(rate(a_total{x="y"}[5m])) / on (b) (c > 0) or vector(0)') == {
        "a_total",
        "c",
    }
