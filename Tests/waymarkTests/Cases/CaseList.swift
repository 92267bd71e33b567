import Foundation

/// The list of cases: what is run in a copy of the shared folder, and what may come of it.
struct CaseList {
    /// A command and all that may come of it.
    struct Step {
        let name: String
        let command: [String]
        var findings: [String] = []
        var texts: [Text] = []
        /// Why the rest is right and not so yet, or nothing.
        let missing: String?
        let line: Int
    }

    /// A text that a file holds, or must not hold.
    struct Text {
        let file: String
        let text: String
        let stands: Bool
    }

    let steps: [Step]

    /// Reads the list; its form is described at its own beginning.
    init(_ text: String) {
        var steps: [Step] = []
        var name: String?
        var missing: String?
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if line.hasPrefix("## ") {
                (name, missing) = (String(line.dropFirst(3)), nil)
            } else if line.hasPrefix("! ") {
                missing = String(line.dropFirst(2))
            } else if line.hasPrefix("> "), let name {
                let command = line.dropFirst(2).split(separator: " ").map(String.init)
                steps.append(Step(name: name, command: command, missing: missing, line: number + 1))
            } else if let text = Text(line), !steps.isEmpty {
                steps[steps.count - 1].texts.append(text)
            } else if !line.isEmpty, !line.hasPrefix("= "), !steps.isEmpty {
                steps[steps.count - 1].findings.append(String(line))
            }
        }
        self.steps = steps
    }
}

extension CaseList.Text {
    /// `FILE has TEXT` and `FILE lacks TEXT`.
    init?(_ line: Substring) {
        let parts = line.split(separator: " ", maxSplits: 2).map(String.init)
        guard parts.count == 3, parts[1] == "has" || parts[1] == "lacks" else { return nil }
        self.init(file: parts[0], text: parts[2], stands: parts[1] == "has")
    }
}
