import ConfigSchema
import Diagnostics
import Markdown
import Text

/// What there is to say of the block at a line.
package enum BindingExplanation: Sendable, Hashable {
    /// Why it is checked as it is.
    case words(String)
    /// No config block stands there; the lines of those that stand nearest before and behind.
    case noBlock(nearest: [ClosedRange<Int>])

    /// No block at a line of a file that has blocks at others.
    fileprivate init(noneAt line: Int, among blocks: [ClosedRange<Int>]) {
        let before = blocks.filter { $0.upperBound < line }.max { $0.upperBound < $1.upperBound }
        let behind = blocks.filter { $0.lowerBound > line }.min { $0.lowerBound < $1.lowerBound }
        self = .noBlock(nearest: [before, behind].compactMap(\.self))
    }
}

/// Why the block at a line of a repository's file is bound as it is; `nil` where there is no such file.
package func explainBinding(
    of path: String, line: Int, in tree: RepositoryTree, with catalogue: SchemaCatalogue
) -> BindingExplanation? {
    guard let file = tree.files.first(where: { $0.path == path }) else { return nil }
    let binder = RepositoryBinder(catalogue, tree.configuration)
    if let shown = file.shown {
        let name = catalogue.entries[shown.entry].name
        return .words(
            shown.isDeclared
                ? "the whole file is checked in full as \(name), by the schema that it names"
                : "the whole file is checked with care as \(name), by its keys")
    }
    if file.kind == .config, let entry = binder.entry(forFile: file.known) {
        return .words("the whole file is checked in full as \(catalogue.entries[entry].name), by its name")
    }
    let source = SourceText(path: file.path, bytes: file.bytes)
    let lines = LineIndex(file.bytes)
    let blocks = RepositoryPage(source).blocks
    let places = blocks.map { lines.lines(of: $0.snippet.block.range) }
    let there = places.indices.filter { places[$0].contains(line) }
    // A block of a shell may write several files.
    let writing = there.first { blocks[$0].snippet.lines(in: lines)?.contains(line) == true }
    guard let number = writing ?? there.first else {
        return BindingExplanation(noneAt: line, among: places)
    }
    let block = blocks[number]
    let (binding, _) = binder.binding(of: block)
    func words(_ evidence: Evidence) -> String {
        "\(catalogue.entries[evidence.schema.entry].name), by \(evidence.words)"
    }
    let verdict =
        switch binding {
        case .named(let evidence): "checked in full as \(words(evidence))"
        case .recognised(let evidence): "recognised as \(words(evidence))"
        case .skipped(""): "not checked: `schema=none`, without a reason"
        case .skipped(let reason): "not checked: \(reason)"
        case .unknown(let name, _): "not checked: there is no schema `\(name.shownWithoutSecrets)`"
        case .unrecognised: "not recognised; `schema=NAME` behind the language says what it is"
        }
    let seen = binder.evidence.all(for: block).map { "seen: \(words($0)) (\($0.kind.rawValue))" }
    let isNamed = if case .named = binding { true } else { false }
    let nothing = isNamed ? [] : ["seen: nothing that says what it is"]
    return .words(([verdict] + (seen.isEmpty ? nothing : seen)).joined(separator: "\n"))
}

/// Why the block at a line of a site's page is checked as it is.
///
/// - Parameter path: the page's file, as findings show it.
package func explainBinding(
    of path: String, line: Int, in tree: SourceTree, with resources: ProgramResources, options: SiteOptions
) -> BindingExplanation {
    let sites = ResolvedSites(tree, with: resources, options: options).all.map(\.site)
    var others: [ClosedRange<Int>] = []
    for (site, page) in sites.flatMap({ site in site.pages.map { (site, $0) } }) {
        guard let file = page.file, PathKey(file.path) == PathKey(path), !page.isFallback else { continue }
        let lines = LineIndex(file.source.bytes)
        for (snippet, binding) in zip(file.snippets, site.bindings[page.id.index]) {
            let place = file.located(snippet.block.range)
            guard PathKey(place.path) == PathKey(path), let range = place.range else { continue }
            let block = lines.lines(of: range)
            if block.contains(line) { return .words(site.words(for: binding, of: snippet)) }
            others.append(block)
        }
    }
    return BindingExplanation(noneAt: line, among: others)
}

extension Snippet {
    /// The lines of its own text.
    fileprivate func lines(in index: LineIndex) -> ClosedRange<Int>? {
        origin.location(config.bytes.indices).range.map(index.lines)
    }
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
        case .unknown(let name, _): return "not checked: there is no schema `\(name.shownWithoutSecrets)`"
        case .unbound:
            return "not checked: nothing names its schema"
                + (configuration.demandsBindings ? ", and `snippets.require` names its language" : "")
        case .optional: return "not checked by a schema: nothing names one, and nothing demands it"
        }
    }

    private func words(_ evidence: Evidence) -> String {
        "\(catalogue.name(of: evidence.schema)), by \(evidence.words)"
    }
}
