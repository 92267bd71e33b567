import Diagnostics
import Templates

/// The sections that the header of every page names: the outermost entries of the navigation.
///
/// A site with very many would have them all on each page. Its pages name the first ones and their own, and
/// one page lists all.
struct HeaderSections: Sendable {
    private let site: Site
    private let entries: [Int]
    private let numbers: [Int: Int]

    /// How many sections a page names of more than it can name all of, besides its own.
    private static let named = 12

    init(_ site: Site) {
        self.site = site
        entries = site.navigation.header
        numbers = Dictionary(
            entries.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    }

    var count: Int { entries.count }

    /// Which of the sections a page lies in.
    func number(of page: Page) -> Int? { site.navigation.top(of: page).flatMap { numbers[$0] } }

    /// The sections as the pages of one of them show them; a number of none marks none.
    func values(on number: Int) -> TemplateValue {
        var shown = Array(entries.indices)
        if shown.count > PageTable.mostSections {
            shown = Array(shown.prefix(Self.named))
            if entries.indices.contains(number), number >= Self.named { shown.append(number) }
        }
        WorkCounter.add(shown.count)
        let room = Room(
            shown.map { site.navigation[entries[$0]].title }, current: shown.firstIndex(of: number))
        return .list(
            zip(shown, room.needed).map { index, room in
                let target = site.navigation.firstTarget(entries[index])
                return .object(
                    TemplateObject(
                        .section,
                        [
                            ("title", .string(site.navigation[entries[index]].title)),
                            ("url", .string(site.address(of: target))),
                            ("current", .boolean(index == number)), ("room", .integer(room)),
                        ]))
            })
    }

    /// The page that lists all sections, where pages do not.
    static func listURL(_ site: Site) -> String? {
        guard site.navigation.header.count > PageTable.mostSections else { return nil }
        return site.index.page(Route("sections")).map { site[$0].route.url(site.base) }
    }

    /// How wide the header must be for each section to have a place beside those before it.
    ///
    /// A style sheet without a script can ask for the width of a row, and not whether an item fits into it.
    /// So the width that the titles take is guessed from their letters, on the large side.
    private struct Room {
        /// In steps of four times the size of the page's letters: the step that each section needs.
        let needed: [Int]

        /// The place of the current section is taken before all others.
        init(_ titles: [String], current: Int?) {
            let widths = titles.map(Self.width)
            var sum = current.map { widths[$0] } ?? 0
            needed = widths.enumerated().map { number, width in
                if number == current { return 0 }
                sum += width
                return min(Self.mostSteps, Int((sum / Self.step).rounded(.up)))
            }
        }

        private static let step = 4.0
        private static let mostSteps = 16

        /// The width of a title with the gap behind it, in `rem`: letters are 0.9 rem high, most of them at
        /// most 0.6 times as wide, and those of East Asia as wide as high.
        private static func width(_ title: String) -> Double {
            title.unicodeScalars.reduce(1.5) { sum, scalar in
                sum + (scalar.value >= 0x1100 ? 0.95 : "mwMW@".unicodeScalars.contains(scalar) ? 0.8 : 0.51)
            }
        }
    }
}

/// The links of the header to other sites.
enum HeaderLinks {
    static func values(_ links: [SiteConfiguration.Link]) -> TemplateValue {
        .list(
            links.map { link in
                .object(
                    TemplateObject([
                        ("title", .string(link.title)), ("url", .string(link.url.value)),
                        ("icon", .string(link.icon ?? icon(for: link.url.value))),
                    ]))
            })
    }

    /// What a link looks like that does not say it.
    private static func icon(for url: String) -> String {
        if url.lowercased().hasPrefix("mailto:") { return "mail" }
        let host = (try? WebAddress(source: url))?.host.lowercased() ?? ""
        let isCode = ["github", "gitlab", "codeberg", "bitbucket", "git", "gitea", "sourcehut", "sr"].contains
        {
            host.split(separator: ".").contains(Substring($0))
        }
        if isCode { return "code" }
        let isChat = ["discord", "slack", "zulip", "matrix", "zulipchat", "gitter", "t"].contains {
            host.split(separator: ".").contains(Substring($0))
        }
        return isChat ? "chat" : "link"
    }
}
