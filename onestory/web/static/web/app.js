// Wakes nhsuk's components, again after htmx has drawn a part of the page anew. Nothing depends on it.
import { initAll } from "../vendor/nhsuk.js";

initAll();
document.body.addEventListener("htmx:load", (event) => {
  if (event.detail.elt !== document.body) initAll({ scope: event.detail.elt });
});

// A second press of a button while the first is on its way changes nothing.
const onTheirWay = new WeakSet();
document.addEventListener("submit", (event) => {
  if (onTheirWay.has(event.target)) event.preventDefault();
  onTheirWay.add(event.target);
  setTimeout(() => onTheirWay.delete(event.target), 3000);
});
