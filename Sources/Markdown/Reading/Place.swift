import Text

extension Document {
    /// What stands at a byte of a document, for whoever points at one, such as an editor.
    public enum Place: Sendable {
        /// A link, image, wiki link, embed, or an address in raw HTML.
        case link(Link)
        /// A heading, but for the links in it.
        case heading(Heading)
        /// A code block, with the offset in its text; without one on its fences.
        case code(CodeBlock, offset: Int?)
        /// An info string, with the attribute at the byte, if any.
        case infoString(CodeBlock, InfoString.Attribute?)
        /// An include, with the attribute at the byte, if any.
        case include(Include, InfoString.Attribute?)
        /// A reference to a footnote, or the label of one.
        case footnote(Footnote)
        /// Anything else: the innermost node, which is the document between blocks.
        case text(NodeID)
    }

    /// A reference to a footnote or the label before a footnote's text.
    public struct Footnote: Sendable, Hashable {
        /// The reference, or the whole footnote.
        public let node: NodeID
        /// The label as labels are compared, without `^`.
        public let label: String
        /// The footnote, with its label and its text.
        public let definition: Range<Int>
    }

    /// What stands at a byte of the text. In a link with a picture it is the picture, and in any link its text is the
    /// link. A byte right behind a block is the block's, where it is no other's.
    ///
    /// It looks at the siblings on the way down and makes nothing but what it returns.
    public func node(at offset: Int) -> Place {
        arena.withReader { reader in
            var innermost: Int32 = 0
            var named: Place?
            var next = arena.child(at: offset, of: innermost, reader)
            while next != Node.none {
                innermost = next
                named = place(innermost, at: offset) ?? named
                next = arena.child(at: offset, of: innermost, reader)
            }
            return named ?? openCode(in: innermost, at: offset) ?? .text(NodeID(index: innermost))
        }
    }

    /// The code block that no fence closes, so that it goes on at the end of the text.
    private func openCode(in parent: Int32, at offset: Int) -> Place? {
        let last = arena[parent].lastChild
        guard last != Node.none, arena[last].kind == .codeBlock, offset == bytes.count,
            !codeBlocks[Int(arena[last].payload)].isClosed
        else { return nil }
        return code(codeBlocks[Int(arena[last].payload)], at: offset)
    }

    /// What a node is where it has a name of its own.
    private func place(_ id: Int32, at offset: Int) -> Place? {
        switch arena[id].kind {
        case .link, .image, .wikiLink, .embed: link(id).map { .link($0) }
        case .heading: .heading(Heading(arena.headings[Int(arena[id].payload)], of: self))
        case .codeBlock: code(codeBlocks[Int(arena[id].payload)], at: offset)
        case .include: include(id, at: offset)
        case .footnoteReference: footnote(id, arena.footnoteReferences[Int(arena[id].payload)].label)
        case .footnoteDefinition: footnoteLabel(id, at: offset)
        case .htmlBlock, .htmlInline: address(in: id, at: offset)
        case .document, .blockQuote, .list, .item, .callout, .container, .footnotes, .definitionList,
            .definition,
            .table, .tableRow, .containerFence, .paragraph, .calloutTitle, .containerTitle, .definitionTerm,
            .tableCell, .thematicBreak, .emphasis, .strong, .strikethrough, .mark, .text, .softBreak,
            .lineBreak,
            .code, .comment, .math:
            nil
        }
    }

    private func link(_ id: Int32) -> Link? {
        let definitions = arena.definitions.isEmpty ? nil : LinkDefinitions(of: arena)
        return Link.Kind(arena[id].kind).map {
            LinkReader(arena: arena, id: id, definitions: definitions).link($0)
        }
    }

    private func address(in html: Int32, at offset: Int) -> Place? {
        guard hasRawHTML else { return nil }
        let links = RawHTMLReader(arena, options.html).parts(of: html).links
        return links.first { $0.range.contains(offset) || $0.fragmentRange?.contains(offset) == true }
            .map { .link($0) }
    }

    private func code(_ block: CodeBlock, at offset: Int) -> Place {
        let info = block.infoRange
        if !info.isEmpty, info.touches(offset) {
            return .infoString(block, block.info.attributes.attribute(at: offset))
        }
        return .code(block, offset: block.map.offset(ofOrigin: offset) ?? end(of: block, at: offset))
    }

    /// The end of a code block's text, which is the end of the document where no fence closes it.
    private func end(of block: CodeBlock, at offset: Int) -> Int? {
        guard !block.isClosed, offset == bytes.count, let last = block.text.indices.last else { return nil }
        // The line ending that the text has and the document has not is behind the offset.
        return bytes.last?.isLineEnd == true ? block.text.count : last
    }

    private func include(_ id: Int32, at offset: Int) -> Place {
        let attributes = arena.containers[Int(arena[id].payload)].attributes.attributes
        return .include(
            Include(attributes: attributes, range: arena[id].range), attributes.attribute(at: offset))
    }

    private func footnoteLabel(_ id: Int32, at offset: Int) -> Place? {
        let text = arena[id].firstChild
        guard text == Node.none || offset < Int(arena[text].start) else { return nil }
        return footnote(id, Footnotes.normalized(arena.bytes(of: arena[id].text)))
    }

    private func footnote(_ id: Int32, _ label: String) -> Place? {
        let note = arena.footnotes.first { Footnotes.normalized(arena.bytes(of: arena[$0].text)) == label }
        return note.map {
            .footnote(
                Footnote(node: NodeID(index: id), label: label, definition: arena[$0].range))
        }
    }
}

extension Arena {
    /// The child that a byte is in, else the block that it is right behind; -1 where there is none.
    fileprivate func child(at offset: Int, of parent: Int32, _ reader: ArenaReader) -> Int32 {
        // Footnotes are put at the end, wherever they are written.
        if parent == 0, let note = footnotes.first(where: { self[$0].range.contains(offset) }) { return note }
        var behind = Node.none
        var child = reader[parent].firstChild
        while child != Node.none {
            let node = reader[child]
            if node.range.contains(offset) { return child }
            if node.range.upperBound == offset, !reader[parent].kind.holdsInlines { behind = child }
            child = node.next
        }
        return behind
    }
}

extension [InfoString.Attribute] {
    /// The attribute that a byte is in, or right behind.
    fileprivate func attribute(at offset: Int) -> InfoString.Attribute? {
        first { $0.range.contains(offset) } ?? first { $0.range.touches(offset) }
    }
}

extension Range<Int> {
    /// Whether a byte is in it or right behind it.
    fileprivate func touches(_ offset: Int) -> Bool { contains(offset) || upperBound == offset }
}
