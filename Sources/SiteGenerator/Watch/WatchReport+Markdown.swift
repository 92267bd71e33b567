import ConfigSchema
import Diagnostics

/// The report as Markdown, for one issue: what to do, where, and the fixes as a patch.
extension WatchReport {
    /// How many findings a part shows, and how long a patch is at most that is shown, in bytes, so that all fits into an
    /// issue.
    private static let most = 50
    private static let longestPatch = 24_000

    /// The whole text, which ends with a line ending.
    public var markdown: String {
        let parts =
            [beginning, schemaPart]
            + [
                part("Links to other sites", "Other sites answered this about links to them.", links),
                part(
                    "Only the calendar",
                    "Nothing changed but the date: these are found since a day has come.", calendar),
                part(
                    "Until \(until)",
                    "These are no errors today, or are found only as warnings, and go by then.", retiring),
                unknownPart, patchPart, ending,
            ]
        return parts.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
    }

    private var beginning: String {
        let things = toDo == 1 ? "There is 1 thing to do" : "There are \(toDo) things to do"
        return toDo == 0 ? "Nothing is to be done on \(date)." : "\(things) on \(date)."
    }

    // MARK: Schemas

    private var schemaPart: String {
        let news = schemas.filter(\.isToDo)
        guard !news.isEmpty else { return "" }
        let lines = news.map(words).joined(separator: "\n")
        let found = list(broken)
        let below =
            found.isEmpty
            ? "" : "\n\nWith the newer schemas these blocks and files no longer hold:\n\n" + found
        return "## Schemas\n\n" + lines + below
    }

    private func words(_ news: SchemaNews) -> String {
        let (name, source) = (
            MarkdownText.code(news.entry.name), MarkdownText.code(WebAddress.shown(news.entry.source))
        )
        let lock = MarkdownText.code(news.lockPath)
        let moved = news.moved.map {
            "its source \(source) has moved for good to \(MarkdownText.code($0)); write that as its `source` in \(lock)"
        }
        let beginning = "- [ ] \(name) (\(MarkdownText.code(news.path))): "
        switch news.state {
        case .current, .edited, .unread: return beginning + (moved ?? "")
        case .gone(let reason):
            return beginning
                + "its source is not there any more (\(MarkdownText.line(reason))); look for where it is published "
                + "now, and write that as its `source` in \(lock)"
        case .outdated(let comparison, _):
            let take = "take it with `waymark schema update \(news.entry.name)`"
            let words = "since \(news.entry.date) its source has \(comparison.summary); \(take)"
            let changes = comparison.changes.sorted { $0.kind.canBreak && !$1.kind.canBreak }
            let lines = changes.prefix(Self.most).map { change in
                let place = change.path.isEmpty ? "the whole" : MarkdownText.code(change.path)
                return "\n  - \(change.kind.rawValue) \(place): \(MarkdownText.line(change.detail))"
            }
            let more = changes.count > Self.most ? "\n  - and \(changes.count - Self.most) more" : ""
            return beginning + words + (moved.map { "; " + $0 } ?? "") + lines.joined() + more
        }
    }

    // MARK: Findings

    private func part(_ title: String, _ words: String, _ report: Report) -> String {
        let list = list(report)
        return list.isEmpty ? "" : "## \(title)\n\n\(words)\n\n\(list)"
    }

    private func list(_ report: Report) -> String {
        let shown = report.diagnostics.prefix(Self.most)
        let inPatch = Set(mended.map(\.path))
        var lines = zip(report.sources.places(of: shown.map(\.location)), shown).map { place, finding in
            let help = finding.help.map { "; " + MarkdownText.line($0) } ?? ""
            let isMended = finding.isMendable && inPatch.contains(finding.location.path)
            return
                "- [ ] \(MarkdownText.code(place)): \(MarkdownText.line(finding.message))\(help) "
                + "(`\(finding.name)`\(isMended ? ", in the patch" : ""))"
        }
        let more = report.diagnostics.count - shown.count
        if more > 0 { lines.append("- and \(more) more, which `--format json` names") }
        return lines.joined(separator: "\n")
    }

    // MARK: The end

    /// What nobody could say today, which is nothing to do.
    private var unknownPart: String {
        let sources = schemas.compactMap { news -> String? in
            guard case .unread(let reason) = news.state else { return nil }
            return "- the schema \(MarkdownText.code(news.entry.name)): \(MarkdownText.line(reason))"
        }
        let links = (asked?.unknown ?? []).map {
            "- \(MarkdownText.code($0.address)): \(MarkdownText.line($0.reason))"
        }
        let all = sources + links
        guard !all.isEmpty else { return "" }
        let more = all.count > Self.most ? "\n- and \(all.count - Self.most) more" : ""
        return "## Not known today\n\nThese will be asked again next time.\n\n"
            + all.prefix(Self.most).joined(separator: "\n") + more
    }

    private var patchPart: String {
        let patch = patch
        guard !patch.isEmpty else { return "" }
        guard patch.utf8.count <= Self.longestPatch else {
            return
                "## The fixes as a patch\n\nIt is too long for this report; `--format json` has it as `patch`."
        }
        let ticks = patch.split { $0 != "`" }.map(\.count).max() ?? 0
        let fence = String(repeating: "`", count: max(3, ticks + 1))
        return
            "## The fixes as a patch\n\nSave it as a file, and apply it in the repository's root with `git apply`.\n\n"
            + "\(fence)diff\n\(patch)\(fence)"
    }

    private var ending: String {
        let counts = [(standing.errors, "error"), (standing.warnings, "warning")].filter { $0.0 > 0 }
            .map { $0.0 == 1 ? "1 \($0.1)" : "\($0.0) \($0.1)s" }
        let besides =
            counts.isEmpty ? "" : " Besides, `waymark check` finds \(counts.joined(separator: " and "))."
        let asked = asked.map { $0.asked == 1 ? "1 link was" : "\($0.asked) links were" }
        let links = asked.map { " and \($0) asked" } ?? ""
        let read = schemas.count == 1 ? "1 schema" : "\(schemas.count) schemas"
        return "The sources of \(read) were read\(links).\(besides)"
    }
}
