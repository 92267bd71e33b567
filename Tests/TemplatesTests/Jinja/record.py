#!/usr/bin/env python3
"""Writes what Jinja2 makes of each template in the Markdown files of this folder into the block behind it.

    python3 -m venv /tmp/jinja && /tmp/jinja/bin/pip install 'jinja2==3.1.*'
    /tmp/jinja/bin/python Tests/TemplatesTests/Jinja/record.py            writes the files
    /tmp/jinja/bin/python Tests/TemplatesTests/Jinja/record.py --check    only says what would change

A file has data in a block `json`, templates that others name in blocks `jinja NAME`, and templates to render in blocks
`jinja`. Data and named templates count to the end of their section, those before the first section to the end of
the file. Behind a template to render stands a block `output` with its bytes, or `error` with Jinja's words. A block's content
is its lines with line feeds between them: text that ends in a line feed shows an empty line at its end.
"""

import json
import pathlib
import sys

import jinja2

HERE = pathlib.Path(__file__).parent
OPTIONS = dict(
    undefined=jinja2.StrictUndefined,
    autoescape=True,
    trim_blocks=True,
    lstrip_blocks=True,
    extensions=["jinja2.ext.do", "jinja2.ext.loopcontrols"],
)


def main():
    if not jinja2.__version__.startswith("3.1."):
        sys.exit(f"the files are made with Jinja2 3.1, and this is {jinja2.__version__}")
    stale, count = [], 0
    for path in sorted(HERE.glob("*.md")):
        before = path.read_text(encoding="utf-8")
        after, rendered = recorded(before)
        count += rendered
        if after == before:
            continue
        stale.append(path.name)
        if "--check" not in sys.argv:
            path.write_text(after, encoding="utf-8")
    print(f"{count} templates, " + ("all as recorded" if not stale else "changed: " + ", ".join(stale)))
    sys.exit(1 if stale and "--check" in sys.argv else 0)


def recorded(text):
    """A file's text with what Jinja gives behind each template, and the number of templates rendered."""
    output, count = [], 0
    shared = own = ({}, {})
    # Blank lines behind a template go with what was recorded before.
    is_behind = False
    lines = iter(text.split("\n"))
    for line in lines:
        if line.startswith("## "):
            own = ({}, {})
        if not line.startswith("```"):
            if not (is_behind and line == ""):
                is_behind = False
                output.append(line)
            continue
        info = line[3:].split(" ", 1)
        content = []
        for inner in lines:
            if inner == "```":
                break
            content.append(inner)
        if info[0] in ("output", "error"):
            continue
        is_behind = False
        output += [line, *content, "```"]
        body = "\n".join(content)
        if info[0] == "json":
            own[0].update(json.loads(body))
        elif info[0] == "jinja" and len(info) > 1:
            own[1][info[1]] = body
        elif info[0] == "jinja":
            count += 1
            kind, result = render(body, {**shared[1], **own[1]}, {**shared[0], **own[0]})
            output += ["", "```" + kind, *(result.split("\n") if result else []), "```", ""]
            is_behind = True
    return "\n".join(output).rstrip("\n") + "\n", count


def render(template, others, data):
    """`output` with what Jinja renders, or `error` with the kind of error and its message."""
    environment = jinja2.Environment(loader=jinja2.DictLoader(others), **OPTIONS)
    try:
        return "output", environment.from_string(template).render(**json.loads(json.dumps(data)))
    except Exception as error:
        return "error", f"{type(error).__name__}: {error}".split("\n")[0]


main()
