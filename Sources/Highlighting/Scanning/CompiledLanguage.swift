import Text

/// A language ready to scan: all its patterns in one table, and its rules by number.
struct CompiledLanguage: Sendable {
    let table: TransitionTable
    /// For each state of rules two states of the table: within a line, and at its beginning.
    let starts: [UInt16]
    let rules: [Rule]
    let words: WordTable
    /// The sets that `after` conditions ask for.
    let sets: [ByteSet]
    /// Where a pattern does not matter, only that something matched.
    static let matched = 0

    /// A rule as numbers, so that reading one touches no reference count.
    struct Rule: Sendable {
        var tokenClass: UInt8 = 0
        /// Whether the rule holds in any case and has no effect on the states.
        var isSimple = true
        var isFromWords = false
        var move = Move.stay
        var region = Region.none
        /// Where the table begins to look for what must follow; 0 where nothing must.
        var before: UInt16 = 0
        /// Where the table begins to look for the end of an embedded language.
        var until: UInt16 = 0
        /// The index in `sets`, or -1.
        var after: Int16 = -1
        var target: UInt16 = 0
        /// The number of the embedded language, or -1.
        var embedded: Int32 = -1
    }

    enum Move: UInt8, Sendable { case stay, push, go, pop }
    enum Region: UInt8, Sendable { case none, embed, heredoc, fenced, indented }

    /// Whether the language has no rules, so that its text is only escaped.
    var isPlain: Bool { starts.isEmpty }

    init(_ language: ResolvedLanguage) {
        var compilation = Compilation(ignoresCase: language.ignoresCase)
        for state in language.states { compilation.add(state) }
        let (table, states) = TransitionTable.build(compilation.automaton, starts: compilation.beginnings)
        self.table = table
        starts = Array(states[..<(language.states.count * 2)])
        rules = compilation.rules(states)
        sets = compilation.sets
        words = WordTable(language.words, ignoringCase: language.ignoresCase)
    }
}

/// Gathers the patterns of a language into one automaton.
private struct Compilation {
    let ignoresCase: Bool
    var automaton = Automaton()
    var sets: [ByteSet] = []
    private var stateBeginnings: [[Int]] = []
    private var conditionBeginnings: [[Int]] = []
    /// The conditions that are already in the automaton, by pattern.
    private var conditions: [Pattern: Int] = [:]
    private var compiled = [CompiledLanguage.Rule()]
    private var pendingConditions: [(rule: Int, before: Int?, until: Int?)] = []

    init(ignoresCase: Bool) { self.ignoresCase = ignoresCase }

    /// Where the table begins: two for each state, then one for each condition.
    var beginnings: [[Int]] { stateBeginnings + conditionBeginnings }

    mutating func add(_ state: [ResolvedLanguage.Rule]) {
        var anywhere: [Int] = []
        var atLineStart: [Int] = []
        for rule in state {
            let number = compiled.count
            add(rule)
            let pattern = ignoresCase ? rule.source.pattern.ignoringCase : rule.source.pattern
            let entry = automaton.add(pattern, accepting: number)
            atLineStart.append(entry)
            if !rule.source.isAtLineStart { anywhere.append(entry) }
        }
        stateBeginnings += [anywhere, atLineStart]
    }

    private mutating func add(_ rule: ResolvedLanguage.Rule) {
        var result = CompiledLanguage.Rule()
        switch rule.source.token {
        case .fixed(let tokenClass): result.tokenClass = tokenClass.index
        case .fromWords: result.isFromWords = true
        }
        if let after = rule.source.after {
            result.after = Int16(clamping: sets.count)
            sets.append(after)
        }
        switch rule.source.move {
        case .stay: result.move = .stay
        case .push: result.move = .push
        case .go: result.move = .go
        case .pop: result.move = .pop
        }
        result.target = UInt16(rule.target)
        var until: Int?
        switch rule.source.region {
        case .none: result.region = .none
        case .heredoc: result.region = .heredoc
        case .fenced: result.region = .fenced
        case .indented: result.region = .indented
        case .embed(_, let end):
            result.region = .embed
            result.embedded = Int32(rule.embedded ?? -1)
            until = condition(end)
        }
        let before = rule.source.before.map { condition($0) }
        result.isSimple =
            !result.isFromWords && before == nil && result.after < 0 && result.move == .stay
            && result.region == .none
        pendingConditions.append((compiled.count, before, until))
        compiled.append(result)
    }

    private mutating func condition(_ pattern: Pattern) -> Int {
        let pattern = ignoresCase ? pattern.ignoringCase : pattern
        if let known = conditions[pattern] { return known }
        let number = conditionBeginnings.count
        conditions[pattern] = number
        conditionBeginnings.append([automaton.add(pattern, accepting: CompiledLanguage.matched)])
        return number
    }

    /// The rules, once the table's states are known.
    func rules(_ states: [UInt16]) -> [CompiledLanguage.Rule] {
        var rules = compiled
        for pending in pendingConditions {
            if let before = pending.before {
                rules[pending.rule].before = states[stateBeginnings.count + before]
            }
            if let until = pending.until { rules[pending.rule].until = states[stateBeginnings.count + until] }
        }
        return rules
    }
}
