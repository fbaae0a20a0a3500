// What is pasted from Word or the web, as plain structure: paragraphs, lists, tables, links.
// The server's allow-list has the last word; this only keeps what a reader would miss.

const BULLET = /^\s*[·•o§\u25AA\u25CF\u25E6\uF0B7\uF0A7-]\s+/u;
const OURS = { FIGURE: ["data-photo"], SPAN: ["data-official"] };
const NUMBER = /^\s*(?:\(?(?:\d+|[a-z]|[ivx]+)[.)])\s+/iu;

export function cleanPasted(html) {
  // Inline styles and handlers would count as such the moment the HTML is parsed.
  const safe = html
    .replace(/<style[\s\S]*?<\/style>/gi, "")
    .replace(/<[^>]*>/g, (tag) => tag.replace(/\s(style|on\w+)(?=\s*=)/gi, " data-$1"));
  const body = new DOMParser().parseFromString(safe, "text/html").body;
  for (const dropped of body.querySelectorAll("script, meta, link, title, xml, iframe, object")) dropped.remove();
  // Only what was cut from a text of ours brings its photos and decisions along.
  const isOurs = body.querySelector("[data-pm-slice]") !== null;
  dropComments(body);
  listsFromWord(body);
  emphasisFromStyles(body);
  for (const found of [...body.querySelectorAll("*")]) {
    if (found.tagName.includes(":")) found.replaceWith(...found.childNodes);
    else tidy(found, isOurs);
  }
  for (const empty of body.querySelectorAll("p, h1, h2, h3, h4, h5, h6")) {
    if (!empty.textContent.trim() && !empty.querySelector("img, br")) empty.remove();
  }
  return body.innerHTML.replaceAll("&nbsp;", " ");
}

function dropComments(root) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_COMMENT);
  const comments = [];
  while (walker.nextNode()) comments.push(walker.currentNode);
  comments.forEach((comment) => comment.remove());
}

// Word writes a list as paragraphs with a mark in front and the level in a style.
function listsFromWord(body) {
  let lists = []; // the open list of each level
  let last = null;
  for (const paragraph of [...body.querySelectorAll("p, h1, h2, h3, h4, h5, h6")]) {
    const style = paragraph.dataset.style || "";
    const level = Number(/mso-list:\s*l\d+\s+level(\d+)/i.exec(style)?.[1] || 0);
    const isListed = level > 0 || /MsoListParagraph/i.test(paragraph.className);
    const mark = isListed && takeMark(paragraph);
    if (!mark) {
      if (paragraph.closest("li") === null) lists = [];
      continue;
    }
    if (last && nextElement(last) !== paragraph) lists = [];
    const depth = Math.min(level || 1, lists.length + 1);
    lists = lists.slice(0, depth);
    if (lists.length < depth) lists.push(openList(mark, lists.at(-1), paragraph));
    const item = document.createElement("li");
    item.append(...paragraph.childNodes);
    lists[depth - 1].append(item);
    paragraph.remove();
    last = lists[0];
  }
}

function nextElement(list) {
  return list.nextElementSibling;
}

function openList(mark, parent, paragraph) {
  const list = document.createElement(mark === "number" ? "ol" : "ul");
  if (parent?.lastElementChild) parent.lastElementChild.append(list);
  else paragraph.before(list);
  return list;
}

// Remove the mark in front of a listed paragraph; say "number", "bullet" or null if it has none.
function takeMark(paragraph) {
  const ignored = [...paragraph.querySelectorAll("[data-style]")].find((span) => /mso-list:\s*Ignore/i.test(span.dataset.style));
  if (ignored) {
    const kind = NUMBER.test(`${ignored.textContent.trim()} `) && !BULLET.test(`${ignored.textContent.trim()} `) ? "number" : "bullet";
    ignored.remove();
    trimStart(paragraph);
    return kind;
  }
  const text = paragraph.textContent.replace(/\u00a0/g, " ");
  const found = BULLET.exec(text) || NUMBER.exec(text);
  if (!found) return null;
  dropCharacters(paragraph, found[0].length);
  return BULLET.test(text) ? "bullet" : "number";
}

function dropCharacters(element, count) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  while (count > 0 && walker.nextNode()) {
    const node = walker.currentNode;
    const taken = Math.min(count, node.data.length);
    node.data = node.data.slice(taken);
    count -= taken;
  }
}

function trimStart(element) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    walker.currentNode.data = walker.currentNode.data.replace(/^[\s\u00a0]+/, "");
    if (walker.currentNode.data) return;
  }
}

// Google Docs and others write bold and italic as styles of a span.
function emphasisFromStyles(body) {
  for (const span of [...body.querySelectorAll("span[data-style]")]) {
    const style = span.dataset.style;
    for (const [test, tag] of [[/(?:^|;)\s*font-weight:\s*(bold|[6-9]00)/i, "strong"], [/(?:^|;)\s*font-style:\s*italic/i, "em"]]) {
      if (!test.test(style)) continue;
      const wrapper = document.createElement(tag);
      wrapper.append(...span.childNodes);
      span.append(wrapper);
    }
  }
  for (const bold of [...body.querySelectorAll("b[data-style]")]) {
    if (/(?:^|;)\s*font-weight:\s*(normal|400)/i.test(bold.dataset.style)) bold.replaceWith(...bold.childNodes);
  }
}

function tidy(element, isOurs) {
  const kept = { A: ["href"], TD: ["colspan", "rowspan"], TH: ["colspan", "rowspan"], OL: ["start"], ...(isOurs && OURS) };
  for (const { name } of [...element.attributes]) {
    if (![...(kept[element.tagName] || []), "lang", "dir"].includes(name)) element.removeAttribute(name);
  }
  if (element.tagName === "A" && !/^(https?:|mailto:|\/)/i.test(element.getAttribute("href") || "")) {
    element.replaceWith(...element.childNodes);
  }
  if (element.tagName === "H1") {
    const heading = document.createElement("h2");
    heading.append(...element.childNodes);
    element.replaceWith(heading);
  }
  const isMark = isOurs && element.hasAttribute("data-official");
  if ((element.tagName === "SPAN" && !isMark) || element.tagName === "FONT") element.replaceWith(...element.childNodes);
}
