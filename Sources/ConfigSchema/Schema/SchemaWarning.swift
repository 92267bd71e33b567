import Text

/// One entry of `x-warn`: what a product takes and ignores, or what readers should not copy from an example.
struct SchemaWarning: Sendable {
    /// The unit of `if`, which says when the entry counts.
    var condition: Int32
    /// The entry's own name, which findings have behind `schema-warning/`.
    var id: String
    /// One sentence.
    var message: String
    /// What to write instead.
    var use: String?
    /// The address of the page that says so.
    var source: String?
    /// The first day on which it is said, as `YYYY-MM-DD`.
    var since: String?
    /// The first day on which it is said no more.
    var until: String?
    /// The place that is to blame; `nil` for the smallest value that makes the condition true.
    var place: RelativePointer?
    /// What to write at the place.
    var fix: Violation.Replacement?

    /// The names of which the nearest to the text's first word may be meant.
    var names: [String] = []

    /// The key that is to be written instead, where that is all that is to be done.
    var name: String? {
        if case .key(let name)? = fix { return name }
        guard let use, use.hasPrefix("`"), use.hasSuffix("`"), use.utf8.count > 2 else { return nil }
        let name = use.dropFirst().dropLast()
        return name.contains { "` .:\"{[".contains($0) } ? nil : String(name)
    }

    /// Whether it is said on a day; without a day it is.
    func counts(on today: String?) -> Bool {
        guard let today else { return true }
        return (since.map { $0 <= today } ?? true) && (until.map { today < $0 } ?? true)
    }
}

/// A place told from another one: a JSON Pointer (RFC 6901) below it, or a Relative JSON Pointer
/// (draft-bhutton-relative-json-pointer-00), which begins with the number of levels to go up and may end in `#` for the key.
struct RelativePointer: Sendable, Hashable {
    /// How many levels to go up first.
    var levels = 0
    /// The keys and positions to go down then.
    var tokens: [String] = []
    /// Whether the key is meant, and not the value.
    var isKey = false

    /// Reads a pointer; `nil` for a text that is none.
    init?(_ text: String) {
        let digits = text.utf8.prefix { $0.isDigit }
        var rest = text.dropFirst(digits.count)
        if !digits.isEmpty {
            guard digits.count < 5, digits.count == 1 || digits.first != UInt8(ascii: "0"),
                let levels = Int(String(Substring(digits)))
            else { return nil }
            self.levels = levels
        }
        if rest.hasSuffix("#") {
            isKey = true
            rest = rest.dropLast()
        }
        guard let tokens = JSONPointer.tokens(String(rest)) else { return nil }
        self.tokens = tokens
    }

    /// The value that is meant, seen from another one; `nil` where there is none.
    func value(from start: ConfigNode) -> ConfigNode? {
        let path = start.storage.ancestry(of: start.index)
        guard levels < path.count else { return nil }
        var value = ConfigNode(storage: start.storage, index: path[path.count - 1 - levels].index)
        for token in tokens {
            guard let child = value.child(token) else { return nil }
            value = child
        }
        return value
    }
}
