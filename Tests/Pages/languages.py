"""Looks at a site in Arabic, which is written from right to left, and in part in English too, in Chromium.

    python Tests/Pages/languages.py --program .build/release/waymark [NAME …]

Each function `test_…` yields a sentence for every problem that it finds; a NAME picks those that
it is part of.
Needs Playwright and axe-playwright-python from PyPI and an installed Chromium.
"""

import sys
import tempfile
from pathlib import Path

sys.dont_write_bytecode = True  # Nothing is left beside the sources.

from axe_playwright_python.sync_playwright import Axe

from runner import parser, run_on_site, tests
from sample import PLACE
from visitor import NARROW, NARROWEST, WIDE, wait_until

GATEWAY, SCHEMA = PLACE + "guides/gateway/", PLACE + "schemas/mcp-servers/"
# The gateway in English, and a page that is not translated.
ENGLISH, UNTRANSLATED = PLACE + "en/guides/connect/", PLACE + "en/article/"
PATHS = (PLACE, GATEWAY, SCHEMA, PLACE + "guides/", PLACE + "freshness/", PLACE + "topics/", PLACE + "article/",
         PLACE + "search/?q=gateway", PLACE + "404.html", ENGLISH, UNTRANSLATED, PLACE + "en/")

TEXTS = {
    "site.yaml": """
title: الدليل
language: ar
languages:
  ar: العربية
  en: {name: English, title: The guide}
csp: true
schemas: [mcp-servers]
sections:
  guides: {title: الأدلة, kind: guide, review_every: 30d}
""",
    "guides/gateway.en.md": "---\ntitle: Connect the gateway\nslug: connect\n---\n\nThe gateway stands between.\n\n"
                            "## Before\n\nSee [the other page](second.md).\n\n## After\n\nDone.\n",
    "index.md": "---\ntitle: الدليل\ndescription: كيف تُربط البوابة.\n---\n\nتقف البوابة بين البرنامج والنماذج.\n",
    "article.md": "---\ntitle: بوابة جديدة\nkind: article\ndate: 2026-11-01\nauthors: [Ada, Bob]\n---\n\nنص gateway.\n",
    "guides/second.md": "---\ntitle: المرجع\nreviewed: 2026-11-10\ntopics: [البوابات]\n---\n\nنص gateway.\n",
    "guides/gateway.md": """
---
title: ربط البوابة
description: كيف تُربط البوابة.
reviewed: 2026-05-01
topics: [البوابات]
sources: [{url: "https://example.org/a", title: المصدر, date: 2026-05-01}]
---

تقف البوابة `gateway` بين البرنامج والنماذج.[^1] [[المرجع]]

## قبل أن تبدأ

- [x] دوّن العنوان
- [ ] جرّب طلبًا

> [!WARNING]
> يُعرض المفتاح مرة واحدة.

:::details
نص.
:::

## الإعدادات

```json title=".mcp.json" numbers schema=mcp-servers
{"mcpServers": {"a": {"command": "npx", "args": ["a-very-long-argument", "that-goes-on-and-on-to-the-right-of-everything"]}}}
```

| العنوان | القيمة |
|---|---|
| `base_url` | نص |

:::tabs
:::tab
نص.
:::
:::tab[Linux]
نص آخر.
:::
:::

[^1]: حاشية.
""".lstrip(),
}


def sources(folder):
    """Writes the site."""
    for place, text in TEXTS.items():
        path = folder / "content" / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def edges(page, selector):
    """The left and right edge of an element, in CSS pixels."""
    box = page.locator(selector).first.bounding_box()
    return box["x"], box["x"] + box["width"]


def test_the_layout_is_mirrored(site, visitor):
    page = visitor.open(GATEWAY, width=WIDE)
    tree, text, contents = (edges(page, name) for name in (".tree", ".prose", ".toc"))
    if not contents[1] <= text[0] < text[1] <= tree[0]:
        yield f"from the left stand the contents {contents}, the text {text} and the tree {tree}"
    if edges(page, ".brand")[0] < edges(page, ".search")[1]:
        yield "the title of the site is not at the right of the search"
    title, icon = edges(page, ".callout-title"), page.locator(".callout-title").first.evaluate(
        "title => getComputedStyle(title, '::before').right")
    if icon != "0px":
        yield f"the icon of a callout is not at the right of its title {title}: {icon}"


def test_a_menu_leads_to_the_other_language(site, visitor):
    for width in (WIDE, NARROW):
        page = visitor.open(GATEWAY, width=width)
        menu, link = page.locator(".languages"), page.locator(".languages a[lang=en]")
        if link.is_visible():
            yield f"{width}: the languages are shown before somebody asks for them"
        menu.locator("summary").focus()
        page.keyboard.press("Enter")
        box = menu.locator("ul").bounding_box()
        if not 0 <= box["x"] <= box["x"] + box["width"] <= width:
            yield f"{width}: the list of languages stands at {box}"
        page.keyboard.press("Escape")
        if link.is_visible():
            yield f"{width}: the key Escape does not close the languages"
        menu.locator("summary").click()
        link.click()
        page.wait_for_url("**" + ENGLISH)
        found = page.evaluate("[document.documentElement.lang, document.documentElement.dir, document.title]")
        if found != ["en", "", "Connect the gateway · The guide"]:
            yield f"{width}: behind the menu is {found}"
        page.locator(".languages summary").click()
        page.locator(".languages a[lang=ar]").click()
        page.wait_for_url("**" + GATEWAY)


def test_the_search_knows_one_language(site, visitor):
    page = visitor.open(ENGLISH, width=WIDE)
    page.locator(".site-head input[type=search]").fill("gateway")
    wait_until(page, "() => document.querySelector('.search-list a, .search-list li')")
    found = page.locator(".search-list").inner_text()
    if "Connect the gateway" not in found or "ربط البوابة" in found:
        yield f"the search in English finds {found!r}"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**" + PLACE + "en/**")


def test_what_is_not_translated_says_so(site, visitor):
    page = visitor.open(UNTRANSLATED, width=WIDE)
    if (said := page.locator(".untranslated").text_content()) != "This page has not been translated yet.":
        yield f"the page says “{said}”"
    found = page.locator("article").evaluate("article => [article.lang, getComputedStyle(article).direction]")
    if found != ["ar", "rtl"]:
        yield f"the text in Arabic is marked as {found}"


def test_code_stays_as_it_is(site, visitor):
    page = visitor.open(GATEWAY, width=WIDE)
    for selector in (".code pre", ".prose :not(pre) > code"):
        direction = page.locator(selector).first.evaluate("code => getComputedStyle(code).direction")
        if direction != "ltr":
            yield f"{selector} is written {direction}"
    if edges(page, ".code-title")[0] > edges(page, ".copy")[0]:
        yield "the button stands before the name of the file"


def test_scripts_speak_the_language(site, visitor):
    page = visitor.open(GATEWAY, width=WIDE, before="navigator.clipboard ??= {writeText() {}}")
    wait_until(page, "() => document.querySelector('.wrap-toggle')")
    words = {".wrap-toggle": "لفّ الأسطر الطويلة", ".line-number": "السطر 1"}
    for selector, word in words.items():
        if (said := page.locator(selector).first.get_attribute("aria-label")) != word:
            yield f"{selector} is called {said}"
    page.locator(".site-head input[type=search]").fill("gateway")
    wait_until(page, "() => document.querySelector('.search-status').textContent")
    if (said := page.locator(".search-status").first.text_content()) != "3 نتائج":
        yield f"three results are “{said}”"
    visitor.go(page, SCHEMA)
    wait_until(page, "() => document.querySelector('.schema-filter input')")
    page.locator(".schema-filter input").fill("mcpServers")
    if " من " not in (said := page.locator(".schema-filter output").text_content()):
        yield f"the filter says “{said}”"


def test_arrows_lead_where_they_point(site, visitor):
    page = visitor.open(GATEWAY, width=WIDE)
    tab = page.locator(".tab-list button")
    tab.first.focus()
    page.keyboard.press("ArrowLeft")
    if tab.last.get_attribute("aria-selected") != "true":
        yield "the arrow to the left does not lead to the tab at the left"
    if (name := tab.first.text_content()) != "تبويب":
        yield f"a tab without a title is called {name}"


def test_everyone_can_read_it(site, visitor):
    axe = Axe()
    for width in (WIDE, NARROW):
        for scheme in ("light", "dark"):
            for path, page in visitor.each(PATHS, width=width, scheme=scheme, bypass_csp=True):
                page.wait_for_load_state("networkidle")
                page.locator(".languages summary").click()
                for found in axe.run(page).response["violations"]:
                    nodes = [node["html"][:90] for node in found["nodes"][:2]]
                    yield f"{path}, {scheme}, {width}: {found['id']}: {nodes}"


def test_nothing_scrolls_sideways(site, visitor):
    for width in (WIDE, NARROW, NARROWEST):
        for path, page in visitor.each(PATHS, width=width):
            if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                yield f"{path} is wider than {width}"


if __name__ == "__main__":
    arguments = parser(__doc__.splitlines()[0]).parse_args()
    with tempfile.TemporaryDirectory() as place:
        sys.exit(run_on_site(tests(arguments.names, globals()), arguments.program, sources(Path(place))))
