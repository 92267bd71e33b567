import Text

/// A reference to a footnote in the text.
struct FootnoteReference: Sendable {
    /// The footnote's label as labels are compared.
    let label: String
    /// The footnote's number, from 1, in the order of the first references; 0 until they are counted.
    var number = 0
    /// Which of the references to the footnote this is, from 1.
    var occurrence = 0

    /// Its id; `nil` where it refers to nothing.
    var anchor: String? {
        number == 0 ? nil : occurrence == 1 ? "fnref-\(number)" : "fnref-\(number)-\(occurrence)"
    }
}

/// Footnotes as GitHub has them: `[^label]` in the text and `[^label]: …` anywhere between blocks.
enum Footnotes {
    /// The id of the heading above the footnotes.
    static let labelID = "footnote-label"

    /// The id of a footnote, by its number.
    static func anchor(ofNote number: Int) -> String { "fn-\(number)" }

    /// The reference that begins at a `[`; `nil` where no footnote has its label.
    static func reference(
        at offset: Int, in text: NodeText, _ labels: Set<String>
    ) -> InlineExtensions.Finding? {
        guard offset + 3 < text.count, text[offset + 1] == .caret, text.isPlain(offset) else { return nil }
        var end = offset + 2
        while end < text.count, text[end] != .rightBracket {
            guard !text[end].isWhitespace, text[end] != .leftBracket, end - offset < 1000 else { return nil }
            end += 1
        }
        guard end < text.count, end > offset + 2 else { return nil }
        let label = normalized(text.slice((offset + 2)..<end))
        return labels.contains(label) ? .footnote(offset..<(end + 1), label: label) : nil
    }

    /// A label as labels are compared: without regard to case.
    static func normalized(_ label: some Collection<UInt8>) -> String {
        String(decoding: label, as: UTF8.self).lowercased()
    }
}

extension Arena {
    /// Whether footnotes stand at the end of the document.
    var hasFootnotes: Bool { !footnotes.isEmpty }

    /// The labels of all footnotes.
    func footnoteLabels() -> Set<String> {
        var labels: Set<String> = []
        for node in nodes where node.kind == .footnoteDefinition {
            labels.insert(Footnotes.normalized(bytes(of: node.text)))
        }
        return labels
    }

    /// Adds the node of a reference that stands in a text node.
    mutating func addFootnoteReference(_ range: Range<Int>, _ label: String, of node: Int32, _ text: NodeText)
        -> Int32
    {
        let piece = addPiece(range, of: node, text)
        self[piece].kind = .footnoteReference
        self[piece].payload = Int32(truncatingIfNeeded: footnoteReferences.count)
        footnoteReferences.append(FootnoteReference(label: label))
        return piece
    }

    /// Takes the footnotes out of the text, numbers them in the order in which they are referred to, and puts them
    /// at the end of the document. What nothing refers to is left out.
    mutating func collectFootnotes() {
        let definitions = takeFootnotes()
        guard !definitions.isEmpty else { return }
        var order: [Int32] = []
        var numbers: [String: Int] = [:]
        var occurrences: [String: Int] = [:]
        var next = 0
        var root: Int32 = 0
        while true {
            for id in Array(descendants(of: root)) where self[id].kind == .footnoteReference {
                let index = Int(self[id].payload)
                let label = footnoteReferences[index].label
                if numbers[label] == nil, let definition = definitions[label] {
                    order.append(definition)
                    numbers[label] = order.count
                }
                occurrences[label, default: 0] += 1
                footnoteReferences[index].number = numbers[label] ?? 0
                footnoteReferences[index].occurrence = occurrences[label] ?? 1
            }
            guard next < order.count else { break }
            root = order[next]
            next += 1
        }
        addFootnotes(order, occurrences)
    }

    private mutating func addFootnotes(_ order: [Int32], _ occurrences: [String: Int]) {
        guard !order.isEmpty else { return }
        let section = append(Node(.footnotes, bytes.count..<bytes.count), to: 0)
        for definition in order {
            let count = occurrences[Footnotes.normalized(bytes(of: self[definition].text))] ?? 1
            self[definition].payload = Int32(truncatingIfNeeded: count)
        }
        setChildren(of: section, to: order)
        footnotes = order
    }

    /// Takes the footnotes out of the lists that stand for them; the first of a label counts.
    private mutating func takeFootnotes() -> [String: Int32] {
        var definitions: [String: Int32] = [:]
        var lists: [Int32] = []
        for index in nodes.indices where nodes[index].kind == .footnoteDefinition {
            let id = Int32(truncatingIfNeeded: index)
            let label = Footnotes.normalized(bytes(of: self[id].text))
            if definitions[label] == nil { definitions[label] = id }
            if lists.last != self[id].parent { lists.append(self[id].parent) }
        }
        var parents: [Int32: Set<Int32>] = [:]
        for list in lists {
            let items = children(of: list).filter { self[$0].kind != .footnoteDefinition }
            setChildren(of: list, to: items)
            if items.isEmpty { parents[self[list].parent, default: []].insert(list) }
        }
        for (parent, emptied) in parents {
            setChildren(of: parent, to: children(of: parent).filter { !emptied.contains($0) })
        }
        return definitions
    }
}
