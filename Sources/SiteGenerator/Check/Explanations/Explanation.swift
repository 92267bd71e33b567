package import Diagnostics
import Text

/// What a finding means, for `check --explain`, the manual and formats that describe their rules.
package struct Explanation: Sendable {
    /// The finding's id.
    package let id: FindingID
    /// What it means, why it matters and how to mend it, in Markdown.
    package let text: String

    init(_ id: FindingID, _ text: String) {
        self.id = id
        self.text = text
    }

    /// How bad its findings usually are and who reports them: "error, by check and render".
    package var facts: String {
        let names = FindingReporter.allCases.filter(id.reporters.contains).map { "`\($0.rawValue)`" }
        return "\(id.severity.rawValue), reported by \(names.listed("and"))"
    }

    /// An explanation for every id that a finding can have, in alphabetical order.
    package static let all: [Explanation] =
        (Rule.all.map { Explanation($0.id, $0.explanation) } + files + syntax + violations + snippets
        + templates)
        .sorted { $0.id < $1.id }

    /// The text for every id.
    package static let texts: [FindingID: String] = Dictionary(
        all.map { ($0.id, $0.text) }, uniquingKeysWith: { first, _ in first })

    /// The explanation of an id.
    package static func of(_ id: FindingID) -> Explanation? {
        texts[id].map { Explanation(id, $0) }
    }

    /// Why a name is no finding's id, with the id that was probably meant.
    package static func unknown(_ name: String) -> (message: String, help: String, nearest: FindingID?) {
        let near = Spelling.nearest(to: name, in: FindingID.allCases.map(\.rawValue))
        let help = near.map { "did you mean `\($0)`?" } ?? "`waymark check --explain list` shows all ids"
        return ("no finding has the id `\(name)`", help, near.flatMap(FindingID.init(rawValue:)))
    }
}
