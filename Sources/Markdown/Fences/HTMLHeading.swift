import Text

/// A heading that is written as an element on one line: `<h3 align="center">Windsurf</h3>`.
struct HTMLHeading {
    /// From 1 to 6.
    let level: Int
    /// What stands between its tags.
    let text: Range<Int>

    /// Looks at the text of a line; `nil` where it is none.
    init?(_ line: ArraySlice<UInt8>) {
        let start = line.startIndex
        guard line.count > 3, line[start] == .less, line[start + 1].lowercased == UInt8(ascii: "h"),
            (UInt8(ascii: "1")...UInt8(ascii: "6")).contains(line[start + 2]),
            line[start + 3] == .greater || line[start + 3].isBlank,
            let open = line.firstIndex(of: .greater),
            let close = line[open...].lastIndex(of: .less), line[close...].starts(with: "</".utf8),
            line[close...].dropFirst(2).first?.lowercased == UInt8(ascii: "h")
        else { return nil }
        level = Int(line[start + 2] - UInt8(ascii: "0"))
        text = (open + 1)..<close
    }
}
