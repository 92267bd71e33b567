/// One thing that may be written at the cursor, and where it would belong.
package struct CursorPlace: Sendable, Hashable {
    /// What is expected at the cursor.
    package enum Expected: String, Sendable, Hashable {
        /// A key of the object at ``CursorPlace/path``.
        case key
        /// The value at ``CursorPlace/path``.
        case value
        /// The element of an array at ``CursorPlace/path``, whose last step is its index.
        case item
    }

    /// What is expected.
    package let expected: Expected
    /// For a key the place of its object, else the place of the value itself; empty for the whole document.
    package let path: [CursorStep]
    /// The text that would be replaced.
    package let token: CursorToken
    /// The objects and arrays on the way to the place, the outermost first; the last is what the key, value
    /// or element belongs to. Empty for the whole document.
    package let containers: [CursorContainer]
    /// What must be written around the token.
    package let surroundings: CursorSurroundings
    /// How it would be laid out.
    package let layout: CursorLayout
}

/// A step from a value to one inside it.
package enum CursorStep: Sendable, Hashable {
    /// The member with this key.
    case key(String)
    /// The element at this position, from 0.
    case index(Int)
}

/// The text at the cursor that would be replaced.
package struct CursorToken: Sendable, Hashable {
    /// Its bytes, quotes included. Empty where nothing is written yet.
    package var range: Range<Int>
    /// What of it stands before the cursor, without quotes, escapes resolved.
    package var prefix: String
    /// The quotes that it stands in.
    package var quote: CursorQuote
    /// Whether its quotes are closed; true without quotes.
    package var isClosed: Bool
}

/// How a key or text is quoted.
package enum CursorQuote: String, Sendable, Hashable {
    /// Not at all.
    case none = ""
    /// In `"`.
    case double = "\""
    /// In `'`.
    case single = "'"
    /// In `"""`, over several lines (TOML).
    case tripleDouble = "\"\"\""
    /// In `'''`, over several lines (TOML).
    case tripleSingle = "'''"
}

/// An object or array around the cursor, with what is written in it besides what stands at the cursor.
package struct CursorContainer: Sendable, Hashable {
    /// What it is.
    package enum Kind: Sendable, Hashable { case object, array }

    /// What it is.
    package let kind: Kind
    /// Its place.
    package let path: [CursorStep]
    /// The members of an object or the elements of an array, in the order of the text.
    package let entries: [CursorEntry]

    /// The keys that are written, in the order of the text.
    package var keys: [String] { entries.compactMap(\.key) }

    /// The value of a key; of equal ones the last.
    package subscript(_ key: String) -> WrittenValue? { entries.last { $0.key == key }?.value }
}

/// A member of an object or an element of an array.
package struct CursorEntry: Sendable, Hashable {
    /// The key, escapes resolved; `nil` for an element.
    package let key: String?
    /// The bytes of the key, or of the element as far as it is known.
    package let range: Range<Int>
    /// What is written as its value.
    package var value: WrittenValue
}

/// A value as far as a condition of a schema may ask for it.
package enum WrittenValue: Sendable, Hashable {
    /// None is written yet.
    case missing
    case null
    case boolean(Bool)
    /// A number as it is written.
    case number(String)
    /// A text, escapes resolved.
    case string(String)
    case object
    case array
    /// Something else as it is written, such as a date of TOML or an alias of YAML.
    case other(String)
}

/// What must be written around the token so that the text is right with it.
package struct CursorSurroundings: Sendable, Hashable {
    /// Where a comma must be put in, right behind what stands before; `nil` where none is missing.
    package var commaBefore: Int?
    /// Whether a comma must follow, since more follows without one.
    package var needsCommaAfter = false
    /// Whether a key has its `:` or `=` already.
    package var hasColon = false
    /// Whether a value stands behind the key, or begins at the cursor, already.
    package var hasValue = false
    /// Whether a space must come first, since the cursor stands right behind `:`, `=` or `-`.
    package var needsSpaceBefore = false
    /// Whether an element of a list in YAML still needs its `-`.
    package var needsDash = false
    /// The brackets that a header of TOML still needs behind the key: `]`, `]]` or nothing.
    package var closing = ""
}

/// How what is written at the cursor would be laid out.
package struct CursorLayout: Sendable, Hashable {
    /// What encloses the place.
    package enum Form: Sendable, Hashable {
        /// Brackets, of JSON, or of YAML and TOML within a line.
        case brackets
        /// Lines: a block of YAML, or a table of TOML.
        case lines
        /// The brackets of a header of TOML.
        case header
    }

    /// Whether a mapping or list in lines may begin at the place, in YAML.
    package enum Block: Sendable, Hashable {
        /// It may not.
        case none
        /// It may, right at the token.
        case here
        /// It may on the next line, since the key stands on this one.
        case nextLine
    }

    /// What encloses the place.
    package var form: Form
    /// Whether a mapping or list in lines may begin at the place.
    package var block: Block
    /// The white space before members or elements of the same container that stand on lines of their own. For
    /// a value or element of YAML that may begin a block it is that before the block's lines, and for an
    /// element that needs its dash that before the dash.
    package var indentation: String
    /// Whether nothing but white space stands before the token on its line.
    package var isFirstOnLine: Bool
    /// The white space before the token, where it stands in a line of its own in YAML and is not what the
    /// line needs.
    package var misplacedBlanks: Range<Int>?
    /// Whether the brackets around the place are on one line, so that what is added should be too.
    package var isOnOneLine: Bool
    /// How keys are quoted here.
    package var keyQuote: CursorQuote
    /// How texts are quoted here.
    package var textQuote: CursorQuote
}
