/// Left-out parts of YAML: `…` and `...` alone on a line or as an element or member, and comments that begin so.
///
/// YAML itself reads them as scalars, as the end of a document or as mistakes. So the lines are blanked before
/// the text is read, and the elements and members taken out behind it. Placeholders in double braces are texts.
struct YAMLLeftOutParts {
    /// A line that stands for left-out parts.
    private struct Line {
        let offset: Int
        /// How far the line is indented, which tells the object or array that it belongs to.
        let column: Int
        let isComment: Bool
        /// Whether it is a comment without a mark beside a key, which says something only where the key has no value.
        var isRemark = false
    }

    private var nodes: [Node]
    private let bytes: [UInt8]

    /// Parses a text in which parts may be left out.
    static func parse(_ bytes: [UInt8], limits: ConfigLimits) -> ConfigStorage {
        var placeholders = YAMLPlaceholders(in: bytes)
        var found = bytes.withUnsafeBufferPointer { input in
            bytes.indices.contains {
                input[$0] == UInt8(ascii: "#") || LeftOutMark.length(at: $0, in: input) > 0
            } ? lines(in: input) : []
        }
        guard !found.isEmpty || !placeholders.places.isEmpty else {
            return YAMLParser.parse(bytes, limits: limits)
        }
        var storage = YAMLParser.parse(placeholders.masked(blanked(bytes, found)), limits: limits)
        let ownLines = found.filter { !isInText($0, storage) }
        let leavesTexts = placeholders.leaveTexts(storage.arena.nodes)
        if ownLines.count < found.count || leavesTexts {
            found = ownLines
            storage = YAMLParser.parse(placeholders.masked(blanked(bytes, found)), limits: limits)
        }
        var parts = YAMLLeftOutParts(nodes: storage.arena.nodes, bytes: bytes)
        placeholders.restore(&parts.nodes, bytes)
        for line in found { parts.mark(line) }
        let roots = parts.removeMarks(roots: storage.roots)
        return ConfigStorage(
            arena: NodeArena(nodes: parts.nodes, bytes: bytes, side: storage.arena.side),
            problems: storage.problems, roots: roots, language: .yaml)
    }

    // MARK: Lines

    /// How many lines of a text are taken for left-out parts.
    private static let most = 256

    private static func lines(in input: UnsafeBufferPointer<UInt8>) -> [Line] {
        var lines: [Line] = []
        var start = 0
        while start < input.count, lines.count < most {
            var end = start
            while end < input.count, input[end] != 0x0A { end += 1 }
            if let line = line(start..<end, in: input) { lines.append(line) }
            start = end + 1
        }
        return lines
    }

    private static func line(_ range: Range<Int>, in input: UnsafeBufferPointer<UInt8>) -> Line? {
        let offset = range.first { input[$0] != 0x20 } ?? range.upperBound
        guard offset < range.upperBound else { return nil }
        let column = offset - range.lowerBound
        if input[offset] == UInt8(ascii: "#") {
            return LeftOutMark.begins(comment: offset + 1, in: input)
                ? Line(offset: offset, column: column, isComment: true) : nil
        }
        if let comment = comment(behindKeyIn: offset..<range.upperBound, in: input) {
            let isRemark = !LeftOutMark.begins(comment: comment + 1, in: input)
            return Line(
                offset: comment, column: comment - range.lowerBound, isComment: true, isRemark: isRemark)
        }
        let length = LeftOutMark.length(at: offset, in: input)
        let rest = (offset + length)..<range.upperBound
        guard length > 0, rest.allSatisfy({ input[$0] <= 0x20 }) else { return nil }
        if column == 0, beginsDocument(behind: range.upperBound, in: input) { return nil }
        return Line(offset: offset, column: column, isComment: false)
    }

    /// Where a comment begins that stands in the place of a key's value, as in `args: # ...` and `args: # see above`.
    private static func comment(behindKeyIn line: Range<Int>, in input: UnsafeBufferPointer<UInt8>) -> Int? {
        guard let sign = line.first(where: { input[$0] == UInt8(ascii: "#") }),
            let last = input[line.lowerBound..<sign].lastIndex(where: { $0 != 0x20 && $0 != 0x09 }),
            last < sign - 1, input[last] == UInt8(ascii: ":")
        else { return nil }
        return sign
    }

    /// Whether the next line that is not blank begins another document, so that `...` ends one.
    private static func beginsDocument(behind end: Int, in input: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let next = input[end...].firstIndex(where: { $0 > 0x20 }) else { return false }
        return input[next...].starts(with: "---".utf8) || input[next] == UInt8(ascii: "%")
    }

    private static func blanked(_ bytes: [UInt8], _ lines: [Line]) -> [UInt8] {
        var blanked = bytes
        for line in lines where !line.isComment {
            for offset in line.offset..<line.offset + 3 { blanked[offset] = 0x20 }
        }
        return blanked
    }

    /// Whether a line stands inside a text over several lines.
    private static func isInText(_ line: Line, _ storage: ConfigStorage) -> Bool {
        storage.arena.nodes.contains {
            $0.type == .string && $0.start < line.offset && $0.end > line.offset
        }
    }

    // MARK: Objects and arrays

    /// Marks what a line belongs to as partial: in a flow collection that one, else the innermost block
    /// collections at the column of the line or before it.
    private mutating func mark(_ line: Line) {
        if line.isRemark {
            _ = fillEmptyValue(line)
            return
        }
        let open = nodes.indices.filter { isOpen($0, at: line.offset) }
        if let flow = open.last(where: { isFlow($0) && nodes[$0].end > line.offset }) {
            nodes[flow].flags.insert(.partial)
            return
        }
        if fillEmptyValue(line) { return }
        let blocks = open.filter { !isFlow($0) }.map { (index: $0, column: column($0)) }
            .filter { $0.column <= line.column }
        let nearest = blocks.map(\.column).max()
        for block in blocks where block.column == nearest { nodes[block.index].flags.insert(.partial) }
    }

    /// Whether an offset lies in an object or array or directly before it.
    private func isOpen(_ index: Int, at offset: Int) -> Bool {
        guard !nodes[index].type.isDisjoint(with: [.object, .array]) else { return false }
        if nodes[index].start > offset { return index == 0 || nodes[index - 1].start < offset }
        let behind = Int(nodes[index].next)
        return behind >= nodes.count || nodes[behind].start > offset
    }

    private func isFlow(_ index: Int) -> Bool {
        let start = Int(nodes[index].start)
        guard start < bytes.count else { return false }
        return bytes[start] == UInt8(ascii: "{") || bytes[start] == UInt8(ascii: "[")
    }

    private func column(_ index: Int) -> Int { column(ofByte: Int(nodes[index].start)) }

    private func column(ofByte offset: Int) -> Int {
        var start = offset
        while start > 0, bytes[start - 1] != 0x0A { start -= 1 }
        return offset - start
    }

    /// A key whose value is nothing but left-out parts has a value of any type, a null that is partial. A line in the
    /// column of the key may stand for its value, as the items of a list do, or for other keys: then both are left out.
    ///
    /// - Returns: whether the line stands for the value alone.
    private mutating func fillEmptyValue(_ line: Line) -> Bool {
        guard let last = nodes.lastIndex(where: { Int($0.start) <= line.offset }), last > 0,
            nodes[last].type == .null, nodes[last].range.isEmpty, nodes[last - 1].type == .string,
            column(last - 1) <= line.column,
            last + 1 >= nodes.count || Int(nodes[last + 1].start) > line.offset
        else { return false }
        let key = nodes[last - 1]
        nodes[last].flags.insert(.partial)
        nodes[last].start = key.start
        nodes[last].end = key.end
        return column(last - 1) < line.column
    }

    // MARK: Elements and members

    /// Takes out the elements and members that stand for left-out parts; the result is where the roots are then.
    private mutating func removeMarks(roots: [Int]) -> [Int] {
        var removed = Set<Int>()
        for container in nodes.indices { findMarks(in: container, &removed) }
        guard !removed.isEmpty else { return roots }
        var places: [Int] = []
        for index in 0...nodes.count {
            places.append((places.last ?? -1) + (removed.contains(index - 1) ? 0 : 1))
        }
        nodes = nodes.indices.filter { !removed.contains($0) }.map { index in
            var node = nodes[index]
            node.next = UInt32(truncatingIfNeeded: places[Int(node.next)])
            if node.flags.contains(.alias) { node.hash = UInt32(truncatingIfNeeded: places[Int(node.hash)]) }
            return node
        }
        return roots.map { places[$0] }
    }

    private mutating func findMarks(in container: Int, _ removed: inout Set<Int>) {
        let isObject = nodes[container].type == .object
        guard isObject || nodes[container].type == .array else { return }
        var child = container + 1
        while child < Int(nodes[container].next) {
            let value = isObject ? child + 1 : child
            let next = Int(nodes[value].next)
            if isMark(child), !isObject || (nodes[value].type == .null && nodes[value].range.isEmpty) {
                removed.formUnion(child..<next)
                nodes[container].payload -= 1
                nodes[container].flags.insert(.partial)
            }
            child = next
        }
    }

    /// Whether a string is a mark without quotes.
    private func isMark(_ index: Int) -> Bool {
        let node = nodes[index]
        guard node.type == .string, node.range.count == 3, node.range.upperBound <= bytes.count else {
            return false
        }
        return bytes.withUnsafeBufferPointer { LeftOutMark.length(at: node.range.lowerBound, in: $0) > 0 }
    }
}
