import Text

/// The options at the beginning of a directive of MyST on a fence, which are no part of its code: lines such as
/// `:caption: server.json`, or YAML between lines `---`.
struct DirectiveOptions {
    /// The number of bytes that they take, with the blank line behind them.
    let length: Int
    /// What names the file that the block shows.
    private(set) var title: InfoString.Attribute?

    /// Reads the options of a block; `nil` where it has none.
    init?(_ info: InfoString, _ text: ByteView, _ map: SourceMap) {
        guard info.foreign?.kind == .fenceDirective else { return nil }
        var place = 0
        var found: [Range<Int>] = []
        let first = Self.line(text, 0)
        if text.part(first).elementsEqual("---".utf8) {
            place = Self.next(text, first)
            while place < text.count, !text.part(Self.line(text, place)).elementsEqual("---".utf8) {
                found.append(Self.line(text, place))
                place = Self.next(text, found[found.count - 1])
            }
            // Without a second line it is no list of options.
            guard place < text.count else { return nil }
            place = Self.next(text, Self.line(text, place))
        } else {
            while place < text.count, let option = Self.option(text, Self.line(text, place)) {
                found.append(option)
                place = Self.next(text, Self.line(text, place))
            }
            guard !found.isEmpty else { return nil }
        }
        while place < text.count, Self.line(text, place).allSatisfy({ text[$0].isBlank }) {
            place = Self.next(text, Self.line(text, place))
        }
        length = place
        title = found.lazy.compactMap { Self.title(text, $0, map) }.first
    }

    /// A line without its ending.
    private static func line(_ text: ByteView, _ start: Int) -> Range<Int> {
        var end = start
        while end < text.count, !text[end].isLineEnd { end += 1 }
        return start..<end
    }

    private static func next(_ text: ByteView, _ line: Range<Int>) -> Int {
        min(line.upperBound + 1, text.count)
    }

    /// What stands behind the first colon of `:name: value`; `nil` for a line of code.
    private static func option(_ text: ByteView, _ line: Range<Int>) -> Range<Int>? {
        guard text.part(line).first == .colon else { return nil }
        var end = line.lowerBound + 1
        while end < line.upperBound, text[end].isOfContainerName { end += 1 }
        guard end > line.lowerBound + 1, end < line.upperBound, text[end] == .colon,
            end + 1 == line.upperBound || text[end + 1].isBlank
        else { return nil }
        return (line.lowerBound + 1)..<line.upperBound
    }

    /// The title that `caption: server.json` gives.
    private static func title(_ text: ByteView, _ option: Range<Int>, _ map: SourceMap) -> InfoString
        .Attribute?
    {
        guard let colon = option.first(where: { text[$0] == .colon }) else { return nil }
        let name = String(decoding: text.part(option.lowerBound..<colon), as: UTF8.self)
        guard ["caption", "filename", "title"].contains(name) else { return nil }
        var value = (colon + 1)..<option.upperBound
        let isAround: (UInt8) -> Bool = { $0.isBlank || $0 == .quote || $0 == UInt8(ascii: "'") }
        while let first = value.first, isAround(text[first]) { value.removeFirst() }
        while let last = value.last, isAround(text[last]) { value.removeLast() }
        guard !value.isEmpty else { return nil }
        let (nameRange, valueRange) = (map.range(option.lowerBound..<colon), map.range(value))
        return InfoString.Attribute(
            name: "title", value: String(decoding: text.part(value), as: UTF8.self), nameRange: nameRange,
            valueRange: valueRange, range: nameRange.lowerBound..<valueRange.upperBound,
            removal: nameRange.lowerBound..<valueRange.upperBound)
    }
}

extension SourceMap {
    /// The map of a text without its first bytes.
    func dropping(_ count: Int) -> SourceMap {
        SourceMap(
            segments: segments.compactMap { segment in
                let cut = max(0, count - segment.start)
                guard cut < segment.count else { return nil }
                return Segment(
                    start: max(0, segment.start - count), origin: segment.origin + cut,
                    count: segment.count - cut)
            })
    }
}
