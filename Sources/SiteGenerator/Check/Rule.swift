package import Diagnostics

/// Something that a site must hold to, with the words that explain it.
package struct Rule: Sendable {
    /// What a rule looks at.
    enum Scope: Sendable {
        /// One page at a time, within its site.
        case page(@Sendable (Page, Site) -> [Diagnostic])
        /// The site as a whole.
        case site(@Sendable (Site) -> [Diagnostic])
    }

    /// The id of its findings, which is also its name in `rules`.
    package let id: FindingID
    /// What the finding means, why it matters and how to mend it, in Markdown.
    package let explanation: String
    let scope: Scope
    /// Whether it also has findings with other ids than its own.
    let hasOtherIDs: Bool

    init(_ id: FindingID, explanation: String, hasOtherIDs: Bool = false, scope: Scope) {
        self.id = id
        self.explanation = explanation
        self.hasOtherIDs = hasOtherIDs
        self.scope = scope
    }

    /// All rules, in alphabetical order.
    package static let all: [Rule] = [
        .brokenAnchor, .brokenExternalLink, .brokenLink, .duplicateRoute, .embedCycle, .invalidAttribute,
        .invalidSnippet, .movedExternalLink, .orphanPage,
        .predatesSource, .recognisedSnippet, .refusedByPolicy, .reviewDue, .secretInSnippet,
        .siteConfiguration, .translationBehind, .translationDiffers,
        .unboundSnippet,
        .unknownAttribute, .unknownFrontMatterKey, .unknownLanguage, .unknownSchema,
    ]
}

extension Site {
    /// What the rules find, in no particular order.
    func check(_ rules: [Rule]) -> [Diagnostic] {
        checkWhole(rules)
            + concurrentMap(pages.array, jobs: options.jobs) { check($0, rules) }.flatMap(\.self)
    }

    /// What the rules find that look at the site as a whole.
    func checkWhole(_ rules: [Rule]) -> [Diagnostic] {
        let siteRules = rules.filter(isAsked).compactMap { rule in
            if case .site(let check) = rule.scope { check } else { nil }
        }
        return concurrentMap(siteRules, jobs: options.jobs) { $0(self) }.flatMap(\.self)
    }

    /// What the rules find on one page.
    func check(_ page: Page, _ rules: [Rule]) -> [Diagnostic] {
        let findings = rules.filter(isAsked).flatMap { rule -> [Diagnostic] in
            if case .page(let check) = rule.scope { check(page, self) } else { [] }
        }
        guard let file = page.file else { return findings }
        guard findings.contains(where: DefinedElsewhere.isAboutLink) else {
            return findings.map(file.located)
        }
        let definitions = DefinedElsewhere(file)
        return findings.map { file.located(definitions.naming($0)) }
    }

    /// Whether the configuration leaves any of a rule's findings; one that leaves none need not look.
    private func isAsked(_ rule: Rule) -> Bool {
        rule.hasOtherIDs || configuration.levels[rule.id] != .off
    }
}
