/// Embeds: other documents, pictures, sounds and films in place of `![[target]]`.
extension HTMLRenderer {
    /// Writes the document that stands in place of a paragraph which holds nothing but an embed; false for any
    /// other paragraph.
    mutating func writeEmbeddedDocument(inPlaceOf paragraph: Int32) -> Bool {
        let child = arena[paragraph].firstChild
        guard child != Node.none, arena[child].kind == .embed, arena[child].next == Node.none,
            let document = plan.embeds[Document.NodeID(index: child)]
        else { return false }
        startLine()
        output.write("<div class=\"embed\">\n<p class=\"embed-source\">")
        writeEmbedLink(document.url, document.title)
        output.write("</p>\n")
        output.append(contentsOf: document.html)
        startLine()
        output.write("</div>\n")
        return true
    }

    /// Writes an embed within a text: a medium, or a link to what cannot stand in a line.
    mutating func writeEmbed(_ id: Int32) {
        let target = arena.targets[Int(arena[id].payload)]
        let resolved = plan.links[Document.NodeID(index: id)]
        let address = resolved?.url ?? arena.string(of: target.destination)
        let label = target.hasLabel ? String(decoding: arena.plainText(of: id), as: UTF8.self) : nil
        if resolved?.isBroken == true { return writeBrokenEmbed(label ?? address) }
        switch EmbeddedMedium(path: address) {
        case .picture: writePicture(address, label)
        case .sound: writePlayer("audio", address)
        case .film: writePlayer("video", address)
        case .other: writeEmbedLink(address, label ?? resolved?.label ?? address)
        }
    }

    /// The label of a picture is its size, `300` or `300x200` in CSS pixels, or its description.
    private mutating func writePicture(_ address: String, _ label: String?) {
        let size = label.flatMap(PictureSize.init)
        output.write("<img src=\"")
        output.writeAddress(address.utf8)
        output.write("\" alt=\"")
        if size == nil, let label { output.writeEscaped(label) }
        output.write("\"")
        if let size {
            output.write(" width=\"\(size.width)\"")
            if let height = size.height { output.write(" height=\"\(height)\"") }
        }
        output.write(isDecorated ? ">" : " />")
    }

    private mutating func writePlayer(_ element: String, _ address: String) {
        output.write("<\(element) controls=\"\" preload=\"metadata\" src=\"")
        output.writeAddress(address.utf8)
        output.write("\"></\(element)>")
    }

    private mutating func writeEmbedLink(_ address: String, _ label: String) {
        output.write("<a class=\"wikilink\" href=\"")
        output.writeAddress(address.utf8)
        output.write("\">")
        output.writeEscaped(label)
        output.write("</a>")
    }

    private mutating func writeBrokenEmbed(_ label: String) {
        output.write("<span class=\"broken-link\">")
        output.writeEscaped(label)
        output.write("</span>")
    }
}

/// What a file is that is embedded, by its extension.
private enum EmbeddedMedium {
    case picture, sound, film, other

    init(path: String) {
        let name = path.prefix { $0 != "#" && $0 != "?" }
        switch name.split(separator: ".").last.map({ $0.lowercased() }) ?? "" {
        case "png", "jpg", "jpeg", "gif", "svg", "webp", "avif", "bmp", "ico": self = .picture
        case "mp3", "wav", "m4a", "ogg", "flac", "3gp", "opus": self = .sound
        case "mp4", "webm", "ogv", "mov", "mkv": self = .film
        default: self = .other
        }
    }
}

/// The size of an embedded picture, as Obsidian writes it.
private struct PictureSize {
    let width: Int
    let height: Int?

    init?(_ label: String) {
        let parts = label.split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
        guard let width = parts.first ?? nil, (1...10_000).contains(width), parts.count <= 2 else {
            return nil
        }
        self.width = width
        guard parts.count == 2 else {
            height = nil
            return
        }
        guard let height = parts[1], (1...10_000).contains(height) else { return nil }
        self.height = height
    }
}
