// Comments are sent without leaving the story, so that nothing typed into it is at risk.
// Without this script the same forms work by loading the page.

const STORY = "#article_form";

document.addEventListener("submit", (event) => {
  const panel = event.target.closest("[data-comments]");
  if (!panel) return;
  event.preventDefault();
  send(panel, event.target);
});

async function send(panel, form) {
  const button = form.querySelector("button");
  button.disabled = true;
  try {
    const answer = await fetch(form.action, {
      method: "POST",
      body: new FormData(form),
      headers: { "X-Requested-With": "panel" },
    });
    if (answer.redirected || ![200, 400].includes(answer.status)) throw new Error(answer.status);
    show(panel, await answer.text());
  } catch {
    button.disabled = false;
    say(form, "The comment could not be sent; it is still here. Try again, or log in again in another tab.");
  }
}

function show(panel, html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  const fresh = page.querySelector("[data-comments]");
  panel.replaceWith(fresh);
  (fresh.querySelector("[role=alert]") ? fresh.querySelector("textarea") : fresh.querySelector("h2")).focus();
}

function say(form, text) {
  const note = form.querySelector("[role=alert]") ?? document.createElement("p");
  note.className = "errornote";
  note.setAttribute("role", "alert");
  note.textContent = text;
  form.prepend(note);
}

// Words selected in the story become the passage of the comment one begins to write.
let selected = "";
document.addEventListener("selectionchange", () => {
  const selection = document.getSelection();
  const inStory = selection.anchorNode && document.querySelector(STORY)?.contains(selection.anchorNode);
  if (inStory && !selection.isCollapsed) selected = selection.toString().trim();
});
document.addEventListener("focusin", (event) => {
  if (event.target.id !== "comment-text" || !selected) return;
  const passage = document.getElementById("comment-passage");
  if (!passage.value) passage.value = selected.slice(0, passage.maxLength);
  selected = "";
});
