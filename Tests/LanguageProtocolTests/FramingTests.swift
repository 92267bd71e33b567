import Testing

@testable import LanguageProtocol

/// Messages are found in a stream, however it is split and whatever is broken in it.
@Suite struct FramingTests {
    private static let stream =
        """
        Content-Length: 2\r\n\r\n{}content-length:3\r\n\
        Content-Type: application/vscode-jsonrpc; charset=utf-8\r\n\r\n[1]\r\nContent-Length: 0\n\n\
        Content-Length: 4\r\n\r\n\u{1F600}
        """

    @Test(arguments: [1, 2, 3, 5, 7, 16, 40, 1000])
    func anySplit(size: Int) {
        let bytes = Array(Self.stream.utf8)
        var framing = MessageFraming()
        var found: [String] = []
        var start = 0
        while start < bytes.count {
            framing.append(bytes[start..<min(start + size, bytes.count)])
            start += size
            while let piece = framing.next() {
                guard case .content(let content) = piece else { return #expect(Bool(false), "\(piece)") }
                found.append(String(decoding: content, as: UTF8.self))
            }
        }
        #expect(found == ["{}", "[1]", "", "\u{1F600}"])
    }

    @Test(arguments: [
        ("X: 1\r\n\r\nContent-Length: 2\r\n\r\n{}", ["broken: the header has no Content-Length", "{}"]),
        ("nonsense\r\nContent-Length: 2\r\n\r\n{}", ["broken: a line of the header has no name", "{}"]),
        ("nonsense Content-Length: 2\r\n\r\n{}", ["broken: a line of the header has no name", "{}"]),
        (
            "Content-Length: x\r\n\r\nContent-Length: 2\r\n\r\n{}",
            ["broken: the Content-Length is no number", "{}"]
        ),
        (
            "Content-Length: -1\r\n\r\nContent-Length: 2\r\n\r\n{}",
            ["broken: the Content-Length is no number", "{}"]
        ),
        (
            "Content-Length: +1\r\n\r\nContent-Length: 2\r\n\r\n{}",
            ["broken: the Content-Length is no number", "{}"]
        ),
        (
            "Content-Length: 99999999999999999999\r\n\r\nContent-Length: 2\r\n\r\n{}",
            ["broken: the Content-Length is no number", "{}"]
        ),
        (
            "Content-Length:\r\n\r\nContent-Length: 2\r\n\r\n{}",
            ["broken: the Content-Length is no number", "{}"]
        ),
        (
            "Content-Length: 1\r\nContent-Length: 2\r\n\r\n{}Content-Length: 2\r\n\r\n{}",
            ["broken: there are two lengths", "{}"]
        ),
        ("Content-Length: 2\r\nContent-Length: 2\r\n\r\n{}", ["{}"]),
        (
            "Content-Length: 2\r\nContent-Type: x; charset=latin1\r\n\r\n{}Content-Length: 2\r\n\r\n[]",
            ["broken: the charset is not UTF-8", "[]"]
        ),
        ("Content-Length: 2\r\nContent-Type: x; charset=utf8\r\n\r\n{}", ["{}"]),
        (
            "{\"jsonrpc\":\"2.0\"}Content-Length: 2\r\n\r\n{}",
            ["broken: a line of the header has no name", "{}"]
        ),
        ("\r\n\r\n\r\nContent-Length: 2\r\n\r\n{}", ["{}"]),
        ("Content-Length: 3\r\n\r\n{}", []), ("Content-Length: 2\r\n", []), ("", []),
        (
            "Content-Length: 1\r\n\r\n{}Content-Length: 2\r\n\r\n[]",
            ["{", "broken: a line of the header has no name", "[]"]
        ),
    ])
    func brokenHeaders(stream: String, expected: [String]) {
        #expect(contents(Array(stream.utf8)) == expected)
        // The same, byte by byte.
        var framing = MessageFraming()
        var found = 0
        for byte in stream.utf8 {
            framing.append([byte])
            while framing.next() != nil { found += 1 }
        }
        #expect(found == expected.count)
    }

    @Test func aContentThatIsTooLongIsPassedOver() {
        var framing = MessageFraming(contentLimit: 4)
        framing.append(framed("12345") + framed("1234"))
        #expect(framing.next() == .broken("the message is too long"))
        #expect(framing.next() == .content(Array("1234".utf8)))
        #expect(framing.next() == nil)
    }

    @Test func aLineWithoutEndIsGivenUp() {
        var framing = MessageFraming()
        framing.append([UInt8](repeating: 0x41, count: 4096))
        #expect(framing.next() == nil)
        framing.append([0x41])
        #expect(framing.next() == .broken("a line of the header is too long"))
        framing.append(framed("{}"))
        #expect(framing.next() == .content(Array("{}".utf8)))
    }

    @Test func manyMessagesInOneStream() {
        var framing = MessageFraming()
        var count = 0
        for _ in 0..<2_000 {
            framing.append(framed(String(repeating: "x", count: 100)))
            while let piece = framing.next() {
                guard case .content(let content) = piece, content.count == 100 else { continue }
                count += 1
            }
        }
        #expect(count == 2_000)
    }
}
