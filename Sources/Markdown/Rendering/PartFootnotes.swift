/// The footnotes that a part of a document refers to, numbered anew in the order of the part, so that they can stand
/// at its end.
struct PartFootnotes {
    /// The notes in their order.
    private(set) var notes: [Int32] = []
    /// Their numbers in the part, by those in the document.
    private var numbers: [Int: Int] = [:]
    /// How many references the part has to each note, by its number in the part.
    private var counts: [Int: Int] = [:]
    /// How many of them are written.
    private var written: [Int: Int] = [:]

    /// No footnotes.
    init() {}

    /// The notes that some blocks refer to, and those that these notes refer to.
    init(of blocks: [Int32], in arena: ArenaReader) {
        guard arena.arena.hasFootnotes else { return }
        let all = arena.arena.footnotes
        for block in blocks { count(in: block, all, arena) }
        var next = 0
        while next < notes.count {
            count(in: notes[next], all, arena)
            next += 1
        }
    }

    private mutating func count(in root: Int32, _ all: [Int32], _ arena: ArenaReader) {
        for id in arena.arena.descendants(of: root) where arena[id].kind == .footnoteReference {
            let number = arena.arena.footnoteReferences[Int(arena[id].payload)].number
            guard all.indices.contains(number - 1) else { continue }
            if numbers[number] == nil {
                notes.append(all[number - 1])
                numbers[number] = notes.count
            }
            counts[numbers[number] ?? 0, default: 0] += 1
        }
    }

    /// How many references there are to the note with a number of the part.
    func references(toNote number: Int) -> Int { counts[number] ?? 1 }

    /// The number that the next reference shows, and which of the references to its note it is; `nil` where its note
    /// is none of the part's.
    mutating func next(_ number: Int) -> (number: Int, occurrence: Int)? {
        guard let own = numbers[number] else { return nil }
        written[own, default: 0] += 1
        return (own, written[own] ?? 1)
    }
}
