import ConfigSchema
import Diagnostics
import Markdown

/// A Markdown file of a repository, as far as its config goes: the blocks between fences, and its front matter.
struct RepositoryPage: Sendable {
    let source: SourceText
    /// The texts of all blocks between fences.
    let codes: [CodeText]
    /// The blocks that hold config.
    let blocks: [BlockToBind]
    /// The front matter, and where it stands.
    let frontMatter: (document: ConfigDocument, map: SourceMap)?
    /// What is wrong with attributes and comments that are ours.
    let findings: [Diagnostic]
    /// What comments switch off, of the kinds that are looked for here.
    let switches: [OffSwitch]

    /// Blocks of a repository take nothing in from other files.
    private static let noTexts = SiteTexts(SourceTree(files: []))

    /// Reads a file. Any bytes give a page.
    init(_ source: SourceText) {
        self.source = source
        let fence = FrontMatterFence(source.bytes)
        frontMatter = fence.problem == nil ? Self.frontMatter(fence, source) : nil
        var codes: [CodeText] = []
        var blocks: [BlockToBind] = []
        var findings: [Diagnostic] = []
        for block in FenceScan(fence.body).blocks {
            let code = CodeText(recognising: block.code, path: source.path)
            let place = BlockToBind.Place(near: block.surroundings, text: source.bytes)
            codes.append(code)
            for part in SnippetText.parts(of: code, isSearched: true) {
                let snippet = Snippet(code, part) { config in
                    let (placement, problems) = SnippetPlacement.read(
                        block.code.info, config, texts: Self.noTexts, place: source.path, path: source.path)
                    findings += problems
                    return placement
                }
                blocks.append(BlockToBind(snippet, in: source.path, at: Deferred { place }))
            }
        }
        self.codes = codes
        self.blocks = blocks
        (switches, self.findings) = Self.switches(
            fence.body, source, findings + Self.swallowed(fence.body, source, codes))
    }

    /// The code blocks that are checked here and that readers see as a part of raw HTML. In MDX, whose components begin
    /// with a capital letter and whose modules are imported, they are blocks.
    private static func swallowed(_ body: [UInt8], _ source: SourceText, _ codes: [CodeText]) -> [Diagnostic]
    {
        guard source.path.hasSuffix(".md"), !codes.isEmpty, body.contains(UInt8(ascii: "<")) else {
            return []
        }
        let found = Document(parsing: body, path: source.path).diagnostics
        let isMDX = found.contains { $0.id == .foreignSyntax && $0.message.contains(" of MDX") }
        return isMDX
            ? [] : found.filter { $0.id == .swallowedMarkdown && $0.message.hasPrefix("the code block") }
    }

    /// The comments of a text, which are read where it can have any, and what is wrong with them besides the rest.
    private static func switches(
        _ body: [UInt8], _ source: SourceText, _ findings: [Diagnostic]
    ) -> ([OffSwitch], [Diagnostic]) {
        guard Document.mayHaveSwitches(body) else { return ([], findings) }
        let document = Document(parsing: body, path: source.path)
        let switches = document.switches.filter(\.id.isOfConfig).map { one in
            OffSwitch(
                one.id, reason: one.reason, at: Location(path: source.path, range: one.range),
                parts: [OffSwitch.Part(Location(path: source.path, range: one.block))])
        }
        return (switches, findings + document.diagnostics.filter { $0.id == .invalidDirective })
    }

    private static func frontMatter(
        _ fence: FrontMatterFence, _ source: SourceText
    ) -> (ConfigDocument, SourceMap)? {
        guard let language = fence.language else { return nil }
        let document = ConfigDocument(parsing: Array(source.bytes[fence.content]), as: language)
        return (document, SourceMap(origin: fence.content.lowerBound, count: fence.content.count))
    }
}

extension FindingID {
    /// Whether it can be found in a block of a repository, where only config is looked at. A comment that switches off
    /// another kind is meant for the site that the page belongs to.
    fileprivate var isOfConfig: Bool {
        switch self {
        case .secretInSnippet, .unknownSchema, .olderSchema, .invalidAttribute, .missingFile,
            .unexpectedlyValid,
            .unknownExpectation:
            true
        default: reporters.contains(.schemaValidate)
        }
    }
}
