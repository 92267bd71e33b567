import Diagnostics

extension Site {
    /// Every snippet of the site and how it was looked at, for reports that list them; one of a partial once.
    var snippetCases: [CheckedCase] {
        var seen = Set<Location>()
        return pages.flatMap { page -> [CheckedCase] in
            guard let file = page.file else { return [] }
            return zip(file.snippets, bindings[page.id.index]).compactMap { snippet, binding in
                let location = file.located(snippet.block.range)
                guard seen.insert(location).inserted else { return nil }
                return CheckedCase(name(of: snippet), at: location, outcome: outcome(of: binding))
            }
        }
    }

    private func name(of snippet: Snippet) -> String {
        snippet.block.info.title ?? snippet.file ?? snippet.language.rawValue
    }

    private func outcome(of binding: SnippetBinding) -> CheckedCase.Outcome {
        switch binding {
        case .bound(let reference): .validated(schema: catalogue.entries[reference.entry].displayName)
        case .skipped(let reason): .skipped(reason: reason)
        case .skippedWithoutReason: .skipped(reason: "")
        case .unknown, .unbound: .unbound
        case .optional: .parsedOnly
        }
    }
}
