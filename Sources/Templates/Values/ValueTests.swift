import Text

/// The tests, by name: the words after `is`.
extension ValueTest {
    static let all: [ValueTest] =
        kindTests.map { $0.takingUndefined() } + [iterable] + valueTests + comparisonTests

    private static let kindTests: [ValueTest] = [
        ValueTest("defined") { input, _ in !input.value.isUndefined },
        ValueTest("undefined") { input, _ in input.value.isUndefined },
        ValueTest("none") { input, _ in
            if case .none = input.value { true } else { false }
        },
        ValueTest("boolean") { input, _ in
            if case .boolean = input.value { true } else { false }
        },
        ValueTest("true") { input, _ in
            if case .boolean(true) = input.value { true } else { false }
        },
        ValueTest("false") { input, _ in
            if case .boolean(false) = input.value { true } else { false }
        },
        ValueTest("integer") { input, _ in
            if case .integer = input.value { true } else { false }
        },
        ValueTest("float") { input, _ in
            if case .double = input.value { true } else { false }
        },
        ValueTest("number") { input, _ in input.value.fraction != nil },
        ValueTest("string") { input, _ in input.value.bytes != nil },
        ValueTest("mapping") { input, _ in
            if case .object = input.value { true } else { false }
        },
        ValueTest("sequence") { input, _ in input.value.items != nil },
        ValueTest("callable") { input, _ in
            if case .reference(let reference) = input.value { reference.kind != .namespace } else { false }
        },
        ValueTest("escaped") { input, _ in input.value.isMarkup },
    ]

    private static let iterable = ValueTest("iterable") { input, _ in input.value.items != nil }

    private static let valueTests: [ValueTest] = [
        ValueTest("odd") { input, budget in
            // A number with a fraction is neither odd nor even.
            remainder(input.value, 2, &budget).map { abs($0) == 1 } ?? false
        },
        ValueTest("even") { input, budget in remainder(input.value, 2, &budget).map { $0 == 0 } ?? false },
        ValueTest("divisibleby", [.required("num")]) { input, budget in
            guard let divisor = input[0].wholeNumber, divisor != 0 else {
                _ = budget.fail(
                    input[0].wholeNumber == 0 ? .divisionByZero : .needsNumber("divisibleby", input[0]))
                return false
            }
            return remainder(input.value, divisor, &budget).map { $0 == 0 } ?? false
        },
        ValueTest("lower") { input, budget in hasCase(input.value, Characters.lowercased, &budget) },
        ValueTest("upper") { input, budget in hasCase(input.value, Characters.uppercased, &budget) },
        ValueTest("filter") { input, budget in
            budget.allows(visiting: input.value)
                && Filter.numbers[String(decoding: input.value.printed, as: UTF8.self)] != nil
        },
        ValueTest("test") { input, budget in
            budget.allows(visiting: input.value)
                && numbers[String(decoding: input.value.printed, as: UTF8.self)] != nil
        },
        ValueTest("sameas", [.required("other")]) { input, _ in
            switch (input.value, input[0]) {
            case (.integer, .boolean), (.boolean, .integer), (.double, .integer), (.integer, .double): false
            default: input.value.equals(input[0])
            }
        },
        ValueTest("in", [.required("seq")]) { input, budget in
            Arithmetic.compare(.contained, input.value, input[0], &budget)
        },
    ]

    private static let comparisonTests: [ValueTest] = [
        comparison("==", .equal), comparison("eq", .equal), comparison("equalto", .equal),
        comparison("!=", .notEqual), comparison("ne", .notEqual),
        comparison("<", .less), comparison("lt", .less), comparison("lessthan", .less),
        comparison("<=", .lessOrEqual), comparison("le", .lessOrEqual),
        comparison(">", .greater), comparison("gt", .greater), comparison("greaterthan", .greater),
        comparison(">=", .greaterOrEqual), comparison("ge", .greaterOrEqual),
    ]

    private static func comparison(_ name: String, _ operation: ComparisonOperator) -> ValueTest {
        ValueTest(name, [.required("other")]) { input, budget in
            Arithmetic.compare(operation, input.value, input[0], &budget)
        }
    }

    /// What is left of a division of a number; `nil` for what has a fraction or is no number.
    private static func remainder(_ value: TemplateValue, _ divisor: Int, _ budget: inout Budget) -> Int? {
        if let number = value.wholeNumber {
            return number.remainderReportingOverflow(dividingBy: divisor).partialValue
        }
        if let number = value.fraction {
            let rest = number.truncatingRemainder(dividingBy: Double(divisor))
            return rest == rest.rounded() ? Int(rest) : nil
        }
        _ = budget.fail(.type("this test needs a number, but this is \(value.kindName)"))
        return nil
    }

    /// Whether a text is as a change of its letters' case makes it, and has letters that have a case.
    private static func hasCase(
        _ value: TemplateValue, _ change: ([UInt8]) -> [UInt8], _ budget: inout Budget
    ) -> Bool {
        guard budget.allows(visiting: value) else { return false }
        let text = value.printed
        return text == change(text) && Characters.uppercased(text) != Characters.lowercased(text)
    }
}
