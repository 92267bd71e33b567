import Diagnostics
import Text

extension ContainerFence {
    /// What is wrong with the attributes: those that nothing reads.
    func attributeFindings(_ bytes: [UInt8]) -> [ContainerFinding] {
        guard !isClosing else {
            return attributes.attributes.prefix(1).map { attribute in
                ContainerFinding(
                    id: .unknownAttribute,
                    message:
                        "the line that closes a container reads no attributes, such as `\(attribute.name)`",
                    range: attribute.range, help: "write them behind the name in the line that opens it")
            }
        }
        guard kind != .unknown, kind != .foreign else { return [] }
        let name = String(decoding: bytes[self.name], as: UTF8.self)
        let problems = attributes.problems.map {
            ContainerFinding(
                id: .invalidAttribute, message: $0.message, range: $0.range,
                help: "attributes are `key=value` or `key=\"with blanks\"`, between braces")
        }
        if let unclosed {
            let (open, close) = bytes[unclosed.lowerBound] == .leftBrace ? ("{", "}") : ("[", "]")
            return [
                ContainerFinding(
                    id: .invalidAttribute, message: "nothing closes the `\(open)` on this line",
                    range: unclosed,
                    help: "write `\(close)` behind what belongs to the container `\(name)`")
            ]
        }
        let behind = surplus.map { surplus in
            let before = bytes[..<surplus.lowerBound].last { !$0.isBlank }
            let isBehindTitle = before == .rightBracket
            let isBehindName = before?.isOfContainerName == true
            let marks = isBehindName ? "name" : isBehindTitle && kind != .include ? "brackets" : "braces"
            return ContainerFinding(
                id: .unknownAttribute,
                message: "nothing reads what stands behind the \(marks) of the container `\(name)`",
                range: surplus,
                help: kind == .include
                    ? "take it out, or write it as a paragraph of its own"
                    : isBehindName
                        ? "take it out, or write it as a title in brackets, as in `:::\(name)[Title]`"
                        : isBehindTitle
                            ? "write all of the title between the brackets"
                            : "write a title before the braces, as in `:::\(name)[Title]{…}`")
        }
        return problems + [behind, closingColons(bytes)].compactMap(\.self)
            + attributes.attributes.filter { !reads($0) }.map { attribute in
                ContainerFinding(
                    id: .unknownAttribute,
                    message: "nothing reads the attribute `\(attribute.name)` of the container `\(name)`",
                    range: attribute.nameRange.isEmpty ? attribute.valueRange : attribute.nameRange,
                    help: help(for: attribute))
            }
    }

    /// Colons at the end of the line, which were to close the container that the line opens.
    private func closingColons(_ bytes: [UInt8]) -> ContainerFinding? {
        guard let title, hasTitleInLine, title.upperBound <= range.upperBound else { return nil }
        let colons = bytes[title].reversed().prefix { $0 == .colon }.count
        let before = bytes[title].dropLast(colons).last
        guard colons >= 3, before.map({ $0.isBlank || $0 == .rightBracket }) ?? true else { return nil }
        return ContainerFinding(
            id: .invalidAttribute, message: "a container is not closed on the line that opens it",
            range: (title.upperBound - colons)..<title.upperBound,
            help: "put the colons on a line of their own behind the container's text")
    }

    /// Whether nothing reads the value of one of its attributes.
    var hasUnreadValue: Bool { attributes.attributes.contains { $0.value != nil && !reads($0) } }

    private func reads(_ attribute: InfoString.Attribute) -> Bool {
        if attribute.name == "title", hasTitleInLine { return false }
        return knownAttributes.contains(attribute.name)
    }

    private func help(for attribute: InfoString.Attribute) -> String {
        if attribute.name == "title" { return "the container has a title already; remove one of the two" }
        if let nearest = Spelling.nearest(to: attribute.name, in: knownAttributes) {
            return "did you mean `\(nearest)`?"
        }
        let names = ["label", "name", "header", "heading", "summary", "text"]
        if attribute.value != nil, title?.isEmpty ?? true, knownAttributes.contains("title"),
            names.contains(attribute.name.lowercased())
        {
            return "did you mean `title`?"
        }
        return "remove it; a container of this kind reads "
            + knownAttributes.map { "`\($0)`" }.joined(separator: " and ")
    }
}
