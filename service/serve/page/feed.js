// The connection: history once, then the stream, taken up again behind the last alert received.
// `fetch` rather than EventSource, which can't send a token and hides why it failed.

const FIRST_PAGE = 200;
const PAGE = 500;
const SHORTEST = 500;
const LONGEST = 10_000;

export class DeniedError extends Error {}

/** The service could not be reached, or the connection broke. */
export class LostError extends Error {}

/** The service answered, but not with what was asked for. */
export class RefusedError extends Error {}

/**
 * Split a stream of server-sent events; calls `take({id, event, data})` for each. One with an id
 * and no data is no event, but says where to go on: it comes with the data null.
 */
export class EventParser {
  constructor(take) {
    this.take = take;
    this.rest = "";
    this.#clear();
  }

  push(chunk) {
    const lines = (this.rest + chunk).split("\n");
    this.rest = lines.pop();
    for (const line of lines) this.#line(line.endsWith("\r") ? line.slice(0, -1) : line);
  }

  #line(line) {
    if (line === "") {
      const data = this.data.length ? this.data.join("\n") : null;
      if (data !== null || this.id) this.take({ id: this.id, event: this.event, data });
      this.#clear();
      return;
    }
    const colon = line.indexOf(":");
    if (colon === 0) return;
    const name = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
    if (name === "data") this.data.push(value);
    else if (name === "id" || name === "event") this[name] = value;
  }

  #clear() {
    this.id = "";
    this.event = "message";
    this.data = [];
  }
}

export class Feed {
  /**
   * `handlers`: page(entries, next) for history, alert(id, alert), gap(after), state(name, details),
   * denied(): a promise of a new token. The state `stalled` is a connection on which alerts wait.
   */
  constructor(handlers, { token = "", heartbeat = 15 } = {}) {
    this.on = handlers;
    this.token = token;
    this.heartbeat = heartbeat;
    /** Stream id behind which to go on; null before history has been read. */
    this.last = null;
    this.wake = () => {};
  }

  /** Follow the alerts for ever. */
  async run() {
    let failures = 0;
    for (;;) {
      let reached = false;
      let reason;
      try {
        if (this.last === null) await this.#start();
        reason = await this.#follow(() => {
          reached = true;
          this.on.state("live");
        });
      } catch (error) {
        if (error instanceof DeniedError) {
          this.on.state("denied");
          this.token = await this.on.denied(this.token !== "");
          failures = 0;
          continue;
        }
        reason = error instanceof RefusedError ? error.message : null;
        if (!reason && !(error instanceof LostError)) console.error(error);
      }
      failures = reached ? 0 : failures + 1;
      const delay = reached ? SHORTEST : Math.min(LONGEST, SHORTEST * 2 ** (failures - 1));
      await this.#pause(delay * (0.75 + Math.random() / 2), reason);
    }
  }

  /** Try again at once, if it waits to. */
  retry() {
    this.wake();
  }

  /** Return a page of history before a stream id: `{alerts, next}`. */
  async before(id) {
    return this.#json(`alerts?limit=${PAGE}&before=${encodeURIComponent(id)}`);
  }

  /** Return one alert's entry, or null where it is no longer kept. */
  async one(id) {
    const [ms, sequence] = id.split("-");
    const next = `${ms}-${BigInt(sequence ?? 0) + 1n}`;
    const { alerts } = await this.#json(`alerts?limit=1&since=${id}&before=${next}`);
    return alerts[0] ?? null;
  }

  /** Ask with the token; the caller looks at the status. */
  request(path, options = {}) {
    const headers = { ...options.headers };
    if (this.token) headers.Authorization = `Bearer ${this.token}`;
    return lost(fetch(path, { cache: "no-store", credentials: "same-origin", ...options, headers }));
  }

  async #start() {
    const { alerts, next } = await this.#json(`alerts?limit=${FIRST_PAGE}`);
    // "0" is before everything: an empty stream's first alert will not be missed.
    this.last = alerts[0]?.id ?? "0";
    this.on.page(alerts, next);
  }

  async #follow(reached) {
    const stop = new AbortController();
    let watch;
    // A connection may die without a word: then the heartbeat stays away.
    const heard = () => {
      clearTimeout(watch);
      watch = setTimeout(() => stop.abort(), this.heartbeat * 2500 + 5000);
    };
    heard();
    try {
      const reply = await this.request(`alerts/stream?last_id=${encodeURIComponent(this.last)}`, {
        signal: stop.signal,
        headers: { Accept: "text/event-stream" },
      });
      await refuse(reply);
      reached();
      const parser = new EventParser((one) => this.#take(one));
      const reader = reply.body.pipeThrough(new TextDecoderStream()).getReader();
      for (;;) {
        const { value, done } = await lost(reader.read());
        if (done) return null;
        heard();
        parser.push(value);
      }
    } finally {
      clearTimeout(watch);
      stop.abort();
    }
  }

  #take({ id, event, data }) {
    const valid = /^\d+-\d+$/.test(id);
    if (data === null) {
      if (valid) this.last = id;
      return;
    }
    let content;
    try {
      content = JSON.parse(data);
    } catch {
      return;
    }
    if (event === "alert" && valid) {
      this.last = id;
      this.on.alert(id, content);
    } else if (event === "gap") {
      this.on.gap(this.last);
    } else if (event === "trouble") {
      this.on.state(content.reason ? "stalled" : "live", { reason: content.reason });
    }
  }

  async #json(path) {
    const reply = await this.request(path);
    await refuse(reply);
    return lost(reply.json());
  }

  async #pause(delay, reason) {
    const until = Date.now() + delay;
    this.on.state(reason ? "refused" : "lost", { until, reason });
    await new Promise((resolve) => {
      const timer = setTimeout(resolve, delay);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.wake = () => {};
    this.on.state("again");
  }
}

/** Turn whatever `fetch` and its streams fail with into a LostError. */
async function lost(promise) {
  try {
    return await promise;
  } catch (error) {
    throw new LostError(String(error), { cause: error });
  }
}

async function refuse(reply) {
  if (reply.ok) return;
  if (reply.status === 401) throw new DeniedError();
  let words = "";
  try {
    words = String((await reply.json()).error ?? "");
  } catch {
    // Not our JSON: a proxy answered.
  }
  throw new RefusedError(words || `The service answered ${reply.status}`);
}
