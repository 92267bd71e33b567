"""Searches a sample site in Chromium, as readers do.

    python Tests/Pages/search.py --program .build/release/waymark [NAME …]

Each function `test_…` yields a sentence for every problem that it finds; a NAME picks those that
it is part of.
Needs Playwright from PyPI and an installed Chromium.
"""

import functools
import gzip
import http.server
import re
import sys
import threading
import urllib.parse
from pathlib import Path

sys.dont_write_bytecode = True  # Nothing is left beside the sources.

import sample
from runner import parser, run_on_site, tests
from sample import PLACE
from visitor import NARROW, WIDE, wait_until

# Whoever waits for something on a page here evaluates texts on it.
sample.POLICY += "; script-src 'self' 'unsafe-eval'"
ROOT = Path(__file__).parents[2]
SOURCES = Path(__file__).parent / "search-site"
GATEWAY = PLACE + "guides/gateway/"
SERVERS = PLACE + "guides/servers/"
RESULTS = PLACE + "search/"
KEY = PLACE + "schemas/claude-desktop-3p/#inferenceGatewayBaseUrl"
FIELD = "form[role=search] input"
OPTION = ".search-list [role=option]"


def asked(page, query):
    """The options that the field of a page offers for a query, as lists of their lines."""
    status = "document.querySelector('.search-status')?.textContent"
    page.locator(FIELD).fill("")
    wait_until(page, f"!{status} && !document.querySelector('.search-list')?.children.length")
    # At once: what a slow machine answers between two keys would be taken for the answer.
    page.locator(FIELD).fill(query)
    wait_until(page, status)
    return page.locator(OPTION).all_inner_texts()


def leads_to(page, number=0):
    return urllib.parse.unquote(page.locator(OPTION).nth(number).get_attribute("data-address"))


def sought(page, site, query):
    """The results that the page of results has for a query: where each leads, and its text."""
    page.goto(site.origin + RESULTS + "?" + urllib.parse.urlencode({"q": query}))
    wait_until(page, "document.querySelector('.search-page [role=status]')?.textContent")
    return [(urllib.parse.unquote(item.locator("a").first.get_attribute("href")), item.inner_text())
            for item in page.locator(".search-results > li").all()]


# What is found


def test_a_key_is_found_by_a_part_of_it(site, visitor):
    page = visitor.open(GATEWAY)
    for query in ("gatewayBase", "inferenceGatewayBaseUrl"):
        asked(page, query)
        if leads_to(page) != site.origin + KEY:
            yield f"{query} leads to {leads_to(page)}"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(site.origin + KEY)
    if not page.locator(":target").is_visible():
        yield "the key's place is not shown"


def test_a_key_is_found_by_its_words(site, visitor):
    page = visitor.open()
    found = [address for address, _ in sought(page, site, "gateway url")]
    if site.origin + KEY not in found:
        yield f"gateway url finds {found}"


def test_a_path_of_a_key_leads_to_the_blocks_that_show_it(site, visitor):
    page = visitor.open()
    found = sought(page, site, "mcpServers.*.command")
    if "schemas/claude-code-mcp/#mcpServers.*.command" not in found[0][0]:
        yield f"the key's place is not the first: {found[0]}"
    page.locator(".search-results summary", has_text="Blocks that show it: 2").first.click()
    page.locator(".search-results details a").nth(1).wait_for()
    blocks = [urllib.parse.unquote(link.get_attribute("href"))
              for link in page.locator(".search-results details a").all()]
    names = ("a-server-on-this-machine:1", "two-of-them:1")
    expected = [site.origin + SERVERS + "#code:" + name for name in names]
    if blocks != expected:
        yield f"the blocks are {blocks}"
    page.locator(".search-results details a").nth(1).click()
    page.wait_for_url(lambda url: "#code:" in url)
    block = page.locator(".code:target")
    if '"tides"' not in block.inner_text() or block.bounding_box()["y"] > 900:
        yield "the link does not lead to the block"


def test_a_word_with_a_slip_is_found(site, visitor):
    page = visitor.open(GATEWAY)
    for query in ("lighthuose", "lightouse", "lighthousse", "lighthoise"):
        found = asked(page, query)
        if not found or "wiki/lighthouse/" not in leads_to(page):
            yield f"{query} finds {found}"


def test_two_words_find_their_section(site, visitor):
    page = visitor.open(SERVERS)
    asked(page, "spring tide")
    if leads_to(page) != site.origin + GATEWAY + "#tide-tables":
        yield f"the section is {leads_to(page)}"
    marked = page.locator(OPTION).first.locator("mark").all_inner_texts()
    if marked != ["Tide", "tide", "spring", "tide"]:
        yield f"marked are {marked}"


def test_a_page_can_stay_out(site, visitor):
    page = visitor.open(GATEWAY)
    if found := asked(page, "contraband"):
        yield f"a page without search is found: {found}"
    status = page.locator(".search-status")
    if status.inner_text() != "No results" or not status.is_visible():
        yield f"nobody says that nothing was found: {status.inner_text()}"


def test_one_result_is_one(site, visitor):
    for query, words in (("tower", "1 result"), ("gateway", None)):
        page = visitor.open(GATEWAY)
        asked(page, query)
        found = page.locator(".search-status").inner_text()
        if found != words if words else not re.fullmatch(r"[2-9] results|\d\d+ results", found):
            yield f"{query}: {found}"
    page.goto(site.origin + RESULTS + "?q=tower")
    page.locator(".search-results li").first.wait_for()
    if (found := page.locator(".search-page [role=status]").inner_text()) != "1 result":
        yield f"the page of results says {found}"


# By keyboard


def state(page):
    """Whether the list is open, and which option is chosen, as assistive technology is told."""
    field = page.locator(FIELD)
    active = field.get_attribute("aria-activedescendant")
    selected = page.locator(".search-list [aria-selected=true]").evaluate_all(
        "all => all.map(option => option.id)")
    if selected != ([active] if active else []):
        return f"{active} is active, and {selected} selected"
    if (field.get_attribute("aria-expanded") == "true") != page.locator(".search-list").is_visible():
        return "the field does not say whether its list is open"
    number = re.sub(r"\D", "", active) if active else "-"
    return number if field.get_attribute("aria-expanded") == "true" else "closed"


def test_the_list_is_used_from_the_keyboard(site, visitor):
    page = visitor.open(GATEWAY)
    count = len(asked(page, "table"))
    if count < 2:
        yield f"there are {count} options"
    steps = [("ArrowDown", "0"), ("ArrowDown", "1"), ("ArrowUp", "0"), ("ArrowUp", "-"),
             ("ArrowUp", str(count - 1)), ("ArrowDown", "-"), ("Escape", "closed"), ("ArrowDown", "0")]
    if state(page) != "-":
        yield f"the list begins with {state(page)}"
    for key, expected in steps:
        page.keyboard.press(key)
        if (now := state(page)) != expected:
            yield f"{key} gives {now}, not {expected}"
    address = leads_to(page)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: urllib.parse.unquote(url) == address)


def test_without_a_choice_all_results_are_shown(site, visitor):
    page = visitor.open(GATEWAY)
    asked(page, "table")
    page.keyboard.press("Enter")
    page.wait_for_url(site.origin + RESULTS + "?q=table")
    page.locator(".search-results a").first.wait_for()
    if page.locator(FIELD).input_value() != "table":
        yield "the field has forgotten the query"


def test_keys_lead_to_the_field(site, visitor):
    focused = "document.activeElement === document.querySelector('form[role=search] input')"
    for path in (GATEWAY, RESULTS, PLACE + "404.html"):
        page = visitor.open(path)
        page.locator(".ready").wait_for(state="attached")
        for key in ("/", "Control+k", "Meta+k"):
            page.evaluate("document.activeElement.blur()")
            page.keyboard.press(key)
            if not page.evaluate(focused) or page.locator(FIELD).input_value():
                yield f"{path}: {key} does not lead to the field"
        page.evaluate("document.activeElement.blur(); document.querySelector('form').dataset.slash = 'off'")
        page.keyboard.press("/")
        if page.evaluate(focused):
            yield f"{path}: / leads to the field where it is switched off"
        page.locator(FIELD).press_sequentially("a/b")
        if (text := page.locator(FIELD).input_value()) != "a/b":
            yield f"{path}: a/b is typed as {text}"


def test_a_pointer_chooses(site, visitor):
    page = visitor.open(GATEWAY, NARROW)
    page.locator(FIELD).click()
    asked(page, "lighthouse")
    if page.evaluate("document.documentElement.scrollWidth") > NARROW:
        yield "the list makes the page wider"
    address = leads_to(page)
    page.locator(OPTION).first.click()
    page.wait_for_url(lambda url: urllib.parse.unquote(url) == address)


# The page of results


def test_results_are_filtered(site, visitor):
    page = visitor.open()
    found = sought(page, site, "harbour")
    page.locator("select[name=kind]").select_option("guide")
    page.wait_for_url(lambda url: "kind=guide" in url)
    wait_until(page, "count => document.querySelectorAll('.search-results > li').length < count", len(found))
    kinds = {address for address, _ in found}
    left = page.locator(".search-results > li > a").evaluate_all("all => all.map(link => link.href)")
    if not left or any("/guides/" not in address for address in left) or len(kinds) <= len(left):
        yield f"of {kinds} a filter leaves {left}"


def test_the_page_of_results_is_not_for_search_engines(site, visitor):
    text = site.get(RESULTS)[2]
    if b'name="robots" content="noindex"' not in text:
        yield "search engines are not asked to leave it out"


def test_without_scripts_the_field_leads_to_lists(site, visitor):
    page = visitor.open(GATEWAY, java_script_enabled=False)
    page.locator(FIELD).fill("gateway")
    page.keyboard.press("Enter")
    page.wait_for_url(site.origin + RESULTS + "?q=gateway")
    links = page.locator(".search-ways a").all_inner_texts()
    if links != ["Schemas", "Guides", "Wiki", "Gateways", "Servers"]:
        yield f"the lists have {links}"
    if not page.locator("noscript p").is_visible():
        yield "nobody says that searching needs scripts"


# Weight


def test_nothing_is_loaded_before_the_field_is_used(site, visitor):
    page = visitor.open()
    asked_for = []
    page.on("request", lambda request: asked_for.append(request.url))
    page.goto(site.origin + GATEWAY, wait_until="load")
    wait_until(page, "document.documentElement.classList.contains('ready')")
    if early := [url for url in asked_for if "/search" in url]:
        yield f"a page loads {early}"
    asked(page, "gatewya url")
    loaded = {url for url in asked_for if "/search" in url}
    size = sum(compressed(site, url) for url in loaded if "/shards/" in url)
    if not 500 < size < 40_000:
        yield f"a query loads {size} bytes"
    scripts = sum(compressed(site, url) for url in loaded if url.endswith(".js"))
    if not 4_000 < scripts <= 8_192:
        yield f"the scripts of the search have {scripts} bytes"
    if any("search-page" in url for url in loaded):
        yield "the page of results is loaded with the field"


def compressed(site, url):
    return len(gzip.compress(site.get(urllib.parse.urlsplit(url)._replace(scheme="", netloc="").geturl())[2], 9))


def test_a_page_is_light(site, visitor):
    text = site.get(GATEWAY)[2].decode()
    limits = {r'href="([^"]+\.css)"': 11 * 1024, r'src="([^"]+\.js)"': 3584}
    for pattern, limit in limits.items():
        size = sum(compressed(site, url) for url in re.findall(pattern, text))
        if not 1_000 < size <= limit:
            yield f"{pattern} has {size} bytes"
    shell = re.sub(r'<div class="prose">.*?</div>\s*<footer class="page-foot">', "", text, flags=re.DOTALL)
    if not 500 < (size := len(gzip.compress(shell.encode(), 9))) <= 3 * 1024:
        yield f"the frame has {size} bytes"


# The client by itself


def test_the_client_answers_as_it_is_written(site, visitor):
    handler = functools.partial(_Quiet, directory=ROOT)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    place = f"http://127.0.0.1:{server.server_port}/Tests/SearchTests/Client/"
    context = visitor.open().context
    page = context.new_page()
    page.goto(place)
    # The client is loaded for a form, whose page says what it searches.
    result = page.evaluate("""async () => {
        document.body.innerHTML = '<form data-search></form>';
        const { run } = await import("./tests.js");
        return run(async name => (await fetch(name)).text());
    }""")
    server.shutdown()
    server.server_close()
    yield from result["failures"]
    if result["count"] < 20:
        yield f"only {result['count']} tests ran"


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


if __name__ == "__main__":
    arguments = parser(__doc__.splitlines()[0]).parse_args()
    sys.exit(run_on_site(tests(arguments.names, globals()), arguments.program, SOURCES))
