import Diagnostics
import Foundation
import Testing

@testable import SiteGenerator

/// What a check of real documentation gives with nothing set up, by two lists that people made by reading it.
@Suite(.enabled(if: RealCorpus.isThere, "the corpus lies beside the checkout on some machines only"))
struct RealDocumentationTests {
    /// The check, which is made once for all tests.
    private static let result = Result {
        let catalogue = SchemaCatalogue(bundled: Checkout.resources.schemas)
        let tree = try RepositoryTree.load(
            [RepositoryInput(path: RealCorpus.path, shown: "")], with: catalogue, RepositoryConfiguration())
        return SiteGenerator.check(tree, with: catalogue, options: SiteOptions(date: "2026-11-28", jobs: 2))
    }

    private func lines(_ list: String) throws -> [[String]] {
        let path = "\(Checkout.root)/Tests/SiteGeneratorTests/Recognition/\(list)"
        return try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
            .filter { !$0.hasPrefix("#") }
            .map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
    }

    /// The blocks of one list that a reader would name a schema for, and what became of them.
    private func count(_ list: String) throws -> (right: Int, missed: Int, wrong: Int) {
        let report = try Self.result.get().report
        var schemas: [String: String] = [:]
        for block in report.cases {
            guard case .validated(let schema) = block.outcome else { continue }
            let place = report.sources.place(of: block.location).split(separator: ":")
            schemas["\(place[0]):\(place[1])"] = schema
        }
        var counts = (right: 0, missed: 0, wrong: 0)
        for fields in try lines(list) {
            let names = fields[2].split(separator: "|").map(String.init)
            switch schemas[fields[0]] {
            case let schema? where names.contains(schema): counts.right += 1
            case .some: counts.wrong += 1
            case nil: if !names.contains("none") { counts.missed += 1 }
            }
        }
        return counts
    }

    /// The limits, in per cent, are what was reached, and are to rise.
    @Test(arguments: [("blocks.txt", 97, 1), ("blocks-held.txt", 95, 2), ("blocks-later.txt", 95, 4)])
    func blocksHaveTheirSchemas(list: String, atLeastRight: Int, atMostWrong: Int) throws {
        let (right, missed, wrong) = try count(list)
        #expect(right * 100 >= (right + missed + wrong) * atLeastRight)
        #expect(wrong * 100 <= (right + wrong) * atMostWrong)
    }

    /// Each finding is judged once, and what was judged is found. What is new is to be judged by reading its block.
    @Test func findingsAreJudged() throws {
        let report = try Self.result.get().report
        let found = report.diagnostics.map { "\(report.sources.place(of: $0.location))\t\($0.id)" }
        let judged = try lines("judged.txt")
        let places = judged.map { "\($0[0])\t\($0[1])" }
        let right = judged.filter { $0[2] == "right" }
        #expect(Self.what(is: found, besides: places) == [], "not judged")
        #expect(Self.what(is: places, besides: found) == [], "gone, or judged twice")
        #expect(judged.allSatisfy { ["right", "wrong"].contains($0[2]) && $0.count == 4 && !$0[3].isEmpty })
        #expect(right.count * 100 >= judged.count * 95)
    }

    /// What is among some texts more often than among others.
    private static func what(is texts: [String], besides others: [String]) -> [String] {
        var counts: [String: Int] = [:]
        for text in others { counts[text, default: 0] += 1 }
        return texts.filter { text in
            counts[text, default: 0] -= 1
            return counts[text, default: 0] < 0
        }
    }
}

/// The folder with the documentation.
private enum RealCorpus {
    static let path = Checkout.root + "/../shared/corpus"
    static let isThere = FileManager.default.fileExists(atPath: path)
}
