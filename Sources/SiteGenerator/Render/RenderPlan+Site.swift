import Highlighting
import Markdown
import Text

extension RenderPlan {
    /// What a page's text needs from its site to become HTML: where its links lead, and which schemas its blocks
    /// were checked against. A block in which something was found is none that was checked and is right.
    init(for page: Page, _ file: ParsedPage, of site: Site, _ faults: FaultPlaces) {
        self.init()
        words = site.wording.render
        omittedHeading = page.shownTitle?.node
        isTitled = true
        let links = site.links[page.id.index]
        WorkCounter.add(1 + links.count + file.codes.count)
        for resolved in links {
            let link = file.document.links[resolved.index]
            resolve(link, to: resolved.target.link(in: site, from: page, query: resolved.query))
        }
        for text in file.codes {
            let highlighted =
                site.options.highlightsCode && !text.language.isEmpty
                ? site.languages.highlight(HTMLText.withoutForbidden(text.text), as: text.language) : nil
            if let html = highlighted ?? (text.file == nil ? nil : LanguageSet.plain(text.text)) {
                code[text.block.node] = html
            }
        }
        codeIDs = site.blockIDs(on: page)
        for (snippet, binding) in zip(file.snippets, site.bindings[page.id.index]) {
            guard case .bound(let evidence) = binding else { continue }
            let reference = evidence.schema
            let entry = site.catalogue.entries[reference.entry]
            let kind = SchemaBadge.Kind(BlockVerdict(snippet, binding, in: file, faults))
            codeSchemas[snippet.block.node] = SchemaBadge(
                name: entry.name, tooltip: kind.tooltip(of: entry.displayName, site.wording),
                url: site.referenceURL(of: snippet, evidence), kind: kind)
        }
    }
}

extension SchemaBadge.Kind {
    fileprivate init(_ verdict: BlockVerdict) {
        switch verdict {
        case .valid, .skipped, .unchecked: self = .checked
        case .invalid: self = .faulty
        case .meantToFail: self = .meantToFail
        }
    }

    /// What came of the check against a schema, in words.
    fileprivate func tooltip(of schema: String, _ wording: Wording) -> String {
        let word =
            switch self {
            case .checked: "checked"
            case .faulty: "checked_otherwise"
            case .meantToFail: "checked_to_fail"
            }
        return wording.text(word, "schema", schema)
    }
}

extension Site {
    /// Where the site documents what a block shows: the schema's page, or the key on it that holds all of the block;
    /// nothing where the site does not document the schema.
    fileprivate func referenceURL(of snippet: Snippet, _ evidence: Evidence) -> String? {
        guard let number = referenceNumbers[evidence.schema.entry] else { return nil }
        let reference = references[number]
        let route = Route("schemas/\(Slug.make(reference.name))")
        guard index.page(route) != nil else { return nil }
        let place = reference.place(of: snippet, evidence, schemas)
        return route.url(base) + (place.map { "#" + URLPath.encoded($0) } ?? "")
    }
}

extension LinkTarget {
    /// The link as it stands on the finished page; `nil` for one that leads where it says.
    func link(in site: Site, from source: Page, query: String) -> ResolvedLink? {
        switch self {
        case .page(let id, let fragment):
            let page = site[id]
            let suffix = fragment.map { "#" + URLPath.encoded($0) } ?? ""
            return ResolvedLink(
                url: page.route.url(site.base) + query + suffix,
                label: Self.label(of: page, fragment, from: source))
        case .missingFragment(let id, _):
            let page = site[id]
            return ResolvedLink(url: page.route.url(site.base) + query, label: page.title)
        case .file(let place, let suffix):
            return ResolvedLink(
                url: site.base.sitePath + URLPath.encoded(place) + suffix, label: fileName(of: place),
                picture: site.pictures[PathKey(place)])
        case .external: return nil
        case .broken: return ResolvedLink(url: "", isBroken: true)
        }
    }

    /// The text of a wiki link whose author gave none, as Obsidian shows it: the page, the heading, or both.
    private static func label(of page: Page, _ fragment: String?, from source: Page) -> String {
        guard let file = page.file, let fragment, let number = file.headings.value.number(ofID: fragment)
        else { return page.title }
        let heading = file.document.headings[number]
        return page.id == source.id ? heading.text : "\(page.title) > \(heading.text)"
    }
}
