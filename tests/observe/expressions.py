"""Every PromQL expression that is shipped: of the dashboards' panels and of the rules."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import promql_parser
import yaml

from tests.support.processes import ROOT

DASHBOARDS = ROOT / "deploy" / "grafana" / "dashboards"
RULES = ROOT / "deploy" / "prometheus" / "rules.yaml"
NOT_OURS = {"ALERTS", "up"}
"""Metrics that Prometheus makes itself."""


@dataclass(frozen=True)
class Expression:
    """One expression and where it stands."""

    where: str
    text: str
    instant: bool = False


def dashboard(path: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return content


def dashboards() -> list[Path]:
    found = sorted(DASHBOARDS.glob("*.json"))
    assert found
    return found


def panels(path: Path) -> list[dict[str, Any]]:
    """Return the panels with queries."""
    return [one for one in dashboard(path)["panels"] if one["type"] != "row"]


def filled(text: str, *, rate: str = "5m", span: str = "1h") -> str:
    """Put values in the place of Grafana's variables: all of each, and these windows."""
    text = text.replace("$__rate_interval", rate).replace("$__range", span)
    text = re.sub(r"\$(job|instance|category|severity)\b", ".*", text)
    assert "$" not in text, text
    return text


def of_dashboards(*, rate: str = "5m", span: str = "1h") -> Iterator[Expression]:
    for path in dashboards():
        for panel in panels(path):
            for target in panel["targets"]:
                yield Expression(
                    f"{path.stem}: {panel['title']} ({target['refId']})",
                    filled(target["expr"], rate=rate, span=span),
                    instant=bool(target.get("instant")),
                )


def rules() -> list[dict[str, Any]]:
    groups = yaml.safe_load(RULES.read_text(encoding="utf-8"))["groups"]
    return [rule for group in groups for rule in group["rules"]]


def selectors(text: str) -> set[str]:
    """Return the vector selectors in an expression, without their ranges."""
    found: set[str] = set()

    def walk(node: Any) -> None:
        if isinstance(node, promql_parser.MatrixSelector):
            node = node.vector_selector
        if isinstance(node, promql_parser.VectorSelector):
            found.add(re.sub(r" offset .*", "", node.prettify()))
            return
        for name in ("expr", "lhs", "rhs", "param"):
            if (child := getattr(node, name, None)) is not None:
                walk(child)
        for child in getattr(node, "args", None) or ():
            walk(child)

    walk(promql_parser.parse(text))
    return found


def metric_names(text: str) -> set[str]:
    """Return the metrics that an expression reads."""
    return {one.partition("{")[0] for one in selectors(text)}
