import Diagnostics
import Text

/// How the paths of keys are written: the brackets around them and the roots that they begin with.
extension RegistryParser {
    /// Whether a line is the path of a key without its opening bracket.
    var beginsBareKey: Bool {
        let line = input[position...].prefix { $0 != 0x0A && $0 != UInt8(ascii: "=") }
        let root = line.prefix { $0 != 0x5C && $0 != UInt8(ascii: "]") && $0 > 0x20 }
        let name = String(decoding: root, as: UTF8.self).uppercased()
        return Self.hives.contains { $0.name == name || $0.short == name }
    }

    /// Says which bracket of a key is missing, or one too many.
    mutating func checkBrackets(
        _ path: inout Range<Int>, _ line: Range<Int>, isOpened: Bool, isClosed: Bool
    ) {
        let start = line.lowerBound
        let open = Diagnostic.TextEdit(range: start..<start, replacement: "[")
        let close = Diagnostic.TextEdit(range: line.upperBound..<line.upperBound, replacement: "]")
        if !isOpened {
            report(
                "a key stands in brackets", line, help: "write `[` before it and `]` behind",
                fixes: [Diagnostic.Fix("put it in brackets", edits: isClosed ? [open] : [open, close])])
        } else if !isClosed {
            report(
                "this key is not closed", start..<start + 1, help: "close it with `]`",
                fixes: [Diagnostic.Fix("close it", edits: [close])])
        } else if path.first.map({ input[$0] }) == UInt8(ascii: "[") {
            report(
                "a key stands in one pair of brackets", path.lowerBound..<path.lowerBound + 1,
                help: "remove the other")
            path.removeFirst()
            if path.last.map({ input[$0] }) == UInt8(ascii: "]") { path.removeLast() }
        }
    }

    /// Says of a path that it begins with no root, and which was meant.
    mutating func checkHive(_ path: Range<Int>) {
        let end = input[path].firstIndex(of: 0x5C) ?? path.upperBound
        let range = path.lowerBound..<end
        let name = input.text(range).uppercased()
        guard !Self.hives.contains(where: { $0.name == name }) else { return }
        let short = Self.hives.first { $0.short == name }?.name
        let right = short ?? Spelling.nearest(to: name, in: Self.hives.map(\.name))
        report(
            "a key begins with one of the registry's roots, such as `HKEY_LOCAL_MACHINE`",
            range.isEmpty ? path.lowerBound..<path.lowerBound + 1 : range,
            help: right.map { "did you mean `\($0)`?" },
            fixes: short.map { [fix("write `\($0)`", range, $0)] } ?? [])
    }

    private static let hives: [(name: String, short: String)] = [
        ("HKEY_LOCAL_MACHINE", "HKLM"), ("HKEY_CURRENT_USER", "HKCU"), ("HKEY_CLASSES_ROOT", "HKCR"),
        ("HKEY_USERS", "HKU"), ("HKEY_CURRENT_CONFIG", "HKCC"), ("HKEY_PERFORMANCE_DATA", "HKPD"),
    ]
}
