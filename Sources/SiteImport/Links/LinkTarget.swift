import Markdown
import Text

/// Where a link of the old site leads on the new one.
struct LinkTarget {
    let site: SitePlan
    let page: PagePlan

    /// The link's destination as it is to be written; `nil` where it is right as it stands, or leads to nothing
    /// that is known.
    func destination(_ written: String) -> String? {
        let cut = written.firstIndex { $0 == "#" || $0 == "?" } ?? written.endIndex
        let (path, rest) = (String(written[..<cut]), String(written[cut...]))
        guard !path.isEmpty, !path.contains("://"), !path.hasPrefix("//"), !path.hasPrefix("mailto:"),
            !path.contains("{"), let place = place(of: Address.decoded(path))
        else { return nil }
        if isRight(path, for: place) { return nil }
        let target = "/" + place + rest
        return target.contains(" ") || target.contains("(")
            ? PercentEncoding.path("/" + place) + rest : target
    }

    /// The path from the content folder of what a path of the old site leads to.
    func path(_ written: String) -> String? { place(of: Address.decoded(written)).map { "/" + $0 } }

    /// Whether a relative path leads to the place from where the page goes.
    private func isRight(_ path: String, for place: String) -> Bool {
        let decoded = Address.decoded(path)
        let found =
            decoded.hasPrefix("/")
            ? Path.normalized(decoded) : Path.normalized(Path.joined(Path.folder(page.place), decoded))
        return found == place
    }

    /// The place of what a path of the old site leads to.
    private func place(of path: String) -> String? {
        if path.hasPrefix("@/") {
            return ofFile(Path.joined(site.roots.first.map(Self.bare) ?? "", String(path.dropFirst(2))))
        }
        if path.hasPrefix("@site/") { return ofFile(String(path.dropFirst("@site/".count))) }
        if path.hasPrefix("/") {
            for root in site.roots {
                if let place = ofFile(Path.joined(Self.bare(root), String(path.dropFirst()))) { return place }
            }
            return site.page(at: path)?.place
                ?? Path.below(String(site.base.dropLast()), path).flatMap { site.page(at: $0)?.place }
        }
        if let place = ofFile(Path.joined(Path.folder(page.source), path)) { return place }
        return ofAddress(path) ?? ofName(path)
    }

    private static func bare(_ root: String) -> String {
        root.hasSuffix("/") ? String(root.dropLast()) : root
    }

    /// A file of the source, with or without what its name ends with; a folder is its page.
    private func ofFile(_ path: String) -> String? {
        guard let path = Path.normalized(path) else { return nil }
        if let place = site.place(of: path) { return place }
        let stem = path.hasSuffix(".html") ? String(path.dropLast(".html".utf8.count)) : path
        let forms = [
            "\(stem).md", "\(stem).mdx", "\(path)/index.md", "\(path)/_index.md", "\(path)/index.mdx",
            "\(path)/README.md", "\(stem == path ? path : Path.folder(path))/README.md",
        ]
        return forms.lazy.compactMap(site.place).first
    }

    /// A path that is relative to the page's address.
    private func ofAddress(_ path: String) -> String? {
        guard let address = page.address else { return nil }
        let folder = address.hasSuffix("/") ? address : Path.folder(address)
        // As in a browser, nothing is above the top.
        var parts: [Substring] = folder.split(separator: "/")
        for part in path.split(separator: "/") where part != "." {
            if part == ".." { _ = parts.popLast() } else { parts.append(part) }
        }
        return site.page(at: "/" + parts.joined(separator: "/"))?.place
    }

    /// A name that is unique in the vault.
    private func ofName(_ path: String) -> String? {
        guard site.kind == .obsidian else { return nil }
        return site.page(named: Path.kind(path) == "md" ? Path.stem(path) : Path.name(path))?.place
    }
}

extension PageDraft {
    /// Writes links of the other generator as links to files, where what they lead to is known.
    mutating func convertLinks() {
        let target = LinkTarget(site: site, page: page)
        let document = Document(parsing: text.bytes)
        var edits: [Edit] = []
        for link in document.links {
            switch link.kind {
            case .link, .image, .html: break
            case .wikiLink, .embed: continue
            }
            // A link by reference is written where its definition stands.
            guard link.range.count == 0 || text.string(link.range) == written(link, text.string(link.range))
            else { continue }
            let written = text.string(link.range)
            guard let destination = target.destination(written) else { continue }
            edits.append(Edit(link.range, destination))
            note(.changed, .link, "`\(written)` is `\(destination)`", at: link.range.lowerBound)
        }
        text.apply(edits)
        convertDefinitions(target)
    }

    /// What a link's destination would be as it is written; the same text where its range is the destination.
    private func written(_ link: Document.Link, _ text: String) -> String {
        text.contains("[") || text.contains("]") ? "" : text
    }

    /// `[label]: destination` on a line of its own.
    private mutating func convertDefinitions(_ target: LinkTarget) {
        let lines = TextLines(text.bytes)
        var edits: [Edit] = []
        for line in lines.lines where !line.isCode && line.indent < 4 {
            let content = lines.content(line)
            guard content.first == UInt8(ascii: "["), content.dropFirst().first != UInt8(ascii: "^"),
                let end = content.firstRange(of: "]:".utf8)
            else { continue }
            let start = content[end.upperBound...].firstIndex { !$0.isBlank } ?? content.endIndex
            let stop = content[start...].firstIndex { $0.isWhitespace } ?? content.endIndex
            let written = text.string(start..<stop)
            guard let destination = target.destination(written) else { continue }
            edits.append(Edit(start..<stop, destination))
            note(.changed, .link, "`\(written)` is `\(destination)`", at: start)
        }
        text.apply(edits)
    }
}
