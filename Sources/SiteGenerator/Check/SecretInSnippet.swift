import Diagnostics

extension Rule {
    /// No code block shows a real key.
    static let secretInSnippet = Rule(
        .secretInSnippet,
        explanation: """
            A code block, or a file that one shows, has what looks like a real key, token or private key. Whoever reads
            the page, or the history of its repository, can use it.

            Keys are told by how they begin, their length and their characters: those of OpenRouter, Anthropic, OpenAI,
            GitHub, GitLab, AWS, Google, Slack, Hugging Face, npm and others, JSON Web Tokens, and private keys in PEM.
            Placeholders are none: `<your-key>`, `${API_KEY}`, `sk-ant-…`, `ghp_xxxxxxxxxxxx`, and what has “example” or
            “your” in it, repeats itself or counts up.

            To mend it, write a placeholder, and revoke the key: it has been seen.
            """,
        scope: .page { page, _ in
            guard let file = page.file else { return [] }
            return file.codes.flatMap { code in
                SecretScanner.secrets(in: code.text).map { secret in
                    code.origin.noted(.secret(secret.name, code.origin.location(secret.range)))
                }
            }
        })
}

// MARK: Messages

extension Diagnostic {
    static func secret(_ name: String, _ location: Location) -> Diagnostic {
        Diagnostic(
            .secretInSnippet, .error, "this looks like \(name) that is real", at: location,
            help: "replace it by a placeholder, such as `<your-key>`, and revoke it")
    }
}
