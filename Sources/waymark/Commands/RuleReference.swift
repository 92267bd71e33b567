import SiteGenerator

/// The reference of findings: what `check --explain` says of each of them, as a page of Markdown.
enum RuleReference {
    /// The whole page.
    static var page: String {
        heading + Explanation.all.map { "\n## \($0.id)\n\n*\($0.facts)*\n\n\($0.text)\n" }.joined()
    }

    private static let heading = """
        ---
        title: Findings
        description: "Every finding that Waymark can report: what it means, why it matters and how to mend it."
        weight: 100
        ---

        Every finding has an id, in brackets after its severity. `waymark check --explain ID` prints what this
        page says about it, and `rules` in `site.yaml` makes it an `error`, a `warning` or switches it `off`.

        This page is written by the program itself.

        """
}
