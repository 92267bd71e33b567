"""Opens what the program makes of attacks in Chromium, and watches for anything that runs or is asked for.

    python Tests/Pages/safety.py --program .build/release/waymark [NAME …]

The attacks are those of Tests/MarkdownTests/attacks.txt. Each is rendered in several places of a text,
with raw HTML sanitized and escaped, and the pages are read, touched and read again. A NAME picks the
attacks that it is part of. Needs Playwright from PyPI and an installed Chromium.
"""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from playwright.sync_api import Error

sys.dont_write_bytecode = True  # Nothing is left beside the sources.

from runner import chosen, chromium, concluded, parser

ATTACKS = Path(__file__).parent.parent / "MarkdownTests" / "attacks.txt"
TOUCH = (Path(__file__).parent / "canary.js").read_text()
ORIGIN = "https://page.test/"
PAGE = "<!DOCTYPE html><title>page</title><body><main>\n{}</main><p id=after>after</p>"

# Where in a text an attack may stand.
PLACES = [
    "{}", "a {}", "> - {}\n\nb", "| a |\n| - |\n| {} |", "# {}\n\n> [!NOTE] {}\n> b",
    ":::details[{}]\n*{}*\n:::", "[{}](x)",
]
# What must trip the canary, whatever else does not.
KNOWN = {
    "a script": "<script>alert(1)</script>",
    "an event handler": "<img src=x onerror=alert(1)>",
    "a handler that waits for the reader": "<b onclick=alert(1)>x</b>",
    "a link that runs": "<a href='java&Tab;script:alert(1)'>x</a>",
    "a link to data": "<a href='data:text/html,x'>x</a>",
    "a frame": "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "a request for a picture": "<div style='background:url(canary)'>x</div>",
    "a request for a style": "<style>@import 'canary'</style>",
    "a refresh": "<meta http-equiv=refresh content='0;url=canary'>",
    "a form": "<form action=x><button>x</button></form>",
    "a style that asks for nothing": "<b style='color:red'>x</b>",
    "a handler that is never called": "<b onresize=x>x</b>",
    "a drawing": "<svg><a><circle r=1></a></svg>",
    "a page that is swallowed": "<plaintext>",
    "what runs when it is read again": "<noscript><img src=x onerror=alert(1)></noscript>",
}


def attacks():
    """The texts, one from each line that is no comment."""
    controls = {0x2400 + code: code for code in range(0x20)} | {0x2421: 0x7F}
    lines = ATTACKS.read_text(encoding="utf-8").splitlines()
    return [line.translate(controls) for line in lines if line.strip() and not line.startswith("//")]


class Canary:
    """A page of Chromium that notes what runs in it and what it asks for."""

    def __init__(self, browser):
        self._context = browser.new_context(reduced_motion="reduce")
        self._context.route("**", self._answer)
        self._context.add_init_script("globalThis.alert = () => console.log('canary')")
        self._html, self._found = "", set()
        self._open()

    def _open(self):
        self._page = self._context.new_page()
        self._page.set_default_timeout(5000)
        self._page.on("dialog", lambda dialog: (self._found.add("a dialog opens"), dialog.dismiss()))
        self._page.on("popup", lambda popup: self._found.add("a window opens"))
        self._page.on("console", self._note)

    def _note(self, message):
        if message.text == "canary":
            self._found.add("a script runs")

    def _answer(self, route):
        request = route.request
        if request.url == ORIGIN:
            return route.fulfill(body=self._html, content_type="text/html; charset=utf-8")
        # An image that Markdown or HTML plainly asks for is let through, and is not there.
        if request.resource_type != "image" or "canary" in request.url:
            self._found.add(f"{request.resource_type} {request.url[:60]} is asked for")
        return route.abort() if not request.is_navigation_request() else route.fulfill(status=204)

    def problems(self, fragment):
        """What a fragment does that none may do."""
        self._html, self._found = PAGE.format(fragment), set()
        try:
            self._page.goto(ORIGIN, wait_until="load")
            self._found.update(self._page.evaluate(TOUCH))
        except Error as error:
            self._found.add(error.message.splitlines()[0])
            self._open()  # What failed may not even close.
        found = set(self._found)
        if found:
            self._page.goto("about:blank")  # Nothing that still runs is laid to the next page's charge.
        return sorted(found)


def rendered(program, attack, html):
    """The HTML that the program makes of an attack in each place."""
    fragments = []
    for place in PLACES:
        run = subprocess.run(
            [program, "render", "--math", "--html", html, "-"], capture_output=True,
            input=place.replace("{}", attack).encode("utf-8"))
        if run.returncode > 1:
            return f"<script>alert('it ends with {run.returncode}')</script>"
        fragments.append(run.stdout.decode("utf-8"))
    return "".join(f"<section>\n{fragment}</section>\n" for fragment in fragments)


def check_canary(canary):
    """The canary has to notice what is known to be bad, and nothing else."""
    missed = [name for name, html in KNOWN.items() if not canary.problems(html)]
    missed += ["a harmless page"] if canary.problems("<p><a href='x'>x</a> <img src=x alt=y></p>") else []
    tags = [attack for attack in attacks() if attack.startswith("<")]
    working = sum(bool(canary.problems(tag)) for tag in tags)
    print(f"{working} of {len(tags)} attacks with tags work where nothing is left out")
    for name in missed:
        print(f"the canary is wrong about {name}")
    return not missed and working > len(tags) // 2


def run(arguments):
    program = arguments.program.resolve()
    cases = [(attack, html) for attack in chosen(arguments.names, attacks()) for html in ("sanitize", "escape")]
    failed = 0
    with chromium() as browser, ThreadPoolExecutor() as pool:
        canary = Canary(browser)
        if not check_canary(canary):
            print("what is known to be bad is not seen")
            return 1
        fragments = pool.map(lambda case: rendered(program, *case), cases)
        for (attack, html), fragment in zip(cases, fragments):
            problems = canary.problems(fragment)
            failed += bool(problems)
            if problems:
                print(f"{attack!r}, {html}: {', '.join(problems)}\n{fragment}")
    return concluded(len(cases), failed)


if __name__ == "__main__":
    sys.exit(run(parser(__doc__.splitlines()[0]).parse_args()))
