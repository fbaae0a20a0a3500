// A button beside each link to a quotation: copies the words with speaker, story and address.
for (const link of document.querySelectorAll("a[data-cite]")) {
  const words = link.closest("li").querySelector("[data-text]").textContent;
  link.after(" · ", copier("Copy with citation", `“${words}” – ${link.dataset.cite}`));
}

// One behind the words in which others cite the story.
for (const words of document.querySelectorAll("[data-copy]")) {
  const text = words.textContent;
  words.append(" ", copier("Copy", text));
}

// On paper the address has the day beside it, which styles cannot know.
addEventListener("beforeprint", () => {
  const day = new Date().toLocaleDateString("en-US", { dateStyle: "long" });
  document.querySelector(".print-only").dataset.day = day;
});

function copier(label, text) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  button.textContent = label;
  button.addEventListener("click", () => copy(button, text));
  return button;
}

async function copy(button, text) {
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = "Copied";
  } catch {
    button.textContent = "Could not copy; use the link";
  }
}
