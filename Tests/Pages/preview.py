"""Writes in a site while Chromium shows it, as an author does.

    python Tests/Pages/preview.py --program .build/release/waymark [--picture FILE] [NAME …]

Each function `test_…` yields a sentence for every problem that it finds; a NAME picks those that it is
part of. --picture keeps what a page with a broken snippet looks like. Needs Playwright from PyPI and an
installed Chromium.
"""

import gzip
import re
import signal
import subprocess
import sys
import tempfile
import traceback
import urllib.request
from pathlib import Path

sys.dont_write_bytecode = True  # Nothing is left beside the sources.

from runner import chromium, concluded, parser, tests
from visitor import wait_until

POLICY = "default-src 'self'"

LONG = "\n\n".join(f"Paragraph {number} says little, and takes some room." for number in range(60))
GUIDE = f"""---
title: The guide
description: A page that is long, with tabs and details.
weight: 1
---

# The guide

It begins here.

:::tabs
:::tab[First]
What the first tab says.
:::
:::tab[Second]
What the second tab says.
:::
:::

:::details[More]
What was folded.
:::

{LONG}

## Settings

```json schema=claude-code-mcp
{{
  "mcpServers": {{
    "docs": {{ "command": "npx", "args": ["docs"] }}
  }}
}}
```

See [the start](../index.md) and [the other](other.md).
"""
FILES = {
    "site.yaml": "title: Preview\nbase_url: https://example.org/docs/\n",
    "index.md": "# Home\n\nThe first page, before [the guide](guides/guide.md).\n",
    "guides/guide.md": GUIDE,
    "guides/other.md": "---\ndraft: true\n---\n\n# Another\n\nBack to [the guide](guide.md).\n",
    "guides/later.md": "---\ndate: 2999-01-01\n---\n\n# Later\n\nBack to [the guide](guide.md).\n",
    "logo.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"/>\n',
}
GUIDE_PATH = "/docs/guides/guide/"
OVERLAY = "waymark-panel >> section"
LIST = "waymark-panel >> details"


class Author:
    """A site on the disk and the preview that shows it."""

    def __init__(self, program, folder):
        self.folder = folder
        self.program = program
        for name, text in FILES.items():
            self.write(name, text)
        self.port = 0
        self.start()

    def start(self):
        command = [self.program, "serve", self.folder, "--port", str(self.port), "--editor",
                   f"touch {self.folder}/opened"]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.port = int(re.search(r":(\d+)/", self.process.stdout.readline()).group(1))
        self.origin = f"http://127.0.0.1:{self.port}"

    def stop(self):
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(10)

    def write(self, name, text):
        path = self.folder / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    def change(self, name, part, other):
        self.write(name, (self.folder / "content" / name).read_text().replace(part, other))

    def reset(self):
        for name, text in FILES.items():
            if (self.folder / "content" / name).read_text() != text:
                self.write(name, text)


class Reader:
    """A window of the browser, with what no page may do in it."""

    def __init__(self, context, author):
        self.page = context.new_page()
        self.page.set_default_timeout(15000)
        self.loads = 0
        self.faults = []
        self.author = author
        self.page.on("load", lambda page: self._count())
        self.page.on("pageerror", lambda error: self.faults.append(f"a script fails: {error}"))

    def _count(self):
        self.loads += 1

    def open(self, path):
        self.page.goto(self.author.origin + path, wait_until="load")
        self.page.wait_for_selector("waymark-panel", state="attached")
        # The events are listened to.
        self.page.wait_for_timeout(200)
        return self.page


def test_a_text_is_there_without_a_reload_by_hand(author, window):
    reader = window()
    page = reader.open(GUIDE_PATH)
    author.change("guides/guide.md", "It begins here.", "It begins anew.")
    page.get_by_text("It begins anew.").wait_for()
    if reader.loads != 2:
        yield f"the page was loaded {reader.loads} times"


def test_scroll_place_tab_and_details_are_kept(author, window):
    page = window().open(GUIDE_PATH)
    page.get_by_role("tab", name="Second").click()
    page.locator(".prose summary").first.click()
    page.evaluate("scrollTo(0, 900)")
    wait_until(page, "scrollY === 900")
    author.change("guides/guide.md", "Paragraph 59 says", "Paragraph 59 tells")
    page.get_by_text("Paragraph 59 tells").wait_for(state="attached")
    page.wait_for_load_state("load")
    wait_until(page, "Math.abs(scrollY - 900) < 2")
    if not page.get_by_text("What the second tab says.").is_visible():
        yield "the second tab is closed again"
    if not page.get_by_text("What was folded.").is_visible():
        yield "the details are closed again"


def test_a_broken_snippet_lies_over_the_page_until_it_is_mended(author, window, picture=None):
    page = window().open(GUIDE_PATH)
    if page.locator(OVERLAY).is_visible():
        yield "there is an overlay on a page without errors"
    author.change("guides/guide.md", '"command"', '"comand"')
    overlay = page.locator(OVERLAY)
    overlay.wait_for(state="visible")
    line = GUIDE[:GUIDE.index('"command"')].count("\n") + 1
    text = overlay.inner_text()
    if f"content/guides/guide.md:{line}:" not in text or "^^^" not in text or "comand" not in text:
        yield f"the overlay says {text!r}"
    if not page.get_by_text("It begins here.").is_visible():
        yield "the page is gone while it has an error"
    if "errors:" not in page.locator(LIST).inner_text():
        yield "the panel does not count the error"
    if picture:
        page.evaluate("scrollTo(0, 0)")
        page.screenshot(path=picture)
    overlay.locator("button").nth(1).click()
    for _ in range(100):
        if (author.folder / "opened").exists():
            break
        page.wait_for_timeout(50)
    else:
        yield "a click opens no editor"
    author.change("guides/guide.md", '"comand"', '"command"')
    overlay.wait_for(state="hidden")


def test_a_style_is_swapped_without_a_reload(author, window):
    reader = window()
    page = reader.open(GUIDE_PATH)
    style = author.folder / "templates" / "waymark.css"
    style.parent.mkdir(exist_ok=True)
    for colour, seen in (("#ff0000", "rgb(255, 0, 0)"), ("#0000ff", "rgb(0, 0, 255)")):
        before = reader.loads
        style.write_text("body { background: %s }" % colour)
        wait_until(page, "colour => getComputedStyle(document.body).backgroundColor === colour", seen)
        page.wait_for_timeout(500)
        if reader.loads != before:
            yield f"the page was loaded {reader.loads - before} times for {colour}"
    style.unlink()
    wait_until(page, "getComputedStyle(document.body).backgroundColor !== 'rgb(0, 0, 255)'")


def test_several_windows_follow(author, window):
    pages = [window().open(path) for path in (GUIDE_PATH, GUIDE_PATH, "/docs/")]
    author.change("guides/guide.md", "It begins here.", "It begins twice.")
    author.change("index.md", "The first page", "The entrance")
    for page in pages[:2]:
        page.get_by_text("It begins twice.").wait_for()
    pages[2].get_by_text("The entrance", exact=False).first.wait_for()


def test_the_browser_comes_back_after_a_restart(author, window):
    page = window().open(GUIDE_PATH)
    if (status := author.stop()) != 0:
        yield f"the preview ends with {status}"
    author.change("guides/guide.md", "It begins here.", "It begins after a while.")
    author.start()
    page.get_by_text("It begins after a while.").wait_for()


def test_a_page_that_comes_is_shown(author, window):
    page = window().open("/docs/guides/new/")
    author.write("guides/new.md", "# New\n\nIt has come, after [the guide](guide.md).\n")
    page.get_by_text("It has come").wait_for()
    (author.folder / "content/guides/new.md").unlink()
    page.get_by_text("Off the map").wait_for()


def test_drafts_and_pages_of_the_future_are_marked(author, window):
    for path, mark in (("other/", "Draft"), ("later/", "From 2999-01-01")):
        page = window().open("/docs/guides/" + path)
        if mark not in page.locator(LIST).inner_text():
            yield f"{path} is marked {page.locator(LIST).inner_text()!r}"
    if window().open(GUIDE_PATH).locator(LIST).is_visible():
        yield "a page without marks and findings has a panel"


def test_the_panel_works_under_a_policy(author, window):
    reader = window()
    page = reader.page
    refused = []
    page.on("console", lambda message: refused.append(message.text) if "/.waymark/" in message.text else None)

    def answer(route):
        response = route.fetch()
        route.fulfill(response=response, headers={**response.headers, "content-security-policy": POLICY})

    page.route("**/guides/guide/", answer)
    reader.open(GUIDE_PATH)
    author.change("guides/guide.md", '"command"', '"comand"')
    page.locator(OVERLAY).wait_for(state="visible")
    position = page.locator(OVERLAY).evaluate("part => getComputedStyle(part).position")
    if position != "fixed" or refused:
        yield f"the panel stands {position}, and the browser says {refused}"


def test_texts_are_compressed_for_who_takes_it(author, window):
    page = window().open(GUIDE_PATH)
    style = page.locator("link[rel=stylesheet]").first.evaluate("link => link.href")
    for address in (author.origin + GUIDE_PATH, style):
        plain = urllib.request.urlopen(address)
        asked = urllib.request.Request(address, headers={"Accept-Encoding": "gzip"})
        small = urllib.request.urlopen(asked)
        text, packed = plain.read(), small.read()
        if plain.headers["content-encoding"] or small.headers["content-encoding"] != "gzip":
            yield f"{address} is sent as {small.headers['content-encoding']}"
        elif gzip.decompress(packed) != text or len(packed) * 2 > len(text):
            yield f"{address} has {len(text)} bytes, and {len(packed)} others compressed"


def run(arguments):
    wanted = tests(arguments.names, globals())
    failed = 0
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        author = Author(arguments.program.resolve(), Path(folder).resolve())
        for test in wanted:
            author.reset()
            context = browser.new_context(
                reduced_motion="reduce", viewport={"width": 1280, "height": 720})
            readers = []

            def window():
                readers.append(Reader(context, author))
                return readers[-1]

            extra = [arguments.picture] if arguments.picture and "snippet" in test.__name__ else []
            problems = []
            try:
                problems.extend(test(author, window, *extra) or ())
            except Exception:
                problems.append(traceback.format_exc(limit=-3))
            problems += [fault for reader in readers for fault in reader.faults]
            context.close()
            failed += bool(problems)
            for problem in problems:
                print(f"{test.__name__}: {problem}")
        author.stop()
    return concluded(len(wanted), failed)


if __name__ == "__main__":
    reader = parser(__doc__)
    reader.add_argument("--picture", type=Path)
    sys.exit(run(reader.parse_args()))
