"""Whoever looks at the pages: in windows of several widths, by day and by night."""

import time

from playwright.sync_api import Error

WIDE, MEDIUM, NARROW, NARROWEST = 1440, 1024, 390, 320  # Widths of windows in CSS pixels.


def wait_until(page, script, argument=None, seconds=10):
    """Waits until a script is true. Playwright's own way evaluates a text inside the page, which a strict policy refuses."""
    end = time.monotonic() + seconds
    while not holds(page, script, argument):
        if time.monotonic() > end:
            raise AssertionError(f"after {seconds} s it is not true: {script}")
        page.wait_for_timeout(20)


def holds(page, script, argument):
    try:
        return page.evaluate(script, argument)
    except Error:  # The page is being loaded.
        return False


class Visitor:
    """Opens pages, and notes what a page must not do: speak on the console, fail, ask another host."""

    def __init__(self, browser, site):
        self._browser, self._site = browser, site
        self._contexts = []
        self.complaints = []

    def open(self, path=None, width=WIDE, height=900, scheme="light", before=None, **options):
        """A page in a context of its own, blank without a path; `before` is a script that runs first."""
        context = self._browser.new_context(
            viewport={"width": width, "height": height}, color_scheme=scheme, reduced_motion="reduce",
            **options)
        self._contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(5000)
        if before:
            page.add_init_script(before)
        page.on("console", lambda message: self.complaints.append(f"{page.url}: console: {message.text}"))
        page.on("pageerror", lambda error: self.complaints.append(f"{page.url}: {error}"))
        page.on("requestfailed", lambda request: self._note_failure(page, request))
        page.on("request", lambda request: self._note(page, request))
        if path:
            self.go(page, path)
        return page

    def go(self, page, path):
        page.goto(self._site.origin + path)

    def each(self, paths, **options):
        """One page that goes from path to path."""
        page = self.open(**options)
        for path in paths:
            self.go(page, path)
            yield path, page

    def _note(self, page, request):
        if not request.url.startswith((self._site.origin + "/", "data:")):
            self.complaints.append(f"{page.url} asks for {request.url}")

    def _note_failure(self, page, request):
        if request.failure != "net::ERR_ABORTED":  # The next page was opened before this one had all.
            self.complaints.append(f"{page.url}: {request.failure}: {request.url}")

    def leave(self):
        """Closes what is open and returns the complaints."""
        for context in self._contexts:
            context.close()
        complaints, self._contexts, self.complaints = self.complaints, [], []
        return complaints
