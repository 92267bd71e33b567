/// How changes are learned.
enum WatchWay {
    /// The machine tells them; of so many folders (and on macOS files) at most, if there is a limit besides
    /// its own.
    case telling(most: Int?)
    /// They are looked for.
    case looking
}

/// Where changes come from: the machine tells them, or they are looked for.
struct ChangeSource {
    private enum Source {
        case told(EventSource)
        case looked(PollingSource)
        case neither
    }

    private let roots: [String]
    private var source: Source
    /// Why changes are looked for though they should be told.
    private(set) var trouble: String?

    /// The watch stands when it is made.
    init(roots: [String], way: WatchWay) {
        self.roots = roots
        source = .neither
        switch way {
        case .looking: source = .looked(PollingSource(roots: roots))
        case .telling(let most):
            do throws(WatchLimit) {
                source = .told(try EventSource(roots: roots, most: most))
            } catch {
                fallBack(error)
            }
        }
    }

    /// What can be read when something changed.
    var descriptor: Int32? {
        switch source {
        case .told(let source): source.descriptor
        case .looked, .neither: nil
        }
    }

    /// When it is to be asked again though nothing was told, in nanoseconds.
    var due: Int? {
        switch source {
        case .told, .neither: nil
        case .looked(let source): source.due
        }
    }

    /// Gathers what has changed.
    mutating func gather(into gathering: inout Gathering, at now: Int) {
        do throws(WatchLimit) {
            switch source {
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
        source = .looked(PollingSource(roots: roots))
    }
}

/// The machine does not watch as much as there is.
struct WatchLimit: Error {
    /// What it refused, and what can be done, as the beginning of a sentence.
    let reason: String
}
