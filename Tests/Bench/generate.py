"""Writes a site of any number of pages: sections, topics, links between pages, code, tables. The same numbers give the
same bytes.

    generate.py FOLDER --pages 1000 [--sections 40] [--broken 0.05]
"""

import argparse
import random
from pathlib import Path

WORDS = """a the of to and in is for with that it on as be are this from by or an at not can which when where every each
file page value key server model network token request answer name list table command option folder change version user
program default system memory process thread limit error message format text line column schema field object number
string account region profile policy route gateway proxy client window session tool agent skill plugin cache build
reads writes keeps shows starts stops sends takes makes finds names checks replaces follows needs gives holds
small large new old first last own same other local remote plain whole""".split()
TOPICS = [f"{first}-{second}" for first in ("local", "remote", "shared", "signed", "fast")
          for second in ("models", "keys", "servers", "tools")]
CODE = [
    "```python\nimport json\n\n\ndef read_{0}(path, limit={1}):\n    # What is read here is small.\n"
    "    with open(path, encoding=\"utf-8\") as file:\n        return json.load(file)[\"{0}\"][:limit]\n```\n",
    "```sh\nset -eu\nfor name in {0} other; do\n  curl --silent \"https://example.org/$name?limit={1}\" | sort -u\n"
    "done\n```\n",
    "```json\n{{\n  \"{0}\": {{ \"limit\": {1}, \"enabled\": true, \"names\": [\"a\", \"b\"] }},\n"
    "  \"note\": null\n}}\n```\n",
    "```yaml\n{0}:\n  limit: {1}\n  names: [a, b]\n  # The last one counts.\n  enabled: true\n```\n",
    "```go\nfunc {0}(limit int) (string, error) {{\n\tif limit > {1} {{\n"
    "\t\treturn \"\", errors.New(\"too many\")\n\t}}\n\treturn fmt.Sprint(limit), nil\n}}\n```\n",
]
TABLE = "| Key | Meaning | Default |\n|---|---|--:|\n"


def section(number):
    return f"part-{number + 1:03}"


def place(number, sections):
    """Where a page is, below the content folder: the sections take turns."""
    return f"{section(number % sections)}/page-{number:06}.md"


class Text:
    """Sentences drawn from a store, so that a large site is written in seconds."""

    def __init__(self, chance):
        self.chance = chance
        self.store = [self.made() for _ in range(2000)]

    def made(self):
        words = self.chance.choices(WORDS, k=self.chance.randint(6, 16))
        at = self.chance.randrange(len(words))
        words[at] = self.chance.choice(["`{}`", "**{}**", "*{}*", "{}"]).format(words[at])
        return " ".join(words).capitalize() + "."

    def paragraph(self):
        return " ".join(self.chance.choices(self.store, k=self.chance.randint(2, 5)))


def link(chance, pages, sections, broken):
    target = chance.randrange(pages)
    path = place(target, sections)
    if chance.random() < broken:
        path = path.replace(".md", "-gone.md")
    return f"See [what page {target} says](../{path}) about it."


def page(number, pages, sections, broken, text):
    chance = text.chance
    topics = ", ".join(sorted(set(chance.choices(TOPICS, k=2))))
    parts = [f"---\ntitle: Page {number} on {chance.choice(WORDS)} and {chance.choice(WORDS)}\n"
             f"description: {chance.choice(text.store)[:-1].replace('`', '').replace('*', '')}\n"
             f"updated: 2025-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}\ntopics: [{topics}]\n---\n",
             text.paragraph() + "\n"]
    for number_of_part in range(chance.randint(3, 6)):
        parts.append(f"## {chance.choice(text.store)[:-1].replace('`', '').replace('*', '')} {number_of_part + 1}\n")
        parts.append(f"{text.paragraph()} {link(chance, pages, sections, broken)}\n")
        kind = chance.randrange(4)
        if kind == 0:
            parts.append("".join(f"- {sentence}\n" for sentence in chance.choices(text.store, k=4)))
        elif kind == 1:
            parts.append(TABLE + "".join(f"| `{chance.choice(WORDS)}` | {chance.choice(text.store)} | {row} |\n"
                                         for row in range(4)))
        else:
            parts.append(chance.choice(CODE).format(chance.choice(WORDS), chance.randint(2, 999)))
    return "\n".join(parts)


def write_site(folder, pages, sections, broken=0.05, seed=1):
    """Writes the pages, and an index in each section and at the top. Whether a link is broken changes nothing else."""
    text = Text(random.Random(seed))
    put(folder / "index.md", f"---\ntitle: A site of {pages} pages\n---\n\n{text.paragraph()}\n")
    for number in range(sections):
        put(folder / section(number) / "index.md",
            f"---\ntitle: Part {number + 1}\nweight: {number + 1}\n---\n\n{text.paragraph()}\n")
    for number in range(pages):
        put(folder / place(number, sections), page(number, pages, sections, broken, text))


def put(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--sections", type=int, default=40)
    parser.add_argument("--broken", type=float, default=0.05, help="how many of the links lead nowhere")
    arguments = parser.parse_args()
    write_site(arguments.folder, arguments.pages, arguments.sections, arguments.broken)
