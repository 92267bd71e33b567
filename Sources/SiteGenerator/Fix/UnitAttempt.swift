/// The fixes of one unit, and which of them are tried next.
///
/// All of them are tried first. Where something is wrong then, those that are to blame are left out and come last,
/// by themselves. Where none of them can be blamed, the one is looked for without which the others hold; where there
/// is no such one, halves are tried on top of what holds.
struct UnitAttempt: Sendable {
    let fixes: [SiteFix]
    /// Whether the unit is a code block, so that nothing else depends on what it says.
    let isBlock: Bool
    /// Why fixes are left out, by their numbers.
    private(set) var reasons: [Int: String] = [:]

    /// The fixes that hold.
    private var kept: [Int] = []
    /// What is still to be tried on top of those, the next one last.
    private var parts: [[Int]]
    /// What is wrong with all fixes together.
    private var whole: UnitFailure?
    private var search: Search?

    /// The search for the one fix without which all others hold.
    private struct Search {
        /// Those that it may be.
        var suspects: Range<Int>
        /// Those that are left out now, the first half of them.
        var leftOut: Range<Int> { suspects.prefix((suspects.count + 1) / 2) }
    }

    /// The most fixes that are still tried by themselves where each of them is to blame.
    private static let fewest = 8

    init(_ fixes: [SiteFix], isBlock: Bool) {
        self.fixes = fixes
        self.isBlock = isBlock
        parts = [Array(fixes.indices)]
    }

    /// Whether nothing is left to be tried.
    var isSettled: Bool { parts.isEmpty }

    /// The numbers of the fixes that are tried now.
    var proposal: [Int] {
        if let search { return fixes.indices.filter { !search.leftOut.contains($0) } }
        return (kept + (parts.last ?? [])).sorted()
    }

    /// Goes on after what was proposed held.
    mutating func hold() {
        guard let tried = search else {
            kept += parts.popLast() ?? []
            return skipWhole()
        }
        guard tried.suspects.count > 1 else {
            reasons[tried.suspects.lowerBound] = whole?.reason
            (kept, parts, search) = (proposal, [], nil)
            return
        }
        search = Search(suspects: tried.leftOut)
    }

    /// Goes on after what was proposed did not hold.
    mutating func fail(_ failure: UnitFailure) {
        if let tried = search {
            let others = tried.suspects.dropFirst(tried.leftOut.count)
            search = others.isEmpty ? nil : Search(suspects: others)
            if others.isEmpty { parts = Self.halves(Array(fixes.indices)) }
        } else if let part = parts.popLast() {
            if part.count == fixes.count { whole = failure }
            divide(part, failure)
        }
    }

    /// Leaves out what is not known to hold.
    mutating func giveUp(_ reason: String) {
        let left = Set(kept)
        for number in fixes.indices where !left.contains(number) && reasons[number] == nil {
            reasons[number] = reason
        }
        (parts, search) = ([], nil)
    }

    private mutating func divide(_ part: [Int], _ failure: UnitFailure) {
        let blamed = part.filter { failure.fixes[$0] != nil }
        if part.count == 1 || failure.isMalformed || (blamed.count == part.count && part.count > Self.fewest)
        {
            for number in part { reasons[number] = failure.fixes[number] ?? failure.reason }
        } else if blamed.isEmpty, part.count == fixes.count, part.count > 2 {
            parts = [part]
            search = Search(suspects: fixes.indices)
        } else if blamed.isEmpty || blamed.count == part.count {
            parts += Self.halves(part)
        } else {
            parts += [blamed, part.filter { failure.fixes[$0] == nil }]
        }
    }

    /// Divides a part at once with which all fixes would be tried together again.
    private mutating func skipWhole() {
        guard let whole, let part = parts.last, kept.count + part.count == fixes.count else { return }
        parts.removeLast()
        divide(part, whole)
    }

    /// The halves of several fixes, the first last.
    private static func halves(_ part: [Int]) -> [[Int]] {
        let middle = part.count / 2
        return [Array(part[middle...]), Array(part[..<middle])]
    }
}

/// What is wrong with fixes of one unit.
struct UnitFailure: Sendable {
    /// What is said of the fixes together.
    let reason: String
    /// Whether the text would not be what its language demands, which needs all of the fixes.
    var isMalformed = false
    /// The fixes that are to blame, by their numbers, and for what.
    var fixes: [Int: String] = [:]
}
