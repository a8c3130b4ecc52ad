// The last hour, a bar per minute, and what the summary beside the list counts.

import { $, h, s, say, show } from "./dom.js";
import { SEVERITIES, label } from "./record.js";

const MINUTES = 60;
const HEIGHT = 40;
const WIDTH = 600;

/**
 * Draw the alerts of the last hour. `items` are newest first and pass the filters; `whole` tells
 * whether all of the hour's alerts are at hand.
 */
export function pulse(items, whole, filtered) {
  const now = Date.now();
  const end = Math.floor(now / 60_000);
  const counts = Array.from({ length: MINUTES }, () => [0, 0, 0, 0]);
  const totals = [0, 0, 0, 0];
  let total = 0;
  for (const one of items) {
    // Clocks differ a little: what seems to come from the future is of this minute.
    const place = MINUTES - 1 - Math.max(0, end - Math.floor(one.ms / 60_000));
    if (place < 0) break;
    counts[place][one.rank] += 1;
    totals[one.rank] += 1;
    total += 1;
  }
  const most = Math.max(4, ...counts.map((minute) => minute.reduce((a, b) => a + b)));
  const step = WIDTH / MINUTES;
  const bars = [];
  counts.forEach((minute, place) => {
    let y = HEIGHT;
    minute.forEach((count, rank) => {
      if (!count) return;
      const height = (count / most) * HEIGHT;
      y -= height;
      bars.push(s(`rect.s-${SEVERITIES[rank]}`, { x: place * step + 1, y, width: step - 2, height }));
    });
    if (y === HEIGHT) bars.push(s("rect.none", { x: place * step + 1, y: HEIGHT - 1, width: step - 2, height: 1 }));
  });
  const chart = $("pulse-bars");
  chart.replaceChildren(...bars);
  const parts = totals.map((count, rank) => (count ? `${count} ${SEVERITIES[rank]}` : "")).filter(Boolean).reverse();
  const words = filtered ? "match, last hour" : "in the last hour";
  chart.setAttribute("aria-label", `${total} alerts ${words}${parts.length ? `: ${parts.join(", ")}` : ""}`);
  say($("pulse-total"), `${total}${whole ? "" : "+"}`);
  say($("pulse-words"), words);
}

function top(items, name, most) {
  const counts = new Map();
  for (const one of items) {
    const key = name(one);
    if (!key) continue;
    const found = counts.get(key) ?? { key, total: 0, ranks: [0, 0, 0, 0], newest: one };
    found.total += 1;
    found.ranks[one.rank] += 1;
    counts.set(key, found);
  }
  return [...counts.values()].sort((a, b) => b.total - a.total).slice(0, most);
}

/** Fill the tables of categories and places; `open(record)` opens a place's newest alert. */
export function summary(items, open) {
  show($("tables"), items.length > 0);
  const categories = top(items, (one) => one.category, 10);
  const most = Math.max(1, ...categories.map((one) => one.total));
  $("by-category").replaceChildren(...categories.map(({ key, total, ranks }) =>
    h("tr", null,
      h("th", { scope: "row", dir: "auto" }, label(key)),
      h("td.bar", { "aria-hidden": "true" }, s("svg", { viewBox: "0 0 100 8", preserveAspectRatio: "none" },
        stack(ranks, 100 / most))),
      h("td", null, String(total)))));
  $("by-place").replaceChildren(...top(items, (one) => one.place.words, 8).map(({ key, total, newest }) =>
    h("li", null,
      h("button.place", { type: "button", click: () => open(newest) }, h("span", { dir: "auto" }, key)),
      h("span", null, String(total)))));
}

function stack(ranks, unit) {
  let x = 0;
  return ranks.map((_, place) => {
    const rank = 3 - place;
    const width = ranks[rank] * unit;
    const bar = width ? s(`rect.s-${SEVERITIES[rank]}`, { x, y: 0, width, height: 8 }) : null;
    x += width;
    return bar;
  });
}
