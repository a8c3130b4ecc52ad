// The live page: what arrives, what is shown, what the visitor does.

import { detail } from "./detail.js";
import { $, framed, h, say, show } from "./dom.js";
import { Feed } from "./feed.js";
import { Filters } from "./filters.js";
import { AlertList } from "./list.js";
import { WorldMap } from "./map.js";
import { clock, day, kind } from "./parts.js";
import { pulse, summary } from "./pulse.js";
import { country, idParts, label, record } from "./record.js";
import { Store } from "./store.js";
import { tryOut } from "./try.js";

/** Alerts that the page looks back for by itself, at most, to fill the last hour. */
const LOOK_BACK = 2000;
const HOUR = 3_600_000;
/** Pages of history that one press of "earlier" reads at most. */
const PAGES = 5;
const TOKEN = "tocsin-token";

let filters = Filters.from(location.search);
let opened = null;
let shown = [];
let link = { name: "connecting" };
let loaded = false;
let arrived = new Set();
let unseen = 0;
let pushed = false;
let known = [];

const session = {
  get: () => {
    try {
      return sessionStorage.getItem(TOKEN) ?? "";
    } catch {
      return "";
    }
  },
  set: (token) => {
    try {
      sessionStorage.setItem(TOKEN, token);
    } catch {
      // It lives as long as the page, then.
    }
  },
};

const refresh = framed(render);
const store = new Store(refresh);
const list = new AlertList(open);
const map = new WorldMap(open);

const feed = new Feed({
  page: (entries, next) => {
    store.addOlder(entries, next);
    loaded = true;
    refresh();
    fillHour();
    openLinked();
  },
  alert: (id, alert) => {
    const one = store.add(id, alert);
    if (!one) return;
    if (!store.paused) arrived.add(one.id);
    if (document.hidden) unseen += 1;
    if (one.severity === "critical") announce(one);
  },
  gap: (after) => {
    store.torn = true;
    notice(`The service no longer keeps what followed ${clock(idParts(after)[0])} UTC: alerts are missing here.`,
      "Dismiss", () => notice(""));
  },
  state: connection,
  denied: askToken,
}, { token: session.get() });

// --- What is shown

function render() {
  const passes = filters.test();
  const found = [];
  for (let place = store.items.length - 1; place >= 0; place -= 1) {
    if (passes(store.items[place])) found.push(store.items[place]);
  }
  shown = found;
  list.set(found, arrived);
  fresh();
  arrived = new Set();
  map.set(found, opened);
  beat();
  summary(found, open);
  waiting();
  choices();
  blank();
  title();
}

function beat() {
  const oldest = store.items[0];
  const whole = !store.older || !oldest || oldest.ms < Date.now() - HOUR;
  pulse(shown, whole, filters.any);
}

function title() {
  const name = "Tocsin: live alerts";
  document.title = unseen ? `(${unseen}) ${name}` : name;
}

let missed = 0;
/** Offer what came in above, out of sight. */
function fresh() {
  const known = shown.findIndex((one) => !arrived.has(one.id));
  missed += known < 0 ? shown.length : known;
  seen();
}
function seen() {
  missed = Math.min(missed, list.above);
  show($("fresh"), missed > 0);
  say($("fresh"), `${missed} new above`);
}

function waiting() {
  const count = store.waiting.length;
  $("pause").setAttribute("aria-pressed", String(store.paused));
  say($("pause-words"), store.paused ? "Resume" : "Pause");
  show($("waiting"), store.paused && count > 0);
  say($("waiting"), `${count.toLocaleString("en")} waiting`);
  document.body.classList.toggle("paused", store.paused);
}

function blank() {
  const nothing = !shown.length;
  const fetching = !loaded && (link.name === "connecting" || link.name === "again");
  show($("skeleton"), nothing && fetching);
  show($("tail"), loaded && store.older && (!nothing || !store.full));
  show($("earlier"), !store.full);
  say($("tail-words"), store.full ? "Older alerts are read from /alerts." : "");
  show($("blank"), nothing && !fetching);
  show($("scroll"), !nothing || (loaded && store.older));
  if (!nothing || fetching) return;
  if (!loaded) {
    const refused = link.name === "refused";
    const denied = link.name === "denied";
    state(denied ? "Locked" : refused ? "The alerts can’t be read" : "No connection",
      denied ? "The alerts show once a token is given."
        : refused ? sentence(link.reason) : "The service does not answer. The page keeps trying.",
      denied ? ["Give the token", ask] : ["Try now", () => feed.retry()]);
  } else if (store.items.length) {
    state("Nothing matches", `None of the ${store.items.length.toLocaleString("en")} alerts here passes the filters. New ones that do will appear.`,
      ["Clear filters", clear]);
  } else {
    state("Listening", "No alert has been raised yet. The first one appears here by itself, within a second of its document.",
      null, "tocsin publish --samples");
  }
}

const sentence = (words) => words.charAt(0).toUpperCase() + words.slice(1) + (/[.!?]$/.test(words) ? "" : ".");

function state(heading, words, act, code = "") {
  say($("blank-title"), heading);
  say($("blank-words"), words);
  say($("blank-code"), code);
  show($("blank-code"), Boolean(code));
  show($("blank-act"), Boolean(act));
  if (act) {
    say($("blank-act"), act[0]);
    $("blank-act").onclick = act[1];
  }
}

function notice(words, act = "", does = null) {
  show($("notice"), Boolean(words));
  say($("notice-words"), words);
  show($("notice-act"), Boolean(act));
  say($("notice-act"), act);
  $("notice-act").onclick = does;
}

let spoken = 0;
function announce(one) {
  // A burst must not keep a screen reader talking for minutes.
  if (Date.now() - spoken < 5000) return;
  spoken = Date.now();
  say($("announce"), `Critical: ${kind(one)}${one.place.words ? `, ${one.place.words}` : ""}`);
}

// --- The connection

function connection(name, details = {}) {
  link = { name, ...details };
  document.body.dataset.state = name;
  if (name === "live") {
    clearTimeout(connection.timer);
    if ($("notice").dataset.of === "link") notice("");
    $("notice").dataset.of = "";
  }
  words();
  refresh();
}

function words() {
  const seconds = link.until ? Math.max(0, Math.ceil((link.until - Date.now()) / 1000)) : 0;
  const text = {
    connecting: "Connecting", again: "Connecting", live: store.paused ? "Paused" : "Live",
    denied: "Locked", lost: "Disconnected", refused: "Unavailable", stalled: "Alerts wait",
  }[link.name];
  say($("link-words"), text);
  if ((link.name === "lost" || link.name === "refused") && loaded) {
    // A restart is over in a second or two: only what lasts is worth a notice.
    link.since ??= connection.since ??= Date.now();
    if (Date.now() - connection.since > 1500) {
      $("notice").dataset.of = "link";
      const why = link.reason ? sentence(link.reason) : "The connection is lost.";
      notice(`${why} What is here stays; what comes meanwhile will follow. ${seconds ? `Next try in ${seconds} s.` : "Trying now."}`,
        "Try now", () => feed.retry());
    }
  }
  if (link.name === "denied" && loaded) {
    $("notice").dataset.of = "link";
    notice("The service asks for a token now. What is here stays.", "Give the token", ask);
  }
  if (link.name === "stalled") {
    $("notice").dataset.of = "link";
    notice(`${sentence(link.reason)} No alert can come now; what comes meanwhile will follow.`);
  }
  if (link.name === "live") connection.since = null;
}

const ask = () => {
  if (!$("token-box").open) $("token-box").showModal();
};

function askToken(refused) {
  const box = $("token-box");
  $("token").value = "";
  say($("token-error"), refused ? "That token is not the one. Try another." : "");
  ask();
  $("token").focus();
  return new Promise((resolve) => {
    $("token-form").onsubmit = (submit) => {
      submit.preventDefault();
      const token = $("token").value.trim();
      // Header values are Latin-1 without controls; anything else can't be the token.
      if (!/^[\x20-\x7e]+$/.test(token)) {
        say($("token-error"), "A token has letters, digits and signs of ASCII only.");
        return;
      }
      session.set(token);
      box.close();
      resolve(token);
    };
  });
}

async function fillHour() {
  const enough = () => !store.older || store.items[0]?.ms < Date.now() - HOUR;
  while (!enough() && store.items.length < LOOK_BACK) if (!(await earlier())) return;
}

/** Read one page of older alerts; tell whether that worked. */
async function earlier() {
  if (!store.floor) return false;
  try {
    const { alerts, next } = await feed.before(store.floor);
    store.addOlder(alerts, next);
    return true;
  } catch {
    return false;
  }
}

async function moreEarlier() {
  const before = shown.length;
  $("earlier").disabled = true;
  say($("earlier"), "Reading");
  let worked = true;
  for (let page = 0; page < PAGES && worked && store.older && !store.full && shown.length < before + 20; page += 1) {
    worked = await earlier();
    await new Promise(requestAnimationFrame);
  }
  $("earlier").disabled = false;
  say($("earlier"), "Show earlier alerts");
  if (!worked) say($("tail-words"), "They can’t be read now.");
}

// --- One alert

function open(one) {
  const first = opened === null;
  opened = one;
  $("detail-body").replaceChildren(...detail(one));
  show($("detail"), true);
  show($("summary"), false);
  document.body.classList.add("open");
  $("detail").scrollTop = 0;
  list.mark(one.id);
  map.mark(one);
  address(first);
  $("detail").focus({ preventScroll: true });
}

function close(back = true) {
  if (!opened) return;
  const id = opened.id;
  opened = null;
  show($("detail"), false);
  show($("summary"), true);
  document.body.classList.remove("open");
  list.mark(null);
  map.mark(null);
  if (back && pushed) history.back();
  else if (back) address(false);
  pushed = false;
  list.focus(id);
}

/** Open the alert that the address names; read it from the service, if it is older. */
async function openLinked() {
  const id = new URLSearchParams(location.search).get("alert");
  if (!id || !/^\d{1,15}-\d{1,15}$/.test(id) || opened?.id === id) return;
  const here = store.items.find((one) => one.id === id);
  try {
    const found = here ?? (await feed.one(id).then((entry) => entry && record(entry.id, entry.alert)));
    if (found) open(found);
    else notice("The alert of this address is no longer kept.", "Dismiss", () => notice(""));
  } catch {
    notice("The alert of this address can’t be read now.", "Dismiss", () => notice(""));
  }
}

function address(push) {
  const target = location.pathname + filters.search(opened?.id);
  if (target === location.pathname + location.search) return;
  if (push) {
    history.pushState(null, "", target);
    pushed = true;
  } else history.replaceState(null, "", target);
}

// --- The filters

function choices() {
  const categories = new Map(known.map((name) => [name, 0]));
  const countries = new Set(filters.country ? [filters.country] : []);
  for (const name of filters.categories) categories.set(name, 0);
  for (const one of store.items) {
    categories.set(one.category, (categories.get(one.category) ?? 0) + 1);
    if (/^[A-Z]{2}$/.test(one.place.country)) countries.add(one.place.country);
  }
  const box = $("categories");
  const held = new Map([...box.children].map((one) => [one.dataset.name, one]));
  for (const [name, count] of categories) {
    let chip = held.get(name);
    if (!chip) {
      if (held.size >= 24) continue;
      chip = h("label.chip", { "data-name": name },
        h("input", { type: "checkbox", value: name }), h("span", { dir: "auto" }, label(name), h("small")));
      held.set(name, chip);
      box.append(chip);
    }
    chip.querySelector("input").checked = filters.categories.has(name);
    say(chip.querySelector("small"), count ? count.toLocaleString("en") : "");
  }
  const select = $("country");
  const listed = new Set([...select.options].map((one) => one.value));
  if ([...countries].some((code) => !listed.has(code))) {
    const options = [...new Set([...countries, ...listed])].filter(Boolean)
      .map((code) => [country(code), code]).sort(([a], [b]) => a.localeCompare(b))
      .map(([name, code]) => h("option", { value: code }, name));
    select.replaceChildren(h("option", { value: "" }, "All countries"), ...options);
  }
  if (select.value !== filters.country) select.value = filters.country;
  show($("clear"), filters.any);
  show($("more-count"), filters.chosen > 0);
  say($("more-count"), String(filters.chosen));
}

/** Put the filters into the form. */
function tell() {
  $("q").value = filters.query;
  $("repeats").checked = filters.hideRepeats;
  for (const one of document.querySelectorAll("[name=severity]")) one.checked = one.value === filters.severity;
  choices();
}

function changed() {
  missed = 0;
  address(false);
  list.home();
  refresh();
}

function clear() {
  filters = new Filters();
  tell();
  changed();
}

$("filters").addEventListener("submit", (submit) => submit.preventDefault());
$("filters").addEventListener("input", ({ target }) => {
  if (target.id === "q") filters.query = target.value;
  else if (target.id === "repeats") filters.hideRepeats = target.checked;
  else if (target.id === "country") filters.country = target.value;
  else if (target.name === "severity") filters.severity = target.value;
  else if (target.checked) filters.categories.add(target.value);
  else filters.categories.delete(target.value);
  changed();
});
$("clear").addEventListener("click", clear);
$("more").addEventListener("click", () => {
  const wide = document.body.classList.toggle("choosing");
  $("more").setAttribute("aria-expanded", String(wide));
});
$("view").addEventListener("click", () => {
  const world = document.body.classList.toggle("mapping");
  $("view").setAttribute("aria-pressed", String(world));
  say($("view"), world ? "List" : "Map");
  refresh();
});

// --- Tools and keys

function pause() {
  store.pause(!store.paused);
  words();
}

const THEMES = ["", "light", "dark"];
const THEME_WORDS = { "": "as the system", light: "light", dark: "dark" };

function theme(step) {
  const root = document.documentElement;
  let name = root.dataset.theme ?? "";
  if (step) {
    name = THEMES[(THEMES.indexOf(name) + 1) % THEMES.length];
    if (name) root.dataset.theme = name;
    else delete root.dataset.theme;
    try {
      localStorage.setItem("tocsin-theme", name);
    } catch {
      // Not kept, then.
    }
  }
  $("theme").setAttribute("aria-label", `Colours: ${THEME_WORDS[name]}`);
  $("theme").title = `Colours: ${THEME_WORDS[name]}`;
}

$("pause").addEventListener("click", pause);
$("theme").addEventListener("click", () => theme(true));
$("help").addEventListener("click", () => $("help-box").showModal());
$("fresh").addEventListener("click", () => {
  list.home();
  missed = 0;
  seen();
});
$("earlier").addEventListener("click", moreEarlier);
$("detail-close").addEventListener("click", () => close());
$("detail-copy").addEventListener("click", async () => {
  try {
    await navigator.clipboard.writeText(location.href);
    say($("detail-copy"), "Copied");
  } catch {
    say($("detail-copy"), "Not allowed here");
  }
  setTimeout(() => say($("detail-copy"), "Copy link"), 2000);
});
list.moved = seen;

const KEYS = {
  j: () => list.step(1),
  k: () => list.step(-1),
  g: () => list.home(),
  p: pause,
  "/": () => $("q").focus(),
  "?": () => $("help-box").showModal(),
  Escape: () => close(),
};

document.addEventListener("keydown", (press) => {
  if (press.ctrlKey || press.metaKey || press.altKey || document.querySelector("dialog[open]")) return;
  const typing = press.target.matches?.("input:not([type=checkbox], [type=radio]), textarea, select");
  if (typing) {
    if (press.key === "Escape") press.target.blur();
    return;
  }
  const act = Object.hasOwn(KEYS, press.key) ? KEYS[press.key] : null;
  if (!act) return;
  press.preventDefault();
  act();
});

document.addEventListener("visibilitychange", () => {
  if (document.hidden) return;
  unseen = 0;
  feed.retry();
  refresh();
});
window.addEventListener("online", () => feed.retry());
window.addEventListener("popstate", () => {
  filters = Filters.from(location.search);
  pushed = false;
  const id = new URLSearchParams(location.search).get("alert");
  if (!id) close(false);
  tell();
  refresh();
  openLinked();
});

function tick() {
  const now = Date.now();
  say($("clock"), `${clock(now)} UTC`);
  $("clock").title = `${day(now)}, Coordinated Universal Time`;
  if (link.name !== "live") words();
}

async function start() {
  $("skeleton").append(...Array.from({ length: 7 }, () => h("div.row", null, h("i"), h("div", null, h("i"), h("i"), h("i")))));
  theme(false);
  tell();
  tick();
  blank();
  setInterval(tick, 1000);
  setInterval(() => {
    if (!document.hidden) beat();
  }, 10_000);
  map.load().catch(() => {});
  try {
    const reply = await fetch("page/settings.json", { cache: "no-store" });
    const settings = await reply.json();
    known = settings.categories;
    feed.heartbeat = settings.heartbeat;
    if (settings.classify) {
      tryOut((path, options) => feed.request(path, options), settings.classify);
      show($("try"), true);
    }
  } catch {
    // The feed says what is wrong.
  }
  choices();
  await feed.run();
}

start();
