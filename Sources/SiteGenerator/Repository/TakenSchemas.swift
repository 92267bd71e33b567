import Diagnostics

/// The schemas that a repository took from elsewhere: those that `schemas.lock.yaml` names.
struct TakenSchemas: Sendable {
    /// The lock and the files, by their places in the lock's folder; none where there is no lock.
    private(set) var files: [SourceTree.File] = []
    /// What could not be read.
    private(set) var diagnostics: [Diagnostic] = []

    /// No schemas.
    init() {}

    /// Reads the lock in a folder, and the files that it names.
    ///
    /// - Parameter shown: the folder as findings show it.
    init(in folder: String, shown: String) {
        let lock = joined(shown, SchemaLock.fileName)
        let bytes: [UInt8]
        do throws(FileSystemError) {
            bytes = try FileSystem.readSettings(joined(folder, SchemaLock.fileName))
        } catch {
            diagnostics = [.unreadableSettings(error, at: Location(path: lock), in: .repository)]
            return
        }
        files = [SourceTree.File(place: SchemaLock.fileName, path: lock, content: .text(bytes))]
        do throws(SchemaStoreError) {
            for entry in try SchemaLock(parsing: bytes).entries { read(entry, in: folder, shown) }
        } catch {
            diagnostics = [.unreadableLock(error, at: Location(path: lock))]
        }
    }

    /// Puts a text in the place of a file, or adds one.
    mutating func put(_ bytes: [UInt8], at place: String) {
        let path = files.first { $0.place == place }?.path ?? place
        files.removeAll { $0.place == place }
        files.append(SourceTree.File(place: place, path: path, content: .text(bytes)))
    }

    private mutating func read(_ entry: SchemaLock.Entry, in folder: String, _ shown: String) {
        let (place, path) = (entry.file, joined(shown, entry.file))
        do throws(FileSystemError) {
            guard try FileSystem.status(joined(folder, place)) != nil else {
                let lock = Location(path: joined(shown, SchemaLock.fileName))
                diagnostics.append(.missingSchema(entry, at: lock))
                return
            }
            let bytes = try FileSystem.read(joined(folder, place))
            files.append(SourceTree.File(place: place, path: path, content: .text(bytes)))
        } catch {
            diagnostics.append(.unreadable(error, at: Location(path: path), in: .repository))
        }
    }
}

extension Diagnostic {
    fileprivate static func unreadableLock(_ error: SchemaStoreError, at location: Location) -> Diagnostic {
        let reason = if case .unreadableLock(let words) = error { words } else { "\(error)" }
        return Diagnostic(
            .invalidConfiguration, .error, "no schema is taken from this file: \(reason)", at: location,
            help: "put back what `waymark schema add` wrote, or remove it and add the schemas again")
    }

    fileprivate static func missingSchema(_ entry: SchemaLock.Entry, at location: Location) -> Diagnostic {
        Diagnostic(
            .invalidConfiguration, .error,
            "there is no file `\(entry.file.shownPlainly)`, which this file names",
            at: location,
            help:
                "put it back, or take `\(entry.name.shownPlainly)` out of this file and add the schema again")
    }
}
