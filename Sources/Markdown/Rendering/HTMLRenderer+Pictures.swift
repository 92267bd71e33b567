import Text

/// Pictures of Markdown's own form.
extension HTMLRenderer {
    mutating func writeImage(_ id: Int32) { writeImage(id, isTitled: true) }

    /// Writes a picture that a paragraph holds alone with its title as the caption; false for any other paragraph.
    mutating func writeFigure(inPlaceOf paragraph: Int32) -> Bool {
        let child = arena[paragraph].firstChild
        guard isDecorated, child != Node.none, arena[child].kind == .image, arena[child].next == Node.none
        else {
            return false
        }
        let title = arena.bytes(of: arena.arena.targets[Int(arena[child].payload)].title)
        guard !title.isEmpty, resolvedLink(child)?.isBroken != true else { return false }
        startLine()
        output.write("<figure class=\"picture\">")
        writeImage(child, isTitled: false)
        output.write("<figcaption>")
        output.writeEscaped(title)
        output.write("</figcaption></figure>\n")
        return true
    }

    private mutating func writeImage(_ id: Int32, isTitled: Bool) {
        let target = arena.arena.targets[Int(arena[id].payload)]
        let resolved = resolvedLink(id)
        let destination = arena.bytes(of: target.destination)
        let isUnsafe = resolved == nil && SafeURL.isUnsafe(destination, isImage: true)
        if isUnsafe, !options.keepsRawHTML { return output.writeEscaped(arena.arena.plainText(of: id)[...]) }
        if resolved?.isBroken == true {
            output.write("<span class=\"broken-link\">")
            writeDescription(of: id)
            return output.write("</span>")
        }
        output.write("<img src=\"")
        if let resolved { output.writeAddress(resolved.url) } else { output.writeAddress(destination) }
        output.write("\" alt=\"")
        writeDescription(of: id)
        output.write("\"")
        if isTitled { writeTitle(target, resolved) }
        if let size = resolved?.picture { writeSize(size.width, size.height) }
        writeLoading()
        output.write(isDecorated ? ">" : " />")
    }

    /// The room that a picture takes on the page, so that the text does not move when it comes.
    mutating func writeSize(_ width: Int?, _ height: Int?) {
        for (name, value) in [("width", width), ("height", height)] {
            guard let value else { continue }
            output.write(" \(name)=\"\(value)\"")
        }
    }

    /// All pictures of a page but the first are fetched when readers come near them.
    mutating func writeLoading() {
        guard isDecorated else { return }
        if hasPicture || !plan.idPrefix.isEmpty { output.write(" loading=\"lazy\"") }
        hasPicture = true
    }

    /// What the tags of pictures in raw HTML get besides what is written there, by the places of the tags in the node's
    /// text: the room that a file of the site takes, and that it is fetched later.
    mutating func additionsToPictures(in node: Int32) -> [Int: String] {
        var additions: [Int: String] = [:]
        let html = arena.arena.bytes(of: arena[node].text)
        for tag in ShownTags(html, options.html) where tag.name == "img" {
            let isBehindOthers = hasPicture || !plan.idPrefix.isEmpty
            hasPicture = true
            let picture = RawPicture(tag.attributes, html)
            guard let source = picture.source else { continue }
            let place = Document.RawAddress(
                node: Document.NodeID(index: node), offset: source - html.startIndex)
            guard let link = plan.rawLinks[place], !link.isBroken else { continue }
            let text = picture.missing(of: link.picture, isBehindOthers: isBehindOthers)
            if !text.isEmpty { additions[tag.range.lowerBound - html.startIndex] = text }
        }
        return additions
    }

    /// An image's description: the text of its children without markup.
    private mutating func writeDescription(of id: Int32) {
        for child in arena.arena.descendants(of: id) {
            let node = arena[child]
            if node.kind.isText || node.kind == .htmlInline {
                output.writeEscaped(arena.bytes(of: node.text))
            } else if node.kind.isBreak {
                output.append(.space)
            }
        }
    }
}
