"""Gathers what the program is made of: the licence of each part as a text, and all of it as an SPDX 2.3 document.

    licenses.py FOLDER VERSION SWIFT CHECKOUTS

FOLDER gets one text for each part, and `waymark.spdx.json`. The texts come from where each part was installed:
Debian's packages, the Swift toolchain, and the checkouts of Swift packages, all in one folder.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from datetime import datetime, timezone
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# The C libraries within the program: Debian's package, the licence as SPDX names it, the project's address.
LIBRARIES = [
    ("libcmark-dev", "cmark", "BSD-2-Clause AND MIT", "https://github.com/commonmark/cmark"),
    ("libfyaml-dev", "libfyaml", "MIT", "https://github.com/pantoniou/libfyaml"),
    ("libmd-dev", "libmd", "BSD-3-Clause AND BSD-2-Clause AND ISC AND Beerware", "https://www.hadrons.org/software/libmd/"),
    ("libpcre2-dev", "PCRE2", "BSD-3-Clause", "https://github.com/PCRE2Project/pcre2"),
    ("zlib1g-dev", "zlib", "Zlib", "https://zlib.net/"),
    ("libc6-dev", "glibc", "LGPL-2.1-or-later", "https://www.gnu.org/software/libc/"),
    ("libstdc++-12-dev", "libstdc++", "GPL-3.0-or-later WITH GCC-exception-3.1", "https://gcc.gnu.org/"),
]
# The licences of Swift packages that have not the one of Swift itself.
OTHERS = {"swift-nio": "Apache-2.0 AND MIT"}


def output(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def swift_license(swift):
    """The licence that lies in the toolchain, and the toolchain's version."""
    real = Path(os.path.realpath(shutil.which(swift) or swift))
    version = re.search(r"Swift version (\S+)", output(swift, "--version")).group(1)
    return (real.parent.parent / "share/swift/LICENSE.txt").read_text(encoding="utf-8"), version


def packages(swift, checkouts):
    """The parts as (name, version, licence, address, text)."""
    text, version = swift_license(swift)
    yield "Swift", version, "Apache-2.0 WITH Swift-exception", "https://www.swift.org/", text
    pins = json.loads((ROOT / "Package.resolved").read_text(encoding="utf-8"))["pins"]
    for pin in pins:
        name = Path(pin["location"]).name.removesuffix(".git")
        texts = [checkouts / name / file for file in ("LICENSE.txt", "NOTICE.txt")]
        text = "\n".join(path.read_text(encoding="utf-8") for path in texts if path.exists())
        license = OTHERS.get(pin["identity"], "Apache-2.0 WITH Swift-exception")
        yield pin["identity"], pin["state"]["version"], license, pin["location"], text
    for package, name, license, address in LIBRARIES:
        text = Path("/usr/share/doc", package, "copyright").read_text(encoding="utf-8")
        yield name, output("dpkg-query", "-W", "-f=${Version}", package), license, address, text
    schemas = ROOT / "Sources/waymark/Resources"
    notice = (schemas / "schemastore.NOTICE").read_text(encoding="utf-8")
    text = notice + "\n" + (schemas / "schemastore.LICENSE").read_text(encoding="utf-8")
    yield "SchemaStore catalogue", "NOASSERTION", "Apache-2.0", "https://www.schemastore.org/", text


def spdx(version, parts, moment):
    """The parts as an SPDX 2.3 document. What it is named by is the version, so that it is the same for each build."""

    def package(id, name, version, license, address):
        return {
            "SPDXID": f"SPDXRef-{id}", "name": name, "versionInfo": version, "downloadLocation": address,
            "filesAnalyzed": False, "licenseConcluded": license, "licenseDeclared": license,
            "copyrightText": "NOASSERTION",
        }

    ids = [re.sub(r"[^A-Za-z0-9.-]", "-", name) for name, *_ in parts]
    return {
        "spdxVersion": "SPDX-2.3", "dataLicense": "CC0-1.0", "SPDXID": "SPDXRef-DOCUMENT",
        "name": f"waymark-{version}", "documentNamespace": f"urn:waymark:spdx:{version}",
        "creationInfo": {"created": moment, "creators": ["Organization: The Waymark developers"]},
        "packages": [package("waymark", "waymark", version, "MIT", "NOASSERTION")]
        + [package(id, *part[:4]) for id, part in zip(ids, parts)],
        "relationships": [
            {"spdxElementId": "SPDXRef-DOCUMENT", "relationshipType": "DESCRIBES",
             "relatedSpdxElement": "SPDXRef-waymark"}
        ] + [
            {"spdxElementId": "SPDXRef-waymark", "relationshipType": "CONTAINS",
             "relatedSpdxElement": f"SPDXRef-{id}"} for id in ids
        ],
    }


def main():
    folder, version, swift, checkouts = Path(sys.argv[1]), sys.argv[2], sys.argv[3], Path(sys.argv[4])
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    parts = list(packages(swift, checkouts))
    (folder / "Waymark.txt").write_text((ROOT / "LICENSE").read_text(encoding="utf-8"), encoding="utf-8")
    for name, number, license, address, text in parts:
        head = f"{name} {number}" if number != "NOASSERTION" else name
        (folder / f"{name.replace(' ', '-')}.txt").write_text(f"{head}\n{address}\n{license}\n\n{text}", encoding="utf-8")
    moment = datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), timezone.utc)
    document = spdx(version, parts, moment.strftime("%Y-%m-%dT%H:%M:%SZ"))
    (folder / "waymark.spdx.json").write_text(json.dumps(document, indent=2) + "\n", encoding="utf-8")


main()
