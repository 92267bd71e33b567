import ConfigSchema
import Diagnostics

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

    private let check: PageCheck
    private let original: [UInt8]
    private let excluded: Set<SiteFix>
    /// What of the file is mended as a whole.
    private var units: MendingUnits
    /// How often the pages may still be looked at.
    private var looks: Int

    /// More rounds than any chain of fixes has that make room for each other.
    private static let rounds = 8
    /// How many times fixes are followed by others that they cannot do without.
    private static let followings = 4
    private static let tooMany = "too many fixes of this file were tried"

    /// - Parameter rejected: fixes that are to be left out.
    init(_ file: SourceTree.File, _ bytes: [UInt8], check: PageCheck, besides rejected: Set<SiteFix>) {
        self.file = file
        self.bytes = bytes
        self.check = check
        self.rejected = rejected
        original = bytes
        excluded = rejected
        looks = check.isLocal(file.place) ? 256 : 16
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
            let fixes = choose(from: diagnostics).sorted { $0.start < $1.start }
            if round == 0 { candidates = fixes }
            guard !fixes.isEmpty else { return }
            let origin = (bytes, steps.count)
            let groups = units.grouped(fixes).map { inTurn($0, since: origin) }
            apply(groups.filter { !$0.isEmpty }, since: origin)
        }
    }

    private func choose(from findings: [Diagnostic], in text: [UInt8]? = nil) -> [SiteFix] {
        FixChoice(diagnostics: findings, texts: [PathKey(file.path): text ?? bytes]).fixes(besides: rejected)
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

    /// Applies the fixes of units: all of them or, where something is wrong then, each half by itself.
    ///
    /// - Parameter origin: the text that the fixes are about, and how many steps led to it.
    private mutating func apply(_ groups: [[SiteFix]], since origin: (text: [UInt8], steps: Int)) {
        guard let reason = accept(Array(groups.joined()), since: origin) else { return }
        guard groups.count > 1, looks > 0 else {
            return applyPart(of: Array(groups.joined()), since: origin, reason)
        }
        let middle = groups.count / 2
        apply(Array(groups[..<middle]), since: origin)
        apply(Array(groups[middle...]), since: origin)
    }

    /// Applies a unit's fixes but for one, if it is one that is to blame; else those that hold by themselves.
    private mutating func applyPart(
        of fixes: [SiteFix], since origin: (text: [UInt8], steps: Int), _ reason: String
    ) {
        guard fixes.count > 1, looks > 0 else {
            for fix in fixes { reject(fix, since: origin, reason) }
            return
        }
        for (place, fix) in fixes.enumerated() where fixes.count > 2 {
            var others = fixes
            others.remove(at: place)
            guard accept(others, since: origin) == nil else { continue }
            return reject(fix, since: origin, reason)
        }
        for fix in fixes {
            if let reason = accept([fix], since: origin) { reject(fix, since: origin, reason) }
        }
    }

    private mutating func reject(
        _ fix: SiteFix, since origin: (text: [UInt8], steps: Int), _ reason: String
    ) {
        let moved = fix.moved(by: steps[origin.steps...])
        rejected.insert(moved)
        reasons[moved] = reason
    }

    /// Applies fixes where their units are well-formed with them and nothing new is wrong; else says why not.
    private mutating func accept(
        _ fixes: [SiteFix], since origin: (text: [UInt8], steps: Int)
    ) -> String? {
        var trial = FixTrial(bytes, of: file.path, diagnostics, units)
        // What other fixes have changed since is looked at again in the next round.
        var next = fixes.compactMap { fix in
            let moved = fix.moved(by: steps[origin.steps...])
            return fix.isSame(as: moved, in: origin.text, and: bytes) ? moved : nil
        }
        if next.isEmpty { return nil }
        var last = Self.tooMany
        for _ in 0...Self.followings where !next.isEmpty {
            guard looks > 0 else { return Self.tooMany }
            looks -= 1
            trial.apply(next)
            let found = check.look(at: file, with: trial.bytes)
            switch trial.judge(found) {
            case .holds:
                take(trial, found)
                return nil
            case .fails(let reason): return reason
            case .needs(let findings, let reason):
                last = reason
                next = choose(from: findings, in: trial.bytes)
            }
        }
        return last
    }

    private mutating func take(_ trial: FixTrial, _ found: PageCheck.Found) {
        (bytes, diagnostics) = (trial.bytes, found.diagnostics)
        units = MendingUnits(found, in: file.path)
        steps += trial.steps
        applied += trial.count
        rejected = Set(rejected.map { $0.moved(by: trial.steps) })
        reasons = Dictionary(
            reasons.map { ($0.moved(by: trial.steps), $1) }, uniquingKeysWith: { first, _ in first })
    }
}
