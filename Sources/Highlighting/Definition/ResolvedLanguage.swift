import Diagnostics
import Text

/// A language whose references are resolved: with what it extends, included rules in place, states by number.
struct ResolvedLanguage: Sendable {
    /// A rule with the numbers of the state and the language that it names.
    struct Rule: Sendable {
        let source: LanguageDefinition.Rule
        /// The state after a `push` or `go`; 0 otherwise.
        let target: Int
        /// The embedded language; `nil` where there is none or it does not exist.
        let embedded: Int?
    }

    let ignoresCase: Bool
    let words: [LanguageDefinition.WordList]
    /// The rules of each state; `root` is the first. No state at all means plain text.
    let states: [[Rule]]
}

/// Resolves one definition among others and reports names that mean nothing.
struct LanguageResolution {
    let definitions: [LanguageDefinition]
    /// The definition of each name, in lower case.
    let numbers: [String: Int]
    private(set) var diagnostics: [Diagnostic] = []
    private var states: [LanguageDefinition.State] = []
    private var stateNumbers: [String: Int] = [:]

    /// The rules and nodes of all patterns of a language together are at most so many.
    private static let sizeLimit = 60_000
    private static let stateLimit = 1_000

    init(definitions: [LanguageDefinition], numbers: [String: Int]) {
        self.definitions = definitions
        self.numbers = numbers
    }

    /// The language of that number in `definitions`.
    mutating func resolve(_ number: Int) -> ResolvedLanguage {
        let chain = chain(from: number)
        collectStates(chain)
        var resolved: [[ResolvedLanguage.Rule]] = []
        var total = 0
        for state in states.indices {
            var rules: [LanguageDefinition.Rule] = []
            var included: Set<Int> = []
            gather(state, into: &rules, &included)
            total += rules.reduce(0) { $0 + $1.size }
            guard total <= Self.sizeLimit else {
                report("The language has too many rules.", definitions[number].location)
                break
            }
            resolved.append(rules.map { rule($0) })
        }
        return ResolvedLanguage(
            ignoresCase: chain.contains { $0.ignoresCase }, words: chain.flatMap(\.words),
            states: resolved.count == states.count ? resolved : [])
    }

    private mutating func report(_ message: String, _ location: Location, help: String? = nil) {
        diagnostics.append(Diagnostic(.languageDefinition, .error, message, at: location, help: help))
    }

    private func suggestion(_ name: String, in known: some Sequence<String>) -> String? {
        Spelling.nearest(to: name, in: known).map { "Did you mean `\($0)`?" }
    }

    /// The definition and what it extends, nearest first.
    private mutating func chain(from number: Int) -> [LanguageDefinition] {
        var chain = [definitions[number]]
        var seen: Set<Int> = [number]
        while let base = chain[chain.count - 1].base {
            guard let next = numbers[base.text.lowercased()] else {
                report(
                    "There is no language `\(base.text)` to extend.", base.location,
                    help: suggestion(base.text, in: numbers.keys))
                break
            }
            guard seen.insert(next).inserted else {
                report("The language `\(base.text)` extends itself.", base.location)
                break
            }
            chain.append(definitions[next])
        }
        return chain
    }

    private mutating func collectStates(_ chain: [LanguageDefinition]) {
        states = []
        stateNumbers = [:]
        for state in chain.flatMap(\.states) {
            if let known = stateNumbers[state.name] {
                states[known].entries += state.entries
            } else if states.count < Self.stateLimit {
                stateNumbers[state.name] = states.count
                states.append(state)
            }
        }
        guard let first = states.first else { return }
        if let root = stateNumbers["root"] {
            states.swapAt(0, root)
            stateNumbers[first.name] = root
            stateNumbers["root"] = 0
        } else {
            report(
                "The language `\(chain[0].name)` has no state `root`.", chain[0].location,
                help: "Scanning begins there.")
            states = []
        }
    }

    /// The rules of a state with those that it includes. Each state is included once, so this ends.
    private mutating func gather(
        _ state: Int, into rules: inout [LanguageDefinition.Rule], _ included: inout Set<Int>
    ) {
        var pending: [ArraySlice<LanguageDefinition.Entry>] = [states[state].entries[...]]
        included.insert(state)
        while var entries = pending.popLast() {
            guard let entry = entries.popFirst() else { continue }
            pending.append(entries)
            switch entry {
            case .rule(let rule): rules.append(rule)
            case .include(let name):
                guard let number = stateNumber(name), included.insert(number).inserted else { continue }
                pending.append(states[number].entries[...])
            }
        }
    }

    private mutating func stateNumber(_ name: LanguageDefinition.Name) -> Int? {
        if let number = stateNumbers[name.text] { return number }
        report(
            "There is no state `\(name.text)`.", name.location,
            help: suggestion(name.text, in: stateNumbers.keys))
        return nil
    }

    private mutating func rule(_ source: LanguageDefinition.Rule) -> ResolvedLanguage.Rule {
        var source = source
        var target: Int?
        switch source.move {
        case .stay, .pop: target = 0
        case .push(let name), .go(let name): target = stateNumber(name)
        }
        if target == nil { source.move = .stay }
        var embedded: Int?
        if case .embed(let name, _) = source.region {
            embedded = numbers[name.text.lowercased()]
            if embedded == nil {
                report(
                    "There is no language `\(name.text)` to embed.", name.location,
                    help: suggestion(name.text, in: numbers.keys))
            }
        }
        return ResolvedLanguage.Rule(source: source, target: target ?? 0, embedded: embedded)
    }
}
