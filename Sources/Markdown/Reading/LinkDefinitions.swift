import Text

/// Where the link reference definitions of a text stand, for texts that come from several files: a definition
/// leads from the file that it is written in.
struct LinkDefinitions {
    /// Where the destination is written, by the label as references are compared.
    private var places: [String: Int] = [:]

    init(of arena: Arena) {
        for definition in arena.definitions {
            let label = Self.normalized(definition.label[...])
            // Of two definitions of one label the first counts.
            if places[label] == nil { places[label] = definition.destination }
        }
    }

    /// Where the destination is written that a link by reference names.
    func origin(of target: Arena.Target, in arena: Arena) -> Int? {
        guard target.isReference, !places.isEmpty else { return nil }
        return places[Self.normalized(Self.label(in: arena.bytes[target.range]))]
    }

    /// The label of a reference: what stands between its brackets, or all where its range is the label's.
    static func label(in reference: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var start = reference.startIndex
        if reference.first == .bang { start += 1 }
        guard start < reference.endIndex, reference[start] == .leftBracket else { return reference }
        return reference[start...].withUnsafeBufferPointer { text in
            guard let end = LinkSyntax(text: text).label(at: 0) else { return reference }
            return reference[(start + 1)..<(start + end - 1)]
        }
    }

    /// A label in one case of letters, with single blanks (CommonMark 0.30, section 4.7). Where it goes on behind the end
    /// of a line, the marks of quotes are no part of it.
    static func normalized(_ label: ArraySlice<UInt8>) -> String {
        let lines = label.split(whereSeparator: \.isLineEnd).enumerated().map { number, line in
            number == 0 ? line : line.drop { $0.isBlank || $0 == .greater }
        }
        let words = lines.flatMap { $0.split(whereSeparator: \.isWhitespace) }
            .map { String(decoding: $0, as: UTF8.self) }
        // `ß`, `ẞ` and `SS` are one, and no single change of case makes them so.
        return words.joined(separator: " ").lowercased().uppercased().lowercased()
    }
}
