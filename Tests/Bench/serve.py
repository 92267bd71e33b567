"""Measures a preview as a browser sees it: how long after a save an open page hears of it, and how much it takes.

    python3 Tests/Bench/serve.py --program .build/release/waymark [--pages 3000] [--edits 100] [--long 10000]

It writes a site, starts `waymark serve`, listens to the events of one page over a plain connection, edits files
and notes when the event of each edit comes. Times are in milliseconds, from the end of the write.
"""

import argparse
import random
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.dont_write_bytecode = True  # Nothing is left beside the sources.

HERE = Path(__file__).parent
TEMPLATE = '{% extends "base.html" %}\n{# VERSION #}\n{% block foot %}\n<p>Foot VERSION</p>\n{% endblock %}\n'


class Listener:
    """A connection that hears of one page."""

    def __init__(self, port, page):
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.socket.sendall(f"GET /.waymark/events?page={page} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        self.rest = b""
        self.tag = tag(self.wait(lambda event: tag(event) is not None)[1])

    def wait(self, is_wanted, seconds=60):
        """The moment at which the next wanted event has come, and the event."""
        end = time.monotonic() + seconds
        while True:
            while b"\n\n" in self.rest:
                event, self.rest = self.rest.split(b"\n\n", 1)
                if b"data: {" in event and is_wanted(event.decode()):
                    return time.monotonic(), event.decode()
            self.socket.settimeout(max(0.01, end - time.monotonic()))
            piece = self.socket.recv(1 << 16)
            if not piece:
                raise EOFError("the preview has ended the connection")
            self.rest += piece

    def wait_for_page(self):
        """The moment at which it is told that the page is another."""
        moment, event = self.wait(lambda event: tag(event) not in (None, self.tag))
        self.tag = tag(event)
        return moment

    def drain(self, quiet):
        """Waits until nothing has come for some seconds."""
        self.socket.settimeout(quiet)
        try:
            while self.socket.recv(1 << 16):
                pass
        except TimeoutError:
            self.rest = b""


class Preview:
    """The program under measurement."""

    def __init__(self, program, site):
        self.log = open(site / "said", "w")
        self.process = subprocess.Popen(
            [program, "serve", site, "--port", "0"], stdout=subprocess.PIPE, stderr=self.log, text=True)
        start = time.monotonic()
        self.port = int(re.search(r":(\d+)/", self.process.stdout.readline()).group(1))
        self.start = (time.monotonic() - start) * 1000

    def rebuilds(self):
        """How long the rebuilds took that were told so far."""
        return [int(ms) for ms in re.findall(r"rebuilt in (\d+) ms", Path(self.log.name).read_text())]

    def settle(self, count, seconds=60):
        """Waits for a number of rebuilds in all."""
        end = time.monotonic() + seconds
        while len(self.rebuilds()) < count and time.monotonic() < end:
            time.sleep(0.01)

    @property
    def memory(self):
        """The resident memory, in megabytes."""
        text = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", text).group(1)) / 1024

    def stop(self):
        start = time.monotonic()
        self.process.send_signal(signal.SIGINT)
        status = self.process.wait(10)
        return (time.monotonic() - start) * 1000, status


def tag(event):
    found = re.search(r'"tag":"(\w*)"', event)
    return found and found.group(1)


def percentile(times, share):
    return sorted(times)[min(len(times) - 1, int(len(times) * share))]


def say(name, times, limit):
    print(f"{name}: median {percentile(times, 0.5):.0f} ms, 95th percentile {percentile(times, 0.95):.0f} ms, "
          f"limit {limit} ms, of {len(times)}", flush=True)


def edited(path, number):
    """Another text of a page: one paragraph in its middle says another number."""
    text = re.sub(r"\n\nEdit \d+\.\n", "\n", path.read_text())
    at = text.index("\n## ") if "\n## " in text else len(text)
    return text[:at] + f"\n\nEdit {number}.\n" + text[at:]


def measure_texts(preview, listener, page, count):
    times = []
    for number in range(count):
        done = len(preview.rebuilds())
        text = edited(page, number)
        page.write_text(text)
        start = time.monotonic()
        times.append((listener.wait_for_page() - start) * 1000)
        preview.settle(done + 1)
    return times


def measure_styles(listener, style, count):
    times = []
    for number in range(count):
        style.write_text(f"body {{ margin: {number}px }}\n")
        start = time.monotonic()
        times.append((listener.wait(lambda event: ".css" in event and "asset" in event)[0] - start) * 1000)
        listener.drain(1)
    return times


def measure_templates(preview, listener, template, count):
    first, whole = [], []
    for number in range(count):
        done = len(preview.rebuilds())
        template.write_text(TEMPLATE.replace("VERSION", str(number + 1)))
        start = time.monotonic()
        first.append((listener.wait_for_page() - start) * 1000)
        preview.settle(done + 1)
        whole.append(preview.rebuilds()[-1])
    return first, whole


def measure_branches(preview, site, files, count):
    def git(*arguments):
        subprocess.run(["git", "-C", site, "-c", "user.name=x", "-c", "user.email=x@example.org", *arguments],
                       check=True, capture_output=True)

    git("init", "-q", "-b", "one")
    git("add", "content")
    git("commit", "-qm", "one")
    git("checkout", "-qb", "two")
    for path in files:
        path.write_text(edited(path, 7))
    git("commit", "-qam", "two")
    time.sleep(5)
    times = []
    for number in range(count):
        done = len(preview.rebuilds())
        git("checkout", "-q", "one" if number % 2 == 0 else "two")
        start = time.monotonic()
        preview.settle(done + 1)
        end = time.monotonic()
        while True:
            now = len(preview.rebuilds())
            time.sleep(1)
            if len(preview.rebuilds()) == now:
                break
            end = time.monotonic() - 1
        times.append((end - start) * 1000)
    return times


def measure_memory(preview, pages, count):
    """The memory after some edits and after many; the pages take turns."""
    at = {100: None, count: None}
    for number in range(1, count + 1):
        page = pages[number % len(pages)]
        page.write_text(edited(page, number))
        time.sleep(0.002)
        if number in at:
            time.sleep(3)
            at[number] = preview.memory
    return at[100], at[count]


def measure_load(preview, page, path):
    """Ten seconds of requests while files change."""
    if not shutil.which("wrk"):
        return "wrk is not installed"
    load = subprocess.Popen(
        ["wrk", "-t1", "-c32", "-d10s", f"http://127.0.0.1:{preview.port}{path}"], stdout=subprocess.PIPE, text=True)
    number = 0
    while load.poll() is None:
        number += 1
        page.write_text(edited(page, number))
        time.sleep(0.2)
    text = load.stdout.read()
    rate = re.search(r"Requests/sec:\s+([\d.]+)", text)
    faults = re.findall(r"(Socket errors.*|Non-2xx.*)", text)
    return f"{rate and rate.group(1)} requests a second, limit 5000; {faults or 'no error'}; {number} edits"


def run(arguments):
    random.seed(1)
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder)
        subprocess.run([sys.executable, HERE / "generate.py", site / "content", "--pages",
                        str(arguments.pages), "--broken", "0.01"], check=True)
        # The text of a page that hundreds of others show would be another measurement.
        pages = sorted((site / "content").glob("part-*/page-*.md"))
        style, template = site / "templates/waymark.css", site / "templates/article.html"
        style.parent.mkdir(exist_ok=True)
        style.write_text("body { margin: 0 }\n")
        for name in ("guide", "wiki", "article", "page"):
            (site / f"templates/{name}.html").write_text(TEMPLATE.replace("VERSION", "0") if name == "page"
                                                         else '{% extends "page.html" %}\n')
        template = site / "templates/page.html"
        preview = Preview(arguments.program.resolve(), site)
        try:
            print(f"start with {len(pages)} pages: {preview.start:.0f} ms, {preview.memory:.0f} MB", flush=True)
            page = pages[len(pages) // 2]
            path = "/" + str(page.relative_to(site / "content").with_suffix("")) + "/"
            listener = Listener(preview.port, path)
            say("text", measure_texts(preview, listener, page, arguments.edits), 35)
            say("style sheet", measure_styles(listener, style, max(5, arguments.edits // 5)), 15)
            first, whole = measure_templates(preview, listener, template, max(5, arguments.edits // 10))
            say("template, the open page", first, 60)
            say("template, all", whole, 300)
            print(f"load: {measure_load(preview, page, path)}", flush=True)
            listener.socket.close()
            say("branch of 1000 files", measure_branches(preview, site, pages[:1000], 6), 500)
            if arguments.long:
                early, late = measure_memory(preview, pages, arguments.long)
                print(f"memory: {early:.0f} MB after 100 edits, {late:.0f} MB after {arguments.long}: "
                      f"{late / early:.2f}, limit 1.1", flush=True)
        finally:
            spent, status = preview.stop()
            print(f"end: {spent:.0f} ms, limit 100, status {status}", flush=True)
    return 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", type=Path, required=True)
    parser.add_argument("--pages", type=int, default=3000)
    parser.add_argument("--edits", type=int, default=100)
    parser.add_argument("--long", type=int, default=10000)
    sys.exit(run(parser.parse_args()))
