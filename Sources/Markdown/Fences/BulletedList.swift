/// The items of a list with bullets and without blank lines, one below the other, such as the files of a folder: a block
/// behind it is about all of them.
struct BulletedList {
    /// From the first item to the end of the last one.
    private(set) var range: Range<Int>
    /// The columns before its first item.
    private let indent: Int
    private var count = 1

    /// The list that a line begins; `nil` where it is no item with a bullet.
    init?(_ line: ScannedLine, _ bytes: [UInt8]) {
        guard let marker = line.marker, "-*+".utf8.contains(bytes[marker.lowerBound]) else { return nil }
        range = line.content
        indent = line.indent
    }

    /// Takes in a line that is another item, or goes on with the last one.
    mutating func add(_ line: ScannedLine) {
        range = range.lowerBound..<line.content.upperBound
        if line.marker != nil { count += 1 }
    }

    /// Whether it introduces what stands behind it as a whole: it has several items, and the last one does not say that it
    /// alone does.
    func introduces(_ line: ScannedLine, _ bytes: [UInt8]) -> Bool {
        let last = bytes[range].reversed().first { !"*_`".utf8.contains($0) }
        return count > 1 && line.indent <= indent && last != .colon
    }
}
