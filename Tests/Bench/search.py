"""Searches real sites with Waymark's search and with Pagefind, and writes what each found and loaded into a page.

    search.py --program waymark --peers FOLDER [--sites FOLDER] [--page PAGE.md] [--ranks]

The queries stand in search-queries/, written down before anything was measured. Both search the same built pages in
Chromium, each query in a fresh profile. `--ranks` says of each query where its page came.
"""

import argparse
import functools
import gzip
import http.server
import os
import re
import statistics
import sys
import tempfile
import threading
import urllib.parse
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import sync_playwright

import tables
from content import place
from measure import cost
from programs import HERE, Program

ROOT = HERE.parents[1]
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
BEGIN = "<!-- search, written by make bench-search -->"
END = "<!-- end of the search -->"
KINDS = ("word", "slip", "key")
SHOWN = 8  # How many results the fields of both show at first.

WAYMARK = """async ([query, shown]) => {
    const { index } = await import(document.querySelector("form[data-search]").dataset.search);
    const { results } = await index.search(query, { limit: shown });
    return results.map(result => result.address || result.uses?.[0]?.address || "");
}"""
PAGEFIND = """async ([query, shown]) => {
    const pagefind = await import("/pagefind/pagefind.js");
    const { results } = await pagefind.search(query);
    return (await Promise.all(results.slice(0, shown).map(result => result.data()))).map(data => data.url);
}"""


@dataclass
class Figures:
    """What one program did with one site: seconds for the index, its bytes, and of each query its kind, the place of
    its page (0: not shown) and the bytes of the index that it loaded; the bytes of the scripts."""

    seconds: float = 0
    size: int = 0
    files: int = 0
    queries: list[tuple[str, int, int, int]] = field(default_factory=list)
    ranks: list[str] = field(default_factory=list)
    scripts: int = 0


def queries(path):
    lines = (line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#"))
    return [(kind, query, pages.split()) for kind, query, pages in (line.split("\t") for line in lines)]


def compressed(path):
    """What a host that compresses sends of a file; what is compressed already is sent as it is."""
    text = path.read_bytes()
    return min(len(text), len(gzip.compress(text, 6)))


def is_script(path):
    return path.suffix == ".js" or path.name.startswith("wasm.")


class Bench:
    def __init__(self, arguments, browser, work):
        self.arguments, self.browser, self.work = arguments, browser, work
        self.program = arguments.program.absolute()
        self.pagefind = next(arguments.peers.absolute().glob("lib/python*/site-packages/pagefind_bin/pagefind"), None)

    def sites(self):
        """The sites that are there: name, queries, and the folder to build."""
        hugo = self.arguments.sites / "sites/hugo-docs/en"
        if hugo.is_dir():
            waymark = Program("Waymark", "waymark", self.program, lambda folder: [])
            place([(hugo, "")], self.work / "hugo-docs", waymark)
            yield "hugo-docs", self.work / "hugo-docs/waymark"
        yield "own", ROOT

    def run(self):
        return {name: self.site(name, folder) for name, folder in self.sites()}

    def site(self, name, folder):
        output = self.work / f"{name}-public"
        built = cost([self.program, "build", folder, "--keep-going", "--output", output, "--timings"], keep=True)
        found = {"Waymark": Figures(seconds=float(re.search(r"(?m)^search: ([\d.]+) ms", built.output)[1]) / 1000)}
        self.measure(found["Waymark"], name, output, output / "search", WAYMARK)
        if self.pagefind:
            # Only what stands in the page's text: both are to find the same.
            made = cost([self.pagefind, "--site", output, "--root-selector", "main", "--quiet"])
            found["Pagefind"] = Figures(seconds=made.wall)
            self.measure(found["Pagefind"], name, output, output / "pagefind", PAGEFIND)
        return found

    def measure(self, figures, name, output, index, script):
        files = [path for path in index.rglob("*") if path.is_file() and path.suffix != ".html"]
        figures.files, figures.size = len(files), sum(path.stat().st_size for path in files)
        handler = functools.partial(_Quiet, directory=output)
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        origin = f"http://127.0.0.1:{server.server_port}"
        for kind, query, pages in queries(HERE / f"search-queries/{name}.txt"):
            addresses, loaded = self.ask(origin, output, script, query)
            rank = next((number for number, address in enumerate(addresses, 1) if address in pages), 0)
            parts = [path for path in loaded if not is_script(path)]
            figures.queries.append(
                (kind, rank, sum(map(compressed, parts)), sum(path.stat().st_size for path in parts)))
            figures.ranks.append(f"{kind}\t{query}\t{rank or '-'}\t{addresses[0] if addresses else ''}")
            figures.scripts = sum(compressed(path) for path in loaded if is_script(path))
        server.shutdown()
        server.server_close()

    def ask(self, origin, output, script, query):
        """The addresses that a query finds, below the site's root, and the files that it loads."""
        context = self.browser.new_context()
        page = context.new_page()
        page.goto(origin + "/", wait_until="load")
        loaded = set()
        page.on("request", lambda request: loaded.add(urllib.parse.urlsplit(request.url).path.lstrip("/")))
        addresses = page.evaluate(script, [query, SHOWN])
        context.close()
        return [address.partition("#")[0].strip("/") for address in addresses], [
            output / path for path in loaded if (output / path).is_file()]


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


# The table


def kilobytes(value):
    return f"{value / 1000:,.1f}"


def text(found, bench):
    names = list(dict.fromkeys(name for site in found.values() for name in site))
    columns = [(site, name) for site in found for name in names if name in found[site]]
    all_figures = [found[site][name] for site, name in columns]
    rows = [
        ["Seconds to make the index", *(f"{one.seconds:.2f}" for one in all_figures)],
        ["Its size, MB (files)", *(f"{one.size / 1e6:.2f} ({one.files:,})" for one in all_figures)],
        ["Scripts, KB", *(kilobytes(one.scripts) for one in all_figures)],
    ]
    for title, of in (("half of all queries", statistics.median), ("any query", max)):
        rows.append([f"Loaded of the index by {title}, KB at most", *(
            f"{kilobytes(of([query[2] for query in one.queries]))} ({kilobytes(of([query[3] for query in one.queries]))})"
            for one in all_figures)])
    for kind in KINDS:
        for title, most in (("first", 1), ("among the first three", 3), (f"among the first {SHOWN}", SHOWN)):
            rows.append([f"{kind.capitalize()}s: {title}", *(share(one, kind, most) for one in all_figures)])
    day = f"Waymark {tables.version([bench.program, '--version'])}"
    if bench.pagefind:
        day += f", Pagefind {tables.version([bench.pagefind, '--version'])}"
    head = ["", *(f"{site}: {name}" for site, name in columns)]
    return tables.table(head, rows) + f"\n\n{day}."


def share(figures, kind, most):
    ranks = [query[1] for query in figures.queries if query[0] == kind]
    return f"{sum(1 for rank in ranks if 0 < rank <= most)} of {len(ranks)}"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--program", type=Path, required=True, help="waymark, built for release")
    parser.add_argument("--peers", type=Path, required=True, help="the virtual environment that Pagefind is in")
    parser.add_argument("--sites", type=Path, default=Path("../shared"), help="the folder with real sites")
    parser.add_argument("--page", type=Path, help="the page that the table is written into")
    parser.add_argument("--ranks", action="store_true", help="say of each query where its page came")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="waymark-bench-") as work, sync_playwright() as playwright:
        options = [] if os.getuid() else ["--no-sandbox"]
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=options)
        bench = Bench(arguments, browser, Path(work))
        if not bench.pagefind:
            print("Pagefind is not installed and is left out", file=sys.stderr)
        found = bench.run()
        browser.close()
        table = text(found, bench)
    if arguments.ranks:
        for site, programs in found.items():
            for name, figures in programs.items():
                print(f"{site}: {name}", *figures.ranks, sep="\n")
    print(table)
    if arguments.page:
        tables.write(arguments.page, table, BEGIN, END)


if __name__ == "__main__":
    main()
