/// Makes the part of a URL from a name.
enum Slug {
    /// The name in lower case, with `-` for spaces and without what has a meaning of its own in a URL or a shell.
    ///
    /// Letters and digits of every script and symbols such as emoji stay. A name of which nothing is left is
    /// written as the hexadecimal numbers of its characters, so that every name has a slug.
    static func make(_ name: String) -> String {
        var slug = ""
        for scalar in name.lowercased().unicodeScalars {
            switch scalar {
            case "a"..."z", "0"..."9", "_", ".", "~": slug.unicodeScalars.append(scalar)
            case _ where scalar.properties.isWhitespace || scalar == "-" || scalar == "/":
                if slug.last != "-" { slug += "-" }
            case _ where scalar.isASCII || scalar.properties.generalCategory == .control: continue
            default: slug.unicodeScalars.append(scalar)
            }
        }
        while slug.hasPrefix("-") { slug.removeFirst() }
        while slug.hasSuffix("-") || slug.hasSuffix(".") { slug.removeLast() }
        guard slug.isEmpty || slug.allSatisfy({ $0 == "." }) else { return slug }
        return name.unicodeScalars.map { String($0.value, radix: 16) }.joined(separator: "-")
    }

    /// A slug that an author chose, as it is; `nil` where it would lead to another folder.
    static func chosen(_ slug: String) -> String? {
        slug.isEmpty || slug.contains("/") || slug.allSatisfy({ $0 == "." }) ? nil : slug
    }
}
