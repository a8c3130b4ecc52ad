// Runs before the first paint, so that a chosen theme does not flash. The rest is in app.js.
"use strict";
(() => {
  try {
    const theme = localStorage.getItem("tocsin-theme");
    if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
  } catch {
    // Storage is switched off: the system's theme it is.
  }
})();
