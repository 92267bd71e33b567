import Diagnostics

/// A text of the site before and after its fixes.
public struct MendedFile: Sendable, Hashable {
    /// The path relative to the content folder.
    public let place: String
    /// The path that findings show.
    public let path: String
    /// The bytes as they were read.
    public let before: [UInt8]
    /// The bytes with the fixes.
    public let after: [UInt8]

    /// The lines that differ, as in a unified diff without context.
    public var difference: StyledText { LineDifference(before, after).text(path: path) }

    /// Writes the file in one step, so that it is whole at any moment, with the rights that it has.
    ///
    /// - Returns: `false` where the file on the disk is not the one that was read any more; it stays as it is.
    public func write(in folders: SiteFolders) throws(FileSystemError) -> Bool {
        let file = try FileSystem.canonical(joined(folders.content, place))
        guard try FileSystem.read(file) == before else { return false }
        let temporary = joined(parent(of: file), ".\(fileName(of: file)).waymark-fix")
        do throws(FileSystemError) {
            try FileSystem.remove(temporary)
            try FileSystem.create(after, at: temporary)
            try FileSystem.copyRights(of: file, to: temporary)
            try FileSystem.rename(temporary, to: file)
        } catch {
            try FileSystem.remove(temporary)
            throw error
        }
        return true
    }
}
