import Diagnostics

extension Rule {
    /// No page embeds itself, not even by way of others.
    static let embedCycle = Rule(
        .embedCycle,
        explanation: """
            An embed leads back to a text that it stands in, so the page would never end. In its place there is a link.

            To mend it, take one of the embeds in the circle away, or embed only the section that is meant:
            `![[page#Heading]]`.
            """,
        scope: .site { site in
            var search = CycleSearch(site: site)
            for page in site.pages where page.file != nil {
                search.visit(PagePart(page: page.id, part: .whole))
            }
            return search.findings
        })
}

/// Follows embeds depth first, each part of a page once.
private struct CycleSearch {
    private struct Step {
        let part: PagePart
        var embeds: ArraySlice<PageEmbed>
    }

    let site: Site
    private(set) var findings: [Diagnostic] = []
    private var finished: Set<PagePart> = []

    init(site: Site) {
        self.site = site
    }

    mutating func visit(_ start: PagePart) {
        guard !finished.contains(start) else { return }
        var path = [Step(part: start, embeds: site.embeds(in: start)[...])]
        while let last = path.indices.last {
            guard let embed = path[last].embeds.popFirst() else {
                finished.insert(path.removeLast().part)
                continue
            }
            if path.contains(where: { $0.part == embed.target }) {
                report(embed, from: path[last].part, circle: path.map(\.part))
            } else if !finished.contains(embed.target) {
                path.append(Step(part: embed.target, embeds: site.embeds(in: embed.target)[...]))
            }
        }
    }

    private mutating func report(_ embed: PageEmbed, from part: PagePart, circle: [PagePart]) {
        guard let file = site[part.page].file else { return }
        let pages = circle.drop { $0 != embed.target }.compactMap { site[$0.page].file?.path }
        let location = Location(path: file.path, range: embed.link.range)
        findings.append(file.located(.embedCycle(pages + [pages.first ?? file.path], location)))
    }
}

// MARK: Messages

extension Diagnostic {
    fileprivate static func embedCycle(_ paths: [String], _ location: Location) -> Diagnostic {
        Diagnostic(
            .embedCycle, .error, "the embed leads back to a text that it stands in", at: location,
            help: paths.map { "`\($0)`" }.joined(separator: " embeds "))
    }
}
