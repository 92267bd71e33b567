import Synchronization

/// Applies a pure function to every element with at most `jobs` workers; the results are in the order of the
/// input, whatever the number of workers.
///
/// Each worker takes the next element when it is done with one, so a long page does not hold up the others.
package func concurrentMap<Element: Sendable, Result: Sendable>(
    _ elements: [Element], jobs: Int, _ transform: @Sendable (Element) -> Result
) -> [Result] {
    let workers = min(max(jobs, 1), elements.count)
    guard workers > 1 else { return elements.map(transform) }
    let next = Atomic<Int>(0)
    let finished = Mutex<[(index: Int, result: Result)]>([])
    Threads.run(workers) {
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

/// Applies work that the machine can refuse to slices of the elements, whose indices are those of the elements,
/// with at most `jobs` workers; the results are in the order of the input. All slices are tried, and the error of
/// the first one that did not work is thrown.
func inSlices<Element: Sendable, Result: Sendable>(
    _ elements: [Element], jobs: Int,
    _ transform: @Sendable (ArraySlice<Element>) throws(FileSystemError) -> [Result]
) throws(FileSystemError) -> [Result] {
    let starts = Array(stride(from: 0, to: elements.count, by: sliceLength))
    let results = concurrentMap(starts, jobs: jobs) { start in
        Swift.Result { () throws(FileSystemError) in
            try transform(elements[start..<min(start + sliceLength, elements.count)])
        }
    }
    var all: [Result] = []
    for result in results { all += try result.get() }
    return all
}

/// How many slices `inSlices` makes of elements, at least one.
func sliceCount(of elements: [some Any]) -> Int { max(1, (elements.count + sliceLength - 1) / sliceLength) }

/// Long enough that neighbours share the way to their folder, and short enough that all workers have some.
private let sliceLength = 64
