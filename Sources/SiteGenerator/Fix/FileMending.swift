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
    /// What was hidden behind keys that meant nothing, and is found now.
    private(set) var revealed: [Diagnostic] = []

    private let check: PageCheck
    private let original: [UInt8]
    private let excluded: Set<SiteFix>
    private var diagnostics: [Diagnostic]
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
        diagnostics = check.look(at: file, with: bytes).diagnostics
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
            let choice = FixChoice(diagnostics: diagnostics, texts: [file.path: bytes])
            let fixes = choice.fixes(besides: rejected).sorted {
                $0.edits[0].range.lowerBound < $1.edits[0].range.lowerBound
            }
            if round == 0 { candidates = fixes }
            guard !fixes.isEmpty else { return }
            _ = apply(fixes, behind: [])
        }
    }

    /// Applies fixes: all of them or, where something is wrong then, those of each half by themselves.
    ///
    /// - Parameter done: the fixes of the same round that were applied before.
    /// - Returns: the fixes that hold, where they stood when the round began.
    private mutating func apply(_ fixes: [SiteFix], behind done: [SiteFix]) -> [SiteFix] {
        let moved = fixes.map { $0.moved(behind: done) }
        if accept(moved) { return fixes }
        guard fixes.count > 1, looks > 0 else {
            rejected.formUnion(moved)
            return []
        }
        let middle = fixes.count / 2
        let early = apply(Array(fixes[..<middle]), behind: done)
        return early + apply(Array(fixes[middle...]), behind: done + early)
    }

    /// Applies fixes where nothing new is wrong with them.
    private mutating func accept(_ fixes: [SiteFix]) -> Bool {
        guard looks > 0 else { return false }
        looks -= 1
        let mended = fixes.applied(to: bytes)
        let found = check.look(at: file, with: mended)
        let known = FindingTally(diagnostics)
        var news = known.news(in: found.diagnostics)
        if !news.unwelcome.isEmpty {
            let keys = RenamedKeys(fixes.rangesAfterwards, in: file.path, found.pages)
            news = known.news(in: found.diagnostics, isWelcome: keys.explain)
        }
        guard news.unwelcome.isEmpty else { return false }
        (bytes, diagnostics) = (mended, found.diagnostics)
        revealed += news.welcome
        rejected = Set(rejected.map { $0.moved(behind: fixes) })
        applied += fixes.count
        return true
    }
}
