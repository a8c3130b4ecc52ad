"""The page's files and POST /classify, from their ASGI applications and the real classifier."""

import asyncio
import gzip
import json
import re
import threading
from importlib.resources import files
from typing import Any

import pytest

from service.classify import load_classifier
from service.ingest.decode import to_document
from service.line.examine import make_examine
from service.serve.examine import LARGEST_BODY, LONGEST_TEXT, WAITING, ClassifyEndpoint, Examine
from service.serve.metrics import Metrics
from service.serve.site import page_routes
from service.settings import Settings

JSON = (b"content-type", b"application/json")


async def call(
    application: Any, method: str = "GET", body: bytes = b"", headers: Any = (), chunk: int = 65536
) -> tuple[int, dict[str, str], bytes]:
    """Return status, headers and body of one request, sent in chunks."""
    parts = [body[at : at + chunk] for at in range(0, len(body), chunk)] or [b""]
    messages = [
        {"type": "http.request", "body": part, "more_body": number < len(parts) - 1}
        for number, part in enumerate(parts)
    ]
    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)

    async def receive() -> Any:
        return messages.pop(0) if messages else {"type": "http.disconnect"}

    await application({"method": method, "headers": list(headers)}, receive, send)
    found = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return sent[0]["status"], found, b"".join(one.get("body", b"") for one in sent[1:])


def endpoint(settings: Settings, examine: Examine, metrics: Metrics | None = None) -> Any:
    return ClassifyEndpoint(examine, settings, metrics or Metrics())


async def post(application: Any, content: Any, *headers: tuple[bytes, bytes]) -> tuple[int, Any]:
    body = content if isinstance(content, bytes) else json.dumps(content).encode()
    status, _headers, answer = await call(application, "POST", body, (JSON, *headers))
    return status, json.loads(answer)


async def test_files_come_with_strict_headers(settings: Settings) -> None:
    routes = dict(page_routes(settings, ["arrest"]))
    status, headers, body = await call(routes["/"])
    assert status == 200
    assert headers["content-type"] == "text/html; charset=utf-8"
    policy = dict(part.split(" ", 1) for part in headers["content-security-policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["connect-src"] == "'self'"
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert b"<script src=" in body
    again = await call(routes["/"], headers=[(b"if-none-match", headers["etag"].encode())])
    assert (again[0], again[2]) == (304, b"")
    packed = await call(routes["/"], headers=[(b"accept-encoding", b"gzip, br")])
    assert gzip.decompress(packed[2]) == body
    assert (await call(routes["/"], "HEAD"))[2] == b""
    assert (await call(routes["/"], "POST"))[0] == 405
    told = json.loads((await call(routes["/page/settings.json"]))[2])
    assert told == {"categories": ["arrest"], "classify": 0, "heartbeat": 15.0}


def test_page_is_plain_and_asks_nobody_else(settings: Settings) -> None:
    folder = files("service.serve").joinpath("page")
    routes = dict(page_routes(settings, []))
    for path in routes:
        name = "index.html" if path == "/" else path.removeprefix("/page/")
        if not name.endswith((".html", ".js", ".css")):
            continue
        text = folder.joinpath(name).read_text(encoding="utf-8")
        addresses = set(re.findall(r"(?:https?:)?//[a-z][\w.-]+", text))
        assert addresses <= {"http://www.w3.org"}, name  # SVG's namespace
        assert not re.search(r"innerHTML|outerHTML|insertAdjacent|document\.write|eval\(", text), (
            name
        )
        assert not re.search(
            r"<style|\sstyle=|\son[a-z]+=|<script(?! src| type=\"module\" src)", text
        )
        for used in re.findall(r"(?:src|href)=\"(page/[^\"]+)\"", text):
            assert f"/{used}" in routes
        for used in re.findall(r"from \"\./([^\"]+)\"", text):
            assert f"/page/{used}" in routes
        for used in re.findall(r"url\(\"([^\"]+)\"\)", text):
            assert f"/page/{used}" in routes


async def test_classify_finds_what_the_line_finds(settings: Settings) -> None:
    classifier = load_classifier()
    title, text = (
        "Four held",
        "<p>😀 Police arrested four men in Lyon on Monday.</p><p>It rained.</p>",
    )
    application = endpoint(settings, make_examine(classifier))
    status, answer = await post(application, {"title": title, "text": text})
    assert status == 200
    assert answer["text"].startswith("😀 Police arrested four men in Lyon on Monday.")
    event = next(one for one in answer["events"] if one["category"] == "arrest")
    for one in event["evidence"]:
        field = answer[one["field"]]
        assert field[one["start"] : one["end"]] == one["text"]
    assert event["location"]["name"] == "Lyon"
    status, answer = await post(
        application,
        {"text": "La policía detuvo el lunes a tres hombres tras el atentado contra un mercado."},
    )
    assert (status, answer["events"], answer["language"]) == (200, [], "es")


async def test_wrong_requests_get_a_status_and_a_sentence(settings: Settings) -> None:
    metrics = Metrics()
    application = endpoint(settings, make_examine(load_classifier()), metrics)
    cases: list[tuple[int, Any]] = [
        (400, b"{"),
        (400, b"[" * 100_000),
        (400, [1]),
        (400, {"text": 7}),
        (422, {"text": "  "}),
        (422, {"text": "<p> </p>"}),
        (413, {"text": "x" * (LONGEST_TEXT + 1)}),
        (413, {"text": "x", "title": "x" * 501}),
        (413, b"x" * (LARGEST_BODY + 1)),
        (200, {"text": "a lone surrogate \ud800"}),
        (200, {"text": "\N{GRINNING FACE}" * LONGEST_TEXT}),
    ]
    for wanted, content in cases:
        status, answer = await post(application, content)
        assert status == wanted, (str(content)[:80], answer)
        assert status == 200 or isinstance(answer["error"], str)
    assert (await call(application))[0] == 405
    assert (await call(application, "POST", b"{}"))[0] == 415
    guarded = settings.model_copy(update={"http_token": type(settings.redis_url)("s3")})
    locked = endpoint(guarded, make_examine(load_classifier()))
    assert (await post(locked, {"text": "x"}))[0] == 401
    for given in (b"Bearer s3", b"bearer s3"):
        assert (await post(locked, {"text": "x"}, (b"authorization", given)))[0] == 200
    assert (
        metrics.registry.get_sample_value("tocsin_classify_requests_total", {"status": "413"}) == 3
    )


async def test_texts_are_read_one_at_a_time_and_few_wait(settings: Settings) -> None:
    going, inside, most = threading.Event(), 0, 0

    def examine(title: str, text: str) -> dict[str, Any]:
        nonlocal inside, most
        inside += 1
        most = max(most, inside)
        going.wait(20)
        inside -= 1
        return {"title": title, "text": text}

    application = endpoint(settings, examine)
    asked = [asyncio.create_task(post(application, {"text": str(n)})) for n in range(WAITING + 3)]
    # The loop is free while a text is being read: the two too many are answered meanwhile.
    done, _ = await asyncio.wait(asked, timeout=20, return_when=asyncio.FIRST_COMPLETED)
    while len(done) < 2:
        done, _ = await asyncio.wait(asked, timeout=0.05)
    assert [one.result()[0] for one in done] == [503, 503]
    going.set()
    assert sorted(status for status, _answer in await asyncio.gather(*asked)) == [
        *[200] * (WAITING + 1),
        503,
        503,
    ]
    assert most == 1


def test_two_classifiers_do_not_disturb_each_other() -> None:
    """The line's and the visitors' share their models, and run in two threads."""
    texts = [
        f"Police arrested {number} men in Lyon on Monday after a bomb killed {number + 2} people. "
        f"Workers of plant {number} protested in Nairobi; ministers signed a treaty in Oslo."
        for number in range(12)
    ]
    documents = [to_document({"id": "x", "text": text}) for text in texts]
    first, second = load_classifier(), load_classifier()
    wanted = [first.classify(one) for one in documents]
    found: dict[int, Any] = {}

    def run(number: int, classifier: Any) -> None:
        found[number] = [[classifier.classify(one) for one in documents] for _ in range(3)]

    threads = [
        threading.Thread(target=run, args=(number, one))
        for number, one in enumerate((first, second))
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == {0: [wanted] * 3, 1: [wanted] * 3}


@pytest.mark.parametrize("allowed", [False, True])
async def test_classify_is_off_unless_set(settings: Settings, allowed: bool) -> None:
    routes = dict(page_routes(settings.model_copy(update={"http_classify": allowed}), []))
    told = json.loads((await call(routes["/page/settings.json"]))[2])
    assert told["classify"] == (LONGEST_TEXT if allowed else 0)


async def test_classify_says_which_setting_switches_it_on(settings: Settings) -> None:
    status, answer = await post(ClassifyEndpoint(None, settings, Metrics()), {"text": "x"})
    assert (status, "TOCSIN_HTTP_CLASSIFY=true" in answer["error"]) == (404, True)
