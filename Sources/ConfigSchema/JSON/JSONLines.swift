import Diagnostics

/// Reads JSON Lines: every line that is not blank is a JSON text and a document by itself.
public enum JSONLines {
    /// Whether a text is several whole objects or arrays with a line for each, which as one JSON text is a mistake.
    ///
    /// Looks at no more than the first line where that is not a whole value, as in almost all texts.
    public static func isLines(_ bytes: [UInt8]) -> Bool {
        var count = 0
        for line in lines(of: bytes) {
            guard isWhole(bytes[line]) else { return false }
            count += 1
        }
        return count > 1
    }

    /// Parses a text.
    static func parse(
        _ bytes: [UInt8], limits: ConfigLimits, allowingLeftOutParts leftOut: Bool
    ) -> ConfigStorage {
        var arena = NodeArena(bytes: bytes)
        var problems: [ConfigProblem] = []
        var roots: [Int] = []
        for line in lines(of: bytes) {
            guard !leftOut || !isLeftOut(bytes[line]) else { continue }
            let text = ConfigDocument(
                parsing: Array(bytes[line]), as: .json, limits: limits, allowingLeftOutParts: leftOut)
            let inner = text.storage.arena
            guard arena.nodes.count + inner.nodes.count <= limits.nodes else {
                problems.append(
                    ConfigProblem(
                        .tooManyValues, .error, "the text holds more than \(limits.nodes) values", at: line
                    ))
                break
            }
            problems += text.problems.map { $0.moved(by: line.lowerBound) }
            roots += text.storage.roots.map { arena.nodes.count + $0 }
            let (nodes, side) = (arena.nodes.count, arena.side.count)
            arena.nodes += inner.nodes.map { $0.shifted(nodes: nodes, bytes: line.lowerBound, side: side) }
            arena.side += inner.side
        }
        if roots.isEmpty, problems.isEmpty {
            problems.append(
                ConfigProblem(
                    .invalidSnippet, .error, "there is no value in this JSON Lines text",
                    at: bytes.count..<bytes.count))
        }
        return ConfigStorage(arena: arena, problems: problems, roots: roots, language: .jsonl)
    }

    /// The lines that are not blank, without the white space around them.
    private static func lines(of bytes: [UInt8]) -> some Sequence<Range<Int>> {
        var offset = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        return AnyIterator {
            while offset < bytes.count, bytes[offset] <= 0x20 { offset += 1 }
            guard offset < bytes.count else { return nil }
            let start = offset
            while offset < bytes.count, bytes[offset] != 0x0A { offset += 1 }
            var end = offset
            while bytes[end - 1] <= 0x20 { end -= 1 }
            return start..<end
        }
    }

    /// Whether a line begins and ends with the brackets of one value.
    private static func isWhole(_ line: ArraySlice<UInt8>) -> Bool {
        switch (line.first, line.last) {
        case (UInt8(ascii: "{"), UInt8(ascii: "}")), (UInt8(ascii: "["), UInt8(ascii: "]")): line.count > 1
        default: false
        }
    }

    /// Whether a line stands for documents that are left out.
    private static func isLeftOut(_ line: ArraySlice<UInt8>) -> Bool {
        line.elementsEqual("...".utf8) || line.elementsEqual("…".utf8)
    }
}
