"""Packs folders into the tar archive that becomes part of the program: names in order, times and owners left out.

    resources.py RESOURCES LICENSES ARCHIVE
"""

import io
import sys
import tarfile
from pathlib import Path

resources, licenses, archive = (Path(argument) for argument in sys.argv[1:4])
files = {str(path.relative_to(resources)): path for path in resources.rglob("*") if path.is_file()}
files |= {f"licenses/{path.name}": path for path in licenses.iterdir()}
with tarfile.open(archive, "w", format=tarfile.USTAR_FORMAT) as tar:
    for name, path in sorted(files.items()):
        entry = tarfile.TarInfo(name)
        data = path.read_bytes()
        entry.size = len(data)
        tar.addfile(entry, io.BytesIO(data))
