import Diagnostics
import Markdown
import Text

/// A link of a page to another site, by an address that can be asked for.
struct ExternalLink: Sendable {
    /// The address, without the fragment.
    let address: WebAddress
    /// The place on the page there that it names, as it is written; `nil` where it names none that can be looked for.
    let fragment: String?
    /// Where the address is written.
    let range: Range<Int>
    /// Where the fragment is written.
    let fragmentRange: Range<Int>?
    /// The bytes that are the address as it is written, without the fragment; `nil` where it is not written plainly.
    let edit: Range<Int>?

    /// What is to be asked about it.
    var question: WebQuestion { WebQuestion(address: address, fragment: fragment) }

    private init?(
        _ written: String, fragment: String?, _ range: Range<Int>, _ fragmentRange: Range<Int>? = nil,
        edit: Range<Int>?
    ) {
        let text = written.hasPrefix("//") ? "https:" + written : written
        guard let address = try? WebAddress(text) else { return nil }
        self.address = address
        self.fragment = fragment.flatMap(WebQuestion.place)
        self.range = range
        self.fragmentRange = fragmentRange
        self.edit = edit
    }

    init?(_ link: Document.Link, in document: Document) {
        self.init(
            link.destination, fragment: link.fragment, link.range, link.fragmentRange,
            edit: document.plainPlace(of: link))
    }

    /// The address of a source in the front matter of a file.
    init?(_ source: Located<String>, in bytes: [UInt8]) {
        let parts = source.value.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        guard let address = parts.first.map(String.init) else { return nil }
        let start = bytes[source.range].first.map { "\"'".utf8.contains($0) ? 1 : 0 } ?? 0
        let range = source.range.lowerBound + start..<source.range.lowerBound + start + address.utf8.count
        let isPlain =
            range.upperBound <= source.range.upperBound && bytes[range].elementsEqual(address.utf8)
        self.init(
            address, fragment: parts.dropFirst().first.map(String.init), source.range,
            edit: isPlain ? range : nil)
    }
}

extension Site {
    /// The links of a page to other sites. What is below the site's own address is none: a new page is not there yet.
    func externalLinks(of page: Page) -> [ExternalLink] {
        guard let file = page.file else { return [] }
        let links = links[page.id.index].compactMap { resolved -> ExternalLink? in
            guard case .external = resolved.target else { return nil }
            return ExternalLink(file.document.links[resolved.index], in: file.document)
        }
        let sources = page.frontMatter.sourceAddresses.compactMap {
            ExternalLink($0, in: file.source.bytes)
        }
        return (sources + links).filter { !isOwn($0.address) }
    }

    private func isOwn(_ address: WebAddress) -> Bool {
        guard !base.origin.isEmpty, let own = try? WebAddress(base.origin + base.sitePath) else {
            return false
        }
        return address.host == own.host && address.port == own.port && address.path.hasPrefix(own.path)
    }
}

/// What is to be asked about the links of a site to others, each address and place once, in the order of the pages.
///
/// - Parameter paths: the files whose links are meant, by the paths that findings show; all where it is `nil`.
package func externalQuestions(
    of tree: SourceTree, with resources: ProgramResources, options: SiteOptions, only paths: [String]? = nil
) -> [WebQuestion] {
    let sites = ResolvedSites(tree, with: resources, options: options).all.map(\.site)
    let wanted = paths.map { Set($0.map { PathKey($0) }) }
    var seen = Set<WebQuestion>()
    return sites.flatMap { site in site.pages.map { (site, $0) } }.flatMap { site, page -> [WebQuestion] in
        guard let file = page.file, !page.isFallback else { return [] }
        return site.externalLinks(of: page).filter { link in
            wanted?.contains(PathKey(file.located(link.range).path)) ?? true
        }.map(\.question)
    }.filter { seen.insert($0).inserted }
}

extension Document {
    /// The bytes that are a link's address: where the link is written, or else in the only definition of it.
    fileprivate func plainPlace(of link: Link) -> Range<Int>? {
        let address = Array(link.destination.utf8)
        guard !bytes[link.range].elementsEqual(address) else { return link.range }
        let text = bytes[link.range]
        // An automatic link has marks around it, or its range includes the fragment.
        for start in [link.range.lowerBound, link.range.lowerBound + 1] {
            let end = start + address.count
            if end <= text.endIndex, bytes[start..<end].elementsEqual(address) { return start..<end }
        }
        return definition(of: address)
    }

    private func definition(of address: [UInt8]) -> Range<Int>? {
        var found: Range<Int>?
        var offset = 0
        while let mark = bytes[offset...].firstIndex(of: UInt8(ascii: "]")) {
            offset = mark + 1
            guard offset < bytes.count, bytes[offset] == UInt8(ascii: ":") else { continue }
            let start =
                bytes[(offset + 1)...].firstIndex { $0 != 0x20 && $0 != 0x09 && $0 != UInt8(ascii: "<") }
                ?? bytes.count
            let end = start + address.count
            guard end <= bytes.count, bytes[start..<end].elementsEqual(address),
                end == bytes.count || bytes[end] <= 0x20 || "#>".utf8.contains(bytes[end])
            else { continue }
            if found != nil { return nil }
            found = start..<end
        }
        return found
    }
}

extension [Site] {
    /// What was asked about the links to other sites, in numbers; `nil` where nobody asked.
    var externalLinkCounts: Summary.ExternalLinks? {
        guard let answers = first?.options.webAnswers else { return nil }
        var asked = Set<WebAddress>()
        var unknown: [WebAddress: String] = [:]
        for site in self {
            for link in site.pages.flatMap(site.externalLinks) {
                guard let verdict = answers.verdict(link.question) else { continue }
                asked.insert(link.address)
                if case .unknown(let reason) = verdict.outcome { unknown[link.address] = reason }
            }
        }
        var counts = Summary.ExternalLinks()
        counts.asked = asked.count
        counts.unknown = unknown.sorted { $0.key.text < $1.key.text }
            .map { Summary.ExternalLinks.Unknown(address: $0.key.shown.shownPlainly, reason: $0.value) }
        return counts
    }
}
