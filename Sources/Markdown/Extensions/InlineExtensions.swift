/// The extensions that are found in the text of inlines, one pass over each text node for all of them.
///
/// An extension is a case of `Finding` and a line in `find`.
struct InlineExtensions {
    /// What a piece of text turned out to be.
    enum Finding {
        /// An address without brackets, with where it leads.
        case autolink(Range<Int>, destination: [UInt8])
        /// A run of `~` or `=` that may begin or end a strikethrough or mark.
        case delimiters(Range<Int>)
        /// Characters that are written in another way.
        case replacement(Range<Int>, text: String)
        /// `[^label]`, with the label.
        case footnote(Range<Int>, label: String)

        var range: Range<Int> {
            switch self {
            case .autolink(let range, _), .delimiters(let range), .footnote(let range, _),
                .replacement(let range, _):
                range
            }
        }
    }

    private let profile: Profile
    private let smartPunctuation: Bool
    private let emoji: Bool
    private let footnotes: Set<String>

    /// Runs over all inlines of an arena.
    static func apply(to arena: inout Arena, _ options: MarkdownOptions, _ features: TextFeatures) {
        let extensions = InlineExtensions(
            profile: options.profile, smartPunctuation: options.smartPunctuation,
            emoji: options.emoji,
            footnotes: features.has(.caret) ? arena.footnoteLabels() : [])
        var linkDepth = 0
        for step in Traversal(arena) {
            switch step {
            case .enter(let id):
                let kind = arena[id].kind
                if kind.isLink { linkDepth += 1 }
                if kind.holdsInlines { extensions.extend(id, isInLink: linkDepth > 0, &arena) }
            case .leave(let id):
                if arena[id].kind.isLink { linkDepth -= 1 }
            }
        }
    }

    private func extend(_ parent: Int32, isInLink: Bool, _ arena: inout Arena) {
        var list: InlineList?
        var next = arena[parent].firstChild
        while next != Node.none {
            let child = next
            next = arena[child].next
            guard arena[child].kind == .text, mayHaveFinding(arena[child], arena) else {
                list?.children.append(child)
                continue
            }
            let text = NodeText(arena[child], in: arena)
            let findings = find(in: text, isInLink: isInLink)
            guard !findings.isEmpty else {
                list?.children.append(child)
                continue
            }
            if list == nil { list = InlineList(arena.children(of: parent).prefix { $0 != child }) }
            list?.append(child, text, findings, &arena)
        }
        if let list { list.finish(as: parent, &arena) }
    }

    /// Whether a text has a byte that an extension looks at.
    private func mayHaveFinding(_ node: Node, _ arena: Arena) -> Bool {
        arena.withBytes(of: node.text) { bytes in bytes.contains(where: isTrigger) }
    }

    private func find(in text: NodeText, isInLink: Bool) -> [Finding] {
        var findings: [Finding] = []
        var offset = 0
        while offset < text.count {
            guard isTrigger(text[offset]),
                let finding = find(at: offset, from: findings.last?.range.upperBound ?? 0, in: text, isInLink)
            else {
                offset += 1
                continue
            }
            offset = max(finding.range.upperBound, offset + 1)
            findings.append(finding)
        }
        return findings
    }

    /// Whether a byte can be the first that an extension looks at.
    private func isTrigger(_ byte: UInt8) -> Bool {
        switch byte {
        case .tilde, .colon, UInt8(ascii: "w"), UInt8(ascii: "@"): profile != .commonmark
        case .equals: profile == .waymark
        case .leftBracket: !footnotes.isEmpty
        case .quote, .apostrophe, .dot, .hyphen: smartPunctuation
        default: false
        }
    }

    private func find(at offset: Int, from start: Int, in text: NodeText, _ isInLink: Bool) -> Finding? {
        switch text[offset] {
        case .tilde, .equals: Strikethrough.delimiters(at: offset, in: text)
        case .quote, .apostrophe, .dot, .hyphen: SmartPunctuation.finding(at: offset, in: text)
        case .leftBracket where !isInLink: Footnotes.reference(at: offset, in: text, footnotes)
        case .colon where emoji && text.mayBeginShortcode(at: offset):
            EmojiShortcodes.finding(at: offset, in: text)
        case .colon where !isInLink: Autolink.address(aroundColon: offset, from: start, in: text)
        case UInt8(ascii: "w") where !isInLink: Autolink.host(at: offset, from: start, in: text)
        case UInt8(ascii: "@") where !isInLink: Autolink.mail(around: offset, from: start, in: text)
        default: nil
        }
    }
}
