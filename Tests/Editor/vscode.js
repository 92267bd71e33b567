"use strict";

// The parts of the extension that need no editor, against the server: node Tests/Editor/vscode.js PROGRAM

const assert = require("node:assert");
const { spawn } = require("node:child_process");
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const { pathToFileURL } = require("node:url");
const { Connection, Framing } = require("../../Sources/EditorExtensions/vscode/connection");
const { converters } = require("../../Sources/EditorExtensions/vscode/convert");

/** A stand-in for the editor's module: each of its classes keeps what it was made of. */
const made = (name) =>
  class {
    constructor(...parts) {
      Object.assign(this, { name, parts });
    }
  };
const names = [
  "Position", "Range", "Location", "MarkdownString", "Diagnostic", "DiagnosticRelatedInformation",
  "CompletionItem", "SnippetString", "TextEdit", "CodeAction", "DocumentSymbol", "SymbolInformation",
  "FoldingRange", "DocumentLink", "InlayHint", "Hover",
];
const editor = Object.fromEntries(names.map((name) => [name, made(name)]));
editor.Uri = { parse: (text) => text };
editor.CodeActionKind = { Empty: { append: (kind) => kind } };
editor.WorkspaceEdit = class {
  constructor() {
    this.edits = [];
  }
  replace(uri, range, text) {
    this.edits.push([path.basename(uri), text]);
  }
  createFile(uri) {
    this.edits.push([path.basename(uri), "new"]);
  }
};

async function main() {
  const framing = new Framing();
  const text = Buffer.from('Content-Length: 15\r\n\r\n{"jsonrpc": 1}\n');
  assert.deepStrictEqual(framing.take(text.subarray(0, 9)), []);
  assert.deepStrictEqual(framing.take(text.subarray(9)), [{ jsonrpc: 1 }]);

  const root = fs.mkdtempSync(path.join(os.tmpdir(), "waymark-"));
  fs.mkdirSync(path.join(root, "content"));
  fs.writeFileSync(path.join(root, "content/site.yaml"), "title: Docs\n");
  fs.writeFileSync(path.join(root, "content/index.md"), "# Home\n\n[page](page.md#facts)\n");
  const block = '{"mcpServers": {"a": {"comand": "npx"}}}';
  const page = `# Page\n\n## Facts\n\n\`\`\`json schema=claude-code-mcp\n${block}\n\`\`\`\n`;
  fs.writeFileSync(path.join(root, "content/page.md"), page);
  const uri = pathToFileURL(path.join(root, "content/page.md")).href;
  const convert = converters(editor);
  let told;
  const findings = new Promise((resolve) => (told = resolve));
  const server = spawn(process.argv[2], ["lsp"]);
  const connection = new Connection(server.stdout, server.stdin, {}, {
    "textDocument/publishDiagnostics": (params) => params.uri === uri && told(params.diagnostics),
  });
  await connection.request("initialize", {
    capabilities: {
      workspace: { workspaceEdit: { documentChanges: true } },
      textDocument: {
        codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } },
        documentSymbol: { hierarchicalDocumentSymbolSupport: true },
        completion: { completionItem: { snippetSupport: true } },
      },
    },
    workspaceFolders: [{ uri: pathToFileURL(root).href, name: "site" }],
  });
  connection.notify("initialized", {});
  const shown = (await findings).map(convert.diagnostic);
  assert.deepStrictEqual(shown.map((one) => one.code), ["unknown-property"]);
  const at = (line, character) => ({ textDocument: { uri }, position: { line, character } });
  const ask = (method, params) => connection.request(`textDocument/${method}`, params);
  const document = { uri, languageId: "markdown", version: 1, text: page };
  connection.notify("textDocument/didOpen", { textDocument: document });
  const items = (await ask("completion", at(5, 24))).items.map(convert.completion);
  assert.ok(items.some((item) => item.parts[0] === "command" && item.insertText));
  const hover = convert.hover(await ask("hover", at(5, 4)));
  assert.ok(hover.parts[0].parts[0].includes("mcpServers"));
  const edit = convert.workspaceEdit(await ask("rename", { ...at(2, 4), newName: "Known" }));
  assert.ok(edit.edits.some(([name, text]) => name === "index.md" && text === "known"));
  const range = { start: { line: 5, character: 24 }, end: { line: 5, character: 24 } };
  const context = { diagnostics: [] };
  const actions = await ask("codeAction", { textDocument: { uri }, range, context });
  assert.ok(actions.map(convert.codeAction).some((action) => action.edit.edits.length > 0));
  const symbols = (await ask("documentSymbol", { textDocument: { uri } })).map(convert.documentSymbol);
  assert.deepStrictEqual(symbols[0].children.map((one) => one.parts[0]), ["Facts"]);
  await assert.rejects(connection.request("no/such", {}), { code: -32601 });
  await connection.request("shutdown", undefined);
  const ended = new Promise((resolve) => server.on("exit", resolve));
  connection.notify("exit", undefined);
  assert.strictEqual(await ended, 0);
  fs.rmSync(root, { recursive: true });
  console.log("1 passed, 0 failed");
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
