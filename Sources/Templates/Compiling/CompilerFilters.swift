import Diagnostics
import Text

/// Code for filters and tests, whose names and arguments are checked here.
extension Compiler {
    mutating func compileFilter(_ value: Int32, _ word: Word, _ arguments: Arguments) {
        let name = names.string(word.name)
        compileOperand(value, isGuarded: name == "default" || name == "d")
        guard let number = Filter.numbers[name] else {
            report(unknown(.unknownTemplateFilter, "filter", name, word.range, known: Filter.numbers.keys))
            return
        }
        let filter = Filter.all[number]
        checkNamed(filter, arguments)
        guard
            let shape = compileArguments(
                of: "filter `\(name)`", filter.parameters, filter.takesMore, arguments, word)
        else { return }
        let isPlain = filter.parameters.isEmpty && !filter.takesMore
        let index = Int32(number)
        emit(isPlain ? .filter(index) : .filterWithArguments(index, shape: self.shape(shape)), word.range)
    }

    mutating func compileTest(_ value: Int32, _ word: Word, _ arguments: Arguments, isNegated: Bool) {
        let name = names.string(word.name)
        compileOperand(value, isGuarded: name == "defined" || name == "undefined")
        guard let number = ValueTest.numbers[name] else {
            report(unknown(.unknownTemplateTest, "test", name, word.range, known: ValueTest.numbers.keys))
            return
        }
        let test = ValueTest.all[number]
        guard compileArguments(of: "test `\(name)`", test.parameters, false, arguments, word) != nil else {
            return
        }
        emit(.test(Int32(number), isNegated: isNegated), word.range)
    }

    /// A name that is asked for with the thought that it may be missing is no mistake where it is.
    private mutating func compileOperand(_ value: Int32, isGuarded: Bool) {
        if isGuarded, case .name(let name) = arena[value].kind {
            read(name, arena[value].range, isGuarded: true)
            emit(.name(name), arena[value].range)
        } else {
            compile(value)
        }
    }

    /// Leaves the arguments on the stack in the order of the parameters, with the defaults of those that are missing;
    /// for a filter that takes any, as they stand. `nil` where they do not fit, which is reported.
    private mutating func compileArguments(
        of what: String, _ parameters: [Parameter], _ takesMore: Bool, _ arguments: Arguments, _ word: Word
    ) -> Program.Shape? {
        if let spread = arguments.list ?? arguments.object {
            report(.spreadArgument(what, source.path, arena[spread].range))
            return nil
        }
        if takesMore {
            for value in arguments.all { compile(value) }
            return Program.Shape(
                positional: arguments.positional.count, keywords: arguments.keywords.map(\.word.name))
        }
        guard arguments.positional.count <= parameters.count else {
            let extra = arena[arguments.positional[parameters.count]].range
            report(.tooManyArguments(what, parameters.map(\.name), source.path, extra))
            return nil
        }
        var slots: [Int32?] =
            arguments.positional + Array(repeating: nil, count: parameters.count - arguments.positional.count)
        for (keyword, value) in arguments.keywords {
            let name = names.string(keyword.name)
            guard let slot = parameters.firstIndex(where: { $0.name == name }) else {
                report(.unknownArgument(what, name, parameters.map(\.name), source.path, keyword.range))
                return nil
            }
            if slots[slot] != nil { report(.duplicateArgument(name, source.path, keyword.range)) }
            slots[slot] = value
        }
        for (slot, parameter) in zip(slots, parameters) {
            if let slot {
                compile(slot)
            } else if let fallback = parameter.fallback {
                emit(constant(fallback), word.range)
            } else {
                report(.missingArgument(what, parameter.name, source.path, word.range))
                return nil
            }
        }
        return Program.Shape(positional: parameters.count)
    }

    /// The filter or test that `map`, `select` and their like name in a text.
    private mutating func checkNamed(_ filter: Filter, _ arguments: Arguments) {
        let position: Int
        switch filter.name {
        case "map", "select", "reject": position = 0
        case "selectattr", "rejectattr": position = 1
        default: return
        }
        guard position < arguments.positional.count else { return }
        let expression = arena[arguments.positional[position]]
        guard case .constant(.text(let bytes)) = expression.kind else { return }
        let name = String(decoding: bytes, as: UTF8.self)
        if filter.name == "map" {
            guard Filter.numbers[name] == nil else { return }
            report(
                unknown(
                    .unknownTemplateFilter, "filter", name, expression.range, known: Filter.numbers.keys))
        } else if ValueTest.numbers[name] == nil {
            report(
                unknown(
                    .unknownTemplateTest, "test", name, expression.range, known: ValueTest.numbers.keys))
        }
    }

    private func unknown(
        _ id: FindingID, _ kind: String, _ name: String, _ range: Range<Int>, known: some Sequence<String>
    ) -> Diagnostic {
        let known = Array(known)
        let suggestion = Spelling.nearest(to: name, in: known)
        // The name of a filter in quotes is replaced between the quotes.
        let isQuoted = range.count == name.utf8.count + 2
        let place = isQuoted ? range.lowerBound + 1..<range.upperBound - 1 : range
        if name == "random" { return .randomFilter(source.path, place) }
        return .unknown(id, kind, name, suggestion: suggestion, known: known, source.path, place)
    }
}

extension Diagnostic {
    static func superOutsideBlock(_ path: String, _ range: Range<Int>) -> Diagnostic {
        Diagnostic(
            .templateSyntax, .error, "`super` means something only inside of a block",
            at: Location(path: path, range: range))
    }

    fileprivate static func randomFilter(_ path: String, _ range: Range<Int>) -> Diagnostic {
        Diagnostic(
            .unknownTemplateFilter, .error,
            "there is no filter `random`: the same site is always the same pages",
            at: Location(path: path, range: range),
            help: "choose by something that the page has, such as `pages[page.words % (pages|length)]`")
    }

    fileprivate static func spreadArgument(_ what: String, _ path: String, _ range: Range<Int>) -> Diagnostic
    {
        Diagnostic(
            .templateArguments, .error, "the \(what) cannot take its arguments from a list or object",
            at: Location(path: path, range: range), help: "write the arguments one by one")
    }

    fileprivate static func tooManyArguments(
        _ what: String, _ parameters: [String], _ path: String, _ range: Range<Int>
    ) -> Diagnostic {
        Diagnostic(
            .templateArguments, .error, "the \(what) takes \(count(parameters.count))",
            at: Location(path: path, range: range),
            help: takes(parameters))
    }

    fileprivate static func unknownArgument(
        _ what: String, _ name: String, _ parameters: [String], _ path: String, _ range: Range<Int>
    ) -> Diagnostic {
        let suggestion = Spelling.nearest(to: name, in: parameters)
        return Diagnostic(
            .templateArguments, .error, "the \(what) has no argument `\(name)`",
            at: Location(path: path, range: range),
            help: suggestion.map { "did you mean `\($0)`?" } ?? takes(parameters))
    }

    fileprivate static func missingArgument(
        _ what: String, _ name: String, _ path: String, _ range: Range<Int>
    ) -> Diagnostic {
        Diagnostic(
            .templateArguments, .error, "the \(what) needs its argument `\(name)`",
            at: Location(path: path, range: range))
    }

    private static func count(_ count: Int) -> String {
        count == 0 ? "no arguments" : count == 1 ? "one argument" : "at most \(count) arguments"
    }

    private static func takes(_ parameters: [String]) -> String? {
        parameters.isEmpty ? nil : "it takes " + parameters.map { "`\($0)`" }.joined(separator: ", ")
    }
}
