import Text

/// What a run looked at and found, in numbers.
public struct Summary: Sendable, Hashable {
    /// How many snippets were looked at, and how.
    public struct Snippets: Sendable, Hashable {
        /// Checked against a schema.
        public var validated = 0
        /// Of these those that were recognised, and not named.
        public var recognised = 0
        /// Those whose schema something names.
        public var named: Int { validated - recognised }
        /// The documents in what was checked against a schema; more than that where a snippet has several.
        public var documents = 0
        /// Parsed, and not checked against any schema.
        public var parsedOnly = 0
        /// Left alone, for a reason that the author gave.
        public var skipped = 0
        /// Left alone, though the author did not say why.
        public var skippedWithoutReason = 0
        /// In a language that must be bound, and not bound; in a repository those that name a schema that is not there.
        public var unbound = 0
        /// In a repository those that nothing recognises, or whose schema is not there.
        var unrecognised: Int { parsedOnly + unbound }
        /// All of them.
        var count: Int { validated + skipped + skippedWithoutReason + unrecognised }

        /// No snippets.
        public init() {}

        /// Counts those of a part of what is looked at too.
        public static func += (all: inout Snippets, part: Snippets) {
            all.validated += part.validated
            all.recognised += part.recognised
            all.documents += part.documents
            all.parsedOnly += part.parsedOnly
            all.skipped += part.skipped
            all.skippedWithoutReason += part.skippedWithoutReason
            all.unbound += part.unbound
        }
    }

    /// What was looked at in a repository.
    public struct Repository: Sendable, Hashable {
        /// Markdown files.
        public var pages = 0
        /// Config files that the catalogue knows by name.
        public var configFiles = 0
        /// Files and folders that were left out.
        public var leftOut = LeftOut()

        /// Nothing was looked at.
        public init() {}
    }

    /// Files and folders that are not looked at, by why; each folder counts as one.
    public struct LeftOut: Sendable, Hashable {
        /// What the ignore files name.
        public var ignored: [String] = []
        /// What is left out by its name, such as `node_modules`.
        public var excluded: [String] = []
        /// Symbolic links, which are not followed.
        public var links: [String] = []
        /// Pipes, sockets and devices.
        public var special: [String] = []

        /// Nothing.
        public init() {}

        /// How many there are.
        public var count: Int { ignored.count + excluded.count + links.count + special.count }
    }

    /// The addresses of other sites that were asked about.
    public struct ExternalLinks: Sendable, Hashable {
        /// How many.
        public var asked = 0
        /// Those of which nobody can say whether they are there, with the reason, by address.
        public var unknown: [Unknown] = []

        /// An address of which nobody can say whether it is there.
        public struct Unknown: Sendable, Hashable, Encodable {
            /// The address, as it can be shown.
            public let address: String
            /// Why: a sentence without its full stop.
            public let reason: String

            /// Makes one.
            public init(address: String, reason: String) {
                self.address = address
                self.reason = reason
            }
        }

        /// None.
        public init() {}
    }

    /// Set where the web was asked.
    public var externalLinks: ExternalLinks?
    /// Set where a repository was checked and not a site.
    public var repository: Repository?
    /// Pages read.
    public var pages = 0
    /// Snippets looked at.
    public var snippets = Snippets()
    /// The files that were validated by themselves; `nil` where a site was looked at.
    public var files: Int?
    /// The files that the generator would have made and an author's own replace, by their paths.
    public var replaced: [String] = []
    /// The files and folders that are not published because their names begin with `.` or `_`, by their paths; a
    /// folder's has `/` at its end and stands for all that is in it.
    public var heldBack: [String] = []
    /// The copies that editors left beside files and that are not published, by their paths.
    public var editorCopies: [String] = []
    /// The files around a site that only the check of a repository looks at, by their paths.
    public var beside: [String] = []
    /// Findings that their authors switched off where they stand.
    public var switchedOff = 0
    /// The drafts that are left out, by their paths.
    public var drafts: [String] = []
    /// The pages that are left out since their date is still to come, by their paths.
    public var futurePages: [String] = []
    /// Findings of severity error.
    public var errors = 0
    /// Findings of severity warning.
    public var warnings = 0
    /// How many of the findings `--fix` can mend, where it is to be said.
    public var mendable = 0
    /// Findings in files that nobody asked about, where only some files are reported on.
    public var elsewhere = 0
    /// Findings that an earlier run had too; `nil` where nothing was compared.
    public var known: Int?
    /// Findings that an earlier run had and this one has not.
    public var gone: Int?
    /// How long it took.
    public var milliseconds = 0

    /// How the snippets were looked at, in words: "3 snippets validated, 1 parsed only".
    var coverage: String {
        let kinds =
            snippets.recognised > 0 ? " (\(snippets.named) named, \(snippets.recognised) recognised)" : ""
        var parts = [snippets.validated.counted("snippet") + " validated" + kinds + documents]
        if snippets.parsedOnly > 0 { parts.append("\(snippets.parsedOnly) parsed only") }
        parts += skipped
        if snippets.unbound > 0 { parts.append("\(snippets.unbound) unbound") }
        return parts.joined(separator: ", ")
    }

    /// What was left alone, in words.
    private var skipped: [String] {
        [(snippets.skipped, "with"), (snippets.skippedWithoutReason, "without")].filter { $0.0 > 0 }
            .map { "\($0) skipped \($1) a reason" }
    }

    /// What was looked at in a repository, in words: "214 pages and 12 config files: 341 config blocks, 228 checked …".
    private func looked(at repository: Repository) -> String {
        let configFiles = repository.configFiles
        let files =
            [repository.pages.counted("page")]
            + (configFiles > 0 ? [configFiles.counted("config file")] : [])
        let parts =
            [
                snippets.count.counted("config block"),
                "\(snippets.validated) checked (\(snippets.named) named, \(snippets.recognised) recognised)",
            ] + skipped + ["\(snippets.unrecognised) not recognised"]
            + (repository.leftOut.count > 0 ? [repository.leftOut.words] : [])
        return files.joined(separator: " and ") + ": " + parts.joined(separator: ", ")
    }

    /// How many documents there were, where there were more than texts.
    private var documents: String {
        snippets.documents > snippets.validated ? " (\(snippets.documents) documents)" : ""
    }

    /// The closing line of a run, without the time.
    public var line: String {
        let off = switchedOff > 0 ? [switchedOff.counted("finding") + " switched off"] : []
        let others =
            (elsewhere == 0 ? [] : [elsewhere.counted("finding") + " in other files"])
            + (known.map { [$0.counted("known finding")] } ?? []) + (gone.map { ["\($0) gone"] } ?? [])
        if let repository {
            let found =
                [errors.counted("error"), warnings.counted("warning") + mending] + off + others
            return looked(at: repository) + "; " + found.joined(separator: ", ")
        }
        let found = [errors.counted("error"), warnings.counted("warning") + mending]
        let looked =
            files.map { [$0.counted("file") + " validated" + documents] }
            ?? [pages.counted("page"), coverage]
        let parts =
            looked + linksAsked + pagesLeftOut + replacements + namesHeldBack + filesBeside + found + off
            + others
        return parts.joined(separator: ", ")
    }

    /// What was asked of other sites, in words: "12 external links asked, 1 unknown".
    private var linksAsked: [String] {
        guard let externalLinks else { return [] }
        let unknown = externalLinks.unknown.isEmpty ? [] : ["\(externalLinks.unknown.count) unknown"]
        return [externalLinks.asked.counted("external link") + " asked"] + unknown
    }

    /// What `--fix` is good for, in words: " (--fix can mend 3)".
    private var mending: String { mendable > 0 ? " (--fix can mend \(mendable))" : "" }

    /// What replaces generated files, in words: "2 generated files replaced by own ones (404.html, feed.xml)".
    private var replacements: [String] {
        guard !replaced.isEmpty else { return [] }
        let more = replaced.count > 3 ? ", …" : ""
        let names = replaced.prefix(3).joined(separator: ", ")
        let own = replaced.count == 1 ? "an own one" : "own ones"
        return ["\(replaced.count.counted("generated file")) replaced by \(own) (\(names)\(more))"]
    }

    /// What is not published, in words: "2 names with . or _ not published".
    private var namesHeldBack: [String] {
        let names =
            heldBack.isEmpty ? [] : ["\(heldBack.count.counted("name")) with . or _ not published"]
        let copies = editorCopies.count
        return names
            + (copies == 0
                ? [] : [copies == 1 ? "1 editor's copy left out" : "\(copies) editors' copies left out"])
    }

    /// What lies beside the content, in words: "2 files beside the content not looked at".
    private var filesBeside: [String] {
        beside.isEmpty ? [] : [beside.count.counted("file") + " beside the content not looked at"]
    }

    /// The pages that readers do not get yet, in words: "2 drafts and 1 page of the future left out".
    private var pagesLeftOut: [String] {
        let parts = [
            drafts.isEmpty ? nil : drafts.count.counted("draft"),
            futurePages.isEmpty ? nil : futurePages.count.counted("page") + " of the future",
        ].compactMap(\.self)
        return parts.isEmpty ? [] : [parts.joined(separator: " and ") + " left out"]
    }

    /// What the closing line only counts, a line each.
    public var details: [String] {
        drafts.map { "left out as a draft: \($0)" }
            + futurePages.map { "left out until its date: \($0)" }
            + replaced.map { "replaced by an own file: \($0)" } + heldBack.map { "not published: \($0)" }
            + editorCopies.map { "an editor's copy: \($0)" }
            + beside.map { "not looked at without --as repository: \($0)" }
            + (externalLinks?.unknown ?? []).map { "unknown: \($0.address): \($0.reason)" }
            + (repository?.leftOut.details ?? [])
    }

    /// The same run with other findings.
    public func counting(_ diagnostics: [Diagnostic]) -> Summary {
        var summary = self
        let counts = Summary(counting: diagnostics)
        summary.errors = counts.errors
        summary.warnings = counts.warnings
        return summary
    }

    /// Counts the severities of findings; everything else is zero.
    public init(counting diagnostics: [Diagnostic] = []) {
        errors = diagnostics.count { $0.severity == .error }
        warnings = diagnostics.count - errors
    }
}

extension Summary.LeftOut {
    /// How many files and folders were left out, in words.
    public var words: String { count.counted("file or folder", "files and folders") + " left out" }

    /// A line for each of them.
    public var details: [String] {
        ignored.map { "left out by an ignore file: \($0)" } + excluded.map { "left out by its name: \($0)" }
            + links.map { "left out as a link: \($0)" }
            + special.map { "left out as a pipe, a socket or a device: \($0)" }
    }
}
