import ConfigSchema
import Diagnostics

/// Why the block at a line of a repository's file is bound as it is, in words; `nil` where no config block stands
/// there.
public func explainBinding(
    of path: String, line: Int, in tree: RepositoryTree, with catalogue: SchemaCatalogue
) -> String? {
    guard let file = tree.files.first(where: { $0.path == path }) else { return nil }
    let binder = RepositoryBinder(catalogue, tree.configuration)
    let source = SourceText(path: file.path, bytes: file.bytes)
    let lines = LineIndex(file.bytes)
    let block = RepositoryPage(source).blocks.first {
        lines.lines(of: $0.snippet.block.range).contains(line)
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

/// Why the block at a line of a site's page is checked as it is, in words; `nil` where no config block stands there.
///
/// - Parameter path: the page's file, as findings show it.
public func explainBinding(
    of path: String, line: Int, in tree: SourceTree, with resources: ProgramResources, options: SiteOptions
) -> String? {
    let site = ResolvedSite(tree, with: resources, options: options).site
    for page in site.pages {
        guard let file = page.file, PathKey(file.path) == PathKey(path) else { continue }
        let lines = LineIndex(file.source.bytes)
        for (snippet, binding) in zip(file.snippets, site.bindings[page.id.index]) {
            let place = file.located(snippet.block.range)
            guard PathKey(place.path) == PathKey(path), let range = place.range,
                lines.lines(of: range).contains(line)
            else { continue }
            return site.words(for: binding, of: snippet)
        }
    }
    return nil
}

extension LineIndex {
    /// The lines that a range is on.
    fileprivate func lines(of range: Range<Int>) -> ClosedRange<Int> {
        let last = max(range.lowerBound, range.upperBound - 1)
        return position(at: range.lowerBound).line...position(at: last).line
    }
}

extension Site {
    fileprivate func words(for binding: SnippetBinding, of snippet: Snippet) -> String {
        switch binding {
        case .bound(let evidence): return "checked in full as \(words(evidence))"
        case .recognised(let evidence): return "recognised as \(words(evidence))"
        case .skipped(let reason): return "not checked: \(reason)"
        case .skippedWithoutReason: return "not checked: `schema=none`, without a reason"
        case .unknown(let name, _): return "not checked: there is no schema `\(name)`"
        case .unbound: return "not checked: nothing names its schema, and its language must be bound"
        case .optional: return "not checked by a schema: nothing names one, and nothing demands it"
        }
    }

    private func words(_ evidence: Evidence) -> String {
        "\(catalogue.name(of: evidence.schema)), by \(evidence.words)"
    }
}
