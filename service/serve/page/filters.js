// What the visitor wants to see. It lives in the page's address.

import { SEVERITIES } from "./record.js";

export class Filters {
  constructor() {
    this.categories = new Set();
    this.severity = "low";
    this.country = "";
    this.query = "";
    this.hideRepeats = false;
  }

  /** Read the filters from a query string; what is not understood is left out. */
  static from(search) {
    const query = new URLSearchParams(search);
    const found = new Filters();
    for (const name of (query.get("category") ?? "").split(",")) {
      if (/^[\w-]{1,64}$/.test(name)) found.categories.add(name);
    }
    if (SEVERITIES.includes(query.get("severity"))) found.severity = query.get("severity");
    const country = (query.get("country") ?? "").toUpperCase();
    if (/^[A-Z]{2}$/.test(country)) found.country = country;
    found.query = (query.get("q") ?? "").slice(0, 200);
    found.hideRepeats = query.get("repeats") === "0";
    return found;
  }

  /** Return the filters, and the open alert's stream id if any, as a query string. */
  search(open) {
    const query = new URLSearchParams();
    if (this.categories.size) query.set("category", [...this.categories].join(","));
    if (this.severity !== "low") query.set("severity", this.severity);
    if (this.country) query.set("country", this.country);
    if (this.query.trim()) query.set("q", this.query.trim());
    if (this.hideRepeats) query.set("repeats", "0");
    if (open) query.set("alert", open);
    const text = query.toString().replaceAll("%2C", ",");
    return text ? `?${text}` : "";
  }

  /** Count the filters that are set, words aside. */
  get chosen() {
    return this.categories.size + (this.severity !== "low") + Boolean(this.country) + this.hideRepeats;
  }

  get any() {
    return this.chosen > 0 || this.query.trim() !== "";
  }

  /** Return a function that tells whether a record passes. */
  test() {
    const least = SEVERITIES.indexOf(this.severity);
    const terms = this.query.toLowerCase().split(/\s+/).filter(Boolean);
    return (one) =>
      one.rank >= least &&
      (!this.categories.size || this.categories.has(one.category)) &&
      (!this.country || one.place.country === this.country) &&
      !(this.hideRepeats && one.story?.relation === "duplicate") &&
      terms.every((term) => one.hay.includes(term));
  }
}
