import Text

/// The extensions that are found in the text of inlines, one pass over each text node for all of them.
///
/// An extension is a case of `Finding` and a line in `find`.
struct InlineExtensions {
    /// What a piece of text turned out to be.
    enum Finding {
        /// An address without brackets, with where it leads, and how it is written where that differs from the text.
        case autolink(Range<Int>, destination: [UInt8], written: WrittenAddress? = nil)
        /// A run of `~` or `=` that may begin or end a strikethrough or mark.
        case delimiters(Range<Int>)
        /// Characters that are written in another way.
        case replacement(Range<Int>, text: String)
        /// `[^label]`, with the label.
        case footnote(Range<Int>, label: String)

        var range: Range<Int> {
            switch self {
            case .autolink(let range, _, _), .delimiters(let range), .footnote(let range, _),
                .replacement(let range, _):
                range
            }
        }
    }

    private let emoji: Bool
    private let footnotes: Set<String>
    /// The bytes at which one of the extensions looks around.
    private let triggers: ByteSet
    /// Without one of these there is nothing to find in a text, unless it has one of `marks`.
    private let literals: [StaticString]
    private let marks: ByteSet

    /// Runs over all inlines of an arena.
    static func apply(to arena: inout Arena, _ options: MarkdownOptions, hasFootnotes: Bool) {
        let footnotes = hasFootnotes ? arena.footnoteLabels() : []
        let extensions = InlineExtensions(options, footnotes) { arena.hasText($0) }
        guard !extensions.triggers.isEmpty else { return }
        var links = LinkAncestry()
        for id in extensions.candidates(in: arena) {
            extensions.extend(id, isInLink: links.holds(id, arena), &arena)
        }
    }

    /// Every text stands in the document or in the side buffer: what is in neither needs no search in each.
    private init(
        _ options: MarkdownOptions, _ footnotes: Set<String>, _ hasText: (StaticString) -> Bool
    ) {
        self.footnotes = footnotes
        emoji = options.emoji
        var marks = options.smartPunctuation ? ByteSet("\"'.-") : ByteSet()
        if !footnotes.isEmpty { marks.insert(.leftBracket) }
        self.marks = marks
        var literals: [StaticString] = []
        if options.profile != .commonmark { literals += ["~", "@", emoji ? ":" : "://", "www."] }
        if options.profile == .waymark { literals.append("==") }
        self.literals = literals.filter(hasText)
        for literal in self.literals { marks.insert(literal.utf8Start.pointee) }
        triggers = marks
    }

    private func extend(_ parent: Int32, isInLink: Bool, _ arena: inout Arena) {
        var list: InlineList?
        var next = arena[parent].firstChild
        while next != Node.none {
            let child = next
            next = arena[child].next
            guard arena[child].kind == .text, arena.withBytes(of: arena[child].text, mayHaveFinding) else {
                list?.children.append(child)
                continue
            }
            let text = NodeText(arena[child], in: arena)
            let written = text.written(in: arena, arena[child].range)
            var findings = find(in: text, written, isInLink: isInLink)
            if written != nil, arena.bytes[arena[child].range].contains(.pipe), arena.isInCell(child) {
                findings = findings.map(\.inCell)
            }
            guard !findings.isEmpty else {
                list?.children.append(child)
                continue
            }
            if list == nil { list = InlineList(arena.children(of: parent).prefix { $0 != child }) }
            list?.append(child, text, findings, &arena)
        }
        if let list { list.finish(as: parent, &arena) }
    }

    /// The nodes among whose children are texts with something that an extension looks at, each once.
    private func candidates(in arena: Arena) -> [Int32] {
        arena.withReader { reader in
            var parents: [Int32] = []
            for node in reader.all where node.kind == .text {
                let isKnown = node.parent == Node.none || node.parent == parents.last
                if !isKnown, mayHaveFinding(reader.bytes(of: node.text)) { parents.append(node.parent) }
            }
            parents.sort()
            return parents.indices.compactMap { $0 > 0 && parents[$0] == parents[$0 - 1] ? nil : parents[$0] }
        }
    }

    private func mayHaveFinding(_ bytes: ByteView) -> Bool {
        for literal in literals where bytes.contains(literal) { return true }
        return !marks.isEmpty && bytes.firstPlace(of: marks) < bytes.count
    }

    private func find(in text: NodeText, _ written: NodeText?, isInLink: Bool) -> [Finding] {
        var findings: [Finding] = []
        var offset = 0
        while offset < text.count {
            guard triggers.contains(text[offset]),
                let finding = find(
                    at: offset, from: findings.last?.range.upperBound ?? 0, in: text, written, isInLink)
            else {
                offset += 1
                continue
            }
            offset = max(finding.range.upperBound, offset + 1)
            findings.append(finding)
        }
        return findings
    }

    private func find(
        at offset: Int, from start: Int, in text: NodeText, _ written: NodeText?, _ isInLink: Bool
    ) -> Finding? {
        switch text[offset] {
        case .tilde, .equals: Strikethrough.delimiters(at: offset, in: text)
        case .quote, .apostrophe, .dot, .hyphen: SmartPunctuation.finding(at: offset, in: text)
        case .leftBracket where !isInLink: Footnotes.reference(at: offset, in: text, footnotes)
        case .colon where emoji && text.mayBeginShortcode(at: offset):
            EmojiShortcodes.finding(at: offset, in: text)
        case .colon where !isInLink:
            Autolink.address(.scheme, at: offset, from: start, in: text, written)
        case UInt8(ascii: "w") where !isInLink:
            Autolink.address(.hostName, at: offset, from: start, in: text, written)
        case UInt8(ascii: "@") where !isInLink: Autolink.mail(around: offset, from: start, in: text)
        default: nil
        }
    }
}

extension InlineExtensions.Finding {
    /// An address as a table's cell has it, where the backslash in front of a `|` only keeps it from ending the cell.
    fileprivate var inCell: Self {
        guard case .autolink(let range, let destination, let written?) = self else { return self }
        return .autolink(
            range, destination: Self.withoutEscapes(destination),
            written: WrittenAddress(text: Self.withoutEscapes(written.text), rest: written.rest))
    }

    private static func withoutEscapes(_ bytes: [UInt8]) -> [UInt8] {
        bytes.indices.filter { bytes[$0] != .backslash || $0 + 1 == bytes.count || bytes[$0 + 1] != .pipe }
            .map { bytes[$0] }
    }
}

extension Arena {
    /// Whether a node stands in a cell of a table.
    fileprivate func isInCell(_ id: Int32) -> Bool {
        var ancestor = self[id].parent
        while ancestor != Node.none, self[ancestor].kind != .tableCell {
            guard self[ancestor].kind.holdsInlines else { return false }
            ancestor = self[ancestor].parent
        }
        return ancestor != Node.none
    }

    /// Whether a literal stands in the document or in the side buffer.
    fileprivate func hasText(_ literal: StaticString) -> Bool {
        bytes.withUnsafeBufferPointer { $0.contains(literal) }
            || sideBuffer.withUnsafeBufferPointer { $0.contains(literal) }
    }
}

/// Which nodes stand in links. Of deep nests it keeps what it learnt, so that each level is climbed once.
private struct LinkAncestry {
    private static let shallow = 8

    private var known: [Int32: Bool] = [:]

    /// Whether a node is a link or stands in one.
    mutating func holds(_ id: Int32, _ arena: Arena) -> Bool {
        var ancestor = id
        var height = 0
        var isInLink = false
        while ancestor != Node.none, arena[ancestor].kind.holdsInlines {
            if height >= Self.shallow, let kept = known[ancestor] {
                isInLink = kept
                break
            }
            if arena[ancestor].kind.isLink {
                isInLink = true
                break
            }
            height += 1
            ancestor = arena[ancestor].parent
        }
        guard height > Self.shallow else { return isInLink }
        var level = id
        while level != ancestor, known.updateValue(isInLink, forKey: level) == nil {
            level = arena[level].parent
        }
        return isInLink
    }
}
