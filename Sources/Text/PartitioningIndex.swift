extension RandomAccessCollection {
    /// The first index whose element fits, or the end, in a collection in which all elements that fit stand behind
    /// all that do not. Asks log n elements.
    @inlinable
    public func partitioningIndex(where fits: (Element) throws -> Bool) rethrows -> Index {
        var start = startIndex
        var count = self.count
        while count > 0 {
            let half = count / 2
            let middle = index(start, offsetBy: half)
            if try fits(self[middle]) {
                count = half
            } else {
                start = index(after: middle)
                count -= half + 1
            }
        }
        return start
    }
}
