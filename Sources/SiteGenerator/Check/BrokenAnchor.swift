import Diagnostics
import Markdown
import Text

extension Rule {
    /// Every link to a place on a page names one that exists.
    static let brokenAnchor = Rule(
        .brokenAnchor,
        explanation: """
            A link leads to a page that exists, but to a heading on it that does not.

            A heading's id is its text in lower case with `-` for spaces and without punctuation, as on GitHub; a second
            heading with the same text has `-1` behind it. `## Title {#own-id}` sets an id that stays when the title
            changes. A wiki link can name the heading by its text: `[[page#Heading]]`.

            To keep an old id working, write `anchors: {old-id: "#new-id"}` in the front matter of its page. It leads to an
            id, a page or an address, and links to the old id are then right.

            To mend it, use the id that the heading has now, or give the heading the id that links use.
            """,
        scope: .page { page, site in
            guard let file = page.file else { return [] }
            let links = site.links[page.id.index].compactMap { resolved -> Diagnostic? in
                guard case .missingFragment(let target, let fragment) = resolved.target else { return nil }
                let link = file.document.links[resolved.index]
                let range = file.document.place(of: fragment, in: link.fragmentRange ?? link.range)
                let anchors = site.anchors(of: site[target])
                var finding = Diagnostic.brokenAnchor(
                    fragment, site[target], among: anchors, isOwnPage: target == page.id,
                    Location(path: file.path, range: range))
                if link.kind == .wikiLink || link.kind == .embed, anchors?.nearest(to: fragment) == nil,
                    let name = WikiTarget.nearestWithHash(
                        link.destination + "#" + (link.fragment ?? ""), site.index,
                        from: file.folder(of: link), besides: page.id)
                {
                    finding.help = "did you mean the page `\(name.suggestion)`?"
                }
                return finding
            }
            let moved = site.moved[page.id.index].compactMap { moved -> Diagnostic? in
                guard case .missingFragment(let target, let fragment) = moved.target else { return nil }
                let location = Location(path: file.path, range: moved.written.range)
                let anchors = site.anchors(of: site[target])
                return anchors?.isOld(fragment) == true
                    ? .endlessAnchor(moved.id.value, location)
                    : .brokenAnchor(
                        fragment, site[target], among: anchors, isOwnPage: target == page.id, location,
                        from: target == page.id ? moved.id.value : nil)
            }
            return links + moved + site.movedAnchorFindings(of: page)
        })
}

extension Site {
    /// The ids on a page that a link is likely to mean, old ones too.
    fileprivate func anchors(of page: Page) -> LinkableIDs? {
        if case .schemaReference(let number) = page.content {
            return LinkableIDs(references[number].index.value)
        }
        return linkableIDs[page.id.index]?.value
    }
}

extension Document {
    /// The end of a range where a fragment is written, which is all of it but for a path of headings.
    fileprivate func place(of fragment: String, in range: Range<Int>) -> Range<Int> {
        let isSpace: (UInt8) -> Bool = { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
        let written = bytes[range]
        let end = written.endIndex - written.reversed().prefix(while: isSpace).count
        let start = end - fragment.utf8.count
        guard start >= range.lowerBound, bytes[start..<end].elementsEqual(fragment.utf8) else { return range }
        return start..<end
    }
}

// MARK: Messages

extension Diagnostic {
    /// An old id that leads to others and never to a place.
    fileprivate static func endlessAnchor(_ id: String, _ location: Location) -> Diagnostic {
        Diagnostic(
            .brokenAnchor, .error, "the old id `\(id)` leads through other old ids to no place", at: location,
            help: "lead to an id that a page has, a page or an address")
    }

    /// - Parameter old: the old id of the same page that leads there, which cannot lead to itself.
    fileprivate static func brokenAnchor(
        _ fragment: String, _ target: Page, among anchors: LinkableIDs?, isOwnPage: Bool,
        _ location: Location, from old: String? = nil
    ) -> Diagnostic {
        if anchors?.isOld(fragment) == true { return endlessAnchor(fragment, location) }
        let page =
            isOwnPage ? "this page" : target.file.map { "`\($0.path)`" } ?? "the page “\(target.title)”"
        let first = anchors?.first(9, besides: old) ?? []
        let help: String
        if let suggestion = anchors?.nearest(to: fragment, besides: old) {
            help = "did you mean `#\(suggestion)`?"
        } else if !first.isEmpty {
            let list = first.prefix(8).map { "`#\($0)`" }.joined(separator: ", ")
            help = "the page has \(list)\(first.count > 8 ? ", …" : "")"
        } else {
            help = "the page has no ids; link to the page itself"
        }
        return Diagnostic(
            .brokenAnchor, .error, "\(page) has no heading or anchor `#\(fragment)`", at: location,
            help: help)
    }
}
