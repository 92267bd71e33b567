import CAllocations

/// Measures on one core how long the parts of the program take beside the libraries that they stand on.
///
/// The data are those beside the checkout, `../shared` or the folder in the first argument. `--python` names a Python
/// that has other validators. With `--part` only the works on Markdown whose names end with it are run, once each: what
/// a profiler is to count. With `--session` and the root of a site it measures how long edits of that site take instead,
/// with `--templates Tests/Bench` only templates.
@main
struct Benchmark {
    static func main() {
        if let root = value(of: "--session") { return SessionBenchmark.run(root) }
        if let folder = value(of: "--templates") {
            return TemplateBenchmark.run(folder, python: value(of: "--python"))
        }
        let shared = CommandLine.arguments.dropFirst().first ?? "../shared"
        let part = value(of: "--part")
        if part == nil {
            ValidationBenchmark.run(shared, python: value(of: "--python"))
            TemplateBenchmark.run("Tests/Bench", python: value(of: "--python"))
        }
        defer { if part == nil { ScalingBenchmark.run() } }
        let texts = ["corpus", "sites"].flatMap { Corpus.texts(in: "\(shared)/\($0)") }
        guard !texts.isEmpty else {
            print("there are no texts in \(shared)/corpus and \(shared)/sites; nothing was measured")
            return
        }
        if let part { return MarkdownBenchmark.run(part, texts, Corpus.languages) }
        let size = texts.reduce(0) { $0 + $1.count }
        print("\(texts.count) Markdown files, \(size) bytes, one core, best of \(Stopwatch.rounds)")
        MarkdownBenchmark.run(texts, size: size, languages: Corpus.languages)
    }

    private static func value(of option: String) -> String? {
        let arguments = CommandLine.arguments
        return arguments.firstIndex(of: option).flatMap { arguments.dropFirst($0 + 1).first }
    }
}

/// Times a piece of work.
enum Stopwatch {
    static let rounds = 9

    /// What a piece of work takes.
    struct Measurement {
        var seconds = Double.infinity
        var allocated: UInt64 = 0
        var allocations: UInt64 = 0
    }

    /// The shortest times of several rounds, and what one round allocates. Every round does all pieces of work in
    /// turn, so that what else the machine does meets them alike.
    static func measure(_ works: [() -> Int]) -> [Measurement] {
        var best = [Measurement](repeating: Measurement(), count: works.count)
        for _ in 0..<rounds {
            for (index, work) in works.enumerated() {
                let (bytes, count) = (allocated_bytes(), allocation_count())
                let start = ContinuousClock.now
                let result = work()
                let duration = (ContinuousClock.now - start).components
                let seconds = Double(duration.seconds) + Double(duration.attoseconds) / 1e18
                best[index].seconds = min(best[index].seconds, seconds)
                best[index].allocated = allocated_bytes() - bytes
                best[index].allocations = allocation_count() - count
                // The result is looked at, so that no compiler can leave the work out.
                precondition(result >= 0)
            }
        }
        return best
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
