import Text

extension ConfigDocument {
    /// The document as the value at a JSON Pointer (RFC 6901) in another document, or in an otherwise empty one.
    ///
    /// In the other document it replaces the value at that place, or is added to the object or array there (`-`
    /// is the place behind an array's last element); objects that are missing on the way are made. In an empty
    /// document a number in the pointer makes an array, of which the value is the only element that is known.
    public func placed(
        at pointer: String, in base: ConfigDocument? = nil
    ) -> Result<PlacedDocument, PlacementProblem> {
        let bytes = Array(pointer.utf8)
        guard let tokens = PointerToken.tokens(bytes) else {
            return .failure(PlacementProblem(kind: .notAPointer, range: 0..<bytes.count))
        }
        guard tokens.count <= Placement.deepest, let value = valuesNode else {
            return .failure(PlacementProblem(kind: .tooDeep, range: 0..<bytes.count))
        }
        var placement = Placement(text: storage, value: value.index, base: base, pointer: bytes, tokens)
        return placement.place(tokens).map {
            PlacedDocument(
                document: ConfigDocument(
                    storage: ConfigStorage(
                        arena: $0, problems: problems, roots: [0], language: language)),
                text: 0..<self.bytes.count, pointer: placement.pointerStart..<$0.bytes.count,
                opening: value.placeOfOpening)
        }
    }
}

/// A reference token of a JSON Pointer and the bytes of the pointer that spell it.
private struct PointerToken {
    let text: [UInt8]
    let range: Range<Int>

    var isPosition: Bool { text == [UInt8(ascii: "-")] || (!text.isEmpty && text.allSatisfy(\.isDigit)) }

    /// The position that it names; `nil` for `-` and for one that no array of a configuration has.
    var position: UInt16? { UInt16(String(decoding: text, as: UTF8.self)) }

    /// The tokens of a pointer; `nil` for a text that is none.
    static func tokens(_ bytes: [UInt8]) -> [PointerToken]? {
        guard let first = bytes.first else { return [] }
        guard first == UInt8(ascii: "/") else { return nil }
        var tokens: [PointerToken] = []
        var start = 1
        while start <= bytes.count {
            let end = bytes[start...].firstIndex(of: UInt8(ascii: "/")) ?? bytes.count
            guard let text = unescaped(bytes[start..<end]) else { return nil }
            tokens.append(PointerToken(text: text, range: start..<end))
            start = end + 1
        }
        return tokens
    }

    private static func unescaped(_ bytes: ArraySlice<UInt8>) -> [UInt8]? {
        var text: [UInt8] = []
        var rest = bytes
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "~") else {
                text.append(byte)
                continue
            }
            switch rest.popFirst() {
            case UInt8(ascii: "0"): text.append(UInt8(ascii: "~"))
            case UInt8(ascii: "1"): text.append(UInt8(ascii: "/"))
            default: return nil
            }
        }
        return text
    }
}

/// Puts the nodes of a text among those of the document that it stands in.
private struct Placement {
    /// How many steps a pointer may have.
    static let deepest = 64

    /// The nodes of the document around; strings and ranges lead into `arena`.
    private var outer: [Node]
    /// The nodes of the text, from 0.
    private let inner: [Node]
    private var arena: NodeArena
    let pointerStart: Int

    init(
        text: ConfigStorage, value: Int, base: ConfigDocument?, pointer: [UInt8], _ tokens: [PointerToken]
    ) {
        let end = Int(text.arena.nodes[value].next)
        inner = text.arena.nodes[value..<end].map { $0.shifted(nodes: -value, bytes: 0, side: 0) }
        arena = NodeArena(bytes: text.arena.bytes + [0x0A], side: text.arena.side)
        if let base, let root = base.root {
            let nodes = base.storage.arena.nodes
            let (bytes, side) = (arena.bytes.count, arena.side.count)
            outer = nodes[root.index..<Int(nodes[root.index].next)].map {
                $0.shifted(nodes: -root.index, bytes: bytes, side: side)
            }
            arena.bytes += base.bytes + [0x0A]
            arena.side += base.storage.arena.side
        } else {
            outer = [Self.container(for: tokens.first, at: inner[0].range)]
            outer[0].next = 1
        }
        pointerStart = arena.bytes.count
        arena.bytes += pointer
    }

    /// An object or array of which only what the pointer leads to is known.
    private static func container(for token: PointerToken?, at range: Range<Int>) -> Node {
        var node = Node(
            token?.isPosition == true ? .array : .object, start: range.lowerBound, end: range.upperBound,
            flags: .partial)
        if let token, node.type == .array { node.hash = UInt32(token.position ?? 0) }
        return node
    }

    /// The nodes of the whole.
    mutating func place(_ tokens: [PointerToken]) -> Result<NodeArena, PlacementProblem> {
        var path = [0]
        for (number, token) in tokens.enumerated() {
            let container = path[path.count - 1]
            if let child = child(token, of: container) {
                path.append(child)
                continue
            }
            if let problem = obstacle(token, in: container) { return .failure(problem) }
            let added = madeNodes(Array(tokens[number...]), isMember: outer[container].type == .object)
            outer[container].payload += 1
            let end = Int(outer[container].next)
            return .success(spliced(added, replacing: end..<end, path))
        }
        let target = path.removeLast()
        return .success(spliced(inner, replacing: target..<Int(outer[target].next), path))
    }

    private func child(_ token: PointerToken, of container: Int) -> Int? {
        var child = container + 1
        let end = Int(outer[container].next)
        switch outer[container].type {
        case .array:
            guard let wanted = Int(String(decoding: token.text, as: UTF8.self)),
                token.text.elementsEqual(String(wanted).utf8)
            else { return nil }
            var position = 0
            while child < end, position < wanted {
                child = Int(outer[child].next)
                position += 1
            }
            return child < end ? child : nil
        case .object:
            var found: Int?
            while child < end {
                if text(outer[child]).elementsEqual(token.text) { found = child + 1 }
                child = Int(outer[child + 1].next)
            }
            return found
        default: return nil
        }
    }

    private func text(_ key: Node) -> ArraySlice<UInt8> {
        let range = key.textOffset..<key.textOffset + key.textLength
        return key.flags.contains(.side) ? arena.side[range] : arena.bytes[range]
    }

    /// Why nothing can be added under a token.
    private func obstacle(_ token: PointerToken, in container: Int) -> PlacementProblem? {
        let node = outer[container]
        switch node.type {
        case .object: return nil
        case .array:
            let isNext =
                token.text == [UInt8(ascii: "-")] || token.text.elementsEqual(String(node.count).utf8)
            if isNext || (node.flags.contains(.partial) && token.isPosition) { return nil }
            return PlacementProblem(kind: .noElement(count: node.count), range: token.range)
        default:
            return PlacementProblem(
                kind: .noContainer(
                    ConfigNode(storage: storage(arena, outer), index: container).kind), range: token.range)
        }
    }

    private func storage(_ arena: NodeArena, _ nodes: [Node]) -> ConfigStorage {
        ConfigStorage(
            arena: NodeArena(nodes: nodes, bytes: arena.bytes, side: arena.side), problems: [], roots: [0],
            language: .json)
    }

    /// The text's nodes inside the objects and arrays that tokens name, from 0; with the first token's key in
    /// front where it names a member.
    private mutating func madeNodes(_ tokens: [PointerToken], isMember: Bool) -> [Node] {
        var nodes: [Node] = []
        for (number, token) in tokens.enumerated() {
            let isKey = number == 0 ? isMember : nodes.last?.type == .object
            if number > 0 { nodes[nodes.count - 1].payload = 1 }
            if isKey { nodes.append(key(token, at: nodes.count)) }
            if number + 1 < tokens.count {
                nodes.append(Self.container(for: tokens[number + 1], at: inner[0].range))
            }
        }
        let shift = nodes.count
        for index in nodes.indices where nodes[index].type != .string {
            nodes[index].next = UInt32(truncatingIfNeeded: shift + inner.count)
        }
        return nodes + inner.map { $0.shifted(nodes: shift, bytes: 0, side: 0) }
    }

    private mutating func key(_ token: PointerToken, at index: Int) -> Node {
        var key = Node(
            .string, start: pointerStart + token.range.lowerBound, end: pointerStart + token.range.upperBound,
            payload: Node.text(offset: arena.side.count, length: token.text.count), flags: .side)
        key.hash = token.text.withUnsafeBufferPointer { KeyHash.hash($0) }
        key.next = UInt32(truncatingIfNeeded: index + 1)
        arena.side += token.text
        return key
    }

    /// The outer nodes with some replaced by others; `path` leads to them.
    private func spliced(_ added: [Node], replacing range: Range<Int>, _ path: [Int]) -> NodeArena {
        let growth = added.count - range.count
        let moved = { (index: Int) -> Node in
            var node = outer[index]
            if Int(node.next) >= range.upperBound, index >= range.upperBound || path.contains(index) {
                node.next = UInt32(truncatingIfNeeded: Int(node.next) + growth)
            }
            node.moveAlias { repeated in
                if range.contains(repeated) { return nil }
                return repeated >= range.upperBound ? repeated + growth : repeated
            }
            return node
        }
        var arena = arena
        arena.nodes = outer[..<range.lowerBound].indices.map(moved)
        arena.nodes += added.map { $0.shifted(nodes: range.lowerBound, bytes: 0, side: 0) }
        arena.nodes += outer[range.upperBound...].indices.map(moved)
        return arena
    }
}

extension ConfigNode {
    /// What opens the value: its bracket or brace, or else its first key.
    fileprivate var placeOfOpening: Range<Int> {
        let start = range.lowerBound
        switch document.bytes[range].first {
        case UInt8(ascii: "{"), UInt8(ascii: "["): return start..<start + 1
        default: return members.first { _ in true }?.key.range ?? range
        }
    }
}
