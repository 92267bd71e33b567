import Text

/// References that stand on the page as text, since nothing defines them: `[^1]` and `[text][label]`.
///
/// What is no reference by its looks is left alone: `[text]` by itself, `a[i][j]`, a number behind a number, and the
/// classes of regular expressions, such as `[^a-z]`.
struct UndefinedReferences {
    struct Finding {
        let range: Range<Int>
        let message: String
        let help: String
    }

    private let bytes: [UInt8]
    /// The stretches of text outside of code, links and so on, in their order.
    private var texts: [Range<Int>] = []
    private(set) var found: [Finding] = []
    /// The labels of the footnotes that there are.
    private var footnotes: Set<String> = []

    init(_ arena: Arena) {
        bytes = arena.bytes
        let places = bytes.withUnsafeBufferPointer(Self.candidates)
        guard !places.isEmpty else { return }
        for node in arena.nodes where node.kind == .footnoteDefinition {
            footnotes.insert(Footnotes.normalized(arena.bytes(of: node.text)))
        }
        for id in arena.descendants() where arena[id].kind == .text { texts.append(arena[id].range) }
        texts.sort { $0.lowerBound < $1.lowerBound }
        for place in places {
            if let finding = bytes[place] == .caret ? footnote(at: place) : reference(at: place) {
                found.append(finding)
            }
        }
    }

    /// The places of `^` behind `[`, and of `[` behind `]`.
    private static func candidates(_ view: ByteView) -> [Int] {
        var places: [Int] = []
        var place = view.firstPlace(of: .leftBracket)
        while place < view.count {
            if place > 0, view[place - 1] == .rightBracket { places.append(place) }
            if place + 1 < view.count, view[place + 1] == .caret { places.append(place + 1) }
            place = view.firstPlace(of: .leftBracket, from: place + 1)
        }
        return places
    }

    private func isText(_ place: Int) -> Bool {
        let behind = texts.partitioningIndex { $0.lowerBound > place }
        return behind > 0 && texts[behind - 1].contains(place)
    }

    private func isEscaped(_ place: Int) -> Bool {
        bytes[..<place].reversed().prefix { $0 == .backslash }.count % 2 == 1
    }

    // MARK: Footnotes

    private func footnote(at caret: Int) -> Finding? {
        let label = bytes[(caret + 1)...].prefix { $0.isOfContainerName }
        let end = label.endIndex
        guard !label.isEmpty, label.count < 100, end < bytes.count, bytes[end] == .rightBracket,
            !isEscaped(caret - 1), isText(caret), isText(end),
            !Self.isCharacterClass(label, bytes[(end + 1)...])
        else { return nil }
        let name = String(decoding: label, as: UTF8.self)
        guard !footnotes.contains(Footnotes.normalized(label)) else {
            return Finding(
                range: (caret - 1)..<(end + 1),
                message: "the footnote `\(name)` cannot be referred to from the text of a link or picture",
                help: "write `[^\(name)]` behind the link or picture")
        }
        return Finding(
            range: (caret - 1)..<(end + 1), message: "there is no footnote `\(name)`",
            help:
                "write `[^\(name)]: …` on a line of its own, or `\\[` where the brackets are meant to be seen"
        )
    }

    /// Whether it is rather a part of a regular expression.
    private static func isCharacterClass(_ label: ArraySlice<UInt8>, _ rest: ArraySlice<UInt8>) -> Bool {
        let isRange = label.count >= 3 && label[label.startIndex + 1] == .hyphen
        return isRange || rest.first.map { "*+?{(/\\$".utf8.contains($0) } ?? false
    }

    // MARK: References by a label

    private func reference(at bracket: Int) -> Finding? {
        guard isText(bracket), isText(bracket - 1), !isEscaped(bracket - 1),
            let end = label(at: bracket), isText(end - 1), let start = opening(of: bracket - 1)
        else { return nil }
        let (text, label) = (bytes[(start + 1)..<(bracket - 1)], bytes[(bracket + 1)..<(end - 1)])
        guard isWords(text), isWords(label), !(text.allSatisfy(\.isDigit) && label.allSatisfy(\.isDigit)),
            start == 0 || !isPartOfWord(bytes[start - 1]),
            end >= bytes.count || !"[(".utf8.contains(bytes[end])
        else { return nil }
        let name = String(decoding: label, as: UTF8.self)
        return Finding(
            range: bracket..<end, message: "no definition of `[\(name)]` says where the link leads",
            help:
                "write `[\(name)]: address` on a line of its own, or `\\[` where the brackets are meant to be seen"
        )
    }

    private func label(at bracket: Int) -> Int? {
        bytes[bracket...].prefix(1_000).withUnsafeBufferPointer { text in
            LinkSyntax(text: text).label(at: 0).map { bracket + $0 }
        }
    }

    /// The `[` that a `]` closes.
    private func opening(of bracket: Int) -> Int? {
        var depth = 0
        for place in bytes[max(0, bracket - 400)...bracket].indices.reversed() {
            switch bytes[place] {
            case .rightBracket where !isEscaped(place): depth += 1
            case .leftBracket where !isEscaped(place):
                depth -= 1
                if depth == 0 { return isText(place) ? place : nil }
            case .lineFeed where place + 1 < bytes.count && bytes[place + 1].isLineEnd: return nil
            default: break
            }
        }
        return nil
    }

    private func isWords(_ text: ArraySlice<UInt8>) -> Bool {
        !text.allSatisfy(\.isWhitespace) && text.first != .caret
    }

    private func isPartOfWord(_ byte: UInt8) -> Bool {
        byte.isOfContainerName || byte >= 0x80 || byte == .rightBracket || byte == .rightParenthesis
            || byte == .leftBracket
    }
}
