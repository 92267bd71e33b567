import Foundation
import Testing

@testable import SiteGenerator
import Text

/// What a page shows of other pages is bounded.
@Suite struct EmbedLimitTests {
    private static let configuration = "title: T\nrules: {orphan-page: off}\n"

    /// Nine pages of which each embeds the next one several times.
    private static func multiplying(by count: Int) -> [String: String] {
        var texts = ["site.yaml": configuration, "p8.md": "# P8\n\n## Part\n\nx\n"]
        for level in 0..<8 {
            let embeds = String(repeating: "![[p\(level + 1)]]\n\n", count: count)
            texts["p\(level).md"] = "# P\(level)\n\n## Part\n\n\(embeds)"
        }
        return texts
    }

    /// Pages that multiply are stopped, each with one finding at its own embed that led too far.
    @Test func embedsThatMultiplyAreStopped() throws {
        let result = build(Self.multiplying(by: 6), resources: Checkout.resources)
        let findings = result.report.diagnostics.filter { $0.id == .partialLimit }
        // p0 to p3 show more than 4,096 texts, p4 shows 6 + 36 + 216 + 1,296.
        #expect(findings.map(\.location.path) == (0...3).map { "content/p\($0).md" })
        #expect(
            findings.first?.message
                == "the page shows more than 4096 embeds or 16 MiB of them, and what follows is a link")
        // 6 + 36 + 216 + 1,296 + 7,776 + … behind each embed of p0: the first one leads too far.
        #expect(findings.first?.location.range == 18..<20)
        let page = try #require(result.text("p0/index.html"))
        #expect(page.components(separatedBy: "<div class=\"embed\">").count - 1 == 4_096)
        #expect(result.text("p4/index.html")?.components(separatedBy: "<div class=\"embed\">").count == 1_555)
    }

    /// Ten times as many embeds on each page take no more steps where the limit is reached anyway.
    @Test func stepsAreBounded() {
        let steps = [6, 60].map { count in
            WorkCounter.steps {
                _ = build(Self.multiplying(by: count), resources: Checkout.resources)
            }
        }
        #expect(steps[0] >= 4_096, "\(steps)")
        #expect(steps[1] <= steps[0] * 3, "\(steps)")
    }

    /// As many embeds as are shown, and one more.
    @Test(arguments: [(4_096, 0), (4_097, 1)])
    func aPageShowsSoManyEmbeds(count: Int, findings: Int) {
        let embeds = String(repeating: "![[b]]\n\n", count: count)
        let result = build(["site.yaml": Self.configuration, "a.md": "# A\n\n" + embeds, "b.md": "x\n"])
        let found = result.report.diagnostics.filter { $0.id == .partialLimit }
        #expect(found.count == findings)
        // The last one is the finding's place.
        #expect(found.allSatisfy { $0.location.range == (5 + 4_096 * 8 + 3)..<(5 + 4_096 * 8 + 4) })
        #expect(result.text("a/index.html")?.components(separatedBy: "<p>x</p>").count == 4_096 + 1)
    }

    /// As many bytes as are shown, and one more.
    @Test(arguments: [(1 << 20, 0), ((1 << 20) + 1, 1)])
    func aPageShowsSoManyBytes(size: Int, findings: Int) {
        let embeds = String(repeating: "![[b]]\n\n", count: 16)
        let text = "x" + String(repeating: "\n", count: size - 1)
        let result = build(["site.yaml": Self.configuration, "a.md": "# A\n\n" + embeds, "b.md": text])
        #expect(result.report.diagnostics.filter { $0.id == .partialLimit }.count == findings)
        #expect(result.text("a/index.html")?.components(separatedBy: "<p>x</p>").count == 16 + 1 - findings)
    }

    /// A chain of pages of which each embeds the next, and one page with very many embeds.
    @Test(arguments: [true, false])
    func stepsAreLinear(isChain: Bool) {
        let steps = [70, 280].map { count in
            var texts = ["site.yaml": Self.configuration, "last.md": "# Last\n"]
            for number in 0..<count {
                if isChain {
                    let next = number + 1 < count ? "p\(number + 1)" : "last"
                    texts["p\(number).md"] = "# P\n\n![[\(next)]]\n"
                } else {
                    texts["p.md", default: "# P\n"] += "\n![[last]]\n"
                }
            }
            return WorkCounter.steps { _ = build(texts) }
        }
        #expect(steps[0] >= 70, "\(steps)")
        #expect(steps[1] <= steps[0] * 5 + 500, "\(steps)")
    }

    /// Very many headings of a page that has none for its title.
    @Test func stepsAreLinearInHeadings() {
        let steps = [70, 280].map { count in
            let headings = (0..<count).map { "## Heading \($0)\n\n" }.joined()
            return WorkCounter.steps {
                _ = build(["site.yaml": Self.configuration, "index.md": "---\ntitle: T\n---\n" + headings])
            }
        }
        #expect(steps[0] >= 140, "\(steps)")
        #expect(steps[1] <= steps[0] * 5 + 500, "\(steps)")
    }
}
