import SiteGenerator

/// Measures how long the steps of a command take.
struct Stopwatch {
    private static let origin = ContinuousClock.now
    private let start = Self.nanoseconds()
    private var last = Self.nanoseconds()
    private(set) var laps: [(name: String, nanoseconds: Int)] = []

    /// Nanoseconds since the first that was asked for.
    @Sendable static func nanoseconds() -> Int {
        let spent = (ContinuousClock.now - origin).components
        return Int(spent.seconds) * 1_000_000_000 + Int(spent.attoseconds / 1_000_000_000)
    }

    /// The time since the beginning, in whole milliseconds.
    var milliseconds: Int { (Self.nanoseconds() - start) / 1_000_000 }

    /// Notes the time since the last step; a step that comes again goes on.
    mutating func lap(_ name: String) {
        let now = Self.nanoseconds()
        let before = laps.firstIndex { $0.name == name }.map { laps.remove(at: $0).nanoseconds } ?? 0
        laps.append((name, before + now - last))
        last = now
    }

    /// Takes over the steps that a build measured itself.
    mutating func add(_ timings: BuildTimings) {
        laps += timings.steps.map { ($0.name, $0.nanoseconds) }
        last = Self.nanoseconds()
    }

    /// The steps, a line each.
    var report: String { laps.map { Self.line($0.name, $0.nanoseconds) }.joined(separator: "\n") }

    /// A name and a time in tenths of milliseconds.
    static func line(_ name: String, _ nanoseconds: Int) -> String {
        let tenths = (nanoseconds + 50_000) / 100_000
        return "\(name): \(tenths / 10).\(tenths % 10) ms"
    }
}
