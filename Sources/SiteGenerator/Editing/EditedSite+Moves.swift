import ConfigSchema
import Diagnostics
import Markdown
import Text

/// A file that is about to have another place.
package struct EditedMove: Sendable, Hashable {
    /// The paths of a file or folder, as findings show them, before and afterwards.
    package let old, new: String

    /// Makes a move.
    package init(from old: String, to new: String) {
        self.old = old
        self.new = new
    }
}

extension EditedSite {
    /// The edits that keep all links right when files get other places, by the paths that they have before.
    ///
    /// A page whose address is another gets its old one as an alias.
    package func moving(_ moves: [EditedMove]) -> EditedChanges {
        var moved: [String: String] = [:]
        for file in tree.files {
            for move in moves {
                guard let rest = innerPath(of: file.path, in: move.old) else { continue }
                let new = rest.isEmpty ? move.new : joined(move.new, rest)
                if let place = place(of: new), file.path != new { moved[file.place] = place }
            }
        }
        guard !moved.isEmpty else { return EditedChanges() }
        var changes = EditedChanges()
        for page in site.pages {
            guard let file = page.file else { continue }
            for link in links(in: file.path) { relink(link, moved, &changes) }
            reattribute(file.path, moved, &changes)
            if let place = moved[file.place] { addAlias(of: page, movedTo: place, &changes) }
        }
        renameInNavigation(moved, &changes)
        return changes
    }

    private func relink(_ link: EditedLink, _ moved: [String: String], _ changes: inout EditedChanges) {
        guard let target = link.target?.path.flatMap(place(of:)), let source = place(of: link.location.path),
            link.definition == nil, !link.link.destination.isEmpty
        else { return }
        let (newTarget, newSource) = (moved[target] ?? target, moved[source] ?? source)
        guard newTarget != target || parent(of: newSource) != parent(of: source) else { return }
        let written = link.link.destination
        let new =
            link.isWiki
            ? wikiName(written, of: link.target, target, newTarget)
            : path(written, to: newTarget, from: parent(of: newSource))
        guard let new, new != written else { return }
        changes.add(link.destination, new, in: link.location.path)
    }

    /// The name of a wiki link where its page has another place; `nil` where it calls the page by its title
    /// or an alias, which it keeps.
    private func wikiName(
        _ written: String, of target: EditedTarget?, _ old: String, _ new: String
    ) -> String? {
        guard old != new else { return nil }
        let name = written.trimmingSpaces
        guard name.lowercased() != target?.title?.lowercased() else { return nil }
        let (bare, newBare) = (Self.withoutExtension(old), Self.withoutExtension(new))
        let plain = name.hasSuffix(".md") ? String(name.dropLast(3)) : name
        let suffix = name.hasSuffix(".md") ? ".md" : ""
        guard
            bare.lowercased() == plain.lowercased() || bare.lowercased().hasSuffix("/" + plain.lowercased())
                || old == name
        else { return nil }
        if old == name { return new }
        return (plain.contains("/") ? newBare : fileName(of: newBare)) + suffix
    }

    private static func withoutExtension(_ place: String) -> String {
        let suffix = pathExtension(of: place)
        return suffix.isEmpty ? place : String(place.dropLast(suffix.count + 1))
    }

    /// The path of a link in the form that it has: from the root or not, with the ending or not.
    private func path(_ written: String, to place: String, from folder: String) -> String? {
        let query = written.firstIndex(of: "?").map { String(written[$0...]) } ?? ""
        let path = written.prefix { $0 != "?" }
        guard !path.isEmpty else { return nil }
        var target = place
        let hasEnding = [".md", ".markdown"].contains { path.lowercased().hasSuffix($0) }
        if isMarkdown(place), !hasEnding {
            target = Route.isFolderPage(place) ? parent(of: place) : Self.withoutExtension(place)
            if path.hasSuffix("/") { target += "/" }
        }
        var new = path.hasPrefix("/") ? "/" + target : relativePath(to: target, from: folder)
        if path.hasSuffix("/"), !new.hasSuffix("/") { new += "/" }
        if path.hasPrefix("./"), !new.hasPrefix("../") { new = "./" + new }
        return new.map { " ()<>\"".contains($0) ? URLPath.encoded(String($0)) : String($0) }.joined() + query
    }

    /// Keeps the paths right that includes and blocks of a file name.
    private func reattribute(_ path: String, _ moved: [String: String], _ changes: inout EditedChanges) {
        guard let page = text(at: path), let source = place(of: path) else { return }
        let includes = page.document.includes.compactMap(\.file)
        let blocks = page.document.codeBlocks.flatMap { block in
            ["file", "base"].compactMap { block.info[$0] }
        }
        for attribute in includes + blocks {
            guard let value = attribute.value, let name = value.split(separator: "#").first.map(String.init),
                let target = file(named: name, from: path).flatMap(place(of:))
            else { continue }
            let (new, folder) = (moved[target] ?? target, parent(of: moved[source] ?? source))
            guard new != target || folder != parent(of: source) else { continue }
            let isFromRoot = name.hasPrefix("/")
            let wasBare = !isFromRoot && normalized(name) == target
            let text = isFromRoot ? "/" + new : wasBare ? new : relativePath(to: new, from: folder)
            guard text != name else { continue }
            let start = attribute.valueRange.lowerBound
            changes.add(start..<start + name.utf8.count, text, in: path)
        }
    }

    private func addAlias(of page: Page, movedTo place: String, _ changes: inout EditedChanges) {
        guard let path = page.file?.path, let text = text(at: path) else { return }
        let route = Route(place: place, slug: page.frontMatter.slug)
        let old = "/" + page.route.path + "/"
        guard route != page.route, !page.route.path.isEmpty, !page.isNotFound,
            !page.frontMatter.aliases.contains(where: { $0.value == old })
        else { return }
        changes.add(FrontMatterEntries(page: text).adding(old, toList: "aliases"), in: path)
    }

    /// Keeps the paths right that the configuration's navigation names.
    private func renameInNavigation(_ moved: [String: String], _ changes: inout EditedChanges) {
        guard let file = tree.files.first(where: { SiteConfiguration.fileNames.contains($0.place) }),
            case .text(let bytes) = file.content, let language = ConfigLanguage(fileName: file.place),
            let root = ConfigDocument(parsing: bytes, as: language).root, let navigation = root["nav"]
        else { return }
        func visit(_ node: ConfigNode) {
            for (_, value) in node.members { visit(value) }
            for element in node.elements { visit(element) }
            guard let text = node.string, let range = node.textRange(in: bytes) else { return }
            for (old, new) in moved {
                if text == old { changes.add(range, new, in: file.path) }
                if text == Self.withoutExtension(old) {
                    changes.add(range, Self.withoutExtension(new), in: file.path)
                }
            }
        }
        visit(navigation)
    }
}

extension ConfigNode {
    /// The bytes of a text without its quotes, where it is written without escapes.
    fileprivate func textRange(in bytes: [UInt8]) -> Range<Int>? {
        guard let text = string else { return nil }
        for inner in [range, range.dropFirst().dropLast()] where inner.count == text.utf8.count {
            if bytes[inner].elementsEqual(text.utf8) { return inner }
        }
        return nil
    }
}
