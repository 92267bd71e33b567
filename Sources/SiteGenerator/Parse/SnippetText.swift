import ConfigSchema
import Diagnostics
import Markdown
import Text

/// The part of a block's text that a schema can check, and how it is read.
///
/// What is not checked is blank, so that every place in it is the same place in the block, or in the part of it that a file of
/// its own is.
struct SnippetText: Sendable {
    /// What of the block it is.
    enum Part: Sendable, Hashable {
        /// All of it, but for fences of front matter around it and what stands behind them.
        case whole
        /// The front matter of a block in Markdown.
        case frontMatter
        /// The variables that a block of a shell sets.
        case variables
        /// A file that a block of a shell writes.
        case heredoc
        /// The JSON that a block of a shell gives to a command.
        case argument
        /// The new side of a difference.
        case difference(DifferenceText.Extent)

        /// Whether it is some of a file that a difference shows, which lacks what other lines of the file have.
        var isPartOfDifference: Bool {
            if case .difference(let extent) = self { extent != .whole } else { false }
        }
    }

    let part: Part
    let language: ConfigLanguage
    let text: [UInt8]
    /// Where the text stands in the block; `nil` where it is as long as that. A block with very many parts would be held as often
    /// as it has parts.
    var range: Range<Int>?
    /// The file that a block of a shell writes it to.
    var name: String?
    /// Where the shell puts something in before it writes the text; `nil` where it reads nothing of it.
    var inserted: [Range<Int>]?

    /// The parts of a block, in the order of its text; none where there is nothing to check.
    ///
    /// - Parameter isSearched: whether front matter and variables are looked at too that nothing names, since what
    ///   they hold may tell what they are.
    static func parts(of code: CodeText, isSearched: Bool = false) -> [SnippetText] {
        if code.isDifference { return differences(of: code, isSearched: isSearched) }
        if let language = code.configLanguage {
            return [SnippetText(.whole, language, code.text, fencedText(in: code, language))]
        }
        if let (language, range) = frontMatter(of: code, isSearched: isSearched) {
            return [SnippetText(.frontMatter, language, code.text, range)]
        }
        if isSearched, code.isPlainText, case .found(.yaml, let range) = FrontMatterInBlock(code.text) {
            return [SnippetText(.frontMatter, .yaml, code.text, range)]
        }
        let shell = ShellText.Kind(language: code.language)
        guard shell != nil || isSearched && code.isPlainText else { return [] }
        if let shell {
            if isSearched || code.namesSchema || !code.fileNames.isEmpty,
                let language = code.languageInstead
            {
                return [SnippetText(.whole, language, code.text)]
            }
            return parts(of: code, ShellText(code.text, shell), isSearched: isSearched)
        }
        guard let kind = UnmarkedCommands.shell(of: code.text) else { return [] }
        return parts(of: code, ShellText(code.text, kind), isSearched: isSearched).filter {
            $0.part != .heredoc || $0.name != nil
        }
    }

    /// The front matter of a block in Markdown, or in no language, that somebody names or that is one of an agent's
    /// files.
    private static func frontMatter(of code: CodeText, isSearched: Bool) -> (ConfigLanguage, Range<Int>)? {
        let first = code.text.first { $0 > 0x20 }
        let isUnmarked = code.language.isEmpty && code.block.isFenced && first == UInt8(ascii: "-")
        guard code.isMarkdown || isUnmarked,
            case .found(let language, let range) = FrontMatterInBlock(code.text)
        else { return nil }
        let isNamed = isSearched || code.namesSchema || !code.fileNames.isEmpty
        return isNamed || isOfAgent(code.text[range]) ? (language, range) : nil
    }

    /// Whether front matter has a key of agents, skills and commands, and none of pages.
    private static func isOfAgent(_ text: ArraySlice<UInt8>) -> Bool {
        let keys = text.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }).map { line in
            String(decoding: line.prefix { $0 != UInt8(ascii: ":") }, as: UTF8.self)
        }
        return keys.contains { $0 == "name" || $0 == "description" }
            && !keys.contains { ["title", "layout", "date", "permalink"].contains($0) }
            && text.firstRange(of: "{{".utf8) == nil
    }

    /// The files that commands write, what they hand over as JSON, and the variables that they set; without a schema only
    /// files with a name. A schema that the block names is that of its files, or else of its variables.
    private static func parts(
        of code: CodeText, _ shell: ShellText, isSearched: Bool
    ) -> [SnippetText] {
        let isNamed = isSearched || code.namesSchema || !code.fileNames.isEmpty
        let files = shell.files.filter { isNamed || $0.name != nil }.map { SnippetText($0) }
        let written = files + shell.arguments.map { SnippetText($0) }
        guard code.namesSchema ? written.isEmpty : isSearched else { return written }
        return written + shell.variables.map { SnippetText(variables: $0) }
    }

    init(_ part: Part, _ language: ConfigLanguage, _ text: [UInt8], _ range: Range<Int>? = nil) {
        self.part = part
        self.language = language
        self.text = range.map { text.blanked(outside: $0) } ?? text
    }

    private init(variables: SpacedText) {
        (part, language, text, range) = (.variables, .env, variables.text, variables.range)
    }

    private init(_ file: ShellText.File) {
        part = .heredoc
        language = file.language
        name = file.name
        // The first line of a text in quotes has a command before it, which is no indentation.
        let ledBy: [UInt8] = file.range.lowerBound > 0 && !file.language.isJSON ? [0x0A] : []
        let start = file.range.lowerBound - ledBy.count
        inserted = file.inserted.map { $0.map { $0.moved(by: -start) } }
        text = ledBy + file.text
        range = start..<file.range.upperBound
    }

    private init(_ argument: ShellArgument) {
        part = .argument
        language = .json
        let inserted = argument.inserted.map { $0.moved(by: -argument.range.lowerBound) }
        self.inserted = inserted.isEmpty ? nil : inserted
        text = argument.text
        range = argument.range
    }

    /// What stands between fences of front matter in a config block; `nil` where there are none.
    private static func fencedText(in code: CodeText, _ language: ConfigLanguage) -> Range<Int>? {
        switch language {
        case .json, .jsonc, .json5, .jsonl, .yaml, .toml: break
        case .plist, .reg, .env: return nil
        }
        guard let fence = BlockFence(code.text) else { return nil }
        guard language == .yaml else { return fence.content }
        // In YAML two lines `---` may also begin two documents.
        guard fence.mark == UInt8(ascii: "-") else { return fence.content }
        if code.fileNames.contains(where: isMarkdown) { return fence.content }
        if BlockFence.beginsYAML(code.text[fence.end...]) { return nil }
        let rest = ConfigDocument(
            parsing: code.text.blanked(outside: fence.end..<code.text.count), as: .yaml,
            allowingLeftOutParts: true)
        let isProse =
            rest.problems.contains { $0.severity == .error } || rest.roots.contains { $0.isProse }
        return isProse ? fence.content : nil
    }
}

extension CodeText {
    /// Whether its author says no language, or that it has none.
    fileprivate var isPlainText: Bool {
        ["", "text", "txt", "plain", "plaintext", "ini", "properties"].contains(language.lowercased())
    }

    /// The config language that it is in and that no commands are: an object in JSON, or tables of TOML, and nothing else.
    fileprivate var languageInstead: ConfigLanguage? {
        if text.first(where: { $0 > 0x20 }) == UInt8(ascii: "{") {
            return isWhole(.json) ? .json : nil
        }
        return beginsTable && isWhole(.toml) ? .toml : nil
    }

    private func isWhole(_ language: ConfigLanguage) -> Bool {
        let document = ConfigDocument(parsing: text, as: language, allowingLeftOutParts: true)
        guard let root = document.valuesNode, root.kind == .object, root.count > 0 else { return false }
        return !document.problems.contains { $0.severity == .error }
    }

    /// Whether its first line that is no comment is the header of a table. A test of a shell has a blank behind its bracket.
    private var beginsTable: Bool {
        let lines = text.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }).lazy.map {
            $0.drop { $0 <= 0x20 }
        }
        guard let line = lines.first(where: { !$0.isEmpty && $0.first != UInt8(ascii: "#") }),
            line.first == UInt8(ascii: "[")
        else { return false }
        let name = line.drop { $0 == UInt8(ascii: "[") }
        guard let end = name.firstIndex(of: UInt8(ascii: "]")), end > name.startIndex else { return false }
        return name[..<end].allSatisfy {
            $0.isLetterOrDigit || $0 >= 0x80 || "._-\"'*/:@<>".utf8.contains($0)
        }
    }

    /// Whether it is a text in Markdown, which can have front matter.
    var isMarkdown: Bool {
        ["markdown", "md", "mdx", "mkd", "gfm", "commonmark"].contains(language.lowercased())
    }

    /// Whether the author names a schema for it.
    var namesSchema: Bool { block.info["schema"]?.value.map { $0 != "none" && !$0.isEmpty } ?? false }

    /// The names of files that the block says it shows: its title, a bare name such as `.mcp.json` among its
    /// attributes, and the file that its text comes from, or that it says so of although it has a text of its own.
    var fileNames: [String] {
        let names = file == nil ? ["title", "filename", "file"] : ["title", "filename"]
        let titles = names.compactMap { block.info[$0]?.value }.filter { !$0.isEmpty }
        return titles + block.info.attributes.filter(\.isFileName).map(\.name) + [file].compactMap(\.self)
    }
}

/// The front matter of a block in Markdown.
enum FrontMatterInBlock {
    case found(ConfigLanguage, Range<Int>)
    /// It begins here and never ends.
    case unclosed(Range<Int>)
    case missing

    /// Looks at the beginning of a text, blank lines aside.
    init(_ text: [UInt8]) {
        let start = text.firstIndex { $0 > 0x20 } ?? text.count
        let fence = FrontMatterFence(Array(text[start...]))
        if case .unclosed(let range)? = fence.problem {
            self = .unclosed(range.lowerBound + start..<range.upperBound + start)
        } else if let language = fence.language {
            self = .found(language, fence.content.lowerBound + start..<fence.content.upperBound + start)
        } else {
            self = .missing
        }
    }
}

/// Lines `---` or `+++` around the beginning of a text.
private struct BlockFence {
    let mark: UInt8
    /// What stands between the lines.
    let content: Range<Int>
    /// Where the second line ends.
    let end: Int

    init?(_ text: [UInt8]) {
        var start = text.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        var opening: (mark: UInt8, end: Int)?
        while start < text.count {
            let lineEnd = text[start...].firstIndex(of: 0x0A) ?? text.count
            let line = text[start..<lineEnd]
            if let found = opening {
                if Self.mark(line) == found.mark {
                    (mark, content, end) = (found.mark, found.end..<start, lineEnd)
                    return
                }
            } else if let mark = Self.mark(line) {
                opening = (mark, min(lineEnd + 1, text.count))
            } else if line.contains(where: { $0 > 0x20 }) {
                return nil
            }
            start = lineEnd + 1
        }
        return nil
    }

    /// Whether documents of a YAML stream follow: the first line is one of YAML, and another `---` stands behind it.
    static func beginsYAML(_ text: ArraySlice<UInt8>) -> Bool {
        let lines = text.split { $0 == 0x0A || $0 == 0x0D }.filter { $0.contains { $0 > 0x20 } }
        guard let first = lines.first(where: { $0.first != UInt8(ascii: "#") }) else { return false }
        let key = first.prefix { $0.isOfKey }
        let isKey = !key.isEmpty && first.dropFirst(key.count).starts(with: [UInt8(ascii: ":")])
        return (isKey || first.first == UInt8(ascii: "%"))
            && lines.contains { mark($0) == UInt8(ascii: "-") || $0.elementsEqual("...".utf8) }
    }

    /// The character that a line is three of.
    private static func mark(_ line: ArraySlice<UInt8>) -> UInt8? {
        guard let first = line.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "+"),
            line.count >= 3,
            line.prefix(3).allSatisfy({ $0 == first }), line.dropFirst(3).allSatisfy({ $0 <= 0x20 })
        else { return nil }
        return first
    }
}

extension [UInt8] {
    /// The bytes with spaces for all bytes outside of a range but the ends of lines.
    func blanked(outside range: Range<Int>) -> [UInt8] {
        var blanked = self
        for offset in indices where !range.contains(offset) && self[offset] != 0x0A && self[offset] != 0x0D {
            blanked[offset] = 0x20
        }
        return blanked
    }
}

extension UInt8 {
    /// Whether it can stand in a plain key.
    fileprivate var isOfKey: Bool {
        isOfName || self == UInt8(ascii: "-")
    }
}

extension ConfigNode {
    /// Whether YAML takes text for it: a sentence, or a key of several words, which a sentence before a list is.
    fileprivate var isProse: Bool {
        kind == .string || kind == .object && members.contains { $0.key.string?.contains(" ") ?? false }
    }
}

extension Range<Int> {
    /// The same farther behind.
    fileprivate func moved(by distance: Int) -> Range<Int> { lowerBound + distance..<upperBound + distance }
}
