// The world map: Natural Earth's land in the Equal Earth projection, a circle per place.

import { $, s, say, show } from "./dom.js";
import { kind } from "./parts.js";

/** Places drawn at most: those reported last. */
const MOST = 400;
const WIDTH = 1000;
const NORTH = 83;
const SOUTH = -57;
const A = [1.340264, -0.081106, 0.000893, 0.003796];
const M = Math.sqrt(3) / 2;

/** Project degrees to the plane (Šavrič, Patterson and Jenny 2018, "The Equal Earth map projection"). */
export function project(longitude, latitude) {
  const theta = Math.asin(M * Math.sin((latitude * Math.PI) / 180));
  const t2 = theta * theta;
  const t6 = t2 * t2 * t2;
  const slope = A[0] + 3 * A[1] * t2 + t6 * (7 * A[2] + 9 * A[3] * t2);
  const x = (((longitude * Math.PI) / 180) * Math.cos(theta)) / (M * slope);
  const y = theta * (A[0] + A[1] * t2 + t6 * (A[2] + A[3] * t2));
  return [x, y];
}

const EDGE = project(180, 0)[0];
const SCALE = WIDTH / (2 * EDGE);
const TOP = project(0, NORTH)[1];
const HEIGHT = (TOP - project(0, SOUTH)[1]) * SCALE;

const at = (longitude, latitude) => {
  const [x, y] = project(longitude, latitude);
  return [(x + EDGE) * SCALE, (TOP - y) * SCALE];
};

const path = (points, end) =>
  `M${points.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join("L")}${end}`;

function graticule() {
  const lines = [];
  for (let longitude = -180; longitude <= 180; longitude += 30) {
    const line = [];
    for (let latitude = SOUTH; latitude <= NORTH; latitude += 5) line.push(at(longitude, latitude));
    lines.push(path(line, ""));
  }
  for (let latitude = -30; latitude <= 60; latitude += 30) {
    lines.push(path([at(-180, latitude), at(180, latitude)], ""));
  }
  return lines.join("");
}

/** Return the outline that a file of service/training/land.py tells. */
function outline({ scale, rings }) {
  return rings.map((ring) => {
    let [x, y] = ring;
    const points = [at(x / scale, Math.max(SOUTH, y / scale))];
    for (let place = 2; place < ring.length; place += 2) {
      x += ring[place];
      y += ring[place + 1];
      points.push(at(x / scale, Math.max(SOUTH, y / scale)));
    }
    return path(points, "Z");
  }).join("");
}

export class WorldMap {
  /** `open(record)` is called for the place that the visitor points at: with its newest alert. */
  constructor(open) {
    this.open = open;
    this.svg = $("map");
    this.tip = $("map-tip");
    this.places = [];
    this.view = { x: 0, y: 0, width: WIDTH };
    this.land = s("path.land");
    this.points = s("g");
    this.svg.append(s("path.grid", { d: graticule() }), this.land, this.points);
    $("zoom-in").addEventListener("click", () => this.#zoom(0.6));
    $("zoom-out").addEventListener("click", () => this.#zoom(1 / 0.6));
    $("zoom-all").addEventListener("click", () => this.#look({ x: 0, y: 0, width: WIDTH }));
    this.#drag();
    this.#look(this.view);
  }

  /** Load the outline; without it the points stand on the grid alone. */
  async load() {
    const reply = await fetch("page/land.json");
    if (reply.ok) this.land.setAttribute("d", outline(await reply.json()));
  }

  /** Draw these records, newest first. */
  set(items, opened) {
    const places = new Map();
    for (const one of items) {
      if (!one.place.known) continue;
      const key = `${one.place.latitude.toFixed(1)} ${one.place.longitude.toFixed(1)}`;
      const found = places.get(key);
      if (!found) {
        if (places.size < MOST) places.set(key, { key, newest: one, count: 1, rank: one.rank, severity: one.severity, ids: new Set([one.id]) });
        continue;
      }
      found.count += 1;
      found.ids.add(one.id);
      if (one.rank > found.rank) [found.rank, found.severity] = [one.rank, one.severity];
    }
    this.places = [...places.values()];
    this.opened = opened;
    this.svg.setAttribute("aria-label", places.size
      ? `World map: alerts in ${places.size} place${places.size === 1 ? "" : "s"}` : "World map without alerts");
    this.#draw();
  }

  /** Mark the place of an alert. */
  mark(one) {
    this.opened = one;
    this.#draw();
  }

  #draw() {
    const unit = this.view.width / WIDTH;
    const drawn = this.places.toReversed().sort((a, b) => a.rank - b.rank).map((place) => {
      const [x, y] = at(place.newest.place.longitude, place.newest.place.latitude);
      const radius = (4.4 + Math.min(9, 1.8 * Math.log2(place.count))) * this.#grain() * unit;
      const circle = s(`circle.point.s-${place.severity}`, { cx: x.toFixed(1), cy: y.toFixed(1), r: radius.toFixed(2) });
      circle.addEventListener("click", () => this.open(place.newest));
      circle.addEventListener("pointerenter", () => this.#say(place));
      circle.addEventListener("pointerleave", () => show(this.tip, false));
      return circle;
    });
    const one = this.opened;
    if (one?.place.known) {
      const [x, y] = at(one.place.longitude, one.place.latitude);
      drawn.push(s("circle.here", { cx: x.toFixed(1), cy: y.toFixed(1), r: (14 * unit * this.#grain()).toFixed(2) }));
    }
    this.points.replaceChildren(...drawn);
  }

  // Points keep their size on the screen, whatever the map's is.
  #grain() {
    const width = this.svg.clientWidth || 600;
    return Math.min(2.4, 700 / width);
  }

  #say(place) {
    const { newest, count } = place;
    say(this.tip, `${newest.place.words || newest.place.text}: ${count > 1 ? `${count} alerts, last ` : ""}${kind(newest)}`);
    show(this.tip, true);
  }

  #zoom(by) {
    const width = Math.min(WIDTH, Math.max(WIDTH / 12, this.view.width * by));
    const height = (width / WIDTH) * HEIGHT;
    const [x, y] = [this.view.x + this.view.width / 2, this.view.y + (this.view.width / WIDTH) * HEIGHT / 2];
    this.#look({ x: x - width / 2, y: y - height / 2, width });
  }

  #look({ x, y, width }) {
    const height = (width / WIDTH) * HEIGHT;
    this.view = {
      x: Math.min(WIDTH - width, Math.max(0, x)), y: Math.min(HEIGHT - height, Math.max(0, y)), width,
    };
    this.svg.setAttribute("viewBox", `${this.view.x} ${this.view.y} ${width} ${height}`);
    $("zoom-out").disabled = $("zoom-all").disabled = width >= WIDTH;
    this.#draw();
  }

  #drag() {
    let from = null;
    this.svg.addEventListener("pointerdown", (press) => {
      if (this.view.width < WIDTH) from = { x: press.clientX, y: press.clientY, view: this.view };
    });
    window.addEventListener("pointermove", (move) => {
      if (!from) return;
      const unit = this.view.width / this.svg.clientWidth;
      this.#look({ x: from.view.x - (move.clientX - from.x) * unit, y: from.view.y - (move.clientY - from.y) * unit, width: from.view.width });
    });
    window.addEventListener("pointerup", () => {
      from = null;
    });
  }
}
