import Testing

@testable import LanguageProtocol

/// Calls come in their order, and each request has one answer.
@Suite struct ConnectionTests {
    private func error(_ id: String, _ code: Int, _ message: String) -> String {
        #"{"jsonrpc":"2.0","id":\#(id),"error":{"code":\#(code),"message":"\#(message)"}}"#
    }

    @Test(arguments: [
        ("x", "null", -32700, "the message is no JSON: no value begins like this at byte 0"),
        ("", "null", -32700, "the message is no JSON: the text ends before a value at byte 0"),
        ("[]", "null", -32600, "batches are not taken"),
        (#"[{"jsonrpc":"2.0","id":1,"method":"shutdown"}]"#, "null", -32600, "batches are not taken"),
        ("1", "null", -32600, "the message is no object"),
        ("{}", "null", -32600, #"`jsonrpc` is not \"2.0\""#),
        (#"{"jsonrpc":"1.0","id":7,"method":"a"}"#, "7", -32600, #"`jsonrpc` is not \"2.0\""#),
        (#"{"jsonrpc":"2.0","id":7}"#, "7", -32600, "`method` is missing"),
        (#"{"jsonrpc":"2.0","id":"x","method":1}"#, #""x""#, -32600, "`method` is no string"),
        (
            #"{"jsonrpc":"2.0","id":7,"method":"a","params":1}"#, "7", -32600,
            "`params` is neither an object nor an array"
        ),
        (
            #"{"jsonrpc":"2.0","id":null,"method":"a"}"#, "null", -32600,
            "`id` is `null`, not a whole number or a string"
        ),
        (
            #"{"jsonrpc":"2.0","id":1.5,"method":"a"}"#, "null", -32600,
            "`id` is `1.5`, not a whole number or a string"
        ),
        (
            #"{"jsonrpc":"2.0","id":{},"method":"a"}"#, "null", -32600,
            "`id` is an object, not a whole number or a string"
        ),
    ])
    func messagesThatAreNone(content: String, id: String, code: Int, message: String) {
        var connection = Connection.initialized()
        #expect(connection.receive(content) == [error(id, code, message)])
        #expect(connection.calls() == [])
    }

    @Test func aBrokenHeaderIsAnswered() {
        var connection = Connection()
        #expect(
            contents(connection.receive(Array("X: 1\r\n\r\n".utf8)))
                == [error("null", -32700, "the header has no Content-Length")])
    }

    @Test func beforeInitializeNothingIsDone() {
        var connection = Connection()
        #expect(
            connection.receive(#"{"jsonrpc":"2.0","id":1,"method":"textDocument/hover"}"#)
                == [error("1", -32002, "`initialize` comes first")])
        #expect(connection.receive(#"{"jsonrpc":"2.0","id":2,"method":"shutdown"}"#).count == 1)
        #expect(connection.receive(#"{"jsonrpc":"2.0","method":"textDocument/didOpen"}"#) == [])
        #expect(connection.calls() == [])
        #expect(connection.receive(#"{"jsonrpc":"2.0","id":1,"method":"initialize"}"#) == [])
        #expect(connection.calls() == ["?1 initialize"])
    }

    @Test func initializeIsAskedOnce() {
        var connection = Connection.initialized()
        #expect(
            connection.receive(#"{"jsonrpc":"2.0","id":1,"method":"initialize"}"#)
                == [error("1", -32600, "`initialize` was asked already")])
    }

    @Test func initializeMayBeAskedAgainWhereItFailed() {
        var connection = Connection()
        _ = connection.receive(#"{"jsonrpc":"2.0","id":1,"method":"initialize"}"#)
        _ = connection.calls()
        _ = connection.answer(.number(1), .failure(ResponseError(.invalidParams, "x")))
        #expect(connection.receive(#"{"jsonrpc":"2.0","id":2,"method":"a"}"#).count == 1)
        #expect(connection.receive(#"{"jsonrpc":"2.0","id":3,"method":"initialize"}"#) == [])
        #expect(connection.calls() == ["?3 initialize"])
    }

    @Test func afterShutdownOnlyExitIsTaken() {
        var connection = Connection.initialized()
        #expect(connection.receive(#"{"jsonrpc":"2.0","id":1,"method":"shutdown"}"#) == [])
        #expect(
            connection.receive(#"{"jsonrpc":"2.0","id":2,"method":"a"}"#)
                == [error("2", -32600, "the server was shut down")])
        #expect(connection.receive(#"{"jsonrpc":"2.0","method":"b"}"#) == [])
        #expect(connection.exitStatus == nil)
        #expect(connection.receive(#"{"jsonrpc":"2.0","method":"exit"}"#) == [])
        #expect(connection.exitStatus == 0)
        #expect(connection.calls() == ["?1 shutdown", "exit 0"])
        #expect(connection.receive(#"{"jsonrpc":"2.0","method":"exit"}"#) == [])
        #expect(connection.calls() == [])
    }

    @Test func exitWithoutShutdownIsAFailure() {
        var connection = Connection.initialized()
        _ = connection.receive(#"{"jsonrpc":"2.0","id":1,"method":"a"}"#)
        _ = connection.next()
        _ = connection.receive(#"{"jsonrpc":"2.0","method":"b"}"#)
        _ = connection.receive(#"{"jsonrpc":"2.0","id":2,"method":"c"}"#)
        #expect(
            connection.receive(#"{"jsonrpc":"2.0","method":"exit"}"#) == [
                error("2", -32800, "the server ends")
            ])
        #expect(connection.isCancelled(.number(1)))
        #expect(connection.calls() == ["exit 1"])
        #expect(Connection().exitStatus == nil)
        var early = Connection()
        _ = early.receive(#"{"jsonrpc":"2.0","method":"exit"}"#)
        #expect(early.exitStatus == 1)
    }

    @Test func callsComeInTheirOrder() {
        var connection = Connection.initialized()
        let messages = [
            #"{"jsonrpc":"2.0","method":"a"}"#, #"{"jsonrpc":"2.0","id":1,"method":"b"}"#,
            #"{"jsonrpc":"2.0","method":"c"}"#, #"{"jsonrpc":"2.0","id":"x","method":"d"}"#,
        ]
        #expect(connection.receive(messages.flatMap { framed($0) }) == [])
        #expect(connection.calls() == ["!a", "?1 b", "!c", "?\"x\" d"])
    }

    @Test func oneThatWaitsIsCancelledAtOnce() {
        var connection = Connection.initialized()
        for id in 1...3 { _ = connection.receive(#"{"jsonrpc":"2.0","id":\#(id),"method":"a"}"#) }
        #expect(
            connection.receive(#"{"jsonrpc":"2.0","method":"$/cancelRequest","params":{"id":2}}"#)
                == [error("2", -32800, "the request was cancelled")])
        #expect(connection.calls() == ["?1 a", "?3 a"])
        #expect(!connection.isCancelled(.number(1)))
        #expect(connection.isCancelled(.number(2)))
        #expect(connection.answer(.number(2), .success(.null)) == [])
    }

    @Test func oneThatIsWorkedOnIsMarked() {
        var connection = Connection.initialized()
        _ = connection.receive(#"{"jsonrpc":"2.0","id":"x","method":"a"}"#)
        _ = connection.next()
        #expect(!connection.isCancelled(.text("x")))
        #expect(
            connection.receive(#"{"jsonrpc":"2.0","method":"$/cancelRequest","params":{"id":"x"}}"#) == [])
        #expect(connection.isCancelled(.text("x")))
        let answer = connection.answer(.text("x"), .failure(ResponseError(.requestCancelled, "cancelled")))
        #expect(contents(answer) == [error(#""x""#, -32800, "cancelled")])
    }

    @Test(arguments: [#"{"id":9}"#, "{}", "[]", #"{"id":{}}"#])
    func aCancellationOfNothingIsPassedOver(params: String) {
        var connection = Connection.initialized()
        #expect(
            connection.receive(#"{"jsonrpc":"2.0","method":"$/cancelRequest","params":\#(params)}"#) == [])
        #expect(connection.calls() == [])
    }

    @Test func anIDIsUsedOnceAtATime() {
        var connection = Connection.initialized()
        _ = connection.receive(#"{"jsonrpc":"2.0","id":1,"method":"a"}"#)
        #expect(
            connection.receive(#"{"jsonrpc":"2.0","id":1,"method":"b"}"#)
                == [error("1", -32600, "a request with this id has no answer yet")])
        #expect(
            contents(connection.answer(.number(1), .success(.integer(5)))) == [
                #"{"jsonrpc":"2.0","id":1,"result":5}"#
            ])
        #expect(connection.answer(.number(1), .success(.null)) == [])
        #expect(connection.receive(#"{"jsonrpc":"2.0","id":1,"method":"b"}"#) == [])
    }

    @Test func requestsThatWaitAreBounded() {
        var connection = Connection.initialized()
        for id in 1...1_000 {
            #expect(connection.receive(#"{"jsonrpc":"2.0","id":\#(id),"method":"a"}"#) == [])
        }
        #expect(
            connection.receive(#"{"jsonrpc":"2.0","id":1001,"method":"a"}"#)
                == [error("1001", -32803, "too many requests have no answer yet")])
    }

    @Test func aReaderIsToldWhereTooMuchWaits() {
        var connection = Connection.initialized()
        let one = framed(#"{"jsonrpc":"2.0","method":"a"}"#)
        for _ in 1..<4_000 { _ = connection.receive(one) }
        #expect(!connection.isFull)
        _ = connection.receive(one)
        #expect(connection.isFull)
        _ = connection.next()
        #expect(!connection.isFull)
        #expect(connection.calls().count == 3_999)
    }

    @Test func ownRequestsHaveTheirAnswers() {
        var connection = Connection.initialized()
        let (id, bytes) = connection.request("workspace/configuration", .object([]))
        #expect(
            contents(bytes) == [#"{"jsonrpc":"2.0","id":1,"method":"workspace/configuration","params":{}}"#])
        #expect(connection.receive(#"{"jsonrpc":"2.0","id":1,"result":[true]}"#) == [])
        #expect(connection.receive(#"{"jsonrpc":"2.0","id":1,"result":[false]}"#) == [])
        #expect(connection.receive(#"{"jsonrpc":"2.0","id":2,"result":null}"#) == [])
        #expect(
            connection.receive(#"{"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"x"}}"#) == [])
        #expect(connection.calls() == ["=1 [true]"])
        #expect(id == .number(1))
        let (second, refresh) = connection.request("workspace/diagnostic/refresh", .null)
        #expect(contents(refresh) == [#"{"jsonrpc":"2.0","id":2,"method":"workspace/diagnostic/refresh"}"#])
        _ = connection.receive(#"{"jsonrpc":"2.0","id":2,"error":{"code":-5,"message":"no"}}"#)
        #expect(second == .number(2))
        #expect(connection.calls() == ["=2 -5"])
    }
}
