import ArgumentParser
import Diagnostics
import SiteGenerator
import Text

/// What `check --explain` says: the explanation of one kind of finding, or the list of all kinds.
struct FindingExplanations {
    private let all: [Explanation]
    private let isList: Bool

    /// Looks up an id; `list` stands for all.
    init(_ id: String) throws {
        isList = id == "list"
        if isList {
            all = Explanation.all
        } else if let explanation = FindingName(id).flatMap({ Explanation.of($0.id) }) {
            all = [explanation]
        } else {
            let (message, help, _) = Explanation.unknown(id)
            throw ValidationError("\(message); \(help)")
        }
    }

    /// Writes to standard output.
    func write(as format: DiagnosticFormat) throws {
        guard format == .json else { return try Terminal.print(text) }
        let kinds = all.map(Kind.init)
        try Terminal.write(isList ? StyledText(json: kinds) : StyledText(json: kinds.first), to: .output)
    }

    private var text: String {
        isList
            ? all.map(\.id.rawValue).joined(separator: "\n")
            : all.map { "\($0.id)\n\n\($0.text)\n\n(\($0.facts))" }.joined()
    }

    /// A kind of finding for programs.
    private struct Kind: Encodable {
        let id, severity, explanation: String
        let reporters: [String]

        init(_ kind: Explanation) {
            id = kind.id.rawValue
            severity = kind.id.severity.rawValue
            explanation = kind.text
            reporters = FindingReporter.allCases.filter(kind.id.reporters.contains).map(\.rawValue)
        }
    }
}
