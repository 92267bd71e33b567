import Text
import Testing

@testable import LanguageProtocol

/// Answers are written as the protocol has them.
@Suite struct AnswerTests {
    private let range = EditorRange(
        start: EditorPosition(line: 0, character: 1), end: EditorPosition(line: 0, character: 2))
    private let at = #"{"start":{"line":0,"character":1},"end":{"line":0,"character":2}}"#
    private let uri = DocumentURI("file:///a")

    @Test func findings() {
        var finding = EditorDiagnostic(range: range, severity: .warning, code: "c", source: "s", message: "m")
        #expect(finding.json.text == #"{"range":\#(at),"severity":2,"code":"c","source":"s","message":"m"}"#)
        finding.tags = [.deprecated, .unnecessary]
        finding.explanation = DocumentURI("https://example.org/c")
        finding.related = [.init(location: EditorLocation(uri: uri, range: range), message: "r")]
        finding.data = .integer(1)
        #expect(
            finding.json.text
                == #"""
                {"range":\#(at),"severity":2,"code":"c",\#
                "codeDescription":{"href":"https://example.org/c"},"source":"s","message":"m",\#
                "tags":[2,1],"relatedInformation":[{"location":{"uri":"file:///a","range":\#(at)},\#
                "message":"r"}],"data":1}
                """#
        )
        #expect(
            DiagnosticReport.full(resultID: "1", []).json.text
                == #"{"kind":"full","resultId":"1","items":[]}"#)
        #expect(DiagnosticReport.full(resultID: nil, []).json.text == #"{"kind":"full","items":[]}"#)
        #expect(
            DiagnosticReport.unchanged(resultID: "1").json.text == #"{"kind":"unchanged","resultId":"1"}"#)
        let all = WorkspaceDiagnosticReport([
            .init(uri: uri, version: nil, report: .unchanged(resultID: "1")),
            .init(uri: uri, version: 2, report: .full(resultID: nil, [])),
        ])
        #expect(
            all.json.text
                == #"""
                {"items":[{"kind":"unchanged","resultId":"1","uri":"file:///a","version":null},\#
                {"kind":"full","items":[],"uri":"file:///a","version":2}]}
                """#
        )
    }

    @Test func completions() throws {
        #expect(CompletionItem("a").json.text == #"{"label":"a"}"#)
        var item = CompletionItem(
            "a", kind: .property, detail: "string", edit: TextEdit(range: range, newText: "\"a\": $1"),
            format: .snippet,
            data: .string("d"))
        item.documentation = MarkupContent(.markdown, "*x*")
        item.isDeprecated = true
        item.isPreselected = true
        item.sortText = "1"
        item.filterText = "\"a"
        item.additionalEdits = [TextEdit(range: range, newText: ",")]
        let text =
            #"""
            {"label":"a","kind":10,"detail":"string","documentation":{"kind":"markdown",\#
            "value":"*x*"},"tags":[1],"preselect":true,"sortText":"1","filterText":"\"a",\#
            "insertTextFormat":2,"textEdit":{"range":\#(at),"newText":"\"a\": $1"},\#
            "additionalTextEdits":[{"range":\#(at),"newText":","}],"data":"d"}
            """#
        #expect(item.json.text == text)
        // A client sends it back as it was.
        #expect(try CompletionItem(JSONValue(text: text)) == item)
        #expect(
            CompletionList([CompletionItem("a")]).json.text
                == #"{"isIncomplete":false,"items":[{"label":"a"}]}"#)
    }

    @Test func snippets() {
        #expect(SnippetText.escaped(#"a$b}c\d{e"#) == #"a\$b\}c\\d{e"#)
        #expect(SnippetText.place(0) == "$0")
        #expect(SnippetText.place(2, "x}y") == #"${2:x\}y}"#)
        #expect(SnippetText.choice(1, ["a", "b,c", "d|e", #"f\g"#]) == #"${1|a,b\,c,d\|e,f\\g|}"#)
        #expect(SnippetText.choice(1, []) == "$1")
    }

    @Test func edits() {
        let edit = WorkspaceEdit([
            .edit(uri, version: 3, [TextEdit(range: range, newText: "x")]),
            .edit(DocumentURI("file:///b"), version: nil, []), .create(DocumentURI("file:///c")),
            .rename(uri, to: DocumentURI("file:///d")),
            .edit(uri, version: 3, [TextEdit(range: range, newText: "y")]),
        ])
        #expect(
            edit.json.text
                == #"""
                {"documentChanges":[{"textDocument":{"uri":"file:///a","version":3},\#
                "edits":[{"range":\#(at),"newText":"x"}]},{"textDocument":{"uri":"file:///b",\#
                "version":null},"edits":[]},{"kind":"create","uri":"file:///c",\#
                "options":{"ignoreIfExists":true}},{"kind":"rename","oldUri":"file:///a",\#
                "newUri":"file:///d"},{"textDocument":{"uri":"file:///a","version":3},\#
                "edits":[{"range":\#(at),"newText":"y"}]}]}
                """#
        )
        #expect(
            edit.plain.text
                == #"""
                {"changes":{"file:///a":[{"range":\#(at),"newText":"x"},{"range":\#(at),\#
                "newText":"y"}],"file:///b":[]}}
                """#
        )
        let action = CodeAction(
            "t", kind: "quickfix", edit: WorkspaceEdit([]), isPreferred: true,
            command: .init(title: "c", name: "n", arguments: [.null]))
        #expect(
            action.json.text
                == #"""
                {"title":"t","kind":"quickfix","isPreferred":true,"edit":{"documentChanges":[]},\#
                "command":{"title":"c","command":"n","arguments":[null]}}
                """#
        )
        #expect(
            RenameTarget(range: range, placeholder: "p").json.text == #"{"range":\#(at),"placeholder":"p"}"#)
    }

    @Test func partsOfDocuments() {
        #expect(
            Hover(MarkupContent(.plainText, "x"), range: range).json.text
                == #"{"contents":{"kind":"plaintext","value":"x"},"range":\#(at)}"#)
        let inner = DocumentSymbol("b", kind: .key, range: range, selection: range)
        let outer = DocumentSymbol(
            "a", detail: "d", kind: .string, range: range, selection: range, children: [inner])
        #expect(
            outer.json.text
                == #"""
                {"name":"a","detail":"d","kind":15,"range":\#(at),"selectionRange":\#(at),\#
                "children":[{"name":"b","kind":20,"range":\#(at),"selectionRange":\#(at)}]}
                """#
        )
        #expect(
            WorkspaceSymbol(
                "a", kind: .file, location: EditorLocation(uri: uri, range: range), container: "c"
            ).json.text
                == #"{"name":"a","kind":1,"location":{"uri":"file:///a","range":\#(at)},"containerName":"c"}"#
        )
        #expect(FoldingRange(startLine: 1, endLine: 4).json.text == #"{"startLine":1,"endLine":4}"#)
        #expect(
            FoldingRange(startLine: 1, endLine: 4, kind: .region).json.text
                == #"{"startLine":1,"endLine":4,"kind":"region"}"#)
        #expect(
            DocumentLink(range: range, target: uri).json.text == #"{"range":\#(at),"target":"file:///a"}"#)
        #expect(
            InlayHint(at: range.start, "x").json.text
                == #"{"position":{"line":0,"character":1},"label":"x","paddingLeft":true}"#)
        #expect(
            EditorLink(origin: range, target: uri, targetRange: range, selection: range).json.text
                == #"""
                {"originSelectionRange":\#(at),"targetUri":"file:///a","targetRange":\#(at),\#
                "targetSelectionRange":\#(at)}
                """#
        )
    }

    @Test func whatAServerTells() {
        #expect(
            contents(ServerNotification.diagnostics(uri, version: 2, []).bytes)
                == [
                    #"""
                    {"jsonrpc":"2.0","method":"textDocument/publishDiagnostics",\#
                    "params":{"uri":"file:///a","version":2,"diagnostics":[]}}
                    """#
                ])
        #expect(ServerNotification.showMessage(.warning, "x").params.text == #"{"type":2,"message":"x"}"#)
        #expect(
            ServerNotification.progress(token: .text("t"), .begin(title: "x", isCancellable: true)).params
                .text
                == #"{"token":"t","value":{"kind":"begin","title":"x","cancellable":true,"percentage":0}}"#)
        #expect(
            WorkDoneProgress.report(message: nil, percentage: 101).json.text
                == #"{"kind":"report","percentage":100}"#)
        #expect(
            WorkDoneProgress.report(message: "m", percentage: -1).json.text
                == #"{"kind":"report","message":"m","percentage":0}"#)
        #expect(WorkDoneProgress.end(message: nil).json.text == #"{"kind":"end"}"#)
    }

    @Test func whatAServerAsks() {
        #expect(
            ServerRequest.configuration(sections: ["a"], scope: uri).params.text
                == #"{"items":[{"scopeUri":"file:///a","section":"a"}]}"#)
        #expect(
            ServerRequest.watchFiles(globs: ["**/*.md"]).params.text
                == #"""
                {"registrations":[{"id":"watched-files","method":"workspace/didChangeWatchedFiles",\#
                "registerOptions":{"watchers":[{"globPattern":"**/*.md"}]}}]}
                """#
        )
        #expect(
            ServerRequest.followConfiguration.params.text
                == #"""
                {"registrations":[{"id":"configuration","method":"workspace/didChangeConfiguration",\#
                "registerOptions":{"section":"waymark"}}]}
                """#
        )
        #expect(ServerRequest.createProgress(token: .number(1)).params.text == #"{"token":1}"#)
        #expect(
            ServerRequest.applyEdit(label: "l", WorkspaceEdit([])).params.text
                == #"{"label":"l","edit":{"documentChanges":[]}}"#)
        #expect(ServerRequest.refreshDiagnostics.method == "workspace/diagnostic/refresh")
    }

    @Test func whatAServerCan() {
        let can = ServerCapabilities(
            columnUnit: .utf8, pullsDiagnostics: true, triggerCharacters: ["\"", "["],
            codeActionKinds: ["quickfix"],
            commands: ["x"], renamedFiles: ["**/*.md"])
        let filter = #"{"filters":[{"pattern":{"glob":"**/*.md"}}]}"#
        #expect(
            InitializeResult(capabilities: can, name: "n", version: "1").json.text
                == #"""
                {"capabilities":{"positionEncoding":"utf-8","textDocumentSync":{"openClose":true,\#
                "change":2,"save":true},"diagnosticProvider":{"interFileDependencies":true,\#
                "workspaceDiagnostics":true},"completionProvider":{"triggerCharacters":["\"","["],\#
                "resolveProvider":true},"hoverProvider":true,"definitionProvider":true,\#
                "referencesProvider":true,"renameProvider":{"prepareProvider":true},\#
                "codeActionProvider":{"codeActionKinds":["quickfix"]},\#
                "executeCommandProvider":{"commands":["x"],"workDoneProgress":true},"documentSymbolProvider":true,\#
                "workspaceSymbolProvider":true,"foldingRangeProvider":true,\#
                "documentLinkProvider":{"resolveProvider":false},"inlayHintProvider":true,\#
                "workspace":{"workspaceFolders":{"supported":true,"changeNotifications":true},\#
                "fileOperations":{"willRename":\#(filter),"didRename":\#(filter)}}},\#
                "serverInfo":{"name":"n","version":"1"}}
                """#
        )
        let less = ServerCapabilities(columnUnit: .utf16, pullsDiagnostics: false, preparesRename: false).json
        #expect(less["diagnosticProvider"] == nil)
        #expect(less["renameProvider"] == .boolean(true))
        #expect(less["executeCommandProvider"] == nil)
        #expect(less.inside("workspace", "fileOperations") == nil)
    }
}
