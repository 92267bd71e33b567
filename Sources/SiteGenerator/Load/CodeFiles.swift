/// Finds the files that code blocks show, so that they are read as texts whatever their names end in.
struct CodeFiles {
    private static let attributes = ["file=", "base="].map { Array($0.utf8) }

    /// The places that the attributes of a Markdown text may mean.
    ///
    /// It reads no Markdown: a place that is named in another way is at worst a file that is read in vain.
    static func places(in bytes: [UInt8], at place: String) -> [String] {
        bytes.withUnsafeBufferPointer { text in
            var places: [String] = []
            for offset in text.indices where offset >= 4 && text[offset] == UInt8(ascii: "=") {
                let name = text[(offset - 4)...offset]
                guard attributes.contains(where: { name.elementsEqual($0) }) else { continue }
                places += SiteTexts.places(value(behind: offset, in: text), from: place)
            }
            return places
        }
    }

    private static func value(behind equals: Int, in text: UnsafeBufferPointer<UInt8>) -> String {
        let rest = text[(equals + 1)...]
        guard let quote = rest.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
            return String(decoding: rest.prefix { $0 > 0x20 && $0 != UInt8(ascii: "}") }, as: UTF8.self)
        }
        return String(
            decoding: rest.dropFirst().prefix { $0 != quote && $0 != UInt8(ascii: "\n") }, as: UTF8.self)
    }
}
