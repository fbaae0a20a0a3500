// A photo's place in the text: one thing that is put in, moved and taken out whole.
import { Node } from "../django_prose_editor/editor.js";
import { element, openDialog } from "./editor-dialog.js";

export const Photo = Node.create({
  name: "photo",
  group: "block",
  atom: true,
  draggable: true,
  addAttributes: () => ({
    name: {
      default: null,
      parseHTML: (figure) => figure.getAttribute("data-photo"),
      renderHTML: ({ name }) => ({ "data-photo": name }),
    },
  }),
  parseHTML: () => [{ tag: "figure[data-photo]" }],
  renderHTML: ({ HTMLAttributes }) => ["figure", HTMLAttributes],
  addNodeView: () => ({ node }) => ({ dom: figure(node.attrs.name) }),
});

// The photos of the story as its panel has them, whether they were saved yet or not.
function photosOfStory() {
  return [...document.querySelectorAll('input[name^="photos-"][name$="-photo"]')]
    .filter((input) => input.value.trim() && !part(input, "DELETE")?.checked)
    .map((input) => ({
      name: input.value.trim(),
      caption: part(input, "caption")?.value || "",
      alt: part(input, "alt")?.value || "",
      image: input.defaultValue === input.value ? input.closest("details")?.querySelector("img")?.src : "",
    }));
}

function part(input, name) {
  return document.getElementsByName(input.name.replace(/photo$/, name))[0];
}

function figure(name) {
  const made = element("figure", "editor-photo");
  const photo = photosOfStory().find((found) => found.name === name);
  made.append(...picture(photo));
  made.append(element("figcaption", "", photo ? photo.caption || name : `${name} is no photo of the story; readers see nothing here.`));
  return made;
}

function picture(photo) {
  if (!photo?.image) return [];
  const image = element("img");
  Object.assign(image, { src: photo.image, alt: photo.alt, width: 96, height: 64 });
  return [image];
}

export function askForPhoto(editor, opener) {
  const photos = photosOfStory();
  const list = element("fieldset", "editor-choices");
  list.append(element("legend", "", photos.length ? "Photo to show here" : "The story has no photos. Add one under Photos first."));
  const active = editor.getAttributes("photo").name;
  photos.forEach((photo, number) => {
    const label = element("label");
    const input = element("input");
    Object.assign(input, { type: "radio", name: "photo", value: photo.name, checked: active ? photo.name === active : number === 0 });
    const words = element("span", "", photo.caption || photo.name);
    words.append(element("span", "quiet", photo.alt ? `Alternative text: ${photo.alt}` : "No alternative text"));
    label.append(input, ...picture(photo).map(decorative), words);
    list.append(label);
  });
  openDialog(editor, opener, [list], photos.length ? { put: "Put it here" } : {}, (choice) => {
    const name = list.querySelector(":checked")?.value;
    if (choice === "put" && name) put(editor, name);
  });
}

// The words beside it say what it shows.
function decorative(image) {
  image.alt = "";
  return image;
}

// After the block the cursor stands in, so that no paragraph is cut in two.
function put(editor, name) {
  const { $to } = editor.state.selection;
  const at = $to.depth ? $to.after(1) : $to.pos;
  editor.chain().focus().insertContentAt(at, { type: "photo", attrs: { name } }).run();
}
