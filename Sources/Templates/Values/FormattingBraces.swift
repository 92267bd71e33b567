import Text

/// Texts with places in braces: `"{} of {:.1f}".format(a, b)`.
extension Formatting {
    /// Fills the `{}` places of a text: `{}` in order, `{0}` by number, `{name}` by name, each with members and items
    /// of it, and with a form such as `:>8.2f`.
    static func braces(
        _ template: TemplateValue, _ arguments: CallArguments, _ budget: inout Budget
    ) -> TemplateValue {
        let text = template.printed
        var output: [UInt8] = []
        var next = 0
        var index = 0
        while index < text.count {
            let byte = text[index]
            index += 1
            let isBrace = byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}")
            if !isBrace || (index < text.count && text[index] == byte) {
                output.append(byte)
                if isBrace { index += 1 }
                continue
            }
            guard byte == UInt8(ascii: "{"), let end = text[index...].firstIndex(of: UInt8(ascii: "}")) else {
                return budget.fail(
                    .arguments("a brace in the text is not closed; write `{{` for the sign itself"))
            }
            let place = BracePlace(Array(text[index..<end]))
            guard let value = place.value(among: arguments, &next) else {
                let name = String(decoding: place.written, as: UTF8.self)
                return budget.fail(.arguments("nothing is given for the place `{\(name)}`"))
            }
            guard let filled = place.fill(value, isMarkup: template.isMarkup, &budget),
                budget.allows(bytes: output.count + filled.count)
            else { return .undefined }
            output += filled
            index = end + 1
        }
        return template.text(output)
    }
}

/// What stands between two braces.
private struct BracePlace {
    let written: [UInt8]
    private let path: [UInt8]
    private let form: [UInt8]
    private let isLiteral: Bool

    init(_ written: [UInt8]) {
        self.written = written
        let colon = written.firstIndex(of: UInt8(ascii: ":")) ?? written.count
        let sign = written[..<colon].firstIndex(of: UInt8(ascii: "!")) ?? colon
        path = Array(written[..<sign])
        form = Array(written[min(colon + 1, written.count)...])
        isLiteral = written[sign..<colon].elementsEqual("!r".utf8)
    }

    /// The argument that is meant, or what its members lead to.
    func value(among arguments: CallArguments, _ next: inout Int) -> TemplateValue? {
        let name = Array(path.prefix { $0 != UInt8(ascii: ".") && $0 != UInt8(ascii: "[") })
        let number = name.isEmpty ? next : Int(String(decoding: name, as: UTF8.self))
        if name.isEmpty { next += 1 }
        let positional = number.flatMap {
            arguments.positional.indices.contains($0) ? arguments.positional[$0] : nil
        }
        guard var value = positional ?? arguments.named.first(where: { $0.name == name })?.value else {
            return nil
        }
        let parts = path[name.count...].split { ".[]".utf8.contains($0) }
        for part in parts {
            let number = Int(String(decoding: part, as: UTF8.self))
            value = value.item(number.map { .integer($0) } ?? .text(Array(part)))
        }
        return value
    }

    func fill(_ value: TemplateValue, isMarkup: Bool, _ budget: inout Budget) -> [UInt8]? {
        var value = value
        if isLiteral {
            var text: [UInt8] = []
            value.appendLiteral(to: &text, depth: 0)
            value = .text(text)
        }
        guard !form.isEmpty else { return isMarkup ? value.escaped : value.printed }
        guard let format = FormatForm(form) else {
            let form = String(decoding: form, as: UTF8.self)
            return nothing(budget.fail(.arguments("`\(form)` is no form of a place")))
        }
        guard budget.allows(bytes: format.width) else { return nil }
        guard let text = format.written(value) else {
            return nothing(budget.fail(.type("\(value.kindName) does not have the form `\(format.letter)`")))
        }
        return isMarkup ? Escaping.escaped(text) : text
    }

    private func nothing(_ value: TemplateValue) -> [UInt8]? { nil }
}
