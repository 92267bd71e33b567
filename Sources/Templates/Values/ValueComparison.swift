/// Equality and order of values. Numbers compare by value whatever their kind, texts by code point.
extension TemplateValue {
    /// How deep two values are compared; what lies deeper counts as different.
    private static let comparedDepth = 200

    /// Whether two values are equal. Values of different kinds are not, except numbers and booleans.
    func equals(_ other: TemplateValue) -> Bool {
        equals(other, depth: 0)
    }

    private func equals(_ other: TemplateValue, depth: Int) -> Bool {
        switch (self, other) {
        case (.undefined, .undefined), (.none, .none): return true
        case (.list(let left), .list(let right)), (.tuple(let left), .tuple(let right)):
            guard left.count == right.count, depth < Self.comparedDepth else { return false }
            return zip(left, right).allSatisfy { $0.equals($1, depth: depth + 1) }
        case (.object(let left), .object(let right)):
            guard left.count == right.count, depth < Self.comparedDepth else { return false }
            return left.members.allSatisfy { member in
                right.value(member.name).map { member.value.equals($0, depth: depth + 1) } ?? false
            }
        case (.reference(let left), .reference(let right)): return left == right
        default: break
        }
        if let left = bytes, let right = other.bytes { return left == right }
        if let left = wholeNumber, let right = other.wholeNumber { return left == right }
        if let left = fraction, let right = other.fraction { return left == right }
        return false
    }

    /// The order of two values: negative, zero or positive; `nil` where they have none.
    func order(_ other: TemplateValue, depth: Int = 0) -> Int? {
        if let left = wholeNumber, let right = other.wholeNumber {
            return left < right ? -1 : left > right ? 1 : 0
        }
        if let left = fraction, let right = other.fraction { return left < right ? -1 : left > right ? 1 : 0 }
        if let left = bytes, let right = other.bytes {
            if left == right { return 0 }
            return left.lexicographicallyPrecedes(right) ? -1 : 1
        }
        switch (self, other) {
        case (.list(let left), .list(let right)), (.tuple(let left), .tuple(let right)):
            guard depth < Self.comparedDepth else { return nil }
            for (one, another) in zip(left, right) where !one.equals(another) {
                return one.order(another, depth: depth + 1)
            }
            return left.count - right.count
        default: return nil
        }
    }

    /// Whether a container holds a value: a list an item, an object a name, a text a part. `nil` where this value
    /// cannot hold anything.
    func contains(_ value: TemplateValue) -> Bool? {
        switch self {
        case .undefined: return false
        case .list(let items), .tuple(let items): return items.contains { $0.equals(value) }
        case .object(let object): return value.bytes.map { object.value($0) != nil } ?? false
        case .text(let bytes), .html(let bytes):
            return value.bytes.map { ByteSearch.first($0, in: bytes) != nil }
        case .none, .boolean, .integer, .double, .reference: return nil
        }
    }

    /// A key that equal values share, for grouping and finding doubles; letters in lower case where asked.
    func key(foldingCase: Bool) -> TemplateValue {
        guard foldingCase, let bytes else { return self }
        return .text(Characters.lowercased(bytes))
    }
}
