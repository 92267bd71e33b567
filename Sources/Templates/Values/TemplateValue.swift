/// What a template computes with: the values of its context, of its literals and of its filters.
public enum TemplateValue: Sendable {
    /// A name or a member that does not exist; prints as nothing, and so do its members.
    case undefined
    /// The absence of a value, `none`.
    case none
    /// `true` or `false`.
    case boolean(Bool)
    /// A whole number.
    case integer(Int)
    /// A number with a fraction.
    case double(Double)
    /// Plain text in UTF-8, which is escaped when it is printed.
    case text([UInt8])
    /// Markup in UTF-8, which is printed as it is.
    case html([UInt8])
    /// A sequence of values.
    case list([TemplateValue])
    /// A sequence of values that is written in parentheses, such as the pairs of an object. It is never equal to a list.
    case tuple([TemplateValue])
    /// Named members in their order.
    case object(TemplateObject)
    /// Something that lives as long as one rendering: a macro, a loop, a namespace.
    case reference(TemplateReference)

    /// Plain text from a string.
    public static func string(_ text: String) -> TemplateValue {
        .text(Array(text.utf8))
    }

    /// Plain text from a string, or `undefined`, which prints as nothing.
    public static func string(_ text: String?) -> TemplateValue {
        guard let text else { return .undefined }
        return .text(Array(text.utf8))
    }

    /// Markup from a string.
    public static func markup(_ text: String) -> TemplateValue {
        .html(Array(text.utf8))
    }
}

/// A thing that a running template made, told by its kind and its number. It means nothing after the rendering.
public struct TemplateReference: Sendable, Hashable {
    enum Kind: UInt8, Sendable {
        case macro, loop, namespace, cycler, joiner, function, blocks
    }

    let kind: Kind
    let index: Int32

    init(_ kind: Kind, _ index: Int) {
        self.kind = kind
        self.index = Int32(truncatingIfNeeded: index)
    }
}

extension TemplateValue: ExpressibleByStringLiteral, ExpressibleByStringInterpolation {
    /// Plain text.
    public init(stringLiteral value: String) {
        self = .string(value)
    }
}

extension TemplateValue: ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral, ExpressibleByBooleanLiteral {
    /// A whole number.
    public init(integerLiteral value: Int) {
        self = .integer(value)
    }

    /// A number with a fraction.
    public init(floatLiteral value: Double) {
        self = .double(value)
    }

    /// `true` or `false`.
    public init(booleanLiteral value: Bool) {
        self = .boolean(value)
    }
}

extension TemplateValue: ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral {
    /// A list.
    public init(arrayLiteral elements: TemplateValue...) {
        self = .list(elements)
    }

    /// An object, with its members in the order of the literal.
    public init(dictionaryLiteral elements: (String, TemplateValue)...) {
        self = .object(TemplateObject(elements))
    }
}
