#if os(Linux)
    #if canImport(Glibc)
        import Glibc
    #elseif canImport(Musl)
        import Musl
    #endif

    /// The kernel's queue of what happens in folders, see inotify(7).
    final class Inotify {
        /// What happened.
        struct Event {
            let watch: Int32
            private let mask: UInt32
            /// Joins the two halves of a rename.
            let cookie: UInt32
            /// The name in the folder; empty where it is the folder's own event.
            let name: String

            fileprivate init(_ event: inotify_event, name: String) {
                (watch, mask, cookie, self.name) = (event.wd, event.mask, event.cookie, name)
            }

            /// Whether it is one of these.
            func isAny(of kinds: Kinds) -> Bool { mask & kinds.rawValue != 0 }
        }

        /// Kinds of events.
        struct Kinds: OptionSet {
            let rawValue: UInt32

            private static func of(_ flag: Int32) -> Kinds { Kinds(rawValue: UInt32(bitPattern: flag)) }

            static let made = of(IN_CREATE)
            static let removed = of(IN_DELETE)
            static let left = of(IN_MOVED_FROM)
            static let arrived = of(IN_MOVED_TO)
            static let written = of(IN_MODIFY)
            static let closed = of(IN_CLOSE_WRITE)
            static let attributes = of(IN_ATTRIB)
            static let selfGone: Kinds = [of(IN_DELETE_SELF), of(IN_MOVE_SELF), of(IN_UNMOUNT)]
            static let folder = of(IN_ISDIR)
            static let overflow = of(IN_Q_OVERFLOW)
            static let ended = of(IN_IGNORED)
            /// What makes names come and go.
            static let names: Kinds = [made, removed, left, arrived]
            static let all: Kinds = [names, written, closed, attributes]
        }

        let descriptor: Int32
        private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 8)

        /// How many folders are watched at most, besides the kernel's own limit.
        private let most: Int
        private var watches = Set<Int32>()

        init(most: Int?) throws(WatchLimit) {
            self.most = most ?? .max
            descriptor = inotify_init1(Int32(IN_CLOEXEC) | Int32(IN_NONBLOCK))
            guard descriptor >= 0 else {
                buffer.deallocate()
                throw WatchLimit(
                    reason: "this user has as many watching programs as the machine allows "
                        + "(`sysctl fs.inotify.max_user_instances` says how many)")
            }
        }

        deinit {
            _ = close(descriptor)
            buffer.deallocate()
        }

        /// Watches a folder, perhaps for more than before; `nil` where there is none, or none that may be
        /// read.
        ///
        /// The same folder has the same number by whatever path it is found.
        func add(_ folder: String, _ kinds: Kinds, follow: Bool = false) throws(WatchLimit) -> Int32? {
            let flags = UInt32(bitPattern: IN_ONLYDIR | IN_MASK_ADD | (follow ? 0 : IN_DONT_FOLLOW))
            let watch = inotify_add_watch(descriptor, folder, kinds.intersection(.watched).rawValue | flags)
            if watch >= 0 { watches.insert(watch) }
            if watch >= 0, watches.count <= most { return watch }
            guard watch >= 0 || errno == ENOSPC || errno == ENOMEM else { return nil }
            throw WatchLimit(
                reason: "there are more folders than this user may watch "
                    + "(`sysctl fs.inotify.max_user_watches` says how many, and can raise it)")
        }

        /// Watches a folder no longer.
        func remove(_ watch: Int32) {
            watches.remove(watch)
            _ = inotify_rm_watch(descriptor, watch)
        }

        /// The events that have come, as many as fit into the buffer; none where none has.
        func events() -> [Event] {
            guard let base = buffer.baseAddress else { return [] }
            let count = read(descriptor, base, buffer.count)
            var events: [Event] = []
            var offset = 0
            let head = MemoryLayout<inotify_event>.size
            while offset + head <= count {
                let event = buffer.loadUnaligned(fromByteOffset: offset, as: inotify_event.self)
                let bytes = buffer[(offset + head)..<(offset + head + Int(event.len))].prefix { $0 != 0 }
                events.append(Event(event, name: String(decoding: bytes, as: UTF8.self)))
                offset += head + Int(event.len)
            }
            return events
        }
    }

    extension Inotify.Kinds {
        /// What can be asked for; the rest is told in any case.
        fileprivate static let watched: Self = [.all, .selfGone]
    }
#endif
