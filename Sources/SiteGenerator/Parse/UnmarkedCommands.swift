import Text

/// Commands in a text that nothing marks as commands.
enum UnmarkedCommands {
    /// The shell of a text that sets variables on lines of their own, or has a command whose text a schema can check; `nil`
    /// for any other.
    static func shell(of text: [UInt8]) -> ShellText.Kind? {
        if text.firstRange(of: "$env:".utf8) != nil { return .powershell }
        if ["add-json", "<<", "echo '{"].contains(where: { text.firstRange(of: $0.utf8) != nil }) {
            return .posix
        }
        return text.split(separator: 0x0A).contains(where: isAssignment) ? .posix : nil
    }

    /// Whether a line begins with `NAME=`, perhaps behind a prompt or `export`.
    private static func isAssignment(_ line: ArraySlice<UInt8>) -> Bool {
        var rest = line.drop { $0 <= 0x20 }
        for word in ["$ ", "export "] where rest.starts(with: word.utf8) {
            rest = rest.dropFirst(word.utf8.count)
        }
        let name = rest.prefix { isOfVariable($0) }
        return name.count > 2 && rest.dropFirst(name.count).first == UInt8(ascii: "=")
    }

    private static func isOfVariable(_ byte: UInt8) -> Bool {
        byte &- UInt8(ascii: "A") < 26 || byte.isDigit || byte == UInt8(ascii: "_")
    }
}
