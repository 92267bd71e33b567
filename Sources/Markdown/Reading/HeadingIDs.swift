import Text

/// Gives headings the ids that GitHub gives them, each once on a page.
///
/// The ids are bytes of an arena, found by their hashes: a document has thousands of headings, and each as a string
/// in a dictionary costs more than the parsing of its line.
struct HeadingIDs {
    /// An id that is taken.
    private struct Entry {
        let id: TextReference
        let hash: Int
        /// The number that the next heading with the same text gets.
        var next = 1
    }

    private var entries: [Entry] = []
    /// The places of the entries, each at its hash or behind it; the number of slots is a power of two, and half
    /// of them at least are free.
    private var slots: [Int32]
    private static let free: Int32 = -1

    /// No ids yet, with room for some.
    init(capacity: Int) {
        entries.reserveCapacity(capacity)
        slots = Self.freeSlots(for: capacity)
    }

    /// Keeps an id for someone else, such as a heading that names its own; false where it is taken already.
    @discardableResult
    mutating func reserve(_ id: TextReference, in arena: Arena) -> Bool {
        let hash = Self.hash(of: id, in: arena)
        let slot = slot(of: id, hash, in: arena)
        guard slots[slot] == Self.free else { return false }
        insert(id, hash, at: slot)
        return true
    }

    /// The id of a heading with its text; the second of the same text gets `-1`, the third `-2`.
    mutating func id(for heading: Int32, in arena: inout Arena) -> TextReference {
        let base = Self.storeSlug(of: heading, in: &arena)
        let hash = Self.hash(of: base, in: arena)
        let slot = slot(of: base, hash, in: arena)
        var entry = Int(slots[slot])
        if entry < 0 {
            entry = insert(base, hash, at: slot)
            if !base.isEmpty { return base }
        }
        while true {
            let numbered = arena.store(arena.string(of: base) + "-\(entries[entry].next)")
            entries[entry].next += 1
            if reserve(numbered, in: arena) { return numbered }
        }
    }

    /// The slot that an id has or is to get.
    private func slot(of id: TextReference, _ hash: Int, in arena: Arena) -> Int {
        var slot = hash & (slots.count - 1)
        while slots[slot] != Self.free {
            let entry = entries[Int(slots[slot])]
            if entry.hash == hash, entry.id == id || arena.haveSameBytes(entry.id, id) { return slot }
            slot = (slot + 1) & (slots.count - 1)
        }
        return slot
    }

    @discardableResult
    private mutating func insert(_ id: TextReference, _ hash: Int, at slot: Int) -> Int {
        let entry = entries.count
        slots[slot] = Int32(truncatingIfNeeded: entry)
        entries.append(Entry(id: id, hash: hash))
        if entries.count * 2 > slots.count { growSlots() }
        return entry
    }

    private mutating func growSlots() {
        slots = Self.freeSlots(for: entries.count * 2)
        for (place, entry) in entries.enumerated() {
            var slot = entry.hash & (slots.count - 1)
            while slots[slot] != Self.free { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = Int32(truncatingIfNeeded: place)
        }
    }

    private static func freeSlots(for entries: Int) -> [Int32] {
        var count = 8
        while count < entries * 2 { count *= 2 }
        return [Int32](repeating: free, count: count)
    }

    /// A hash that no text can be written to collide in.
    private static func hash(of id: TextReference, in arena: Arena) -> Int {
        arena.withBytes(of: id) { bytes in
            var hasher = Hasher()
            hasher.combine(bytes: UnsafeRawBufferPointer(bytes))
            return hasher.finalize()
        }
    }
}

extension HeadingIDs {
    /// Writes a heading's text into the arena as GitHub writes it into an address.
    private static func storeSlug(of heading: Int32, in arena: inout Arena) -> TextReference {
        let child = arena[heading].firstChild
        guard child != Node.none, arena[child].kind == .text, arena[child].next == Node.none,
            arena[child].flags != Node.replaced
        else {
            let text = arena.writtenText(of: heading)
            guard text.allSatisfy({ $0 < 0x80 }) else {
                return arena.store(slug(String(decoding: text, as: UTF8.self)))
            }
            return arena.store(text.lazy.compactMap(asciiSlug))
        }
        let text = arena[child].text
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: text.range.count) { slug in
            guard let count = arena.withBytes(of: text, { writeSlug(of: $0, to: slug) }) else {
                return arena.store(Self.slug(arena.string(of: text)))
            }
            return arena.store(ByteView(rebasing: slug[..<count]))
        }
    }

    /// Writes the slug of a text, which is no longer than the text; `nil` where the text is not ASCII.
    private static func writeSlug(of text: ByteView, to slug: UnsafeMutableBufferPointer<UInt8>) -> Int? {
        var count = 0
        for byte in text {
            guard byte < 0x80 else { return nil }
            guard let kept = asciiSlug(byte) else { continue }
            slug[count] = kept
            count += 1
        }
        return count
    }

    /// A heading's text as GitHub writes it into an address: in lower case, with hyphens for spaces, and with
    /// nothing but letters, marks, digits, `_` and `-`.
    static func slug(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 < 0x80 }) {
            return String(decoding: text.utf8.compactMap(asciiSlug), as: UTF8.self)
        }
        var slug = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if scalar.isASCII {
                if let ascii = asciiSlug(UInt8(truncatingIfNeeded: scalar.value)) {
                    slug.append(Unicode.Scalar(ascii))
                }
            } else if isWordCharacter(scalar) {
                slug.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
            }
        }
        return String(slug)
    }

    private static func asciiSlug(_ byte: UInt8) -> UInt8? {
        if byte == .space { return .hyphen }
        return byte.isLetter || byte.isDigit || byte == .hyphen || byte == .underscore ? byte.lowercased : nil
    }

    private static func isWordCharacter(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
            .nonspacingMark,
            .spacingMark, .enclosingMark, .decimalNumber, .connectorPunctuation, .letterNumber:
            true
        default: scalar.properties.isAlphabetic
        }
    }
}

extension Document {
    /// The id that a heading with this text gets where no other heading has it, as on GitHub.
    public static func headingID(for text: String) -> String {
        HeadingIDs.slug(text)
    }
}
