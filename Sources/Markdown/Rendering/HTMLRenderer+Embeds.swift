/// Embeds and includes: images, and what other pages hold, which the plan brings as finished HTML.
extension HTMLRenderer {
    /// Writes `![[target]]`: the HTML that the plan has for it, an image, or a link.
    mutating func writeEmbed(_ id: Int32) {
        let target = arena.targets[Int(arena[id].payload)]
        let resolved = plan.links[Document.NodeID(index: id)]
        let label = EmbedLabel(arena.plainText(of: id))
        if let html = plan.embeds[Document.NodeID(index: id)], arena[arena[id].parent].kind == .paragraph {
            writeBlock(html, in: arena[id].parent)
        } else if resolved?.isBroken != true, Self.isImage(arena.bytes(of: target.destination)) {
            writeImage(target, resolved, label)
        } else {
            writeLink(target, resolved, label)
        }
    }

    /// Whether a paragraph holds nothing but an embed that is a block.
    func isEmbedAlone(_ paragraph: Int32) -> Bool {
        let child = arena[paragraph].firstChild
        guard child != Node.none, arena[child].kind == .embed, arena[child].next == Node.none else {
            return false
        }
        return plan.embeds[Document.NodeID(index: child)] != nil
    }

    /// Writes blocks in place of an inline; the paragraph around it ends in front of them and goes on behind.
    private mutating func writeBlock(_ html: [UInt8], in paragraph: Int32) {
        let isParagraphOpen = !isEmbedAlone(paragraph) && !isTight(paragraph)
        if isParagraphOpen { output.write("</p>\n") }
        startLine()
        output.write("<div class=\"embed\">\n")
        output.append(contentsOf: html)
        startLine()
        output.write("</div>\n")
        if isParagraphOpen { output.write("<p>") }
    }

    private mutating func writeImage(_ target: Arena.Target, _ resolved: ResolvedLink?, _ label: EmbedLabel) {
        output.write("<img src=\"")
        if let resolved {
            output.writeAddress(resolved.url.utf8)
        } else {
            output.writeAddress(arena.bytes(of: target.destination))
        }
        output.write("\" alt=\"")
        output.writeEscaped(label.text[...])
        output.write("\"")
        writeSize("width", label.width)
        writeSize("height", label.height)
        output.write(">")
    }

    private mutating func writeSize(_ name: StaticString, _ value: Int?) {
        guard let value else { return }
        output.write(" ")
        output.write(name)
        output.write("=\"")
        output.write(String(value))
        output.write("\"")
    }

    private mutating func writeLink(_ target: Arena.Target, _ resolved: ResolvedLink?, _ label: EmbedLabel) {
        let isBroken = resolved?.isBroken == true
        if isBroken {
            output.write("<span class=\"broken-link\">")
        } else {
            output.write("<a class=\"wikilink\" href=\"")
            if let resolved { output.writeAddress(resolved.url.utf8) } else { writeAddress(of: target) }
            output.write("\">")
        }
        if !label.text.isEmpty {
            output.writeEscaped(label.text[...])
        } else if let name = resolved?.label {
            output.writeEscaped(name)
        } else {
            output.writeEscaped(arena.bytes(of: target.destination))
        }
        output.write(isBroken ? "</span>" : "</a>")
    }

    /// Writes `:::include{…}`: the HTML that the plan has for it.
    mutating func writeInclude(_ id: Int32) {
        guard let html = plan.embeds[Document.NodeID(index: id)] else { return }
        startLine()
        output.append(contentsOf: html)
        startLine()
    }

    private static func isImage(_ target: ArraySlice<UInt8>) -> Bool {
        guard let dot = target.lastIndex(of: .dot) else { return false }
        return imageTypes.contains(String(decoding: target[(dot + 1)...].map(\.lowercased), as: UTF8.self))
    }

    private static let imageTypes: Set<String> = [
        "png", "jpg", "jpeg", "gif", "svg", "webp", "avif", "bmp", "ico",
    ]
}

/// What stands behind the `|` of an embed: a text, a width such as `300`, a size such as `300x200`, or both.
struct EmbedLabel {
    /// The text.
    let text: [UInt8]
    /// In pixels.
    private(set) var width: Int?
    /// In pixels.
    private(set) var height: Int?

    /// Reads a label.
    init(_ label: [UInt8]) {
        let bar = label.lastIndex(of: .pipe)
        let last = label[(bar.map { $0 + 1 } ?? 0)...]
        let parts = last.split(separator: UInt8(ascii: "x"), omittingEmptySubsequences: false)
        let numbers = parts.compactMap { part in
            part.count <= 5 && part.allSatisfy(\.isDigit) ? Int(String(decoding: part, as: UTF8.self)) : nil
        }
        guard numbers.count == parts.count, parts.count <= 2, let width = numbers.first else {
            text = label
            return
        }
        text = Array(label[..<(bar ?? 0)])
        self.width = width
        height = numbers.count == 2 ? numbers[1] : nil
    }
}
