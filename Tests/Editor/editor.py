"""Drives Neovim without a screen as it talks to `waymark lsp`.

python Tests/Editor/neovim.py --program .build/release/waymark
"""

import argparse
import os
import pathlib
import subprocess
import sys
import tempfile

SITE = {
    "content/site.yaml": "title: Docs\n",
    "content/index.md": "# Home\n\n[page](page.md#facts) and [[Page#Facts]].\n",
    "content/page.md": '# Page\n\n```json schema=claude-code-mcp\n{"mcpServers": {"a": {"comand": "npx"}}}\n```\n\n'
    "## Facts\n\nSome.\n",
}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("editor", choices=["nvim", "emacs"])
    parser.add_argument("--program", required=True)
    arguments = parser.parse_args()
    here = pathlib.Path(__file__).parent
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder).resolve()
        for name, text in SITE.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        environment = os.environ | {
            "WAYMARK": str(pathlib.Path(arguments.program).absolute()),
            "SITE": str(root),
            "HOME": folder,
        }
        commands = {
            "nvim": ["--headless", "--clean", "-u", "NONE", "-S", str(here / "neovim.lua")],
            "emacs": ["-q", "--batch", "-l", str(here / "emacs.el")],
        }
        command = [arguments.editor, *commands[arguments.editor]]
        try:
            run = subprocess.run(command, env=environment, timeout=120, check=False)
        except subprocess.TimeoutExpired:
            sys.exit(f"{arguments.editor} did not end")
    sys.exit(run.returncode)


if __name__ == "__main__":
    main()
