// The list of alerts: of thousands, only those in sight are elements.

import { $, h, show } from "./dom.js";
import { bars, caveat, clock, day, iso, kind, marked, relation, today, tolls } from "./parts.js";
import { label } from "./record.js";

/** Rows kept above and below what is in sight. */
const SPARE = 6;
const LEAD = 70;

export class AlertList {
  /** `open(record)` is called for the alert that the visitor opens. */
  constructor(open) {
    this.open = open;
    this.scroll = $("scroll");
    this.list = $("list");
    this.items = [];
    this.rows = new Map();
    this.height = 120;
    /** Stream id of the alert that the keys stand on. */
    this.at = null;
    this.opened = null;
    this.moved = () => {};
    this.scroll.addEventListener("scroll", () => {
      this.#render();
      this.moved();
    }, { passive: true });
    new ResizeObserver(() => this.#measure()).observe(this.scroll);
    document.fonts?.ready.then(() => this.#measure());
  }

  /** Show these records, newest first; what is in sight stays where it is. */
  set(items, arrived = new Set()) {
    const top = this.scroll.scrollTop;
    const first = Math.floor(top / this.height);
    const held = top > this.height / 3 ? this.items[first] : null;
    this.items = items;
    this.places = null;
    this.arrived = arrived;
    this.list.style.height = `${items.length * this.height}px`;
    if (held) {
      const place = this.#place(held.id);
      if (place >= 0) this.scroll.scrollTop = place * this.height + (top - first * this.height);
    }
    this.#render();
  }

  /** Tell how many of the first rows are above what is in sight. */
  get above() {
    return Math.floor((this.scroll.scrollTop + this.height / 2) / this.height);
  }

  /** Mark the alert that is open. */
  mark(id) {
    this.opened = id;
    for (const [key, row] of this.rows) this.#dress(key, row);
  }

  /** Move the keys' place by so many rows, and the focus with it. */
  step(by) {
    if (!this.items.length) return;
    const place = this.at === null ? -1 : this.#place(this.at);
    const seen = this.above;
    const next = place < 0 ? seen : Math.min(this.items.length - 1, Math.max(0, place + by));
    this.focus(this.items[next].id);
  }

  /** Bring an alert into sight and give it the focus. */
  focus(id) {
    const place = this.#place(id);
    if (place < 0) return false;
    this.at = id;
    const { scrollTop, clientHeight } = this.scroll;
    const top = place * this.height;
    if (top < scrollTop) this.scroll.scrollTop = top;
    else if (top + this.height > scrollTop + clientHeight) {
      this.scroll.scrollTop = top + this.height - clientHeight;
    }
    this.#render();
    this.rows.get(id)?.querySelector("button").focus({ preventScroll: true });
    return true;
  }

  /** Go to the newest. */
  home() {
    this.scroll.scrollTop = 0;
    this.#render();
  }

  #place(id) {
    this.places ??= new Map(this.items.map((one, number) => [one.id, number]));
    return this.places.get(id) ?? -1;
  }

  #measure() {
    const probe = h("article.row", { "aria-hidden": "true" });
    this.list.append(probe);
    const height = probe.getBoundingClientRect().height;
    probe.remove();
    if (!height) return;
    const held = this.scroll.scrollTop / this.height;
    const changed = height !== this.height;
    this.height = height;
    this.list.style.height = `${this.items.length * height}px`;
    if (changed) {
      this.scroll.scrollTop = held * height;
      for (const [key, row] of this.rows) row.style.transform = this.#shift(this.#place(key));
    }
    this.#render();
  }

  #shift(place) {
    return `translateY(${place * this.height}px)`;
  }

  #render() {
    const { scrollTop, clientHeight } = this.scroll;
    const first = Math.max(0, Math.floor(scrollTop / this.height) - SPARE);
    const last = Math.min(this.items.length, Math.ceil((scrollTop + clientHeight) / this.height) + SPARE);
    const wanted = new Map();
    for (let place = first; place < last; place += 1) wanted.set(this.items[place].id, place);
    // A row with the focus must not vanish under the keys.
    const focused = document.activeElement?.closest?.(".row")?.dataset.id;
    if (focused) {
      const place = this.#place(focused);
      if (place >= 0) wanted.set(focused, place);
    }
    for (const [id, row] of this.rows) {
      if (wanted.has(id)) continue;
      row.remove();
      this.rows.delete(id);
    }
    for (const [id, place] of wanted) {
      let row = this.rows.get(id);
      if (!row) {
        row = this.#row(this.items[place]);
        if (this.arrived?.has(id)) row.classList.add("arrived");
        this.rows.set(id, row);
        this.#dress(id, row);
        this.#insert(row, place);
      }
      row.style.transform = this.#shift(place);
      row.setAttribute("aria-posinset", place + 1);
      row.setAttribute("aria-setsize", this.items.length);
    }
    show(this.list, this.items.length > 0);
  }

  // Elements stand in the list's order, for those who read or tab through them.
  #insert(row, place) {
    row.dataset.id = this.items[place].id;
    for (const other of this.list.children) {
      if (this.#place(other.dataset.id) > place) {
        other.before(row);
        return;
      }
    }
    this.list.append(row);
  }

  #dress(id, row) {
    row.classList.toggle("opened", id === this.opened);
    row.querySelector("button").setAttribute("aria-expanded", String(id === this.opened));
  }

  #row(one) {
    const facts = [caveat(one), ...tolls(one)].filter(Boolean);
    const note = relation(one);
    const name = `row-${one.id}`;
    const { source, title } = one.document;
    return h(`article.row.s-${one.severity}`, { "aria-labelledby": name, tabindex: "-1" },
      h("div.row-side", null,
        h("time", { datetime: iso(one.ms) }, clock(one.ms)),
        today(one.ms) ? null : h("span.row-day", null, day(one.ms)),
        h("span.severity", null, bars(one.severity), label(one.severity)),
      ),
      h("div.row-main", null,
        h("h3.row-head", null,
          h("button.row-open", { type: "button", id: name, click: () => this.#chosen(one) },
            h("b", { dir: "auto" }, kind(one)),
            one.place.words ? h("span.row-place", { dir: "auto" }, one.place.words) : null),
          note ? h(`span.tag.tag-${one.story.relation}`, null, note) : null,
        ),
        h("p.row-words", { dir: "auto" },
          ...(one.evidence.length ? marked(one.evidence[0].parts, LEAD) : [one.title])),
        h("p.row-foot", null,
          facts.length ? h("b", null, facts.join(" · ")) : null,
          source || title
            ? h("span", { dir: "auto" }, source, source && title ? h("i", null, title) : title)
            : null),
      ));
  }

  #chosen(one) {
    this.at = one.id;
    this.open(one);
  }
}
