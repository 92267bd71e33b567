import Dispatch
import Synchronization

/// Applies a pure function to every element with at most `jobs` workers; the results are in the order of the
/// input, whatever the number of workers.
///
/// Each worker takes the next element when it is done with one, so a long page does not hold up the others.
func concurrentMap<Element: Sendable, Result: Sendable>(
    _ elements: [Element], jobs: Int, _ transform: @Sendable (Element) -> Result
) -> [Result] {
    let workers = min(max(jobs, 1), elements.count)
    guard workers > 1 else { return elements.map(transform) }
    let next = Atomic<Int>(0)
    let finished = Mutex<[(index: Int, result: Result)]>([])
    DispatchQueue.concurrentPerform(iterations: workers) { _ in
        var results: [(index: Int, result: Result)] = []
        while true {
            let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
            guard index < elements.count else { break }
            results.append((index, transform(elements[index])))
        }
        finished.withLock { $0 += results }
    }
    return finished.withLock { $0.sorted { $0.index < $1.index }.map(\.result) }
}
