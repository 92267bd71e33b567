// The search field as a combobox (ARIA Authoring Practices). Its list is never focused.
import { createSearch } from "./search.js";

const root = new URL("../", document.querySelector("[data-search]").action);
/** The search of the site, in the language of the form. */
export const index = createSearch(async path => {
  const response = await fetch(new URL("search/shards/" + path, root));
  if (!response.ok) throw Error();
  return response.text();
});

/** An element with attributes and children. */
export const make = (name, attributes = {}, ...children) => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) element.setAttribute(key, value);
  }
  element.append(...children);
  return element;
};
const pieces = list => list.map(({ text, mark }) => mark ? make("mark", {}, text) : text);
/** The whole address of a page of the site, which may stand below a path prefix. */
export const link = address => new URL(address, root).href;
/** A word of the page's language, from the attributes of an element, with `{n}` replaced. */
export const phrase = (words, name, n) => words[name]?.replace("{n}", n) ?? n;
/** How many results there are, in the words of the language for that number. */
export const count = (words, n) =>
  phrase(words, n ? new Intl.PluralRules(document.documentElement.lang).select(n) : "none", n);

/** What a result shows: where it leads, its heading, its place, and its text. */
export const shown = result => result.type === "key"
  ? { address: result.address || result.uses[0]?.address || "", title: [make("code", {}, result.path)],
    place: result.schema, text: [result.description] }
  : { address: result.address, title: pieces(result.heading ? result.headingMarks : result.titleMarks),
    place: [result.section, result.heading && result.title].filter(part => part).join(" › "),
    text: pieces(result.excerpt) };

/** Makes a form's field a combobox. Calling it again does nothing. */
export const attach = form => {
  const input = form.elements.q;
  if (input.role) return;
  const list = make("ul", { id: "search-list", class: "search-list", role: "listbox",
    "aria-label": form.dataset.results, hidden: "" });
  const status = make("p", { class: "search-status", role: "status" });
  Object.assign(input, { role: "combobox", ariaExpanded: false, ariaAutoComplete: "list" });
  input.setAttribute("aria-controls", list.id);
  form.append(list, status);
  let chosen = -1, turn = 0, timer;
  const choose = index => {
    const options = list.children;
    if (options[chosen]) options[chosen].ariaSelected = false;
    chosen = index < options.length ? index : -1;
    const option = options[chosen];
    input.setAttribute("aria-activedescendant", option?.id || "");
    if (!option) return;
    option.ariaSelected = true;
    option.scrollIntoView({ block: "nearest" });
  };
  const show = isOpen => {
    list.hidden = !isOpen;
    input.ariaExpanded = isOpen;
    choose(-1);
    status.textContent = "";
  };
  const answer = async () => {
    const own = ++turn;
    const text = input.value;
    const { results, total } = await index.search(text, { limit: 8 });
    if (own !== turn || input !== document.activeElement) return;
    list.replaceChildren(...results.map((result, i) => {
      const { address, title, place, text } = shown(result);
      return make("li", { id: "search-option-" + i, role: "option", "aria-selected": "false",
        "data-address": link(address) },
        make("strong", {}, ...title), " ", make("small", {}, place), make("span", {}, ...text));
    }));
    show(results.length > 0);
    status.textContent = text.trim() && count(form.dataset, Math.max(total, results.length));
  };
  input.oninput = () => { clearTimeout(timer); timer = setTimeout(answer, 80); };
  input.onfocus = () => { if (input.value && !list.children.length) answer(); };
  input.onblur = () => show(false);
  input.onkeydown = event => {
    if (event.isComposing) return;
    const isOpen = !list.hidden;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (!isOpen && list.children.length) show(true);
      choose(event.key === "ArrowDown" ? chosen + 1 : chosen < 0 ? list.children.length - 1 : chosen - 1);
    } else if (event.key === "Enter" && isOpen && chosen >= 0) {
      location = list.children[chosen].dataset.address;
    } else if (event.key === "Escape" && isOpen) show(false);
    else return;
    event.preventDefault();
  };
  list.onmousedown = event => event.preventDefault();
  list.onclick = event => {
    const option = event.target.closest("li");
    if (option) location = option.dataset.address;
  };
  input.onfocus();
};
