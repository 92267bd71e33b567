import Text

/// Reads the rules of a state.
extension DefinitionReader {
    /// The class that a field names, or a finding.
    mutating func tokenClass(_ field: Field) -> TokenClass? {
        if let known = TokenClass(rawValue: field.text) { return known }
        let names = TokenClass.allCases.map(\.rawValue)
        report(
            "`\(field.text)` is not a class of tokens.", field.range,
            help: Spelling.nearest(to: field.text, in: names).map { "Did you mean `\($0)`?" }
                ?? "The classes are \(Wording.list(names)).")
        return nil
    }

    /// The rule of an indented line; `nil` with a finding where it is none.
    mutating func entry(_ fields: [Field]) -> LanguageDefinition.Entry? {
        if fields[0].text == "include" {
            guard fields.count == 2 else {
                report("`include` takes one state.", fields[0].range)
                return nil
            }
            return .include(named(fields[1]))
        }
        guard let token = token(fields[0]) else { return nil }
        guard fields.count > 1 else {
            report("The rule has no pattern.", fields[0].range, help: "A rule is a class and a pattern.")
            return nil
        }
        guard var rule = rule(token, fields[1]) else { return nil }
        var rest = fields.dropFirst(2)
        while let keyword = rest.popFirst() {
            guard modify(&rule, keyword, &rest) else { return nil }
        }
        return .rule(rule)
    }

    private mutating func token(_ field: Field) -> LanguageDefinition.Token? {
        field.text == "words" ? .fromWords : tokenClass(field).map { .fixed($0) }
    }

    private mutating func rule(_ token: LanguageDefinition.Token, _ field: Field) -> LanguageDefinition.Rule?
    {
        let isAtLineStart = field.bytes.first == UInt8(ascii: "^")
        let skipped = isAtLineStart ? 1 : 0
        guard let pattern = pattern(field, skipping: skipped) else { return nil }
        guard !pattern.matchesNothing else {
            report(
                "The pattern matches the empty text.", field.range,
                help: "A rule must take at least one byte: `+` instead of `*`.")
            return nil
        }
        return LanguageDefinition.Rule(token: token, pattern: pattern, isAtLineStart: isAtLineStart)
    }

    private mutating func pattern(_ field: Field, skipping skipped: Int = 0) -> Pattern? {
        do {
            return try PatternParser.parse(Array(field.bytes.dropFirst(skipped)))
        } catch {
            let start = field.range.lowerBound + skipped
            report(
                error.message, start + error.range.lowerBound..<start + error.range.upperBound,
                help: error.help)
            return nil
        }
    }

    /// One condition or action of a rule, with its values.
    private mutating func modify(
        _ rule: inout LanguageDefinition.Rule, _ keyword: Field, _ rest: inout ArraySlice<Field>
    ) -> Bool {
        guard let modifier = Modifier(rawValue: keyword.text) else {
            let names = Modifier.allCases.map(\.rawValue)
            report(
                "`\(keyword.text)` is not a condition or an action.", keyword.range,
                help: Spelling.nearest(to: keyword.text, in: names).map { "Did you mean `\($0)`?" }
                    ?? "Write a blank in a pattern as `\\x20` or `\\h`. A rule goes on with "
                    + "\(Wording.list(names)).")
            return false
        }
        var values: [Field] = []
        while values.count < modifier.values, let value = rest.popFirst() { values.append(value) }
        guard values.count == modifier.values else {
            report("`\(keyword.text)` lacks what follows it.", keyword.range, help: modifier.form)
            return false
        }
        return apply(modifier, values, to: &rule)
    }

    private mutating func apply(
        _ modifier: Modifier, _ values: [Field], to rule: inout LanguageDefinition.Rule
    ) -> Bool {
        switch modifier {
        case .before:
            rule.before = pattern(values[0])
            return rule.before != nil
        case .after:
            rule.after = set(values[0])
            return rule.after != nil
        case .push: rule.move = .push(named(values[0]))
        case .go: rule.move = .go(named(values[0]))
        case .pop: rule.move = .pop
        case .heredoc: rule.region = .heredoc
        case .fenced: rule.region = .fenced
        case .indented: rule.region = .indented
        case .embed:
            guard values[1].text == "until" else {
                report("`embed` needs an end.", values[1].range, help: modifier.form)
                return false
            }
            guard let until = pattern(values[2]) else { return false }
            rule.region = .embed(named(values[0]), until: until)
        }
        return true
    }

    private mutating func set(_ field: Field) -> ByteSet? {
        guard let pattern = pattern(field) else { return nil }
        guard case .bytes(let set) = pattern else {
            report("`after` takes one character or set.", field.range, help: "For example `after [(,=]`.")
            return nil
        }
        return set
    }
}

/// The words that follow a rule's pattern.
private enum Modifier: String, CaseIterable {
    case before, after, push, go, pop, embed, heredoc, fenced, indented

    /// How many fields it takes.
    var values: Int {
        switch self {
        case .before, .after, .push, .go: 1
        case .embed: 3
        case .pop, .heredoc, .fenced, .indented: 0
        }
    }

    var form: String {
        switch self {
        case .before: "Write `before PATTERN`."
        case .after: "Write `after SET`."
        case .push, .go: "Write `\(rawValue) STATE`."
        case .embed: "Write `embed LANGUAGE until PATTERN`."
        case .pop, .heredoc, .fenced, .indented: "Write `\(rawValue)`."
        }
    }
}
