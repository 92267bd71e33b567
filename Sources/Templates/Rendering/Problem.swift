import Diagnostics
import Text

/// What went wrong in an operation while rendering. The renderer adds the place.
struct Problem: Sendable {
    let id: FindingID
    let message: String
    let help: String?
    /// Whether it is the use of a value that does not exist; the message says which, as far as the place tells.
    var isUndefinedValue = false

    init(_ id: FindingID, _ message: String, help: String? = nil) {
        self.id = id
        self.message = message
        self.help = help
    }
}

/// The wording.
extension Problem {
    static let divisionByZero = Problem(
        .templateNumber, "division by zero", help: "test the divisor with `if` first")
    static let numberTooLarge = Problem(.templateNumber, "the result is no number that can be represented")
    static let undefinedValue: Problem = {
        var problem = Problem(.unknownTemplateName, "a value is used here that is not defined")
        problem.isUndefinedValue = true
        return problem
    }()
    static let zeroStep = Problem(.templateNumber, "a step must not be zero")
    static let listTooLong = Problem(
        .templateLimit, "the list is too long for what is left of the step limit")
    static let nestedTooDeep = Problem(.templateLimit, "lists or objects lie in one another too deep")

    static func textTooLarge(limit: Int) -> Problem {
        Problem(.templateLimit, "the text would be larger than \(limit) bytes")
    }

    static func tooManySteps(limit: Int) -> Problem {
        Problem(
            .templateLimit, "the template takes more than \(limit) steps; it is stopped here",
            help: "look for loops within loops, or a macro that calls itself without end")
    }

    static func tooDeep(limit: Int) -> Problem {
        Problem(
            .templateLimit, "macros, blocks and partials lie in one another more than \(limit) deep",
            help: "look for a macro or partial that uses itself without end")
    }

    static func outputTooLarge(limit: Int) -> Problem {
        Problem(.templateLimit, "the output is larger than \(limit) bytes; it is stopped here")
    }

    static func type(_ message: String, help: String? = nil) -> Problem {
        Problem(.templateType, message, help: help)
    }

    static func notIterable(_ value: TemplateValue) -> Problem {
        let help: String? = if case .none = value { "write `x or []`, or test with `if` first" } else { nil }
        return .type("a loop needs a list, but this is \(value.kindName)", help: help)
    }

    static func needsList(_ value: TemplateValue) -> Problem {
        .type("expected a list, but this is \(value.kindName)")
    }

    static func needsObject(_ value: TemplateValue) -> Problem {
        .type("expected an object, but this is \(value.kindName)")
    }

    static func needsNumber(_ operation: String, _ value: TemplateValue) -> Problem {
        .type("`\(operation)` needs a number, but this is \(value.kindName)")
    }

    static func notAnIndex(_ value: TemplateValue) -> Problem {
        .type("the bound of a slice must be a whole number, but this is \(value.kindName)")
    }

    static func cannotSlice(_ value: TemplateValue) -> Problem {
        .type("only a list or a text has slices, but this is \(value.kindName)")
    }

    static func cannotCombine(_ operation: BinaryOperator, _ left: TemplateValue, _ right: TemplateValue)
        -> Problem
    {
        let isText = operation == .add && (left.bytes != nil || right.bytes != nil)
        return .type(
            "`\(operation.symbol)` does not go between \(left.kindName) and \(right.kindName)",
            help: isText ? "use `~` to join values as texts" : nil)
    }

    static func cannotCompare(
        _ operation: ComparisonOperator, _ left: TemplateValue, _ right: TemplateValue
    ) -> Problem {
        .type("`\(operation.symbol)` does not go between \(left.kindName) and \(right.kindName)")
    }

    static func cannotContain(_ container: TemplateValue, _ value: TemplateValue) -> Problem {
        .type("\(value.kindName) cannot be in \(container.kindName)")
    }

    static func cannotCall(_ name: String?, _ value: TemplateValue) -> Problem {
        let name = name.map { "`\($0)`" } ?? "this"
        if value.isUndefined { return .type("\(name) is called but is not defined") }
        return .type("\(name) is \(value.kindName) and cannot be called")
    }

    static func unknownBlock(_ name: String, known: [String]) -> Problem {
        .type(
            "there is no block `\(name)`",
            help: Spelling.nearest(to: name, in: known.sorted()).map { "did you mean `\($0)`?" })
    }

    static func unknownMethod(_ name: String, _ value: TemplateValue, suggestion: String?) -> Problem {
        .type(
            "\(value.kindName) has no method `\(name)`",
            help: suggestion.map { "did you mean `\($0)`?" })
    }

    static func cannotUnpack(_ value: TemplateValue, count: Int) -> Problem {
        let found = value.items.map { "has \($0.count)" } ?? "is \(value.kindName)"
        return .type("\(count) names need as many items, but this \(found)")
    }

    static func notANamespace(_ name: String, _ value: TemplateValue) -> Problem {
        .type(
            "only the members of a namespace can be set, but `\(name)` is \(value.kindName)",
            help: "make it with `{% set \(name) = namespace() %}`")
    }

    static func notATemplateName(_ value: TemplateValue) -> Problem {
        .type("the name of a template must be a text, but this is \(value.kindName)")
    }

    static func arguments(_ message: String, help: String? = nil) -> Problem {
        Problem(.templateArguments, message, help: help)
    }

    static func missingTemplate(_ names: [String], known: [String]) -> Problem {
        let list = names.map { "`\($0)`" }.joined(separator: ", ")
        let message =
            names.count == 1 ? "there is no template \(list)" : "none of the templates \(list) exists"
        if let suggestion = names.first.flatMap({ Spelling.nearest(to: $0, in: known) }) {
            return Problem(.missingTemplate, message, help: "did you mean `\(suggestion)`?")
        }
        let others = known.prefix(20).map { "`\($0)`" }.joined(separator: ", ")
        return Problem(.missingTemplate, message, help: "the templates are \(others)")
    }

    static func nothingCalled(_ name: String, by callee: String, _ known: [String]) -> Problem {
        let some = known.sorted().prefix(20).map { "`\($0)`" }.joined(separator: ", ")
        return .arguments(
            "`\(callee)` knows nothing called `\(name)`",
            help: Spelling.nearest(to: name, in: known).map { "did you mean `\($0)`?" }
                ?? "it knows \(some)")
    }

    static func givenTwice(_ name: String) -> Problem {
        .arguments("the argument `\(name)` is given twice")
    }

    static func tooManyArguments(_ macro: String, count: Int) -> Problem {
        .arguments(
            "the macro `\(macro)` takes \(count == 0 ? "no" : "at most \(count)") argument\(count == 1 ? "" : "s")"
        )
    }

    static func unknownArgument(_ macro: String, _ name: String, _ parameters: [String]) -> Problem {
        .arguments(
            "the macro `\(macro)` has no argument `\(name)`",
            help: Spelling.nearest(to: name, in: parameters).map { "did you mean `\($0)`?" })
    }

    static func notExported(_ name: String, suggestion: String?) -> Problem {
        Problem(
            .templateImport, "the imported template does not define `\(name)`",
            help: suggestion.map { "did you mean `\($0)`?" })
    }
}
