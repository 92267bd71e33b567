import Text

/// The switches of a site by what they cover, so that each finding asks only those around its place.
struct OffSwitchIndex {
    /// A range of a file that is covered.
    private struct Entry {
        let range: Range<Int>
        /// The switches that cover it, by the includes that bring it, each comment once.
        var numbers: [[Location]: [Int]] = [:]
        /// The entry around it.
        var outer: Int?
        private var seen: Set<Claim> = []

        private struct Claim: Hashable {
            let includes: [Location]
            let comment: Location
        }

        init(range: Range<Int>) { self.range = range }

        mutating func add(_ number: Int, _ includes: [Location], of comment: Location) {
            guard seen.insert(Claim(includes: includes, comment: comment)).inserted else { return }
            numbers[includes, default: []].append(number)
        }
    }

    /// That a switch covers a range, where includes bring it.
    private struct Part {
        let range: Range<Int>
        let number: Int
        let includes: [Location]
    }

    private struct Key: Hashable {
        let name: FindingName
        let path: PathKey
    }

    private let switches: [OffSwitch]
    /// By beginning; of those that begin together the longest first.
    private var entries: [Key: [Entry]] = [:]

    init(_ switches: [OffSwitch]) {
        self.switches = switches
        var parts: [Key: [Part]] = [:]
        for (number, one) in switches.enumerated() {
            for part in one.parts {
                guard let range = part.location.range else { continue }
                parts[Key(name: one.name, path: PathKey(part.location.path)), default: []].append(
                    Part(range: range, number: number, includes: part.includes))
            }
        }
        entries = parts.mapValues { Self.nested($0, switches) }
    }

    /// The numbers of the innermost switches that cover a finding; the first is the one that counts.
    func cover(_ finding: Diagnostic) -> [Int] {
        let numbers = cover(finding.name, finding)
        guard numbers.isEmpty, finding.part != nil else { return numbers }
        return cover(FindingName(finding.id), finding)
    }

    private func cover(_ name: FindingName, _ finding: Diagnostic) -> [Int] {
        let includes = finding.places(.included)
        let numbers = cover(name, finding.location, includes: includes)
        if !numbers.isEmpty { return numbers }
        // What a block shows of another file stands where the block says so, and in the partial that holds it.
        for place in finding.places(.shown) + includes {
            let numbers = cover(name, place, includes: [], isAny: true)
            if !numbers.isEmpty { return numbers }
        }
        return []
    }

    /// - Parameter includes: those that bring the place onto a page, from the innermost on.
    private func cover(
        _ name: FindingName, _ location: Location, includes: [Location], isAny: Bool = false
    ) -> [Int] {
        guard let range = location.range, let entries = entries[Key(name: name, path: PathKey(location.path))]
        else { return [] }
        let behind = entries.partitioningIndex { $0.range.lowerBound > range.lowerBound }
        var place = behind == 0 ? nil : Optional(behind - 1)
        while let index = place {
            let entry = entries[index]
            let isInside =
                range.upperBound <= entry.range.upperBound && range.lowerBound < entry.range.upperBound
            if isInside {
                let numbers = entry.numbers[includes] ?? []
                // The comment that stands before the innermost include is the innermost.
                for include in includes {
                    if let direct = numbers.first(where: { isBeside(include, $0) }) { return [direct] }
                }
                if !numbers.isEmpty { return numbers }
                if isAny, let first = entry.numbers.values.joined().min() { return [first] }
            }
            place = entry.outer
        }
        return []
    }

    private func isBeside(_ include: Location, _ number: Int) -> Bool {
        PathKey(switches[number].location.path) == PathKey(include.path)
    }

    /// Entries by place, each with the one around it. Blocks lie in each other or apart.
    private static func nested(_ parts: [Part], _ switches: [OffSwitch]) -> [Entry] {
        let sorted = parts.sorted {
            ($0.range.lowerBound, -$0.range.upperBound, $0.number)
                < ($1.range.lowerBound, -$1.range.upperBound, $1.number)
        }
        var nested: [Entry] = []
        var open: [Int] = []
        for part in sorted {
            while let last = open.last, nested[last].range.upperBound <= part.range.lowerBound {
                open.removeLast()
            }
            if open.last.map({ nested[$0].range }) != part.range {
                var entry = Entry(range: part.range)
                entry.outer = open.last
                open.append(nested.count)
                nested.append(entry)
            }
            nested[nested.count - 1].add(part.number, part.includes, of: switches[part.number].location)
        }
        return nested
    }
}

extension Diagnostic {
    /// The places that bring the finding's text onto a page, from the innermost on.
    fileprivate func places(_ way: Note.Way) -> [Location] {
        notes.filter { $0.way == way }.compactMap(\.location)
    }
}
