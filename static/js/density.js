// How close the rows of the list stand, as this browser's editor chose it.
const STORED = "desk.density";
const list = document.querySelector("[data-density]");
const choice = document.querySelector("[data-density-choice]");
const set = (density) => { list.dataset.density = density; };

if (list && choice) {
  set(localStorage.getItem(STORED) ?? "roomy");
  choice.hidden = false;
  const button = choice.querySelector(`[value="${list.dataset.density}"]`);
  if (button) button.checked = true;
  choice.addEventListener("change", ({ target }) => {
    set(target.value);
    localStorage.setItem(STORED, target.value);
  });
}
