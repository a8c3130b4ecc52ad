"""Settings from the environment, .env and TOML, with clear errors."""

from pathlib import Path

import pytest
from redis.crc import key_slot

from service.cli.common import masked
from service.errors import ConfigurationError
from service.settings import Settings, load_settings, unknown_settings


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
    with pytest.raises(ConfigurationError, match=r"MAX_DELIVERIES: .*at least 2: .*killed"):
        load_settings()
    assert load_settings(max_deliveries=2).max_deliveries == 2


@pytest.mark.parametrize(
    "url",
    [
        "redis://:hush/hush@redis:6379/0",
        "redis://:hush#hush@redis:6379/0",
        "redis://:hush?hush@redis:6379/0",
        "redis://:1234/hush@redis",
        "redis://:1234?hush@redis",
        "redis://:1234?hush=hush@redis",
        "redis://redis:hush/0",
        "redis://redis:99999/0",
        "redis://[::1/0",
        "redis://redis/hush",
        "redis://redis/0?db=-1",
        "redis://redis/0#1",
        "redis://redis/0?protocol=9",
        "redis://redis/0?hush=1",
        "redis://redis/0?health_check_interval=hush",
        "rediss://redis/0?ssl_cert_reqs=hush",
        "unix://run/hush.sock",
        "unix://",
    ],
)
def test_an_address_that_redis_py_can_not_take_is_refused_unquoted(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TOCSIN_REDIS_URL", url)
    with pytest.raises(ConfigurationError, match="TOCSIN_REDIS_URL: ") as caught:
        load_settings()
    cause = caught.value.__cause__
    assert "hush" not in f"{caught.value}{cause}"
    assert "1234" not in f"{caught.value}{cause}"


@pytest.mark.parametrize(
    "url",
    [
        "redis://user:a%2Fb%23c%3F%40@redis:6379/15",
        "redis://:a@b@redis",
        "redis://[::1]:6379/0/",
        "redis:///3",
        "rediss://redis:6380/0?ssl_ca_certs=/etc/ca.pem&socket_keepalive=1",
        "unix://user:secret@/run/redis@home.sock?db=3",
    ],
)
def test_an_address_that_redis_py_takes_is_taken(url: str) -> None:
    assert load_settings(redis_url=url).url() == url


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("claim_idle", "inf"),
        ("claim_idle", "nan"),
        ("stuck_after", "1e300"),
        ("drain_timeout", "inf"),
        ("dead_pause", "nan"),
        ("stream_heartbeat", "inf"),
        ("story_points", "inf"),
        ("story_points", "nan"),
        ("dedup_window", str(10**16)),
        ("story_window", str(10**17)),
        ("alerts_max_age", str(10**12)),
        ("feed_seen_window", str(10**19)),
        ("alerts_maxlen", str(10**20)),
        ("story_limit", str(10**20)),
    ],
)
def test_what_no_clock_and_no_server_can_count_is_refused(
    name: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(f"TOCSIN_{name.upper()}", value)
    with pytest.raises(ConfigurationError, match=f"TOCSIN_{name.upper()}: "):
        load_settings()


def test_who_has_names_of_its_own_has_keys_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    usual = load_settings(dead_stream="elsewhere", consumer="me")
    assert (usual.seen_prefix, usual.story_prefix) == ("news:seen:", "news:story:")
    monkeypatch.setenv("TOCSIN_GROUP", "staging")
    given: list[dict[str, str]] = [
        {},
        {"alerts_stream": "staging:alerts"},
        {"documents_stream": "a:b", "group": "c"},
        {"documents_stream": "a", "group": "b:c"},
    ]
    found = [load_settings(**one) for one in given]
    prefixes = {one.seen_prefix for one in found} | {one.story_prefix for one in found}
    assert len(prefixes) == 2 * len(given)
    assert all(one.startswith(("news:seen:", "news:story:")) for one in prefixes)  # as in users.acl
    monkeypatch.setenv("TOCSIN_SEEN_PREFIX", "news:seen:")
    own = load_settings()
    assert own.seen_prefix == "news:seen:"
    assert own.story_prefix == found[0].story_prefix
    assert Settings(**own.model_dump()) == own


def test_default_prefixes_lie_in_the_slot_of_the_documents() -> None:
    tagged = load_settings(
        documents_stream="wire:{t}:in", alerts_stream="{t}out", dead_stream="{t}dead",
        stories_stream="{t}stories", group="{g}",
    )  # fmt: skip
    keys = [tagged.documents_stream, tagged.category_stream("arrest"), tagged.dead_stream]
    keys += [f"{tagged.seen_prefix}{1:032x}", f"{tagged.story_prefix}recent"]
    assert {key_slot(key.encode()) for key in keys} == {key_slot(b"t")}


def test_a_wrong_name_is_named_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOCSIN_GROUP", "")
    with pytest.raises(ConfigurationError, match="TOCSIN_GROUP") as caught:
        load_settings()
    assert "PREFIX" not in str(caught.value)


def test_streams_must_differ(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOCSIN_DEAD_STREAM", "news:documents")
    with pytest.raises(ConfigurationError, match="must differ"):
        load_settings()


@pytest.mark.parametrize(
    "name", ["documents_stream", "dead_stream", "stories_stream", "forward_dead_stream"]
)
def test_no_stream_lies_among_those_of_the_categories(name: str) -> None:
    with pytest.raises(ConfigurationError, match=rf"{name} \(here:arrest\) begins with alerts"):
        load_settings(alerts_stream="here", **{name: "here:arrest"})
    load_settings(alerts_stream="here", **{name: "here-arrest"})


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
    Path(".env").write_text("TOCSIN_GRUOP=a\nTOCSIN_CONFIG=mine.toml\nTOCSIN_GROUP=b\nOTHER=c\n")
    Path("mine.toml").write_text("batch_size = 7\nhttp-port = 1\n")
    monkeypatch.setenv("TOCSIN_CONFIG", "mine.toml")
    assert unknown_settings() == [
        ".env: TOCSIN_CONFIG", ".env: TOCSIN_GRUOP", "TOCSIN_BATCHSIZE", "mine.toml: http-port",
    ]  # fmt: skip


def test_an_env_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes(b"TOCSIN_GROUP=\xff\n")
    with pytest.raises(ConfigurationError, match=r"file \.env can't be read"):
        load_settings()


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("DEDUP_WINDOW", "1d", "integer (Seconds in which a document id counts as seen)"),
        ("DOCUMENTS_STREAM", "a b", ": a stream name has at least"),
        ("HTTP_TOKEN", "secret\n", "line's end"),
        ("HTTP_TOKEN", "gehe\u00efm", "ASCII"),
        ("HTTP_CORS_ORIGIN", "desk.example.org", "https://desk.example.org"),
        ("HTTP_CORS_ORIGIN", "https://desk.example.org/", "without a path"),
        ("ALERTS_SOURCE", "", "CloudEvents"),
        ("SEEN_PREFIX", "", "at least 1 character"),
    ],
)
def test_what_can_not_work_is_refused_with_what_to_do(
    name: str, value: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(f"TOCSIN_{name}", value)
    with pytest.raises(ConfigurationError) as caught:
        load_settings()
    assert f"TOCSIN_{name}: " in str(caught.value)
    assert said in str(caught.value)
    assert "secret" not in str(caught.value)
    assert "Value error" not in str(caught.value)


def test_an_empty_path_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOCSIN_TAXONOMY", "")
    monkeypatch.setenv("TOCSIN_FORWARD_TARGETS", "")
    settings = load_settings(http_cors_origin="http://localhost:3000")
    assert (settings.taxonomy, settings.forward_targets) == (None, None)


def test_secrets_are_masked() -> None:
    assert masked("redis://user:pa@ss@host:1/0") == "redis://user:***@host:1/0"
    assert masked("unix:///tmp/redis.sock") == "unix:///tmp/redis.sock"
    assert masked("redis://h/0?db=1&password=pa@ss") == "redis://h/0?db=1&password=***"
    assert "secret" not in repr(load_settings(redis_url="redis://:secret@h"))
