// Drag and drop for the upload page, and a list of what will be sent. Without this script the
// field itself takes several files.

const form = document.querySelector("[data-upload]");
const place = form.querySelector(".upload-place");
const input = form.querySelector("input[type=file]");
const chosen = form.querySelector(".upload-chosen");
const button = form.querySelector("button[type=submit]");
const UNITS = new Intl.NumberFormat("en-US", { maximumFractionDigits: 1 });

form.querySelector(".upload-drop").hidden = false;

function add(files) {
  const all = new DataTransfer();
  for (const file of [...input.files, ...files]) all.items.add(file);
  input.files = all.files;
  show();
}

function remove(index) {
  const others = new DataTransfer();
  [...input.files].forEach((file, place) => place === index || others.items.add(file));
  input.files = others.files;
  show();
  input.focus();
}

function show() {
  chosen.replaceChildren(...[...input.files].map(line));
  const count = input.files.length;
  button.textContent = count > 1 ? `Upload ${count} pictures` : "Upload";
}

function line(file, index) {
  const item = document.createElement("li");
  const name = document.createElement("span");
  name.textContent = `${file.name} (${UNITS.format(file.size / 1024 ** 2)} MB)`;
  const leave = document.createElement("button");
  leave.type = "button";
  leave.textContent = "Leave out";
  leave.setAttribute("aria-label", `Leave out ${file.name}`);
  leave.addEventListener("click", () => remove(index));
  item.append(name, leave);
  return item;
}

input.addEventListener("change", show);
for (const kind of ["dragenter", "dragover"]) {
  place.addEventListener(kind, (event) => {
    event.preventDefault();
    place.dataset.over = "";
  });
}
place.addEventListener("dragleave", (event) => {
  if (!place.contains(event.relatedTarget)) delete place.dataset.over;
});
place.addEventListener("drop", (event) => {
  event.preventDefault();
  delete place.dataset.over;
  add(event.dataTransfer.files);
});
form.addEventListener("submit", () => {
  button.disabled = true;
  button.textContent = "Uploading …";
});
// Back from the next page, the button works again.
window.addEventListener("pageshow", () => {
  button.disabled = false;
  show();
});
