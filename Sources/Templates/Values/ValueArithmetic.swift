/// Operators that take one value.
enum UnaryOperator: Sendable {
    case not, minus, plus
}

/// Operators between two values that give a new one.
enum BinaryOperator: Sendable {
    case add, subtract, multiply, divide, floorDivide, modulo, power

    /// How it is written.
    var symbol: String {
        switch self {
        case .add: "+"
        case .subtract: "-"
        case .multiply: "*"
        case .divide: "/"
        case .floorDivide: "//"
        case .modulo: "%"
        case .power: "**"
        }
    }
}

/// Operators that compare two values.
enum ComparisonOperator: Sendable {
    case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual, contained, notContained

    /// How it is written.
    var symbol: String {
        switch self {
        case .equal: "=="
        case .notEqual: "!="
        case .less: "<"
        case .lessOrEqual: "<="
        case .greater: ">"
        case .greaterOrEqual: ">="
        case .contained: "in"
        case .notContained: "not in"
        }
    }
}

/// Arithmetic. Division gives a fraction; `//` and `%` round down; a result that does not fit is a failure.
enum Arithmetic {
    static func apply(_ operation: UnaryOperator, _ value: TemplateValue, _ budget: inout Budget)
        -> TemplateValue
    {
        switch operation {
        case .not: return .boolean(!value.isTrue)
        case .plus, .minus:
            if let number = value.wholeNumber {
                if operation == .plus { return .integer(number) }
                return number == .min ? budget.fail(.numberTooLarge) : .integer(-number)
            }
            if let number = value.fraction { return .double(operation == .plus ? number : -number) }
            return budget.fail(.needsNumber(operation == .plus ? "+" : "-", value))
        }
    }

    static func apply(
        _ operation: BinaryOperator, _ left: TemplateValue, _ right: TemplateValue, _ budget: inout Budget
    ) -> TemplateValue {
        if let left = left.wholeNumber, let right = right.wholeNumber {
            return whole(operation, left, right, &budget)
        }
        if let left = left.fraction, let right = right.fraction {
            return fractions(operation, left, right, &budget)
        }
        switch operation {
        case .add: return sum(left, right, &budget)
        case .multiply:
            if let count = right.wholeNumber { return repeated(left, count, &budget, right) }
            if let count = left.wholeNumber { return repeated(right, count, &budget, left) }
        case .modulo:
            if left.bytes != nil { return Formatting.format(left, arguments(right), &budget) }
        case .subtract, .divide, .floorDivide, .power: break
        }
        return budget.fail(.cannotCombine(operation, left, right))
    }

    static func compare(
        _ operation: ComparisonOperator, _ left: TemplateValue, _ right: TemplateValue, _ budget: inout Budget
    ) -> Bool {
        budget.charge(bytes: min(left.bytes?.count ?? 0, right.bytes?.count ?? 0))
        guard allowsComparing(operation, left, right, &budget) else { return false }
        switch operation {
        case .equal: return left.equals(right)
        case .notEqual: return !left.equals(right)
        case .contained, .notContained:
            guard let isContained = right.contains(left) else {
                _ = budget.fail(.cannotContain(right, left))
                return false
            }
            budget.charge(bytes: right.bytes?.count ?? 0)
            return isContained == (operation == .contained)
        case .less, .lessOrEqual, .greater, .greaterOrEqual:
            guard let order = left.order(right) else {
                _ = budget.fail(.cannotCompare(operation, left, right))
                return false
            }
            switch operation {
            case .less: return order < 0
            case .lessOrEqual: return order <= 0
            case .greater: return order > 0
            case .greaterOrEqual, .equal, .notEqual, .contained, .notContained: return order >= 0
            }
        }
    }

    /// Takes the steps that a comparison needs: for what lies in the value that is walked through.
    private static func allowsComparing(
        _ operation: ComparisonOperator, _ left: TemplateValue, _ right: TemplateValue, _ budget: inout Budget
    ) -> Bool {
        switch operation {
        case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
            return !left.isContainer || !right.isContainer || budget.allows(visiting: left)
        case .contained, .notContained:
            guard let items = right.sequence else { return true }
            guard left.isContainer else { return budget.allows(items: items.count) }
            return budget.allows(visiting: right)
        }
    }

    private static func whole(
        _ operation: BinaryOperator, _ left: Int, _ right: Int, _ budget: inout Budget
    ) -> TemplateValue {
        let result: (partialValue: Int, overflow: Bool)
        switch operation {
        case .add: result = left.addingReportingOverflow(right)
        case .subtract: result = left.subtractingReportingOverflow(right)
        case .multiply: result = left.multipliedReportingOverflow(by: right)
        case .divide:
            return right == 0 ? budget.fail(.divisionByZero) : .double(Double(left) / Double(right))
        case .floorDivide, .modulo:
            guard right != 0 else { return budget.fail(.divisionByZero) }
            let (quotient, overflow) = left.dividedReportingOverflow(by: right)
            if overflow { return operation == .modulo ? .integer(0) : budget.fail(.numberTooLarge) }
            let remainder = left - quotient * right
            let isBelow = remainder != 0 && (remainder < 0) != (right < 0)
            if operation == .modulo { return .integer(isBelow ? remainder + right : remainder) }
            return .integer(isBelow ? quotient - 1 : quotient)
        case .power: return power(left, right, &budget)
        }
        return result.overflow ? budget.fail(.numberTooLarge) : .integer(result.partialValue)
    }

    private static func power(_ base: Int, _ exponent: Int, _ budget: inout Budget) -> TemplateValue {
        guard exponent >= 0 else { return fractions(.power, Double(base), Double(exponent), &budget) }
        var result = 1
        var factor = base
        var left = exponent
        while left > 0 {
            if left & 1 == 1 {
                let (product, overflow) = result.multipliedReportingOverflow(by: factor)
                if overflow { return budget.fail(.numberTooLarge) }
                result = product
            }
            left >>= 1
            guard left > 0 else { break }
            let (square, overflow) = factor.multipliedReportingOverflow(by: factor)
            if overflow { return budget.fail(.numberTooLarge) }
            factor = square
        }
        return .integer(result)
    }

    private static func fractions(
        _ operation: BinaryOperator, _ left: Double, _ right: Double, _ budget: inout Budget
    ) -> TemplateValue {
        switch operation {
        case .add: return .double(left + right)
        case .subtract: return .double(left - right)
        case .multiply: return .double(left * right)
        case .divide: return right == 0 ? budget.fail(.divisionByZero) : .double(left / right)
        case .floorDivide:
            return right == 0 ? budget.fail(.divisionByZero) : .double((left / right).rounded(.down))
        case .modulo:
            guard right != 0 else { return budget.fail(.divisionByZero) }
            let remainder = left.truncatingRemainder(dividingBy: right)
            // The result has the sign of the divisor, as in Python, also where it is 0.
            if remainder == 0 { return .double(Double(signOf: right, magnitudeOf: 0)) }
            return .double((remainder < 0) != (right < 0) ? remainder + right : remainder)
        case .power:
            guard let result = Powers.power(left, right) else { return budget.fail(.numberTooLarge) }
            return .double(result)
        }
    }

    private static func sum(
        _ left: TemplateValue, _ right: TemplateValue, _ budget: inout Budget
    ) -> TemplateValue {
        switch (left, right) {
        case (.list(let first), .list(let second)), (.tuple(let first), .tuple(let second)):
            guard budget.allows(items: first.count + second.count) else { return .undefined }
            return left.sequence(first + second)
        default: break
        }
        guard let first = left.bytes, let second = right.bytes else {
            return budget.fail(.cannotCombine(.add, left, right))
        }
        guard budget.allows(bytes: first.count + second.count) else { return .undefined }
        budget.charge(bytes: first.count + second.count)
        return left.isMarkup || right.isMarkup ? .html(left.escaped + right.escaped) : .text(first + second)
    }

    private static func repeated(
        _ value: TemplateValue, _ count: Int, _ budget: inout Budget, _ factor: TemplateValue
    ) -> TemplateValue {
        let count = max(0, count)
        switch value {
        case .text(let bytes), .html(let bytes):
            let (size, overflow) = bytes.count.multipliedReportingOverflow(by: count)
            guard budget.allows(bytes: overflow ? .max : size) else { return .undefined }
            budget.charge(bytes: size)
            var repeated: [UInt8] = []
            repeated.reserveCapacity(size)
            if let only = bytes.first, bytes.count == 1 {
                repeated = Array(repeating: only, count: count)
            } else if !bytes.isEmpty {
                for _ in 0..<count { repeated += bytes }
            }
            return value.text(repeated)
        case .list(let items), .tuple(let items):
            let (size, overflow) = items.count.multipliedReportingOverflow(by: count)
            guard budget.allows(items: overflow ? .max : size) else { return .undefined }
            return value.sequence(
                items.isEmpty ? [] : Array([[TemplateValue]](repeating: items, count: count).joined()))
        case .undefined, .none, .boolean, .integer, .double, .object, .reference:
            return budget.fail(.cannotCombine(.multiply, value, factor))
        }
    }

    private static func arguments(_ value: TemplateValue) -> [TemplateValue] {
        if case .tuple(let items) = value { return items }
        return [value]
    }
}
