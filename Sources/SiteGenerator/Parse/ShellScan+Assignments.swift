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
            } else if let option = ["--env=", "-e="].first(where: name.hasPrefix) {
                take(assignment: (word.lowerBound + option.utf8.count)..<word.upperBound)
            } else if !isOption, !setters.contains(name) {
                isInFront = false
            }
            isBehindOption = name == "-e" || name == "--env"
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

    /// `$env:NAME = value`, `[Environment]::SetEnvironmentVariable("NAME", "value")`.
    mutating func takePowerShell(_ words: ArraySlice<Range<Int>>) {
        guard let first = words.first, let end = words.last?.upperBound else { return }
        let prefix = String(decoding: text[first].prefix(5), as: UTF8.self).lowercased()
        if prefix == "$env:" {
            var place = first.lowerBound + 5
            let nameStart = place
            while place < end, text[place].isOfName { place += 1 }
            let name = nameStart..<place
            while place < end, text[place] == 0x20 { place += 1 }
            guard place < end, text[place] == UInt8(ascii: "="), !name.isEmpty else { return }
            place += 1
            while place < end, text[place] == 0x20 { place += 1 }
            let value = words.first { $0.contains(place) }
            if let value { add(name, value: place..<value.upperBound) }
            return
        }
        let call = String(decoding: text[first.lowerBound..<end], as: UTF8.self).lowercased()
        guard call.hasPrefix("["), call.contains("environment]::setenvironmentvariable(") else { return }
        let quotes = text[first.lowerBound..<end].indices.filter { [0x22, 0x27].contains(text[$0]) }
        guard quotes.count >= 4 else { return }
        add((quotes[0] + 1)..<quotes[1], value: quotes[2]..<(quotes[3] + 1))
    }

    /// Adds a variable whose value is known: a command's result is not.
    private mutating func add(_ name: Range<Int>, value: Range<Int>) {
        let isSingle = text[value].first == UInt8(ascii: "'")
        guard isSingle || !isMade(value) else { return }
        var line = Array(text[name.lowerBound..<value.upperBound])
        // Between a name and its value there is only `=`, where the first of the bytes between stood.
        for offset in name.upperBound..<value.lowerBound {
            line[offset - name.lowerBound] = offset == name.upperBound ? UInt8(ascii: "=") : 0x20
        }
        if text[value].first != UInt8(ascii: "\""), !isSingle {
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
        }
    }
}
