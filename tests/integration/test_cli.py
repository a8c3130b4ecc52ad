"""The command line as a user meets it, against a real server."""

import json
import os
import re
import signal
import subprocess
import sys
import urllib.request
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any

import psutil
import pytest
import redis

from service.cli.dead import _chosen
from service.embedded import EmbeddedServer
from service.settings import Settings
from tests.support.processes import ROOT, eventually
from tests.support.streams import ALERTS, DEAD, DOCUMENTS

ARREST = "Police arrested three men in Lyon on Monday after a robbery at a jeweller's shop."


class Cli:
    def __init__(self, url: str, folder: Path) -> None:
        self.folder = folder
        self.environment = os.environ | {
            "TOCSIN_REDIS_URL": url,
            "COLUMNS": "200",
            "PYTHONPATH": str(ROOT),
            "NO_COLOR": "1",
        }

    def __call__(
        self, *arguments: str, given: str | bytes = "", **settings: str
    ) -> subprocess.CompletedProcess[str]:
        raw = given.encode() if isinstance(given, str) else given
        done = subprocess.run(
            [sys.executable, "-m", "service", *arguments],
            input=raw,
            capture_output=True,
            cwd=self.folder,
            env=self.environment | {f"TOCSIN_{k.upper()}": v for k, v in settings.items()},
            timeout=60,
            check=False,
        )
        return subprocess.CompletedProcess(
            done.args, done.returncode, done.stdout.decode(), done.stderr.decode()
        )


@pytest.fixture
def tocsin(store: redis.Redis, server: EmbeddedServer, tmp_path: Path) -> Cli:
    return Cli(server.url, tmp_path)


def test_help_names_every_command(tocsin: Cli) -> None:
    done = tocsin("--help")
    assert done.returncode == 0
    for name in [
        "run",
        "demo",
        "publish",
        "feed",
        "tail",
        "classify",
        "dead",
        "config",
        "check",
        "schema",
    ]:
        assert name in done.stdout
    assert tocsin("--version").stdout == f"tocsin {version('tocsin')}\n"


def test_classify_answers_each_line_in_order(tocsin: Cli) -> None:
    lines = [
        json.dumps({"id": "a", "text": ARREST, "published_at": "2026-03-03T10:00:00Z"}),
        "no json",
        json.dumps({"id": "b", "title": "Council opens library"}),
        json.dumps({"id": "c"}),
        json.dumps([1]),
        json.dumps({"id": 7, "headline": "Arsenal win", "content": "Arsenal won again."}),
    ]
    done = tocsin("classify", "-", given="\n".join(lines))
    assert done.returncode == 1
    answers: list[dict[str, Any]] = [json.loads(line) for line in done.stdout.splitlines()]
    assert [one["id"] for one in answers] == ["a", None, "b", None, None, "7"]
    assert answers[0]["categories"] == ["arrest"] or "arrest" in answers[0]["categories"]
    event = next(one for one in answers[0]["events"] if one["category"] == "arrest")
    evidence = event["evidence"][0]
    assert ARREST[evidence["start"] : evidence["end"]] == evidence["text"]
    assert answers[2]["events"] == answers[5]["events"] == []
    assert [answers[n]["error"].partition(":")[0] for n in (1, 3, 4)] == [
        "not_json",
        "no_text",
        "wrong_type",
    ]


def test_classify_needs_no_redis(tocsin: Cli) -> None:
    given = json.dumps({"id": "a", "text": ARREST})
    done = tocsin("classify", given=given, redis_url="unix:///nowhere.sock")
    assert done.returncode == 0
    assert json.loads(done.stdout)["id"] == "a"


def test_publish_takes_lines_json_and_plain_text(
    tocsin: Cli, store: redis.Redis, tmp_path: Path
) -> None:
    (tmp_path / "a.jsonl").write_text('{"id": "1", "text": "one"}\n\n{"bad": 1}\n{"text": "two"}\n')
    (tmp_path / "b.json").write_text('[{"id": "3", "title": "three"}, 4]')
    (tmp_path / "c.txt").write_text("Headline\n\nBody of the text.\n")
    done = tocsin("publish", "a.jsonl", "b.json", "c.txt")
    assert done.returncode == 1
    assert "4 documents on news:documents, 2 skipped" in done.stderr
    assert "a.jsonl:3" in done.stderr
    sent = [json.loads(fields[b"__data__"]) for _id, fields in store.xrange(DOCUMENTS)]
    assert [one["id"] for one in sent][::2] == ["1", "3"]
    assert sent[1]["id"].startswith("sha256:")
    assert (sent[3]["title"], sent[3]["text"]) == ("Headline", "\nBody of the text.")


def test_publish_reads_standard_input(tocsin: Cli, store: redis.Redis) -> None:
    done = tocsin("publish", "-", given='{"text": "one"}\n')
    assert done.returncode == 0, done.stderr
    assert store.xlen(DOCUMENTS) == 1


def test_tail_filters_and_starts_where_asked(tocsin: Cli, store: redis.Redis) -> None:
    golden = (ROOT / "tests" / "golden" / "alert-1.0-arrest.json").read_bytes()
    store.xadd(f"{ALERTS}:arrest", {"__data__": golden})
    store.xadd(f"{ALERTS}:protest", {"__data__": b"{}"})
    done = tocsin("tail", "--since", "0", "-c", "arrest", "--json", "--count", "1")
    assert json.loads(done.stdout)["data"]["category"] == "arrest"
    shown = tocsin("tail", "--since", "1h", "-c", "arrest", "--count", "1").stdout
    for words in ("medium", "arrest/detention", "Lyon, FR", "3 detained", "2026-03-02"):
        assert words in shown
    assert (
        "no alert of version 1"
        in tocsin("tail", "--since", "0", "-c", "protest", "--count", "1").stderr
    )
    assert tocsin("tail", "--since", "soon").returncode == 2
    both = ("-c", "arests", "-c", "arrest")
    slip = tocsin("tail", "--since", "0", *both, "--json", "--count", "1")
    assert slip.stderr == f"{ALERTS}:arests has no alerts yet; waiting\n"
    assert json.loads(slip.stdout)["data"]["category"] == "arrest"


def test_tail_says_at_once_what_redis_refuses(tocsin: Cli, store: redis.Redis) -> None:
    wrong = tocsin("tail", "--since", "9" * 20)
    assert wrong.returncode == 2
    assert "Invalid stream ID" in wrong.stderr
    store.set(ALERTS, "no stream")
    wrong = tocsin("tail", "--since", "0")
    assert wrong.returncode == 2
    assert "WRONGTYPE" in wrong.stderr


def test_a_broken_pipe_is_not_blamed_on_redis(tocsin: Cli, store: redis.Redis) -> None:
    for _ in range(2000):  # more than a pipe holds
        store.xadd(ALERTS, {"__data__": b"{}" + b" " * 500})
    tail = subprocess.Popen(
        [sys.executable, "-m", "service", "tail", "--since", "0", "--json"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tocsin.folder, env=tocsin.environment,
    )  # fmt: skip
    assert tail.stdout
    assert tail.stderr
    assert tail.stdout.readline().startswith(b"{}")
    tail.stdout.close()
    said = tail.stderr.read()
    tail.stderr.close()
    assert tail.wait(60) != 69
    assert said == b""


def test_a_file_that_cannot_be_read_is_skipped_and_not_blamed_on_redis(
    tocsin: Cli, store: redis.Redis, tmp_path: Path
) -> None:
    (tmp_path / "good.txt").write_text("Headline\nBody.\n")
    # A file to look at, and an error (EIO) to read, for whatever user.
    done = tocsin("publish", "/proc/self/mem", "good.txt")
    assert done.returncode == 1
    assert "skipped /proc/self/mem: Input/output error" in done.stderr
    assert store.xlen(DOCUMENTS) == 1


def test_dead_letters_are_listed_shown_replayed_and_dropped(
    tocsin: Cli, store: redis.Redis
) -> None:
    assert "no dead letters" in tocsin("dead", "list").stdout
    common = {
        "detail": "not UTF-8 [red]\x1b]0;steered\x07",
        "stream": DOCUMENTS,
        "failed_at": "2026-03-03T10:00:00Z",
        "consumer": "c",
        "stream_id": "1-1",
        "deliveries": "2",
    }
    first = store.xadd(DEAD, common | {"reason": "not_utf8", b"raw:text": b"\xff"})
    second = store.xadd(DEAD, common | {"reason": "no_text", "raw:id": "x", "document_id": "d\x1b"})
    listed = tocsin("dead", "list").stdout
    assert "not_utf8" in listed
    assert "not UTF-8 [red]" in listed
    assert "\x1b" not in listed + tocsin("dead", "show", second.decode()).stdout
    only = tocsin("dead", "list", "--reason", "no_text", "--json").stdout
    assert json.loads(only)["document_id"] == "d\x1b"
    assert "\\xff" in tocsin("dead", "show", first.decode()).stdout
    assert tocsin("dead", "show", "5-5").returncode == 2
    assert tocsin("dead", "drop").returncode == 2
    assert "1 replayed" in tocsin("dead", "replay", first.decode()).stdout
    ((_entry_id, fields),) = store.xrange(DOCUMENTS)
    assert fields == {b"text": b"\xff"}
    assert "1 dropped" in tocsin("dead", "drop", second.decode()).stdout
    assert store.xlen(DEAD) == 0


def test_a_pipe_gets_whole_lines_and_a_narrow_terminal_whole_ids(
    tocsin: Cli, store: redis.Redis
) -> None:
    detail = "no JSON; " * 20 + "end"
    letter = {"reason": "not_json", "detail": detail, "failed_at": "2026-03-03T10:00:00Z"}
    dead_id = store.xadd(DEAD, letter)
    tocsin.environment["COLUMNS"] = "60"
    assert dead_id.decode() in tocsin("dead", "list").stdout
    del tocsin.environment["COLUMNS"]
    assert detail in tocsin("dead", "list").stdout
    away = tocsin("tail", redis_url="unix:///nowhere.sock")
    assert len(away.stderr.splitlines()) == 1


def test_a_dead_letter_that_can_not_be_replayed_is_kept(tocsin: Cli, store: redis.Redis) -> None:
    common = {"reason": "no_text", "stream_id": "1-1", "failed_at": "2026-03-03T10:00:00Z"}
    good = store.xadd(DEAD, common | {"stream": "elsewhere", "raw:text": "a"})
    kept = store.xadd(DEAD, common | {"stream": DOCUMENTS, "raw:text": "b"})
    store.set(DOCUMENTS, "in the way")
    refused = tocsin("dead", "replay", "--all")
    assert refused.returncode == 1
    assert "1 replayed" in refused.stdout
    message = " ".join(refused.stderr.split())
    assert f"the key {DOCUMENTS} is not a stream" in message
    assert f"dead letter {kept.decode()} is kept" in message
    assert "TOCSIN_REDIS_URL" not in message
    assert [row[0] for row in store.xrange(DEAD)] == [kept] != [good]
    store.delete(DOCUMENTS)
    assert "1 replayed" in tocsin("dead", "replay", kept.decode()).stdout
    assert [row[1] for row in store.xrange(DOCUMENTS)] == [{b"text": b"b"}]
    assert store.xlen(DEAD) == 0
    store.delete(DEAD)
    store.set(DEAD, "in the way")
    for arguments in (("list",), ("show", "1-1"), ("drop", "1-1")):
        found = tocsin("dead", *arguments)
        assert (found.returncode, f"the key {DEAD} is not a stream" in found.stderr) == (1, True)


def test_all_dead_letters_are_read_a_few_at_a_time(store: redis.Redis, settings: Settings) -> None:
    for number in range(250):
        store.xadd(DEAD, {"reason": "no_text"}, id=f"{number + 1}-0")
    chosen = iter(_chosen(store, settings, None, every=True, reason=None))
    assert next(chosen)[0] == b"1-0"
    store.xtrim(DEAD, maxlen=10, approximate=False)  # others drop or replay, too
    store.xadd(DEAD, {"reason": "no_text"})  # replayed already, and dead once more
    numbers = [int(entry_id.partition(b"-")[0]) for entry_id, _fields in chosen]
    assert numbers == [*range(2, 101), *range(241, 251)]


def test_config_masks_secrets_and_names_what_is_wrong(tocsin: Cli) -> None:
    shown = tocsin("config", "--json", redis_url="redis://:secret@127.0.0.1:1/0", batch_size="7")
    assert json.loads(shown.stdout)["batch_size"] == 7
    assert "secret" not in shown.stdout
    for command in ("config", "check"):
        said = tocsin(command, batchsize="1").stderr
        assert "TOCSIN_BATCHSIZE" in said
        assert "unknown setting" in said
    wrong = tocsin("config", batch_size="none")
    assert wrong.returncode == 2
    assert "TOCSIN_BATCH_SIZE" in wrong.stderr
    address = tocsin("dead", "list", redis_url="redis://:secret/word@redis:6379/0")
    assert (address.returncode, "TOCSIN_REDIS_URL: " in address.stderr) == (2, True)
    assert "secret" not in address.stderr
    assert "Traceback" not in address.stderr


def test_a_folder_for_no_embedded_server_is_refused(tocsin: Cli) -> None:
    done = tocsin("run", "--data", "here")
    assert (done.returncode, "--embedded" in done.stderr) == (2, True)


def test_check_says_what_is_there(tocsin: Cli, store: redis.Redis) -> None:
    assert tocsin("check").returncode == 0
    store.set(DOCUMENTS, "no stream")
    done = tocsin("check")
    assert done.returncode == 1
    assert "not a stream" in done.stdout
    away = tocsin("check", redis_url="unix:///nowhere.sock")
    assert away.returncode == 69
    assert "TOCSIN_REDIS_URL" in away.stdout


def test_schema_writes_the_contract(tocsin: Cli, tmp_path: Path) -> None:
    assert tocsin("schema", "out").returncode == 0
    for path in (ROOT / "schemas").glob("*.json"):
        assert (tmp_path / "out" / path.name).read_text() == path.read_text()
    (tmp_path / "file").touch()
    refused = tocsin("schema", "file")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "can't write to file" in refused.stderr


def test_demo_does_the_whole_job(tocsin: Cli) -> None:
    done = tocsin("demo")
    assert done.returncode == 0, done.stderr
    assert "Summary" in done.stdout
    assert "dead letters" in done.stdout


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_demo_kept_up_shows_its_page_keeps_alerting_and_ends_what_it_started(
    number: signal.Signals,
) -> None:
    environment = {k: v for k, v in os.environ.items() if not k.startswith("TOCSIN_")}
    demo = subprocess.Popen(
        [sys.executable, "-m", "service", "demo", "--keep"],
        stdout=subprocess.PIPE,
        text=True,
        env=environment,
        cwd=ROOT,
        # Whose tests run behind a shell's "&" is deaf to Ctrl-C, and so would be its children.
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509
    )
    try:
        assert demo.stdout is not None
        page = demo.stdout.readline().split()[0]
        server = Path(demo.stdout.readline().split("unix://")[1].strip())
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+/", page)
        while "documents keep coming" not in demo.stdout.readline():
            assert demo.poll() is None

        def get(path: str) -> bytes:
            with urllib.request.urlopen(page + path, timeout=5) as reply:
                found: bytes = reply.read()
                return found

        assert b"<title>Tocsin" in get("")
        assert json.loads(get("page/settings.json"))["classify"] > 0

        def fresh() -> bool:
            newest = json.loads(get("alerts?limit=5"))["alerts"]
            return any(one["alert"]["data"]["document"]["id"].endswith("-1") for one in newest)

        eventually(fresh, 60)
    finally:
        children = psutil.Process(demo.pid).children(recursive=True)
        demo.send_signal(number)
        status = demo.wait(40)
    assert status == 0
    assert children
    assert not any(child.is_running() for child in children)
    assert not server.parent.exists()


def test_evaluate_measures_categories_and_fields(tocsin: Cli, tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    row = {
        "text": ARREST,
        "published_at": "2024-05-01T00:00:00Z",
        "labels": ["arrest"],
        "events": [
            {
                "category": "arrest",
                "evidence": "arrested three men",
                "detained": 3,
                "place": "Lyon",
                "country": "FR",
                "date": "2024-04-29",
            }
        ],
    }
    gold.write_text(json.dumps(row) + "\n")
    report = json.loads(tocsin("evaluate", "--gold", str(gold), "--json").stdout)
    assert report["categories"]["arrest"]["f1"] == 1.0
    fields = json.loads(tocsin("evaluate", "--gold", str(gold), "--events", "--json").stdout)
    for name in ("detained", "place", "country", "date"):
        assert fields["fields"][name]["right"] == 1, name


@pytest.mark.parametrize(
    ("option", "line", "says"),
    [
        ("--events", '{"text": "x", "events": [{}]}', "gold.jsonl:1: an event needs"),
        ("--events", '{"text": "x", "labels": []}', "gold.jsonl:1: events must be"),
        ("--events", '{"text": "x", "events": [{"category": "arest", "evidence": "x"}]}', "arest"),
        ("", '{"text": "x"}', "gold.jsonl:1: labels must be"),
        ("", '{"text": "x", "labels": "arrest"}', "gold.jsonl:1: labels must be"),
        ("", '{"labels": ["arrest"]}', "gold.jsonl:1: no title"),
        ("", '{"text": "x", "labels": ["arest"]}', "names arest; the categories are"),
        ("--stories", '{"text": "x"}', "gold.jsonl:1: 'happening' is missing"),
    ],
)
def test_evaluate_refuses_a_file_that_it_would_measure_wrongly(
    tocsin: Cli, tmp_path: Path, option: str, line: str, says: str
) -> None:
    (tmp_path / "gold.jsonl").write_text(line + "\n")
    given = [option] if option == "--stories" else [*filter(None, [option]), "--gold"]
    done = tocsin("evaluate", *given, "gold.jsonl")
    assert (done.returncode, done.stdout) == (2, "")
    assert says in done.stderr


def test_evaluate_refuses_options_that_it_would_ignore(tocsin: Cli) -> None:
    for given in (["--gold", "x", "--split", "y"], ["--stories", "x", "--errors", "3"]):
        done = tocsin("evaluate", *given)
        assert (done.returncode, "only" in done.stderr) == (2, True)


def test_explain_says_what_fired_and_what_was_held_back(tocsin: Cli, tmp_path: Path) -> None:
    file = tmp_path / "one.txt"
    file.write_text(f"Night in Lyon\n{ARREST} The law allows police to arrest anyone.")
    done = tocsin("explain", str(file))
    assert done.returncode == 0
    assert "fired" in done.stdout
    assert "held back" in done.stdout
    assert "encoder" in done.stdout
    # Whether there is an alert is decided of the document as a whole.
    assert "document ✓ alert     arrest" in done.stdout
    assert "surest" in done.stdout


def test_explain_says_that_a_foreign_text_is_passed_by(tocsin: Cli, tmp_path: Path) -> None:
    file = tmp_path / "fremd.txt"
    file.write_text(
        "Nacht in Lyon\nDie Polizei nahm am Montag in Lyon vier Männer fest, nachdem zwei Menschen "
        "bei einer Explosion getötet worden waren."
    )
    done = tocsin("explain", str(file))
    assert done.returncode == 0
    assert "another language (de)" in done.stdout


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b'[{"text": "x"}]', "a JSON array"),
        (b'{"text": "x"}\n{"text": "y"}', "not one JSON object"),
        ("Café".encode("latin-1"), "not UTF-8"),
    ],
)
def test_explain_refuses_what_is_not_one_document(
    tocsin: Cli, tmp_path: Path, content: bytes, says: str
) -> None:
    (tmp_path / "one").write_bytes(content)
    done = tocsin("explain", "one")
    assert (done.returncode, done.stdout, says in done.stderr) == (2, "", True)


def test_a_byte_order_mark_is_no_part_of_a_file(
    tocsin: Cli, store: redis.Redis, tmp_path: Path
) -> None:
    line = json.dumps({"title": ARREST})
    for name, content in (("a.jsonl", line), ("b.json", line), ("c.txt", ARREST)):
        (tmp_path / name).write_text(content, encoding="utf-8-sig")
    assert tocsin("publish", "a.jsonl", "b.json", "c.txt").returncode == 0
    sent = [json.loads(fields[b"__data__"]) for _, fields in store.xrange(DOCUMENTS)]
    assert [one["title"] for one in sent] == [ARREST] * 3
    assert json.loads(tocsin("classify", "a.jsonl").stdout)["categories"] == ["arrest"]
    assert f"title {ARREST}" in tocsin("explain", "b.json").stdout


def test_the_samples_can_be_published(tocsin: Cli, store: redis.Redis) -> None:
    assert tocsin("publish", "--samples").returncode == 0
    assert store.xlen(DOCUMENTS) > 50
