/// Gathers changes until it is time to tell them. Moments are nanoseconds of a clock that only goes forward.
///
/// A lone change is told at once; many are told when none came for 10 ms, or 100 ms after the first. A file
/// that is open is told 100 ms after its last write, or a second after the first, unless it is closed before.
struct Gathering {
    /// How sure it is that a path stays as it is now.
    enum Sign {
        /// A file was closed or renamed: it is whole.
        case settled
        /// Something was removed, and a save may put another in its place.
        case unsettled
        /// Somebody writes, and will close the file.
        case open
        /// A file's rights or names changed, as they do with a save.
        case attributes
    }

    private static let millisecond = 1_000_000
    /// How long nothing must come until many changes are told.
    static let silence = 10 * millisecond
    /// How long many changes are gathered at most.
    static let longestGathering = 100 * millisecond
    /// How long after a write its file is told though it was not closed.
    static let longestPause = 100 * millisecond
    /// How long a file is not told that is written again and again.
    static let longestWriting = 1000 * millisecond
    /// How many paths are kept that tell nothing by themselves.
    static let mostQuiet = 1000

    private var everything = false
    private var ready = Set<String>()
    /// Those of the ready ones that may be replaced at once.
    private var unsettled = Set<String>()
    /// Those of the ready ones that have another name now, which is told too.
    private var renamed = Set<String>()
    /// What is only told beside something else.
    private var quiet = Set<String>()
    private var open: [String: (first: Int, due: Int)] = [:]
    /// No open file is due before this.
    private var firstDue = Int.max
    private var first = 0
    private var last = 0
    private var lastTold = -silence

    /// Notes what was seen of a path.
    mutating func note(_ path: String, _ sign: Sign, at now: Int) {
        switch sign {
        case .attributes where ready.contains(path) || open[path] != nil: break
        case .open, .attributes:
            ready.remove(path)
            unsettled.remove(path)
            renamed.remove(path)
            let first = open[path]?.first ?? now
            let due = min(now + Self.longestPause, first + Self.longestWriting)
            open[path] = (first, due)
            firstDue = min(firstDue, due)
        case .settled, .unsettled:
            open[path] = nil
            renamed.remove(path)
            if sign == .settled { unsettled.remove(path) } else { unsettled.insert(path) }
            makeReady(path, at: now)
        }
    }

    /// Notes that a path which was noted as removed is told by another name.
    mutating func noteRenamed(_ path: String) {
        guard unsettled.remove(path) != nil else { return }
        renamed.insert(path)
    }

    /// Notes a path that is told beside the next change, since whoever looks by chance may have seen it.
    mutating func noteQuietly(_ path: String, at now: Int) {
        quiet.insert(path)
        if quiet.count > Self.mostQuiet { makeReady(path, at: now) }
    }

    /// Notes that more changed than is known.
    mutating func noteEverything(at now: Int) {
        everything = true
        makeReady("", at: now)
    }

    private mutating func makeReady(_ path: String, at now: Int) {
        if ready.isEmpty { first = now }
        last = now
        ready.insert(path)
    }

    /// When there is something to take, or may be; `nil` where nothing waits.
    var due: Int? {
        let earliest = min(ready.isEmpty ? .max : readyDue, open.isEmpty ? .max : firstDue)
        return earliest == .max ? nil : earliest
    }

    private var readyDue: Int {
        let isAlone = !everything && unsettled.isEmpty && ready.count - renamed.count <= 1
        if isAlone { return max(last, lastTold + Self.silence) }
        return min(last + Self.silence, first + Self.longestGathering)
    }

    /// Takes what is to be told now.
    mutating func take(at now: Int) -> Changes? {
        takeOver(now)
        guard !ready.isEmpty, now >= readyDue else { return nil }
        let changes = everything ? Changes.everything : .paths(ready.union(quiet))
        let stillOpen = everything ? [:] : open
        self = Gathering()
        open = stillOpen
        firstDue = open.isEmpty ? .max : now
        lastTold = now
        return changes
    }

    /// Files that nobody has written for long enough are as good as closed.
    private mutating func takeOver(_ now: Int) {
        guard !open.isEmpty, now >= firstDue else { return }
        firstDue = .max
        for (path, file) in open {
            if file.due > now {
                firstDue = min(firstDue, file.due)
            } else {
                open[path] = nil
                makeReady(path, at: now)
            }
        }
    }
}
