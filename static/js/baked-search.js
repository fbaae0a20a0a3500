// The search of a baked site: asks Pagefind's index, which lies beside the pages, and shows what it
// finds on the line of record. ?q= holds the words, so that a search can be kept and shared.
const AT_ONCE = 20;
const DATES = new Intl.DateTimeFormat("en-US", { dateStyle: "long", timeZone: "UTC" });
const DAY = /\/(\d{4})\/(\d{2})\/(\d{2})\/[^/]+\/$/;

const place = document.getElementById("found");
const count = document.getElementById("found-count");
const list = place.querySelector("ol");
const nothing = place.querySelector(".search-nothing");
const more = place.querySelector(".pager");

const words = new URLSearchParams(location.search).get("q")?.trim() ?? "";
document.getElementById("search-words").value = words;
if (words) search(words);

async function search(words) {
  document.title = `${words} – ${document.title}`;
  place.hidden = false;
  count.textContent = "Searching …";
  try {
    const pagefind = await import(new URL("../pagefind/pagefind.js", location.href).href);
    await pagefind.options({ excerptLength: 30 });
    const { results } = await pagefind.search(words);
    count.textContent = results.length === 1 ? "1 story" : `${results.length.toLocaleString("en")} stories`;
    nothing.hidden = results.length > 0;
    const show = async () => {
      const next = results.splice(0, AT_ONCE);
      list.append(...(await Promise.all(next.map((result) => result.data()))).map(entry));
      more.hidden = results.length === 0;
    };
    more.querySelector("button").addEventListener("click", show);
    await show();
  } catch (error) {
    count.textContent = "The search could not be loaded.";
    nothing.hidden = false;
    throw error;
  }
}

function entry({ url, meta, excerpt }) {
  const item = document.createElement("li");
  const [, year, month, day] = DAY.exec(url) ?? [];
  const when = document.createElement("p");
  when.className = "record-day";
  if (year) when.textContent = DATES.format(Date.UTC(year, month - 1, day));
  const text = document.createElement("div");
  text.className = "record-text";
  const title = document.createElement("h3");
  const link = document.createElement("a");
  link.href = url;
  link.textContent = meta.title;
  title.append(link);
  const words = document.createElement("p");
  words.className = "standfirst";
  words.append(...marked(excerpt));
  text.append(title, words);
  item.append(when, text);
  return item;
}

// The excerpt's text with its marks as elements; nothing else of it becomes an element. It is read
// as a whole: a part that began with a blank would lose it.
function marked(excerpt) {
  const whole = new DOMParser().parseFromString(`<span>${excerpt}</span>`, "text/html").body.firstChild;
  return [...whole.childNodes].map((node) => {
    if (node.nodeName !== "MARK") return node.textContent;
    const mark = document.createElement("mark");
    mark.textContent = node.textContent;
    return mark;
  });
}
