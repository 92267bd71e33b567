"""Builds the same sites with Waymark and with other programs, in turns, and writes what each took into a page.

    bench.py --program waymark --peers FOLDER [--sites FOLDER] [--pages 1000,10000] [--runs 3] [--page PAGE.md]

The sites are real ones, as far as they are there, and generated ones. Nothing is kept: all content and output is in a
temporary folder.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import tables
from content import Aside, pages, place, written
from generate import write_site
from measure import Cost, cost, in_turns
from programs import HERE, builders

REAL = {"hugo-docs": "sites/hugo-docs/en", "obsidian-help": "sites/obsidian-help", "tldr": "sites/tldr"}
# Sites of several sources: what is built again, and what is checked.
MIXED = [("sites/hugo-docs/en", "docs"), ("sites/obsidian-help", "help"), ("sites/tldr/linux", "linux")]
CHECKED = [("sites/hugo-docs/en", "docs"), ("sites/obsidian-help", "help"), ("corpus", "corpus")]
CHANGED = "content/docs/getting-started/quick-start.md"
STAGES = ("read", "parse", "resolve", "check", "render")


@dataclass
class Figures:
    """What was measured. A site is known by its name, a program by its own."""

    pages: dict[str, int] = field(default_factory=dict)
    real: list[str] = field(default_factory=list)
    builds: dict[str, dict[str, Cost | None]] = field(default_factory=dict)
    html: dict[str, dict[str, tuple[int, int]]] = field(default_factory=dict)
    libcmark: dict[str, Cost] = field(default_factory=dict)
    again: dict[str, Cost] = field(default_factory=dict)
    growth: dict[str, Cost] = field(default_factory=dict)
    check: dict[str, Cost] = field(default_factory=dict)
    stages: float | None = None
    start: Cost | None = None


class Bench:
    def __init__(self, arguments, work):
        self.arguments, self.work = arguments, work
        self.waymark = arguments.program.absolute()
        self.floor = work / "floor"
        flags = subprocess.run(
            ["pkg-config", "--cflags", "--libs", "libcmark"], capture_output=True, text=True, check=True).stdout.split()
        subprocess.run(["cc", "-O2", "-o", self.floor, HERE / "floor.c", *flags, "-lpthread"], check=True)
        self.rumdl = arguments.peers.absolute() / "bin/rumdl"
        everyone = builders(self.waymark, self.floor, arguments.peers.absolute())
        self.programs = [program for program in everyone if program.tool.exists()]
        self.missing = [program.name for program in everyone if program not in self.programs]
        self.missing += [] if self.rumdl.exists() else ["rumdl"]
        self.aside = Aside(work / "aside")
        self.figures = Figures()

    def run(self):
        for name, sources in self.sites():
            self.build(name, sources)
        self.build_again()
        self.check()
        self.grow()
        self.figures.start = in_turns({"--version": (nothing, [self.waymark, "--version"])}, 9, 10)["--version"]
        return self.figures

    def sites(self):
        """The real sites, smallest first, and the generated ones."""
        shared = self.arguments.sites
        for name in sorted((name for name in REAL if (shared / REAL[name]).is_dir()),
                           key=lambda name: pages(shared / REAL[name])):
            self.figures.real.append(name)
            yield name, [(shared / REAL[name], "")]
        for count in self.arguments.pages:
            yield f"{count:,} pages", [(partial(write_site, pages=count, sections=max(10, count // 100)), "")]

    def build(self, name, sources):
        """One site by all programs, but for those that needed too long for fewer pages already."""
        said(name)
        folder, commands = self.work / name, {}
        place(sources, folder, self.programs[0])
        self.figures.pages[name] = pages(folder / "waymark/content")
        chosen = [program for program in self.programs if self.in_time(program.name, name)]
        for program in chosen:
            place(sources, folder, program)
            commands[program.name] = (self.aside.taking(program.output(folder)), program.command(folder / program.home))
        self.figures.html[name] = {}
        self.figures.builds[name] = in_turns(
            commands, self.arguments.runs, self.arguments.limit,
            after=lambda program: self.count(name, next(one for one in chosen if one.name == program), folder))
        alone = {"libcmark": (nothing, [self.floor, folder / "waymark/content"])}
        self.figures.libcmark[name] = in_turns(alone, self.arguments.runs, None)["libcmark"]

    def count(self, site, program, folder):
        self.figures.html[site].setdefault(program.name, written(program.output(folder)))

    def in_time(self, program, site):
        for earlier, costs in self.figures.builds.items():
            part = self.figures.pages[site] / self.figures.pages[earlier]
            if program not in costs or costs[program] is None and part >= 1:
                return False
            if costs[program] and costs[program].wall * part > self.arguments.limit:
                return False
        return True

    def build_again(self):
        """A site once more in a fresh process: nothing changed, one page changed."""
        home = self.several(MIXED, "again")
        if not home:
            return
        command, page = [self.waymark, "build", home, "--keep-going"], home / CHANGED
        text = page.read_text(encoding="utf-8")

        def first():
            page.write_text(text, encoding="utf-8")
            self.aside.take(home / "public")

        def change():
            page.write_text(text + "\nOne sentence more.\n", encoding="utf-8")

        self.figures.again = in_turns(
            {"first": (first, command), "nothing changed": (nothing, command), "one page changed": (change, command),
             "check": (nothing, [self.waymark, "check", home])}, self.arguments.runs, None)
        first()
        timings = cost([*command, "--timings"], keep=True).output
        milliseconds = [float(re.search(rf"(?m)^{stage}: ([\d.]+) ms", timings)[1]) for stage in STAGES]
        self.figures.stages = sum(milliseconds) / 1000

    def check(self):
        home = self.several(CHECKED, "check")
        if home:
            commands = {"Waymark": (nothing, [self.waymark, "check", home])}
            if self.rumdl.exists():
                commands["rumdl"] = (nothing, [self.rumdl, "check", "--no-cache", home / "content"])
            self.figures.check = in_turns(commands, self.arguments.runs, None)

    def several(self, sources, name):
        """A site of several real ones for Waymark alone; nothing if one of them is not there."""
        sources = [(self.arguments.sites / source, below) for source, below in sources]
        if not all(source.is_dir() for source, _ in sources):
            return None
        place(sources, self.work / name, self.programs[0])
        home = self.work / name / "waymark"
        self.figures.pages[name] = pages(home / "content")
        return home

    def grow(self):
        """Ten times the pages in ten times the sections, and the same pages without broken links."""
        commands = {}
        for name, count, broken in [("4,000", 4000, 0.05), ("4,000, no broken link", 4000, 0), ("40,000", 40000, 0.05)]:
            write = partial(write_site, pages=count, sections=count // 100, broken=broken)
            place([(write, "")], self.work / name, self.programs[0])
            home = self.work / name / "waymark"
            commands[name] = (self.aside.taking(home / "public"), [self.waymark, "build", home, "--keep-going"])
        self.figures.growth = in_turns(commands, self.arguments.runs, None)


def nothing():
    pass


def said(text):
    print(text, file=sys.stderr, flush=True)


def numbers(text):
    return [int(part) for part in re.findall(r"\d+", text)]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--program", type=Path, required=True, help="waymark, built for release")
    parser.add_argument("--peers", type=Path, required=True, help="the virtual environment that the others are in")
    parser.add_argument("--sites", type=Path, default=Path("../shared"), help="the folder with real sites")
    parser.add_argument("--pages", type=numbers, default=[1000, 10000], help="how large the generated sites are")
    parser.add_argument("--runs", type=int, default=3, help="how often each command runs; the fastest run counts")
    parser.add_argument("--limit", type=int, default=120, help="the seconds after which a program is stopped")
    parser.add_argument("--page", type=Path, help="the page that the tables are written into")
    arguments = parser.parse_args()
    if os.getloadavg()[0] > os.cpu_count() / 2:
        said(f"the machine is busy (load {os.getloadavg()[0]:.1f}): measure again when it is not")
    with tempfile.TemporaryDirectory(prefix="waymark-bench-") as work:
        bench = Bench(arguments, Path(work))
        for name in bench.missing:
            said(f"{name} is not installed and is left out")
        text = tables.text(bench.run(), bench)
        print(text, flush=True)
        if arguments.page:
            tables.write(arguments.page, text)


if __name__ == "__main__":
    main()
