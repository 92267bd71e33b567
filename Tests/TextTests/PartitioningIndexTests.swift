import Testing

@testable import Text

/// The search in sorted collections: each is a list, and the first index of a number above 4.
@Suite struct PartitioningIndexTests {
    @Test(arguments: [
        ([], 0), ([4], 1), ([5], 0), ([1, 2, 3], 3), ([5, 6], 0), ([1, 4, 4, 5, 5, 9], 3), ([4, 5], 1),
        ([3, 4, 5], 2),
    ])
    func findsTheFirstThatFits(numbers: [Int], expected: Int) {
        #expect(numbers.partitioningIndex { $0 > 4 } == expected)
        #expect(([0] + numbers)[1...].partitioningIndex { $0 > 4 } == expected + 1)
    }

    @Test func asksFewElements() {
        var asked = 0
        let index = (0..<1024).partitioningIndex {
            asked += 1
            return $0 >= 1000
        }
        #expect(index == 1000)
        #expect(asked <= 11)
    }
}
