// Elements from data. Text goes in by textContent alone, so no string ever becomes markup.

const SVG = "http://www.w3.org/2000/svg";

/** Return the element with an id. */
export const $ = (id) => document.getElementById(id);

/**
 * Make an element: `h("p.words", {lang: "en"}, "text", child, null)`. Attributes are set as given;
 * functions become listeners; null and false leave out what they stand for.
 */
export function h(tag, attributes, ...children) {
  const [name, ...classes] = tag.split(".");
  return fill(document.createElement(name), classes, attributes, children);
}

/** Make an SVG element. */
export function s(tag, attributes, ...children) {
  const [name, ...classes] = tag.split(".");
  return fill(document.createElementNS(SVG, name), classes, attributes, children);
}

function fill(element, classes, attributes, children) {
  if (classes.length) element.classList.add(...classes);
  for (const [key, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") element.addEventListener(key, value);
    else element.setAttribute(key, value === true ? "" : String(value));
  }
  element.append(...children.flat().filter((one) => one !== null && one !== undefined && one !== false));
  return element;
}

/** Show or hide an element. */
export function show(element, visible) {
  if (element.hidden === visible) element.hidden = !visible;
}

/** Set an element's text, where it differs. */
export function say(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/** Call `work` once in the next frame, however often it was asked for; hidden pages have none. */
export function framed(work) {
  let asked = false;
  return () => {
    if (asked) return;
    asked = true;
    const run = () => {
      asked = false;
      work();
    };
    if (document.hidden) setTimeout(run, 250);
    else requestAnimationFrame(run);
  };
}
