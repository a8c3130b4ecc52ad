"""Arrows point one way: who may import whom."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

PURE_PARSERS = ["address", "encoding", "item", "kind", "lines", "newsml", "ninjs", "objects"]
PURE_PARSERS += ["page", "parse", "plain", "syndication"]

FORBIDDEN: dict[str, set[str]] = {
    "schemas": {"service", "faststream", "redis", "prometheus_client"},
    "service/errors.py": {"service", "faststream", "redis"},
    "service/classify": {
        "asyncio",
        "datetime.now",
        "faststream",
        "prometheus_client",
        "redis",
        "service.app",
        "service.cli",
        "service.commit",
        "service.ingest",
        "service.line",
        "service.serve",
        "service.settings",
        "service.streams",
        "socket",
        "time",
        "urllib",
    },
    "service/streams": {
        "service.ingest",
        "service.commit",
        "service.line",
        "service.serve",
        "service.app",
        "service.cli",
        "faststream",
    },
    "service/ingest": {
        "service.commit",
        "service.line",
        "service.serve",
        "service.app",
        "service.cli",
        "service.classify",
    },
    **{
        f"service/ingest/feeds/{name}.py": {
            "asyncio",
            "httpx",
            "os",
            "redis",
            "service.ingest.feeds.fetch",
            "service.ingest.feeds.sink",
            "service.settings",
            "socket",
            "time",
            "urllib.request",
        }
        for name in PURE_PARSERS
    },
    "service/commit": {
        "service.ingest",
        "service.line",
        "service.serve",
        "service.app",
        "service.cli",
        "service.classify",
        "faststream",
    },
    "service/serve": {
        "service.ingest",
        "service.line",
        "service.commit",
        "service.app",
        "service.cli",
        "service.classify",
    },
    "service/forward": {
        "service.ingest",
        "service.line",
        "service.app",
        "service.cli",
        "service.classify",
        "faststream",
    },
    "service/extract": {
        "asyncio",
        "faststream",
        "redis",
        "service.app",
        "service.cli",
        "service.commit",
        "service.ingest",
        "service.line",
        "service.serve",
        "service.settings",
        "service.streams",
        "socket",
        "time",
    },
    "service/story": {
        "asyncio",
        "faststream",
        "redis",
        "service.app",
        "service.cli",
        "service.commit",
        "service.ingest",
        "service.line",
        "service.serve",
        "service.settings",
        "service.streams",
        "socket",
        "time",
    },
    "service/line": {"service.app", "service.cli", "faststream", "redis"},
}


def imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


def files(place: str) -> list[Path]:
    path = ROOT / place
    return [path] if path.is_file() else sorted(path.rglob("*.py"))


@pytest.mark.parametrize("place", FORBIDDEN)
def test_nothing_imports_against_the_line(place: str) -> None:
    found = files(place)
    assert found, place
    for path in found:
        for module in imports(path):
            bad = [one for one in FORBIDDEN[place] if module == one or module.startswith(f"{one}.")]
            allowed = place == "service/errors.py" and module.startswith("schemas")
            # The client loads redis only when it is used.
            client = path.parent == ROOT / "schemas" and path.name in {"client.py", "follow.py"}
            allowed = allowed or (client and bad == ["redis"])
            assert not bad or allowed, f"{path.relative_to(ROOT)} imports {module}"


def test_only_the_edge_knows_faststream() -> None:
    edges = {
        "service/app.py",
        "service/contract.py",
        "service/ingest/client.py",
        "service/ingest/consumer.py",
        "service/serve/http.py",
    }
    users = {
        str(path.relative_to(ROOT))
        for path in (ROOT / "service").rglob("*.py")
        if any(module.split(".")[0] == "faststream" for module in imports(path))
    }
    assert users <= edges
