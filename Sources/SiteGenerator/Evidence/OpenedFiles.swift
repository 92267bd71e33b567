import Diagnostics
import Markdown
import Text

/// The files that the commands of a block open in an editor or write to, as `code .vscode/mcp.json` and `cat > .mcp.json` do:
/// the block behind it shows what they are to hold.
enum OpenedFiles {
    /// The names, the last one first; none where the block is not one of commands.
    static func names(in block: Surroundings.ShortBlock, of text: [UInt8]) -> [String] {
        guard block.language.isEmpty || ShellText.Kind(language: block.language) != nil else { return [] }
        let lines = text[block.range].split { $0 == 0x0A || $0 == 0x0D }.dropFirst()
        // What stands between `<<` and its end is the file itself.
        guard !lines.contains(where: { $0.firstRange(of: "<<".utf8) != nil }) else { return [] }
        let commands = lines.flatMap { $0.split { ";&|".utf8.contains($0) } }
        return commands.flatMap { names(in: $0, of: text) }.reversed()
    }

    private static func names(in command: ArraySlice<UInt8>, of text: [UInt8]) -> [String] {
        let names = NamesInText(text, in: command.indices).names
        guard !names.isEmpty else { return [] }
        let isOpener = program(of: command).map(openers.contains) ?? false
        return names.filter { isOpener || isWritten($0, in: command) }.map(\.name)
    }

    /// The program that a command runs, in small letters and without its folders.
    private static func program(of command: ArraySlice<UInt8>) -> String? {
        let words = command.split { $0 <= 0x20 }.map { String(decoding: $0, as: UTF8.self).lowercased() }
        let first = words.first { !["$", "%", ">", "#", "ps>", "sudo"].contains($0) }
        return first.map { fileName(of: withSlashes($0)) }
    }

    /// Whether a name stands behind the sign that writes to a file.
    private static func isWritten(_ name: NamesInText.Name, in command: ArraySlice<UInt8>) -> Bool {
        let before = command[..<name.range.lowerBound].reversed().drop {
            $0 <= 0x20 || "\"'".utf8.contains($0)
        }
        // A prompt is the first sign of its line.
        return before.first == UInt8(ascii: ">") && before.contains { $0 > 0x20 && $0 != UInt8(ascii: ">") }
    }

    private static let openers: Set<String> = [
        "code", "code-insiders", "codium", "cursor", "windsurf", "zed", "vim", "vi", "nvim", "nano", "emacs",
        "micro", "hx", "subl", "mate", "open", "xdg-open", "start", "notepad", "notepad.exe", "notepad++",
        "gedit", "kate", "edit", "$editor", "${editor}", "\"$editor\"", "touch", "tee", "new-item", "ni",
    ]
}
