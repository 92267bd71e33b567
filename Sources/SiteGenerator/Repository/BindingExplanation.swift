import ConfigSchema
import Diagnostics

/// Why the block at a line of a repository's file is bound as it is, in words; `nil` where no config block stands
/// there.
public func explainBinding(
    of path: String, line: Int, in tree: RepositoryTree, with catalogue: SchemaCatalogue
) -> String? {
    guard let file = tree.files.first(where: { $0.path == path }) else { return nil }
    let binder = RepositoryBinder(catalogue, jobs: 1)
    let source = SourceText(path: file.path, bytes: file.bytes)
    let lines = LineIndex(file.bytes)
    let block = RepositoryPage(source).blocks.first { block in
        let range = block.snippet.block.range
        let last = max(range.lowerBound, range.upperBound - 1)
        return (lines.position(at: range.lowerBound).line...lines.position(at: last).line).contains(line)
    }
    guard let block else { return nil }
    let (binding, _) = binder.binding(of: block)
    func words(_ evidence: Evidence) -> String {
        "\(catalogue.entries[evidence.schema.entry].name), by \(evidence.words)"
    }
    let verdict =
        switch binding {
        case .named(let evidence): "checked in full as \(words(evidence))"
        case .recognised(let evidence): "recognised as \(words(evidence))"
        case .skipped(let reason): "not checked: \(reason)"
        case .unknown(let name, _): "not checked: there is no schema `\(name)`"
        case .unrecognised: "not recognised"
        }
    let seen = binder.evidence.all(for: block).map { "seen: \(words($0)) (\($0.kind.rawValue))" }
    return ([verdict] + (seen.isEmpty ? ["seen: nothing that says what it is"] : seen)).joined(
        separator: "\n")
}
