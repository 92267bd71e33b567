import Diagnostics
import Text

/// Reads a language's definition file line by line. A line that cannot be read is a finding and is left out.
struct DefinitionReader {
    /// A part of a line between blanks, and its bytes in the file.
    struct Field {
        let bytes: [UInt8]
        let range: Range<Int>
        var text: String { String(decoding: bytes, as: UTF8.self) }
    }

    let path: String
    private(set) var diagnostics: [Diagnostic] = []
    private var name: LanguageDefinition.Name?
    private var aliases: [String] = []
    private var fileNames: [String] = []
    private var base: LanguageDefinition.Name?
    private var ignoresCase = false
    private var words: [LanguageDefinition.WordList] = []
    private var states: [LanguageDefinition.State] = []

    /// The language of a file, where it has a name, and what is wrong with the file.
    static func read(_ text: SourceText) -> (definition: LanguageDefinition?, diagnostics: [Diagnostic]) {
        var reader = DefinitionReader(path: text.path)
        var start = 0
        for line in text.bytes.split(separator: UInt8.lineFeed, omittingEmptySubsequences: false) {
            reader.read(line: line, from: start)
            start += line.count + 1
        }
        guard let name = reader.name else {
            if reader.diagnostics.isEmpty {
                reader.report("The file defines no language.", 0..<0, help: "Begin it with `language NAME`.")
            }
            return (nil, reader.diagnostics)
        }
        let definition = LanguageDefinition(
            name: name.text, aliases: reader.aliases, fileNames: reader.fileNames, location: name.location,
            base: reader.base, ignoresCase: reader.ignoresCase, words: reader.words, states: reader.states)
        return (definition, reader.diagnostics)
    }

    private init(path: String) { self.path = path }

    mutating func report(_ message: String, _ range: Range<Int>, help: String? = nil) {
        diagnostics.append(
            Diagnostic(
                .languageDefinition, .error, message, at: Location(path: path, range: range), help: help))
    }

    func named(_ field: Field) -> LanguageDefinition.Name {
        LanguageDefinition.Name(text: field.text, location: Location(path: path, range: field.range))
    }

    private mutating func read(line: ArraySlice<UInt8>, from start: Int) {
        let fields = Self.fields(of: line, from: start)
        guard let first = fields.first, first.bytes.first != UInt8(ascii: "#") else { return }
        guard first.range.lowerBound > start else { return directive(first, Array(fields.dropFirst())) }
        guard !states.isEmpty else {
            return report(
                "A rule stands before the first state.", first.range, help: "Write `state root` above it.")
        }
        if let entry = entry(fields) { states[states.count - 1].entries.append(entry) }
    }

    private static func fields(of line: ArraySlice<UInt8>, from start: Int) -> [Field] {
        line.split { $0.isBlank || $0 == UInt8.carriageReturn }.map { part in
            let offset = start + part.startIndex - line.startIndex
            return Field(bytes: Array(part), range: offset..<offset + part.count)
        }
    }

    private mutating func directive(_ keyword: Field, _ values: [Field]) {
        guard let directive = Directive(rawValue: keyword.text) else {
            let nearest = Spelling.nearest(to: keyword.text, in: Directive.allCases.map(\.rawValue))
            return report(
                "`\(keyword.text)` is not a directive.", keyword.range,
                help: nearest.map { "Did you mean `\($0)`?" }
                    ?? "The directives are \(Wording.list(Directive.allCases.map(\.rawValue))); "
                    + "a rule is indented.")
        }
        guard values.count >= directive.fewestValues, values.count <= directive.mostValues else {
            return report(directive.expectation, keyword.range)
        }
        if name == nil, directive != .language {
            return report(
                "The language has no name yet.", keyword.range, help: "Begin the file with `language NAME`.")
        }
        obey(directive, values)
    }

    private mutating func obey(_ directive: Directive, _ values: [Field]) {
        switch directive {
        case .language:
            if name != nil { return report("A file defines one language.", values[0].range) }
            name = named(values[0])
        case .names: aliases += values.map(\.text)
        case .files: fileNames += values.map(\.text)
        case .extends: base = named(values[0])
        case .ignoreCase: ignoresCase = true
        case .words: readWords(values)
        case .state: beginState(values[0])
        }
    }

    private mutating func readWords(_ values: [Field]) {
        guard let tokenClass = tokenClass(values[0]) else { return }
        let list = values.dropFirst().map(\.bytes)
        words.append(LanguageDefinition.WordList(tokenClass: tokenClass, words: list))
    }

    private mutating func beginState(_ field: Field) {
        if states.contains(where: { $0.name == field.text }) {
            report("The state `\(field.text)` is defined twice.", field.range)
        }
        states.append(LanguageDefinition.State(name: field.text, entries: []))
    }
}

/// The words that begin a line at its first column.
private enum Directive: String, CaseIterable {
    case language, names, files, extends, words, state
    case ignoreCase = "ignore-case"

    var fewestValues: Int {
        switch self {
        case .language, .names, .files, .extends, .state: 1
        case .words: 2
        case .ignoreCase: 0
        }
    }

    var mostValues: Int {
        switch self {
        case .language, .extends, .state: 1
        case .names, .files, .words: Int.max
        case .ignoreCase: 0
        }
    }

    var expectation: String {
        switch self {
        case .language, .extends, .state: "`\(rawValue)` takes one name."
        case .names, .files: "`\(rawValue)` takes at least one name."
        case .words: "`words` takes a class and at least one word."
        case .ignoreCase: "`ignore-case` takes nothing."
        }
    }
}

/// Pieces of messages.
enum Wording {
    /// Names in backticks with commas between them.
    static func list(_ names: [String]) -> String {
        names.map { "`\($0)`" }.joined(separator: ", ")
    }
}
