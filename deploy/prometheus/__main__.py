"""Writes rules.yaml as a PrometheusRule: part of `make dashboards`."""

from pathlib import Path

import yaml

FOLDER = Path(__file__).parent
RULES = FOLDER / "rules.yaml"
RESOURCE = FOLDER / "prometheusrule.yaml"


def rendered() -> str:
    """Return the resource."""
    resource = {
        "apiVersion": "monitoring.coreos.com/v1",
        "kind": "PrometheusRule",
        "metadata": {"name": "tocsin"},
        "spec": yaml.safe_load(RULES.read_text(encoding="utf-8")),
    }
    head = "# Made from rules.yaml by `make dashboards`.\n"
    return head + yaml.safe_dump(resource, sort_keys=False, width=100)


if __name__ == "__main__":
    RESOURCE.write_text(rendered(), encoding="utf-8")
    print(RESOURCE)
