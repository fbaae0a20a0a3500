// The small windows of the text editor, and how its elements are made.

// Show the fields above a row of buttons, { name: label }, and Cancel. `done` hears the name of the
// button that closed the window; afterwards the text has the focus again.
export function openDialog(editor, opener, fields, choices, done) {
  const dialog = element("dialog", "editor-dialog");
  const form = element("form");
  form.method = "dialog";
  form.append(...fields);
  for (const [value, label] of Object.entries({ ...choices, cancel: "Cancel" })) {
    const button = element("button", form.querySelector(".primary") || value === "cancel" ? "" : "primary", label);
    button.value = value;
    form.append(button);
  }
  dialog.setAttribute("aria-label", opener.title);
  dialog.append(form);
  opener.after(dialog);
  dialog.addEventListener("close", () => {
    done(dialog.returnValue);
    editor.commands.focus();
    dialog.remove();
  });
  dialog.showModal();
  return dialog;
}

export function element(tag, className = "", text = "") {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}
