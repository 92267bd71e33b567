/// What the reader of a document has to know of its raw HTML: its ids, where it leads, and what will be left out
/// of it.
struct RawHTMLReader {
    /// A finding about raw HTML, with its range in the document.
    typealias Finding = HTMLSanitizer.Omission

    let arena: Arena
    let treatment: RawHTML

    init(_ arena: Arena, _ treatment: RawHTML) {
        self.arena = arena
        self.treatment = treatment
    }

    /// Whether a node is an end tag among inlines, about which there is nothing to know.
    func isEndTag(_ node: Int32) -> Bool {
        arena[node].kind == .htmlInline && arena.withBytes(of: arena[node].text) { $0.has("</", at: 0) }
    }

    /// What the tags of a node that stand on the page say: the values of `id`, and of `name` in links, and the
    /// addresses.
    func parts(of node: Int32) -> (ids: [Document.RawID], links: [Document.Link]) {
        var ids: [Document.RawID] = []
        var links: [Document.Link] = []
        let html = arena.bytes(of: arena[node].text)
        guard html.contains(.equals) || AddressAttributes.mayLackAddress(html) else { return ([], []) }
        let map = RawHTMLMap(arena[node], arena)
        for tag in ShownTags(html, treatment) {
            let first = ids.count
            for attribute in tag.attributes {
                if AddressAttributes.lacksAddress(attribute, of: tag.name, html) {
                    links.append(emptyLink(attribute, html, node, map))
                }
                guard let value = attribute.value else { continue }
                if HTMLPolicy.isAnchor(attribute.name, of: tag.name), !value.isEmpty {
                    let name = String(decoding: CharacterReferences.decoded(html[value]), as: UTF8.self)
                    // `<a id="x" name="x">` is one place.
                    guard !ids[first...].contains(where: { $0.name == name }) else { continue }
                    ids.append(Document.RawID(name: name, range: map.range(value)))
                } else if AddressAttributes.leads(attribute.name, of: tag.name) {
                    links += AddressAttributes.addresses(in: value, of: html, attribute: attribute.name).map {
                        link($0, html, node, map)
                    }
                }
            }
        }
        return (ids, links)
    }

    /// A link or a picture that names nothing, at the name of its attribute.
    private func emptyLink(
        _ attribute: HTMLToken.Attribute, _ html: ArraySlice<UInt8>, _ node: Int32, _ map: RawHTMLMap
    ) -> Document.Link {
        let place = attribute.nameRange
        return Document.Link(
            node: Document.NodeID(index: node), kind: .html(at: place.lowerBound - html.startIndex),
            destination: "", fragment: nil, label: nil, range: map.range(place), fragmentRange: nil,
            origin: nil)
    }

    private func link(
        _ address: Range<Int>, _ html: ArraySlice<UInt8>, _ node: Int32, _ map: RawHTMLMap
    ) -> Document.Link {
        let decoded = CharacterReferences.decoded(html[address])
        let parts = LinkParts(decoded, written: html[address], hasBackslashes: false)
        return Document.Link(
            node: Document.NodeID(index: node), kind: .html(at: address.lowerBound - html.startIndex),
            destination: parts.destination, fragment: parts.fragment, label: nil,
            range: map.range(parts.range), fragmentRange: parts.fragmentRange.map(map.range), origin: nil)
    }

    /// What sanitizing leaves out.
    func omissions(in node: Int32) -> [Finding] {
        var findings: [Finding] = []
        var sanitizer = HTMLSanitizer()
        var output = HTMLBuffer()
        let map = RawHTMLMap(arena[node], arena)
        sanitizer.write(arena.bytes(of: arena[node].text), in: 0, to: &output) { omission in
            findings.append(
                Finding(
                    message: omission.message, range: map.range(omission.range), address: omission.address))
        }
        return findings
    }
}
