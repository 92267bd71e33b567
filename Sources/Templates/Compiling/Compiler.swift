import Diagnostics
import Text

/// Turns the syntax of templates into the instructions of one program.
struct Compiler {
    /// A name that a template reads, and where.
    struct Read: Sendable {
        let name: Int32
        let template: Int
        let path: String
        let range: Range<Int>
        /// Whether the reading expects that the name may be missing, as `x is defined` does.
        let isGuarded: Bool
        /// Whether it stands in a loop.
        let isInLoop: Bool
    }

    /// A template's mention of others.
    struct Mention: Sendable {
        /// What it does with them.
        enum Kind { case extends, includes, imports }

        let kind: Kind
        let template: Int
        /// The names of which the first that exists is meant; none where they are computed.
        let names: [String]
        let range: Range<Int>
        let ignoresMissing: Bool
        /// Whether it takes effect whenever the template is rendered.
        let isCertain: Bool
    }

    /// A block that stands in no other one, or what a template that extends another says outside of its blocks.
    struct Part: Sendable {
        let template: Int
        /// The block's name; `nil` for what is no block.
        let block: Word?
        let range: Range<Int>
    }

    var tables = Program.Tables()
    var names: NameTable
    var diagnostics: [Diagnostic] = []
    var reads: [Read] = []
    var mentions: [Mention] = []
    var parts: [Part] = []

    /// A loop whose body is being compiled.
    struct OpenLoop {
        let number: Int32
        /// What must be closed before its turn can be left, the innermost last.
        var open: [Region] = []
    }

    /// Code with something that is opened before and closed behind it.
    enum Region { case scope, capture, escaping }

    var template = 0
    /// Whether the code stands in a loop, within any number of macros and blocks.
    var isInLoop = false
    var source = SourceText(path: "", bytes: [])
    var arena = ExpressionArena()
    /// How many scopes are open around the code; at the top of a template names are exported.
    var scopes = 0
    /// How many tags around the code may leave it out.
    var conditions = 0
    var blockDepth = 0
    /// The loops that are open around the code within the same macro or block, the innermost last.
    var openLoops: [OpenLoop] = []
    /// The names that the innermost macro reads.
    var macroReads: Set<Int32> = []

    init(names: NameTable) {
        self.names = names
        tables.loopName = self.names.number("loop")
        tables.callerName = self.names.number("caller")
        tables.listName = self.names.number("varargs")
        tables.objectName = self.names.number("kwargs")
    }

    /// Compiles a template; its number is that of its place in the order of these calls.
    mutating func compile(_ name: String, _ source: SourceText, _ syntax: Syntax) {
        template = tables.templates.count
        self.source = source
        arena = syntax.arena
        scopes = 0
        tables.numbers[name] = template
        tables.templates.append(Program.Template(name: name, path: source.path, entry: here))
        compile(syntax.body)
        emit(.endTemplate, 0..<0)
        noteParts(syntax.body)
    }

    /// The finished program.
    func program() -> Program {
        var tables = tables
        tables.names = names.names
        return Program(tables)
    }

    /// The number of the next instruction.
    var here: Int32 { Int32(tables.code.count) }

    mutating func emit(_ instruction: Instruction, _ range: Range<Int>) {
        tables.code.append(instruction)
        tables.places.append(Program.Place(range))
    }

    /// Emits an instruction whose target is not known yet.
    mutating func reserve(_ range: Range<Int>) -> Int {
        emit(.discard, range)
        return tables.code.count - 1
    }

    mutating func patch(_ index: Int, _ instruction: Instruction) {
        tables.code[index] = instruction
    }

    mutating func constant(_ value: TemplateValue) -> Instruction {
        tables.constants.append(value)
        return .constant(Int32(tables.constants.count - 1))
    }

    mutating func shape(_ shape: Program.Shape) -> Int32 {
        if let index = tables.shapes.firstIndex(of: shape) { return Int32(index) }
        tables.shapes.append(shape)
        return Int32(tables.shapes.count - 1)
    }

    mutating func read(_ name: Int32, _ range: Range<Int>, isGuarded: Bool = false) {
        macroReads.insert(name)
        reads.append(
            Read(
                name: name, template: template, path: source.path, range: range, isGuarded: isGuarded,
                isInLoop: isInLoop))
    }

    mutating func report(_ diagnostic: Diagnostic) {
        diagnostics.append(diagnostic)
    }

    /// Compiles what opens a scope around it.
    mutating func scoped(_ range: Range<Int>, _ body: (inout Compiler) -> Void) {
        emit(.beginScope, range)
        scopes += 1
        within(.scope, body)
        scopes -= 1
        emit(.endScope, range)
    }

    /// Compiles what lies in a region that a `break` in it has to close.
    mutating func within(_ region: Region, _ body: (inout Compiler) -> Void) {
        guard !openLoops.isEmpty else { return body(&self) }
        openLoops[openLoops.count - 1].open.append(region)
        body(&self)
        openLoops[openLoops.count - 1].open.removeLast()
    }

    /// Compiles code that is called from elsewhere, so that no loop around it can be left.
    mutating func apart(_ body: (inout Compiler) -> Void) {
        let outer = openLoops
        openLoops = []
        body(&self)
        openLoops = outer
    }
}
