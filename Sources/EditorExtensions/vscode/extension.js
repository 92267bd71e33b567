"use strict";

const { spawn } = require("node:child_process");
const vscode = require("vscode");
const { Connection } = require("./connection");
const { converters } = require("./convert");

const convert = converters(vscode);
const scheme = "waymark-explanation";

/** The documents that the server looks at. */
const documents = [
  { language: "markdown" },
  { pattern: "**/*.{md,markdown,mdx,json,jsonc,json5,yaml,yml,toml}" },
  { pattern: "**/templates/**" },
];

const capabilities = {
  general: { positionEncodings: ["utf-16"] },
  workspace: {
    workspaceEdit: { documentChanges: true, resourceOperations: ["create", "rename"] },
    fileOperations: { willRename: true },
    workspaceFolders: true,
  },
  textDocument: {
    publishDiagnostics: {
      relatedInformation: true,
      codeDescriptionSupport: true,
      tagSupport: { valueSet: [1, 2] },
    },
    completion: { completionItem: { snippetSupport: true, documentationFormat: ["markdown"] } },
    hover: { contentFormat: ["markdown"] },
    codeAction: {
      codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix", "source.fixAll", "refactor"] } },
    },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    rename: { prepareSupport: true },
  },
};

/** Folders as the protocol names them. */
const named = (folders) => folders.map(({ uri, name }) => ({ uri: uri.toString(), name }));

/** A server that runs, with all that it shows in the editor. */
class Client {
  constructor(output, status) {
    this.output = output;
    this.status = status;
    this.disposables = [];
    this.findings = vscode.languages.createDiagnosticCollection("waymark");
    this.disposables.push(this.findings);
  }

  async start() {
    const settings = vscode.workspace.getConfiguration("waymark");
    const program = settings.get("path") || "waymark";
    const folders = named(vscode.workspace.workspaceFolders ?? []);
    this.process = spawn(program, ["lsp"], { cwd: vscode.workspace.workspaceFolders?.[0]?.uri.fsPath });
    this.process.stderr.on("data", (bytes) => this.output.append(bytes.toString()));
    const started = new Promise((resolve, reject) => {
      this.process.once("spawn", resolve);
      this.process.once("error", reject);
    });
    this.process.once("exit", (status) => {
      if (this.isStopping) return;
      this.show("$(warning) Waymark", `The server ended with ${status}; restart it to go on.`);
    });
    try {
      await started;
    } catch (error) {
      this.show("$(warning) Waymark", `${program} cannot be started: ${error.message}`);
      throw error;
    }
    this.connection = new Connection(this.process.stdout, this.process.stdin, {}, {
      "textDocument/publishDiagnostics": ({ uri, diagnostics }) =>
        this.findings.set(vscode.Uri.parse(uri), diagnostics.map(convert.diagnostic)),
      "window/logMessage": ({ message }) => this.output.appendLine(message),
      "window/showMessage": ({ type, message }) =>
        type < 3 ? vscode.window.showWarningMessage(message) : vscode.window.showInformationMessage(message),
    });
    const result = await this.connection.request("initialize", {
      processId: process.pid,
      clientInfo: { name: "vscode" },
      workspaceFolders: folders,
      initializationOptions: { inlayHints: settings.get("inlayHints"), explanations: `${scheme}:` },
      capabilities,
    });
    this.connection.notify("initialized", {});
    this.follow();
    this.register(result.capabilities);
    this.show("$(check) Waymark", `${result.serverInfo.name} ${result.serverInfo.version}`);
  }

  show(text, tooltip) {
    this.status.text = text;
    this.status.tooltip = tooltip;
    this.status.show();
  }

  // What the server hears

  follow() {
    const isShown = (document) => vscode.languages.match(documents, document) > 0;
    const identifier = (document) => ({ uri: document.uri.toString(), version: document.version });
    const tell = (method, document) => this.connection.notify(method, { textDocument: identifier(document) });
    const open = (document) => {
      if (!isShown(document)) return;
      this.connection.notify("textDocument/didOpen", {
        textDocument: { ...identifier(document), languageId: document.languageId, text: document.getText() },
      });
    };
    vscode.workspace.textDocuments.forEach(open);
    const watcher = vscode.workspace.createFileSystemWatcher("**/*");
    const changed = (type) => (uri) =>
      this.connection.notify("workspace/didChangeWatchedFiles", { changes: [{ uri: uri.toString(), type }] });
    this.disposables.push(
      vscode.workspace.onDidOpenTextDocument(open),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (!isShown(document) || contentChanges.length === 0) return;
        this.connection.notify("textDocument/didChange", {
          textDocument: identifier(document),
          contentChanges: contentChanges.map(({ range, text }) => ({ range, text })),
        });
      }),
      vscode.workspace.onDidSaveTextDocument((document) => {
        if (isShown(document)) tell("textDocument/didSave", document);
      }),
      vscode.workspace.onDidCloseTextDocument((document) => {
        if (isShown(document)) tell("textDocument/didClose", document);
      }),
      vscode.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        this.connection.notify("workspace/didChangeWorkspaceFolders", {
          event: { added: named(added), removed: named(removed) },
        });
      }),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (!event.affectsConfiguration("waymark")) return;
        const settings = vscode.workspace.getConfiguration("waymark");
        this.connection.notify("workspace/didChangeConfiguration", {
          settings: { waymark: { inlayHints: settings.get("inlayHints") } },
        });
      }),
      vscode.workspace.onWillRenameFiles((event) => {
        const files = event.files.map(({ oldUri, newUri }) => ({
          oldUri: oldUri.toString(),
          newUri: newUri.toString(),
        }));
        const edit = this.connection.request("workspace/willRenameFiles", { files });
        event.waitUntil(edit.then(convert.workspaceEdit));
      }),
      watcher,
      watcher.onDidCreate(changed(1)),
      watcher.onDidChange(changed(2)),
      watcher.onDidDelete(changed(3)),
    );
  }

  // What the editor asks

  register(server) {
    const { languages } = vscode;
    const of = (document) => ({ textDocument: { uri: document.uri.toString() } });
    const at = (document, position) => ({ ...of(document), position });
    const ask = async (method, params, token) => {
      try {
        return await this.connection.request(method, params, token);
      } catch (error) {
        // What was cancelled or is out of date is asked again.
        if ([-32800, -32801, -32802].includes(error.code)) return undefined;
        throw error;
      }
    };
    const list = async (method, params, token, one) => ((await ask(method, params, token)) ?? []).map(one);
    this.disposables.push(
      languages.registerCompletionItemProvider(
        documents,
        {
          provideCompletionItems: async (document, position, token) => {
            const found = await ask("textDocument/completion", at(document, position), token);
            if (!found) return undefined;
            return new vscode.CompletionList(found.items.map(convert.completion), found.isIncomplete);
          },
        },
        ...(server.completionProvider?.triggerCharacters ?? []),
      ),
      languages.registerHoverProvider(documents, {
        provideHover: async (document, position, token) =>
          convert.hover(await ask("textDocument/hover", at(document, position), token)),
      }),
      languages.registerDefinitionProvider(documents, {
        provideDefinition: (document, position, token) =>
          list("textDocument/definition", at(document, position), token, convert.location),
      }),
      languages.registerReferenceProvider(documents, {
        provideReferences: (document, position, context, token) =>
          list("textDocument/references", { ...at(document, position), context }, token, convert.location),
      }),
      languages.registerRenameProvider(documents, {
        prepareRename: async (document, position, token) => {
          const target = await ask("textDocument/prepareRename", at(document, position), token);
          if (!target) throw new Error("Nothing here has a name that can be another.");
          return { range: convert.range(target.range), placeholder: target.placeholder };
        },
        provideRenameEdits: async (document, position, newName, token) =>
          convert.workspaceEdit(
            await ask("textDocument/rename", { ...at(document, position), newName }, token),
          ),
      }),
      languages.registerCodeActionsProvider(
        documents,
        {
          provideCodeActions: (document, range, context, token) =>
            list(
              "textDocument/codeAction",
              {
                ...of(document),
                range,
                context: { diagnostics: [], only: context.only ? [context.only.value] : undefined },
              },
              token, convert.codeAction,
            ),
        },
        {
          providedCodeActionKinds: (server.codeActionProvider?.codeActionKinds ?? []).map((kind) =>
            vscode.CodeActionKind.Empty.append(kind),
          ),
        },
      ),
      languages.registerDocumentSymbolProvider(documents, {
        provideDocumentSymbols: (document, token) =>
          list("textDocument/documentSymbol", of(document), token, convert.documentSymbol),
      }),
      languages.registerWorkspaceSymbolProvider({
        provideWorkspaceSymbols: (query, token) =>
          list("workspace/symbol", { query }, token, convert.workspaceSymbol),
      }),
      languages.registerFoldingRangeProvider(documents, {
        provideFoldingRanges: (document, context, token) =>
          list("textDocument/foldingRange", of(document), token, convert.folding),
      }),
      languages.registerDocumentLinkProvider(documents, {
        provideDocumentLinks: (document, token) =>
          list("textDocument/documentLink", of(document), token, convert.documentLink),
      }),
      languages.registerInlayHintsProvider(documents, {
        provideInlayHints: (document, range, token) =>
          list("textDocument/inlayHint", { ...of(document), range }, token, convert.inlayHint),
      }),
      vscode.commands.registerCommand("waymark.addSchema", (...order) =>
        vscode.window.withProgress(
          { location: vscode.ProgressLocation.Notification, title: `Taking in the schema ${order[1]}` },
          () =>
            this.connection.request("workspace/executeCommand", {
              command: "waymark.addSchema",
              arguments: order,
            }),
        ),
      ),
      vscode.workspace.registerTextDocumentContentProvider(scheme, {
        provideTextDocumentContent: (uri) =>
          this.connection.request("workspace/executeCommand", {
            command: "waymark.explain",
            arguments: [uri.path],
          }),
      }),
    );
  }

  async stop() {
    this.isStopping = true;
    for (const disposable of this.disposables.splice(0)) disposable.dispose();
    if (!this.connection || this.connection.isClosed) return;
    try {
      await this.connection.request("shutdown", undefined);
    } catch {
      // It has ended already.
    }
    this.connection.notify("exit", undefined);
  }
}

let client;

async function activate(context) {
  const output = vscode.window.createOutputChannel("Waymark");
  const status = vscode.window.createStatusBarItem(vscode.StatusBarAlignment.Left);
  status.command = "waymark.showOutput";
  const restart = async () => {
    await client?.stop();
    client = new Client(output, status);
    try {
      await client.start();
    } catch (error) {
      output.appendLine(String(error));
    }
  };
  context.subscriptions.push(
    output, status,
    vscode.commands.registerCommand("waymark.restart", restart),
    vscode.commands.registerCommand("waymark.showOutput", () => output.show()),
  );
  await restart();
}

module.exports = { activate, deactivate: () => client?.stop() };
