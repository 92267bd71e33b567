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
        for tag in ShownTags(html, .allow) {
            writeFormerIDs(of: tag.attributes, on: tag.name, html, to: &output) { output in
                output.append(contentsOf: html[done..<tag.start])
                done = tag.start
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
        }
        output.append(contentsOf: html[done...])
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

    /// Writes the older ids that lead to the id of a tag, as empty elements in front of it.
    func writeFormerIDs(
        of attributes: [HTMLToken.Attribute], on element: String, _ html: ArraySlice<UInt8>,
        to output: inout HTMLBuffer, after begin: (inout HTMLBuffer) -> Void = { _ in }
    ) {
        guard !plan.formerIDs.isEmpty else { return }
        for attribute in attributes where HTMLPolicy.isAnchor(attribute.name, of: element) {
            guard let value = attribute.value else { continue }
            let id = String(decoding: CharacterReferences.decoded(html[value]), as: UTF8.self)
            guard let names = plan.formerIDs[id] else { continue }
            begin(&output)
            for name in names { output.writeEmptyElement(id: name) }
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

extension HTMLBuffer {
    /// Adds an element that nobody sees and that a link can lead to.
    mutating func writeEmptyElement(id: String) {
        write("<span id=\"")
        writeEscaped(id)
        write("\"></span>")
    }
}
