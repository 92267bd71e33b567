#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What the machine answered to a file operation that did not work, or why it was not even tried.
package struct FileSystemError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Why an operation did not work.
    package enum Cause: Sendable, Hashable {
        /// The machine refused, with this error number.
        case machine(Int32)
        /// A symbolic link stands where a file or a folder is needed. Nothing is written through links.
        case symbolicLink
        /// A pipe, a socket or a device stands where a file or a folder is needed.
        case special
        /// A folder stands where a file is needed.
        case folder
        /// A file that is to be made is there already.
        case occupied
        /// The file has more bytes than are read.
        case large(limit: Int)
        /// The path is no plain one; the words say what is wrong with it.
        case notPlain(String)
        /// A file and a folder would have the same path.
        case fileAndFolder
    }

    /// The path of the operation.
    package let path: String
    /// What was tried, as a verb: "read", "list", "write".
    package let operation: String
    /// Why it did not work.
    package let cause: Cause

    /// Why it did not work, in the machine's own words where it has any: "Permission denied".
    package var reason: String {
        switch cause {
        case .machine(let code): String(cString: strerror(code))
        case .symbolicLink where operation == "read":
            "it is a symbolic link, and settings are not read through links"
        case .symbolicLink: "it is a symbolic link, and links are not followed where something is written"
        case .special: "it is neither a file nor a folder, but a pipe, a socket or a device"
        case .folder: "it is a folder"
        case .occupied: "it is there already, and nothing is replaced"
        case .large(let limit): "it has more than \(limit) bytes"
        case .notPlain(let words): words
        case .fileAndFolder: "the site has a file and a folder of this name"
        }
    }

    /// What to do about it, where that is not clear from the reason.
    package var help: String? {
        switch cause {
        case .symbolicLink where operation == "read": "put the file itself in the place of the link"
        case .symbolicLink, .special, .folder: "remove it or move it away"
        case .machine(EACCES) where operation == "write", .machine(EROFS) where operation == "write":
            "the file is written as a whole in the place of what was there, so its folder must be writable"
        case .occupied: "give another path, or work on what is there"
        case .machine, .large, .notPlain, .fileAndFolder: nil
        }
    }

    /// A sentence without its full stop: "cannot read x.md: Permission denied".
    package var description: String { "cannot \(operation) \(path): \(reason)" }

    /// An error of the last call.
    init(_ operation: String, _ path: String) {
        self.init(operation, path, code: errno)
    }

    init(_ operation: String, _ path: String, code: Int32) {
        self.init(operation, path, .machine(code))
    }

    init(_ operation: String, _ path: String, _ cause: Cause) {
        self.operation = operation
        self.path = path
        self.cause = cause
    }

    /// The error of a folder that is not there, or of something else that stands in its place.
    static func missingFolder(_ path: String, isThere: Bool = false) -> FileSystemError {
        FileSystemError("find the folder", path, code: isThere ? ENOTDIR : ENOENT)
    }

    /// The error of a templates folder that was named and is not there, or is no folder.
    static func missingTemplates(_ path: String, isThere: Bool) -> FileSystemError {
        FileSystemError("find the templates folder", path, code: isThere ? ENOTDIR : ENOENT)
    }

    /// The error of a file or folder that was named and is not there.
    static func missingInput(_ path: String) -> FileSystemError {
        FileSystemError("find", path, code: ENOENT)
    }

    /// The error of a file that is already there.
    static func occupied(_ path: String) -> FileSystemError {
        FileSystemError("make", path, .occupied)
    }
}
