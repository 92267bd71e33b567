import Diagnostics
import Markdown
import Text

extension Rule {
    /// No code block shows a real key.
    static let secretInSnippet = Rule(
        .secretInSnippet,
        explanation: """
            A code block, or a file that one shows, has what looks like a real key, token or private key. Anyone who reads
            the page, or the history of its repository, can use it.

            Keys are recognised by how they begin, their length and their characters: those of OpenRouter, Anthropic, OpenAI,
            GitHub, GitLab, AWS, Google, Slack, Hugging Face, npm and others, JSON Web Tokens, and private keys in PEM.
            Placeholders are fine: `<your-key>`, `${API_KEY}`, `sk-ant-…`, `ghp_xxxxxxxxxxxx`, and anything that has
            “example” or “your” in it, repeats itself or counts up.

            To mend it, write a placeholder, and revoke the key: it has been seen.
            """,
        scope: .page { page, _ in
            guard let file = page.file else { return [] }
            return file.codes.flatMap { SecretScanner.findings(in: $0.text, $0.origin) }
                + file.snippets.flatMap { snippet in
                    SecretScanner.findings(in: file.document.bytes, snippet.block.infoRange, file.located)
                }
        })
}

extension SecretScanner {
    /// What looks like real keys in a text, at their places in its file.
    static func findings(in text: [UInt8], _ origin: CodeOrigin) -> [Diagnostic] {
        secrets(in: text).map { origin.noted(.secret($0.name, origin.location($0.range))) }
    }

    /// The same in what stands behind a fence.
    ///
    /// - Parameter located: where a range of the text stands.
    static func findings(
        in text: [UInt8], _ info: Range<Int>, _ located: (Range<Int>) -> Location
    ) -> [Diagnostic] {
        let info = info.clamped(to: text.indices)
        return secrets(in: Array(text[info])).map { found in
            let start = info.lowerBound
            return .secret(
                found.name, located(start + found.range.lowerBound..<start + found.range.upperBound))
        }
    }
}

extension String {
    /// A text for a line of words: cut, without control characters, and with stars for secrets.
    var shownWithoutSecrets: String {
        String(decoding: SecretScanner.hidden(in: Array(utf8)), as: UTF8.self).shownPlainly
    }
}

// MARK: Messages

extension Diagnostic {
    fileprivate static func secret(_ name: String, _ location: Location) -> Diagnostic {
        Diagnostic(
            .secretInSnippet, .error, "this looks like \(name) that is real", at: location,
            help: "replace it by a placeholder, such as `<your-key>`, and revoke it")
    }
}
