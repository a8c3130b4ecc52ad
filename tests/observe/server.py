"""A real Prometheus on loopback, with the configuration that is shipped."""

import json
import shutil
import subprocess
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from tests.observe.expressions import RULES
from tests.support.processes import ROOT, eventually, free_port

CONFIG = ROOT / "deploy" / "prometheus" / "prometheus.yaml"
SCRAPE = "1s"
RULES_EVERY = "2s"


class QueryError(Exception):
    """Prometheus refused an expression; its words."""


def installed() -> bool:
    return shutil.which("prometheus") is not None


class Prometheus:
    """Scrapes targets every second and evaluates the shipped rules every two."""

    def __init__(self, folder: Path, targets: Mapping[str, Sequence[str]]) -> None:
        """Start it; `targets` are the addresses of each job of Tocsin's."""
        self.port = free_port()
        config = yaml.safe_load(CONFIG.read_text(encoding="utf-8"))
        config["global"] = {"scrape_interval": SCRAPE, "evaluation_interval": RULES_EVERY}
        del config["alerting"]
        jobs = [job for job in config["scrape_configs"] if job["job_name"] in targets]
        assert {job["job_name"] for job in jobs} == set(targets)
        for job in jobs:
            job.pop("dns_sd_configs", None)
            job["static_configs"] = [{"targets": list(targets[job["job_name"]])}]
        config["scrape_configs"] = jobs
        rules = yaml.safe_load(RULES.read_text(encoding="utf-8"))
        for group in rules["groups"]:
            group["interval"] = RULES_EVERY
        (folder / "prometheus.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
        (folder / "rules.yaml").write_text(yaml.safe_dump(rules), encoding="utf-8")
        self._log = (folder / "prometheus.log").open("wb")
        self._process = subprocess.Popen(
            [
                "prometheus", f"--config.file={folder / 'prometheus.yaml'}",
                f"--storage.tsdb.path={folder / 'data'}",
                f"--web.listen-address=127.0.0.1:{self.port}",
            ],
            stdout=self._log,
            stderr=subprocess.STDOUT,
        )  # fmt: skip
        eventually(self._ready, 30, "Prometheus is ready")

    def _ready(self) -> bool:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/-/ready", timeout=3):
                return True
        except OSError:
            assert self._process.poll() is None, "Prometheus ended"
            return False

    def stop(self) -> None:
        self._process.terminate()
        self._process.wait()
        self._log.close()

    def get(self, path: str, **parameters: str | float) -> Any:
        """Return the data of an API call. Raises QueryError."""
        query = urllib.parse.urlencode(parameters)
        url = f"http://127.0.0.1:{self.port}/api/v1/{path}?{query}"
        try:
            with urllib.request.urlopen(url, timeout=60) as reply:
                return json.load(reply)["data"]
        except urllib.error.HTTPError as error:
            raise QueryError(json.load(error)["error"]) from error

    def instant(self, expression: str, at: float) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.get("query", query=expression, time=at)["result"]
        return found

    def over(self, expression: str, start: float, end: float, step: float) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.get(
            "query_range", query=expression, start=start, end=end, step=step
        )["result"]
        return found

    def rules(self) -> list[dict[str, Any]]:
        return [rule for group in self.get("rules")["groups"] for rule in group["rules"]]
