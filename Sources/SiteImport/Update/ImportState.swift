import ConfigSchema
import Text

/// What an import wrote, so that the next one can tell what was edited since.
public struct ImportState: Sendable {
    /// The name of its file in the new site's folder.
    public static let fileName = ".waymark-import.json"

    /// The kind of the site.
    public let kind: SiteKind
    /// The only folder that was taken over; `nil` for all.
    public let only: String?
    let marks: [PathKey: String]

    /// What an import is about to write.
    public init(_ files: [ImportedFile], kind: SiteKind, only: String?) {
        (self.kind, self.only) = (kind, only)
        marks = Dictionary(files.map { (PathKey($0.path), $0.content.mark) }, uniquingKeysWith: { $1 })
    }

    init(kind: SiteKind, only: String?, marks: [PathKey: String]) {
        (self.kind, self.only, self.marks) = (kind, only, marks)
    }

    /// Reads a state; `nil` for what is none.
    public init?(parsing bytes: [UInt8]) {
        guard let value = Value(parsing: bytes, as: .json),
            let kind = value["kind"]?.text.flatMap(SiteKind.init)
        else {
            return nil
        }
        self.kind = kind
        only = value["only"]?.text
        marks = Dictionary(
            (value["files"]?.members ?? []).map { (PathKey($0.key), $0.value.text ?? "") },
            uniquingKeysWith: { $1 })
    }

    /// The state as JSON, a file in each line.
    public var json: [UInt8] {
        var text: [UInt8] = Array("{\"kind\": \"\(kind.rawValue)\", ".utf8)
        if let only {
            text += "\"only\": ".utf8
            JSONString.append(only, to: &text)
            text += ", ".utf8
        }
        text += "\"files\": {".utf8
        for (index, (path, mark)) in marks.sorted(by: { $0.key < $1.key }).enumerated() {
            text += (index == 0 ? "\n" : ",\n").utf8
            JSONString.append(path.text, to: &text)
            text += ": \"\(mark)\"".utf8
        }
        return text + "\n}}\n".utf8
    }
}

/// What an import does to a site that an earlier one made.
public struct ImportUpdate: Sendable {
    /// The files that are new or other in the source, and were not edited here.
    public private(set) var written: [ImportedFile] = []
    /// The paths that are gone in the source, and were not edited here.
    public private(set) var removed: [String] = []
    /// The paths that were edited here and are as they were in the source; they stay.
    public private(set) var kept: [String] = []
    /// The paths that are other here and there; nothing was done to them.
    public private(set) var conflicts: [String] = []
    /// What the next update compares with.
    public let state: ImportState

    /// Compares what an import writes with what the last one wrote and what is there.
    ///
    /// - Parameter present: the files of the site as they are.
    public init(_ files: [ImportedFile], since last: ImportState, present: SourceFolder) {
        var marks: [PathKey: String] = [:]
        for file in files {
            let (old, now, new) = (
                last.marks[PathKey(file.path)], present[file.path]?.mark, file.content.mark
            )
            marks[PathKey(file.path)] = new
            if now == new || (now == nil && old == new) { continue }
            if now == old {
                written.append(file)
            } else if old == new {
                kept.append(file.path)
            } else {
                conflicts.append(file.path)
                // It is compared with what both had in common until somebody settles it.
                marks[PathKey(file.path)] = old
            }
        }
        let paths = Set(files.map { PathKey($0.path) })
        for (path, old) in last.marks.sorted(by: { $0.key < $1.key }) where !paths.contains(path) {
            guard let now = present[path.text]?.mark else { continue }
            if now == old {
                removed.append(path.text)
            } else {
                conflicts.append(path.text)
                marks[path] = old
            }
        }
        state = ImportState(kind: last.kind, only: last.only, marks: marks)
    }
}
