import Diagnostics
import Text

/// One rendering of one template: runs the program's instructions and appends to the output.
///
/// It keeps its own stacks, so that nothing that a template does can exhaust the machine's.
struct Renderer {
    /// A name bound to a value.
    struct Binding {
        let name: Int32
        var value: TemplateValue
    }

    /// A template that runs, with its parents: they share the names that are set at their top.
    struct Module {
        /// The template that was asked for, then its parents as far as they are known.
        var chain: [Int]
        /// Which of them runs.
        var position = 0
        var exported: [Binding] = []
        /// The names that the including template handed down.
        var inherited: [Binding] = []
        let hasContext: Bool
        /// Where the output began that a template with a parent must not leave behind.
        var discardFrom: Int?
    }

    /// Something that was called and will return.
    struct Frame {
        enum Kind {
            case template, imported
            case block(name: Int32, level: Int)
            case macro
            case loop(Int32, depth: Int)
        }

        let kind: Kind
        let returnTo: Int
        let module: Int
        /// Where the bindings begin that this code sees.
        let visible: Int
        /// Where its own begin, after those that it was given.
        let own: Int
        let scope: Int
        let loops: Int
        let closures: Int
        /// Whether the caller's output is escaped.
        let isEscaping: Bool
        let result: Result
    }

    /// What becomes of what called code prints.
    enum Result {
        /// It stays in the output; the caller expects no value.
        case none
        /// It stays in the output; the caller prints an empty value.
        case printed
        /// It is taken out of the output, from this place on, and given to the caller.
        case value(from: Int)
    }

    /// A loop that runs.
    struct LoopState {
        let number: Int32
        let items: [TemplateValue]
        var index = 0
        let depth: Int
        let visible: Int
        /// Where the bindings of a turn begin.
        let bindings: Int
        var changed: [TemplateValue]?
        /// Whether a turn came to its end: a loop without one does what stands behind its `else`.
        var hasWholeTurn = false
    }

    /// A choice of items that runs.
    struct Selection {
        let items: [TemplateValue]
        var index = -1
        var kept: [TemplateValue] = []
        let bindings: Int
    }

    /// A macro with the names that it saw where it was defined.
    struct Closure {
        let macro: Int32
        let module: Int
        let captured: [Binding]
        let isEscaping: Bool
    }

    let program: Program
    var context: TemplateObject
    var budget: Budget
    var output: [UInt8]
    /// Where this rendering's output begins.
    let outputStart: Int
    var counter = 0
    var stack: [TemplateValue] = []
    var bindings: [Binding] = []
    var modules: [Module] = []
    var frames: [Frame] = []
    var loops: [LoopState] = []
    var selections: [Selection] = []
    var scopes: [Int] = []
    var captures: [Int] = []
    var escapings: [Bool] = []
    var closures: [Closure] = []
    var namespaces: [TemplateObject] = []
    var cyclers: [(items: [TemplateValue], index: Int)] = []
    var joiners: [(separator: TemplateValue, isUsed: Bool)] = []
    var scope = 0
    var isStopped = false
    var diagnostics: [Diagnostic] = []
    var reported: Set<Int> = []

    init(
        _ program: Program, _ context: TemplateObject, _ limits: TemplateLimits, _ undefined: UndefinedUse,
        _ language: TemplateLanguage, output: [UInt8]
    ) {
        self.program = program
        self.context = context
        self.output = output
        outputStart = output.count
        budget = Budget(limits, undefined, language)
        stack.reserveCapacity(32)
        bindings.reserveCapacity(32)
    }

    /// Renders a template by its number.
    mutating func render(_ template: Int) {
        modules.append(Module(chain: [template], hasContext: true))
        counter = -1
        guard enter(.template, 0, .none) else { return reportProblem() }
        counter = Int(program.tables.templates[template].entry)
        run()
    }

    private mutating func run() {
        let code = program.tables.code
        while counter >= 0, counter < code.count, !isStopped {
            let instruction = code[counter]
            counter += 1
            execute(instruction)
            if budget.problem != nil { reportProblem() }
        }
    }

    var module: Int { frames[frames.count - 1].module }

    mutating func pop() -> TemplateValue {
        stack.popLast() ?? .undefined
    }

    /// Takes the last values from the stack.
    mutating func pop(_ count: Int) -> [TemplateValue] {
        guard count > 0 else { return [] }
        let values = Array(stack.suffix(count))
        stack.removeLast(min(count, stack.count))
        return values
    }

    /// Stops where the steps or the output are used up.
    mutating func checkLimits() {
        if budget.isExhausted {
            budget.problem = .tooManySteps(limit: budget.limits.steps)
            isStopped = true
        } else if output.count - outputStart > budget.limits.bytes {
            budget.problem = .outputTooLarge(limit: budget.limits.bytes)
            isStopped = true
        }
        if isStopped { reportProblem() }
    }

    /// Reports what went wrong in the instruction that has just run; each instruction reports once.
    mutating func reportProblem() {
        guard let problem = budget.problem else { return }
        budget.problem = nil
        // What is only advice leaves a value that can be used.
        if problem.id.severity == .error { budget.hasFailed = true }
        let instruction = max(0, counter - 1)
        report(problem.isUndefinedValue ? undefinedValue(at: instruction) : problem, at: instruction)
    }

    mutating func report(_ problem: Problem, at instruction: Int) {
        guard diagnostics.count < budget.limits.findings,
            reported.insert(2 * instruction + (isStopped ? 1 : 0)).inserted
        else {
            return
        }
        diagnostics.append(
            Diagnostic(
                problem.id, problem.id.severity, problem.message, at: program.location(of: instruction),
                help: problem.help))
    }
}

extension Program {
    /// The file and range that an instruction comes from.
    func location(of instruction: Int) -> Location {
        let templates = tables.templates
        let template = max(templates.partitioningIndex { Int($0.entry) > instruction } - 1, 0)
        let range = instruction < tables.places.count ? tables.places[instruction].range : 0..<0
        return Location(path: template < templates.count ? templates[template].path : "", range: range)
    }
}
