extension InfoString {
    /// A language that is written in another form than its name alone: `json:a.json`, `.json`, `lang-json`,
    /// `application/json`, `json[a.json]`, or the name of a file in its place.
    public struct LanguageForm: Sendable, Hashable {
        /// The word as it is written.
        public let written: String
        /// The language that is meant.
        public let language: String
        /// The name of the file or the title that the word holds.
        public let title: String?
        /// Whether the word says nothing beside these.
        public var isWhole: Bool {
            title != nil || !written.contains(":") || written.hasSuffix(":") || isMarked
        }
        /// Whether it begins with `lang` or `language`.
        private var isMarked: Bool { written.lowercased().hasPrefix("lang") }

        /// Reads a word; `nil` for one that is the name of a language, or of nothing.
        init?(_ word: String) {
            guard let (language, title) = Self.reading(of: word), !language.isEmpty else { return nil }
            written = word
            self.language = language
            self.title = title.flatMap { $0.isEmpty ? nil : $0 }
        }

        private static func reading(of word: String) -> (language: String, title: String?)? {
            for prefix in ["language-", "lang-", "language:", "lang:"]
            where word.lowercased().hasPrefix(prefix) && word.count > prefix.count {
                let rest = String(word.dropFirst(prefix.count))
                return reading(of: rest) ?? (isName(rest) ? (rest, nil) : nil)
            }
            if let bracket = word.firstIndex(of: "["), word.hasSuffix("]"), isName(word[..<bracket]) {
                return (String(word[..<bracket]), String(word[bracket...].dropFirst().dropLast()))
            }
            if let language = ofMediaType(word) { return (language, nil) }
            if let colon = word.firstIndex(of: ":"), isName(word[..<colon]) {
                let rest = word[word.index(after: colon)...]
                let isFile = rest.contains(".") || rest.contains("/")
                return (String(word[..<colon]), isFile ? String(rest) : nil)
            }
            if word.hasPrefix("."), isName(word.dropFirst()) { return (String(word.dropFirst()), nil) }
            guard let dot = word.lastIndex(of: "."), dot > word.startIndex else { return nil }
            let ending = word[word.index(after: dot)...].lowercased()
            return endings.contains(ending) ? (ending, word) : nil
        }

        /// `application/json`, `text/x-yaml`, `application/ld+json`: what stands behind the last sign that parts it.
        private static func ofMediaType(_ word: String) -> String? {
            let parts = word.prefix { $0 != ";" }.split(separator: "/", omittingEmptySubsequences: false)
            guard parts.count == 2, ["application", "text", "image"].contains(parts[0].lowercased()) else {
                return nil
            }
            var name = parts[1].split(separator: "+").last ?? ""
            if name.lowercased().hasPrefix("x-") { name = name.dropFirst(2) }
            guard isName(name) else { return nil }
            return name.lowercased() == "plain" ? "text" : String(name)
        }

        private static func isName(_ text: some StringProtocol) -> Bool {
            !text.isEmpty && text.utf8.allSatisfy(\.isPartOfLanguage)
        }

        /// The endings of files whose names people write where the language belongs.
        private static let endings: Set<String> = [
            "json", "jsonc", "json5", "jsonl", "yaml", "yml", "toml", "plist", "reg", "env", "js", "mjs",
            "cjs",
            "ts", "tsx", "jsx", "py", "sh", "bash", "zsh", "ps1", "rb", "go", "rs", "java", "kt", "swift",
            "c",
            "h", "cpp", "cs", "php", "html", "css", "xml", "md", "ini", "conf", "sql",
        ]
    }
}

/// Code blocks of other generators, told by their info strings.
extension ForeignSyntax {
    /// What a word between braces in the place of the language says: `{note}`, `{code-block}`, `{python}`, `{=html}`.
    init?(fenceName name: ArraySlice<UInt8>) {
        let text = String(decoding: name, as: UTF8.self).lowercased()
        if text.hasPrefix("=") {
            self = .rawBlock
        } else if Self.cells.contains(text) {
            self = .cell
        } else if text == "include" || text == "literalinclude" {
            self = .inclusion
        } else if Self.directives.contains(text) || text.contains(":") {
            self = .fenceDirective
        } else {
            return nil
        }
    }

    /// What a language says that is none: `dataview`, `mermaid`, `ad-note`.
    init?(language: String) {
        if ["dataview", "dataviewjs", "tasks", "query", "base"].contains(language) {
            self = .query
        } else if ["mermaid", "plantuml", "puml", "kroki", "nomnoml", "wavedrom", "markmap"].contains(
            language)
        {
            self = .diagram
        } else if language.hasPrefix("ad-"), language.utf8.count > 3 {
            self = .admonitionFence
        } else {
            return nil
        }
    }

    /// Whether a directive holds code, whose language stands behind it.
    static func holdsCode(_ name: ArraySlice<UInt8>) -> Bool {
        ["code", "code-block", "code-cell", "sourcecode"].contains(
            String(decoding: name, as: UTF8.self).lowercased())
    }

    /// The languages that Quarto and R Markdown run.
    private static let cells: Set<String> = [
        "r", "python", "python3", "ipython3", "julia", "ojs", "observable", "bash", "sh", "zsh", "sql", "dot",
        "stan", "rcpp", "js", "css", "cat", "asis", "exec", "go", "perl", "ruby", "scala", "sas", "sass",
        "scss",
        "stata", "octave", "node", "d3", "glue", "tikz", "fortran", "haskell", "awk", "powershell", "webr",
        "webr-r", "pyodide", "pyodide-python", "shinylive-python", "shinylive-r", "embed",
    ]

    /// The directives of MyST and of Sphinx that stand on a fence.
    private static let directives: Set<String> = [
        "admonition", "attention", "caution", "danger", "error", "hint", "important", "note", "seealso",
        "tip",
        "warning", "todo", "dropdown", "details", "code", "code-block", "code-cell", "sourcecode",
        "literalinclude", "include", "embed", "figure", "image", "iframe", "video", "table", "list-table",
        "csv-table", "math", "mermaid", "toctree", "tableofcontents", "contents", "tab-set", "tab-item",
        "tabs",
        "tab", "grid", "grid-item", "grid-item-card", "card", "card-carousel", "button-link", "button-ref",
        "margin", "sidebar", "aside", "topic", "epigraph", "highlights", "pull-quote", "blockquote",
        "eval-rst",
        "glossary", "bibliography", "versionadded", "versionchanged", "deprecated", "only", "raw", "rubric",
        "exercise", "solution", "index", "parsed-literal", "graphviz", "autoclass", "autofunction",
        "automodule", "automethod", "autosummary", "exec", "productionlist", "centered", "container", "div",
    ]
}
