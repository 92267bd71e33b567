import Testing

@testable import SiteGenerator
import Text

/// A list in which one element stands for another.
@Suite struct VariedListTests {
    /// A list after some replacements.
    private func varied(_ list: VariedList<Int>, _ changes: [(Int, Int)]) -> VariedList<Int> {
        var list = list
        for (index, element) in changes { list.replace(index, with: element) }
        return list
    }

    @Test func oneElementStandsForAnother() {
        let list = VariedList([1, 2, 3])
        let one = varied(list, [(1, 7)])
        #expect(one.array == [1, 7, 3] && list.array == [1, 2, 3])
        #expect(one[0] == 1 && one[1] == 7 && one[2] == 3 && one.count == 3)
        #expect(varied(one, [(1, 8)]).array == [1, 8, 3])
        #expect(varied(one, [(2, 9)]).array == [1, 7, 9])
        #expect(varied(one, [(0, 9), (2, 4)]).array == [9, 7, 4] && one.array == [1, 7, 3])
    }

    /// Another element costs nothing, a second place one copy of a list that somebody else holds, and all further places
    /// nothing more.
    @Test func anotherElementCostsNoCopy() {
        let list = VariedList(Array(0..<1000))
        #expect(WorkCounter.steps { _ = varied(list, [(5, 1), (5, 2)])[5] } == 0)
        #expect(WorkCounter.steps { _ = varied(list, [(5, 1), (6, 2)]) } == 1000)
        #expect(WorkCounter.steps { _ = varied(list, (0..<500).map { ($0, 7) }) } == 1000)
        #expect(WorkCounter.steps { for element in list where element < 0 { print(element) } } == 1000)
    }
}
