import ConfigSchema

/// What a block of shell commands says that a schema can check: the variables that it sets, or a file that it writes.
struct ShellText {
    private enum Kind { case shell, powershell, batch, dockerfile }

    private let kind: Kind

    /// The shell of a language; `nil` for one that is no shell.
    init?(language: String) {
        switch language.lowercased() {
        case "bash", "sh", "zsh", "shell", "ksh", "dash", "shell-script", "console": kind = .shell
        case "powershell", "ps1", "pwsh", "posh", "ps": kind = .powershell
        case "batch", "bat", "cmd": kind = .batch
        case "dockerfile", "docker", "containerfile": kind = .dockerfile
        default: return nil
        }
    }

    // MARK: Variables

    /// The text with nothing left but assignments, as an environment file has them; `nil` where there are none.
    ///
    /// A value that a command makes is left out, since nobody knows it.
    func variables(in text: [UInt8]) -> [UInt8]? {
        var kept = text.blanked(outside: 0..<0)
        var isEmpty = true
        for line in Self.lines(of: text) {
            guard let range = assignments(in: text, line) else { continue }
            isEmpty = false
            kept.replaceSubrange(range, with: text[range])
            if kind == .dockerfile { part(range, of: &kept) }
        }
        return isEmpty ? nil : kept
    }

    /// Where a line sets variables.
    private func assignments(in text: [UInt8], _ line: Range<Int>) -> Range<Int>? {
        var start = line.lowerBound
        skipBlanks(&start, text, line)
        if kind == .shell, start + 1 < line.upperBound, text[start] == UInt8(ascii: "$"),
            text[start + 1] == 0x20
        {
            start += 2
            skipBlanks(&start, text, line)
        }
        var name = start
        switch kind {
        case .shell:
            let isExport = take("export ", &name, text, line)
            guard isName(name, text, line) else { return nil }
            return end(of: name, text, line, isExport: isExport).map { start..<$0 }
        case .powershell:
            guard take("$env:", &name, text, line), isName(name, text, line) else { return nil }
            return end(of: name, text, line, isExport: false).map { name..<$0 }
        case .batch:
            guard take("set ", &name, text, line) else { return nil }
            let isQuoted = take("\"", &name, text, line)
            guard isName(name, text, line) else { return nil }
            let last = text[name..<line.upperBound].lastIndex { $0 > 0x20 } ?? name
            return name..<(isQuoted && text[last] == UInt8(ascii: "\"") ? last : last + 1)
        case .dockerfile:
            guard take("env ", &name, text, line) else { return nil }
            skipBlanks(&name, text, line)
            guard isName(name, text, line) else { return nil }
            return end(of: name, text, line, isExport: true).map { name..<$0 }
        }
    }

    /// Parts several assignments of one line.
    private func part(_ range: Range<Int>, of text: inout [UInt8]) {
        var quote: UInt8?
        for offset in range {
            if let open = quote {
                if text[offset] == open { quote = nil }
            } else if Self.isQuote(text[offset]) {
                quote = text[offset]
            } else if text[offset] == 0x20 {
                text[offset] = 0x0A
            }
        }
    }

    /// Where assignments end: at the end of the line, before another command, or, without `export`, before a blank.
    private func end(of start: Int, _ text: [UInt8], _ line: Range<Int>, isExport: Bool) -> Int? {
        var quote: UInt8?
        var hasValue = false
        for offset in start..<line.upperBound {
            let byte = text[offset]
            let next = offset + 1 < line.upperBound ? text[offset + 1] : 0
            if byte == UInt8(ascii: "`") && kind == .shell
                || (byte == UInt8(ascii: "$") && next == UInt8(ascii: "("))
            {
                return nil
            }
            if let open = quote {
                if byte == open { quote = nil }
            } else if Self.isQuote(byte) {
                (quote, hasValue) = (byte, true)
            } else if byte == UInt8(ascii: ";") || byte == UInt8(ascii: "|")
                || (byte == UInt8(ascii: "&") && next == byte)
            {
                return offset
            } else if byte == 0x20, kind == .shell, !isExport {
                return offset
            } else if byte == 0x20, hasValue, kind == .powershell {
                return offset
            } else if byte == UInt8(ascii: "="), kind != .powershell {
                hasValue = true
            }
        }
        return line.upperBound
    }

    private static func isQuote(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
    }

    /// Whether a name and `=` stand at an offset.
    private func isName(_ start: Int, _ text: [UInt8], _ line: Range<Int>) -> Bool {
        var offset = start
        while offset < line.upperBound, text[offset].isOfName { offset += 1 }
        guard offset > start else { return false }
        if kind == .powershell { skipBlanks(&offset, text, line) }
        return offset < line.upperBound && text[offset] == UInt8(ascii: "=")
    }

    /// Moves behind a word, in any case, that stands at an offset.
    private func take(_ word: String, _ offset: inout Int, _ text: [UInt8], _ line: Range<Int>) -> Bool {
        let end = offset + word.utf8.count
        guard end <= line.upperBound,
            zip(text[offset..<end], word.utf8).allSatisfy({ $0 == $1 || ($0 | 0x20 == $1 && $1 >= 0x61) })
        else { return false }
        offset = end
        return true
    }

    private func skipBlanks(_ offset: inout Int, _ text: [UInt8], _ line: Range<Int>) {
        while offset < line.upperBound, text[offset] == 0x20 || text[offset] == 0x09 { offset += 1 }
    }

    // MARK: Files

    /// The first file in a config language that the commands write with `<<EOF`, and where its text stands.
    func heredoc(in text: [UInt8]) -> (ConfigLanguage, Range<Int>)? {
        guard kind == .shell || kind == .dockerfile else { return nil }
        let lines = Self.lines(of: text)
        var number = 0
        while number < lines.count {
            let command = String(decoding: text[lines[number]], as: UTF8.self)
            number += 1
            guard let mark = Self.endMark(of: command) else { continue }
            let first = number
            while number < lines.count,
                String(decoding: text[lines[number]], as: UTF8.self).trimmingSpaces != mark
            {
                number += 1
            }
            guard first < number else { continue }
            let range = lines[first].lowerBound..<lines[number - 1].upperBound
            if let language = Self.language(of: command, text[range]) { return (language, range) }
        }
        return nil
    }

    /// The word behind `<<` that ends the text.
    private static func endMark(of command: String) -> String? {
        guard let start = command.firstRange(of: "<<") else { return nil }
        let rest = command[start.upperBound...].drop { $0 == "-" || $0 == " " }
        let word = rest.prefix { !" \t>|;&)".contains($0) }.filter { !"'\"\\".contains($0) }
        return word.isEmpty || word.hasPrefix("<") ? nil : String(word)
    }

    /// The language of what is written: that of the file's name, or JSON where it begins so.
    private static func language(of command: String, _ text: ArraySlice<UInt8>) -> ConfigLanguage? {
        let words = command.split { " \t>|'\"".contains($0) }
        for word in words {
            if let language = ConfigLanguage(fileName: String(word)), word.contains(".") { return language }
        }
        let first = text.first { $0 > 0x20 }
        return first == UInt8(ascii: "{") || first == UInt8(ascii: "[") ? .json : nil
    }

    private static func lines(of text: [UInt8]) -> [Range<Int>] {
        var lines: [Range<Int>] = []
        var start = 0
        while start < text.count {
            let end = text[start...].firstIndex(of: 0x0A) ?? text.count
            lines.append(start..<(end > start && text[end - 1] == 0x0D ? end - 1 : end))
            start = end + 1
        }
        return lines
    }
}

extension UInt8 {
    /// Whether it can stand in the name of a variable.
    fileprivate var isOfName: Bool {
        (self | 0x20) &- UInt8(ascii: "a") < 26 || self &- UInt8(ascii: "0") < 10 || self == UInt8(ascii: "_")
    }
}
