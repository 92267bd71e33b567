package import Diagnostics
package import Markdown
import Text

/// A page or file that a link leads to.
package struct EditedTarget: Sendable, Hashable {
    /// The path of the file, as findings show it; `nil` for a page that is made of none.
    package let path: String?
    /// The page's title; `nil` for another file.
    package let title: String?
    /// The id of the place on the page.
    package let fragment: String?
    let page: Page.ID?
}

/// A link where it stands.
package struct EditedLink: Sendable {
    /// The file that it stands in, with the bytes of what it names: destination and fragment.
    package let location: Location
    /// The destination in the file, without the fragment; of a link by reference the whole link.
    package let destination: Range<Int>
    /// The fragment in the file, without `#`.
    package let fragment: Range<Int>?
    /// The link as it is written.
    package let link: Document.Link
    /// Where it leads; `nil` for a link out of the site, and one that is broken.
    package let target: EditedTarget?
    /// Where the destination of a link by reference is written.
    package let definition: Int?

    /// Whether it names what it leads to, and no path.
    package var isWiki: Bool { link.kind == .wikiLink || link.kind == .embed }
}

/// Where links lead, and what leads somewhere.
extension EditedSite {
    private func target(_ target: LinkTarget) -> EditedTarget? {
        switch target {
        case .page(let id, let fragment): edited(id, fragment)
        case .missingFragment(let id, _): edited(id, nil)
        case .file(let place, _):
            EditedTarget(path: path(of: place), title: nil, fragment: nil, page: nil)
        case .external, .broken: nil
        }
    }

    private func edited(_ id: Page.ID, _ fragment: String?) -> EditedTarget {
        EditedTarget(path: site[id].file?.path, title: site[id].title, fragment: fragment, page: id)
    }

    /// The links that stand in a file, in the order of the text.
    package func links(in path: String) -> [EditedLink] {
        guard let place = place(of: path) else { return [] }
        if let page = page(of: path) { return links(of: page, in: path) }
        let reader = site.pages.first { $0.file?.places.contains(place) == true }
        return reader.map { links(of: $0, in: path) } ?? []
    }

    private func links(of page: Page, in path: String? = nil) -> [EditedLink] {
        guard let file = page.file else { return [] }
        return site.links[page.id.index].compactMap { resolved in
            let link = file.document.links[resolved.index]
            let destination = file.located(link.range)
            guard let range = destination.range, path == nil || destination.path == path else { return nil }
            let fragment = link.fragmentRange.flatMap { file.located($0).range }
            let end = max(range.upperBound, fragment?.upperBound ?? 0)
            return EditedLink(
                location: Location(path: destination.path, range: range.lowerBound..<end),
                destination: range, fragment: fragment, link: link, target: target(resolved.target),
                definition: link.origin.flatMap { file.located($0..<$0).range?.lowerBound })
        }
    }

    /// The link at a byte of a file.
    package func link(in path: String, at offset: Int) -> EditedLink? {
        links(in: path).first { $0.location.range?.touches(offset) == true }
    }

    /// The links that lead to a page or file, by the paths of the files that they stand in; to a place on a
    /// page where one is given.
    package func links(to target: EditedTarget) -> [EditedLink] {
        var seen = Set<Location>()
        return readers(of: target).flatMap { links(of: $0) }.filter { link in
            guard let found = link.target, found.page == target.page, found.path == target.path else {
                return false
            }
            return (target.fragment == nil || found.fragment == target.fragment)
                && seen.insert(link.location).inserted
        }
    }

    private func readers(of target: EditedTarget) -> [Page] {
        guard let id = target.page else { return Array(site.pages) }
        return ([id] + site.backlinks[id.index].filter { $0 != id }).map { site[$0] }
    }

    /// A page or file as a target, by the path of its file.
    package func target(at path: String, fragment: String? = nil) -> EditedTarget? {
        if let page = page(of: path) { return edited(page.id, fragment) }
        guard tree.files.contains(where: { $0.path == path }) else { return nil }
        return EditedTarget(path: path, title: nil, fragment: nil, page: nil)
    }

    /// Where the place of a target is: its heading or block, or where the page's title is said.
    package func location(of target: EditedTarget) -> Location? {
        guard let path = target.path else { return nil }
        guard let page = target.page, let file = site[page].file else {
            return Location(path: path, range: 0..<0)
        }
        let document = file.document
        guard let fragment = target.fragment else {
            return Location(
                path: path,
                range: document.titleHeading.map { file.located($0.range).range ?? 0..<0 } ?? 0..<0)
        }
        if let heading = document.headings.first(where: { $0.id == fragment }) {
            return file.located(heading.range)
        }
        let name = fragment.hasPrefix("^") ? String(fragment.dropFirst()) : fragment
        if let block = document.block(named: name) { return file.located(document.range(of: block)) }
        if let raw = document.rawIDs.first(where: { $0.name == fragment }) { return file.located(raw.range) }
        return Location(path: path, range: 0..<0)
    }

    /// The first lines of what a target is, as they are written.
    package func beginning(of target: EditedTarget, lines: Int) -> String? {
        guard let location = location(of: target), let bytes = tree.bytes(at: location.path) else {
            return nil
        }
        var body = bytes
        if isMarkdown(location.path) { body = SourceText(path: "", bytes: bytes).bytesWithoutFrontMatter }
        let start = min(location.range?.lowerBound ?? 0, body.count)
        let text = String(decoding: body[start...].prefix(4_000), as: UTF8.self)
        let shown = text.split(separator: "\n").filter { !$0.allSatisfy { $0 == " " } }.prefix(lines)
        return shown.joined(separator: "\n")
    }

    // MARK: Names that links can have

    /// The page or file that the name of a wiki link means, in a file.
    package func target(ofWikiLink name: String, from path: String) -> EditedTarget? {
        if name.trimmingSpaces.isEmpty { return target(at: path) }
        return target(site.index.target(named: name.trimmingSpaces, from: folder(of: path)))
    }

    /// The page or file that a path means, in a file.
    package func target(ofPath written: String, from path: String) -> EditedTarget? {
        if written.isEmpty { return target(at: path) }
        let decoded = URLPath.decoded(written)
        let place =
            decoded.hasPrefix("/") ? normalized(decoded) : normalized(joined(folder(of: path), decoded))
        return place.flatMap { site.index.target(ofPath: $0) }.flatMap(target)
    }

    func folder(of path: String) -> String { parent(of: place(of: path) ?? "") }

    /// The names by which wiki links in a file can call each page and file, each once.
    package func wikiNames(from path: String) -> [(name: String, detail: String, isAlias: Bool)] {
        let folder = folder(of: path)
        func means(_ name: String, _ page: Page) -> Bool {
            guard WikiTarget.canHold(name), !name.contains("#") else { return false }
            if case .page(page.id, _) = site.index.target(named: name, from: folder) { return true }
            return false
        }
        var names: [(name: String, detail: String, isAlias: Bool)] = []
        for page in site.pages {
            guard let file = page.file else { continue }
            let bare = String(file.place.dropLast(pathExtension(of: file.place).count + 1))
            let own = [page.title, fileName(of: bare), bare].first { means($0, page) }
            if let own { names.append((own, file.place, false)) }
            for alias in page.frontMatter.aliases
            where !alias.value.hasPrefix("/") && means(alias.value, page) {
                names.append((alias.value, "alias of \(page.title)", true))
            }
        }
        return names
    }

    /// The paths by which links in a file can lead to pages and files.
    package func linkPaths(from path: String, fromRoot: Bool) -> [String] {
        let folder = folder(of: path)
        let places = site.pages.compactMap { $0.file?.place } + site.files.map(\.place)
        return places.map { place in
            let target = fromRoot ? "/" + place : relativePath(to: place, from: folder)
            return target.map { " ()<>\"".contains($0) ? URLPath.encoded(String($0)) : String($0) }.joined()
        }
    }

    /// The places of the texts that pages can take in.
    package var partialPaths: [String] {
        tree.files.filter { $0.isMarkdown && !Site.isPage($0) }.map(\.place)
    }

    /// The paths of the files that blocks in a file can show.
    package func shownFiles(from path: String) -> [String] {
        let folder = folder(of: path)
        return tree.files.filter { !$0.isMarkdown }.map { relativePath(to: $0.place, from: folder) }
    }

    /// The file that a path in an attribute or include means, in a file.
    package func file(named name: String, from path: String) -> String? {
        guard let place = place(of: path) else { return nil }
        return SiteTexts.places(name, from: place).map { self.path(of: $0) }.first { candidate in
            tree.files.contains { $0.path == candidate }
        }
    }

    /// The names of the regions in the file that a block shows.
    package func regions(ofFenceAt offset: Int, in path: String) -> [String] {
        guard let name = text(at: path)?.fence(at: offset)?.info["file"]?.value,
            let file = file(named: name, from: path), let bytes = tree.bytes(at: file),
            case .failure(.noRegion(let names)) = CodeLines.region("\u{0}", in: bytes)
        else { return [] }
        return names
    }

    /// The headings of a page.
    package func headings(in target: EditedTarget) -> [Document.Heading] {
        target.page.flatMap { site[$0].file?.document.headings } ?? []
    }

    /// The ids that the author of a page has given to blocks.
    package func blockIDs(in target: EditedTarget) -> [String] {
        target.page.flatMap { site[$0].file?.document.blockNames } ?? []
    }

    /// The ids on a page that links can name, with the headings' texts.
    package func anchors(in target: EditedTarget) -> [(id: String, text: String?)] {
        guard let document = target.page.flatMap({ site[$0].file?.document }) else { return [] }
        let texts = Dictionary(document.headings.map { ($0.id, $0.text) }, uniquingKeysWith: { $1 })
        return document.linkedAnchors.map { ($0, texts[$0]) }
    }

    /// The pages of the site that are made of files, with their headings.
    package var outline: [(title: String, path: String, headings: [(text: String, location: Location)])] {
        site.pages.compactMap { page in
            guard let file = page.file else { return nil }
            let headings = file.document.headings.map { ($0.text, file.located($0.range)) }
            return (page.title, file.path, headings)
        }
    }

    // MARK: Topics and aliases

    /// The name in front matter at a byte of a file, and where it is written.
    package func name(of key: EditedNameKind, in path: String, at offset: Int) -> Located<String>? {
        guard let frontMatter = text(at: path)?.frontMatter else { return nil }
        let names =
            switch key {
            case .topic: frontMatter.topics
            case .alias: frontMatter.aliases
            case .page: frontMatter.appliesTo
            }
        return names.first { $0.range.touches(offset) }
    }

    /// The places where pages name a topic.
    package func places(ofTopic name: String) -> [Location] {
        let slug = Slug.make(name)
        return site.pages.flatMap { page -> [Location] in
            guard let file = page.file else { return [] }
            return page.frontMatter.topics.filter { Slug.make($0.value) == slug }
                .map { Location(path: file.path, range: $0.range) }
        }
    }

    /// The file of a topic's page, where an author wrote one.
    package func page(ofTopic name: String) -> EditedTarget? {
        let slug = Slug.make(name)
        return site.topics.first { Slug.make($0.name) == slug }.map { edited($0.page, nil) }
            .flatMap { $0.path == nil ? nil : $0 }
    }

    /// The links that call a page by an alias.
    package func links(byAlias alias: String, of path: String) -> [EditedLink] {
        guard let target = target(at: path) else { return [] }
        return links(to: target).filter {
            $0.isWiki && $0.link.destination.trimmingSpaces.lowercased() == alias.lowercased()
        }
    }
}

/// What a name in front matter is.
package enum EditedNameKind: Sendable, Hashable {
    case topic, alias, page
}
