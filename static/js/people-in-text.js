// Words marked with the official they name, or with the word that they name nobody. What an editor
// marks outranks whatever reading finds.
import { Mark } from "../django_prose_editor/editor.js";
import { element, openDialog } from "./editor-dialog.js";

const PAUSE = 250;

export const Official = Mark.create({
  name: "official",
  inclusive: false,
  addAttributes: () => ({
    official: {
      default: null,
      parseHTML: (span) => span.getAttribute("data-official"),
      renderHTML: ({ official }) => ({ "data-official": official }),
    },
  }),
  parseHTML: () => [{ tag: "span[data-official]", priority: 60, consuming: false }],
  renderHTML: ({ HTMLAttributes }) => ["span", HTMLAttributes, 0],
});

export function askForPerson(editor, opener) {
  if (editor.isActive("official")) editor.commands.extendMarkRange("official");
  const { from, to, empty } = editor.state.selection;
  const words = editor.state.doc.textBetween(from, to, " ").trim();
  if (empty || !words) return openDialog(editor, opener, [element("p", "", "Select the words that name a person first.")], {}, () => {});
  const { official } = editor.getAttributes("official");
  const title = element("p", "", `“${words}” ${said(official)}`);
  const search = element("input");
  Object.assign(search, { type: "search", value: words, autocomplete: "off" });
  const label = element("label", "", "Search for an official");
  label.append(search);
  const list = element("fieldset", "editor-choices");
  const told = element("p", "quiet");
  told.setAttribute("role", "status");
  list.append(element("legend", "", "Officials"), told);
  const choices = { set: "Mark the words", nobody: "Not a person", remove: "Remove the mark" };
  const dialog = openDialog(editor, opener, [title, label, list], choices, (choice) => {
    const slug = choice === "nobody" ? "" : choice === "set" ? list.querySelector(":checked")?.value : undefined;
    const chain = editor.chain().focus().setTextSelection({ from, to });
    if (choice === "remove") chain.unsetMark("official").run();
    else if (slug !== undefined) chain.setMark("official", { official: slug }).run();
  });
  dialog.querySelector('[value="set"]').disabled = true;
  searchAsTyped(search, list, told, official, dialog);
  return dialog;
}

function said(official) {
  if (official === undefined || official === null) return "is not marked.";
  return official ? `is marked as ${official}.` : "is marked as not a person.";
}

function searchAsTyped(search, list, told, chosen, dialog) {
  const address = document.querySelector("[data-officials]").dataset.officials;
  let waiting = 0;
  let latest = 0;
  const ask = async () => {
    const number = ++latest;
    const day = document.getElementById("id_dateline_date")?.value || "";
    let officials = [];
    let problem = "";
    try {
      const answer = await fetch(`${address}?${new URLSearchParams({ term: search.value, day })}`);
      if (!answer.ok || answer.redirected) throw new Error(answer.statusText);
      ({ officials } = await answer.json());
    } catch {
      problem = "The officials could not be asked; try again.";
    }
    if (number !== latest) return; // what was typed since asks anew
    list.querySelectorAll("label").forEach((old) => old.remove());
    officials.forEach((official, place) => list.append(choiceOf(official, chosen ? official.slug === chosen : place === 0)));
    told.textContent = problem || (officials.length ? `${officials.length} found` : "No official of that name");
    dialog.querySelector('[value="set"]').disabled = !officials.length;
  };
  search.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, PAUSE);
  });
  ask();
}

function choiceOf({ slug, name, context }, isChosen) {
  const label = element("label");
  const input = element("input");
  Object.assign(input, { type: "radio", name: "official", value: slug, checked: isChosen });
  const words = element("span", "", name);
  words.append(element("span", "quiet", context));
  label.append(input, words);
  return label;
}
