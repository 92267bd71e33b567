// Shows beside a link what it leads to. It is loaded with the first link that somebody points at.
// The box can be pointed at, stays until the reader leaves, and goes with Escape (WCAG 2.2, section 1.4.13).

const longest = 280;
const pages = new Map();
const box = document.createElement("div");
Object.assign(box, { id: "page:preview", className: "preview", role: "tooltip", popover: "manual" });
box.onpointerenter = () => clearTimeout(timer);
let shown, timer;

const short = (text) => {
  const words = text.replace(/\s+/g, " ").trim();
  return words.length > longest ? words.slice(0, words.lastIndexOf(" ", longest)) + " …" : words;
};

/** The page at an address of this site, once it is there. */
const load = (url) => {
  const address = url.pathname + url.search;
  if (address === location.pathname + location.search) return document;
  if (!pages.has(address)) {
    pages.set(address, fetch(address).then(async (answer) => answer.ok
      ? new DOMParser().parseFromString(await answer.text(), "text/html") : undefined).catch(() => { }));
  }
  return pages.get(address);
};

/** What stands at a place of a page: a title and some text. */
const excerpt = (page, id) => {
  const heading = (element) => {
    const copy = element?.cloneNode(true);
    copy?.querySelectorAll(".heading-anchor").forEach((anchor) => anchor.remove());
    return copy?.textContent ?? "";
  };
  const place = id && page.getElementById(id);
  if (!place) {
    const text = page.querySelector("main .lead, main .prose p:not([class])");
    return [heading(page.querySelector("main h1")), text?.textContent ?? ""];
  }
  if (/^H\d$/.test(place.localName.toUpperCase())) {
    let next = place.nextElementSibling;
    while (next && !/^(p|ul|ol|dl|blockquote)$/.test(next.localName) && !/^h\d$/.test(next.localName)) {
      next = next.nextElementSibling;
    }
    return [heading(place), next && !/^h\d$/.test(next.localName) ? next.textContent : ""];
  }
  const title = place.querySelector("h2, h3, h4, h5, summary, code");
  return [heading(title), (place.querySelector("p, dl") ?? place).textContent];
};

const put = (link) => {
  const { left, top, bottom } = link.getClientRects()[0] ?? link.getBoundingClientRect();
  box.style.left = Math.max(8, Math.min(left, innerWidth - box.offsetWidth - 8)) + "px";
  const isBelow = bottom + box.offsetHeight + 8 < innerHeight || top < box.offsetHeight + 8;
  box.style.top = (isBelow ? bottom + 4 : top - box.offsetHeight - 4) + "px";
};

const hide = () => {
  clearTimeout(timer);
  if (!shown) return;
  shown.removeAttribute("aria-describedby");
  shown = undefined;
  box.hidePopover();
};
const leave = () => { clearTimeout(timer); timer = setTimeout(hide, 250) };
box.onpointerleave = leave;
addEventListener("keydown", ({ key }) => { if (key === "Escape") { clearTimeout(timer); wanted = undefined; hide() } });

let wanted;
/** Shows what a link leads to, if the reader stays at it. */
export const preview = (link) => {
  if (link === shown) return clearTimeout(timer);
  const url = new URL(link.href);
  if (url.origin !== location.origin) return;
  wanted = link;
  link.onpointerleave = link.onblur = () => { wanted = undefined; leave() };
  clearTimeout(timer);
  timer = setTimeout(async () => {
    const page = await load(url);
    if (!page || wanted !== link) return;
    const [title, text] = excerpt(page, decodeURIComponent(url.hash.slice(1))).map(short);
    if (!title && !text) return;
    hide();
    const strong = document.createElement("strong");
    strong.textContent = title;
    box.replaceChildren(strong, " ", text === title ? "" : text);
    document.querySelector("main").append(box);
    box.showPopover();
    put(link);
    link.setAttribute("aria-describedby", box.id);
    shown = link;
  }, 300);
};
