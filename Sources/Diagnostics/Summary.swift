/// What a run looked at and found, in numbers.
public struct Summary: Sendable, Hashable {
    /// How many snippets were looked at, and how.
    public struct Snippets: Sendable, Hashable {
        /// Checked against a schema.
        public var validated = 0
        /// The documents in what was checked against a schema; more than that where a snippet has several.
        public var documents = 0
        /// Parsed, and not checked against any schema.
        public var parsedOnly = 0
        /// Left alone, for a reason that the author gave.
        public var skipped = 0
        /// In a language that must be bound, and not bound.
        public var unbound = 0

        /// No snippets.
        public init() {}
    }

    /// Pages read.
    public var pages = 0
    /// Snippets looked at.
    public var snippets = Snippets()
    /// The files that the generator would have made and an author's own replace, by their paths.
    public var replaced: [String] = []
    /// Findings of severity error.
    public var errors = 0
    /// Findings of severity warning.
    public var warnings = 0
    /// How long it took.
    public var milliseconds = 0

    /// How the snippets were looked at, in words: "3 snippets validated, 1 parsed only".
    var coverage: String {
        let documents = snippets.documents > snippets.validated ? " (\(snippets.documents) documents)" : ""
        var parts = [Self.counted(snippets.validated, "snippet") + " validated" + documents]
        if snippets.parsedOnly > 0 { parts.append("\(snippets.parsedOnly) parsed only") }
        if snippets.skipped > 0 { parts.append("\(snippets.skipped) skipped with a reason") }
        if snippets.unbound > 0 { parts.append("\(snippets.unbound) unbound") }
        return parts.joined(separator: ", ")
    }

    /// The closing line of a run, without the time.
    var line: String {
        let found = [Self.counted(errors, "error"), Self.counted(warnings, "warning")]
        return ([Self.counted(pages, "page"), coverage] + replacements + found).joined(separator: ", ")
    }

    /// What replaces generated files, in words: "2 generated files replaced by own ones (404.html, feed.xml)".
    private var replacements: [String] {
        guard !replaced.isEmpty else { return [] }
        let more = replaced.count > 3 ? ", …" : ""
        let names = replaced.prefix(3).joined(separator: ", ")
        let own = replaced.count == 1 ? "an own one" : "own ones"
        return ["\(Self.counted(replaced.count, "generated file")) replaced by \(own) (\(names)\(more))"]
    }

    private static func counted(_ count: Int, _ noun: String) -> String {
        "\(count) \(noun)\(count == 1 ? "" : "s")"
    }

    /// Counts the severities of findings; everything else is zero.
    public init(counting diagnostics: [Diagnostic] = []) {
        errors = diagnostics.count { $0.severity == .error }
        warnings = diagnostics.count - errors
    }
}
