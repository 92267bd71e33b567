/// Measures how long the steps of a command take.
struct Stopwatch {
    private let start = ContinuousClock.now
    private var last = ContinuousClock.now
    private(set) var laps: [(name: String, milliseconds: Double)] = []

    /// The time since the beginning, in whole milliseconds.
    var milliseconds: Int { Int(Self.milliseconds(ContinuousClock.now - start)) }

    /// Notes the time since the last step.
    mutating func lap(_ name: String) {
        let now = ContinuousClock.now
        laps.append((name, Self.milliseconds(now - last)))
        last = now
    }

    /// The steps, a line each.
    var report: String {
        laps.map { lap in
            let tenths = Int((lap.milliseconds * 10).rounded())
            return "\(lap.name): \(tenths / 10).\(tenths % 10) ms"
        }.joined(separator: "\n")
    }

    private static func milliseconds(_ duration: Duration) -> Double {
        Double(duration.components.seconds) * 1000 + Double(duration.components.attoseconds) / 1e15
    }
}
