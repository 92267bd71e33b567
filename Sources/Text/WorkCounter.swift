import Synchronization

/// Counts the steps of work that grows with what authors write, so that tests can show that it grows no faster.
///
/// Nothing is counted but inside `steps(of:)`, and there only on the thread that called it.
public final class WorkCounter: Sendable {
    private static let current = TaskLocal<WorkCounter?>(wrappedValue: nil)
    private let counted = Atomic<Int>(0)

    private init() {}

    /// Counts some steps: names compared or put into an index, values walked over, entries made.
    public static func add(_ steps: Int) {
        current.get()?.counted.wrappingAdd(steps, ordering: .relaxed)
    }

    /// The number of steps that a piece of work takes.
    public static func steps(of work: () throws -> Void) rethrows -> Int {
        let counter = WorkCounter()
        try current.withValue(counter) { try work() }
        return counter.counted.load(ordering: .relaxed)
    }
}
