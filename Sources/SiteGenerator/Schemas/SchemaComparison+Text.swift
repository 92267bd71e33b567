import ConfigSchema
package import Diagnostics
package import Text

extension SchemaComparison {
    /// The differences for people, those that can break something first, and below them what they break.
    package func text(_ findings: Report? = nil) -> StyledText {
        var text = StyledText()
        let width = SchemaChange.Kind.allCases.map(\.rawValue.count).max() ?? 0
        for canBreak in [true, false] {
            for change in changes where change.kind.canBreak == canBreak {
                let kind = change.kind.rawValue
                text.append(
                    kind + String(repeating: " ", count: width - kind.count + 2), canBreak ? .error : .note)
                text.append(change.path.isEmpty ? "(the whole)" : change.path, .path)
                text.append("  \(change.detail)\n", .plain)
            }
        }
        text.append(summary + "\n", .plain)
        if let findings {
            text.append("\n", .plain)
            text.append(DiagnosticFormat.text.render(findings))
        }
        return text
    }

    /// How many differences there are, in a few words.
    package var summary: String {
        let breaking = changes.count { $0.kind.canBreak }
        let count = changes.count == 1 ? "1 difference" : "\(changes.count) differences"
        return breaking == 0 ? count : "\(count), \(breaking) of which can break what was valid"
    }

    /// The differences and findings as one JSON object, for programs.
    package func json(_ findings: Report? = nil) -> StyledText {
        StyledText(
            json: Output(changes: changes.map(Change.init), findings: findings))
    }

    private struct Output: Encodable {
        let changes: [Change]
        let findings: Report?
    }

    struct Change: Encodable {
        let kind, path, detail: String
        let canBreak: Bool

        init(_ change: SchemaChange) {
            kind = change.kind.rawValue
            path = change.path
            detail = change.detail
            canBreak = change.kind.canBreak
        }

        enum CodingKeys: String, CodingKey {
            case kind, path, detail
            case canBreak = "can_break"
        }
    }
}
