import CAllocations

/// Measures on one core how long the parts of the program take beside the libraries that they stand on.
///
/// The texts are those beside the checkout, `../shared` or the folder in the first argument.
@main
struct Benchmark {
    static func main() {
        let shared = CommandLine.arguments.dropFirst().first ?? "../shared"
        let texts = ["corpus", "sites"].flatMap { Corpus.texts(in: "\(shared)/\($0)") }
        guard !texts.isEmpty else {
            print("there are no texts in \(shared)/corpus and \(shared)/sites; nothing was measured")
            return
        }
        let size = texts.reduce(0) { $0 + $1.count }
        print("\(texts.count) Markdown files, \(size) bytes, one core, best of \(Stopwatch.rounds)")
        MarkdownBenchmark.run(texts, size: size)
        MarkdownBenchmark.runHighlighted(texts, size: size, languages: Corpus.languages)
    }
}

/// Times a piece of work.
enum Stopwatch {
    static let rounds = 5

    /// The shortest time of several rounds, in seconds, and what one round allocates.
    static func measure(_ work: () -> Int) -> (seconds: Double, allocated: UInt64, allocations: UInt64) {
        var best = Double.infinity
        var allocated: UInt64 = 0
        var allocations: UInt64 = 0
        for _ in 0..<rounds {
            let (bytes, count) = (allocated_bytes(), allocation_count())
            let start = ContinuousClock.now
            let result = work()
            let duration = (ContinuousClock.now - start).components
            best = min(best, Double(duration.seconds) + Double(duration.attoseconds) / 1e18)
            (allocated, allocations) = (allocated_bytes() - bytes, allocation_count() - count)
            // The result is looked at, so that no compiler can leave the work out.
            precondition(result >= 0)
        }
        return (best, allocated, allocations)
    }
}

/// Writes numbers as a person reads them.
func rounded(_ number: Double, to digits: Int = 2) -> String {
    var factor = 1.0
    for _ in 0..<digits { factor *= 10 }
    let whole = Int((number * factor).rounded())
    guard digits > 0 else { return "\(whole)" }
    let fraction = "\(whole % Int(factor))"
    return "\(whole / Int(factor))." + String(repeating: "0", count: digits - fraction.count) + fraction
}
