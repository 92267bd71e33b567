import CAllocations
import Markdown

/// How the time for a text grows with its size, on texts that are made to be slow.
enum ScalingBenchmark {
    /// The sizes in bytes: each is ten times the one before.
    private static let sizes = [2_000, 20_000, 200_000]
    /// For ten times the text, more than so many times the time is looked into. Texts that no longer fit into the
    /// processor's caches can come a little above it: libcmark alone takes 12 and 14 times for opening brackets.
    private static let limit = 20.0
    /// Times below this many seconds say nothing about growth.
    private static let shortest = 0.00005

    static func run() {
        // Memory that is given back to the system between runs has to be asked for again, page by page, which
        // only large texts do: that growth is not the reader's.
        keep_memory()
        print("pathological texts, \(sizes.map { "\($0)" }.joined(separator: ", ")) bytes")
        var flagged = 0
        for pathological in PathologicalText.all {
            let times = sizes.map { time(Array(pathological.text($0).utf8)) }
            let ratios = zip(times.dropFirst(), times).map { $0 / max($1, shortest) }
            let isFair = ratios.allSatisfy { $0 <= limit }
            flagged += isFair ? 0 : 1
            let columns = times.map { "\(rounded($0 * 1000)) ms" } + ratios.map { "× \(rounded($0, to: 1))" }
            print(
                "  \(pathological.name): \(columns.joined(separator: ", "))\(isFair ? "" : "  <- more than \(rounded(limit, to: 0)) times")"
            )
        }
        print(
            "  \(flagged) of \(PathologicalText.all.count) more than \(rounded(limit, to: 0)) times for ten times the text"
        )
    }

    /// The shortest of a few runs, in seconds.
    private static func time(_ text: [UInt8]) -> Double {
        let options = MarkdownOptions(smartPunctuation: true, emoji: true, math: true)
        let clock = ContinuousClock()
        return (0..<3).map { _ in
            let duration = clock.measure {
                let document = Document(parsing: text, path: "x.md", options: options)
                precondition(document.html().count >= 0)
            }
            return Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
        }.min() ?? 0
    }
}
