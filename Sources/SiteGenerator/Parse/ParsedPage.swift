import ConfigSchema
package import Diagnostics
package import Markdown
package import Text

/// One Markdown file with its partials and the files that its blocks show, read without the rest of the site: it depends on
/// its own bytes, on its look-ups and on the options of Markdown, and on nothing else.
package final class ParsedPage: Sendable {
    /// The path relative to the content folder.
    package let place: String
    /// The file's text.
    package let source: SourceText
    /// What the page says about itself.
    package let frontMatter: FrontMatter
    /// Where its front matter ends in the file, without the line behind it; where the text begins if there is none.
    let frontMatterEnd: Int
    /// The text with its partials. Its ranges lead to files by `located` and `place(at:)`.
    package let document: Document
    /// The headings by what links call them, made for the first link that names one or misses them all.
    let headings: Deferred<HeadingIndex>
    let text: ComposedText
    /// The texts of the code blocks, but for those that show a file that is not there.
    let codes: [CodeText]
    /// The code blocks in config languages.
    package let snippets: [Snippet]
    /// What stands before the blocks, read for the first one that does not say itself what it is.
    private let surroundings: Deferred<PageSurroundings>
    /// What its comments switch off, by the files that the text comes from.
    let switches: [OffSwitch]
    /// What is wrong with the fences of its front matter, which matters also where the page is left out.
    let fenceFindings: [Diagnostic]
    /// What is wrong with the file by itself.
    package let diagnostics: [Diagnostic]
    /// What was looked for in other files.
    let lookUps: LookUps

    /// The path that findings show.
    package var path: String { source.path }

    /// Reads a file. Any bytes give a page.
    init(_ source: SourceText, place: String, partials: PartialComposer) {
        self.place = place
        self.source = source
        let fence = FrontMatterFence(source.bytes)
        fenceFindings = Self.problems(of: fence, in: source.path)
        frontMatterEnd = fence.content.upperBound
        var diagnostics = Self.problems(of: source) + fenceFindings
        let record = LookUpRecord()
        let partials = partials.noting(in: record)
        frontMatter = Self.frontMatter(fence, in: source, &diagnostics)
        let (text, findings) = partials.compose(fence.body, path: source.path, place: place)
        self.text = text
        let document = Document(
            parsing: text.bytes, path: source.path, options: partials.markdown,
            notesDefinitions: text.pieces.count > 1)
        self.document = document
        switches = text.switches(document.switches, on: source.path)
        headings = Deferred { HeadingIndex(document) }
        let sources = text.sources(own: source, place: place, others: partials.texts)
        surroundings = Deferred { PageSurroundings(sources) }
        var code = CodeReader(text, path: source.path, place: place, texts: partials.texts)
        code.read(document.codeBlocks)
        codes = code.codes
        snippets = code.snippets
        lookUps = record.lookUps
        self.diagnostics =
            diagnostics + findings
            + (document.diagnostics + document.repeatedAnchors + code.findings)
            .filter { !text.isOfPartial($0) }.map { text.located($0, on: source.path) }
    }

    private init(_ page: ParsedPage, _ frontMatter: FrontMatter, _ snippets: [Snippet]) {
        self.frontMatter = frontMatter
        self.snippets = snippets
        place = page.place
        source = page.source
        document = page.document
        headings = page.headings
        text = page.text
        codes = page.codes
        surroundings = page.surroundings
        switches = page.switches
        fenceFindings = page.fenceFindings
        diagnostics = page.diagnostics
        lookUps = page.lookUps
        frontMatterEnd = page.frontMatterEnd
    }

    /// The same page with its snippets read in another way.
    func replacing(_ snippets: [Snippet]) -> ParsedPage { ParsedPage(self, frontMatter, snippets) }

    /// The same page saying something else about itself.
    func replacing(_ frontMatter: FrontMatter) -> ParsedPage { ParsedPage(self, frontMatter, snippets) }

    /// Whether the page was read from the same text as another, whatever else is known of either.
    func hasSameText(as other: ParsedPage) -> Bool { headings === other.headings }

    /// A block of the page with what stands near it.
    func block(of snippet: Snippet) -> BlockToBind {
        let info = located(snippet.block.infoRange)
        return BlockToBind(
            snippet, in: info.path, at: Deferred { [surroundings] in surroundings.value.place(of: info) })
    }

    /// A finding about the page's text as one about the file that the text comes from.
    func located(_ finding: Diagnostic) -> Diagnostic {
        text.located(finding, on: path)
    }

    /// A range of the page's text as a location in the file that the text comes from.
    func located(_ range: Range<Int>) -> Location {
        text.location(range)?.location ?? Location(path: path, range: range)
    }

    /// The place of the file that a byte of the page's text comes from: its own, or that of a partial.
    func place(at offset: Int) -> String {
        text.place(at: offset) ?? place
    }

    /// The folder from which a link's destination counts: that of the file where it is written.
    func folder(of link: Document.Link) -> String {
        parent(of: place(at: link.origin ?? link.range.lowerBound))
    }

    /// The places of the files that its text comes from: its own, its partials and the files that its blocks show.
    var places: Set<String> {
        Set([place] + text.places + codes.compactMap(\.file))
    }

    private static func frontMatter(
        _ fence: FrontMatterFence, in source: SourceText, _ diagnostics: inout [Diagnostic]
    ) -> FrontMatter {
        guard let (document, map) = fence.values(in: source.bytes) else { return FrontMatter(source: nil) }
        // That the page is not UTF-8 is said of all of it.
        diagnostics += document.problems.filter { $0.id != .invalidEncoding }.map {
            $0.diagnostic(id: .invalidFrontMatter, path: source.path, map: map)
        }
        return FrontMatter(source: (document, map))
    }

    private static func problems(of source: SourceText) -> [Diagnostic] {
        if let encoding = WideEncoding(of: source.bytes) { return [.wide(encoding, in: source.path)] }
        return invalidUTF8(in: source.bytes).map { [.invalidUTF8(Location(path: source.path, range: $0))] }
            ?? []
    }

    private static func problems(of fence: FrontMatterFence, in path: String) -> [Diagnostic] {
        switch fence.problem {
        case .unclosed(let range): [.unclosedFrontMatter(Location(path: path, range: range))]
        case .misplaced(let near): [.misplacedFrontMatter(near, in: path)]
        case .unfenced(let range): [.unfencedFrontMatter(Location(path: path, range: range))]
        case .quoted(let range): [.quotedFrontMatter(Location(path: path, range: range))]
        case .semicolons(let range): [.frontMatterBetweenSemicolons(Location(path: path, range: range))]
        case .second(let range): [.secondFrontMatter(Location(path: path, range: range))]
        case nil: []
        }
    }

    /// The first bytes that are no UTF-8.
    private static func invalidUTF8(in bytes: [UInt8]) -> Range<Int>? {
        // The standard library checks a whole text many times faster than scalar by scalar.
        if String(validating: bytes, as: UTF8.self) != nil { return nil }
        var decoder = Unicode.UTF8.ForwardParser()
        var iterator = bytes.makeIterator()
        var offset = 0
        while true {
            switch decoder.parseScalar(from: &iterator) {
            case .valid(let scalar): offset += scalar.count
            case .emptyInput: return nil
            case .error(let length): return offset..<min(offset + max(length, 1), bytes.count)
            }
        }
    }
}

// MARK: Messages

extension Diagnostic {
    fileprivate static func invalidUTF8(_ location: Location) -> Diagnostic {
        Diagnostic(
            .invalidUTF8, .error, "the file is not UTF-8 from here on", at: location,
            help:
                "save the file in the encoding UTF-8; `iconv -f WINDOWS-1252 -t UTF-8` converts most older files"
        )
    }

    /// A text whose characters have two or four bytes each, of which nothing can be read.
    static func wide(_ encoding: WideEncoding, in path: String) -> Diagnostic {
        Diagnostic(
            .invalidUTF8, .error, "the file is \(encoding.rawValue), and nothing of it can be read",
            at: Location(path: path, range: 0..<1), help: encoding.help)
    }

    fileprivate static func misplacedFrontMatter(_ near: NearFrontMatter, in path: String) -> Diagnostic {
        let fence = near.language == .toml ? "+++" : "---"
        let isJSON = near.language == .json
        // An object of JSON has no lines around it; its brace is the only fence where it has none.
        var edits = near.fences.map { Diagnostic.TextEdit(range: $0, replacement: isJSON ? "" : fence) }
        if isJSON {
            edits[0] = .init(range: near.fences[0].lowerBound..<near.content.lowerBound, replacement: "")
        }
        if near.fences.count == 1 { edits = [] }
        if let blank = near.blankLines, !blank.isEmpty {
            edits.insert(Diagnostic.TextEdit(range: blank, replacement: ""), at: 0)
        }
        return Diagnostic(
            .misplacedFrontMatter, .error,
            "this is nearly front matter, and other programs take it for text",
            at: Location(path: path, range: near.fences[0]),
            help: isJSON
                ? "front matter in JSON begins with the first character of the file"
                : "front matter begins on the first line of the file, with a line `\(fence)` above and below it",
            fixes: near.blankLines == nil ? [] : [Diagnostic.Fix("make it front matter", edits: edits)])
    }

    fileprivate static func unfencedFrontMatter(_ location: Location) -> Diagnostic {
        Diagnostic(
            .misplacedFrontMatter, .error,
            "this is front matter without the lines around it, and is taken for text",
            at: location, help: "put a line `---` above and below it, or `+++` where it is TOML")
    }

    fileprivate static func quotedFrontMatter(_ location: Location) -> Diagnostic {
        Diagnostic(
            .misplacedFrontMatter, .error, "this is front matter in a quote, and is taken for text",
            at: location, help: "take the `>` away from each of its lines")
    }

    fileprivate static func frontMatterBetweenSemicolons(_ location: Location) -> Diagnostic {
        Diagnostic(
            .misplacedFrontMatter, .error,
            "front matter between lines `;;;` is not read, and is taken for text", at: location,
            help: "write it as a JSON object with its braces, or as YAML between lines `---`")
    }

    fileprivate static func secondFrontMatter(_ location: Location) -> Diagnostic {
        Diagnostic(
            .misplacedFrontMatter, .error,
            "a second front matter begins here, and only the first one is read", at: location,
            help: "say all of it in the first, and take these lines out")
    }

    fileprivate static func unclosedFrontMatter(_ location: Location) -> Diagnostic {
        Diagnostic(
            .unclosedFrontMatter, .error, "the front matter that begins here never ends", at: location,
            help:
                "close it with a line `---` or `+++`, or with `}` where it is JSON; a page that begins with a line "
                + "across the page can have `***` there")
    }
}
