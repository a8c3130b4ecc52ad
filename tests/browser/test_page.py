"""The live page, as a visitor sees and uses it, in a real browser."""

import contextlib
import json
import time
from collections.abc import Callable
from typing import Any

import pytest
import redis
from playwright.sync_api import Page, expect

from service.embedded import EmbeddedServer, stop_server
from tests.browser.conftest import Visitor, make_alert
from tests.support.processes import Worker
from tests.support.streams import document, put

TALL = {"viewport": {"width": 1280, "height": 3200}}
"""All of a test's alerts are in sight."""

Raise = Callable[..., str]


def names(page: Page) -> list[str]:
    """Return whom the alerts in sight are about, from top to bottom."""
    return [
        words.removeprefix("Police arrested ")
        for words in page.locator(".row mark").all_inner_texts()
    ]


def wait_for_names(page: Page, wanted: list[str]) -> None:
    expect(page.locator(".row mark")).to_have_text([f"Police arrested {one}" for one in wanted])


def test_a_document_becomes_an_alert_on_the_page(
    desk: str, visitor: Visitor, store: redis.Redis
) -> None:
    page = visitor.open(desk)
    expect(page.locator("#blank-title")).to_have_text("Listening")
    text = "😀 At dawn, police ARREST one. More is not known."
    put(store, [document(1, text) | {"url": "https://example.org/1", "source": "The Wire"}])
    row = page.locator("#list .row")
    expect(row).to_have_count(1)
    # Offsets are code points: the emoji before them is two units in JavaScript.
    expect(row.locator("mark")).to_have_text("ARREST")
    expect(row).to_contain_text("Medium")
    row.locator("button").click()
    detail = page.locator("#detail")
    expect(detail.locator("blockquote")).to_contain_text(text)
    expect(detail.locator("a")).to_have_attribute("href", "https://example.org/1")
    expect(detail).to_contain_text("90 %")
    expect(detail).to_contain_text("First report of this story")
    expect(page.locator("#pulse-total")).to_have_text("1")
    page.keyboard.press("Escape")
    expect(detail).to_be_hidden()
    assert {url.split("/")[2] for url in visitor.requests} == {desk.split("/")[2]}


def test_detail_shows_all_fields(desk: str, visitor: Visitor, raise_alert: Raise) -> None:
    raise_alert(
        "them",
        status="disputed",
        killed=14,
        killed_qualifier="at_least",
        event_date={"value": "2026-11-02", "precision": "day", "text": "Monday"},
        participants=[
            {
                "part": "actor",
                "text": "Gunmen",
                "name": None,
                "country": "ML",
                "role": "armed_group",
            }
        ],
        story={
            "id": "story-7",
            "relation": "update",
            "revision": 2,
            "reports": 3,
            "sources": 2,
            "changes": [{"field": "killed", "before": 12, "after": 14}],
        },
    )
    page = visitor.open(desk)
    expect(page.locator("#list .row")).to_contain_text("Disputed · at least 14 killed")
    page.locator(".row-open").click()
    detail = page.locator("#detail")
    for words in (
        "Disputed",
        "Lyon, France",
        "45.75° N, 4.85° E",
        "2026-11-02 (“Monday”)",
        "at least 14 killed",
        "Gunmen",
        "armed group, Mali",
        "Changes what was reported",
        "2 independent sources",
    ):
        expect(detail).to_contain_text(words)
    expect(detail.locator(".changes")).to_have_text("Killed 12 → 14")
    detail.locator("summary").click()
    expect(detail).to_contain_text("story-7")


def test_filters_choose_and_stay_in_the_address(
    desk: str, visitor: Visitor, raise_alert: Raise
) -> None:
    elsewhere = {
        "text": "Lagos",
        "name": "Lagos",
        "country": "NG",
        "latitude": 6.5,
        "longitude": 3.4,
    }
    repeat = {"id": "s", "relation": "duplicate", "revision": 1, "reports": 2, "sources": 1}
    raise_alert("one")
    raise_alert("two", category="protest", severity="low")
    raise_alert("three", severity="critical", location=elsewhere)
    raise_alert("four", story=repeat)
    page = visitor.open(desk, **TALL)
    wait_for_names(page, ["four", "three", "two", "one"])
    page.get_by_role("radio", name="High").check()
    wait_for_names(page, ["three"])
    page.get_by_role("radio", name="Low").check()
    page.get_by_role("checkbox", name="Protest").check()
    wait_for_names(page, ["two"])
    page.get_by_role("checkbox", name="Arrest").check()
    page.locator("#repeats").check()
    wait_for_names(page, ["three", "two", "one"])
    page.locator("#country").select_option("FR")
    wait_for_names(page, ["two", "one"])
    page.locator("#q").fill("lyon REPORT one")
    wait_for_names(page, ["one"])
    assert page.url.endswith("/?category=protest,arrest&country=FR&q=lyon+REPORT+one&repeats=0")
    page.reload()
    wait_for_names(page, ["one"])
    # What arrives is filtered too.
    raise_alert("no match", location=elsewhere)
    raise_alert("one again")
    wait_for_names(page, ["one again", "one"])
    expect(page.locator("#pulse-words")).to_have_text("match, last hour")
    expect(page.locator("#pulse-total")).to_have_text("2")
    page.locator("#q").fill("nothing like this")
    expect(page.locator("#blank-title")).to_have_text("Nothing matches")
    page.locator("#blank-act").click()
    wait_for_names(page, ["one again", "no match", "four", "three", "two", "one"])
    assert page.url == desk


def test_restart_leaves_no_gap_and_nothing_double(
    server: EmbeddedServer,
    store: redis.Redis,
    visitor: Visitor,
    raise_alert: Raise,
    start_worker: Callable[..., Worker],
) -> None:
    first = start_worker(server.url)
    first.wait_ready(60)
    assert first.get("/classify")[0] == 404  # off, unless it is asked for
    page = visitor.open(f"http://127.0.0.1:{first.port}/", **TALL)
    expect(page.locator("#try")).to_be_hidden()
    visitor.outages = True
    wanted: list[str] = []
    for number in range(3):
        raise_alert(f"before {number}")
        wanted.insert(0, f"before {number}")
    wait_for_names(page, wanted)
    first.terminate()
    expect(page.locator("#link-words")).to_have_text("Disconnected")
    for number in range(3):
        raise_alert(f"during {number}")
        wanted.insert(0, f"during {number}")
    expect(page.locator("#notice")).to_contain_text("The connection is lost.")
    second = start_worker(server.url, http_port=first.port)
    second.port = first.port
    second.wait_ready(60)
    expect(page.locator("#link-words")).to_have_text("Live")
    wait_for_names(page, wanted)
    raise_alert("after")
    wait_for_names(page, ["after", *wanted])
    expect(page.locator("#notice")).to_be_hidden()
    # Killed without a goodbye, while alerts that the page will never get are trimmed away.
    second.kill()
    expect(page.locator("#link-words")).to_have_text("Disconnected")
    raise_alert("lost")
    store.xtrim("news:alerts", maxlen=0)
    third = start_worker(server.url, http_port=first.port)
    third.port = first.port
    third.wait_ready(60)
    raise_alert("at last")
    expect(page.locator("#notice")).to_contain_text("alerts are missing here")
    wait_for_names(page, ["at last", "after", *wanted])


def test_thousands_of_alerts_are_a_window_of_elements(
    desk: str, visitor: Visitor, store: redis.Redis, raise_alert: Raise
) -> None:
    page = visitor.open(desk)
    pipeline = store.pipeline(transaction=False)
    for number in range(5200):
        pipeline.xadd("news:alerts", {"__data__": json.dumps(make_alert(f"no. {number}"))})
    pipeline.execute()
    newest = page.locator(".row[aria-posinset='1']")
    expect(newest.locator("mark")).to_have_text("Police arrested no. 5199")
    expect(newest).to_have_attribute("aria-setsize", "5000")
    rows = page.locator("#list .row")
    height = page.evaluate("document.querySelector('#list .row').getBoundingClientRect().height")
    for place in (0, 777, 2500, 4990):
        page.evaluate(f"document.getElementById('scroll').scrollTop = {place} * {height}")
        expect(page.locator(f".row[aria-posinset='{place + 1}'] mark")).to_have_text(
            f"Police arrested no. {5199 - place}"
        )
        assert rows.count() < 40
    assert page.locator("*").count() < 1500
    # What is being read stays where it is while others come in above.
    page.evaluate(f"document.getElementById('scroll').scrollTop = 1000 * {height}")
    reading = page.locator(".row", has_text="no. 4199 ")
    before = reading.bounding_box()
    assert before
    raise_alert("one more")
    page.get_by_text("1 new above").wait_for()
    then = reading.bounding_box()
    assert then
    assert abs(then["y"] - before["y"]) < 1
    page.get_by_text("1 new above").click()
    expect(newest.locator("mark")).to_have_text("Police arrested one more")
    expect(newest).to_have_attribute("aria-setsize", "5000")
    expect(page.locator("#tail-words")).to_contain_text("/alerts")


HOSTILE = (
    "<img src=x onerror='window.hit=1'><script>window.hit=2</script>"
    "\"'><svg onload=window.hit=3><a href='javascript:window.hit=4'>\u202e{{7*7}}${7*7}</a>"
)


def hostile(value: Any) -> Any:
    """Return the same with every string hostile, but for what must be of a form to be shown."""
    if isinstance(value, dict):
        kept = {"severity", "url", "field"}
        return {key: one if key in kept else hostile(one) for key, one in value.items()}
    if isinstance(value, list):
        return [hostile(one) for one in value]
    return HOSTILE if isinstance(value, str) else value


def test_hostile_words_stay_words(desk: str, visitor: Visitor, store: redis.Redis) -> None:
    def put_hostile(url: str) -> None:
        alert = hostile(make_alert("x"))
        alert["data"]["document"]["url"] = url
        alert["data"]["evidence"][0] |= {"start": 0, "end": len(HOSTILE)}
        alert["data"]["killed"], alert["data"]["killed_qualifier"] = 3, HOSTILE
        alert["data"]["story"]["changes"] = [
            {"field": HOSTILE, "before": HOSTILE, "after": [HOSTILE]}
        ]
        alert["id"] = url
        store.xadd("news:alerts", {"__data__": json.dumps(alert)})

    def shows_words_alone(page: Page) -> None:
        expect(page.locator(".row mark").first).to_have_text(HOSTILE)
        page.locator(".row-open").first.click()
        expect(page.locator("#detail blockquote mark")).to_have_text(HOSTILE)
        page.locator("#detail summary").click()
        assert page.locator("#detail").inner_text().count("window.hit=1") >= 12
        assert page.locator("#detail a").count() == 0
        bad = "img, iframe, object, embed, [onerror], [onload], main script, a[href^='javascript']"
        assert page.locator(bad).count() == 0
        page.locator("#map circle").first.hover(force=True)
        assert page.evaluate("window.hit") is None

    put_hostile("javascript:window.hit=5")
    page = visitor.open(desk)
    shows_words_alone(page)
    for url in (" \tJaVaScRiPt:window.hit=6", "data:text/html,<script>hit=7</script>", "//x/y"):
        put_hostile(url)
        expect(page.locator("#list .row").first).to_have_attribute(
            "aria-setsize", "4"
        ) if url == "//x/y" else None
    shows_words_alone(page)
    # No alert at all, and alerts of wrong types: neither stops the page.
    for data in ({"severity": "low", "evidence": 7, "story": [], "location": "x", "killed": "9"},):
        store.xadd("news:alerts", {"__data__": json.dumps({"id": {}, "data": data})})
    expect(page.locator("#list .row").first).to_contain_text("Other")
    page.locator(".row-open").first.click()
    expect(page.locator("#detail-title")).to_have_text("Other")
    # A text of a visitor's own.
    page.locator("#try").click()
    page.locator("#try-text").fill(
        f"Police ARREST one. &lt;img src=x onerror=window.hit=8&gt; {HOSTILE}"
    )
    page.locator("#try-go").click()
    expect(page.locator("#try-answer .read mark")).to_have_text("ARREST")
    expect(page.locator("#try-answer .read")).to_contain_text("<img src=x onerror=window.hit=8>")
    assert page.locator("img, main script").count() == 0
    assert page.evaluate("window.hit") is None
    assert {one.split("/")[2] for one in visitor.requests} == {desk.split("/")[2]}


def test_policy_stops_what_would_get_in(desk: str, visitor: Visitor) -> None:
    page = visitor.open(desk)
    stopped = page.evaluate(
        """() => new Promise((resolve) => {
            const stopped = new Set();
            document.addEventListener("securitypolicyviolation", (one) => {
                stopped.add(one.effectiveDirective);
                if (stopped.size === 3) resolve([...stopped].sort());
            });
            const script = document.createElement("script");
            try { script.textContent = "window.hit = 1"; } catch {}
            try { document.body.innerHTML = "<b>"; } catch {}
            const style = document.createElement("style");
            style.textContent = "body { display: none }";
            const image = document.createElement("img");
            image.src = "https://example.org/x.png";
            const inline = document.createElement("p");
            try { inline.setAttribute("onclick", "window.hit = 2"); } catch {}
            document.body.append(style, image, inline);
            inline.click();
            setTimeout(() => resolve([...stopped].sort()), 5000);
        })"""
    )
    wanted = {"require-trusted-types-for", "style-src-elem", "img-src"}
    assert wanted <= set(stopped)
    assert page.evaluate("window.hit") is None
    visitor.errors.clear()  # the browser reports each


def test_keys(desk: str, visitor: Visitor, raise_alert: Raise) -> None:
    for number in range(30):
        raise_alert(f"no. {number}")
    page = visitor.open(desk)
    expect(page.locator("#list .row").first).to_be_visible()
    focused = "document.activeElement.closest('.row')?.querySelector('mark').textContent"
    for _ in range(12):
        page.keyboard.press("j")
    page.keyboard.press("k")
    assert page.evaluate(focused) == "Police arrested no. 19"
    box = page.evaluate(
        "(() => { const {top, bottom} = document.activeElement.closest('.row')"
        ".getBoundingClientRect(); return [top, bottom]; })()"
    )
    assert box[0] > 0
    assert box[1] <= 800
    outline = "getComputedStyle(document.activeElement, '::after').outlineStyle"
    assert page.evaluate(outline) == "solid"
    page.keyboard.press("Enter")
    expect(page.locator("#detail-title")).to_have_text("Police arrested no. 19")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page.locator("#detail-title")).to_have_text("Police arrested no. 18")
    page.keyboard.press("Escape")
    assert page.evaluate(focused) == "Police arrested no. 18"
    page.keyboard.press("/")
    page.keyboard.type("p no. 17")
    wait_for_names(page, ["no. 17"])
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    expect(page.locator("#help-box")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#help-box")).to_be_hidden()


def test_pause_holds_back_and_counts(desk: str, visitor: Visitor, raise_alert: Raise) -> None:
    raise_alert("one")
    page = visitor.open(desk, **TALL)
    wait_for_names(page, ["one"])
    page.keyboard.press("p")
    expect(page.locator("#link-words")).to_have_text("Paused")
    raise_alert("two")
    raise_alert("three")
    expect(page.locator("#waiting")).to_have_text("2 waiting")
    assert names(page) == ["one"]
    page.locator("#pause").click()
    wait_for_names(page, ["three", "two", "one"])
    expect(page.locator("#waiting")).to_be_hidden()
    expect(page.locator("#link-words")).to_have_text("Live")


def test_earlier_alerts_and_one_by_its_address(
    desk: str, visitor: Visitor, raise_alert: Raise
) -> None:
    long_ago = int(time.time() * 1000) - 7_200_000
    ids = [raise_alert(f"no. {number}", f"{long_ago + number}-0") for number in range(900)]
    page = visitor.open(f"{desk}?alert={ids[3]}")
    expect(page.locator("#detail-title")).to_have_text("Police arrested no. 3")
    first = page.locator("#list .row").first
    expect(first).to_have_attribute("aria-setsize", "200")
    expect(page.locator("#pulse-total")).to_have_text("0")
    for count in ("700", "900"):
        page.locator("#earlier").click()
        expect(first).to_have_attribute("aria-setsize", count)
    expect(page.locator("#tail")).to_be_hidden()
    page.locator("#detail-close").click()
    assert page.url == desk
    page.keyboard.press("g")
    page.locator(".row[aria-posinset='1'] button").click()
    assert page.url == f"{desk}?alert={ids[-1]}"
    page.go_back()
    expect(page.locator("#detail")).to_be_hidden()


def test_a_categorys_name_is_whole_beside_its_bar(
    desk: str, visitor: Visitor, raise_alert: Raise
) -> None:
    page = visitor.open(desk, viewport={"width": 1440, "height": 900})
    raise_alert("one", category="security_incident")
    name = page.locator("#by-category th").first
    expect(name).to_have_text("Security incident")
    assert name.evaluate("it => it.scrollWidth <= it.clientWidth")
    assert name.evaluate("it => it.clientWidth < it.closest('table').clientWidth / 1.5")


def test_map_has_a_point_per_place(desk: str, visitor: Visitor, raise_alert: Raise) -> None:
    lagos = {"text": "Lagos", "name": "Lagos", "country": "NG", "latitude": 6.5, "longitude": 3.4}
    raise_alert("one")
    raise_alert("two", severity="critical")
    raise_alert("three", location=lagos)
    raise_alert("nowhere", location=None)
    page = visitor.open(desk)
    points = page.locator("#map circle.point")
    expect(points).to_have_count(2)
    assert len(page.locator("#map .land").get_attribute("d") or "") > 20_000
    # Lagos lies south of Lyon and a little west; the critical one is drawn last, above.
    expect(points.nth(1)).to_have_class("point s-critical")
    # In one step, because the map is drawn anew as alerts come in.
    lagos_box, lyon_box = points.evaluate_all(
        "points => points.map(point => point.getBoundingClientRect().toJSON())"
    )
    assert lagos_box["y"] > lyon_box["y"] + 20
    assert abs(lagos_box["x"] - lyon_box["x"]) < 20
    points.nth(0).click()
    expect(page.locator("#detail-title")).to_have_text("Police arrested three")
    page.locator("#zoom-in").click()
    expect(page.locator("#zoom-out")).to_be_enabled()


def test_token_is_asked_for_and_kept(
    server: EmbeddedServer,
    store: redis.Redis,
    visitor: Visitor,
    raise_alert: Raise,
    start_worker: Callable[..., Worker],
) -> None:
    worker = start_worker(server.url, http_token="open-sesame", http_classify=True)
    worker.wait_ready(60)
    raise_alert("secret")
    visitor.outages = True  # 401 is told on the console
    page = visitor.open(f"http://127.0.0.1:{worker.port}/", live=False)
    expect(page.locator("#token-box")).to_be_visible()
    expect(page.locator("#blank-title")).to_have_text("Locked")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Give the token").click()
    page.locator("#token").fill("wrong")
    page.keyboard.press("Enter")
    expect(page.locator("#token-error")).to_contain_text("not the one")
    page.locator("#token").fill("open-sesame")
    page.keyboard.press("Enter")
    wait_for_names(page, ["secret"])
    raise_alert("another")
    wait_for_names(page, ["another", "secret"])
    page.reload()
    wait_for_names(page, ["another", "secret"])
    page.locator("#try").click()
    page.locator("#try-text").fill("They ARREST her.")
    page.locator("#try-go").click()
    expect(page.locator("#try-answer mark")).to_have_text("ARREST")


def test_no_redis_is_told_and_gets_over(
    own_server: Callable[..., EmbeddedServer],
    visitor: Visitor,
    start_worker: Callable[..., Worker],
) -> None:
    own = own_server()
    worker = start_worker(own.url, log_level="error")
    worker.wait_ready(60)
    stop_server(own)
    visitor.outages = True
    page = visitor.open(f"http://127.0.0.1:{worker.port}/", live=False)
    expect(page.locator("#blank-title")).to_have_text("The alerts can’t be read")
    expect(page.locator("#blank-words")).to_contain_text("Redis does not answer")
    own_server(own.directory)
    expect(page.locator("#blank-title")).to_have_text("Listening")


def test_alerts_that_wait_are_told_while_the_connection_stands(
    own_server: Callable[..., EmbeddedServer],
    visitor: Visitor,
    start_worker: Callable[..., Worker],
) -> None:
    own = own_server()
    worker = start_worker(own.url, log_level="error")
    worker.wait_ready(60)
    visitor.outages = True  # the worker ends before the page
    page = visitor.open(f"http://127.0.0.1:{worker.port}/")
    with contextlib.closing(redis.Redis.from_url(own.url)) as client:
        client.execute_command("replicaof", "127.0.0.1", "1")
        expect(page.locator("#link-words")).to_have_text("Alerts wait")
        expect(page.locator("#notice-words")).to_contain_text("Redis does not answer the service")
        client.execute_command("replicaof", "no", "one")
        expect(page.locator("#link-words")).to_have_text("Live")
        expect(page.locator("#notice")).to_be_hidden()


def test_try_a_text(desk: str, visitor: Visitor) -> None:
    page = visitor.open(desk)
    page.locator("#try").click()
    text, answer = page.locator("#try-text"), page.locator("#try-answer")
    page.locator("#try-headline").fill("Two things")
    text.fill("😀 <b>Police</b> ARREST one.\n\nThen a PROTEST began, and an ARREST.")
    page.keyboard.press("Tab")
    page.locator("#try-go").click()
    expect(answer.locator("h3").first).to_have_text("3 events")
    # Each event of this classifier points at its word's first place.
    expect(answer.locator(".read mark")).to_have_text(["ARREST", "PROTEST"])
    expect(answer.locator(".read")).to_contain_text("😀 Police ARREST one.")
    text.fill("Nothing happened.")
    page.locator("#try-go").click()
    expect(answer).to_contain_text("No event")
    text.fill("Texto en ESPAÑOL.")
    page.locator("#try-go").click()
    expect(answer).to_contain_text("seems to be in Spanish")
    text.fill("x" * 20_001)
    page.locator("#try-go").click()
    expect(page.locator("#try-error")).to_contain_text("at most 20,000 characters")
    visitor.outages = True
    text.fill("CRASH")
    page.locator("#try-go").click()
    expect(page.locator("#try-error")).to_contain_text("could not be read")


@pytest.mark.parametrize("width", [320, 390])
def test_phone(desk: str, visitor: Visitor, raise_alert: Raise, width: int) -> None:
    for number in range(8):
        raise_alert(f"no. {number}")
    page = visitor.open(desk, viewport={"width": width, "height": 700}, has_touch=True)
    expect(page.locator("#list .row").first).to_be_visible()

    def fits() -> bool:
        return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))

    assert fits()
    expect(page.locator("#choices")).to_be_hidden()
    page.locator("#more").tap()
    page.get_by_role("radio", name="High").check()
    expect(page.locator("#more-count")).to_have_text("1")
    assert fits()
    page.locator("#clear").tap()
    page.locator("#more").tap()
    page.locator("#view").tap()
    expect(page.locator("#map circle")).to_have_count(1)
    assert fits()
    page.locator("#view").tap()
    page.locator(".row-open").first.tap()
    expect(page.locator("#detail-title")).to_have_text("Police arrested no. 7")
    assert fits()
    page.go_back()
    expect(page.locator("#detail")).to_be_hidden()
    expect(page.locator("#list .row").first).to_be_visible()
