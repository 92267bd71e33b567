import Text

/// Embeds: other documents, which the plan brings as finished HTML, and pictures, sounds and films.
extension HTMLRenderer {
    /// Writes `![[target]]` within a text: a picture, a sound, a film, or a link to what cannot stand in a line.
    mutating func writeEmbed(_ id: Int32) {
        let target = arena.arena.targets[Int(arena[id].payload)]
        let resolved = resolvedLink(id)
        let label = EmbedLabel(arena.arena.plainText(of: id))
        guard !isBroken(target, resolved) else { return writeLink(target, resolved, label) }
        switch EmbeddedMedium(arena.bytes(of: target.destination)) {
        case .picture: writeImage(target, resolved, label)
        case .sound: writePlayer("audio", target, resolved, label)
        case .film: writePlayer("video", target, resolved, label)
        case .other: writeLink(target, resolved, label)
        }
    }

    /// Writes the document that stands in place of a paragraph which holds nothing but an embed; false for any
    /// other paragraph.
    mutating func writeEmbeddedDocument(inPlaceOf paragraph: Int32) -> Bool {
        let child = arena[paragraph].firstChild
        guard child != Node.none, arena[child].kind == .embed, arena[child].next == Node.none,
            let document = plan.embeds[Document.NodeID(index: child)]
        else { return false }
        startLine()
        output.write("<div class=\"embed\">\n<p class=\"embed-source\"><a class=\"wikilink\" href=\"")
        output.writeAddress(document.url)
        output.write("\">")
        output.writeEscaped(document.title)
        output.write("</a></p>\n")
        output.append(contentsOf: document.html)
        startLine()
        output.write("</div>\n")
        return true
    }

    private mutating func writePlayer(
        _ element: StaticString, _ target: Arena.Target, _ resolved: ResolvedLink?, _ label: EmbedLabel
    ) {
        output.write("<")
        output.write(element)
        output.write(" controls=\"\" preload=\"metadata\" src=\"")
        writeSource(target, resolved)
        output.write("\"")
        if !label.text.isEmpty {
            output.write(" aria-label=\"")
            output.writeEscaped(label.text[...])
            output.write("\"")
        }
        writeSize(label.width, label.height)
        output.write("></")
        output.write(element)
        output.write(">")
    }

    private mutating func writeSource(_ target: Arena.Target, _ resolved: ResolvedLink?) {
        if let resolved {
            output.writeAddress(resolved.url)
        } else {
            output.writeAddress(arena.bytes(of: target.destination))
        }
    }

    private mutating func writeImage(_ target: Arena.Target, _ resolved: ResolvedLink?, _ label: EmbedLabel) {
        output.write("<img src=\"")
        writeSource(target, resolved)
        output.write("\" alt=\"")
        output.writeEscaped(label.text[...])
        output.write("\"")
        let size = resolved?.picture?.shown(width: label.width, height: label.height)
        writeSize(size?.width ?? label.width, size?.height ?? label.height)
        writeLoading()
        output.write(">")
    }

    private mutating func writeLink(_ target: Arena.Target, _ resolved: ResolvedLink?, _ label: EmbedLabel) {
        let isBroken = isBroken(target, resolved)
        if isBroken {
            output.write("<span class=\"broken-link\">")
        } else {
            output.write("<a class=\"wikilink\" href=\"")
            if let resolved { output.writeAddress(resolved.url) } else { writeAddress(of: target) }
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
}

/// What a file is that is embedded, by its extension.
private enum EmbeddedMedium {
    case picture, sound, film, other

    init(_ target: ByteView) {
        let suffix = target.lastIndex(of: .dot).map { target[($0 + 1)...] }
        switch String(decoding: suffix.map { $0.map(\.lowercased) } ?? [], as: UTF8.self) {
        case "png", "jpg", "jpeg", "gif", "svg", "webp", "avif", "bmp", "ico": self = .picture
        case "mp3", "wav", "m4a", "ogg", "flac", "3gp", "opus": self = .sound
        case "mp4", "webm", "ogv", "mov", "mkv": self = .film
        default: self = .other
        }
    }
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
