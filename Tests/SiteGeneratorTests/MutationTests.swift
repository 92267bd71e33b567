import Foundation
import Testing

@testable import ConfigSchema
@testable import Diagnostics
@testable import Highlighting
@testable import Markdown
@testable import SiteGenerator
import Text

/// Every fault that somebody could make in a config block of the project's pages is found where it is.
///
/// One at a time, each key is misspelt, each value gets another type, and each key that the schema demands is
/// removed; the finding must lie at the key, the value, or the object that lacks the key.
@Suite struct MutationTests {
    /// Keys below these are names that the author is free to choose.
    static let freeNames: Set<String> = ["env", "headers", "toolPolicy", "mcpServers"]

    static let pages = [
        "guides/claude-desktop-model-swap.md", "guides/what-doesnt-work.md", "research/wiki/openrouter.md",
    ]

    /// One edit of a page's text and where the finding must begin.
    struct Mutation {
        let what: String
        let range: Range<Int>
        let replacement: [UInt8]
        /// The byte of the mutated file at which a finding must begin.
        let expected: Set<Int>
    }

    static let tree = try? SourceTree.load(SiteFolders(root: Checkout.root))
    /// Reading the program's schemas and languages takes most of the time that one page takes, so it is done once.
    static let catalogue = SchemaCatalogue(bundled: Checkout.resources.schemas)
    static let languages = LanguageSet(Checkout.resources.languages)

    func page(_ place: String) throws -> ParsedPage {
        let file = try #require(Self.tree?.files.first { $0.place == place })
        guard case .text(let bytes) = file.content else { throw CancellationError() }
        return ParsedPage(
            SourceText(path: file.path, bytes: bytes), place: place,
            partials: PartialComposer(SourceTree([:]), markdown: MarkdownOptions()))
    }

    /// The findings in the snippets of one page alone.
    func findings(_ place: String, _ bytes: [UInt8]) -> [Diagnostic] {
        let file = SourceTree.File(place: place, path: "content/\(place)", content: .text(bytes))
        let linkIds: Set<String> = ["broken-link", "broken-anchor", "orphan-page"]
        let tree = SourceTree(files: [file])
        let (configuration, _) = SiteConfiguration.read(tree)
        let site = Site(
            tree, PageReading(tree, markdown: configuration.markdown, jobs: 1, PageTimes(nil)).pages,
            configuration: configuration, catalogue: Self.catalogue, languages: Self.languages,
            words: WordFiles(builtIn: [:], site: [:]), templates: [],
            options: SiteOptions(date: "2026-11-30"))
        return (site.fileFindings + site.check(Rule.all)).settled().filter {
            !linkIds.contains($0.id.rawValue)
        }
    }

    @Test(arguments: pages)
    func thePageItselfIsClean(place: String) throws {
        #expect(findings(place, try page(place).source.bytes) == [])
    }

    @Test(arguments: pages)
    func everyFaultIsFoundAtItsPlace(place: String) throws {
        let page = try page(place)
        var counts: [String: Int] = [:]
        // What a shell sets is written without quotes; its faults have fixtures of their own.
        for snippet in page.snippets where snippet.part != .variables {
            for mutation in mutations(of: snippet, page) {
                var bytes = page.source.bytes
                bytes.replaceSubrange(mutation.range, with: mutation.replacement)
                let found = findings(place, bytes)
                let isFound = found.contains {
                    $0.location.range.map { mutation.expected.contains($0.lowerBound) } == true
                }
                let position = LineIndex(page.source.bytes).position(at: mutation.range.lowerBound)
                #expect(
                    isFound,
                    "\(place):\(position.line):\(position.column): \(mutation.what): \(found.map { "\($0.id) at \($0.location.range ?? 0..<0)" }) instead of \(mutation.expected)"
                )
                counts[String(mutation.what.prefix { $0 != " " }), default: 0] += 1
            }
        }
        #expect(counts["misspelt", default: 0] > 4)
        #expect(counts["retyped", default: 0] > 4)
        #expect(counts["removed", default: 0] > 0)
    }

    // MARK: Making faults

    private func mutations(of snippet: Snippet, _ page: ParsedPage) -> [Mutation] {
        guard let root = snippet.config.root, let schema = schema(of: snippet) else { return [] }
        var mutations: [Mutation] = []
        var pending: [(node: ConfigNode, key: ConfigNode?, hasFreeNames: Bool)] = [(root, nil, false)]
        while let (object, ownKey, hasFreeNames) = pending.popLast() {
            for element in object.kind == .array ? Array(object.elements) : [] {
                mutations.append(retyped(element, snippet))
                pending.append((element, nil, false))
            }
            for (key, value) in object.kind == .object ? object.members.map({ ($0.key, $0.value) }) : [] {
                let name = key.string ?? ""
                if !hasFreeNames {
                    mutations.append(misspelt(key, snippet))
                    if let removed = removed(key, value, of: object, ownKey, snippet, schema) {
                        mutations.append(removed)
                    }
                }
                mutations.append(retyped(value, snippet))
                pending.append((value, key, Self.freeNames.contains(name)))
            }
        }
        return mutations
    }

    private func schema(of snippet: Snippet) -> Schema? {
        guard let name = snippet.block.info["schema"]?.value else { return nil }
        return Self.catalogue.reference(name, from: "").flatMap { Self.catalogue.compile($0).schema }
    }

    /// The key with its second and third letters swapped, or with another letter where they are the same.
    private func misspelt(_ key: ConfigNode, _ snippet: Snippet) -> Mutation {
        var name = Array((key.string ?? "").utf8)
        if name.count > 3, name[1] != name[2] { name.swapAt(1, 2) } else { name.append(UInt8(ascii: "x")) }
        let range = snippet.block.map.range(key.range)
        return Mutation(
            what: "misspelt \(key.string ?? "")", range: range,
            replacement: Array("\"".utf8) + name + Array("\"".utf8),
            expected: [range.lowerBound])
    }

    private func retyped(_ value: ConfigNode, _ snippet: Snippet) -> Mutation {
        let range = snippet.block.map.range(value.range)
        let replacement = value.kind == .number || value.kind == .boolean ? "[\"x\"]" : "12345"
        return Mutation(
            what: "retyped \(value.kind)", range: range, replacement: Array(replacement.utf8),
            expected: [range.lowerBound])
    }

    /// The member taken out, where the block is invalid without it.
    private func removed(
        _ key: ConfigNode, _ value: ConfigNode, of object: ConfigNode, _ ownKey: ConfigNode?,
        _ snippet: Snippet,
        _ schema: Schema
    ) -> Mutation? {
        let text = snippet.config.bytes
        var range = key.range.lowerBound..<value.range.upperBound
        let isSpace: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x0A }
        let rest = text[range.upperBound...].prefix { isSpace($0) || $0 == UInt8(ascii: ",") }
        if rest.contains(UInt8(ascii: ",")) {
            range = range.lowerBound..<rest.endIndex
        } else {
            let head = text[..<range.lowerBound].reversed().prefix { isSpace($0) || $0 == UInt8(ascii: ",") }
            range = (range.lowerBound - head.count)..<range.upperBound
        }
        var without = text
        without.removeSubrange(range)
        let document = ConfigDocument(parsing: without, as: snippet.language)
        guard document.problems.isEmpty, let root = document.root, !schema.isValid(root) else { return nil }
        let map = snippet.block.map
        let origin = map.range(range)
        let owner = map.range(ownKey?.range ?? object.range).lowerBound
        let brace = map.range(object.range).lowerBound
        // Where another key demands it, the finding is at that key; keys behind the gap have moved.
        let siblings = object.members.map { map.range($0.key.range).lowerBound }.map {
            $0 < origin.lowerBound ? $0 : $0 - origin.count
        }
        return Mutation(
            what: "removed \(key.string ?? "")", range: origin, replacement: [],
            expected: Set([owner, brace] + siblings))
    }
}
