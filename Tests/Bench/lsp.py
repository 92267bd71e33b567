"""Measures `waymark lsp` on a generated site: how long it takes to open, how long a key press takes to its findings, how long
completion takes, and how much memory it has beside a check of the same site.

    python Tests/Bench/lsp.py --program .build/release/waymark [--pages 3000] [--keys 200]

Measure a release build on a machine that does nothing else.
"""

import argparse
import json
import pathlib
import resource
import subprocess
import tempfile
import time

PAGE = """---
title: Page {number}
topics: [Topic {topic}]
---

Words about [the next](page-{next}.md) and [[Page {other}]], and some more of them, so that there is a text.

## Facts

```json schema=claude-code-mcp
{{"mcpServers": {{"server-{number}": {{"command": "npx", "args": ["-y", "server"]}}}}}}
```

## More

{words}
"""


def generate(root, pages):
    content = root / "content"
    content.mkdir()
    (content / "site.yaml").write_text("title: Docs\n")
    for number in range(pages):
        folder = content / f"part-{number % 30}"
        folder.mkdir(exist_ok=True)
        text = PAGE.format(
            number=number,
            topic=number % 20,
            next=(number + 30) % pages,
            other=(number * 7) % pages,
            words="A sentence of several words stands here. " * 30,
        )
        (folder / f"page-{number}.md").write_text(text)


class Server:
    def __init__(self, program, root):
        self.process = subprocess.Popen([program, "lsp"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.number = 0
        capabilities = {
            "textDocument": {"diagnostic": {}, "completion": {"completionItem": {"snippetSupport": True}}}
        }
        folders = [{"uri": root.as_uri(), "name": "site"}]
        self.ask("initialize", {"capabilities": capabilities, "workspaceFolders": folders})
        self.tell("initialized", {})

    def send(self, message):
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def tell(self, method, params):
        self.send({"method": method, "params": params})

    def ask(self, method, params):
        self.number += 1
        self.send({"id": self.number, "method": method, "params": params})
        while True:
            length = 0
            while line := self.process.stdout.readline().strip():
                if line.lower().startswith(b"content-length"):
                    length = int(line.split(b":")[1])
            message = json.loads(self.process.stdout.read(length))
            if message.get("id") == self.number and "method" not in message:
                return message.get("result")

    def memory(self):
        """The most that it had, in MB."""
        for line in pathlib.Path(f"/proc/{self.process.pid}/status").read_text().splitlines():
            if line.startswith("VmHWM"):
                return int(line.split()[1]) / 1024
        return 0


def percentile(values, part):
    return sorted(values)[min(len(values) - 1, int(len(values) * part))]


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--program", required=True)
    parser.add_argument("--pages", type=int, default=3000)
    parser.add_argument("--keys", type=int, default=200)
    arguments = parser.parse_args()
    program = str(pathlib.Path(arguments.program).absolute())
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder).resolve()
        generate(root, arguments.pages)
        subprocess.run(
            [program, "check", root], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False
        )
        checked = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        path = root / "content/part-1/page-1.md"
        document = {"uri": path.as_uri()}
        text = path.read_text()
        start = time.perf_counter()
        server = Server(program, root)
        server.ask("textDocument/diagnostic", {"textDocument": document})
        print(f"open, with the findings of {arguments.pages} pages: {time.perf_counter() - start:.2f} s")
        server.tell(
            "textDocument/didOpen",
            {"textDocument": {**document, "languageId": "markdown", "version": 1, "text": text}},
        )
        words = text[: text.index("and some")].count("\n")
        block = text[: text.index('{"mcpServers"')].count("\n")
        kinds = {"in a paragraph": (words, 5), "in a block": (block, 14)}
        for kind, (line, column) in kinds.items():
            spent, completed = [], []
            for number in range(arguments.keys):
                place = {"line": line, "character": column}
                insert = number % 2 == 0
                end = place if insert else {"line": line, "character": column + 1}
                start = time.perf_counter()
                server.tell(
                    "textDocument/didChange",
                    {
                        "textDocument": {**document, "version": number + 2},
                        "contentChanges": [
                            {"range": {"start": place, "end": end}, "text": "x" if insert else ""}
                        ],
                    },
                )
                server.ask("textDocument/diagnostic", {"textDocument": document})
                spent.append(time.perf_counter() - start)
                start = time.perf_counter()
                server.ask("textDocument/completion", {"textDocument": document, "position": place})
                completed.append(time.perf_counter() - start)
            for name, values in ((f"key {kind} to findings", spent), (f"completion {kind}", completed)):
                print(
                    f"{name}: {percentile(values, 0.5) * 1000:.1f} ms, {percentile(values, 0.95) * 1000:.1f} ms at the 95th"
                )
        print(f"memory: {server.memory():.0f} MB, a check takes {checked:.0f} MB")
        server.process.kill()


if __name__ == "__main__":
    main()
