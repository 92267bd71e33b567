#if canImport(Darwin)
    import Darwin

    /// The kernel's queue of what happens to open files and folders, see kqueue(2).
    final class Kqueue {
        /// How many files and folders are watched at most: each is open, and the program opens others too.
        private let most: Int
        /// How many open files the system allows where they are asked for.
        private static let mostOpen: rlim_t = 10_240

        let descriptor: Int32
        private var descriptors: [String: Int32] = [:]
        private var paths: [Int32: String] = [:]

        init(most: Int?) throws(WatchLimit) {
            self.most = most ?? 8000
            descriptor = kqueue()
            guard descriptor >= 0 else { throw WatchLimit(reason: "the machine gives no queue of changes") }
            var limit = rlimit()
            guard getrlimit(RLIMIT_NOFILE, &limit) == 0, limit.rlim_cur < Self.mostOpen else { return }
            limit.rlim_cur = min(limit.rlim_max, Self.mostOpen)
            _ = setrlimit(RLIMIT_NOFILE, &limit)
        }

        deinit {
            for open in paths.keys { _ = close(open) }
            _ = close(descriptor)
        }

        /// Watches what is at a path now, and no longer what was there before; false where nothing can be
        /// opened.
        func add(_ path: String) throws(WatchLimit) -> Bool {
            remove(path)
            guard paths.count < most else { throw tooMany }
            let opened = open(path, O_EVTONLY | O_CLOEXEC | O_NONBLOCK)
            guard opened >= 0 else {
                if errno == EMFILE || errno == ENFILE { throw tooMany }
                return false
            }
            var change = kevent(
                ident: UInt(opened), filter: Int16(EVFILT_VNODE), flags: UInt16(EV_ADD | EV_CLEAR),
                fflags: UInt32(NOTE_WRITE | NOTE_EXTEND | NOTE_ATTRIB | NOTE_DELETE | NOTE_RENAME), data: 0,
                udata: nil)
            guard kevent(descriptor, &change, 1, nil, 0, nil) == 0 else {
                _ = close(opened)
                return false
            }
            descriptors[path] = opened
            paths[opened] = path
            return true
        }

        /// Watches a path no longer.
        func remove(_ path: String) {
            guard let opened = descriptors.removeValue(forKey: path) else { return }
            paths[opened] = nil
            _ = close(opened)
        }

        /// The paths to which something happened, and whether they are gone; none where nothing has.
        func events() -> [(path: String, isGone: Bool)] {
            var none = timespec()
            var events = Array(repeating: kevent(), count: 512)
            let count = kevent(descriptor, nil, 0, &events, Int32(events.count), &none)
            return events.prefix(max(0, Int(count))).compactMap { event in
                guard let path = paths[Int32(event.ident)] else { return nil }
                return (path, event.fflags & UInt32(NOTE_DELETE | NOTE_RENAME) != 0)
            }
        }

        private var tooMany: WatchLimit {
            WatchLimit(
                reason: "there are more than \(most) files and folders, or more than this user may open "
                    + "(`ulimit -n` says how many)")
        }
    }
#endif
