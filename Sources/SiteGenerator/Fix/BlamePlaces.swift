import Diagnostics
import Text

/// Which fix a new finding is blamed on: the one that wrote what stands there, else one of the same unit.
struct BlamePlaces: Sendable {
    private let path: PathKey
    private let units: MendingUnits
    private let sole: Int?
    /// What was written, by place; the ranges do not overlap.
    private let writings: [FixTrial.Writing]
    /// Whose fixes stand in a unit, by its range.
    private var owners: [Range<Int>: Int] = [:]

    /// - Parameter sole: the unit that everything is blamed on that is blamed on nothing else.
    init(_ writings: [FixTrial.Writing], in path: String, _ units: MendingUnits, sole: Int?) {
        self.path = PathKey(path)
        self.units = units
        self.sole = sole
        self.writings = writings.sorted { $0.range.lowerBound < $1.range.lowerBound }
        for writing in writings {
            if let unit = units.unit(around: writing.range) { owners[unit.range] = writing.owner.unit }
        }
    }

    /// Whom a finding is blamed on; `nil` where nobody wrote anything in its unit or at its place.
    func owner(of finding: Diagnostic) -> FixTrial.Owner? {
        if PathKey(finding.location.path) == path, let range = finding.location.range {
            if let writer = writer(of: finding) { return writer }
            if let unit = units.unit(around: range), let owner = owners[unit.range] {
                return .init(unit: owner, fix: nil)
            }
        }
        return sole.map { .init(unit: $0, fix: nil) }
    }

    /// Who wrote what a finding is about; `nil` where nobody did.
    func writer(of finding: Diagnostic) -> FixTrial.Owner? {
        guard PathKey(finding.location.path) == path, let range = finding.location.range else { return nil }
        return writing(at: range)?.owner
    }

    /// What was written at a range, which may have quotes around it. A finding about more than that may be the fault
    /// of something else.
    private func writing(at range: Range<Int>) -> FixTrial.Writing? {
        let first = writings.partitioningIndex { $0.range.upperBound > range.lowerBound }
        guard first < writings.count, writings[first].range.lowerBound < range.upperBound,
            range.count <= writings[first].range.count + 2
        else { return nil }
        return writings[first]
    }
}
