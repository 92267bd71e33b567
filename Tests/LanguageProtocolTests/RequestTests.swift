import Text
import Testing

@testable import LanguageProtocol

/// Requests and notifications are read as the protocol writes them.
@Suite struct RequestTests {
    private func request(_ method: String, _ params: String) throws -> ClientRequest {
        try ClientRequest(method: method, JSONValue(text: params))
    }

    private func notification(_ method: String, _ params: String) throws -> ClientNotification {
        try ClientNotification(method: method, JSONValue(text: params))
    }

    private static let place = #""textDocument":{"uri":"file:///a"},"position":{"line":1,"character":2}"#
    private static let range = #"{"start":{"line":1,"character":2},"end":{"line":3,"character":4}}"#
    private let uri = DocumentURI("file:///a")
    private let here = EditorRange(
        start: EditorPosition(line: 1, character: 2), end: EditorPosition(line: 3, character: 4))

    @Test func requestsAboutADocument() throws {
        let place = try DocumentPlace(JSONValue(text: "{\(Self.place)}"))
        #expect(place.uri == uri)
        #expect(place.position == EditorPosition(line: 1, character: 2))
        #expect(try request("textDocument/hover", "{\(Self.place)}") == .hover(place))
        #expect(try request("textDocument/definition", "{\(Self.place)}") == .definition(place))
        #expect(try request("textDocument/prepareRename", "{\(Self.place)}") == .prepareRename(place))
        #expect(
            try request("textDocument/rename", #"{\#(Self.place),"newName":"x"}"#)
                == .rename(place, newName: "x"))
        #expect(
            try request("textDocument/references", "{\(Self.place)}")
                == .references(place, includesDeclaration: false))
        #expect(
            try request("textDocument/references", #"{\#(Self.place),"context":{"includeDeclaration":true}}"#)
                == .references(place, includesDeclaration: true))
        #expect(try request("textDocument/completion", "{\(Self.place)}") == .completion(place, trigger: nil))
        #expect(
            try request(
                "textDocument/completion",
                #"{\#(Self.place),"context":{"triggerKind":2,"triggerCharacter":"\""}}"#)
                == .completion(place, trigger: "\""))
        let document = #"{"textDocument":{"uri":"file:///a"}}"#
        #expect(try request("textDocument/documentSymbol", document) == .documentSymbols(uri))
        #expect(try request("textDocument/foldingRange", document) == .foldingRanges(uri))
        #expect(try request("textDocument/documentLink", document) == .documentLinks(uri))
        #expect(try request("textDocument/diagnostic", document) == .diagnostics(uri, previous: nil))
        #expect(
            try request(
                "textDocument/diagnostic", #"{"textDocument":{"uri":"file:///a"},"previousResultId":"7"}"#)
                == .diagnostics(uri, previous: "7"))
        #expect(
            try request(
                "textDocument/inlayHint", #"{"textDocument":{"uri":"file:///a"},"range":\#(Self.range)}"#)
                == .inlayHints(uri, here))
    }

    @Test func requestsAboutTheWorkspace() throws {
        #expect(try request("shutdown", "null") == .shutdown)
        #expect(try request("workspace/symbol", #"{"query":""}"#) == .workspaceSymbols(query: ""))
        #expect(
            try request("workspace/diagnostic", #"{"previousResultIds":[{"uri":"file:///a","value":"1"}]}"#)
                == .workspaceDiagnostics(previous: [uri: "1"]))
        #expect(try request("workspace/diagnostic", "{}") == .workspaceDiagnostics(previous: [:]))
        #expect(
            try request("workspace/executeCommand", #"{"command":"a.b","arguments":[1]}"#)
                == .executeCommand("a.b", [.integer(1)]))
        guard
            case .willRenameFiles(let files) = try request(
                "workspace/willRenameFiles", #"{"files":[{"oldUri":"file:///a","newUri":"file:///b"}]}"#)
        else { return #expect(Bool(false)) }
        #expect(files.map(\.old.text) == ["file:///a"])
        #expect(files.map(\.new.text) == ["file:///b"])
    }

    @Test func codeActionsAreOfSomeKinds() throws {
        func context(_ json: String) throws -> CodeActionContext {
            let text = #"{"textDocument":{"uri":"file:///a"},"range":\#(Self.range),"context":\#(json)}"#
            guard case .codeActions(_, _, let context) = try request("textDocument/codeAction", text) else {
                throw ResponseError(.internalError, "another request")
            }
            return context
        }
        let all = try context(
            #"""
            {"diagnostics":[{"range":\#(Self.range),"message":"m","code":"c","source":"s",\#
            "data":{"a":1}},{"code":5}]}
            """#
        )
        #expect(all.diagnostics.map(\.code) == ["c"])
        #expect(all.diagnostics.first?.data == .object([JSONMember("a", .integer(1))]))
        #expect(all.wants("quickfix"))
        let some = try context(#"{"diagnostics":[],"only":["refactor","source.fixAll"]}"#)
        #expect(some.wants("refactor.rewrite"))
        #expect(some.wants("refactor"))
        #expect(some.wants("source.fixAll"))
        #expect(!some.wants("source"))
        #expect(!some.wants("refactoring"))
        #expect(!some.wants("quickfix"))
        #expect(try context(#"{"diagnostics":[],"only":[""]}"#).wants("quickfix"))
        #expect(try !context(#"{"diagnostics":[],"only":[]}"#).wants("quickfix"))
    }

    @Test(arguments: [
        ("none", "{}", -32601, "`none` is not known"), ("$/none", "{}", -32601, "`$/none` is not known"),
        ("initialize", "{}", -32602, "`capabilities` is missing"),
        ("initialize", "[]", -32602, "expected an object, found an array"),
        ("textDocument/hover", "null", -32602, "expected an object, found `null`"),
        ("textDocument/hover", "{}", -32602, "`textDocument` is missing"),
        ("textDocument/hover", #"{"textDocument":{}}"#, -32602, "`textDocument`: `uri` is missing"),
        (
            "textDocument/hover", #"{"textDocument":{"uri":1}}"#, -32602,
            "`textDocument`: `uri`: expected a string, found `1`"
        ),
        (
            "textDocument/hover", #"{"textDocument":{"uri":"a"},"position":{"line":1}}"#, -32602,
            "`position`: `character` is missing"
        ),
        (
            "textDocument/hover", #"{"textDocument":{"uri":"a"},"position":{"line":1.5,"character":0}}"#,
            -32602, "`position`: `line`: expected a whole number, found `1.5`"
        ),
        (
            "workspace/willRenameFiles", #"{"files":{}}"#, -32602,
            "`files`: expected an array, found an object"
        ),
        ("completionItem/resolve", "{}", -32602, "`label` is missing"),
        ("textDocument/didOpen", "{}", -32601, "`textDocument/didOpen` is not known"),
    ])
    func requestsThatCannotBeRead(method: String, params: String, code: Int, message: String) throws {
        let json = try JSONValue(text: params)
        let found = #expect(throws: ResponseError.self) { try ClientRequest(method: method, json) }
        #expect(found?.code == code)
        #expect(found?.message == message)
    }

    @Test func notifications() throws {
        #expect(try notification("initialized", "{}") == .initialized)
        #expect(try notification("$/setTrace", "{}") == .ignored(method: "$/setTrace"))
        guard
            case .opened(let item) = try notification(
                "textDocument/didOpen",
                #"{"textDocument":{"uri":"file:///a","languageId":"markdown","version":1,"text":"x"}}"#)
        else { return #expect(Bool(false)) }
        #expect(item.uri == uri)
        #expect(item.languageID == "markdown")
        #expect(
            try notification(
                "textDocument/didChange",
                #"""
                {"textDocument":{"uri":"file:///a","version":2},\#
                "contentChanges":[{"range":\#(Self.range),"text":"x"},{"text":"y"}]}
                """#
            )
                == .changed(
                    uri, version: 2, [TextChange(range: here, text: "x"), TextChange(range: nil, text: "y")]))
        #expect(
            try notification("textDocument/didSave", #"{"textDocument":{"uri":"file:///a"}}"#) == .saved(uri))
        #expect(
            try notification("textDocument/didClose", #"{"textDocument":{"uri":"file:///a"}}"#)
                == .closed(uri))
        guard
            case .filesChanged(let changes) = try notification(
                "workspace/didChangeWatchedFiles",
                #"{"changes":[{"uri":"file:///a","type":1},{"uri":"file:///b","type":3}]}"#)
        else { return #expect(Bool(false)) }
        #expect(changes.map(\.kind) == [.created, .deleted])
        #expect(
            try notification(
                "workspace/didChangeWorkspaceFolders",
                #"{"event":{"added":[{"uri":"file:///a","name":"a"},{}],"removed":[]}}"#)
                == .foldersChanged(added: [uri], removed: []))
        #expect(
            try notification("workspace/didChangeConfiguration", #"{"settings":{"a":1}}"#)
                == .configurationChanged(.object([JSONMember("a", .integer(1))])))
        #expect(
            try notification("window/workDoneProgress/cancel", #"{"token":"t"}"#)
                == .progressCancelled(.text("t")))
        #expect(throws: ResponseError.self) {
            try notification(
                "workspace/didChangeWatchedFiles", #"{"changes":[{"uri":"file:///a","type":4}]}"#)
        }
    }

    @Test(arguments: [
        ("{}", ColumnUnit.utf16), (#"{"general":{"positionEncodings":[]}}"#, .utf16),
        (#"{"general":{"positionEncodings":["utf-16","utf-8"]}}"#, .utf8),
        (#"{"general":{"positionEncodings":["utf-32","utf-16"]}}"#, .utf32),
        (#"{"general":{"positionEncodings":["utf-7","utf-16"]}}"#, .utf16),
        (#"{"general":{"positionEncodings":["utf-7"]}}"#, .utf16),
        (#"{"general":{"positionEncodings":"utf-8"}}"#, .utf16),
        (#"{"general":{"positionEncodings":[8,"utf-8"]}}"#, .utf8),
    ])
    func columnsAreAgreedUpon(capabilities: String, unit: ColumnUnit) throws {
        #expect(try ClientCapabilities(JSONValue(text: capabilities)).columnUnit == unit)
    }

    @Test func theFirstRequest() throws {
        let json =
            #"""
            {"processId":7,"workDoneToken":"t","clientInfo":{"name":"Editor"},"rootUri":"file:///r",\#
            "capabilities":{"textDocument":{"diagnostic":{},\#
            "completion":{"completionItem":{"snippetSupport":true,\#
            "documentationFormat":["plaintext"]}},"hover":{"contentFormat":["markdown"]},\#
            "rename":{"prepareSupport":true}},"workspace":{"workspaceEdit":{"documentChanges":true,\#
            "resourceOperations":["create","rename"]},"fileOperations":{"willRename":true},\#
            "configuration":true},"window":{"workDoneProgress":true}},\#
            "initializationOptions":{"a":1}}
            """#
        guard case .initialize(let params) = try request("initialize", json) else {
            return #expect(Bool(false))
        }
        let can = params.capabilities
        #expect(params.processID == 7)
        #expect(params.workDoneToken == .text("t"))
        #expect(params.clientName == "Editor")
        #expect(params.folders == [DocumentURI("file:///r")])
        #expect(params.options?["a"] == .integer(1))
        #expect(
            can.pullsDiagnostics && can.snippets && can.markdown && can.preparesRename && can.documentChanges)
        #expect(can.willRenameFiles && can.configuration && can.workDoneProgress)
        #expect(can.resourceOperations == ["create", "rename"])
        #expect(!can.watchesFiles && !can.appliesEdits && !can.refreshesDiagnostics && !can.nestedSymbols)
    }

    @Test(arguments: [
        (#"{"capabilities":{}}"#, []),
        (#"{"capabilities":{},"rootUri":null,"rootPath":"/a b"}"#, ["file:///a%20b"]),
        (
            #"""
            {"capabilities":{},"rootUri":"file:///r","workspaceFolders":[{"uri":"file:///a",\#
            "name":"a"},{"uri":"file:///b","name":"b"}]}
            """#,
            ["file:///a", "file:///b"]
        ),
        (#"{"capabilities":{},"rootUri":"file:///r","workspaceFolders":null}"#, ["file:///r"]),
    ])
    func foldersThatAreOpen(json: String, folders: [String]) throws {
        #expect(try InitializeParams(JSONValue(text: json)).folders.map(\.text) == folders)
    }
}
