// Rows for the authors of a story, in order. The lines of the textarea stay what is sent.

const PARTS = ["Name", "Rank", "Service", "Affiliation"];

for (const textarea of document.querySelectorAll("textarea[data-bylines]")) start(textarea);

function start(textarea) {
  const holder = document.createElement("div");
  holder.className = "bylines";
  holder.setAttribute("role", "group");
  holder.setAttribute("aria-label", "Bylines");
  const rows = document.createElement("ol");
  const add = button("Add an author", () => {
    rows.append(row([], write));
    number(rows);
    rows.lastElementChild.querySelector("input").focus();
  });
  holder.append(rows, add);
  const lines = textarea.value.split("\n").filter((line) => line.trim());
  for (const line of lines.length ? lines : [""]) rows.append(row(line.split("|").map((part) => part.trim()), write));
  number(rows);
  textarea.hidden = true;
  textarea.before(holder);
  rows.addEventListener("input", write);

  function write() {
    number(rows);
    textarea.value = [...rows.children].map((item) => {
      const parts = [...item.querySelectorAll("input")].map((input) => input.value.replaceAll("|", " ").trim());
      return parts[0] ? parts.join(" | ").replace(/[ |]+$/, "") : "";
    }).filter(Boolean).join("\n");
    textarea.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

function row(values, write) {
  const item = document.createElement("li");
  PARTS.forEach((part, place) => {
    const input = document.createElement("input");
    Object.assign(input, { type: "text", value: values[place] || "", placeholder: part });
    input.dataset.part = part;
    item.append(input);
  });
  const move = (step) => {
    const other = step < 0 ? item.previousElementSibling : item.nextElementSibling;
    if (!other) return;
    if (step < 0) other.before(item);
    else other.after(item);
    write();
  };
  const up = button("↑", () => { move(-1); up.focus(); });
  const down = button("↓", () => { move(1); down.focus(); });
  const remove = button("×", () => {
    const next = item.nextElementSibling || item.previousElementSibling;
    if (!next) item.querySelectorAll("input").forEach((input) => { input.value = ""; });
    else item.remove();
    (next || item).querySelector("input").focus();
    write();
  });
  [up, down, remove].forEach((made, place) => { made.dataset.does = ["Move up", "Move down", "Remove"][place]; });
  item.append(up, down, remove);
  return item;
}

// Names for those who hear the page: which author a field or a button is about.
function number(rows) {
  [...rows.children].forEach((item, place) => {
    for (const input of item.querySelectorAll("input")) input.setAttribute("aria-label", `Author ${place + 1}: ${input.dataset.part.toLowerCase()}`);
    for (const made of item.querySelectorAll("button")) made.setAttribute("aria-label", `${made.dataset.does}: author ${place + 1}`);
  });
}

function button(text, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "desk-act";
  made.textContent = text;
  made.addEventListener("click", act);
  return made;
}
