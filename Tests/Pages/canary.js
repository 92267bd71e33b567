// Does to a page what a reader and other scripts may do to it, and returns what must not have been possible.
async () => {
    const problems = [];
    const harmless = new Set(["http:", "https:", "mailto:", "tel:", "xmpp:", "ftp:"]);
    const links = [...document.querySelectorAll("a, area")].filter(link => link.hasAttribute("href"));
    for (const link of links) {
        if (!harmless.has(link.protocol)) problems.push(`a link leads to ${link.protocol}`);
    }
    if (document.forms.length) problems.push("there is a form");
    if (document.querySelector("body > #after")?.textContent !== "after") problems.push("the page is swallowed");

    // What nobody may write is written out here; it is not asked from the program.
    const refused = new Set(["style", "srcdoc", "action", "formaction", "background", "ping", "target", "xlink:href"]);
    for (const element of document.querySelectorAll("main *")) {
        for (const { name } of element.attributes) {
            if (refused.has(name) || name.startsWith("on")) problems.push(`the attribute ${name} is there`);
        }
    }
    const elements = "script, style, iframe, object, embed, form, base, meta, link, svg, math, template, frame, textarea";
    for (const element of document.querySelectorAll(elements)) {
        if (element.closest("main")) problems.push(`the element ${element.localName} is there`);
    }

    // Only what runs is let run: other links would lead away.
    addEventListener("click", event => {
        if (harmless.has(event.target.closest?.("a, area")?.protocol)) event.preventDefault();
    }, true);
    const touch = root => {
        for (const details of root.querySelectorAll("details")) details.open = true;
        for (const element of root.querySelectorAll("*")) {
            for (const name of ["pointerenter", "mouseover", "focus", "toggle", "animationstart"]) {
                element.dispatchEvent(new Event(name, { bubbles: true }));
            }
            element.focus?.();
            element.click?.() ?? element.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
        }
    };
    touch(document.body);

    // What is written and read again is to be as harmless, with scripts and without.
    const html = document.querySelector("main").innerHTML;
    const again = document.createElement("main");
    again.innerHTML = html;
    document.body.append(again);
    const parsed = new DOMParser().parseFromString(html, "text/html").body;
    document.body.append(document.importNode(parsed, true));
    touch(again);
    // A handler of a picture runs when the picture is there or is known to be missing.
    const pictures = [...document.images].filter(image => image.getAttribute("src") && !image.complete);
    const settled = Promise.all(pictures.map(image => new Promise(done => {
        for (const name of ["load", "error"]) image.addEventListener(name, done);
    })));
    await Promise.race([settled, new Promise(done => setTimeout(done, 2000))]);
    await new Promise(done => setTimeout(done, 5));
    return problems;
}
