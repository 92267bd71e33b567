/// What changes in raw HTML on its way to a page: where its links lead, what stands before its ids, and the older
/// ids that lead to them.
struct RawHTMLRewriting {
    private let plan: RenderPlan
    private let node: Document.NodeID

    init(_ plan: RenderPlan, of node: Int32) {
        self.plan = plan
        self.node = Document.NodeID(index: node)
    }

    /// Whether anything can change.
    static func isNeeded(by plan: RenderPlan) -> Bool {
        !plan.rawLinks.isEmpty || !plan.idPrefix.isEmpty || !plan.formerIDs.isEmpty
    }

    /// Writes raw HTML as it is, but for what changes.
    func copy(_ html: ArraySlice<UInt8>, to output: inout HTMLBuffer) {
        var done = html.startIndex
        var waiting: [String] = []
        for tag in ShownTags(html, .allow) {
            let former = formerIDs(of: tag.attributes, on: tag.name, html)
            let place = FormerIDPlace(tag.name)
            if place == .before, !former.isEmpty {
                output.append(contentsOf: html[done..<tag.range.lowerBound])
                done = tag.range.lowerBound
                output.writeEmptyElements(ids: former)
            }
            for attribute in tag.attributes {
                guard let value = attribute.value, changes(attribute, of: tag.name, html) else { continue }
                output.append(contentsOf: html[done..<value.lowerBound])
                let isQuoted =
                    html[value.lowerBound - 1] == .quote || html[value.lowerBound - 1] == .apostrophe
                if !isQuoted { output.append(.quote) }
                write(attribute, value, of: tag.name, html, to: &output)
                if !isQuoted { output.append(.quote) }
                done = value.upperBound
            }
            if place != .before { waiting += former }
            guard place == .within, !waiting.isEmpty else { continue }
            output.append(contentsOf: html[done..<tag.range.upperBound])
            done = tag.range.upperBound
            output.writeEmptyElements(ids: waiting)
            waiting = []
        }
        output.append(contentsOf: html[done...])
        output.writeEmptyElements(ids: waiting)
    }

    /// Writes the value of an attribute for a place between quotes.
    func write(
        _ attribute: HTMLToken.Attribute, _ value: Range<Int>, of element: String, _ html: ArraySlice<UInt8>,
        to output: inout HTMLBuffer
    ) {
        if AddressAttributes.leads(attribute.name, of: element) {
            return writeAddresses(attribute.name, value, html, to: &output)
        }
        if HTMLPolicy.isAnchor(attribute.name, of: element) { output.writeEscaped(plan.idPrefix) }
        HTMLSanitizer.writeText(html[value], to: &output)
    }

    /// The older ids that lead to the id of a tag.
    func formerIDs(
        of attributes: [HTMLToken.Attribute], on element: String, _ html: ArraySlice<UInt8>
    ) -> [String] {
        guard !plan.formerIDs.isEmpty else { return [] }
        return attributes.flatMap { attribute -> [String] in
            guard HTMLPolicy.isAnchor(attribute.name, of: element), let value = attribute.value else {
                return []
            }
            let id = String(decoding: CharacterReferences.decoded(html[value]), as: UTF8.self)
            return plan.formerIDs[id] ?? []
        }
    }

    private func changes(
        _ attribute: HTMLToken.Attribute, of element: String, _ html: ArraySlice<UInt8>
    ) -> Bool {
        guard let value = attribute.value, !value.isEmpty else { return false }
        if HTMLPolicy.isAnchor(attribute.name, of: element) { return !plan.idPrefix.isEmpty }
        guard AddressAttributes.leads(attribute.name, of: element) else { return false }
        return AddressAttributes.addresses(in: value, of: html, attribute: attribute.name).contains {
            resolved($0, html) != nil
        }
    }

    private func writeAddresses(
        _ attribute: String, _ value: Range<Int>, _ html: ArraySlice<UInt8>, to output: inout HTMLBuffer
    ) {
        var done = value.lowerBound
        for address in AddressAttributes.addresses(in: value, of: html, attribute: attribute) {
            guard let link = resolved(address, html) else { continue }
            HTMLSanitizer.writeText(html[done..<address.lowerBound], to: &output)
            output.writeAddress(link.url)
            done = address.upperBound
        }
        HTMLSanitizer.writeText(html[done..<value.upperBound], to: &output)
    }

    /// Where an address leads, if elsewhere than where it says; what leads nowhere stays as it is written.
    private func resolved(_ address: Range<Int>, _ html: ArraySlice<UInt8>) -> ResolvedLink? {
        let place = Document.RawAddress(node: node, offset: address.lowerBound - html.startIndex)
        guard let link = plan.rawLinks[place], !link.isBroken else { return nil }
        return link
    }
}

/// Where the empty elements of older ids stand, so that the HTML stays valid: the parents of some elements, such as
/// lists and rows of tables, have no place for others (HTML, sections 4.4 and 4.9).
enum FormerIDPlace {
    /// In front of the tag.
    case before
    /// Behind the start tag, as the element's first content.
    case within
    /// In the next element that has a place for them.
    case later

    /// The place for the ids of an element.
    init(_ element: String) {
        switch element {
        case "li", "dt", "dd", "td", "th", "caption", "summary", "legend", "figcaption": self = .within
        case "tr", "tbody", "thead", "tfoot", "colgroup", "col", "source", "track": self = .later
        default: self = .before
        }
    }
}

extension HTMLBuffer {
    /// Adds elements that nobody sees and that links can lead to.
    mutating func writeEmptyElements(ids: [String]) {
        for id in ids { writeEmptyElement(id: id) }
    }

    /// Adds an element that nobody sees and that a link can lead to.
    mutating func writeEmptyElement(id: String) {
        write("<span id=\"")
        writeEscaped(id)
        write("\"></span>")
    }
}
