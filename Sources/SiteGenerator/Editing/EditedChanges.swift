package import Diagnostics
import Text

/// Edits of several files that are made together.
package struct EditedChanges: Sendable {
    /// The edits by the paths that findings show; those of one file do not overlap.
    package private(set) var edits: [String: [Diagnostic.TextEdit]] = [:]

    /// No edits.
    package init() {}

    /// Whether there is nothing to do.
    package var isEmpty: Bool { edits.isEmpty }

    /// Adds an edit, where its place is not edited already.
    package mutating func add(_ range: Range<Int>, _ text: String, in path: String) {
        let edit = Diagnostic.TextEdit(range: range, replacement: text)
        guard
            edits[path, default: []].allSatisfy({
                !$0.range.overlaps(range) && ($0.range != range)
            })
        else { return }
        edits[path, default: []].append(edit)
    }

    mutating func add(_ edit: Diagnostic.TextEdit, in path: String) {
        add(edit.range, edit.replacement, in: path)
    }
}
