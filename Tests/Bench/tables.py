"""What was measured, as Markdown: what is aimed at, and a table for each measure."""

import datetime
import os
import platform
import re
import subprocess

BEGIN = "<!-- figures, written by make bench-sites -->"
END = "<!-- end of the figures -->"


def text(figures, bench):
    names = [program.name for program in bench.programs]
    parts = ["## What is aimed at", table(["Work", "Measured", "Aim", ""], aims(figures), ":-::-")]
    for title, value in [
            ("Seconds on the clock", lambda one: f"{one.wall:.2f}"),
            ("Seconds of the processor", lambda one: f"{one.cpu:.2f}"),
            ("Memory at its peak, MB", lambda one: f"{one.memory / 1e6:.0f}")]:
        parts += [f"## {title}", matrix(figures, names, value, bench.arguments.limit)]
    parts += ["## What was written, MB of HTML", written(figures, names)]
    parts += ["## The machine and the programs", machine(bench)]
    return "\n\n".join(parts)


def write(page, text, begin=BEGIN, end=END):
    """Puts the text between the marks of a page."""
    before, _, rest = page.read_text(encoding="utf-8").partition(begin)
    if end not in rest:
        raise SystemExit(f"{page} has no lines `{begin}` and `{end}`")
    page.write_text(f"{before}{begin}\n\n{text}\n\n{end}{rest.partition(end)[2]}", encoding="utf-8")


def table(head, rows, marks=None):
    """A table; the first column is on the left, the others on the right unless the marks say otherwise."""
    marks = marks or ":" + "-" * (len(head) - 1)
    line = "|".join(":--" if mark == ":" else "--:" for mark in marks[:len(head)])
    return "\n".join([f"| {' | '.join(head)} |", f"|{line}|", *(f"| {' | '.join(row)} |" for row in rows)])


def matrix(figures, names, value, limit):
    sites = list(figures.builds)
    rows = [["Pages read", *(f"{figures.pages[site]:,}" for site in sites)]]
    for name in names:
        row = [name]
        for site in sites:
            seen = figures.builds[site]
            if name not in seen:
                row.append("–")
            elif seen[name] is None:
                row.append(f"> {limit} s")
            else:
                row.append(value(seen[name]) if figures.html[site][name][0] else "fails")
        rows.append(row)
    return table(["Program", *sites], rows)


def written(figures, names):
    sites = list(figures.builds)
    rows = []
    for name in names:
        amounts = [figures.html[site][name] if figures.builds[site].get(name) else None for site in sites]
        rows.append([name, *(f"{amount[1] / 1e6:.1f}" if amount else "–" for amount in amounts)])
    return table(["Program", *sites], rows)


class Aim:
    """Lines of the first table: what was measured beside what is aimed at."""

    def __init__(self):
        self.rows = []

    def add(self, work, measured, form, limit, more=False):
        met = measured >= limit if more else measured <= limit
        bound = "at least" if more else "at most"
        self.rows.append([work, form(measured), f"{bound} {form(limit)}", "met" if met else "not met"])


def aims(figures):
    aim = Aim()
    compared(figures, aim)
    if figures.check:
        pages, cpu = f"{figures.pages['check']:,} pages", figures.check["Waymark"].cpu
        rumdl = figures.check.get("rumdl")
        beside = f" (`rumdl check` with its other rules: {rumdl.cpu:.2f} s)" if rumdl else ""
        aim.add(f"`check` of {pages}, time of the processor{beside}", cpu, seconds, 1.0)
    grown(figures, aim)
    if figures.again:
        again, pages = figures.again, f"{figures.pages['again']:,} pages"
        first = again["first"].wall
        aim.add(f"second build of {pages}, nothing changed (the first: {first:.2f} s)",
                again["nothing changed"].wall, seconds, 0.25)
        aim.add("second build, one page changed, against the first", again["one page changed"].wall / first, times, 0.6)
        aim.add("`check` against the stages of a build before writing",
                again["check"].wall / figures.stages, times, 0.5)
    aim.add("start-up, `--version`", figures.start.wall * 1000, lambda value: f"{value:.0f} ms", 10)
    return aim.rows


def compared(figures, aim):
    """Waymark against others, over the real sites, or over all where there are none."""
    sites = figures.real or list(figures.builds)

    def total(name, value):
        costs = [figures.builds[site].get(name) for site in sites]
        return sum(value(cost) for cost in costs) if all(costs) else None

    def wall(name):
        return total(name, lambda cost: cost.wall)

    if wall("Hugo"):
        aim.add("build, how much faster than Hugo", wall("Hugo") / wall("Waymark"), times, 8, more=True)
    aim.add("build against the floor, with colours", wall("Waymark") / wall("The floor"), times, 3)
    aim.add("build against the floor, without colours", wall("Waymark, no colours") / wall("The floor"), times, 2.5)
    parsed = sum(figures.libcmark[site].user for site in sites)
    if parsed:  # A few pages are parsed before the clock ticks.
        aim.add("user time of a build against libcmark's parsing and rendering",
                total("Waymark", lambda cost: cost.user) / parsed, times, 5)
    if wall("Hugo"):
        memory = max(figures.builds[site]["Waymark"].memory / figures.builds[site]["Hugo"].memory for site in sites)
        aim.add("memory against Hugo, the site where it is most", memory, times, 0.2)


def grown(figures, aim):
    small, large = figures.growth["4,000"], figures.growth["40,000"]
    aim.add("40,000 pages in 400 sections against 4,000 in 40, time of the processor", large.cpu / small.cpu, times, 11)
    aim.add("memory for 40,000 pages", large.memory / 1e6, megabytes, 600)
    huge = figures.builds.get("100,000 pages", {}).get("Waymark")
    if huge:
        aim.add("memory for 100,000 pages", huge.memory / 1e6, megabytes, 1200)
    aim.add("4,000 pages with broken links against the same pages without",
            small.wall / figures.growth["4,000, no broken link"].wall, times, 1.3)


def seconds(value):
    return f"{value:.2f} s"


def times(value):
    return f"{value:.1f} ×" if value >= 2 else f"{value:.2f} ×"


def megabytes(value):
    return f"{value:,.0f} MB"


def machine(bench):
    cores, memory = os.cpu_count(), os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    system = platform.freedesktop_os_release()["PRETTY_NAME"] if platform.system() == "Linux" else platform.platform()
    day = f"{datetime.date.today():%-d %B %Y}"
    lines = [f"Measured on {day}: {cores} cores ({processor()}), {memory:.0f} GB of memory, {system}. "
             f"Of {bench.arguments.runs} runs in turns the fastest counts."]
    lines.append(", ".join(f"{name} {version(command)}" for name, command in versions(bench)) + ".")
    if bench.missing:
        lines.append(f"Not installed and left out: {', '.join(bench.missing)}.")
    return "\n\n".join(lines)


def processor():
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as file:
            return re.search(r"model name\s*:\s*(.+)", file.read())[1]
    except (OSError, TypeError):
        return platform.machine()


def versions(bench):
    peers = bench.arguments.peers.absolute() / "bin"
    seen = [("Waymark", [bench.waymark, "--version"]), ("Hugo", [peers / "hugo", "version"]),
            ("Zensical", [peers / "zensical", "--version"]), ("MkDocs", [peers / "mkdocs", "--version"]),
            ("mdBook", [peers / "mdbook", "--version"]), ("rumdl", [peers / "rumdl", "--version"]),
            ("libcmark", ["pkg-config", "--modversion", "libcmark"])]
    return [(name, command) for name, command in seen if command[0] == "pkg-config" or command[0].exists()]


def version(command):
    output = subprocess.run(command, capture_output=True, text=True).stdout
    return re.search(r"\d+\.\d+(\.\d+)?", output)[0]
