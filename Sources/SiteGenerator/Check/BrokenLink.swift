import Diagnostics
import Markdown

extension Rule {
    /// Every link to a page or file of the site leads somewhere.
    static let brokenLink = Rule(
        .brokenLink,
        explanation: """
            A link leads to a page or file that the site does not have.

            Relative links are looked up from the folder of the file that they stand in, links that begin with `/`
            from the content folder. `guide.md`, `guide` and `guide/` mean the same page. A wiki link names a page by
            the end of its path, its file's name, its title or one of its aliases.

            A wiki link that fits several pages is reported too: write more of the path. So is a link to a draft or
            to a page dated in the future, which readers would not find.

            To mend it, correct the link, or bring back what it leads to: an `aliases` entry in the front matter of a
            page that was renamed keeps its old name working.

            So are the targets of `anchors` in the front matter. What `applies_to` there names is looked up like the target of a wiki link.
            """,
        scope: .page { page, site in
            guard let file = page.file else { return [] }
            let links = site.links[page.id.index].compactMap { resolved -> Diagnostic? in
                guard case .broken(let fault) = resolved.target else { return nil }
                let link = file.document.links[resolved.index]
                if case .missing = fault, link.kind == .wikiLink || link.kind == .embed {
                    return .brokenLink(WikiTarget(link, in: file.document, site.index), in: file)
                }
                let folder = parent(of: file.place(at: link.origin ?? link.range.lowerBound))
                return .brokenLink(
                    link.destination, isWikiLink: link.kind == .wikiLink, fault,
                    suggestion: site.suggestion(for: link.destination, fault, from: folder),
                    Location(path: file.path, range: link.range))
            }
            let names = page.frontMatter.appliesTo.compactMap { name -> Diagnostic? in
                let folder = parent(of: file.place)
                guard case .broken(let fault) = site.index.target(named: name.value, from: folder) else {
                    return nil
                }
                return .brokenLink(
                    name.value, isWikiLink: true, fault,
                    suggestion: site.suggestion(for: name.value, fault, from: ""),
                    Location(path: file.path, range: name.range))
            }
            let moved = site.moved[page.id.index].compactMap { moved -> Diagnostic? in
                guard case .broken(let fault) = moved.target else { return nil }
                return .brokenLink(
                    moved.written.value, isWikiLink: false, fault,
                    suggestion: file.linkedAnchors.value.number(ofID: moved.written.value) != nil
                        ? "#" + moved.written.value
                        : site.suggestion(for: moved.written.value, fault, from: parent(of: file.place)),
                    Location(path: file.path, range: moved.written.range))
            }
            return links + names + moved
        })
}

extension Site {
    fileprivate func suggestion(for name: String, _ fault: LinkTarget.Fault, from folder: String) -> String? {
        guard case .missing(let place) = fault else { return nil }
        return index.suggestion(for: name.trimmingSpaces, fault: place, from: folder)
    }
}

// MARK: Messages

extension Diagnostic {
    /// A wiki link that names nothing.
    fileprivate static func brokenLink(_ target: WikiTarget, in file: ParsedPage) -> Diagnostic {
        .brokenLink(
            target.name, isWikiLink: true, .missing(place: nil), suggestion: target.suggestion,
            Location(path: file.path, range: target.range))
    }

    fileprivate static func brokenLink(
        _ destination: String, isWikiLink: Bool, _ fault: LinkTarget.Fault, suggestion: String?,
        _ location: Location
    ) -> Diagnostic {
        let target = "`\(destination)`"
        func finding(_ message: String, help: String, fixes: [Fix] = []) -> Diagnostic {
            Diagnostic(.brokenLink, .error, message, at: location, help: help, fixes: fixes)
        }
        switch fault {
        case .missing:
            return finding(
                "there is no page or file \(target)",
                help: suggestion.map { "did you mean `\($0)`?" }
                    ?? (isWikiLink
                        ? "a wiki link names a page by its path, its file's name, its title or an alias"
                        : "the path is looked up from the folder of this file, or from the content folder if it begins with `/`")
            )
        case .ambiguous(let paths):
            return finding(
                "\(target) can mean \(paths.count) pages: \(paths.joined(separator: ", "))",
                help: "write as much of the path as tells them apart")
        case .draft(let path):
            return finding(
                "\(target) is a draft, which readers will not find",
                help: "remove `draft: true` from \(path), or take the link out until it is published")
        case .future(let path, let date):
            return finding(
                "\(target) is not published before \(date)",
                help: "the date stands in the front matter of \(path)")
        case .outside:
            return finding(
                "\(target) leads out of the content folder",
                help: "only files in the content folder are published")
        }
    }
}
