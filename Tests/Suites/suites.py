"""The suites of the standards that the tests run, for a checkout that has none of them beside it.

    suites.py take            take what PyPI has of them into .build/suites
    suites.py name-absent     say in one line which are absent
    suites.py refuse-absent   the same, and fail where one is absent that `take` takes

JSON Schema's suite lies in the sources of PyPI's jsonschema, CommonMark's examples in those of markdown-it-py. The versions
are named here, since another has other cases.
"""

import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
BESIDE = Path(os.environ.get("WAYMARK_SHARED", ROOT.parent / "shared")) / "suites"
TAKEN = ROOT / ".build" / "suites"

# The package of a suite, and which of its files become which of ours; a folder ends with a slash.
SOURCES = {
    "json-schema": (
        "jsonschema==4.26.0",
        {"json/tests/": "tests/", "json/remotes/": "remotes/", "json/LICENSE": "LICENSE"},
    ),
    "commonmark": ("markdown-it-py==4.3.0", {"tests/test_cmark_spec/spec.md": "spec-0.31.2.txt"}),
}
ONLY_BESIDE = ["gfm", "schemastore", "toml", "validation-errors", "yaml"]


def is_here(suite):
    return (BESIDE / suite).is_dir() or (TAKEN / suite).is_dir()


def take():
    """Takes the suites that are absent; nothing is asked of the network where all are here."""
    wanted = {suite: source for suite, source in SOURCES.items() if not is_here(suite)}
    if not wanted:
        return
    TAKEN.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=TAKEN) as folder:
        folder = Path(folder)
        venv.create(folder / "python", with_pip=True)
        for suite, (package, files) in wanted.items():
            print(f"taking {suite} out of {package}", flush=True)
            target = folder / suite
            unpack(download(folder, package), files, target)
            # What is half taken would pass for the suite.
            shutil.move(target, TAKEN / suite)


def download(folder, package):
    """The package's sources, as packed; none of what it needs to run, and none of them is run."""
    name = package.split("==")[0]
    packed = folder / ("packed-" + name)
    pip = [folder / "python/bin/python", "-m", "pip", "--quiet", "--disable-pip-version-check", "download"]
    subprocess.run([*pip, "--no-deps", "--no-binary", name, "--dest", packed, package], check=True)
    return next(packed.iterdir())


def unpack(archive, files, target):
    with tarfile.open(archive) as packed:
        for member in packed.getmembers():
            path = member.name.partition("/")[2]
            for source, ours in files.items():
                if member.isfile() and (path == source or source.endswith("/") and path.startswith(source)):
                    place = target / (ours + path.removeprefix(source))
                    place.parent.mkdir(parents=True, exist_ok=True)
                    place.write_bytes(packed.extractfile(member).read())
    missing = [ours for ours in files.values() if not (target / ours).exists()]
    if missing:
        sys.exit(f"{archive.name} has no {', '.join(missing)}: name another version in {Path(__file__).name}")


def absent(is_refused):
    """Says which suites no test has run, and returns the exit status."""
    refused = [suite for suite in SOURCES if not is_here(suite)]
    others = [suite for suite in ONLY_BESIDE if not is_here(suite)]
    if refused:
        print(f"NOT TESTED: the suites {', '.join(refused + others)} are absent; `make suites` takes {', '.join(refused)}")
    elif others:
        print(f"NOT TESTED: the suites {', '.join(others)} are absent; they are looked for in {BESIDE}")
    return 1 if refused and is_refused else 0


def main():
    match sys.argv[1:]:
        case ["take"]:
            take()
        case ["name-absent" | "refuse-absent" as command]:
            sys.exit(absent(command == "refuse-absent"))
        case _:
            sys.exit(__doc__)


main()
