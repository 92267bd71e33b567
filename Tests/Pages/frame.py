"""Looks at what stands around the pages of a site with many sections in Chromium, as readers do.

    python Tests/Pages/frame.py --program .build/release/waymark [NAME …]

Each function `test_…` yields a sentence for every problem that it finds; a NAME picks those that
it is part of.
Needs Playwright and axe-playwright-python from PyPI and an installed Chromium.
"""

import gzip
import re
import sys
import tempfile
from pathlib import Path

sys.dont_write_bytecode = True  # Nothing is left beside the sources.

from axe_playwright_python.sync_playwright import Axe

from runner import parser, run_on_site, tests
from sample import PLACE
from visitor import MEDIUM, NARROW, WIDE

SECTIONS = 16
LAST = PLACE + f"section-{SECTIONS:02}/"
HERE = LAST + "words/"
TABS = LAST + "tabs/"
OVERLAPS = (Path(__file__).parent / "overlaps.js").read_text()
PARTS = [[".brand", ".sections > ul", ".more", ".search", ".site-links", ".theme-toggle", ".sidebar > summary"]]

TEXT = """---
title: Words
topics: [Signs, Water]
reviewed: 2026-01-01
review_every: 30d
sources: [{url: https://maps.example/11, title: Sheet 11}]
---

[[Tabs]] has more. It also names [[Tabs#Where|the place]], and this is a sentence of its own.
See [the key](/schemas/claude-code-mcp/#mcpServers).

## Wide

| Key | Type | Where it is described | What it is for | And | So | On |
|---|---|---|---|---|---|---|
| `a_rather_long_key_of_a_table` | string | `another_long_key_of_a_table` | A sentence. | `some_more_of_it` | `and_more` | `x_y_z_and_more` |

## Code

```sh title="run.sh"
waymark build
```

```json title=".mcp.json" schema=claude-code-mcp
{ "mcpServers": { "brave": { "command": "npx", "args": ["-y"] } } }
```
"""
TABBED = """# Tabs

:::tabs
:::tab[macOS]
Apples.
:::
:::tab[Linux]
Penguins and a hidden word.
:::
:::

## Where

Here.
"""


def sources(folder):
    """A site of many sections with links in the header."""
    content = folder / "content"
    content.mkdir()
    (content / "site.yaml").write_text(
        "title: Ridge\ncsp: true\nlinks:\n"
        "- {title: Repository, url: https://github.com/example/ridge}\n- {title: Write, url: mailto:a@b.example}\n"
        "schemas: [claude-code-mcp]\nsections: {section-16: {kind: wiki}}\n")
    (content / "index.md").write_text("# Ridge\n\nEvery way over it, and [the words](section-16/words.md).\n")
    for number in range(1, SECTIONS + 1):
        section = content / f"section-{number:02}"
        section.mkdir()
        (section / "index.md").write_text(f"---\ntitle: Section number {number}\n---\n\nWhat it is about.\n")
        (section / "more.md").write_text(f"# More of {number}\n\nText.\n")
    (section / "words.md").write_text(TEXT)
    (section / "tabs.md").write_text(TABBED)
    return folder


# The header


def sections(page):
    """The titles that the row shows, and those of the opened menu."""
    more = page.locator(".more")
    if more.is_visible():
        more.locator("summary").click()
    row = [link.inner_text() for link in page.locator(".sections > ul a").all() if link.is_visible()]
    menu = [link.inner_text() for link in more.locator("a").all() if link.is_visible()]
    return row, menu


def test_every_section_is_in_the_row_or_the_menu(site, visitor):
    names = sorted(["Schemas", *(f"Section number {number}" for number in range(1, SECTIONS + 1))])
    counts = []
    for scripts in (True, False):
        for width in (MEDIUM, 1200, WIDE, 2200):
            page = visitor.open(HERE, width, java_script_enabled=scripts)
            row, menu = sections(page)
            counts.append(len(row))
            if sorted(row + menu) != names:
                yield f"at {width} the row has {row}, the menu {menu}"
            if f"Section number {SECTIONS}" not in row:
                yield f"at {width} the current section is not in the row"
            if page.evaluate("(nav => nav.scrollWidth > nav.clientWidth)(document.querySelector('.sections > ul'))"):
                yield f"at {width} the row is wider than its place"
            yield from (f"at {width}: {pair}" for pair in page.evaluate(OVERLAPS, PARTS))
    if not counts[0] < counts[2] < counts[3]:
        yield f"the row has {counts[:4]} sections at growing widths"


def test_the_menu_of_sections_closes(site, visitor):
    page = visitor.open(HERE)
    for leave in ("Escape", "click", "focus"):
        page.locator(".more > summary").click()
        page.locator(".more a:visible").first.wait_for()
        if leave == "Escape":
            page.keyboard.press("Escape")
        elif leave == "click":
            page.locator(".site-foot").click(position={"x": 5, "y": 5})
        else:
            page.locator(".brand").focus()
        if page.locator(".more").evaluate("menu => menu.open"):
            yield f"the menu stays open after {leave}"
        if leave == "Escape" and not page.locator(".more > summary").evaluate("it => it === document.activeElement"):
            yield "focus is lost with the menu"


def test_links_to_other_sites_have_names(site, visitor):
    page = visitor.open(HERE)
    for name, address in (("Repository", "https://github.com/example/ridge"), ("Write", "mailto:a@b.example")):
        link = page.locator(".site-head").get_by_role("link", name=name)
        if link.get_attribute("href") != address or not link.is_visible():
            yield f"the header has no link {name}"
    page = visitor.open(HERE, NARROW)
    page.locator(".sidebar > summary").click()
    if not page.locator(".panel").get_by_role("link", name="Repository").is_visible():
        yield "the menu of a narrow page has no link to the repository"


def test_the_buttons_of_the_header_stand_together(site, visitor):
    for path in (HERE, PLACE + "search/", PLACE + "404.html"):
        page = visitor.open(path, NARROW)
        toggle, menu = (page.locator(part).bounding_box() for part in (".theme-toggle", ".sidebar > summary"))
        if not 0 <= menu["x"] - toggle["x"] - toggle["width"] < 24:
            yield f"on {path} the toggle is at {toggle} and the menu at {menu}"


# The home page


def test_the_home_page_begins_with_its_text(site, visitor):
    for width in (NARROW, WIDE):
        page = visitor.open(PLACE, width)
        text, ways = page.locator(".prose").bounding_box(), page.locator(".ways").bounding_box()
        beside = ways["x"] > text["x"] + text["width"] and ways["x"] > 0.6 * width
        if not (beside if width == WIDE else ways["y"] > text["y"] + text["height"]):
            yield f"at {width} the text is at {text} and what the site has at {ways}"
        if page.locator(".card").count():
            yield "there are cards that nobody wished for"


# Small things


def test_another_window_follows_the_scheme(site, visitor):
    page = visitor.open(HERE)
    other = page.context.new_page()
    visitor.go(other, TABS)
    for scheme in ("dark", None):
        page.get_by_role("button", name="Dark theme").click()
        other.wait_for_timeout(100)
        if (seen := other.evaluate("document.documentElement.dataset.theme ?? null")) != scheme:
            yield f"the other window shows {seen}, not {scheme}"


def test_a_copy_is_told(site, visitor):
    page = visitor.open(HERE, permissions=["clipboard-read", "clipboard-write"])
    page.locator(".copy").first.click()
    page.wait_for_timeout(50)
    if page.get_by_role("status").last.inner_text() != "Copied":
        yield "nobody is told of the copy"


def test_the_search_of_the_browser_opens_tabs(site, visitor):
    page = visitor.open(TABS)
    hidden = page.locator(".tab").nth(1)
    if hidden.get_attribute("hidden") != "until-found":
        yield "a hidden tab is not found"
    hidden.evaluate("panel => panel.dispatchEvent(new Event('beforematch', { bubbles: true }))")
    if not hidden.is_visible() or page.get_by_role("tab", name="Linux").get_attribute("aria-selected") != "true":
        yield "a tab in which something is found does not open"


def test_the_second_stop_skips_to_the_search(site, visitor):
    for width in (WIDE, NARROW):
        page = visitor.open(HERE, width)
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        link = page.locator(":focus")
        if link.inner_text() != "Skip to search" or link.bounding_box()["y"] < 0:
            yield f"the second stop is {link.inner_text()}"
        page.keyboard.press("Enter")
        if page.evaluate("document.activeElement.name") != "q":
            yield "the link does not lead to the search"


def test_a_wide_table_shows_that_it_goes_on(site, visitor):
    page = visitor.open(HERE, NARROW)
    table = page.locator(".table")
    table.scroll_into_view_if_needed()
    shots = []
    for end in (0, 9999):
        table.evaluate("(box, left) => { box.scrollLeft = left }", end)
        box = table.bounding_box()
        clip = {"x": box["x"] + box["width"] - 6, "y": box["y"] + box["height"] - 8, "width": 6, "height": 6}
        shots.append(page.screenshot(clip=clip))
    if shots[0] == shots[1]:
        yield "nothing tells whether the table goes on"


def test_headings_name_their_anchors(site, visitor):
    page = visitor.open(TABS)
    if not page.get_by_role("link", name="Link to “Where”").count():
        yield "an anchor is not named by its heading"


def test_backlinks_say_where_they_stand(site, visitor):
    page = visitor.open(TABS)
    if (text := page.locator(".backlinks li span").inner_text()) != "Tabs has more.":
        yield f"the backlink says {text!r}"


# Previews


def previewed(page):
    box = page.locator(".preview")
    return box.inner_text().split("\n") if box.count() and box.is_visible() else None


def test_a_wiki_link_is_previewed(site, visitor):
    page = visitor.open(HERE)
    link = page.locator(".prose .wikilink")
    link.nth(0).hover()
    page.locator(".preview").wait_for()
    if (found := previewed(page)) != ["Tabs", "Apples."]:
        yield f"the preview of a page says {found}"
    if link.nth(0).get_attribute("aria-describedby") != "page:preview":
        yield "the preview does not belong to its link"
    box = page.locator(".preview").bounding_box()
    page.mouse.move(box["x"] + 20, box["y"] + 20)
    page.wait_for_timeout(500)
    if not previewed(page):
        yield "the preview cannot be pointed at"
    page.keyboard.press("Escape")
    if previewed(page):
        yield "Escape does not close it"
    page.locator("h1").hover()
    link.nth(1).focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    page.locator(".preview").wait_for()
    if (found := previewed(page)) != ["Where", "Here."]:
        yield f"the preview of a place says {found}"
    page.locator("h1").click()
    page.wait_for_timeout(400)
    if previewed(page) or link.nth(1).get_attribute("aria-describedby"):
        yield "the preview stays when the focus has left"


def test_a_key_is_previewed(site, visitor):
    page = visitor.open(HERE)
    page.locator(".prose a[href*='/schemas/']").first.hover()
    page.locator(".preview").wait_for()
    if "mcpServers" not in " ".join(previewed(page)):
        yield f"the preview of a key says {previewed(page)}"


def test_a_badge_leads_to_the_key(site, visitor):
    page = visitor.open(HERE)
    badge = page.locator("a.code-schema")
    badge.click()
    page.wait_for_url("**/schemas/claude-code-mcp/#mcpServers*")
    key = page.locator(":target")
    if not key.is_visible() or not key.evaluate("key => key.open"):
        yield "the key that the block shows is not open"


def test_a_touch_previews_nothing(site, visitor):
    page = visitor.open(HERE, NARROW, has_touch=True)
    page.locator(".prose .wikilink").first.evaluate("link => { link.href = '#' }")
    page.locator(".prose .wikilink").first.tap()
    page.wait_for_timeout(600)
    if page.locator(".preview").count():
        yield "a touch shows a preview"


def test_what_is_not_there_has_no_preview(site, visitor):
    page = visitor.open(HERE)
    link = page.locator(".prose .wikilink").first
    link.evaluate("link => { link.href = 'https://elsewhere.example/' }")
    link.hover()
    page.wait_for_timeout(600)
    if page.locator(".preview").count():
        yield "a link to another site has a preview"


# Weight, and what machines find


def test_the_frame_is_light(site, visitor):
    most = {"html": 3072, "css": 11264, "js": 3584}
    for path in (PLACE, HERE, TABS, LAST, PLACE + "topics/", PLACE + "freshness/", PLACE + "schemas/claude-code-mcp/"):
        text = site.get(path)[2].decode()
        shell = re.sub(r"(?s)<main.*</main>", "", text)
        scripts = [source for source in re.findall(r'<script[^>]* src="([^"]+)"', text)]
        styles = re.findall(r'<link rel="stylesheet" href="([^"]+)"', text)
        sizes = {"html": len(gzip.compress(shell.encode(), 9))}
        for kind, files in (("css", styles), ("js", scripts)):
            sizes[kind] = sum(len(gzip.compress(site.get(file)[2], 9)) for file in files)
            if not files:
                yield f"{path} has no {kind}"
        yield from (f"{path}: {size} bytes of {kind}" for kind, size in sizes.items() if size > most[kind])


def test_axe_finds_nothing(site, visitor):
    axe = Axe()
    kinds = [PLACE, HERE, TABS, LAST, PLACE + "topics/", PLACE + "topics/signs/", PLACE + "freshness/",
             PLACE + "schemas/claude-code-mcp/", PLACE + "search/", PLACE + "search/?q=section", PLACE + "404.html"]
    for scheme in ("light", "dark"):
        for width in (WIDE, NARROW):
            for path, page in visitor.each(kinds, width=width, scheme=scheme, bypass_csp=True):
                for menu in page.locator(".more > summary, .sidebar > summary, .toc > summary").all():
                    if menu.is_visible():
                        menu.evaluate("summary => summary.parentElement.open = true")
                if path == HERE and width == WIDE:
                    page.locator(".prose .wikilink").first.hover()
                    page.locator(".preview").wait_for()
                    page.locator("form[role=search] input").first.press_sequentially("section")
                    page.locator(".search-list [role=option]").first.wait_for()
                elif "?q=" in path:
                    page.locator(".search-results > li").first.wait_for()
                for found in axe.run(page).response["violations"]:
                    nodes = [node["html"][:90] for node in found["nodes"][:2]]
                    yield f"{path}, {scheme}, {width}: {found['id']}: {nodes}"


if __name__ == "__main__":
    arguments = parser(__doc__.splitlines()[0]).parse_args()
    with tempfile.TemporaryDirectory() as made:
        sys.exit(run_on_site(
            tests(arguments.names, globals()), arguments.program, sources(Path(made))))
