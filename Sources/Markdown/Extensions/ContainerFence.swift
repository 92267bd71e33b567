import Text

/// A line that opens or closes a container: `:::name[Title]{key=value}`, `:::name Title` or `:::`.
struct ContainerFence: Sendable {
    /// What a container is.
    enum Kind: Sendable, Hashable {
        case tabs, tab, details, steps, include
        /// A callout of a type such as `note`.
        case callout
        /// A name of another generator, such as `code-group`, or a class in braces, such as `{.note}`.
        case foreign
        /// A name that means nothing.
        case unknown
    }

    /// The whole line in the document.
    let range: Range<Int>
    /// How many colons it begins with.
    let colons: Int
    /// The name in the document; empty in a line that closes.
    let name: Range<Int>
    /// The title: what stands in brackets behind the name, the words behind it, or the attribute `title`.
    let title: Range<Int>?
    let kind: Kind
    let attributes: InfoString
    /// What stands behind the braces, where nothing reads it.
    let surplus: Range<Int>?
    /// A bracket or brace with which a title or attributes begin that never end.
    let unclosed: Range<Int>?
    /// Whether the title stands in the line itself and not in an attribute.
    let hasTitleInLine: Bool

    /// Whether the line closes a container; attributes behind its colons are closed with it, and mean nothing.
    var isClosing: Bool { name.isEmpty }

    /// Reads the line that stands in a range of a document.
    init(_ bytes: [UInt8], _ range: Range<Int>) {
        self.range = range
        var offset = range.lowerBound
        while offset < range.upperBound, bytes[offset] == .colon { offset += 1 }
        colons = offset - range.lowerBound
        while offset < range.upperBound, bytes[offset].isBlank { offset += 1 }
        let nameStart = offset
        while offset < range.upperBound, bytes[offset].isOfContainerName { offset += 1 }
        if offset == nameStart, offset < range.upperBound, !Self.isKeyed(bytes[offset..<range.upperBound]) {
            // What stands where a name should is all that there is to tell.
            name = offset..<range.upperBound
            kind = bytes[offset] == .leftBrace ? .foreign : .unknown
            (title, hasTitleInLine, surplus, unclosed) = (nil, false, nil, nil)
            attributes = InfoString(
                parsing: bytes, in: range.upperBound..<range.upperBound, hasLanguage: false)
            return
        }
        name = nameStart..<offset
        while offset < range.upperBound, bytes[offset].isBlank { offset += 1 }
        kind = Self.kind(of: String(decoding: bytes[name], as: UTF8.self).lowercased())
        let bracketed = Self.title(bytes, offset..<range.upperBound)
        let rest = (bracketed.map { min($0.upperBound + 1, range.upperBound) } ?? offset)..<range.upperBound
        let (words, attributes) = Self.wordsAndAttributes(bytes, rest, kind)
        self.attributes = InfoString(parsing: bytes, in: attributes, hasLanguage: false)
        let isBehind = !attributes.isEmpty && words.lowerBound >= attributes.upperBound
        let isBehindTitle =
            bracketed != nil && nameStart..<offset == name && !words.isEmpty
            && !"([".utf8.contains(bytes[rest.lowerBound]) && !bytes[words].allSatisfy { $0 == .colon }
        let isBehindName =
            [.tabs, .steps].contains(kind) && bracketed == nil && !words.isEmpty
            && !bytes[words].allSatisfy { $0 == .colon }
        let isUnread = isBehind || isBehindTitle || isBehindName
        surplus = (kind == .include && !words.isEmpty) || isUnread ? words : nil
        unclosed = Self.unclosed(bytes, offset..<range.upperBound, hasTitle: bracketed != nil, rest)
        if kind == .include {
            (title, hasTitleInLine) = (nil, false)
            return
        }
        if isUnread {
            title = bracketed ?? self.attributes["title"]?.valueRange
            hasTitleInLine = bracketed != nil
            return
        }
        if let bracketed {
            // They may be the text of a link in the title; then the brackets are a part of it.
            title = words.isEmpty ? bracketed : (bracketed.lowerBound - 1)..<words.upperBound
        } else {
            title = words.isEmpty ? self.attributes["title"]?.valueRange : words
        }
        hasTitleInLine = bracketed != nil || !words.isEmpty
    }

    /// Whether braces hold attributes with values only: `{title="x"}`, but neither a class nor a name.
    private static func isKeyed(_ text: ArraySlice<UInt8>) -> Bool {
        guard text.first == .leftBrace else { return false }
        let first = text.dropFirst().drop(while: \.isBlank)
        let name = first.prefix { $0.isOfContainerName }
        return !name.isEmpty && first.dropFirst(name.count).first == .equals
    }

    /// Cuts what stands behind the name or the title in brackets into words, which are a title, and attributes: the
    /// last braces, or the whole where it begins as an attribute does.
    private static func wordsAndAttributes(
        _ bytes: [UInt8], _ range: Range<Int>, _ kind: Kind
    ) -> (words: Range<Int>, attributes: Range<Int>) {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, bytes[start].isBlank { start += 1 }
        while end > start, bytes[end - 1].isBlank { end -= 1 }
        if start < end, bytes[start] == .leftBrace,
            kind == .include || !bytes[start - 1].isBlank || isKeyed(bytes[start..<end]),
            let close = closingBrace(bytes, start..<end), close + 1 < end
        {
            var behind = close + 1
            while behind < end, bytes[behind].isBlank { behind += 1 }
            return (behind..<end, (start + 1)..<close)
        }
        if kind == .include || beginsAttribute(bytes, start..<end, kind) {
            return (start..<start, unbraced(bytes, start..<end))
        }
        guard end > start, bytes[end - 1] == .rightBrace,
            let brace = bytes[start..<end].lastIndex(of: .leftBrace),
            brace == start || holdsAttributes(bytes, brace..<end, kind)
        else { return (start..<end, end..<end) }
        var wordsEnd = brace
        while wordsEnd > start, bytes[wordsEnd - 1].isBlank { wordsEnd -= 1 }
        return (start..<wordsEnd, unbraced(bytes, brace..<end))
    }

    /// Whether the braces behind a title hold attributes, and are no part of its words as `${HOME}` or `{a, b}` are.
    private static func holdsAttributes(_ bytes: [UInt8], _ braces: Range<Int>, _ kind: Kind) -> Bool {
        let before = bytes[braces.lowerBound - 1]
        guard before.isBlank || before == .rightBracket else {
            return isKeyed(bytes[braces]) && !"$#{%\\".utf8.contains(before)
        }
        let content = bytes[unbraced(bytes, braces)].drop(while: \.isBlank)
        guard let first = content.first else { return true }
        if first == .dot || first == .hash || isKeyed(bytes[braces]) { return true }
        let word = String(decoding: content, as: UTF8.self)
        return kind == .details && Spelling.nearest(to: word, in: ["open"]) != nil
    }

    /// The bracket right behind the name, or the brace with attributes in it, that nothing on the line closes.
    private static func unclosed(
        _ bytes: [UInt8], _ behindName: Range<Int>, hasTitle: Bool, _ rest: Range<Int>
    ) -> Range<Int>? {
        let first = behindName.lowerBound
        let isAttached = first > 0 && !bytes[first - 1].isBlank
        if !behindName.isEmpty, bytes[first] == .leftBracket, isAttached, !hasTitle,
            !beginsWikiLink(bytes[behindName])
        {
            return first..<(first + 1)
        }
        guard let brace = bytes[rest].firstIndex(where: { !$0.isBlank }), bytes[brace] == .leftBrace,
            isKeyed(bytes[brace..<rest.upperBound]), closingBrace(bytes, brace..<rest.upperBound) == nil
        else { return nil }
        return brace..<(brace + 1)
    }

    /// The first `}` outside of quotes.
    private static func closingBrace(_ bytes: [UInt8], _ range: Range<Int>) -> Int? {
        var isQuoted = false
        return range.first { place in
            if bytes[place] == .quote { isQuoted.toggle() }
            return !isQuoted && bytes[place] == .rightBrace
        }
    }

    private static func unbraced(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
        var (start, end) = (range.lowerBound, range.upperBound)
        if start < end, bytes[start] == .leftBrace { start += 1 }
        if end > start, bytes[end - 1] == .rightBrace { end -= 1 }
        return start..<end
    }

    /// Whether attributes stand here without braces: a name with `=` behind it, or the one word that a fold knows.
    private static func beginsAttribute(_ bytes: [UInt8], _ range: Range<Int>, _ kind: Kind) -> Bool {
        guard !range.isEmpty else { return false }
        if kind == .details, bytes[range].elementsEqual("open".utf8) { return true }
        let nameEnd = bytes[range].firstIndex { !$0.isOfContainerName } ?? range.upperBound
        return nameEnd > range.lowerBound && nameEnd < range.upperBound && bytes[nameEnd] == .equals
    }

    /// The attributes that a container of this kind reads.
    var knownAttributes: [String] {
        switch kind {
        case .tabs: ["group", "title"]
        case .tab, .steps, .callout: ["title"]
        case .details: ["open", "title"]
        case .include: ["file", "region"]
        case .foreign, .unknown: []
        }
    }

    /// Whether words begin with a link such as `[[page|label]]`, whose brackets are its own.
    private static func beginsWikiLink(_ text: ArraySlice<UInt8>) -> Bool {
        guard text.starts(with: "[[".utf8), let end = text.firstIndex(of: .rightBracket) else {
            return false
        }
        return text[end...].starts(with: "]]".utf8) && end > text.startIndex + 2
    }

    /// What stands between `[` and the `]` that closes it.
    private static func title(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int>? {
        guard !range.isEmpty, bytes[range.lowerBound] == .leftBracket, !beginsWikiLink(bytes[range])
        else {
            return nil
        }
        var depth = 0
        var offset = range.lowerBound
        while offset < range.upperBound {
            switch bytes[offset] {
            case .backslash: offset += 1
            case .leftBracket: depth += 1
            case .rightBracket:
                depth -= 1
                if depth == 0 { return (range.lowerBound + 1)..<offset }
            default: break
            }
            offset += 1
        }
        return nil
    }

    private static func kind(of name: String) -> Kind {
        switch name {
        case "tabs": .tabs
        case "tab": .tab
        case "details": .details
        case "steps": .steps
        case "include": .include
        default: CalloutType.isKnown(name) ? .callout : foreignNames.contains(name) ? .foreign : .unknown
        }
    }

    /// The names of containers that VitePress, VuePress, Docusaurus, MyST and Quarto have and we do not.
    private static let foreignNames: Set<String> = [
        "code-group", "code-tabs", "code-demo", "v-pre", "raw", "center", "left", "right", "align", "demo",
        "card",
        "cards", "card-grid", "grid", "grid-item", "columns", "column", "tab-set", "tab-item", "dropdown",
        "figure",
        "margin", "aside", "admonition", "theorem", "secondary", "callout", "playground", "repl", "preview",
        "hero",
        "badge", "accordion", "collapse", "timeline", "vue-playground", "slides", "chart", "flow",
        "include-code",
    ]

    /// The names that a container can have.
    static let names = ["tabs", "tab", "details", "steps", "include"] + CalloutType.names
}

extension UInt8 {
    /// Whether it can stand in the name of a container.
    var isOfContainerName: Bool {
        isLetter || isDigit || self == .hyphen || self == .underscore
    }
}
