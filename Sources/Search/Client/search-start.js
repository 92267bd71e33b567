// Stands on each page. It loads the search when its field is used, and leads `/` and Ctrl-K (on Apple's
// keyboards also ⌘K) to it.
for (const form of document.querySelectorAll("form[data-search]")) {
  const input = form.elements.q;
  form.addEventListener("focusin", async () => (await import(new URL(form.dataset.search, document.baseURI)))
    .attach(form), { once: true });
  document.addEventListener("keydown", event => {
    const isTyping = event.target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
    const isSlash = event.key === "/" && form.dataset.slash !== "off" && !isTyping && !event.ctrlKey
      && !event.metaKey && !event.altKey;
    const isK = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.shiftKey
      && !event.altKey;
    if (!isSlash && !isK) return;
    event.preventDefault();
    input.focus();
    input.select();
  });
}
for (const element of document.querySelectorAll("[data-search-page]")) {
  import(new URL(element.dataset.searchPage, document.baseURI)).then(page => page.showPage(element));
}
