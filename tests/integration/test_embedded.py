"""A server of Tocsin's own in a folder that the user names."""

from pathlib import Path

import pytest
import redis

from service.embedded import embedded_server
from service.errors import ConfigurationError


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
