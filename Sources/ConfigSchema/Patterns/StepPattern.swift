import Text

/// The patterns that need no way back: from the start of the text one set of ASCII characters after the other,
/// as `^[a-z]+$` or `^v[0-9]{1,3}$` have them, each taking all that it can.
///
/// `^[A-Z_][A-Z0-9_]*$` on a name of 18 letters takes 12 ns, where PCRE2 takes 38.
struct StepPattern {
    /// A set of characters, and how many of them are taken.
    struct Step {
        var low: UInt64 = 0
        var high: UInt64 = 0
        var minimum = 1
        var maximum = 1

        func contains(_ byte: UInt8) -> Bool {
            byte < 64 ? low >> UInt64(byte) & 1 != 0 : byte < 128 && high >> UInt64(byte - 64) & 1 != 0
        }

        func isDisjoint(with other: Step) -> Bool { low & other.low == 0 && high & other.high == 0 }

        mutating func insert(_ byte: UInt8) {
            if byte < 64 { low |= 1 << UInt64(byte) } else { high |= 1 << UInt64(byte - 64) }
        }

        mutating func insert(_ bytes: ClosedRange<UInt8>) { for byte in bytes { insert(byte) } }
    }

    /// How many steps are worth it.
    private static let limit = 16

    /// The sets in their order.
    private(set) var steps: [Step] = []
    /// Whether the text must end behind the last.
    private(set) var isWhole = false

    /// Reads a tree; `nil` for one that needs more than steps.
    init?(_ tree: PatternTree) {
        guard case .sequence(var parts) = tree, parts.count <= Self.limit, case .start = parts.removeFirst()
        else {
            return nil
        }
        if case .end = parts.last {
            isWhole = true
            parts.removeLast()
        }
        for part in parts {
            guard let step = Self.step(part) else { return nil }
            steps.append(step)
        }
        for (step, next) in zip(steps, steps.dropFirst()) where step.minimum != step.maximum {
            guard next.minimum > 0, step.isDisjoint(with: next) else { return nil }
        }
    }

    /// The single characters that every text must start with which matches a tree: a quick test before PCRE2.
    static func leading(_ tree: PatternTree) -> [Step] {
        guard case .sequence(let parts) = tree, case .start = parts.first else { return [] }
        var leading: [Step] = []
        for part in parts.dropFirst().prefix(limit) {
            guard let step = step(part), step.minimum == 1, step.maximum == 1 else { break }
            leading.append(step)
        }
        return leading
    }

    private static func step(_ tree: PatternTree) -> Step? {
        var step = Step()
        switch tree {
        case .character(let character):
            guard character < 0x80 else { return nil }
            step.insert(UInt8(character))
        case .characterClass(let set):
            guard !set.isNegated else { return nil }
            for item in set.items {
                switch item {
                case .range(let first, let last):
                    guard last < 0x80 else { return nil }
                    step.insert(UInt8(first)...UInt8(last))
                case .digit(isNegated: false): step.insert(0x30...0x39)
                case .word(isNegated: false):
                    for range in [0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A] as [ClosedRange<UInt8>]
                    {
                        step.insert(range)
                    }
                case .digit, .word, .space, .property: return nil
                }
            }
        case .repetition(let inner, let minimum, let maximum, isLazy: false):
            switch inner {
            case .character, .characterClass: break
            case .empty, .anyCharacter, .start, .end, .wordBoundary, .look, .group, .modified, .backreference,
                .namedReference, .sequence, .alternatives, .repetition:
                return nil
            }
            guard var repeated = Self.step(inner) else { return nil }
            repeated.minimum = minimum
            repeated.maximum = maximum
            return repeated
        case .empty, .anyCharacter, .start, .end, .wordBoundary, .look, .group, .modified, .backreference,
            .namedReference, .sequence, .alternatives, .repetition:
            return nil
        }
        return step
    }

    /// Whether a text starts with characters of some sets, one of each.
    @inline(__always)
    static func starts(_ text: UnsafeBufferPointer<UInt8>, with leading: UnsafeBufferPointer<Step>) -> Bool {
        guard text.count >= leading.count else { return false }
        for position in 0..<leading.count where !leading[position].contains(text[position]) { return false }
        return true
    }

    /// Whether a text matches.
    func matches(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        steps.withUnsafeBufferPointer { Self.match($0, isWhole: isWhole, text) }
    }

    /// Whether a text matches steps.
    static func match(
        _ steps: UnsafeBufferPointer<Step>, isWhole: Bool, _ text: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        var position = 0
        for step in steps {
            let end = step.maximum < text.count - position ? position + step.maximum : text.count
            let start = position
            while position < end, step.contains(text[position]) { position += 1 }
            if position - start < step.minimum { return false }
        }
        return !isWhole || position == text.count
    }
}
