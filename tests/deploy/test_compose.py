"""The compose file: nothing open beyond loopback, no secret, started in order."""

import math
import re
from typing import Any

import pytest
import yaml

from service.forward.guard import Guard
from service.forward.targets import load_targets
from service.ingest.feeds.plan import load_plan
from service.settings import Settings
from tests.support.documents import document, section
from tests.support.processes import ROOT

PATH = ROOT / "deploy" / "compose.yaml"
KEDA = ROOT / "deploy" / "kubernetes" / "components" / "keda" / "scaledobject.yaml"


def services() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(PATH.read_text(encoding="utf-8"))["services"]
    return found


@pytest.mark.parametrize("name", services())
def test_a_service_is_closed_and_watched(name: str) -> None:
    service = services()[name]
    for port in service.get("ports", []):
        assert re.fullmatch(r"127\.0\.0\.1:\d+:\d+", port)
    if service["image"] != "tocsin" or name == "samples":  # the others' is in the image
        assert "healthcheck" in service
    if name != "redis":  # its image begins as root and steps down itself
        assert service["read_only"] is True
        assert service["cap_drop"] == ["ALL"]
    for before in service.get("depends_on", {}).values():
        assert before["condition"] == "service_healthy"
    assert "latest" not in service["image"]
    assert set(service["logging"]["options"]) == {"max-size", "max-file"}  # a disk is not endless


def test_there_is_no_secret_in_it() -> None:
    text = PATH.read_text(encoding="utf-8")
    for line in text.splitlines():
        if re.search("password|REDISCLI_AUTH", line, re.IGNORECASE) and not line.startswith("#"):
            assert re.search(r"\$\{\w+_PASSWORD:\?", line) or line.strip() == "- --requirepass"


def test_data_is_on_named_volumes() -> None:
    content = yaml.safe_load(PATH.read_text(encoding="utf-8"))
    mounts = [mount for one in services().values() for mount in one.get("volumes", [])]
    named = {mount.split(":")[0] for mount in mounts if not mount.startswith(".")}
    assert named == set(content["volumes"]) == {"redis", "prometheus", "alertmanager", "grafana"}
    for mount in mounts:
        if mount.startswith("."):
            assert (PATH.parent / mount.split(":")[0]).exists(), mount
            assert mount.endswith(":ro")


def test_two_workers_have_time_to_drain() -> None:
    workers = [one for name, one in services().items() if name.startswith("tocsin-")]
    assert len(workers) == 2
    for worker in workers:
        assert int(worker["stop_grace_period"].removesuffix("s")) >= (
            Settings(_env_file=None).drain_timeout + 10
        )
        names = [name.removeprefix("TOCSIN_").lower() for name in worker["environment"]]
        assert set(names) <= set(Settings.model_fields)


def test_prometheus_scrapes_the_workers_and_grafana_asks_it() -> None:
    folder = PATH.parent
    config = yaml.safe_load((folder / "prometheus" / "prometheus.yaml").read_text("utf-8"))
    (job,) = [one for one in config["scrape_configs"] if one["job_name"] == "tocsin"]
    targets = job["static_configs"][0]["targets"]
    assert targets == [f"{name}:8000" for name in services() if name.startswith("tocsin-")]
    for name, profile in (("tocsin-feed", "feed"), ("tocsin-forward", "forward")):
        (job,) = [one for one in config["scrape_configs"] if one["job_name"] == name]
        (looked_up,) = job["dns_sd_configs"]
        environment = services()[profile]["environment"]
        port = int(environment.get("TOCSIN_HTTP_PORT", Settings(_env_file=None).http_port))
        assert (looked_up["names"], looked_up["type"], looked_up["port"]) == ([name], "A", port)
        assert services()[profile]["networks"]["default"]["aliases"] == [name]
    provisioned = folder / "grafana" / "provisioning"
    source = yaml.safe_load((provisioned / "datasources" / "prometheus.yaml").read_text("utf-8"))
    assert source["datasources"][0]["url"] == "http://prometheus:9090"
    provider = yaml.safe_load((provisioned / "dashboards" / "tocsin.yaml").read_text("utf-8"))
    path = provider["providers"][0]["options"]["path"]
    mounts = services()["grafana"]["volumes"]
    assert f"./grafana/dashboards:{path}:ro" in mounts


def test_what_is_not_for_everyone_is_a_profile() -> None:
    profiles = {name: one["profiles"] for name, one in services().items() if "profiles" in one}
    assert profiles == {"samples": ["demo"], "feed": ["feed"], "forward": ["forward"]}


def test_the_examples_of_sources_and_targets_are_read() -> None:
    assert load_plan(PATH.parent / "feeds.toml")
    assert load_targets(PATH.parent / "targets.toml", Guard(["desk.example"]))


def needed(documents: int) -> int:
    """Return the bytes kept at so many documents of 2,000 characters a day, as under Sizing."""
    settings = Settings(_env_file=None)
    kept = int(services()["tocsin-1"]["environment"]["TOCSIN_ALERTS_MAXLEN"].strip("}")[-5:])
    streams = 2 + 8  # all alerts, the stories' news, eight categories
    return (
        streams * kept * 2_000
        + settings.documents_keep * 2_500
        + settings.story_limit * 4_600
        + documents * 140  # ids remembered for a day
    )


def test_what_is_kept_fits_into_the_servers_memory() -> None:
    memory = services()["redis"]["command"][-1]
    assert memory == "${REDIS_MEMORY:-2gb}"
    assert needed(1_000_000) < 0.75 * 2 * 2**30


def test_the_sizing_follows_from_the_measured_speed() -> None:
    """Change the speed in the README's Figures, and this says what else changes."""
    speeds = section(document("README.md"), "Speed")
    (speed,) = re.findall(r"^\| Tocsin with its classifier .* \| (\d+) \|$", speeds, re.MULTILINE)
    table = section(document("deploy/README.md"), "Sizing").split("| documents a day |")[1]
    shown = re.findall(r"^\| ([\d,]+) \| (\d+) \| (\d+)\b.* \| ([\d.]+) GB", table, re.MULTILINE)
    assert len(shown) == 4
    most = yaml.safe_load(KEDA.read_text(encoding="utf-8").split("---")[0])["spec"][
        "maxReplicaCount"
    ]
    for day, second, replicas, memory in shown:
        documents = int(day.replace(",", ""))
        busiest = 5 * documents / 86_400
        assert int(second) == round(busiest)
        assert int(replicas) == max(2, math.ceil(busiest / (0.7 * int(speed)))), day
        assert float(memory) == math.ceil(needed(documents) / 1e8) / 10
        (row,) = [line for line in table.splitlines() if line.startswith(f"| {day} ")]
        assert ("maxReplicaCount" in row) == (int(replicas) > most)
        assert ("REDIS_MEMORY" in row) == (needed(documents) > 2 * 2**30)
