import Testing

@testable import SiteGenerator

/// Results come in the order of the input, from any number of workers.
@Suite struct ConcurrentMapTests {
    @Test(arguments: [1, 2, 3, 8, 1000], [0, 1, 2, 100, 1000])
    func order(jobs: Int, count: Int) {
        #expect(concurrentMap(Array(0..<count), jobs: jobs) { $0 * 2 } == (0..<count).map { $0 * 2 })
    }

    @Test func noWorkersAreOne() {
        #expect(concurrentMap([1, 2], jobs: 0) { $0 } == [1, 2])
    }
}
