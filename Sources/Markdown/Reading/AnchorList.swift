public import Diagnostics

/// The ids of a document, in the order in which they stand on its page, and those that stand there twice.
struct AnchorList {
    /// An id that was there already.
    struct Repeat {
        let name: String
        /// Where the author can change it.
        let range: Range<Int>
        /// Where the other one is; `nil` for one that has no place in the text.
        let other: Range<Int>?
    }

    private struct Place {
        let range: Range<Int>?
        /// Whether the author wrote it, in the text of a heading at least; footnotes have ids of their own.
        let isWritten: Bool
    }

    /// Each id once.
    private(set) var names: [String] = []
    private(set) var repeats: [Repeat] = []
    private var places: [String: Place] = [:]
    /// The number of the last footnote that was met.
    private var footnote = 0
    private let isWaymark: Bool

    /// No ids yet.
    init(of document: Document) {
        isWaymark = document.options.profile == .waymark
    }

    /// Where an id stands.
    func range(of name: String) -> Range<Int>? { places[name]?.range }

    /// Adds the ids of a node; the nodes have to come in the order of the text.
    mutating func add(of id: Int32, _ arena: Arena) {
        let node = arena[id]
        switch node.kind {
        case .heading:
            let range =
                node.text.isEmpty || !node.text.isInDocument ? arena.textRange(of: id) : node.text.range
            add(arena.string(of: arena.headings[Int(node.payload)].id), range)
        case .footnoteReference:
            add(arena.footnoteReferences[Int(node.payload)].anchor, node.range, isWritten: false)
        case .footnotes where isWaymark: add(Footnotes.labelID, nil, isWritten: false)
        case .footnoteDefinition:
            footnote += 1
            add(Footnotes.anchor(ofNote: footnote), node.range, isWritten: false)
        case .document, .blockQuote, .list, .item, .callout, .container, .footnotes, .definitionList,
            .definition,
            .table, .tableRow, .containerFence, .paragraph, .calloutTitle, .containerTitle, .definitionTerm,
            .tableCell, .codeBlock, .htmlBlock, .thematicBreak, .include, .link, .image, .wikiLink, .embed,
            .strikethrough, .mark, .text, .softBreak, .lineBreak, .code, .htmlInline, .comment, .math,
            .emphasis,
            .strong:
            break
        }
        if !arena.blockIDs.isEmpty, let name = arena.blockIDs[id] {
            add("^" + arena.string(of: name), name.isInDocument ? name.range : node.range)
        }
    }

    /// Adds the ids of raw HTML.
    mutating func add(_ ids: [Document.RawID]) {
        for id in ids { add(id.name, id.range) }
    }

    private mutating func add(_ name: String?, _ range: Range<Int>?, isWritten: Bool = true) {
        guard let name else { return }
        guard let first = places[name] else {
            names.append(name)
            places[name] = Place(range: range, isWritten: isWritten)
            return
        }
        // What only the program can change is not reported, but what the author wrote beside it.
        if isWritten, let range {
            repeats.append(Repeat(name: name, range: range, other: first.range))
        } else if first.isWritten, let written = first.range {
            repeats.append(Repeat(name: name, range: written, other: range))
        }
    }
}

extension Document {
    /// Ids that stand on the page more than once, each at every place but the first.
    public var repeatedAnchors: [Diagnostic] {
        cache.parts(of: self).repeats.map { found in
            Diagnostic(
                .duplicateAnchor, .warning, "the id `\(found.name)` stands on the page twice",
                at: Location(path: path, range: found.range),
                help: "give one of the two another id; links lead to the first",
                notes: found.other.map {
                    [Diagnostic.Note("it stands here too", at: Location(path: path, range: $0))]
                } ?? [])
        }
    }

    /// Where an id of the page stands; `nil` for one that is not there, or has no place in the text.
    public func range(ofAnchor name: String) -> Range<Int>? {
        cache.parts(of: self).anchorList.range(of: name)
    }
}

extension Arena {
    /// What stands between the marks of a heading.
    fileprivate func textRange(of heading: Int32) -> Range<Int> {
        let (first, last) = (self[heading].firstChild, self[heading].lastChild)
        guard first != Node.none, last != Node.none,
            self[first].range.lowerBound < self[last].range.upperBound
        else { return self[heading].range }
        return self[first].range.lowerBound..<self[last].range.upperBound
    }
}
