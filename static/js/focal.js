// The focal point by click and by arrow keys, with the card's cut as it will be. Without this
// script the two numbers are entered by hand.

const STEP = 0.01;
const focal = document.querySelector("[data-focal]");
const across = document.querySelector("#id_focal_x");
const down = document.querySelector("#id_focal_y");

if (focal && across && down) {
  const picture = focal.querySelector(".focal-picture");
  const mark = focal.querySelector(".focal-mark");
  const card = focal.querySelector(".focal-card");

  const within = (value) => Math.min(1, Math.max(0, value));

  const show = () => {
    const x = within(Number(across.value));
    const y = within(Number(down.value));
    mark.style.left = `${x * 100}%`;
    mark.style.top = `${y * 100}%`;
    card.querySelector("img").style.objectPosition = `${share(x, 3 / 2)}% ${share(y, 2 / 3, true)}%`;
  };

  // Where the cut lies within what is left over, as object-position counts it.
  const share = (place, shape, isDown = false) => {
    const { naturalWidth: width, naturalHeight: height } = picture.querySelector("img");
    const [long, cut] = isDown ? [height, width * shape] : [width, height * shape];
    if (cut >= long) return 50;
    return (within((place * long - cut / 2) / (long - cut)) * 100).toFixed(2);
  };

  const move = (x, y) => {
    across.value = within(x).toFixed(3);
    down.value = within(y).toFixed(3);
    for (const field of [across, down]) field.dispatchEvent(new Event("change", { bubbles: true }));
    show();
  };

  picture.disabled = false;
  picture.setAttribute("aria-label", "Focal point: arrow keys move it");
  mark.hidden = card.hidden = false;

  picture.addEventListener("click", (event) => {
    if (event.detail === 0) return; // Enter or Space: there is no place to go to
    const box = picture.getBoundingClientRect();
    move((event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height);
  });
  picture.addEventListener("keydown", (event) => {
    const [x, y] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key] ?? [0, 0];
    if (!x && !y) return;
    event.preventDefault();
    const step = event.shiftKey ? 10 * STEP : STEP;
    move(Number(across.value) + x * step, Number(down.value) + y * step);
  });
  for (const field of [across, down]) field.addEventListener("input", show);
  const image = picture.querySelector("img");
  if (image.complete) show();
  else image.addEventListener("load", show);
}
