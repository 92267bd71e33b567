import Text

/// `*[HTML]: Hyper Text Markup Language`, which explains a word wherever it stands.
enum Abbreviations {
    static func convert(_ page: inout PageDraft) {
        let lines = TextLines(page.text.bytes)
        var (edits, meanings): ([Edit], [(word: String, meaning: String)]) = ([], [])
        for line in lines.lines where !line.isCode {
            let content = lines.content(line)
            guard content.starts(with: "*[".utf8), let end = content.firstRange(of: "]:".utf8) else {
                continue
            }
            let word = lines.text((content.startIndex + 2)..<end.lowerBound)
            meanings.append((word, lines.text(end.upperBound..<line.range.upperBound).trimmed))
            edits.append(Edit(line.range.lowerBound..<line.next))
            page.note(
                .changed, .abbreviation, "`\(word)` is explained where it stands, by `<abbr>`",
                at: content.startIndex)
        }
        guard !meanings.isEmpty else { return }
        for (place, word, meaning) in uses(of: meanings, lines) {
            let title = meaning.replacing("&", with: "&amp;").replacing("\"", with: "&quot;").replacing(
                "<", with: "&lt;")
            edits.append(Edit(at: place, "<abbr title=\"\(title)\">"))
            edits.append(Edit(at: place + word.utf8.count, "</abbr>"))
        }
        page.text.apply(edits)
    }

    /// Where the words stand in paragraphs, and neither in code, headings, links nor tags.
    private static func uses(
        of meanings: [(word: String, meaning: String)], _ lines: TextLines
    ) -> [(Int, String, String)] {
        let (bytes, code) = (lines.bytes, lines.codeRanges)
        var uses: [(Int, String, String)] = []
        for line in lines.lines where !line.isCode && !line.isBlank {
            let content = lines.content(line)
            guard content.first != UInt8(ascii: "#"), !content.starts(with: "*[".utf8),
                !content.starts(with: ":::".utf8)
            else { continue }
            var (offset, depth) = (content.startIndex, 0)
            while offset < content.endIndex {
                let byte = bytes[offset]
                if "[(<{".utf8.contains(byte) {
                    depth += 1
                } else if "])>}".utf8.contains(byte) {
                    depth = max(0, depth - 1)
                }
                let isWordStart =
                    byte.isLetterOrDigit
                    && (offset == content.startIndex || !bytes[offset - 1].isLetterOrDigit)
                if depth == 0, isWordStart, !code.covers(offset),
                    let (word, meaning) = meanings.first(where: { stands($0.word, at: offset, bytes) })
                {
                    uses.append((offset, word, meaning))
                    offset += word.utf8.count
                } else {
                    offset += 1
                }
            }
        }
        return uses
    }

    private static func stands(_ word: String, at offset: Int, _ bytes: [UInt8]) -> Bool {
        let end = offset + word.utf8.count
        return bytes[offset...].starts(with: word.utf8) && (end >= bytes.count || !bytes[end].isLetterOrDigit)
    }
}
