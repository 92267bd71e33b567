/// The inlines of one node while extensions cut its texts into pieces and put pieces into new nodes.
struct InlineList {
    /// A run of delimiters that stands among the children as a text node.
    private struct Delimiter {
        let child: Int
        let byte: UInt8
        let count: Int
        let canOpen: Bool
        let canClose: Bool
    }

    var children: [Int32]
    private var delimiters: [Delimiter] = []

    init(_ children: some Sequence<Int32>) {
        self.children = Array(children)
    }

    /// Adds a text node in pieces.
    mutating func append(
        _ node: Int32, _ text: NodeText, _ findings: [InlineExtensions.Finding], _ arena: inout Arena
    ) {
        var start = 0
        for finding in findings {
            appendText(start..<finding.range.lowerBound, of: node, text, &arena)
            switch finding {
            case .autolink(let range, let destination, let written):
                children.append(arena.addAutolink(range, destination, written, of: node, text))
                if let rest = written?.rest, !rest.isEmpty {
                    let place = text.place(of: range.upperBound)
                    var piece = Node(.text, place..<place)
                    piece.text = arena.store(rest)
                    children.append(arena.add(piece))
                }
            case .footnote(let range, let label):
                children.append(arena.addFootnoteReference(range, label, of: node, text))
            case .replacement(let range, let replacement):
                appendText(range, of: node, text, &arena)
                if let piece = children.last {
                    arena[piece].text = arena.store(replacement.utf8)
                    arena[piece].flags = Node.replaced
                }
            case .delimiters(let range):
                appendText(range, of: node, text, &arena)
                addDelimiter(range, text, arena)
            }
            start = finding.range.upperBound
        }
        appendText(start..<text.count, of: node, text, &arena)
    }

    private mutating func appendText(
        _ range: Range<Int>, of node: Int32, _ text: NodeText, _ arena: inout Arena
    ) {
        guard !range.isEmpty else { return }
        children.append(arena.addPiece(range, of: node, text))
    }

    private mutating func addDelimiter(_ range: Range<Int>, _ text: NodeText, _ arena: Arena) {
        let byte = text[range.lowerBound]
        guard byte.isQuote || Strikethrough.kind(of: byte, count: range.count) != nil else { return }
        let source = text.place(of: range.lowerBound)..<text.place(of: range.upperBound - 1) + 1
        let flanking = Flanking(of: source, in: arena.bytes)
        guard byte.isQuote || flanking.isLeft || flanking.isRight else { return }
        let before = source.lowerBound > 0 ? arena.bytes[source.lowerBound - 1] : nil
        let canOpen = byte.isQuote ? SmartPunctuation.canOpen(flanking, behind: before) : flanking.isLeft
        delimiters.append(
            Delimiter(
                child: children.count - 1, byte: byte, count: range.count,
                canOpen: canOpen, canClose: flanking.isRight))
    }

    /// Matches the delimiters and makes the inlines the children of a node.
    func finish(as parent: Int32, _ arena: inout Arena) {
        let pairs = matchedPairs()
        for (index, isOpening) in pairs.quotes {
            let quote = arena.bytes(of: arena[children[index]].text).first ?? .quote
            let text = arena.store(SmartPunctuation.quote(quote, isOpening: isOpening).utf8)
            arena[children[index]].text = text
        }
        guard !pairs.isEmpty else { return arena.setChildren(of: parent, to: children) }
        var stack: [[Int32]] = [[]]
        for (index, child) in children.enumerated() {
            if pairs.closer[index] != nil {
                stack.append([])
            } else if let opener = pairs.opener[index] {
                let inner = stack.popLast() ?? []
                let range = Int(arena[children[opener]].start)..<Int(arena[child].end)
                let kind = pairs.kind[index] ?? .strikethrough
                let id = arena.add(Node(kind, range))
                arena.setChildren(of: id, to: inner)
                stack[stack.count - 1].append(id)
            } else {
                stack[stack.count - 1].append(child)
            }
        }
        arena.setChildren(of: parent, to: stack[0])
    }

    private struct Pairs {
        /// The closing child of an opening one.
        var closer: [Int: Int] = [:]
        /// The opening child of a closing one.
        var opener: [Int: Int] = [:]
        /// What a closing child closes.
        var kind: [Int: NodeKind] = [:]
        /// Whether a quote among the children opens.
        var quotes: [Int: Bool] = [:]
        var isEmpty: Bool { closer.isEmpty }
    }

    /// Each closer takes the nearest opener of its own length; openers in between are text.
    private func matchedPairs() -> Pairs {
        var pairs = Pairs()
        var openers: [Delimiter] = []
        var waiting: [Int: Int] = [:]
        for delimiter in delimiters {
            if delimiter.byte.isQuote {
                pairs.quotes[delimiter.child] = delimiter.byte == .quote && !delimiter.canClose
            }
            let kind = Int(delimiter.byte) << 2 | delimiter.count
            if delimiter.canClose, waiting[kind, default: 0] > 0 {
                while let opener = openers.popLast() {
                    let openerKind = Int(opener.byte) << 2 | opener.count
                    waiting[openerKind, default: 1] -= 1
                    guard openerKind == kind else { continue }
                    guard !opener.byte.isQuote else {
                        pairs.quotes[opener.child] = true
                        break
                    }
                    pairs.closer[opener.child] = delimiter.child
                    pairs.opener[delimiter.child] = opener.child
                    pairs.kind[delimiter.child] = Strikethrough.kind(
                        of: delimiter.byte, count: delimiter.count)
                    break
                }
            } else if delimiter.canOpen {
                openers.append(delimiter)
                waiting[kind, default: 0] += 1
            }
        }
        return pairs
    }
}

extension Arena {
    /// Adds a text node that is a part of another.
    mutating func addPiece(_ part: Range<Int>, of node: Int32, _ text: NodeText) -> Int32 {
        let end =
            part.upperBound == text.count ? self[node].range.upperBound : text.place(of: part.upperBound)
        let start = text.place(of: part.lowerBound)
        var piece = Node(.text, start..<max(start, end))
        piece.text = self[node].text[part]
        return add(piece)
    }
}
