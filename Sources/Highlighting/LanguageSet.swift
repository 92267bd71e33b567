public import Diagnostics
import Synchronization
public import Text

/// The languages that can be highlighted, by name; made once and shared by all workers.
///
/// A language's tables are made when it is first used.
public struct LanguageSet: Sendable {
    /// What is wrong with the definitions, each at the exact place. What can be used of them is used.
    public let diagnostics: [Diagnostic]
    private let definitions: [LanguageDefinition]
    private let numbers: [String: Int]
    private let resolved: [ResolvedLanguage]
    private let cache: Cache

    /// Reads definitions from their files. A later file of the same name replaces an earlier one; a name comes
    /// before an alias, and a later alias before an earlier one.
    ///
    /// - Parameters:
    ///   - files: one definition a file; the form is described at `LanguageDefinition`.
    ///   - additions: further files of the same kind whose tables are made at once, so that a definition that
    ///     asks for too large a table is a finding. The ids of all findings are `language-definition`.
    public init(_ files: [SourceText], adding additions: [SourceText] = []) {
        var diagnostics: [Diagnostic] = []
        var definitions: [LanguageDefinition] = []
        var places: [String: Int] = [:]
        for file in files + additions {
            let (definition, problems) = DefinitionReader.read(file)
            diagnostics += problems
            guard let definition else { continue }
            if let place = places[definition.name.lowercased()] {
                definitions[place] = definition
            } else {
                places[definition.name.lowercased()] = definitions.count
                definitions.append(definition)
            }
        }
        var numbers: [String: Int] = [:]
        for (number, definition) in definitions.enumerated() {
            for alias in definition.aliases { numbers[alias.lowercased()] = number }
        }
        numbers.merge(places) { _, name in name }
        var resolution = LanguageResolution(definitions: definitions, numbers: numbers)
        resolved = definitions.indices.map { resolution.resolve($0) }
        cache = Cache(count: definitions.count)
        self.definitions = definitions
        self.numbers = numbers
        let added = Set(additions.map(\.path))
        var large: [Diagnostic] = []
        for (number, definition) in definitions.enumerated() where added.contains(definition.location.path) {
            guard cache.language(number, resolved[number]).table.isTruncated else { continue }
            large.append(
                Diagnostic(
                    .languageDefinition, .error,
                    "The patterns of `\(definition.name)` need too large a table.",
                    at: definition.location, help: "Use fewer counted repetitions and unions that overlap."))
        }
        // What a language inherits or includes is resolved, and reported, once for each use.
        var seen: Set<Diagnostic> = []
        self.diagnostics = (diagnostics + resolution.diagnostics + large).filter { seen.insert($0).inserted }
    }

    /// The names of all languages without their aliases, in alphabetical order.
    public var names: [String] { definitions.map(\.name).sorted() }

    /// The definitions in use, in the order of their files.
    public var languages: [LanguageDefinition] { definitions }

    /// Whether a language goes by this name or alias, in any case of letters.
    public func contains(_ name: String) -> Bool { number(of: name) != nil }

    /// The language of a file by its name: a whole file name comes before an extension.
    public func name(ofFile path: String) -> String? {
        let file = path.split(separator: "/").last.map { $0.lowercased() } ?? ""
        let whole = definitions.last { $0.fileNames.contains { $0.lowercased() == file } }
        let byExtension = definitions.last { definition in
            definition.fileNames.contains { pattern in
                pattern.hasPrefix("*.") && file.hasSuffix(pattern.dropFirst().lowercased())
            }
        }
        return (whole ?? byExtension)?.name
    }

    /// Code as escaped HTML with a `<span class="t-…">` around each piece that has a class.
    ///
    /// The text of the HTML is the code, byte for byte, whatever bytes it holds; a span never crosses a line
    /// ending (LF, CR LF or CR); `&`, `<`, `>` and `"` are entities. The time is linear in the code.
    ///
    /// - Returns: `nil` for an unknown language.
    public func highlight(_ code: [UInt8], as name: String) -> [UInt8]? {
        var html: [UInt8] = []
        html.reserveCapacity(code.count * 3)
        return highlight(code, as: name, appendingTo: &html) ? html : nil
    }

    /// Appends code as `highlight(_:as:)` gives it.
    ///
    /// - Returns: whether the language is known; if not, nothing is appended.
    public func highlight(_ code: [UInt8], as name: String, appendingTo html: inout [UInt8]) -> Bool {
        code.withUnsafeBufferPointer { highlight($0, as: name, appendingTo: &html) }
    }

    /// Appends code that somebody else holds as `highlight(_:as:)` gives it.
    ///
    /// - Returns: whether the language is known; if not, nothing is appended.
    public func highlight(
        _ code: UnsafeBufferPointer<UInt8>, as name: String, appendingTo html: inout [UInt8]
    ) -> Bool {
        steps(highlighting: code, as: name, appendingTo: &html) != nil
    }

    /// Code as escaped HTML without any span, in the form in which `highlight(_:as:)` gives it.
    public static func plain(_ code: [UInt8]) -> [UInt8] {
        var html: [UInt8] = []
        html.reserveCapacity(code.count + code.count / 8)
        code.withUnsafeBufferPointer { view in
            HTMLWriter.write(view, appendingTo: &html) { $0.plain(0, view.count) }
        }
        return html
    }

    /// Highlights and counts the bytes that were looked at, once for each look.
    func steps(highlighting code: ByteView, as name: String, appendingTo html: inout [UInt8]) -> Int? {
        guard let number = number(of: name) else { return nil }
        var scanner = Scanner(bytes: code, languages: self)
        HTMLWriter.write(code, appendingTo: &html) { writer in
            scanner.scan(number, 0..<code.count, depth: 0, &writer)
        }
        return scanner.steps
    }

    /// The number of a language by name or alias.
    func number(of name: String) -> Int? { numbers[name] ?? numbers[name.lowercased()] }

    /// A language's tables.
    func compiled(_ number: Int) -> CompiledLanguage { cache.language(number, resolved[number]) }

    /// Tables that were made already. Two workers may make one twice; both make the same.
    private final class Cache: Sendable {
        private let languages: Mutex<[CompiledLanguage?]>

        init(count: Int) { languages = Mutex(Array(repeating: nil, count: count)) }

        func language(_ number: Int, _ resolved: ResolvedLanguage) -> CompiledLanguage {
            if let known = languages.withLock({ $0[number] }) { return known }
            let made = CompiledLanguage(resolved)
            languages.withLock { $0[number] = made }
            return made
        }
    }
}
