"""Parts of the page that a visit does not bring about at will, run in the browser."""

from typing import Any

from tests.browser.conftest import Visitor

STORE = """async () => {
    const { Store, KEEP } = await import("/page/store.js");
    const alert = (id) => ({ id, data: { category: "arrest" } });
    const ids = (store) => store.items.map((one) => one.id);
    const found = {};
    const store = new Store(() => {});
    store.addOlder([{ id: "20-0", alert: alert("b") }, { id: "10-0", alert: alert("a") }], "10-0");
    store.add("20-0", alert("b"));        // received twice
    store.add("21-0", alert("a"));        // written twice by a failover
    store.add("100-0", alert("c"));
    store.add("99-0", alert("d"));        // older than what is here
    found.once = ids(store);
    store.addOlder([{ id: "10-0", alert: alert("a") }], "9-0");
    found.next = store.floor;             // a page of nothing new is not asked for again
    store.torn = true;
    store.add("5-0", alert("e"));
    store.add("4-0", alert("f"));
    found.anew = ids(store);
    store.pause(true);
    for (let n = 0; n < KEEP + 10; n += 1) store.add(`${200 + n}-0`, alert(`n${n}`));
    found.waiting = store.waiting.length;
    store.pause(false);
    found.bounds = [store.items.length, store.names.size, store.items[0].id, store.floor];
    return found;
}"""

PARSER = """async () => {
    const { EventParser } = await import("/page/feed.js");
    const text = ": hello\\n\\nid: 1-0\\nevent: alert\\ndata: a\\ndata:b\\r\\n\\r\\n" +
        ": still here\\nid: 2-0\\n\\nevent: gap\\ndata: {}\\n\\ndata: torn off";
    const all = [];
    for (let size = 1; size <= text.length; size += 1) {
        const found = [];
        const parser = new EventParser((one) => found.push(one));
        for (let at = 0; at < text.length; at += size) parser.push(text.slice(at, at + size));
        all.push(JSON.stringify(found));
    }
    return [...new Set(all)].map(JSON.parse);
}"""


def test_store_keeps_each_alert_once_within_bounds(desk: str, visitor: Visitor) -> None:
    found: dict[str, Any] = visitor.open(desk).evaluate(STORE)
    assert found["once"] == ["10-0", "20-0", "100-0"]
    assert found["next"] == "9-0"
    assert found["anew"] == ["5-0"]
    assert found["waiting"] == 5000
    assert found["bounds"] == [5000, 5000, "210-0", "210-0"]


def test_events_are_parsed_however_they_are_cut(desk: str, visitor: Visitor) -> None:
    found: list[Any] = visitor.open(desk).evaluate(PARSER)
    assert found == [
        [
            {"id": "1-0", "event": "alert", "data": "a\nb"},
            {"id": "2-0", "event": "message", "data": None},
            {"id": "", "event": "gap", "data": "{}"},
        ]
    ]
