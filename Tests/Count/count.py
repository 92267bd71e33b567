"""Counts the instructions of one build of a small site that is always the same, and compares with the count kept here.

    count.py --program waymark [--note]

valgrind counts them, with one worker, so that it does not matter how busy the machine is. `--note` keeps the new count.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
NOTED = Path(__file__).parent / "instructions.txt"
PROFILE = ROOT / ".build" / "count.callgrind"
MORE = 1.08  # Another version of the C library or the compiler changes less than this.
PAGES = 60
SECTIONS = ("guides", "wiki", "news", "notes")


def page(number):
    """A page with everything that pages have, and a number in each place that a cache could see through."""
    section, other = SECTIONS[number % 4], (number * 7 + 3) % PAGES
    link = f"../{SECTIONS[other % 4]}/page-{other}.md"
    return f"""---
title: Page {number}
description: What stands on page {number}.
date: 2026-03-{number % 28 + 1:02}
topics: [topic-{number % 9}, topic-{number % 5 + 9}]
---
A paragraph with **strong**, *emphasised* and `code {number}` words, a [link]({link}), a wiki link to [[Page {other}]],
an address <https://example.org/{number}>, and a note.[^1] {'Some more words of the text. ' * (number % 6)}

[^1]: The note of page {number}.

## First part {number}

- one
- two, with a [link to a part](#second-part-{number})
  - deeper

| Name | Value |
| --- | ---: |
| a | {number} |
| `b` | {number * 2} |

> [!NOTE]
> A note for the reader of page {number}.

## Second part {number}

```json schema=claude-code-mcp
{{ "mcpServers": {{ "server-{number}": {{ "command": "npx", "args": ["-y", "server@{number}"] }} }} }}
```

```yaml schema=none reason="It shows how colours are made."
services:
  web: {{ image: "nginx:{number}", ports: ["80:80"] }}
```

```python
def value_{number}(text: str) -> int:
    \"\"\"Says how long a text is.\"\"\"
    return len(text) + {number}  # one more
```

```bash
for file in *.txt; do echo "$file" | grep -c {number}; done
```
"""


def write_site(content):
    content.mkdir()
    (content / "site.yaml").write_text("title: Counted\ndescription: A site that is always the same.\n")
    (content / "index.md").write_text("---\ntitle: Counted\ndescription: The first page.\n---\nWords.\n")
    for section in SECTIONS:
        (content / section).mkdir()
        (content / section / "index.md").write_text(f"---\ntitle: The {section}\ndescription: Its pages.\n---\n")
    for number in range(PAGES):
        (content / SECTIONS[number % 4] / f"page-{number}.md").write_text(page(number))


def count(program):
    """The instructions of a build; the order in which Swift goes through a set must not change them."""
    PROFILE.parent.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir="/tmp", prefix="waymark-count-") as folder:
        write_site(Path(folder) / "content")
        # valgrind cannot read every form of what debuggers want to know; the names of functions stay.
        counted = program.with_name(program.name + "-counted")
        subprocess.run(["strip", "--strip-debug", "-o", counted, program], check=True)
        command = [
            "valgrind", "--tool=callgrind", f"--callgrind-out-file={PROFILE}",
            counted, "build", folder, "--jobs", "1", "--date", "2026-06-01", "--base-url", "https://example.org/",
        ]  # fmt: skip
        environment = {"PATH": os.environ["PATH"], "SWIFT_DETERMINISTIC_HASHING": "1"}
        run = subprocess.run(command, env=environment, capture_output=True, text=True)
        pages = PAGES + 1 + len(SECTIONS)
        blocks = f"{PAGES} snippets validated, {PAGES} skipped with a reason"
        expected = f"\n{pages} pages, {blocks}, 0 errors, 0 warnings in "
        if run.returncode != 0 or expected not in run.stderr:
            sys.exit(f"the site was not built as it should be:\n{run.stderr[-2000:]}")
    totals = [line for line in PROFILE.read_text(errors="replace").splitlines() if line.startswith("totals: ")]
    return int(totals[-1].split()[1])


def verdict(counted, noted):
    """What is said of a count, and whether it passes."""
    change = (counted / noted - 1) * 100
    said = f"{counted:,} instructions, {abs(change):.1f} % {'more' if change >= 0 else 'fewer'} than noted"
    if counted > noted * MORE:
        advice = (
            f"`callgrind_annotate {PROFILE.relative_to(ROOT)}` shows where they are. Spend fewer, or, where the work "
            "is worth them, keep the new count with `make count NOTE=--note` and say why in the commit"
        )
        return f"{said}: at most {round((MORE - 1) * 100)} % may be. {advice}.", False
    if counted * MORE < noted:
        return f"{said}: keep the new count with `make count NOTE=--note`.", True
    return f"{said}.", True


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--program", type=Path, required=True)
    arguments.add_argument("--note", action="store_true")
    chosen = arguments.parse_args()
    counted = count(chosen.program.absolute())
    if chosen.note:
        NOTED.write_text(f"{counted}\n")
    said, passes = verdict(counted, int(NOTED.read_text()))
    print(said)
    sys.exit(0 if passes else 1)


if __name__ == "__main__":
    main()
