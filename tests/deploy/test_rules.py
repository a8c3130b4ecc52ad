"""The rules: tried by promtool, complete, and each with a section in the runbook."""

import shutil
import subprocess

import pytest
import yaml

from deploy.prometheus.__main__ import RESOURCE, rendered
from tests.observe.expressions import RULES, rules
from tests.support.documents import anchors, document
from tests.support.processes import ROOT

TESTS = sorted(RULES.parent.glob("rules*.test.yaml"))
needs_promtool = pytest.mark.skipif(
    shutil.which("promtool") is None, reason="needs promtool (Debian: prometheus)"
)


def alerts() -> list[str]:
    return [rule["alert"] for rule in rules() if "alert" in rule]


def promtool(*words: str) -> None:
    done = subprocess.run(["promtool", *words], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@needs_promtool
def test_promtool_finds_them_right() -> None:
    promtool("check", "config", str(RULES.with_name("prometheus.yaml")))
    promtool("test", "rules", *map(str, TESTS))


@pytest.mark.skipif(shutil.which("amtool") is None, reason="needs amtool (prometheus-alertmanager)")
def test_alertmanager_takes_its_configuration() -> None:
    path = ROOT / "deploy" / "alertmanager" / "alertmanager.yaml"
    done = subprocess.run(["amtool", "check-config", path], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("name", alerts())
def test_each_alert_says_what_to_do(name: str) -> None:
    (rule,) = [one for one in rules() if one.get("alert") == name]
    assert rule["labels"]["severity"] in {"warning", "critical"}
    assert set(rule["annotations"]) == {"summary", "description", "runbook_url"}
    file, _, anchor = rule["annotations"]["runbook_url"].partition("#")
    assert (file, anchor) == ("deploy/RUNBOOK.md", name.lower())
    assert anchor in anchors(document("deploy/RUNBOOK.md"))


@pytest.mark.parametrize("name", alerts())
def test_each_alert_fires_in_a_case(name: str) -> None:
    fired = [
        sample["labels"]
        for path in TESTS
        for case in yaml.safe_load(path.read_text(encoding="utf-8"))["tests"]
        for test in case.get("promql_expr_test", [])
        for sample in test["exp_samples"]
    ]
    assert any(f'alertname="{name}"' in labels for labels in fired)


def test_the_operators_resource_is_fresh() -> None:
    assert RESOURCE.read_text(encoding="utf-8") == rendered(), "run `make dashboards`"
