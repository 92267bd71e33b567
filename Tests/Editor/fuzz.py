"""Sends `waymark lsp` messages in any order and of any bytes, from a fixed seed: each ends in an answer or in nothing, and none
in the end of the process.

    python Tests/Editor/fuzz.py --program .build/release/waymark [--seed 1] [--rounds 20]
"""

import argparse
import json
import pathlib
import random
import subprocess
import sys
import tempfile
import threading

METHODS = [
    "initialize",
    "initialized",
    "shutdown",
    "textDocument/didOpen",
    "textDocument/didChange",
    "textDocument/didSave",
    "textDocument/didClose",
    "textDocument/completion",
    "completionItem/resolve",
    "textDocument/hover",
    "textDocument/definition",
    "textDocument/references",
    "textDocument/prepareRename",
    "textDocument/rename",
    "workspace/willRenameFiles",
    "textDocument/codeAction",
    "workspace/executeCommand",
    "textDocument/documentSymbol",
    "workspace/symbol",
    "textDocument/foldingRange",
    "textDocument/documentLink",
    "textDocument/inlayHint",
    "textDocument/diagnostic",
    "workspace/diagnostic",
    "workspace/didChangeWatchedFiles",
    "$/cancelRequest",
    "workspace/didChangeConfiguration",
    "workspace/didChangeWorkspaceFolders",
    "workspace/didRenameFiles",
    "window/workDoneProgress/cancel",
    "exit",
    "no/such",
    "",
]
TEXTS = [
    "",
    "# A\n",
    '```json\n{"a": [',
    "---\ntitle: x\n---\n[[A#",
    "\U0001f600\r\n\ud800",
    ":::include{file=",
    "{{ page.",
]


def value(chance, depth=0):
    kind = chance.randrange(9 if depth < 4 else 6)
    if kind == 0:
        return None
    if kind == 1:
        return chance.choice([0, 1, -1, 2**31, 2**63, 10**30, 1.5, -0.0])
    if kind == 2:
        return chance.choice([True, False])
    if kind < 6:
        return chance.choice(TEXTS + ["file:///", "file:///%zz", "untitled:a.md", "\x00"])
    if kind < 7:
        return [value(chance, depth + 1) for _ in range(chance.randrange(4))]
    names = [
        "uri",
        "text",
        "version",
        "position",
        "line",
        "character",
        "range",
        "start",
        "end",
        "items",
        "files",
        "id",
    ]
    return {chance.choice(names): value(chance, depth + 1) for _ in range(chance.randrange(5))}


def params(chance, root):
    """Parameters that are mostly right, so that more than the reading of them is looked at."""
    place = {"line": chance.randrange(-1, 9), "character": chance.randrange(-1, 30)}
    uri = chance.choice(
        [(root / "content/index.md").as_uri(), (root / "x.md").as_uri(), "untitled:a.md", "bad"]
    )
    whole = {
        "textDocument": {"uri": uri, "languageId": "markdown", "version": 1, "text": chance.choice(TEXTS)},
        "position": place,
        "range": {"start": place, "end": place},
        "query": "a",
        "newName": "b",
        "context": {"diagnostics": [], "includeDeclaration": True},
        "capabilities": {},
        "label": "a",
        "contentChanges": [{"range": {"start": place, "end": place}, "text": chance.choice(TEXTS)}],
        "workspaceFolders": [{"uri": root.as_uri(), "name": "a"}],
        "previousResultIds": [],
        "files": [{"oldUri": uri, "newUri": root.as_uri() + "/content/b.md"}],
        # Nothing says of which schema, so that nothing is fetched.
        "command": chance.choice(["waymark.explain", "waymark.addSchema"]),
        "settings": {"waymark": {"inlayHints": chance.choice([True, False, 1, None])}},
        "token": chance.randrange(3),
        "changes": [{"uri": uri, "type": 2}],
        "event": {"added": [], "removed": []},
        "id": chance.randrange(50),
    }
    if chance.random() < 0.3:
        whole[chance.choice(list(whole))] = value(chance)
    return whole


def message(chance, root, number):
    kind = chance.random()
    if kind < 0.06:
        return bytes(chance.randrange(256) for _ in range(chance.randrange(80)))
    if kind < 0.1:
        body = bytes(chance.randrange(256) for _ in range(chance.randrange(60)))
        return b"Content-Length: %d\r\n\r\n" % len(body) + body
    if kind < 0.14:
        # A header whose number is not that of the bytes behind it, or that is none.
        length = chance.choice(["-1", "0", "7", "99", "9" * 30, "x", "", "0x10", " 5"])
        return f"Content-Length: {length}\r\n\r\n".encode() + b'{"a": 1}'
    if kind < 0.2:
        # Answers that nobody asked for, and many messages in one.
        answer = {"jsonrpc": "2.0", "id": chance.randrange(4), "result": value(chance)}
        if chance.random() < 0.3:
            answer["error"] = {"code": value(chance), "message": value(chance)}
        body = json.dumps(answer if chance.random() < 0.7 else [answer] * 3).encode("utf-8", "surrogatepass")
        return b"Content-Length: %d\r\n\r\n" % len(body) + body
    content = {"jsonrpc": "2.0", "method": chance.choice(METHODS), "params": params(chance, root)}
    if content["method"] in ("shutdown", "exit") and chance.random() < 0.9:
        content["method"] = "textDocument/hover"
    if chance.random() < 0.7:
        content["id"] = number
    if chance.random() < 0.1:
        content = value(chance)
    body = json.dumps(content).encode("utf-8", "surrogatepass")
    return b"Content-Length: %d\r\n\r\n" % len(body) + body


def conversation(program, seed, count):
    """Talks to one process; what is wrong, or nothing."""
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        (root / "content").mkdir()
        (root / "content/site.yaml").write_text("title: A\n")
        (root / "content/index.md").write_text("# A\n\n[[A]] ```json\n")
        process = subprocess.Popen(
            [program, "lsp"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        heard = []
        reader = threading.Thread(target=lambda: heard.append(process.stdout.read()), daemon=True)
        reader.start()

        def send(content):
            body = json.dumps(content).encode()
            process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)

        try:
            if seed % 4:
                send(
                    {
                        "jsonrpc": "2.0",
                        "id": 0,
                        "method": "initialize",
                        "params": params(random.Random(0), root),
                    }
                )
                send({"jsonrpc": "2.0", "method": "initialized", "params": {}})
            for number in range(1, count):
                process.stdin.write(message(chance, root, number))
            # A header that was begun is ended, and then the end comes.
            process.stdin.write(b"\r\n\r\n" * 3)
            for content in (
                {"jsonrpc": "2.0", "id": "end", "method": "shutdown"},
                {"jsonrpc": "2.0", "method": "exit"},
            ):
                for _ in range(2):
                    send(content)
            process.stdin.close()
            status = process.wait(timeout=120)
        except BrokenPipeError:
            status = process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            process.kill()
            return f"seed {seed}: it does not end"
        reader.join(timeout=20)
        if status not in (0, 1):
            return f"seed {seed}: it ended with {status}: {process.stderr.read()[-400:]!r}"
        return None


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=12)
    parser.add_argument("--messages", type=int, default=150)
    arguments = parser.parse_args()
    problems = []
    for seed in range(arguments.seed, arguments.seed + arguments.rounds):
        problem = conversation(str(pathlib.Path(arguments.program).absolute()), seed, arguments.messages)
        if problem:
            problems.append(problem)
            print(problem)
    print(f"{arguments.rounds - len(problems)} passed, {len(problems)} failed")
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
