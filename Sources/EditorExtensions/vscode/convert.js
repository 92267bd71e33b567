"use strict";

// Values of the protocol as values of the editor. Columns are counted in UTF-16 by both.

/** Converters for an editor, which is the module `vscode`, or one like it in tests. */
function converters(vscode) {
  const position = (value) => new vscode.Position(value.line, value.character);
  const range = (value) => new vscode.Range(position(value.start), position(value.end));
  const location = (value) =>
    new vscode.Location(
      vscode.Uri.parse(value.uri ?? value.targetUri), range(value.range ?? value.targetSelectionRange),
    );
  const markdown = (value) => new vscode.MarkdownString(typeof value === "string" ? value : value.value);

  function diagnostic(value) {
    const shown = new vscode.Diagnostic(range(value.range), value.message, value.severity - 1);
    shown.source = value.source;
    shown.code = value.codeDescription
      ? { value: value.code, target: vscode.Uri.parse(value.codeDescription.href) }
      : value.code;
    shown.tags = value.tags;
    shown.relatedInformation = (value.relatedInformation ?? []).map(
      (related) => new vscode.DiagnosticRelatedInformation(location(related.location), related.message),
    );
    return shown;
  }

  function completion(value) {
    const kind = value.kind === undefined ? undefined : value.kind - 1;
    const item = new vscode.CompletionItem(value.label, kind);
    item.detail = value.detail;
    item.documentation = value.documentation && markdown(value.documentation);
    item.tags = value.tags;
    item.preselect = value.preselect;
    item.sortText = value.sortText;
    item.filterText = value.filterText;
    if (value.textEdit) {
      item.range = range(value.textEdit.range);
      const text = value.textEdit.newText;
      item.insertText = value.insertTextFormat === 2 ? new vscode.SnippetString(text) : text;
    }
    item.additionalTextEdits = (value.additionalTextEdits ?? []).map(textEdit);
    return item;
  }

  const textEdit = (value) => new vscode.TextEdit(range(value.range), value.newText);

  function workspaceEdit(value) {
    if (!value) return undefined;
    const edit = new vscode.WorkspaceEdit();
    for (const change of value.documentChanges ?? []) {
      if (change.kind === "create") {
        edit.createFile(vscode.Uri.parse(change.uri), { ignoreIfExists: true });
      } else if (change.kind === "rename") {
        edit.renameFile(vscode.Uri.parse(change.oldUri), vscode.Uri.parse(change.newUri));
      } else {
        for (const one of change.edits) {
          edit.replace(vscode.Uri.parse(change.textDocument.uri), range(one.range), one.newText);
        }
      }
    }
    return edit;
  }

  function codeAction(value) {
    const action = new vscode.CodeAction(value.title, vscode.CodeActionKind.Empty.append(value.kind));
    action.edit = workspaceEdit(value.edit);
    if (value.command) action.command = value.command;
    action.isPreferred = value.isPreferred;
    action.diagnostics = (value.diagnostics ?? []).map(diagnostic);
    return action;
  }

  function documentSymbol(value) {
    const symbol = new vscode.DocumentSymbol(
      value.name, value.detail ?? "", value.kind - 1, range(value.range), range(value.selectionRange),
    );
    symbol.children = (value.children ?? []).map(documentSymbol);
    return symbol;
  }

  const workspaceSymbol = (value) =>
    new vscode.SymbolInformation(
      value.name, value.kind - 1, value.containerName ?? "", location(value.location),
    );

  const folding = (value) => new vscode.FoldingRange(value.startLine, value.endLine);

  const documentLink = (value) => {
    const link = new vscode.DocumentLink(range(value.range), vscode.Uri.parse(value.target));
    link.tooltip = value.tooltip;
    return link;
  };

  const inlayHint = (value) => {
    const hint = new vscode.InlayHint(position(value.position), value.label);
    hint.paddingLeft = true;
    hint.tooltip = value.tooltip && markdown(value.tooltip);
    return hint;
  };

  const hover = (value) =>
    value && new vscode.Hover(markdown(value.contents), value.range && range(value.range));

  return {
    position, range, location, diagnostic, completion, workspaceEdit, codeAction, documentSymbol,
    workspaceSymbol, folding, documentLink, inlayHint, hover,
  };
}

module.exports = { converters };
