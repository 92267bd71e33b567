import ConfigSchema

/// What is said of a text, for comparison.
enum ShownProblems {
    /// Each problem as `line:column text: message (help)`, `→` for a tab and `⏎` for a line's end.
    static func of(_ text: String, _ language: ConfigLanguage) -> [String] {
        let document = ConfigDocument(text, as: language)
        return document.problems.map { problem in
            let before = document.bytes[..<problem.range.lowerBound]
            let line = before.filter { $0 == 0x0A }.count + 1
            let column = before.count - (before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0) + 1
            let found = document.text(problem.range).replacing("\t", with: "→").replacing("\n", with: "⏎")
            let message = problem.message.replacing("this is not YAML: ", with: "")
            return "\(line):\(column) \(found): \(message)" + (problem.help.map { " (\($0))" } ?? "")
        }
    }
}
