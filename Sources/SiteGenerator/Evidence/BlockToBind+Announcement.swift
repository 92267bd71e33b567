import Markdown
import Text

/// What the text before a block says that follows.
extension BlockToBind {
    /// The words that announce what a program writes or is sent.
    private static let outputWords: Set<String> = [
        "answer", "answers", "emits", "input", "log", "logs", "output", "outputs", "payload", "prints",
        "produces",
        "receives", "replies", "request", "response", "result", "returns", "sends", "stdin", "stdout",
    ]

    /// Whether the last sentence before the block names a file, or a title does, or no sentence at all.
    var namesFileLast: Bool {
        guard let range = (near.titles + near.paragraphs.prefix(1)).first(where: { !names(in: $0).isEmpty }),
            range == near.paragraphs.first
        else { return true }
        return !NamesInText(text, in: lastSentence(in: range)).names.isEmpty
    }

    /// Whether a heading stands between the block and the text before it.
    var standsBehindHeading: Bool {
        guard let text = near.paragraphs.first, let heading = near.headings.first else { return false }
        return heading.lowerBound > text.lowerBound
    }

    /// What follows the last full stop with a blank and a letter behind it.
    private func lastSentence(in range: Range<Int>) -> Range<Int> {
        let start = range.dropLast(2).last { place in
            ".!?".utf8.contains(text[place]) && text[place + 1] <= 0x20 && text[place + 2].isLetter
        }
        return start.map { $0 + 1..<range.upperBound } ?? range
    }

    /// Whether the text before the block says that a program writes it.
    var speaksOfOutput: Bool {
        guard let range = near.paragraphs.first else { return false }
        let words = text[range].suffix(Self.longestAnnouncement).split { !$0.isLetter }
        return words.contains { Self.outputWords.contains(String(decoding: $0, as: UTF8.self).lowercased()) }
    }

    /// How many bytes at the end of a text announce what follows.
    private static let longestAnnouncement = 120
}
