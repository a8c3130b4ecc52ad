// The try-out: a text of the visitor's own, and the events that it states.

import { $, h, say } from "./dom.js";
import { eventParts } from "./detail.js";
import { event, words } from "./record.js";

const FAILED = "The service could not be reached. Your text is still here; try again.";
const languages = new Intl.DisplayNames(["en"], { type: "language", fallback: "code" });

/** Wire the dialog; `request(path, options)` sends with the token, `limit` is in characters. */
export function tryOut(request, limit) {
  const box = $("try-box");
  const text = $("try-text");
  const answer = $("try-answer");
  const go = $("try-go");
  const size = () => {
    const count = Array.from(text.value).length;
    say($("try-size"), `${count.toLocaleString("en")} of ${limit.toLocaleString("en")} characters`);
    $("try-size").classList.toggle("over", count > limit);
    return count;
  };
  const wrong = (message) => say($("try-error"), message);
  const empty = () => answer.replaceChildren(h("p.quiet", null,
    "Paste a news text in English. The words that state an event will be marked, and the event taken apart."));
  text.addEventListener("input", size);
  $("try").addEventListener("click", () => {
    size();
    if (!answer.children.length) empty();
    box.showModal();
    text.focus();
  });
  $("try-close").addEventListener("click", () => box.close());
  $("try-form").addEventListener("submit", async (submit) => {
    submit.preventDefault();
    wrong("");
    if (size() > limit) {
      wrong(`The text is too long: at most ${limit.toLocaleString("en")} characters.`);
      return;
    }
    go.disabled = true;
    say(go, "Reading");
    answer.setAttribute("aria-busy", "true");
    try {
      const reply = await request("classify", {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ title: $("try-headline").value, text: text.value }),
      });
      const content = await reply.json();
      if (reply.ok) answer.replaceChildren(...result(content));
      else wrong(String(content.error ?? FAILED));
    } catch {
      wrong(FAILED);
    } finally {
      go.disabled = false;
      say(go, "Find events");
      answer.removeAttribute("aria-busy");
    }
  });
}

function result({ title, text, language, events }) {
  const found = events.map(event);
  if (!found.length) {
    const foreign = language !== "en";
    return [
      h("h3", null, foreign ? "Not in English" : "No event"),
      h("p.quiet", null, foreign
        ? `The text seems to be in ${languages.of(/^[a-z]{2,3}$/.test(language) ? language : "und")}; only English is read.`
        : "The text states no event of the known categories: nothing would be alerted."),
    ];
  }
  return [
    h("h3", null, found.length === 1 ? "One event" : `${found.length} events`),
    h("div.read", { dir: "auto" },
      title ? h("p.read-title", null, ...marks(title, found, "title")) : null,
      ...lines(text, found)),
    ...found.map((one) => h(`article.event.s-${one.severity}`, null, ...eventParts(one, "h4"))),
  ];
}

/** Return the text's paragraphs with every event's evidence marked. */
function lines(text, found) {
  const marked = marks(text, found, "text");
  const paragraphs = [h("p")];
  for (const piece of marked) {
    const content = typeof piece === "string" ? piece : piece.textContent;
    content.split(/\n+/).forEach((line, number) => {
      if (number) paragraphs.push(h("p"));
      if (line) paragraphs.at(-1).append(typeof piece === "string" ? line : h("mark", { title: piece.title }, line));
    });
  }
  return paragraphs.filter((one) => one.hasChildNodes());
}

/** Cut a field at its evidence; offsets are code points, overlapping spans become one. */
function marks(field, found, name) {
  const points = Array.from(field);
  const spans = found.flatMap((one) => one.evidence
    .filter((piece) => piece.field === name && piece.from !== null && piece.to !== null)
    .map((piece) => ({ from: piece.from, to: Math.min(piece.to, points.length), category: words(one.category) })))
    .sort((a, b) => a.from - b.from);
  const pieces = [];
  let place = 0;
  for (const span of spans) {
    const from = Math.max(place, span.from);
    if (span.to <= from) continue;
    if (from > place) pieces.push(points.slice(place, from).join(""));
    pieces.push(h("mark", { title: span.category }, points.slice(from, span.to).join("")));
    place = span.to;
  }
  if (place < points.length) pieces.push(points.slice(place).join(""));
  return pieces;
}
