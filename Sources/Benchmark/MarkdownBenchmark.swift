import CCmark
import Foundation
import Highlighting
import Markdown

/// Markdown to HTML fragments, beside libcmark's own renderer on the same texts.
enum MarkdownBenchmark {
    static func run(_ texts: [[UInt8]], size: Int, languages: LanguageSet) {
        var names = ["libcmark's cmark_markdown_to_html", "libcmark's cmark_parse_document"]
        var works = [
            { texts.reduce(0) { $0 + libraryHTML($1) } }, { texts.reduce(0) { $0 + libraryTree($1) } },
        ]
        for profile in Profile.allCases {
            let options = MarkdownOptions(profile: profile)
            names.append("waymark, profile \(profile.rawValue)")
            works.append {
                texts.reduce(0) { $0 + Document(parsing: $1, path: "x.md", options: options).html().count }
            }
        }
        names.append("waymark, profile waymark, highlighted")
        works.append { texts.reduce(0) { $0 + highlightedHTML($1, languages) } }
        names.append("waymark, reading with headings and links")
        works.append { texts.reduce(0) { $0 + Document(parsing: $1, path: "x.md").headings.count } }
        let results = Stopwatch.measure(works)
        for (name, result) in zip(names, results) { report(name, result, results[0].seconds, size) }
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
