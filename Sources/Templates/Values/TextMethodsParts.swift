import Text

/// What the methods of texts are made of.
extension TextMethods {
    /// A method that asks whether a text has characters, and each is of a kind.
    static func asks(_ isOfKind: @escaping @Sendable (Unicode.Scalar) -> Bool) -> Body {
        { value, _, _ in
            let scalars = String(decoding: value.printed, as: UTF8.self).unicodeScalars
            return .boolean(!scalars.isEmpty && scalars.allSatisfy(isOfKind))
        }
    }

    static func first(_ arguments: CallArguments) -> [UInt8] {
        arguments.positional.first?.printed ?? []
    }

    /// The texts that one argument gives: itself, or those of a sequence.
    static func candidates(_ arguments: CallArguments) -> [[UInt8]] {
        guard let given = arguments.positional.first else { return [] }
        return (given.sequence ?? [given]).map(\.printed)
    }

    /// The number of the character where a part begins.
    static func place(in value: TemplateValue, _ arguments: CallArguments, isLast: Bool) -> Int? {
        let text = value.printed
        let part = first(arguments)
        let found = isLast ? ByteSearch.last(part, in: text) : ByteSearch.first(part, in: text)
        return found.map { Characters.count(Array(text[..<$0])) }
    }

    static func cut(_ text: [UInt8], at place: Int, _ mark: [UInt8]) -> [[UInt8]] {
        [Array(text[..<place]), mark, Array(text[(place + mark.count)...])]
    }

    static func split(_ bytes: [UInt8], _ arguments: CallArguments) -> [[UInt8]] {
        let (pattern, limit) = splitting(arguments)
        if let pattern { return ByteSearch.split(bytes, by: pattern, limit: limit) }
        guard limit < .max else { return Characters.words(bytes) }
        var words: [[UInt8]] = []
        var rest = Characters.trimmed(bytes, trailing: false)
        while !rest.isEmpty, words.count < limit {
            let word = Array(rest.prefix { !$0.isWhitespace })
            words.append(word)
            rest = Characters.trimmed(Array(rest[word.count...]), trailing: false)
        }
        return rest.isEmpty ? words : words + [rest]
    }

    /// The same from the end: the text is turned around, split, and all is turned back.
    static func splitFromEnd(_ bytes: [UInt8], _ arguments: CallArguments) -> [[UInt8]] {
        var reversed = arguments
        if let pattern = splitting(arguments).pattern {
            reversed.positional = [.text(pattern.reversed())] + arguments.positional.dropFirst()
            reversed.named.removeAll { $0.name.elementsEqual("sep".utf8) }
        }
        return split(bytes.reversed(), reversed).map { $0.reversed() }.reversed()
    }

    private static func splitting(_ arguments: CallArguments) -> (pattern: [UInt8]?, limit: Int) {
        let pattern = arguments.positional.first ?? arguments.named("sep") ?? .none
        let given = arguments.positional.count > 1 ? arguments.positional[1] : arguments.named("maxsplit")
        let limit = given?.wholeNumber ?? -1
        return (pattern.bytes, limit < 0 ? .max : limit)
    }

    static func stripped(
        _ value: TemplateValue, _ arguments: CallArguments, leading: Bool, trailing: Bool
    ) -> TemplateValue {
        let cut = arguments.positional.first?.bytes
        return value.text(
            Characters.trimmed(value.printed, leading: leading, trailing: trailing) { byte in
                cut?.contains(byte) ?? byte.isWhitespace
            })
    }

    /// A text with a width, filled up on its left by as much as `left` says of the space and the width.
    static func padded(
        _ value: TemplateValue, _ arguments: CallArguments, _ budget: inout Budget, left: (Int, Int) -> Int
    ) -> TemplateValue {
        guard let width = arguments.positional.first?.wholeNumber else {
            return budget.fail(.arguments("the width must be a whole number"))
        }
        let text = value.printed
        let space = width - Characters.count(text)
        guard space > 0 else { return value }
        let filling = arguments.positional.count > 1 ? arguments.positional[1].printed : [0x20]
        guard Characters.count(filling) == 1 else {
            return budget.fail(.arguments("the space is filled with one character"))
        }
        guard budget.allows(bytes: text.count &+ space &* filling.count) else { return .undefined }
        func margin(_ count: Int) -> [UInt8] { Array(repeatElement(filling, count: count).joined()) }
        return value.text(margin(left(space, width)) + text + margin(space - left(space, width)))
    }

    /// Each run of letters with its first in upper case and the others in lower case.
    static func titled(_ text: [UInt8]) -> [UInt8] {
        var isInside = false
        return changed(text) { properties in
            defer { isInside = properties.isCased }
            return isInside ? properties.lowercaseMapping : properties.titlecaseMapping
        }
    }

    static func changed(
        _ text: [UInt8], _ change: (Unicode.Scalar.Properties) -> String
    ) -> [UInt8] {
        String(decoding: text, as: UTF8.self).unicodeScalars.flatMap { Array(change($0.properties).utf8) }
    }

    /// A text with blanks for its tabs, which end at each multiple of a width in a line.
    static func withoutTabs(_ text: [UInt8], width: Int) -> [UInt8] {
        var output: [UInt8] = []
        var column = 0
        for byte in text {
            guard byte == 0x09 else {
                output.append(byte)
                column = byte == 0x0A || byte == 0x0D ? 0 : column + (byte.isContinuation ? 0 : 1)
                continue
            }
            let count = width > 0 ? width - column % width : 0
            output += repeatElement(0x20, count: count)
            column += count
        }
        return output
    }
}

extension Problem {
    static let partNotFound = Problem.type("the text does not have this part")
}
