package import Text

extension LoneTemplate {
    /// Reads a template, the templates in the same folder, and the data.
    ///
    /// - Parameter dataPath: the file with the data; `nil` for a template that needs none.
    package static func load(_ path: String, data dataPath: String?) throws(FileSystemError) -> LoneTemplate {
        let source = try SourceText.loadInput(path)
        let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
        var others: [SourceText] = []
        for name in try FileSystem.names(in: folder.isEmpty ? "." : folder)
        where Theme.isTemplate(name) && folder + name != path {
            guard try FileSystem.status(folder + name)?.kind == .file else { continue }
            others.append(try SourceText.loadInput(folder + name))
        }
        return LoneTemplate(source, among: others, data: try data(dataPath))
    }

    /// A template that is no file has no others beside it.
    package static func load(_ source: SourceText, data dataPath: String?) throws(FileSystemError)
        -> LoneTemplate
    {
        LoneTemplate(source, data: try data(dataPath))
    }

    private static func data(_ path: String?) throws(FileSystemError) -> SourceText? {
        guard let path else { return nil }
        return try SourceText.loadInput(path)
    }
}
