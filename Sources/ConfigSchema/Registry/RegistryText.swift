import Diagnostics

/// Texts in quotes, in which a backslash stands before a quote or another backslash.
extension RegistryParser {
    /// Reads a text in quotes that begins here. A value's text may go over several lines.
    mutating func readQuoted(isName: Bool) -> DecodedText? {
        let start = position
        guard let end = RegistryText.end(of: start, in: input, isName: isName) else {
            report("this text is not closed", start..<start + 1, help: "close it with `\"`")
            return nil
        }
        checkEscapes(start + 1..<end - 1)
        position = end
        return RegistryText.decode(start..<end, in: input)
    }

    private mutating func checkEscapes(_ content: Range<Int>) {
        var offset = content.lowerBound
        while offset < content.upperBound {
            guard input[offset] == 0x5C else {
                offset += 1
                continue
            }
            let next = offset + 1 < content.upperBound ? input[offset + 1] : 0
            if next == 0x5C || next == UInt8(ascii: "\"") {
                offset += 2
                continue
            }
            report(
                "a backslash in a registry file is written `\\\\`", offset..<offset + 1,
                fixes: [fix("double the backslash", offset..<offset + 1, "\\\\")])
            offset += 1
        }
    }
}

/// The way from a text in quotes to what it means.
enum RegistryText {
    /// Where the text in quotes that begins at an offset ends, behind its closing quote.
    ///
    /// A line that begins a key or another value, or has nothing on it, ends the search: the quote is missing.
    static func end(of start: Int, in input: UnsafeBufferPointer<UInt8>, isName: Bool) -> Int? {
        var offset = start + 1
        while offset < input.count {
            switch input[offset] {
            case 0x5C: offset += 2
            case UInt8(ascii: "\""): return offset + 1
            case 0x0A:
                if isName || !goesOn(offset + 1, input) { return nil }
                offset += 1
            default: offset += 1
            }
        }
        return nil
    }

    private static func goesOn(_ line: Int, _ input: UnsafeBufferPointer<UInt8>) -> Bool {
        let text = input[min(line, input.count)...].prefix { $0 != 0x0A }.drop { $0 <= 0x20 }
        guard !text.isEmpty else { return false }
        if text.starts(with: "[HKEY".utf8) || text.starts(with: "[-HKEY".utf8) || text.starts(with: "@=".utf8)
        {
            return false
        }
        guard text.first == UInt8(ascii: "\"") else { return true }
        let name = text.dropFirst().prefix { $0 != UInt8(ascii: "\"") }
        return !text.dropFirst(name.count + 2).starts(with: "=".utf8)
    }

    /// What the text in quotes on a range means.
    static func decode(_ range: Range<Int>, in input: UnsafeBufferPointer<UInt8>) -> DecodedText {
        var text = DecodedText()
        var run = range.lowerBound + 1
        let end = max(range.upperBound - 1, run)
        var offset = run
        while offset < end {
            let isEscape =
                input[offset] == 0x5C && offset + 1 < end
                && (input[offset + 1] == 0x5C || input[offset + 1] == UInt8(ascii: "\""))
            guard isEscape else {
                offset += 1
                continue
            }
            text.append(run..<offset, of: input)
            text.append([input[offset + 1]], for: offset..<offset + 2)
            offset += 2
            run = offset
        }
        text.append(run..<end, of: input)
        return text
    }
}
