import Diagnostics

/// Applies the fixes of one file as long as there are any, and looks at its pages again after each round.
struct FileMending: Sendable {
    let file: SourceTree.File
    /// The text with the fixes that hold.
    private(set) var bytes: [UInt8]
    /// The fixes that were there at the beginning.
    private(set) var candidates: [SiteFix] = []
    /// How many fixes were applied.
    private(set) var applied = 0
    /// The fixes that are not to be applied, where they stand now.
    private(set) var rejected: Set<SiteFix>
    /// Why fixes were taken back, where they stand now.
    private(set) var reasons: [SiteFix: String] = [:]
    /// What was hidden behind keys that meant nothing, and is found now.
    private(set) var revealed: [Diagnostic] = []

    private let check: PageCheck
    private let original: [UInt8]
    private let excluded: Set<SiteFix>
    private var diagnostics: [Diagnostic]
    /// Where the code blocks of the file stand.
    private var extents: [Range<Int>] = []
    /// How often the pages may still be looked at.
    private var looks: Int

    /// More rounds than any chain of fixes has that make room for each other.
    private static let rounds = 8

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
        extents = found.blockRanges(in: file.path)
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
            let choice = FixChoice(diagnostics: diagnostics, texts: [PathKey(file.path): bytes])
            let fixes = choice.fixes(besides: rejected).sorted {
                $0.edits[0].range.lowerBound < $1.edits[0].range.lowerBound
            }
            if round == 0 { candidates = fixes }
            guard !fixes.isEmpty else { return }
            _ = apply(blocks(fixes), behind: [])
        }
    }

    /// The fixes of each code block together, and every other one by itself.
    private func blocks(_ fixes: [SiteFix]) -> [[SiteFix]] {
        var blocks: [[SiteFix]] = []
        var last: Range<Int>?
        for fix in fixes {
            let start = fix.edits[0].range.lowerBound
            let block = extents.first { $0.contains(start) }
            if let block, block == last {
                blocks[blocks.count - 1].append(fix)
            } else {
                blocks.append([fix])
            }
            last = block
        }
        return blocks
    }

    /// Applies the fixes of blocks: all of them or, where something is wrong then, each half by itself.
    ///
    /// - Parameter done: the fixes of the same round that were applied before.
    /// - Returns: the fixes that hold, where they stood when the round began.
    private mutating func apply(_ blocks: [[SiteFix]], behind done: [SiteFix]) -> [SiteFix] {
        let moved = blocks.joined().map { $0.moved(behind: done) }
        guard let reason = accept(moved) else { return Array(blocks.joined()) }
        guard blocks.count > 1, looks > 0 else {
            return applyPart(of: Array(blocks.joined()), behind: done, reason)
        }
        let middle = blocks.count / 2
        let early = apply(Array(blocks[..<middle]), behind: done)
        return early + apply(Array(blocks[middle...]), behind: done + early)
    }

    /// Applies a block's fixes but for one, if it is one that is to blame; else those that hold by themselves.
    private mutating func applyPart(
        of fixes: [SiteFix], behind done: [SiteFix], _ reason: String
    ) -> [SiteFix] {
        guard fixes.count > 1, looks > 0 else {
            for fix in fixes { reject(fix.moved(behind: done), reason) }
            return []
        }
        for (place, fix) in fixes.enumerated() where fixes.count > 2 {
            var others = fixes
            others.remove(at: place)
            guard accept(others.map { $0.moved(behind: done) }) == nil else { continue }
            reject(fix.moved(behind: done + others), reason)
            return others
        }
        var held: [SiteFix] = []
        for fix in fixes {
            let moved = fix.moved(behind: done + held)
            if let reason = accept([moved]) { reject(moved, reason) } else { held.append(fix) }
        }
        return held
    }

    private mutating func reject(_ fix: SiteFix, _ reason: String) {
        rejected.insert(fix)
        reasons[fix] = reason
    }

    /// Applies fixes where their blocks are well-formed with them and nothing new is wrong; else says why not.
    private mutating func accept(_ fixes: [SiteFix]) -> String? {
        guard looks > 0 else { return "too many fixes of this file were tried" }
        looks -= 1
        let mended = fixes.applied(to: bytes)
        let found = check.look(at: file, with: mended)
        let places = fixes.rangesAfterwards
        if found.hasMalformedBlock(at: places, in: file.path) {
            return "the block would still not be well-formed"
        }
        let known = FindingTally(diagnostics)
        var news = known.news(in: found.diagnostics)
        if !news.unwelcome.isEmpty {
            let errors = zip(places, fixes.severitiesByPlace).filter { $1 == .error }.map(\.0)
            let keys = RenamedKeys(places, in: file.path, found.pages)
            let certain = RenamedKeys(errors, in: file.path, found.pages)
            // What a doubt is about must not become an error, but may have further doubts behind it, and what has
            // a fix is mended with it.
            news = known.news(in: found.diagnostics) { finding in
                finding.severity == .warning || !finding.fixes.isEmpty
                    ? keys.explain(finding) : certain.explain(finding)
            }
        }
        if let first = news.unwelcome.first {
            return "there would be a new finding: \(first.message)"
        }
        (bytes, diagnostics) = (mended, found.diagnostics)
        revealed += news.welcome
        extents = found.blockRanges(in: file.path)
        rejected = Set(rejected.map { $0.moved(behind: fixes) })
        reasons = Dictionary(
            reasons.map { ($0.moved(behind: fixes), $1) }, uniquingKeysWith: { first, _ in first })
        applied += fixes.count
        return nil
    }
}
