import Testing
import Text

@testable import LanguageProtocol

/// Any message, in any order, with any bytes, ends in an answer.
@Suite struct AnyBytesTests {
    /// Numbers that look random and are the same in each run.
    private struct Numbers {
        var seed: UInt64
        mutating func next(_ bound: Int) -> Int {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((seed >> 33) % UInt64(bound))
        }
    }

    private static let methods = [
        "initialize", "initialized", "shutdown", "exit", "$/cancelRequest", "$/setTrace",
        "textDocument/didOpen",
        "textDocument/didChange", "textDocument/didClose", "textDocument/didSave", "textDocument/diagnostic",
        "textDocument/completion", "completionItem/resolve", "textDocument/hover", "textDocument/definition",
        "textDocument/references", "textDocument/prepareRename", "textDocument/rename",
        "textDocument/codeAction",
        "textDocument/documentSymbol", "textDocument/foldingRange", "textDocument/documentLink",
        "textDocument/inlayHint", "workspace/diagnostic", "workspace/symbol", "workspace/willRenameFiles",
        "workspace/didRenameFiles", "workspace/executeCommand", "workspace/didChangeWatchedFiles",
        "workspace/didChangeConfiguration", "workspace/didChangeWorkspaceFolders",
        "window/workDoneProgress/cancel",
        "none", "",
    ]
    private static let names = [
        "textDocument", "uri", "position", "line", "character", "range", "start", "end", "text", "version",
        "languageId", "contentChanges", "context", "diagnostics", "files", "oldUri", "newUri", "capabilities",
        "label", "data", "query", "event", "added", "changes", "type", "command", "token", "newName", "id",
    ]

    private func value(_ numbers: inout Numbers, _ depth: Int) -> JSONValue {
        switch numbers.next(depth > 3 ? 6 : 9) {
        case 0: return .null
        case 1: return .boolean(true)
        case 2: return .integer([0, 1, -1, 7, Int.max, Int.min][numbers.next(6)])
        case 3: return .decimal("1e999")
        case 4: return .string(["", "file:///a", "x", "\u{0}", "😀"][numbers.next(5)])
        case 5: return .array([])
        case 6: return .array((0..<numbers.next(3)).map { _ in value(&numbers, depth + 1) })
        default:
            return .object(
                (0..<numbers.next(6)).map { _ in
                    JSONMember(Self.names[numbers.next(Self.names.count)], value(&numbers, depth + 1))
                })
        }
    }

    /// Does what a server does: reads each call, and answers.
    private func work(_ connection: inout Connection, _ text: inout EditedText) -> (
        answered: Int, ended: Bool
    ) {
        var answered = 0
        while let call = connection.next() {
            switch call {
            case .request(let id, let method, let params):
                let result: Result<JSONValue, ResponseError>
                do {
                    _ = try ClientRequest(method: method, params)
                    result = .success(.null)
                } catch { result = .failure(error) }
                answered += connection.answer(id, result).isEmpty ? 0 : 1
            case .notification(let method, let params):
                if case .changed(_, let version, let changes) = try? ClientNotification(
                    method: method, params)
                {
                    text.apply(changes, version: version, in: .utf16)
                }
            case .response: break
            case .exit: return (answered, true)
            }
        }
        return (answered, false)
    }

    private static func opened() throws -> EditedText {
        let item = try JSONValue(
            text: #"{"uri":"file:///a","languageId":"x","version":1,"text":"a\n😀b\r\nc"}"#)
        return EditedText(try TextDocumentItem(item))
    }

    @Test func anyMessagesInAnyOrder() throws {
        var numbers = Numbers(seed: 0xC0FFEE)
        var text = try Self.opened()
        var (asked, answered) = (0, 0)
        for round in 0..<300 {
            var connection = round % 3 == 0 ? Connection() : Connection.initialized()
            for id in 0..<20 {
                let method = Self.methods[numbers.next(Self.methods.count)]
                let isRequest = numbers.next(2) == 0
                let params = value(&numbers, 0)
                let isTaken = if case .object = params { true } else { params == .null }
                let content = JSONValue.members([
                    "jsonrpc": .string("2.0"), "id": isRequest ? .integer(id) : nil,
                    "method": .string(method),
                    "params": isTaken ? params : nil,
                ])
                if isRequest { asked += 1 }
                answered += contents(connection.receive(framed(content.text))).count
                let (count, _) = work(&connection, &text)
                answered += count
            }
        }
        #expect(asked == answered)
    }

    /// Whatever is cut out of, put into or changed in a stream, what comes behind it is found again.
    @Test func anyBytes() throws {
        let good = framed(
            #"""
            {"jsonrpc":"2.0","id":1,"method":"textDocument/hover",\#
            "params":{"textDocument":{"uri":"file:///é"},"position":{"line":0,"character":1}}}
            """#
        )
        var numbers = Numbers(seed: 0xBADBEEF)
        var text = try Self.opened()
        for _ in 0..<1_500 {
            var bytes = good + good
            for _ in 0...numbers.next(4) {
                let place = numbers.next(bytes.count)
                switch numbers.next(4) {
                case 0: bytes.remove(at: place)
                case 1: bytes.insert(UInt8(numbers.next(256)), at: place)
                case 2: bytes[place] = UInt8(numbers.next(256))
                default: bytes.removeSubrange(place..<min(place + numbers.next(30), bytes.count))
                }
            }
            var connection = Connection.initialized()
            _ = connection.receive(bytes)
            _ = work(&connection, &text)
            // The end of a message that was cut may take up to its length of what follows.
            for _ in 0..<4 {
                _ = connection.receive(good)
                _ = work(&connection, &text)
            }
            var last: [String] = []
            for _ in 0..<200 where last.isEmpty {
                _ = connection.receive(good)
                last = connection.calls()
            }
            #expect(!last.isEmpty, "\(String(decoding: bytes, as: UTF8.self))")
        }
    }

    @Test func bytesWithoutSense() {
        var numbers = Numbers(seed: 42)
        var connection = Connection()
        for _ in 0..<2_000 {
            let bytes = (0..<numbers.next(60)).map { _ in UInt8(numbers.next(256)) }
            _ = connection.receive(bytes)
        }
        #expect(connection.calls() == [])
    }

    @Test func manyHalvesOfHeaders() {
        for piece in [
            "Content-Length: ", "Content-Length: 1\r\n", "\r\n", "a:b\r\n", "Content-Length: 1\r\n\r\n",
            "x\n",
        ] {
            var framing = MessageFraming()
            framing.append(Array(String(repeating: piece, count: 5_000).utf8))
            var count = 0
            while framing.next() != nil { count += 1 }
            #expect(count <= 5_001)
        }
    }
}
