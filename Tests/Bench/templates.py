"""Renders the templates in a folder with the data in it by Jinja2 and by minijinja, and prints what each takes.

    python Tests/Bench/templates.py FOLDER

Each line has a program, a template, and the microseconds of its fastest rendering. What a program wrote is put beside the
template, under its name and that of the program.
"""

import json
import sys
import time
from pathlib import Path

SECONDS = 1


def fastest(render):
    """The shortest time of as many renderings as fit into a second, in microseconds, and what was written."""
    text = render()
    best, end = float("inf"), time.perf_counter() + SECONDS
    while (start := time.perf_counter()) < end:
        render()
        best = min(best, time.perf_counter() - start)
    return best * 1e6, text


def jinja(sources, data):
    import jinja2

    environment = jinja2.Environment(
        loader=jinja2.DictLoader(sources), autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True,
        lstrip_blocks=True)
    for name in ("list.html", "page.html"):
        template = environment.get_template(name)
        yield "Jinja2", name, *fastest(lambda: template.render(data))


def minijinja(sources, data):
    import minijinja

    environment = minijinja.Environment(
        templates=sources, undefined_behavior="strict", trim_blocks=True, lstrip_blocks=True)
    for name in ("list.html", "page.html"):
        yield "minijinja", name, *fastest(lambda: environment.render_template(name, **data))


def main(folder):
    sources = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.html")}
    data = json.loads((folder / "data.json").read_text(encoding="utf-8"))
    for program in (jinja, minijinja):
        try:
            for name, template, microseconds, text in program(sources, data):
                print(name, template, f"{microseconds:.1f}")
                (folder / f"{template}.{name}").write_text(text, encoding="utf-8")
        except ImportError as error:
            print(f"{error.name} is not installed", file=sys.stderr)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
