import ConfigSchema
import Diagnostics
import Text

extension Rule {
    /// The config blocks of a translation have the values of the original's.
    static let translationDiffers = Rule(
        .translationDiffers,
        explanation: """
            A config block of a translation has another value, or other keys, than the same block of the original, so one of
            the two is wrong, perhaps because only one was brought up to date. The blocks of both pages are compared in their
            order. Texts with blanks, letters of other alphabets or placeholders may be translated, and so may comments.
            """,
        scope: .page { page, site in
            guard let (file, original) = site.translated(page) else { return [] }
            let (own, others) = (file.comparedSnippets, original.comparedSnippets)
            guard own.map(\.language) == others.map(\.language) else {
                return own.count == others.count
                    ? [] : [.otherBlocks(own.count, others.count, file, original)]
            }
            return zip(own, others).flatMap { own, other -> [Diagnostic] in
                guard let root = own.config.root, let otherRoot = other.config.root else { return [] }
                var differences = ValueDifferences()
                differences.compare(root, otherRoot)
                return differences.found.map { .otherValue($0, own, other, file, original) }
            }
        })
}

extension ParsedPage {
    /// The config blocks that a translation has too.
    fileprivate var comparedSnippets: [Snippet] {
        snippets.filter { $0.part == .whole && $0.config.root != nil }
    }
}

/// Where two config texts that are to say the same do not.
private struct ValueDifferences {
    struct Difference {
        let own, other: ConfigNode
        let words: String
    }

    private(set) var found: [Difference] = []
    /// One block is not to fill the screen.
    private static let most = 8

    mutating func compare(_ own: ConfigNode, _ other: ConfigNode) {
        guard found.count < Self.most else { return }
        guard own.kind == other.kind else {
            if !Self.mayDiffer(own, other) {
                note(own, other, "is \(Self.shown(own)), and \(Self.shown(other)) in the original")
            }
            return
        }
        switch own.kind {
        case .object: compareMembers(own, other)
        case .array:
            guard own.count == other.count else {
                return note(
                    own, other, "has \(own.count.counted("element")), and \(other.count) in the original")
            }
            for (left, right) in zip(own.elements, other.elements) { compare(left, right) }
        case .null: break
        case .boolean, .number, .string:
            guard own.json != other.json, !Self.mayDiffer(own, other) else { return }
            note(own, other, "is \(Self.shown(own)), and \(Self.shown(other)) in the original")
        }
    }

    private mutating func compareMembers(_ own: ConfigNode, _ other: ConfigNode) {
        for (key, value) in own.members {
            guard let name = key.string, !CommentKey.isOne(name) else { continue }
            if let match = other[name] {
                compare(value, match)
            } else if !PlaceholderText.isOne(name) {
                note(key, other, "is a key that the original does not have")
            }
        }
        for (key, _) in other.members {
            guard let name = key.string, own[name] == nil, !CommentKey.isOne(name),
                !PlaceholderText.isOne(name)
            else { continue }
            note(own, key, "lacks the key `\(name.shownPlainly)` of the original")
        }
    }

    private mutating func note(_ own: ConfigNode, _ other: ConfigNode, _ words: String) {
        if found.count < Self.most { found.append(Difference(own: own, other: other, words: words)) }
    }

    /// Whether one of two values is a text for people, or stands for any value.
    private static func mayDiffer(_ own: ConfigNode, _ other: ConfigNode) -> Bool {
        [own, other].contains { node in
            guard let text = node.string, node.kind == .string else { return false }
            return PlaceholderText.isOne(text)
                || text.utf8.contains { $0 >= 0x80 || $0 == 0x20 || $0 == 0x0A }
        }
    }

    private static func shown(_ node: ConfigNode) -> String {
        switch node.kind {
        case .object: "an object"
        case .array: "a list"
        case .null, .boolean, .number, .string: "`\(node.json.shownPlainly)`"
        }
    }
}

// MARK: Messages

extension Diagnostic {
    fileprivate static func otherBlocks(
        _ own: Int, _ others: Int, _ file: ParsedPage, _ original: ParsedPage
    ) -> Diagnostic {
        Diagnostic(
            .translationDiffers, .warning,
            "the translation has \(own.counted("config block")), and the original \(others), so they are not compared",
            at: Location(path: file.path),
            help: "show the same blocks as \(original.path.shownPlainly), in its order")
    }

    fileprivate static func otherValue(
        _ difference: ValueDifferences.Difference, _ own: Snippet, _ other: Snippet, _ file: ParsedPage,
        _ original: ParsedPage
    ) -> Diagnostic {
        var finding = Diagnostic(
            .translationDiffers, .warning, "this \(difference.words)",
            at: own.origin.location(difference.own.range),
            help: "bring both pages to what is right")
        finding.notes = [Note("the original", at: other.origin.location(difference.other.range))]
        return finding
    }
}
