"""Runs the tests of a script in Chromium: its functions whose names begin with `test_`."""

import argparse
import contextlib
import os
import tempfile
import traceback
from pathlib import Path

from playwright.sync_api import sync_playwright

from sample import Site
from visitor import Visitor


def parser(about):
    """Reads what a script is called with; `about` is what it says of itself."""
    reader = argparse.ArgumentParser(
        description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("--program", type=Path, required=True, help="the built waymark")
    reader.add_argument("names", nargs="*", help="parts of the names of what is to be tried")
    return reader


def chosen(names, choices):
    """Those of the choices that one of some names is a part of, or all where there is no name."""
    return [name for name in choices if any(part in name for part in names or [""])]


def tests(names, functions):
    """The chosen ones of a script's tests."""
    return [functions[name] for name in chosen(names, functions) if name.startswith("test_")]


@contextlib.contextmanager
def chromium():
    """A browser."""
    with sync_playwright() as playwright:
        options = [] if os.getuid() else ["--no-sandbox"]
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=options)
        yield browser
        browser.close()


def concluded(count, failed):
    """Says how many passed; gives the status to exit with."""
    print(f"{count - failed} passed, {failed} failed")
    return 1 if failed or not count else 0


def problems_of(test, site, visitor):
    """What a test finds, and what its pages did that no page may do."""
    found = []
    try:
        found.extend(test(site, visitor) or ())
    except Exception:
        found.append(traceback.format_exc(limit=-3))
    return found + visitor.leave()


def run_on_site(tests, program, sources=None, finish=lambda visitor: None):
    """Runs tests of a built site, that of `sources` or the sample."""
    failed = 0
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        site = Site(program.resolve(), Path(folder), sources)
        visitor = Visitor(browser, site)
        for test in tests:
            problems = problems_of(test, site, visitor)
            failed += bool(problems)
            for problem in problems:
                print(f"{test.__name__}: {problem}")
        finish(visitor)
        site.close()
    return concluded(len(tests), failed)
