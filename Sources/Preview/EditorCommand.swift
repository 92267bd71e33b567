/// The command that opens a place of a file in an editor, as `code -g {file}:{line}:{column}`. No shell sees it.
package struct EditorCommand: Sendable, Equatable {
    /// The program and its arguments, with names in braces for the parts of a place.
    private let words: [String]

    /// Takes a command apart at its blanks; quotes of either kind keep some of it together. `nil` where there is no
    /// program, or a quote is not closed.
    package init?(_ command: String) {
        var words: [String] = []
        var word: String?
        var quote: Character?
        for character in command {
            switch (character, quote) {
            case (let character, let open?) where character == open: quote = nil
            case (let character, .some): word = (word ?? "") + String(character)
            case ("\"", nil), ("'", nil):
                quote = character
                word = word ?? ""
            case (" ", nil), ("\t", nil):
                if let word { words.append(word) }
                word = nil
            default: word = (word ?? "") + String(character)
            }
        }
        if let word { words.append(word) }
        guard quote == nil, words.first?.isEmpty == false else { return nil }
        self.words = words
    }

    /// The program and its arguments for a place; where the command names no file, it comes last.
    package func arguments(file: String, line: Int, column: Int) -> [String] {
        let namesFile = words.dropFirst().contains { $0.contains("{file}") }
        return (namesFile ? words : words + ["{file}"]).enumerated().map { index, word in
            guard index > 0 else { return word }
            return word.replacing("{line}", with: "\(line)").replacing("{column}", with: "\(column)")
                .replacing("{file}", with: file)
        }
    }
}
