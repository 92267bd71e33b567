import ConfigSchema
import Diagnostics
import Foundation
import Testing

@testable import Markdown
@testable import SiteGenerator

/// A thousand faults in real config blocks, each in its own Markdown file, are found by the right id at the exact
/// characters.
///
/// The blocks are those of real repositories that are valid against a catalogue's schema. The check sees the whole
/// files, with one random fault in every such block.
@Suite(.enabled(if: CorpusBlocks.root != nil, "the test data is not beside the checkout"))
struct CorpusMutationTests {
    static let fewestFaults = 1000

    @Test func faultsInRealPagesAreFoundWhereTheyAre() throws {
        let pages = CorpusBlocks.pages()
        let blocks = pages.reduce(0) { $0 + $1.blocks.count }
        var figures = FaultFigures()
        var round: UInt64 = 0
        while figures.count < Self.fewestFaults, round < 20 {
            round += 1
            let edited = pages.enumerated().map { number, page in
                var numbers = SplitMix(state: round << 32 | UInt64(number))
                return page.withFaults { $0.maker.fault(&numbers) }
            }
            for (page, found) in zip(edited, CorpusPage.findings(in: edited)) { figures.count(page, found) }
        }
        let summary = "\(blocks) valid blocks in \(pages.count) files\n\(figures.summary)"
        print(summary)
        #expect(blocks > 800)
        #expect(figures.count >= Self.fewestFaults)
        for kind in Fault.Kind.allCases { #expect(figures.counts[kind, default: 0] > 20, "\(kind)") }
        #expect(figures.right * 1000 >= figures.count * 995, "\(summary)")
        #expect(figures.alone * 1000 >= figures.count * 990, "\(summary)")
    }
}

/// What the faults come to.
struct FaultFigures {
    var count = 0
    var right = 0
    /// How many faults led to one finding only.
    var alone = 0
    var counts: [Fault.Kind: Int] = [:]
    var rightByKind: [Fault.Kind: Int] = [:]
    var missed: [String] = []

    mutating func add(_ fault: Fault, isRight: Bool, isAlone: Bool, _ description: @autoclosure () -> String)
    {
        count += 1
        counts[fault.kind, default: 0] += 1
        right += isRight ? 1 : 0
        rightByKind[fault.kind, default: 0] += isRight ? 1 : 0
        alone += isRight && isAlone ? 1 : 0
        if !isRight || !isAlone { missed.append("\(isRight ? "not alone" : "missed") \(description())") }
    }

    var summary: String {
        let kinds = Fault.Kind.allCases.map { kind in
            "\(kind.rawValue) \(rightByKind[kind, default: 0])/\(counts[kind, default: 0])"
        }
        return """
            the right id at the exact characters for \(right) of \(count) faults (\(kinds.joined(separator: ", "))); \
            one finding only for \(alone)
            \(missed.prefix(60).joined(separator: "\n"))
            """
    }
}
