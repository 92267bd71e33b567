import Diagnostics

/// A list of which one element may stand in for another, so that a list with another element costs no copy.
struct VariedList<Element: Sendable>: Sendable, RandomAccessCollection {
    private var elements: [Element]
    private var change: (index: Int, element: Element)?

    init(_ elements: [Element]) {
        self.elements = elements
    }

    var startIndex: Int { 0 }
    var endIndex: Int { elements.count }

    subscript(index: Int) -> Element {
        if let change, change.index == index { return change.element }
        return elements[index]
    }

    /// Walks over all elements, which is no work for each of many pages.
    func makeIterator() -> IndexingIterator<VariedList> {
        WorkCounter.add(count)
        return IndexingIterator(_elements: self)
    }

    /// The list with another element at a place. A second place costs a copy of the list.
    func replacing(_ index: Int, with element: Element) -> VariedList {
        var list = self
        if let change, change.index != index {
            WorkCounter.add(count)
            list.elements[change.index] = change.element
        }
        list.change = (index, element)
        return list
    }

    /// The elements as an array.
    var array: [Element] { Array(self) }
}
