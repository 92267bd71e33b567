import ConfigSchema
import Diagnostics
import Text

extension SiteConfiguration {
    /// Languages in the list of which nothing can come.
    var languageFindings: [Diagnostic] {
        guard let list = source?.root?["languages"], list.kind == .object else { return [] }
        var findings: [Diagnostic] = []
        for (key, _) in list.members {
            guard let tag = key.string, let fault = LanguageTag.fault(of: tag) else { continue }
            findings.append(
                finding(
                    key.range, .error, fault.message,
                    help: fault.suggestion.map { "write `\($0)`" }
                        ?? "write a language tag such as `en` or `pt-BR`"))
        }
        guard !languages.isEmpty, let original = originalTag,
            !languages.contains(where: { $0.tag == original }),
            let key = source?.root?.members.first(where: { $0.key.string == "languages" })?.key
        else { return findings }
        findings.append(
            finding(
                key.range, .error,
                "the site's own language `\(original.shownPlainly)` is not among its languages, so none of them is used",
                help: "add it with its name, as `\(original.shownPlainly): …`, or set `language`"))
        return findings
    }

    /// The tag that the configuration says, whatever language this is.
    private var originalTag: String? { source?.root?["language"].map(\.string) ?? "en" }

    private func finding(_ range: Range<Int>, _ severity: Severity, _ message: String, help: String)
        -> Diagnostic
    {
        Diagnostic(
            .invalidConfiguration, severity, message, at: Location(path: path, range: range), help: help)
    }
}
