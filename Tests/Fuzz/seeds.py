"""Writes the inputs that fuzzing begins with, a folder for each target: real texts from the suites.

usage: seeds.py SHARED OUTPUT
"""

import json
import pathlib
import sys

LARGEST = 8192


def text_files(folder, suffixes):
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix in suffixes and path.stat().st_size <= LARGEST:
            yield path.read_bytes()


def schema_cases(suite):
    for path in sorted((suite / "tests").rglob("*.json")):
        for group in json.loads(path.read_text(encoding="utf-8")):
            for case in group["tests"][:3]:
                yield "\n".join(json.dumps(part) for part in (group["schema"], case["data"])).encode()


def patterns(value):
    """Every `pattern` in a JSON value."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == "pattern" and isinstance(inner, str):
                yield inner
            elif key == "patternProperties" and isinstance(inner, dict):
                yield from inner
            yield from patterns(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from patterns(inner)


def pattern_cases(suite, schemas):
    for folder in (suite / "tests", schemas):
        for path in sorted(folder.rglob("*.json")):
            for pattern in patterns(json.loads(path.read_text(encoding="utf-8"))):
                if "\n" not in pattern:
                    yield f"{pattern}\nabc-123 {pattern}".encode(errors="surrogatepass")


def strings_files(schemas):
    """Small property lists, registry files and environment files around the strings of real instances."""
    for text in text_files(schemas, {".json"}):
        if len(text) > 400:
            continue
        value = text.decode("utf-8", "replace").strip()
        escaped = value.replace("&", "&amp;").replace("<", "&lt;")
        quoted = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
        yield "plist", f"<plist><dict><key>servers</key><string>{escaped}</string><key>on</key><true/></dict></plist>"
        yield "reg", f'Windows Registry Editor Version 5.00\n\n[HKEY_A\\B]\n"servers"="{quoted}"\n"on"=dword:1\n'
        yield "env", f"export servers='{value}'\non=true # c\nlist=\"{quoted}\"\n"


def seeds(shared):
    suites = shared / "suites"
    for text in text_files(suites / "schemastore", {".json"}):
        for target in ("json", "jsonc", "json5"):
            yield target, text
    for text in text_files(suites / "yaml", {".yaml"}):
        yield "yaml", text
    for text in text_files(suites / "toml", {".toml"}):
        yield "toml", text
    for target, text in strings_files(suites / "schemastore"):
        yield target, text.encode()
    for text in schema_cases(suites / "json-schema"):
        yield "schema", text
    for text in pattern_cases(suites / "json-schema", suites / "schemastore" / "schemas"):
        yield "pattern", text
    for text in text_files(shared / "corpus", {".md", ".mdx"}):
        yield "markdown", text
    specification = suites / "commonmark" / "spec-0.30.txt"
    for example in specification.read_text(encoding="utf-8").split("`" * 32)[1::2]:
        yield "markdown", example.replace("→", "\t").encode()


def main():
    shared, output = (pathlib.Path(argument) for argument in sys.argv[1:3])
    written = {}
    for target, text in seeds(shared):
        if text in written.setdefault(target, set()):
            continue
        folder = output / target
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"seed-{len(written[target])}").write_bytes(text)
        written[target].add(text)
    for target, texts in written.items():
        print(f"{target}: {len(texts)} inputs")


if __name__ == "__main__":
    main()
