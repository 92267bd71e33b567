import Diagnostics
import LanguageProtocol
import Markdown
import SiteGenerator
import Text

/// A relative link among the files of a repository.
struct RepositoryLink: Sendable {
    /// What it names in its file: the path and the fragment.
    let range: Range<Int>
    /// The path of the file that it leads to, whether it is there or not.
    let path: String
    /// The id of a heading there.
    let fragment: String?
}

/// Links in a repository, whose files know nothing of each other but by relative links.
extension LanguageServer {
    /// The relative links of a page, in the order of the text.
    func repositoryLinks(of page: EditedPage) -> [RepositoryLink] {
        page.document.links.compactMap { link in
            guard link.kind == .link || link.kind == .image,
                let path = Self.target(of: link.destination, from: page.path)
            else { return nil }
            let end = max(link.range.upperBound, link.fragmentRange?.upperBound ?? 0)
            return RepositoryLink(range: link.range.lowerBound..<end, path: path, fragment: link.fragment)
        }
    }

    /// The path that a relative destination in a file means; `nil` for an address, and what leads out of the
    /// folder.
    static func target(of destination: String, from path: String) -> String? {
        if destination.isEmpty { return path }
        guard !destination.hasPrefix("/"), !destination.prefix(while: { $0 != "/" }).contains(":"),
            let decoded = DocumentURI("file:///" + destination).path
        else { return nil }
        var parts = path.split(separator: "/").dropLast().map(String.init)
        for part in decoded.split(separator: "/") where part != "." {
            if part != ".." {
                parts.append(String(part))
            } else if parts.popLast() == nil {
                return nil
            }
        }
        return parts.joined(separator: "/")
    }

    /// The path of a file as a link in another file names it.
    static func relative(_ path: String, from other: String) -> String {
        let (to, from) = (path.split(separator: "/"), other.split(separator: "/").dropLast())
        let shared = zip(to.dropLast(), from).prefix { $0 == $1 }.count
        let steps = Array(repeating: "..", count: from.count - shared) + to.dropFirst(shared).map(String.init)
        return PercentEncoding.path(steps.joined(separator: "/"))
    }

    // MARK: Definition and references

    /// Where a link leads: a heading of a Markdown file, or the beginning of a file that is there.
    func repositoryDefinition(_ asked: AskedPlace, _ page: EditedPage) -> (Location, Range<Int>)? {
        let project = projects[asked.project]
        guard let link = repositoryLinks(of: page).first(where: { $0.range.touches(asked.offset) }),
            project.bytes(at: link.path) != nil
        else { return nil }
        let headings = project.page(at: link.path)?.document.headings ?? []
        let heading = link.fragment.flatMap { id in headings.first { $0.id == id } }
        return (Location(path: link.path, range: heading?.range ?? 0..<0), link.range)
    }

    /// The links that lead where the link at a place leads, or to the heading or file there.
    func repositoryReferences(
        _ asked: AskedPlace, _ page: EditedPage, _ includesDeclaration: Bool
    ) -> [Location] {
        let heading = page.document.headings.first { $0.range.touches(asked.offset) }
        let link = repositoryLinks(of: page).first { $0.range.touches(asked.offset) }
        guard link != nil || heading != nil else { return [] }
        let path = link?.path ?? asked.path
        // The first heading stands for the file.
        let isTitle = heading?.id == page.document.titleHeading?.id
        let fragment = link.map(\.fragment) ?? (isTitle ? nil : heading?.id)
        let project = projects[asked.project]
        let uses = project.paths.compactMap(project.page).flatMap { page in
            repositoryLinks(of: page).filter {
                $0.path == path && (fragment == nil || $0.fragment == fragment)
            }
            .map { Location(path: page.path, range: $0.range) }
        }
        guard includesDeclaration, let target = project.page(at: path) else { return uses }
        let declared =
            fragment.map { id in target.document.headings.first { $0.id == id } }
            ?? target.document.titleHeading
        return [Location(path: path, range: declared?.range ?? 0..<0)] + uses
    }

    // MARK: Document links and completion

    func repositoryDocumentLinks(_ asked: AskedPlace, _ page: EditedPage) -> [DocumentLink] {
        let project = projects[asked.project]
        return repositoryLinks(of: page).filter { project.bytes(at: $0.path) != nil }.map { link in
            DocumentLink(
                range: asked.range(link.range, in: unit), target: uri(of: link.path, in: asked.project),
                tooltip: link.path)
        }
    }

    /// The files and headings that the link at a place can lead to.
    func repositoryLinkItems(_ asked: AskedPlace) -> CompletionList {
        let (line, _) = asked.lineBefore
        guard let open = line.firstIndexBehindLast("]("), !line[open...].contains(")"),
            !line[open...].contains(" ")
        else { return CompletionList([]) }
        let project = projects[asked.project]
        let written = line[open...]
        guard let hash = written.lastIndex(of: "#") else {
            let range = asked.offset - written.utf8.count..<asked.offset
            let names = project.paths.filter { $0 != asked.path && project.page(at: $0) != nil }
                .map { Self.relative($0, from: asked.path) }
            return bounded(names, written) { item($0, .file, replacing: range, in: asked) }
        }
        let part = written[written.index(after: hash)...]
        let range = asked.offset - part.utf8.count..<asked.offset
        let target = Self.target(of: String(written[..<hash]), from: asked.path)
        let headings = target.flatMap(project.page)?.document.headings ?? []
        return CompletionList(
            headings.map { item($0.id, .reference, replacing: range, detail: $0.text, in: asked) })
    }
}
