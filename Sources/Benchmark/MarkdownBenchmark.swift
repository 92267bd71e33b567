import CCmark
import Foundation
import Highlighting
import Markdown

/// Markdown to HTML fragments, beside libcmark's own renderer on the same texts.
enum MarkdownBenchmark {
    static func run(_ texts: [[UInt8]], size: Int) {
        let library = Stopwatch.measure { texts.reduce(0) { $0 + libraryHTML($1) } }
        report("libcmark's cmark_markdown_to_html", library, library.seconds, size)
        for profile in [Profile.commonmark, .gfm, .waymark] {
            let options = MarkdownOptions(profile: profile)
            let own = Stopwatch.measure {
                texts.reduce(0) { $0 + Document(parsing: $1, path: "x.md", options: options).html().count }
            }
            report("waymark, profile \(profile.rawValue)", own, library.seconds, size)
        }
        let options = MarkdownOptions(profile: .waymark)
        let parsing = Stopwatch.measure {
            texts.reduce(0) { $0 + Document(parsing: $1, path: "x.md", options: options).headings.count }
        }
        report("waymark, reading alone", parsing, library.seconds, size)
    }

    /// With all extensions and with highlighting, by the definitions in the program's resources.
    static func runHighlighted(_ texts: [[UInt8]], size: Int, languages: LanguageSet) {
        let library = Stopwatch.measure { texts.reduce(0) { $0 + libraryHTML($1) } }
        let own = Stopwatch.measure { texts.reduce(0) { $0 + highlightedHTML($1, languages) } }
        report("waymark, profile waymark, highlighted", own, library.seconds, size)
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
        _ name: String, _ result: (seconds: Double, allocated: UInt64, allocations: UInt64), _ unit: Double,
        _ size: Int
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
