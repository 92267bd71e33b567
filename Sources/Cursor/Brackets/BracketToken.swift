/// A piece of a text in brackets.
struct BracketToken {
    enum Kind {
        case openObject, openArray, closeObject, closeArray, comma
        /// `:`, or `=` of TOML.
        case colon
        /// A key or a value that holds no others.
        case scalar
    }

    let kind: Kind
    var range: Range<Int>
    /// What a scalar is as a value.
    var value = WrittenValue.missing
    /// What a scalar is as a key.
    var key = ""
    /// The parts of a key that has dots (TOML); empty for all others.
    var dotted: [KeyPart] = []
    /// What of a scalar stands before the cursor, as an editor would replace it.
    var token: CursorToken

    init(_ kind: Kind, _ range: Range<Int>) {
        self.kind = kind
        self.range = range
        token = .empty(at: range.lowerBound)
    }

    /// Whether a value begins with it.
    var beginsValue: Bool {
        switch kind {
        case .openObject, .openArray, .scalar: true
        case .closeObject, .closeArray, .comma, .colon: false
        }
    }
}

/// A part of a key that has dots.
struct KeyPart {
    let key: String
    let token: CursorToken
}

extension CursorToken {
    /// Nothing, at an offset.
    static func empty(at offset: Int) -> CursorToken {
        CursorToken(range: offset..<offset, prefix: "", quote: .none, isClosed: true)
    }
}
