import Diagnostics
import Text

/// Goes on behind a mistake in YAML: reads the text again with what mends the mistake, or without the line that it
/// is on.
///
/// The mistake is said once. What could have stood on a line left out is not missed, so all arrays and objects that it
/// may have belonged to are partial. After a few lines that do not help, the value up to the first mistake counts.
struct YAMLRecovery {
    let bytes: [UInt8]
    let limits: ConfigLimits

    /// How many lines are tried to be left out.
    private static let most = 3
    /// How often a text is read at most, and how many bytes are read in all.
    private static let (mostReadings, mostBytes) = (32, 4_000_000)

    /// What has been mended so far.
    private struct Progress {
        var edits: YAMLEdits
        var storage: ConfigStorage
        var problems: [ConfigProblem] = []
        /// Where lines are missing, or may belong to something else than was read.
        var gaps: [Int] = []
        var readings = 1
    }

    /// What can be read besides the mistakes.
    func recovered(_ broken: ConfigStorage) -> ConfigStorage {
        var progress = Progress(edits: YAMLEdits(bytes), storage: broken)
        let mender = YAMLMender(bytes: bytes)
        while let mistake = mistake(progress), progress.readings < readings,
            let next = mended(progress, mistake, mender)
        {
            progress = next
        }
        guard mistake(progress) != nil else { return finished(progress) }
        return withoutLines(progress, mender)
    }

    /// What is read with the first of the ways to mend a mistake that leaves no other, or else with the one that
    /// leads furthest; `nil` where none leads on.
    private func mended(_ progress: Progress, _ mistake: ConfigProblem, _ mender: YAMLMender) -> Progress? {
        var best: Progress?
        let mend = mender.mend(mistake)
        for edits in mend?.choices ?? [] where !edits.isEmpty {
            var next = progress
            next.readings = best?.readings ?? progress.readings
            guard let mend, next.readings < readings, next.edits.apply(edits) else { continue }
            read(&next)
            keepTexts(edits, mend, &next)
            guard isFurther(next, than: mistake) else { continue }
            if let problem = mend.problem { next.problems.append(problem) }
            if let gap = mend.gap { next.gaps.append(gap) }
            let reached = self.mistake(next)?.range.lowerBound ?? Int.max
            if reached == Int.max { return next }
            if reached > best.flatMap({ self.mistake($0)?.range.lowerBound }) ?? -1 { best = next }
        }
        return best
    }

    private var readings: Int { min(Self.mostReadings, max(Self.most, Self.mostBytes / max(bytes.count, 1))) }

    private func read(_ progress: inout Progress) {
        progress.storage = YAMLParser.parseOnce(progress.edits.text, limits: limits)
        progress.readings += 1
    }

    /// Takes back what was put inside of texts: a line with a dash alone may be part of one.
    private func keepTexts(_ edits: [Diagnostic.TextEdit], _ mend: YAMLMend, _ progress: inout Progress) {
        guard mend.problem == nil else { return }
        let texts = progress.storage.arena.nodes.filter { $0.type == .string && $0.end - $0.start > 2 }
            .map { progress.edits.original(Int($0.start))..<progress.edits.original(Int($0.end)) }
            .sorted { $0.lowerBound < $1.lowerBound }
        let isInside = { (place: Int) in
            let behind = texts.partitioningIndex { $0.lowerBound >= place }
            return behind > 0 && texts[behind - 1].upperBound > place
        }
        let unwanted = Set(edits.map(\.range.lowerBound).filter(isInside))
        guard !unwanted.isEmpty else { return }
        progress.edits.remove { unwanted.contains($0.range.lowerBound) && $0.range.isEmpty }
        read(&progress)
    }

    /// The mistake that reading ended at.
    static func mistake(in storage: ConfigStorage) -> ConfigProblem? {
        storage.problems.first { $0.id == .invalidSnippet && $0.isMalformed }
    }

    /// The mistake that reading ended at, with its place in the text itself.
    private func mistake(_ progress: Progress) -> ConfigProblem? {
        Self.mistake(in: progress.storage)?.moved { progress.edits.original($0) }
    }

    private func isFurther(_ progress: Progress, than mistake: ConfigProblem) -> Bool {
        guard let next = self.mistake(progress) else { return true }
        // Of two brackets that are not closed both are missed at one place; no change is made twice.
        return next.range.lowerBound >= mistake.range.lowerBound
    }

    private func finished(_ progress: Progress) -> ConfigStorage {
        let others = progress.storage.problems.filter { $0.id != .invalidSnippet || !$0.isMalformed }.map {
            problem in
            problem.moved { progress.edits.original($0) }
        }
        let problems = (progress.problems + others).sorted { $0.range.lowerBound < $1.range.lowerBound }
        let whole = progress.edits.original(progress.storage, problems: problems)
        guard !progress.gaps.isEmpty else { return whole }
        var nodes = whole.arena.nodes
        for gap in progress.gaps { Self.mark(gap, &nodes, end: bytes.count) }
        return ConfigStorage(
            arena: NodeArena(nodes: nodes, bytes: bytes, side: whole.arena.side), problems: whole.problems,
            roots: whole.roots, language: .yaml)
    }

    // MARK: Lines

    /// Leaves out the lines with mistakes that nothing mends; only the first of them is said.
    private func withoutLines(_ mended: Progress, _ mender: YAMLMender) -> ConfigStorage {
        var progress = mended
        guard let first = mistake(mended) else { return finished(mended) }
        let said = mender.inWords(first)
        progress.problems.append(said)
        for _ in 0..<Self.most {
            guard let mistake = mistake(progress) else { break }
            let place = mistake.range.lowerBound
            let line = mender.lines.line(at: place)
            guard place < bytes.count, bytes[line].contains(where: { $0 > 0x20 }) else {
                return brokenOff(mended, said)
            }
            let blanks = bytes[line].map { $0 == 0x0D ? "\r" : " " }.joined()
            progress.edits.remove { line.overlaps($0.range) || line.contains($0.range.lowerBound) }
            guard progress.edits.apply([.init(range: line, replacement: blanks)]) else { break }
            progress.gaps.append(line.lowerBound)
            read(&progress)
        }
        guard mistake(progress) == nil,
            progress.storage.arena.nodes.count >= mended.storage.arena.nodes.count / 2
        else { return brokenOff(mended, said) }
        return finished(progress)
    }

    /// The value up to a mistake that nothing helps against.
    private func brokenOff(_ progress: Progress, _ mistake: ConfigProblem) -> ConfigStorage {
        var progress = progress
        progress.problems.append(mistake)
        return finished(progress)
    }

    /// Marks the arrays and objects that a line left out may have belonged to: those that are open there. A key
    /// with no value before the line may have had it there.
    private static func mark(_ gap: Int, _ nodes: inout [Node], end: Int) {
        if let last = nodes.lastIndex(where: { Int($0.start) <= gap }), nodes[last].type == .null,
            nodes[last].range.isEmpty
        {
            nodes[last].flags.insert(.partial)
        }
        for index in nodes.indices where nodes[index].type == .object || nodes[index].type == .array {
            guard nodes[index].flags.isDisjoint(with: [.alias, .merged]) else { continue }
            let next = Int(nodes[index].next)
            let extent = next < nodes.count ? Int(nodes[next].start) : end
            // An object begins at its first key, which may be the one that is left out.
            let before = index > 0 ? Int(nodes[index - 1].end) : 0
            guard before <= gap, gap < extent else { continue }
            nodes[index].flags.insert(.partial)
        }
    }
}
