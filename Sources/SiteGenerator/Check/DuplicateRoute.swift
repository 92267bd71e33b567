import Diagnostics
import Text

extension Rule {
    /// No two files want the same place in the finished site.
    static let duplicateRoute = Rule(
        .duplicateRoute,
        explanation: """
            Two files would be published at the same URL, so one of them would be lost.

            A page's URL is its path in lower case with `-` for spaces: `Getting Started.md` and `getting-started.md` in
            one folder collide, and so do `guides.md` and `guides/index.md`, and a redirect or an old URL in `aliases`
            with a page that exists. A file and a folder of one name collide too: `install.md` is published in a folder
            `install`, so there can be no file `install`. Both places have the finding; that of an old address stands there
            alone, once for each thing that is in its way.

            Paths that differ only in case, or in how an accented letter is composed, are a warning: on macOS and Windows
            they are one file. So are topics that share a page, such as `R&D` and `RD`.

            Your own file replaces one that the generator would make: `404.md` or `404.html`, `sitemap.xml`,
            `feed.xml`, the `index.html` of a folder, the page of a topic, a schema or the search. That is not a collision,
            and the last line of a run says so. Only in `search/shards`, where the search has its index, nothing else can be.

            To mend it, rename one of them, or give one another `slug` in its front matter.
            """,
        scope: .site { site in
            site.collisions.flatMap(Diagnostic.duplicatePages)
                + Diagnostic.collisions(site.outputs.collisions)
                + site.outputs.twins.map(Diagnostic.twins)
                + site.sharedTopics.map(Diagnostic.sharedTopic)
        })
}

extension Site {
    /// The files that the generator leaves to an author's own, by their paths.
    var replacedFiles: [String] {
        (replacedLists.map(\.path) + outputs.replaced.map(\.second.path)).sorted()
    }
}

extension OutputTable.Claim {
    fileprivate var isRedirect: Bool {
        if case .redirect = owner { true } else { false }
    }

    /// The path as its author knows it: a redirect's as an address.
    fileprivate var shown: String {
        guard case .redirect = owner else { return path }
        return "/" + (path.hasSuffix("index.html") ? String(path.dropLast(10)) : path)
    }
}

// MARK: Messages

extension Diagnostic {
    fileprivate static func duplicatePages(_ collision: PageTable.Collision) -> [Diagnostic] {
        let path = collision.route.path
        let url = "`/\(path)\(path.isEmpty || collision.route == .notFound ? "" : "/")`"
        func finding(_ page: ParsedPage, _ words: String) -> Diagnostic {
            Diagnostic(
                .duplicateRoute, .error, "the page has the URL \(url), which \(words)",
                at: Location(path: page.path, range: page.frontMatter.slugRange),
                help: "rename one of the two files, or give one of them another `slug`")
        }
        return [
            finding(collision.loser, "\(collision.winner.path) has already"),
            finding(collision.winner, "\(collision.loser.path) would have too"),
        ]
    }

    /// Findings at both places of each collision. What an old address collides with is right as it is, and of two old
    /// addresses the second one is too many.
    fileprivate static func collisions(_ clashes: [OutputTable.Clash]) -> [Diagnostic] {
        // All files of the theme lie in one folder, so that one finding says it of all of them.
        var said = Set<PathKey>()
        return clashes.flatMap { clash -> [Diagnostic] in
            if case .theme = clash.second.owner, !said.insert(PathKey(clash.first.path)).inserted {
                return []
            }
            let both = [(clash.first, clash.second), (clash.second, clash.first)]
            let places = clash.second.isRedirect ? [both[1]] : clash.first.isRedirect ? [both[0]] : both
            return places.compactMap { own, other in
                own.location.map { duplicate(own, other, $0) }
            }
        }
    }

    private static func duplicate(
        _ own: OutputTable.Claim, _ other: OutputTable.Claim, _ location: Location
    ) -> Diagnostic {
        let isOwnPage =
            own.isRedirect && !other.isRedirect && own.path == other.path
            && own.location?.path == other.location?.path
        let words =
            if isOwnPage {
                "`\(own.shown)` is the address that the page has"
            } else if PathKey(own.path) == PathKey(other.path) {
                "`\(own.shown)` stands where \(other.name) is published"
            } else if other.path.utf8.count > own.path.utf8.count {
                "`\(own.path)` is a file, and \(other.name) is published in a folder of that name, as `\(other.path)`"
            } else {
                "`\(own.path)` lies in a folder in whose place \(other.name) is published, as `\(other.path)`"
            }
        return Diagnostic(
            .duplicateRoute, .error, words, at: location,
            help: isOwnPage
                ? "remove it; an old address is one that the page had before"
                : "rename or remove one of the two",
            notes: isOwnPage ? [] : other.location.map { [Note("the other one is here", at: $0)] } ?? [])
    }

    fileprivate static func twins(_ clash: OutputTable.Clash) -> Diagnostic {
        let own = clash.second.location == nil ? clash.first : clash.second
        let other = clash.second.location == nil ? clash.second : clash.first
        return Diagnostic(
            .duplicateRoute, .warning,
            "`\(own.path)` and `\(other.path)` are one path on macOS and Windows, and \(other.name) is published there",
            at: own.location ?? Location(path: own.path), help: "rename one of the two",
            notes: other.location.map { [Note("the other one is here", at: $0)] } ?? [])
    }

    /// A path of the finished site that no file can have.
    static func unwritable(_ claim: OutputTable.Claim, _ fault: PathFault) -> Diagnostic {
        Diagnostic(
            .invalidFileName, .error,
            "the file `\(claim.path.shownPlainly)` cannot be written: its path \(fault.words)",
            at: claim.location ?? Location(path: claim.path.shownPlainly), help: fault.help)
    }

    /// A name that a machine cannot hold.
    static func unportable(_ claim: OutputTable.Claim, _ place: String, _ words: String) -> Diagnostic {
        Diagnostic(
            .invalidFileName, .warning, "the name `\(fileName(of: place).shownPlainly)` \(words)",
            at: claim.location ?? Location(path: place),
            help: "rename it, so that the site can be worked on and published everywhere")
    }

    /// A page whose name, or that of a folder around it, would have to be another one in its address.
    static func unnameable(_ claim: OutputTable.Claim, _ place: String) -> Diagnostic {
        let name = fileName(of: place).shownPlainly
        return Diagnostic(
            .invalidFileName, .error,
            "the name `\(name)` \(PathFault.control.words), which no address can hold, so the page is not published",
            at: claim.location ?? Location(path: place), help: "rename it, without that character")
    }

    fileprivate static func sharedTopic(_ topic: PageTable.SharedTopic) -> Diagnostic {
        Diagnostic(
            .duplicateRoute, .warning,
            "the topic `\(topic.name)` shares the page `/\(topic.route.path)/` with `\(topic.other)`",
            at: topic.location,
            help: "write both alike, or let them differ in a letter or a digit")
    }
}
