import Diagnostics

/// What the source of a schema that was taken says now.
package struct SchemaNews: Sendable {
    /// How the schema stands to its source.
    package enum State: Sendable {
        /// Both are as they were.
        case current
        /// The file was changed by hand and is left alone.
        case edited
        /// The source has another text, which differs by these changes, and these files would be written.
        case outdated(SchemaComparison, files: [NewFile])
        /// The source is not there any more, for this reason.
        case gone(String)
        /// The source could not be read today, for this reason.
        case unread(String)
    }

    /// A file of a newer schema, or of a part of it.
    package struct NewFile: Sendable {
        let entry: SchemaLock.Entry
        let bytes: [UInt8]
    }

    let entry: SchemaLock.Entry
    /// The schema's file, as findings show it.
    let path: String
    /// The lock, as findings show it.
    let lockPath: String
    let state: State
    /// The address that the source has for good by now.
    let moved: String?

    /// Notes what a source says.
    package init(_ entry: SchemaLock.Entry, in home: SchemaHome, _ state: State, moved: String? = nil) {
        self.entry = entry
        path = home.shown(entry.file)
        lockPath = home.shown(SchemaLock.fileName)
        self.state = state
        self.moved = moved
    }

    /// The files that the newer text comes to.
    var newFiles: [NewFile] {
        if case .outdated(_, let files) = state { files } else { [] }
    }

    /// Whether somebody has to do something.
    var isToDo: Bool {
        switch state {
        case .current, .edited, .unread: moved != nil
        case .outdated, .gone: true
        }
    }
}

extension SchemaStore {
    /// The files that a newer text of a schema comes to, with those of its parts that are new. Nothing is written.
    package func files(
        updating entry: SchemaLock.Entry, to text: [UInt8], with parts: SchemaParts, date: String
    ) throws -> [SchemaNews.NewFile] {
        let own = SchemaLock.Entry(
            name: entry.name, file: entry.file, source: entry.source, hash: SchemaLock.hash(of: text),
            date: date)
        let others = try files(of: parts, broughtBy: entry.askedName, date: date)
        return ([(entry: own, bytes: text)] + others).map {
            SchemaNews.NewFile(entry: $0.entry, bytes: $0.bytes)
        }
    }
}
