/// The variables that commands set, in the forms of each shell.
extension ShellScan {
    /// `A=1 B=2 command`, `export A=1`, `command -e A=1 --env=B=2`.
    mutating func takeAssignments(_ words: ArraySlice<Range<Int>>) {
        let setters = [
            "export", "declare", "typeset", "local", "readonly", "env", "sudo", "then", "do", "else", "!",
        ]
        var isInFront = true
        var isBehindOption = false
        for word in words {
            let name = String(decoding: text[word], as: UTF8.self)
            let isOption = name.hasPrefix("-")
            if isInFront || isBehindOption, !isOption, equals(in: word) != nil {
                take(assignment: word)
            } else if isInFront, word != words.first, let inner = quoted(word), equals(in: inner) != nil {
                take(assignment: inner)
            } else if let option = ["--env=", "-e="].first(where: name.hasPrefix) {
                take(assignment: (word.lowerBound + option.utf8.count)..<word.upperBound)
            } else if !isOption, !setters.contains(name) {
                isInFront = false
            }
            isBehindOption = name == "-e" || name == "--env"
        }
    }

    /// What stands between the quotes around a word; `nil` where there are none.
    private func quoted(_ word: Range<Int>) -> Range<Int>? {
        guard word.count > 2, let quote = text[word].first, text[word].last == quote,
            quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
        else { return nil }
        return word.lowerBound + 1..<word.upperBound - 1
    }

    /// `: "${NAME:=value}"`: a command that does nothing, and sets what is not set yet.
    mutating func takeDefaults(_ words: ArraySlice<Range<Int>>) {
        for word in words {
            let inner = quoted(word) ?? word
            guard text[inner].starts(with: "${".utf8), text[inner].last == UInt8(ascii: "}") else { continue }
            let start = inner.lowerBound + 2
            let name = start..<(text[start..<inner.upperBound].firstIndex { !$0.isOfName } ?? start)
            var value = name.upperBound..<inner.upperBound - 1
            if text[value].first == UInt8(ascii: ":") { value = value.lowerBound + 1..<value.upperBound }
            guard !name.isEmpty, text[value].first == UInt8(ascii: "="), value.count > 1 else { continue }
            add(name, value: value.lowerBound + 1..<value.upperBound)
        }
    }

    /// Where the `=` behind the name of a variable stands.
    func equals(in word: Range<Int>) -> Int? {
        guard let end = text[word].firstIndex(where: { !$0.isOfName }), end > word.lowerBound,
            text[end] == UInt8(ascii: "="), text[word.lowerBound] > UInt8(ascii: "9")
        else { return nil }
        return end
    }

    mutating func take(assignment word: Range<Int>) {
        guard let equals = equals(in: word) else { return }
        add(word.lowerBound..<equals, value: (equals + 1)..<word.upperBound)
    }

    /// `setx NAME value`, `set -x NAME value`, `ENV NAME value`.
    mutating func takePair(_ words: ArraySlice<Range<Int>>) {
        guard let name = words.first, let value = words.dropFirst().first,
            text[name].allSatisfy(\.isOfName)
        else { return }
        add(name, value: value)
    }

    /// `set NAME=value` up to the end of the line, `set "NAME=value"`.
    mutating func takeBatch(_ words: ArraySlice<Range<Int>>) {
        guard var start = words.first?.lowerBound, var end = words.last?.upperBound else { return }
        if text[start] == UInt8(ascii: "\"") {
            start += 1
            end = text[start..<end].lastIndex(of: UInt8(ascii: "\"")) ?? end
        }
        take(assignment: start..<end)
    }

    /// `$env:NAME = value`, `${env:NAME} = value`, `[Environment]::SetEnvironmentVariable("NAME", "value")`,
    /// `Set-Item Env:NAME value`.
    mutating func takePowerShell(_ words: ArraySlice<Range<Int>>) {
        guard let first = words.first, let end = words.last?.upperBound else { return }
        let word = String(decoding: text[first], as: UTF8.self).lowercased()
        if let prefix = ["$env:", "${env:"].first(where: word.hasPrefix) {
            var place = first.lowerBound + prefix.utf8.count
            let nameStart = place
            while place < end, text[place].isOfName { place += 1 }
            let name = nameStart..<place
            if place < end, text[place] == UInt8(ascii: "}") { place += 1 }
            while place < end, text[place] == 0x20 { place += 1 }
            guard place < end, text[place] == UInt8(ascii: "="), !name.isEmpty else { return }
            place += 1
            while place < end, text[place] == 0x20 { place += 1 }
            let value = words.first { $0.contains(place) }
            if let value { add(name, value: place..<value.upperBound) }
            return
        }
        if ["set-item", "new-item", "set-content", "si", "ni"].contains(word) {
            return takeItem(words.dropFirst())
        }
        let call = String(decoding: text[first.lowerBound..<end], as: UTF8.self).lowercased()
        guard call.hasPrefix("["), call.contains("environment]::setenvironmentvariable(") else { return }
        let quotes = text[first.lowerBound..<end].indices.filter { [0x22, 0x27].contains(text[$0]) }
        guard quotes.count >= 2 else { return }
        let name = (quotes[0] + 1)..<quotes[1]
        let rest = text[(quotes[1] + 1)..<end].drop { $0 == 0x20 || $0 == UInt8(ascii: ",") }
        if quotes.count >= 4, rest.startIndex == quotes[2] {
            add(name, value: quotes[2]..<(quotes[3] + 1))
        } else {
            add(name, value: rest.startIndex..<(rest.firstIndex { ",) ".utf8.contains($0) } ?? end))
        }
    }

    /// `-Path Env:\NAME -Value value`, `Env:NAME value`.
    private mutating func takeItem(_ words: ArraySlice<Range<Int>>) {
        var name: Range<Int>?
        for word in words {
            var inner = quoted(word) ?? word
            if name == nil {
                guard String(decoding: text[inner].prefix(4), as: UTF8.self).lowercased() == "env:" else {
                    continue
                }
                inner = inner.lowerBound + 4..<inner.upperBound
                if let slash = text[inner].first, slash == 0x5C || slash == UInt8(ascii: "/") {
                    inner = inner.lowerBound + 1..<inner.upperBound
                }
                guard !inner.isEmpty, text[inner].allSatisfy(\.isOfName) else { return }
                name = inner
            } else if let name, text[word].first != UInt8(ascii: "-") {
                return add(name, value: word)
            }
        }
    }

    /// Adds a variable; of a value that a command makes nothing is known but that there is one.
    private mutating func add(_ name: Range<Int>, value: Range<Int>) {
        guard !name.isEmpty, name.upperBound < value.lowerBound else { return }
        let isSingle = text[value].first == UInt8(ascii: "'")
        var line = Array(text[name.lowerBound..<value.upperBound])
        // Between a name and its value there is only `=`, where the first of the bytes between stood.
        for offset in name.upperBound..<value.lowerBound {
            line[offset - name.lowerBound] = offset == name.upperBound ? UInt8(ascii: "=") : 0x20
        }
        if !isSingle, isMade(value) {
            guard value.count > 1 else { return }
            // As long a name of a variable whose value nobody knows.
            for offset in value {
                line[offset - name.lowerBound] =
                    offset == value.lowerBound ? UInt8(ascii: "$") : UInt8(ascii: "X")
            }
        } else if text[value].first != UInt8(ascii: "\""), !isSingle {
            for offset in value where isContinuation(offset) {
                for place in offset...(offset + lineEndLength(offset + 1)) {
                    line[place - name.lowerBound] = 0x20
                }
            }
        }
        assignments.append(Assignment(name: Array(text[name]), start: name.lowerBound, text: line))
    }

    /// Whether a command makes the value.
    private func isMade(_ value: Range<Int>) -> Bool {
        value.contains { offset in
            let isCall =
                text[offset] == UInt8(ascii: "$") && offset + 1 < value.upperBound
                && text[offset + 1] == UInt8(ascii: "(")
            return isCall || (kind == .posix && text[offset] == UInt8(ascii: "`"))
        } || kind == .powershell && !isWritten(value) || isOfSeveralWords(value)
    }

    /// Whether a value is written as one in PowerShell, where a word without quotes is a command.
    private func isWritten(_ value: Range<Int>) -> Bool {
        guard let first = text[value].first else { return true }
        return "\"'$-@".utf8.contains(first) || first >= UInt8(ascii: "0") && first <= UInt8(ascii: "9")
    }

    /// Whether quotes around the whole assignment hold a value together.
    private func isOfSeveralWords(_ value: Range<Int>) -> Bool {
        kind == .posix && text[value].first != UInt8(ascii: "\"") && text[value].contains(0x20)
            && !text[value].contains(0x5C)
            && !text[value].contains { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") }
    }
}
