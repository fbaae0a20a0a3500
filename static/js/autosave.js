// What is typed goes to the editor's private slot every 20 seconds, and when the page goes out of
// sight. It is no version, and readers never see it.
const EVERY = Number(document.documentElement.dataset.keepEvery) || 20000;
const WITH_THE_PAGE = 60000; // characters a browser still sends while a page closes
const form = document.getElementById("article_form");
const words = document.querySelector("[data-kept]");
let isDue = false;
let isSending = false;
let isSaving = false;

form.addEventListener("story:changed", () => { isDue = true; });
form.addEventListener("submit", () => { isSaving = true; });
setInterval(() => keep(false), EVERY);
document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && keep(true));
addEventListener("pagehide", () => keep(true));

async function keep(isClosing) {
  if (!isDue || isSaving || (isSending && !isClosing)) return;
  isDue = false;
  isSending = true;
  const typed = new URLSearchParams(new FormData(form));
  const fresh = document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1];
  if (fresh) typed.set("csrfmiddlewaretoken", fresh);
  try {
    const answer = await fetch(form.dataset.keep, {
      method: "POST",
      body: typed,
      keepalive: isClosing && typed.toString().length < WITH_THE_PAGE,
    });
    if (answer.redirected) return failed("You are logged out. Your text is still here: log in in another window, then save.");
    if (!answer.ok) return failed("Your text could not be kept; save it soon.");
    say(`Kept ${(await answer.json()).kept}`);
  } catch {
    failed("No connection: your text is only in this window.");
  } finally {
    isSending = false;
  }
  return undefined;
}

function failed(sentence) {
  isDue = true;
  say(sentence, "failed");
}

function say(sentence, state = "") {
  words.textContent = sentence;
  words.dataset.state = state;
}
