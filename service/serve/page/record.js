// An alert of the wire, made safe to show: every field of the right type, of bounded length.

export const SEVERITIES = ["low", "medium", "high", "critical"];
const LONGEST = 4000;
const MOST = 50;

const object = (value) => (value && typeof value === "object" && !Array.isArray(value) ? value : {});
const list = (value) => (Array.isArray(value) ? value.slice(0, MOST) : []);
const number = (value, least, most) =>
  typeof value === "number" && value >= least && value <= most ? value : null;

function text(value) {
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  return typeof value === "string" ? value.slice(0, LONGEST) : "";
}

/** Turn a name of the wire into words: `armed_group` to `armed group`. */
export const words = (name) => name.replaceAll("_", " ");

/** The same with a capital. */
export const label = (name) => {
  const plain = words(name);
  return plain.charAt(0).toUpperCase() + plain.slice(1);
};

const regions = new Intl.DisplayNames(["en"], { type: "region", fallback: "code" });
const known = new Map();

/** Return a country's English name; the code itself where it is none. */
export function country(code) {
  if (!/^[A-Z]{2}$/.test(code)) return code;
  if (!known.has(code)) known.set(code, regions.of(code));
  return known.get(code);
}

/** Return a stream id's milliseconds and sequence. */
export function idParts(id) {
  const [ms, sequence] = id.split("-");
  return [Number(ms), Number(sequence ?? 0)];
}

/** Tell whether one stream id comes after another. */
export function after(a, b) {
  const [x, y] = [idParts(a), idParts(b)];
  return x[0] === y[0] ? x[1] > y[1] : x[0] > y[0];
}

/** Return an address that may be a link: absolute, http or https; else null. */
export function safeLink(value) {
  try {
    const url = new URL(value);
    return url.protocol === "https:" || url.protocol === "http:" ? url.href : null;
  } catch {
    return null;
  }
}

/**
 * Cut a sentence into [before, words, after]. The wire's offsets are code points, JavaScript's
 * are not; where they don't fit, nothing is marked.
 */
export function cut(sentence, start, end) {
  const points = Array.from(sentence);
  if (!(start >= 0 && end > start && end <= points.length)) return [sentence, "", ""];
  return [
    points.slice(0, start).join(""),
    points.slice(start, end).join(""),
    points.slice(end).join(""),
  ];
}

function evidence(value) {
  const one = object(value);
  const sentence = text(one.sentence) || text(one.text);
  const from = number(one.start, 0, 1e9);
  const to = number(one.end, 0, 1e9);
  const base = number(one.sentence_start, 0, 1e9) ?? 0;
  const start = from === null ? -1 : from - base;
  const end = to === null ? -1 : to - base;
  return {
    field: text(one.field), trigger: text(one.trigger), from, to,
    parts: cut(sentence, start, end),
  };
}

function participant(value) {
  const one = object(value);
  return {
    part: text(one.part), text: text(one.text), name: text(one.name),
    country: text(one.country), role: text(one.role),
  };
}

function toll(data, name) {
  const count = number(data[name], 0, 1e9);
  if (count === null) return null;
  return { name, count, qualifier: words(text(data[`${name}_qualifier`])) };
}

function place(value) {
  const one = object(value);
  const found = {
    text: text(one.text), name: text(one.name), country: text(one.country),
    latitude: number(one.latitude, -90, 90), longitude: number(one.longitude, -180, 180),
  };
  found.words = found.name || found.text;
  const land = found.country && country(found.country);
  if (land && land !== found.words) found.words = found.words ? `${found.words}, ${land}` : land;
  found.known = found.latitude !== null && found.longitude !== null;
  return found;
}

function shown(value) {
  if (value === null || value === undefined || value === "") return "untold";
  return (typeof value === "object" ? JSON.stringify(value) : String(value)).slice(0, 300);
}

function story(value) {
  const one = object(value);
  return {
    id: text(one.id), relation: text(one.relation),
    revision: number(one.revision, 0, 1e9), reports: number(one.reports, 0, 1e9),
    sources: number(one.sources, 0, 1e9),
    changes: list(one.changes).map((raw) => {
      const change = object(raw);
      return { field: words(text(change.field)), before: shown(change.before), after: shown(change.after) };
    }),
  };
}

/** Read the event that an alert's `data`, or an answer of /classify, carries. */
export function event(value) {
  const data = object(value);
  const severity = SEVERITIES.includes(data.severity) ? data.severity : "low";
  const date = object(data.event_date);
  const found = list(data.evidence).map(evidence);
  return {
    category: text(data.category) || "other", subtype: text(data.subtype), plover: text(data.plover),
    title: text(data.title), status: text(data.status), temporal: text(data.temporal),
    confidence: number(data.confidence, 0, 1),
    severity, rank: SEVERITIES.indexOf(severity),
    evidence: found, place: place(data.location),
    date: { value: text(date.value), precision: text(date.precision), text: text(date.text) },
    tolls: ["killed", "injured", "detained"].map((name) => toll(data, name)).filter(Boolean),
    participants: list(data.participants).map(participant),
  };
}

/** Read an alert that arrived under a stream id. Raises nothing on any JSON. */
export function record(id, alert) {
  const raw = object(alert);
  const data = object(raw.data);
  const reference = object(data.document);
  const versions = object(data.versions);
  const one = event(data);
  one.id = id;
  one.ms = idParts(id)[0];
  one.alert = text(raw.id);
  one.time = text(raw.time);
  one.document = {
    id: text(reference.id), title: text(reference.title), source: text(reference.source),
    published: text(reference.published_at), link: safeLink(text(reference.url)),
  };
  one.versions = {
    schema: text(versions.alert_schema), taxonomy: text(versions.taxonomy), model: text(versions.model),
  };
  one.story = data.story ? story(data.story) : null;
  one.hay = [
    one.title, one.category, words(one.category), words(one.subtype), one.status,
    one.place.words, one.place.text, one.document.title, one.document.source,
    ...one.evidence.map((piece) => piece.parts.join("")),
    ...one.participants.flatMap((who) => [who.text, who.name, words(who.role)]),
  ].join("\n").toLowerCase();
  return one;
}
