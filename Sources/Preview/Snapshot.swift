import SiteGenerator
import Text

/// The files of a site as they were last made, by path. They are the bytes that a build writes, and nothing else.
struct Snapshot: Sendable {
    /// One file.
    struct Entry: Sendable {
        let content: OutputFile.Content
        /// What tells its bytes from all others; made when somebody asks for it.
        private let mark: Deferred<String>
        private let pageTag: Deferred<String>

        init(_ content: OutputFile.Content) {
            self.content = content
            mark = Deferred {
                guard case .bytes(let bytes) = content else { return "" }
                return String(StableHash.ofWords(bytes), radix: 16)
            }
            pageTag = Deferred {
                guard case .bytes(let bytes) = content else { return "" }
                return PageTag.tag(of: bytes)
            }
        }

        /// A hash of its bytes; empty for a file that lies elsewhere.
        var hash: String { mark.value }
        /// What tells a page from all others; empty for a file that lies elsewhere.
        var tag: String { pageTag.value }
    }

    private(set) var entries: [PathKey: Entry] = [:]
    /// The files that were put in since all were taken over.
    private var early: Set<PathKey> = []

    /// The file at a path.
    subscript(path: String) -> Entry? { entries[PathKey(path)] }

    /// Puts in one file before the others. Whoever takes over all is told of it then.
    mutating func put(_ file: OutputFile) {
        let key = PathKey(file.path)
        guard entries[key]?.content != file.content else { return }
        entries[key] = Entry(file.content)
        early.insert(key)
    }

    /// Takes over all files of a site. What is known of the files that are as they were is kept.
    ///
    /// - Returns: the paths of the files that are others than before, are new, or are gone.
    mutating func replace(with files: [OutputFile]) -> [String] {
        var new: [PathKey: Entry] = [:]
        new.reserveCapacity(files.count)
        var changed: [String] = []
        for file in files {
            let key = PathKey(file.path)
            if let known = entries[key], known.content == file.content {
                new[key] = known
                if early.contains(key) { changed.append(file.path) }
            } else {
                new[key] = Entry(file.content)
                changed.append(file.path)
            }
        }
        changed += entries.keys.filter { new[$0] == nil }.map(\.text)
        (entries, early) = (new, [])
        return changed
    }
}
