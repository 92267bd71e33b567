import Text

/// Braces in a heading that were to give it an id and do not, so that readers see them: `{#}`, `{#a b}`, `{#a} more`.
struct NearHeadingID {
    enum Fault {
        /// Nothing stands behind the `#`.
        case empty
        /// What stands there is no id; one that could have been meant, if any.
        case noID(meant: String)
        /// It is an id, and more of the heading stands behind it.
        case notAtEnd
        /// The closing brace is missing.
        case unclosed
        /// It is written as the attribute `id`; with the id that is meant.
        case attribute(meant: String)
    }

    /// The braces.
    let range: Range<Int>
    let fault: Fault
}

extension Arena {
    /// Finds what headings still have of such braces when their ids are taken.
    func nearHeadingIDs() -> [NearHeadingID] {
        var found: [NearHeadingID] = []
        for index in nodes.indices where nodes[index].kind == .heading && nodes[index].parent != Node.none {
            let heading = Int32(truncatingIfNeeded: index)
            for child in children(of: heading) where self[child].kind == .text {
                let text = NodeText(self[child], in: self)
                for offset in 0..<text.count where text[offset] == .leftBrace && text.isPlain(offset) {
                    let (start, end) = (text.place(of: offset), self[heading].range.upperBound)
                    if let near = NearHeadingID(at: start, before: end, in: bytes) { found.append(near) }
                }
            }
        }
        return found
    }
}

extension NearHeadingID {
    /// Looks at a brace; `nil` where it begins nothing that was certainly to be an id.
    fileprivate init?(at start: Int, before limit: Int, in bytes: [UInt8]) {
        // Two braces are a template's.
        guard start == 0 || bytes[start - 1] != .leftBrace else { return nil }
        // Each of many braces is looked at as far as to the next one.
        let inner = bytes[(start + 1)..<max(limit, start + 1)].prefix {
            $0 != .leftBrace && $0 != .rightBrace && !$0.isLineEnd
        }
        WorkCounter.add(inner.count)
        let isClosed = inner.endIndex < limit && bytes[inner.endIndex] == .rightBrace
        var tokens = inner.split(whereSeparator: \.isBlank)
        // The marks that may close a heading are none of its text.
        while !isClosed, tokens.count > 1, tokens.last?.allSatisfy({ $0 == .hash }) == true {
            tokens.removeLast()
        }
        if tokens.first?.first == .colon {
            let first = tokens.removeFirst().dropFirst()
            if !first.isEmpty { tokens.insert(first, at: 0) }
        }
        if let meant = Self.attribute(in: tokens), isClosed {
            range = start..<(inner.endIndex + 1)
            fault = .attribute(meant: meant)
            return
        }
        guard let first = tokens.first, first.first == .hash || first.first == .dot,
            tokens.contains(where: { $0.first == .hash }), !Self.isOfTemplate(tokens)
        else { return nil }
        range = start..<(isClosed ? inner.endIndex + 1 : tokens.last?.endIndex ?? inner.endIndex)
        let areAttributes = tokens.allSatisfy(Self.isAttribute)
        let rest = bytes[min(range.upperBound, limit)..<limit].drop { $0.isBlank || $0 == .hash }
        let isAtEnd = rest.first.map(\.isLineEnd) ?? true
        guard isClosed else {
            guard tokens.count == 1, areAttributes, isAtEnd else { return nil }
            fault = .unclosed
            return
        }
        let isAttached =
            start > 0 && [.rightParenthesis, .rightBracket, .backtick].contains(bytes[start - 1])
        // Of a list there, or of one that ends the line, it is said that other programs read it.
        if areAttributes, isAttached || isAtEnd, tokens.allSatisfy(Self.beginsAsName) { return nil }
        if areAttributes, !isAtEnd {
            fault = .notAtEnd
        } else {
            fault = tokens.count == 1 && first.count == 1 ? .empty : .noID(meant: Self.meant(by: tokens))
        }
    }

    /// The id in `{id=x}`, among attributes alone.
    private static func attribute(in tokens: [ArraySlice<UInt8>]) -> String? {
        guard tokens.allSatisfy(isAttribute), !tokens.contains(where: { $0.first == .hash }),
            let token = tokens.first(where: { $0.starts(with: "id=".utf8) })
        else { return nil }
        let value = token.dropFirst(3).filter { $0 != .quote && $0 != UInt8(ascii: "'") }
        return Document.headingID(for: String(decoding: value, as: UTF8.self))
    }

    /// Whether the name in an attribute begins with a letter.
    private static func beginsAsName(_ token: ArraySlice<UInt8>) -> Bool {
        let name = token.first == .hash || token.first == .dot ? token.dropFirst() : token
        return name.first.map { $0.isLetter || $0 == .underscore } ?? false
    }

    /// Whether braces are a block of Svelte, as in `{#if user}`, or a comment of Jinja, as in `{# later #}`.
    private static func isOfTemplate(_ tokens: [ArraySlice<UInt8>]) -> Bool {
        if tokens.count > 1, let last = tokens.last, last.last == .hash { return true }
        let blocks = ["#if", "#each", "#await", "#key", "#snippet"]
        return tokens.count > 1 && blocks.contains { tokens[0].elementsEqual($0.utf8) }
    }

    /// Whether a word between braces is an id or another attribute that a heading may have elsewhere.
    private static func isAttribute(_ token: ArraySlice<UInt8>) -> Bool {
        if token.first == .hash || token.first == .dot {
            return token.count > 1 && token.dropFirst().allSatisfy(\.isOfOwnID)
        }
        return token.contains(.equals)
    }

    /// The id that words between braces were to be; nothing where there is no telling.
    private static func meant(by tokens: [ArraySlice<UInt8>]) -> String {
        let words = tokens.map { $0.first == .hash ? $0.dropFirst() : $0 }.filter { !$0.isEmpty }
        let isOne = tokens.dropFirst().allSatisfy {
            ![.hash, .dot].contains($0.first) && !$0.contains(.equals)
        }
        let meant = isOne ? Array(words.joined(separator: [.space])) : Array(words.first ?? [])
        return Document.headingID(for: String(decoding: meant, as: UTF8.self))
    }
}

// MARK: Messages

extension NearHeadingID {
    /// What is wrong, behind the braces as they are written.
    var words: String {
        switch fault {
        case .empty, .noID, .attribute: "gives the heading no id, and is shown as text"
        case .notAtEnd: "gives the heading no id, since more of the heading stands behind it"
        case .unclosed: "gives the heading no id, since its `}` is missing"
        }
    }

    /// What to do about it.
    func help(_ written: String) -> String {
        switch fault {
        case .empty: "write the id behind `#`, as in `{#first-steps}`, or take the braces out"
        case .noID(let meant):
            "an id has letters, digits, `-`, `_`, `.` and `:`, and no blanks"
                + (meant.isEmpty ? "" : "; write `{#\(meant)}`")
        case .attribute(let meant):
            "an id stands behind `#` at the end of the heading"
                + (meant.isEmpty ? ", as in `{#first-steps}`" : ": write `{#\(meant)}`")
        case .notAtEnd: "move it to the end of the heading, which can have one id"
        case .unclosed: "write `\(written)}` at the end of the heading"
        }
    }
}
