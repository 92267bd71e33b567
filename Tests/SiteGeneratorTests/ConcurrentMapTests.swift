import Testing

@testable import SiteGenerator

/// Results come in the order of the input, from any number of workers.
@Suite struct ConcurrentMapTests {
    @Test(arguments: [1, 2, 3, 8, 1000], [0, 1, 2, 100, 1000])
    func order(jobs: Int, count: Int) {
        #expect(concurrentMap(Array(0..<count), jobs: jobs) { $0 * 2 } == (0..<count).map { $0 * 2 })
    }

    @Test(arguments: [(0, 1), (1, 1), (64, 1), (65, 2), (128, 2), (129, 3)])
    func slicesAreCounted(elements: Int, slices: Int) throws {
        #expect(sliceCount(of: Array(0..<elements)) == slices)
        let starts = try inSlices(Array(0..<elements), jobs: 3) { slice in [slice.startIndex] }
        #expect(starts == (elements == 0 ? [] : (0..<slices).map { $0 * 64 }))
    }

    @Test(arguments: [(0, 1), (-1, 1), (1, 1), (512, 512), (513, 512), (Int.max, 512)])
    func workersHaveALimit(asked: Int, jobs: Int) {
        #expect(SiteOptions(jobs: asked).jobs == jobs)
    }

    @Test func noWorkersAreOne() {
        #expect(concurrentMap([1, 2], jobs: 0) { $0 } == [1, 2])
    }
}
