import ConfigSchema
import Diagnostics
import Markdown
import Text

extension SiteConfiguration {
    /// The names that a site's configuration can have, the first that is there counts.
    static let fileNames = ["site.yaml", "site.yml", "site.toml", "site.json"]

    /// Reads the site's configuration. Values of a wrong type are as if they were not there; the check against
    /// the schema reports them. Findings are only those that leave nothing to check.
    static func read(_ tree: SourceTree) -> (SiteConfiguration, [Diagnostic]) {
        var configuration = SiteConfiguration()
        configuration.markdown.profile = .waymark
        let present = fileNames.compactMap { name in tree.files.first { $0.place == name } }
        var diagnostics = present.dropFirst().map { Diagnostic.secondConfiguration($0, after: present[0]) }
        guard let file = present.first else { return (configuration, diagnostics) }
        guard case .text(let bytes) = file.content else {
            configuration.isTooLarge = true
            return (configuration, diagnostics + [.configurationTooLarge(file)])
        }
        let language = ConfigLanguage(fileName: file.place) ?? .yaml
        let document = ConfigDocument(parsing: bytes, as: language)
        let map = SourceMap(origin: 0, count: bytes.count)
        diagnostics += document.problems.map {
            $0.diagnostic(id: .invalidConfiguration, path: file.path, map: map)
        }
        configuration.path = file.path
        let documents = document.documents
        if let place = document.secondBeginning {
            diagnostics.append(.secondDocument(Location(path: file.path, range: place)))
        }
        configuration.source = documents[0]
        if let root = documents[0].root, root.kind == .object { configuration.read(root) }
        if let address = configuration.editURL, let fault = Address.fault(ofEditURL: address.value) {
            diagnostics.append(.refusedEditURL(address, fault, file.path))
            configuration.editURL = nil
        }
        for link in configuration.links {
            guard let fault = Address.fault(ofLink: link.url.value) else { continue }
            diagnostics.append(.refusedAddress(link.url, fault, in: "links", file.path))
        }
        configuration.links.removeAll { Address.fault(ofLink: $0.url.value) != nil }
        return (configuration, diagnostics)
    }

    private mutating func read(_ root: ConfigNode) {
        title = FrontMatter.text(root["title"]) ?? title
        description = FrontMatter.text(root["description"]) ?? description
        baseURL = root["base_url"]?.string.flatMap(BaseURL.init) ?? baseURL
        language = root["language"]?.string ?? language
        languages = [SiteLanguage](root["languages"])
        author = FrontMatter.text(root["author"]) ?? author
        feeds = FeedSettings(root["feeds"])
        hasTwins = root["markdown_twins"]?.boolean ?? hasTwins
        hasFullText = root["llms_full"]?.boolean ?? hasFullText
        image = root["image"]?.locatedText
        theme = root["theme"]?.locatedText
        hasPolicy = root["csp"]?.boolean ?? hasPolicy
        search.isOn = root["search"]?.boolean ?? search.isOn
        search.hasSlashKey = root["search"]?["slash"]?.boolean ?? search.hasSlashKey
        // The configuration's schema reports one without a place for the page's path.
        editURL = root["edit_url"]?.locatedText.flatMap { $0.value.contains("{path}") ? $0 : nil }
        extra = root["extra"]
        readSections(root["sections"])
        readScripts(root["scripts"])
        readMarkdown(root["markdown"])
        readSnippets(root["snippets"])
        levels = root["rules"].ruleLevels
        for (key, value) in root["redirects"].settings {
            guard let from = key.string, let to = value.locatedText else { continue }
            redirects.append(Redirect(from: from, to: to, range: key.range))
        }
        schemas = root["schemas"].locatedTexts
        hasCards = root["cards"]?.boolean
        if let nav = root["nav"], nav.kind == .array {
            navigation = nav.elements.compactMap(Self.navigationEntry)
            navigationRange = root.members.first { $0.key.string == "nav" }?.key.range
        }
        readLinks(root["links"])
    }

    /// An entry of the navigation: a target, or one key with a target or a list of entries.
    private static func navigationEntry(_ node: ConfigNode) -> NavigationEntry? {
        if let target = node.locatedText { return .target(target, title: nil) }
        guard node.kind == .object, let (key, value) = Optional.some(node).settings.first,
            let title = key.locatedText
        else { return nil }
        if let target = value.locatedText { return .target(target, title: title) }
        guard value.kind == .array else { return nil }
        return .group(title, value.elements.compactMap(navigationEntry))
    }

    private mutating func readLinks(_ node: ConfigNode?) {
        guard let node, node.kind == .array else { return }
        links = node.elements.compactMap { link in
            guard let title = FrontMatter.text(link["title"]), let url = link["url"]?.locatedText else {
                return nil
            }
            return Link(title: title, url: url, icon: link["icon"]?.string)
        }
    }

    private mutating func readSections(_ node: ConfigNode?) {
        for (key, value) in node.settings {
            guard let folder = key.string.flatMap(normalized), value.kind == .object else { continue }
            sections[folder] = Section(
                title: FrontMatter.text(value["title"]),
                kind: value["kind"]?.string.flatMap(PageKind.init(rawValue:)),
                weight: value["weight"]?.integer, schema: value["snippets"]?["schema"]?.string,
                reviewEvery: value["review_every"]?.string.flatMap(ReviewPeriod.init))
        }
    }

    /// A drawing has one script or a list of them. Whoever names one wants it to draw.
    private mutating func readScripts(_ node: ConfigNode?) {
        for drawing in Drawing.allCases {
            guard let value = node?[drawing.rawValue] else { continue }
            let files = value.locatedText.map { [$0] } ?? Optional.some(value).locatedTexts
            if !files.isEmpty { scripts[drawing] = files }
        }
        markdown.math = scripts[.math] != nil
        markdown.drawsDiagrams = scripts[.mermaid] != nil
    }

    private mutating func readMarkdown(_ node: ConfigNode?) {
        guard let node, node.kind == .object else { return }
        switch node["html"]?.string {
        case "allow": markdown.html = .allow
        case "escape": markdown.html = .escape
        default: markdown.html = .sanitize
        }
        markdown.smartPunctuation = node["smart_punctuation"]?.boolean ?? false
        markdown.emoji = node["emoji"]?.boolean ?? false
        markdown.math = node["math"]?.boolean ?? markdown.math
    }

    private mutating func readSnippets(_ node: ConfigNode?) {
        guard let node, node.kind == .object else { return }
        snippets = SnippetSettings(node)
        if let list = node["require"], list.kind == .array {
            requiredLanguages = Set(list.elements.compactMap(\.string))
            demandsBindings = true
        }
        unknownKeys = node["unknown_keys"]?.string.flatMap(RuleLevel.init(rawValue:)) ?? unknownKeys
    }
}

// MARK: Messages

extension Diagnostic {
    fileprivate static func configurationTooLarge(_ file: SourceTree.File) -> Diagnostic {
        Diagnostic(
            .invalidConfiguration, .error, "the site's configuration is too large, and is not read",
            at: Location(path: file.path), help: "move data that pages show into files of their own")
    }

    static func secondDocument(_ location: Location) -> Diagnostic {
        Diagnostic(
            .invalidConfiguration, .error, "a second document begins here, and only the first one is read",
            at: location, help: "take the line `---` before it out")
    }

    fileprivate static func refusedEditURL(
        _ address: Located<String>, _ fault: Address.Fault, _ path: String
    ) -> Diagnostic {
        let isUnsafe = fault != .noPlace && fault != .placeholder
        return Diagnostic(
            isUnsafe ? .unsafeLink : .invalidConfiguration, .error,
            "`\(WebAddress.shown(address.value).shownPlainly)` is left out: \(fault.words)",
            at: Location(path: path, range: address.range),
            help: "name the place where pages are edited, such as `https://example.org/edit/{path}`"
        ).hidingText(of: address.value)
    }

    fileprivate static func secondConfiguration(_ file: SourceTree.File, after first: SourceTree.File)
        -> Diagnostic
    {
        Diagnostic(
            .invalidConfiguration, .error, "the site has a second configuration, which is not read",
            at: Location(path: file.path), help: "keep one; \(first.path) is the one that counts")
    }
}
