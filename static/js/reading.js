// What scripts add to a story and to lists of quotations: buttons that copy, share and print, and
// how long ago a time is. All of it can be done without them, by links and by the browser itself.
const told = document.createElement("span");
told.setAttribute("role", "status");
told.className = "hidden";
document.body.append(told);

// Beside each link to a quotation: its words with speaker, story and address.
for (const link of document.querySelectorAll("a[data-cite]")) {
  const words = link.closest("li").querySelector("[data-text]").textContent;
  link.after(" · ", copier("Copy with citation", `“${words}” – ${link.dataset.cite}`));
}

// Behind the words in which others cite the story.
for (const words of document.querySelectorAll("[data-copy]")) {
  words.append(" ", copier("Copy", words.textContent));
}

// The link to the story gives its place to buttons.
for (const link of document.querySelectorAll("a[data-share]")) {
  const { href, dataset } = link;
  const buttons = [copier("Copy link", href, "Link copied", `Could not copy ${href}`)];
  if (navigator.share) {
    // Who closes the sheet of the system has changed their mind: nothing failed.
    const share = () => navigator.share({ title: dataset.share, url: href }).catch(() => {});
    buttons.unshift(button("Share", share));
  }
  link.parentElement.append(button("Print", () => print()));
  link.replaceWith(...buttons);
}

// Within a day a time says how long ago it was, too, where the rail has a column of its own: below
// the headline another line would push the text down under the reader's eyes.
const HOUR = 3_600_000;
const ago = new Intl.RelativeTimeFormat("en-US");
const hasRail = matchMedia("(min-width: 62rem)").matches;
for (const time of hasRail ? document.querySelectorAll(".rail time") : []) {
  const passed = Date.now() - Date.parse(time.dateTime);
  if (!time.dateTime.includes("T") || passed < 0 || passed >= 24 * HOUR) continue;
  const [number, unit] = passed < HOUR ? [passed / 60_000, "minute"] : [passed / HOUR, "hour"];
  time.after(` (${ago.format(-Math.floor(number), unit)})`);
}

// On paper the address has the day beside it, which styles cannot know.
addEventListener("beforeprint", () => {
  const day = new Date().toLocaleDateString("en-US", { dateStyle: "long" });
  document.querySelector(".print-only").dataset.day = day;
});

function button(label, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "copy";
  made.textContent = label;
  made.addEventListener("click", act);
  return made;
}

function copier(label, text, done = "Copied", failed = "Could not copy; mark the words instead") {
  const made = button(label, async () => {
    try {
      await navigator.clipboard.writeText(text);
      made.textContent = done;
    } catch {
      made.textContent = failed;
    }
    told.textContent = made.textContent;
  });
  return made;
}
