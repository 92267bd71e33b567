import ConfigSchema
import Diagnostics

/// The parts of a file that nobody looked at before fixes.
///
/// What is wrong in them was wrong before, and is only seen now: in the value of a key that meant nothing, in a
/// text that could not be read, and in a block whose attributes kept it from being checked.
struct UncoveredParts: Sendable {
    private var parts: [Range<Int>] = []
    /// The renamed keys of objects, at which keys that are missing in those are found.
    private var keys: Set<Range<Int>> = []
    /// What was written in the place of something that could not be read. It is a guess, so that what is wrong with
    /// it may well be the fix's fault.
    private var guesses: [Range<Int>] = []

    /// - Parameters:
    ///   - writings: what the fixes wrote.
    ///   - path: the file's path.
    ///   - units: the units of the file now.
    init(
        _ writings: [FixTrial.Writing], in path: String, _ found: PageCheck.Found, _ units: MendingUnits
    ) {
        guard !writings.isEmpty else { return }
        addValues(of: writings.map(\.range).filter { !$0.isEmpty }, found.texts(in: path))
        for writing in writings {
            guard let unit = units.unit(around: writing.range) else { continue }
            if writing.mendsText {
                parts.append(unit.range)
                if !writing.range.isEmpty { guesses.append(writing.range) }
            } else if unit.info.contains(writing.range) {
                parts.append(unit.info.upperBound..<unit.range.upperBound)
            }
        }
    }

    /// Adds the values of the keys that were written.
    private mutating func addValues(of written: [Range<Int>], _ texts: [PageCheck.Found.ConfigText]) {
        let written = written.sorted { $0.lowerBound < $1.lowerBound }
        for text in texts {
            for (key, value) in text.document.allMembers {
                guard let keyRange = text.place(key.range), let range = text.place(value.range) else {
                    continue
                }
                let next = written.partitioningIndex { $0.lowerBound >= keyRange.lowerBound }
                guard next < written.count, keyRange.contains(written[next]) else { continue }
                parts.append(range)
                if value.kind == .object { keys.insert(keyRange) }
            }
        }
    }

    /// Whether a finding is about a guess.
    func doubt(_ finding: Diagnostic) -> Bool {
        finding.location.range.map { range in guesses.contains { $0.contains(range) } } ?? false
    }

    /// Whether a finding is about one of the parts.
    func explain(_ finding: Diagnostic) -> Bool {
        guard let range = finding.location.range else { return false }
        return parts.contains { $0.contains(range) }
            || (finding.id == .missingProperty && keys.contains(range))
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
