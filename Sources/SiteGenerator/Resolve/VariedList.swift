import Text

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

    /// Puts another element into a place. A second place costs a copy of the list where somebody else holds it too.
    mutating func replace(_ index: Int, with element: Element) {
        if let change, change.index != index {
            let place = elements.withUnsafeBufferPointer(\.baseAddress)
            elements[change.index] = change.element
            if elements.withUnsafeBufferPointer(\.baseAddress) != place { WorkCounter.add(count) }
        }
        change = (index, element)
    }

    /// The elements as an array.
    var array: [Element] { Array(self) }
}
