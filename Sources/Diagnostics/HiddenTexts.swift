import Text

/// The secrets of a report, which are shown in no message, whole or in part.
struct HiddenTexts: Sendable {
    /// Shorter pieces say nothing of a secret.
    private static let shortest = 8

    /// The words of all secrets, by their first eight bytes.
    private let words: [ArraySlice<UInt8>: [ArraySlice<UInt8>]]

    init(_ places: [Location], in sources: SourceTexts) {
        let texts = places.compactMap { place -> ArraySlice<UInt8>? in
            guard let range = place.range, let text = sources[place.path] else { return nil }
            return text.bytes[range.clamped(to: 0..<text.bytes.count)]
        }
        // A message has the lines of a key with `\n` between them.
        let words = texts.flatMap { $0.split { $0 <= 0x20 || $0 == UInt8(ascii: "\\") } }
        self.words = Dictionary(
            grouping: words.filter { $0.count >= Self.shortest }, by: { $0.prefix(Self.shortest) })
    }

    /// A finding without the secrets in its words, and without fixes that would write one.
    func masked(_ finding: Diagnostic) -> Diagnostic {
        guard !words.isEmpty else { return finding }
        var shown = Diagnostic(
            finding.id, finding.severity, masked(finding.message), at: finding.location,
            label: finding.label.map(masked), help: finding.help.map(masked),
            notes: finding.notes.map(masked),
            fixes: finding.fixes.filter { fix in
                !([fix.title] + fix.edits.map(\.replacement)).contains { masked($0) != $0 }
            })
        shown.part = finding.part
        shown.hidesText = finding.hidesText
        shown.implied = finding.implied.map { .init($0.id, masked($0.message)) }
        return shown
    }

    private func masked(_ note: Diagnostic.Note) -> Diagnostic.Note {
        if let way = note.way, let location = note.location { return Diagnostic.Note(way, at: location) }
        return Diagnostic.Note(masked(note.message), at: note.location)
    }

    /// A text with three stars for each piece of a secret.
    func masked(_ text: String) -> String {
        guard !words.isEmpty, text.utf8.count >= Self.shortest else { return text }
        let bytes = Array(text.utf8)
        var shown: [UInt8] = []
        var offset = 0
        while offset < bytes.count {
            let length = hiddenLength(bytes[offset...])
            if length > 0 {
                shown += "***".utf8
                offset += length
            } else {
                shown.append(bytes[offset])
                offset += 1
            }
        }
        return String(decoding: shown, as: UTF8.self)
    }

    /// How much of a secret a text begins with.
    private func hiddenLength(_ text: ArraySlice<UInt8>) -> Int {
        guard let words = words[text.prefix(Self.shortest)] else { return 0 }
        return words.map { word in zip(word, text).prefix { $0 == $1 }.count }.max() ?? 0
    }
}
