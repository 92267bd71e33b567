import Diagnostics

/// What went wrong while templates were rendered. One mistake of a template is found on each page that is rendered with
/// it, in words that differ with the page's values; it is told once, as the first page has it.
struct TemplateMistakes: Sendable {
    private struct Place: Hashable {
        let id: FindingID
        let location: Location
    }

    private var found: [(finding: Diagnostic, count: Int)] = []
    private var places: [Place: Int] = [:]

    init(_ findings: [Diagnostic]) { add(findings) }

    /// Each mistake, with a note of how many other pages have it.
    var all: [Diagnostic] {
        found.map { finding, count in
            guard count > 1, !finding.notes.isEmpty else { return finding }
            var finding = finding
            let others = count == 2 ? "another page has it too" : "\(count - 1) other pages have it too"
            finding.notes.append(Diagnostic.Note(others))
            return finding
        }
    }

    mutating func add(_ findings: [Diagnostic]) {
        for finding in findings {
            let place = Place(id: finding.id, location: finding.location)
            if let index = places[place] {
                found[index].count += 1
            } else {
                places[place] = found.count
                found.append((finding, 1))
            }
        }
    }
}
