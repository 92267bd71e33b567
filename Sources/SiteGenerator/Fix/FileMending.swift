import ConfigSchema
import Diagnostics
import Text

/// Applies the fixes of one file as long as there are any, and looks at its pages again after each round.
struct FileMending: Sendable {
    let file: SourceTree.File
    /// The text with the fixes that hold.
    private(set) var bytes: [UInt8]
    /// How the text was edited.
    private(set) var steps: [EditMap] = []
    /// What is found on the file's pages with the fixes.
    private(set) var diagnostics: [Diagnostic]
    /// The fixes that were there at the beginning.
    private(set) var candidates: [SiteFix] = []
    /// How many fixes were applied.
    private(set) var applied = 0
    /// The fixes that are not to be applied, where they stand now.
    private(set) var rejected: Set<SiteFix>
    /// Why fixes were taken back, where they stand now.
    private(set) var reasons: [SiteFix: String] = [:]

    private let check: any MendingCheck
    private let original: [UInt8]
    private let excluded: Set<SiteFix>
    /// What of the file is mended as a whole.
    private var units: MendingUnits
    /// How often the pages may still be looked at.
    private var looks: Int
    /// How many looks are kept for what holds.
    private let reserve: Int

    /// More rounds than any chain of fixes has that make room for each other.
    private static let rounds = 8
    /// How many times fixes are followed by others that they cannot do without.
    private static let followings = 4
    private static let tooMany = "too many fixes of this file were tried"

    /// - Parameter rejected: fixes that are to be left out.
    init(_ file: SourceTree.File, _ bytes: [UInt8], check: any MendingCheck, besides rejected: Set<SiteFix>) {
        self.file = file
        self.bytes = bytes
        self.check = check
        self.rejected = rejected
        original = bytes
        excluded = rejected
        looks = check.isLocal(file.place) ? 256 : 16
        reserve = looks / 16
        let found = check.look(at: file, with: bytes)
        diagnostics = found.diagnostics
        units = MendingUnits(found, in: file.path)
    }

    /// The same file mended again from the beginning, without some of the fixes that there were.
    func mended(without fixes: [SiteFix]) -> FileMending {
        var mending = FileMending(file, original, check: check, besides: excluded.union(fixes))
        mending.run()
        return mending
    }

    /// Whether the page says something else about itself now, which other pages may depend on.
    var changesFrontMatter: Bool {
        let (old, new) = (FrontMatterFence(original).content, FrontMatterFence(bytes).content)
        return original[old] != bytes[new]
    }

    /// Applies what can be applied.
    mutating func run() {
        for round in 0..<Self.rounds {
            let fixes = choose(from: diagnostics, in: bytes, besides: rejected).sorted { $0.start < $1.start }
            if round == 0 { candidates = fixes }
            guard !fixes.isEmpty else { return }
            let origin = (bytes, steps.count)
            let groups = units.grouped(fixes).map { inTurn($0, since: origin) }
            apply(groups.filter { !$0.isEmpty }, since: origin)
        }
    }

    private func choose(
        from findings: [Diagnostic], in text: [UInt8], besides rejected: Set<SiteFix>
    ) -> [SiteFix] {
        FixChoice(diagnostics: findings, texts: [PathKey(file.path): text]).fixes(besides: rejected)
    }

    /// The fixes of a unit whose turn it is: first those of attributes that decide what is checked, and those that
    /// make its text readable. The others are judged by what is found then.
    private mutating func inTurn(
        _ fixes: [SiteFix], since origin: (text: [UInt8], steps: Int)
    ) -> [SiteFix] {
        guard let unit = units.unit(around: fixes[0].start..<fixes[0].start) else { return fixes }
        let attributes = fixes.filter(unit.hasAttribute)
        if unit.isMeantToFail {
            for fix in fixes where !unit.hasAttribute(mendedBy: fix) {
                reject(fix, since: origin, "the block says that it fails")
            }
            return attributes
        }
        let deciding = attributes.filter { $0.severity == .error }
        let first = unit.isWellFormed ? deciding : fixes.filter(unit.isMended)
        return first.isEmpty ? fixes : first
    }

    /// Applies the fixes of units: all of them but those that are to blame for something. Where nobody can be blamed,
    /// each half is applied by itself.
    ///
    /// - Parameter origin: the text that the fixes are about, and how many steps led to it.
    private mutating func apply(_ groups: [[SiteFix]], since origin: (text: [UInt8], steps: Int)) {
        let attempts = groups.compactMap { attempt($0, since: origin) }
        if attempts.isEmpty || settle(attempts) { return }
        let middle = groups.count / 2
        apply(Array(groups[..<middle]), since: origin)
        apply(Array(groups[middle...]), since: origin)
    }

    /// What is tried of a unit's fixes, where they stand now. What other fixes have changed since is looked at again
    /// in the next round.
    private func attempt(_ fixes: [SiteFix], since origin: (text: [UInt8], steps: Int)) -> UnitAttempt? {
        let fixes = fixes.compactMap { fix in
            let moved = fix.moved(by: steps[origin.steps...])
            return fix.isSame(as: moved, in: origin.text, and: bytes) ? moved : nil
        }
        guard let first = fixes.first else { return nil }
        let unit = units.unit(around: first.start..<first.start)
        return UnitAttempt(fixes, isBlock: unit?.isBlock ?? false)
    }

    /// Tries what the units propose, all at once, until it holds, and keeps it.
    ///
    /// - Returns: whether it came to that; if not, something is wrong that no unit can be blamed for.
    private mutating func settle(_ beginning: [UnitAttempt]) -> Bool {
        var attempts = beginning
        while attempts.contains(where: { !$0.proposal.isEmpty }) {
            if looks <= reserve { for unit in attempts.indices { attempts[unit].giveUp(Self.tooMany) } }
            guard looks > 0 else { break }
            let (trial, found, judgement) = tried(attempts)
            if judgement.failures.isEmpty, judgement.isUnclear { return false }
            for unit in attempts.indices where judgement.holds(unit) { attempts[unit].hold() }
            if judgement.holds, attempts.allSatisfy(\.isSettled) {
                take(trial, found, attempts)
                return true
            }
            guard Self.blame(judgement.failures, among: &attempts) else { return false }
        }
        for attempt in attempts { reject(attempt) }
        return true
    }

    /// Tells units that what they proposed did not hold; first those that others may depend on.
    ///
    /// - Returns: whether they can be blamed. What held before is wrong because of something else.
    private static func blame(_ failures: [Int: UnitFailure], among attempts: inout [UnitAttempt]) -> Bool {
        let first = failures.filter { !attempts[$0.key].isBlock }
        for (unit, failure) in first.isEmpty ? failures : first {
            if attempts[unit].isSettled, attempts.count > 1 { return false }
            attempts[unit].fail(failure)
        }
        return true
    }

    /// Looks at what the units propose, with the fixes that they make room for.
    private mutating func tried(
        _ attempts: [UnitAttempt]
    ) -> (FixTrial, PageCheck.Found, TrialJudgement) {
        var trial = FixTrial(
            bytes, of: file.path, diagnostics, units, sole: attempts.count == 1 ? 0 : nil)
        var next = attempts.enumerated().flatMap { unit, attempt in
            attempt.proposal.map {
                FixTrial.Part(fix: attempt.fixes[$0], owner: .init(unit: unit, fix: $0))
            }
        }
        var following = 0
        while true {
            trial.apply(next)
            looks -= 1
            let found = check.look(at: file, with: trial.bytes)
            var judgement = trial.judge(found)
            next = following < Self.followings && looks > 0 ? followers(of: judgement, in: trial) : []
            judgement.close(besides: Set(next.map(\.owner.unit)))
            if next.isEmpty || !judgement.failures.isEmpty || judgement.isUnclear {
                return (trial, found, judgement)
            }
            following += 1
        }
    }

    /// The fixes of what units need to be mended too.
    private func followers(of judgement: TrialJudgement, in trial: FixTrial) -> [FixTrial.Part] {
        let needs = judgement.needs.sorted { $0.key < $1.key }.filter { judgement.failures[$0.key] == nil }
            .flatMap(\.value.findings)
        guard !needs.isEmpty else { return [] }
        let rejected = Set(rejected.map { $0.moved(by: trial.steps) })
        let owners = Dictionary(
            needs.compactMap { need in SiteFix(of: need.finding).map { ($0, need.owner) } },
            uniquingKeysWith: { first, _ in first })
        return choose(from: needs.map(\.finding), in: trial.bytes, besides: rejected).compactMap { fix in
            owners[fix].map { FixTrial.Part(fix: fix, owner: $0) }
        }
    }

    private mutating func reject(_ attempt: UnitAttempt) {
        for (number, reason) in attempt.reasons {
            rejected.insert(attempt.fixes[number])
            reasons[attempt.fixes[number]] = reason
        }
    }

    private mutating func reject(
        _ fix: SiteFix, since origin: (text: [UInt8], steps: Int), _ reason: String
    ) {
        let moved = fix.moved(by: steps[origin.steps...])
        rejected.insert(moved)
        reasons[moved] = reason
    }

    private mutating func take(
        _ trial: FixTrial, _ found: PageCheck.Found, _ attempts: [UnitAttempt]
    ) {
        for attempt in attempts { reject(attempt) }
        (bytes, diagnostics) = (trial.bytes, found.diagnostics)
        units = MendingUnits(found, in: file.path)
        steps += trial.steps
        applied += trial.count
        rejected = Set(rejected.map { $0.moved(by: trial.steps) })
        reasons = Dictionary(
            reasons.map { ($0.moved(by: trial.steps), $1) }, uniquingKeysWith: { first, _ in first })
    }
}
