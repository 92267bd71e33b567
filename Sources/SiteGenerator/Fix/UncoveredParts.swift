import ConfigSchema
import Diagnostics
import Text

/// The parts of a file that nobody looked at before fixes.
///
/// What is wrong in them was wrong before, and is only seen now: in the value of a key that meant nothing, in a
/// text that could not be read, and in a block whose attributes kept it from being checked.
struct UncoveredParts: Sendable {
    private let parts: EnclosingRanges<FixTrial.Owner>
    /// The blocks whose attributes were written. They may show another file's text.
    private let blocks: EnclosingRanges<FixTrial.Owner>
    private let path: PathKey
    /// The values of keys that were righted.
    private let values: [Range<Int>: FixTrial.Owner]
    /// The renamed keys of objects, at which keys that are missing in those are found.
    private var keys: [Range<Int>: FixTrial.Owner] = [:]
    /// What was written in the place of something that could not be read. It is a guess, so that what is wrong with
    /// it may well be the fix's fault.
    private let guesses: EnclosingRanges<Void>

    /// - Parameters:
    ///   - writings: what the fixes wrote.
    ///   - path: the file's path.
    ///   - units: the units of the file now.
    init(
        _ writings: [FixTrial.Writing], in path: String, _ found: PageCheck.Found, _ units: MendingUnits
    ) {
        var parts: [(Range<Int>, FixTrial.Owner)] = []
        var blocks: [(Range<Int>, FixTrial.Owner)] = []
        var guesses: [(Range<Int>, Void)] = []
        var values: [Range<Int>: FixTrial.Owner] = [:]
        let written = writings.filter { !$0.range.isEmpty }.sorted {
            $0.range.lowerBound < $1.range.lowerBound
        }
        for (key, value, writing) in Self.renamed(written, found.texts(in: path)) {
            parts.append((value.range, writing.owner))
            if value.isObject { keys[key] = writing.owner }
            if writing.rightsKey { values[value.range] = writing.owner }
        }
        for writing in writings {
            guard let unit = units.unit(around: writing.range) else { continue }
            if writing.mendsText {
                parts.append((unit.range, writing.owner))
                if !writing.range.isEmpty { guesses.append((writing.range, ())) }
            } else if unit.isOfAttributes(writing.range) {
                parts.append((unit.info.upperBound..<unit.range.upperBound, writing.owner))
                blocks.append((unit.range, writing.owner))
            }
        }
        self.path = PathKey(path)
        self.parts = EnclosingRanges(parts)
        self.blocks = EnclosingRanges(blocks)
        self.values = values
        self.guesses = EnclosingRanges(guesses)
    }

    private typealias Renamed = (
        key: Range<Int>, value: (range: Range<Int>, isObject: Bool), writing: FixTrial.Writing
    )

    /// The keys that were written, their values, and what was written there.
    private static func renamed(
        _ written: [FixTrial.Writing], _ texts: [PageCheck.Found.ConfigText]
    ) -> [Renamed] {
        guard !written.isEmpty else { return [] }
        return texts.flatMap { text in
            text.document.allMembers.compactMap { key, value -> Renamed? in
                guard let keyRange = text.place(key.range), let range = text.place(value.range) else {
                    return nil
                }
                let next = written.partitioningIndex { $0.range.lowerBound >= keyRange.lowerBound }
                guard next < written.count, keyRange.contains(written[next].range) else { return nil }
                return (keyRange, (range, value.kind == .object), written[next])
            }
        }
    }

    /// Whether a finding is about a guess.
    func doubts(_ finding: Diagnostic) -> Bool {
        finding.location.range.map { guesses.meaning(enclosing: $0) != nil } ?? false
    }

    /// Whose fix uncovered the part that a finding is about; `nil` where it is about none of them.
    func opener(of finding: Diagnostic) -> FixTrial.Owner? {
        guard let range = finding.location.range else { return nil }
        guard PathKey(finding.location.path) == path else { return openerOfShown(finding) }
        return values[range] ?? parts.meaning(enclosing: range)
            ?? (finding.id == .missingProperty ? keys[range] : nil)
    }
}

extension UncoveredParts {
    /// Whose fix lets a block show the text of another file that a finding is about.
    private func openerOfShown(_ finding: Diagnostic) -> FixTrial.Owner? {
        for note in finding.notes where note.way == .shown {
            guard let place = note.location, PathKey(place.path) == path, let range = place.range else {
                continue
            }
            if let owner = blocks.meaning(enclosing: range) { return owner }
        }
        return nil
    }
}

extension ConfigDocument {
    /// All keys and their values, at any depth.
    fileprivate var allMembers: [(key: ConfigNode, value: ConfigNode)] {
        var found: [(ConfigNode, ConfigNode)] = []
        var open = roots
        while let node = open.popLast() {
            open += node.elements
            for (key, value) in node.members {
                found.append((key, value))
                open.append(value)
            }
        }
        return found
    }
}
