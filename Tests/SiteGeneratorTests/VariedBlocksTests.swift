import Diagnostics
import Foundation
import Testing

@testable import SiteGenerator

/// The blocks of a list, most of them with the faults and in the words that people write: which schema each has, and what is
/// found in it.
@Suite struct VariedBlocksTests {
    /// One text of the list.
    struct Case: Sendable, CustomTestStringConvertible {
        let text: String
        let schemas: [String]
        /// `LINE ID`, sorted.
        let findings: [String]

        var testDescription: String { String(text.prefix(80)) }

        init(_ part: Substring) {
            let lines = part.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
            let head = lines[0].split(separator: "|")
            schemas = head[0].split(separator: " ").map(String.init)
            findings =
                head.count < 2 ? [] : head[1].split(separator: ",").map { String($0).trimmingSpaces }.sorted()
            text = String(lines[1])
        }
    }

    private static let cases: [Case] = {
        let path = "\(Checkout.root)/Tests/SiteGeneratorTests/Recognition/variations.txt"
        let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
        return text.split(separator: "\n%%% ").dropFirst().map(Case.init)
    }()

    private static let catalogue = SchemaCatalogue(bundled: Checkout.resources.schemas)
    private static let checker = RepositoryChecker(
        catalogue, RepositoryConfiguration(), SiteOptions(date: "2026-11-28"))

    @Test func thereAreCases() { #expect(Self.cases.count > 300) }

    @Test(arguments: cases) func isRecognisedAndChecked(_ one: Case) {
        let tree = RepositoryTree(
            files: [.init(path: "a.md", bytes: Array(one.text.utf8), kind: .markdown)], leftOut: .init(),
            diagnostics: [])
        let report = RepositoryResult(tree, tree.files.map(Self.checker.check), Self.catalogue).report
        let schemas = report.cases.map { block in
            if case .validated(let schema) = block.outcome { schema } else { "-" }
        }
        #expect((schemas.isEmpty ? ["-"] : schemas) == one.schemas)
        let findings = report.diagnostics.map { finding in
            "\(report.sources.place(of: finding.location).split(separator: ":")[1]) \(finding.id)"
        }
        #expect(findings.sorted() == one.findings)
    }
}
