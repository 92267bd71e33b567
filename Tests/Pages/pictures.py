"""Draws the pictures of the README and the manual: what the program prints, and its pages as Chromium shows them.

    python Tests/Pages/pictures.py --program .build/release/waymark [NAME …]

They go to content/manual/pictures. A NAME picks those that it is part of. Needs Playwright from PyPI, an installed
Chromium, `script` for the colours of a terminal, and for what an editor shows Neovim and pyte from PyPI.
"""

import contextlib
import fcntl
import html
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time
from pathlib import Path

sys.dont_write_bytecode = True  # Nothing is left beside the sources.

from runner import chosen, chromium, parser

ROOT = Path(__file__).resolve().parent.parent.parent
PICTURES = ROOT / "content/manual/pictures"
WINDOW = {"width": 1180, "height": 600}
GUIDE = "/guides/web-search-with-brave/"

SETUP = """# Web search

Put your key in the place of `YOUR_KEY`:

```json
{
  "mcpServers": {
    "brave": {
      "comand": "npx",
      "args": ["-y", "@brave/brave-search-mcp-server"],
      "env": {"BRAVE_API_KEY": "YOUR_KEY"}
    }
  }
}
```
"""
SERVERS = '{"mcpServers": {"brave": {"command": "npx", "args": ["-y", "a"]}}}\n'
# The repository of the first picture, which a test of the program knows too.
REPOSITORY = {
    ".mcp.json": SERVERS,
    "README.md": f'```json title=".mcp.json"\n{SERVERS}```\n\n```json\n{{"query": "weather"}}\n```\n',
    "docs/setup.md": SETUP,
}
# The site that the pictures of themes show.
TOOLS = {
    "content/site.yaml": "title: Tools at Example\n",
    "content/index.md": "# Tools at Example\n\nWhat we work with.\n",
    "content/tools/index.md": "# Tools\n\nEach has a page, and [questions](mailto:tools@example.org) are welcome.\n",
    "content/tools/forge.md": "---\ndescription: Where our code lives.\n---\n\n# The forge\n\nIt lives here.\n",
    "content/tools/mail.md": "---\ndescription: How to write to a list.\n---\n\n# Mail\n\nWrite to it.\n",
}
# The terminal's colours as classes, by the numbers that select them.
CLASSES = {"1": "b", "2": "d", "31": "r", "32": "g", "33": "y", "34": "u", "35": "m", "36": "c"}
STYLE = """
text { font: 14px/1.4 ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace; fill: #1f2328; white-space: pre }
.f { fill: #f6f8fa; stroke: #d1d9e0 } .b { font-weight: 600 } .d { fill: #59636e } .r { fill: #cf222e } .g { fill: #1a7f37 }
.p { fill: #e6eaef } .y { fill: #9a6700 } .u { fill: #0969da } .m { fill: #8250df } .c { fill: #0b7285 }
@media (prefers-color-scheme: dark) {
text { fill: #e6edf3 } .f { fill: #0d1117; stroke: #3d444d } .d { fill: #9198a1 } .r { fill: #ff7b72 } .g { fill: #3fb950 }
.y { fill: #d29922 } .u { fill: #58a6ff } .m { fill: #bc8cff } .c { fill: #39c5cf } .p { fill: #262c36 } }
"""


class Terminal:
    """What a terminal of a fixed width shows, as an SVG with an element `text` for each line of it."""

    WIDTH = 102

    def __init__(self, text):
        self.on = set()
        self.row = 0
        rows = "\n".join(self.line(line) for line in text.rstrip("\n").split("\n"))
        width, height = 32 + 8.43 * self.WIDTH, 28 + 20 * self.row
        self.svg = (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0f}" height="{height}" '
            f'viewBox="0 0 {width:.0f} {height}">\n<style>{STYLE}</style>\n'
            f'<rect class="f" x=".5" y=".5" width="{width - 1:.0f}" height="{height - 1}" rx="6"/>\n{rows}\n</svg>\n')

    def line(self, line):
        start, self.column = 32 + 20 * self.row, 0
        self.row += 1
        return f'<text x="16" y="{start}">{"".join(self.spans(line))}</text>'

    def spans(self, line):
        for part in re.split(r"(\x1b\[[0-9;]*[mK])", line):
            if not part.startswith("\x1b"):
                text = "".join(self.words(part))
                yield f'<tspan class="{" ".join(sorted(self.on))}">{text}</tspan>' if self.on and text else text
            elif part.endswith("m"):
                for number in part[2:-1].split(";"):
                    self.on.clear() if number in ("", "0") else self.on.add(CLASSES[number])

    def words(self, text):
        """A word that the line has no room for begins the next one."""
        for word in re.findall(r" +|[^ ]+", text):
            self.column += len(word)
            escaped = html.escape(word, quote=False)
            if self.column > self.WIDTH and word.strip():
                self.column = len(word)
                self.row += 1
                escaped = f'<tspan x="16" dy="20">{escaped}</tspan>'
            yield escaped


def draw_finding(program, browser):
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "docs").mkdir()
        for name, text in REPOSITORY.items():
            Path(folder, name).write_text(text, encoding="utf-8")
        run = subprocess.run(
            ["script", "-qec", f"{program} check", "/dev/null"], cwd=folder, capture_output=True, text=True,
            env={**os.environ, "TERM": "xterm-256color"})
    text = "\x1b[2m$\x1b[0m waymark check\n" + run.stdout.replace("\r", "")
    (PICTURES / "finding.svg").write_text(Terminal(text).svg, encoding="utf-8")


EDITED = """# Web search

Put this into `.mcp.json`:

```json schema=claude-code-mcp
{
  "mcpServers": {
    "brave": {
      ""
      "command": "npx",
      "args": ["-y", "@brave/brave-search-mcp-server"]
    }
  }
}
```
"""
# Neovim asks for what may stand between the quotes on the ninth line, as somebody who presses Ctrl-X and Ctrl-O.
EDITOR = """
vim.o.completeopt, vim.o.pumheight, vim.o.swapfile = "menuone,noselect", 10, false
vim.o.laststatus, vim.o.ruler, vim.o.showmode = 0, false, false
vim.opt.shortmess:append("c")
vim.diagnostic.config({ virtual_text = false, signs = false, underline = false })
vim.cmd("edit content/search.md")
local client = vim.lsp.start_client({ cmd = { vim.env.WAYMARK, "lsp" }, root_dir = vim.fn.getcwd() })
vim.lsp.buf_attach_client(0, client)
vim.bo.omnifunc = "v:lua.vim.lsp.omnifunc"
vim.defer_fn(function()
  vim.api.nvim_win_set_cursor(0, { 9, 6 })
  vim.api.nvim_feedkeys(vim.api.nvim_replace_termcodes("a<C-x><C-o>", true, false, true), "n", false)
end, 1000)
"""
COLUMNS, LINES = 92, 20


def draw_completion(program, browser):
    with tempfile.TemporaryDirectory() as folder:
        for name, text in {"content/search.md": EDITED, "content/site.yaml": "title: Docs\n", "init.lua": EDITOR}.items():
            path = Path(folder, name)
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        screen = shown_by(["nvim", "--clean", "-u", "NONE", "-S", "init.lua"], folder, program, "headersHelper")
    (PICTURES / "completion.svg").write_text(drawing(screen), encoding="utf-8")


def shown_by(command, folder, program, word, seconds=20):
    """What a program shows on a terminal when a word has come, and nothing more does."""
    import pyte

    screen = pyte.Screen(COLUMNS, LINES)
    stream = pyte.ByteStream(screen)
    process, terminal = pty.fork()
    if not process:
        os.chdir(folder)
        os.environ.update(WAYMARK=str(program), HOME=folder, TERM="xterm-256color")
        os.execvp(command[0], command)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if select.select([terminal], [], [], 1)[0]:
            stream.feed(os.read(terminal, 1 << 16))
        elif any(word in line for line in screen.display):
            break
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)
    if not any(word in line for line in screen.display):
        raise AssertionError(f"{word} does not come:\n" + "\n".join(screen.display))
    return screen


def drawing(screen):
    """A screen as an SVG: its text, and grey where a menu lies over it."""
    rows = []
    for row in range(LINES):
        cells = [screen.buffer[row][column] for column in range(COLUMNS)]
        raised = [column for column, cell in enumerate(cells) if cell.bg != "default"]
        if raised:
            rows.append(f'<rect class="p" x="{16 + 8.43 * raised[0]:.1f}" y="{18 + 20 * row}" '
                        f'width="{8.43 * (raised[-1] - raised[0] + 1):.1f}" height="20"/>')
        # Neovim marks the lines behind the end of a file.
        text = re.sub("^~", " ", "".join(cell.data for cell in cells)).rstrip()
        if text:
            rows.append(f'<text x="16" y="{32 + 20 * row}">{html.escape(text, quote=False)}</text>')
    width, height = 32 + 8.43 * COLUMNS, 28 + 20 * LINES
    return (f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0f}" height="{height}" '
            f'viewBox="0 0 {width:.0f} {height}">\n<style>{STYLE}</style>\n'
            f'<rect class="f" x=".5" y=".5" width="{width - 1:.0f}" height="{height - 1}" rx="6"/>\n'
            + "\n".join(rows) + "\n</svg>\n")


@contextlib.contextmanager
def window(program, browser, folder, path):
    """A page of the site in a folder as `serve` shows it, in a window of the pictures' size."""
    process = subprocess.Popen(
        [program, "serve", folder, "--port", "0"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    origin = re.search(r"http://[^/]+", process.stdout.readline()).group()
    page = browser.new_context(viewport=WINDOW, reduced_motion="reduce").new_page()
    page.goto(origin + path)
    page.wait_for_selector("waymark-panel", state="attached")
    yield page
    process.send_signal(signal.SIGINT)
    process.wait(10)


def draw_page(program, browser):
    with window(program, browser, ROOT, GUIDE + "#set-it-up") as page:
        page.screenshot(path=PICTURES / "page.png")


def draw_search(program, browser):
    with window(program, browser, ROOT, GUIDE) as page:
        page.keyboard.press("/")
        page.keyboard.type("gatewya url")
        page.get_by_role("option").first.wait_for()
        page.screenshot(path=PICTURES / "search.png", clip={"x": 340, "y": 0, "width": 840, "height": 420})


def draw_reference(program, browser):
    with window(program, browser, ROOT, "/schemas/claude-desktop/#mcpServers.*.command") as page:
        page.screenshot(path=PICTURES / "reference.png", clip={"x": 340, "y": 84, "width": 840, "height": 352})


def draw_preview(program, browser):
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder, "content/setup.md")
        page.parent.mkdir()
        page.write_text(SETUP.replace("```json", "```json schema=claude-code-mcp"))
        with window(program, browser, folder, "/setup/") as shown:
            shown.locator("waymark-panel >> section").wait_for()
            shown.screenshot(path=PICTURES / "preview.png")


def shown_files(page):
    """The files that a page of the manual shows, by the titles of its blocks."""
    text = (ROOT / "content/manual" / page).read_text(encoding="utf-8")
    return dict(re.findall(r'^```\w+ title="([^"]+)"\n(.*?)^```$', text, re.DOTALL | re.MULTILINE))


def draw_themed(program, browser, names, picture, height):
    """A small site with some of the files of the page on themes."""
    files = shown_files("themes.md")
    with tempfile.TemporaryDirectory() as folder:
        for name, text in {**TOOLS, **{name: files[name] for name in names}}.items():
            path = Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        with window(program, browser, folder, "/tools/") as page:
            page.set_viewport_size({"width": 840, "height": height})
            page.screenshot(path=PICTURES / picture)


def draw_colour(program, browser):
    draw_themed(program, browser, ["templates/brand.css", "templates/_footer.html"], "theme-colour.png", 560)


def draw_plain(program, browser):
    names = ["templates/base.html", "templates/section.html", "templates/plain.css"]
    draw_themed(program, browser, names, "theme-plain.png", 290)


def main():
    arguments = parser(__doc__).parse_args()
    PICTURES.mkdir(exist_ok=True)
    drawn = {name.removeprefix("draw_"): function for name, function in globals().items() if name.startswith("draw_")}
    with chromium() as browser:
        for name in chosen(arguments.names, drawn):
            drawn[name](arguments.program.resolve(), browser)
    for file in sorted(PICTURES.iterdir()):
        print(f"{file.relative_to(ROOT)}: {file.stat().st_size} bytes")


if __name__ == "__main__":
    main()
