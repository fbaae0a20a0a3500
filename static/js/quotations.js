// A button beside each link to a quotation: copies the words with speaker, story and address.
for (const link of document.querySelectorAll("a[data-cite]")) {
  const words = link.closest("li").querySelector("[data-text]").textContent;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  button.textContent = "Copy with citation";
  button.addEventListener("click", () => copy(button, `“${words}” – ${link.dataset.cite}`));
  link.after(" · ", button);
}

async function copy(button, text) {
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = "Copied";
  } catch {
    button.textContent = "Could not copy; use the link";
  }
}
