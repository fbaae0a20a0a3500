// The keys of the desk: each clicks the element that bears it as data-key, or goes into it, if it is
// a field. The list of them is a dialog of every page; there they are turned off, for this browser.
const STORED = "desk.keys";
const WAIT = 1500; // milliseconds within which the second key of two must come
const list = document.querySelector("[data-keys]");
const isOn = () => localStorage.getItem(STORED) !== "off";
let first = "";
let waiting = 0;

const opener = document.querySelector("[data-keys-open]");
if (opener) {
  opener.hidden = false;
  opener.addEventListener("click", () => list.showModal());
}
const choice = list.querySelector("[data-keys-switch]");
choice.checked = isOn();
choice.addEventListener("change", () => localStorage.setItem(STORED, choice.checked ? "on" : "off"));

document.addEventListener("keydown", (event) => {
  if (!isOn() || event.altKey || event.repeat || event.isComposing) return;
  const isWithControl = event.ctrlKey || event.metaKey;
  if (document.querySelector("dialog[open]") || (!isWithControl && isWriting(event.target))) return;
  const key = isWithControl ? `ctrl+${event.key.toLowerCase()}` : event.key;
  if (key === "?") return list.showModal();
  const both = `${first} ${key}`;
  const found = named(both) ?? named(key);
  clearTimeout(waiting);
  first = found || isWithControl ? "" : key;
  waiting = setTimeout(() => { first = ""; }, WAIT);
  if (!found) return;
  event.preventDefault();
  event.stopPropagation();
  const field = key === "/" && document.getElementById("searchbar");
  if (field) field.focus();
  else found.click();
}, { capture: true }); // before the editor, to which Ctrl+Enter is a line break

// What bears that key and is there for this person now.
function named(key) {
  return [...document.querySelectorAll("[data-key]")].find((element) => element.dataset.key === key && !element.disabled);
}

function isWriting(element) {
  return element.isContentEditable || element.matches("select, textarea, input:not([type=checkbox], [type=radio], [type=submit], [type=button])");
}

if (location.hash === "#searchbar") document.getElementById("searchbar")?.focus();
