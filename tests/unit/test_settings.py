"""Settings from the environment, .env and TOML, with clear errors."""

from pathlib import Path

import pytest

from service.cli.common import masked
from service.errors import ConfigurationError
from service.settings import load_settings, unknown_settings


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_environment_beats_env_file_beats_toml(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "tocsin.toml").write_text('batch_size = 10\nhttp_port = 1\ngroup = "toml"\n')
    (tmp_path / ".env").write_text("TOCSIN_BATCH_SIZE=20\nTOCSIN_HTTP_PORT=2\n")
    monkeypatch.setenv("TOCSIN_CONFIG", str(tmp_path / "tocsin.toml"))
    monkeypatch.setenv("TOCSIN_BATCH_SIZE", "30")
    settings = load_settings()
    assert (settings.batch_size, settings.http_port, settings.group) == (30, 2, "toml")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TOCSIN_BATCH_SIZE", "0"),
        ("TOCSIN_HTTP_PORT", "many"),
        ("TOCSIN_REDIS_URL", "http://127.0.0.1"),
        ("TOCSIN_ALERTS_STREAM", "with space"),
        ("TOCSIN_CLAIM_IDLE", "-1"),
    ],
)
def test_a_wrong_value_is_named(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(ConfigurationError, match=name):
        load_settings()


def test_one_delivery_is_refused_with_its_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOCSIN_MAX_DELIVERIES", "1")
    with pytest.raises(ConfigurationError, match="MAX_DELIVERIES: .*at least 2: .*killed"):
        load_settings()
    assert load_settings(max_deliveries=2).max_deliveries == 2


def test_streams_must_differ(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOCSIN_DEAD_STREAM", "news:documents")
    with pytest.raises(ConfigurationError, match="must differ"):
        load_settings()


@pytest.mark.parametrize("content", [None, "batch_size = "])
def test_a_settings_file_that_can_not_be_read(
    content: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "tocsin.toml"
    if content is not None:
        path.write_text(content)
    monkeypatch.setenv("TOCSIN_CONFIG", str(path))
    with pytest.raises(ConfigurationError, match=r"tocsin\.toml"):
        load_settings()


def test_typos_are_named_and_kubernetes_variables_are_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOCSIN_BATCHSIZE", "5")
    monkeypatch.setenv("TOCSIN_SERVICE_HOST", "127.0.0.1")
    monkeypatch.setenv("TOCSIN_PORT_8000_TCP", "tcp://127.0.0.1:8000")
    assert unknown_settings() == ["TOCSIN_BATCHSIZE"]


def test_secrets_are_masked() -> None:
    assert masked("redis://user:pa@ss@host:1/0") == "redis://user:***@host:1/0"
    assert masked("unix:///tmp/redis.sock") == "unix:///tmp/redis.sock"
    assert "secret" not in repr(load_settings(redis_url="redis://:secret@h"))
