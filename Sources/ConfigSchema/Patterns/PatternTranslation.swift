import Text

/// Writes a regular expression of ECMA-262 in PCRE2's syntax.
///
/// Groups that no reference needs become plain ones, the others get the names `g1`, `g2` and so on, so that
/// lookbehinds can be rewritten without moving anybody's number. `\d`, `\w` and `\b` are ASCII in PCRE2 as
/// long as its Unicode classes are not asked for.
struct PatternTranslation {
    /// The most that PCRE2 can repeat by a number.
    static let repeatLimit = 65_535
    /// How long the result may get, in bytes; PCRE2 takes no more than 64 KiB of compiled code.
    static let sizeLimit = 1 << 18

    private let expression: PatternExpression
    private var result: [UInt8] = []
    private var flags: PatternFlags = []

    /// The expression in PCRE2's syntax.
    static func translate(_ expression: PatternExpression) throws(PatternProblem) -> [UInt8] {
        var translation = PatternTranslation(expression: expression)
        try translation.write(expression.tree)
        return translation.result
    }

    private init(expression: PatternExpression) { self.expression = expression }

    private mutating func write(_ text: String) { result += text.utf8 }

    private mutating func write(_ tree: PatternTree) throws(PatternProblem) {
        guard result.count <= Self.sizeLimit else { throw Pattern.isTooLarge }
        switch tree {
        case .empty: break
        case .character(let character): writeCharacter(character)
        case .anyCharacter: write(flags.contains(.dotAll) ? "(?s:.)" : "[^\(Self.lineEnds)]")
        case .characterClass(let set): writeClass(set)
        case .start: write(flags.contains(.multiline) ? "(?<![^\(Self.lineEnds)])" : "^")
        case .end: write(flags.contains(.multiline) ? "(?![^\(Self.lineEnds)])" : "$")
        case .wordBoundary(let isNegated): write(isNegated ? "\\B" : "\\b")
        case .look(let inner, let isBehind, let isNegated): try writeLook(inner, isBehind, isNegated)
        case .group(let inner, let number): try writeGroup(inner, number)
        case .modified(let inner, let on, let off): try writeModified(inner, on, off)
        case .backreference(let number): write("\\k<g\(number)>")
        case .namedReference(let name):
            // A group that took no part matches the empty text, so of equal names the one that did decides.
            write("(?:")
            for number in expression.groupsByName[name] ?? [] { write("\\k<g\(number)>") }
            write(")")
        case .sequence(let parts):
            for part in parts {
                if case .alternatives = part { try writeWrapped(part) } else { try write(part) }
            }
        case .alternatives(let parts):
            for (index, part) in parts.enumerated() {
                if index > 0 { write("|") }
                try write(part)
            }
        case .repetition(let inner, let minimum, let maximum, let isLazy):
            try writeRepetition(inner, minimum, maximum, isLazy)
        }
    }

    private mutating func writeWrapped(_ tree: PatternTree, as opening: String = "(?:") throws(PatternProblem)
    {
        write(opening)
        try write(tree)
        write(")")
    }

    // MARK: Characters

    /// The line terminators of ECMA-262, for a class.
    private static let lineEnds = "\\n\\r\\x{2028}\\x{2029}"
    /// White space and line terminators of ECMA-262, for a class, and all other characters.
    private static let spaces =
        "\\x{9}-\\x{d}\\x{20}\\x{a0}\\x{1680}\\x{2000}-\\x{200a}\\x{2028}\\x{2029}\\x{202f}\\x{205f}\\x{3000}"
        + "\\x{feff}"
    private static let nonSpaces =
        "\\x{0}-\\x{8}\\x{e}-\\x{1f}\\x{21}-\\x{9f}\\x{a1}-\\x{167f}\\x{1681}-\\x{1fff}\\x{200b}-\\x{2027}"
        + "\\x{202a}-\\x{202e}\\x{2030}-\\x{205e}\\x{2060}-\\x{2fff}\\x{3001}-\\x{fefe}\\x{ff00}-\\x{10ffff}"

    private mutating func writeCharacter(_ character: UInt32) {
        guard character & 0xFFFF_F800 != 0xD800 else { return write("(?!)") }
        if let byte = UInt8(exactly: character), byte.isLetter || byte.isDigit {
            result.append(byte)
        } else {
            write("\\x{\(String(character, radix: 16))}")
        }
    }

    private mutating func writeClass(_ set: CharacterClass) {
        let items = set.items.compactMap(Self.member)
        if items.isEmpty { return write(set.isNegated ? "(?s:.)" : "(?!)") }
        write(set.isNegated ? "[^" : "[")
        for item in items { write(item) }
        write("]")
    }

    /// A member of a class; `nil` for surrogates, which no text in UTF-8 holds.
    private static func member(_ item: CharacterClass.Item) -> String? {
        switch item {
        case .range(let low, let high):
            let first = low & 0xFFFF_F800 == 0xD800 ? 0xE000 : low
            let last = high & 0xFFFF_F800 == 0xD800 ? 0xD7FF : high
            guard first <= last else { return nil }
            let start = "\\x{\(String(first, radix: 16))}"
            return first == last ? start : "\(start)-\\x{\(String(last, radix: 16))}"
        case .digit(let isNegated): return isNegated ? "\\D" : "\\d"
        case .word(let isNegated): return isNegated ? "\\W" : "\\w"
        case .space(let isNegated): return isNegated ? nonSpaces : spaces
        case .property(let name, let isNegated): return "\\\(isNegated ? "P" : "p"){\(name)}"
        }
    }

    // MARK: Groups

    private mutating func writeLook(
        _ inner: PatternTree, _ isBehind: Bool, _ isNegated: Bool
    ) throws(PatternProblem) {
        guard isBehind else { return try writeWrapped(inner, as: isNegated ? "(?!" : "(?=") }
        let widths = try LookbehindWidths.alternatives(inner, referenced: expression.referenced)
        write(isNegated ? "(?<!" : "(?<=")
        for (index, alternative) in widths.enumerated() {
            if index > 0 { write("|") }
            try write(alternative)
        }
        write(")")
    }

    private mutating func writeGroup(_ inner: PatternTree, _ number: Int) throws(PatternProblem) {
        try writeWrapped(inner, as: expression.referenced.contains(number) ? "(?<g\(number)>" : "(?:")
    }

    private mutating func writeModified(
        _ inner: PatternTree, _ on: PatternFlags, _ off: PatternFlags
    ) throws(PatternProblem) {
        let outer = flags
        flags = flags.union(on).subtracting(off)
        let opening = on.contains(.ignoreCase) ? "(?i:" : off.contains(.ignoreCase) ? "(?-i:" : "(?:"
        try writeWrapped(inner, as: opening)
        flags = outer
    }

    private mutating func writeRepetition(
        _ inner: PatternTree, _ minimum: Int, _ maximum: Int, _ isLazy: Bool
    ) throws(PatternProblem) {
        guard minimum <= Self.repeatLimit, maximum <= Self.repeatLimit || maximum == .max else {
            throw PatternProblem(reason: "it repeats more than \(Self.repeatLimit) times by a number")
        }
        switch inner {
        case .character, .anyCharacter, .characterClass: try write(inner)
        case .empty, .start, .end, .wordBoundary, .look, .group, .modified, .backreference, .namedReference,
            .sequence, .alternatives, .repetition:
            try writeWrapped(inner)
        }
        switch (minimum, maximum) {
        case (0, .max): write("*")
        case (1, .max): write("+")
        case (0, 1): write("?")
        case (_, .max): write("{\(minimum),}")
        default: write(minimum == maximum ? "{\(minimum)}" : "{\(minimum),\(maximum)}")
        }
        if isLazy { write("?") }
    }
}
