// Live counters of the headline, the standfirst and the words; the dateline as it will be printed;
// and the checks, asked of the server when typing pauses.
const PAUSE = 800;
const form = document.getElementById("article_form");

for (const field of document.querySelectorAll("[data-count]")) {
  const counter = after(field, "counter");
  const [least, most] = field.dataset.count.split("-").map(Number);
  const count = () => {
    const length = [...field.value.trim()].length;
    counter.textContent = told(length, least, most);
    counter.dataset.state = length > most ? "over" : length && (length < least || length > most - 10) ? "near" : "";
    if (field.classList.contains("story-headline")) field.value = field.value.replaceAll("\n", " ");
    field.parentElement.dataset.grown = field.value; // CSS grows the field to its text
  };
  field.addEventListener("input", count);
  count();
}

function told(length, least, most) {
  if (length > most) return `${length} characters, ${length - most} over`;
  if (length && length < least) return `${length} characters, ${least - length} short`;
  return `${length} characters, ${most - length} left`;
}

const body = form.elements.namedItem("body");
if (body) {
  const counter = after(body, "counter");
  const count = () => {
    const text = new DOMParser().parseFromString(body.value.replaceAll("</", " </"), "text/html").body.textContent;
    const words = text.split(/\s+/u).filter(Boolean).length;
    counter.textContent = `${words} ${words === 1 ? "word" : "words"}`;
  };
  body.addEventListener("input", count);
  count();
}

const place = form.elements.namedItem("dateline_place");
if (place) {
  const printed = document.createElement("p");
  printed.className = "printed";
  printed.setAttribute("role", "status");
  place.closest(".form-row").append(printed);
  let waiting = 0;
  const ask = async () => {
    try {
      const answer = await fetch(form.dataset.draft, { method: "POST", body: new FormData(form) });
      if (!answer.ok || answer.redirected) return;
      const draft = await answer.json();
      printed.textContent = draft.dateline ? `Printed: ${draft.dateline}` : "No dateline is printed.";
      const panel = document.querySelector("[data-checks]");
      const fresh = new DOMParser().parseFromString(draft.checks, "text/html").querySelector("[data-checks]");
      if (fresh && !panel.contains(document.activeElement)) panel.replaceWith(fresh);
    } catch {
      // Without the network nothing is checked; the autosave says so.
    }
  };
  const later = () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, PAUSE);
  };
  form.addEventListener("story:changed", later);
  ask();
}

function after(field, className) {
  const made = document.createElement("p");
  made.className = className;
  field.after(made);
  return made;
}
