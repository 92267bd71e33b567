"""Talks to `waymark lsp` as an editor does, by PyPI's pytest-lsp: every request that the server says it answers.

python Tests/Editor/lsp.py --program .build/release/waymark
"""

import argparse
import asyncio
import http.server
import json
import os
import pathlib
import shutil
import subprocess
import sys
import threading

import pytest
import pytest_lsp
from lsprotocol import types
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities

PROGRAM = os.environ.get("WAYMARK", "waymark")

SITE = {
    "content/site.yaml": "title: Docs\n",
    "content/index.md": "# Home\n\n[[Alpha#Facts]] and [alpha](wiki/alpha.md#facts).\n\nWords.[^n]\n\n[^n]: A note.\n",
    "content/wiki/alpha.md": "---\ntitle: Alpha\naliases: [First]\ntopics: [Config]\n---\n\n## Facts\n\n"
    '```json schema=claude-code-mcp\n{"mcpServers": {"a": {"comand": "npx"}}}\n```\n',
    "content/wiki/beta.md": "---\ntitle: Beta\ntopics: [Config]\n---\n\n[no](none.md)\n",
    "templates/page.html": '{% extends "base.html" %}\n',
}


def write(root, files):
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def uri(path):
    return pathlib.Path(path).absolute().as_uri()


class Talk:
    """A client whose server is running, in a folder of files."""

    def __init__(self, client, root):
        self.client, self.root, self.version = client, root, 1

    def document(self, name):
        return types.TextDocumentIdentifier(uri=uri(self.root / name))

    def open(self, name, text=None):
        path = self.root / name
        text = path.read_text(encoding="utf-8") if text is None else text
        self.client.text_document_did_open(
            types.DidOpenTextDocumentParams(
                types.TextDocumentItem(uri=uri(path), language_id="markdown", version=1, text=text)
            )
        )
        return text

    def change(self, name, changes):
        self.version += 1
        self.client.text_document_did_change(
            types.DidChangeTextDocumentParams(
                types.VersionedTextDocumentIdentifier(version=self.version, uri=uri(self.root / name)),
                changes,
            )
        )

    def at(self, name, line, character):
        return {"text_document": self.document(name), "position": types.Position(line, character)}

    async def published(self, name, count, seconds=120):
        """The findings of a file, waited for until there are as many."""
        for _ in range(seconds * 20):
            found = self.client.diagnostics.get(uri(self.root / name))
            if found is not None and len(found) == count:
                return found
            await asyncio.sleep(0.05)
        raise AssertionError(f"{name} has {self.client.diagnostics.get(uri(self.root / name))}")


def config():
    return ClientServerConfig(server_command=[PROGRAM, "lsp"])


def asking():
    """What Visual Studio Code can do, which asks for findings."""
    capabilities = client_capabilities("visual-studio-code")
    capabilities.text_document.diagnostic = types.DiagnosticClientCapabilities()
    return capabilities


async def begin(client, root, capabilities=None):
    # What the server asks of the editor.
    client.feature("client/registerCapability")(lambda *_: None)
    return await client.initialize_session(
        types.InitializeParams(
            capabilities=capabilities or asking(),
            workspace_folders=[types.WorkspaceFolder(uri=uri(root), name="site")],
        )
    )


@pytest_lsp.fixture(config=config())
async def site_client(lsp_client: LanguageClient, tmp_path):
    """A client that asks for findings, as Visual Studio Code is, on a site."""
    write(tmp_path, SITE)
    await begin(lsp_client, tmp_path)
    yield
    await lsp_client.shutdown_session()


@pytest_lsp.fixture(config=config())
async def hearing_client(lsp_client: LanguageClient, tmp_path):
    """A client that is sent findings and can do little else, on a site."""
    write(tmp_path, SITE)
    await begin(lsp_client, tmp_path, types.ClientCapabilities())
    yield
    await lsp_client.shutdown_session()


@pytest_lsp.fixture(config=config())
async def repository_client(lsp_client: LanguageClient, tmp_path):
    """A client on a folder that is no site."""
    write(
        tmp_path,
        {
            "README.md": '```json title=".mcp.json"\n{"mcpServers": {"a": {"command": 1}}}\n```\n\n## Use\n',
            "docs/guide.md": "# Guide\n\n[use](../README.md#use)\n",
        },
    )
    await begin(lsp_client, tmp_path, types.ClientCapabilities())
    yield
    await lsp_client.shutdown_session()


@pytest_lsp.fixture(config=config())
async def alone_client(lsp_client: LanguageClient, tmp_path):
    """A client that has no folder open."""
    await lsp_client.initialize_session(types.InitializeParams(capabilities=types.ClientCapabilities()))
    yield
    await lsp_client.shutdown_session()


@pytest.fixture
def talk(site_client, tmp_path):
    return Talk(site_client, tmp_path)


@pytest.fixture
def hearing(hearing_client, tmp_path):
    return Talk(hearing_client, tmp_path)


@pytest.fixture
def repository(repository_client, tmp_path):
    return Talk(repository_client, tmp_path)


@pytest.fixture
def alone(alone_client, tmp_path):
    return Talk(alone_client, tmp_path)


# Findings


@pytest.mark.asyncio
async def test_findings_are_asked_for(talk):
    report = await talk.client.text_document_diagnostic_async(
        types.DocumentDiagnosticParams(text_document=talk.document("content/wiki/alpha.md"))
    )
    assert [(item.code, item.range.start.line) for item in report.items] == [("unknown-property", 9)]
    again = await talk.client.text_document_diagnostic_async(
        types.DocumentDiagnosticParams(
            text_document=talk.document("content/wiki/alpha.md"), previous_result_id=report.result_id
        )
    )
    assert again.kind == "unchanged"
    everything = await talk.client.workspace_diagnostic_async(
        types.WorkspaceDiagnosticParams(previous_result_ids=[])
    )
    assert {pathlib.Path(item.uri).name for item in everything.items} >= {"alpha.md", "beta.md"}


@pytest.mark.asyncio
async def test_findings_are_those_of_check(hearing):
    program = subprocess.run(
        [PROGRAM, "check", hearing.root, "--format", "json"], capture_output=True, check=False
    )
    expected = {}
    for finding in json.loads(program.stdout)["diagnostics"]:
        start = finding["range"]["start"] if finding.get("range") else {"line": 1, "column": 1}
        expected.setdefault(finding["path"], []).append(
            (finding["id"], finding["message"], start["line"] - 1)
        )
    assert expected
    for path, wanted in expected.items():
        found = await hearing.published(path, len(wanted))
        assert sorted(
            (one.code, one.message.split("\n")[0], one.range.start.line) for one in found
        ) == sorted(wanted)


@pytest.mark.asyncio
async def test_an_edit_changes_what_is_found(hearing):
    await hearing.published("content/wiki/beta.md", 1)
    hearing.open("content/wiki/beta.md")
    hearing.change(
        "content/wiki/beta.md",
        [
            types.TextDocumentContentChangePartial(
                range=types.Range(types.Position(5, 5), types.Position(5, 12)), text="alpha.md"
            )
        ],
    )
    await hearing.published("content/wiki/beta.md", 0)


@pytest.mark.asyncio
async def test_a_repository_is_checked_as_one(repository):
    found = await repository.published("README.md", 1)
    assert found[0].code == "wrong-type"


@pytest.mark.asyncio
async def test_a_site_in_a_repository_is_a_site(repository):
    write(
        repository.root / "docs",
        {"content/site.yaml": "title: Docs\n", "content/index.md": "# Home\n\n[no](none.md)\n"},
    )
    repository.open("docs/content/index.md")
    found = await repository.published("docs/content/index.md", 1)
    assert found[0].code == "broken-link"


@pytest.mark.asyncio
async def test_a_file_stands_alone(alone):
    alone.open("notes.md", '```json title=".mcp.json"\n{"mcpServers": 1}\n```\n')
    found = await alone.published("notes.md", 1)
    assert found[0].code == "wrong-type"


# Completion, hover


@pytest.mark.asyncio
async def test_keys_are_completed_in_a_block(talk):
    talk.open(
        "content/index.md", '# Home\n\n```json schema=claude-code-mcp\n{"mcpServers": {"a": {""}}}\n```\n'
    )
    items = await talk.client.text_document_completion_async(
        types.CompletionParams(**talk.at("content/index.md", 3, 23))
    )
    labels = [item.label for item in items.items]
    assert "command" in labels and "args" in labels
    command = next(item for item in items.items if item.label == "command")
    assert command.text_edit.new_text == '"command": "$1"'
    resolved = await talk.client.completion_item_resolve_async(command)
    assert resolved.label == "command"


@pytest.mark.asyncio
async def test_links_are_completed(talk):
    talk.open("content/index.md", "# Home\n\n[[\n")
    items = await talk.client.text_document_completion_async(
        types.CompletionParams(**talk.at("content/index.md", 2, 2))
    )
    assert {"Alpha", "First", "Beta"} <= {item.label for item in items.items}


@pytest.mark.asyncio
async def test_a_key_is_explained(talk):
    talk.open("content/wiki/alpha.md")
    hover = await talk.client.text_document_hover_async(
        types.HoverParams(**talk.at("content/wiki/alpha.md", 9, 4))
    )
    assert "mcpServers" in hover.contents.value


# Definition, references, renames


@pytest.mark.asyncio
async def test_links_lead_somewhere(talk):
    talk.open("content/index.md")
    found = await talk.client.text_document_definition_async(
        types.DefinitionParams(**talk.at("content/index.md", 2, 4))
    )
    first = found[0] if isinstance(found, list) else found
    target = getattr(first, "target_uri", None) or first.uri
    assert target == uri(talk.root / "content/wiki/alpha.md")


@pytest.mark.asyncio
async def test_links_of_a_repository_lead_somewhere(repository):
    repository.open("docs/guide.md")
    found = await repository.client.text_document_definition_async(
        types.DefinitionParams(**repository.at("docs/guide.md", 2, 8))
    )
    assert [(one.uri, one.range.start.line) for one in found] == [(uri(repository.root / "README.md"), 4)]
    links = await repository.client.text_document_document_link_async(
        types.DocumentLinkParams(text_document=repository.document("docs/guide.md"))
    )
    assert [link.target for link in links] == [uri(repository.root / "README.md")]
    repository.open("README.md")
    found = await repository.client.text_document_references_async(
        types.ReferenceParams(
            **repository.at("README.md", 4, 4), context=types.ReferenceContext(include_declaration=False)
        )
    )
    assert [one.uri for one in found] == [uri(repository.root / "docs/guide.md")]


@pytest.mark.asyncio
async def test_what_leads_to_a_heading(talk):
    talk.open("content/wiki/alpha.md")
    found = await talk.client.text_document_references_async(
        types.ReferenceParams(**talk.at("content/wiki/alpha.md", 6, 4), context=types.ReferenceContext(False))
    )
    assert [one.uri for one in found] == [uri(talk.root / "content/index.md")] * 2


@pytest.mark.asyncio
async def test_a_heading_is_renamed(talk):
    talk.open("content/wiki/alpha.md")
    place = talk.at("content/wiki/alpha.md", 6, 4)
    prepared = await talk.client.text_document_prepare_rename_async(types.PrepareRenameParams(**place))
    assert prepared.placeholder == "Facts"
    edit = await talk.client.text_document_rename_async(types.RenameParams(**place, new_name="What is known"))
    texts = {
        pathlib.Path(change.text_document.uri).name: [one.new_text for one in change.edits]
        for change in edit.document_changes
    }
    assert texts["index.md"] == ["What is known", "what-is-known"]
    assert "What is known" in texts["alpha.md"]


@pytest.mark.asyncio
async def test_a_file_is_renamed(talk):
    edit = await talk.client.workspace_will_rename_files_async(
        types.RenameFilesParams(
            files=[
                types.FileRename(
                    old_uri=uri(talk.root / "content/wiki/alpha.md"),
                    new_uri=uri(talk.root / "content/guides/omega.md"),
                )
            ]
        )
    )
    texts = [one.new_text for change in edit.document_changes for one in change.edits]
    assert "guides/omega.md" in texts and any("aliases" in text or "/wiki/alpha/" in text for text in texts)


# Actions


@pytest.mark.asyncio
async def test_a_finding_is_fixed(talk):
    talk.open("content/wiki/alpha.md")
    place = types.Range(types.Position(9, 24), types.Position(9, 24))
    actions = await talk.client.text_document_code_action_async(
        types.CodeActionParams(
            text_document=talk.document("content/wiki/alpha.md"),
            range=place,
            context=types.CodeActionContext(diagnostics=[]),
        )
    )
    kinds = {action.kind for action in actions}
    assert {"quickfix", "source.fixAll.waymark"} <= kinds
    text = await talk.client.workspace_execute_command_async(
        types.ExecuteCommandParams(command="waymark.explain", arguments=["unknown-property"])
    )
    assert len(text) > 40


@pytest.mark.asyncio
async def test_a_schema_can_be_taken_in(talk):
    talk.open("content/index.md", '# Home\n\n```json title=".prettierrc.json"\n{"semi": true}\n```\n')
    actions = await talk.client.text_document_code_action_async(
        types.CodeActionParams(
            text_document=talk.document("content/index.md"),
            range=types.Range(types.Position(3, 2), types.Position(3, 2)),
            context=types.CodeActionContext(diagnostics=[]),
        )
    )
    # The package takes an action with an order for the order alone, so only the title can be looked at.
    assert "Take in the schema `prettierrc` from SchemaStore" in [action.title for action in actions]


class Host(http.server.BaseHTTPRequestHandler):
    """A host with one schema."""

    def do_GET(self):
        body = json.dumps({"type": "object", "properties": {"semi": {"type": "boolean"}}}).encode()
        self.send_response(200 if self.path == "/mine.json" else 404)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


@pytest.mark.asyncio
async def test_a_schema_is_taken_in_when_it_is_ordered(talk):
    host = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Host)
    threading.Thread(target=host.serve_forever, daemon=True).start()
    try:
        talk.open("content/index.md", '# Home\n\n```json schema=mine\n{"semi": 1}\n```\n')

        async def codes():
            report = await talk.client.text_document_diagnostic_async(
                types.DocumentDiagnosticParams(text_document=talk.document("content/index.md"))
            )
            return [item.code for item in report.items]

        async def order(name):
            address = f"http://127.0.0.1:{host.server_port}/{name}"
            return await talk.client.workspace_execute_command_async(
                types.ExecuteCommandParams(
                    command="waymark.addSchema", arguments=[talk.document("content/index.md").uri, address]
                )
            )

        assert await codes() == ["unknown-schema"]
        with pytest.raises(Exception, match="cannot fetch"):
            await order("none.json")
        assert not (talk.root / "content/schemas").exists()
        await order("mine.json")
        assert (talk.root / "content/schemas/mine.schema.json").exists()
        assert await codes() == ["wrong-type"]
    finally:
        host.shutdown()


# Parts of documents


@pytest.mark.asyncio
async def test_the_parts_of_a_document(talk):
    talk.open("content/wiki/alpha.md")
    document = talk.document("content/wiki/alpha.md")
    symbols = await talk.client.text_document_document_symbol_async(
        types.DocumentSymbolParams(text_document=document)
    )
    assert [symbol.name for symbol in symbols] == ["Facts"]
    folds = await talk.client.text_document_folding_range_async(
        types.FoldingRangeParams(text_document=document)
    )
    assert (0, 4) in [(fold.start_line, fold.end_line) for fold in folds]
    hints = await talk.client.text_document_inlay_hint_async(
        types.InlayHintParams(
            text_document=document, range=types.Range(types.Position(0, 0), types.Position(20, 0))
        )
    )
    assert [hint.label.split(" ")[0] for hint in hints] == ["claude-code-mcp"]
    links = await talk.client.text_document_document_link_async(
        types.DocumentLinkParams(text_document=talk.document("content/index.md"))
    )
    assert [link.target for link in links] == [uri(talk.root / "content/wiki/alpha.md")] * 2
    found = await talk.client.workspace_symbol_async(types.WorkspaceSymbolParams(query="fact"))
    assert [symbol.name for symbol in found] == ["Facts"]


@pytest.mark.asyncio
async def test_files_that_change_are_read_again(talk):
    (talk.root / "content/wiki/beta.md").write_text("# Beta\n", encoding="utf-8")
    talk.client.workspace_did_change_watched_files(
        types.DidChangeWatchedFilesParams(
            changes=[
                types.FileEvent(
                    uri=uri(talk.root / "content/wiki/beta.md"), type=types.FileChangeType.Changed
                )
            ]
        )
    )
    report = await talk.client.text_document_diagnostic_async(
        types.DocumentDiagnosticParams(text_document=talk.document("content/wiki/beta.md"))
    )
    assert list(report.items) == []


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", required=True)
    arguments, others = parser.parse_known_args()
    os.environ["WAYMARK"] = str(pathlib.Path(arguments.program).absolute())
    if not shutil.which(os.environ["WAYMARK"]):
        sys.exit(f"there is no program {arguments.program}")
    # What is tested is this file, by another interpreter of the same environment, so that it sees the program.
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", __file__, *others]
    sys.exit(subprocess.run(command, check=False).returncode)


if __name__ == "__main__":
    main()
