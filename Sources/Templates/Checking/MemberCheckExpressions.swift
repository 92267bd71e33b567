import Text

/// What expressions look like, and the members that they read.
extension MemberCheck {
    /// Looks at an expression and all that is in it, once.
    ///
    /// - Parameter isGuarded: whether it is asked for with the thought that it may be missing, as by `is defined`.
    @discardableResult
    mutating func visit(_ number: Int32, isGuarded: Bool = false) -> Value {
        let expression = arena[number]
        switch expression.kind {
        case .invalid, .constant, .captured: return .any
        case .name(let name): return value(of: name)
        case .member(let object, let word):
            let value = visit(object, isGuarded: isGuarded)
            return member(
                names.string(word.name), of: value, written: text(of: object), at: word.range,
                isGuarded: isGuarded)
        case .item(let object, let key): return visitItem(object, key, isGuarded: isGuarded)
        case .slice(let object, let start, let stop, let step):
            for bound in [start, stop, step].compactMap(\.self) { visit(bound) }
            return visit(object)
        case .conditional(let condition, let first, let otherwise):
            ask(condition)
            let value = visit(first)
            return otherwise.map { visit($0) }.map(value.or) ?? value
        case .either(let left, let right): return visit(left).or(visit(right))
        case .filter(let operand, let word, let arguments):
            return visitFilter(names.string(word.name), operand, arguments)
        case .test(let operand, let word, let arguments, _):
            visit(operand, isGuarded: ["defined", "undefined"].contains(names.string(word.name)))
            visit(arguments)
        case .call(let callee, let arguments):
            // What is called is a method or a macro, and no member of the context.
            if case .member(let object, _) = arena[callee].kind { visit(object) } else { visit(callee) }
            visit(arguments)
        case .both(let left, let right):
            ask(left)
            return visit(right)
        case .list, .tuple, .object, .concatenation, .unary, .binary, .comparison:
            for part in ExpressionArena.parts(expression.kind) { visit(part) }
        }
        return .any
    }

    private mutating func visit(_ arguments: Arguments) {
        for argument in arguments.all { visit(argument) }
    }

    private mutating func visitItem(_ object: Int32, _ key: Int32, isGuarded: Bool) -> Value {
        let value = visit(object, isGuarded: isGuarded)
        visit(key)
        guard let name = constant(key) else { return value.element }
        return member(
            name, of: value, written: text(of: object), at: arena[key].range, isGuarded: isGuarded)
    }

    /// What a filter makes of its value.
    private mutating func visitFilter(_ name: String, _ operand: Int32, _ arguments: Arguments) -> Value {
        let isDefault = name == "default" || name == "d"
        let value = visit(operand, isGuarded: isDefault)
        visit(arguments)
        if case .object(let kind) = value, shape.kinds[kind]?[ContextShape.ownValues] != nil {
            if name == "attr", let member = arguments.positional.first, let text = constant(member) {
                return self.member(
                    text, of: value, written: self.text(of: operand), at: arena[member].range,
                    isGuarded: isDefault)
            }
            // All that a page is may be printed.
            wholeUses += isDefault ? 0 : 1
        }
        let attribute = visitAttribute(of: name, arguments, of: value, text(of: operand))
        switch name {
        case "sort", "reverse", "list", "unique", "select", "reject", "selectattr", "rejectattr":
            if case .list = value { return value }
        case "first", "last": return value.element
        case "map": return attribute.map { .list($0) } ?? .any
        default: break
        }
        return .any
    }

    /// What the attribute looks like that a filter is given as a text, as by `sort(attribute="title")`.
    private mutating func visitAttribute(
        of filter: String, _ arguments: Arguments, of value: Value, _ written: String
    ) -> Value? {
        guard case .list(let element) = value, let place = Self.attributePlaces[filter],
            !arguments.keywords.contains(where: { names.string($0.word.name) == "default" })
        else { return nil }
        let keyword = arguments.keywords.first { names.string($0.word.name) == "attribute" }?.value
        let positional = place < arguments.positional.count ? arguments.positional[place] : nil
        guard let argument = keyword ?? positional, let paths = constant(argument) else { return nil }
        let tests = arguments.positional.dropFirst(place + 1).first.flatMap(constant)
        if filter.hasSuffix("attr"), tests == "defined" || tests == "undefined" { return nil }
        var found: Value?
        for path in filter == "sort" ? paths.split(separator: ",") : [paths[...]] {
            var value = element
            for part in path.split(separator: ".") where Int(part) == nil {
                value = member(
                    part.trimmingBlanks, of: value, written: "\(written)|first", at: arena[argument].range)
            }
            found = value
        }
        return found
    }

    /// Where a filter is given an attribute among its arguments; `map` only by its name.
    private static let attributePlaces = [
        "selectattr": 0, "rejectattr": 0, "groupby": 0, "sum": 0, "sort": 2, "unique": 1, "min": 1, "max": 1,
        "join": 1, "map": 1_000,
    ]

    private func constant(_ number: Int32) -> String? {
        guard case .constant(.text(let bytes)) = arena[number].kind else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// An expression as it is written.
    private func text(of number: Int32) -> String {
        let text = String(decoding: source.bytes[arena[number].range], as: UTF8.self)
        return text.count > 60 ? text.prefix(60) + "…" : text
    }
}

extension Substring {
    fileprivate var trimmingBlanks: String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
