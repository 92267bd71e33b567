import Text

/// Names findings so that a later run knows them again: by id, path, the text of the place, and their number among
/// those that have all of it in common. Lines above a finding do not count, so it keeps its name when they move it.
struct Fingerprints {
    /// The bytes of a place that count; a longer one differs within them, or by its length.
    private static let longestText = 4096

    private var seen: [String: Int] = [:]

    /// The name of the next finding in the report, in 32 hexadecimal digits.
    mutating func next(_ diagnostic: Diagnostic, in sources: SourceTexts) -> String {
        let place = diagnostic.location
        var hashes = [StableHash(), StableHash(start: 0x9e37_79b9_7f4a_7c15)]
        func combine(_ bytes: some Sequence<UInt8>) {
            for index in hashes.indices {
                hashes[index].combine(bytes)
                // No text of UTF-8 has this byte, so that the parts cannot run into each other.
                hashes[index].combine(0xFF)
            }
        }
        combine(diagnostic.name.description.utf8)
        combine(place.path.utf8)
        if let range = place.range, let source = sources[place.path] {
            let text = source.bytes[range.clamped(to: 0..<source.bytes.count)]
            combine(text.prefix(Self.longestText))
            combine(String(text.count).utf8)
        }
        let name = Self.digits(hashes)
        let ordinal = seen[name, default: 0]
        seen[name] = ordinal + 1
        guard ordinal > 0 else { return name }
        combine(String(ordinal).utf8)
        return Self.digits(hashes)
    }

    private static func digits(_ hashes: [StableHash]) -> String {
        hashes.map { String(repeating: "0", count: 16 - $0.digits.count) + $0.digits }.joined()
    }
}
