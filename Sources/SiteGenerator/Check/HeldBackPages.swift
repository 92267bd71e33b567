import ConfigSchema
import Diagnostics
import Text

extension Site {
    /// What is wrong with what holds pages back: the front matter of drafts and of pages of the future, as far as it
    /// says that they are some. Anything else about them is looked at with the page.
    var heldBackFindings: [Diagnostic] { unpublished.flatMap { findings(ofHeldBack: $0.file) } }

    private func findings(ofHeldBack file: ParsedPage) -> [Diagnostic] {
        guard let (document, map) = file.frontMatter.source else { return [] }
        let places = document.root?.members.compactMap { member -> Range<Int>? in
            guard let key = member.key.string, Self.keysThatHoldBack.contains(key) else { return nil }
            return map.range(member.key.range).lowerBound..<map.range(member.value.range).upperBound
        }
        func isAboutIt(_ range: Range<Int>?) -> Bool {
            range.map { range in places?.contains { $0.overlaps(range) } ?? false } ?? false
        }
        // What cannot be read may say something else than what it was taken for.
        let problems = document.problems.filter { $0.isMalformed || isAboutIt(map.range($0.range)) }
        let findings = frontMatterFindings(of: file, meant: Self.keysThatHoldBack)
        return problems.map { $0.diagnostic(id: .invalidFrontMatter, path: file.path, map: map) }
            + findings.known.filter { isAboutIt($0.location.range) } + findings.unknown
    }

    private static let keysThatHoldBack: Set<String> = ["draft", "date", "published"]
}
