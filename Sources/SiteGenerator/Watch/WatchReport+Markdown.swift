import ConfigSchema
import Diagnostics
import Text

/// The report as Markdown, for one issue: what to do, where, and the fixes as a patch.
extension WatchReport {
    /// How many findings, or schemas, or changes of one, a list shows.
    private static let most = 50
    /// How long the text is at most but for its last part, in bytes: GitHub takes an issue of 65,536 characters.
    private static let longest = 60_000

    /// The whole text, which ends with a line ending.
    package var markdown: String {
        let lists =
            [beginning, schemaPart]
            + [
                part("Links to other sites", "Other sites answered this about links to them.", links),
                part(
                    "Only the calendar",
                    "Nothing changed but the date: these are found since a day has come.", calendar),
                part(
                    "Until \(until)",
                    "These are no errors today, or are found only as warnings, and go by then.", retiring),
                unknownPart,
            ]
        let text = Self.cut(lists.filter { !$0.isEmpty }.joined(separator: "\n\n"))
        let parts = [text, patchPart(room: Self.longest - text.utf8.count), ending]
        return parts.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
    }

    /// A text that fits, cut behind a line.
    private static func cut(_ text: String) -> String {
        guard text.utf8.count > longest else { return text }
        var kept = ""
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            guard kept.utf8.count + line.utf8.count < longest else { break }
            kept += line + "\n"
        }
        return kept + "\nMore does not fit here; `--format json` has all of it."
    }

    private var beginning: String {
        let things = toDo == 1 ? "There is 1 thing to do" : "There are \(toDo) things to do"
        return toDo == 0 ? "Nothing is to be done on \(date)." : "\(things) on \(date)."
    }

    // MARK: Schemas

    private var schemaPart: String {
        let news = schemas.filter(\.isToDo)
        guard !news.isEmpty else { return "" }
        let more = news.count > Self.most ? "\n- and \(news.count - Self.most) more" : ""
        let lines = news.prefix(Self.most).map(words).joined(separator: "\n") + more
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
        // What is to be done about several is said once.
        var said: String?
        var lines = zip(report.sources.places(of: shown.map(\.location)), shown).map { place, finding in
            let help = finding.help == said ? "" : finding.help.map { "; " + MarkdownText.line($0) } ?? ""
            said = finding.help
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

    /// - Parameter room: how long the patch may be, in bytes.
    private func patchPart(room: Int) -> String {
        let patch = patch
        guard !patch.isEmpty else { return "" }
        guard patch.utf8.count <= room else {
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
        let read =
            switch schemas.count {
            case 0: "No schema was taken from elsewhere"
            case 1: "The source of 1 schema was read"
            default: "The sources of \(schemas.count) schemas were read"
            }
        return "\(read)\(links).\(besides)"
    }
}
