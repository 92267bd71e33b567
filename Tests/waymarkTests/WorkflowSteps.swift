import Testing

/// What a workflow of GitHub runs in a shell.
enum WorkflowSteps {
    /// The shell texts of the steps, in order.
    static func shell(of workflow: String?) throws -> [String] {
        var steps: [String] = []
        var open: Int?
        for line in try #require(workflow).split(separator: "\n", omittingEmptySubsequences: false) {
            let indent = line.prefix { $0 == " " }.count
            if let depth = open, indent > depth || line.isEmpty {
                steps[steps.count - 1] += line.dropFirst(depth + 2) + "\n"
                continue
            }
            open = nil
            guard let run = line.firstRange(of: "run: ") else { continue }
            let text = line[run.upperBound...]
            steps.append(text == "|" ? "" : String(text))
            if text == "|" { open = indent }
        }
        return steps
    }
}
