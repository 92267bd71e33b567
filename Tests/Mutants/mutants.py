"""Changes one operator or constant of the program at a time, and lists the changes that no test notices.

    python3 Tests/Mutants/mutants.py [--seed N] [--count N] [--rooms Markdown,Templates] [--jobs N]

The places are drawn at random from Sources/. One copy of the tree, .build/mutants/tree, holds all changes at once,
and the variable WAYMARK_MUTANT says which of them is on, so that one build serves for all. A place that does not
compile is put back, and another one is taken. The tests of the changed room run first, until one fails; a change that
they let pass meets the tests of the rooms above it, and in the end the slow ones. --quick leaves out the slow ones and
all but the first of the rooms above: they may notice some of what it lists. A run that hangs or ends early has noticed
the change.

A survivor is a missing test, or it means the same as what it replaced: then it stands in equal.txt with the reason.
"""

import argparse
import os
import random
import re
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from places import declarations, places, replaced

ROOT = Path(__file__).resolve().parent.parent.parent
OUT = ROOT / ".build" / "mutants"
TREE, BUILD = OUT / "tree", OUT / "build"
ROOMS = [
    "Text", "Diagnostics", "Markdown", "ConfigSchema", "Highlighting", "Search", "Templates", "SiteGenerator", "waymark",
]
ABOVE = ["SiteGeneratorTests", "waymarkTests"]
# What judges the sources' form, which the copy does not have, and what is slow and feeds random texts.
SKIPPED = "ArchitectureTests|MutationTests|RobustnessTests|MutantTests|KillTests|VaultTests"
# What reads folders of documents or measures how time grows.
SLOW = "RealDocumentationTests|SchemaStoreTests|UpstreamTests|MendScalingTests|LinkScalingTests|ConcurrentMapTests"
# What was let through on purpose or means the same: `FILE | LINE'S TEXT | BEFORE → AFTER | REASON`.
REFUSED = OUT / "refused.txt"  # What did not compile in an earlier run.
EQUAL = Path(__file__).parent / "equal.txt"


def drawn(arguments):
    """The places of all rooms in the order in which they are taken."""
    found, chance = [], random.Random(arguments.seed)
    for room in ROOMS:
        for path in sorted((ROOT / "Sources" / room).rglob("*.swift")):
            here = places(str(path.relative_to(ROOT)), path.read_text(encoding="utf-8"), chance)
            found += here if room in arguments.rooms else []
    chance.shuffle(found)
    before = set(REFUSED.read_text(encoding="utf-8").splitlines()) if REFUSED.exists() else set()
    return [place for place in found if str(place) not in before]


def room(place):
    return place.file.split("/")[1]


def copy_tree():
    """Brings the copy up to date; what did not change keeps its time, so that it is not built again."""
    kept = subprocess.run(["git", "-C", ROOT, "ls-files"], capture_output=True, text=True, check=True).stdout
    for name in sorted({path.split("/")[0] for path in kept.splitlines()} | {"Package.resolved"}):
        source = ROOT / name
        if source.is_dir():
            mirror(source, TREE / name)
        elif source.exists():
            put(TREE / name, source.read_bytes())
    shared = OUT / "shared"
    if not shared.exists() and (ROOT.parent / "shared").exists():
        shared.symlink_to((ROOT.parent / "shared").resolve())


def mirror(source, target):
    names = {path.relative_to(source) for path in source.rglob("*") if path.is_file()}
    for path in list(target.rglob("*")) if target.exists() else []:
        if path.is_file() and path.relative_to(target) not in names:
            path.unlink()
    for name in names:
        put(target / name, (source / name).read_bytes())


def put(path, data):
    """Writes a file if it says something else so far."""
    if not path.exists() or path.read_bytes() != data:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def write_mutants(numbered, touched):
    """Writes the sources of the copy with the places in it that were taken."""
    for file in sorted(touched):
        text = (ROOT / file).read_text(encoding="utf-8")
        for number, place in sorted(numbered, key=lambda pair: -pair[1].start):
            if place.file == file:
                text = text[:place.start] + replaced(place, number) + text[place.end:]
        put(TREE / file, text.encode("utf-8"))
    for name in ROOMS:
        own = [pair for pair in numbered if room(pair[1]) == name]
        put(TREE / "Sources" / name / "Mutants.swift", declarations(own).encode("utf-8"))


def build_errors(command):
    """The places of the errors of a build, or nothing if it went well."""
    run = subprocess.run([*command, "--build-tests", "--package-path", TREE, "--scratch-path", BUILD],
                         stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if run.returncode == 0:
        return []
    errors = {(name, int(line)) for name, line in re.findall(
        re.escape(str(TREE)) + r"/(Sources/\S+?\.swift):(\d+):\d+: error:", run.stdout)}
    if not errors:
        sys.exit("the copy does not build:\n" + run.stdout[-3000:])
    return sorted(errors)


def refused(errors, numbered):
    """The numbers of the places that the errors are about: on the line, or else the nearest of the file."""
    numbers = set()
    for file, line in errors:
        own = [(abs(place.line - line), number) for number, place in numbered if place.file == file]
        if file.endswith("/Mutants.swift") or not own:
            sys.exit(f"{file}:{line} does not compile, though no place of it was changed")
        nearest = min(own)[0]
        numbers |= {number for distance, number in own if distance == nearest}
    return numbers


def compiled(arguments):
    """The places that compile together, numbered, built into the copy."""
    waiting, numbered, touched, next_number = drawn(arguments), [], set(), 1
    while True:
        while len(numbered) < arguments.count and waiting:
            numbered.append((next_number, waiting.pop(0)))
            next_number += 1
        touched |= {place.file for _, place in numbered}
        write_mutants(numbered, touched)
        errors = build_errors(arguments.build.split())
        if not errors:
            return numbered
        gone = refused(errors, numbered)
        print(f"{len(gone)} places do not compile, others are taken", flush=True)
        with REFUSED.open("a", encoding="utf-8") as file:
            file.writelines(f"{place}\n" for number, place in numbered if number in gone)
        numbered = [pair for pair in numbered if pair[0] not in gone]


def first_failure(number, tests, limit, before):
    """What the tests say of a mutant first, or nothing if all pass: those of a room, or the slow ones."""
    bundle = next(path for path in (BUILD / "debug").glob("*PackageTests.xctest"))
    chosen = [SLOW, SKIPPED] if tests == SLOW else [f"^({tests})\\.", f"{SKIPPED}|{SLOW}"]
    command = [*before, bundle, "--testing-library", "swift-testing", "--filter", chosen[0], "--skip", chosen[1]]
    environment = os.environ | {"WAYMARK_MUTANT": str(number), "SWIFT_BACKTRACE": "enable=no"}
    run = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=environment, cwd=TREE,
                           start_new_session=True)
    os.set_blocking(run.stdout.fileno(), False)
    end, text = None, b""
    try:
        while True:
            part = run.stdout.read()
            text += part or b""
            failure = re.search(rb"Test (.*?) recorded an issue.*", text)
            if failure:
                return failure.group(0).decode("utf-8", "replace")[:200]
            if text and end is None:
                end = time.monotonic() + limit  # From when the tests begin, whatever they waited for.
            if part is None and end and time.monotonic() > end:
                return "it hangs"
            if part == b"":
                return None if run.wait() == 0 else f"it ends with {run.returncode}"
            time.sleep(0.05)
    finally:
        end_processes(number)
        run.wait()


def end_processes(number):
    """Ends the tests of a mutant and the programs that they started, which have process groups of their own."""
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if f"WAYMARK_MUTANT={number}".encode() in (folder / "environ").read_bytes().split(b"\0"):
                os.kill(int(folder.name), signal.SIGKILL)
        except (OSError, ValueError):
            pass  # It ended meanwhile, or it is somebody else's.


def baseline(rooms, last, before):
    """How long the tests of each room may take; they pass where no mutant is on, or nothing can be said."""
    limits = {}
    for tests in [f"{name}Tests" for name in ROOMS if name in rooms or f"{name}Tests" in ABOVE] + last:
        start = time.monotonic()
        failure = first_failure(0, tests, 1800, before)
        if failure:
            sys.exit(f"{tests} fail without a mutant: {failure}")
        limits[tests] = 4 * (time.monotonic() - start) + 30
    return limits


def known_equal():
    lines = EQUAL.read_text(encoding="utf-8").splitlines() if EQUAL.exists() else []
    rows = [[part.strip() for part in line.split(" | ")] for line in lines if line and not line.startswith("#")]
    return {tuple(row[:3]) for row in rows}


def judged(number, place, limits, last, before):
    own = f"{room(place)}Tests"
    above = [name for name in ABOVE if name != own]
    for tests in [own] + (above + last if last else above[:1]):
        failure = first_failure(number, tests, limits[tests], before)
        if failure:
            return tests, failure
    return None, None


def run(arguments):
    OUT.mkdir(parents=True, exist_ok=True)
    copy_tree()
    numbered = compiled(arguments)
    print(f"{len(numbered)} mutants are built", flush=True)
    if arguments.build_only:
        return 0
    before = arguments.run.split()
    last = [] if arguments.quick else [SLOW]
    limits = baseline(arguments.rooms, last, before)
    equal, killed, survivors = known_equal(), 0, []
    with ThreadPoolExecutor(arguments.jobs) as pool:
        for (number, place), (tests, failure) in zip(
                numbered, pool.map(lambda pair: judged(*pair, limits, last, before), numbered)):
            print(f"{'killed  ' if failure else 'SURVIVES'} {number:3} {place}", flush=True)
            if arguments.verbose and failure:
                print(f"             {tests}: {failure}", flush=True)
            killed += bool(failure)
            survivors += [] if failure else [place]
    same = [place for place in survivors if (place.file, place.text, f"{place.before} → {place.after}") in equal]
    print("\nSurvivors:" if len(survivors) > len(same) else "\nNone survives.")
    for place in survivors:
        if place not in same:
            print(f"  {place}")
    print(f"\n{killed} of {len(numbered)} killed ({100 * killed // max(1, len(numbered))} %), "
          f"{len(same)} known to be equal, {len(survivors) - len(same)} survive")
    return 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seed", type=int, default=1, help="what the places are drawn with")
    parser.add_argument("--count", type=int, default=50, help="how many places")
    parser.add_argument("--rooms", type=lambda text: text.split(","), default=ROOMS, help="the targets to change")
    parser.add_argument("--jobs", type=int, default=2, help="how many mutants are tried at a time")
    parser.add_argument("--build", default="swift build", help="the command that builds")
    parser.add_argument("--run", default="", help="a command that runs the tests, as `nice`")
    parser.add_argument("--quick", action="store_true", help="leave the slow tests out")
    parser.add_argument("--build-only", action="store_true", help="build the mutants and try none")
    parser.add_argument("--verbose", action="store_true", help="show which test noticed a mutant")
    sys.exit(run(parser.parse_args()))
