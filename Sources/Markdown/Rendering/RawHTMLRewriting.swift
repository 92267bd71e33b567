import Text

/// What changes in raw HTML on its way to a page: where its links lead, what stands before its ids, the older
/// ids that lead to them, and what its pictures say besides what is written.
struct RawHTMLRewriting {
    private let plan: RenderPlan
    private let node: Document.NodeID
    private let pictures: [Int: String]

    /// - Parameter pictures: the attributes that tags of pictures get, by the places of the tags in the node's text.
    init(_ plan: RenderPlan, of node: Int32, pictures: [Int: String] = [:]) {
        self.plan = plan
        self.node = Document.NodeID(index: node)
        self.pictures = pictures
    }

    /// The attributes that a tag gets besides those that are written, each with a blank in front.
    func additions(toTagAt start: Int, in html: ArraySlice<UInt8>) -> String? {
        pictures.isEmpty ? nil : pictures[start - html.startIndex]
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
            if let additions = additions(toTagAt: tag.range.lowerBound, in: html) {
                let behindName = tag.range.lowerBound + 1 + tag.name.utf8.count
                output.append(contentsOf: html[done..<behindName])
                output.write(additions)
                done = behindName
            }
            let isBroken = leadsNowhere(tag.attributes, of: tag.name, html)
            if isBroken { copyBrokenLink(tag.attributes, html, from: &done, to: &output) }
            for attribute in tag.attributes where !isBroken {
                guard let value = attribute.value, changes(attribute, of: tag.name, html) else { continue }
                output.append(contentsOf: html[done..<value.lowerBound])
                let isQuoted = isQuoted(value, html)
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

    /// Whether a tag is that of a link that leads nowhere, which is shown as such links in Markdown are.
    func leadsNowhere(
        _ attributes: [HTMLToken.Attribute], of element: String, _ html: ArraySlice<UInt8>
    ) -> Bool {
        guard element == "a", let link = attributes.first(where: { $0.name == "href" }),
            let value = link.value
        else { return false }
        return AddressAttributes.addresses(in: value, of: html, attribute: link.name).contains {
            let place = Document.RawAddress(node: node, offset: $0.lowerBound - html.startIndex)
            return plan.rawLinks[place]?.isBroken == true
        }
    }

    /// Copies the tag of such a link without its address.
    private func copyBrokenLink(
        _ attributes: [HTMLToken.Attribute], _ html: ArraySlice<UInt8>, from done: inout Int,
        to output: inout HTMLBuffer
    ) {
        let kept = attributes.filter { $0.name != "href" && $0.name != "class" }
        output.append(contentsOf: html[done..<attributes[0].nameRange.lowerBound])
        output.write("class=\"broken-link\"")
        for attribute in kept {
            output.append(.space)
            output.append(contentsOf: html[attribute.nameRange])
            guard let value = attribute.value else { continue }
            output.write("=\"")
            write(attribute, value, of: "a", html, to: &output)
            output.append(.quote)
        }
        done = attributes.last.map { endOfAttribute($0, html) } ?? done
    }

    /// The place behind an attribute and the quote that ends its value.
    private func endOfAttribute(_ attribute: HTMLToken.Attribute, _ html: ArraySlice<UInt8>) -> Int {
        guard let value = attribute.value else { return attribute.nameRange.upperBound }
        return isQuoted(value, html) ? value.upperBound + 1 : value.upperBound
    }

    private func isQuoted(_ value: Range<Int>, _ html: ArraySlice<UInt8>) -> Bool {
        let mark = html[value.lowerBound - 1]
        return mark == .quote || mark == .apostrophe
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
