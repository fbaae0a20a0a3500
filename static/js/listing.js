// The desk's list: names suggested while one types, and addresses without empty fields.
// Without this script the same form works.

const WAIT = 200;

for (const field of document.querySelectorAll("[data-suggest]")) {
  let timer;
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => suggest(field), WAIT);
  });
}

async function suggest(field) {
  const asked = field.value.trim();
  if (asked.length < 2) return;
  const answer = await fetch(`${field.dataset.suggest}&term=${encodeURIComponent(asked)}`);
  if (!answer.ok || field.value.trim() !== asked) return;
  const names = (await answer.json()).results.map(({ text }) => Object.assign(document.createElement("option"), { value: text }));
  field.list.replaceChildren(...names);
}

const form = document.getElementById("narrow");
form?.addEventListener("formdata", ({ formData }) => {
  for (const [name, value] of [...formData]) if (!value) formData.delete(name);
});

// On a wide screen there is room for the filters; on a phone they wait behind their word.
const filters = document.querySelector("[data-filters]");
if (filters && matchMedia("(min-width: 64rem)").matches) filters.open = true;
