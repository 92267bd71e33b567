"""The programs that build the same pages: where each has its settings, its content and its output, and its command."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
TITLE = "Documentation"
MKDOCS = f"""site_name: {TITLE}
docs_dir: content
site_dir: public
theme:
  name: material
  font: false
  features: [navigation.prune]
plugins: []
markdown_extensions:
  - admonition
  - tables
  - toc:
      permalink: true
  - pymdownx.highlight
  - pymdownx.superfences
"""
MDBOOK = f"""[book]
title = "{TITLE}"
src = "content"
[build]
build-dir = "public"
create-missing = false
[output.html.search]
enable = false
"""


@dataclass(frozen=True)
class Program:
    """`home` is the name of its folder, which several may share; `index` is what it calls the page of a folder."""

    name: str
    home: str
    tool: Path
    command: Callable[[Path], list]
    index: str = "index.md"
    settings: Callable[[Path], None] = lambda folder: None

    def output(self, folder):
        return folder / self.home / "public"


def waymark_settings(folder):
    # The others are measured without a search too.
    (folder / "content/site.yaml").write_text(f"title: {TITLE}\nsearch: false\n", encoding="utf-8")


def hugo_settings(folder):
    shutil.copytree(HERE / "hugo", folder, dirs_exist_ok=True)


def mkdocs_settings(folder):
    (folder / "mkdocs.yml").write_text(MKDOCS, encoding="utf-8")


def mdbook_settings(folder):
    (folder / "book.toml").write_text(MDBOOK, encoding="utf-8")
    (folder / "content/SUMMARY.md").write_text("# Summary\n\n" + summary(folder / "content", "", 0), encoding="utf-8")


def summary(folder, below, depth):
    """mdBook's list of chapters: every page, below the page of its folder."""
    blank, lines = "  " * depth, ""
    for path in sorted(folder.iterdir()):
        place = f"{below}{path.name}"
        if path.is_dir() and any(path.rglob("*.md")):
            index = path / "index.md"
            lines += f"{blank}- [{path.name}]({f'<{place}/index.md>' if index.exists() else ''})\n"
            lines += summary(path, f"{place}/", depth + 1)
        elif path.suffix == ".md" and path.name != "SUMMARY.md" and (path.name != "index.md" or not depth):
            name = path.stem.replace("[", "(").replace("]", ")").replace("`", "")
            lines += f"{blank}- [{name}](<{place}>)\n"
    return lines


def builders(waymark, floor, peers):
    """All that can build a site; `peers` is the folder of a virtual environment of Python."""
    hugo = next(peers.glob("lib/python*/site-packages/hugo/binaries/hugo"), peers / "bin/hugo")
    material = peers / "bin/mkdocs"

    def waymark_command(folder):
        return [waymark, "build", folder, "--keep-going"]

    def hugo_command(folder):
        return [hugo, "--source", folder, "--quiet", "--cacheDir", folder / "cache", "--noBuildLock"]

    return [
        Program("Waymark", "waymark", waymark, waymark_command, settings=waymark_settings),
        Program("Waymark, no colours", "waymark", waymark, lambda folder: [*waymark_command(folder), "--no-highlight"],
                settings=waymark_settings),
        Program("Hugo", "hugo", hugo, hugo_command, "_index.md", hugo_settings),
        Program("Hugo, no colours", "hugo", hugo,
                lambda folder: [*hugo_command(folder), "--config", "hugo.toml,plain.toml"],
                "_index.md", hugo_settings),
        Program("Zensical", "mkdocs", peers / "bin/zensical",
                lambda folder: [peers / "bin/zensical", "build", "--clean", "-f", folder / "mkdocs.yml"],
                settings=mkdocs_settings),
        Program("MkDocs with Material", "mkdocs", material,
                lambda folder: [material, "build", "--quiet", "-f", folder / "mkdocs.yml"], settings=mkdocs_settings),
        Program("mdBook", "mdbook", peers / "bin/mdbook", lambda folder: [peers / "bin/mdbook", "build", folder],
                settings=mdbook_settings),
        Program("The floor", "waymark", floor, lambda folder: [floor, folder / "content", folder / "public"],
                settings=waymark_settings),
    ]
