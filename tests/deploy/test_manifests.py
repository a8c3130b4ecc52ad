"""The manifests as kubectl renders them, against published schemas and their own promises."""

import importlib
import re
import shutil
import subprocess
import sysconfig
from functools import cache
from typing import Any

import kubernetes_validate
import pydantic
import pytest
import yaml

from service.settings import Settings
from tests.support.processes import ROOT

OVERLAYS = ("own-redis", "managed-redis")
FOLDER = ROOT / "deploy" / "kubernetes" / "overlays"
CUSTOM = {
    "keda.sh/v1alpha1": "cloudcoil.models.keda.v1alpha1",
    "monitoring.coreos.com/v1": "cloudcoil.models.prometheus_operator.v1",
}
"""Packages that carry the schemas of resources that are not Kubernetes' own."""


@cache
def rendered(overlay: str) -> tuple[dict[str, Any], ...]:
    kubectl = shutil.which("kubectl", path=sysconfig.get_path("scripts")) or "kubectl"
    done = subprocess.run(
        [kubectl, "kustomize", str(FOLDER / overlay)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert not done.stderr  # no deprecated field
    return tuple(yaml.safe_load_all(done.stdout))


def one(overlay: str, kind: str, name: str = "tocsin") -> dict[str, Any]:
    (found,) = [
        item
        for item in rendered(overlay)
        if item["kind"] == kind and item["metadata"]["name"].startswith(name)
    ]
    return found


@pytest.mark.parametrize("overlay", OVERLAYS)
def test_they_keep_to_the_published_schemas(overlay: str) -> None:
    kinds = []
    for resource in rendered(overlay):
        kinds.append(resource["kind"])
        version = resource["apiVersion"]
        if version in CUSTOM:
            _check_custom(resource)
        else:
            kubernetes_validate.validate(resource, "1.37", strict=True)
    assert {
        "Deployment", "Service", "ServiceMonitor", "NetworkPolicy", "PodDisruptionBudget",
        "ServiceAccount", "ConfigMap", "ScaledObject", "TriggerAuthentication", "PrometheusRule",
    } <= set(kinds)  # fmt: skip
    assert "Secret" not in kinds


def _check_custom(resource: dict[str, Any]) -> None:
    """Hold a resource to its package's model. Raises where a field is wrong or not known."""
    model = getattr(importlib.import_module(CUSTOM[resource["apiVersion"]]), resource["kind"])
    found = model.model_validate(resource)
    # The models pass over fields that they do not know: those do not come back.
    assert found.model_dump(mode="json", by_alias=True, exclude_unset=True) == resource


@pytest.mark.parametrize("overlay", OVERLAYS)
def test_a_wrong_field_would_be_found(overlay: str) -> None:
    deployment = yaml.safe_load(yaml.safe_dump(one(overlay, "Deployment")))
    deployment["spec"]["template"]["spec"]["terminationGracePeriod"] = 40
    with pytest.raises(kubernetes_validate.ValidationError):
        kubernetes_validate.validate(deployment, "1.37", strict=True)
    scaled = yaml.safe_load(yaml.safe_dump(one(overlay, "ScaledObject")))
    scaled["spec"]["maxReplicas"] = 3
    with pytest.raises((AssertionError, pydantic.ValidationError)):
        _check_custom(scaled)


@pytest.mark.parametrize("overlay", OVERLAYS)
def test_the_pods_have_no_more_rights_than_they_need(overlay: str) -> None:
    pod = one(overlay, "Deployment")["spec"]["template"]["spec"]
    assert pod["automountServiceAccountToken"] is False
    assert pod["securityContext"]["runAsNonRoot"] is True
    assert pod["securityContext"]["runAsUser"] == 10001
    assert pod["securityContext"]["seccompProfile"]["type"] == "RuntimeDefault"
    (container,) = pod["containers"]
    assert container["securityContext"] == {
        "allowPrivilegeEscalation": False,
        "readOnlyRootFilesystem": True,
        "capabilities": {"drop": ["ALL"]},
    }
    assert container["livenessProbe"]["httpGet"]["path"] == "/livez"
    assert container["readinessProbe"]["httpGet"]["path"] == "/readyz"
    assert set(container["resources"]) == {"requests", "limits"}
    policy = one(overlay, "NetworkPolicy")
    assert policy["spec"]["podSelector"] == {"matchLabels": {"app.kubernetes.io/name": "tocsin"}}
    assert policy["spec"]["policyTypes"] == ["Ingress", "Egress"]
    ports = {port["port"] for rule in policy["spec"]["egress"] for port in rule["ports"]}
    assert ports == {53, 6379}


@pytest.mark.parametrize("overlay", OVERLAYS)
def test_a_pod_outlives_its_drain_and_its_settings_are_known(overlay: str) -> None:
    pod = one(overlay, "Deployment")["spec"]["template"]["spec"]
    config = one(overlay, "ConfigMap", "tocsin-settings")
    source = pod["containers"][0]["envFrom"][0]["configMapRef"]["name"]
    assert source == config["metadata"]["name"]  # with its hash
    given = {name.removeprefix("TOCSIN_").lower(): value for name, value in config["data"].items()}
    assert set(given) <= set(Settings.model_fields)
    settings = Settings(_env_file=None, **given)
    assert pod["terminationGracePeriodSeconds"] >= settings.drain_timeout + 5 + 5
    secrets = [env for env in pod["containers"][0]["env"] if "valueFrom" in env]
    assert [env["name"] for env in secrets] == ["TOCSIN_REDIS_URL"]


@pytest.mark.parametrize("overlay", OVERLAYS)
def test_the_autoscaler_looks_at_the_services_own_group(overlay: str) -> None:
    spec = one(overlay, "ScaledObject")["spec"]
    defaults = Settings(_env_file=None)
    assert spec["minReplicaCount"] >= 1
    assert "replicas" not in one(overlay, "Deployment")["spec"]
    lag, pending = (trigger["metadata"] for trigger in spec["triggers"])
    for metadata in (lag, pending):
        assert metadata["stream"] == defaults.documents_stream
        assert metadata["consumerGroup"] == defaults.group
    assert "lagCount" in lag
    assert "pendingEntriesCount" in pending
    tls = {metadata.get("enableTLS") for metadata in (lag, pending)}
    assert tls == ({"true"} if overlay == "managed-redis" else {None})


def test_whoever_speaks_tls_knows_the_private_authority() -> None:
    """The service by a file, KEDA by a parameter; both from the secret that the head makes."""
    overlay = "managed-redis"
    pod = one(overlay, "Deployment")["spec"]["template"]["spec"]
    (volume,) = [volume for volume in pod["volumes"] if "secret" in volume]
    (mount,) = [
        mount
        for mount in pod["containers"][0]["volumeMounts"]
        if mount["name"] == volume["name"] and mount["readOnly"]
    ]
    (item,) = volume["secret"]["items"]
    found = {
        target["parameter"]: target
        for target in one(overlay, "TriggerAuthentication")["spec"]["secretTargetRef"]
    }
    assert set(found) == {"address", "username", "password", "ca"}
    assert (volume["secret"]["secretName"], item["key"]) == (
        found["ca"]["name"],
        found["ca"]["key"],
    )
    head = (FOLDER / overlay / "kustomization.yaml").read_text("utf-8").split("apiVersion")[0]
    assert f"ssl_ca_certs={mount['mountPath']}/{item['path']}'" in head
    assert {target["name"] for target in found.values()} == {"tocsin-redis"}
    for target in found.values():
        assert re.search(rf"--from-(literal={target['key']}=|file={target['key']} )", head)


@pytest.mark.parametrize("overlay", OVERLAYS)
def test_the_monitoring_is_the_one_that_is_tested(overlay: str) -> None:
    rules = yaml.safe_load((ROOT / "deploy/prometheus/rules.yaml").read_text(encoding="utf-8"))
    assert one(overlay, "PrometheusRule")["spec"] == rules
    boards = one(overlay, "ConfigMap", "tocsin-dashboards")
    assert boards["metadata"]["labels"]["grafana_dashboard"] == "1"
    for name, content in boards["data"].items():
        assert content == (ROOT / "deploy/grafana/dashboards" / name).read_text(encoding="utf-8")
    monitor = one(overlay, "ServiceMonitor")["spec"]
    service = one(overlay, "Service")
    (expression,) = monitor["selector"]["matchExpressions"]
    assert expression["operator"] == "In"
    assert service["metadata"]["labels"][expression["key"]] in expression["values"]
    # The jobs that the rules and the compose file know.
    config = yaml.safe_load((ROOT / "deploy/prometheus/prometheus.yaml").read_text("utf-8"))
    jobs = {job["job_name"] for job in config["scrape_configs"]} - {"prometheus"}
    assert set(expression["values"]) == jobs
    assert monitor["endpoints"][0]["port"] in {port["name"] for port in service["spec"]["ports"]}
