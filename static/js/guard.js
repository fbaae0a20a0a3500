// Leaving with unsaved changes asks first. Tells the other scripts what has changed.
const form = document.getElementById("article_form");
const token = form.elements.namedItem("csrfmiddlewaretoken");
const wasUnsaved = "restored" in form.dataset || Boolean(document.querySelector(".errornote"));
const initial = written();
let last = initial;
let isChanged = wasUnsaved;
let isLeaving = false;

const changed = (event) => {
  const field = event.target;
  if (field.form !== form || !field.name) return;
  // Widgets tell of changes that are none while they set themselves up.
  const now = written();
  if (now === last) return;
  last = now;
  isChanged = wasUnsaved || now !== initial;
  form.dispatchEvent(new CustomEvent("story:changed"));
};
document.addEventListener("input", changed);
document.addEventListener("change", changed);
// The pickers of the admin tell their changes by jQuery alone.
window.django?.jQuery(document).on("change", "select", (event) => changed(event));

// What the form would send, but for the token.
function written() {
  const sent = new FormData(form);
  sent.delete("csrfmiddlewaretoken");
  return new URLSearchParams(sent).toString();
}

addEventListener("beforeunload", (event) => {
  if (isChanged && !isLeaving) event.preventDefault();
});

form.addEventListener("submit", () => {
  isLeaving = true;
  // Somebody who logged in again in another window has a new token by now.
  const fresh = document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1];
  if (fresh) token.value = fresh;
});
