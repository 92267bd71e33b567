import Diagnostics

/// A fix of one finding, in the file that it mends.
struct SiteFix: Sendable, Hashable {
    let path: String
    let fix: Diagnostic.Fix
    /// How bad it is what the fix mends.
    let severity: Severity

    /// The edits by place.
    var edits: [Diagnostic.TextEdit] { fix.edits.sorted { $0.range.lowerBound < $1.range.lowerBound } }

    /// The same fix where it stands after others have been applied.
    func moved(behind others: [SiteFix]) -> SiteFix {
        let applied = others.filter { $0.path == path }.flatMap(\.fix.edits)
        let edits = fix.edits.map { edit in
            let distance = applied.reduce(0) { sum, other in
                let isBefore = other.range.upperBound <= edit.range.lowerBound
                return sum + (isBefore ? other.replacement.utf8.count - other.range.count : 0)
            }
            let range = (edit.range.lowerBound + distance)..<(edit.range.upperBound + distance)
            return Diagnostic.TextEdit(range: range, replacement: edit.replacement)
        }
        return SiteFix(path: path, fix: Diagnostic.Fix(fix.title, edits: edits), severity: severity)
    }
}

/// Findings, and the texts that their fixes would mend.
struct FixChoice: Sendable {
    let diagnostics: [Diagnostic]
    /// The texts by their paths.
    let texts: [PathKey: [UInt8]]

    /// The fixes that can be applied together: the first of each finding, but for those that overlap an earlier
    /// one, and for those that are rejected.
    func fixes(besides rejected: Set<SiteFix>) -> [SiteFix] {
        var chosen: [SiteFix] = []
        var seen: Set<SiteFix> = []
        var taken: [PathKey: [Range<Int>]] = [:]
        for diagnostic in diagnostics {
            guard let first = diagnostic.fixes.first, !first.edits.isEmpty else { continue }
            let fix = SiteFix(path: diagnostic.location.path, fix: first, severity: diagnostic.severity)
            guard seen.insert(fix).inserted, !rejected.contains(fix), fits(fix), isCertain(diagnostic, first)
            else { continue }
            let ranges = fix.edits.map(\.range)
            let others = taken[PathKey(fix.path), default: []]
            guard !ranges.contains(where: { range in others.contains { Self.meet(range, $0) } }) else {
                continue
            }
            taken[PathKey(fix.path), default: []] += ranges
            chosen.append(fix)
        }
        return chosen
    }

    /// Whether a fix lies in one of the texts, and its edits do not overlap each other.
    private func fits(_ fix: SiteFix) -> Bool {
        guard let text = texts[PathKey(fix.path)] else { return false }
        let ranges = fix.edits.map(\.range)
        return ranges.allSatisfy { $0.upperBound <= text.count }
            && zip(ranges, ranges.dropFirst()).allSatisfy { !Self.meet($0, $1) }
    }

    private static func unquoted(_ text: String) -> String {
        String(text.filter { $0 != "\"" && $0 != "'" })
    }

    /// Whether two edits touch, so that the order in which they are applied would matter.
    private static func meet(_ first: Range<Int>, _ second: Range<Int>) -> Bool {
        first.overlaps(second) || first.lowerBound == second.lowerBound
            || (first.isEmpty && second.contains(first.lowerBound))
            || (second.isEmpty && first.contains(second.lowerBound))
    }

    /// Whether a fix has one right answer. A key that a schema does not list and does not forbid may be meant as
    /// it is, so it must be a mere slip of the pen.
    private func isCertain(_ diagnostic: Diagnostic, _ fix: Diagnostic.Fix) -> Bool {
        guard diagnostic.severity == .warning, diagnostic.id == .unknownProperty else { return true }
        guard let text = texts[PathKey(diagnostic.location.path)] else { return false }
        return fix.edits.allSatisfy { edit in
            let written = String(decoding: text[edit.range], as: UTF8.self)
            return Spelling.isSlip(Self.unquoted(written), of: Self.unquoted(edit.replacement))
        }
    }
}

extension [SiteFix] {
    /// A text with fixes applied, which must not overlap.
    func applied(to text: [UInt8]) -> [UInt8] {
        var mended = text
        let edits = flatMap(\.fix.edits).sorted { $0.range.lowerBound > $1.range.lowerBound }
        for edit in edits where edit.range.upperBound <= mended.count {
            mended.replaceSubrange(edit.range, with: edit.replacement.utf8)
        }
        return mended
    }

    /// How bad it is what each edit mends, in the order of `rangesAfterwards`.
    var severitiesByPlace: [Severity] {
        flatMap { fix in fix.fix.edits.map { ($0.range.lowerBound, fix.severity) } }.sorted { $0.0 < $1.0 }
            .map(\.1)
    }

    /// The ranges that replacements stand at in the mended text.
    var rangesAfterwards: [Range<Int>] {
        var distance = 0
        return flatMap(\.fix.edits).sorted { $0.range.lowerBound < $1.range.lowerBound }.map { edit in
            let start = edit.range.lowerBound + distance
            distance += edit.replacement.utf8.count - edit.range.count
            return start..<(start + edit.replacement.utf8.count)
        }
    }
}
