// Tells every 20 seconds that this editor has the story open, and shows who else has.
const form = document.getElementById("article_form");
const shown = document.querySelector("[data-present]");
const address = form.dataset.present;

async function tell() {
  if (document.visibilityState === "hidden") return;
  try {
    const answer = await fetch(address, { method: "POST", body: message() });
    if (!answer.ok || answer.redirected) return;
    const { present } = await answer.json();
    if (shown.textContent !== present) shown.textContent = present;
    shown.hidden = !present;
  } catch {
    // The next time will do.
  }
}

function message(left = "") {
  const cookie = document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1];
  const token = cookie || form.elements.namedItem("csrfmiddlewaretoken").value;
  return new URLSearchParams({ csrfmiddlewaretoken: token, left });
}

if (address) {
  tell();
  setInterval(tell, 20000);
  addEventListener("pagehide", () => fetch(address, { method: "POST", body: message("yes"), keepalive: true }));
}
