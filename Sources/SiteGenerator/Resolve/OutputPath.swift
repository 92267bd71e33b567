import Text

/// The paths of the finished site, below its output folder.
enum OutputPath {
    /// What is wrong with a path by itself.
    static func fault(_ path: String) -> PathFault? {
        if let count = path.utf8.split(separator: UInt8(ascii: "/")).map(\.count).max(),
            count > PathFault.longestPart
        {
            return .longPart(count)
        }
        if path.utf8.count > PathFault.longestPath { return .long(path.utf8.count) }
        if hasControl(path) { return .control }
        if path.hasPrefix(".waymark-") { return .reserved }
        return nil
    }

    /// The file that answers an address of this site that an author wrote, such as `/old/` or `/old.html`.
    static func file(forAddress address: String) throws(PathFault) -> String {
        if LinkResolver.hasScheme(address) { throw .scheme }
        if hasControl(address) { throw .control }
        if address.contains("?") { throw .query }
        if address.contains("#") { throw .fragment }
        if address.contains("\\") { throw .backslash }
        if address.unicodeScalars.contains(where: \.properties.isWhitespace) { throw .blank }
        if address.hasPrefix("//") { throw .host }
        var parts: [String] = []
        let written = address.split(separator: "/", omittingEmptySubsequences: false)
        for (index, part) in written.enumerated()
        where !(part.isEmpty && [0, written.count - 1].contains(index)) {
            parts.append(try decoded(part))
        }
        let path = parts.joined(separator: "/")
        let file = pathExtension(of: path) == "html" ? path : joined(path, "index.html")
        if let fault = fault(file) { throw fault }
        return file
    }

    /// One part of an address as a name of a file or folder.
    private static func decoded(_ part: Substring) throws(PathFault) -> String {
        if part.isEmpty { throw .emptyPart }
        if part.contains("*") || part.hasPrefix(":") { throw .pattern }
        let bytes = URLPath.decodedBytes(String(part))
        let isWhole = part.split(separator: "%", omittingEmptySubsequences: false).dropFirst().allSatisfy {
            $0.utf8.prefix(2).count == 2 && $0.prefix(2).allSatisfy(\.isHexDigit)
        }
        guard isWhole, let name = String(validating: bytes, as: UTF8.self), !name.contains("/"),
            !name.contains("\\")
        else { throw .encoding }
        if name == "." || name == ".." { throw .dots }
        let isBlank: (Character?) -> Bool = { $0?.isWhitespace == true }
        if isBlank(name.first) || isBlank(name.last) { throw .blank }
        return name
    }

    /// What is wrong with the page of a topic.
    static func fault(ofTopic name: String) -> PathFault? {
        fault("topics/\(Slug.make(name))/index.html")
    }

    /// What is wrong with the last part of a page's address that its author chose; the schema of front matter looks
    /// after what has a meaning in every address.
    static func fault(ofSlug slug: String) -> PathFault? {
        if slug.allSatisfy({ $0 == "." }) { return .dots }
        if slug.unicodeScalars.allSatisfy(\.properties.isWhitespace) { return .blank }
        if hasControl(slug) { return .control }
        if slug.contains("\\") { return .backslash }
        return LinkResolver.hasScheme(slug) ? .scheme : nil
    }

    /// Whether a text has a control character: U+0000 to U+001F, or U+007F to U+009F.
    static func hasControl(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            bytes.indices.contains { place in
                let byte = bytes[place]
                // The two bytes of U+0080 to U+009F begin with 0xC2.
                return byte < 0x20 || byte == 0x7F
                    || byte == 0xC2 && place + 1 < bytes.count && bytes[place + 1] < 0xA0
            }
        }
    }
}
