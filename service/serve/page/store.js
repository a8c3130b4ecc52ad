// The alerts that the page holds: in the stream's order, each once, never more than KEEP.

import { after, record } from "./record.js";

/** Alerts held at most; the oldest go. */
export const KEEP = 5000;

export class Store {
  /** `changed` is called after every change. */
  constructor(changed) {
    this.changed = changed;
    /** Oldest first. */
    this.items = [];
    /** Arrived while paused. */
    this.waiting = [];
    this.paused = false;
    /** The stream holds alerts older than `floor`. */
    this.older = false;
    /** Stream id behind which everything is here. */
    this.floor = null;
    /** After a gap the stream may have begun anew, with smaller ids. */
    this.torn = false;
    this.names = new Set();
  }

  get newest() {
    return this.waiting.at(-1) ?? this.items.at(-1) ?? null;
  }

  /** Take a live alert; one that is here already is passed over. */
  add(id, alert) {
    const newest = this.newest;
    if (newest && !after(id, newest.id)) {
      if (!this.torn) return null;
      this.#empty();
    }
    this.torn = false;
    const one = record(id, alert);
    if (!this.#take(one)) return null;
    (this.paused ? this.waiting : this.items).push(one);
    this.#trim();
    this.changed();
    return one;
  }

  /** Take a page of history, newest first, as `/alerts` gives it. */
  addOlder(page, next) {
    this.older = next !== null;
    // Not the oldest item: a page may hold nothing new, and the next one must still be another.
    this.floor = next ?? page.at(-1)?.id ?? this.floor;
    const oldest = this.items[0];
    const found = [];
    for (const { id, alert } of page) {
      if (oldest && !after(oldest.id, id)) continue;
      const one = record(id, alert);
      if (this.#take(one)) found.push(one);
    }
    const room = Math.max(0, KEEP - this.items.length);
    if (found.length > room) {
      for (const one of found.splice(room)) this.#forget(one);
      this.older = true;
      this.floor = (found.at(-1) ?? oldest).id;
    }
    this.items = found.reverse().concat(this.items);
    this.changed();
  }

  /** Hold back what arrives, or let it in. */
  pause(paused) {
    this.paused = paused;
    if (!paused) {
      this.items = this.items.concat(this.waiting);
      this.waiting = [];
      this.#trim();
    }
    this.changed();
  }

  get full() {
    return this.items.length >= KEEP;
  }

  // After a failover of Redis the same alert may come under another stream id.
  #take(one) {
    const name = one.alert || one.id;
    if (this.names.has(name)) return false;
    this.names.add(name);
    return true;
  }

  #empty() {
    this.items = [];
    this.waiting = [];
    this.names.clear();
    this.older = false;
    this.floor = null;
  }

  #forget(one) {
    this.names.delete(one.alert || one.id);
  }

  #trim() {
    for (const held of [this.items, this.waiting]) {
      if (held.length <= KEEP) continue;
      for (const one of held.splice(0, held.length - KEEP)) this.#forget(one);
      this.older = true;
      this.floor = (this.items[0] ?? held[0]).id;
    }
  }
}
