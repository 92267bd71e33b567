/// Finds what a shell puts something in for: `$NAME`, `${NAME}`, `$(command)` and `` `command` ``.
struct ShellInsertions {
    let block: [UInt8]
    /// Where the text ends that the shell reads.
    let end: Int
    let kind: ShellText.Kind

    /// The most bytes that one has.
    private static let most = 4096

    /// How long a variable or command is that begins at a place; 0 where none does.
    func length(at offset: Int) -> Int {
        guard offset + 1 < end else { return 0 }
        let next = block[offset + 1]
        switch block[offset] {
        case UInt8(ascii: "$") where next == UInt8(ascii: "("):
            return closedLength(from: offset + 1, UInt8(ascii: "("), UInt8(ascii: ")"), offset)
        case UInt8(ascii: "$") where next == UInt8(ascii: "{"):
            return closedLength(from: offset + 1, UInt8(ascii: "{"), UInt8(ascii: "}"), offset)
        case UInt8(ascii: "$"): return nameLength(from: offset + 1).map { $0 + 1 } ?? 0
        case UInt8(ascii: "`") where kind == .posix:
            let limit = min(end, offset + Self.most)
            let close = block[(offset + 1)..<limit].firstIndex(of: UInt8(ascii: "`"))
            return close.map { $0 + 1 - offset } ?? 0
        default: return 0
        }
    }

    private func nameLength(from start: Int) -> Int? {
        let single = kind == .powershell ? "0123456789" : "0123456789@*#?!$"
        if single.utf8.contains(block[start]) { return 1 }
        guard block[start].isOfName else { return nil }
        var place = start
        while place < end, block[place].isOfName { place += 1 }
        // `$env:NAME`
        guard kind == .powershell, place + 1 < end, block[place] == UInt8(ascii: ":"),
            block[place + 1].isOfName
        else { return place - start }
        place += 1
        while place < end, block[place].isOfName { place += 1 }
        return place - start
    }

    /// The length up to the sign that closes the one at a place; 0 where none does.
    private func closedLength(from start: Int, _ opening: UInt8, _ closing: UInt8, _ offset: Int) -> Int {
        var depth = 0
        var quote: UInt8?
        for place in start..<min(end, start + Self.most) {
            let byte = block[place]
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
                quote = byte
            } else if byte == opening {
                depth += 1
            } else if byte == closing {
                depth -= 1
                if depth == 0 { return place + 1 - offset }
            }
        }
        return 0
    }
}
