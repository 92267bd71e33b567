import ConfigSchema
import Text

/// The data at the beginning of a page.
struct FrontMatter: Sendable {
    /// A member, with the lines that it is written on where they can be taken over as they are.
    struct Member: Sendable {
        let key: String
        let value: Value
        /// Where the key stands in the file.
        let offset: Int
        /// From the line of the key to the next one; `nil` where it shares a line or is no YAML.
        let lines: Range<Int>?
    }

    /// The members, in their order.
    let members: [Member]
    /// Where the page's text begins in the file.
    let bodyStart: Int
    /// Whether there is any.
    var isThere: Bool { bodyStart > 0 }

    /// The value of a member.
    subscript(_ key: String) -> Value? { members.last { $0.key == key }?.value }

    init(_ bytes: [UInt8]) {
        guard let (language, content, end) = Self.block(bytes) else {
            (members, bodyStart) = ([], 0)
            return
        }
        bodyStart = end
        let document = ConfigDocument(parsing: Array(bytes[content]), as: language)
        guard let root = document.root, root.kind == .object else {
            members = []
            return
        }
        let found = root.members.filter { !$0.key.isShadowed }
        let starts = found.map { content.lowerBound + $0.key.range.lowerBound }
        let isInLines = language == .yaml && starts.allSatisfy { $0 == 0 || bytes[$0 - 1] == .lineFeed }
        members = found.enumerated().map { index, member in
            let next = index + 1 < starts.count ? starts[index + 1] : content.upperBound
            return Member(
                key: member.key.string ?? "", value: Value(member.value), offset: starts[index],
                lines: isInLines && next > starts[index] ? starts[index]..<next : nil)
        }
    }

    /// The language of front matter, its text, and where it ends.
    private static func block(_ bytes: [UInt8]) -> (ConfigLanguage, Range<Int>, end: Int)? {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let start = bytes.starts(with: mark) ? mark.count : 0
        if bytes[start...].starts(with: "{".utf8) { return json(bytes, start) }
        let fences: [(String, ConfigLanguage)] = [("---", .yaml), ("+++", .toml)]
        guard let (fence, language) = fences.first(where: { bytes[start...].starts(with: $0.0.utf8) }) else {
            return nil
        }
        var (offset, content): (Int, Int?) = (start, nil)
        while offset < bytes.count {
            let end = bytes[offset...].firstIndex(of: .lineFeed) ?? bytes.count
            let line = String(decoding: bytes[offset..<end], as: UTF8.self).trimmed
            if let content {
                if line == fence { return (language, content..<offset, min(end + 1, bytes.count)) }
            } else if line == fence {
                content = min(end + 1, bytes.count)
            } else {
                return nil
            }
            offset = end + 1
        }
        return nil
    }

    /// A JSON object in front of a page ends with the first line that is nothing but `}`.
    private static func json(_ bytes: [UInt8], _ start: Int) -> (ConfigLanguage, Range<Int>, end: Int)? {
        guard let end = bytes[start...].firstRange(of: "\n}".utf8)?.upperBound else { return nil }
        let behind = bytes[end...].firstIndex(of: .lineFeed).map { $0 + 1 } ?? bytes.count
        return (.json, start..<end, behind)
    }
}
