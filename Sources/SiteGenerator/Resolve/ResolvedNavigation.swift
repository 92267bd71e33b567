import ConfigSchema
import Diagnostics
import Text

/// The navigation that a configuration names, with what is wrong with it.
struct ResolvedNavigation: Sendable {
    /// One entry.
    indirect enum Entry: Sendable {
        case page(Page.ID, title: String?)
        /// A folder with all that lies in it, as the navigation shows it without a configuration.
        case folder(String, title: String?)
        case address(String, title: String)
        case group(String, [Entry])
    }

    private(set) var entries: [Entry] = []
    private(set) var findings: [Diagnostic] = []
    private let content: NavigatedContent
    private let index: PageIndex
    private let base: BaseURL
    private let path: String
    /// The places of the files that are no part of the site today.
    private let unpublished: Set<PathKey>
    /// Where each page and folder is named first.
    private var named: [String: Range<Int>] = [:]
    private let suggestions: Deferred<KnownNames>

    init(
        _ written: [SiteConfiguration.NavigationEntry], _ content: NavigatedContent, _ index: PageIndex,
        unpublished: [String], base: BaseURL, path: String
    ) {
        self.content = content
        self.index = index
        self.base = base
        self.path = path
        self.unpublished = Set(unpublished.map { PathKey($0) })
        suggestions = Deferred {
            KnownNames(
                content.pages.compactMap { $0.file?.place } + content.sections.keys.filter { !$0.isEmpty })
        }
        entries = written.compactMap { resolve($0) }
    }

    private mutating func resolve(_ written: SiteConfiguration.NavigationEntry) -> Entry? {
        switch written {
        case .group(let title, let entries): .group(title.value, entries.compactMap { resolve($0) })
        case .target(let target, let title): resolve(target, titled: title?.value)
        }
    }

    private mutating func resolve(_ target: Located<String>, titled title: String?) -> Entry? {
        let text = target.value
        if Address.leadsElsewhere(text) {
            guard let fault = Address.fault(ofLink: text) else { return .address(text, title: title ?? text) }
            findings.append(.refusedAddress(target, fault, in: "nav", path))
            return nil
        }
        guard let place = normalized(text), let found = index.target(ofPath: place) else {
            let isHeldBack = normalized(text).map { unpublished.contains(PathKey($0)) } ?? false
            if !isHeldBack { findings.append(.missingEntry(target, suggestions.value, path)) }
            return nil
        }
        note(target, place)
        switch found {
        case .page(let id, _), .missingFragment(let id, _):
            let page = content[id]
            // A folder is named by its path; its page's file stands for that page alone.
            let isFolder = page.isFolderPage && PathKey(page.folder) == PathKey(place)
            return isFolder ? .folder(page.folder, title: title) : .page(id, title: title)
        case .file(let file, _):
            return .address(base.sitePath + URLPath.encoded(file), title: title ?? fileName(of: file))
        case .external, .broken: return nil
        }
    }

    private mutating func note(_ target: Located<String>, _ place: String) {
        guard named.updateValue(target.range, forKey: place) != nil else { return }
        findings.append(.namedTwice(target, path))
    }

    /// The pages that no entry shows although they could be shown.
    func leftOut(of tree: NavigationTree, at key: Range<Int>?) -> Diagnostic? {
        guard let key else { return nil }
        let pages = content.pages.filter { page in
            page.file != nil && !page.isNotFound && !page.route.path.isEmpty && page.frontMatter.isInSidebar
                && tree.numbers[page.id] == nil
        }
        let places = pages.compactMap { $0.file?.place }
        return places.isEmpty ? nil : .leftOut(places, Location(path: path, range: key))
    }
}

extension NavigationTree {
    /// The navigation of a site, and what is wrong with what its configuration says of it.
    static func read(
        _ configuration: SiteConfiguration, _ content: NavigatedContent, _ index: PageIndex,
        unpublished: [String], base: BaseURL
    ) -> (NavigationTree, [Diagnostic]) {
        guard let written = configuration.navigation else { return (NavigationTree(content), []) }
        let resolved = ResolvedNavigation(
            written, content, index, unpublished: unpublished, base: base, path: configuration.path)
        let tree = NavigationTree(resolved.entries, in: content)
        let leftOut = resolved.leftOut(of: tree, at: configuration.navigationRange)
        return (tree, resolved.findings + [leftOut].compactMap(\.self))
    }
}

// MARK: Messages

extension Diagnostic {
    fileprivate static func missingEntry(
        _ target: Located<String>, _ known: KnownNames, _ path: String
    ) -> Diagnostic {
        Diagnostic(
            .invalidConfiguration, .error, "there is no page, folder or file `\(target.value.shownPlainly)`",
            at: Location(path: path, range: target.range),
            help: known.nearest(to: normalized(target.value) ?? target.value).map { "did you mean `\($0)`?" }
                ?? "name it by its path from the content folder, such as `guides/start.md` or `guides/`")
    }

    fileprivate static func namedTwice(_ target: Located<String>, _ path: String) -> Diagnostic {
        Diagnostic(
            .invalidConfiguration, .warning, "`nav` names `\(target.value.shownPlainly)` twice",
            at: Location(path: path, range: target.range),
            help: "take it out at one of the places; the first is where readers are taken to be")
    }

    fileprivate static func leftOut(_ places: [String], _ location: Location) -> Diagnostic {
        let some = places.prefix(5).map { "`\($0.shownPlainly)`" }.joined(separator: ", ")
        let more = places.count > 5 ? " and \(places.count - 5) more" : ""
        let count = places.count == 1 ? "a page" : "\(places.count) pages"
        return Diagnostic(
            .invalidConfiguration, .warning, "`nav` leaves out \(count): \(some)\(more)", at: location,
            help: "name them or their folders, or write `sidebar: false` in their front matter")
    }

    /// An address of the configuration that is not published.
    static func refusedAddress(
        _ address: Located<String>, _ fault: Address.Fault, in key: String, _ path: String
    ) -> Diagnostic {
        Diagnostic(
            fault == .noPlace ? .invalidConfiguration : .unsafeLink, .error,
            "`\(WebAddress.shown(address.value).shownPlainly)` is left out of `\(key)`: \(fault.words)",
            at: Location(path: path, range: address.range),
            help: "name an address with `https:`, or `mailto:` with a mailbox"
        ).hidingText(of: address.value)
    }
}
