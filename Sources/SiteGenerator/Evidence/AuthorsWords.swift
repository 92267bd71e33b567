import ConfigSchema
import Diagnostics
import Markdown
import Text

/// What an author says of a block in words or signs, which no schema can know.
extension BlockToBind {
    /// Whether the paragraph before it speaks of comments, so that readers know that the file itself has none.
    var isSaidToHaveComments: Bool {
        near.paragraphs.prefix(1).contains { Self.wordsForComments.stand(in: text[$0]) }
    }

    private static let wordsForComments = WordIndex(["comment", "comments", "commented"])

    /// The findings but for those about comments where the text before the block speaks of them, or that mark lines for a
    /// renderer.
    func withoutKnownComments(_ findings: [Diagnostic]) -> [Diagnostic] {
        guard findings.contains(where: { $0.id == .notStrictJSON }) else { return findings }
        let areKnown = isSaidToHaveComments
        return findings.filter { finding in
            guard finding.id == .notStrictJSON, finding.location.path == path,
                let start = finding.location.range?.lowerBound, start < text.count,
                text[start] == UInt8(ascii: "/")
            else { return true }
            return !areKnown && !Self.isForRenderer(text[start...])
        }
    }

    /// Whether a comment marks lines for a renderer, which takes it out of what readers see.
    private static func isForRenderer(_ comment: ArraySlice<UInt8>) -> Bool {
        let words = comment.drop { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "*") || $0 == 0x20 }
        return ["[!code ", "highlight-next-line", "highlight-start", "highlight-end"].contains {
            words.starts(with: $0.utf8)
        }
    }

    /// The findings but for those about what the author shows as what not to write: by a comment behind it or above it, or
    /// by the title, the sentence or the heading before the block.
    func withoutCounterExamples(_ findings: [Diagnostic]) -> [Diagnostic] {
        guard !findings.isEmpty else { return findings }
        let isWrongBefore = verdictBefore == .wrong
        return findings.filter { finding in
            guard finding.location.path == path, let place = finding.location.range?.lowerBound else {
                return !isWrongBefore
            }
            return !(isMarkedAsWrong(place) ?? isWrongBefore)
        }
    }

    /// Whether comments in the block say of a place in the file that it is wrong; `nil` where they say nothing.
    private func isMarkedAsWrong(_ place: Int) -> Bool? {
        let start = snippet.block.range.lowerBound
        guard start < place, place < text.count else { return nil }
        let rest = text[place...].prefix(Self.farthest).prefix { $0 != 0x0A }
        if let comment = Self.comment(in: rest),
            CounterExample.verdict(of: comment) == .wrong
        {
            return true
        }
        let above = text[max(start, place - Self.farthest)..<place]
        let lines = above.split(separator: 0x0A, omittingEmptySubsequences: false)
        for line in lines.dropFirst().dropLast().reversed().prefix(Self.mostLinesAbove) {
            let line = line.drop { $0 <= 0x20 || $0 == UInt8(ascii: ">") }
            guard Self.commentMarks.contains(where: { line.starts(with: $0.utf8) }) else { continue }
            if let verdict = Self.comment(in: line).flatMap(CounterExample.verdict) {
                return verdict == .wrong
            }
        }
        return nil
    }

    /// The text of the comment that a line has.
    private static func comment(in line: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        commentMarks.lazy.compactMap { line.firstRange(of: $0.utf8) }.first.map { line[$0.upperBound...] }
    }

    private static let commentMarks = ["// ", "# ", "/* ", "<!-- "]
    private static let mostLinesAbove = 64
    /// How many bytes before a place, and behind it, comments are looked for.
    private static let farthest = 4096

    /// What the nearest of the texts before the block says of it that says anything.
    private var verdictBefore: CounterExample.Verdict? {
        let paragraphs = near.followsBlock ? [] : near.paragraphs.prefix(1)
        let texts = near.titles.prefix(1) + paragraphs + near.headings.prefix(1)
        return texts.sorted { $0.lowerBound > $1.lowerBound }.lazy
            .compactMap { CounterExample.verdict(of: text[$0]) }.first
    }
}
