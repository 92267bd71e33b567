"""Packs the built program: an archive, a wheel for PyPI, a Debian package, and their SHA-256 sums.

    pack.py PROGRAM VERSION LICENSES OUT

The same program gives the same bytes: names are sorted, and every time is that of SOURCE_DATE_EPOCH.
"""

import base64
import csv
import gzip
import hashlib
import io
import os
import platform
import shutil
import subprocess
import sys
import tarfile
import zipfile
from datetime import datetime, timezone
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
EPOCH = int(os.environ["SOURCE_DATE_EPOCH"])
SUMMARY = "Builds guides and wikis from Markdown, and checks every config block against its real schema"
# What pip calls the systems on which a program without shared libraries runs.
WHEEL_TAGS = {"x86_64": "manylinux_2_17_x86_64.musllinux_1_1_x86_64", "aarch64": "manylinux_2_17_aarch64.musllinux_1_1_aarch64"}
# What the program may weigh in bytes: every job that checks fetches it.
LIMIT = 25_000_000
DEBIAN_NAMES = {"x86_64": "amd64", "aarch64": "arm64"}


def machine():
    """The system and processor as they stand in file names: `linux-x86_64`, `macos-arm64`."""
    system = {"Linux": "linux", "Darwin": "macos"}[platform.system()]
    return system, platform.machine()


def contents(program, licenses):
    """What the archive and the package hold: (path, mode, bytes)."""
    yield "waymark", 0o755, program.read_bytes()
    yield "LICENSE", 0o644, (ROOT / "LICENSE").read_bytes()
    yield "README.md", 0o644, (ROOT / "README.md").read_bytes()
    for path in sorted(licenses.iterdir()):
        yield f"licenses/{path.name}", 0o644, path.read_bytes()


def archive(files, name, out):
    """A `.tar.gz` whose one folder has the archive's name."""
    plain = io.BytesIO()
    with tarfile.open(fileobj=plain, mode="w", format=tarfile.PAX_FORMAT) as tar:
        for path, mode, data in files:
            entry = tarfile.TarInfo(f"{name}/{path}")
            entry.size, entry.mode, entry.mtime = len(data), mode, EPOCH
            tar.addfile(entry, io.BytesIO(data))
    with open(out / f"{name}.tar.gz", "wb") as file:
        with gzip.GzipFile(filename="", fileobj=file, mode="wb", mtime=EPOCH) as packed:
            packed.write(plain.getvalue())


def wheel(files, version, tags, out):
    """A wheel (the packaging specification's binary distribution format) that puts the program on the path."""
    stem = f"waymark_docs-{version}"
    tag_lines = "".join(f"Tag: py3-none-{tag}\n" for tag in tags.split("."))
    entries = [(f"{stem}.data/scripts/waymark", 0o755, next(data for path, _, data in files if path == "waymark"))]
    entries += [
        (f"{stem}.dist-info/licenses/{path}", mode, data)
        for path, mode, data in files if path == "LICENSE" or path.startswith("licenses/")
    ]
    readme = next(data for path, _, data in files if path == "README.md").decode()
    metadata = (
        f"Metadata-Version: 2.4\nName: waymark-docs\nVersion: {version}\nSummary: {SUMMARY}\n"
        "License-Expression: MIT\nLicense-File: LICENSE\nRequires-Python: >=3.8\n"
        f"Description-Content-Type: text/markdown\n\n{readme}"
    )
    entries.append((f"{stem}.dist-info/METADATA", 0o644, metadata.encode()))
    about = f"Wheel-Version: 1.0\nGenerator: waymark\nRoot-Is-Purelib: false\n{tag_lines}"
    entries.append((f"{stem}.dist-info/WHEEL", 0o644, about.encode()))
    record = io.StringIO()
    writer = csv.writer(record, lineterminator="\n")
    for path, _, data in entries:
        digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
        writer.writerow([path, f"sha256={digest}", len(data)])
    writer.writerow([f"{stem}.dist-info/RECORD", "", ""])
    entries.append((f"{stem}.dist-info/RECORD", 0o644, record.getvalue().encode()))
    moment = datetime.fromtimestamp(EPOCH, timezone.utc).timetuple()[:6]
    with zipfile.ZipFile(out / f"{stem}-py3-none-{tags}.whl", "w", zipfile.ZIP_DEFLATED) as packed:
        for path, mode, data in entries:
            entry = zipfile.ZipInfo(path, moment)
            entry.external_attr, entry.compress_type = (0o100000 | mode) << 16, zipfile.ZIP_DEFLATED
            packed.writestr(entry, data)


def debian(files, version, processor, out):
    """A Debian package that puts the program into /usr/bin."""
    root = out / "deb"
    shutil.rmtree(root, ignore_errors=True)
    for path, mode, data in files:
        place = root / ("usr/bin/waymark" if path == "waymark" else f"usr/share/doc/waymark/{path}")
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
        place.chmod(mode)
    (root / "DEBIAN").mkdir()
    (root / "DEBIAN/control").write_text(
        f"Package: waymark\nVersion: {version}\nArchitecture: {DEBIAN_NAMES[processor]}\n"
        "Maintainer: The Waymark developers\nSection: text\nPriority: optional\n"
        f"Description: {SUMMARY}\n", encoding="utf-8")
    for folder in [root, *root.rglob("*")]:
        if folder.is_dir():
            folder.chmod(0o755)
    name = f"waymark_{version}_{DEBIAN_NAMES[processor]}.deb"
    subprocess.run(["dpkg-deb", "--root-owner-group", "--build", root, out / name], check=True, capture_output=True)
    shutil.rmtree(root)


def main():
    program, version, licenses, out = Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3]), Path(sys.argv[4])
    if (size := program.stat().st_size) > LIMIT:
        sys.exit(f"{program} has {size} bytes, more than {LIMIT}; `nm --size-sort` of what it was before `strip` shows why")
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    system, processor = machine()
    files = list(contents(program, licenses))
    archive(files, f"waymark-{version}-{system}-{processor}", out)
    if system == "linux":
        wheel(files, version, WHEEL_TAGS[processor], out)
        if shutil.which("dpkg-deb"):
            debian(files, version, processor, out)
    else:
        wheel(files, version, f"macosx_15_0_{processor}", out)
    sums = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in sorted(out.iterdir())]
    (out / "SHA256SUMS").write_text("".join(sums), encoding="utf-8")
    print("".join(f"{path.stat().st_size:>10}  {path}\n" for path in sorted(out.iterdir())), end="")


main()
