import Text

/// Names that file systems of some machines cannot hold, so that a site cannot be checked out or published there.
///
/// Source: Microsoft, "Naming Files, Paths, and Namespaces", read 2026-11-28.
enum PortableName {
    /// The first part of a path that Windows takes for something else or not at all, with the path up to it and the
    /// reason as the end of a sentence.
    static func fault(in path: String) -> (place: String, words: String)? {
        guard !isPlain(path) else { return nil }
        var place = ""
        for part in path.split(separator: "/") {
            place = joined(place, String(part))
            if let words = fault(of: part) { return (place, words) }
        }
        return nil
    }

    /// The first part of a path that has a control character in it, which no address can hold, with the path up to it.
    static func controlled(in path: String) -> String? {
        guard OutputPath.hasControl(path) else { return nil }
        var place = ""
        for part in path.split(separator: "/") {
            place = joined(place, String(part))
            if OutputPath.hasControl(String(part)) { return place }
        }
        return nil
    }

    /// Whether every part of a path is of plain ASCII and can stand everywhere, which takes one look at its bytes.
    private static func isPlain(_ path: String) -> Bool {
        var path = path
        return path.withUTF8 { bytes in
            bytes.allSatisfy(plain.contains)
                && bytes.split(separator: UInt8(ascii: "/")).allSatisfy { part in
                    part.last != UInt8(ascii: ".") && part.last != UInt8(ascii: " ") && !isDevice(part)
                }
        }
    }

    /// Whether a name of ASCII is that of a device.
    private static func isDevice(_ name: UnsafeBufferPointer<UInt8>.SubSequence) -> Bool {
        let name = name.prefix { $0 != UInt8(ascii: ".") }
        let blanks = name.reversed().prefix { $0 == UInt8(ascii: " ") }.count
        let stem = name.dropLast(blanks)
        guard (3...4).contains(stem.count) || stem.last == UInt8(ascii: "$") else { return false }
        return devices.contains(String(decoding: stem, as: UTF8.self).lowercased())
    }

    private static let plain = ByteSet { (0x20..<0x7F).contains($0) && !"<>:\"|?*\\".utf8.contains($0) }

    private static func fault(of name: Substring) -> String? {
        if let last = name.last, last == "." || last == " " {
            return "ends with a \(last == "." ? "full stop" : "blank"), which Windows leaves out"
        }
        if let character = name.unicodeScalars.first(where: { forbidden.contains($0) }) {
            return "has `\(character)` in it, which no name on Windows can have"
        }
        // Windows looks at what stands before the first full stop, without the blanks behind it.
        var stem = name.prefix { $0 != "." }
        while stem.last == " " { stem.removeLast() }
        return devices.contains(stem.lowercased()) ? "is the name of a device on Windows" : nil
    }

    /// What no name can hold besides `/`, which parts names, and control characters, which no site can hold.
    private static let forbidden = Set("<>:\"|?*\\".unicodeScalars)

    private static let devices: Set<String> = {
        let numbers = (1...9).map(String.init) + ["\u{B9}", "\u{B2}", "\u{B3}"]
        return Set(
            ["con", "prn", "aux", "nul", "conin$", "conout$"] + numbers.flatMap { ["com" + $0, "lpt" + $0] })
    }()
}
