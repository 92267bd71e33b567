import ConfigSchema
import Diagnostics
import Markdown

/// What an author says of a block in words or signs, which no schema can know.
extension BlockToBind {
    /// Whether the paragraph before it speaks of comments, so that readers know that the file itself has none.
    var isSaidToHaveComments: Bool {
        near.paragraphs.prefix(1).contains { Self.wordsForComments.stand(in: text[$0]) }
    }

    private static let wordsForComments = WordIndex(["comment", "comments", "commented"])

    /// The findings but for those about comments where the text before the block speaks of them.
    func withoutKnownComments(_ findings: [Diagnostic]) -> [Diagnostic] {
        guard findings.contains(where: { $0.id == .notStrictJSON }), isSaidToHaveComments else {
            return findings
        }
        return findings.filter { finding in
            guard finding.id == .notStrictJSON, finding.location.path == path,
                let start = finding.location.range?.lowerBound, start < text.count
            else { return true }
            return text[start] != UInt8(ascii: "/")
        }
    }

    /// Whether the line that a place of its text is on ends with a comment which marks it as wrong, as a counter-example
    /// is marked.
    func isMarkedAsWrong(_ place: Int) -> Bool {
        let bytes = snippet.config.bytes
        guard place < bytes.count else { return false }
        let line = bytes[place...].prefix { $0 != 0x0A }
        guard let comment = Self.commentMarks.lazy.compactMap({ line.firstRange(of: $0.utf8) }).first else {
            return false
        }
        let words = line[comment.upperBound...]
        return Self.wrongMarks.contains { words.firstRange(of: $0.utf8) != nil }
    }

    private static let commentMarks = ["// ", "# ", "/* "]
    /// Crosses, as people put them behind what is not to be copied.
    private static let wrongMarks = ["\u{274C}", "\u{2717}", "\u{2718}", "\u{1F6AB}"]
}
