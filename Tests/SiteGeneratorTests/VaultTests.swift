import Foundation
import Testing

@testable import Diagnostics
@testable import SiteGenerator
import Text

/// A vault of 173 real notes in Obsidian's syntax: every link, embed and anchor resolves or is truly broken.
@Suite struct VaultTests {
    static let vault = Checkout.root + "/../shared/sites/obsidian-help"
    static var hasVault: Bool { FileManager.default.fileExists(atPath: vault) }

    /// What is broken in the vault itself, by reason; each entry is the line's place and the target.
    static let broken: [String] = [
        // Examples of links to a note that need not exist.
        "Linking notes and files/Internal links.md:154 Example",
        "Linking notes and files/Internal links.md:155 Example",
        "Linking notes and files/Internal links.md:162 Example",
        "Linking notes and files/Internal links.md:163 Example",
        "Linking notes and files/Internal links.md:168 Example.md",
        "Linking notes and files/Internal links.md:169 Example.md",
        // The file is not part of the vault's copy.
        "Extending Obsidian/Obsidian CLI.md:9 obsidian-cli.mp4",
        // Common Markdown, whose path is relative to the note, names a file of another folder.
        "Bases/Introduction to Bases.md:15 bases-noshadow.png",
        "Bases/Layouts/Table view.md:8 bases-noshadow.png",
    ]

    @Test(.enabled(if: hasVault, "the vault lies beside the checkout on some machines only"))
    func everyLinkResolvesOrIsBrokenInTheVault() throws {
        let tree = try SourceTree.load(SiteFolders(root: Checkout.root, content: Self.vault))
        let result = build(tree, with: .bare, options: SiteOptions(date: "2026-11-22", jobs: 2))
        #expect(result.report.summary.pages == 173)
        let ids: Set<String> = ["broken-link", "broken-anchor", "embed-cycle", "missing-partial"]
        let found = result.report.diagnostics.filter { ids.contains($0.id.rawValue) }.map {
            finding -> String in
            let source = result.report.sources[finding.location.path]
            let start = finding.location.range?.lowerBound ?? 0
            let line = source.map { LineIndex($0.bytes).position(at: start).line } ?? 0
            let place = finding.location.path.split(separator: "obsidian-help/").last ?? ""
            let target =
                source.map { String(decoding: $0.bytes[finding.location.range ?? 0..<0], as: UTF8.self) }
                ?? ""
            return "\(place):\(line) \(finding.id.rawValue == "broken-anchor" ? "#" : "")\(target)"
        }
        #expect(Set(found).subtracting(Self.broken) == [])
        #expect(Set(Self.broken).subtracting(found) == [], "these are broken no more")
    }

    @Test(.enabled(if: hasVault, "the vault lies beside the checkout on some machines only"))
    func nothingIsLeftInBrackets() throws {
        let tree = try SourceTree.load(SiteFolders(root: Checkout.root, content: Self.vault))
        let result = build(tree, with: .bare, options: SiteOptions(date: "2026-11-22", jobs: 2))
        for file in result.files where file.path.hasSuffix("index.html") {
            guard case .bytes(let bytes) = file.content else { continue }
            let html = String(decoding: bytes, as: UTF8.self)
            let text = html.replacing(/(?s)<code[^>]*>.*?<\/code>/, with: "")
            for match in text.matches(of: /!?\[\[[^\]]*\]\]/) {
                #expect(Self.literal.contains(String(match.0)), "\(file.path): \(match.0)")
            }
        }
    }

    /// Brackets that the authors wrote as text, behind `\`.
    static let literal: Set<String> = [
        "[[Three laws of motion]]", "[[double bracket syntax]]", "[[Wikilinks]]",
    ]
}
