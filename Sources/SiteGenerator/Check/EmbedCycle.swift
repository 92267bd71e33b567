import Diagnostics
import Markdown
import Text

extension Rule {
    /// No page embeds itself, not even by way of others, and embeds do not lie too deep in one another.
    static let embedCycle = Rule(
        .embedCycle,
        explanation: """
            An embed leads back to a text that contains it, so the page would never end. A link takes its place.

            To mend it, remove one of the embeds in the circle, or embed only the section that you want:
            `![[page#Heading]]`.
            """,
        hasOtherIDs: true,
        scope: .site { site in
            var search = CycleSearch(site: site)
            let embedding = site.pages.filter { !site.embedLinks[$0.id.index].isEmpty }
            for page in embedding { search.visit(PagePart(page: page.id, part: .whole)) }
            return search.findings + embedding.compactMap(site.findingOnMany)
        })
}

extension Site {
    /// What is to say of a page that does not show all that it embeds since it would be too much.
    fileprivate func findingOnMany(_ page: Page) -> Diagnostic? {
        guard let file = page.file, let embed = EmbedLayout(of: page, in: self).exceeding else { return nil }
        return file.located(.tooManyEmbeds(Location(path: file.path, range: embed.link.range)))
    }
}

/// Follows embeds depth first, each part of a page once.
private struct CycleSearch {
    private struct Step {
        let part: PagePart
        /// The embed that led here.
        var embed: PageEmbed?
        var embeds: ArraySlice<PageEmbed>
        /// How many texts lie in one another here, this one among them.
        var levels = 1
    }

    /// The most texts of a circle that a finding names.
    private static let mostNamed = 6

    let site: Site
    private(set) var findings: [Diagnostic] = []
    /// The parts that are done, with their levels.
    private var finished: [PagePart: Int] = [:]
    /// The parts that lie in one another where the search stands, with their places on the way there.
    private var open: [PagePart: Int] = [:]

    init(site: Site) {
        self.site = site
    }

    mutating func visit(_ start: PagePart) {
        guard finished[start] == nil else { return }
        open = [start: 0]
        var path = [Step(part: start, embed: nil, embeds: site.embeds(in: start)[...])]
        while let last = path.indices.last {
            guard let embed = path[last].embeds.popFirst() else {
                let step = path.removeLast()
                finished[step.part] = step.levels
                open[step.part] = nil
                if let embed = step.embed { note(embed, of: step.levels, in: &path[last - 1]) }
                continue
            }
            if let first = open[embed.target] {
                report(embed, from: path[last].part, circle: path[first...])
            } else if let levels = finished[embed.target] {
                note(embed, of: levels, in: &path[last])
            } else {
                let embeds = site.embeds(in: embed.target)
                open[embed.target] = path.count
                path.append(Step(part: embed.target, embed: embed, embeds: embeds[...]))
            }
        }
    }

    /// Counts an embed in the text that holds it; a page that cannot show all of it has a finding there.
    private mutating func note(_ embed: PageEmbed, of levels: Int, in step: inout Step) {
        step.levels = max(step.levels, levels + 1)
        guard levels >= PageEmbed.levels, step.part.part == .whole, let file = site[step.part.page].file
        else { return }
        let location = Location(path: file.path, range: embed.link.range)
        findings.append(file.located(.embedsTooDeep(location)))
    }

    private mutating func report(_ embed: PageEmbed, from part: PagePart, circle: ArraySlice<Step>) {
        guard let file = site[part.page].file else { return }
        let named = circle.count > Self.mostNamed ? circle.prefix(Self.mostNamed - 1) : circle
        WorkCounter.add(named.count)
        var paths = named.compactMap { site[$0.part.page].file?.path }.map { "`\($0)`" }
        let first = paths.first ?? "`\(file.path)`"
        if named.count < circle.count { paths.append("… \(circle.count - named.count) more …") }
        let location = Location(path: file.path, range: embed.link.range)
        findings.append(file.located(.embedCycle(paths + [first], location)))
    }
}

// MARK: Messages

extension Diagnostic {
    fileprivate static func embedsTooDeep(_ location: Location) -> Diagnostic {
        Diagnostic(
            .tooDeep, .error, "embeds lie deeper than \(PageEmbed.levels) levels in one another here",
            at: location,
            help: "in place of what is deeper there is a link; embed the page that is meant itself")
    }

    fileprivate static func tooManyEmbeds(_ location: Location) -> Diagnostic {
        Diagnostic(
            .partialLimit, .error,
            "the page shows more than \(EmbedLayout.mostEmbeds) embeds or "
                + "\(EmbedLayout.mostBytes >> 20) MiB of them, and what follows is a link",
            at: location,
            help:
                "look for pages that embed each other's pages several times, or write links in their place"
        )
    }

    fileprivate static func embedCycle(_ paths: [String], _ location: Location) -> Diagnostic {
        Diagnostic(
            .embedCycle, .error, "the embed leads back to a text that it stands in", at: location,
            help: paths.joined(separator: " embeds "))
    }
}
