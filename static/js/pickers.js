// The admin's pickers, named by the labels of their fields for those who hear the page. A picker is
// drawn late, and in parts drawn anew whenever something is chosen.
function name() {
  for (const select of document.querySelectorAll("select.admin-autocomplete")) {
    const label = document.querySelector(`label[for="${select.id}"]`);
    const picker = select.nextElementSibling;
    if (!picker) continue;
    if (label) label.id ||= `${select.id}_label`;
    for (const box of picker.querySelectorAll(".select2-selection, .select2-search__field")) {
      if (label) box.setAttribute("aria-labelledby", label.id);
      // In a table the words stand at the head of the column; the select itself bears them.
      else if (select.ariaLabel) box.setAttribute("aria-label", select.ariaLabel);
    }
    // The text inside is no field of its own.
    picker.querySelector(".select2-selection__rendered[role=textbox]")?.removeAttribute("role");
    picker.querySelector(".select2-selection__rendered[aria-readonly]")?.removeAttribute("aria-readonly");
  }
}

for (const holder of document.querySelectorAll(":is(.form-row, .desk-form):has(select.admin-autocomplete)")) {
  new MutationObserver(name).observe(holder, { childList: true, subtree: true });
}
name();

// The words of Django's two-box chooser hang on a mere span, where nobody hears them.
addEventListener("load", () => {
  for (const hint of document.querySelectorAll(".help-tooltip[aria-label]")) hint.setAttribute("role", "img");
});
