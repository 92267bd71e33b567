package import Text

/// A text of the site, or of a repository, before and after its fixes.
package struct MendedFile: Sendable, Hashable {
    /// The path relative to the content folder, or to the folder of the repository that it was found in.
    package let place: String
    /// The path that findings show.
    package let path: String
    /// The bytes as they were read.
    package let before: [UInt8]
    /// The bytes with the fixes.
    package let after: [UInt8]
    /// How many fixes that are.
    package let fixes: Int
    /// The folder of the repository that it was found in; `nil` for a file of a site.
    var folder: String?

    /// The lines that differ, as in a unified diff without context and without secrets.
    package var difference: StyledText {
        LineDifference(before, after).text(
            path: path, shownOld: SecretScanner.hidden(in: before), shownNew: SecretScanner.hidden(in: after))
    }

    /// Writes the file in one step, so that it is whole at any moment, with the rights that it has.
    ///
    /// A file that is reached through a link is not written; where the link leads to a file of the site, that one
    /// is mended under its own name.
    ///
    /// Throws a `ChangedFile` where the file on the disk is not the one that was read any more; it stays as it is.
    package func write(in folders: SiteFolders) throws {
        try write(below: try folders.openContent())
    }

    /// Writes the file of a repository where it was read, as one of a site is written.
    package func write() throws {
        guard let folder else { throw ChangedFile(path: path) }
        try write(below: try WritableFolder.open(folder))
    }

    private func write(below root: WritableFolder) throws {
        var walk = FolderWalk(root)
        let name = fileName(of: place)
        guard case .folder(let folder) = try walk.entry(parent(of: place)),
            try folder.read(name) == before
        else { throw ChangedFile(path: path) }
        try folder.replace(name, with: after)
    }

    /// Whether the file of a repository on the disk has all its fixes already.
    package func isWritten() -> Bool {
        folder.map { (try? FileSystem.read(joined($0, place))) == after } ?? false
    }

    /// Whether the file on the disk, also where it is reached through a link, has all its fixes already.
    package func isWritten(in folders: SiteFolders) -> Bool {
        (try? FileSystem.read(joined(folders.content, place))) == after
    }
}

/// A file that was to be mended is another one now.
package struct ChangedFile: Error, Sendable, Equatable, CustomStringConvertible {
    /// The path that findings show.
    package let path: String

    /// A sentence without its full stop.
    package var description: String { "\(path) changed while it was checked, and is left as it is" }
}
