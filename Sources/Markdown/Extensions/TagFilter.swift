import Text

/// GFM's filter for the raw HTML of elements that change how the rest of the page is read (section 6.11).
enum TagFilter {
    private static let names: [[UInt8]] = [
        "title", "textarea", "style", "xmp", "iframe", "noembed", "noframes", "script", "plaintext",
    ].map { Array($0.utf8) }

    /// Writes raw HTML with the `<` of such elements as an entity.
    static func write(_ html: ArraySlice<UInt8>, to output: inout HTMLBuffer) {
        var start = html.startIndex
        while let less = html[start...].firstIndex(of: .less) {
            output.append(contentsOf: html[start..<less])
            if isFiltered(html[(less + 1)...]) { output.write("&lt;") } else { output.append(.less) }
            start = less + 1
        }
        output.append(contentsOf: html[start...])
    }

    private static func isFiltered(_ tag: ArraySlice<UInt8>) -> Bool {
        let tag = tag.first == UInt8(ascii: "/") ? tag.dropFirst() : tag
        return names.contains { name in
            guard tag.prefix(name.count).lazy.map(\.lowercased).elementsEqual(name) else { return false }
            guard let next = tag.dropFirst(name.count).first else { return false }
            return next.isWhitespace || next == .greater || next == UInt8(ascii: "/")
        }
    }
}
