/// Names that file systems of some machines cannot hold, so that a site cannot be checked out or published there.
///
/// Source: Microsoft, "Naming Files, Paths, and Namespaces", read 2026-11-28.
enum PortableName {
    /// The first part of a path that Windows takes for something else or not at all, with the path up to it and the
    /// reason as the end of a sentence.
    static func fault(in path: String) -> (place: String, words: String)? {
        var place = ""
        for part in path.split(separator: "/") {
            place = joined(place, String(part))
            if let words = fault(of: part) { return (place, words) }
        }
        return nil
    }

    /// The first part of a path that has a control character in it, which no address can hold, with the path up to it.
    static func controlled(in path: String) -> String? {
        var place = ""
        for part in path.split(separator: "/") {
            place = joined(place, String(part))
            if part.unicodeScalars.contains(where: OutputPath.isControl) { return place }
        }
        return nil
    }

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
