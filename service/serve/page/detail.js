// All that is known of one alert.

import { h } from "./dom.js";
import { bars, clock, day, heading, kind, marked, tolls } from "./parts.js";
import { country, label, words } from "./record.js";

const RELATIONS = new Map([
  ["new", "First report of this story"],
  ["duplicate", "Adds nothing to what was reported"],
  ["update", "Changes what was reported"],
  ["cancel", "Denies or withdraws what was reported"],
]);

const fact = (name, ...value) =>
  value.some(Boolean) ? h("div", null, h("dt", null, name), h("dd", { dir: "auto" }, ...value)) : null;

const section = (title, ...children) =>
  children.flat().some(Boolean) ? h("section", null, h("h3", null, title), ...children) : null;

const moment = (value) => {
  const ms = Date.parse(value);
  return Number.isNaN(ms) ? value : `${day(ms)}, ${clock(ms)} UTC`;
};

const plural = (count, word) => `${count} ${word}${count === 1 ? "" : "s"}`;

/** Return the heading and the facts of an event; the try-out shows these too. */
export function eventParts(one, level = "h2", id = null) {
  const { latitude, longitude } = one.place;
  const degrees = one.place.known
    ? `${Math.abs(latitude).toFixed(2)}° ${latitude < 0 ? "S" : "N"}, ${Math.abs(longitude).toFixed(2)}° ${longitude < 0 ? "W" : "E"}` : "";
  const date = one.date.value && (one.date.text && one.date.text !== one.date.value
    ? `${one.date.value} (“${one.date.text}”)` : one.date.value);
  return [
    h(`p.detail-kind.s-${one.severity}`, { dir: "auto" },
      h("span.severity", null, bars(one.severity), label(one.severity)), h("b", null, kind(one))),
    h(level, { id, dir: "auto" }, heading(one)),
    h("dl.facts", null,
      fact("Status", label(one.status), one.temporal ? `, ${words(one.temporal)}` : ""),
      fact("Place", one.place.words,
        one.place.text && !one.place.words.startsWith(one.place.text) ? ` (“${one.place.text}”)` : "",
        degrees ? h("small", null, degrees) : null),
      fact("Date", date),
      fact("People", tolls(one).join(", ")),
      fact("Confidence", one.confidence === null ? "" : h("span.sure", null,
        h("meter", { min: 0, max: 1, value: one.confidence, "aria-label": "Confidence" }),
        `${Math.round(one.confidence * 100)} %`)),
    ),
    section("Who", one.participants.length ? h("ul.who", null, one.participants.map((who) =>
      h("li", { dir: "auto" },
        h("span.part", null, label(who.part)),
        h("b", null, who.name || who.text),
        who.name && who.text && who.name !== who.text ? ` “${who.text}”` : "",
        h("small", null, [words(who.role), country(who.country)].filter(Boolean).join(", "))))) : null),
  ];
}

/** Return the elements of an alert's detail. */
export function detail(one) {
  const { document: source, story, versions } = one;
  return [
    ...eventParts(one, "h2", "detail-title"),
    section(one.evidence.length > 1 ? `Evidence, ${one.evidence.length} sentences` : "Evidence",
      one.evidence.map((piece) => h("blockquote", { dir: "auto" },
        h("p", null, ...marked(piece.parts)),
        h("footer", null, [
          piece.field === "title" ? "Headline" : "Text",
          piece.trigger ? `by “${piece.trigger}”` : "",
          piece.from !== null && piece.to !== null ? `characters ${piece.from} to ${piece.to}` : "",
        ].filter(Boolean).join(" · "))))),
    section("Document",
      h("p.doc", { dir: "auto" }, source.link
        ? h("a", { href: source.link, target: "_blank", rel: "noopener noreferrer nofollow" },
          source.title || source.link)
        : source.title || "No headline"),
      h("p.doc-by", { dir: "auto" },
        [source.source, source.published ? `published ${moment(source.published)}` : ""]
          .filter(Boolean).join(" · "))),
    story ? section("Story",
      h("p", null, [
        RELATIONS.get(story.relation) ?? label(story.relation),
        story.reports ? plural(story.reports, "report") : "",
        story.sources ? plural(story.sources, "independent source") : "",
        story.revision > 1 ? `revision ${story.revision}` : "",
      ].filter(Boolean).join(" · ")),
      story.changes.length ? h("ul.changes", { dir: "auto" }, story.changes.map((change) =>
        h("li", null, h("b", null, label(change.field)), " ", h("s", null, change.before), " → ",
          h("span", null, change.after)))) : null) : null,
    h("details.record", null,
      h("summary", null, "Ids and versions"),
      h("dl.facts", null,
        fact("Written", one.time ? moment(one.time) : ""),
        fact("Stream id", one.id),
        fact("Alert id", one.alert),
        fact("Story id", story?.id),
        fact("Document id", source.id),
        fact("PLOVER code", one.plover),
        fact("Schema", versions.schema),
        fact("Taxonomy", versions.taxonomy),
        fact("Model", versions.model))),
  ];
}
