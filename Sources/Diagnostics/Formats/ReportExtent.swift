import Text

/// How much of a report people are shown. Formats for programs always hold all of it.
public enum ReportExtent: Sendable, Hashable {
    /// Every finding.
    case all
    /// At most 20 findings of one kind in one file, and 500 in all.
    case readable
}

/// Counts findings as they come, by file, and says what was left out.
struct Tally {
    /// What becomes of a finding.
    enum Decision {
        case shown, leftOut
    }

    private let extent: ReportExtent
    private var shown = 0
    private var kinds: [FindingID: Int] = [:]
    private var path = ""
    /// Findings behind the last that is shown of all.
    private var rest = 0

    init(_ extent: ReportExtent) {
        self.extent = extent
    }

    mutating func take(_ diagnostic: Diagnostic) -> Decision {
        guard extent == .readable else { return .shown }
        path = diagnostic.location.path
        guard shown < TextFormat.most else {
            rest += 1
            return .leftOut
        }
        kinds[diagnostic.id, default: 0] += 1
        guard kinds[diagnostic.id, default: 0] <= TextFormat.mostOfKind else { return .leftOut }
        shown += 1
        return .shown
    }

    /// Says what was left out of a file's findings, which are complete.
    mutating func closeFile() -> StyledText {
        var text = StyledText()
        for (id, count) in kinds.sorted(by: { $0.key < $1.key }) where count > TextFormat.mostOfKind {
            text.append(TerminalText.line(path), .path)
            let more = count - TextFormat.mostOfKind
            text.append(": and \(more) more of this kind, \(id); `--all` shows them\n\n")
        }
        kinds = [:]
        return text
    }

    /// Says how many findings of the whole report were left out behind the last that was shown.
    func closeReport() -> StyledText {
        var text = StyledText()
        if rest > 0 { text.append("and \(rest) more finding\(rest == 1 ? "" : "s"); `--all` shows them\n\n") }
        return text
    }
}
