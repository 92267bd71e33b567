/// What a page of a preview has besides what is published: a script that hears of changes and shows what is found, and its
/// style. Both are small, come from a path of their own, and are part of no built site.
enum Panel {
    /// The path below which the preview keeps what is its own. No file of a site has such a name.
    static let folder = "/.waymark/"

    /// The script as it is sent, and the style.
    static let script = compact(writtenScript)
    static let style = compact(writtenStyle).replacing(/\s*([{};:,])\s*/) { "\($0.1)" }

    /// A text without what only those need who read it here.
    private static func compact(_ text: String) -> String {
        let lines = text.split(separator: "\n").map { $0.drop { $0 == " " } }
        return lines.filter { !$0.hasPrefix("//") }.joined(separator: "\n")
    }

    private static let writtenScript = #"""
        (() => {
        const page = document, own = page.currentScript.dataset, on = addEventListener, store = sessionStorage, key = "waymark:" + location.pathname;
        const all = (parts) => [...page.querySelectorAll(parts)];
        const make = (tag, values) => Object.assign(page.createElement(tag), values);
        const path = (url) => new URL(url, location).pathname;

        // What a reader has done to the page outlives its reload.
        const states = [
          ["details", (part) => part.open, (part, open) => part.open = open],
          ["[role=tab]", (tab) => tab.ariaSelected, (tab, was) => was > tab.ariaSelected && tab.click()],
          ["[type=search]", (field) => field.value, (field, value) => {
            field.value = value;
            if (value) field.dispatchEvent(new Event("input"));
          }],
        ];
        let left;
        const reload = () => {
          if (left) return;
          left = store[key] = JSON.stringify([scrollY, ...states.map(([parts, get]) => all(parts).map(get))]);
          location.reload();
        };
        const restore = () => {
          const [top, ...kept] = JSON.parse(store[key] || "[]");
          delete store[key];
          kept.forEach((values, kind) => all(states[kind][0]).forEach((part, index) =>
            index in values && states[kind][2](part, values[index])));
          const scroll = () => top && scrollTo({ top, behavior: "instant" });
          scroll();
          on("load", scroll);
        };

        // A style sheet takes the place of the old one when it is there.
        const name = (url) => path(url).replace(/\.[0-9a-f]+(?=\.css$)/, "");
        const swap = (url) => all("[rel=stylesheet]").forEach((old) => {
          if (old.dataset.old || name(old.href) !== name(url) || old.href.endsWith(url)) return;
          const next = old.cloneNode();
          old.dataset.old = 1;
          next.href = url;
          next.onload = () => old.remove();
          old.after(next);
        });

        const button = ({ place, path, line, column }, textContent) => make("button", { textContent, onclick() {
          if (!own.token) return navigator.clipboard?.writeText(place);
          fetch("/.waymark/open", { method: "POST", body: [own.token, path, line, column].join("\n") });
        } });
        const host = make("waymark-panel"), list = make("details"), box = make("section", { role: "alert" });
        const onclick = () => box.hidden = true;
        const close = make("button", { textContent: "Close ×", onclick });
        on("keydown", ({ key }) => key === "Escape" && onclick());
        let shown;
        const show = (findings) => {
          const errors = findings.filter(({ error }) => error), count = errors.length;
          const others = findings.length - count;
          const words = [own.mark, count && "errors: " + count, others && "warnings: " + others]
            .filter(Boolean).join(" · ");
          list.hidden = !words;
          list.className = count && "bad";
          list.replaceChildren(make("summary", { textContent: words }),
            ...findings.map((item) => button(item, item.place + " " + item.message)));
          const text = errors.map(({ excerpt }) => excerpt).join();
          if (text === shown) return;
          shown = text;
          box.hidden = !text;
          box.replaceChildren(close, ...errors.map((item) => button(item, item.excerpt)));
        };

        let source, heard;
        const hear = ({ data }) => {
          heard = Date.now();
          if (!data) return;
          const { asset, tag, styles, findings } = JSON.parse(data);
          if (!asset) {
            styles.forEach(swap);
            tag === own.tag ? show(findings) : reload();
          } else if (asset.endsWith(".css")) swap(asset + "?" + heard);
          else if (all("[src]").some(({ src }) => path(src) === asset)) reload();
        };
        // A page that nobody sees takes no connection, of which a browser has few.
        const listen = () => {
          source?.close();
          heard = Date.now();
          if (page.hidden) return;
          source = new EventSource("/.waymark/events?page=" + encodeURIComponent(location.pathname));
          source.onmessage = hear;
        };
        setInterval(() => (Date.now() - heard > 4e4 || source?.readyState === 2) && listen(), 2000);
        page.onvisibilitychange = listen;

        host.attachShadow({ mode: "open" }).append(
          make("link", { rel: "stylesheet", href: "/.waymark/panel.css" }), list, box);
        page.body.append(host);
        show([]);
        restore();
        listen();
        })();
        """#

    private static let writtenStyle = """
        details, section { position: fixed; z-index: 9999; right: 1rem; bottom: 1rem; max-width: 40rem;
        font: 14px/1.4 sans-serif; color: #eee; background: #222 }
        summary { padding: .4rem .8rem; cursor: pointer }
        .bad summary { background: #a11 }
        button { all: unset; display: block; padding: .4rem .8rem; cursor: pointer }
        button:hover, :focus-visible { background: #444 }
        section { left: 1rem; top: 1rem; bottom: auto; max-width: none; max-height: 80vh; overflow: auto;
        font-family: monospace; white-space: pre-wrap }
        [hidden] { display: none }
        """
}
