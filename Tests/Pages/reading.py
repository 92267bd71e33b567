"""Looks at what readers do with code, pictures and the keys of schemas, in Chromium.

    python Tests/Pages/reading.py --program .build/release/waymark [NAME …]

Each function `test_…` yields a sentence for every problem that it finds; a NAME picks those that
it is part of.
Needs Playwright and axe-playwright-python from PyPI and an installed Chromium.
"""

import gzip
import sys
import tempfile
from pathlib import Path

sys.dont_write_bytecode = True  # Nothing is left beside the sources.

from axe_playwright_python.sync_playwright import Axe

from runner import parser, run_on_site, tests
from sample import PLACE
from visitor import NARROW, WIDE

CODE, PICTURES, SCHEMA = PLACE + "code/", PLACE + "pictures/", PLACE + "schemas/claude-code-settings/"
DIAGRAM, FORMULA, PAPER = PLACE + "diagram/", PLACE + "formula/", PLACE + "paper/"

CODE_TEXT = """# Code

```console
$ waymark build \\
> --strict
12 pages, 0 errors
# apt update
Reading lists
```

```powershell
PS C:\\site> waymark check
0 errors
```

```sh title="run.sh" numbers start=5 del={2}
one
two
three
four
```

```text
a line that goes on and on and on and on and on and on and on and on and on and on and on and on and on and on and on and on and on and on and on
```
"""
PICTURES_TEXT = """# Pictures

![First](wide.svg)

Between.

![Second](wide.svg "A caption")

![[wide.svg|60]]

<p><img src="wide.svg" alt="Raw"> <img src="wide.svg" alt="Small" width="80"></p>
"""
DIAGRAM_TEXT = """# Diagram

```mermaid
graph TD
  a["A & B"] --> b
```
"""
FORMULA_TEXT = """# Formula

The area is $a < b^2$.

$$
c_1
$$

```math
d^2
```
"""
PAPER_TEXT = """# Paper

[Far away](https://elsewhere.example/way) and [near](code.md).

:::tabs
:::tab[macOS]
Apples.
:::
:::tab[Linux]
Penguins.
:::
:::

:::details[More]
Said on paper too.
:::
"""
# What a site's own scripts may look like: they find their elements, and put something else in the place of these.
DRAW = """for (const code of document.querySelectorAll("code.language-mermaid")) {
  const drawing = document.createElement("figure");
  drawing.className = "drawing";
  drawing.textContent = `drawn: ${code.textContent}`;
  code.closest(".code").replaceWith(drawing);
}
"""
FORMULAS = """import { draw } from "./draw.mjs";
for (const formula of document.querySelectorAll(".math, code.language-math")) {
  formula.dataset.drawn = draw(formula.textContent);
}
"""


def sources(folder):
    """A site with code, pictures and the reference of a large schema."""
    content = folder / "content"
    content.mkdir()
    (content / "site.yaml").write_text(
        "title: Ridge\ncsp: true\nschemas: [claude-code-settings]\n"
        "scripts: {mermaid: assets/diagrams.js, math: assets/formulas.mjs}\n")
    (content / "index.md").write_text("# Ridge\n\nSee [the code](code.md) and [pictures](pictures.md).\n")
    (content / "code.md").write_text(CODE_TEXT)
    (content / "pictures.md").write_text(PICTURES_TEXT)
    for name, text in (("diagram", DIAGRAM_TEXT), ("formula", FORMULA_TEXT), ("paper", PAPER_TEXT)):
        (content / f"{name}.md").write_text(text)
    (content / "assets").mkdir()
    (content / "assets" / "diagrams.js").write_text(DRAW)
    (content / "assets" / "formulas.mjs").write_text(FORMULAS)
    (content / "assets" / "draw.mjs").write_text("export const draw = (text) => text.trim();\n")
    (content / "wide.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 100"><rect width="400" height="100"/></svg>')
    return folder


# Code

CLIPBOARD = "window.copied = []; Object.defineProperty(navigator, 'clipboard', " \
    "{value: {writeText: async (text) => { window.copied.push(text) }}});"


def test_only_what_can_be_pasted_is_copied(site, visitor):
    page = visitor.open(CODE, before=CLIPBOARD)
    page.locator(".copy").first.wait_for(state="attached")
    for button in page.locator(".copy").all():
        button.focus()
        button.press("Enter")
    copied = page.evaluate("window.copied")
    wanted = ["waymark build \\\n--strict\napt update", "waymark check", "one\nthree\nfour\n"]
    if copied[:3] != wanted:
        yield f"copied {copied[:3]}"


def test_numbers_of_lines_are_addresses(site, visitor):
    page = visitor.open(CODE)
    page.locator(".line-number").first.wait_for()
    numbers = [link.inner_text() for link in page.locator(".line-number").all()]
    if numbers != ["5", "6", "7", "8"]:
        yield f"the numbers are {numbers}"
    page.locator(".line-number", has_text="6").click()
    page.locator(".line-number", has_text="8").click(modifiers=["Shift"])
    address = page.url
    chosen = [line.get_attribute("data-line") for line in page.locator(".line.chosen").all()]
    if chosen != ["6", "7", "8"] or not address.endswith(":6-8"):
        yield f"{address} shows {chosen}"
    page = visitor.open()
    page.goto(address)
    page.locator(".line.chosen").first.wait_for()
    if page.locator(".line.chosen").count() != 3:
        yield "the address shows other lines when it is opened"


def test_long_lines_are_wrapped_where_readers_want_it(site, visitor):
    page = visitor.open(CODE, NARROW)
    toggle = page.locator(".wrap-toggle").last
    toggle.wait_for(state="attached")
    wide = "(pre => pre.scrollWidth > pre.clientWidth)([...document.querySelectorAll('.code pre')].pop())"
    if not page.evaluate(wide):
        yield "the line is not too long to begin with"
    toggle.focus()
    toggle.press("Enter")
    if page.evaluate(wide) or toggle.get_attribute("aria-pressed") != "true":
        yield "the line is not wrapped"
    page.reload()
    page.locator(".wrap-toggle").last.wait_for(state="attached")
    if page.evaluate(wide):
        yield "the wish is forgotten"


def test_numbers_stand_there_without_scripts(site, visitor):
    page = visitor.open(CODE, java_script_enabled=False)
    content = page.locator(".numbers .line").first.evaluate("line => getComputedStyle(line, '::before').content")
    if content != '"5"':
        yield f"the first number is {content}"


# Pictures


def test_nothing_moves_when_pictures_come(site, visitor):
    shifts = "new PerformanceObserver(list => { for (const entry of list.getEntries()) " \
        "window.shift = (window.shift ?? 0) + entry.value }).observe({type: 'layout-shift', buffered: true});"
    for path in (PLACE, CODE, PICTURES, SCHEMA):
        page = visitor.open(path, before=shifts)
        page.wait_for_load_state("networkidle")
        if page.evaluate("window.shift ?? 0"):
            yield f"{path} moves by {page.evaluate('window.shift')}"
    page = visitor.open(PICTURES)
    sizes = [(p.get_attribute("width"), p.get_attribute("height"), p.get_attribute("loading"))
             for p in page.locator("main img").all()]
    if sizes != [("400", "100", None), *[(wide, high, "lazy") for wide, high in (
            ("400", "100"), ("60", "15"), ("400", "100"), ("80", "20"))]]:
        yield f"the pictures are {sizes}"
    if page.locator("figure figcaption").inner_text() != "A caption":
        yield "the title is no caption"


# Diagrams and formulas


def loaded(page):
    """The names of the site's own scripts that a page has loaded."""
    names = page.evaluate("performance.getEntriesByType('resource').map(entry => entry.name)")
    return sorted(name.rpartition("/")[2] for name in names if name.endswith(("diagrams.js", ".mjs")))


def test_scripts_draw_where_there_is_something(site, visitor):
    wanted = {DIAGRAM: ["diagrams.js"], FORMULA: ["draw.mjs", "formulas.mjs"], CODE: [], PLACE: []}
    for path, names in wanted.items():
        page = visitor.open(path)
        page.wait_for_load_state("networkidle")
        if (found := loaded(page)) != names:
            yield f"{path} has loaded {found}"
        if path == DIAGRAM and page.locator(".drawing").inner_text() != 'drawn: graph TD a["A & B"] --> b':
            yield f"the diagram is {page.locator('.drawing').inner_text()!r}"
        drawn = page.evaluate("[...document.querySelectorAll('[data-drawn]')].map(it => it.dataset.drawn)")
        if path == FORMULA and drawn != ["\\(a < b^2\\)", "\\[\nc_1\n\\]", "d^2"]:
            yield f"the formulas are {drawn}"


def test_without_scripts_sources_are_shown(site, visitor):
    page = visitor.open(DIAGRAM, java_script_enabled=False)
    if page.locator(".code code").inner_text() != 'graph TD\n  a["A & B"] --> b\n':
        yield f"the diagram's source is {page.locator('.code code').inner_text()!r}"
    page = visitor.open(FORMULA, java_script_enabled=False)
    for formula in page.locator(".math").all():
        if "mono" not in formula.evaluate("it => getComputedStyle(it).fontFamily"):
            yield "the source of a formula does not look like code"


# The keys of a schema

DEEP = "hooks.PreToolUse[].hooks[]"


def test_keys_fold_and_addresses_open_them(site, visitor):
    page = visitor.open(SCHEMA)
    if page.locator(".schema-tree details[open]").count():
        yield "some keys are open from the start"
    if page.evaluate("document.documentElement.scrollHeight") > 12000:
        yield f"the page is {page.evaluate('document.documentElement.scrollHeight')} pixels high"
    inner = page.locator(".schema-tree details details").first
    name = inner.get_attribute("id")
    page = visitor.open(SCHEMA + "#" + name.replace("[", "%5B").replace("]", "%5D"))
    place = page.locator(f'[id="{name}"]')
    place.locator("> summary").wait_for()
    if not place.evaluate("place => place.open"):
        yield f"the address of {name} does not open it"
    address = place.locator("> .schema-address")
    if address.inner_text() != name:
        yield f"{name} shows the address {address.inner_text()}"


def test_a_filter_keeps_the_keys_that_it_names(site, visitor):
    page = visitor.open(SCHEMA)
    field = page.get_by_label("Filter keys")
    field.fill("allow read")
    shown = [key.get_attribute("id") for key in page.locator(".schema-tree details:visible").all()]
    named = [key for key in shown if "allow" in key.lower() and "read" in key.lower()]
    if not named or any(not any(name.startswith(key) for name in named) for key in shown):
        yield f"shown are {shown}"
    if not page.locator(".schema-filter output").inner_text().startswith(f"{len(named)} of "):
        yield f"the count says {page.locator('.schema-filter output').inner_text()}"
    field.fill("")
    if page.locator(".schema-tree details[open]").count():
        yield "keys stay open when the filter is empty again"


def test_keys_are_there_without_scripts(site, visitor):
    page = visitor.open(SCHEMA, java_script_enabled=False)
    first = page.locator(".schema-tree > details").first
    first.locator("> summary").click()
    if not first.evaluate("place => place.open") or page.get_by_label("Filter keys").count():
        yield "without scripts a key does not open, or there is a filter that does nothing"
    if page.locator("main .schema-tree").count() != 1 or page.locator("footer .schema-tree").count():
        yield "the keys do not stand in the page's text"


def test_the_largest_reference_is_light(site, visitor):
    text = visitor.open().request.get(site.origin + SCHEMA).body()
    if len(gzip.compress(text, 9)) > 60_000:
        yield f"it weighs {len(gzip.compress(text, 9))} bytes"


# On paper, and for everyone


def test_paper_cuts_nothing(site, visitor):
    page = visitor.open(CODE)
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 640, "height": 900})
    cut = page.evaluate(
        "[...document.querySelectorAll('.code pre, .table')].filter(it => it.scrollWidth > it.clientWidth + 1).length")
    if cut:
        yield f"{cut} blocks are cut"
    if page.locator(".copy:visible, .wrap-toggle:visible").count():
        yield "buttons are printed"


def test_paper_shows_all_tabs_and_addresses(site, visitor):
    page = visitor.open(PAPER)
    page.get_by_role("tab", name="Linux").click()
    page.emulate_media(media="print")
    shown = [page.get_by_text(text, exact=True).locator("visible=true").count()
             for text in ("macOS", "Apples.", "Linux", "Penguins.", "Said on paper too.")]
    if shown != [1, 1, 1, 1, 1]:
        yield f"the names and texts of tabs and details are printed so often: {shown}"
    after = "link => getComputedStyle(link, '::after').content"
    far, near = (page.locator(".prose a", has_text=text).evaluate(after) for text in ("Far away", "near"))
    if not ("attr(href)" in far or "elsewhere.example" in far) or near != "none":
        yield f"behind the links stands {far} and {near}"


def test_everyone_can_read_it(site, visitor):
    axe = Axe()
    for width in (WIDE, NARROW):
        for scheme in ("light", "dark"):
            for path, page in visitor.each(
                    (CODE, PICTURES, FORMULA, PAPER, SCHEMA), width=width, scheme=scheme, bypass_csp=True):
                page.wait_for_load_state("networkidle")
                if path == SCHEMA:
                    page.locator(".schema-tree > details > summary").first.click()
                for found in axe.run(page).response["violations"]:
                    nodes = [node["html"][:90] for node in found["nodes"][:2]]
                    yield f"{path}, {scheme}, {width}: {found['id']}: {nodes}"


if __name__ == "__main__":
    arguments = parser(__doc__.splitlines()[0]).parse_args()
    with tempfile.TemporaryDirectory() as place:
        sys.exit(run_on_site(tests(arguments.names, globals()), arguments.program, sources(Path(place))))
