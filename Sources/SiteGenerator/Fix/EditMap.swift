import Diagnostics
import Text

/// Where the bytes of a text stand after edits of it.
///
/// A place that an edit replaces becomes the place of what stands there then, so that a finding about it is still
/// known.
struct EditMap: Sendable {
    /// By place; they do not overlap.
    private let edits: [Diagnostic.TextEdit]
    /// How far the text behind the first edits has moved, by their number.
    private let distances: [Int]

    /// - Parameter edits: edits that do not overlap, in any order.
    init(_ edits: [Diagnostic.TextEdit]) {
        self.edits = edits.sorted { $0.range.lowerBound < $1.range.lowerBound }
        distances = self.edits.reduce(into: [0]) { distances, edit in
            distances.append(distances[distances.count - 1] + edit.growth)
        }
    }

    /// The text with the edits.
    func applied(to text: [UInt8]) -> [UInt8] {
        var edited: [UInt8] = []
        edited.reserveCapacity(text.count + max(distances[edits.count], 0))
        var position = 0
        for edit in edits {
            edited += text[position..<edit.range.lowerBound]
            edited += edit.replacement.utf8
            position = edit.range.upperBound
        }
        return edited + text[position...]
    }

    /// Where what one of the edits writes stands then.
    func replacement(of edit: Diagnostic.TextEdit) -> Range<Int> {
        let place = edits.partitioningIndex { $0.range.lowerBound >= edit.range.lowerBound }
        let start = edit.range.lowerBound + distances[place]
        return start..<(start + edit.replacement.utf8.count)
    }

    /// A range where it stands then. What is inserted right before or behind it is no part of it.
    func range(_ range: Range<Int>) -> Range<Int> {
        // What is said of the text as a whole is said of its beginning.
        if range == 0..<0 { return range }
        let lower = start(range.lowerBound)
        guard !range.isEmpty else { return lower..<lower }
        return lower..<max(lower, end(range.upperBound))
    }

    private func start(_ offset: Int) -> Int {
        let behind = edits.partitioningIndex { $0.range.upperBound > offset }
        guard behind < edits.count, edits[behind].range.lowerBound < offset else {
            return offset + distances[behind]
        }
        return edits[behind].range.lowerBound + distances[behind]
    }

    private func end(_ offset: Int) -> Int {
        let last = edits.partitioningIndex { $0.range.upperBound >= offset }
        guard last < edits.count, edits[last].range.lowerBound < offset else {
            return offset + distances[last]
        }
        return edits[last].range.lowerBound + distances[last] + edits[last].replacement.utf8.count
    }
}

extension [EditMap] {
    /// A range where it stands after all edits, one after the other.
    func range(_ range: Range<Int>) -> Range<Int> {
        reduce(range) { $1.range($0) }
    }

    /// A finding where it stands after all edits, which are those of one file.
    func moved(_ diagnostic: Diagnostic, in path: String) -> Diagnostic {
        guard !isEmpty, PathKey(diagnostic.location.path) == PathKey(path),
            let range = diagnostic.location.range
        else { return diagnostic }
        var moved = diagnostic
        moved.location = Location(path: diagnostic.location.path, range: self.range(range))
        return moved
    }
}

extension Diagnostic.TextEdit {
    fileprivate var growth: Int { replacement.utf8.count - range.count }
}
