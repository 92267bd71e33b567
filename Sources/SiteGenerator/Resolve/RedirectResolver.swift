import Diagnostics
import Text

/// Finds out where each old address leads in the end.
struct RedirectResolver {
    /// What the target of one redirect is.
    private enum Step {
        case url(String)
        /// Another old address, by its number.
        case next(Int)
        case nothing
    }

    let addresses: [OldAddress]
    let outputs: OutputTable
    let pages: [Page]
    let index: PageIndex
    let links: LinkResolver
    let base: BaseURL
    /// The path of the configuration, for findings.
    let path: String
    private let numbers: [PathKey: Int]
    private var findings: [Diagnostic] = []
    /// How many redirects were followed, one from another.
    private(set) var followed = 0
    /// The addresses of pages, to find those that a misspelt one is near to.
    private lazy var routes = SpellingIndex(pages.map { $0.route.path.isEmpty ? "" : $0.route.path + "/" })

    init(
        _ addresses: [OldAddress], outputs: OutputTable, pages: [Page], index: PageIndex, links: LinkResolver,
        base: BaseURL, path: String
    ) {
        self.addresses = addresses
        self.outputs = outputs
        self.pages = pages
        self.index = index
        self.links = links
        self.base = base
        self.path = path
        let granted = addresses.enumerated().filter { outputs.granted.contains(.redirect($0.offset)) }
        numbers = Dictionary(
            granted.map { (PathKey($0.element.outputPath), $0.offset) },
            uniquingKeysWith: { first, _ in first })
    }

    /// The redirects that lead somewhere, and findings about those that do not.
    mutating func resolve() -> ([SiteRedirect], [Diagnostic]) {
        let steps = addresses.indices.map { step($0) }
        var ends: [Int: String?] = [:]
        for start in addresses.indices where ends[start] == nil {
            var trail: [Int] = []
            var visited = Set<Int>()
            var current = start
            var end: String?
            var isCircle = false
            while visited.insert(current).inserted {
                trail.append(current)
                followed += 1
                if let known = ends[current] { end = known }
                guard ends[current] == nil, case .next(let next) = steps[current] else { break }
                current = next
                // Coming back to where this walk has been is a circle, and all of the walk leads into it.
                isCircle = visited.contains(next)
            }
            if case .url(let url) = steps[current], ends[current] == nil { end = url }
            for number in trail where ends[number] == nil {
                ends[number] = .some(end)
                if case .next = steps[number], end == nil { note(addresses[number], isCircle) }
            }
        }
        let redirects = addresses.indices.compactMap { number -> SiteRedirect? in
            guard outputs.granted.contains(.redirect(number)), let url = ends[number] ?? nil else {
                return nil
            }
            return SiteRedirect(outputPath: addresses[number].outputPath, url: url)
        }
        return (redirects, findings)
    }

    // MARK: One redirect

    private mutating func step(_ number: Int) -> Step {
        switch addresses[number].target {
        case .page(let id): return .url(pages[id.index].route.url(base))
        case .written(let target):
            if let fault = Address.fault(ofRedirectTarget: target.value) {
                findings.append(.refused(target.value, fault, location(target)))
                return .nothing
            }
            return LinkResolver.hasScheme(target.value)
                ? .url(target.value) : step(to: target, from: PathKey(addresses[number].outputPath))
        }
    }

    private mutating func step(to target: Located<String>, from own: PathKey) -> Step {
        let written = target.value.prefix { $0 != "?" && $0 != "#" }
        let suffix = String(target.value.dropFirst(written.count))
        guard let place = normalized(URLPath.decoded(String(written))) else {
            return missing(target, suggestion: nil)
        }
        if case .page(let id, _) = index.target(ofPath: place) { return step(to: id, suffix, target) }
        if let next = numbers[PathKey(place)] ?? numbers[PathKey(joined(place, "index.html"))] {
            return .next(next)
        }
        guard outputs.answers(place) else {
            if let entry = index.unpublishedPage(named: place) {
                findings.append(.unpublished(target.value, entry, location(target)))
                return .nothing
            }
            return missing(target, suggestion: suggestion(for: place, from: own))
        }
        let isFolder = written.hasSuffix("/") && !place.isEmpty
        return .url(base.sitePath + URLPath.encoded(place) + (isFolder ? "/" : "") + suffix)
    }

    private mutating func step(to page: Page.ID, _ suffix: String, _ target: Located<String>) -> Step {
        let query = suffix.prefix { $0 != "#" }
        let fragment = suffix.dropFirst(query.count + 1)
        let url = pages[page.index].route.url(base) + query
        switch links.checked(page, fragment: String(fragment)) {
        case .page(_, let id): return .url(url + (id.map { "#" + URLPath.encoded($0) } ?? ""))
        case .missingFragment, .file, .external, .broken:
            findings.append(.noAnchor(String(fragment), on: pages[page.index], location(target)))
            return .url(url)
        }
    }

    private mutating func missing(_ target: Located<String>, suggestion: String?) -> Step {
        findings.append(.leadsNowhere(target.value, suggestion, location(target)))
        return .nothing
    }

    /// An address that a misspelt target is near to. The redirect's own is none: it would lead in a circle.
    private mutating func suggestion(for place: String, from own: PathKey) -> String? {
        let near =
            routes.nearest(to: place + "/")
            ?? index.suggestion(for: place, fault: place, from: "", besides: nil)
        guard let near, let target = normalized(near), own != PathKey(target),
            own != PathKey(joined(target, "index.html"))
        else { return nil }
        return "/" + near
    }

    private func location(_ target: Located<String>) -> Location {
        Location(path: path, range: target.range)
    }

    private mutating func note(_ address: OldAddress, _ isCircle: Bool) {
        guard case .written(let target) = address.target else { return }
        findings.append(
            isCircle
                ? .circle(address.from, location(target)) : .leadsOnToNothing(target.value, location(target)))
    }
}

// MARK: Messages

extension Diagnostic {
    fileprivate static func refused(_ target: String, _ fault: Address.Fault, _ location: Location)
        -> Diagnostic
    {
        Diagnostic(
            .unsafeLink, .error,
            "the redirect to `\(WebAddress.shown(target).shownPlainly)` is left out: \(fault.words)",
            at: location, help: "name a path of this site, or a whole address with `https:`"
        ).hidingText(of: target)
    }

    fileprivate static func leadsNowhere(
        _ target: String, _ suggestion: String?, _ location: Location
    ) -> Diagnostic {
        Diagnostic(
            .brokenLink, .error,
            "the redirect leads to `\(target.shownPlainly)`, and there is no page or file",
            at: location,
            help: suggestion.map { "did you mean `\($0)`?" }
                ?? "the path is looked up from the content folder; another site is named with `https:`")
    }

    fileprivate static func unpublished(
        _ target: String, _ entry: PageTable.Unpublished, _ location: Location
    ) -> Diagnostic {
        Diagnostic(
            .brokenLink, .error,
            "the redirect leads to `\(target.shownPlainly)`, which is not published"
                + (entry.date.map { " before \($0)" } ?? ": it is a draft"),
            at: location, help: "the front matter of \(entry.file.path) says so")
    }

    fileprivate static func noAnchor(_ fragment: String, on page: Page, _ location: Location) -> Diagnostic {
        Diagnostic(
            .brokenAnchor, .error,
            "the redirect leads to `#\(fragment.shownPlainly)`, and “\(page.title)” has no such id",
            at: location, help: "leave it out, or name the id of a heading on the page")
    }

    fileprivate static func leadsOnToNothing(_ target: String, _ location: Location) -> Diagnostic {
        Diagnostic(
            .brokenLink, .error,
            "the redirect leads to `\(target.shownPlainly)`, a redirect that leads nowhere itself",
            at: location,
            help: "mend that one, or let this one lead to a page")
    }

    fileprivate static func circle(_ from: String, _ location: Location) -> Diagnostic {
        Diagnostic(
            .brokenLink, .error, "the redirect from `\(from.shownPlainly)` leads in a circle", at: location,
            help: "let one of the circle's redirects lead to a page")
    }
}
