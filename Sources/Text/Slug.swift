/// Makes the part of a URL from a name: of pages and topics, and in templates by the filter `slug`.
public enum Slug {
    /// The name in lower case, with `-` for spaces and without what has a meaning of its own in a URL or a shell.
    ///
    /// Letters and digits of every script and symbols such as emoji stay. `#` and `+` at the end of a word belong to
    /// its name and are spelt out, so that `C`, `C#` and `C++` differ; so is the full stop before `NET`, since a
    /// folder whose name begins with one is hidden. A name of which nothing is left is written as the hexadecimal
    /// numbers of its characters, so that every name has a slug.
    public static func make(_ name: String) -> String {
        let scalars = Array(name.lowercased().unicodeScalars)
        var slug = ""
        var marks = 0..<0
        for (index, scalar) in scalars.enumerated() {
            if scalar.isMark, index >= marks.upperBound { marks = scalars.marks(from: index) }
            switch scalar {
            case "a"..."z", "0"..."9", "_", "~": slug.unicodeScalars.append(scalar)
            case "." where slug.isEmpty: slug += scalars.isWord(at: index + 1) ? "dot-" : ""
            case ".": slug.unicodeScalars.append(scalar)
            case "#" where scalars.endsWord(marks): slug += "-sharp"
            case "+" where scalars.endsWord(marks): slug += "-plus"
            case _ where scalar.properties.isWhitespace || scalar == "-" || scalar == "/":
                if slug.last != "-" { slug += "-" }
            case _ where scalar.isASCII || scalar.properties.generalCategory == .control: continue
            default: slug.unicodeScalars.append(scalar)
            }
        }
        while slug.hasPrefix("-") { slug.removeFirst() }
        while slug.hasSuffix("-") || slug.hasSuffix(".") { slug.removeLast() }
        guard slug.isEmpty else { return slug }
        return name.unicodeScalars.map { String($0.value, radix: 16) }.joined(separator: "-")
    }
}

extension [Unicode.Scalar] {
    /// Whether a letter or a digit stands at a position.
    fileprivate func isWord(at index: Int) -> Bool {
        indices.contains(index)
            && (self[index].properties.isAlphabetic || self[index].properties.numericType != nil)
    }

    /// The run of `#` and `+` that begins at a position.
    fileprivate func marks(from index: Int) -> Range<Int> {
        index..<(self[index...].firstIndex { !$0.isMark } ?? endIndex)
    }

    /// Whether a run stands directly behind a word and before none.
    fileprivate func endsWord(_ run: Range<Int>) -> Bool {
        isWord(at: run.lowerBound - 1) && !isWord(at: run.upperBound)
    }
}

extension Unicode.Scalar {
    fileprivate var isMark: Bool { self == "#" || self == "+" }
}
