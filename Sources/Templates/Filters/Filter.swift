/// A filter: its name, what it takes, and what it does.
struct Filter: Sendable {
    /// What a filter works on.
    struct Input {
        let value: TemplateValue
        /// The arguments in the order of the parameters; for a filter that takes any, as given.
        let arguments: [TemplateValue]
        /// The named arguments of a filter that takes any.
        var keywords: [(name: [UInt8], value: TemplateValue)] = []

        subscript(index: Int) -> TemplateValue {
            index < arguments.count ? arguments[index] : .undefined
        }

        /// All arguments.
        var all: [TemplateValue] { arguments + keywords.map(\.value) }

        func keyword(_ name: String) -> TemplateValue? {
            keywords.first { $0.name.elementsEqual(name.utf8) }?.value
        }
    }

    typealias Body = @Sendable (Input, inout Budget) -> TemplateValue

    let name: String
    let parameters: [Parameter]
    /// Whether further arguments of any number and name may follow.
    let takesMore: Bool
    private let body: Body
    /// Whether the filter looks at all that lies in its value and its arguments, as one that prints them does.
    private(set) var visitsAll = false
    /// Whether it has a use for what is not defined.
    var takesUndefined: Bool { name == "default" || name == "d" || name == "items" }

    init(_ name: String, _ parameters: [Parameter] = [], takesMore: Bool = false, _ body: @escaping Body) {
        self.name = name
        self.parameters = parameters
        self.takesMore = takesMore
        self.body = body
    }

    /// What the filter gives. Where it looks at all that lies in its value and its arguments, that is paid for first.
    func apply(to input: Input, _ budget: inout Budget) -> TemplateValue {
        guard !visitsAll || budget.allows(visiting: [input.value] + input.all) else {
            return .undefined
        }
        if input.value.isUndefined, !takesUndefined { budget.check(input.value) }
        let result = body(input, &budget)
        budget.charge(bytes: (input.value.bytes?.count ?? 0) + (result.bytes?.count ?? 0))
        return result
    }

    /// All filters, by family.
    static let all: [Filter] =
        visitingAll(textFilters + markupFilters + numberFilters + siteFilters) + listFilters
        + pickingFilters + orderFilters + objectFilters

    private static func visitingAll(_ filters: [Filter]) -> [Filter] {
        filters.map { filter in
            var filter = filter
            filter.visitsAll = filter.name != "default" && filter.name != "d"
            return filter
        }
    }

    /// Their numbers by name.
    static let numbers: [String: Int] = Dictionary(
        all.enumerated().map { ($0.element.name, $0.offset) }, uniquingKeysWith: { first, _ in first })
}

/// A parameter of a filter or test.
struct Parameter: Sendable {
    let name: String
    /// What it is where it is not given; `nil` for one that must be.
    let fallback: TemplateValue?

    /// A parameter that must be given.
    static func required(_ name: String) -> Parameter {
        Parameter(name: name, fallback: nil)
    }

    /// A parameter with a default.
    static func optional(_ name: String, _ fallback: TemplateValue) -> Parameter {
        Parameter(name: name, fallback: fallback)
    }
}

/// A test, the word after `is`.
struct ValueTest: Sendable {
    typealias Body = @Sendable (Filter.Input, inout Budget) -> Bool

    let name: String
    let parameters: [Parameter]
    /// Whether it may be asked of what is not defined.
    private(set) var takesUndefined = false
    private let body: Body

    init(_ name: String, _ parameters: [Parameter] = [], _ body: @escaping Body) {
        self.name = name
        self.parameters = parameters
        self.body = body
    }

    /// The same test for what is not defined, too.
    func takingUndefined() -> ValueTest {
        var test = self
        test.takesUndefined = true
        return test
    }

    /// Whether the test holds. What it compares with is paid for first.
    func holds(_ input: Filter.Input, _ budget: inout Budget) -> Bool {
        if input.value.isUndefined, !takesUndefined { budget.check(input.value) }
        budget.charge(bytes: input.value.bytes?.count ?? 0)
        return budget.allows(visiting: input.arguments) && body(input, &budget)
    }

    /// Their numbers by name.
    static let numbers: [String: Int] = Dictionary(
        all.enumerated().map { ($0.element.name, $0.offset) }, uniquingKeysWith: { first, _ in first })
}
