// Stories to pin beside this one, asked of the server for the text as it is typed. What is ticked
// stays in the list, and the server proposes it no second time.
const form = document.getElementById("article_form");
const list = document.querySelector("[data-proposals]");

if (list) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button";
  button.textContent = "Propose from this text";
  const told = document.createElement("p");
  told.className = "quiet";
  told.setAttribute("role", "status");
  list.after(button, told);
  button.addEventListener("click", async () => {
    button.disabled = true;
    told.textContent = "Looking …";
    try {
      const answer = await fetch(list.dataset.proposals, { method: "POST", body: new FormData(form) });
      if (!answer.ok || answer.redirected) throw new Error(answer.status);
      const found = new DOMParser().parseFromString(await answer.text(), "text/html").querySelectorAll("li");
      for (const item of list.querySelectorAll("li")) if (!item.querySelector(":checked")) item.remove();
      list.append(...found);
      told.textContent = found.length ? `Proposed: ${found.length}` : "No other story is close to this text.";
    } catch {
      told.textContent = "No answer came; try again.";
    }
    button.disabled = false;
  });
}
