"""A server of Tocsin's own in a folder that the user names."""

import signal
from pathlib import Path

import pytest
import redis

from service.embedded import embedded_server
from service.errors import ConfigurationError
from tests.support.processes import Service, eventually


def test_a_relative_folder_keeps_its_data_for_one_server_at_a_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    folder = Path("data")
    with embedded_server(folder) as server:
        redis.Redis.from_url(server.url).set("key", "kept")
        with pytest.raises(ConfigurationError, match="already"), embedded_server(folder):
            pass
        assert redis.Redis.from_url(server.url).ping()
    with embedded_server(folder) as server:
        assert redis.Redis.from_url(server.url).get("key") == b"kept"


def test_a_file_can_not_be_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.touch()
    with pytest.raises(ConfigurationError, match="file can't be"), embedded_server(path):
        pass


@pytest.mark.parametrize(
    ("number", "said"),
    [(signal.SIGTERM, "embedded server"), (signal.SIGHUP, "made the consumer group")],
    ids=("while it starts", "the terminal is closed"),
)
def test_a_service_that_is_stopped_leaves_no_server_and_no_folder_behind(
    number: signal.Signals, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "tmp"
    own.mkdir()
    monkeypatch.setenv("TMPDIR", str(own))
    service = Service("redis://127.0.0.1:1", tmp_path, "--embedded")
    try:
        eventually(lambda: said in service.log(), what=said)
        service.process.send_signal(number)
        service.process.wait(60)
        assert not [*own.glob("tocsin-*")]
    finally:
        service.process.send_signal(signal.SIGTERM)
        service.process.wait(60)
