import Diagnostics
import Testing

@testable import SiteGenerator

/// A list in which one element stands for another.
@Suite struct VariedListTests {
    @Test func oneElementStandsForAnother() {
        let list = VariedList([1, 2, 3])
        let varied = list.replacing(1, with: 7)
        #expect(varied.array == [1, 7, 3] && list.array == [1, 2, 3])
        #expect(varied[0] == 1 && varied[1] == 7 && varied[2] == 3 && varied.count == 3)
        #expect(varied.replacing(1, with: 8).array == [1, 8, 3])
        #expect(varied.replacing(2, with: 9).array == [1, 7, 9])
        #expect(varied.replacing(0, with: 9).replacing(2, with: 4).array == [9, 7, 4])
    }

    /// Another element costs nothing, and only a second place a copy of the list.
    @Test func anotherElementCostsNoCopy() {
        let list = VariedList(Array(0..<1000))
        #expect(WorkCounter.steps { _ = list.replacing(5, with: 1).replacing(5, with: 2)[5] } == 0)
        #expect(WorkCounter.steps { _ = list.replacing(5, with: 1).replacing(6, with: 2) } == 1000)
        #expect(WorkCounter.steps { for element in list where element < 0 { print(element) } } == 1000)
    }
}
