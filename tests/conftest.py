"""Fixtures: a real server of this test process' own, clean for each test."""

import os
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import hypothesis
import pytest
import redis
import redis.asyncio
from pydantic import SecretStr

from service.embedded import EmbeddedServer, start_server, stop_server
from service.settings import Settings
from tests.support.processes import Worker, free_port

# Shared machines stall: a slow draw is no failure, and no test of a parser is a timed one.
hypothesis.settings.register_profile(
    "tocsin", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("tocsin")

for name in [one for one in os.environ if one.startswith("TOCSIN_")]:
    del os.environ[name]


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedServer]:
    started = start_server(tmp_path_factory.mktemp("redis"))
    yield started
    stop_server(started)


@pytest.fixture
def store(server: EmbeddedServer) -> Iterator[redis.Redis]:
    """A client of an empty server."""
    client = redis.Redis.from_url(server.url)
    client.flushall()
    client.config_set("maxmemory", "0")
    yield client
    client.close()


@pytest.fixture
async def astore(store: redis.Redis, server: EmbeddedServer) -> AsyncIterator[redis.asyncio.Redis]:
    """An asynchronous client of an empty server."""
    client = redis.asyncio.Redis.from_url(server.url)
    yield client
    await client.aclose()


@pytest.fixture
def settings(server: EmbeddedServer) -> Settings:
    return Settings(redis_url=SecretStr(server.url), consumer="me", _env_file=None)


@pytest.fixture
def own_server(tmp_path: Path) -> Iterator[Callable[..., EmbeddedServer]]:
    """Start servers of the test's own, which it may kill and start again."""
    started: list[EmbeddedServer] = []

    def start(directory: Path | None = None, **options: str) -> EmbeddedServer:
        folder = directory or tmp_path / f"redis{len(started)}"
        folder.mkdir(exist_ok=True)
        flags = {f"--{name.replace('_', '-')}": value for name, value in options.items()}
        found = start_server(folder, flags)
        started.append(found)
        return found

    yield start
    for one in started:
        stop_server(one)


@pytest.fixture
def port() -> int:
    return free_port()


@pytest.fixture
def start_worker(tmp_path: Path) -> Iterator[Callable[..., Worker]]:
    """Start processes of the service; all are ended afterwards."""
    started: list[Worker] = []

    def start(redis_url: str, *arguments: str, **settings: object) -> Worker:
        worker = Worker(redis_url, tmp_path, *arguments, **settings)
        started.append(worker)
        return worker

    yield start
    for worker in started:
        worker.end()
