import Text

extension Document {
    /// What a page has loaded for it, or has in itself, that a Content-Security-Policy can refuse.
    public struct Load: Sendable, Hashable {
        /// What it is for the page.
        public enum Kind: Sendable, Hashable {
            /// A picture, a sound or a film, another page within the page, a program, how the page looks, where a form is
            /// sent.
            case picture, medium, frame, script, style, form
            /// A program or a style that stands in the page.
            case inlineScript, inlineStyle
        }

        /// What it is.
        public let kind: Kind
        /// Where it is, without character references; for what stands in the page, the name of its element or
        /// attribute.
        public let address: String
        /// Where the text says so.
        public let range: Range<Int>
    }

    /// What the page shows by pictures and raw HTML, in the order of the text.
    public var loads: [Load] {
        let reader = RawHTMLReader(arena, options.html)
        return arena.descendants().flatMap { id -> [Load] in
            let kind = arena[id].kind
            if kind == .image { return picture(id).map { [$0] } ?? [] }
            return hasRawHTML && (kind == .htmlBlock || kind == .htmlInline) ? reader.loads(of: id) : []
        }
    }

    private func picture(_ id: Int32) -> Load? {
        let link = LinkReader(arena: arena, id: id).link(.image)
        let isLeftOut = !options.keepsRawHTML && SafeURL.isUnsafe(link.destination, isImage: true)
        return isLeftOut ? nil : Load(kind: .picture, address: link.destination, range: link.range)
    }
}

extension RawHTMLReader {
    /// What the tags of a node that stand on the page load or bring.
    func loads(of node: Int32) -> [Document.Load] {
        let html = arena.bytes(of: arena[node].text)
        let map = RawHTMLMap(arena[node], arena)
        return ShownTags(html, treatment).flatMap { tag -> [Document.Load] in
            let own = inlineElement(tag, html).map {
                [Document.Load(kind: $0, address: tag.name, range: map.range(tag.range))]
            }
            return (own ?? []) + tag.attributes.flatMap { loads(of: $0, on: tag, html, map) }
        }
    }

    private func loads(
        of attribute: HTMLToken.Attribute, on tag: ShownTags.Tag, _ html: ArraySlice<UInt8>, _ map: RawHTMLMap
    ) -> [Document.Load] {
        let name = attribute.name
        if name == "style" || name.hasPrefix("on") && name.utf8.count > 2 {
            return [
                Document.Load(
                    kind: name == "style" ? .inlineStyle : .inlineScript, address: name,
                    range: map.range(attribute.nameRange))
            ]
        }
        guard let value = attribute.value, let kind = kind(of: name, on: tag, html) else { return [] }
        return AddressAttributes.addresses(in: value, of: html, attribute: name).map { address in
            Document.Load(
                kind: kind,
                address: String(decoding: CharacterReferences.decoded(html[address]), as: UTF8.self),
                range: map.range(address))
        }
    }

    /// What an attribute's address is for the page; `nil` for links, which load nothing by themselves.
    private func kind(
        of attribute: String, on tag: ShownTags.Tag, _ html: ArraySlice<UInt8>
    ) -> Document.Load.Kind? {
        switch (tag.name, attribute) {
        case ("img", "src"), ("img", "srcset"), ("source", "srcset"), ("video", "poster"), ("image", "href"),
            ("input", "src"):
            .picture
        case ("video", "src"), ("audio", "src"), ("source", "src"), ("track", "src"): .medium
        case ("iframe", "src"), ("embed", "src"), ("object", "data"): .frame
        case ("script", "src"): .script
        case ("link", "href"): value(of: "rel", on: tag, html).contains("stylesheet") ? .style : nil
        case ("form", "action"): .form
        default: nil
        }
    }

    /// What an element has within it that runs or styles the page.
    private func inlineElement(_ tag: ShownTags.Tag, _ html: ArraySlice<UInt8>) -> Document.Load.Kind? {
        if tag.name == "style" { return .inlineStyle }
        guard tag.name == "script", !tag.attributes.contains(where: { $0.name == "src" }) else { return nil }
        // What has another type is data.
        let type = value(of: "type", on: tag, html)
        return type.isEmpty || type == "module" || type.hasSuffix("javascript") ? .inlineScript : nil
    }

    private func value(of name: String, on tag: ShownTags.Tag, _ html: ArraySlice<UInt8>) -> String {
        let value = tag.attributes.first { $0.name == name }?.value
        return value.map { String(decoding: html[$0], as: UTF8.self).lowercased() } ?? ""
    }
}
