import ConfigSchema
import Diagnostics
import Markdown

extension Site {
    /// Every snippet of the site and how it was looked at, for reports that list them; one of a partial once.
    var snippetCases: [CheckedCase] {
        var seen = Set<Location>()
        return pages.flatMap { page -> [CheckedCase] in
            guard let file = page.file, !page.isFallback else { return [] }
            return zip(file.snippets, bindings[page.id.index]).compactMap { snippet, binding in
                let location = file.located(snippet.block.range)
                guard seen.insert(location).inserted else { return nil }
                return CheckedCase(
                    name(of: snippet), at: location, outcome: outcome(of: binding),
                    language: snippet.language.rawValue, evidence: binding.evidence.map(sign))
            }
        }
    }

    private func name(of snippet: Snippet) -> String {
        snippet.block.info.title ?? snippet.file ?? snippet.language.rawValue
    }

    private func sign(_ evidence: Evidence) -> CheckedCase.Evidence {
        CheckedCase.Evidence(
            kind: evidence.kind.rawValue, words: evidence.words,
            schema: catalogue.entries[evidence.schema.entry].name)
    }

    private func outcome(of binding: SnippetBinding) -> CheckedCase.Outcome {
        switch binding {
        case .bound(let evidence), .recognised(let evidence):
            .validated(schema: catalogue.entries[evidence.schema.entry].displayName)
        case .skipped(let reason): .skipped(reason: reason)
        case .skippedWithoutReason: .skipped(reason: "")
        case .unknown, .unbound: .unbound
        case .optional: .parsedOnly
        }
    }
}
