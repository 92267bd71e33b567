import Diagnostics

/// Comments and trailing commas in a JSON text whose reader takes none.
extension JSONParser {
    /// Says at the first comment and at the first comma that such things are no JSON.
    ///
    /// A comma breaks the text for nothing. A comment in a text that is marked as one with comments was written for
    /// whoever reads it, and is a doubt; it is the author's, so that no fix takes it out.
    mutating func reportRelaxedSyntax() {
        let commas = relaxed.filter { input[$0.range.lowerBound] == UInt8(ascii: ",") }
        let comments = relaxed.filter { input[$0.range.lowerBound] != UInt8(ascii: ",") }
        report(comments, "comments", dialect.isMarkedAsCommented ? .warning : .error, isMendable: false)
        report(commas, "trailing commas", .error, isMendable: true)
    }

    private mutating func report(
        _ edits: [Diagnostic.TextEdit], _ things: String, _ severity: Severity, isMendable: Bool
    ) {
        guard let first = edits.first else { return }
        let message =
            switch dialect.program {
            case .strict: "the file itself is strict JSON, which has no \(things)"
            case .comments: "the file itself is JSON with comments, which has no \(things)"
            case .jsonc, .json5, nil: "JSON has no \(things); with this it is JSONC"
            }
        problems.append(
            ConfigProblem(
                .notStrictJSON, severity, message, at: first.range,
                help: edits.count == 1 ? "remove it" : "remove all of them",
                fixes: isMendable ? [Diagnostic.Fix("remove the \(things)", edits: edits)] : []))
    }
}
