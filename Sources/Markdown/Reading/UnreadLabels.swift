import Text

/// What stands behind the `|` of an embed and is no text for readers: attributes, sizes in other forms, and the label of
/// a page, which is shown without one.
struct UnreadLabels {
    struct Finding {
        let range: Range<Int>
        let message: String
        let help: String
        /// What to write in its place, where that is certain.
        var replacement: String?
    }

    private(set) var found: [Finding] = []

    init(_ arena: Arena) {
        for node in arena.nodes where node.kind == .embed && node.parent != Node.none {
            guard node.firstChild != Node.none else { continue }
            let label = arena[node.firstChild].range
            let target = Array(arena.bytes(of: arena.targets[Int(node.payload)].destination))
            let parts = arena.bytes[label].split(separator: .pipe).map { $0.startIndex..<$0.endIndex }
            let unread = parts.compactMap { Self.attribute($0, arena.bytes) }
            found += unread
            if unread.isEmpty, Self.namesPage(target), arena.isAlone(node) {
                found.append(
                    Finding(
                        range: label, message: "an embedded page is shown without a label",
                        help: "leave the label out, or take the `!` away for a link with it"))
            }
        }
    }

    /// Whether a target is a page and no file by its looks.
    private static func namesPage(_ target: [UInt8]) -> Bool {
        let name = target.split(separator: UInt8(ascii: "/")).last ?? []
        return name.suffix(3).elementsEqual(".md".utf8) || !name.contains(.dot)
    }

    /// `width=300`, `300px`, `50%`.
    private static func attribute(_ range: Range<Int>, _ bytes: [UInt8]) -> Finding? {
        let text = bytes[range].drop(while: \.isBlank)
        let word = text.prefix { !$0.isBlank }
        guard text.dropFirst(word.count).allSatisfy(\.isBlank), !word.isEmpty else { return nil }
        let place = word.startIndex..<word.endIndex
        let shown = String(decoding: word, as: UTF8.self)
        let name = word.prefix { $0.isLetter || $0 == .hyphen }
        let behind = word.dropFirst(name.count)
        if !name.isEmpty, behind.first == .equals || behind.first == .colon, behind.count > 1 {
            let value = behind.dropFirst().drop { $0 == .quote || $0 == UInt8(ascii: "'") }
            let isWidth = name.map(\.lowercased).elementsEqual("width".utf8) || name.elementsEqual("w".utf8)
            let attribute = String(decoding: name, as: UTF8.self)
            return Finding(
                range: place, message: "nothing reads the attribute `\(attribute)` of an embed",
                help: sizeHelp,
                replacement: isWidth ? pixels(value) : nil)
        }
        let digits = word.prefix(while: \.isDigit)
        let unit = String(decoding: word.dropFirst(digits.count), as: UTF8.self)
        guard !digits.isEmpty, ["px", "%", "em", "rem", "vw", "pt", "cm"].contains(unit) else { return nil }
        return Finding(
            range: place, message: "`\(shown)` is no width that an embed can have", help: sizeHelp,
            replacement: unit == "px" ? String(decoding: digits, as: UTF8.self) : nil)
    }

    /// The number that a width begins with, where nothing but its unit and quotes follow.
    private static func pixels(_ value: ArraySlice<UInt8>) -> String? {
        let digits = value.prefix(while: \.isDigit)
        let rest = String(decoding: value.dropFirst(digits.count), as: UTF8.self)
        guard (1...5).contains(digits.count), ["", "px", "\"", "px\"", "'", "px'"].contains(rest) else {
            return nil
        }
        return String(decoding: digits, as: UTF8.self)
    }

    private static let sizeHelp = "a picture's size stands alone and in pixels: `![[picture.png|300]]`"
}

extension Arena {
    /// Whether a node is all that its paragraph holds.
    fileprivate func isAlone(_ node: Node) -> Bool {
        let parent = self[node.parent]
        return parent.kind == .paragraph && self[parent.firstChild].next == Node.none
    }
}
