// The rich-text editor of a story's text, on the textarea marked data-editor. The textarea goes on
// holding the HTML that is sent. Without this script it is edited as it stands.
import {
  Blockquote, Bold, BulletList, Document, Dropcursor, Editor, Extension, Gapcursor, HardBreak,
  Heading, History, HorizontalRule, Italic, Link, ListItem, Mark, OrderedList, Paragraph, Strike,
  Subscript, Superscript, Table, TableCell, TableHeader, TableRow, Text, Underline,
} from "../django_prose_editor/editor.js";
import { cleanPasted } from "./paste.js";
import { askForPhoto, Photo } from "./photos-in-text.js";
import { askForPerson, Official } from "./people-in-text.js";
import { element, openDialog } from "./editor-dialog.js";

const SAME = { B: "STRONG", I: "EM" };

// Blocks may be in another language and direction than the story.
const Languages = Extension.create({
  name: "languages",
  addGlobalAttributes() {
    const plain = (name) => ({
      default: null,
      parseHTML: (element) => element.getAttribute(name),
      renderHTML: (attributes) => (attributes[name] ? { [name]: attributes[name] } : {}),
    });
    return [{
      types: ["paragraph", "heading", "blockquote", "listItem", "tableCell", "tableHeader"],
      attributes: { lang: plain("lang"), dir: plain("dir") },
    }];
  },
});

// So may words in a sentence.
const Foreign = Mark.create({
  name: "foreign",
  parseHTML: () => [{ tag: "span[lang]" }, { tag: "span[dir]" }],
  addAttributes: () => ({ lang: { default: null }, dir: { default: null } }),
  renderHTML: ({ HTMLAttributes }) => ["span", HTMLAttributes, 0],
});

const extensions = [
  Document, Text, Paragraph, HardBreak, Bold, Italic, Underline, Strike, Subscript, Superscript,
  Heading.configure({ levels: [2, 3, 4] }), Blockquote, BulletList, OrderedList, ListItem,
  HorizontalRule, Table.configure({ resizable: false }), TableRow, TableHeader, TableCell,
  Link.configure({ enableTarget: false, protocols: ["http", "https", "mailto"] }),
  History, Dropcursor, Gapcursor, Languages, Foreign, Photo, Official,
];

const BUTTONS = [
  ["Heading", "H2", "heading", { level: 2 }, (chain) => chain.toggleHeading({ level: 2 })],
  ["Smaller heading", "H3", "heading", { level: 3 }, (chain) => chain.toggleHeading({ level: 3 })],
  null,
  ["Bold", "B", "bold", {}, (chain) => chain.toggleBold()],
  ["Italic", "I", "italic", {}, (chain) => chain.toggleItalic()],
  ["Link", "Link", "link", {}, null],
  null,
  ["Bulleted list", "• List", "bulletList", {}, (chain) => chain.toggleBulletList()],
  ["Numbered list", "1. List", "orderedList", {}, (chain) => chain.toggleOrderedList()],
  ["Block quotation", "“ ”", "blockquote", {}, (chain) => chain.toggleBlockquote()],
  ["Table", "Table", "table", {}, null],
  ["Photo of the story", "Photo", "photo", {}, null],
  ["Whom the words name", "Person", "official", {}, null],
  null,
  ["Undo", "Undo", null, {}, (chain) => chain.undo()],
  ["Redo", "Redo", null, {}, (chain) => chain.redo()],
];
const TABLE_BUTTONS = [
  ["Add a row", "+ Row", null, {}, (chain) => chain.addRowAfter()],
  ["Add a column", "+ Column", null, {}, (chain) => chain.addColumnAfter()],
  ["Remove the row", "− Row", null, {}, (chain) => chain.deleteRow()],
  ["Remove the column", "− Column", null, {}, (chain) => chain.deleteColumn()],
  ["Remove the table", "− Table", null, {}, (chain) => chain.deleteTable()],
];

// Photos and people belong to stories; data-editor="page" is a text of the site's own.
const OF_STORIES = ["photo", "official"];

for (const textarea of document.querySelectorAll("textarea[data-editor]")) start(textarea);

function start(textarea) {
  const frame = element("div", "editor");
  const page = element("div", "editor-page");
  const editor = new Editor({
    element: page,
    extensions,
    content: textarea.value,
    injectCSS: false, // its style is in admin-story.css: the policy forbids inline ones
    editorProps: {
      transformPastedHTML: cleanPasted,
      attributes: {
        role: "textbox", "aria-multiline": "true", class: "editor-text", spellcheck: "true",
        "aria-labelledby": `${textarea.id}_label`,
        ...(textarea.getAttribute("aria-describedby") && {
          "aria-describedby": textarea.getAttribute("aria-describedby"),
        }),
      },
    },
    onUpdate: () => {
      textarea.value = serialized(editor);
      textarea.dispatchEvent(new Event("input", { bubbles: true }));
    },
  });
  const lost = lostTags(textarea.value, editor);
  if (lost.length) {
    editor.destroy();
    textarea.before(element("p", "quiet", `This text has ${lost.join(", ")}, which the editor would lose; edit its HTML.`));
    return;
  }
  const label = document.querySelector(`label[for="${textarea.id}"]`);
  if (label) {
    label.id = `${textarea.id}_label`;
    label.addEventListener("click", () => editor.commands.focus());
  }
  textarea.before(frame);
  const left = textarea.dataset.editor === "page" ? OF_STORIES : [];
  frame.append(toolbar(editor, left), page);
  textarea.hidden = true;
  textarea.closest(".form-row")?.classList.add("has-editor");
  // A check's link leads to the field's id, which is now out of sight.
  addEventListener("hashchange", () => location.hash === `#${textarea.id}` && editor.commands.focus());
}

function toolbar(editor, left) {
  const bar = element("div", "editor-bar");
  bar.setAttribute("role", "toolbar");
  bar.setAttribute("aria-label", "Formatting");
  const table = element("span", "editor-table");
  const updates = [];
  for (const [row, holder] of [[BUTTONS, bar], [TABLE_BUTTONS, table]]) {
    for (const spec of row) {
      if (!spec) holder.append(element("span", "editor-gap"));
      else if (!left.includes(spec[2])) holder.append(button(editor, spec, updates));
    }
  }
  bar.append(table);
  const update = () => {
    updates.forEach((change) => change());
    table.hidden = !editor.isActive("table");
  };
  editor.on("transaction", update);
  update();
  return bar;
}

function button(editor, [title, text, name, attributes, command], updates) {
  const made = element("button", "", text);
  made.type = "button";
  made.title = title;
  const isWord = /\w{2}|\w\./.test(text) && !title.toLowerCase().includes(text.toLowerCase());
  made.setAttribute("aria-label", isWord ? `${title}, ${text}` : title);
  if (name) {
    updates.push(() => made.setAttribute("aria-pressed", String(editor.isActive(name, attributes))));
  }
  made.addEventListener("click", () => {
    if (name === "link") return askForLink(editor, made);
    if (name === "photo") return askForPhoto(editor, made);
    if (name === "official") return askForPerson(editor, made);
    if (name === "table") return editor.chain().focus().insertTable({ rows: 3, cols: 2, withHeaderRow: true }).run();
    return command(editor.chain().focus()).run();
  });
  return made;
}

function askForLink(editor, opener) {
  const input = element("input");
  Object.assign(input, { type: "text", inputMode: "url", value: editor.getAttributes("link").href || "" });
  input.placeholder = "https://… or /2007/04/23/…";
  const label = element("label", "", "Address of the link");
  label.append(input);
  openDialog(editor, opener, [label], { set: "Set the link", remove: "Remove the link" }, (choice) => {
    const href = input.value.trim();
    const chain = editor.chain().focus().extendMarkRange("link");
    if (choice === "set" && /^(https?:|mailto:|\/|#)/.test(href)) {
      if (editor.state.selection.empty && !editor.isActive("link")) {
        chain.insertContent({ type: "text", text: href, marks: [{ type: "link", attrs: { href } }] }).run();
      } else chain.setMark("link", { href }).run();
    } else if (choice === "remove") chain.unsetMark("link").run();
  });
}

// The text as the archive keeps it: a line a block, no paragraphs around the words of a list.
function serialized(editor) {
  const holder = new DOMParser().parseFromString(editor.getHTML(), "text/html").body;
  for (const item of holder.querySelectorAll("li, td, th, blockquote")) {
    const only = item.firstElementChild;
    const isFirstOfList = item.tagName === "LI" && only?.tagName === "P";
    if (only?.tagName === "P" && (item.children.length === 1 ? item.tagName !== "BLOCKQUOTE" : isFirstOfList)) {
      only.replaceWith(...only.childNodes);
    }
  }
  for (const group of holder.querySelectorAll("colgroup")) group.remove();
  for (const styled of holder.querySelectorAll("[style]")) styled.removeAttribute("style");
  for (const cell of holder.querySelectorAll('[colspan="1"]')) cell.removeAttribute("colspan");
  for (const cell of holder.querySelectorAll('[rowspan="1"]')) cell.removeAttribute("rowspan");
  const html = [...holder.children].map((block) => block.outerHTML).join("\n");
  return holder.textContent.trim() || holder.querySelector("figure") ? html.replaceAll("&nbsp;", " ") : "";
}

function lostTags(html, editor) {
  const tags = (text) => new Set([...new DOMParser().parseFromString(text, "text/html").body.querySelectorAll("*")]
    .map((found) => SAME[found.tagName] || found.tagName));
  const held = tags(editor.getHTML());
  return [...tags(html)].filter((tag) => !held.has(tag) && tag !== "SPAN").map((tag) => `<${tag.toLowerCase()}>`);
}
