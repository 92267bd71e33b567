import ConfigSchema
import Diagnostics
import Text

/// The schemas that a site or a repository took from elsewhere, in its folder `schemas`, with the lock that says where
/// from.
package struct SchemaStore: Sendable {
    /// How a schema of the site stands to where it was taken from.
    package enum State: Sendable {
        /// Both are as they were.
        case current
        /// The source has another text by now, which differs in meaning by these changes.
        case outdated(SchemaComparison, text: [UInt8])
        /// The site's file is not what was taken; it was changed by hand, or is gone.
        case edited
    }

    private let content: WritableFolder
    private let root: String
    /// What the site has.
    package private(set) var lock: SchemaLock

    /// Reads the lock of a home; one without a lock has an empty one.
    package init(_ home: SchemaHome) throws {
        root = home.root
        content = try home.open()
        lock = try content.read(SchemaLock.fileName).map { try SchemaLock(parsing: $0) } ?? SchemaLock()
    }

    /// Takes a schema in, and tells the file that it stands in now. Never replaces a file.
    ///
    /// - Parameters:
    ///   - bytes: the schema's text.
    ///   - source: where it was read: an address or a path from here.
    ///   - name: its name; that of the source's file where it is `nil`.
    ///   - parts: the schemas that it refers to, which lie beside it as at the source.
    ///   - date: today's date.
    /// - Returns: what the lock says of the schema, and of those parts that the site did not have.
    package mutating func add(
        _ bytes: [UInt8], from source: String, name: String?, parts: SchemaParts? = nil, date: String
    ) throws -> (schema: SchemaLock.Entry, parts: [SchemaLock.Entry]) {
        let name = name ?? Self.name(ofSource: source)
        guard Slug.make(name) == name, !name.isEmpty else { throw SchemaStoreError.badName(name) }
        try Self.check(bytes, from: source)
        let lasting = try lasting(source)
        let schema = SchemaLock.Entry(
            name: name, file: "schemas/\(name).schema.json", source: lasting,
            hash: SchemaLock.hash(of: bytes),
            date: date)
        let others = try parts.map { try files(of: $0, broughtBy: name, date: date) } ?? []
        try create([(entry: schema, bytes: bytes)] + others)
        return (schema, others.map(\.entry))
    }

    /// The parts of a schema as files, without those that another schema brought along.
    func files(
        of parts: SchemaParts, broughtBy name: some StringProtocol, date: String
    ) throws -> [(entry: SchemaLock.Entry, bytes: [UInt8])] {
        try parts.parts.compactMap { part in
            let source = try lasting(part.source)
            let entry = SchemaLock.Entry(
                name: "\(name)/\(part.place)", file: "schemas/\(part.place)", source: source,
                hash: SchemaLock.hash(of: part.bytes), date: date)
            let isHere = lock.entries.contains { $0.file == entry.file && $0.source == source }
            return isHere ? nil : (entry, part.bytes)
        }
    }

    // MARK: Newer texts

    /// What a newer text of a schema refers to and is not here yet.
    package func parts(newIn text: [UInt8], of entry: SchemaLock.Entry) throws -> SchemaParts {
        let asked = lock.entries.first { $0.name == entry.askedName } ?? entry
        return try SchemaParts(
            of: text, from: location(of: entry), broughtBy: location(of: asked),
            besides: Set(lock.entries.map { SchemaSource.plain(location(of: $0)) }))
    }

    /// Takes in what a newer text of a schema refers to. Never replaces a file.
    ///
    /// - Returns: what the lock says of those that are new.
    package mutating func add(
        _ parts: SchemaParts, of entry: SchemaLock.Entry, date: String
    ) throws -> [SchemaLock.Entry] {
        let files = try files(of: parts, broughtBy: entry.askedName, date: date)
        if !files.isEmpty { try create(files) }
        return files.map(\.entry)
    }

    /// Writes files that are not there yet, and the lock; nothing is left of them where that fails.
    private mutating func create(_ files: [(entry: SchemaLock.Entry, bytes: [UInt8])]) throws {
        var folders: [String] = []
        var made: [(folder: WritableFolder, name: String)] = []
        var walk = FolderWalk(content)
        let before = lock
        do {
            for (entry, bytes) in files {
                let folder = try walk.makeFolder(parent(of: entry.file), noting: &folders)
                guard try folder.plainStatus(fileName(of: entry.file)) == nil else {
                    throw SchemaStoreError.occupied(path: joined(content.path, entry.file))
                }
                try folder.create(fileName(of: entry.file), bytes)
                made.append((folder, fileName(of: entry.file)))
                lock.note(entry)
            }
            try writeLock()
        } catch {
            lock = before
            // A schema that the lock does not know would never be brought up to date.
            for file in made.reversed() { file.folder.discard(file.name) }
            for path in folders.reversed() { _ = try walk.removeEmptyFolder(path) }
            throw error
        }
    }

    /// The schemas of names, with the parts that they brought along; all where none is given.
    package func entries(named names: [String]) throws -> [SchemaLock.Entry] {
        let known = Set(lock.entries.map(\.name))
        if let unknown = names.first(where: { !known.contains($0) }) {
            throw SchemaStoreError.unknown(
                unknown, suggestion: Spelling.nearest(to: unknown, in: lock.entries.map(\.name)))
        }
        guard !names.isEmpty else { return lock.entries }
        let wanted = Set(names)
        return lock.entries.filter { wanted.contains($0.name) || wanted.contains(String($0.askedName)) }
    }

    /// Where a schema is to be read again: an address, or a path from here.
    package func location(of entry: SchemaLock.Entry) -> String {
        Self.isAddress(entry.source) ? entry.source : joined(root, entry.source)
    }

    /// How a schema stands to what its source says now.
    package func state(of entry: SchemaLock.Entry, reading bytes: [UInt8]) throws -> State {
        var walk = FolderWalk(content)
        guard case .folder(let folder) = try walk.entry(parent(of: entry.file)),
            let own = try folder.read(fileName(of: entry.file))
        else { return .edited }
        guard SchemaLock.hash(of: own) == entry.hash else { return .edited }
        guard SchemaLock.hash(of: bytes) != entry.hash else { return .current }
        try Self.check(bytes, from: entry.source)
        let texts = [own, bytes].map { SourceText(path: joined(content.path, entry.file), bytes: $0) }
        // A part is known by the name of its file.
        let name = entry.isPart ? SchemaCatalogue.name(ofFile: entry.file) : entry.name
        let comparison = try SchemaCatalogue(bundled: [:]).compare(texts[0], to: texts[1], name: name)
        return .outdated(comparison, text: bytes)
    }

    /// Puts a newer text in the place of a schema that stands as it was taken.
    package mutating func update(_ entry: SchemaLock.Entry, to bytes: [UInt8], date: String) throws {
        var walk = FolderWalk(content)
        let folder = try walk.folder(parent(of: entry.file))
        var lock = lock
        lock.note(
            SchemaLock.Entry(
                name: entry.name, file: entry.file, source: entry.source, hash: SchemaLock.hash(of: bytes),
                date: date))
        // Both are written before either is in its place, so that a full disk leaves both as they were.
        let schema = try folder.draft(of: fileName(of: entry.file), bytes)
        do {
            let list = try content.draft(of: SchemaLock.fileName, lock.bytes)
            do {
                try folder.rename(schema, to: folder, as: fileName(of: entry.file))
                try content.rename(list, to: content, as: SchemaLock.fileName)
            } catch {
                content.discard(list)
                throw error
            }
        } catch {
            folder.discard(schema)
            throw error
        }
        self.lock = lock
    }

    private func writeLock() throws {
        try content.replace(SchemaLock.fileName, with: lock.bytes)
    }

    // MARK: Sources

    /// Whether a source is an address and no path.
    package static func isAddress(_ source: String) -> Bool {
        WebAddress.isOne(source)
    }

    /// The bytes of a schema's file. A pipe or a device, which may never end, is refused.
    package static func read(_ path: String) throws -> [UInt8] {
        if let status = try FileSystem.status(path) {
            guard status.kind == .file else { throw SchemaStoreError.noFile(path) }
            guard status.size <= largestFile else { throw SchemaStoreError.tooLarge(path, largestFile) }
        }
        return try FileSystem.read(path)
    }

    /// The largest file that is taken, in bytes.
    package static let largestFile = 16 << 20

    /// The source as the lock writes it: an address as it is, a path as seen from the site's root.
    private func lasting(_ source: String) throws -> String {
        guard !Self.isAddress(source) else {
            _ = try WebAddress(source: source)
            return source
        }
        let file = try FileSystem.canonical(source)
        return relativePath(
            to: String(file.dropFirst()), from: String(try FileSystem.canonical(root).dropFirst()))
    }

    /// `https://json.schemastore.org/claude-code-settings.json` is named `claude-code-settings`.
    private static func name(ofSource source: String) -> String {
        let path = source.prefix { $0 != "?" && $0 != "#" }
        let name = stem(of: String(path))
        return Slug.make(name.hasSuffix(".schema") ? String(name.dropLast(7)) : name)
    }

    private static func check(_ bytes: [UInt8], from source: String) throws(SchemaStoreError) {
        let document = try ConfigDocument(ofSchema: bytes, from: source)
        guard let root = document.root, root.kind == .object else {
            throw .noSchema(source: source, reason: "it is no object")
        }
        let keywords = [
            "$schema", "$ref", "type", "properties", "$defs", "definitions", "allOf", "anyOf", "oneOf",
            "const", "enum", "format", "items", "not", "pattern",
        ]
        guard keywords.contains(where: { root[$0] != nil }) else {
            throw .noSchema(source: source, reason: "it has none of a schema's keywords")
        }
    }
}

extension ConfigDocument {
    /// Parses the text of a schema from elsewhere, which must be JSON without an error.
    init(ofSchema bytes: [UInt8], from source: String) throws(SchemaStoreError) {
        self.init(parsing: bytes, as: .json)
        if let problem = problems.first(where: { $0.severity == .error }) {
            throw .noSchema(source: source, reason: problem.message)
        }
    }
}
