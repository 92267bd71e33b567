import Diagnostics
import Text

/// The end tags of dictionaries, arrays and the list itself that follow a place in a property list without their
/// opening ones. The text is looked through once for all places.
struct EndTagsAhead {
    private typealias Element = PropertyListParser.Element

    /// An opening or an end tag.
    private struct Tag {
        let position: Int
        let isStart: Bool
        let element: Element
        /// How many more have been opened than closed before it; less than none where more were closed.
        let depth: Int
    }

    private var tags: [Tag] = []
    /// The least depth behind each tag.
    private var least: [Int] = []
    /// The first end tag, from each tag on, whose opening one stands before that.
    private var firstEnd: [Int?] = []

    /// Looks through a text from where a scanner stands.
    init(from scanner: XMLScanner, in input: UnsafeBufferPointer<UInt8>) {
        var ahead = scanner
        var depth = 0
        while let token = ahead.next() {
            guard token.kind == .start || token.kind == .end,
                let element = Element(rawValue: String(decoding: input[token.name], as: UTF8.self)),
                [.dict, .array, .plist].contains(element)
            else { continue }
            let isStart = token.kind == .start
            tags.append(
                Tag(position: token.range.lowerBound, isStart: isStart, element: element, depth: depth))
            depth += isStart ? 1 : -1
        }
        least = Array(repeating: depth, count: tags.count)
        firstEnd = Array(repeating: nil, count: tags.count)
        for index in tags.indices.reversed() {
            let behind = index + 1 < tags.count ? min(least[index + 1], tags[index + 1].depth) : depth
            least[index] = behind
            firstEnd[index] = tags[index].isStart ? end(behind: index + 1) : index
        }
    }

    /// The first end tag that belongs to what is open before the tag at an index, where that tag opens something: the
    /// one behind the end tag of what it opens.
    private func end(behind inner: Int) -> Int? {
        guard inner < tags.count, let own = firstEnd[inner], own + 1 < tags.count else { return nil }
        return firstEnd[own + 1]
    }

    /// How many follow a place.
    func count(from position: Int) -> Int {
        guard let index = index(from: position) else { return 0 }
        return max(tags[index].depth - least[index], 0)
    }

    /// What the first of them closes.
    func first(from position: Int) -> PropertyListParser.Element? {
        index(from: position).flatMap { firstEnd[$0] }.map { tags[$0].element }
    }

    /// The first tag at or behind a place.
    private func index(from position: Int) -> Int? {
        let index = tags.partitioningIndex { $0.position >= position }
        return index < tags.count ? index : nil
    }
}
