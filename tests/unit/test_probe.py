"""The image's health check asks the process beside it, and loads next to nothing."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from service.probe import main
from tests.support.processes import ROOT, free_port


class _Probe(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200 if self.path == "/livez" else 503)
        self.end_headers()
        self.wfile.write(b"words")

    def log_message(self, *_words: object) -> None:
        pass


@pytest.fixture
def port() -> Iterator[int]:
    with HTTPServer(("127.0.0.1", 0), _Probe) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_port
        server.shutdown()


def test_yes_no_and_nobody(
    port: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TOCSIN_HTTP_PORT", str(port))
    assert main("livez") == 0
    assert main("/readyz") == 1
    assert capsys.readouterr().out == "200 words\n503 words\n"
    monkeypatch.setenv("TOCSIN_HTTP_PORT", str(free_port()))
    assert main("livez") == 1
    assert "no answer on port" in capsys.readouterr().out


def test_the_port_of_a_settings_file(
    port: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "tocsin.toml"
    path.write_text(f"http_port = {port}\n")
    monkeypatch.setenv("TOCSIN_CONFIG", str(path))
    assert main("livez") == 0


def test_it_loads_no_library() -> None:
    code = "import sys, service.probe; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert not {"pydantic", "numpy", "redis", "typer"} & set(done.stdout.split())
