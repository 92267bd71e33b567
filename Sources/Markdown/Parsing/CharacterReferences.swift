import Text

/// Character references in text that libcmark does not read, such as the values of attributes in raw HTML.
enum CharacterReferences {
    /// The bytes with their references decoded. The table of names is libcmark's, so it is libcmark that reads
    /// them, as a link's destination in which nothing but a reference has a meaning.
    static func decoded(_ text: ArraySlice<UInt8>) -> [UInt8] {
        guard text.contains(.ampersand), text.contains(.semicolon) else { return Array(text) }
        var markdown = Array("[x](<".utf8)
        // What would end the destination or be cut off its ends comes back in front of and behind the letters.
        markdown.append(UInt8(ascii: "x"))
        for byte in text {
            if byte.isPunctuation, byte != .ampersand, byte != .semicolon, byte != .hash {
                markdown.append(.backslash)
            }
            markdown.append(byte.isLineEnd ? .space : byte)
        }
        markdown += Array("x>)".utf8)
        let decoded = markdown.withUnsafeBufferPointer { markdown in
            LibraryNode.withTree(of: markdown) { root -> [UInt8]? in
                guard let link = root?.firstChild?.firstChild, link.kind == .link else { return nil }
                return EntityMatch.withoutForbidden(Array(link.url.dropFirst().dropLast()))
            }
        }
        return decoded ?? Array(text)
    }
}
