/// Where changes come from: the machine tells them, or they are looked for.
struct ChangeSource {
    private enum Way {
        case told(EventSource)
        case looked(PollingSource)
        case neither
    }

    private let roots: [String]
    private var way: Way
    /// Why changes are looked for though they should be told.
    private(set) var trouble: String?

    /// The watch stands when it is made.
    init(roots: [String], polling: Bool) {
        self.roots = roots
        way = .neither
        guard !polling else {
            way = .looked(PollingSource(roots: roots))
            return
        }
        do throws(WatchLimit) {
            way = .told(try EventSource(roots: roots))
        } catch {
            fallBack(error)
        }
    }

    /// What can be read when something changed.
    var descriptor: Int32? {
        switch way {
        case .told(let source): source.descriptor
        case .looked, .neither: nil
        }
    }

    /// When it is to be asked again though nothing was told, in nanoseconds.
    var due: Int? {
        switch way {
        case .told, .neither: nil
        case .looked(let source): source.due
        }
    }

    /// Gathers what has changed.
    mutating func gather(into gathering: inout Gathering, at now: Int) {
        do throws(WatchLimit) {
            switch way {
            case .told(let source): try source.gather(into: &gathering, at: now)
            case .looked(let source): source.gather(into: &gathering, at: now)
            case .neither: break
            }
        } catch {
            fallBack(error)
            gathering.noteEverything(at: now)
        }
    }

    private mutating func fallBack(_ limit: WatchLimit) {
        trouble = limit.reason + ", so the folders are looked at four times a second"
        way = .looked(PollingSource(roots: roots))
    }
}

/// The machine does not watch as much as there is.
struct WatchLimit: Error {
    /// What it refused, and what can be done, as the beginning of a sentence.
    let reason: String
}
