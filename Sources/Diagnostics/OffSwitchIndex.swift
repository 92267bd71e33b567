/// The switches of a site by what they cover, so that each finding asks only those around its place.
struct OffSwitchIndex {
    /// A range of a file that is covered, once for each comment.
    private struct Entry {
        let range: Range<Int>
        let number: Int
        var includes: Set<Location?>
        /// The entry around it.
        var outer: Int?
    }

    private struct Key: Hashable {
        let id: FindingID
        let path: String
    }

    private let switches: [OffSwitch]
    /// By beginning; of those that begin together the longest first.
    private var entries: [Key: [Entry]] = [:]

    init(_ switches: [OffSwitch]) {
        self.switches = switches
        for (number, one) in switches.enumerated() {
            for part in one.parts {
                guard let range = part.location.range else { continue }
                let key = Key(id: one.id, path: part.location.path)
                entries[key, default: []].append(
                    Entry(range: range, number: number, includes: [part.include]))
            }
        }
        for key in entries.keys { entries[key] = Self.nested(entries[key, default: []]) }
    }

    /// The number of the innermost switch that covers a finding.
    func cover(_ finding: Diagnostic) -> Int? {
        // What a block shows of another file stands where the block says so, and in the partial that holds it.
        let includes = finding.notes.filter(\.isInclude).compactMap(\.location)
        if let number = cover(finding.id, finding.location, include: includes.last) { return number }
        for include in includes {
            if let number = cover(finding.id, include, include: nil, isAny: true) { return number }
        }
        return nil
    }

    private func cover(
        _ id: FindingID, _ location: Location, include: Location?, isAny: Bool = false
    ) -> Int? {
        guard let range = location.range, let entries = entries[Key(id: id, path: location.path)] else {
            return nil
        }
        let behind = entries.partitioningIndex { $0.range.lowerBound > range.lowerBound }
        var place = behind == 0 ? nil : Optional(behind - 1)
        while let index = place {
            let entry = entries[index]
            let isInside =
                range.upperBound <= entry.range.upperBound && range.lowerBound < entry.range.upperBound
            if isInside, isAny || entry.includes.contains(include) { return entry.number }
            place = entry.outer
        }
        return nil
    }

    /// Entries by place, each with the one around it. Blocks lie in each other or apart.
    private static func nested(_ entries: [Entry]) -> [Entry] {
        let sorted = entries.sorted {
            ($0.range.lowerBound, -$0.range.upperBound, $0.number)
                < ($1.range.lowerBound, -$1.range.upperBound, $1.number)
        }
        var nested: [Entry] = []
        var open: [Int] = []
        for var entry in sorted {
            while let last = open.last, nested[last].range.upperBound <= entry.range.lowerBound {
                open.removeLast()
            }
            if let last = open.last, nested[last].range == entry.range {
                // A partial's block once more, or a second comment that says the same.
                nested[last].includes.formUnion(entry.includes)
                continue
            }
            entry.outer = open.last
            open.append(nested.count)
            nested.append(entry)
        }
        return nested
    }
}

extension Diagnostic.Note {
    /// Whether it says which place brings the finding's text onto a page.
    fileprivate var isInclude: Bool { message == "included here" || message == "shown here" }
}
