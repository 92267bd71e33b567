/// Finds the messages in a stream of bytes (LSP 3.17, "Base Protocol"), however it is split.
///
/// A header that is broken is told once, and reading goes on at the next `Content-Length:`.
package struct MessageFraming: Sendable {
    /// What is found.
    package enum Piece: Sendable, Hashable {
        /// The content of a message.
        case content([UInt8])
        /// What is wrong with a header, as a sentence.
        case broken(String)
    }

    /// The most bytes of a message's content; a longer one is passed over.
    package let contentLimit: Int
    /// The most bytes of a line of a header.
    static let lineLimit = 4096
    private static let name = Array("content-length:".utf8)

    private var buffer: [UInt8] = []
    /// What is read of the buffer.
    private var position = 0
    /// How many bytes of a content that is too long are still to come.
    private var skipped = 0
    private var isLost = false
    private var header = Header()

    /// What a header says.
    private struct Header {
        var length: Int?
        var fault: String?
        var hasLines = false
    }

    /// A stream that has not begun.
    package init(contentLimit: Int = 64 << 20) { self.contentLimit = contentLimit }

    /// Adds bytes of the stream.
    package mutating func append(_ bytes: some Collection<UInt8>) {
        if position > 1 << 16, position * 2 > buffer.count {
            buffer.removeFirst(position)
            position = 0
        }
        buffer.append(contentsOf: bytes)
    }

    /// The next message or fault; `nil` where more bytes are needed.
    package mutating func next() -> Piece? {
        while true {
            let left = buffer.count - position
            if skipped > 0 {
                let count = min(skipped, left)
                position += count
                skipped -= count
                guard skipped == 0 else { return nil }
                continue
            }
            if isLost {
                guard findHeader() else { return nil }
            }
            guard let line = nextLine() else {
                guard buffer.count - position > Self.lineLimit else { return nil }
                position += Self.lineLimit
                return lose("a line of the header is too long")
            }
            if !line.isEmpty {
                if let fault = read(line) { return lose(fault, in: line) }
                continue
            }
            if let piece = endHeader() { return piece }
            if header.length != nil { return nil }
        }
    }

    /// The next line without its ending; `nil` where it is not whole yet. The position goes behind it, but
    /// for the empty line that ends a header.
    private mutating func nextLine() -> Range<Int>? {
        let limit = min(buffer.count, position + Self.lineLimit + 2)
        guard let end = buffer[position..<limit].firstIndex(of: 0x0A) else { return nil }
        let last = end > position && buffer[end - 1] == 0x0D ? end - 1 : end
        let line = position..<last
        if !line.isEmpty { position = end + 1 }
        return line
    }

    /// Ends a header, with its content if that is there; `nil` where it is not, or nothing has begun.
    private mutating func endHeader() -> Piece? {
        let start = position + (buffer[position] == 0x0D ? 2 : 1)
        guard header.hasLines else {
            // Empty lines between messages are harmless.
            position = start
            return nil
        }
        guard let length = header.length else {
            position = start
            return lose(header.fault ?? "the header has no Content-Length")
        }
        if let fault = header.fault ?? (length > contentLimit ? "the message is too long" : nil) {
            position = start
            skipped = length
            header = Header()
            return .broken(fault)
        }
        guard buffer.count - start >= length else { return nil }
        position = start + length
        header = Header()
        return .content(Array(buffer[start..<start + length]))
    }

    /// Reads a line of a header; tells what is wrong with it.
    private mutating func read(_ line: Range<Int>) -> String? {
        let text = String(decoding: buffer[line], as: UTF8.self)
        guard let colon = text.firstIndex(of: ":"), !text[..<colon].isEmpty,
            text[..<colon].utf8.allSatisfy({
                UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 | 0x20 || $0 == UInt8(ascii: "-")
            })
        else { return "a line of the header has no name" }
        header.hasLines = true
        let value = text[text.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
        let trimmed = String(value.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
        switch text[..<colon].lowercased() {
        case "content-length":
            guard let length = Int(trimmed), trimmed.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
                return "the Content-Length is no number"
            }
            if let known = header.length, known != length { return "there are two lengths" }
            header.length = length
        case "content-type":
            let charset = trimmed.lowercased().split(separator: "charset=").dropFirst().first
            let isUTF8 = charset.map {
                $0.hasPrefix("utf-8") || $0.hasPrefix("utf8") || $0.hasPrefix("\"utf-8")
            }
            if isUTF8 == false { header.fault = "the charset is not UTF-8" }
        default: break
        }
        return nil
    }

    // MARK: Faults

    /// Gives a header up. Where a length stands in the line further on, reading goes on there.
    private mutating func lose(_ fault: String, in line: Range<Int>? = nil) -> Piece {
        header = Header()
        isLost = true
        if let line, let found = lastName(in: line), found > line.lowerBound { position = found }
        return .broken(fault)
    }

    private func lastName(in line: Range<Int>) -> Int? {
        var start = line.upperBound - Self.name.count
        while start >= line.lowerBound {
            if isName(at: start) { return start }
            start -= 1
        }
        return nil
    }

    private func isName(at offset: Int) -> Bool {
        for (index, byte) in Self.name.enumerated() where buffer[offset + index] | 0x20 != byte | 0x20 {
            return false
        }
        return true
    }

    /// Goes to the next length; `false` where none has come yet.
    private mutating func findHeader() -> Bool {
        while position + Self.name.count <= buffer.count {
            if isName(at: position) {
                isLost = false
                return true
            }
            position += 1
        }
        return false
    }
}
