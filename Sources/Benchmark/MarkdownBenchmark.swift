import CCmark
import Foundation
import Highlighting
import Markdown

/// Markdown to HTML fragments, beside libcmark's own renderer on the same texts.
enum MarkdownBenchmark {
    /// A piece of work over all texts; what it gives is of no use but to keep the work from being left out.
    private struct Work {
        let name: String
        let run: () -> Int
    }

    /// Measures all works beside the first.
    static func run(_ texts: [[UInt8]], size: Int, languages: LanguageSet) {
        let works = works(texts, languages)
        let results = Stopwatch.measure(works.map(\.run))
        for (work, result) in zip(works, results) { report(work.name, result, results[0].seconds, size) }
    }

    /// Runs the works whose names end with a part, once each.
    static func run(_ part: String, _ texts: [[UInt8]], _ languages: LanguageSet) {
        for work in works(texts, languages) where work.name.hasSuffix(part) { print(work.name, work.run()) }
    }

    private static func works(_ texts: [[UInt8]], _ languages: LanguageSet) -> [Work] {
        let profiles = Profile.allCases.map { profile in
            let options = MarkdownOptions(profile: profile)
            return Work(name: "waymark, profile \(profile.rawValue)") {
                texts.reduce(0) { $0 + Document(parsing: $1, path: "x.md", options: options).html().count }
            }
        }
        return [
            Work(name: "libcmark's cmark_markdown_to_html") { texts.reduce(0) { $0 + libraryHTML($1) } },
            Work(name: "libcmark's cmark_parse_document") { texts.reduce(0) { $0 + libraryTree($1) } },
        ] + profiles + [
            Work(name: "waymark, profile waymark, highlighted") {
                texts.reduce(0) { $0 + highlightedHTML($1, languages) }
            },
            Work(name: "waymark, reading with headings and links") {
                texts.reduce(0) { $0 + Document(parsing: $1, path: "x.md").headings.count }
            },
        ]
    }

    /// What no renderer on libcmark can go below without another allocator.
    private static func libraryTree(_ text: [UInt8]) -> Int {
        text.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress?.assumingMemoryBound(to: CChar.self),
                let tree = cmark_parse_document(base, bytes.count, CMARK_OPT_DEFAULT)
            else { return 0 }
            cmark_node_free(tree)
            return 1
        }
    }

    private static func highlightedHTML(_ text: [UInt8], _ languages: LanguageSet) -> Int {
        let document = Document(parsing: text, path: "x.md", options: MarkdownOptions(profile: .waymark))
        var plan = RenderPlan()
        for block in document.codeBlocks where !block.info.language.isEmpty {
            plan.code[block.node] = languages.highlight(block.text, as: block.info.language)
        }
        return document.html(plan).count
    }

    private static func libraryHTML(_ text: [UInt8]) -> Int {
        text.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress?.assumingMemoryBound(to: CChar.self),
                let html = cmark_markdown_to_html(base, bytes.count, CMARK_OPT_UNSAFE)
            else { return 0 }
            let length = strlen(html)
            free(html)
            return length
        }
    }

    private static func report(
        _ name: String, _ result: Stopwatch.Measurement, _ unit: Double, _ size: Int
    ) {
        let columns = [
            "\(rounded(result.seconds * 1000, to: 1)) ms",
            "\(rounded(Double(size) / result.seconds / 1e6, to: 1)) MB/s",
            "\(rounded(result.seconds / unit)) × libcmark",
            "\(rounded(Double(result.allocated) / Double(size))) bytes allocated per byte",
            "\(rounded(Double(result.allocations) / Double(size) * 1000, to: 1)) allocations per kB",
        ]
        print("  \(name): \(columns.joined(separator: ", "))")
    }
}
