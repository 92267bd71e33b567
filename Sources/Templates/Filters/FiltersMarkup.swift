import Text

/// Filters between plain text, markup, addresses and JSON.
extension Filter {
    static let markupFilters: [Filter] = [
        Filter("escape") { input, _ in .html(input.value.escaped) },
        Filter("e") { input, _ in .html(input.value.escaped) },
        Filter("forceescape") { input, _ in .html(Escaping.escaped(input.value.printed)) },
        Filter("safe") { input, _ in .html(input.value.printed) },
        Filter("striptags") { input, _ in .text(withoutTags(input.value.printed)) },
        Filter("urlencode") { input, budget in urlEncoded(input, &budget) },
        Filter("tojson", [.optional("indent", .none)]) { input, budget in
            JSONText.write(input.value, indent: input[0].wholeNumber, &budget)
        },
        Filter("xmlattr", [.optional("autospace", true)], attributes),
        Filter(
            "urlize",
            [
                .optional("trim_url_limit", .none), .optional("nofollow", false), .optional("target", .none),
                .optional("rel", .none), .optional("extra_schemes", .none),
            ], linked),
        Filter("pprint") { input, budget in
            let text = PrettyText(input.value).output
            return budget.allows(bytes: text.count) ? .text(text) : .undefined
        },
    ]

    /// Addresses in a text as links, with `rel="noopener"` and what else is asked for.
    @Sendable private static func linked(_ input: Input, _ budget: inout Budget) -> TemplateValue {
        var relations: Set<String> = ["noopener"]
        if input[1].isTrue { relations.insert("nofollow") }
        for word in Characters.words(input[3].bytes ?? []) {
            relations.insert(String(decoding: word, as: UTF8.self))
        }
        let rel = Array(relations.sorted().joined(separator: " ").utf8)
        var attributes = Array(" rel=\"".utf8) + Escaping.escaped(rel) + [UInt8(ascii: "\"")]
        if let target = input[2].bytes, !target.isEmpty {
            attributes += Array(" target=\"".utf8) + Escaping.escaped(target) + [UInt8(ascii: "\"")]
        }
        let links = Links(
            shown: input[0].wholeNumber, attributes: attributes, schemes: input[4].items?.map(\.printed) ?? []
        )
        let text = links.linking(input.value)
        return budget.allows(bytes: text.count) ? budget.printed(text) : .undefined
    }

    /// A text without comments and tags, with character references replaced and space made single.
    private static func withoutTags(_ text: [UInt8]) -> [UInt8] {
        let text = without(text, from: Array("<!--".utf8), to: Array("-->".utf8))
        let plain = without(text, from: [UInt8(ascii: "<")], to: [UInt8(ascii: ">")])
        return CharacterReferences.replaced(in: Array(Characters.words(plain).joined(separator: [0x20])))
    }

    /// A text without what stands from one mark to another; a mark without its end stays.
    private static func without(_ text: [UInt8], from opening: [UInt8], to closing: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        var start = 0
        while let open = ByteSearch.first(opening, in: text, from: start),
            let close = ByteSearch.first(closing, in: text, from: open)
        {
            output += text[start..<open]
            start = close + closing.count
        }
        return output + text[start...]
    }

    private static func urlEncoded(_ input: Input, _ budget: inout Budget) -> TemplateValue {
        let pairs: [(TemplateValue, TemplateValue)]
        switch input.value {
        case .object(let object): pairs = object.members.map { (.text($0.name), $0.value) }
        case .list(let items), .tuple(let items):
            pairs = items.compactMap { item in
                guard let pair = item.sequence, pair.count == 2 else { return nil }
                return (pair[0], pair[1])
            }
            guard pairs.count == items.count else { return budget.fail(.needsObject(input.value)) }
        case .undefined, .none, .boolean, .integer, .double, .text, .html, .reference:
            return .text(percentEncoded(input.value.printed, isQuery: false))
        }
        let parts = pairs.map { name, value in
            percentEncoded(name.printed, isQuery: true) + [UInt8(ascii: "=")]
                + percentEncoded(value.printed, isQuery: true)
        }
        return .text(Array(parts.joined(separator: [UInt8(ascii: "&")])))
    }

    /// Percent-encoding (RFC 3986, section 2.1) of all but unreserved characters; a path keeps its `/`, and in a query
    /// a space is `+`.
    private static func percentEncoded(_ text: [UInt8], isQuery: Bool) -> [UInt8] {
        let digits = Array("0123456789ABCDEF".utf8)
        var output: [UInt8] = []
        for byte in text {
            if byte.isLetter || byte.isDigit || "-._~".utf8.contains(byte) {
                output.append(byte)
            } else if byte == UInt8(ascii: "/"), !isQuery {
                output.append(byte)
            } else if byte == 0x20, isQuery {
                output.append(UInt8(ascii: "+"))
            } else {
                output += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return output
    }

    /// An object as attributes of an element; those without a value are left out.
    private static func attributes(_ input: Input, _ budget: inout Budget) -> TemplateValue {
        guard case .object(let object) = input.value else { return budget.fail(.needsObject(input.value)) }
        var output: [UInt8] = []
        for member in object.members {
            switch member.value {
            case .none, .undefined: continue
            case .boolean, .integer, .double, .text, .html, .list, .tuple, .object, .reference: break
            }
            if member.name.contains(where: { $0.isWhitespace || "/>=".utf8.contains($0) }) {
                return budget.fail(
                    .type("`\(String(decoding: member.name, as: UTF8.self))` is no attribute's name"))
            }
            if !output.isEmpty || input[0].isTrue { output.append(0x20) }
            output +=
                Escaping.escaped(member.name) + Array("=\"".utf8) + member.value.escaped + [
                    UInt8(ascii: "\"")
                ]
        }
        return budget.printed(output)
    }
}
