import Text

extension SourceTree {
    /// Whether all that is no text of a page or partial is as in another tree: its configuration, its schemas, the files
    /// that are published as they are.
    func differsInPagesOnly(from other: SourceTree) -> Bool {
        files.filter { !$0.isMarkdown } == other.files.filter { !$0.isMarkdown } && besides == other.besides
    }

    /// Whether another tree has the same files, and only the texts of pages and partials, or templates, are others.
    func differsInTextsOnly(from other: SourceTree) -> Bool {
        guard files.count == other.files.count, diagnostics == other.diagnostics, hidden == other.hidden,
            besides == other.besides
        else { return false }
        return zip(files, other.files).allSatisfy { file, other in
            guard PathKey(file.place) == PathKey(other.place), PathKey(file.path) == PathKey(other.path)
            else { return false }
            if case .text = file.content, case .text = other.content, file.isMarkdown { return true }
            return file.content == other.content && file.picture == other.picture
        }
    }
}
