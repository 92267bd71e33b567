import Text

/// Inlines.
extension HTMLRenderer {
    /// Writes what stands in front of an inline's children; false where the children are not to be written.
    mutating func enterInline(_ id: Int32) -> Bool {
        let node = arena[id]
        switch node.kind {
        case .text:
            output.writeEscaped(arena.bytes(of: node.text))
            return false
        case .softBreak:
            output.write("\n")
            return false
        case .lineBreak:
            output.write(isDecorated ? "<br>\n" : "<br />\n")
            return false
        case .code:
            output.write("<code>")
            output.writeEscaped(arena.bytes(of: node.text))
            output.write("</code>")
            return false
        case .htmlInline:
            writeRawHTML(id)
            return false
        case .link: openLink(id)
        case .footnoteReference:
            writeFootnoteReference(id)
            return false
        case .image:
            writeImage(id)
            return false
        case .embed:
            writeEmbed(id)
            return false
        case .wikiLink: return openWikiLink(id)
        case .math:
            writeMath(id)
            return false
        case .document, .blockQuote, .list, .item, .callout, .container, .footnotes, .footnoteDefinition,
            .definitionList, .definition, .table, .tableRow, .containerFence, .paragraph, .heading,
            .calloutTitle, .containerTitle, .definitionTerm, .tableCell, .codeBlock, .htmlBlock,
            .thematicBreak, .include, .emphasis, .strong, .strikethrough, .mark, .comment:
            break
        }
        return true
    }

    private mutating func openLink(_ id: Int32) {
        let target = arena.arena.targets[Int(arena[id].payload)]
        let resolved = resolvedLink(id)
        let destination = arena.bytes(of: target.destination)
        if !options.keepsRawHTML, resolved == nil, SafeURL.isUnsafe(destination, isImage: false) {
            silent.insert(id)
            return
        }
        // An empty address would lead to the page itself.
        if resolved?.isBroken == true { return output.write("<span class=\"broken-link\">") }
        output.write("<a href=\"")
        if let resolved { output.writeAddress(resolved.url) } else { output.writeAddress(destination) }
        output.write("\"")
        writeTitle(target, resolved)
        if resolved?.isExternal == true { output.write(" rel=\"external\"") }
        output.write(">")
    }

    mutating func closeLink(_ id: Int32) {
        guard silent.remove(id) == nil else { return }
        output.write(resolvedLink(id)?.isBroken == true ? "</span>" : "</a>")
    }

    mutating func writeTitle(_ target: Arena.Target, _ resolved: ResolvedLink?) {
        guard !target.title.isEmpty || resolved?.title != nil else { return }
        output.write(" title=\"")
        if target.title.isEmpty, let title = resolved?.title {
            output.writeEscaped(title)
        } else {
            output.writeEscaped(arena.bytes(of: target.title))
        }
        output.write("\"")
    }

    private mutating func openWikiLink(_ id: Int32) -> Bool {
        let target = arena.arena.targets[Int(arena[id].payload)]
        let resolved = resolvedLink(id)
        if isBroken(target, resolved) {
            output.write("<span class=\"broken-link\">")
        } else {
            output.write("<a class=\"wikilink\" href=\"")
            if let resolved { output.writeAddress(resolved.url) } else { writeAddress(of: target) }
            output.write("\"")
            writeTitle(target, resolved)
            output.write(">")
        }
        guard !target.hasLabel, let label = resolved?.label else { return true }
        output.writeEscaped(label)
        closeWikiLink(id)
        return false
    }

    mutating func closeWikiLink(_ id: Int32) {
        let isBroken = isBroken(arena.arena.targets[Int(arena[id].payload)], resolvedLink(id))
        output.write(isBroken ? "</span>" : "</a>")
    }

    /// Whether a wiki link or an embed leads nowhere, or to where no link may lead.
    func isBroken(_ target: Arena.Target, _ resolved: ResolvedLink?) -> Bool {
        if let resolved { return resolved.isBroken }
        return !options.keepsRawHTML
            && SafeURL.runsScript(arena.bytes(of: target.destination))
    }

    /// The address of a wiki link that nobody has resolved: its target as a path.
    mutating func writeAddress(of target: Arena.Target) {
        output.writeAddress(arena.bytes(of: target.destination))
        guard let fragment = target.fragment else { return }
        output.write("#")
        let name = arena.arena.string(of: fragment)
        output.writeAddress(name.hasPrefix("^") ? name : HeadingIDs.slug(name))
    }
}
