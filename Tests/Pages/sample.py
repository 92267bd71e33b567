"""The sample site, or another one: built by the program, served on the loopback, read as a list of tags."""

import functools
import http.server
import json
import shutil
import subprocess
import threading
import urllib.error
import urllib.parse
import urllib.request
from html.parser import HTMLParser
from pathlib import Path

SOURCES = Path(__file__).parent / "site"
PLACE = "/docs/"  # The site does not lie at the root of its host, as many do not.
MANY = 60
# The strictest that a host can send: every test works under it, since what it forbids is said on the console.
POLICY = "default-src 'self'"


class Page(HTMLParser):
    """What a page's HTML says, before any script has touched it."""

    VOID = {"br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}

    def __init__(self, path, html):
        super().__init__()
        self.path = path
        self.ids, self.references, self.headings, self.tree = [], [], [], []
        self._open = []
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        if "id" in values:
            self.ids.append(values["id"])
        self.references += [values[name] for name in ("href", "src") if name in values]
        if tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
            self.headings.append(int(tag[1]))
        if tag == "a" and "tree" in self._open:
            self.tree.append((values["href"], values.get("aria-current")))
        if tag not in self.VOID:
            self._open.append(values.get("class"))

    def handle_endtag(self, tag):
        self._open.pop()


class Site:
    """The built sample and its server. `pages` has the path of every page, as its URLs have it."""

    def __init__(self, program, folder, sources=None):
        self._server = _Server(
            ("127.0.0.1", 0), functools.partial(_Handler, directory=folder / "public"))
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        self.origin = f"http://127.0.0.1:{self._server.server_port}"
        output = folder / "public" / PLACE.strip("/")
        output.parent.mkdir()
        subprocess.run(
            [program, "build", sources or _sources(folder), "--output", output, "--base-url", self.origin + PLACE,
             "--date", "2026-11-22"], check=True, stdout=subprocess.DEVNULL)
        files = (path.relative_to(output).as_posix() for path in output.rglob("*.html"))
        self.pages = sorted(PLACE + path.removesuffix("index.html") for path in files)

    def get(self, path):
        """The status, media type and bytes of an answer."""
        try:
            with urllib.request.urlopen(self.origin + path) as answer:
                return answer.status, answer.headers.get_content_type(), answer.read()
        except urllib.error.HTTPError as answer:
            return answer.code, answer.headers.get_content_type(), answer.read()

    @functools.cache
    def page(self, path):
        return Page(path, self.get(path)[2].decode())

    def resolve(self, page, reference):
        """The path and fragment that a page's reference leads to, or nothing where it leaves the site."""
        url = urllib.parse.urlsplit(urllib.parse.urljoin(self.origin + page, reference))
        if f"{url.scheme}://{url.netloc}" != self.origin:
            return None
        return url.path + (f"?{url.query}" if url.query else ""), urllib.parse.unquote(url.fragment)

    def close(self):
        self._server.shutdown()
        self._server.server_close()


def _sources(folder):
    """A copy of the sources with one folder of many pages and no page of its own."""
    copy = Path(shutil.copytree(SOURCES, folder / "site"))
    (copy / "content" / "many").mkdir()
    for number in range(1, MANY + 1):
        matter = {"title": f"Page {number} of many", "weight": number}
        text = f"{json.dumps(matter)}\n\nBack to [the guides](../guides/index.md).\n"
        (copy / "content" / "many" / f"page-{number:02}.md").write_text(text)
    return copy


class _Server(http.server.ThreadingHTTPServer):
    def handle_error(self, *_):
        """Says nothing: a browser hangs up when it goes on to the next page. Tests see what is missing."""


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Files as a plain host serves them: no lists of folders, and the site's own page for what is missing."""

    protocol_version = "HTTP/1.1"

    def list_directory(self, path):
        self.send_error(404)

    def send_error(self, code, *_):
        body = (Path(self.directory) / PLACE.strip("/") / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def end_headers(self):
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, *_):
        pass
