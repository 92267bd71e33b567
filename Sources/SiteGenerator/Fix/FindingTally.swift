import Diagnostics
import Text

/// Findings that are known, by what makes one the same before and after an edit: its place, its kind and how bad it
/// is. What it says may change with the text.
struct FindingTally: Sendable {
    /// What a finding is about.
    private struct Name: Hashable {
        let path: PathKey
        let id: FindingID
        let start, end: Int

        init(_ diagnostic: Diagnostic) {
            path = PathKey(diagnostic.location.path)
            id = diagnostic.id
            // What is said of a file as a whole is shown at its beginning.
            start = diagnostic.location.range?.lowerBound ?? 0
            end = diagnostic.location.range?.upperBound ?? 0
        }
    }

    /// What is known under a name that was not found again yet.
    private struct Known {
        var severity: Severity
        var message: String
    }

    private var known: [Name: [Known]] = [:]

    /// Counts findings.
    init(_ diagnostics: [Diagnostic] = []) {
        add(diagnostics)
    }

    /// Counts more findings.
    mutating func add(_ diagnostics: [Diagnostic]) {
        for diagnostic in diagnostics {
            known[Name(diagnostic), default: []].append(
                Known(severity: diagnostic.severity, message: diagnostic.message))
        }
    }

    /// How many findings are about the same as one.
    func count(_ diagnostic: Diagnostic) -> Int {
        known[Name(diagnostic)]?.count ?? 0
    }

    /// The findings that are not among those that are known, or are worse than they were, in their order. Of
    /// several about the same, those that say what was said before are the known ones.
    func news(in diagnostics: [Diagnostic]) -> [Diagnostic] {
        var left = known
        let others = diagnostics.filter { finding in
            left.take(Name(finding)) { $0.severity == finding.severity && $0.message == finding.message }
                == nil
        }
        return others.filter { finding in
            // A page that is mended need not wait for its translations.
            finding.id != .translationDiffers
                && left.take(Name(finding)) { $0.severity >= finding.severity } == nil
        }
    }
}

extension Dictionary {
    /// Takes the first element that fits out of what stands under a key.
    fileprivate mutating func take<Element>(_ key: Key, where fits: (Element) -> Bool) -> Element?
    where Value == [Element] {
        guard let place = self[key]?.firstIndex(where: fits) else { return nil }
        return self[key]?.remove(at: place)
    }
}
