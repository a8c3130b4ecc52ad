// Pieces of an alert that the list, the detail and the try-out share.

import { h, s } from "./dom.js";
import { SEVERITIES, label, words } from "./record.js";

const two = (number) => String(number).padStart(2, "0");
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** Return the UTC time of day, `14:02:07`. */
export function clock(ms) {
  const at = new Date(ms);
  if (Number.isNaN(at.getTime())) return "--:--:--";
  return `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}:${two(at.getUTCSeconds())}`;
}

/** Return the UTC date, `26 Nov`; with its year where that is not this one. */
export function day(ms) {
  const at = new Date(ms);
  if (Number.isNaN(at.getTime())) return "";
  const year = at.getUTCFullYear();
  const text = `${at.getUTCDate()} ${MONTHS[at.getUTCMonth()]}`;
  return year === new Date().getUTCFullYear() ? text : `${text} ${year}`;
}

/** Return a time for a machine; nothing where it is none. */
export function iso(ms) {
  const at = new Date(ms);
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
}

/** Tell whether a time lies on today's UTC date. */
export const today = (ms) => Math.floor(ms / 864e5) === Math.floor(Date.now() / 864e5);

/** Draw the severity as four bars, so that it does not hang on colour. */
export function bars(severity) {
  const rank = SEVERITIES.indexOf(severity);
  return s("svg.bars", { viewBox: "0 0 22 12", "aria-hidden": "true" },
    [0, 1, 2, 3].map((number) => {
      const height = 3 + number * 3;
      return s(number <= rank ? "rect.on" : "rect.off",
        { x: number * 6, y: 12 - height, width: 4, height, rx: 0.5 });
    }));
}

/** Return a sentence with its words of evidence marked; `lead` bounds what stands before them. */
export function marked([before, within, behind], lead = Infinity) {
  let start = before;
  if (within && start.length > lead) {
    const from = start.indexOf(" ", start.length - lead);
    start = `… ${start.slice(from < 0 ? start.length - lead : from + 1)}`;
  }
  return [start, within ? h("mark", null, within) : null, behind];
}

/** Return the tolls in words: `at least 14 killed`. */
export const tolls = (one) =>
  one.tolls.map(({ name, count, qualifier }) => `${qualifier ? `${qualifier} ` : ""}${count} ${name}`);

/** Return an event's title without the category, which stands beside it. */
export function heading(one) {
  const lead = `${label(one.category)}: `;
  const title = one.title.startsWith(lead) ? one.title.slice(lead.length) : one.title || kind(one);
  return title.charAt(0).toUpperCase() + title.slice(1);
}

/** Return category and subtype in words. */
export const kind = (one) =>
  one.subtype && one.subtype !== one.category ? `${label(one.category)}, ${words(one.subtype)}` : label(one.category);

/** Return what a status says that a reader must not miss; nothing for what simply occurred. */
export const caveat = (one) => (one.status && one.status !== "occurred" ? label(one.status) : "");

const RELATIONS = new Map([["update", "Update"], ["cancel", "Withdrawn"], ["duplicate", "Repeat"]]);

/** Return what an alert is to its story, in a word. */
export const relation = (one) => RELATIONS.get(one.story?.relation) ?? "";
