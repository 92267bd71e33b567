"""Puts the same pages before every program, each in a folder of its own outside the project."""

import shutil

INDEX = ("index.md", "_index.md", "README.md")


def place(sources, folder, program):
    """Writes the content and the settings of a program into `folder/HOME`; sources are pairs of a folder and where it
    goes below the content, or a function that writes the content."""
    home = folder / program.home
    if home.exists():
        return
    content = home / "content"
    content.mkdir(parents=True)
    for source, below in sources:
        if callable(source):
            source(content)
            rename_index(content, program.index)
        else:
            copy(source, content / below, program.index)
    program.settings(home)


def copy(source, target, index):
    """Copies what is published. Hugo stops at a shortcode that it does not know, so that their braces become single
    ones for all programs alike."""
    for path in sorted(source.rglob("*")):
        inner = path.relative_to(source)
        if not path.is_file() or any(part.startswith((".", "_")) and part not in INDEX for part in inner.parts):
            continue
        goal = target / inner
        goal.parent.mkdir(parents=True, exist_ok=True)
        if path.suffix != ".md":
            shutil.copyfile(path, goal)
        else:
            text = path.read_bytes()
            for mark in (b"<", b"%"):
                text = text.replace(b"{{" + mark, b"{" + mark).replace(mark + b"}}", mark + b"}")
            (goal.with_name(index) if goal.name in INDEX else goal).write_bytes(text)


def rename_index(content, index):
    if index != "index.md":
        for path in content.rglob("index.md"):
            path.rename(path.with_name(index))


def pages(folder):
    return sum(1 for _ in folder.rglob("*.md"))


def written(folder):
    """How many pages and how many bytes of HTML a program wrote."""
    sizes = [path.stat().st_size for path in folder.rglob("*.html")] if folder.exists() else []
    return len(sizes), sum(sizes)


class Aside:
    """Takes what was written out of the way by renaming. Nothing is deleted before all is measured: file systems are
    slower to make files where many were deleted just now."""

    def __init__(self, folder):
        self.folder, self.count = folder, 0
        folder.mkdir()

    def take(self, path):
        if path.exists():
            self.count += 1
            path.rename(self.folder / str(self.count))

    def taking(self, path):
        return lambda: self.take(path)
