#if !os(Linux) && !canImport(Darwin)
    /// There is no system here that tells of changes.
    final class EventSource {
        let descriptor: Int32? = nil

        init(roots: [String], most: Int?) throws(WatchLimit) {
            throw WatchLimit(reason: "this system does not tell of changes")
        }

        func gather(into gathering: inout Gathering, at now: Int) throws(WatchLimit) {}
    }
#endif
