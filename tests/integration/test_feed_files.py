"""Files, folders and standard input, with real processes of `tocsin feed`."""

import json
import shutil
import signal
import subprocess
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import redis

from service.embedded import EmbeddedServer
from tests.support.feeds import Command
from tests.support.processes import eventually
from tests.support.streams import DOCUMENTS

GOLDEN = Path(__file__).parents[1] / "golden" / "feeds"


@pytest.fixture
def feeder(
    store: redis.Redis, server: EmbeddedServer, tmp_path: Path
) -> Iterator[Callable[..., Command]]:
    started: list[Command] = []

    def start(*arguments: str, url: str = server.url, given: Any = None, **more: object) -> Command:
        found = Command(url, tmp_path, "feed", *arguments, given=given, **more)
        started.append(found)
        return found

    yield start
    for one in started:
        one.end()


def ids(store: redis.Redis) -> list[str]:
    rows: Any = store.xrange(DOCUMENTS)
    return [json.loads(fields[b"__data__"])["id"] for _id, fields in rows]


def line(number: int) -> str:
    return json.dumps({"id": f"d{number}", "text": f"Report {number}"}) + "\n"


def test_a_folder_is_watched(
    feeder: Callable[..., Command], store: redis.Redis, tmp_path: Path
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    shutil.copy(GOLDEN / "newsmessage.xml", folder)
    shutil.copy(GOLDEN / "billion-laughs.xml", folder)
    (folder / "late.jsonl.part").write_text(line(9))
    (folder / ".hidden.jsonl").write_text(line(8))
    secret = tmp_path / "secret.jsonl"
    secret.write_text(line(7))
    (folder / "link.jsonl").symlink_to(secret)
    (folder / "in").mkdir()
    plan = tmp_path / "plan.toml"
    plan.write_text(f'[[folder]]\npath = "{folder}"\nname = "wire"\ninterval = 0.2\n')
    started = feeder("--plan", str(plan), "--port", "0")
    eventually((folder / "done" / "newsmessage.xml").exists, 120, what="the first file")
    shutil.copy(GOLDEN / "newsmessage.xml", folder)  # again: seen, and put beside the first
    (folder / "late.jsonl.part").rename(folder / "late.jsonl")
    eventually((folder / "done" / "newsmessage-2.xml").exists, 120, what="the second file")
    eventually((folder / "done" / "late.jsonl").exists, 120, what="the renamed file")
    eventually((folder / "failed" / "billion-laughs.xml").exists, 120, what="the bomb")
    reason = (folder / "failed" / "billion-laughs.xml.reason").read_text()
    assert reason.startswith("entities: ")
    assert ids(store) == ["urn:newsml:wire.example:20261124:sanction-7", "d9"]
    left = {path.name for path in folder.iterdir()}
    assert left == {"done", "failed", ".hidden.jsonl", "link.jsonl", "in"}

    with urllib.request.urlopen(f"{started.address()}/metrics", timeout=5) as reply:
        metrics = reply.read().decode()
    assert 'tocsin_feed_items_total{result="published",source="wire"} 2.0' in metrics
    assert 'tocsin_feed_items_total{result="seen",source="wire"} 1.0' in metrics
    assert 'tocsin_feed_files_total{result="set_aside"} 1.0' in metrics
    assert 'tocsin_feed_errors_total{reason="entities"} 1.0' in metrics
    for path, status in (("/livez", "alive"), ("/readyz", "ready")):
        with urllib.request.urlopen(f"{started.address()}{path}", timeout=5) as reply:
            assert json.load(reply)["status"] == status
    assert 'tocsin_feed_source_up{source="wire"} 1.0' in metrics
    folder.rename(tmp_path / "elsewhere")

    def away() -> bool:
        with urllib.request.urlopen(f"{started.address()}/metrics", timeout=5) as reply:
            return b'tocsin_feed_source_up{source="wire"} 0.0' in reply.read()

    eventually(away, what="the folder's absence")
    assert started.terminate(number=signal.SIGHUP) == 0  # its terminal is closed


def test_a_kept_folder_is_marked(
    feeder: Callable[..., Command], store: redis.Redis, tmp_path: Path
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text("Title\nText")
    (folder / "bad.xml").write_text("<svg></svg>")
    folder.chmod(0o500)
    first = feeder(str(folder), "--once", "--after", "keep")
    assert first.wait() == 1
    assert len(ids(store)) == 1
    assert sum("can't be taken" in one["event"] for one in first.events()) == 1
    second = feeder(str(folder), "--once", "--after", "keep")
    assert second.wait() == 0
    assert second.events()[-1]["seen"] == 0  # not even read again
    assert (folder / "a.txt").exists()


@pytest.mark.parametrize("after", ["move", "delete"])
def test_what_cannot_be_put_away_stays_and_goes_out_once(
    feeder: Callable[..., Command], store: redis.Redis, tmp_path: Path, after: str
) -> None:
    folder, other = tmp_path / "in", tmp_path / "other"
    folder.mkdir()
    other.mkdir()
    plan = tmp_path / "plan.toml"
    plan.write_text(
        f'[[folder]]\npath = "{folder}"\ninterval = 0.2\nafter = "{after}"\n'
        f'[[folder]]\npath = "{other}"\ninterval = 0.2\n'
    )
    started = feeder("--plan", str(plan), "--port", "0", bound=True)
    eventually(started.address, 120, what="the start")
    with started.paused():
        (folder / "good.jsonl").write_text(line(1))
        (folder / "bad.xml").write_text("<svg></svg>")
        folder.chmod(0o500)

    def told() -> list[str]:
        found = [one for one in started.events() if one["event"] == "can't be taken"]
        return sorted(f"{Path(one['where']).name} {one['reason']}" for one in found)

    expected = ["bad.xml file", "bad.xml format", "good.jsonl file"]
    eventually(lambda: told() == expected, 120, what="a warning each")
    (other / "more.jsonl").write_text(line(2))  # the rest goes on
    eventually(lambda: ids(store) == ["d1", "d2"], 120, what="the other folder's file")
    assert started.terminate() == 0
    assert told() == expected

    store.delete(*store.keys("news:feed:seen:*"), *store.keys("news:feed:position:*"))
    folder.chmod(0o700)
    again = feeder(str(folder), "--once", "--after", after)
    assert again.wait() == 1  # the bad one
    assert ids(store) == ["d1", "d2"]  # its mark alone keeps it from going out again
    assert not (folder / "good.jsonl").exists()
    assert (folder / "done" / "good.jsonl").exists() == (after == "move")
    assert (folder / "failed" / "bad.xml").exists()


def test_what_had_to_stay_is_put_away_when_it_can_be(
    feeder: Callable[..., Command], store: redis.Redis, tmp_path: Path
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    plan = tmp_path / "plan.toml"
    plan.write_text(f'[[folder]]\npath = "{folder}"\ninterval = 0.2\n')
    started = feeder("--plan", str(plan), "--port", "0", bound=True)
    eventually(started.address, 120, what="the start")
    with started.paused():
        for number in range(3):
            (folder / f"{number}.jsonl").write_text(line(number))
        (folder / "bad.xml").write_text("<svg></svg>")
        folder.chmod(0o500)
    eventually(lambda: len(ids(store)) == 3, 120, what="the files")
    eventually(lambda: started.log().count("can't be put away") == 4, 120, what="the warnings")
    folder.chmod(0o700)
    eventually(lambda: len(list((folder / "done").iterdir())) == 3, 120, what="the files' move")
    eventually((folder / "failed" / "bad.xml.reason").exists, 120, what="the bad one's move")
    assert started.terminate() == 0
    assert len(ids(store)) == 3


def test_a_folder_that_cannot_be_written_is_told_at_the_start(
    feeder: Callable[..., Command], tmp_path: Path
) -> None:
    folder = tmp_path / "in"
    for name in ("done", "failed"):
        (folder / name).mkdir(parents=True)
    folder.chmod(0o500)
    words = (str(folder), "--port", "0", "--after")
    started = [feeder(*words, one, bound=True) for one in ("move", "delete")]
    assert [one.wait() for one in started] == [2, 2]
    assert all("after = keep" in one.log() for one in started)


def test_a_long_name_has_room_for_its_reason(
    feeder: Callable[..., Command], store: redis.Redis, tmp_path: Path
) -> None:
    folder = tmp_path / "in"
    (folder / "failed").mkdir(parents=True)
    name = "é" * 125 + ".xml"
    (folder / name).write_text("<svg></svg>")
    (folder / "failed" / name).write_text("an older one")
    (folder / "z.jsonl").write_text(line(1))
    started = feeder(str(folder), "--once")
    assert started.wait() == 1
    assert ids(store) == ["d1"]
    failed = {path.name for path in (folder / "failed").iterdir()}
    assert failed == {name, "é" * 124 + "-2.xml", "é" * 124 + ".reason"}


def test_files_of_every_kind(feeder: Callable[..., Command], store: redis.Redis) -> None:
    names = ("rss-2.0.xml", "atom.xml", "ninjs-2.0.json", "page.html", "newsitem.xml")
    started = feeder(*(str(GOLDEN / name) for name in names))
    assert started.wait() == 1  # two items without words
    assert len(ids(store)) == 3 + 2 + 1 + 1 + 1
    assert started.events()[-1] | {"published": 8, "bad": 2} == started.events()[-1]
    again = feeder(*(str(GOLDEN / name) for name in names))
    again.wait()
    assert again.events()[-1]["seen"] == 8
    assert len(ids(store)) == 8


def test_standard_input_goes_out_as_it_comes(
    feeder: Callable[..., Command], store: redis.Redis
) -> None:
    started = feeder("-", given=subprocess.PIPE, max_document_bytes=1024)
    pipe = started.process.stdin
    assert pipe is not None
    pipe.write(line(1).encode() + b"no json\n" + b"x" * 5000 + b"\n" + line(2).encode())
    pipe.flush()
    eventually(lambda: ids(store) == ["d1", "d2"], 120, what="the first lines")
    pipe.write(line(3).encode().rstrip())
    pipe.close()
    assert started.wait() == 1
    assert ids(store) == ["d1", "d2", "d3"]
    assert [one["item"] for one in started.events() if one["event"] == "bad item"] == [
        "stdin:2",
        "stdin:3",
    ]


def test_a_silent_pipe_does_not_hold_up_the_end(
    feeder: Callable[..., Command], store: redis.Redis
) -> None:
    started = feeder("-", given=subprocess.PIPE)
    pipe = started.process.stdin
    assert pipe is not None
    pipe.write(line(1).encode())
    pipe.flush()
    eventually(lambda: ids(store) == ["d1"], 120, what="the line")
    assert started.terminate() == 0


def test_standard_input_of_another_format(
    feeder: Callable[..., Command], store: redis.Redis
) -> None:
    with (GOLDEN / "newsitem.xml").open("rb") as file:
        assert feeder("-", "--format", "newsml", given=file).wait() == 0
    assert ids(store) == ["urn:newsml:wire.example:20261124:flood-001"]


def test_wrong_use_and_no_redis(feeder: Callable[..., Command], tmp_path: Path) -> None:
    (tmp_path / "plan.toml").write_text("[[feed]]\nurl = 3\n")
    wrong = [feeder(*words) for words in (["nothing-here"], ["ftp://example.org/"], [])]
    wrong.append(feeder("--plan", "plan.toml"))
    away = feeder(str(GOLDEN / "documents.jsonl"), url="unix:///nowhere.sock")
    assert [one.wait() for one in wrong] == [2, 2, 2, 2]
    assert "feed[1].url" in wrong[-1].log()
    assert away.wait() == 69
    assert "TOCSIN_REDIS_URL" in away.log()


def test_a_wrong_kind_of_key_stops_with_advice(
    feeder: Callable[..., Command], store: redis.Redis
) -> None:
    store.set(DOCUMENTS, "no stream")
    started = feeder(str(GOLDEN / "documents.jsonl"))
    assert started.wait() == 1
    assert "is not a stream" in started.log()


def test_without_the_extra(
    feeder: Callable[..., Command], store: redis.Redis, tmp_path: Path
) -> None:
    """JSON Lines need nothing; everything else says what to install."""
    blocked = ("feedparser", "httpx", "lxml", "pebble", "protego", "trafilatura")
    (tmp_path / "sitecustomize.py").write_text(
        f"import sys\nsys.modules.update(dict.fromkeys({blocked}))\n"
    )
    lines = feeder(str(GOLDEN / "documents.jsonl"), python_path=str(tmp_path))
    assert lines.wait() == 1
    assert len(ids(store)) == 3
    for source in (str(GOLDEN / "atom.xml"), "http://127.0.0.1:9/feed"):
        absent = feeder(source, "--once", python_path=str(tmp_path))
        assert absent.wait() == 2
        assert "pip install 'tocsin[feed]'" in absent.log()
