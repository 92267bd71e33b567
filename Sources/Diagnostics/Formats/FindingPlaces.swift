import Text

/// The findings of a report by the places that they speak of, so that those of each case are found without asking
/// all of them.
struct FindingPlaces {
    private let findings: [Diagnostic]
    /// For each file the offsets that findings and their notes name, sorted, with the finding's number. A place
    /// without an offset is the whole file.
    private let places: [String: [(offset: Int, number: Int)]]

    init(_ findings: [Diagnostic]) {
        self.findings = findings
        WorkCounter.add(findings.count)
        var places: [String: [(offset: Int, number: Int)]] = [:]
        for (number, finding) in findings.enumerated() {
            for location in [finding.location] + finding.notes.compactMap(\.location) {
                places[location.path, default: []].append((location.range?.lowerBound ?? -1, number))
            }
        }
        self.places = places.mapValues { $0.sorted { $0 < $1 } }
    }

    /// The findings of a case, in the report's order: by their own place, or by that of a note such as “shown here”.
    func findings(of one: CheckedCase) -> [Diagnostic] {
        let here = places[one.location.path] ?? []
        let start = one.location.range?.lowerBound ?? Int.min
        var position = here.partitioningIndex { $0.offset >= start }
        let end = one.location.range?.upperBound ?? Int.max
        var numbers = Set<Int>()
        while position < here.count, here[position].offset < end {
            numbers.insert(here[position].number)
            WorkCounter.add(1)
            position += 1
        }
        return numbers.sorted().map { findings[$0] }
    }
}
