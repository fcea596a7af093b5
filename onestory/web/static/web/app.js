// Wakes nhsuk's components, again after htmx has drawn a part of the page anew. Nothing depends on it.
import { initAll } from "../vendor/nhsuk.js";

initAll();
document.body.addEventListener("htmx:load", (event) => {
  if (event.detail.elt !== document.body) initAll({ scope: event.detail.elt });
});

// A form may be sent once: a second press while the first is on its way changes nothing.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.dataset.sent) event.preventDefault();
  form.dataset.sent = "yes";
});
window.addEventListener("pageshow", () => {
  document.querySelectorAll("form[data-sent]").forEach((form) => delete form.dataset.sent);
});
