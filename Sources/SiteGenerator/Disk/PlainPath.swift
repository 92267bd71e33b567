/// What a path below a folder may be: names with `/` between them, and nothing that leads elsewhere.
enum PlainPath {
    /// What is wrong with a path, in words; `nil` where nothing is.
    static func problem(in path: String) -> String? {
        let bytes = Array(path.utf8)
        guard bytes.first != UInt8(ascii: "/") else { return "it begins with `/`" }
        guard !bytes.contains(where: { $0 < 0x20 || $0 == 0x7F }) else { return "it has a control character" }
        for part in bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
            if part.isEmpty { return "it has an empty part" }
            if part.elementsEqual(".".utf8) || part.elementsEqual("..".utf8) {
                return "it has the part `\(String(decoding: part, as: UTF8.self))`"
            }
            if part.count > longestPart { return "it has a part of more than \(longestPart) bytes" }
        }
        return nil
    }

    /// The longest name that common file systems hold, in bytes.
    private static let longestPart = 255
}
